//! A linear model's weights: a few for each feature, in a table that is quick to ask.

use super::asset::Feature;

/// Features by their keys. Open addressing, twice as many places as features.
#[derive(Debug, Default)]
pub struct Table<T> {
    places: Vec<(u32, T)>,
    /// A bit for some bits of each key: small enough to stay in the processor's cache, and most
    /// keys that are asked for are not there.
    seen: Vec<u64>,
}

/// Of [`Table::seen`].
const SEEN_BITS: u32 = 22;

fn seen(key: u32) -> (usize, u32) {
    let bit = key >> (u32::BITS - SEEN_BITS);
    ((bit >> 6) as usize, bit & 63)
}

impl<T: Copy + Default + PartialEq> Table<T> {
    /// Of features with what is known of them, which is never the default.
    fn new(features: &[(u32, T)]) -> Self {
        let size = (features.len() * 2 + 1).next_power_of_two();
        let places = vec![(0, T::default()); size];
        let mut table = Self { places, seen: vec![0; 1 << (SEEN_BITS - 6)] };
        for (key, known) in features {
            let (word, bit) = seen(*key);
            if let Some(word) = table.seen.get_mut(word) {
                *word |= 1 << bit;
            }
            let mut at = table.first(*key);
            while table.places.get(at).is_some_and(|place| place.1 != T::default()) {
                at = table.after(at);
            }
            if let Some(place) = table.places.get_mut(at) {
                *place = (*key, *known);
            }
        }
        table
    }

    /// Where a key's place is, if nothing else stands there.
    fn first(&self, key: u32) -> usize {
        key as usize & self.places.len().wrapping_sub(1)
    }

    fn after(&self, at: usize) -> usize {
        (at + 1) & self.places.len().wrapping_sub(1)
    }

    /// Calls `each` with what is known of the features of `keys`; of some nothing is.
    fn ask(&self, keys: &[u32], mut each: impl FnMut(T)) {
        for chunk in keys.chunks(CHUNK) {
            // First those that may be there, without a branch for each.
            let mut likely = [0; CHUNK];
            let mut count = 0;
            for key in chunk {
                let (word, bit) = seen(*key);
                if let Some(slot) = likely.get_mut(count) {
                    *slot = *key;
                }
                count += self.seen.get(word).map_or(0, |word| (word >> bit & 1) as usize);
            }
            // Then their places, so that memory is waited for once and not time after time.
            let mut first = [(0, T::default()); CHUNK];
            for (place, key) in first.iter_mut().zip(&likely).take(count) {
                *place = self.places.get(self.first(*key)).copied().unwrap_or_default();
            }
            for (key, (own, known)) in likely.iter().zip(first).take(count) {
                if own == *key {
                    each(known);
                } else if known != T::default() {
                    each(self.farther(*key));
                }
            }
        }
    }

    /// What is known of a feature that may stand beyond its first place.
    fn farther(&self, key: u32) -> T {
        let mut at = self.after(self.first(key));
        while let Some((own, known)) = self.places.get(at) {
            if *own == key || *known == T::default() {
                return *known;
            }
            at = self.after(at);
        }
        T::default()
    }
}

/// So many keys are looked at together.
const CHUNK: usize = 64;

/// Up to four weights for each feature.
#[derive(Debug, Default)]
pub(super) struct Narrow(Table<[i8; 4]>);

impl Narrow {
    pub(super) fn new(features: &[Feature]) -> Self {
        let dense = |weights: &[(u8, i8)]| {
            let mut dense = [0; 4];
            for (class, weight) in weights {
                if let Some(own) = dense.get_mut(usize::from(*class)) {
                    *own = *weight;
                }
            }
            dense
        };
        let features: Vec<_> = features.iter().map(|(key, ws)| (*key, dense(ws))).collect();
        Self(Table::new(&features))
    }

    /// What the features of `keys` say, added up; an unknown feature says nothing.
    pub(super) fn sums(&self, keys: &[u32]) -> [i32; 4] {
        let mut sums = [0; 4];
        self.0.ask(keys, |weights| {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        });
        sums
    }
}

/// Some of many weights for each feature.
#[derive(Debug, Default)]
pub(super) struct Wide {
    /// Where a feature's weights begin, and how many they are.
    table: Table<u32>,
    weights: Vec<(u8, i8)>,
}

/// Bits of a place that count the weights.
const COUNT_BITS: u32 = 6;
const MOST: usize = (1 << COUNT_BITS) - 1;

impl Wide {
    pub(super) fn new(features: &[Feature]) -> Self {
        let mut weights = Vec::with_capacity(features.iter().map(|f| f.1.len()).sum());
        let mut places = Vec::with_capacity(features.len());
        for (key, own) in features.iter().filter(|feature| !feature.1.is_empty()) {
            let count = own.len().min(MOST);
            places.push((*key, (weights.len() as u32) << COUNT_BITS | count as u32));
            weights.extend(own.iter().take(count));
        }
        Self { table: Table::new(&places), weights }
    }

    /// What the features of `keys` say, added up; an unknown feature says nothing.
    pub(super) fn sums<const N: usize>(&self, keys: &[u32]) -> [i32; N] {
        let mut sums = [0; N];
        self.table.ask(keys, |place| {
            let begin = (place >> COUNT_BITS) as usize;
            let end = begin + (place as usize & MOST);
            for (class, weight) in self.weights.get(begin..end).unwrap_or_default() {
                if let Some(sum) = sums.get_mut(usize::from(*class)) {
                    *sum += i32::from(*weight);
                }
            }
        });
        sums
    }
}

//! A linear model's weights: a few for each feature, in a table that is quick to ask.

use super::model::{AssetError, Reader};

/// A feature's key and its weights by what they speak for, in rising order.
pub type Feature = (u32, Vec<(u8, i8)>);

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
            let mut at = *key as usize & (size - 1);
            while table.places.get(at).is_some_and(|place| place.1 != T::default()) {
                at = (at + 1) & (size - 1);
            }
            if let Some(place) = table.places.get_mut(at) {
                *place = (*key, *known);
            }
        }
        table
    }

    /// Calls `each` with what is known of the features of `keys`; of some nothing is.
    fn ask(&self, keys: &[u32], mut each: impl FnMut(T)) {
        let mask = self.places.len().wrapping_sub(1);
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
            for key in likely.iter().take(count) {
                let mut at = *key as usize & mask;
                while let Some((own, known)) = self.places.get(at) {
                    if own == key || *known == T::default() {
                        each(*known);
                        break;
                    }
                    at = (at + 1) & mask;
                }
            }
        }
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
/// More weights than the bits can count are not kept.
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

/// Features sorted by key, in four streams (they compress better so): each key's distance from the
/// last one (seven bits a byte), how many weights it has, what they speak for, the weights.
pub fn write(features: &[Feature], bytes: &mut Vec<u8>) {
    bytes.extend((features.len() as u32).to_le_bytes());
    let mut last = 0;
    for (key, _) in features {
        let mut distance = key.wrapping_sub(last);
        last = *key;
        while distance >= 0x80 {
            bytes.push(distance as u8 | 0x80);
            distance >>= 7;
        }
        bytes.push(distance as u8);
    }
    bytes.extend(features.iter().map(|(_, weights)| weights.len().min(MOST) as u8));
    let weights = || features.iter().flat_map(|(_, weights)| weights.iter().take(MOST));
    bytes.extend(weights().map(|weight| weight.0));
    bytes.extend(weights().map(|weight| weight.1.cast_unsigned()));
}

/// Reads what [`write`] wrote.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Vec<Feature>, AssetError> {
    let count = reader.number()? as usize;
    let mut keys = Vec::new();
    let mut key = 0_u32;
    for _ in 0..count {
        let mut distance = 0_u32;
        for place in 0..5 {
            let byte = reader.byte()?;
            distance |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        key = key.wrapping_add(distance);
        keys.push(key);
    }
    let counts = reader.take(count)?;
    let all = counts.iter().map(|count| usize::from(*count)).sum();
    let mut weights =
        reader.take(all)?.iter().zip(reader.take(all)?).map(|(class, w)| (*class, w.cast_signed()));
    let mut features = Vec::with_capacity(count);
    for (key, count) in keys.into_iter().zip(counts) {
        features.push((key, weights.by_ref().take(usize::from(*count)).collect()));
    }
    Ok(features)
}

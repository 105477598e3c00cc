//! A linear model's weights: a few for each feature, in a table that is quick to ask.

use super::model::{AssetError, Reader};

/// Features by their keys, each with its weights by what they speak for. Open addressing, twice as
/// many places as features.
#[derive(Debug, Default)]
pub struct Table {
    /// A key, where its weights begin in `weights`, and how many they are.
    places: Vec<(u32, u32)>,
    weights: Vec<(u8, i8)>,
    /// A bit for some bits of each key: small enough to stay in the processor's cache.
    seen: Vec<u64>,
}

/// A feature's key and its weights by what they speak for, in rising order.
pub type Feature = (u32, Vec<(u8, i8)>);

const EMPTY: u32 = u32::MAX;
/// Bits of a place's second number that count the weights.
const COUNT_BITS: u32 = 6;
/// More weights than the bits can count are not kept.
pub const MOST: usize = (1 << COUNT_BITS) - 1;
/// Of [`Table::seen`].
const SEEN_BITS: u32 = 21;

fn seen(key: u32) -> (usize, u64) {
    let bit = key >> (u32::BITS - SEEN_BITS);
    ((bit >> 6) as usize, 1 << (bit & 63))
}

impl Table {
    #[must_use]
    pub fn new(features: &[Feature]) -> Self {
        let size = (features.len() * 2 + 1).next_power_of_two();
        let mut table = Self {
            places: vec![(0, EMPTY); size],
            weights: Vec::with_capacity(features.iter().map(|f| f.1.len()).sum()),
            seen: vec![0; 1 << (SEEN_BITS - 6)],
        };
        for (key, weights) in features {
            let (word, bit) = seen(*key);
            if let Some(word) = table.seen.get_mut(word) {
                *word |= bit;
            }
            let mut at = *key as usize & (size - 1);
            while table.places.get(at).is_some_and(|place| place.1 != EMPTY) {
                at = (at + 1) & (size - 1);
            }
            let count = weights.len().min(MOST);
            let begin = table.weights.len() as u32;
            if let Some(place) = table.places.get_mut(at) {
                *place = (*key, begin << COUNT_BITS | count as u32);
            }
            table.weights.extend(weights.iter().take(count));
        }
        table
    }

    /// What the features of `keys` say, added up; an unknown feature says nothing.
    #[must_use]
    pub fn sums<const N: usize>(&self, keys: &[u32]) -> [i32; N] {
        let mut sums = [0; N];
        for key in keys {
            for (class, weight) in self.weights(*key) {
                if let Some(sum) = sums.get_mut(usize::from(*class)) {
                    *sum += i32::from(*weight);
                }
            }
        }
        sums
    }

    fn weights(&self, key: u32) -> &[(u8, i8)] {
        let (word, bit) = seen(key);
        if self.seen.get(word).is_none_or(|word| word & bit == 0) {
            return &[];
        }
        let mask = self.places.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some((own, place)) = self.places.get(at) {
            if *place == EMPTY {
                return &[];
            }
            if *own == key {
                let begin = (place >> COUNT_BITS) as usize;
                let count = *place as usize & MOST;
                return self.weights.get(begin..begin + count).unwrap_or_default();
            }
            at = (at + 1) & mask;
        }
        &[]
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

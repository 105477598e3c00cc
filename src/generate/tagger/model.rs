//! A tagger's weights: read from an asset into a table that is quick to ask.

use std::cmp::Ordering;

use thiserror::Error;

use super::tags::TAGS;

/// What a weight of one is in the asset.
pub const SCALE: f32 = 8.0;

/// The weights of a feature, tag by tag.
pub type Weights = [i8; TAGS];

/// Why a model can't be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    #[error("the tagger's model ends too early")]
    Short,
}

/// Features by their keys.
#[derive(Debug, Default)]
pub struct Model {
    /// Open addressing: a key and where its weights are; twice as many places as features.
    places: Vec<(u32, u32)>,
    weights: Vec<Weights>,
    /// A bit for some bits of each key: small enough to stay in the processor's cache, and most
    /// pairs of words are not there.
    seen: Vec<u64>,
}

/// Of [`Model::seen`].
const SEEN_BITS: u32 = 20;

/// Where a key's bit is.
fn seen(key: u32) -> (usize, u64) {
    let bit = key >> (u32::BITS - SEEN_BITS);
    ((bit >> 6) as usize, 1 << (bit & 63))
}

const EMPTY: u32 = u32::MAX;

impl Model {
    /// Of features by their keys.
    #[must_use]
    pub fn new(features: &[(u32, Weights)]) -> Self {
        let size = (features.len() * 2 + 1).next_power_of_two();
        let mut model = Self {
            places: vec![(0, EMPTY); size],
            weights: features.iter().map(|feature| feature.1).collect(),
            seen: vec![0; 1 << (SEEN_BITS - 6)],
        };
        for (index, (key, _)) in features.iter().enumerate() {
            let (word, bit) = seen(*key);
            if let Some(word) = model.seen.get_mut(word) {
                *word |= bit;
            }
            let mut at = *key as usize & (size - 1);
            while model.places.get(at).is_some_and(|place| place.1 != EMPTY) {
                at = (at + 1) & (size - 1);
            }
            if let Some(place) = model.places.get_mut(at) {
                *place = (*key, index as u32);
            }
        }
        model
    }

    /// Adds a feature's weights to `sums`; an unknown feature adds nothing.
    pub fn add(&self, key: u32, sums: &mut [i32; TAGS]) {
        let (word, bit) = seen(key);
        if self.seen.get(word).is_none_or(|word| word & bit == 0) {
            return;
        }
        let mask = self.places.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some((own, index)) = self.places.get(at) {
            if *index == EMPTY {
                return;
            }
            if *own == key {
                let weights = self.weights.get(*index as usize);
                for (sum, weight) in sums.iter_mut().zip(weights.into_iter().flatten()) {
                    *sum += i32::from(*weight);
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// Features sorted by key: the key's distance from the last one (1–5 bytes, seven bits each),
    /// four bytes with a bit for each tag that has a weight, then those weights.
    #[must_use]
    pub fn write(features: &[(u32, Weights)]) -> Vec<u8> {
        let mut sorted = features.to_vec();
        sorted.sort_by_key(|feature| feature.0);
        let mut bytes = (sorted.len() as u32).to_le_bytes().to_vec();
        let mut last = 0;
        for (key, weights) in &sorted {
            let mut distance = key - last;
            last = *key;
            while distance >= 0x80 {
                bytes.push(distance as u8 | 0x80);
                distance >>= 7;
            }
            bytes.push(distance as u8);
            let bits = weights.iter().rev().fold(0_u32, |bits, w| bits << 1 | u32::from(*w != 0));
            bytes.extend(bits.to_le_bytes());
            bytes.extend(weights.iter().filter(|w| **w != 0).map(|w| w.cast_unsigned()));
        }
        bytes
    }

    /// Reads what [`Model::write`] wrote. Weights of several assets add up: what was learnt from
    /// treebanks of different licences stays in files of their own.
    pub fn read(assets: &[&[u8]]) -> Result<Self, ModelError> {
        let parts: Vec<_> = assets.iter().map(|asset| features(asset)).collect::<Result<_, _>>()?;
        Ok(Self::new(&sum(parts)))
    }
}

/// An asset's features, by their keys in order.
fn features(asset: &[u8]) -> Result<Vec<(u32, Weights)>, ModelError> {
    let mut bytes = asset.iter().copied();
    let mut next = || bytes.next().ok_or(ModelError::Short);
    let mut count = 0;
    for place in 0..4 {
        count |= usize::from(next()?) << (8 * place);
    }
    let mut features = Vec::with_capacity(count.min(asset.len()));
    let mut key = 0_u32;
    for _ in 0..count {
        let mut distance = 0_u32;
        for place in 0..5 {
            let byte = next()?;
            distance |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        key = key.wrapping_add(distance);
        let mut bits = 0;
        for place in 0..4 {
            bits |= u32::from(next()?) << (8 * place);
        }
        let mut weights = [0; TAGS];
        for (tag, weight) in weights.iter_mut().enumerate() {
            if bits >> tag & 1 == 1 {
                *weight = next()?.cast_signed();
            }
        }
        features.push((key, weights));
    }
    Ok(features)
}

/// The sums of features' weights.
fn sum(parts: Vec<Vec<(u32, Weights)>>) -> Vec<(u32, Weights)> {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |own, more| {
        let (mut own, mut more) = (own.into_iter().peekable(), more.into_iter().peekable());
        let mut sums = Vec::with_capacity(own.len() + more.len());
        loop {
            let order = match (own.peek(), more.peek()) {
                (Some(a), Some(b)) => a.0.cmp(&b.0),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let mut feature = if order.is_le() { own.next() } else { more.next() };
            if order.is_eq()
                && let Some(((_, sum), (_, weights))) = feature.as_mut().zip(more.next())
            {
                for (sum, weight) in sum.iter_mut().zip(weights) {
                    *sum = sum.saturating_add(weight);
                }
            }
            sums.extend(feature);
        }
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_reads_what_it_wrote() {
        let mut some = [0; TAGS];
        some[3] = -7;
        some[16] = 127;
        let features = [(7, some), (0xffff_fff0, some), (300, [1; TAGS])];
        let bytes = Model::write(&features);
        let model = Model::read(&[&bytes]).unwrap();
        let mut sums = [0; TAGS];
        model.add(7, &mut sums);
        model.add(0xffff_fff0, &mut sums);
        model.add(8, &mut sums);
        assert_eq!((sums[3], sums[16], sums[0]), (-14, 254, 0));
        let other = Model::write(&[(8, some), (7, [1; TAGS])]);
        let both = Model::read(&[&bytes, &other]).unwrap();
        let mut sums = [0; TAGS];
        both.add(7, &mut sums);
        both.add(8, &mut sums);
        assert_eq!((sums[3], sums[16], sums[0]), (-13, 254, 1));
        assert_eq!(Model::read(&[&bytes[..bytes.len() - 1]]).unwrap_err(), ModelError::Short);
        assert_eq!(Model::read(&[&[]]).unwrap_err(), ModelError::Short);
    }
}

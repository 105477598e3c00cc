//! How a model's weights are written: features sorted by key, what belongs together in streams of
//! its own, numbers little-endian.

use thiserror::Error;

/// A feature's key and its weights by what they speak for, in rising order.
pub type Feature = (u32, Vec<(u8, i8)>);

/// Why an asset can't be read: it was not made by this version's `examples/assets`.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum AssetError {
    #[error("the parser's model ends too early")]
    Short,
    #[error("the parser's model is of another version")]
    Version,
}

/// Each key's distance from the last one, seven bits a byte.
fn write_keys(features: &[Feature], bytes: &mut Vec<u8>) {
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
}

fn write_weights(features: &[Feature], bytes: &mut Vec<u8>) {
    let weights = features.iter().flat_map(|(_, weights)| weights);
    bytes.extend(weights.map(|(_, weight)| weight.cast_unsigned()));
}

/// Features that speak for few things: the keys, a byte each with a bit for what it speaks for,
/// the weights.
pub(super) fn write_narrow(features: &[Feature], bytes: &mut Vec<u8>) {
    write_keys(features, bytes);
    let bits = |weights: &[(u8, i8)]| weights.iter().fold(0, |bits, (class, _)| bits | 1 << class);
    bytes.extend(features.iter().map(|(_, weights)| -> u8 { bits(weights) }));
    write_weights(features, bytes);
}

/// Features that speak for some of many things: the keys, how many each speaks for, which, the
/// weights.
pub(super) fn write_wide(features: &[Feature], bytes: &mut Vec<u8>) {
    write_keys(features, bytes);
    bytes.extend(features.iter().map(|(_, weights)| weights.len() as u8));
    bytes.extend(features.iter().flat_map(|(_, weights)| weights).map(|(class, _)| class));
    write_weights(features, bytes);
}

/// Takes an asset apart from its start.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(asset: &'a [u8]) -> Self {
        Self { rest: asset }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], AssetError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(AssetError::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, AssetError> {
        let (byte, rest) = self.rest.split_first().ok_or(AssetError::Short)?;
        self.rest = rest;
        Ok(*byte)
    }

    /// Four bytes.
    pub(super) fn number(&mut self) -> Result<u32, AssetError> {
        Ok(self.take(4)?.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    }

    fn keys(&mut self) -> Result<Vec<u32>, AssetError> {
        let mut keys = Vec::new();
        let mut key = 0_u32;
        for _ in 0..self.number()? {
            let mut distance = 0_u32;
            for place in 0..5 {
                let byte = self.byte()?;
                distance |= u32::from(byte & 0x7f) << (7 * place);
                if byte & 0x80 == 0 {
                    break;
                }
            }
            key = key.wrapping_add(distance);
            keys.push(key);
        }
        Ok(keys)
    }

    /// Reads what [`write_narrow`] wrote.
    pub(super) fn narrow(&mut self) -> Result<Vec<Feature>, AssetError> {
        let keys = self.keys()?;
        let bits = self.take(keys.len())?;
        let all = bits.iter().map(|bits| bits.count_ones() as usize).sum();
        let mut weights = self.take(all)?.iter().map(|weight| weight.cast_signed());
        let mut features = Vec::with_capacity(keys.len());
        for (key, bits) in keys.into_iter().zip(bits) {
            let classes = (0..8).filter(|class| bits >> class & 1 == 1);
            features.push((key, classes.zip(&mut weights).collect()));
        }
        Ok(features)
    }

    /// Reads what [`write_wide`] wrote.
    pub(super) fn wide(&mut self) -> Result<Vec<Feature>, AssetError> {
        let keys = self.keys()?;
        let counts = self.take(keys.len())?;
        let all = counts.iter().map(|count| usize::from(*count)).sum();
        let (classes, weights) = (self.take(all)?, self.take(all)?);
        let mut pairs = classes.iter().copied().zip(weights.iter().map(|w| w.cast_signed()));
        let mut features = Vec::with_capacity(keys.len());
        for (key, count) in keys.into_iter().zip(counts) {
            features.push((key, pairs.by_ref().take(usize::from(*count)).collect()));
        }
        Ok(features)
    }
}

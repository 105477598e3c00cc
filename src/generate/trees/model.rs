//! A trained parser, read from its assets: weights for moves and for labels.
//!
//! Weights of several files add up: what was learnt from treebanks of different licences stays in
//! files of their own.

use std::collections::BTreeMap;

use super::asset::{AssetError, Feature, Reader, write_narrow, write_wide};
use super::label::LABELS;
use super::table::{Narrow, Wide};

/// Opens a model's file; changes with the features and with the labels' numbers.
const MAGIC: &[u8] = b"tree2";

/// What is learnt from a set of treebanks.
#[derive(Debug, Default, Clone)]
pub struct Weights {
    pub moves: Vec<Feature>,
    pub labels: Vec<Feature>,
    /// Label margins of a test set, sorted and evenly spaced.
    pub margins: Vec<u32>,
}

/// A parser's weights.
#[derive(Debug, Default)]
pub struct Model {
    pub(super) moves: Narrow,
    pub(super) labels: Wide,
    margins: Vec<u32>,
}

impl Weights {
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(LABELS as u8);
        write_narrow(&self.moves, &mut bytes);
        write_wide(&self.labels, &mut bytes);
        bytes.extend((self.margins.len() as u32).to_le_bytes());
        bytes.extend(self.margins.iter().flat_map(|margin| margin.to_le_bytes()));
        bytes
    }

    pub fn read(asset: &[u8]) -> Result<Self, AssetError> {
        let mut reader = Reader::new(asset);
        if reader.take(MAGIC.len())? != MAGIC || usize::from(reader.byte()?) != LABELS {
            return Err(AssetError::Version);
        }
        let moves = reader.narrow()?;
        let labels = reader.wide()?;
        let mut margins = Vec::new();
        for _ in 0..reader.number()? {
            margins.push(reader.number()?);
        }
        Ok(Self { moves, labels, margins })
    }
}

/// The sums of features' weights.
fn sum(parts: impl IntoIterator<Item = Vec<Feature>>) -> Vec<Feature> {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else { return Vec::new() };
    let mut sums: BTreeMap<u32, Vec<(u8, i8)>> = first.into_iter().collect();
    for (key, weights) in parts.flatten() {
        let own = sums.entry(key).or_default();
        for (class, weight) in weights {
            match own.binary_search_by_key(&class, |weight| weight.0) {
                Ok(at) => {
                    if let Some(own) = own.get_mut(at) {
                        own.1 = own.1.saturating_add(weight);
                    }
                }
                Err(at) => own.insert(at, (class, weight)),
            }
        }
    }
    sums.into_iter().collect()
}

impl Model {
    /// Reads files that [`Weights::write`] made.
    pub fn read(assets: &[&[u8]]) -> Result<Self, AssetError> {
        let parts = assets.iter().map(|asset| Weights::read(asset)).collect::<Result<_, _>>()?;
        Ok(Self::new(parts))
    }

    /// Of files' weights together; the margins are the last file's.
    #[must_use]
    pub fn new(parts: Vec<Weights>) -> Self {
        let margins = parts.last().map(|part| part.margins.clone()).unwrap_or_default();
        let (moves, labels): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| (part.moves, part.labels)).unzip();
        Self { moves: Narrow::new(&sum(moves)), labels: Wide::new(&sum(labels)), margins }
    }

    /// The share of a test set's label margins that are smaller.
    pub(super) fn quantile(&self, margin: i32) -> f32 {
        let margin = u32::try_from(margin).unwrap_or(0);
        let below = self.margins.partition_point(|own| *own < margin);
        below as f32 / self.margins.len().max(1) as f32
    }
}

//! The averaged perceptron (Collins 2002), for the tagger and for the parser.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are hashes already.
#[derive(Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

pub type ByKey<T> = HashMap<u32, T, BuildHasherDefault<Same>>;

/// A small generator of pseudo-random numbers (SplitMix64): the same model on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.roll() % most as u64) as usize
    }

    /// Whether something of this probability happens.
    pub fn happens(&mut self, probability: f64) -> bool {
        ((self.roll() >> 11) as f64) < probability * (1_u64 << 53) as f64
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// Weights for `N` classes while they are learnt.
pub struct Perceptron<const N: usize> {
    rows: ByKey<u32>,
    /// How often a feature was wanted that has no row yet.
    wanted: ByKey<u8>,
    /// So often a feature must be wanted before it gets a row.
    patience: u8,
    now: Vec<[f32; N]>,
    /// Each change times the step at which it was made: what the mean lacks.
    late: Vec<[f64; N]>,
    step: u64,
}

impl<const N: usize> Perceptron<N> {
    pub fn new(patience: u8) -> Self {
        Self {
            rows: ByKey::default(),
            wanted: ByKey::default(),
            patience,
            now: Vec::new(),
            late: Vec::new(),
            step: 1,
        }
    }

    pub fn scores(&self, keys: &[u32]) -> [f32; N] {
        let mut scores = [0.0; N];
        for key in keys {
            if let Some(row) = self.rows.get(key) {
                for (score, weight) in scores.iter_mut().zip(&self.now[*row as usize]) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// A decision was seen.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// The features of `keys` speak for one class, and against another.
    pub fn prefer(&mut self, keys: &[u32], right: usize, wrong: usize) {
        for key in keys {
            self.change(*key, right, 1.0);
            self.change(*key, wrong, -1.0);
        }
    }

    pub fn change(&mut self, key: u32, class: usize, change: f32) {
        let row = match self.rows.get(&key) {
            Some(row) => *row as usize,
            None if change > 0.0 => {
                let wanted = self.wanted.entry(key).or_default();
                *wanted += 1;
                if *wanted < self.patience {
                    return;
                }
                self.wanted.remove(&key);
                self.rows.insert(key, self.now.len() as u32);
                self.now.push([0.0; N]);
                self.late.push([0.0; N]);
                self.now.len() - 1
            }
            None => return,
        };
        self.now[row][class] += change;
        self.late[row][class] += f64::from(change) * self.step as f64;
    }

    fn mean(&self, row: usize) -> [f32; N] {
        std::array::from_fn(|class| {
            self.now[row][class] - (self.late[row][class] / self.step as f64) as f32
        })
    }

    /// The mean of all weights on the way, by their keys in order.
    pub fn means(&self) -> Vec<(u32, [f32; N])> {
        let mut means: Vec<_> =
            self.rows.iter().map(|(key, row)| (*key, self.mean(*row as usize))).collect();
        means.sort_by_key(|mean| mean.0);
        means
    }

    /// Goes on from the means as if they had just been learnt.
    pub fn settle(&mut self) {
        for row in 0..self.now.len() {
            self.now[row] = self.mean(row);
            self.late[row] = [0.0; N];
        }
        self.step = 1;
    }
}

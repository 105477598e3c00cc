//! Bytes as a few bytes: how many they are, and a hash of them.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// How many bytes are hashed at a time.
pub(super) const PART: usize = 1024 * 1024;

/// The same bytes have the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fingerprint {
    pub(super) length: u64,
    hash: u128,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::joined(bytes.len() as u64, bytes.chunks(PART).map(xxh3_128))
    }

    /// From the hashes of each [`PART`].
    pub(super) fn joined(length: u64, parts: impl Iterator<Item = u128>) -> Self {
        let hashes: Vec<u8> = parts.flat_map(u128::to_le_bytes).collect();
        Self { length, hash: xxh3_128(&hashes) }
    }
}

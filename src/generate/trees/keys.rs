//! Keys of features: hashes of a template's number and of what it looks at.
//!
//! Training and parsing share the templates and this file, so that they can't differ.

/// The keys of one decision's features.
#[derive(Debug, Default)]
pub struct Keys {
    keys: Vec<u32>,
    template: u64,
}

fn mix(sum: u64, value: u64) -> u64 {
    let sum = (sum ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ (sum >> 31)
}

/// A text's hash.
#[must_use]
pub(super) fn text(text: &str) -> u64 {
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    sum ^ (sum >> 32)
}

/// A hash of `values`.
#[must_use]
pub(super) fn joined(values: &[u64]) -> u64 {
    values.iter().fold(0, |sum, value| mix(sum, *value))
}

impl Keys {
    /// Forgets all keys; templates are counted from `first` on.
    pub(super) fn restart(&mut self, first: u64) {
        self.keys.clear();
        self.template = first;
    }

    /// The key of the next template with what it looks at.
    #[inline]
    pub(super) fn add<const N: usize>(&mut self, values: [u64; N]) {
        let start = self.template.wrapping_mul(0xd6e8_feb8_6659_fd93);
        let sum = values.iter().fold(start, |sum, value| mix(sum, *value));
        self.template += 1;
        self.keys.push((sum >> 32) as u32);
    }

    #[must_use]
    pub fn all(&self) -> &[u32] {
        &self.keys
    }
}

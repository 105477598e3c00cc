//! What a word is made of.

use crate::deck::fold;

/// An element of a word: « -pénie », what it means, what it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// With the hyphens that say where it stands.
    pub(crate) form: String,
    pub(crate) sense: &'static str,
    pub(crate) greek: bool,
    pub(crate) etymon: &'static str,
    /// What the etymon meant, where that is something else.
    pub(crate) etymon_sense: &'static str,
}

impl Element {
    /// « Pancréat- » means « pancréas »: little to learn.
    pub(super) fn says_itself(&self) -> bool {
        let letters = |text: &str| -> String {
            fold(text).chars().filter(|c| c.is_alphanumeric()).take(5).collect()
        };
        let (form, sense) = (letters(&self.form), letters(self.sense));
        form.len() >= 4 && (sense.starts_with(&form) || form.starts_with(&sense))
    }
}

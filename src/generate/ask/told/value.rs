//! What a value is by its own words.

use crate::generate::ask::{Setting, count};
use crate::generate::fact::is_unit;

/// « 20-30 % », « ~70 % des cas »: a number and nothing that it is of.
pub(in crate::generate::ask) fn is_figure(setting: &Setting<'_>, value: &str) -> bool {
    let digit = value.contains(|c: char| c.is_ascii_digit());
    digit
        && count(value) <= 7
        && value.split_whitespace().all(|word| {
            let lower = word.to_lowercase();
            let word = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
            word.is_empty()
                || word.contains(|c: char| c.is_ascii_digit() || c == '%')
                || is_unit(word)
                || setting.lexicon.noun_is("around-number", word)
        })
}

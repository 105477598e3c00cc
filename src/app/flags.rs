//! How the signs of notes look, and what they are called.

use super::theme::Tokens;
use crate::deck::{Flag, MARKED};

/// The key of a flag's name in the language files.
#[must_use]
pub fn key(flag: Flag) -> &'static str {
    match flag {
        Flag::Red => "command-flag-red",
        Flag::Orange => "command-flag-orange",
        Flag::Green => "command-flag-green",
        Flag::Blue => "command-flag-blue",
    }
}

/// The key of the name of a tag that is a sign, in the language files.
#[must_use]
pub fn sign_key(tag: &str) -> Option<&'static str> {
    if tag == MARKED {
        return Some("study-marked");
    }
    Flag::ALL.into_iter().find(|flag| flag.tag() == tag).map(key)
}

#[must_use]
pub fn colour(flag: Flag, tokens: &Tokens) -> egui::Color32 {
    match flag {
        Flag::Red => tokens.again,
        Flag::Orange => tokens.hard,
        Flag::Green => tokens.good,
        Flag::Blue => tokens.easy,
    }
}

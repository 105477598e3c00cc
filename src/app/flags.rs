//! How the signs of notes look, and what they are called.

use super::theme::Tokens;
use crate::deck::Flag;

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

#[must_use]
pub fn colour(flag: Flag, tokens: &Tokens) -> egui::Color32 {
    match flag {
        Flag::Red => tokens.again,
        Flag::Orange => tokens.hard,
        Flag::Green => tokens.good,
        Flag::Blue => tokens.easy,
    }
}

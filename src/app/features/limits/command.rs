//! What can be done with the limits that folders and decks have of their own.

use crate::schedule::LimitOf;

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Open the form for the limits of a folder or a deck.
    Open(LimitOf),
    /// Take over what it says.
    Keep,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open(_) | Self::Keep => "command-limits",
        }
    }
}

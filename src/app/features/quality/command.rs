//! What can be done about cards that are hard to keep in mind.

use crate::deck::{DeckId, NoteId};

/// Which notes are looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Of {
    #[default]
    All,
    Deck(DeckId),
    Notes(Vec<NoteId>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Look at these notes.
    Look(Of),
    /// Cut a note into one for each of its facts.
    Split(NoteId),
    /// A note is good as it is, whatever rules it breaks now.
    Fine(NoteId),
    /// Show again, of the notes that are looked at, those that were found good as they are.
    ShowFine,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Look(_) => "command-quality",
            Self::Split(_) => "command-split-note",
            Self::Fine(_) => "command-quality-fine",
            Self::ShowFine => "command-quality-show-fine",
        }
    }
}

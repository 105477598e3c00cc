//! What can be done with a deck as a whole, and with a card in its list.

use crate::deck::Flag;
use crate::deck::{CardId, DeckId};

/// Where a deck is left open it is the one that is shown; a card, the selected one.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Show the deck with its cards.
    Open(DeckId),
    /// Back to all decks.
    Close,
    Study,
    Next,
    Previous,
    Select(CardId),
    /// Begin a deck without a note.
    New,
    Rename(Option<DeckId>),
    Move(Option<DeckId>),
    Merge(Option<DeckId>),
    /// Move the deck into the folder with this path; empty: into none.
    MoveTo(DeckId, String),
    /// Take the form over that one of these has opened, or leave it.
    Keep,
    LeaveForm,
    Export(Option<DeckId>),
    ShowFile(Option<DeckId>),
    Delete(Option<DeckId>),
    Edit,
    Tags,
    /// Do not ask the card any more, or ask it again.
    Suspend,
    MarkNote(Option<CardId>),
    Flag(Option<CardId>, Flag),
    MoveNote(Option<CardId>),
    DeleteNote(Option<CardId>),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open(_) => "command-open-deck",
            Self::Close => "command-decks-back",
            Self::Study => "command-study-deck",
            Self::Next => "command-next-card",
            Self::Previous => "command-previous-card",
            Self::Select(_) => "command-select-card",
            Self::New => "command-new-deck",
            Self::Rename(_) => "command-rename-deck",
            Self::Move(_) | Self::MoveTo(..) => "command-move-deck",
            Self::Merge(_) => "command-merge-deck",
            Self::Keep => "command-end-edit",
            Self::LeaveForm => "command-cancel",
            Self::Export(_) => "command-export-deck",
            Self::ShowFile(_) => "command-show-file",
            Self::Delete(_) => "command-delete-deck",
            Self::Edit => "command-edit-card",
            Self::Tags => "command-edit-tags",
            Self::Suspend => "command-suspend-or-resume",
            Self::MarkNote(_) => "command-mark",
            Self::Flag(_, flag) => crate::app::flags::key(*flag),
            Self::MoveNote(_) => "command-move-note",
            Self::DeleteNote(_) => "command-delete-note",
        }
    }
}

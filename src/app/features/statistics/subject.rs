//! Which cards statistics are about, and as what a figure is saved.

use crate::deck::DeckId;
use crate::schedule::Now;
use crate::statistics::Subject;
use crate::workspace::Workspace;

/// Which cards statistics are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Of {
    #[default]
    All,
    Deck(DeckId),
    /// The notes with this tag, in all decks.
    Tag(String),
}

impl Of {
    pub(super) fn subject(&self, workspace: &Workspace, now: &Now) -> Subject {
        let decks = workspace.decks();
        let (collection, history) = (workspace.collection(), workspace.history());
        match self {
            Self::All => Subject::all(collection, history, now),
            Self::Deck(id) => {
                let place = decks.iter().position(|open| open.deck.id == *id);
                Subject::of(collection, history, now, |card| Some(card.deck) == place)
            }
            Self::Tag(tag) => Subject::of(collection, history, now, |card| {
                let deck = decks.get(card.deck).map(|open| &open.deck);
                let note = deck.and_then(|deck| deck.notes.get(card.note));
                note.is_some_and(|note| note.tags.contains(tag))
            }),
        }
    }
}

/// What a figure is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Svg,
    Png,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Svg, Self::Png];

    /// The end of its files' names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

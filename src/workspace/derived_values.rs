//! The values that are made of decks, history and settings, and what tells the ones of now from
//! those of before.

use super::memo::Memo;
use super::tags::Tags;
use crate::deck::{AlikeIndex, Questions, Twice};
use crate::find::Index;
use crate::study::{Backlog, Counts};

/// Tells what a workspace holds from what it held before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Version {
    /// How often decks and settings were others.
    pub(super) contents: u64,
    /// How often something happened to a card.
    pub(super) events: u64,
    /// How often new cards were given their turns.
    pub(super) turns: u64,
}

impl Version {
    /// Whether decks and settings are the same, whatever happened to the cards.
    #[must_use]
    pub fn has_contents_of(self, other: Self) -> bool {
        self.contents == other.contents
    }
}

/// How the cards stand today, within the day's limits.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Of each deck.
    pub decks: Vec<Counts>,
    /// Of each folder.
    pub folders: Vec<Counts>,
    /// Of all decks together.
    pub all: Counts,
    /// New cards that the day's limit leaves in the whole collection.
    pub new_left: u32,
}

impl Standing {
    /// New cards, and cards to see again.
    #[must_use]
    pub fn today(&self) -> (u32, u32) {
        (self.all.new, self.all.due + self.all.learning)
    }
}

#[derive(Debug, Default)]
pub(super) struct Derived {
    pub(super) standing: Memo<(Version, i32, i16), Standing>,
    pub(super) backlog: Memo<(Version, i32), Option<Backlog>>,
    pub(super) next_due: Memo<(Version, i32), Option<(i32, usize)>>,
    pub(super) reviews: Memo<Version, usize>,
    pub(super) is_training_due: Memo<Version, bool>,
    pub(super) index: Memo<u64, Index>,
    pub(super) tags: Memo<u64, Tags>,
    pub(super) questions: Memo<u64, Questions>,
    pub(super) alike: Memo<u64, AlikeIndex>,
    pub(super) twice: Memo<u64, Vec<Twice>>,
}

//! What statistics are about: some cards, their past, and the rules.
//!
//! Small and made quickly, so that it can be handed to another thread while the window goes on.

use crate::history::History;
use crate::schedule::{Now, Scheduler};
use crate::study::{CardEntry, Collection};

/// Cards to be counted, with what happened to them.
#[derive(Debug, Clone)]
pub struct Subject {
    pub(super) history: History,
    pub(super) scheduler: Scheduler,
    pub(super) now: Now,
    /// By their numbers in the history.
    pub(super) cards: Vec<u32>,
    /// Cards that are in no deck any more: what was done counts, what they are does not.
    pub(super) gone: Vec<u32>,
}

impl Subject {
    /// All cards, and what was done with those that are in no deck any more.
    #[must_use]
    pub fn all(collection: &Collection, history: &History, now: &Now) -> Self {
        let gone = collection.gone(history);
        Self { gone, ..Self::of(collection, history, now, |_| true) }
    }

    /// The cards that are `wanted`.
    #[must_use]
    pub fn of(
        collection: &Collection,
        history: &History,
        now: &Now,
        wanted: impl Fn(&CardEntry) -> bool,
    ) -> Self {
        let numbered = collection.cards().iter().zip(collection.numbers());
        Self {
            history: history.clone(),
            scheduler: collection.scheduler().clone(),
            now: *now,
            cards: numbered.filter(|(card, _)| wanted(card)).map(|(_, number)| *number).collect(),
            gone: Vec::new(),
        }
    }
}

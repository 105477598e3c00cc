//! Cards by number, and their numbers by name.

use indexmap::{Equivalent, IndexSet};
use rustc_hash::FxBuildHasher;

use crate::deck::CardId;

/// Numbers for cards, from 0, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct CardNumbers {
    cards: IndexSet<CardId, FxBuildHasher>,
}

/// A card's name as it stands in a line: hashes as the [`CardId`] that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Named<'a> {
    /// The note's id.
    pub note: &'a str,
    /// The card's number within its note.
    pub number: u16,
}

impl Named<'_> {
    /// The card; none where the name is none.
    pub(super) fn card(&self) -> Option<CardId> {
        Some(CardId::new(self.note.parse().ok()?, self.number))
    }
}

impl Equivalent<CardId> for Named<'_> {
    fn equivalent(&self, card: &CardId) -> bool {
        self.number == card.number && self.note == card.note.as_str()
    }
}

impl CardNumbers {
    /// These cards, numbered from the first to the last; one that comes twice keeps its first
    /// number.
    #[must_use]
    pub fn of<'a>(cards: impl Iterator<Item = &'a CardId>) -> Self {
        Self { cards: cards.cloned().collect() }
    }

    /// The cards, by their numbers.
    #[must_use]
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &CardId> {
        self.cards.iter()
    }

    /// How many have a number.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The card with this number.
    #[must_use]
    pub fn card(&self, number: u32) -> Option<&CardId> {
        self.cards.get_index(number as usize)
    }

    /// The number of a card that has one.
    #[must_use]
    pub fn find(&self, card: &CardId) -> Option<u32> {
        self.cards.get_index_of(card).and_then(|number| u32::try_from(number).ok())
    }

    /// The same, given the card's name.
    pub(super) fn find_named(&self, card: &Named) -> Option<u32> {
        self.cards.get_index_of(card).and_then(|number| u32::try_from(number).ok())
    }

    /// The number of a card: a new one if it has none.
    pub fn number(&mut self, card: &CardId) -> u32 {
        let number = match self.cards.get_index_of(card) {
            Some(known) => known,
            None => self.cards.insert_full(card.clone()).0,
        };
        u32::try_from(number).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_found_by_its_name_and_by_itself() {
        let mut names = CardNumbers::default();
        let ids = ["a-name-of-20-bytes-1.1", "a-name-of-20-bytes-2.1", "a-name-of-20-bytes-2.2"];
        for (number, id) in (0..).zip(ids) {
            let card: CardId = id.parse().unwrap();
            let named = Named { note: card.note.as_str(), number: card.number };
            assert_eq!(names.find_named(&named), None);
            assert_eq!(names.number(&card), number);
            assert_eq!(names.number(&card), number, "the same again");
            assert_eq!((names.find_named(&named), names.find(&card)), (Some(number), Some(number)));
            assert_eq!(names.card(number), Some(&card));
        }
        assert_eq!(names.find(&"a-name-of-20-bytes-3.1".parse().unwrap()), None);
        let twice = CardNumbers::of(names.cards().chain(names.cards()));
        assert!(twice.cards().eq(names.cards()));
    }
}

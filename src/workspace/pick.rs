//! Given cards, whether they are due or not: for a sitting that is about them, or as a deck of their
//! own.

use std::collections::BTreeSet;

use super::Workspace;
use crate::deck::{CardId, Changes, Deck, DeckId, Note};
use crate::history::{Due, Phase};
use crate::schedule::Now;
use crate::study::CardEntry;

/// The most cards that are studied ahead in one sitting.
const AHEAD: usize = 50;

impl Workspace {
    /// The cards at some places in the collection.
    #[must_use]
    pub fn cards_at(&self, places: &[u32]) -> Vec<CardId> {
        let cards = self.collection.cards();
        let ids = places.iter().filter_map(|place| Some(cards.get(*place as usize)?.id.clone()));
        ids.collect()
    }

    /// The cards of a deck, but for the suspended ones.
    #[must_use]
    pub fn all_of(&self, deck: &DeckId) -> Vec<CardId> {
        let cards = self.cards_of(deck).filter(|card| !card.state.suspended);
        cards.map(|card| card.id.clone()).collect()
    }

    /// The cards of a deck that are due next, those that are remembered least first.
    #[must_use]
    pub fn due_next(&self, deck: &DeckId, now: &Now) -> Vec<CardId> {
        let scheduler = self.collection.scheduler();
        let later = |due: &Due| matches!(due, Due::Day(day) if *day > now.day);
        let recall = |card: &CardEntry| scheduler.retrievability(&card.state, now).unwrap_or(1.0);
        let mut cards: Vec<(f32, &CardId)> = self
            .cards_of(deck)
            .filter(|card| card.state.is_active(now.day))
            .filter(|card| card.state.phase == Phase::Review && later(&card.state.due))
            .map(|card| (recall(card), &card.id))
            .collect();
        cards.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        cards.into_iter().take(AHEAD).map(|(_, card)| card.clone()).collect()
    }

    /// The cards that are forgotten again and again, suspended or not.
    pub fn leeches(&self) -> impl Iterator<Item = &CardEntry> {
        let settings = self.collection.settings();
        self.collection.cards().iter().filter(|card| card.state.is_leech(settings))
    }

    /// The notes of some cards, by their places, as a deck of their own; none where there are none.
    #[must_use]
    pub fn excerpt(&self, cards: &[u32], title: &str) -> Option<Deck> {
        let entries = self.collection.cards();
        let places: BTreeSet<(usize, usize)> = cards
            .iter()
            .filter_map(|place| entries.get(*place as usize))
            .map(|card| (card.deck, card.note))
            .collect();
        let deck = |place: usize| self.decks().get(place).map(|open| &open.deck);
        let first = deck(places.first()?.0)?;
        let notes: Vec<Note> = places
            .iter()
            .filter_map(|(place, note)| deck(*place)?.notes.get(*note).cloned())
            .collect();
        let mut parts = vec!["excerpt"];
        parts.extend(notes.iter().map(|note| note.id.as_str()));
        Some(Deck {
            id: DeckId::from_parts(&parts),
            title: title.to_owned(),
            language: first.language.clone(),
            description: String::new(),
            origin: None,
            notes,
            changes: Changes::default(),
        })
    }

    fn cards_of(&self, deck: &DeckId) -> impl Iterator<Item = &CardEntry> {
        let place = self.decks().iter().position(|open| open.deck.id == *deck);
        self.collection.cards().iter().filter(move |card| Some(card.deck) == place)
    }
}

//! A deck's title and its cards' names, without its texts: all that it takes to count what is due.

use super::card::CardPlace;
use super::id::DeckId;
use super::model::Deck;

/// What a deck is called, and which cards it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardList {
    pub id: DeckId,
    pub title: String,
    /// Note by note, as [`Deck::card_places`] has them.
    pub cards: Vec<CardPlace>,
}

impl From<&Deck> for CardList {
    fn from(deck: &Deck) -> Self {
        Self { id: deck.id.clone(), title: deck.title.clone(), cards: deck.card_places() }
    }
}

//! A deck's title and its cards' names, without its texts: all that it takes to count what is due.

use super::card::CardPlace;
use super::id::DeckId;
use super::model::Deck;
use super::plain;
use super::read::{ReadError, read_slowly};

/// What a deck is called, and which cards it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    pub id: DeckId,
    pub title: String,
    /// Note by note, as [`Deck::card_places`] has them.
    pub cards: Vec<CardPlace>,
}

impl From<&Deck> for Outline {
    fn from(deck: &Deck) -> Self {
        Self { id: deck.id.clone(), title: deck.title.clone(), cards: deck.card_places() }
    }
}

/// Reads a deck's outline from a file's bytes, as strictly as the whole deck.
///
/// # Errors
/// As [`read`](super::read()).
pub fn read_outline(bytes: &[u8]) -> Result<Outline, ReadError> {
    match plain::outline(bytes) {
        Some(outline) => Ok(outline),
        None => read_slowly(bytes).map(|deck| Outline::from(&deck)),
    }
}

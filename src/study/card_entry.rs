//! A card among others: where it is written, its state, and when it is begun.

use super::new_card_turn::Turn;
use crate::deck::{CardId, Sentence};
use crate::schedule::CardState;

/// A card, and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct CardEntry {
    pub id: CardId,
    /// The deck's place among those that the collection was made of.
    pub deck: usize,
    /// The note's place in its deck.
    pub note: usize,
    /// The card's number within its note.
    pub number: u16,
    pub state: CardState,
    /// When it is begun, as long as it is new.
    pub turn: Turn,
    /// What its note was made from.
    pub sentence: Sentence,
}

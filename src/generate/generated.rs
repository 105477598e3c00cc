//! What came of a text: a deck, everything that was thought of, what became of each sentence.

use super::candidate::Candidate;
use super::damage::Damage;
use super::language::Language;
use super::why_no_card::Sentence;
use crate::deck::Deck;

/// What came of it.
#[derive(Debug, Clone)]
pub struct Generated {
    pub deck: Deck,
    /// All notes that were thought of, in the order of the text.
    pub candidates: Vec<Candidate>,
    pub sentences: Vec<Sentence>,
    pub language: Language,
    /// In the text.
    pub words: usize,
    /// How it was read, where a scanner had misread it.
    pub damage: Option<Damage>,
}

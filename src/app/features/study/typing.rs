//! An answer that is being typed, and what came of comparing it.

use std::cell::RefCell;

use crate::deck::CardId;
use crate::study::Comparison;

/// An answer that is typed, and for which card.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub card: Option<CardId>,
    pub text: String,
    /// A card that has no field, and for which something was typed all the same.
    pub beside: Option<CardId>,
    /// The comparison that was made last.
    pub compared: RefCell<Option<Compared>>,
}

/// What came of comparing `typed` with an answer.
#[derive(Debug, Clone)]
pub struct Compared {
    pub typed: String,
    /// The whole answer.
    pub back: String,
    pub comparison: Comparison,
}

impl Compared {
    /// Whether it is of this text and this answer.
    #[must_use]
    pub fn is_of(&self, typed: &str, back: &str) -> bool {
        self.typed == typed && self.back == back
    }
}

impl Typed {
    /// What was typed for this card.
    #[must_use]
    pub fn of(&self, card: &CardId) -> Option<&str> {
        (self.card.as_ref() == Some(card)).then_some(self.text.as_str())
    }
}

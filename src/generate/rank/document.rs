//! What the features of statements and cards lean on.

use std::collections::HashMap;

use crate::generate::lexicon::Lexicon;
use crate::generate::why_no_card::Sentence;

/// Named values of one statement or card.
pub type Features = Vec<(&'static str, f32)>;

/// What the features of a document lean on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) title: &'a str,
    pub(crate) sentences: &'a [Sentence],
    /// How many sentences have each stem.
    pub(crate) spoken: &'a HashMap<String, u32>,
    /// It names no topic and has no headings: that nothing stands above a card is no fault of the card's.
    pub(crate) bare: bool,
}

impl Document<'_> {
    /// What stands above the card: a page of loose notes is told like one with a topic.
    pub(super) fn places(self, context: &str) -> usize {
        let places = context.split(" › ").filter(|place| !place.is_empty()).count();
        if self.bare { places.max(1) } else { places }
    }
}

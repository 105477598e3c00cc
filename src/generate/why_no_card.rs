//! The sentences of a text, and for each that gave no card, why.

use std::ops::Range;

/// A sentence of the text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub input: usize,
    /// Bytes of the input's text as it was given.
    pub range: Range<usize>,
    /// Cleaned.
    pub text: String,
    /// The headings above it and the paragraph's number.
    pub place: String,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// So many notes were kept.
    Cards(usize),
    Nothing(Reason),
}

/// Why a sentence gave no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its subject is a pronoun or a demonstrative.
    Pronoun,
    Cliche,
    Fragment,
    StudyResult,
    Advice,
    TooLong,
    TooShort,
    NoPattern,
    /// It points at something outside it.
    Dangling,
    /// The question would give its answer away.
    Leak,
    /// Another sentence says the same, better.
    Repeated,
    /// There were better ones, and room for no more.
    Capped,
    Reference,
    Question,
    /// A card could be made, but likely a poor one.
    Weak,
    /// A scanner misread a word of it.
    Damaged,
}

impl Reason {
    /// The key of its name in the program's texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pronoun => "reason-pronoun",
            Self::Cliche => "reason-cliche",
            Self::Fragment => "reason-fragment",
            Self::StudyResult => "reason-study-result",
            Self::Advice => "reason-advice",
            Self::TooLong => "reason-too-long",
            Self::TooShort => "reason-too-short",
            Self::NoPattern => "reason-no-pattern",
            Self::Dangling => "reason-dangling",
            Self::Leak => "reason-leak",
            Self::Repeated => "reason-repeated",
            Self::Capped => "reason-capped",
            Self::Reference => "reason-reference",
            Self::Question => "reason-question",
            Self::Weak => "reason-weak",
            Self::Damaged => "reason-damaged",
        }
    }
}

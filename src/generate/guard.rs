//! What keeps a sentence from making cards, and why.
//!
//! The global guards of the pattern study: pronouns, clichés, studies, advice, fragments. A
//! sentence that is stopped says so, so that the student can see the reason.

use super::lexicon::{Lexicon, has};
use super::token::Token;
use crate::deck::fold;

/// Why a sentence made no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It hangs on another sentence: a pronoun or a demonstrative.
    Pronoun,
    /// It says that something matters, not what it is.
    Cliche,
    /// It is not a whole sentence.
    Fragment,
    /// It reports a study.
    Study,
    /// It gives advice or speaks to the reader.
    Advice,
    Question,
    TooLong,
    TooShort,
    /// A reference or an address.
    Reference,
    /// Nothing that can be asked was recognised.
    NoPattern,
    /// The same fact is asked elsewhere.
    Repeated,
    /// Others were more worthwhile.
    Capped,
}

impl Reason {
    /// The key of its sentence in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pronoun => "reason-pronoun",
            Self::Cliche => "reason-cliche",
            Self::Fragment => "reason-fragment",
            Self::Study => "reason-study",
            Self::Advice => "reason-advice",
            Self::Question => "reason-question",
            Self::TooLong => "reason-too-long",
            Self::TooShort => "reason-too-short",
            Self::Reference => "reason-reference",
            Self::NoPattern => "reason-no-pattern",
            Self::Repeated => "reason-repeated",
            Self::Capped => "reason-capped",
        }
    }
}

const LONGEST: usize = 60;

/// Whether a sentence may be asked about at all.
pub(super) fn sentence(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Result<(), Reason> {
    let words = tokens.iter().filter(|token| token.is_word).count();
    let folded = fold(text);
    let says = |list: &[String]| list.iter().any(|phrase| folded.contains(phrase.as_str()));
    if text.ends_with('?') {
        Err(Reason::Question)
    } else if folded.contains("http") || folded.contains("www.") || folded.contains("doi:") {
        Err(Reason::Reference)
    } else if words < 3 {
        Err(Reason::TooShort)
    } else if words > LONGEST {
        Err(Reason::TooLong)
    } else if !balanced(text) {
        Err(Reason::Fragment)
    } else if says(&lexicon.study) {
        Err(Reason::Study)
    } else if says(&lexicon.advice) {
        Err(Reason::Advice)
    } else if says(&lexicon.cliches) {
        Err(Reason::Cliche)
    } else {
        Ok(())
    }
}

/// Whether words point outside of what they are in.
pub(super) fn dangles(tokens: &[Token], lexicon: &Lexicon) -> bool {
    tokens.iter().any(|token| has(&lexicon.anaphora, &token.lower))
}

fn balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '«' | '“' => open.push(c),
            ')' | ']' | '»' | '”' => {
                let pair = match c {
                    ')' => '(',
                    ']' => '[',
                    '»' => '«',
                    _ => '“',
                };
                if open.pop() != Some(pair) {
                    return false;
                }
            }
            _ => {}
        }
    }
    open.is_empty()
}

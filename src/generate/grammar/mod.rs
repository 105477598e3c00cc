//! How each language puts things: nouns with their articles, and the questions that can be asked
//! of a noun or a clause.
//!
//! One file for each language; the rest of the generator asks through [`Grammar`] and never
//! compares languages. Nothing is conjugated that the text does not give.

pub(crate) mod defining;
mod english;
pub(crate) mod english_terms;
mod english_within;
mod french;
pub(crate) mod french_elision;
mod french_inversion;
mod french_nouns;
mod french_within;
pub(crate) mod noun;
mod questions;

pub(crate) use self::noun::Noun;
pub(crate) use self::questions::{Grammar, Said, Tie, Time, Wanted};
use super::language::Language;

/// The grammar of `language`.
pub(crate) fn grammar(language: Language) -> &'static dyn Grammar {
    match language {
        Language::French => &french::French,
        Language::English => &english::English,
    }
}

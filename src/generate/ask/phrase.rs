//! Noun phrases by their tags: a core of nouns and what qualifies them, and what « de » hangs on it;
//! the other name in brackets behind one.

use std::ops::Range;

use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be};

/// Rarer than this, one word is one of a science: `gliflozine`.
const LEARNED: f32 = 2.5;

/// Rarer than this, a noun in brackets names what stands before it: `capsule`.
const COMMON: f32 = 4.0;

/// The words of `range`.
pub(super) fn slice<'a>(text: &'a str, tokens: &[Token], range: &Range<usize>) -> &'a str {
    let part = tokens.get(range.clone()).unwrap_or_default();
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
}

pub(super) fn is_inner(t: &Token) -> bool {
    matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Number | Tag::Participle)
}

pub(super) fn links(t: &Token) -> bool {
    matches!(t.lower.as_str(), "de" | "d’" | "du" | "des" | "of" | "’s")
}

/// Where the noun phrase from `start` on ends, with what « de » hangs on it.
pub(super) fn phrase(tokens: &[Token], start: usize) -> Option<usize> {
    let mut end = start;
    while tokens.get(end).is_some_and(is_inner) {
        end += 1;
    }
    tokens.get(start..end)?.iter().any(|t| t.tag == Tag::Noun).then_some(())?;
    while tokens.get(end).is_some_and(links) {
        let mut next = end + 1;
        while tokens.get(next).is_some_and(|t| {
            matches!(t.tag, Tag::Determiner | Tag::Possessive) || matches!(t.lower.as_str(), "l’")
        }) {
            next += 1;
        }
        let from = next;
        while tokens.get(next).is_some_and(is_inner) {
            next += 1;
        }
        let named =
            tokens.get(from..next).is_some_and(|part| part.iter().any(|t| t.tag == Tag::Noun));
        if !named {
            break;
        }
        end = next;
    }
    Some(end)
}

/// « monoxyde d’azote (NO) »: the sigle would give its name away, and is hidden with it.
pub(super) fn with_its_other_name(
    text: &str,
    range: &Range<usize>,
    language: Language,
) -> Range<usize> {
    let after = text.get(range.end..).unwrap_or_default();
    let sigle =
        after.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(told, _)| told);
    // « InlA », « ou DFG »; « A, D » are members.
    let short = |told: &&str| {
        let capitals = told.chars().filter(|c| c.is_uppercase()).count();
        told.chars().count() <= 6 && capitals >= 2 && !told.contains(',')
    };
    // « mesurée en teslas (T) »
    let last = text.get(range.clone()).unwrap_or_default().rsplit(' ').next().unwrap_or_default();
    let symbol = |told: &&str| {
        told.chars().count() == 1 && last.to_uppercase().starts_with(&told.to_uppercase())
    };
    // « inhibiteurs de SGLT2 (gliflozines) »: its other name, and no remark.
    let renames = |told: &&str| {
        told.chars().count() > 6
            && told.chars().all(char::is_lowercase)
            && zipf(told, language) < LEARNED
            && !can_be(told, Category::Adjective, language)
    };
    // « récepteurs M2 (ou muscariniques) », « la couche moyenne (la média) »: a name, too.
    let glosses = |told: &&str| {
        let mut words = told.split([' ', '’', '\'']);
        let first = words.next().unwrap_or_default();
        let opens = ["ou", "or", "le", "la", "les", "l", "the"].contains(&first);
        opens && (1..=7).contains(&words.count()) && !told.contains([',', ';', ':'])
    };
    // « l’enveloppe du rein (capsule) »: one noun for several.
    let named = text.get(range.clone()).unwrap_or_default().contains(' ');
    let noun = |told: &&str| {
        named
            && told.chars().count() > 4
            && told.chars().all(char::is_lowercase)
            && zipf(told, language) < COMMON
            && can_be(told, Category::Noun, language)
            && !can_be(told, Category::Adjective, language)
    };
    let end = sigle
        .filter(|told| short(told) || symbol(told) || renames(told) || glosses(told) || noun(told))
        .map_or(range.end, |told| range.end + told.len() + 3);
    range.start..end
}

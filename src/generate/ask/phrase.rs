//! Noun phrases by their tags: a core of nouns and what qualifies them, and what « de » hangs on it.

use crate::generate::token::{Tag, Token};

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

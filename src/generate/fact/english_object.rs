//! An English object: where it ends, and whether it gives away the question that asks for it.

use super::Context;
use crate::generate::term::Phrase;
use crate::generate::token::{Tag, Token};

/// Whether the answer says again what was asked: the subject's head, or a third of its own words.
pub(super) fn gives_away(subject: &Phrase, answer: &[Token]) -> bool {
    let content: Vec<&Token> = answer.iter().filter(|t| t.is_content()).collect();
    let again = content
        .iter()
        .filter(|t| super::leak::leaks(&subject.words, std::slice::from_ref(**t)))
        .count();
    again * 3 >= content.len().max(1) || super::leak::leaks(&subject.head, answer)
}

/// Where an object ends: before « , which … » of the whole clause, and before a « by » that tells
/// how and would give the question away.
pub(super) fn core_end(context: &Context<'_>, rest: std::ops::Range<usize>, asked: &str) -> usize {
    let tokens = context.tokens;
    let tag = |i: usize| tokens.get(i).map(|t| t.tag);
    let lower = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let which = rest.clone().skip(1).find(|i| {
        tag(*i) == Some(Tag::Comma) && matches!(lower(i + 1), "which" | "who" | "where" | "each")
    });
    let end = which.unwrap_or(rest.end);
    let by = (rest.start + 1..end).find(|i| lower(*i) == "by" && tag(i + 1) == Some(Tag::Gerund));
    match by {
        Some(by) if super::leak::leaks(asked, tokens.get(by..end).unwrap_or_default()) => by,
        _ => end,
    }
}

//! To whom a verb gives its act: « permet à l’œil d’accommoder » asks « Qu’est-ce que … permet à l’œil de faire ? ».

use std::ops::Range;

use super::Context;
use crate::generate::lexicon::Frame;
use crate::generate::token::{Tag, Token};

/// « permet à l’œil d’accommoder »: to whom, which the question says, and what.
pub(super) fn find<'a>(
    context: &Context<'a>,
    frame: &Frame,
    rest: Range<usize>,
) -> Option<(&'a str, Range<usize>)> {
    let tokens = context.tokens;
    if frame.preposition != "à" || frame.question != "Que" {
        return None;
    }
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let of = (rest.start + 2..rest.end).find(|at| {
        // « de se polariser »
        let itself = tokens.get(at + 1).is_some_and(|t| matches!(t.lower.as_str(), "se" | "s’"));
        tokens.get(*at).is_some_and(|t| matches!(t.lower.as_str(), "de" | "d’"))
            && tag(at + 1 + usize::from(itself)) == Some(Tag::Infinitive)
    })?;
    let whom = tokens.get(rest.start..of)?;
    let plain = |t: &Token| {
        matches!(t.tag, Tag::Preposition | Tag::Determiner | Tag::Noun | Tag::Adjective)
    };
    (whom.len() <= 6 && whom.iter().all(plain))
        .then(|| (context.slice(rest.start..of), of..rest.end))
}

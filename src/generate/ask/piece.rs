//! A piece of a sentence that is asked by itself.

use std::ops::Range;

use super::refer::Position;
use super::whole::Arcs;
use crate::generate::clause::Clause;
use crate::generate::token::Token;

/// A piece of a sentence that is asked by itself.
pub(super) struct Piece<'a> {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    pub(super) clause: Clause,
    pub(super) arcs: Arcs,
    pub(super) position: Position<'a>,
    /// The subject was taken over from another clause.
    pub(super) inherited: bool,
}

pub(super) fn slice<'a>(text: &'a str, tokens: &[Token], range: &Range<usize>) -> &'a str {
    let part = tokens.get(range.clone()).unwrap_or_default();
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
}

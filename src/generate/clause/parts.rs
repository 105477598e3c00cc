//! A clause and what hangs on its verb.

use std::ops::Range;

use crate::generate::trees::Label;

/// What hangs on a verb after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complement {
    pub(crate) head: usize,
    pub(crate) range: Range<usize>,
    pub(crate) label: Label,
}

/// A clause, in token positions.
#[expect(clippy::struct_excessive_bools, reason = "four independent things that grammar tells")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clause {
    pub(crate) range: Range<usize>,
    /// « Chez l’enfant », without its comma.
    pub(crate) lead: Option<Range<usize>>,
    /// Empty where the clause has no subject of its own before its verb.
    pub(crate) subject: Range<usize>,
    pub(crate) subject_head: Option<usize>,
    /// From the clitics to the last verb form.
    pub(crate) group: Range<usize>,
    /// The word that says what is told: a verb, or what the copula gives the subject.
    pub(crate) main: usize,
    pub(crate) copula: bool,
    pub(crate) passive: bool,
    pub(crate) negated: bool,
    /// After the verb group.
    pub(crate) rest: Range<usize>,
    pub(crate) complements: Vec<Complement>,
    /// The least sure of the subject's and the complements' labels; see `trees::Node::margin`.
    pub(crate) margin: f32,
    /// Both searches give the same heads to subject, verb and complements.
    pub(crate) agreed: bool,
}

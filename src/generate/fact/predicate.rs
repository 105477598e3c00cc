//! The parts of a clause.

use std::ops::Range;

use crate::generate::lexicon::Voice;

/// What the verb does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Predicate {
    /// « est », followed by a noun phrase or an adjective.
    Copula,
    Verb(Voice, &'static str),
}

/// A clause, in token positions.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// « En oncologie », « Chez l’enfant »: without the comma.
    pub(crate) lead: Option<Range<usize>>,
    pub(crate) subject: Range<usize>,
    /// « , également appelé X, » between subject and verb, without the commas.
    pub(crate) gloss: Option<Range<usize>>,
    /// From the clitics to the last verb form.
    pub(crate) group: Range<usize>,
    /// The token that bears the meaning of the group.
    pub(crate) main: usize,
    pub(crate) predicate: Predicate,
    pub(crate) negated: bool,
    pub(crate) rest: Range<usize>,
}

//! Where the caret is among the fields of a note, and what is to be done there.

use std::ops::Range;

use super::fields::Field;
use super::markup::Markup;

/// Where the caret is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    In(Field),
    /// After so many characters.
    At(Field, usize),
    InTags,
    /// In the label of the mask at this place in the list.
    Label(usize),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where it goes with the next frame.
    pub goal: Option<Goal>,
    /// The field that was typed into last, and what is selected there, in characters.
    pub place: Option<(Field, Range<usize>)>,
    /// What is to be done to that with the next frame.
    pub mark: Option<Markup>,
    /// Which of the tags that are proposed the keys have come to.
    pub proposed: Option<usize>,
}

impl Caret {
    /// It goes into the first field of some.
    #[must_use]
    pub fn first_of(fields: &[Field]) -> Self {
        let goal = fields.first().map(|field| Goal::In(*field));
        Self { goal, ..Self::default() }
    }
}

//! What stood on *Create* before an action, for the way back.

use super::choosing::{Pointed, Row};
use super::making::Making;
use crate::app::fields::NoteForm;
use crate::generate::Amount;
use crate::library::TextDraft;

#[derive(Debug)]
pub enum Before {
    /// A candidate, by its place.
    Row(usize, Row),
    /// All candidates, and where the student was among them.
    Rows(Vec<Row>, Pointed),
    /// The same, with how many cards were wanted, and whether etymologies were.
    Ranking(Amount, bool, Vec<Row>),
    /// A text and what was made of it.
    Text(Text),
    /// The texts that were offered, and the one that was there where another took its place.
    Drafts(Vec<TextDraft<'static>>, Option<Text>),
}

/// A text and what was made of it.
#[derive(Debug)]
pub struct Text {
    pub making: Making,
    /// What stood in the editor of its candidates.
    pub note: NoteForm,
    pub name: String,
    pub body: String,
    pub title: String,
}

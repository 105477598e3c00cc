//! What is typed and ticked beside the text, before cards are made and while they are chosen.

use super::gap::GapForm;
use crate::app::caret::Caret;
use crate::app::fields::NoteForm;
use crate::generate::{Choices, Language};

/// What is typed and not yet meant.
#[derive(Debug, Default)]
pub struct Form {
    /// The text to make cards from.
    pub text: String,
    /// It was changed by hand since it came.
    pub typed: bool,
    pub title: String,
    pub language: Option<Language>,
    /// What is asked by multiple choice.
    pub choices: Choices,
    /// Only candidates that are kept are listed.
    pub only_kept: bool,
    /// The words of a sentence that are being chosen, to be hidden.
    pub gap: Option<GapForm>,
    /// The note in the editor.
    pub note: NoteForm,
    pub caret: Caret,
}

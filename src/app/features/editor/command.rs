//! What can be done with a note in the editor.

use crate::app::markup::Markup;
use crate::deck::{CardId, DeckId, NoteId};

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Write a new note; none: into the deck at hand.
    Add(Option<DeckId>),
    /// Edit the note.
    Edit(NoteId),
    /// Edit the note of a card.
    EditNoteOf(CardId),
    /// Edit it, with the caret among its tags.
    Tags(NoteId),
    /// Save what is written: a new note is followed by the next one.
    Keep,
    /// Leave the note as it was, and a new one for later.
    Leave,
    /// Go on with what was left.
    Resume,
    /// Change what is selected in a field.
    Mark(Markup),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Add(_) => "command-add-note",
            Self::Edit(_) | Self::EditNoteOf(_) => "command-edit-card",
            Self::Tags(_) => "command-edit-tags",
            Self::Keep => "command-end-edit",
            Self::Leave => "command-cancel",
            Self::Resume => "command-resume-edit",
            Self::Mark(Markup::Bold) => "command-bold",
            Self::Mark(Markup::Italic) => "command-italic",
            Self::Mark(Markup::Gap) => "command-gap",
            Self::Mark(Markup::SameGap) => "command-same-gap",
            Self::Mark(Markup::Spaces) => "command-french-spaces",
        }
    }
}

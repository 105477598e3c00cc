//! What can be done with a note in the editor.

use std::path::PathBuf;
use std::sync::Arc;

use egui::ColorImage;

use super::drawing::Draw;
use super::rebase::{Choice, Part};
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
    /// Let go of what is offered, and have it again.
    Forget,
    Recall,
    /// Decide about what was changed meanwhile by somebody else too.
    Settle(Part, Choice),
    /// Change what is selected in a field.
    Mark(Markup),
    /// Do something to the masks of a picture.
    Draw(Draw),
    /// Choose a picture or a sound among the student's files.
    OpenMedia,
    /// Take a picture or a sound from a file.
    TakeFile(PathBuf),
    /// Take a picture that was pasted.
    TakeImage(Arc<ColorImage>),
    /// Hear a sound of the media folder.
    Play(String),
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
            Self::Forget => "command-forget-draft",
            Self::Recall => "command-recall-draft",
            Self::Settle(_, Choice::Mine) => "command-clash-mine",
            Self::Settle(_, Choice::Theirs) => "command-clash-theirs",
            Self::Settle(_, Choice::Both) => "command-clash-both",
            Self::Mark(Markup::Bold) => "command-bold",
            Self::Mark(Markup::Italic) => "command-italic",
            Self::Mark(Markup::Gap) => "command-gap",
            Self::Mark(Markup::SameGap) => "command-same-gap",
            Self::Mark(Markup::Spaces) => "command-french-spaces",
            Self::Draw(draw) => draw.key(),
            Self::OpenMedia | Self::TakeFile(_) | Self::TakeImage(_) => "command-open-media",
            Self::Play(_) => "command-play",
        }
    }
}

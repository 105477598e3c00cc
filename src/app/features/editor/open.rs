//! A note in the editor: what it is about, what is written, and what it would be as a note.

use super::drawing::Drawing;
use crate::app::caret::Caret;
use crate::app::fields::{Field, Kind, NoteForm};
use crate::deck::{Content, DeckId, Note, NoteId};
use crate::workspace::{Pairs, Written, pairs};

/// What the editor is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    New,
    Note(NoteId),
}

/// Where a new note goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    Deck(DeckId),
    /// Into a new deck with this title.
    New(String),
}

/// What was done last, or why it could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub is_error: bool,
}

/// What is in the editor.
#[derive(Debug, Clone)]
pub struct Open {
    /// Tells it from what was open before; the next new note has another.
    pub(super) serial: u64,
    pub of: Of,
    pub home: Home,
    pub form: NoteForm,
    /// The note that an edit began from, field by field; none of a new one.
    pub(super) base: Option<NoteForm>,
    /// Context and source are shown.
    pub more: bool,
    pub said: Option<Said>,
    pub caret: Caret,
    /// Of masks.
    pub drawing: Drawing,
}

impl Open {
    pub(super) fn new(serial: u64, of: Of, home: Home, form: NoteForm) -> Self {
        let caret = Caret::first_of(form.kind.fields());
        let more = Field::BESIDE.iter().any(|field| !form.text(*field).trim().is_empty());
        let drawing = Drawing::default();
        let base = (of != Of::New).then(|| form.clone());
        Self { serial, of, home, form, base, more, said: None, caret, drawing }
    }

    /// The notes of lines that were pasted into the question; none where it is a question.
    #[must_use]
    pub fn several(&self) -> Option<Pairs> {
        let paired = matches!(self.form.kind, Kind::Basic | Kind::Reversible);
        if self.of != Of::New || !paired {
            return None;
        }
        pairs(self.form.text(Field::Front)).filter(|found| !found.pairs.is_empty())
    }

    /// The note as it is written, to be shown and compared; none when it could not be asked yet.
    #[must_use]
    pub fn preview(&self) -> Option<Note> {
        let Written { content, context, tags, source } = self.form.written().ok()?;
        Some(Note { id: self.id(), content, context, tags, source })
    }

    /// A note that asks what is written, whatever its answer, to look for others like it; none where
    /// the note has asked that ever since it was opened.
    #[must_use]
    pub fn question(&self) -> Option<Note> {
        let asked = asked(&self.form);
        let as_before = self.base.as_ref().is_some_and(|base| self::asked(base) == asked);
        let (content, context) = asked;
        (!as_before).then(|| Note {
            id: self.id(),
            content,
            context,
            tags: Vec::new(),
            source: None,
        })
    }

    /// What is asked so far, of a note that can't be asked yet for want of something else.
    #[must_use]
    pub fn begun(&self) -> Option<Note> {
        let (content, context) = asked(&self.form);
        let Content::Basic { front, .. } = &content else { return None };
        let begun = !front.trim().is_empty();
        begun.then(|| Note { id: self.id(), content, context, tags: Vec::new(), source: None })
    }

    /// That of the note; of a new one, which has none yet, always the same.
    fn id(&self) -> NoteId {
        match &self.of {
            Of::New => NoteId::from_parts(&[]),
            Of::Note(id) => id.clone(),
        }
    }

    /// Whether something is written that is not in the note.
    pub(super) fn differs_from(&self, note: Option<&Note>) -> bool {
        let Some(note) = note else { return !self.form.is_blank() };
        !self.form.tag.trim().is_empty() || self.form.note(note).as_ref() != Ok(note)
    }
}

/// What a form asks, and its context; no answer.
fn asked(form: &NoteForm) -> (Content, String) {
    let text = |field| form.text(field).to_owned();
    let content = match form.kind {
        Kind::Cloze => Content::Cloze { text: text(Field::Text) },
        // Masks on one picture share their question.
        Kind::Occlusion => Content::Basic { front: String::new(), back: String::new() },
        Kind::Basic | Kind::Reversible | Kind::List | Kind::Choice => {
            Content::Basic { front: text(Field::Front), back: String::new() }
        }
    };
    (content, text(Field::Context))
}

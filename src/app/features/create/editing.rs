//! The editor of a candidate: what is typed there goes into the note, whatever is done next.

use super::form::Form;
use super::making::Making;
use super::{Choosing, Create, changed};
use crate::app::caret::Caret;
use crate::app::effects::{Effects, Here, Notice};
use crate::app::fields::NoteForm;
use crate::library::Chosen;

impl Create {
    pub(super) fn edit(&mut self) -> Effects {
        let Making::Choosing(choosing) = &mut self.making else { return Effects::default() };
        if let Some(row) = choosing.row() {
            self.form.note = NoteForm::of(&row.note);
            self.form.caret = Caret::first_of(self.form.note.kind.fields());
            choosing.editing = true;
            // The editor is higher than the card was.
            choosing.follow = true;
        }
        Effects::default()
    }

    /// Whether something is typed into the editor that is not in its note.
    pub(super) fn is_edited(&self, choosing: &Choosing) -> bool {
        let row = choosing.row().filter(|_| choosing.editing);
        row.is_some_and(|row| self.form.note.texts() != NoteForm::of(&row.note).texts())
    }

    pub(super) fn end_edit(&mut self, kept: bool, key: &'static str, here: &Here) -> Effects {
        if kept {
            return self.take_over(key, here).unwrap_or_else(Effects::from);
        }
        if let Some(choosing) = self.choosing_mut() {
            choosing.editing = false;
        }
        Effects::default()
    }

    /// Ends the edit, and takes what is typed over into the note.
    ///
    /// # Errors
    /// When the note could then not be asked, with what is to be said: the editor stays.
    pub(super) fn take_over(&mut self, key: &'static str, here: &Here) -> Result<Effects, Notice> {
        let Making::Choosing(choosing) = &mut self.making else { return Ok(Effects::default()) };
        let place = choosing.selected;
        choosing.editing = false;
        let Some(row) = choosing.rows.get_mut(place) else { return Ok(Effects::default()) };
        let note = match self.form.note.note(&row.note) {
            Ok(note) => note,
            Err(fault) => {
                choosing.editing = true;
                return Err(here.failed(&fault));
            }
        };
        let before = row.clone();
        row.note = note;
        (row.kept, row.by_hand) = (true, true);
        Ok(changed(place, before, row, key))
    }
}

impl Form {
    /// Opens the editor as it stood when its text was left, on the note that it was of.
    pub(super) fn resume_edit(&mut self, choosing: &mut Choosing, chosen: Chosen<'_>) {
        let Some(edited) = chosen.edited else { return };
        let row = choosing.row();
        let of = chosen.selected.as_deref();
        if let Some(row) = row.filter(|row| of.is_none_or(|of| *of == row.note.id)) {
            self.note = NoteForm::of(&row.note).with_texts(&edited);
            self.caret = Caret::first_of(self.note.kind.fields());
            choosing.editing = true;
        }
    }
}

//! What is being written is on disk while it is, and offered after the next start.
//!
//! What the student has left with Escape is not: that was meant.

use std::collections::BTreeMap;

use super::command::Command;
use super::held::{Editor, Left};
use super::open::{Home, Of, Open, Said};
use crate::app::effects::{Effects, Here};
use crate::app::fields::{Field, Kind, NoteForm};
use crate::app::kept::Place;
use crate::library::{DraftPlace, NoteDraft, keep_note_drafts, note_drafts};
use crate::workspace::Workspace;

impl Editor {
    /// Puts what has changed on disk, beside the window; called once a frame. `busy`: something
    /// else is being said.
    pub fn keep_drafts(
        &mut self,
        workspace: &Workspace,
        place: Option<&DraftPlace>,
        busy: bool,
        here: &Here,
    ) -> Effects {
        self.take_in(workspace, here);
        let Some(place) = place else { return Effects::default() };
        let mut effects = self.look(workspace, place, here);
        if self.untold && !busy && effects.notice.is_none() {
            self.untold = false;
            effects = self.offer(here);
        }
        if let Some(error) = self.kept.settle() {
            effects = effects.say(here.failed(&error));
        }
        let now = self.unsaved_notes(workspace);
        if now != self.kept.written && self.kept.is_due(here) {
            self.kept.start(now, place, keep_note_drafts, here);
        }
        effects
    }

    /// Takes in what was changed meanwhile in the note that is open.
    fn take_in(&mut self, workspace: &Workspace, here: &Here) {
        if let Some(open) = &mut self.open
            && let Of::Note(id) = &open.of
            && let Some((_, note)) = workspace.note(id)
            && open.rebase(&NoteForm::of(note))
        {
            let text = here.locale.tr("note-changed-meanwhile");
            open.said = Some(Said { text, is_error: false });
        }
    }

    /// The same at once, before the window closes: whether nothing would be lost.
    pub fn keep_at_the_end(&mut self, workspace: &Workspace, place: Option<&DraftPlace>) -> bool {
        self.kept.wait();
        if !self.is_kept(workspace) {
            self.kept.write(self.unsaved_notes(workspace), place, keep_note_drafts);
        }
        self.is_kept(workspace)
    }

    /// Whether all that is being written is on disk as it stands.
    #[must_use]
    pub fn is_kept(&self, workspace: &Workspace) -> bool {
        self.unsaved_notes(workspace) == self.kept.written
    }

    /// All that is being written, to be read elsewhere.
    #[must_use]
    pub fn unsaved(&self, workspace: &Workspace) -> Vec<String> {
        let told = |note: NoteDraft| {
            let texts: Vec<String> = note.texts.into_values().collect();
            texts.join("\n→ ") + "\n"
        };
        self.unsaved_notes(workspace).into_iter().map(told).collect()
    }

    fn unsaved_notes(&self, workspace: &Workspace) -> Vec<NoteDraft> {
        let open = self.open.iter().filter(|open| match &open.of {
            Of::New => is_written(&open.form),
            Of::Note(id) => open.differs_from(workspace.note(id).map(|(_, note)| note)),
        });
        let left = self.left.iter().filter(|left| left.kept).map(|left| &left.open);
        let begun = self.begun.iter().filter(|open| is_written(&open.form));
        open.chain(left).chain(begun).map(draft).collect()
    }

    /// Reads what is kept of a library when it is opened.
    fn look(&mut self, workspace: &Workspace, place: &DraftPlace, here: &Here) -> Effects {
        if self.kept.go(workspace.library().root(), place) == Place::Same {
            return Effects::default();
        }
        match note_drafts(&place.root, &place.name) {
            Ok(found) => {
                self.kept.written.clone_from(&found);
                self.take_up(found, workspace);
                Effects::default()
            }
            Err(error) => here.failed(&error).into(),
        }
    }

    fn take_up(&mut self, found: Vec<NoteDraft>, workspace: &Workspace) {
        let there = self.unsaved_notes(workspace);
        for note in found.into_iter().filter(|note| !there.contains(note)) {
            self.untold = true;
            let of = note.of.clone().map_or(Of::New, Of::Note);
            let home = note.deck.clone().map_or(Home::New(note.new_deck.clone()), Home::Deck);
            let serial = self.next();
            let new = of == Of::New;
            let mut open = Open::new(serial, of, home, form(&note));
            open.base = note.base.as_deref().map(form);
            if new && self.begun.as_ref().is_none_or(|begun| !is_written(&begun.form)) {
                self.begun = Some(open);
            } else {
                self.left.push(Left { open, kept: true });
            }
        }
    }

    /// Says what waits, with what can be done about it.
    fn offer(&self, here: &Here) -> Effects {
        if self.left.iter().any(|left| left.kept) {
            let actions = vec![Command::Resume.into(), Command::Forget.into()];
            here.offer(here.locale.tr("note-draft-edit"), actions).into()
        } else if self.begun.is_some() {
            here.offer(here.locale.tr("note-draft-new"), vec![Command::Add(None).into()]).into()
        } else {
            Effects::default()
        }
    }
}

/// Whether something is written that would be missed: what a note has from the one before it is not.
pub(super) fn is_written(form: &NoteForm) -> bool {
    let own = |field: Field| field != Field::Place && !form.text(field).trim().is_empty();
    !form.picture.is_empty() || Field::NAMED.into_iter().any(|(field, _)| own(field))
}

fn draft(open: &Open) -> NoteDraft {
    let (deck, new_deck) = match &open.home {
        Home::Deck(id) => (Some(id.clone()), String::new()),
        Home::New(title) => (None, title.clone()),
    };
    let of = match &open.of {
        Of::New => None,
        Of::Note(id) => Some(id.clone()),
    };
    let base = open.base.as_ref().map(|base| Box::new(put_down(base)));
    NoteDraft { of, deck, new_deck, base, ..put_down(&open.form) }
}

fn put_down(form: &NoteForm) -> NoteDraft {
    let text = |(field, name): (Field, &str)| (name.to_owned(), form.text(field).to_owned());
    let texts: BTreeMap<String, String> =
        Field::NAMED.into_iter().map(text).filter(|(_, text)| !text.is_empty()).collect();
    NoteDraft {
        kind: form.kind.name().to_owned(),
        texts,
        open: form.open,
        tags: form.tags.clone(),
        tag: form.tag.clone(),
        picture: form.picture.clone(),
        masks: form.masks.clone(),
        hide: form.hide,
        ..NoteDraft::default()
    }
}

fn form(note: &NoteDraft) -> NoteForm {
    let mut form = NoteForm::default();
    for (field, name) in Field::NAMED {
        if let Some(text) = note.texts.get(name) {
            form.text_mut(field).clone_from(text);
        }
    }
    form.kind = Kind::named(&note.kind).unwrap_or_default();
    form.open = note.open;
    form.tags.clone_from(&note.tags);
    form.tag.clone_from(&note.tag);
    form.picture.clone_from(&note.picture);
    form.masks.clone_from(&note.masks);
    form.hide = note.hide;
    form
}

//! What is being written is on disk while it is, and offered after the next start.
//!
//! What the student has left with Escape is not: that was meant.

use std::collections::BTreeMap;

use super::command::Command;
use super::held::{Editor, Left, Why};
use super::open::{Home, Of, Open, Said};
use crate::app::effects::{Effects, Here};
use crate::app::fields::{Field, Kind, NoteForm};
use crate::app::kept::Place;
use crate::app::{markdown, words};
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
        let begun = self.begun.iter().filter(|open| is_written(&open.form));
        open.chain(self.waiting()).chain(begun).map(draft).collect()
    }

    /// Reads what is kept of a library when it is opened.
    fn look(&mut self, workspace: &Workspace, place: &DraftPlace, here: &Here) -> Effects {
        let root = workspace.library().root();
        let mut effects = Effects::default();
        if self.kept.is_of_another(root) {
            match self.kept.leave(&self.begun_notes(), keep_note_drafts) {
                Ok(()) => {
                    (self.open, self.begun) = (None, None);
                    self.left.clear();
                    self.taking.clear();
                }
                // It stays in the window, which asks before it closes.
                Err(error) => effects = here.failed(&error).into(),
            }
        }
        if self.kept.go(root, place) == Place::Same {
            return effects;
        }
        match note_drafts(&place.root, &place.name) {
            Ok(found) => {
                self.kept.written.clone_from(&found);
                self.take_up(found, workspace);
                effects
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
                self.left.push(Left { open, why: Why::Closed });
            }
        }
    }

    /// All that is being written, whatever library is open now.
    fn begun_notes(&self) -> Vec<NoteDraft> {
        let differs = |open: &&Open| match &open.base {
            Some(base) => put_down(base) != put_down(&open.form),
            None => is_written(&open.form),
        };
        let begun = self.begun.iter().filter(differs);
        self.open.iter().filter(differs).chain(self.waiting()).chain(begun).map(draft).collect()
    }

    /// Says what waits, with what can be done about it.
    fn offer(&self, here: &Here) -> Effects {
        let edits: Vec<&Open> = self.waiting().collect();
        if !edits.is_empty() {
            let told =
                [("count", edits.len().to_string()), ("notes", named(edits.into_iter(), here))];
            let actions = vec![Command::Resume.into(), Command::Forget.into()];
            here.offer(here.locale.with("note-draft-edit", &told), actions).into()
        } else if let Some(begun) = &self.begun {
            let told = [("notes", named(std::iter::once(begun), here))];
            let actions = vec![Command::Add(None).into(), Command::Forget.into()];
            here.offer(here.locale.with("note-draft-new", &told), actions).into()
        } else {
            Effects::default()
        }
    }

    /// The notes that wait since the window closed.
    fn waiting(&self) -> impl Iterator<Item = &Open> {
        self.left.iter().filter(|left| left.why == Why::Closed).map(|left| &left.open)
    }

    /// Lets go of what is offered: of edits, or else of a new note. What they are called.
    pub(super) fn forget(&mut self, here: &Here) -> String {
        // What was forgotten before is not had again together with this.
        self.left.retain(|left| left.why != Why::Forgotten);
        if self.waiting().next().is_none() {
            let begun = self.begun.take().filter(|begun| is_written(&begun.form));
            self.left.extend(begun.map(|open| Left { open, why: Why::Closed }));
        }
        let names = named(self.waiting(), here);
        for left in self.left.iter_mut().filter(|left| left.why == Why::Closed) {
            left.why = Why::Forgotten;
        }
        names
    }

    /// Has again what was forgotten last.
    pub(super) fn recall(&mut self, here: &Here) -> Effects {
        for left in self.left.iter_mut().filter(|left| left.why == Why::Forgotten) {
            left.why = Why::Closed;
        }
        self.offer(here)
    }

    /// Whether there is something that can be forgotten.
    #[must_use]
    pub fn can_forget(&self) -> bool {
        let begun = self.begun.as_ref().is_some_and(|begun| is_written(&begun.form));
        self.waiting().next().is_some() || begun
    }

    /// Whether something was forgotten that can still be had again.
    #[must_use]
    pub fn can_recall(&self) -> bool {
        self.left.iter().any(|left| left.why == Why::Forgotten)
    }
}

/// The most letters of a note's name.
const NAME: usize = 60;

/// What notes are called: by the first thing that is written in each.
fn named<'a>(notes: impl Iterator<Item = &'a Open>, here: &Here) -> String {
    let name = |open: &Open| {
        let mut texts = Field::NAMED.into_iter().map(|(field, _)| open.form.text(field));
        let text = texts.find(|text| !text.trim().is_empty()).unwrap_or(&open.form.picture);
        let short = words::shortened(&markdown::plain(text), NAME);
        here.locale.with("note-named", &[("note", short)])
    };
    notes.map(name).collect::<Vec<_>>().join(", ")
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

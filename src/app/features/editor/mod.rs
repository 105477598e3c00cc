//! The one editor of notes: for new ones and for those that are there, wherever it is opened.
//!
//! A note keeps its id, and with it all that is known of its cards. What is written stays as long
//! as it could not be saved, and can be gone on with after it was left.

pub mod command;
pub mod drawing;
mod held;
mod keeping;
mod open;
mod rebase;
mod taking;
#[cfg(test)]
mod tests;

use self::command::Command;
use self::drawing::Drawing;
pub use self::held::Editor;
use self::held::{Left, Why};
use self::keeping::is_written;
pub use self::open::{Home, Of, Open, Said};
pub use self::rebase::{Choice, Part};
use self::taking::{Into, Taking};
use crate::app::caret::{Caret, Goal};
use crate::app::effects::{Effects, Here};
use crate::app::fields::{Field, Kind, NoteForm};
use crate::deck::{DeckId, NoteId};
use crate::library::{self, Format, LibraryError};
use crate::message::{Message, Tell as _};
use crate::workspace::{Change, Done, Pairs, Workspace, tag_of};
use std::path::Path;

impl Editor {
    pub fn apply(
        &mut self,
        command: Command,
        at_hand: Option<DeckId>,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        match command {
            Command::Add(deck) => self.add(deck, at_hand, workspace, here),
            Command::Edit(note) => self.edit(&note, workspace, here),
            Command::EditNoteOf(card) => self.edit(&card.note, workspace, here),
            Command::Tags(note) => {
                self.edit(&note, workspace, here);
                if let Some(open) = &mut self.open {
                    open.caret.goal = Some(Goal::InTags);
                }
            }
            Command::Keep => return self.keep(workspace, here),
            Command::Leave => return self.leave(workspace, here),
            Command::Resume => {
                if let Some(Left { mut open, .. }) = self.left.pop() {
                    open.caret = Caret::first_of(open.form.kind.fields());
                    self.open = Some(open);
                }
            }
            Command::Forget => {
                let text =
                    here.locale.with("note-draft-forgotten", &[("notes", self.forget(here))]);
                return here.offer(text, vec![Command::Recall.into()]).into();
            }
            Command::Recall => return self.recall(here),
            Command::Settle(part, choice) => self.settle(part, choice, workspace),
            Command::Mark(markup) => {
                if let Some(open) = &mut self.open {
                    open.caret.mark = Some(markup);
                }
            }
            Command::Draw(draw) => {
                if let Some(open) = &mut self.open {
                    open.drawing.apply(&mut open.form.masks, draw);
                }
            }
            Command::OpenMedia => {
                let title = here.locale.tr("media-title");
                self.take(workspace, here, |context, root, into| {
                    Taking::ask(context, root, into, title)
                });
            }
            Command::TakeFile(path) => {
                if self.open.is_none() {
                    self.add(None, at_hand, workspace, here);
                    let picture = path.to_str().and_then(Format::of_name);
                    let picture = picture.is_some_and(|format| !format.is_sound());
                    if let Some(open) = self.open.as_mut().filter(|open| open.form.is_blank()) {
                        open.form.kind = if picture { Kind::Occlusion } else { Kind::Basic };
                    }
                }
                self.take(workspace, here, |context, root, into| {
                    Taking::file(context, root, into, path)
                });
            }
            Command::TakeImage(image) => {
                let name = here.locale.tr("media-pasted");
                self.take(workspace, here, |context, root, into| {
                    Taking::image(context, root, into, image, name)
                });
            }
            Command::Play(name) => return play(&name, workspace, here),
        }
        Effects::default()
    }

    /// Sends a picture or a sound on its way into what is open.
    fn take(
        &mut self,
        workspace: &Workspace,
        here: &Here,
        start: impl FnOnce(&egui::Context, &Path, (u64, Into)) -> Taking,
    ) {
        let Some(open) = &mut self.open else { return };
        open.said = None;
        if workspace.library().is_read_only() {
            let text = here.locale.say(&LibraryError::ReadOnly.message());
            open.said = Some(Said { text, is_error: true });
            return;
        }
        let into = (open.serial, Into::of(&open.form, &open.caret));
        self.taking.push(start(here.context, workspace.library().root(), into));
    }

    /// Puts what has come into the note that it is for, be it open or left for later.
    pub fn follow(&mut self, here: &Here) {
        let mut come = Vec::new();
        self.taking.retain(|taking| match taking.poll() {
            Some((into, taken)) => {
                come.push((taking.serial, into, taken));
                false
            }
            None => true,
        });
        for (serial, into, taken) in come {
            let left = self.left.iter_mut().map(|left| &mut left.open);
            let mut notes = self.open.iter_mut().chain(left).chain(&mut self.begun);
            // Else it is in the media folder, and the note was saved or given up meanwhile.
            let note = notes.find(|open| open.serial == serial);
            let (Some(open), Some(taken)) = (note, taken) else { continue };
            let put = taken.and_then(|name| into.put(&name, &mut open.form, &mut open.caret));
            if let Err(error) = put {
                let text = here.locale.say(&error.message());
                open.said = Some(Said { text, is_error: true });
            }
        }
    }

    /// Whether a picture or a sound is on its way.
    #[must_use]
    pub fn is_taking(&self) -> bool {
        !self.taking.is_empty()
    }

    /// Whether there is something to go on with.
    #[must_use]
    pub fn can_resume(&self) -> bool {
        !self.left.is_empty() && self.open.is_none()
    }

    fn add(
        &mut self,
        deck: Option<DeckId>,
        at_hand: Option<DeckId>,
        workspace: &Workspace,
        here: &Here,
    ) {
        let there = |id: &DeckId| workspace.deck(id).is_some();
        let begun = self.begun.take();
        let mut open = begun.unwrap_or_else(|| {
            let home = Home::New(String::new());
            Open::new(self.next(), Of::New, home, NoteForm::default())
        });
        let first = workspace.decks().first().map(|open| open.deck.id.clone());
        let last = match &open.home {
            Home::Deck(id) => Some(id.clone()),
            Home::New(_) => None,
        };
        // What was begun for a deck stays there, unless another is asked for.
        let begun = last.clone().filter(|_| !open.form.is_blank());
        let wanted = deck.or(begun).or(at_hand).or(last).filter(there).or(first);
        open.home = match wanted {
            Some(id) => Home::Deck(id),
            None => Home::New(here.locale.tr("add-first-deck")),
        };
        open.said = None;
        open.caret = Caret::first_of(open.form.kind.fields());
        self.open = Some(open);
    }

    fn edit(&mut self, id: &NoteId, workspace: &Workspace, here: &Here) {
        let Some((deck, note)) = workspace.note(id) else { return };
        let home = Home::Deck(deck.id.clone());
        let of = Of::Note(id.clone());
        // What was not saved when the window closed is gone on with.
        if let Some(at) =
            self.left.iter().rposition(|left| left.why == Why::Closed && left.open.of == of)
        {
            let Left { mut open, .. } = self.left.remove(at);
            let text = here.locale.tr("note-draft-resumed");
            open.said = Some(Said { text, is_error: false });
            open.caret = Caret::first_of(open.form.kind.fields());
            self.open = Some(open);
            return;
        }
        self.open = Some(Open::new(self.next(), of, home, NoteForm::of(note)));
    }

    fn settle(&mut self, part: Part, choice: Choice, workspace: &Workspace) {
        if let Some(open) = &mut self.open
            && let Of::Note(id) = &open.of
            && let Some((deck, note)) = workspace.note(id)
        {
            open.said = None;
            open.settle(part, choice, &NoteForm::of(note), deck.id.clone());
        }
    }

    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn leave(&mut self, workspace: &Workspace, here: &Here) -> Effects {
        let Some(open) = self.open.take() else { return Effects::default() };
        let Of::Note(id) = &open.of else {
            let other = self.begun.replace(open).filter(|begun| is_written(&begun.form));
            self.left.extend(other.map(|open| Left { open, why: Why::Closed }));
            return Effects::default();
        };
        if !open.differs_from(workspace.note(id).map(|(_, note)| note)) {
            return Effects::default();
        }
        self.left.retain(|left| left.open.of != open.of);
        self.left.push(Left { open, why: Why::Escape });
        here.offer(here.locale.tr("notice-edit-left"), vec![Command::Resume.into()]).into()
    }

    fn keep(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(open) = &mut self.open else { return Effects::default() };
        open.form.take_tag(workspace.tag_names());
        // What a synchroniser has just brought is seen before it is written over; a folder that
        // can't be read says so when it is written.
        let _ = workspace.refresh(&here.now);
        let done = match open.of.clone() {
            Of::New => add(open, workspace, here),
            Of::Note(id) => save(open, &id, workspace, here),
        };
        match done {
            Ok((done, key)) => {
                self.last += 1;
                open.serial = self.last;
                if open.of != Of::New {
                    let saved = self.open.take().map(|open| open.of);
                    self.left.retain(|left| Some(&left.open.of) != saved.as_ref());
                }
                Effects::default().did(key, done, None)
            }
            Err(message) => {
                // The draft stays, and what is wrong is said beside it.
                let text = here.locale.say(&message);
                open.said = Some(Said { text, is_error: true });
                Effects::default()
            }
        }
    }
}

/// Hands a sound to the system's player.
fn play(name: &str, workspace: &Workspace, here: &Here) -> Effects {
    match library::play(workspace.library().root(), name) {
        Ok(()) => Effects::default(),
        Err(error) => here.failed(&error).into(),
    }
}

type Kept = Result<(Done, &'static str), Message>;

/// Adds what is written, and makes room for the next.
fn add(open: &mut Open, workspace: &mut Workspace, here: &Here) -> Kept {
    let written = match open.several() {
        Some(Pairs { pairs, .. }) => pairs
            .into_iter()
            .map(|pair| {
                let mut form = open.form.clone();
                *form.text_mut(Field::Front) = pair.front;
                *form.text_mut(Field::Back) = pair.back;
                let new = pair.tags.iter().filter_map(|tag| tag_of(tag));
                let new = new.map(|tag| workspace.tag_names().meant(&tag));
                let new: Vec<String> = new.filter(|tag| !form.tags.contains(tag)).collect();
                form.tags.extend(new);
                form.written().map_err(|fault| fault.message())
            })
            .collect::<Result<Vec<_>, _>>()?,
        None => vec![open.form.written().map_err(|fault| fault.message())?],
    };
    let (change, home) = match &open.home {
        Home::Deck(id) => {
            let found = workspace.add(id, &written, &here.now);
            let (change, _) = found.ok_or_else(|| Message::new("error-deck-gone"))?;
            (change, id.clone())
        }
        Home::New(title) if title.trim().is_empty() => {
            return Err(Message::new("error-no-title"));
        }
        Home::New(title) => {
            let language = here.locale.language().code();
            let (change, id, _) = workspace.add_deck(title.trim(), language, &written, &here.now);
            (change, id)
        }
    };
    let done = workspace.change(&change, &here.now).map_err(|error| error.message())?;
    let title = workspace.deck(&home).map(|deck| deck.title.clone()).unwrap_or_default();
    let told = [("count", written.len().to_string()), ("title", title)];
    open.home = Home::Deck(home);
    open.form.begin_next();
    open.drawing = Drawing::with(open.drawing.tool);
    open.said = Some(Said { text: here.locale.with("add-done", &told), is_error: false });
    open.caret = Caret::first_of(open.form.kind.fields());
    Ok((done, "command-add-note"))
}

/// Saves the note; one that is gone meanwhile stays in the editor, as a new one.
fn save(open: &mut Open, id: &NoteId, workspace: &mut Workspace, here: &Here) -> Kept {
    let Some((deck, note)) = workspace.note(id) else {
        (open.of, open.base) = (Of::New, None);
        return Err(Message::new("error-note-gone"));
    };
    let now = NoteForm::of(note);
    open.rebase(&now);
    if !open.clashes(&now).is_empty() {
        return Err(Message::new("error-note-clashes"));
    }
    let edited = open.form.note(note).map_err(|fault| fault.message())?;
    let place = deck.notes.iter().position(|there| there.id == *id);
    let mut whole = deck.clone();
    if let Some(there) = place.and_then(|place| whole.notes.get_mut(place)) {
        *there = edited;
    }
    let done = workspace.change(&Change::Deck(whole), &here.now);
    done.map(|done| (done, "command-edit-card")).map_err(|error| error.message())
}

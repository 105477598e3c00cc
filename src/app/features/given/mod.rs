//! A file that the student gives, by a dialog, by dropping it, or by pasting what is in it: a text to
//! make cards from, a deck, or the notes of another program.
//!
//! Says what it is, and asks before anything comes into the library. Text goes on to *Create*.

pub mod command;
mod deck;
mod notes;

use std::path::Path;

use self::command::Command;
pub use self::notes::GivenNotes;
use crate::app::effects::{Effects, Here};
use crate::app::jobs::{self, Opened, Pending, Taken};
use crate::deck::Deck;
use crate::exchange::Certainty;
use crate::library::ReadText;
use crate::workspace::Workspace;

#[derive(Debug, Default)]
pub struct Given {
    /// A file that is being chosen or read.
    asked: Option<Pending<Taken>>,
    /// A deck that the student may want in the library.
    pub deck: Option<Deck>,
    /// Notes that they may want there.
    pub notes: Option<Box<GivenNotes>>,
    /// A text that is to go on to *Create*, with the name of its file.
    text: Option<(String, ReadText)>,
}

impl Given {
    /// Whether there is anything to do for a command.
    #[must_use]
    pub fn can(&self, command: &Command) -> bool {
        match command {
            Command::Open | Command::Import | Command::Look(_) => true,
            Command::TakeDeck => self.deck.is_some(),
            Command::TakeNotes => self.notes.as_ref().is_some_and(|notes| notes.can_be_taken()),
            Command::AsText | Command::Leave => self.notes.is_some(),
        }
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Open | Command::Import => {
                self.asked = Some(jobs::ask_file(here.context, here.locale.tr(key)));
                Effects::default()
            }
            Command::Look(text) => {
                let name = here.locale.tr("import-untitled");
                let read = ReadText { text, damage: None };
                self.look(jobs::notes_of(name, read, Certainty::Yes), workspace, here)
            }
            Command::TakeDeck => deck::take(self.deck.take(), key, workspace, here),
            Command::TakeNotes => notes::take(&mut self.notes, key, workspace, here),
            Command::AsText => {
                self.text = self.notes.take().map(|notes| notes.into_text());
                Effects::default()
            }
            Command::Leave => {
                self.notes = None;
                Effects::default()
            }
        }
    }

    /// Reads a file that was dropped onto the window.
    pub fn read(&mut self, path: &Path, context: &egui::Context) {
        self.asked = Some(jobs::read(context, path.to_owned()));
    }

    /// Takes in a file that was read; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, here: &Here) -> Effects {
        let Some(answer) = self.asked.as_ref().and_then(Pending::poll) else {
            return Effects::default();
        };
        self.asked = None;
        match answer {
            Ok(Some(Ok(opened))) => self.look(opened, workspace, here),
            Ok(Some(Err(error))) => here.failed(&error).of(Command::Open.key()).into(),
            Ok(None) | Err(()) => Effects::default(),
        }
    }

    /// A text that was read, for *Create*.
    pub fn take_text(&mut self) -> Option<(String, ReadText)> {
        self.text.take()
    }

    fn look(&mut self, opened: Opened, workspace: &Workspace, here: &Here) -> Effects {
        let key = Command::Open.key();
        let effects = match opened {
            Opened::Text(name, read) => {
                self.text = Some((name, read));
                Effects::default()
            }
            Opened::Deck(deck) => {
                let notice = deck::offer(&deck, here);
                self.deck = Some(*deck);
                notice.into()
            }
            Opened::Notes(notes) => {
                let damage = notes.read.damage.clone();
                self.notes = Some(Box::new(GivenNotes::new(notes, workspace, here)));
                damage.map_or_else(Effects::default, |damage| here.failed(&damage).into())
            }
            Opened::Unclear(name, error) => {
                return notes::unclear(&name, &error, here).of(key).into();
            }
        };
        effects.settle(key)
    }
}

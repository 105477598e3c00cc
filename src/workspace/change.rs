//! Everything that can be changed, each change with the one that undoes it.
//!
//! An event is taken back by another event, decks and settings field by field on top of what is
//! there now: what another device has changed meanwhile stays, and nothing leaves a history.

use std::path::PathBuf;

use thiserror::Error;

use super::Workspace;
use crate::deck::{Deck, DeckId, regenerate};
use crate::history::{Draft, Event};
use crate::library::{Library, LibraryError, Restored, Settings};
use crate::message::{Message, Tell};
use crate::schedule::{Now, SettingsError};
use crate::study::take_back;

/// One thing to change.
#[derive(Debug)]
pub enum Change {
    /// Something happens to a card.
    Event(Draft),
    /// An event is taken back.
    TakeBack(Event),
    /// A deck is as it is here from now on; new, when there is none with its id.
    Deck(Deck),
    /// A deck was generated: what the student has changed in it since the last time stays.
    Generated(Deck),
    /// A change of a deck is taken back.
    DeckBack(DeckChange),
    /// A deck leaves the library.
    Remove(DeckId),
    /// A deck that has left comes back, to where it was.
    PutBack(PathBuf, Deck),
    Settings(Settings),
    /// The change that made the second of the first is taken back.
    SettingsBack(Box<(Settings, Settings)>),
    /// Decks and settings are what they were at the moment of a backup.
    Restore(String),
    /// A restoration, of this moment, is taken back.
    RestoreBack(String, Box<Restored>),
}

/// A deck before a change (none: there was none) and after it.
#[derive(Debug, Clone)]
pub struct DeckChange {
    pub before: Option<Deck>,
    pub after: Deck,
}

/// What a change has done.
#[derive(Debug)]
pub struct Done {
    /// The change that undoes it; none where everything already was so.
    pub undo: Option<Change>,
    pub outcome: Outcome,
}

/// What there is to tell of it.
#[derive(Debug)]
pub enum Outcome {
    /// The event that was written.
    Event(Event),
    /// The deck's path in the library.
    Deck(PathBuf),
    /// How many files were brought back, and those that could not be.
    Restored(usize, Vec<PathBuf>),
    Nothing,
}

/// Why something could not be changed.
#[derive(Debug, Error)]
pub enum ChangeError {
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

impl Tell for ChangeError {
    fn message(&self) -> Message {
        match self {
            Self::Library(error) => error.message(),
            Self::Settings(error) => error.message(),
        }
    }
}

impl Done {
    fn new(undo: Option<Change>, outcome: Outcome) -> Self {
        Self { undo, outcome }
    }

    /// The event that was written, if one was.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match &self.outcome {
            Outcome::Event(event) => Some(event),
            Outcome::Deck(_) | Outcome::Restored(..) | Outcome::Nothing => None,
        }
    }
}

impl Workspace {
    /// Carries a change out: on disk first, and then in all that depends on it.
    ///
    /// # Errors
    /// When it could not be written: then it did not happen, and can be tried again.
    pub fn change(&mut self, change: &Change, now: &Now) -> Result<Done, ChangeError> {
        match change {
            Change::Event(draft) => Ok(self.append(draft.clone(), now)?),
            Change::TakeBack(event) => {
                let draft = take_back(&self.collection, event, now);
                Ok(self.append(draft, now)?)
            }
            Change::Deck(deck) => {
                let before = self.deck(&deck.id).cloned();
                if before.as_ref() == Some(deck) {
                    return Ok(Done::new(None, Outcome::Nothing));
                }
                let path = self.write(now, |library| library.save_deck(deck))?;
                let change = DeckChange { before, after: deck.clone() };
                Ok(Done::new(Some(Change::DeckBack(change)), Outcome::Deck(path)))
            }
            Change::Generated(deck) => {
                let before = self.deck(&deck.id).cloned();
                let after = before.as_ref().map_or_else(|| deck.clone(), |b| regenerate(b, deck));
                let path = self.write(now, |library| library.save_generated(deck))?;
                let change = DeckChange { before, after };
                Ok(Done::new(Some(Change::DeckBack(change)), Outcome::Deck(path)))
            }
            Change::DeckBack(change) => Ok(self.take_deck_back(change, now)?),
            Change::Remove(id) => {
                let there =
                    self.library.deck(id).map(|open| (open.path.clone(), open.deck.clone()));
                self.write(now, |library| library.remove_deck(id))?;
                let undo = there.map(|(path, deck)| Change::PutBack(path, deck));
                Ok(Done::new(undo, Outcome::Nothing))
            }
            Change::PutBack(path, deck) => {
                let path = self.write(now, |library| library.put_deck_back(path, deck))?;
                Ok(Done::new(Some(Change::Remove(deck.id.clone())), Outcome::Deck(path)))
            }
            Change::Settings(settings) => {
                settings.scheduling.check()?;
                let before = self.settings().clone();
                if before == *settings {
                    return Ok(Done::new(None, Outcome::Nothing));
                }
                self.write(now, |library| library.save_settings(settings.clone()))?;
                let undo = Change::SettingsBack(Box::new((before, settings.clone())));
                Ok(Done::new(Some(undo), Outcome::Nothing))
            }
            Change::SettingsBack(change) => {
                let (before, after) = &**change;
                self.write(now, |library| library.undo_settings(before, after))?;
                let undo = Change::SettingsBack(Box::new((after.clone(), before.clone())));
                Ok(Done::new(Some(undo), Outcome::Nothing))
            }
            Change::Restore(moment) => {
                let restored = self.write(now, |library| library.restore(moment, None))?;
                let outcome = Outcome::Restored(restored.files.len(), restored.left.clone());
                let undo = Change::RestoreBack(moment.clone(), Box::new(restored));
                let changed = matches!(outcome, Outcome::Restored(files, _) if files > 0);
                Ok(Done::new(changed.then_some(undo), outcome))
            }
            Change::RestoreBack(moment, restored) => {
                self.write(now, |library| library.undo_restoration(restored))?;
                Ok(Done::new(Some(Change::Restore(moment.clone())), Outcome::Nothing))
            }
        }
    }

    /// Writes an event, and only then takes it into account.
    fn append(&mut self, draft: Draft, now: &Now) -> Result<Done, LibraryError> {
        let reading = self.library.reading().clone();
        let opened = self.collection.open(self.library.history(), &draft.card);
        let written = self.library.append(draft);
        if *self.library.reading() == reading {
            self.collection.close(self.library.history(), &opened);
            self.version.events += 1;
        } else {
            // It was found out on the way that somebody else has written this device's history.
            self.collect(now);
        }
        let event = written?;
        Ok(Done::new(Some(Change::TakeBack(event.clone())), Outcome::Event(event)))
    }

    /// Lets the library write something, and makes everything anew; after an error too, for a part
    /// may be written.
    fn write<T>(
        &mut self,
        now: &Now,
        work: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let done = work(&mut self.library);
        self.collect(now);
        done
    }

    fn take_deck_back(&mut self, change: &DeckChange, now: &Now) -> Result<Done, LibraryError> {
        let DeckChange { before, after } = change;
        let there = self.library.deck(&after.id).map(|open| (open.path.clone(), open.deck.clone()));
        self.write(now, |library| library.undo_deck(before.as_ref(), after))?;
        let nothing = || Deck { notes: Vec::new(), ..after.clone() };
        let undo = match (there, self.deck(&after.id)) {
            (None, _) => None,
            (Some((path, there)), None) => Some(Change::PutBack(path, there)),
            (Some(_), Some(_)) => Some(Change::DeckBack(DeckChange {
                before: Some(after.clone()),
                after: before.clone().unwrap_or_else(nothing),
            })),
        };
        Ok(Done::new(undo, Outcome::Nothing))
    }
}

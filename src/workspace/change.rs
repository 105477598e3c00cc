//! Everything that can be changed, each change with the one that undoes it.
//!
//! An event is taken back by another event, decks and settings field by field on top of what is
//! there now: what another device has changed meanwhile stays, and nothing leaves a history.

use std::collections::BTreeSet;
use std::path::PathBuf;

use thiserror::Error;

use super::Workspace;
use super::edit::{Bulk, BulkError};
use crate::deck::{CardId, Deck, DeckId, begun, regenerate};
use crate::history::{Draft, Event};
use crate::library::{Library, LibraryError, Restored, Settings};
use crate::message::{Message, Tell};
use crate::schedule::{Now, SettingsError};
use crate::study::{Opened, take_back};

/// One thing to change.
#[derive(Debug)]
pub enum Change {
    /// Something happens to a card.
    Event(Draft),
    /// Something happens to many cards at once.
    Events(Vec<Draft>),
    /// Events are taken back, the last one first.
    TakeBack(Vec<Event>),
    /// Several changes are one: all of them, in their order, or none.
    All(Vec<Change>),
    /// Many cards are changed as one.
    Bulk(Bulk),
    /// A change of many cards is taken back: of decks, events, and settings.
    BulkBack(Vec<DeckChange>, Vec<Event>, Option<Box<SettingsChange>>),
    /// A deck is as it is here from now on; new, when there is none with its id.
    Deck(Deck),
    /// A deck was generated: what the student has changed in it since the last time stays.
    Generated(Deck),
    /// A change of a deck is taken back.
    DeckBack(DeckChange),
    /// Decks are as they are here from now on, and others leave the library: all of it or nothing,
    /// even if the program is killed.
    Decks {
        saved: Vec<Deck>,
        removed: Vec<DeckId>,
    },
    /// Decks come in from elsewhere or with more in them, each new one into the folder with this path:
    /// all of it or nothing, too.
    Imported(Vec<(Deck, String)>),
    /// Such a change is taken back.
    DecksBack(Box<DecksChange>),
    /// A deck's file goes into the folder with this path; empty: into none.
    Move(DeckId, String),
    /// A deck leaves the library.
    Remove(DeckId),
    /// A deck that has left comes back, to where it was.
    PutBack(PathBuf, Deck),
    Settings(Settings),
    /// Such a change is taken back.
    SettingsBack(Box<SettingsChange>),
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

/// Settings before a change and after it.
#[derive(Debug, Clone)]
pub struct SettingsChange {
    pub before: Settings,
    pub after: Settings,
}

/// What has become of several decks at once.
#[derive(Debug, Clone, Default)]
pub struct DecksChange {
    pub changed: Vec<DeckChange>,
    /// Those that have left, from where they were.
    pub gone: Vec<(PathBuf, Deck)>,
    /// Those that have come back.
    pub back: Vec<DeckId>,
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
    /// The events that were written, in their order.
    Events(Vec<Event>),
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
    #[error(transparent)]
    Bulk(#[from] BulkError),
}

impl Tell for ChangeError {
    fn message(&self) -> Message {
        match self {
            Self::Library(error) => error.message(),
            Self::Settings(error) => error.message(),
            Self::Bulk(error) => error.message(),
        }
    }
}

impl Done {
    pub(super) fn new(undo: Option<Change>, outcome: Outcome) -> Self {
        Self { undo, outcome }
    }

    /// Everything already was so.
    pub(super) fn nothing() -> Self {
        Self::new(None, Outcome::Nothing)
    }

    /// The events that were written.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        match &self.outcome {
            Outcome::Event(event) => std::slice::from_ref(event),
            Outcome::Events(events) => events,
            Outcome::Deck(_) | Outcome::Restored(..) | Outcome::Nothing => &[],
        }
    }
}

impl Workspace {
    /// Carries a change out: on disk first, and then in all that depends on it.
    ///
    /// # Errors
    /// When it could not be written: then it did not happen, and can be tried again.
    pub fn change(&mut self, change: &Change, now: &Now) -> Result<Done, ChangeError> {
        let done = self.carry_out(change, now);
        self.bring_up_to_date(now);
        done
    }

    fn carry_out(&mut self, change: &Change, now: &Now) -> Result<Done, ChangeError> {
        match change {
            Change::Event(draft) => Ok(self.append(draft.clone(), now)?),
            Change::TakeBack(events) => {
                self.bring_up_to_date(now);
                let back = |event| take_back(&self.collection, event, now);
                let drafts = events.iter().rev().map(back).collect();
                Ok(self.append_all(drafts, now)?)
            }
            Change::Events(drafts) => Ok(self.append_all(drafts.clone(), now)?),
            Change::Bulk(bulk) => self.carry_bulk_out(bulk, now),
            Change::BulkBack(decks, events, settings) => {
                self.take_bulk_back(decks, events, settings.as_deref(), now)
            }
            Change::All(changes) => self.carry_all_out(changes, now),
            Change::Deck(deck) => {
                let before = self.deck(&deck.id).cloned();
                if before.as_ref() == Some(deck) {
                    return Ok(Done::new(None, Outcome::Nothing));
                }
                let path = self.write(|library| library.save_deck(deck))?;
                let change = DeckChange { before, after: deck.clone() };
                Ok(Done::new(Some(Change::DeckBack(change)), Outcome::Deck(path)))
            }
            Change::Generated(deck) => {
                let before = self.deck(&deck.id).cloned();
                let after = match &before {
                    Some(before) => regenerate(before, deck),
                    None => begun(deck, now.time),
                };
                let path = self.write(|library| library.save_deck(&after))?;
                let change = DeckChange { before, after };
                Ok(Done::new(Some(Change::DeckBack(change)), Outcome::Deck(path)))
            }
            Change::DeckBack(change) => Ok(self.take_deck_back(change)?),
            Change::Decks { saved, removed } => Ok(self.change_decks(saved, removed)?),
            Change::Imported(decks) => Ok(self.take_in(decks)?),
            Change::DecksBack(change) => Ok(self.take_decks_back(change)?),
            Change::Move(id, folder) => Ok(self.move_deck(id, folder)?),
            Change::Remove(id) => {
                let there =
                    self.library.deck(id).map(|open| (open.path.clone(), open.deck.clone()));
                self.write(|library| library.remove_deck(id))?;
                let undo = there.map(|(path, deck)| Change::PutBack(path, deck));
                Ok(Done::new(undo, Outcome::Nothing))
            }
            Change::PutBack(path, deck) => {
                let path = self.write(|library| library.put_deck_back(path, deck))?;
                Ok(Done::new(Some(Change::Remove(deck.id.clone())), Outcome::Deck(path)))
            }
            Change::Settings(settings) => {
                settings.scheduling.check()?;
                let before = self.settings().clone();
                if before == *settings {
                    return Ok(Done::new(None, Outcome::Nothing));
                }
                self.write(|library| library.save_settings(settings.clone()))?;
                let undo = SettingsChange { before, after: settings.clone() };
                Ok(Done::new(Some(Change::SettingsBack(Box::new(undo))), Outcome::Nothing))
            }
            Change::SettingsBack(change) => {
                let SettingsChange { before, after } = &**change;
                self.write(|library| library.undo_settings(before, after))?;
                let undo = SettingsChange { before: after.clone(), after: before.clone() };
                Ok(Done::new(Some(Change::SettingsBack(Box::new(undo))), Outcome::Nothing))
            }
            Change::Restore(moment) => {
                let restored = self.write(|library| library.restore(moment, None))?;
                let outcome = Outcome::Restored(restored.files.len(), restored.left.clone());
                let undo = Change::RestoreBack(moment.clone(), Box::new(restored));
                let changed = matches!(outcome, Outcome::Restored(files, _) if files > 0);
                Ok(Done::new(changed.then_some(undo), outcome))
            }
            Change::RestoreBack(moment, restored) => {
                self.write(|library| library.undo_restoration(restored))?;
                Ok(Done::new(Some(Change::Restore(moment.clone())), Outcome::Nothing))
            }
        }
    }

    /// Carries changes out one after the other. Where one fails, those before it are undone.
    fn carry_all_out(&mut self, changes: &[Change], now: &Now) -> Result<Done, ChangeError> {
        let (mut undos, mut events) = (Vec::new(), Vec::new());
        for change in changes {
            match self.carry_out(change, now) {
                Ok(done) => {
                    events.extend_from_slice(done.events());
                    undos.extend(done.undo);
                }
                Err(error) => {
                    for undo in undos.iter().rev() {
                        // On a disk that lets nothing be written everything stays as it is.
                        let _ = self.carry_out(undo, now);
                    }
                    return Err(error);
                }
            }
        }
        undos.reverse();
        let undo = (!undos.is_empty()).then_some(Change::All(undos));
        let outcome = if events.is_empty() { Outcome::Nothing } else { Outcome::Events(events) };
        Ok(Done::new(undo, outcome))
    }

    /// Writes an event, and only then takes it into account.
    fn append(&mut self, draft: Draft, now: &Now) -> Result<Done, LibraryError> {
        let cards = [draft.card.clone()];
        let event = self.happen(&cards, now, |library| library.append(draft))?;
        Ok(Done::new(Some(Change::TakeBack(vec![event.clone()])), Outcome::Event(event)))
    }

    /// The same, of several at once.
    fn append_all(&mut self, drafts: Vec<Draft>, now: &Now) -> Result<Done, LibraryError> {
        let cards: BTreeSet<CardId> = drafts.iter().map(|draft| draft.card.clone()).collect();
        let events = self.happen(&cards, now, |library| library.append_all(drafts))?;
        let undo = (!events.is_empty()).then(|| Change::TakeBack(events.clone()));
        Ok(Done::new(undo, Outcome::Events(events)))
    }

    /// Lets something be written that happens to `cards`, each named once.
    pub(super) fn happen<'a, T>(
        &mut self,
        cards: impl IntoIterator<Item = &'a CardId>,
        now: &Now,
        write: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        self.bring_up_to_date(now);
        let reading = self.library.reading().clone();
        let history = self.library.history();
        let opened: Vec<Opened> =
            cards.into_iter().map(|card| self.collection.open(history, card)).collect();
        let written = write(&mut self.library);
        if *self.library.reading() == reading {
            for card in &opened {
                self.collection.close(self.library.history(), card);
            }
            self.version.events += 1;
        } else {
            // It was found out on the way that somebody else has written this device's history.
            self.is_stale = true;
        }
        written
    }

    /// Lets the library write something that leaves every card in its place: only texts and tags
    /// are others.
    pub(super) fn write_texts<T>(
        &mut self,
        work: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
        now: &Now,
    ) -> Result<T, LibraryError> {
        self.bring_up_to_date(now);
        let reading = self.library.reading().clone();
        let done = work(&mut self.library);
        if done.is_ok() && *self.library.reading() == reading {
            self.version.contents += 1;
            // Exams may be about tags.
            self.take_turns(now);
        } else {
            self.is_stale = true;
        }
        done
    }

    /// Lets the library write something; after an error too a part may be written.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        self.is_stale = true;
        work(&mut self.library)
    }

    /// Makes everything again, if what the library holds is not what it was made from.
    pub(super) fn bring_up_to_date(&mut self, now: &Now) {
        if self.is_stale {
            self.collect(now);
        }
    }

    fn take_deck_back(&mut self, change: &DeckChange) -> Result<Done, LibraryError> {
        let DeckChange { before, after } = change;
        let there = self.library.deck(&after.id).map(|open| (open.path.clone(), open.deck.clone()));
        self.write(|library| library.undo_deck(before.as_ref(), after))?;
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

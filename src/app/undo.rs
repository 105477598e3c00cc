//! What the student did, and the way back: the last [`STEPS`] actions by name, on any screen.
//!
//! An event is taken back by another event, a deck or a setting field by field, on top of what is
//! there now; nothing is removed from a history. Refuses nothing that can still be undone; a step whose
//! object is gone meanwhile (a text that was left) is passed over.

use std::collections::VecDeque;

use super::backups;
use super::choosing::Row;
use super::command::Screen;
use super::memory;
use super::saving::{Changed, save_machine, take_settings_back};
use super::state::{Forms, Making, State};
use crate::deck::{Deck, DeckId};
use crate::generate::Amount;
use crate::history::Event;
use crate::library::{Machine, Restored};
use crate::study::take_back;

/// How many actions can be undone, one after the other.
pub const STEPS: usize = 200;

/// What was there before an action.
#[derive(Debug)]
pub enum Before {
    /// The event that it wrote.
    Event(Box<Event>),
    Machine(Box<Machine>),
    Settings(Changed),
    /// The same, when they were changed on another screen than *Settings*.
    SettingsOn(Screen, Changed),
    Deck(Box<DeckChange>),
    /// Decks and settings, before a backup was gone back to.
    Restored(Box<Restored>),
    /// A candidate, by its place.
    Row(usize, Box<Row>),
    /// All candidates.
    Rows(Vec<Row>),
    /// The same, with how many cards were wanted, and whether etymologies were.
    Ranking(Amount, bool, Vec<Row>),
    /// A text and what was made of it.
    Text(Box<Text>),
}

/// A change of a deck.
#[derive(Debug)]
pub struct DeckChange {
    /// None when it was new.
    pub before: Option<Deck>,
    pub after: Deck,
    /// What the candidates were last saved as.
    pub saved: Option<DeckId>,
}

/// What stands on *Create*.
#[derive(Debug)]
pub struct Text {
    pub making: Making,
    pub name: String,
    pub body: String,
    pub title: String,
}

/// The actions that can be undone, the last one at the end.
#[derive(Debug, Default)]
pub struct Undos(VecDeque<(&'static str, Before)>);

impl Undos {
    /// Takes in that the action with this key (of the language files) was done.
    pub fn done(&mut self, key: &'static str, before: Before) {
        if self.0.len() == STEPS {
            self.0.pop_front();
        }
        self.0.push_back((key, before));
    }

    /// The key of the name of what would be undone.
    #[must_use]
    pub fn last(&self) -> Option<&'static str> {
        self.0.back().map(|(key, _)| *key)
    }
}

/// Takes the text out of *Create*, for a step back to it.
pub fn leave_text(state: &mut State, forms: &mut Forms) -> Before {
    let making = std::mem::take(&mut state.making);
    if let Making::Working(job) = &making {
        job.cancel();
    }
    Before::Text(Box::new(Text {
        making: if matches!(making, Making::Choosing(_)) { making } else { Making::Text },
        name: std::mem::take(&mut state.text_name),
        body: std::mem::take(&mut forms.text),
        title: std::mem::take(&mut forms.title),
    }))
}

/// Undoes the last action that still can be, and says which.
pub fn undo(state: &mut State, forms: &mut Forms) {
    while let Some((key, before)) = state.undos.0.pop_back() {
        match back(state, forms, before) {
            Ok(true) => {
                if memory::is_own(key) {
                    state.screen = Screen::Memory;
                }
                let name = state.locale.tr(key);
                let text = state.locale.with("notice-undone", &[("name", name)]);
                state.say(text);
                return;
            }
            Ok(false) => {}
            Err(before) => {
                // What could not be written can be tried again.
                state.undos.0.push_back((key, before));
                return;
            }
        }
    }
    let text = state.locale.tr("notice-nothing-to-undo");
    state.say(text);
}

/// Whether there was something to go back to; the step again when it failed, which was said.
fn back(state: &mut State, forms: &mut Forms, before: Before) -> Result<bool, Before> {
    match before {
        Before::Event(event) => {
            let now = state.now();
            let draft = take_back(&state.collection, &event, &now);
            if super::apply::record(state, Some(draft)).is_none() {
                return Err(Before::Event(event));
            }
            if state.sitting.is_none() {
                state.look_ahead();
            }
            if state.sitting.as_ref().is_some_and(|s| s.session.current() == Some(&event.card)) {
                state.screen = Screen::Study;
            }
        }
        Before::Machine(machine) => {
            let mut machine = *machine;
            // Since then the window may have been given another size, and the device a new name.
            machine.window = state.machine.window;
            machine.rename(&state.machine.device());
            if !save_machine(state, machine.clone()) {
                return Err(Before::Machine(Box::new(machine)));
            }
            state.screen = Screen::Settings;
        }
        Before::Settings(changed) => {
            if !take_settings_back(state, &changed) {
                return Err(Before::Settings(changed));
            }
        }
        Before::SettingsOn(screen, changed) => {
            if !take_settings_back(state, &changed) {
                return Err(Before::SettingsOn(screen, changed));
            }
            state.screen = screen;
        }
        Before::Deck(change) => {
            let done = state.library.undo_deck(change.before.as_ref(), &change.after);
            if let Err(error) = done {
                state.fail(&error);
                return Err(Before::Deck(change));
            }
            state.recollect();
            if let Making::Choosing(choosing) = &mut state.making {
                choosing.saved = change.saved;
            }
        }
        Before::Restored(restored) => {
            if let Err(error) = backups::take_back(state, &restored) {
                state.fail(&error);
                return Err(Before::Restored(restored));
            }
        }
        Before::Row(place, row) => {
            let Making::Choosing(choosing) = &mut state.making else { return Ok(false) };
            let Some(there) = choosing.rows.get_mut(place) else { return Ok(false) };
            *there = *row;
            choosing.select(place);
            state.screen = Screen::Create;
        }
        Before::Ranking(amount, etymology, rows) => {
            let Making::Choosing(choosing) = &mut state.making else { return Ok(false) };
            choosing.rank(amount, etymology);
            choosing.rows = rows;
            state.screen = Screen::Create;
        }
        Before::Rows(rows) => {
            let Making::Choosing(choosing) = &mut state.making else { return Ok(false) };
            let selected = choosing.selected;
            choosing.rows = rows;
            choosing.select(selected.min(choosing.rows.len().saturating_sub(1)));
            state.screen = Screen::Create;
        }
        Before::Text(text) => {
            let Text { making, name, body, title } = *text;
            forms.gap = None;
            state.making = making;
            state.text_name = name;
            forms.text = body;
            forms.title = title;
            state.screen = Screen::Create;
        }
    }
    Ok(true)
}

//! What the student did, and the way back: the last [`STEPS`] actions by name, on any screen.
//!
//! An event is taken back by another event, a deck or a setting field by field, on top of what is
//! there now; nothing is removed from a history.

use std::collections::VecDeque;

use super::features::create::before::Before;
use super::screen::Screen;
use crate::deck::DeckId;
use crate::library::Machine;
use crate::locale::Locale;
use crate::workspace::Change;

/// How many actions can be undone, one after the other.
pub const STEPS: usize = 200;

/// The way back from an action.
#[derive(Debug)]
pub enum Step {
    /// What undoes it in the workspace, and the screen where that is seen.
    Change(Box<Change>, Option<Screen>),
    /// The same, of the deck of candidates; they were last saved as this one.
    Saved(Box<Change>, Option<DeckId>),
    Machine(Box<Machine>),
    Create(Box<Before>),
}

/// An action that can be undone.
#[derive(Debug)]
pub struct Undo {
    /// Of its name in the language files.
    pub key: &'static str,
    /// What its name leaves open: the deck's title, the card's question, the value of a setting.
    pub about: Option<String>,
    pub step: Step,
}

impl Undo {
    /// What would be undone.
    #[must_use]
    pub fn name(&self, locale: &Locale) -> String {
        // A command that asked something first has done it.
        let name = locale.tr(self.key);
        let name = name.trim_end_matches('…').to_owned();
        match &self.about {
            Some(about) => format!("{name} – {about}"),
            None => name,
        }
    }
}

/// The actions that can be undone, the last one at the end.
#[derive(Debug, Default)]
pub struct Undos(VecDeque<Undo>);

impl Undos {
    pub fn push(&mut self, undo: Undo) {
        if self.0.len() == STEPS {
            self.0.pop_front();
        }
        self.0.push_back(undo);
    }

    /// The last action, which is then forgotten.
    pub fn pop(&mut self) -> Option<Undo> {
        self.0.pop_back()
    }

    #[must_use]
    pub fn last(&self) -> Option<&Undo> {
        self.0.back()
    }
}

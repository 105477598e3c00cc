//! What the student did, and the way back: the last [`STEPS`] actions by name, on any screen.
//!
//! An event is taken back by another event, a deck or a setting field by field, on top of what is
//! there now; nothing is removed from a history.

use std::collections::VecDeque;

use super::features::create::before::Before;
use super::screen::Screen;
use crate::deck::DeckId;
use crate::library::Machine;
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

/// The actions that can be undone, the last one at the end.
#[derive(Debug, Default)]
pub struct Undos(VecDeque<(&'static str, Step)>);

impl Undos {
    /// Takes in the way back from the action with this key (of the language files).
    pub fn push(&mut self, key: &'static str, step: Step) {
        if self.0.len() == STEPS {
            self.0.pop_front();
        }
        self.0.push_back((key, step));
    }

    /// The last action, which is then forgotten.
    pub fn pop(&mut self) -> Option<(&'static str, Step)> {
        self.0.pop_back()
    }

    /// The key of the name of what would be undone.
    #[must_use]
    pub fn last(&self) -> Option<&'static str> {
        self.0.back().map(|(key, _)| *key)
    }
}

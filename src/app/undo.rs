//! What the student did, and the way back: the last [`STEPS`] actions by name, on any screen; what
//! was undone, and the way there again, until something else is done.
//!
//! An event is taken back by another event, a deck or a setting field by field, on top of what is
//! there now; nothing is removed from a history.

use std::collections::VecDeque;
use std::sync::Arc;

use super::features::create::before::Before;
use super::screen::Screen;
use crate::deck::DeckId;
use crate::library::Machine;
use crate::locale::Locale;
use crate::workspace::Change;

/// How many actions can be undone, one after the other.
pub const STEPS: usize = 200;

/// Undoing, or doing again what was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Back,
    Forward,
}

impl Way {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Back => Self::Forward,
            Self::Forward => Self::Back,
        }
    }
}

/// The way back from an action, or to it again.
#[derive(Debug)]
pub enum Step {
    /// What undoes it in the workspace, and the screen where that is seen.
    Change(Arc<Change>, Option<Screen>),
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
        name(self.key, self.about.as_deref(), locale)
    }
}

/// The name of an action, and what it is about.
#[must_use]
pub fn name(key: &str, about: Option<&str>, locale: &Locale) -> String {
    // A command that asked something first has done it.
    let name = locale.tr(key);
    let name = name.trim_end_matches('…').to_owned();
    match about {
        Some(about) => format!("{name} – {about}"),
        None => name,
    }
}

/// The actions that can be undone, and those that were.
#[derive(Debug, Default)]
pub struct Undos {
    /// The last one at the end.
    done: VecDeque<Undo>,
    /// The one that was undone last at the end; each leads forward.
    undone: Vec<Undo>,
}

impl Undos {
    /// Something was done: what was undone before can't be done again.
    pub fn push(&mut self, undo: Undo) {
        self.undone.clear();
        self.put(undo, Way::Back);
    }

    /// The next step on a way, which is then forgotten.
    pub fn take(&mut self, way: Way) -> Option<Undo> {
        match way {
            Way::Back => self.done.pop_back(),
            Way::Forward => self.undone.pop(),
        }
    }

    /// Puts a step at the beginning of a way.
    pub fn put(&mut self, undo: Undo, way: Way) {
        match way {
            Way::Back => {
                if self.done.len() == STEPS {
                    self.done.pop_front();
                }
                self.done.push_back(undo);
            }
            Way::Forward => self.undone.push(undo),
        }
    }

    /// A step was taken that has no way back.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// The action that would be undone, or done again.
    #[must_use]
    pub fn next(&self, way: Way) -> Option<&Undo> {
        match way {
            Way::Back => self.done.back(),
            Way::Forward => self.undone.last(),
        }
    }
}

//! The terms of a text, in the place of its cards: which are listed, which are ticked.

pub mod command;

use std::collections::BTreeSet;

use self::command::Command;
use crate::app::command::Create;
use crate::app::effects::Effects;

/// How the glossary is looked at.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// It is shown, in the place of the cards.
    pub shown: bool,
    /// What the listed terms hold.
    pub filter: String,
    pub order: Order,
    /// Places in the glossary.
    pub ticked: BTreeSet<usize>,
    /// The line that the keys act on, among those that are listed.
    pub chosen: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    #[default]
    Rank,
    Frequency,
    Alphabet,
}

impl Terms {
    pub fn apply(&mut self, command: &Command) -> Effects {
        match command {
            Command::Toggle => {
                self.shown = !self.shown;
                Effects::default()
            }
            Command::Hide => {
                self.shown = false;
                Effects::default()
            }
            Command::Forget => {
                *self = Self::default();
                Effects::default()
            }
            // Ticked no more, once there are cards of them.
            Command::Keep => {
                let ticked = std::mem::take(&mut self.ticked);
                let make = Create::AddTerms(ticked.into_iter().collect());
                Effects::default().then(make.into())
            }
        }
    }
}

//! The list of decks: which folders are folded.

pub mod command;

use std::collections::BTreeSet;

use self::command::Command;

/// How the list is looked at.
#[derive(Debug, Default)]
pub struct Decks {
    /// The paths of the folders whose decks are not shown.
    folded: BTreeSet<String>,
}

impl Decks {
    #[must_use]
    pub fn is_folded(&self, path: &str) -> bool {
        self.folded.contains(path)
    }

    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Fold(path) => {
                if !self.folded.remove(&path) {
                    self.folded.insert(path);
                }
            }
        }
    }
}

//! A library at a glance: all that it takes to count what is due, and nothing more.
//!
//! Reads every file anew, as strictly as when the library is opened; no text of a deck is kept.
//! Refuses a folder that is no library.

use std::path::Path;

use super::error::{LibraryError, Problem};
use super::{Settings, decks, events, is_library};
use crate::deck::{NoteId, Outline};
use crate::history::History;

/// What a library holds, without its texts.
#[derive(Debug)]
pub struct Glance {
    /// In the order of their paths.
    pub decks: Vec<Outline>,
    /// The folder that each deck is in, as [`OpenDeck::folder`](super::OpenDeck::folder) has it.
    pub folders: Vec<String>,
    /// All that happened, on all devices.
    pub history: History,
    pub settings: Settings,
    /// What could not be read. Ids that stand twice are not looked for.
    pub problems: Vec<Problem>,
}

impl Glance {
    /// Looks at the library at `root`; nothing is made, locked or written.
    ///
    /// # Errors
    /// When there is none.
    pub fn at(root: &Path) -> Result<Self, LibraryError> {
        if !is_library(root) {
            return Err(LibraryError::Missing(root.to_owned()));
        }
        let (outlines, mut problems) = decks::outlines(root);
        let (folders, outlines): (Vec<_>, Vec<_>) = outlines.into_iter().unzip();
        let names = decks::number(outlines.iter().flat_map(|deck| &deck.cards));
        let nobody = NoteId::from_parts(&[]).into();
        let mut found = events::read_all(root, &nobody, names);
        problems.append(&mut found.problems);
        let settings = Settings::load(&root.join("settings.ron")).unwrap_or_else(|problem| {
            problems.push(problem);
            Settings::default()
        });
        Ok(Self { decks: outlines, folders, history: found.history, settings, problems })
    }
}

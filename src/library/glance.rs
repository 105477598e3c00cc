//! A library at a glance: all that it takes to count what is due, and nothing more.
//!
//! Reads every file, as strictly as when the library is opened; no text of a deck is kept.
//! A folder that is no library is an error.

use std::path::Path;

use super::dated_settings::Dated;
use super::error::{LibraryError, Problem};
use super::fingerprints::Fingerprints;
use super::{Settings, decks, histories, is_library};
use crate::deck::{CardList, NoteId};
use crate::history::{DeviceId, History};

/// What a library holds, without its texts.
#[derive(Debug)]
pub struct Glance {
    /// In the order of their paths.
    pub decks: Vec<CardList>,
    /// The folder that each deck is in, as [`OpenDeck::folder`](super::OpenDeck::folder) has it.
    pub folders: Vec<String>,
    /// All that happened, on all devices.
    pub history: History,
    pub settings: Settings,
    /// What could not be read. Ids that stand twice are not looked for.
    pub problems: Vec<Problem>,
    /// Of the bytes that were read; none where there are problems.
    pub prints: Option<Fingerprints>,
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
        let (found, mut problems) = decks::outlines(root);
        let nobody: DeviceId = NoteId::from_parts(&[]).into();
        let sources = histories::Sources::of(root, &nobody);
        let settings = Self::settings(root).unwrap_or_else(|problem| {
            problems.push(problem);
            Settings::default()
        });
        let read = found.iter().map(|deck| (deck.path.clone(), deck.print)).collect();
        let prints = Fingerprints::new(root, &settings, read, &sources);
        let (mut outlines, mut folders) = (Vec::new(), Vec::new());
        for deck in found.into_iter().filter(|deck| !deck.copy) {
            folders.push(deck.folder());
            outlines.push(deck.outline);
        }
        let names = decks::number(outlines.iter().flat_map(|deck| &deck.cards));
        let mut read = sources.read(&nobody, names);
        problems.append(&mut read.problems);
        let prints = prints.filter(|_| problems.is_empty() && read.others == 0);
        Ok(Self { decks: outlines, folders, history: read.history, settings, problems, prints })
    }

    /// The settings of the library at `root`.
    ///
    /// # Errors
    /// When they can't be understood.
    pub fn settings(root: &Path) -> Result<Settings, Problem> {
        Dated::of(root).map(|dated| dated.settings)
    }
}

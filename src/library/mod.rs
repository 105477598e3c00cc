//! The library: a folder with decks, histories and settings, that the student owns.
//!
//! The only writer of that folder. A grade is on disk before it is acknowledged; a whole file is
//! replaced by a rename, after a copy of the old one went to `backups/`; a file that can't be
//! understood, or that someone else changed, is never overwritten. Knows nothing of screens.

mod append_events;
mod atomic_files;
mod backup;
mod beside;
mod cache;
mod check;
#[cfg(test)]
mod check_tests;
mod chosen;
mod conflict_copies;
mod copy_names;
mod create;
mod date;
mod dated_settings;
mod decks;
mod deleted_folder;
pub mod disk;
mod draft_file;
mod draft_place;
mod drafts;
mod encoding;
mod error;
mod exam_dates;
mod fingerprint;
mod fingerprints;
mod foreign_files;
mod forked_history;
mod git_marks;
mod glance;
mod held;
mod histories;
mod keep;
mod machine;
mod media;
mod merge_settings;
mod moving;
mod note_drafts;
mod old_plan;
mod outside_changes;
mod own_files;
mod pending;
mod remove;
mod restore;
mod restore_preview;
mod safe_paths;
mod save;
mod seen;
mod settings;
mod shipped_decks;
mod staging;
mod steps;
mod take_back;
#[cfg(test)]
mod test_library;
#[cfg(test)]
mod tests;
mod text_files;
mod text_name;
mod transaction;
mod unfinished;
mod write_turn;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use atomic_files::{LARGEST, read as read_file};
pub use backup::{Backup, back_up, backups, is_due};
pub use cache::Cache;
pub use check::{Finding, Remedy, check, check_deck, check_history, repair};
pub use create::{ReadOnly, deck_path, file_name};
pub use date::{Date, NoSuchDay};
pub use decks::{OpenDeck, read_deck};
pub use draft_place::DraftPlace;
pub use drafts::{Chosen, Decided, TextDraft, drafts, keep_drafts};
pub use error::{LibraryError, Problem, io_key};
pub use exam_dates::{ExamDate, ExamOf};
pub use fingerprints::Fingerprints;
pub use glance::Glance;
pub use machine::{Machine, Theme};
pub use media::{
    Extent, Format, MediaError, Pixels, add_media, add_media_file, decode, extent, is_media_name,
    media_path, play, png, read_media,
};
pub use moving::folder_path;
pub use note_drafts::{NoteDraft, keep_note_drafts, note_drafts};
pub use restore::{Restored, RestoredDeck};
pub use restore_preview::Returning;
pub use seen::{Seen, seen};
pub use settings::{Answering, Settings};
pub use shipped_decks::{DECKS as SHIPPED_DECKS, Shipped};
pub use staging::{Ready, Saved, Snapshot};
pub use steps::{Report, Steps};
pub use text_files::{LARGEST_TEXT, ReadText, Unreadable, read_text, read_text_from, texts_in};
pub use text_name::name_of;

use crate::deck::{self, Deck, DeckId};
use crate::history::{DeviceId, Draft, Event, History};
use crate::message::Message;
use create::{create, lock, lock_patiently};
use dated_settings::Dated;
use held::Held;

/// An open library.
#[derive(Debug)]
pub struct Library {
    root: PathBuf,
    device: DeviceId,
    decks: Vec<Arc<OpenDeck>>,
    history: History,
    settings: Dated,
    problems: Vec<Problem>,
    writer: Writing,
    /// What was merged since it was last asked for.
    news: Vec<Message>,
    /// The files as they were read or written last.
    seen: Seen,
    reading: Reading,
}

/// Tells one reading of a library from another: after a new one, everything may be different. One is
/// new, too, once a change that was not seen here is joined with what is saved.
#[derive(Debug, Clone, Default)]
pub struct Reading(Arc<()>);

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Whether this process may write.
#[derive(Debug)]
enum Writing {
    /// Held as long as the library is open; the system lets go of it if the process dies.
    Allowed {
        _lock: Held,
        events: Option<append_events::Writer>,
    },
    ReadOnly,
}

impl Library {
    /// Makes a library at `root` where there is none, with the shipped decks, those in `language`
    /// (BCP 47) first.
    ///
    /// # Errors
    /// When `root` holds other things, or can't be written.
    pub fn begin(root: &Path, language: &str) -> Result<(), LibraryError> {
        if is_library(root) { Ok(()) } else { create(root, language) }
    }

    /// Opens the library at `root` for `device`, and makes it, with the shipped decks, when there
    /// is none. When another process of this device has it, or it can't be written to, it opens
    /// read-only ([`Library::is_read_only`]). Files that can't be understood are in
    /// [`Library::problems`].
    ///
    /// # Errors
    /// When `root` holds other things, or can't be made or read.
    pub fn open(root: &Path, device: &DeviceId) -> Result<Self, LibraryError> {
        Self::begin(root, "fr")?;
        match lock_patiently(root, device) {
            Ok(Some(lock)) => {
                let library = Self::open_to_write(root, device.clone(), lock)?;
                if matches!(library.writer, Writing::Allowed { .. }) {
                    beside::sweep(root, &library.device);
                }
                Ok(library)
            }
            Ok(None) => Ok(Self::load(root, device).0),
            // What stands in the way is said, and the decks can be read.
            Err(LibraryError::Write { path, source }) if safe_paths::Odd::of(&source).is_some() => {
                let mut library = Self::load(root, device).0;
                if library.problems.iter().all(|problem| problem.path != path) {
                    let error = LibraryError::Write { path: path.clone(), source };
                    library.problems.push(decks::problem(path, &error));
                }
                Ok(library)
            }
            Err(error) => Err(error),
        }
    }

    /// Opens an existing library to look at it; nothing is made, locked or written.
    ///
    /// # Errors
    /// When there is none.
    pub fn look(root: &Path) -> Result<Self, LibraryError> {
        if !is_library(root) {
            return Err(LibraryError::Missing(root.to_owned()));
        }
        let nobody = deck::NoteId::from_parts(&[]).into();
        Ok(Self::load(root, &nobody).0)
    }

    /// Looks at whatever decks and histories a folder holds: a library, or a folder of decks.
    #[must_use]
    pub fn look_at_folder(root: &Path) -> Self {
        if is_library(root) || root.join("decks").is_dir() {
            let nobody = deck::NoteId::from_parts(&[]).into();
            return Self::load(root, &nobody).0;
        }
        let (decks, problems) = decks::read_below(root);
        let nobody = deck::NoteId::from_parts(&[]).into();
        Self {
            root: root.to_owned(),
            device: nobody,
            decks,
            history: History::default(),
            settings: Dated::default(),
            problems,
            writer: Writing::ReadOnly,
            news: Vec::new(),
            seen: Seen::default(),
            reading: Reading::default(),
        }
    }

    fn load(root: &Path, device: &DeviceId) -> (Self, histories::Histories) {
        // Before the files are read: what changes meanwhile is then noticed.
        let seen = seen(root);
        let (decks, mut problems) = decks::read_all(root);
        let mut found = histories::read_all(root, device, decks::names(&decks));
        problems.append(&mut found.problems);
        problems.extend(own_files::problems(root));
        let settings = Dated::of(root).unwrap_or_else(|problem| {
            problems.push(problem);
            Dated::default()
        });
        let library = Self {
            root: root.to_owned(),
            device: device.clone(),
            decks,
            history: std::mem::take(&mut found.history),
            settings,
            problems,
            writer: Writing::ReadOnly,
            news: Vec::new(),
            seen,
            reading: Reading::default(),
        };
        (library, found)
    }

    /// When everything was last read.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    #[must_use]
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// In the order of their paths.
    #[must_use]
    pub fn decks(&self) -> &[Arc<OpenDeck>] {
        &self.decks
    }

    /// All that happened, on all devices.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings.settings
    }

    /// What needs the student's attention; found when the library was opened.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether grades and decks can't be saved; [`Self::read_only`] says why.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        !matches!(&self.writer, Writing::Allowed { events: Some(_), .. })
    }

    /// Why nothing can be saved, where that is so. Looks at the disk.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        match &self.writer {
            Writing::Allowed { events: Some(_), .. } => None,
            Writing::Allowed { events: None, .. } => Some(ReadOnly::Problem),
            Writing::ReadOnly => Some(create::in_the_way(&self.root, &self.device)),
        }
    }

    /// Writes an event to this device's history; it is on disk when this returns.
    ///
    /// # Errors
    /// When it could not be written: then it did not happen.
    pub fn append(&mut self, draft: Draft) -> Result<Event, LibraryError> {
        self.stand_alone()?;
        let event = self.writer()?.append(draft)?;
        self.history.push(&event);
        Ok(event)
    }

    /// Writes events to this device's history, in their order and at once; they are on disk when
    /// this returns.
    ///
    /// # Errors
    /// When they could not be written: then none of them happened.
    pub fn append_all(&mut self, drafts: Vec<Draft>) -> Result<Vec<Event>, LibraryError> {
        self.stand_alone()?;
        let events = self.writer()?.append_all(drafts)?;
        self.history.push_all(&events);
        Ok(events)
    }

    fn writer(&mut self) -> Result<&mut append_events::Writer, LibraryError> {
        match &mut self.writer {
            Writing::Allowed { events: Some(writer), .. } => Ok(writer),
            _ => Err(LibraryError::ReadOnly),
        }
    }

    /// The deck with this id.
    #[must_use]
    pub fn deck(&self, id: &DeckId) -> Option<&OpenDeck> {
        self.decks.iter().find(|open| open.deck.id == *id).map(AsRef::as_ref)
    }
}

/// Writes a deck to any file, whole or not at all.
///
/// # Errors
/// When it could not be written; what was there stays.
pub fn write_deck(path: &Path, deck: &Deck) -> Result<(), LibraryError> {
    write_file(path, deck::write(deck).as_bytes())
}

/// Writes any file, whole or not at all, and its folder where there is none.
///
/// # Errors
/// When it could not be written; what was there stays.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let folder = atomic_files::parent(path);
    disk::make_folder(folder).map_err(LibraryError::write(folder))?;
    atomic_files::replace(path, bytes).map_err(LibraryError::write(path))
}

/// ms since 1970-01-01 UTC.
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

fn is_library(root: &Path) -> bool {
    root.join("settings.ron").is_file() || root.join("history").is_dir()
}

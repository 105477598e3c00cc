//! The library: a folder with decks, histories and settings, that the student owns.
//!
//! The only writer of that folder. A grade is on disk before it is acknowledged; a whole file is
//! replaced by a rename, after a copy of the old one went to `backups/`; a file that can't be
//! understood, or that someone else changed, is never overwritten. Knows nothing of screens.

mod backup;
mod check;
mod conflict;
mod decks;
pub mod disk;
mod error;
mod events;
mod exam;
mod files;
mod fork;
mod glance;
mod inside;
mod machine;
mod parts;
mod rescue;
mod restore;
mod settings;
mod shipped;
mod text;
mod watch;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

pub use backup::{Backup, back_up, backups, is_due};
pub use check::{Finding, Remedy, check, check_history, repair};
pub use decks::{OpenDeck, read_deck};
pub use error::{LibraryError, Problem, io_key};
pub use exam::{ExamDate, ExamOf};
pub use files::{LARGEST, read as read_file};
pub use glance::Glance;
pub use machine::{Machine, Theme};
pub use restore::Restored;
pub use settings::{Answering, Date, Settings};
pub use shipped::DECKS as SHIPPED_DECKS;
pub use text::{LARGEST_TEXT, read_text, read_text_from, texts_in};
pub use watch::{Seen, seen};

use crate::deck::{self, Deck, DeckId};
use crate::history::{DeviceId, Draft, Event, History};
use crate::message::Message;

/// An open library.
#[derive(Debug)]
pub struct Library {
    root: PathBuf,
    device: DeviceId,
    decks: Vec<OpenDeck>,
    history: History,
    settings: Settings,
    problems: Vec<Problem>,
    writer: Writing,
    /// What was merged since it was last asked for.
    news: Vec<Message>,
    /// The files as they were read or written last.
    seen: Seen,
}

/// Whether this process may write.
#[derive(Debug)]
enum Writing {
    /// Held as long as the library is open; the system lets go of it if the process dies.
    Allowed {
        _lock: File,
        events: Option<events::Writer>,
    },
    ReadOnly,
}

impl Library {
    /// Opens the library at `root` for `device`, and makes it, with the shipped decks, when there
    /// is none. When another process of this device has it, or it can't be written to, it opens
    /// read-only ([`Library::is_read_only`]). Files that can't be understood are in
    /// [`Library::problems`].
    ///
    /// # Errors
    /// When `root` holds other things, or can't be made or read.
    pub fn open(root: &Path, device: &DeviceId) -> Result<Self, LibraryError> {
        if !is_library(root) {
            create(root)?;
        }
        match lock(root, device) {
            Ok(Some(lock)) => Self::open_to_write(root, device.clone(), lock),
            Ok(None) => Ok(Self::load(root, device).0),
            // What stands in the way is said, and the decks can be read.
            Err(LibraryError::Write { path, source }) if inside::Odd::of(&source).is_some() => {
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
            settings: Settings::default(),
            problems,
            writer: Writing::ReadOnly,
            news: Vec::new(),
            seen: Seen::default(),
        }
    }

    fn load(root: &Path, device: &DeviceId) -> (Self, events::Histories) {
        // Before the files are read: what changes meanwhile is then noticed.
        let seen = seen(root);
        let (decks, mut problems) = decks::read_all(root);
        let mut found = events::read_all(root, device, decks::names(&decks));
        problems.append(&mut found.problems);
        let settings = Settings::load(&root.join("settings.ron")).unwrap_or_else(|problem| {
            problems.push(problem);
            Settings::default()
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
        };
        (library, found)
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
    pub fn decks(&self) -> &[OpenDeck] {
        &self.decks
    }

    /// All that happened, on all devices.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What needs the student's attention; found when the library was opened.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether grades and decks can't be saved, because another window has the library.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        !matches!(&self.writer, Writing::Allowed { events: Some(_), .. })
    }

    /// Writes an event to this device's history; it is on disk when this returns.
    ///
    /// # Errors
    /// When it could not be written: then it did not happen.
    pub fn append(&mut self, draft: Draft) -> Result<Event, LibraryError> {
        self.stand_alone()?;
        let Writing::Allowed { events: Some(writer), .. } = &mut self.writer else {
            return Err(LibraryError::ReadOnly);
        };
        let event = writer.append(draft)?;
        self.history.push(event.clone());
        Ok(event)
    }

    /// Saves a deck: over the one with the same id, or in a new file named after its title. What
    /// another program changed in the file meanwhile is merged in, note by note. Returns the path
    /// in the library.
    ///
    /// # Errors
    /// When it could not be written, or its file can no longer be understood; the file is then as
    /// it was.
    pub fn save_deck(&mut self, deck: &Deck) -> Result<PathBuf, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        if !self.root.is_dir() {
            self.stand_alone()?;
        }
        let known = self.decks.iter().position(|open| open.deck.id == deck.id);
        let saved = match known.and_then(|index| self.decks.get(index)) {
            Some(open) => self.write_over(open, deck, now())?,
            None => self.write_new(deck)?,
        };
        let path = saved.path.clone();
        self.seen.look_again(&self.root.join(&path));
        if let Some(open) = known.and_then(|index| self.decks.get_mut(index)) {
            *open = saved;
        } else {
            let at = self.decks.partition_point(|open| open.path < path);
            self.decks.insert(at, saved);
        }
        Ok(path)
    }

    /// Brings a deck that was just generated into the library: into the deck with the same id
    /// when there is one ([`deck::regenerate`]). Returns the path in the library.
    ///
    /// # Errors
    /// As [`Library::save_deck`].
    pub fn save_generated(&mut self, generated: &Deck) -> Result<PathBuf, LibraryError> {
        match self.deck(&generated.id) {
            Some(there) => {
                let merged = deck::regenerate(&there.deck, generated);
                self.save_deck(&merged)
            }
            None => self.save_deck(generated),
        }
    }

    /// The deck with this id.
    #[must_use]
    pub fn deck(&self, id: &DeckId) -> Option<&OpenDeck> {
        self.decks.iter().find(|open| open.deck.id == *id)
    }

    fn write_over(&self, open: &OpenDeck, deck: &Deck, now: i64) -> Result<OpenDeck, LibraryError> {
        let path = self.root.join(&open.path);
        let ours = deck::changed_since(&open.base, deck, now);
        let real = inside::real(&self.root, &path).map_err(LibraryError::write(&path))?;
        let there = match files::read(&real) {
            Ok(bytes) => bytes,
            // Removed by someone else while it was edited here: the edit brings it back.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return self.write_at(&path, &ours, &deck::write(&ours)?);
            }
            Err(error) => return Err(LibraryError::read(&path)(error)),
        };
        if decks::digest(&there) == open.digest {
            return self.replace(&path, &ours, &there);
        }
        let theirs =
            deck::read(&there).map_err(|fault| LibraryError::Deck { path: path.clone(), fault })?;
        if theirs.id != deck.id {
            return Err(LibraryError::OtherDeck(path));
        }
        let modified = files::modified(&path).unwrap_or(now);
        self.replace(&path, &deck::merge(&open.base, deck, now, &theirs, modified), &there)
    }

    fn write_new(&self, deck: &Deck) -> Result<OpenDeck, LibraryError> {
        let name = format!("{}.ron", file_name(&deck.title));
        self.write_at(&backup::free(&self.root.join("decks").join(name)), deck, &deck::write(deck)?)
    }

    fn replace(&self, path: &Path, deck: &Deck, there: &[u8]) -> Result<OpenDeck, LibraryError> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let text = deck::write(deck)?;
        if text.as_bytes() != there {
            backup::keep(&self.root, relative, there)?;
        }
        self.write_at(path, deck, &text)
    }

    /// Writes `text`, which is `deck` in RON.
    fn write_at(&self, path: &Path, deck: &Deck, text: &str) -> Result<OpenDeck, LibraryError> {
        write_inside(&self.root, path, text)?;
        let relative = path.strip_prefix(&self.root).unwrap_or(path).to_owned();
        Ok(OpenDeck::new(relative, deck.clone(), text.as_bytes()))
    }

    /// Saves the shared settings, after a copy of the old ones.
    ///
    /// # Errors
    /// When they could not be written; they are then as they were.
    pub fn save_settings(&mut self, settings: Settings) -> Result<(), LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let path = self.root.join("settings.ron");
        if Settings::load(&path).is_err() {
            return Err(LibraryError::Settings(path));
        }
        if let Ok(there) = files::read(&path) {
            backup::keep(&self.root, Path::new("settings.ron"), &there)?;
        }
        files::replace_in(&self.root, &path, &settings.encode()?)
            .map_err(LibraryError::write(&path))?;
        self.seen.look_again(&path);
        self.settings = settings;
        Ok(())
    }
}

/// Writes a deck to any file, whole or not at all.
///
/// # Errors
/// When it could not be written; what was there stays.
pub fn write_deck(path: &Path, deck: &Deck) -> Result<(), LibraryError> {
    write_file(path, deck::write(deck)?.as_bytes())
}

/// Writes a file of the library at `root`, and its folder where there is none.
fn write_inside(root: &Path, path: &Path, text: &str) -> Result<(), LibraryError> {
    let real = inside::real(root, path).map_err(LibraryError::write(path))?;
    let folder = files::parent(&real);
    disk::make_folder(folder).map_err(LibraryError::write(folder))?;
    files::replace_in(root, path, text.as_bytes()).map_err(LibraryError::write(path))
}

/// Writes any file, whole or not at all, and its folder where there is none.
///
/// # Errors
/// When it could not be written; what was there stays.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let folder = files::parent(path);
    disk::make_folder(folder).map_err(LibraryError::write(folder))?;
    files::replace(path, bytes).map_err(LibraryError::write(path))
}

/// ms since 1970-01-01 UTC.
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

fn is_library(root: &Path) -> bool {
    root.join("settings.ron").is_file() || root.join("history").is_dir()
}

/// Makes a new library. `settings.ron` comes last: until it is there, the next start goes on.
fn create(root: &Path) -> Result<(), LibraryError> {
    if root.exists() && !root.join("decks").is_dir() {
        let mut entries = fs::read_dir(root).map_err(LibraryError::read(root))?;
        if entries.next().is_some() {
            return Err(LibraryError::NotALibrary(root.to_owned()));
        }
    }
    for folder in ["decks", "media"] {
        let folder = root.join(folder);
        disk::make_folder(&folder).map_err(LibraryError::write(&folder))?;
    }
    for (name, text) in SHIPPED_DECKS {
        let path = root.join("decks").join(name);
        if !inside::is_taken(&path) {
            files::replace_in(root, &path, text.as_bytes()).map_err(LibraryError::write(&path))?;
        }
    }
    let history = root.join("history");
    disk::make_folder(&history).map_err(LibraryError::write(&history))?;
    let path = root.join("settings.ron");
    files::replace_in(root, &path, &Settings::default().encode()?)
        .map_err(LibraryError::write(&path))
}

/// The right to write as `device`; none when another process has it or the folder is read-only.
fn lock(root: &Path, device: &DeviceId) -> Result<Option<File>, LibraryError> {
    let folder = root.join("history");
    let path = folder.join(format!(".{device}.lock"));
    if let Err(error) = inside::plain(root, &path) {
        return Err(LibraryError::write(&path)(error));
    }
    let file = match disk::make_folder(&folder).and_then(|()| disk::create(&path)) {
        Ok(file) => file,
        Err(error) => match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                return Ok(None);
            }
            _ => return Err(LibraryError::write(&path)(error)),
        },
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(None),
        // On a file system without locks it is better to go on than to refuse to study.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
    }
}

/// A file name from a title: ASCII, lower case, words joined by hyphens.
fn file_name(title: &str) -> String {
    let folded = deck::fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    name.truncate(name.trim_end_matches('-').len());
    // Names that Windows keeps for its devices.
    let reserved = ["con", "prn", "aux", "nul", "com1", "lpt1"].contains(&name.as_str());
    if name.is_empty() || reserved {
        format!("deck-{name}").trim_end_matches('-').to_owned()
    } else {
        name
    }
}

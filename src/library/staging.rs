//! What several files are to hold, made ready beside them: it takes as long as it takes, on any
//! thread, and changes nothing. `transaction` then lets all of it take its place at once.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::dated_settings::Dated;
use super::decks::OpenDeck;
use super::error::LibraryError;
use super::pending::{Leaving, Pending, Staged};
use super::save::{NewFile, Prepared};
use super::seen::Seen;
use super::steps::{Report, Steps};
use super::{
    Library, Reading, Settings, Writing, atomic_files, backup, beside, create, disk, now,
    safe_paths,
};
use crate::deck::{self, Deck, DeckId};
use crate::history::History;

/// A deck to save, and where it goes when it is not there yet (none: a file named after its title).
#[derive(Debug, Clone, Copy)]
pub struct Saved<'a> {
    pub deck: &'a Deck,
    pub path: Option<&'a Path>,
}

impl<'a> From<&'a Deck> for Saved<'a> {
    fn from(deck: &'a Deck) -> Self {
        Self { deck, path: None }
    }
}

/// What a library holds at a moment, to work with elsewhere while it stays in use. It writes
/// nothing but what takes no place yet.
#[derive(Debug)]
pub struct Snapshot {
    library: Library,
    may_write: bool,
}

/// Files that are ready to take their places. Dropped, they leave nothing behind.
#[derive(Debug)]
pub struct Ready {
    pub(super) planned: Planned,
    pub(super) pending: Pending,
    pub(super) beside: Beside,
    /// What it was made from.
    decks: Vec<Arc<OpenDeck>>,
    settings: Dated,
}

/// What is about to be done, and what was there before.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) files: Vec<NewFile>,
    /// What the decks' files will hold.
    pub(super) decks: Vec<Arc<OpenDeck>>,
    pub(super) removed: Vec<Removed>,
    pub(super) settings: Option<(NewFile, Dated)>,
}

/// A file that is to go.
#[derive(Debug)]
pub(super) struct Removed {
    pub(super) path: PathBuf,
    /// None where it has gone by itself.
    pub(super) there: Option<Vec<u8>>,
}

/// Files beside others, taken away when this is dropped.
#[derive(Debug, Default)]
pub(super) struct Beside(Vec<PathBuf>);

/// What is to take the place of another file, beside it.
struct New<'a> {
    of: &'a NewFile,
    /// Where it is to stand.
    real: PathBuf,
    path: PathBuf,
    /// Once it is written, and not flushed.
    file: OnceLock<File>,
}

/// How often something was made ready elsewhere: each time has names of its own, for what was ended
/// may still be swept away while the next is written.
static TIMES: AtomicU64 = AtomicU64::new(0);

impl Library {
    /// What it holds now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let library = Self {
            root: self.root.clone(),
            device: self.device.clone(),
            decks: self.decks.clone(),
            history: self.history.clone(),
            settings: self.settings.clone(),
            problems: Vec::new(),
            writer: Writing::ReadOnly,
            news: Vec::new(),
            seen: Seen::default(),
            reading: Reading::default(),
        };
        Snapshot { library, may_write: matches!(self.writer, Writing::Allowed { .. }) }
    }

    /// Makes decks ready to be saved, others to be removed, and settings; none where it was ended.
    /// What is written beside is named after `name`.
    pub(super) fn make_ready(
        &self,
        name: &str,
        saved: &[Saved],
        removed: &[DeckId],
        settings: Option<&Settings>,
        report: Report,
    ) -> Result<Option<Ready>, LibraryError> {
        // Each is worked out, written, and flushed; the settings take no time to work out.
        let steps = Steps::new(report, saved.len() * 3 + usize::from(settings.is_some()) * 2);
        let Some(mut planned) = self.plan(saved, removed, &steps)? else { return Ok(None) };
        planned.settings = settings.map(|wanted| self.prepare_settings(wanted)).transpose()?;
        let mut pending = Pending::default();
        let beside = self.stage(name, &planned, &mut pending, &steps)?;
        if steps.are_stopped() {
            return Ok(None);
        }
        self.keep_all(&planned)?;
        let (decks, settings) = (self.decks.clone(), self.settings.clone());
        Ok(Some(Ready { planned, pending, beside, decks, settings }))
    }

    /// What is to be written, and what is there; nothing is changed.
    fn plan(
        &self,
        saved: &[Saved],
        removed: &[DeckId],
        steps: &Steps,
    ) -> Result<Option<Planned>, LibraryError> {
        let time = now();
        let mut free = Vec::new();
        for new in saved.iter().filter(|saved| self.deck(&saved.deck.id).is_none()) {
            free.push((&new.deck.id, self.free_path(new, &free)));
        }
        let path = |id: &DeckId| free.iter().find(|(of, _)| *of == id).map(|(_, path)| path);
        let prepare = |saved: &Saved| {
            if let Some(open) = self.deck(&saved.deck.id) {
                return self.prepare(open, saved.deck, time);
            }
            let path = path(&saved.deck.id).cloned().unwrap_or_default();
            let text = deck::write(saved.deck).into_bytes();
            Ok(Prepared::new(path, saved.deck.clone(), None, text))
        };
        let each = |saved: &Saved| {
            let Prepared { file, deck } = prepare(saved)?;
            let deck = OpenDeck::known(file.path.clone(), deck, file.digest);
            Ok((file, Arc::new(deck)))
        };
        let planned: Result<Vec<_>, LibraryError> = saved
            .par_iter()
            .with_max_len(1)
            .map(|saved| steps.next().then(|| each(saved)))
            .while_some()
            .collect();
        let (files, decks) = planned?.into_iter().unzip();
        let mut leaving = Vec::new();
        for open in self.decks.iter().filter(|open| removed.contains(&open.deck.id)) {
            let path = self.root.join(&open.path);
            safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
            let there = match atomic_files::read(&path) {
                Ok(there) => Some(there),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(LibraryError::read(&path)(error)),
            };
            if let Some(there) = &there {
                self.as_seen(open, there)?;
            }
            leaving.push(Removed { path: open.path.clone(), there });
        }
        let planned = Planned { files, decks, removed: leaving, settings: None };
        Ok((!steps.are_stopped()).then_some(planned))
    }

    /// A name that no file has, and none of `taken`.
    fn free_path(&self, saved: &Saved, taken: &[(&DeckId, PathBuf)]) -> PathBuf {
        let named = || create::deck_path("", &saved.deck.title);
        let wanted = saved.path.map_or_else(named, Path::to_owned);
        let is_taken = |path: &Path| taken.iter().any(|(_, other)| other == path);
        let mut free = backup::free(&self.root.join(&wanted));
        for n in 2.. {
            let path = free.strip_prefix(&self.root).unwrap_or(&free);
            if !is_taken(path) {
                return path.to_owned();
            }
            let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
            let next = wanted.with_file_name(format!("{stem}-{n}.ron"));
            free = backup::free(&self.root.join(next));
        }
        wanted
    }

    /// Keeps what is about to be written over.
    fn keep_all(&self, planned: &Planned) -> Result<(), LibraryError> {
        let saved = planned.unwritten().filter_map(|new| {
            let (there, _) = new.there.as_ref()?;
            Some((new.path.as_path(), there.as_slice()))
        });
        let removed = planned.removed.iter();
        let removed =
            removed.filter_map(|gone| Some((gone.path.as_path(), gone.there.as_deref()?)));
        let files: Vec<(&Path, &[u8])> = saved.chain(removed).collect();
        backup::keep_files(&self.root, &files)
    }

    /// Writes what is to take the place of others beside them, as far as it is not ended.
    fn stage(
        &self,
        name: &str,
        planned: &Planned,
        pending: &mut Pending,
        steps: &Steps,
    ) -> Result<Beside, LibraryError> {
        let mut folders = BTreeSet::new();
        let mut files: Vec<New> = Vec::new();
        let mut written = Beside::default();
        for (number, new) in planned.unwritten().enumerate() {
            let path = self.root.join(&new.path);
            let real = safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
            let folder = atomic_files::parent(&real).to_owned();
            let beside = folder.join(format!(".carabin-{name}-{number}.tmp"));
            pending.decks.push(Staged {
                path: new.path.clone(),
                beside: beside.strip_prefix(&self.root).unwrap_or(&beside).to_owned(),
                old: new.there.as_ref().map(|(_, digest)| *digest),
                new: Some(new.digest),
            });
            disk::make_folder(&folder).map_err(LibraryError::write(&path))?;
            folders.insert(folder);
            written.0.push(beside.clone());
            files.push(New { of: new, real, path: beside, file: OnceLock::new() });
        }
        // All are written before the first is waited for: the disk then takes them together.
        disk::for_each(&files, |file| {
            let write =
                || file.write().map_err(LibraryError::write(&self.root.join(&file.of.path)));
            if steps.next() { write() } else { Ok(()) }
        })?;
        let error = LibraryError::write(&self.root);
        let flush = |New { file, path, .. }: &New| match file.get().filter(|_| steps.next()) {
            Some(file) => disk::flush(file, path),
            None => Ok(()),
        };
        disk::for_each(&files, flush).map_err(error)?;
        for folder in folders {
            disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
        }
        pending.removed.extend(planned.removed.iter().filter_map(|removed| {
            let old = atomic_files::digest(removed.there.as_deref()?);
            Some(Leaving { path: removed.path.clone(), old })
        }));
        Ok(written)
    }
}

impl Snapshot {
    #[must_use]
    pub fn decks(&self) -> &[Arc<OpenDeck>] {
        &self.library.decks
    }

    #[must_use]
    pub fn deck(&self, id: &DeckId) -> Option<&Deck> {
        self.library.deck(id).map(|open| &open.deck)
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.library.history
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.library.settings()
    }

    /// Makes decks and settings ready to be saved, as [`Library::save_together`] does it; none
    /// where it was ended.
    ///
    /// # Errors
    /// When something could not be written, or this window only reads: then nothing is left of it.
    pub fn make_ready(
        &self,
        saved: &[Saved],
        settings: Option<&Settings>,
        report: Report,
    ) -> Result<Option<Ready>, LibraryError> {
        if !self.may_write {
            return Err(LibraryError::ReadOnly);
        }
        let time = TIMES.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}{time}", beside::prefix(&self.library.device));
        self.library.make_ready(&name, saved, &[], settings, report)
    }

    /// The decks as they will be.
    #[must_use]
    pub fn with(&self, ready: &Ready) -> Vec<Arc<OpenDeck>> {
        let new =
            |open: &OpenDeck| ready.planned.decks.iter().find(|new| new.deck.id == open.deck.id);
        self.library.decks.iter().map(|open| Arc::clone(new(open).unwrap_or(open))).collect()
    }
}

impl Ready {
    /// Whether it was made from what `library` holds, in memory and on disk.
    pub(super) fn is_of(&self, library: &Library) -> bool {
        let same = self.decks.len() == library.decks.len()
            && self.decks.iter().zip(&library.decks).all(|(one, other)| Arc::ptr_eq(one, other))
            && self.settings == library.settings;
        let holds = |path: &Path, there: Option<&[u8]>| {
            atomic_files::read(&library.root.join(path)).ok().as_deref() == there
        };
        let planned = &self.planned;
        let settings = planned.settings.iter().map(|(file, _)| file);
        let files: Vec<&NewFile> = planned.files.iter().chain(settings).collect();
        let is_as_it_was = |file: &&NewFile| {
            holds(&file.path, file.there.as_ref().map(|(there, _)| there.as_slice()))
        };
        same && files.par_iter().with_max_len(1).all(is_as_it_was)
            && planned.removed.iter().all(|gone| holds(&gone.path, gone.there.as_deref()))
            // Nor has anybody tidied up beside them.
            && self.pending.decks.iter().all(|new| library.root.join(&new.beside).is_file())
    }
}

impl Planned {
    /// The files that do not hold what they are to hold.
    pub(super) fn unwritten(&self) -> impl Iterator<Item = &NewFile> {
        let settings = self.settings.iter().map(|(file, _)| file);
        self.files.iter().chain(settings).filter(|new| !new.is_there())
    }
}

impl Beside {
    /// They are no longer swept away: a note says what becomes of them.
    pub(super) fn stay(mut self) {
        self.0.clear();
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        for path in &self.0 {
            // What was never written is not there.
            let _ = disk::remove(path);
        }
    }
}

impl New<'_> {
    fn write(&self) -> io::Result<()> {
        let mut file = disk::create(&self.path)?;
        disk::cut(&file, &self.path, 0)?;
        disk::write(&mut file, &self.path, &self.of.text)?;
        atomic_files::keep_permissions(&self.real, &file);
        let _ = self.file.set(file);
        Ok(())
    }
}

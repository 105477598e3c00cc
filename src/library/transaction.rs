//! Several decks, events and settings changed as one: after a crash at any moment all of it is there, or
//! none.
//!
//! What the files are to hold is written beside them first. Then a note of what is to be done is
//! put into `history/` under a hidden name: from that moment on the change has happened. Each new
//! file then takes its place, those that leave are taken away, the events are appended, and the
//! note goes. Whoever opens the library as this device finishes what the note says; whoever only
//! looks at it sees what is to be.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::dated_settings::Dated;
use super::decks::OpenDeck;
use super::error::LibraryError;
use super::pending::{Leaving, Pending, Staged, note_of};
use super::save::{NewFile, Prepared};
use super::unfinished::put_in_place;
use super::{
    Library, Settings, Writing, atomic_files, backup, create, disk, now, safe_paths, write_turn,
};
use crate::deck::{self, Deck, DeckId};
use crate::history::{Draft, Event};

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

/// What is about to be done, and what was there before.
struct Planned {
    saved: Vec<Prepared>,
    removed: Vec<Removed>,
    settings: Option<(NewFile, Dated)>,
}

impl Planned {
    /// The files that do not hold what they are to hold.
    fn unwritten(&self) -> impl Iterator<Item = &NewFile> {
        let decks = self.saved.iter().map(|new| &new.file);
        let settings = self.settings.iter().map(|(file, _)| file);
        decks.chain(settings).filter(|new| !new.is_there())
    }
}

/// What is to take the place of another file, beside it.
struct Beside<'a> {
    new: &'a NewFile,
    /// Where it is to stand.
    real: PathBuf,
    path: PathBuf,
    /// Once it is written, and not flushed.
    file: OnceLock<File>,
}

impl Beside<'_> {
    fn write(&self) -> io::Result<()> {
        let mut file = disk::create(&self.path)?;
        disk::cut(&file, &self.path, 0)?;
        disk::write(&mut file, &self.path, &self.new.text)?;
        atomic_files::keep_permissions(&self.real, &file);
        let _ = self.file.set(file);
        Ok(())
    }
}

/// A file that is to go.
struct Removed {
    path: PathBuf,
    /// None where it has gone by itself.
    there: Option<Vec<u8>>,
}

impl Library {
    /// Saves decks, as [`Self::save_deck`] does each, takes others out of the library (their files
    /// stay in `backups/`), writes events to this device's history, and saves settings, as
    /// [`Self::save_settings`] does: all of it or nothing, a crash included. Returns the events.
    ///
    /// # Errors
    /// When something could not be written: then nothing has changed.
    pub fn save_together(
        &mut self,
        saved: &[Saved],
        removed: &[DeckId],
        drafts: Vec<Draft>,
        settings: Option<&Settings>,
    ) -> Result<Vec<Event>, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        self.stand_alone()?;
        // One file that is replaced, or one line, needs no note.
        match (saved, removed, drafts.len(), settings) {
            ([], [], ..=1, None) => return self.append_all(drafts),
            ([Saved { deck, path: None }], [], 0, None) => {
                return self.save_deck(deck).map(|_| Vec::new());
            }
            ([], [deck], 0, None) => return self.remove_deck(deck).map(|()| Vec::new()),
            _ => {}
        }
        let note = note_of(&self.root, &self.device);
        safe_paths::own(&self.root, &note).map_err(LibraryError::write(&note))?;
        let turn = write_turn::take(&self.root)?;
        let mut planned = match self.plan(saved, removed) {
            Ok(planned) => planned,
            Err(error) => {
                drop(turn);
                return Err(self.looked_at_again(error));
            }
        };
        planned.settings = settings.map(|wanted| self.prepare_settings(wanted)).transpose()?;
        self.keep_all(&planned)?;
        let (mut pending, events) = (Pending::default(), self.stamped(drafts)?);
        if !events.is_empty() {
            (pending.sound, pending.lines) = self.writer()?.lines_of(&events);
        }
        let staged = self.stage(&planned, &mut pending).and_then(|()| {
            let text = ron::to_string(&pending)?;
            atomic_files::replace_in(&self.root, &note, text.as_bytes())
                .map_err(LibraryError::write(&note))
        });
        if let Err(error) = staged {
            // A note that was put down, and not flushed, counts for nothing any more.
            if !safe_paths::is_taken(&note) || disk::remove(&note).is_ok() {
                self.sweep(&pending);
            }
            return Err(error);
        }
        let alone = match self.carry_out(&planned, &pending, &events) {
            Ok(alone) => alone,
            Err(error) => {
                // It has happened as far as the note says; it is made not to have happened.
                if !self.roll_back(&planned, &pending, &note) {
                    // Then it is finished, as after a crash; that takes a turn of its own.
                    drop(turn);
                    let _ = self.read_again();
                }
                return Err(error);
            }
        };
        // What is left of the note says nothing that is not so already.
        let _ = disk::remove(&note);
        self.take_over(planned);
        self.history.push_all(&events);
        drop(turn);
        if !removed.is_empty() {
            self.show_what_stood_behind();
        }
        if !alone {
            // Somebody else wrote in the middle of it; it is done, and what it came to is on disk.
            let _ = self.read_again();
        }
        Ok(events)
    }

    fn stamped(&mut self, drafts: Vec<Draft>) -> Result<Vec<Event>, LibraryError> {
        // Where the history can't be written, decks still can.
        if drafts.is_empty() { Ok(Vec::new()) } else { Ok(self.writer()?.stamped(drafts)) }
    }

    /// What is to be written, and what is there; nothing is changed.
    fn plan(&self, saved: &[Saved], removed: &[DeckId]) -> Result<Planned, LibraryError> {
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
            let text = deck::write(saved.deck)?.into_bytes();
            Ok(Prepared::new(path, saved.deck.clone(), None, text))
        };
        let saved: Result<Vec<_>, _> = saved.par_iter().map(prepare).collect();
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
        Ok(Planned { saved: saved?, removed: leaving, settings: None })
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

    /// Writes what is to take the place of others beside them.
    fn stage(&self, planned: &Planned, pending: &mut Pending) -> Result<(), LibraryError> {
        let mut folders = BTreeSet::new();
        let mut files: Vec<Beside> = Vec::new();
        for (number, new) in planned.unwritten().enumerate() {
            let path = self.root.join(&new.path);
            let real = safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
            let folder = atomic_files::parent(&real).to_owned();
            let beside = folder.join(format!(".carabin-{}-{number}.tmp", self.device));
            pending.decks.push(Staged {
                path: new.path.clone(),
                beside: beside.strip_prefix(&self.root).unwrap_or(&beside).to_owned(),
                old: new.there.as_ref().map(|(_, digest)| *digest),
                new: Some(new.digest),
            });
            disk::make_folder(&folder).map_err(LibraryError::write(&path))?;
            folders.insert(folder);
            files.push(Beside { new, real, path: beside, file: OnceLock::new() });
        }
        // All are written before the first is waited for: the disk then takes them together.
        disk::for_each(&files, |beside| {
            beside.write().map_err(LibraryError::write(&self.root.join(&beside.new.path)))
        })?;
        let error = LibraryError::write(&self.root);
        let flush = |Beside { file, path, .. }: &Beside| {
            file.get().map_or(Ok(()), |file| disk::flush(file, path))
        };
        disk::for_each(&files, flush).map_err(error)?;
        for folder in folders {
            disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
        }
        pending.removed.extend(planned.removed.iter().filter_map(|removed| {
            let old = atomic_files::digest(removed.there.as_deref()?);
            Some(Leaving { path: removed.path.clone(), old })
        }));
        Ok(())
    }

    /// Does what the note says: the events first, for they alone need room on the disk. Returns
    /// whether nobody else wrote meanwhile.
    fn carry_out(
        &mut self,
        planned: &Planned,
        pending: &Pending,
        events: &[Event],
    ) -> Result<bool, LibraryError> {
        if !events.is_empty() {
            self.writer()?.write(events)?;
        }
        // What was read a moment ago is compared as it is; its digest need not be made again.
        let root = &self.root;
        let pairs: Vec<(&NewFile, &Staged)> = planned.unwritten().zip(&pending.decks).collect();
        disk::for_each(&pairs, |(new, staged)| {
            let (path, beside) = (root.join(&new.path), root.join(&staged.beside));
            let there = atomic_files::read(&path).ok();
            if there.as_ref() != new.there.as_ref().map(|(there, _)| there) {
                return Ok(());
            }
            let real = safe_paths::real(root, &path);
            real.and_then(|real| disk::rename(&beside, &real)).map_err(LibraryError::write(&path))
        })?;
        put_in_place(pending, root)
    }

    /// Makes a change that failed not to have happened; false where the disk does not let it: then
    /// the note stays, and what it says is still to come.
    fn roll_back(&mut self, planned: &Planned, pending: &Pending, note: &Path) -> bool {
        if disk::remove(note).is_err() {
            return false;
        }
        let root = &self.root;
        let back = |new: &&NewFile| -> io::Result<()> {
            let path = root.join(&new.path);
            if !atomic_files::read(&path).is_ok_and(|bytes| bytes == new.text) {
                return Ok(());
            }
            match &new.there {
                Some((there, _)) => atomic_files::replace_in(root, &path, there),
                None => disk::remove(&path),
            }
        };
        let again = |removed: &&Removed| -> io::Result<()> {
            let path = root.join(&removed.path);
            match &removed.there {
                Some(there) if !safe_paths::is_taken(&path) => {
                    atomic_files::replace_in(root, &path, there)
                }
                _ => Ok(()),
            }
        };
        // Each of them, whatever becomes of the others.
        let failed = planned.unwritten().filter(|new| back(new).is_err()).count()
            + planned.removed.iter().filter(|removed| again(removed).is_err()).count();
        let cut = pending.lines.is_empty()
            || self.writer().is_ok_and(|writer| writer.cut_back(pending.sound).is_ok());
        self.sweep(pending);
        failed == 0 && cut
    }

    /// Takes away what was written beside.
    fn sweep(&self, pending: &Pending) {
        for staged in &pending.decks {
            let _ = disk::remove(&self.root.join(&staged.beside));
        }
    }

    fn take_over(&mut self, planned: Planned) {
        for removed in planned.removed {
            self.decks.retain(|open| open.path != removed.path);
            self.seen.look_again(&self.root.join(&removed.path));
        }
        if let Some((file, settings)) = planned.settings {
            self.seen.look_again(&self.root.join(&file.path));
            self.settings = settings;
        }
        let open = |Prepared { file, deck }| OpenDeck::known(file.path, deck, file.digest);
        let saved: Vec<OpenDeck> = planned.saved.into_par_iter().map(open).collect();
        let mut old = Vec::new();
        for saved in saved {
            self.seen.look_again(&self.root.join(&saved.path));
            if let Some(open) = self.decks.iter_mut().find(|open| open.deck.id == saved.deck.id) {
                old.push(std::mem::replace(open, saved));
            } else {
                let at = self.decks.partition_point(|open| open.path < saved.path);
                self.decks.insert(at, saved);
            }
        }
        // To let go of many texts takes as long as to copy them.
        old.into_par_iter().for_each(drop);
    }
}

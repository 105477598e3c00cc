//! Several decks and events changed as one: after a crash at any moment all of it is there, or
//! none.
//!
//! What the files are to hold is written beside them first. Then a note of what is to be done is
//! put into `history/` under a hidden name: from that moment on the change has happened. Each new
//! file then takes its place, the events are appended, and the note is taken away. Whoever opens
//! the library as this device finishes what the note says; whoever only looks at it sees what is
//! to be.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::decks::OpenDeck;
use super::error::LibraryError;
use super::pending::{Pending, Staged, note_of};
use super::save::Prepared;
use super::{Library, Writing, atomic_files, backup, disk, now, safe_paths, write_turn};
use crate::deck::{self, Deck};
use crate::history::{DeviceId, Draft, Event};

impl Library {
    /// Saves decks that are in the library, as [`Self::save_deck`] does each, and writes events to
    /// this device's history: all of it or nothing, a crash included. Returns the events.
    ///
    /// # Errors
    /// When something could not be written: then nothing has changed.
    pub fn save_together(
        &mut self,
        changed: &[Deck],
        drafts: Vec<Draft>,
    ) -> Result<Vec<Event>, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        self.stand_alone()?;
        // One file that is replaced, or one line, needs no note.
        match (changed, drafts.len()) {
            ([], ..=1) => return self.append_all(drafts),
            ([deck], 0) => return self.save_deck(deck).map(|_| Vec::new()),
            _ => {}
        }
        let turn = write_turn::take(&self.root)?;
        let prepared = self.prepare_all(changed)?;
        let moment = backup::moment();
        for new in &prepared {
            if let Some(there) = &new.there {
                backup::keep_at(&self.root, &moment, &new.path, there)?;
            }
        }
        let events = self.writer()?.stamped(drafts);
        let (sound, lines) = self.writer()?.lines_of(&events);
        let mut pending = Pending { decks: Vec::new(), sound, lines };
        let note = note_of(&self.root, &self.device);
        let staged = self.stage(&prepared, &mut pending).and_then(|()| {
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
        if let Err(error) = self.carry_out(&pending, &events) {
            // It has happened as far as the note says; it is made not to have happened.
            if !self.roll_back(&prepared, &pending, &note) {
                // Then it is finished, as after a crash; that takes a turn of its own.
                drop(turn);
                let _ = self.read_again();
            }
            return Err(error);
        }
        // What is left of the note says nothing that is not so already.
        let _ = disk::remove(&note);
        self.take_over(prepared);
        self.history.push_all(&events);
        Ok(events)
    }

    fn prepare_all(&self, changed: &[Deck]) -> Result<Vec<Prepared>, LibraryError> {
        use rayon::prelude::*;
        let time = now();
        let prepare = |deck: &Deck| match self.deck(&deck.id) {
            Some(open) => self.prepare(open, deck, time),
            None => Err(LibraryError::NoDeck(deck.title.clone())),
        };
        let prepared: Result<Vec<_>, _> = changed.par_iter().map(prepare).collect();
        prepared
    }

    /// Writes what is to take the place of others beside them.
    fn stage(&self, prepared: &[Prepared], pending: &mut Pending) -> Result<(), LibraryError> {
        let mut folders = std::collections::BTreeSet::new();
        for (number, new) in prepared.iter().enumerate() {
            let path = self.root.join(&new.path);
            let real = safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
            let folder = atomic_files::parent(&real).to_owned();
            let beside = folder.join(format!(".carabin-{}-{number}.tmp", self.device));
            let old = new.there.as_deref().map(atomic_files::digest);
            pending.decks.push(Staged {
                path: new.path.clone(),
                beside: beside.strip_prefix(&self.root).unwrap_or(&beside).to_owned(),
                old,
            });
            let write = || {
                disk::make_folder(&folder)?;
                let mut file = disk::create(&beside)?;
                disk::cut(&file, &beside, 0)?;
                disk::write(&mut file, &beside, &new.text)?;
                atomic_files::keep_permissions(&real, &file);
                disk::flush(&file, &beside)
            };
            write().map_err(LibraryError::write(&path))?;
            folders.insert(folder);
        }
        for folder in folders {
            disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
        }
        Ok(())
    }

    /// Does what the note says: the events first, for they alone need room on the disk.
    fn carry_out(&mut self, pending: &Pending, events: &[Event]) -> Result<(), LibraryError> {
        self.writer()?.write(events)?;
        put_in_place(pending, &self.root)
    }

    /// Makes a change that failed not to have happened; false where the disk does not let it: then
    /// the note stays, and what it says is still to come.
    fn roll_back(&mut self, prepared: &[Prepared], pending: &Pending, note: &Path) -> bool {
        if disk::remove(note).is_err() {
            return false;
        }
        let root = &self.root;
        let back = |new: &Prepared| -> io::Result<()> {
            let path = root.join(&new.path);
            if atomic_files::read(&path).is_ok_and(|bytes| bytes != new.text) {
                return Ok(());
            }
            match &new.there {
                Some(there) => atomic_files::replace_in(root, &path, there),
                None => disk::remove(&path),
            }
        };
        // Each of them, whatever becomes of the others.
        let failed = prepared.iter().filter(|new| back(new).is_err()).count();
        let cut = self.writer().is_ok_and(|writer| writer.cut_back(pending.sound).is_ok());
        self.sweep(pending);
        failed == 0 && cut
    }

    /// Takes away what was written beside.
    fn sweep(&self, pending: &Pending) {
        for staged in &pending.decks {
            let _ = disk::remove(&self.root.join(&staged.beside));
        }
    }

    fn take_over(&mut self, prepared: Vec<Prepared>) {
        for new in prepared {
            self.seen.look_again(&self.root.join(&new.path));
            let saved = OpenDeck::new(new.path, new.deck, &new.text);
            if let Some(open) = self.decks.iter_mut().find(|open| open.deck.id == saved.deck.id) {
                *open = saved;
            }
        }
    }
}

/// Finishes what this device had begun when it was killed.
pub(super) fn finish(root: &Path, device: &DeviceId) -> Result<(), LibraryError> {
    let Some(pending) = Pending::of(root, device) else { return Ok(()) };
    put_in_place(&pending, root)?;
    let path = root.join("history").join(format!("{device}.csv"));
    let there = atomic_files::read_plain(&path).unwrap_or_default();
    if let Some(whole) = pending.finished(&there) {
        atomic_files::replace_in(root, &path, &whole).map_err(LibraryError::write(&path))?;
    }
    let note = note_of(root, device);
    disk::remove(&note).map_err(LibraryError::write(&note))
}

/// Lets each new file take its place; those that have are passed over.
fn put_in_place(pending: &Pending, root: &Path) -> Result<(), LibraryError> {
    let mut folders = std::collections::BTreeSet::new();
    for staged in &pending.decks {
        let (path, beside) = (root.join(&staged.path), root.join(&staged.beside));
        let new = match atomic_files::read_plain(&beside) {
            Ok(new) => new,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(LibraryError::read(&beside)(error)),
        };
        let write = || -> Result<(), LibraryError> {
            let error = LibraryError::write;
            let real = safe_paths::real(root, &path).map_err(error(&path))?;
            match atomic_files::read(&real) {
                Ok(there) if Some(atomic_files::digest(&there)) != staged.old => {
                    // Somebody else has written it meanwhile: both changes count.
                    let (Ok(theirs), Ok(ours)) = (deck::read(&there), deck::read(&new)) else {
                        return backup::keep(root, &staged.path, &new);
                    };
                    let both = deck::write(&deck::join(&theirs, &ours))?;
                    atomic_files::replace_in(root, &path, both.as_bytes()).map_err(error(&path))?;
                    disk::remove(&beside).map_err(error(&beside))
                }
                _ => disk::rename(&beside, &real).map_err(error(&path)),
            }
        };
        write()?;
        folders.insert(atomic_files::parent(&path).to_owned());
    }
    for folder in folders {
        disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
    }
    Ok(())
}

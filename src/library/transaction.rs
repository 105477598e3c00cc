//! Several decks, events and settings changed as one: after a crash at any moment all of it is there, or
//! none.
//!
//! What the files are to hold is written beside them first. Then a note of what is to be done is
//! put into `history/` under a hidden name: from that moment on the change has happened. Each new
//! file then takes its place, those that leave are taken away, the events are appended, and the
//! note goes. Whoever opens the library as this device finishes what the note says; whoever only
//! looks at it sees what is to be.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::LibraryError;
use super::pending::{Pending, Staged, note_of};
use super::save::NewFile;
use super::staging::{Planned, Ready, Removed, Saved};
use super::unfinished::put_in_place;
use super::write_turn::WriteTurn;
use super::{Library, Reading, Settings, Writing, atomic_files, disk, safe_paths, write_turn};
use crate::deck::DeckId;
use crate::history::{Draft, Event};

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
        self.may_begin()?;
        let turn = write_turn::take(&self.root)?;
        // A turn has one writer: what was left beside by one that was killed is written over.
        match self.make_ready(self.device.as_str(), saved, removed, settings, &|_| true) {
            Ok(Some(ready)) => self.put_all(ready, drafts, turn),
            // Nobody has ended it.
            Ok(None) => Ok(Vec::new()),
            Err(error) => {
                drop(turn);
                Err(self.looked_at_again(error))
            }
        }
    }

    /// Lets what was made ready take its place, with events: all of it or nothing, as
    /// [`Self::save_together`] does. None, and nothing has changed, where it was made from something
    /// else than what is there now: it is to be made again.
    ///
    /// # Errors
    /// When something could not be written: then nothing has changed.
    pub fn take_in(
        &mut self,
        ready: Ready,
        drafts: Vec<Draft>,
    ) -> Result<Option<Vec<Event>>, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        self.stand_alone()?;
        self.may_begin()?;
        let turn = write_turn::take(&self.root)?;
        if ready.is_of(self) { self.put_all(ready, drafts, turn).map(Some) } else { Ok(None) }
    }

    /// Nothing else stands where the note is put down.
    fn may_begin(&self) -> Result<(), LibraryError> {
        let note = note_of(&self.root, &self.device);
        safe_paths::own(&self.root, &note).map_err(LibraryError::write(&note))
    }

    fn put_all(
        &mut self,
        ready: Ready,
        drafts: Vec<Draft>,
        turn: WriteTurn,
    ) -> Result<Vec<Event>, LibraryError> {
        let Ready { planned, mut pending, beside, .. } = ready;
        let events = self.stamped(drafts)?;
        if !events.is_empty() {
            (pending.sound, pending.lines) = self.writer()?.lines_of(&events);
        }
        let note = note_of(&self.root, &self.device);
        let text = ron::to_string(&pending)?;
        if let Err(error) = atomic_files::replace_in(&self.root, &note, text.as_bytes()) {
            // A note that was put down, and not flushed, counts for nothing any more.
            if safe_paths::is_taken(&note) && disk::remove(&note).is_err() {
                beside.stay();
            }
            return Err(LibraryError::write(&note)(error));
        }
        beside.stay();
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
        let removes = !planned.removed.is_empty();
        self.take_over(planned);
        self.history.push_all(&events);
        drop(turn);
        if removes {
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
        let mut old = Vec::new();
        for (file, saved) in planned.files.iter().zip(planned.decks) {
            self.seen.look_again(&self.root.join(&saved.path));
            if let Some(open) = self.decks.iter_mut().find(|open| open.deck.id == saved.deck.id) {
                if file.is_joined(open) {
                    self.reading = Reading::default();
                }
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

//! Bringing decks and settings back to what a backup holds.
//!
//! What is brought back counts as edited now, so that another device does not undo it when the two
//! meet; what stood there before goes to `backups/` first. Grades are never taken back: a history
//! gets what only its copy has. Where a copy can't be read, its file stays as it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::backup;
use super::dated_settings::Dated;
use super::error::LibraryError;
use super::keep::keep_and_replace;
use super::settings::Settings;
use super::{Library, Writing, atomic_files, safe_paths, write_turn};
use crate::deck::{self, Changes, Deck};

/// What a restoration has changed, and what was there before.
#[derive(Debug, Default)]
pub struct Restored {
    pub decks: Vec<RestoredDeck>,
    /// Before, and after.
    pub settings: Option<Box<(Settings, Settings)>>,
    /// Paths in the library, of everything that was written.
    pub files: Vec<PathBuf>,
    /// Copies that can't be read; their files were left alone.
    pub left: Vec<PathBuf>,
}

/// A deck that was brought back.
#[derive(Debug)]
pub struct RestoredDeck {
    /// As it was before; none where there was none that could be read.
    pub before: Option<Deck>,
    pub after: Deck,
    /// A file that nobody could read, in whose place it stands now.
    pub replaced: Option<Replaced>,
}

/// A file's path in the library, and what stood there.
pub type Replaced = (PathBuf, Vec<u8>);

/// A copy that was read.
pub(super) enum Kept {
    Deck(PathBuf, Box<Deck>, Vec<u8>),
    Settings(Box<Settings>),
    History(PathBuf, Vec<u8>),
}

impl Library {
    /// Brings the library back to what it was at `moment` (the name of a backup), or `only` one of
    /// its files. Decks that are newer than that stay.
    ///
    /// # Errors
    /// When there is nothing from that moment, or something could not be written: what had been
    /// brought back is then put as it was.
    pub fn restore(&mut self, moment: &str, only: Option<&Path>) -> Result<Restored, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let mut restored = Restored::default();
        let mut copies = Vec::new();
        let wanted = |file: &Path| only.is_none_or(|only| only == file);
        let known = backup::backups(&self.root).iter().any(|backup| backup.moment == moment);
        let found = if known { backup::files_at(&self.root, moment) } else { BTreeMap::default() };
        for (file, copy) in found.into_iter().filter(|(file, _)| wanted(file)) {
            let bytes = atomic_files::read(&copy).map_err(LibraryError::read(&copy))?;
            match read(&file, &copy, bytes) {
                Some(copy) => copies.push(copy),
                None => restored.left.push(file),
            }
        }
        if copies.is_empty() && restored.left.is_empty() {
            return Err(LibraryError::NoBackup(moment.to_owned()));
        }
        let mut joined = false;
        for copy in copies {
            match self.bring_back(copy, &mut restored) {
                Ok(again) => joined |= again,
                Err(error) => {
                    // On a disk that lets nothing be written everything stays as it is, and its
                    // former state is in `backups/`.
                    let _ = self.undo_restoration(&restored);
                    return Err(error);
                }
            }
        }
        if joined {
            self.read_again()?;
        }
        Ok(restored)
    }

    /// Whether everything has to be read again.
    fn bring_back(&mut self, copy: Kept, restored: &mut Restored) -> Result<bool, LibraryError> {
        match copy {
            Kept::Settings(settings) => {
                let before = self.settings().clone();
                if before != *settings {
                    self.save_settings((*settings).clone())?;
                    restored.settings = Some(Box::new((before, *settings)));
                    restored.files.push("settings.ron".into());
                }
                Ok(false)
            }
            Kept::Deck(file, deck, bytes) => {
                let before = self.deck(&deck.id).map(|open| open.deck.clone());
                if before.as_ref().is_some_and(|before| !differ(before, &deck)) {
                    return Ok(false);
                }
                let again = before.is_none();
                let (path, replaced) = if again {
                    self.put_again(&file, &deck, &bytes)?
                } else {
                    (self.save_deck(&deck)?, None)
                };
                restored.decks.push(RestoredDeck { before, after: *deck, replaced });
                restored.files.push(path);
                Ok(again)
            }
            Kept::History(file, bytes) => {
                let path = self.root.join(&file);
                let there = atomic_files::read(&path).unwrap_or_default();
                if there.starts_with(&bytes) {
                    return Ok(false);
                }
                // Joined like any other copy, line by line.
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let copy = path.with_file_name(format!("{stem}.sync-conflict-restored.csv"));
                let copy = backup::free(&copy);
                safe_paths::plain(&self.root, &copy).map_err(LibraryError::write(&copy))?;
                atomic_files::make(&copy, &bytes).map_err(LibraryError::write(&copy))?;
                restored.files.push(file);
                Ok(true)
            }
        }
    }

    /// Brings back a deck that is not in the library. Returns its path there, and the file that
    /// nobody can read in whose place it stands now. Where another deck has its name meanwhile,
    /// it gets another one; what another device has brought back of it meanwhile is joined with it.
    pub(super) fn put_again(
        &self,
        file: &Path,
        deck: &Deck,
        bytes: &[u8],
    ) -> Result<(PathBuf, Option<Replaced>), LibraryError> {
        let path = self.root.join(file);
        let _turn = write_turn::take(&self.root)?;
        let there = atomic_files::read(&path);
        let theirs = there.as_ref().ok().and_then(|there| deck::read(there).ok());
        match (there, theirs) {
            (Ok(there), Some(theirs)) if theirs.id == deck.id => {
                let both = deck::write(&deck::join(&theirs, deck));
                keep_and_replace(&self.root, &path, &there, both.as_bytes())?;
                Ok((file.to_owned(), None))
            }
            (Ok(_), Some(_)) => {
                let free = backup::free(&path);
                super::save::make_inside(&self.root, &free, &deck::write(deck))?;
                Ok((free.strip_prefix(&self.root).unwrap_or(&free).to_owned(), None))
            }
            (Ok(there), None) => {
                keep_and_replace(&self.root, &path, &there, bytes)?;
                Ok((file.to_owned(), Some((file.to_owned(), there))))
            }
            (Err(error), _) if error.kind() == std::io::ErrorKind::NotFound => {
                super::save::make_inside(&self.root, &path, &deck::write(deck))?;
                Ok((file.to_owned(), None))
            }
            (Err(error), _) => Err(LibraryError::read(&path)(error)),
        }
    }
}

/// Whether two states of a deck differ in more than when they were changed.
pub(super) fn differ(one: &Deck, other: &Deck) -> bool {
    let plain = |deck: &Deck| Deck { changes: Changes::default(), ..deck.clone() };
    plain(one) != plain(other)
}

pub(super) fn read(file: &Path, copy: &Path, bytes: Vec<u8>) -> Option<Kept> {
    if file == Path::new("settings.ron") {
        return Dated::load(copy).ok().map(|dated| Kept::Settings(Box::new(dated.settings)));
    }
    if file.starts_with("history") {
        return Some(Kept::History(file.to_owned(), bytes));
    }
    let deck = deck::read(&bytes).ok()?;
    Some(Kept::Deck(file.to_owned(), Box::new(deck), bytes))
}

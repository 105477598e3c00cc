//! Where what is not saved yet is kept: in the library, or, of one that this window may not write,
//! on this machine.
//!
//! A place on the machine belongs to one window, which holds its lock. What a window leaves there
//! goes into the library with the next one that may write it.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::drafts::{drafts, keep_drafts};
use super::error::LibraryError;
use super::note_drafts::{beside, keep_note_drafts, note_drafts};
use super::{disk, draft_file, safe_paths};
use crate::deck::NoteId;
use crate::history::DeviceId;

/// The most windows of one library that are told apart.
const MOST: usize = 32;

/// A place for drafts; on the machine it is held until it is dropped.
#[derive(Debug)]
pub struct DraftPlace {
    /// The folder that has a folder of drafts in it.
    pub root: PathBuf,
    /// Of the files there, without their ends.
    pub name: String,
    held: Option<File>,
}

impl DraftPlace {
    /// In the library itself.
    #[must_use]
    pub fn within(library: &Path, device: &DeviceId) -> Self {
        Self { root: library.to_owned(), name: device.to_string(), held: None }
    }

    /// In a folder of the machine: what a window that is gone has left comes first. None when
    /// nothing can be written there either.
    #[must_use]
    pub fn on_machine(folder: &Path, library: &Path) -> Option<Self> {
        (1..=MOST).find_map(|number| Self::held(folder, name(library, number)))
    }

    fn held(folder: &Path, name: String) -> Option<Self> {
        let lock = lock_of(folder, &name);
        if !folder.join("drafts").is_dir() {
            disk::make_folder(&folder.join("drafts")).ok()?;
        }
        safe_paths::plain(folder, &lock).ok()?;
        let file = safe_paths::open_to_write(&lock, true).ok()?;
        file.try_lock().ok()?;
        Some(Self { root: folder.to_owned(), name, held: Some(file) })
    }

    /// Whether it is on the machine and not in the library.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Takes away what is there, once it is kept elsewhere.
    ///
    /// # Errors
    /// When it can't be.
    pub fn clear(self) -> Result<(), LibraryError> {
        for name in [self.name.clone(), beside(&self.name)] {
            remove(&draft_file::path_of(&self.root, &name))?;
        }
        let lock = lock_of(&self.root, &self.name);
        drop(self.held);
        remove(&lock)
    }

    /// Takes in what windows of this library that are gone have left on the machine.
    ///
    /// # Errors
    /// When it can't be read, or written here; it is then still there.
    pub fn gather(&self, folder: &Path, library: &Path) -> Result<(), LibraryError> {
        for number in 1..=MOST {
            let left = name(library, number);
            let files = [left.clone(), beside(&left)];
            if !files.iter().any(|file| draft_file::path_of(folder, file).is_file()) {
                continue;
            }
            let Some(left) = Self::held(folder, left) else { continue };
            let (mut texts, mut notes) =
                (drafts(&self.root, &self.name)?, note_drafts(&self.root, &self.name)?);
            add(&mut texts, drafts(&left.root, &left.name)?);
            add(&mut notes, note_drafts(&left.root, &left.name)?);
            keep_drafts(&self.root, &self.name, &texts)?;
            keep_note_drafts(&self.root, &self.name, &notes)?;
            left.clear()?;
        }
        Ok(())
    }
}

/// Adds what is not among them yet.
fn add<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

fn lock_of(folder: &Path, name: &str) -> PathBuf {
    folder.join("drafts").join(format!("{name}.lock"))
}

/// The same for one library, however its path is written.
fn name(library: &Path, number: usize) -> String {
    let path = std::fs::canonicalize(library).unwrap_or_else(|_| library.to_owned());
    let id = NoteId::from_parts(&["drafts", &path.to_string_lossy()]);
    format!("{id}-{number}")
}

fn remove(path: &Path) -> Result<(), LibraryError> {
    match disk::remove(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(LibraryError::write(path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::NoteDraft;

    fn note(text: &str) -> NoteDraft {
        let texts = [("front".to_owned(), text.to_owned())].into();
        NoteDraft { kind: "basic".to_owned(), texts, ..NoteDraft::default() }
    }

    #[test]
    fn windows_that_may_not_write_a_library_keep_places_of_their_own_that_it_takes_in_later() {
        let folder = tempfile::tempdir().unwrap();
        let (library, machine) = (folder.path().join("library"), folder.path().join("machine"));
        std::fs::create_dir_all(&library).unwrap();
        std::fs::create_dir_all(&machine).unwrap();
        let device: DeviceId = NoteId::from_parts(&["a"]).into();
        let home = DraftPlace::within(&library, &device);
        let one = DraftPlace::on_machine(&machine, &library).unwrap();
        let two = DraftPlace::on_machine(&machine, &library).unwrap();
        assert_ne!(one.name, two.name);
        keep_note_drafts(&home.root, &home.name, &[note("home")]).unwrap();
        keep_note_drafts(&one.root, &one.name, &[note("one")]).unwrap();
        keep_note_drafts(&two.root, &two.name, &[note("two")]).unwrap();
        let told = || note_drafts(&home.root, &home.name).unwrap();
        // Both windows are there.
        home.gather(&machine, &library).unwrap();
        assert_eq!(told(), [note("home")]);
        drop(one);
        home.gather(&machine, &library).unwrap();
        assert_eq!(told(), [note("home"), note("one")]);
        drop(two);
        // The next window that may not write goes on with what was left.
        let next = DraftPlace::on_machine(&machine, &library).unwrap();
        drop(next);
        home.gather(&machine, &library).unwrap();
        home.gather(&machine, &library).unwrap();
        assert_eq!(told(), [note("home"), note("one"), note("two")]);
        assert_eq!(note_drafts(&machine, &name(&library, 2)).unwrap(), []);
    }

    #[test]
    fn a_place_that_can_not_be_written_is_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("drafts"), "").unwrap();
        assert!(DraftPlace::on_machine(folder.path(), folder.path()).is_none());
    }
}

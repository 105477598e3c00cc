//! Where what is not saved yet is kept: in the library, or, of one that this window may not write,
//! on this machine.
//!
//! A place on the machine belongs to one window, which holds its lock. What a window leaves there
//! goes into the library with the next one that may write it.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::drafts::{drafts, keep_drafts};
use super::error::LibraryError;
use super::held::Held;
use super::note_drafts::{beside, keep_note_drafts, note_drafts};
use super::{disk, draft_file, safe_paths};
use crate::deck::NoteId;
use crate::history::DeviceId;

/// The most windows of one library that are told apart.
const MOST: usize = 32;

/// The longest beginning of a history that is read, in bytes.
const LONGEST: u64 = 4_096;

/// A place for drafts; on the machine it is held until it is dropped.
#[derive(Debug)]
pub struct DraftPlace {
    /// The folder that has a folder of drafts in it.
    pub root: PathBuf,
    /// Of the files there, without their ends.
    pub name: String,
    held: Option<Held>,
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
    pub fn on_machine(folder: &Path, library: &Path, device: &DeviceId) -> Option<Self> {
        let of = ids(library, device).into_iter().next()?;
        (1..=MOST).find_map(|number| Self::held(folder, name(&of, number)))
    }

    fn held(folder: &Path, name: String) -> Option<Self> {
        let lock = lock_of(folder, &name);
        if !folder.join("drafts").is_dir() {
            disk::make_folder(&folder.join("drafts")).ok()?;
        }
        safe_paths::plain(folder, &lock).ok()?;
        let file = safe_paths::open_to_write(&lock, true).ok()?;
        let held = Some(Held::at_once(file).ok()?);
        Some(Self { root: folder.to_owned(), name, held })
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
    pub fn gather(
        &self,
        folder: &Path,
        library: &Path,
        device: &DeviceId,
    ) -> Result<(), LibraryError> {
        let ids = ids(library, device);
        for left in ids.iter().flat_map(|of| (1..=MOST).map(move |number| name(of, number))) {
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

/// What a library is known by on this machine: by the first thing that ever happened to it here,
/// which it takes along when it is moved; and by its path, which is all there is before that. Two
/// libraries have no first event in common, whose time is known to the millisecond.
fn ids(library: &Path, device: &DeviceId) -> Vec<NoteId> {
    let path = std::fs::canonicalize(library).unwrap_or_else(|_| library.to_owned());
    let by_path = NoteId::from_parts(&["drafts", &path.to_string_lossy()]);
    let first = first_event(library, device);
    let by_event = first.map(|line| NoteId::from_parts(&["drafts", device.as_str(), &line]));
    by_event.into_iter().chain([by_path]).collect()
}

/// The line of the first event that this device has written.
fn first_event(library: &Path, device: &DeviceId) -> Option<String> {
    let path = library.join("history").join(format!("{device}.csv"));
    safe_paths::plain(library, &path).ok()?;
    let lines = BufReader::new(safe_paths::open_plain(&path).ok()?.take(LONGEST)).lines();
    let mut events = lines.map_while(Result::ok).skip(1);
    events.next().filter(|line| !line.trim().is_empty())
}

fn name(of: &NoteId, number: usize) -> String {
    format!("{of}-{number}")
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
        let one = DraftPlace::on_machine(&machine, &library, &device).unwrap();
        let two = DraftPlace::on_machine(&machine, &library, &device).unwrap();
        assert_ne!(one.name, two.name);
        keep_note_drafts(&home.root, &home.name, &[note("home")]).unwrap();
        keep_note_drafts(&one.root, &one.name, &[note("one")]).unwrap();
        keep_note_drafts(&two.root, &two.name, &[note("two")]).unwrap();
        let told = || note_drafts(&home.root, &home.name).unwrap();
        // Both windows are there.
        home.gather(&machine, &library, &device).unwrap();
        assert_eq!(told(), [note("home")]);
        drop(one);
        home.gather(&machine, &library, &device).unwrap();
        assert_eq!(told(), [note("home"), note("one")]);
        drop(two);
        // The next window that may not write goes on with what was left.
        let next = DraftPlace::on_machine(&machine, &library, &device).unwrap();
        drop(next);
        home.gather(&machine, &library, &device).unwrap();
        home.gather(&machine, &library, &device).unwrap();
        assert_eq!(told(), [note("home"), note("one"), note("two")]);
        let [of] = ids(&library, &device).try_into().unwrap();
        assert_eq!(note_drafts(&machine, &name(&of, 2)).unwrap(), []);
    }

    #[test]
    fn a_library_that_is_moved_has_its_drafts_and_another_one_in_its_place_has_not() {
        let folder = tempfile::tempdir().unwrap();
        let machine = folder.path().join("machine");
        let [library, moved] = ["library", "moved"].map(|name| folder.path().join(name));
        std::fs::create_dir_all(&machine).unwrap();
        let device: DeviceId = NoteId::from_parts(&["a"]).into();
        let begin = |root: &Path, time: &str| {
            std::fs::create_dir_all(root.join("history")).unwrap();
            let text = format!("card_id,review_time\nn.1,{time}\n");
            std::fs::write(root.join(format!("history/{device}.csv")), text).unwrap();
        };
        begin(&library, "1");
        let place = DraftPlace::on_machine(&machine, &library, &device).unwrap();
        keep_note_drafts(&place.root, &place.name, &[note("begun")]).unwrap();
        drop(place);
        std::fs::rename(&library, &moved).unwrap();
        begin(&library, "2");
        let told = |library: &Path| {
            let home = DraftPlace::within(library, &device);
            home.gather(&machine, library, &device).unwrap();
            note_drafts(&home.root, &home.name).unwrap()
        };
        assert_eq!(told(&library), []);
        assert_eq!(told(&moved), [note("begun")]);
    }

    #[test]
    fn a_place_that_can_not_be_written_is_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("drafts"), "").unwrap();
        let device: DeviceId = NoteId::from_parts(&["a"]).into();
        assert!(DraftPlace::on_machine(folder.path(), folder.path(), &device).is_none());
    }
}

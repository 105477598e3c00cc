//! A library that is made, and the right to write it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::error::LibraryError;
use super::held::Held;
use super::shipped_decks::DECKS;
use super::{Settings, atomic_files, disk, safe_paths};
use crate::deck;
use crate::history::DeviceId;

/// Makes a new library, the decks in `language` first. `settings.ron` comes last: until it is
/// there, the next start goes on.
pub(super) fn create(root: &Path, language: &str) -> Result<(), LibraryError> {
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
    for deck in DECKS {
        let path = root.join("decks").join(deck.name_for(language));
        if !safe_paths::is_taken(&path) {
            atomic_files::replace_in(root, &path, deck.text.as_bytes())
                .map_err(LibraryError::write(&path))?;
        }
    }
    let history = root.join("history");
    disk::make_folder(&history).map_err(LibraryError::write(&history))?;
    let path = root.join("settings.ron");
    atomic_files::replace_in(root, &path, Settings::default().encode()?.as_bytes())
        .map_err(LibraryError::write(&path))
}

/// Why a library can only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another process of this device writes it.
    OtherWindow,
    /// Nothing may be written into its folder.
    Folder,
    /// A file stands in the way; a problem tells which.
    Problem,
}

/// Why the right to write as `device` is not to be had, where that is so; makes nothing.
pub(super) fn in_the_way(root: &Path, device: &DeviceId) -> ReadOnly {
    let path = root.join("history").join(format!(".{device}.lock"));
    // A pipe would wait for whoever reads it.
    if safe_paths::own(root, &path).is_err() {
        return ReadOnly::Problem;
    }
    // Whoever may write has made the file, and holds it.
    match File::options().append(true).open(&path) {
        Ok(_) => ReadOnly::OtherWindow,
        Err(_) => ReadOnly::Folder,
    }
}

/// The right to write as `device`; none when another process has it or the folder is read-only.
pub(super) fn lock(root: &Path, device: &DeviceId) -> Result<Option<Held>, LibraryError> {
    let folder = root.join("history");
    let path = folder.join(format!(".{device}.lock"));
    if let Err(error) = safe_paths::plain(root, &path) {
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
    match Held::at_once(file) {
        Ok(held) => Ok(Some(held)),
        Err((_, TryLockError::WouldBlock)) => Ok(None),
        // On a file system without locks it is better to go on than to refuse to study.
        Err((file, TryLockError::Error(_))) => Ok(Some(Held::without_lock(file))),
    }
}

/// How often the right to write is asked for on opening, and how long is waited between.
const TRIES: usize = 8;
const PAUSE: Duration = Duration::from_millis(10);

/// The same, with a little patience: a window that is just closing lets go of it in a moment.
pub(super) fn lock_patiently(root: &Path, device: &DeviceId) -> Result<Option<Held>, LibraryError> {
    for _ in 1..TRIES {
        if let Some(held) = lock(root, device)? {
            return Ok(Some(held));
        }
        thread::sleep(PAUSE);
    }
    lock(root, device)
}

/// A file name from a title: ASCII, lower case, words joined by hyphens.
#[must_use]
pub fn file_name(title: &str) -> String {
    let folded = deck::fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    name.truncate(name.trim_end_matches('-').len());
    if name.is_empty() || is_reserved(&name) {
        format!("deck-{name}").trim_end_matches('-').to_owned()
    } else {
        name
    }
}

/// Where a deck with this title goes that is new, from the library's folder: into the folder with this
/// path below `decks/`; empty: into none.
#[must_use]
pub fn deck_path(folder: &str, title: &str) -> PathBuf {
    Path::new("decks").join(folder).join(format!("{}.ron", file_name(title)))
}

/// Whether Windows keeps a name, in small letters, for its devices.
pub(super) fn is_reserved(name: &str) -> bool {
    let numbered = ["com", "lpt"].into_iter().find_map(|port| name.strip_prefix(port));
    ["con", "prn", "aux", "nul"].contains(&name)
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::{ReadOnly, file_name};

    #[test]
    fn what_can_only_be_read_says_why_and_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (root, device) = (folder.path().join("Carabin"), "one".parse().unwrap());
        let first = Library::open(&root, &device).unwrap();
        assert_eq!(first.read_only(), None);
        let second = Library::open(&root, &device).unwrap();
        assert_eq!(second.read_only(), Some(ReadOnly::OtherWindow));
        // Where nothing may be written there is no lock.
        let other = Library::load(&root, &"two".parse().unwrap()).0;
        assert_eq!(other.read_only(), Some(ReadOnly::Folder));
        assert!(!root.join("history/.two.lock").exists());
        std::fs::create_dir(root.join("history/.three.lock")).unwrap();
        let third = Library::load(&root, &"three".parse().unwrap()).0;
        assert!(third.read_only().is_some());
    }

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        assert_eq!(file_name("L’Œdème aigu"), "l-oedeme-aigu");
        for port in ["CON", "nul", "COM1", "com9", "LPT4", "com0"] {
            assert_eq!(file_name(port), format!("deck-{}", port.to_lowercase()));
        }
        for name in ["com", "com10", "com-1", "lpta", "cone"] {
            assert_eq!(file_name(name), name);
        }
        assert_eq!(file_name("心"), "deck");
    }
}

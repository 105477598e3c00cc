//! A file of what is not saved yet: written whole, and one that is not understood is never lost.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::LibraryError;
use super::{atomic_files, backup, disk, safe_paths};

/// The file of drafts with a name, below a folder.
pub(super) fn path_of(root: &Path, name: &str) -> PathBuf {
    root.join("drafts").join(format!("{name}.ron"))
}

/// What a file holds; nothing where there is none.
///
/// # Errors
/// When it can't be read. What can't be understood is then left as it is.
pub(super) fn read<T>(
    root: &Path,
    name: &str,
    understood: impl Fn(&[u8]) -> Option<Vec<T>>,
) -> Result<Vec<T>, LibraryError> {
    let path = path_of(root, name);
    match safe_paths::own(root, &path).and_then(|()| atomic_files::read_plain(&path)) {
        Ok(bytes) => understood(&bytes).ok_or(LibraryError::Drafts(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(LibraryError::read(&path)(error)),
    }
}

/// Writes a text in place of what was there; no text, no file. One that can't be understood is kept
/// beside.
///
/// # Errors
/// When it could not be written; what was there stays.
pub(super) fn write(
    root: &Path,
    name: &str,
    understood: impl Fn(&[u8]) -> bool,
    text: Option<&str>,
) -> Result<(), LibraryError> {
    let path = path_of(root, name);
    let error = LibraryError::write;
    // A link within the library leads to something that is no draft.
    safe_paths::own(root, &path).map_err(error(&path))?;
    match atomic_files::read_plain(&path) {
        Ok(there) if !understood(&there) => {
            let aside = backup::free(&path.with_extension("ron.kept"));
            atomic_files::make(&aside, &there).map_err(error(&aside))?;
        }
        Ok(_) => {}
        Err(_) if text.is_none() => return Ok(()),
        Err(missing) if missing.kind() == ErrorKind::NotFound => {}
        Err(unread) => return Err(LibraryError::read(&path)(unread)),
    }
    let Some(text) = text else { return disk::remove(&path).map_err(error(&path)) };
    let folder = atomic_files::parent(&path);
    // A library that is gone is not made again by its drafts.
    if !folder.is_dir() && root.is_dir() {
        disk::make_folder(folder).map_err(error(folder))?;
    }
    atomic_files::replace_in(root, &path, text.as_bytes()).map_err(error(&path))
}

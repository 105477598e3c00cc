//! Replacing and removing files of the library whose old bytes are in `backups/` first.

use std::path::Path;

use super::backup;
use super::dated_settings::Dated;
use super::error::LibraryError;
use super::{atomic_files, disk};
use crate::deck;

/// Puts `bytes` in the place of a file that holds `there`, which is kept whatever happens; where it
/// holds something else meanwhile, nothing is changed.
pub(super) fn keep_and_replace(
    root: &Path,
    path: &Path,
    there: &[u8],
    bytes: &[u8],
) -> Result<(), LibraryError> {
    backup::keep(root, path.strip_prefix(root).unwrap_or(path), there)?;
    if there == bytes {
        return Ok(());
    }
    let text =
        if atomic_files::is_ron(path) { with_comments(there, bytes)? } else { bytes.to_vec() };
    atomic_files::exchange_in(root, path, there, &text).map_err(LibraryError::write(path))
}

/// A deck or the settings, with the comments of `there`.
fn with_comments(there: &[u8], bytes: &[u8]) -> Result<Vec<u8>, LibraryError> {
    if let (Ok(deck), Ok(text)) = (deck::read(bytes), std::str::from_utf8(bytes)) {
        return Ok(atomic_files::with_comments(there, text.to_owned(), |whole| {
            deck::read(whole).is_ok_and(|read| read == deck)
        }));
    }
    match Dated::read(bytes) {
        Ok(settings) => settings.encode_over(Some(there)),
        Err(_) => Ok(bytes.to_vec()),
    }
}

/// Takes away a copy that holds `bytes`, once it is in `backups/`.
pub(super) fn set_aside(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    backup::keep(root, path.strip_prefix(root).unwrap_or(path), bytes)?;
    disk::remove(path).map_err(LibraryError::write(path))?;
    // It is gone: what is not yet durable may come back after a power cut, and is lost nowhere.
    let _ = disk::flush_folder(atomic_files::parent(path));
    Ok(())
}

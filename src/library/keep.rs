//! Replacing and removing files of the library whose old bytes are in `backups/` first.

use std::path::Path;

use super::backup;
use super::error::LibraryError;
use super::settings::Settings;
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
    let ron = atomic_files::is_ron(path);
    let same = |whole: &[u8]| match (deck::read(whole), deck::read(bytes)) {
        (Ok(whole), Ok(deck)) => whole == deck,
        _ => Settings::read(whole).is_ok_and(|whole| Settings::read(bytes) == Ok(whole)),
    };
    let text = atomic_files::with_comments(there, bytes.to_vec(), |whole| ron && same(whole));
    atomic_files::exchange_in(root, path, there, &text).map_err(LibraryError::write(path))
}

/// Takes away a copy that holds `bytes`, once it is in `backups/`.
pub(super) fn set_aside(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    backup::keep(root, path.strip_prefix(root).unwrap_or(path), bytes)?;
    disk::remove(path).map_err(LibraryError::write(path))?;
    // It is gone: what is not yet durable may come back after a power cut, and is lost nowhere.
    let _ = disk::flush_folder(atomic_files::parent(path));
    Ok(())
}

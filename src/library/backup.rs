//! Copies of what is about to be rewritten, in `backups/`, named by their content.
//!
//! A copy is `backups/<time>/<path in the library>`; the time is UTC, so that names sort by age
//! on every machine. Refuses to be the reason that a save fails silently: a copy that can't be
//! made is an error, and the caller then writes nothing.

use std::fs;
use std::path::Path;

use super::error::LibraryError;
use super::files;

/// Keeps `bytes`, which stand (or stood) at `relative` in the library at `root`.
pub(super) fn keep(root: &Path, relative: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let stamp = jiff::Timestamp::now().strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    let path = free(&root.join("backups").join(stamp).join(relative));
    let folder = files::parent(&path);
    fs::create_dir_all(folder).map_err(LibraryError::write(folder))?;
    files::replace(&path, bytes).map_err(LibraryError::write(&path))
}

/// `path`, or `path` with the first free number before its extension.
pub(super) fn free(path: &Path) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().map(|e| format!(".{}", e.to_string_lossy()));
    let extension = extension.unwrap_or_default();
    let numbered = |n: u32| path.with_file_name(format!("{stem}-{n}{extension}"));
    let mut candidate = path.to_owned();
    for n in 2.. {
        if !candidate.exists() {
            break;
        }
        candidate = numbered(n);
    }
    candidate
}

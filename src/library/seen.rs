//! The files of a library as they looked when they were last read or written: what changed since
//! is told by size, time and number, without reading it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{atomic_files, safe_paths};

/// The files of a library, each with what tells it from another: size, time, and where the system
/// has one, its number, for a clock's ticks are long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<PathBuf, Look>);

pub(super) type Look = (u64, Option<SystemTime>, u64, i64);

/// The number of a file, and when the system says that its rights were changed.
fn number(data: &fs::Metadata) -> (u64, i64) {
    #[cfg(unix)]
    return (
        std::os::unix::fs::MetadataExt::ino(data),
        std::os::unix::fs::MetadataExt::ctime_nsec(data)
            .wrapping_add(std::os::unix::fs::MetadataExt::ctime(data).wrapping_mul(1_000_000_000)),
    );
    #[cfg(not(unix))]
    return (u64::from(data.is_file()), 0);
}

impl Seen {
    /// Takes in that this process has written a file.
    pub(super) fn look_again(&mut self, path: &Path) {
        self.0.remove(path);
        self.look(path);
    }

    fn look(&mut self, path: &Path) {
        if let Ok(data) = fs::metadata(path) {
            let (number, changed) = number(&data);
            let look = (data.len(), data.modified().ok(), number, changed);
            self.0.insert(path.to_owned(), look);
        }
    }

    /// The same without one file, which its writer watches itself.
    pub(super) fn without(&self, path: &Path) -> impl Iterator<Item = (&PathBuf, &Look)> {
        let path = path.to_owned();
        self.0.iter().filter(move |(known, _)| **known != path)
    }
}

/// The files of the library at `root` as they are now; nothing in them is read.
#[must_use]
pub fn seen(root: &Path) -> Seen {
    let mut seen = Seen::default();
    // A folder that can't be read is reported by those who read its files.
    let decks = safe_paths::below(root, &root.join("decks")).files;
    let history = safe_paths::plainly_below(root, &root.join("history")).files;
    for path in decks.into_iter().chain(history) {
        if atomic_files::is_ron(&path) || path.extension().is_some_and(|e| e == "csv") {
            seen.look(&path);
        }
    }
    for path in atomic_files::entries(root).unwrap_or_default() {
        if path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("settings")) {
            seen.look(&path);
        }
    }
    seen
}

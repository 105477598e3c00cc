//! The files that only Carabin writes, under hidden names and in `drafts/`: what stands in the place
//! of one and is none is passed over, and said.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{LibraryError, Problem};
use super::{atomic_files, decks, safe_paths};

/// What stands in the library at `root` where only a file of Carabin's own is to be.
pub(super) fn problems(root: &Path) -> Vec<Problem> {
    let mut places = named(root, &root.join("history"), |name| {
        let ends = [".lock", ".change", ".decks"].iter().any(|end| name.ends_with(end));
        name.starts_with('.') && ends
    });
    let drafts = root.join("drafts");
    places.extend(named(root, &drafts, |name| atomic_files::is_ron(Path::new(name))));
    let folder = fs::symlink_metadata(&drafts);
    places.extend(folder.is_ok_and(|data| !data.is_dir()).then_some(drafts));
    let odd = |path: PathBuf| {
        let why = safe_paths::own(root, &path).err()?;
        let error = LibraryError::read(&path)(why);
        Some(decks::problem(path, &error))
    };
    places.into_iter().filter_map(odd).collect()
}

/// What is in a folder that no link leads to, by its names.
fn named(root: &Path, folder: &Path, is: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    if safe_paths::plain(root, folder).is_err() {
        return Vec::new();
    }
    let mut paths = atomic_files::entries(folder).unwrap_or_default();
    paths.retain(|path| is(&path.file_name().unwrap_or_default().to_string_lossy()));
    paths.sort();
    paths
}

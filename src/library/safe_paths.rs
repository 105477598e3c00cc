//! What stands in the library's folder, without being led out of it.
//!
//! Git and synchronisers carry links: one that leads out of the library is never followed, and
//! nothing is read, emptied or taken away through it. Of files only ordinary ones are opened, for
//! a pipe waits for ever and a device never ends. What is passed over is reported.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Deeper than anyone nests folders.
const DEEPEST: usize = 16;

/// Why something in the library is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum Odd {
    #[error("it is a link that leads out of the library, or nowhere")]
    Outside,
    #[error("it is a link, where none is followed")]
    Link,
    #[error("it is no ordinary file")]
    NoFile,
}

impl Odd {
    /// Of an error that says so.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }
}

impl From<Odd> for io::Error {
    fn from(odd: Odd) -> Self {
        Self::new(io::ErrorKind::InvalidInput, odd)
    }
}

/// Whether something stands at the path, a link that leads nowhere too.
pub(super) fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Where a write to `path`, in the library at `root`, ends: a link within it is followed, so that
/// it stays a link. A path without links stays as it is spelled.
pub(super) fn real(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let below = path.strip_prefix(root).map_err(|_| Odd::Outside)?;
    let mut there = root.to_owned();
    let mut parts = below.components();
    let mut linked = false;
    for part in parts.by_ref() {
        let next = there.join(part);
        match fs::symlink_metadata(&next) {
            Ok(data) => linked |= data.is_symlink(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return if linked {
                    Ok(within(root, &there)?.join(part).join(parts.as_path()))
                } else {
                    Ok(path.to_owned())
                };
            }
            Err(error) => return Err(error),
        }
        there = next;
    }
    if linked { within(root, &there) } else { Ok(path.to_owned()) }
}

/// Where a path leads, if that is in the library.
fn within(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let found = fs::canonicalize(path).map_err(|_| Odd::Outside)?;
    if found.starts_with(fs::canonicalize(root)?) { Ok(found) } else { Err(Odd::Outside.into()) }
}

/// Refuses a path, in the library at `root`, of which any part below that is a link.
pub(super) fn plain(root: &Path, path: &Path) -> io::Result<()> {
    let below = path.strip_prefix(root).map_err(|_| Odd::Outside)?;
    let mut there = root.to_owned();
    for part in below.components() {
        there.push(part);
        match fs::symlink_metadata(&there) {
            Ok(data) if data.is_symlink() => return Err(Odd::Link.into()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Refuses a path, in the library at `root`, where something else stands than an ordinary file of
/// Carabin's own.
pub(super) fn own(root: &Path, path: &Path) -> io::Result<()> {
    plain(root, path)?;
    match fs::symlink_metadata(path) {
        Ok(data) if !data.is_file() => Err(Odd::NoFile.into()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// How files are opened: without waiting for whoever holds the other end of a pipe.
fn options(follow: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(libc::O_NONBLOCK | if follow { 0 } else { libc::O_NOFOLLOW });
    }
    #[cfg(not(unix))]
    let _ = follow;
    options
}

/// What is opened is an ordinary file, and was one before it was opened, which alone can do
/// something to a device.
fn ordinary(
    path: &Path,
    follow: bool,
    open: impl FnOnce() -> io::Result<File>,
) -> io::Result<File> {
    let data = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
    match data {
        Ok(data) if data.is_symlink() => return Err(Odd::Link.into()),
        Ok(data) if data.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(data) if !data.is_file() => return Err(Odd::NoFile.into()),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let file = open()?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(Odd::NoFile.into()) }
}

/// Opens an ordinary file to read it.
pub(super) fn open(path: &Path) -> io::Result<File> {
    ordinary(path, true, || options(true).read(true).open(path))
}

/// The same, through no link.
pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    ordinary(path, false, || options(false).read(true).open(path))
}

/// Opens an ordinary file, or makes it, to be written to; nothing in it is changed.
pub(super) fn open_to_write(path: &Path, append: bool) -> io::Result<File> {
    let mut options = options(false);
    options.read(true).create(true);
    if append {
        options.append(true)
    } else {
        options.write(true).truncate(false)
    };
    ordinary(path, false, || options.open(path))
}

/// What stands below a folder.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// Ordinary files, and links to some in the library, each once.
    pub(super) files: Vec<PathBuf>,
    /// What is passed over.
    pub(super) odd: Vec<(PathBuf, io::Error)>,
}

impl Below {
    fn pass(&mut self, path: PathBuf, why: impl Into<io::Error>) {
        self.odd.push((path, why.into()));
    }
}

/// Everything below `folder` in the library at `root` that is not hidden; no link is followed.
pub(super) fn plainly_below(root: &Path, folder: &Path) -> Below {
    let mut found = Below::default();
    let mut links = Vec::new();
    if let Err(error) = plain(root, folder) {
        found.pass(folder.to_owned(), error);
        return found;
    }
    look(folder, 0, &mut found, &mut links, &mut Vec::new());
    for link in links {
        found.pass(link, Odd::Link);
    }
    found.files.sort();
    found
}

/// The same, with what links in it lead to in the library.
pub(super) fn below(root: &Path, folder: &Path) -> Below {
    let mut found = Below::default();
    let mut folders = Vec::new();
    let mut links = Vec::new();
    let linked = fs::symlink_metadata(folder).is_ok_and(|data| data.is_symlink());
    if linked && let Err(error) = within(root, folder) {
        found.pass(folder.to_owned(), error);
        return found;
    }
    look(folder, 0, &mut found, &mut links, &mut folders);
    if links.is_empty() {
        found.files.sort();
        return found;
    }
    let real = |path: &PathBuf| fs::canonicalize(path).ok();
    let mut known: HashSet<PathBuf> = folders.iter().chain(&found.files).filter_map(real).collect();
    let top = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    links.sort();
    while let Some(link) = (!links.is_empty()).then(|| links.remove(0)) {
        let target = match within(root, &link) {
            Ok(target) => target,
            Err(error) => {
                found.pass(link, error);
                continue;
            }
        };
        // What was found already is found once.
        if known.contains(&target) {
            // But a link that leads back up is no folder of decks.
            if top.starts_with(&target) {
                found.pass(link, Odd::Outside);
            }
            continue;
        }
        match fs::metadata(&target) {
            Ok(data) if data.is_file() => {
                known.insert(target);
                found.files.push(link);
            }
            Ok(data) if data.is_dir() && !top.starts_with(&target) => {
                let mut inside = Vec::new();
                let before = found.files.len();
                look(&link, 1, &mut found, &mut links, &mut inside);
                let new = found.files.split_off(before);
                for file in new {
                    if real(&file).is_some_and(|file| known.insert(file)) {
                        found.files.push(file);
                    }
                }
                known.extend(inside.iter().filter_map(real));
            }
            Ok(data) if data.is_dir() => found.pass(link, Odd::Outside),
            Ok(_) => found.pass(link, Odd::NoFile),
            Err(error) => found.pass(link, error),
        }
    }
    found.files.sort();
    found
}

/// Takes in what stands below a folder; links are only listed.
fn look(
    folder: &Path,
    depth: usize,
    found: &mut Below,
    links: &mut Vec<PathBuf>,
    folders: &mut Vec<PathBuf>,
) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return,
        Err(error) => return found.pass(folder.to_owned(), error),
    };
    folders.push(folder.to_owned());
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_symlink() => links.push(path),
            Ok(kind) if kind.is_dir() && depth < DEEPEST => {
                look(&path, depth + 1, found, links, folders);
            }
            Ok(kind) if kind.is_dir() => {}
            Ok(kind) if kind.is_file() => found.files.push(path),
            Ok(_) => found.pass(path, Odd::NoFile),
            Err(error) => found.pass(path, error),
        }
    }
}

/// The temporary files in the library at `root`, of whoever writes it.
pub(super) fn temporary(root: &Path) -> Vec<PathBuf> {
    let mut folders = ["", "history", "media"].map(|folder| root.join(folder)).to_vec();
    let mut links = Vec::new();
    look(&root.join("decks"), 0, &mut Below::default(), &mut links, &mut folders);
    // A deck that is a link is written where it leads.
    let top = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    for link in links {
        let Ok(target) = within(root, &link) else { continue };
        let there = if target.is_dir() { Some(target.as_path()) } else { target.parent() };
        if let Some(below) = there.and_then(|there| there.strip_prefix(&top).ok()) {
            look(&root.join(below), 0, &mut Below::default(), &mut Vec::new(), &mut folders);
        }
    }
    folders.sort();
    folders.dedup();
    let plain = folders.iter().filter(|folder| plain(root, folder).is_ok());
    let is_temporary = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(".carabin-") && name.ends_with(".tmp")
    };
    plain.flat_map(|folder| files_in(folder)).filter(is_temporary).collect()
}

/// The ordinary files in a folder, hidden ones too, but for links.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files =
        entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut files: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
    files.sort();
    files
}

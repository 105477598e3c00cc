//! Copies in `backups/`: of what is about to be rewritten, and of all that changed, every half
//! hour of work; fewer of them the older they are.
//!
//! A copy is `backups/<moment>/<path in the library>`: what stood at that path up to that moment,
//! which is in UTC, so that names sort by age on every machine; what is copied together has a folder of
//! its own. A copy that can't be made is an error, and the caller then writes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::error::LibraryError;
use super::{atomic_files, copy_names, disk, safe_paths};

/// How a moment is written, to the millisecond.
const FORMAT: &str = "%Y-%m-%dT%H-%M-%S-%3fZ";
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Work that is worth a copy of all that changed, in ms.
pub const HALF_HOUR: i64 = 30 * MINUTE;

/// What was copied at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The name of its folder.
    pub moment: String,
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// Paths in the library, in their order.
    pub files: Vec<PathBuf>,
    pub bytes: u64,
}

/// Keeps `bytes`, which stand (or stood) at `relative` in the library at `root`.
pub(super) fn keep(root: &Path, relative: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    keep_at(root, Timestamp::now(), relative, bytes)
}

fn keep_at(root: &Path, now: Timestamp, relative: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    put(root, &take_name(root, now)?, relative, bytes)
}

/// Keeps several files, which are about to be replaced, with what they hold: each gets a second
/// name where the system has such a thing, for a file that is replaced is not written to.
pub(super) fn keep_files(root: &Path, files: &[(&Path, &[u8])]) -> Result<(), LibraryError> {
    if files.is_empty() {
        return Ok(());
    }
    let moment = take_name(root, Timestamp::now())?;
    let mut folders = BTreeSet::new();
    for (relative, bytes) in files {
        let wanted = root.join("backups").join(&moment).join(relative);
        let folder = atomic_files::parent(&wanted);
        safe_paths::plain(root, folder).map_err(LibraryError::write(folder))?;
        disk::make_folder(folder).map_err(LibraryError::write(folder))?;
        let path = root.join(relative);
        let plain = std::fs::symlink_metadata(&path).is_ok_and(|data| data.is_file());
        if plain && disk::link(&path, &wanted).is_ok() {
            folders.insert(folder.to_owned());
        } else {
            put(root, &moment, relative, bytes)?;
        }
    }
    for folder in folders {
        disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
    }
    Ok(())
}

/// Makes a folder for what is copied together now. What is copied within the same millisecond, by
/// this process or another, has a name of its own after it, with a number: in one folder, or in one
/// that stands for a later time, the copies of one moment would be those of another.
fn take_name(root: &Path, now: Timestamp) -> Result<String, LibraryError> {
    let top = root.join("backups");
    safe_paths::plain(root, &top).map_err(LibraryError::write(&top))?;
    disk::make_folder(&top).map_err(LibraryError::write(&top))?;
    let first = now.strftime(FORMAT).to_string();
    let mut name = first.clone();
    for number in 2_u32.. {
        let path = top.join(&name);
        if !safe_paths::is_taken(&path) {
            match disk::make_new_folder(&path) {
                Ok(()) => break,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(LibraryError::write(&path)(error)),
            }
        }
        // With its noughts it stands in its place among names.
        name = format!("{first}-{number:04}");
    }
    Ok(name)
}

/// Puts a copy among those of a moment.
fn put(root: &Path, moment: &str, relative: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let path = root.join("backups").join(moment).join(relative);
    let folder = atomic_files::parent(&path);
    safe_paths::plain(root, folder).map_err(LibraryError::write(folder))?;
    let mut tries = 0;
    loop {
        tries += 1;
        disk::make_folder(folder).map_err(LibraryError::write(folder))?;
        match atomic_files::make(&path, bytes) {
            Ok(()) => return Ok(()),
            // Another process thins what is empty.
            Err(error) if tries < 20 && error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(LibraryError::write(&path)(error)),
        }
    }
}

/// `path`, or `path` with the first free number before its extension.
pub(super) fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().map(|e| format!(".{}", e.to_string_lossy()));
    let extension = extension.unwrap_or_default();
    let numbered = |n: u32| path.with_file_name(format!("{stem}-{n}{extension}"));
    let mut candidate = path.to_owned();
    for n in 2.. {
        if !safe_paths::is_taken(&candidate) {
            break;
        }
        candidate = numbered(n);
    }
    candidate
}

/// The backups of the library at `root`, the newest first. Folders that no backup has made are
/// left out.
#[must_use]
pub fn backups(root: &Path) -> Vec<Backup> {
    let folder = root.join("backups");
    if safe_paths::plain(root, &folder).is_err() {
        return Vec::new();
    }
    let mut found: Vec<Backup> = atomic_files::entries(&folder)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|path| {
            let moment = path.file_name()?.to_str()?.to_owned();
            let time = time_of(&moment)?;
            let copies = safe_paths::plainly_below(root, &path).files;
            let copies = copies.into_iter().filter(|path| !is_temporary(path));
            let mut bytes = 0;
            let files = copies
                .filter_map(|file| {
                    bytes += file.symlink_metadata().ok()?.len();
                    Some(file.strip_prefix(&path).ok()?.to_owned())
                })
                .collect();
            Some(Backup { moment, time, files, bytes })
        })
        .filter(|backup| !backup.files.is_empty())
        .collect();
    found.sort_by(|a, b| b.moment.cmp(&a.moment));
    found
}

fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "tmp")
}

/// ms since 1970-01-01 UTC of a folder's name; none for another folder. Copies of earlier versions
/// of Carabin are named to the second.
fn time_of(moment: &str) -> Option<i64> {
    let short = "%Y-%m-%dT%H-%M-%SZ";
    let (base, number) = moment.split_at_checked(moment.find('Z')? + 1)?;
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    if !number.is_empty() && !number.strip_prefix('-').is_some_and(is_number) {
        return None;
    }
    let time = DateTime::strptime(FORMAT, base).or_else(|_| DateTime::strptime(short, base));
    Some(TimeZone::UTC.to_timestamp(time.ok()?).ok()?.as_millisecond())
}

/// Whether a path in a backup is a file of the library, and not what a synchroniser left.
pub(super) fn is_own(relative: &Path) -> bool {
    let stem = relative.file_stem().unwrap_or_default().to_string_lossy();
    let ends = |end: &str| relative.extension().is_some_and(|extension| extension == end);
    let copy = copy_names::original_stem(&stem).is_some();
    let known = relative == Path::new("settings.ron")
        || (relative.starts_with("decks") && atomic_files::is_ron(relative))
        || (relative.starts_with("history") && ends("csv"));
    known && !copy
}

/// For each file that was changed since `moment`, its path in the library and the copy of what it
/// was then.
pub(super) fn files_at(root: &Path, moment: &str) -> BTreeMap<PathBuf, PathBuf> {
    let mut found = BTreeMap::new();
    for backup in backups(root) {
        if backup.moment.as_str() < moment {
            break;
        }
        // From the newest to the oldest: the last that is written over is the right one.
        for file in backup.files.into_iter().filter(|file| is_own(file)) {
            let copy = root.join("backups").join(&backup.moment).join(&file);
            found.insert(file, copy);
        }
    }
    found
}

/// Copies every deck, history and setting that has changed since its last copy, and thins older
/// copies. Returns how many files were copied.
///
/// # Errors
/// When a copy could not be written, or a file not be read; all others are then copied, and the
/// library is as it was.
pub fn back_up(root: &Path) -> Result<usize, LibraryError> {
    back_up_at(root, Timestamp::now())
}

fn back_up_at(root: &Path, now: Timestamp) -> Result<usize, LibraryError> {
    // From the oldest to the newest: the last copy of each file.
    let mut newest: HashMap<PathBuf, String> = HashMap::new();
    for backup in backups(root).into_iter().rev() {
        let Backup { moment, files, .. } = backup;
        newest.extend(files.into_iter().map(|file| (file, moment.clone())));
    }
    let last = |relative: &Path| {
        let moment = newest.get(relative)?;
        atomic_files::read(&root.join("backups").join(moment).join(relative)).ok()
    };
    let mut moment = None;
    let mut copied = 0;
    let mut unread = None;
    for path in contents(root) {
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let mut bytes = match atomic_files::read(&path) {
            Ok(bytes) => bytes,
            // The others are copied all the same.
            Err(error) => {
                unread = Some(LibraryError::read(&path)(error));
                continue;
            }
        };
        if relative.starts_with("history") {
            // A line that is being written belongs to the next copy.
            let whole = bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
            bytes.truncate(whole.unwrap_or(bytes.len()));
        }
        if last(relative).is_some_and(|last| last == bytes) {
            continue;
        }
        let name = match moment.take() {
            Some(name) => name,
            None => take_name(root, now)?,
        };
        put(root, &name, relative, &bytes)?;
        moment = Some(name);
        copied += 1;
    }
    thin(root, now.as_millisecond())?;
    unread.map_or(Ok(copied), Err)
}

/// Whether the last copy is older than half an hour, and something was written since.
#[must_use]
pub fn is_due(root: &Path, now: i64) -> bool {
    // One that is dated in the future, by a clock that was ahead, says nothing.
    let past = backups(root).into_iter().map(|backup| backup.time).find(|time| *time <= now);
    let last = past.unwrap_or(i64::MIN);
    let written = |path: &PathBuf| atomic_files::modified(path).is_some_and(|time| time > last);
    now.saturating_sub(last) >= HALF_HOUR && contents(root).iter().any(written)
}

/// The decks, histories and settings of a library.
fn contents(root: &Path) -> Vec<PathBuf> {
    let mut paths = safe_paths::below(root, &root.join("decks")).files;
    paths.extend(safe_paths::plainly_below(root, &root.join("history")).files);
    let settings = root.join("settings.ron");
    if safe_paths::real(root, &settings).is_ok_and(|path| path.is_file()) {
        paths.push(settings);
    }
    paths.retain(|path| path.strip_prefix(root).is_ok_and(is_own));
    paths.sort();
    paths
}

/// Takes away copies that are too many: of each file all of the last hour stay, then one for each
/// half hour of a day, each day of two weeks, each week of two months, each month; and the newest.
pub(super) fn thin(root: &Path, now: i64) -> Result<(), LibraryError> {
    let mut copies: BTreeMap<PathBuf, Vec<(i64, PathBuf)>> = BTreeMap::new();
    for backup in backups(root) {
        for file in backup.files {
            let copy = root.join("backups").join(&backup.moment).join(&file);
            copies.entry(file).or_default().push((backup.time, copy));
        }
    }
    let mut folders = BTreeSet::new();
    for copies in copies.into_values() {
        let times: Vec<i64> = copies.iter().map(|(time, _)| *time).collect();
        for ((_, copy), kept) in copies.iter().zip(kept(&times, now)) {
            if !kept {
                // Two processes may thin at once.
                match disk::remove(copy) {
                    Err(error) if error.kind() != ErrorKind::NotFound => {
                        return Err(LibraryError::write(copy)(error));
                    }
                    _ => {}
                }
                folders.extend(copy.ancestors().skip(1).take(17).map(Path::to_owned));
            }
        }
    }
    // The deepest first; those that still hold something stay.
    let top = root.join("backups");
    for folder in folders.iter().rev().filter(|folder| **folder != top && folder.starts_with(&top))
    {
        if atomic_files::entries(folder).is_ok_and(|inside| inside.is_empty()) {
            match disk::remove_folder(folder) {
                Err(error)
                    if !matches!(
                        error.kind(),
                        ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty
                    ) =>
                {
                    return Err(LibraryError::write(folder)(error));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Which of the copies of a file, the newest first, stay.
fn kept(times: &[i64], now: i64) -> Vec<bool> {
    let mut taken = BTreeSet::new();
    let stays = |time: &i64| {
        let age = now.saturating_sub(*time);
        // From the newest on: what comes first in its span stays.
        let (span, length) = match age {
            ..3_600_000 => return true,
            age if age < DAY => (0, HALF_HOUR),
            age if age < 14 * DAY => (1, DAY),
            age if age < 60 * DAY => (2, 7 * DAY),
            _ => (3, 30 * DAY),
        };
        taken.insert((span, time.div_euclid(length)))
    };
    let mut kept: Vec<bool> = times.iter().map(stays).collect();
    if let Some(newest) = kept.first_mut() {
        *newest = true;
    }
    kept
}

#[cfg(test)]
mod tests;

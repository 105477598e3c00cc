//! What synchronisers leave when two sides changed one file: copies beside it, marks inside it.
//!
//! Syncthing, Dropbox, Nextcloud, `OneDrive`, Seafile and others each name their copies in their
//! own way; git writes both sides into the file. Versions of one deck are joined note by note, of
//! one history event by event (`forked_history`), of the settings field by field; every original
//! goes to `backups/` first. A file that only looks like a copy is left alone: a deck with
//! another id, a name whose original is not there, or anything that can't be read whole.

use std::path::{Path, PathBuf};

use super::backup;
use super::copy_names::{ConflictCopy, copies_among};
use super::dated_settings::Dated;
use super::error::LibraryError;
use super::forked_history;
use super::git_marks::sides;
use super::keep::{keep_and_replace, set_aside};
use super::merge_settings::Side;
use super::settings::Settings;
use super::{atomic_files, safe_paths};
use crate::deck::{self, Deck};
use crate::history::{DeviceId, Event};
use crate::message::Message;

/// What was merged, one line each, and whether another machine writes as this device.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) said: Vec<Message>,
    pub(super) shared_device: bool,
}

/// All copies in the library: of the settings, of histories, of decks.
pub(super) fn find(root: &Path) -> Vec<ConflictCopy> {
    let ends = |path: &PathBuf, end: &str| path.extension().is_some_and(|e| e == end);
    let mut paths = safe_paths::files_in(root);
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("settings") && atomic_files::is_ron(path)
    });
    if safe_paths::plain(root, &root.join("history")).is_ok() {
        let history = safe_paths::files_in(&root.join("history"));
        paths.extend(history.into_iter().filter(|path| ends(path, "csv")));
    }
    let decks = safe_paths::below(root, &root.join("decks")).files.into_iter();
    paths.extend(decks.filter(|path| atomic_files::is_ron(path)));
    // A link is nobody's copy.
    paths.retain(|path| !path.is_symlink());
    let mut copies = copies_among(&paths);
    copies.sort_by(|a, b| a.copy.cmp(&b.copy));
    copies
}

/// Merges every copy in the library with its original. What can't be read stays as it is, and is
/// reported by those who read it.
pub(super) fn merge_all(root: &Path, device: &DeviceId) -> Result<Merged, LibraryError> {
    let mut merged = Merged::default();
    for copy in find(root) {
        let said = if copy.original.starts_with(root.join("history")) {
            forked_history::merge(root, &copy, device, &mut merged.shared_device)
        } else if copy.original == root.join("settings.ron") {
            merge_settings(root, &copy)
        } else {
            merge_decks(root, &copy)
        };
        merged.said.extend(unless_lost(said)?);
    }
    Ok(merged)
}

/// What another process is writing at this moment waits for the next time.
fn unless_lost(
    said: Result<Option<Message>, LibraryError>,
) -> Result<Option<Message>, LibraryError> {
    if said.as_ref().is_err_and(LibraryError::is_lost_race) { Ok(None) } else { said }
}

fn merge_decks(root: &Path, pair: &ConflictCopy) -> Result<Option<Message>, LibraryError> {
    let ConflictCopy { copy, original } = pair;
    let (Some((there, ours)), Some((other, theirs))) = (read_deck(original), read_deck(copy))
    else {
        return Ok(None);
    };
    if ours.id != theirs.id {
        return Ok(None);
    }
    let time = |path: &Path| atomic_files::modified(path).unwrap_or(0);
    let joined = join_files((&ours, time(original)), (&theirs, time(copy)));
    keep_and_replace(root, original, &there, deck::write(&joined).as_bytes())?;
    set_aside(root, copy, &other)?;
    let taken = joined.notes.iter().filter(|note| !ours.notes.contains(note)).count();
    let message = Message::new("merged-deck")
        .with("title", &joined.title)
        .with("taken", taken)
        .with("notes", joined.notes.len());
    Ok(Some(message))
}

fn read_deck(path: &Path) -> Option<(Vec<u8>, Deck)> {
    let bytes = atomic_files::read(path).ok()?;
    let deck = deck::read(&bytes).ok()?;
    Some((bytes, deck))
}

/// Two versions with the times of their files. Where they differ though neither records a later
/// change, somebody edited with another program: the later file has it.
fn join_files(a: (&Deck, i64), b: (&Deck, i64)) -> Deck {
    let ((old, _), (new, time)) = if a.1 <= b.1 { (a, b) } else { (b, a) };
    deck::join(old, &deck::edited_after(old, new, time))
}

fn merge_settings(root: &Path, pair: &ConflictCopy) -> Result<Option<Message>, LibraryError> {
    let ConflictCopy { copy, original } = pair;
    let (Ok(ours), Ok(theirs)) = (Dated::load(original), Dated::load(copy)) else {
        return Ok(None);
    };
    let read = |path: &Path| atomic_files::read(path).map_err(LibraryError::read(path));
    let (there, other) = (read(original)?, read(copy)?);
    let later = atomic_files::modified(copy) > atomic_files::modified(original);
    let side = if later { Side::Theirs } else { Side::Ours };
    let merged = Dated::merged(&common_settings(root, &ours, &theirs), &ours, &theirs, side);
    let bytes = if merged.is_same(&ours) { there.clone() } else { merged.encode_over(None)? };
    keep_and_replace(root, original, &there, &bytes)?;
    set_aside(root, copy, &other)?;
    Ok(Some(Message::new("merged-settings")))
}

/// What two versions of the settings most likely started from, for choices of which nobody knows
/// when they were made.
fn common_settings(root: &Path, ours: &Dated, theirs: &Dated) -> Settings {
    kept_twice(root).without_removals(&ours.settings, &theirs.settings)
}

/// The last settings that were set aside twice, once by either side. Where there are none, what
/// nobody has chosen was not changed.
fn kept_twice(root: &Path) -> Settings {
    let file = Path::new("settings.ron");
    let backups = backup::backups(root);
    let kept = backups.iter().filter(|backup| backup.files.iter().any(|kept| kept == file));
    let mut seen: Vec<Settings> = Vec::new();
    for backup in kept {
        let path = root.join("backups").join(&backup.moment).join(file);
        let Some(settings) = atomic_files::read(&path).ok().and_then(|b| Settings::read(&b).ok())
        else {
            continue;
        };
        if seen.contains(&settings) {
            return settings;
        }
        seen.push(settings);
    }
    Settings::default()
}

/// Whether a file holds marks of a conflict that [`resolve`] can make one.
pub(super) fn is_marked(root: &Path, path: &Path) -> bool {
    resolved(root, path).is_some()
}

/// What becomes of a marked file.
struct Resolved {
    there: Vec<u8>,
    bytes: Vec<u8>,
    /// Events that become another device's.
    parted: Vec<Event>,
    message: Message,
}

fn resolved(root: &Path, path: &Path) -> Option<Resolved> {
    let there = atomic_files::read(path).ok()?;
    let ([ours, theirs], base) = sides(std::str::from_utf8(&there).ok()?)?;
    if path == root.join("settings.ron") {
        let [ours, theirs] = [ours, theirs].map(|side| Dated::read(side.as_bytes()).ok());
        let base = base.and_then(|base| Settings::read(base.as_bytes()).ok());
        let (ours, theirs) = (ours?, theirs?);
        let base = base.unwrap_or_else(|| common_settings(root, &ours, &theirs));
        let merged = Dated::merged(&base, &ours, &theirs, Side::Ours);
        let bytes = merged.encode_over(None).ok()?;
        let message = Message::new("merged-settings");
        return Some(Resolved { there, bytes, parted: Vec::new(), message });
    }
    if path.starts_with(root.join("history")) {
        let device = path.file_stem()?.to_str()?.parse().ok()?;
        let (text, parted, events) = forked_history::parted(&ours, &theirs, &device)?;
        let message = Message::new("merged-history").with("events", events);
        return Some(Resolved { there, bytes: text.into_bytes(), parted, message });
    }
    let (ours, theirs) = (deck::read(ours.as_bytes()).ok()?, deck::read(theirs.as_bytes()).ok()?);
    if ours.id != theirs.id {
        return None;
    }
    let joined = deck::join(&ours, &theirs);
    let taken = joined.notes.iter().filter(|note| !ours.notes.contains(note)).count();
    let message = Message::new("merged-deck")
        .with("title", &joined.title)
        .with("taken", taken)
        .with("notes", joined.notes.len());
    let bytes = deck::write(&joined).into_bytes();
    Some(Resolved { there, bytes, parted: Vec::new(), message })
}

/// Makes one of the two sides that git has marked in a deck or a history; none when there are no
/// marks, or a side alone can't be read.
pub(super) fn resolve(root: &Path, path: &Path) -> Result<Option<Message>, LibraryError> {
    let Some(Resolved { there, bytes, parted, message }) = resolved(root, path) else {
        return Ok(None);
    };
    if let Some(first) = parted.first()
        && !forked_history::write(root, &first.stamp.device.clone(), &parted)?
    {
        return Ok(None);
    }
    unless_lost(keep_and_replace(root, path, &there, &bytes).map(|()| Some(message)))
}

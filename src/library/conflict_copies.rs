//! What synchronisers leave when two sides changed one file: copies beside it, marks inside it.
//!
//! Syncthing, Dropbox, Nextcloud, `OneDrive`, Seafile and others each name their copies in their
//! own way; git writes both sides into the file. Versions of one deck are joined note by note, of
//! one history event by event (`forked_history`), of the settings field by field; every original
//! goes to `backups/` first. Refuses to touch a file that only looks like a copy: a deck with
//! another id, a name whose original is not there, or anything that can't be read whole.

use std::path::{Path, PathBuf};

use super::backup;
use super::error::LibraryError;
use super::forked_history;
use super::merge_settings::Side;
use super::settings::Settings;
use super::{atomic_files, disk, safe_paths};
use crate::deck::{self, Deck};
use crate::history::{DeviceId, Event};
use crate::message::Message;

/// What was merged, one line each, and whether another machine writes as this device.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) said: Vec<Message>,
    pub(super) shared_device: bool,
}

/// A copy that a synchroniser left, and the file that it is a copy of, both in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copy {
    pub(super) copy: PathBuf,
    pub(super) original: PathBuf,
}

/// The words for a conflict, in the languages that synchronisers speak.
const WORDS: [&str; 8] = [
    "conflict",
    "conflit",
    "konflikt",
    "conflicto",
    "conflitto",
    "conflito",
    "コンフリクト",
    "冲突",
];

/// The stem of the file that a file with this stem is a copy of, if synchronisers name copies so.
pub(super) fn original_stem(stem: &str) -> Option<&str> {
    let says = |text: &str| {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    };
    // Syncthing: `x.sync-conflict-20260101-123456-ABCDEFG`; Resilio: `x.Conflict`.
    if let Some((before, _)) = stem.split_once(".sync-conflict-") {
        return Some(before);
    }
    if let Some((before, after)) = stem.rsplit_once('.')
        && after.eq_ignore_ascii_case("conflict")
    {
        return Some(before);
    }
    // Dropbox, Nextcloud, Seafile: `x (Copie en conflit de Marie 2026-01-01)`; Google: `x [Conflict]`.
    for (open, close) in [(" (", ')'), ("(", ')'), (" [", ']')] {
        if let Some((before, after)) = stem.split_once(open)
            && let Some((inside, number)) = after.rsplit_once(close)
            && (says(inside) && names_a_copy(inside))
            && number.trim().chars().all(|c| c.is_ascii_digit())
        {
            return Some(before);
        }
    }
    // Older Nextcloud and ownCloud: `x_conflict-20260101-123456`.
    if let Some((before, after)) = stem.rsplit_once("_conflict-")
        && after.chars().all(|c| c.is_ascii_digit() || c == '-')
    {
        return Some(before);
    }
    // Synology: `x_MARIE-PC_May-05-1234-2026_Conflict`.
    if let Some(rest) = stem.strip_suffix("_Conflict") {
        return rest.rsplitn(3, '_').nth(2);
    }
    of_a_computer(stem)
}

/// « (conflit de loyauté) » is a person's name for a deck: a synchroniser's says that the file is
/// a copy, of when, or nothing but the word.
fn names_a_copy(inside: &str) -> bool {
    let text = inside.to_lowercase();
    let copy = ["cop", "kopie", "cóp", "case", "コピー", "副本", "sfconflict"];
    text.contains(|c: char| c.is_ascii_digit())
        || copy.iter().any(|word| text.contains(word))
        || WORDS.contains(&text.as_str())
}

/// `OneDrive` adds the computer's name: `x-DESKTOP-1AB2C3D`, `x-MARIE-PC-2`, `x-MacBook Air`. A
/// name in capitals alone, `x-OLD`, is a person's.
fn of_a_computer(stem: &str) -> Option<&str> {
    stem.match_indices('-').map(|(at, _)| at).find_map(|at| {
        let (before, name) = (stem.get(..at)?, stem.get(at + 1..)?);
        let machine = ["MacBook", "iMac", "Mac mini", "iPhone", "iPad"];
        let capital =
            name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        let mut parts = name.split('-');
        let given = ["DESKTOP", "LAPTOP", "WIN", "PC"].contains(&parts.next().unwrap_or_default())
            && parts.next().is_some_and(|rest| rest.len() >= 3);
        let owned = name.split('-').skip(1).any(|part| part == "PC");
        let computer =
            (capital && (given || owned)) || machine.iter().any(|word| name.starts_with(word));
        (computer && !before.is_empty()).then_some(before)
    })
}

/// The copies among `paths` whose originals are there too.
pub(super) fn copies_among(paths: &[PathBuf]) -> Vec<Copy> {
    let copy = |path: &PathBuf| {
        let stem = original_stem(path.file_stem()?.to_str()?)?;
        let extension = path.extension()?.to_str()?;
        let original = path.with_file_name(format!("{stem}.{extension}"));
        (original != *path && original.is_file() && !original.is_symlink())
            .then(|| Copy { copy: path.clone(), original })
    };
    paths.iter().filter_map(copy).collect()
}

/// All copies in the library: of the settings, of histories, of decks.
pub(super) fn find(root: &Path) -> Vec<Copy> {
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

fn merge_decks(root: &Path, pair: &Copy) -> Result<Option<Message>, LibraryError> {
    let Copy { copy, original } = pair;
    let (Some((there, ours)), Some((other, theirs))) = (read_deck(original), read_deck(copy))
    else {
        return Ok(None);
    };
    if ours.id != theirs.id {
        return Ok(None);
    }
    let time = |path: &Path| atomic_files::modified(path).unwrap_or(0);
    let joined = join_files((&ours, time(original)), (&theirs, time(copy)));
    keep_and_replace(root, original, &there, deck::write(&joined)?.as_bytes())?;
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

fn merge_settings(root: &Path, pair: &Copy) -> Result<Option<Message>, LibraryError> {
    let Copy { copy, original } = pair;
    let (Ok(ours), Ok(theirs)) = (Settings::load(original), Settings::load(copy)) else {
        return Ok(None);
    };
    let read = |path: &Path| atomic_files::read(path).map_err(LibraryError::read(path));
    let (there, other) = (read(original)?, read(copy)?);
    let later = atomic_files::modified(copy) > atomic_files::modified(original);
    let side = if later { Side::Theirs } else { Side::Ours };
    let merged = Settings::merged(&common_settings(root), &ours, &theirs, side);
    let bytes = if merged == ours { there.clone() } else { merged.encode()? };
    keep_and_replace(root, original, &there, &bytes)?;
    set_aside(root, copy, &other)?;
    Ok(Some(Message::new("merged-settings")))
}

/// What two versions of the settings most likely started from: the last one that was set aside
/// twice, once by either side. Where there is none, what nobody has chosen was not changed.
fn common_settings(root: &Path) -> Settings {
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
    disk::remove(path).map_err(LibraryError::write(path))
}

/// The two sides of a file in which git has marked conflicts, and what both started from, where
/// git wrote it too; none when it has not, or when the marks are not whole.
pub(super) fn sides(text: &str) -> Option<([String; 2], Option<String>)> {
    #[derive(PartialEq)]
    enum Part {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let (mut ours, mut theirs, mut base) = (String::new(), String::new(), String::new());
    let (mut part, mut marked, mut with_base) = (Part::Both, false, true);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let mark = |mark: &str| bare == mark || bare.starts_with(&format!("{mark} "));
        if mark("<<<<<<<") && part == Part::Both {
            (part, marked) = (Part::Ours, true);
        } else if mark("|||||||") && part == Part::Ours {
            part = Part::Base;
        } else if bare == "=======" && matches!(part, Part::Ours | Part::Base) {
            with_base &= part == Part::Base;
            part = Part::Theirs;
        } else if mark(">>>>>>>") && part == Part::Theirs {
            part = Part::Both;
        } else {
            if matches!(part, Part::Both | Part::Ours) {
                ours.push_str(line);
            }
            if matches!(part, Part::Both | Part::Theirs) {
                theirs.push_str(line);
            }
            if matches!(part, Part::Both | Part::Base) {
                base.push_str(line);
            }
        }
    }
    (marked && part == Part::Both).then(|| ([ours, theirs], with_base.then_some(base)))
}

/// Whether a file holds marks of a conflict that [`resolve`] can make one.
pub(super) fn is_marked(root: &Path, path: &Path) -> bool {
    resolved(root, path).is_some()
}

/// What a marked file comes to.
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
        let [ours, theirs] = [ours, theirs].map(|side| Settings::read(side.as_bytes()).ok());
        let base = base.and_then(|base| Settings::read(base.as_bytes()).ok());
        let base = base.unwrap_or_else(|| common_settings(root));
        let bytes = Settings::merged(&base, &ours?, &theirs?, Side::Ours).encode().ok()?;
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
    let bytes = deck::write(&joined).ok()?.into_bytes();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "cours.sync-conflict-20260101-123456-ABCDEFG",
            "cours (conflicted copy 2026-01-01 123456)",
            "cours (Marie's conflicted copy 2026-01-01)",
            "cours (Copie en conflit de PC de Marie 2026-01-01)",
            "cours (copie conflictuelle de Marie 2026-01-01)",
            "cours (Copie en conflit de Marie 2026-01-01) 1",
            "cours (In Konflikt stehende Kopie von Marie 2026-01-01)",
            "cours (SFConflict marie@example.org 2026-01-01-12-12-12)",
            "cours (Case Conflict)",
            "cours [Conflict]",
            "cours_conflict-20260101-123456",
            "cours_MARIE-PC_May-05-1234-2026_Conflict",
            "cours.Conflict",
            "cours-DESKTOP-1AB2C3D",
            "cours-MARIE-PC-2",
            "cours-LAPTOP-XYZ-2",
            "cours-MacBook Pro de Marie",
        ] {
            assert_eq!(original_stem(name), Some("cours"), "{name}");
        }
        for name in [
            "cours",
            "cours-2",
            "cours (2)",
            "cours (ancien)",
            "les conflits",
            "conflit-de-loyaute",
            "cours (conflit de loyauté)",
            "cours-OLD",
            "cours-V2",
            "cours-ECG-2026",
            "cours (1)",
            "cours - Copie",
            "cours-vih",
            "-DESKTOP-1",
        ] {
            assert_eq!(original_stem(name), None, "{name}");
        }
    }

    #[test]
    fn both_sides_of_marks_are_read() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> main\nd\n";
        let both = ["a\nb\nd\n".into(), "a\nc\nd\n".into()];
        assert_eq!(sides(text), Some((both.clone(), Some("a\nx\nd\n".into()))));
        assert_eq!(sides(&text.replace("||||||| base\nx\n", "")), Some((both, None)));
        assert_eq!(sides("a\nb\n"), None);
        assert_eq!(sides("a\n<<<<<<< HEAD\nb\n"), None);
        // In the text of a card they mean nothing.
        assert_eq!(sides("x <<<<<<< y\n=======\n"), None);
    }
}

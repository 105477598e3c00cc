//! Everything that is wrong in a library, where, and what can be done about it.
//!
//! [`check`] only looks. [`repair`] does what needs no guess, each time after a copy of what was
//! there: joins conflict copies, settles what git has marked, takes lines out of a history that
//! can't be read, puts away what a crash has left. It never chooses between two texts that may
//! both be meant, nor drops what happened to a card that is in no deck.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup;
use super::conflict_copies;
use super::copy_names::ConflictCopy;
use super::dated_settings::Dated;
use super::decks::OpenDeck;
use super::error::{LibraryError, Problem};
use super::keep::keep_and_replace;
use super::media::{self, Why};
use super::{Library, atomic_files, disk, is_library, lock, now, safe_paths, write_turn};
use crate::deck::{CardId, Content, Deck, Note, mistyped_gap};
use crate::history::{self, DeviceId, HEADER, encode};
use crate::message::{Message, Tell as _};

/// What a repair does about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Both versions are joined; the originals go to `backups/`.
    Merge,
    /// The lines go to `backups/`; what counts stays.
    TakeOut,
    /// The file goes to `backups/`.
    PutAway,
    /// Nothing is wrong with keeping it as it is.
    Keep,
    /// It takes a person to decide; the file stays as it is.
    Leave,
}

impl Remedy {
    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Merge => "remedy-merge",
            Self::TakeOut => "remedy-take-out",
            Self::PutAway => "remedy-put-away",
            Self::Keep => "remedy-keep",
            Self::Leave => "remedy-leave",
        }
    }

    /// Whether [`repair`] changes something.
    #[must_use]
    pub fn mends(self) -> bool {
        matches!(self, Self::Merge | Self::TakeOut | Self::PutAway)
    }
}

/// A problem and what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub problem: Problem,
    pub remedy: Remedy,
}

/// What is wrong in `library`, with what its reading found. Nothing is changed.
#[must_use]
pub fn check(library: &Library) -> Vec<Finding> {
    let root = library.root();
    let mut findings = Vec::new();
    let copies = conflict_copies::find(root);
    for ConflictCopy { copy, original } in &copies {
        let remedy = if mergeable(root, copy, original) { Remedy::Merge } else { Remedy::Leave };
        let key = if remedy.mends() { "fault-conflict-copy" } else { "fault-unlike-copy" };
        let name = original.file_name().unwrap_or_default().to_string_lossy();
        findings.push(finding(copy, Message::new(key).with("name", name), remedy));
    }
    for problem in library.problems() {
        // Said already, as a copy.
        let copy = copies.iter().find(|copy| copy.copy == problem.path);
        let joined = |copy: &ConflictCopy| mergeable(root, &copy.copy, &copy.original);
        if copy.is_some_and(joined) {
            continue;
        }
        let problem = problem.clone();
        let remedy = if conflict_copies::is_marked(root, &problem.path) {
            Remedy::Merge
        } else if problem.place.is_some() && mended(&problem.path).is_some() {
            Remedy::TakeOut
        } else {
            Remedy::Leave
        };
        findings.push(Finding { problem, remedy });
    }
    // What a write that was cut short has left.
    for path in safe_paths::temporary(root) {
        findings.push(finding(&path, Message::new("fault-leftover"), Remedy::PutAway));
    }
    findings.extend(same_but_for_case(root, library.decks()));
    for open in library.decks() {
        findings.extend(mistyped_gaps(&root.join(&open.path), &open.deck));
    }
    findings.extend(media_files(root, library.decks()));
    findings.extend(odd_events(library));
    findings
}

fn finding(path: &Path, message: Message, remedy: Remedy) -> Finding {
    let serious = remedy != Remedy::Keep;
    Finding { problem: Problem { path: path.to_owned(), place: None, message, serious }, remedy }
}

/// Whether a copy and its original can be joined: both can be read, and are the same thing.
fn mergeable(root: &Path, copy: &Path, original: &Path) -> bool {
    if original.starts_with(root.join("history")) {
        let name = original.file_stem().unwrap_or_default().to_string_lossy();
        return name.parse::<DeviceId>().is_ok();
    }
    if *original == root.join("settings.ron") {
        return Dated::load(original).is_ok() && Dated::load(copy).is_ok();
    }
    match (super::read_deck(original), super::read_deck(copy)) {
        (Ok(ours), Ok(theirs)) => ours.id == theirs.id,
        _ => false,
    }
}

/// The bytes of a history without the lines that can't be understood, and those lines; none when
/// there are no such lines, or when no line can be understood.
fn mended(path: &Path) -> Option<(String, Vec<u8>)> {
    let device = path.file_stem()?.to_str()?.parse::<DeviceId>().ok()?;
    if path.extension()? != "csv" {
        return None;
    }
    let bytes = atomic_files::read(path).ok()?;
    let log = history::read(&bytes, &device);
    let understood = !log.events.is_empty() || bytes.starts_with(HEADER.as_bytes());
    (understood && !log.faults.is_empty()).then(|| {
        let lines: String = log.events.iter().map(encode).collect();
        (format!("{HEADER}{lines}"), bytes)
    })
}

/// What is wrong with one deck anywhere on disk, and how many notes it has.
///
/// # Errors
/// When it can't be read.
pub fn check_deck(path: &Path) -> Result<(Vec<Finding>, usize), LibraryError> {
    let deck = super::read_deck(path)?;
    Ok((mistyped_gaps(path, &deck), deck.notes.len()))
}

/// Gaps that hide nothing because of a slip of the finger, beside others that do.
fn mistyped_gaps(path: &Path, deck: &Deck) -> Vec<Finding> {
    let of = |note: &Note| {
        let Content::Cloze { text } = &note.content else { return None };
        let found = mistyped_gap(text)?;
        let message = Message::new("fault-mistyped-gap").with("id", &note.id).with("text", found);
        Some(finding(path, message, Remedy::Leave))
    };
    deck.notes.iter().filter_map(of).collect()
}

/// Decks whose files would be one on a system that does not tell capitals apart.
fn same_but_for_case(root: &Path, decks: &[Arc<OpenDeck>]) -> Vec<Finding> {
    let mut known = HashMap::<String, &Path>::new();
    let mut findings = Vec::new();
    for open in decks {
        let plain = open.path.to_string_lossy().to_lowercase();
        if let Some(other) = known.insert(plain, &open.path) {
            let name = other.file_name().unwrap_or_default().to_string_lossy();
            let message = Message::new("fault-case").with("name", name);
            findings.push(finding(&root.join(&open.path), message, Remedy::Keep));
        }
    }
    findings
}

/// Pictures and sounds that are named and not there, and those that are there for nothing.
fn media_files(root: &Path, decks: &[Arc<OpenDeck>]) -> Vec<Finding> {
    let usage = media::usage(root, decks);
    let missing = usage.missing.into_iter().map(|missing| {
        let key = match missing.why {
            Why::Name => "fault-picture-name",
            Why::Picture => "fault-picture",
            Why::Text => "fault-media",
        };
        let message = Message::new(key).with("id", missing.note).with("name", missing.name);
        finding(&missing.deck, message, Remedy::Leave)
    });
    let unused = usage.unused.into_iter().map(|(path, name)| {
        finding(&path, Message::new("fault-media-unused").with("name", name), Remedy::Keep)
    });
    missing.chain(unused).collect()
}

/// Events of cards that are in no deck, and of a clock that was ahead.
fn odd_events(library: &Library) -> Vec<Finding> {
    let folder = library.root().join("history");
    let decks = library.decks().iter();
    let cards: HashSet<CardId> = decks
        .flat_map(|open| &open.deck.notes)
        .flat_map(|note| {
            let numbers = note.card_numbers().into_iter();
            numbers.map(|number| CardId::new(note.id.clone(), number))
        })
        .collect();
    let tomorrow = now().saturating_add(86_400_000);
    let events = library.history().events();
    let ahead = events.iter().filter(|event| event.time > tomorrow).count();
    let lost: Vec<&CardId> =
        events.iter().map(|event| &event.card).filter(|card| !cards.contains(card)).collect();
    let orphans = lost.len();
    let lost: HashSet<&CardId> = lost.into_iter().collect();
    let mut findings = Vec::new();
    if orphans > 0 {
        let message =
            Message::new("fault-orphans").with("events", orphans).with("cards", lost.len());
        findings.push(finding(&folder, message, Remedy::Keep));
    }
    if ahead > 0 {
        let message = Message::new("fault-clock").with("events", ahead);
        findings.push(finding(&folder, message, Remedy::Keep));
    }
    findings
}

/// Mends what can be mended without a guess in the library at `root`, as `device`, and tells what
/// was done, one line each.
///
/// # Errors
/// When another process has the library, or something could not be written; every file is then as
/// it was, or mended whole.
pub fn repair(root: &Path, device: &DeviceId) -> Result<Vec<Message>, LibraryError> {
    if !is_library(root) {
        return Err(LibraryError::Missing(root.to_owned()));
    }
    match lock(root, device)? {
        Some(_held) => mend(root, device),
        None => Err(LibraryError::ReadOnly),
    }
}

/// The same under a lock that is held.
pub(super) fn mend(root: &Path, device: &DeviceId) -> Result<Vec<Message>, LibraryError> {
    let _turn = write_turn::take(root)?;
    let mut done = conflict_copies::merge_all(root, device)?.said;
    let problems = Library::look_at_folder(root).problems;
    let mut paths: Vec<PathBuf> = problems.into_iter().map(|problem| problem.path).collect();
    paths.dedup();
    for path in paths {
        if let Some(message) = conflict_copies::resolve(root, &path)? {
            done.push(message);
        } else if let Some((text, there)) = mended(&path) {
            keep_and_replace(root, &path, &there, text.as_bytes())?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            done.push(Message::new("repaired-history").with("name", name));
        }
    }
    for path in safe_paths::temporary(root) {
        let bytes = atomic_files::read(&path).map_err(LibraryError::read(&path))?;
        backup::keep(root, path.strip_prefix(root).unwrap_or(&path), &bytes)?;
        disk::remove(&path).map_err(LibraryError::write(&path))?;
        done.push(Message::new("repaired-leftover"));
    }
    Ok(done)
}

/// What is wrong with one history anywhere on disk, and how many events it has.
///
/// # Errors
/// When it can't be read, or its name is not that of a device.
pub fn check_history(path: &Path) -> Result<(Vec<Finding>, usize), LibraryError> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let device: DeviceId = name.parse().map_err(|_| LibraryError::Missing(path.to_owned()))?;
    let bytes = atomic_files::read(path).map_err(LibraryError::read(path))?;
    let log = history::read(&bytes, &device);
    let found = log.faults.iter().map(|fault| {
        let place = Some((fault.line, fault.column));
        let message = fault.message();
        let problem = Problem { path: path.to_owned(), place, message, serious: false };
        Finding { problem, remedy: Remedy::TakeOut }
    });
    Ok((found.collect(), log.events.len()))
}

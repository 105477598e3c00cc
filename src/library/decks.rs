//! The decks of a library: every `.ron` file under `decks/`, as it was read.
//!
//! A file that can't be understood is a problem with a place, and is left alone. Hidden files and
//! links that lead out of the folder are passed over.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization as _;

use super::error::{LibraryError, Problem};
use super::fingerprint::Fingerprint;
use super::pending::Overlay;
use super::{atomic_files, safe_paths};
use crate::deck::{self, CardList, CardPlace, Deck, DeckId, NoteId, ReadError};
use crate::history::CardNumbers;
use crate::message::{Message, Tell as _};

/// A deck and the file that it came from.
#[derive(Debug, Clone)]
pub struct OpenDeck {
    /// From the library's folder, as in `decks/oncologie.ron`.
    pub path: PathBuf,
    /// The file's bytes as they were read or written last, as a deck: what a merge starts from.
    pub deck: Deck,
    /// Of those bytes.
    pub(super) digest: [u8; 32],
}

impl OpenDeck {
    pub(super) fn new(path: PathBuf, deck: Deck, bytes: &[u8]) -> Self {
        Self::known(path, deck, atomic_files::digest(bytes))
    }

    /// The same, of bytes with this digest.
    pub(super) fn known(path: PathBuf, deck: Deck, digest: [u8; 32]) -> Self {
        Self { path, deck, digest }
    }

    /// Tells the file's bytes from all others: the deck is what they say.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// The path of the folder that it is in, below `decks/`: `medecine/oncologie`; empty when it
    /// is in none.
    #[must_use]
    pub fn folder(&self) -> String {
        folder_of(&self.path)
    }
}

/// The folder of the deck whose file is at `path`, spelled the same on every system.
fn folder_of(path: &Path) -> String {
    let below = path.strip_prefix("decks").unwrap_or(path).parent().unwrap_or(Path::new(""));
    let names = below.components().map(|part| part.as_os_str().to_string_lossy());
    names.collect::<Vec<_>>().join("/").nfc().collect()
}

/// Reads one deck file anywhere on disk.
///
/// # Errors
/// When the file can't be read, or is not a deck: with line and column.
pub fn read_deck(path: &Path) -> Result<Deck, LibraryError> {
    let bytes = atomic_files::read(path).map_err(LibraryError::read(path))?;
    deck::read(&bytes).map_err(|fault| LibraryError::Deck { path: path.to_owned(), fault })
}

/// All decks below `root/decks`, in the order of their paths, and what could not be read.
pub(super) fn read_all(root: &Path) -> (Vec<Arc<OpenDeck>>, Vec<Problem>) {
    read_in(root, &root.join("decks"))
}

/// All decks below any folder.
pub(super) fn read_below(root: &Path) -> (Vec<Arc<OpenDeck>>, Vec<Problem>) {
    read_in(root, root)
}

/// The outline of a deck, and the file that it is in.
#[derive(Debug)]
pub(super) struct Found {
    /// From the library's folder.
    pub(super) path: PathBuf,
    pub(super) print: Fingerprint,
    pub(super) outline: CardList,
    /// Another file holds the same deck.
    pub(super) copy: bool,
}

impl Found {
    pub(super) fn folder(&self) -> String {
        folder_of(&self.path)
    }
}

/// The outlines of all decks below `root/decks`, in the order of their paths, and what could not
/// be read.
pub(super) fn outlines(root: &Path) -> (Vec<Found>, Vec<Problem>) {
    let (mut found, problems) = read_each(root, &root.join("decks"), |path, bytes| {
        let outline = CardList::from(&deck::read(bytes)?);
        Ok(Found { path, print: Fingerprint::of(bytes), outline, copy: false })
    });
    let copies = copies(found.iter().map(|found| (&found.outline.id, found.path.as_path())));
    for found in &mut found {
        found.copy = copies.contains(&found.path);
    }
    (found, problems)
}

/// Files that hold a deck which another file holds too: copies that a person has made. The one
/// with the shortest name is the deck; the others are left alone.
fn copies<'a>(decks: impl Iterator<Item = (&'a DeckId, &'a Path)>) -> FxHashSet<PathBuf> {
    let mut first: FxHashMap<&str, &Path> = FxHashMap::default();
    let mut copies = FxHashSet::default();
    let length =
        |path: &Path| (path.file_name().map_or(0, std::ffi::OsStr::len), path.as_os_str().len());
    for (id, path) in decks {
        let known = first.entry(id.as_str()).or_insert(path);
        if *known != path {
            let copy =
                if length(path) < length(known) { std::mem::replace(known, path) } else { path };
            copies.insert(copy.to_owned());
        }
    }
    copies
}

fn read_in(root: &Path, folder: &Path) -> (Vec<Arc<OpenDeck>>, Vec<Problem>) {
    let (mut decks, mut problems) = read_each(root, folder, |path, bytes| {
        Ok(Arc::new(OpenDeck::new(path, deck::read(bytes)?, bytes)))
    });
    problems.extend(doubles(root, &decks));
    let copies = copies(decks.iter().map(|open| (&open.deck.id, open.path.as_path())));
    decks.retain(|open| !copies.contains(&open.path));
    (decks, problems)
}

/// The deck files below `folder`, and what is passed over.
pub(super) fn paths(root: &Path, folder: &Path) -> (Vec<PathBuf>, Vec<(PathBuf, io::Error)>) {
    let mut below = safe_paths::below(root, folder);
    below.files.retain(|path| atomic_files::is_ron(path));
    (below.files, below.odd)
}

/// What `read` makes of each deck file below `folder`, given its path from `root`.
fn read_each<T: Send>(
    root: &Path,
    folder: &Path,
    read: impl Fn(PathBuf, &[u8]) -> Result<T, ReadError> + Sync,
) -> (Vec<T>, Vec<Problem>) {
    let (paths, odd) = paths(root, folder);
    let overlay = Overlay::of(root);
    let paths = overlay.paths(root, folder, paths);
    let odd = odd.into_iter();
    let mut problems: Vec<Problem> =
        odd.map(|(path, why)| problem(path.clone(), &LibraryError::read(&path)(why))).collect();
    let work = |path: &PathBuf| {
        let relative = path.strip_prefix(root).unwrap_or(path).to_owned();
        let bytes = overlay.read(root, path).map_err(LibraryError::read(path))?;
        let Some(bytes) = bytes else { return Ok(None) };
        let fault = |fault| LibraryError::Deck { path: path.clone(), fault };
        read(relative, &bytes).map(Some).map_err(fault)
    };
    // One file at a time for each thread: some decks are much larger than others.
    let read = paths.par_iter().with_max_len(1);
    let read: Vec<_> =
        read.map(|path| work(path).map_err(|error| problem(path.clone(), &error))).collect();
    let mut decks = Vec::with_capacity(read.len());
    for read in read {
        match read {
            Ok(deck) => decks.extend(deck),
            Err(problem) => problems.push(problem),
        }
    }
    (decks, problems)
}

/// Every card of `decks`, numbered.
pub(super) fn names(decks: &[Arc<OpenDeck>]) -> CardNumbers {
    let cards: Vec<_> = decks.par_iter().map(|open| open.deck.card_places()).collect();
    number(cards.iter().flatten())
}

/// The cards of decks, numbered from the first to the last.
pub(super) fn number<'a>(cards: impl Iterator<Item = &'a CardPlace>) -> CardNumbers {
    CardNumbers::of(cards.map(|card| &card.id))
}

pub(super) fn problem(path: PathBuf, error: &LibraryError) -> Problem {
    let place = match error {
        LibraryError::Deck { fault, .. } => Some((fault.line, fault.column)),
        _ => None,
    };
    Problem { path, place, message: error.message(), serious: true }
}

/// Decks and notes whose id another has too: their progress would be one and the same.
fn doubles(root: &Path, decks: &[Arc<OpenDeck>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut by_deck: FxHashMap<&str, &Path> = FxHashMap::default();
    let mut by_note: FxHashMap<&NoteId, &Path> = FxHashMap::default();
    for open in decks {
        let mut double = |key, id: &str, first: &Path| {
            let message = Message::new(key).with("id", id).with("first", first.display());
            let path = root.join(&open.path);
            problems.push(Problem { path, place: None, message, serious: false });
        };
        if let Some(first) = by_deck.insert(open.deck.id.as_str(), &open.path) {
            double("fault-same-deck", open.deck.id.as_str(), first);
            continue;
        }
        let notes = open.deck.notes.iter();
        let known = notes.filter_map(|note| Some((note, by_note.insert(&note.id, &open.path)?)));
        if let Some((note, first)) = known.last() {
            double("fault-same-note", note.id.as_str(), first);
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_that_can_t_be_read_is_told_with_its_line_and_column() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::fs::write(&path, "(\n    format: 1,\n    what: 2,\n)").unwrap();
        let error = read_deck(&path).unwrap_err();
        let place = problem(path, &error).place.unwrap();
        assert_eq!(place.0, 3);
    }

    #[test]
    fn of_files_that_hold_one_deck_the_shortest_name_is_it_and_then_the_first() {
        let copies = |paths: &[&str]| {
            let id: DeckId = "d".parse().unwrap();
            let copies = copies(paths.iter().map(|path| (&id, Path::new(*path))));
            let mut copies: Vec<_> =
                copies.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            copies.sort();
            copies
        };
        assert_eq!(copies(&["decks/a.ron", "decks/b.ron"]), ["decks/b.ron"]);
        assert_eq!(copies(&["decks/a copy.ron", "decks/b.ron"]), ["decks/a copy.ron"]);
        assert_eq!(copies(&["decks/x/a.ron", "decks/a.ron"]), ["decks/x/a.ron"]);
        assert_eq!(copies(&["decks/a.ron"]), [""; 0]);
    }

    #[test]
    fn a_folder_is_spelled_the_same_everywhere() {
        let folder = |path: &str| folder_of(Path::new(path));
        assert_eq!(folder("decks/cardio.ron"), "");
        assert_eq!(folder("decks/médecine/interne/cardio.ron"), "médecine/interne");
        // As some file systems keep an accent: a letter of its own.
        assert_eq!(folder("decks/me\u{301}decine/cardio.ron"), "médecine");
        assert_eq!(folder("cardio.ron"), "");
    }
}

//! The folders that decks are in, as a tree. A folder is known by its path: it is there as long as
//! a deck is in it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::deck::fold;
use crate::library::OpenDeck;
use crate::study::{Scope, Span};

/// A folder with decks in it, or in folders below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// From `decks/`: `medecine/oncologie`.
    pub path: String,
    /// How many folders it is in.
    pub depth: usize,
    /// The places of its decks in the library.
    pub decks: Range<usize>,
}

impl Folder {
    /// The last part of its path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::folder(&self.path)
    }

    /// Its cards.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::Decks(self.decks.start, self.decks.end)
    }
}

/// A line of the list of decks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfLine {
    /// A folder by its place among the folders.
    Folder(usize),
    /// A deck by its place in the library, and how many folders it is in.
    Deck { place: usize, depth: usize },
}

/// The decks at `places`, in that order, each folder before what is in it; nothing of what is in a
/// folder that is `shut`.
pub(super) fn lines(
    folders: &[Folder],
    places: &[usize],
    shut: &dyn Fn(&Folder) -> bool,
) -> Vec<ShelfLine> {
    let mut shown = BTreeSet::new();
    let mut lines = Vec::new();
    for place in places.iter().copied() {
        let (mut depth, mut hidden) = (0, false);
        for (at, folder) in folders.iter().enumerate() {
            if hidden || !folder.decks.contains(&place) {
                continue;
            }
            if shown.insert(at) {
                lines.push(ShelfLine::Folder(at));
            }
            depth = folder.depth + 1;
            hidden = shut(folder);
        }
        if !hidden {
            lines.push(ShelfLine::Deck { place, depth });
        }
    }
    lines
}

/// The folders of `decks`, each before those that are in it.
pub(super) fn folders(decks: &[Arc<OpenDeck>]) -> Vec<Folder> {
    tree(decks.iter().map(|open| open.folder()))
}

fn tree(paths: impl Iterator<Item = String>) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    for (place, path) in paths.enumerate() {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for (depth, end) in ends.filter(|end| *end > 0).enumerate() {
            let path = path.get(..end).unwrap_or_default();
            match folders.iter_mut().rfind(|folder| folder.path == path) {
                Some(folder) => folder.decks.end = place + 1,
                None => {
                    folders.push(Folder { path: path.to_owned(), depth, decks: place..place + 1 });
                }
            }
        }
    }
    folders
}

/// The places of `decks` in the order in which they are listed: in each folder its decks and the
/// folders in it by their names, as a student looks for them, whatever the files are called.
pub(super) fn shelf(decks: &[Arc<OpenDeck>]) -> Vec<usize> {
    shelved(decks.iter().map(|open| (open.folder(), open.deck.title.clone())))
}

fn shelved(named: impl Iterator<Item = (String, String)>) -> Vec<usize> {
    let key = |(folder, title): (String, String)| {
        let parts = folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned);
        let parts = parts.chain([title]).map(|part| (by_number(&fold(&part)), part));
        parts.collect::<Vec<_>>()
    };
    let mut shelf: Vec<_> = named.map(key).enumerate().collect();
    shelf.sort_by(|(_, one), (_, other)| one.cmp(other));
    shelf.into_iter().map(|(place, _)| place).collect()
}

/// A text that is sorted by the numbers in it: « Item 9 » before « Item 10 ».
fn by_number(text: &str) -> String {
    const DIGITS: usize = 12;
    let mut sorted = String::with_capacity(text.len());
    let mut number = String::new();
    for letter in text.chars().map(Some).chain([None]) {
        match letter {
            Some(digit) if digit.is_ascii_digit() => number.push(digit),
            other => {
                if !number.is_empty() {
                    sorted.push_str(&"0".repeat(DIGITS.saturating_sub(number.len())));
                    sorted.push_str(&std::mem::take(&mut number));
                }
                sorted.extend(other);
            }
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decks_are_listed_by_their_titles_within_their_folders() {
        let named = [
            ("", "Pneumologie"),
            ("", "Œdèmes"),
            ("cœur", "Item 10"),
            ("cœur", "Item 9"),
            ("cœur/valves", "Aorte"),
            ("", "cardio"),
            ("", "Dermatologie"),
        ];
        let places = shelved(
            named.iter().map(|(folder, title)| ((*folder).to_owned(), (*title).to_owned())),
        );
        let titles: Vec<&str> = places.into_iter().map(|place| named[place].1).collect();
        let wanted =
            ["cardio", "Item 9", "Item 10", "Aorte", "Dermatologie", "Œdèmes", "Pneumologie"];
        assert_eq!(titles, wanted);
    }

    #[test]
    fn a_folder_stands_before_what_is_in_it_and_hides_it_when_shut() {
        use ShelfLine::{Deck, Folder};
        let folders = tree(["", "med", "med/reins"].map(str::to_owned).into_iter());
        let places = [1, 2, 0];
        let shut = |path: &'static str| move |folder: &super::Folder| folder.path == path;
        let open = [
            Folder(0),
            Deck { place: 1, depth: 1 },
            Folder(1),
            Deck { place: 2, depth: 2 },
            Deck { place: 0, depth: 0 },
        ];
        assert_eq!(lines(&folders, &places, &shut("")), open);
        let inner =
            [Folder(0), Deck { place: 1, depth: 1 }, Folder(1), Deck { place: 0, depth: 0 }];
        assert_eq!(lines(&folders, &places, &shut("med/reins")), inner);
        let outer = [Folder(0), Deck { place: 0, depth: 0 }];
        assert_eq!(lines(&folders, &places, &shut("med")), outer);
    }

    #[test]
    fn folders_are_found_from_the_paths_of_decks() {
        let paths = ["", "med/coeur", "med/coeur", "med", "med/reins", "zoo"].map(str::to_owned);
        let found: Vec<_> = tree(paths.into_iter())
            .into_iter()
            .map(|folder| {
                (folder.path.clone(), folder.name().to_owned(), folder.depth, folder.decks)
            })
            .collect();
        let folder =
            |path: &str, name: &str, depth, decks| (path.to_owned(), name.to_owned(), depth, decks);
        assert_eq!(
            found,
            [
                folder("med", "med", 0, 1..5),
                folder("med/coeur", "coeur", 1, 1..3),
                folder("med/reins", "reins", 1, 4..5),
                folder("zoo", "zoo", 0, 5..6),
            ]
        );
        assert!(tree(["", ""].map(str::to_owned).into_iter()).is_empty());
    }
}

//! The folders that decks are in, as a tree; and the limits that folders and decks have.
//!
//! A folder is known by its path: it is there as long as a deck is in it. Refuses a limit that is
//! no whole number.

use std::ops::Range;

use super::command::Screen;
use super::saving::save_settings;
use super::state::{Forms, State};
use super::undo::Before;
use crate::library::OpenDeck;
use crate::message::{Message, Tell};
use crate::schedule::{Limit, Place};
use crate::study::{Limits, Scope};

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
        Scope::Folder(self.decks.start, self.decks.end)
    }
}

/// The folders of `decks`, each before those that are in it.
#[must_use]
pub fn folders(decks: &[OpenDeck]) -> Vec<Folder> {
    tree(decks.iter().map(OpenDeck::folder))
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

/// The limits of folders and decks, as the library's settings have them.
#[must_use]
pub fn limits(library: &crate::library::Library) -> Limits {
    let decks = library.decks();
    let folders: Vec<String> = decks.iter().map(OpenDeck::folder).collect();
    let ids = decks.iter().map(|open| &open.deck.id);
    let placed: Vec<_> = ids.zip(folders.iter().map(String::as_str)).collect();
    Limits::of(&library.settings().scheduling, &placed)
}

/// What is typed about the limits of a folder or a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitForm {
    pub of: Place,
    pub new: String,
    pub reviews: String,
}

/// The limits that a place has of its own.
#[must_use]
pub fn limit<'a>(state: &'a State, of: &Place) -> Option<&'a Limit> {
    state.library.settings().scheduling.limits.iter().find(|limit| limit.of == *of)
}

/// What a place is called.
#[must_use]
pub fn title<'a>(state: &'a State, of: &'a Place) -> &'a str {
    match of {
        Place::Folder(path) => path,
        Place::Deck(id) => state.library.deck(id).map_or("", |open| open.deck.title.as_str()),
    }
}

/// Opens the form for the limits of a place.
pub fn open(state: &State, forms: &mut Forms, of: Place) {
    let written = |limit: Option<u32>| limit.map(|limit| limit.to_string()).unwrap_or_default();
    let own = limit(state, &of);
    let (new, reviews) = (own.and_then(|own| own.new), own.and_then(|own| own.reviews));
    forms.limits = Some(LimitForm { of, new: written(new), reviews: written(reviews) });
}

/// Takes the form over; where nothing is written there is no limit.
pub fn keep(state: &mut State, forms: &mut Forms) {
    let Some(form) = &forms.limits else { return };
    let read = |text: &str| match text.trim() {
        "" => Ok(None),
        text => text.parse::<u32>().map(Some),
    };
    let (Ok(new), Ok(reviews)) = (read(&form.new), read(&form.reviews)) else {
        state.fail(&NoLimit);
        return;
    };
    let mut settings = state.library.settings().clone();
    let limits = &mut settings.scheduling.limits;
    limits.retain(|limit| limit.of != form.of);
    if new.is_some() || reviews.is_some() {
        limits.push(Limit { of: form.of.clone(), new, reviews });
    }
    if let Some(changed) = save_settings(state, settings) {
        state.undos.done("command-limits", Before::SettingsOn(Screen::Decks, changed));
        forms.limits = None;
    }
}

struct NoLimit;

impl Tell for NoLimit {
    fn message(&self) -> Message {
        Message::new("error-no-limit")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

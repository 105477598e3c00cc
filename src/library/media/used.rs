//! What of the media folder decks use: files that are named and not there, and files that nothing
//! names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::store::{FOLDER, is_media_name};
use crate::deck::{Content, NoteId, media_names};
use crate::library::decks::OpenDeck;
use crate::library::safe_paths;

/// What is wrong between decks and the media folder.
#[derive(Debug, Default)]
pub struct Usage {
    pub missing: Vec<Missing>,
    /// Files below the media folder that no text names.
    pub unused: Vec<(PathBuf, String)>,
}

/// A file that a note names and that is not there.
#[derive(Debug)]
pub struct Missing {
    /// Of the deck, in the library.
    pub deck: PathBuf,
    pub note: NoteId,
    pub name: String,
    pub why: Why,
}

/// Why a file is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// This is no name of a file in the folder.
    Name,
    /// The picture of masks.
    Picture,
    /// What a text shows or links to.
    Text,
}

/// Looks through the decks of the library at `root`.
pub fn usage(root: &Path, decks: &[Arc<OpenDeck>]) -> Usage {
    let folder = root.join(FOLDER);
    let files = safe_paths::plainly_below(root, &folder).files;
    let name = |path: &PathBuf| {
        let name = path.strip_prefix(&folder).ok()?.to_str()?;
        Some(name.replace(std::path::MAIN_SEPARATOR, "/"))
    };
    let there: HashSet<String> = files.iter().filter_map(name).collect();
    let mut used = HashSet::new();
    let mut found = Usage::default();
    for open in decks {
        for note in &open.deck.notes {
            let mut named = media_names(note);
            named.sort_unstable();
            named.dedup();
            for name in named {
                let of_masks = |name: &str| matches!(&note.content, Content::Occlusion { picture, .. } if picture == name);
                let why = if !is_media_name(&name) {
                    Why::Name
                } else if there.contains(&name) {
                    used.insert(name);
                    continue;
                } else if of_masks(&name) {
                    Why::Picture
                } else {
                    Why::Text
                };
                let (deck, note) = (root.join(&open.path), note.id.clone());
                found.missing.push(Missing { deck, note, name, why });
            }
        }
    }
    // A name in a text that is no picture and no link may be meant as one.
    let is_written = |name: &str| {
        let notes = decks.iter().flat_map(|open| &open.deck.notes);
        notes.flat_map(|note| note.content.texts()).any(|text| text.contains(name))
    };
    for path in files {
        if let Some(name) = name(&path).filter(|name| !used.contains(name) && !is_written(name)) {
            found.unused.push((path, name));
        }
    }
    found
}

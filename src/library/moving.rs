//! Moving a deck: its file goes into another folder, and all that is known by its id stays.
//!
//! One renaming, so that a crash leaves the file at the one place or at the other. Refuses names
//! that some system could not keep.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::error::LibraryError;
use super::{Library, Writing, atomic_files, backup, disk, safe_paths, write_turn};
use crate::deck::DeckId;

/// More folders in each other than anyone needs; deeper ones would not be read.
const DEEPEST: usize = 12;
const LONGEST: usize = 80;

/// The path of a folder as it was typed, `Médecine / Cardio`, as every system can keep it; empty
/// for no folder at all.
#[must_use]
pub fn folder_path(typed: &str) -> String {
    let parts = typed.split(['/', '\\']).map(part).filter(|part| !part.is_empty());
    parts.take(DEEPEST).collect::<Vec<_>>().join("/")
}

fn part(typed: &str) -> String {
    let kept: String = typed
        .nfc()
        .filter(|c| !c.is_control())
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '-' } else { c })
        .collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    // Hidden where it begins with a point; Windows drops one at the end.
    let name: String = words.trim_matches(['.', ' ']).chars().take(LONGEST).collect();
    let name = name.trim_end_matches(['.', ' ']).to_owned();
    if super::create::is_reserved(&name.to_lowercase()) { format!("{name}-") } else { name }
}

impl Library {
    /// Moves a deck's file into the folder with this path below `decks/` (empty: into none), under
    /// its name or a free one near it. Returns its path in the library.
    ///
    /// # Errors
    /// When it could not be moved, or this window only reads; it is then where it was.
    pub fn move_deck(&mut self, id: &DeckId, folder: &str) -> Result<PathBuf, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let Some(place) = self.decks.iter().position(|open| open.deck.id == *id) else {
            return Ok(PathBuf::new());
        };
        let (old, home) = {
            let open = &self.decks[place];
            (open.path.clone(), open.folder())
        };
        let folder = folder_path(folder);
        if home == folder {
            return Ok(old);
        }
        let _turn = write_turn::take(&self.root)?;
        let from = self.root.join(&old);
        let name = old.file_name().unwrap_or_default();
        let wanted = self.root.join("decks").join(&folder).join(name);
        let error = LibraryError::write;
        // A link would lead elsewhere from another folder.
        safe_paths::plain(&self.root, &from).map_err(error(&from))?;
        let into = atomic_files::parent(&wanted);
        safe_paths::plain(&self.root, into).map_err(error(into))?;
        disk::make_folder(into).map_err(error(into))?;
        let to = backup::free(&wanted);
        disk::rename(&from, &to).map_err(error(&to))?;
        let left = atomic_files::parent(&from);
        // It is there: what is not yet durable may come back at the old place after a power cut.
        let _ = disk::flush_folder(into).and_then(|()| disk::flush_folder(left));
        clear(&self.root, left);
        let path = to.strip_prefix(&self.root).unwrap_or(&to).to_owned();
        self.seen.look_again(&from);
        self.seen.look_again(&to);
        let mut moved = self.decks.remove(place);
        Arc::make_mut(&mut moved).path.clone_from(&path);
        let at = self.decks.partition_point(|open| open.path < path);
        self.decks.insert(at, moved);
        Ok(path)
    }
}

/// Takes away the folders that nothing is in any more, from this one up to `decks/`.
fn clear(root: &Path, folder: &Path) {
    let top = root.join("decks");
    let mut folder = folder.to_owned();
    while folder.starts_with(&top) && folder != top && disk::remove_folder(&folder).is_ok() {
        folder.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::folder_path;

    #[test]
    fn a_folder_gets_a_path_that_every_system_keeps() {
        assert_eq!(folder_path(" Médecine / Cardio "), "Médecine/Cardio");
        assert_eq!(folder_path("../..//a\\b/. /"), "a/b");
        assert_eq!(folder_path("Reins: \"a\"?"), "Reins- -a--");
        assert_eq!(folder_path("CON/nul/console"), "CON-/nul-/console");
        assert_eq!(folder_path("me\u{301}d.\u{0}"), "méd");
        assert_eq!(folder_path(" / "), "");
        assert_eq!(folder_path(&"a/".repeat(40)).split('/').count(), super::DEEPEST);
    }
}

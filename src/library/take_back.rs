//! Taking back a change of decks, settings, or a restoration: one's own change, and nothing of
//! what another device has changed since.

use std::path::{Path, PathBuf};

use super::error::LibraryError;
use super::restore::{Replaced, Restored};
use super::{Library, Settings, Writing, atomic_files, safe_paths};
use crate::deck::{self, Deck, DeckId};

impl Library {
    /// Takes back the change that made `after` of `before` (none: the deck was new).
    ///
    /// # Errors
    /// As [`Library::save_deck`].
    pub fn undo_deck(&mut self, before: Option<&Deck>, after: &Deck) -> Result<(), LibraryError> {
        if before.is_none() {
            // What is taken away must have been seen first: another device may have added to it.
            self.refresh()?;
        }
        let Some(open) = self.deck(&after.id) else { return Ok(()) };
        let nothing = Deck { notes: Vec::new(), ..after.clone() };
        let back = deck::take_back(before.unwrap_or(&nothing), after, &open.deck);
        if before.is_none() && back.notes.is_empty() {
            return self.remove_deck(&after.id);
        }
        if back == open.deck {
            return Ok(());
        }
        self.save_deck(&back).map(drop)
    }

    /// Brings back a deck that has left the library, to its path there: or to a free one near it.
    /// Returns the path.
    ///
    /// # Errors
    /// As [`Library::save_deck`].
    pub fn put_deck_back(&mut self, path: &Path, deck: &Deck) -> Result<PathBuf, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let text = deck::write(deck);
        let (path, _) = self.put_again(path, deck, text.as_bytes())?;
        self.read_again()?;
        Ok(path)
    }

    /// Takes back the change that made `after` of `before`.
    ///
    /// # Errors
    /// As [`Library::save_settings`].
    pub fn undo_settings(
        &mut self,
        before: &Settings,
        after: &Settings,
    ) -> Result<(), LibraryError> {
        self.settings_without(before, after).map_or(Ok(()), |back| self.save_settings(back))
    }

    /// The settings without the change that made `after` of `before`; none where they are so.
    #[must_use]
    pub fn settings_without(&self, before: &Settings, after: &Settings) -> Option<Settings> {
        let back = Settings::taken_back(before, after, self.settings());
        (back != *self.settings()).then_some(back)
    }

    /// Takes back a restoration.
    ///
    /// # Errors
    /// When something could not be written.
    pub fn undo_restoration(&mut self, restored: &Restored) -> Result<(), LibraryError> {
        for change in restored.decks.iter().rev() {
            self.undo_deck(change.before.as_ref(), &change.after)?;
            self.put_back(&change.after.id, change.replaced.as_ref())?;
        }
        if let Some((before, after)) = restored.settings.as_deref() {
            self.undo_settings(before, after)?;
        }
        Ok(())
    }

    /// Puts a file that could not be read back to where a deck has taken its place.
    fn put_back(&self, deck: &DeckId, replaced: Option<&Replaced>) -> Result<(), LibraryError> {
        let Some((path, bytes)) = replaced else { return Ok(()) };
        let path = self.root.join(path);
        if self.deck(deck).is_some() || safe_paths::is_taken(&path) {
            return Ok(());
        }
        atomic_files::replace_in(&self.root, &path, bytes).map_err(LibraryError::write(&path))
    }
}

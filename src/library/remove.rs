//! Taking decks out of the library: never more than whoever asks for it has seen.

use std::io::ErrorKind::NotFound;

use super::decks::OpenDeck;
use super::error::LibraryError;
use super::keep::set_aside;
use super::restore::differ;
use super::{Library, Writing, atomic_files, write_turn};
use crate::deck::{self, DeckId};

impl Library {
    /// Takes a deck out of the library; its file is in `backups/`, its events stay. One whose file
    /// has gone is taken out already.
    ///
    /// # Errors
    /// When it could not be put there, when another device has changed it and nobody here has seen
    /// that yet, or this window only reads; it then stays.
    pub fn remove_deck(&mut self, id: &DeckId) -> Result<(), LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let Some(place) = self.decks.iter().position(|open| open.deck.id == *id) else {
            return Ok(());
        };
        let turn = write_turn::take(&self.root)?;
        let open = self.decks.remove(place);
        let path = self.root.join(&open.path);
        let put_away = match atomic_files::read(&path) {
            Ok(bytes) => {
                self.as_seen(&open, &bytes).and_then(|()| set_aside(&self.root, &path, &bytes))
            }
            // Another device has taken it away, or elsewhere, and it is not known here yet.
            Err(error) if error.kind() == NotFound && self.root.is_dir() => Ok(()),
            Err(error) => Err(LibraryError::read(&path)(error)),
        };
        if let Err(error) = put_away {
            self.decks.insert(place, open);
            drop(turn);
            return Err(self.looked_at_again(error));
        }
        self.seen.look_again(&path);
        drop(turn);
        self.show_what_stood_behind();
        Ok(())
    }

    /// Of a deck that stands in two files one is open: once that has gone, it is the other.
    pub(super) fn show_what_stood_behind(&mut self) {
        if self.problems.iter().any(|problem| problem.message.key == "fault-same-deck") {
            // The removal is done; what can't be read now is read at the next look.
            let _ = self.read_again();
        }
    }

    /// Refuses what would take away a change in a deck's file that has not been seen here.
    pub(super) fn as_seen(&self, open: &OpenDeck, there: &[u8]) -> Result<(), LibraryError> {
        if atomic_files::digest(there) == open.digest {
            return Ok(());
        }
        let path = || self.root.join(&open.path);
        match deck::read(there) {
            Ok(theirs) if theirs.id != open.deck.id => Err(LibraryError::OtherDeck(path())),
            Ok(theirs) if !differ(&theirs, &open.deck) => Ok(()),
            _ => Err(LibraryError::Changed(path())),
        }
    }

    /// What was refused because it had not been seen is shown, so that it can be asked for again.
    pub(super) fn looked_at_again(&mut self, error: LibraryError) -> LibraryError {
        if matches!(error, LibraryError::Changed(_) | LibraryError::OtherDeck(_)) {
            // What can't be read now is read at the next look.
            let _ = self.read_again();
        }
        error
    }
}

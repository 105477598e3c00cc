//! Saving decks and settings: what another program or device has changed meanwhile is kept.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::create::deck_path;
use super::dated_settings::Dated;
use super::decks::OpenDeck;
use super::error::LibraryError;
use super::merge_settings::Side;
use super::settings::SETTINGS;
use super::{
    Library, Reading, Settings, Writing, atomic_files, backup, disk, now, safe_paths, write_turn,
};
use crate::deck::{self, Deck};

impl Library {
    /// Saves a deck: over the one with the same id, or in a new file named after its title. What
    /// another program changed in the file meanwhile is merged in, note by note. Returns the path
    /// in the library.
    ///
    /// # Errors
    /// When it could not be written, or its file can no longer be understood; the file is then as
    /// it was.
    pub fn save_deck(&mut self, deck: &Deck) -> Result<PathBuf, LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        if !self.root.is_dir() {
            self.stand_alone()?;
        }
        let _turn = write_turn::take(&self.root)?;
        let known = self.decks.iter().position(|open| open.deck.id == deck.id);
        let (saved, joined) = again(|| match known.and_then(|index| self.decks.get(index)) {
            Some(open) => self.write_over(open, deck, now()),
            None => self.write_new(deck).map(|saved| (saved, false)),
        })?;
        if joined {
            self.reading = Reading::default();
        }
        let path = saved.path.clone();
        self.seen.look_again(&self.root.join(&path));
        if let Some(open) = known.and_then(|index| self.decks.get_mut(index)) {
            *open = Arc::new(saved);
        } else {
            let at = self.decks.partition_point(|open| open.path < path);
            self.decks.insert(at, Arc::new(saved));
        }
        Ok(path)
    }

    /// Brings a deck that was just generated into the library: into the deck with the same id
    /// when there is one ([`deck::regenerate`]), else as one that is made now. Returns the path in
    /// the library.
    ///
    /// # Errors
    /// As [`Library::save_deck`].
    pub fn save_generated(&mut self, generated: &Deck) -> Result<PathBuf, LibraryError> {
        match self.deck(&generated.id) {
            Some(there) => {
                let merged = deck::regenerate(&there.deck, generated);
                self.save_deck(&merged)
            }
            None => self.save_deck(&deck::begun(generated, now())),
        }
    }

    /// The deck as it is saved, and whether something was joined with it that was not seen here.
    fn write_over(
        &self,
        open: &OpenDeck,
        deck: &Deck,
        now: i64,
    ) -> Result<(OpenDeck, bool), LibraryError> {
        let Prepared { file, deck } = self.prepare(open, deck, now)?;
        if let Some((there, _)) = &file.there {
            let joined = file.is_joined(open);
            return self.put(&file.path, &deck, there, &file.text).map(|saved| (saved, joined));
        }
        let path = self.root.join(&file.path);
        let real = safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
        disk::make_folder(atomic_files::parent(&real))
            .and_then(|()| atomic_files::make(&real, &file.text))
            .map_err(LibraryError::write(&path))?;
        Ok((OpenDeck::known(file.path, deck, file.digest), false))
    }

    /// What saving `deck` over `open` comes to; nothing is written.
    pub(super) fn prepare(
        &self,
        open: &OpenDeck,
        deck: &Deck,
        now: i64,
    ) -> Result<Prepared, LibraryError> {
        let path = self.root.join(&open.path);
        let ours = deck::changed_since(&open.deck, deck, now);
        let real = safe_paths::real(&self.root, &path).map_err(LibraryError::write(&path))?;
        let there = match atomic_files::read(&real) {
            Ok(bytes) => bytes,
            // Removed by someone else while it was edited here: the edit brings it back.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let text = deck::write(&ours).into_bytes();
                return Ok(Prepared::new(open.path.clone(), ours, None, text));
            }
            Err(error) => return Err(LibraryError::read(&path)(error)),
        };
        let old = atomic_files::digest(&there);
        let deck = if old == open.digest {
            ours
        } else {
            let theirs = deck::read(&there)
                .map_err(|fault| LibraryError::Deck { path: path.clone(), fault })?;
            if theirs.id != deck.id {
                return Err(LibraryError::OtherDeck(path));
            }
            let modified = atomic_files::modified(&path).unwrap_or(now);
            deck::merge(&open.deck, deck, now, &theirs, modified)
        };
        let text = text_over(&there, &deck);
        Ok(Prepared::new(open.path.clone(), deck, Some((there, old)), text))
    }

    fn write_new(&self, deck: &Deck) -> Result<OpenDeck, LibraryError> {
        let path = self.root.join(deck_path("", &deck.title));
        let text = deck::write(deck);
        let error = LibraryError::write;
        loop {
            // Another device may have made the same deck.
            if let Ok(there) = atomic_files::read(&path)
                && let Ok(theirs) = deck::read(&there)
                && theirs.id == deck.id
            {
                return self.replace(&path, &deck::join(&theirs, deck), &there);
            }
            let free = backup::free(&path);
            let folder = atomic_files::parent(&free);
            safe_paths::real(&self.root, folder).map_err(error(&free))?;
            disk::make_folder(folder).map_err(error(folder))?;
            match atomic_files::make(&free, text.as_bytes()) {
                Ok(()) => {
                    let relative = free.strip_prefix(&self.root).unwrap_or(&free).to_owned();
                    return Ok(OpenDeck::new(relative, deck.clone(), text.as_bytes()));
                }
                // Somebody was quicker: under another name, then.
                Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
                Err(fault) => return Err(error(&free)(fault)),
            }
        }
    }

    fn replace(&self, path: &Path, deck: &Deck, there: &[u8]) -> Result<OpenDeck, LibraryError> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        self.put(relative, deck, there, &text_over(there, deck))
    }

    /// Puts the text of `deck` in the place of `there`.
    fn put(
        &self,
        relative: &Path,
        deck: &Deck,
        there: &[u8],
        text: &[u8],
    ) -> Result<OpenDeck, LibraryError> {
        let path = self.root.join(relative);
        if text != there {
            backup::keep(&self.root, relative, there)?;
        }
        atomic_files::exchange_in(&self.root, &path, there, text)
            .map_err(LibraryError::write(&path))?;
        Ok(OpenDeck::new(relative.to_owned(), deck.clone(), text))
    }

    /// Saves the shared settings, after a copy of the old ones. What another device has chosen
    /// meanwhile is merged in, field by field.
    ///
    /// # Errors
    /// When they could not be written; they are then as they were.
    #[expect(clippy::needless_pass_by_value, reason = "they become the library's")]
    pub fn save_settings(&mut self, settings: Settings) -> Result<(), LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        let _turn = write_turn::take(&self.root)?;
        let settings = again(|| self.write_settings(&settings))?;
        self.seen.look_again(&self.root.join(SETTINGS));
        self.settings = settings;
        Ok(())
    }

    fn write_settings(&self, wanted: &Settings) -> Result<Dated, LibraryError> {
        let (new, settings) = self.prepare_settings(wanted)?;
        let path = self.root.join(SETTINGS);
        match &new.there {
            Some((there, _)) => {
                backup::keep(&self.root, Path::new(SETTINGS), there)?;
                atomic_files::exchange_in(&self.root, &path, there, &new.text)
            }
            None => atomic_files::make(&path, &new.text),
        }
        .map_err(LibraryError::write(&path))?;
        Ok(settings)
    }

    /// What saving settings comes to; nothing is written. Another device's choices stay, where
    /// these are not about the same thing.
    pub(super) fn prepare_settings(
        &self,
        wanted: &Settings,
    ) -> Result<(NewFile, Dated), LibraryError> {
        let path = &self.root.join(SETTINGS);
        let there = match atomic_files::read(path) {
            Ok(there) => Some(there),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(LibraryError::read(path)(error)),
        };
        let Ok(theirs) = Dated::load(path) else {
            return Err(LibraryError::Settings(path.to_owned()));
        };
        let ours = self.settings.chosen_now(wanted, &theirs, now());
        let settings = Dated::merged(self.settings(), &ours, &theirs, Side::Ours);
        let text = settings.encode_over(there.as_deref())?;
        let there = there.map(|there| {
            let digest = atomic_files::digest(&there);
            (there, digest)
        });
        Ok((NewFile::new(SETTINGS.into(), there, text), settings))
    }
}

/// A deck that is to be saved.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) file: NewFile,
    pub(super) deck: Deck,
}

/// A file that is to be written.
#[derive(Debug)]
pub(super) struct NewFile {
    /// From the library's folder.
    pub(super) path: PathBuf,
    /// What the file holds, with its digest; none where it is gone.
    pub(super) there: Option<(Vec<u8>, [u8; 32])>,
    /// What it is to hold, and its digest.
    pub(super) text: Vec<u8>,
    pub(super) digest: [u8; 32],
}

impl Prepared {
    pub(super) fn new(
        path: PathBuf,
        deck: Deck,
        there: Option<(Vec<u8>, [u8; 32])>,
        text: Vec<u8>,
    ) -> Self {
        Self { file: NewFile::new(path, there, text), deck }
    }
}

impl NewFile {
    fn new(path: PathBuf, there: Option<(Vec<u8>, [u8; 32])>, text: Vec<u8>) -> Self {
        let digest = atomic_files::digest(&text);
        Self { path, there, text, digest }
    }

    /// Whether the file holds something else than what was last seen there: that is joined.
    pub(super) fn is_joined(&self, open: &OpenDeck) -> bool {
        self.there.as_ref().is_some_and(|(_, digest)| *digest != open.digest)
    }

    /// Whether the file holds it already.
    pub(super) fn is_there(&self) -> bool {
        self.there.as_ref().is_some_and(|(_, digest)| *digest == self.digest)
    }
}

/// A deck's text, with the comments of what it takes the place of.
fn text_over(there: &[u8], deck: &Deck) -> Vec<u8> {
    atomic_files::with_comments(there, deck::write(deck), |bytes| {
        deck::read(bytes).is_ok_and(|read| read == *deck)
    })
}

/// How often a save starts over, because another device has written in the middle of it.
const TRIES: usize = 20;

/// Saves, and again where another device was quicker: what it wrote is then merged in.
pub(super) fn again<T>(save: impl Fn() -> Result<T, LibraryError>) -> Result<T, LibraryError> {
    let mut result = save();
    for _ in 1..TRIES {
        if !result.as_ref().is_err_and(LibraryError::is_lost_race) {
            break;
        }
        result = save();
    }
    result
}

/// Makes a file of the library at `root`, and its folder where there is none.
pub(super) fn make_inside(root: &Path, path: &Path, text: &str) -> Result<(), LibraryError> {
    let real = safe_paths::real(root, path).map_err(LibraryError::write(path))?;
    let folder = atomic_files::parent(&real);
    disk::make_folder(folder).map_err(LibraryError::write(folder))?;
    atomic_files::make(&real, text.as_bytes()).map_err(LibraryError::write(path))
}

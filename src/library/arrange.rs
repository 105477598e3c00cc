//! Several decks changed as one: all of them, or none, even if the program is killed or the power
//! fails.
//!
//! What is to be written is first put down beside the histories, under this device's name; when a
//! start finds it there, it does what was left undone. Refuses to write over a file that somebody
//! else has changed since: there the versions are joined.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::decks::OpenDeck;
use super::error::LibraryError;
use super::save::again;
use super::{Library, Writing, atomic_files, backup, create, disk, now, safe_paths, write_turn};
use crate::deck::{self, Deck, DeckId};
use crate::history::DeviceId;

/// What is to become of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Piece {
    /// From the library's folder.
    path: PathBuf,
    /// What stood there; none where nothing did.
    before: Option<String>,
    /// What is to stand there; none where nothing is to.
    after: Option<String>,
}

/// All pieces of one change, as they are put down.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    format: u32,
    pieces: Vec<Piece>,
}

/// A deck to save, and where it goes when it is not there yet (none: a file named after its title).
#[derive(Debug, Clone)]
pub struct Saved {
    pub deck: Deck,
    pub path: Option<PathBuf>,
}

impl From<Deck> for Saved {
    fn from(deck: Deck) -> Self {
        Self { deck, path: None }
    }
}

impl Library {
    /// Saves decks, and takes others out of the library; their files stay in `backups/`. What
    /// another program has changed in a file meanwhile is merged in.
    ///
    /// # Errors
    /// When something could not be written; then everything is as it was.
    pub fn arrange(&mut self, saved: &[Saved], removed: &[DeckId]) -> Result<(), LibraryError> {
        if !matches!(self.writer, Writing::Allowed { .. }) {
            return Err(LibraryError::ReadOnly);
        }
        if !self.root.is_dir() {
            self.stand_alone()?;
        }
        let _turn = write_turn::take(&self.root)?;
        // What an earlier change has left undone comes first.
        finish(&self.root, &self.device)?;
        let (pieces, decks) = again(|| {
            let (pieces, decks) = self.planned(saved, removed)?;
            carry_out(&self.root, &self.device, &pieces)?;
            Ok((pieces, decks))
        })?;
        for (piece, deck) in pieces.into_iter().zip(decks) {
            self.take_in(piece, deck);
        }
        Ok(())
    }

    /// What is to be written, and the decks that it then is; none for those that go.
    fn planned(
        &self,
        saved: &[Saved],
        removed: &[DeckId],
    ) -> Result<(Vec<Piece>, Vec<Option<Deck>>), LibraryError> {
        let (mut pieces, mut decks) = (Vec::new(), Vec::new());
        for saved in saved {
            if let Some((piece, deck)) = self.saving(saved, &pieces)? {
                pieces.push(piece);
                decks.push(Some(deck));
            }
        }
        for open in self.decks.iter().filter(|open| removed.contains(&open.deck.id)) {
            let before = text_of(&self.root.join(&open.path))?;
            pieces.push(Piece { path: open.path.clone(), before, after: None });
            decks.push(None);
        }
        Ok((pieces, decks))
    }

    /// Goes on with what was written.
    fn take_in(&mut self, piece: Piece, deck: Option<Deck>) {
        self.decks.retain(|open| open.path != piece.path);
        self.seen.look_again(&self.root.join(&piece.path));
        if let (Some(deck), Some(text)) = (deck, piece.after) {
            let at = self.decks.partition_point(|open| open.path < piece.path);
            self.decks.insert(at, OpenDeck::new(piece.path, deck, text.as_bytes()));
        }
    }

    /// What saving a deck comes to; none when it already is so. No two get the same `taken` path.
    fn saving(
        &self,
        saved: &Saved,
        taken: &[Piece],
    ) -> Result<Option<(Piece, Deck)>, LibraryError> {
        let deck = &saved.deck;
        let Some(open) = self.deck(&deck.id) else {
            let path = self.free_path(saved, taken);
            let after = Some(deck::write(deck)?);
            return Ok(Some((Piece { path, before: None, after }, deck.clone())));
        };
        let path = self.root.join(&open.path);
        let ours = deck::changed_since(&open.base, deck, now());
        let Some(before) = text_of(&path)? else {
            let after = Some(deck::write(&ours)?);
            return Ok(Some((Piece { path: open.path.clone(), before: None, after }, ours)));
        };
        let whole = if atomic_files::digest(before.as_bytes()) == open.digest {
            ours
        } else {
            merged(open, deck, &path, before.as_bytes())?
        };
        let sound = |bytes: &[u8]| deck::read(bytes).is_ok_and(|read| read == whole);
        let text = deck::write(&whole)?.into_bytes();
        let after = atomic_files::with_comments(before.as_bytes(), text, sound);
        if after == before.as_bytes() {
            return Ok(None);
        }
        let after = String::from_utf8(after).ok();
        Ok(Some((Piece { path: open.path.clone(), before: Some(before), after }, whole)))
    }

    fn free_path(&self, saved: &Saved, taken: &[Piece]) -> PathBuf {
        let named =
            || Path::new("decks").join(format!("{}.ron", create::file_name(&saved.deck.title)));
        let wanted = saved.path.clone().unwrap_or_else(named);
        let is_taken = |path: &Path| taken.iter().any(|piece| piece.path == path);
        let mut free = backup::free(&self.root.join(&wanted));
        for n in 2.. {
            let path = free.strip_prefix(&self.root).unwrap_or(&free);
            if !is_taken(path) {
                return path.to_owned();
            }
            let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
            let next = wanted.with_file_name(format!("{stem}-{n}.ron"));
            free = backup::free(&self.root.join(next));
        }
        wanted
    }
}

/// The deck with what another program has changed in its file.
fn merged(open: &OpenDeck, deck: &Deck, path: &Path, there: &[u8]) -> Result<Deck, LibraryError> {
    let theirs =
        deck::read(there).map_err(|fault| LibraryError::Deck { path: path.to_owned(), fault })?;
    if theirs.id != deck.id {
        return Err(LibraryError::OtherDeck(path.to_owned()));
    }
    let now = now();
    let modified = atomic_files::modified(path).unwrap_or(now);
    Ok(deck::merge(&open.base, deck, now, &theirs, modified))
}

/// Does what a start has found put down, before the decks are read.
pub(super) fn finish(root: &Path, device: &DeviceId) -> Result<(), LibraryError> {
    let path = plan_path(root, device);
    if safe_paths::plain(root, &path).is_err() {
        return Ok(());
    }
    let text = match atomic_files::read_plain(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(LibraryError::read(&path)(error)),
    };
    // Put down whole or not at all: what can't be read is another program's, and stays.
    let read = std::str::from_utf8(&text).ok().and_then(|text| ron::from_str::<Plan>(text).ok());
    let Some(plan) = read.filter(|plan| plan.format == 1) else { return Ok(()) };
    for piece in &plan.pieces {
        finish_piece(root, piece)?;
    }
    forget(&path)
}

fn finish_piece(root: &Path, piece: &Piece) -> Result<(), LibraryError> {
    let path = root.join(&piece.path);
    let there = text_of(&path)?;
    if there == piece.after {
        return Ok(());
    }
    if there == piece.before {
        return apply(root, piece);
    }
    // Somebody was here since. What they have removed stays removed, and what they have written
    // is joined.
    let (Some(there), Some(after)) = (there, &piece.after) else { return Ok(()) };
    let (Ok(theirs), Ok(ours)) = (deck::read(there.as_bytes()), deck::read(after.as_bytes()))
    else {
        return Ok(());
    };
    if theirs.id != ours.id {
        return Ok(());
    }
    let after = Some(deck::write(&deck::join(&theirs, &ours))?);
    apply(root, &Piece { path: piece.path.clone(), before: Some(there), after })
}

/// Puts the change down, does it, and forgets it.
fn carry_out(root: &Path, device: &DeviceId, pieces: &[Piece]) -> Result<(), LibraryError> {
    // One file is replaced whole as it is.
    if let [piece] = pieces {
        return apply(root, piece);
    }
    if pieces.is_empty() {
        return Ok(());
    }
    let path = plan_path(root, device);
    let error = LibraryError::write(&path);
    safe_paths::plain(root, &path).map_err(LibraryError::write(&path))?;
    let text = ron::to_string(&Plan { format: 1, pieces: pieces.to_vec() })?;
    atomic_files::replace_in(root, &path, text.as_bytes()).map_err(error)?;
    for (done, piece) in pieces.iter().enumerate() {
        if let Err(error) = apply(root, piece) {
            // The last one may be there: what failed may be no more than making it durable.
            let begun = pieces.iter().take(done + 1).rev();
            if begun.map(|piece| go_back(root, piece)).all(|back| back.is_ok()) {
                let _ = forget(&path);
            }
            return Err(error);
        }
    }
    // It is done: what is still put down is found to be so at the next start.
    let _ = forget(&path);
    Ok(())
}

/// Lets a file be what it was, if it is what it was to be.
fn go_back(root: &Path, piece: &Piece) -> Result<(), LibraryError> {
    if text_of(&root.join(&piece.path))? != piece.after {
        return Ok(());
    }
    let Piece { path, before, after } = piece.clone();
    apply(root, &Piece { path, before: after, after: before })
}

/// Lets one file be what it is to be, after a copy of what it was.
fn apply(root: &Path, piece: &Piece) -> Result<(), LibraryError> {
    let path = root.join(&piece.path);
    let error = || LibraryError::write(&path);
    let real = safe_paths::real(root, &path).map_err(error())?;
    if let Some(before) = &piece.before {
        backup::keep(root, &piece.path, before.as_bytes())?;
    }
    match (&piece.before, &piece.after) {
        (Some(before), Some(after)) => {
            atomic_files::exchange_in(root, &path, before.as_bytes(), after.as_bytes())
                .map_err(error())
        }
        (None, Some(after)) => disk::make_folder(atomic_files::parent(&real))
            .and_then(|()| atomic_files::make(&real, after.as_bytes()))
            .map_err(error()),
        (Some(before), None) => {
            if text_of(&path)?.as_ref() != Some(before) {
                return Err(error()(ErrorKind::ResourceBusy.into()));
            }
            disk::remove(&path)
                .and_then(|()| disk::flush_folder(atomic_files::parent(&path)))
                .map_err(error())
        }
        (None, None) => Ok(()),
    }
}

fn forget(path: &Path) -> Result<(), LibraryError> {
    disk::remove(path)
        .and_then(|()| disk::flush_folder(atomic_files::parent(path)))
        .map_err(LibraryError::write(path))
}

/// Where what is to be done is put down.
fn plan_path(root: &Path, device: &DeviceId) -> PathBuf {
    root.join("history").join(format!(".{device}.decks"))
}

/// What stands in a file; none where there is none.
fn text_of(path: &Path) -> Result<Option<String>, LibraryError> {
    match atomic_files::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(LibraryError::read(path)(ErrorKind::InvalidData.into())),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LibraryError::read(path)(error)),
    }
}

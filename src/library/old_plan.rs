//! What an older program had begun when it was killed: it put the decks of a change down under
//! another name, `history/.<device>.decks`, with their texts before and after. It is put down
//! again as a change is now, and finished like one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::LibraryError;
use super::pending::{Leaving, Pending, Staged, note_of};
use super::{atomic_files, disk, safe_paths};
use crate::history::DeviceId;

/// What was to become of one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Piece {
    /// From the library's folder.
    path: PathBuf,
    /// What stood there; none where nothing did.
    before: Option<String>,
    /// What is to stand there; none where nothing is to.
    after: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    format: u32,
    pieces: Vec<Piece>,
}

/// Where it was put down.
pub(super) fn path(root: &Path, device: &DeviceId) -> PathBuf {
    root.join("history").join(format!(".{device}.decks"))
}

/// Puts what was left undone down anew; false when there is nothing.
pub(super) fn take_over(root: &Path, device: &DeviceId) -> Result<bool, LibraryError> {
    let path = path(root, device);
    let text = match atomic_files::read_plain(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(_) if safe_paths::own(root, &path).is_err() => return Ok(false),
        Err(error) => return Err(LibraryError::read(&path)(error)),
    };
    // Put down whole or not at all: what can't be read is another program's, and stays.
    let read = std::str::from_utf8(&text).ok().and_then(|text| ron::from_str::<Plan>(text).ok());
    let Some(plan) = read.filter(|plan| plan.format == 1) else { return Ok(false) };
    let mut pending = Pending::default();
    for (number, piece) in plan.pieces.iter().enumerate() {
        stage(root, device, number, piece, &mut pending)?;
    }
    let note = note_of(root, device);
    let text = ron::to_string(&pending)?;
    atomic_files::replace_in(root, &note, text.as_bytes()).map_err(LibraryError::write(&note))?;
    disk::remove(&path).map_err(LibraryError::write(&path))?;
    Ok(true)
}

/// Writes what a file is to hold beside it, unless it holds it already.
fn stage(
    root: &Path,
    device: &DeviceId,
    number: usize,
    piece: &Piece,
    pending: &mut Pending,
) -> Result<(), LibraryError> {
    let path = root.join(&piece.path);
    let error = || LibraryError::write(&path);
    let real = safe_paths::real(root, &path).map_err(error())?;
    let old = piece.before.as_ref().map(|text| atomic_files::digest(text.as_bytes()));
    let Some(after) = &piece.after else {
        pending.removed.extend(old.map(|old| Leaving { path: piece.path.clone(), old }));
        return Ok(());
    };
    if atomic_files::read(&real).is_ok_and(|there| there == after.as_bytes()) {
        return Ok(());
    }
    let folder = atomic_files::parent(&real);
    let beside = folder.join(format!(".carabin-{device}-{number}.tmp"));
    disk::make_folder(folder)
        .and_then(|()| atomic_files::replace_in(root, &beside, after.as_bytes()))
        .map_err(error())?;
    pending.decks.push(Staged {
        path: piece.path.clone(),
        beside: beside.strip_prefix(root).unwrap_or(&beside).to_owned(),
        old,
        new: Some(atomic_files::digest(after.as_bytes())),
    });
    Ok(())
}

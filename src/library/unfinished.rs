//! Doing what a device has put down that it is about to do ([`super::transaction`]): in the midst of
//! it, or when the next start finds it there.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use super::error::LibraryError;
use super::pending::{Pending, Staged, note_of};
use super::{atomic_files, backup, disk, old_plan, safe_paths};
use crate::deck;
use crate::history::DeviceId;

/// Finishes what this device had begun when it was killed, by this program or by an older one.
pub(super) fn finish(root: &Path, device: &DeviceId) -> Result<(), LibraryError> {
    finish_note(root, device)?;
    if old_plan::take_over(root, device)? {
        finish_note(root, device)?;
    }
    Ok(())
}

/// Whether there is nothing to finish: what another device's turn keeps from being finished is not
/// written upon.
pub(super) fn is_finished(root: &Path, device: &DeviceId) -> Result<(), LibraryError> {
    let note = note_of(root, device);
    if safe_paths::is_taken(&note) || safe_paths::is_taken(&old_plan::path(root, device)) {
        return Err(LibraryError::write(&note)(ErrorKind::ResourceBusy.into()));
    }
    Ok(())
}

fn finish_note(root: &Path, device: &DeviceId) -> Result<(), LibraryError> {
    let Some(pending) = Pending::of(root, device) else { return Ok(()) };
    put_in_place(&pending, root)?;
    let path = root.join("history").join(format!("{device}.csv"));
    let there = atomic_files::read_plain(&path).unwrap_or_default();
    if let Some(whole) = pending.finished(&there) {
        atomic_files::replace_in(root, &path, &whole).map_err(LibraryError::write(&path))?;
    }
    let note = note_of(root, device);
    disk::remove(&note).map_err(LibraryError::write(&note))
}

/// Lets each new file take its place, and takes away those that are to go; what is so already is
/// passed over. Returns whether nobody else had written there.
pub(super) fn put_in_place(pending: &Pending, root: &Path) -> Result<bool, LibraryError> {
    let mut folders = BTreeSet::new();
    let mut alone = true;
    for staged in &pending.decks {
        let (path, beside) = (root.join(&staged.path), root.join(&staged.beside));
        folders.insert(atomic_files::parent(&path).to_owned());
        let new = staged.beside(root).map_err(LibraryError::read(&beside))?;
        let Some(new) = new else { continue };
        alone &= put(root, staged, &path, &beside, &new)?;
    }
    for leaving in &pending.removed {
        let path = root.join(&leaving.path);
        safe_paths::real(root, &path).map_err(LibraryError::write(&path))?;
        match atomic_files::read(&path) {
            Ok(there) if atomic_files::digest(&there) == leaving.old => {
                disk::remove(&path).map_err(LibraryError::write(&path))?;
                folders.insert(atomic_files::parent(&path).to_owned());
            }
            // What somebody has written there since is not taken away.
            Ok(_) => alone = false,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(LibraryError::read(&path)(error)),
        }
    }
    for folder in folders {
        disk::flush_folder(&folder).map_err(LibraryError::write(&folder))?;
    }
    Ok(alone)
}

fn put(
    root: &Path,
    staged: &Staged,
    path: &Path,
    beside: &Path,
    new: &[u8],
) -> Result<bool, LibraryError> {
    let error = LibraryError::write;
    let real = safe_paths::real(root, path).map_err(error(path))?;
    let there = match atomic_files::read(&real) {
        Ok(there) if Some(atomic_files::digest(&there)) != staged.old => there,
        _ => return disk::rename(beside, &real).map(|()| true).map_err(error(path)),
    };
    // Somebody else has written there meanwhile: both changes count.
    match (deck::read(&there), deck::read(new)) {
        (Ok(theirs), Ok(ours)) if theirs.id == ours.id => {
            let both = deck::write(&deck::join(&theirs, &ours));
            atomic_files::replace_in(root, path, both.as_bytes()).map_err(error(path))?;
            disk::remove(beside).map_err(error(beside))?;
        }
        (Ok(_), Ok(_)) => {
            disk::rename(beside, &backup::free(&real)).map_err(error(path))?;
        }
        _ => {
            backup::keep(root, &staged.path, new)?;
            disk::remove(beside).map_err(error(beside))?;
        }
    }
    Ok(false)
}

//! One writer at a time: two devices that share one mounted folder take turns.
//!
//! A turn is a lock that the system holds on a file beside the histories, and lets go of when the
//! process dies. Whoever does not get it writes nothing. Where there are no such locks, what is
//! saved goes on without one: a file is then still replaced whole, and what another device has
//! written is compared just before.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::error::LibraryError;
use super::held::Held;
use super::safe_paths;

/// How long a turn is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The turn to write decks and settings of the library at `root`, until it is dropped.
#[derive(Debug)]
pub(super) struct WriteTurn {
    _held: Option<Held>,
}

/// Waits for the turn.
///
/// # Errors
/// When another process keeps it.
pub(super) fn take(root: &Path) -> Result<WriteTurn, LibraryError> {
    take_within(root, PATIENCE)
}

fn take_within(root: &Path, patience: Duration) -> Result<WriteTurn, LibraryError> {
    let path = root.join("history").join(".writing.lock");
    let file =
        safe_paths::plain(root, &path).and_then(|()| safe_paths::open_to_write(&path, false)).ok();
    let Some(file) = file else { return Ok(WriteTurn { _held: None }) };
    match Held::at_once(file) {
        Ok(held) => Ok(WriteTurn { _held: Some(held) }),
        Err((_, TryLockError::Error(_))) => Ok(WriteTurn { _held: None }),
        Err((file, TryLockError::WouldBlock)) => match wait(file, patience) {
            Ok(held) => Ok(WriteTurn { _held: Some(held) }),
            Err(RecvTimeoutError::Disconnected) => Ok(WriteTurn { _held: None }),
            Err(RecvTimeoutError::Timeout) => {
                Err(LibraryError::write(&path)(std::io::ErrorKind::ResourceBusy.into()))
            }
        },
    }
}

/// Stands in the system's queue for the lock: who only asks now and then may never be lucky.
fn wait(file: File, patience: Duration) -> Result<Held, RecvTimeoutError> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        if let Ok(held) = Held::in_turn(file) {
            // Nobody waits any more: dropped, it is free again.
            let _ = send.send(held);
        }
    });
    receive.recv_timeout(patience)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_get_the_turn_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("history")).unwrap();
        let held = take(folder.path()).unwrap();
        let refused = take_within(folder.path(), Duration::ZERO);
        let Err(LibraryError::Write { source, .. }) = refused else { panic!("{refused:?}") };
        assert_eq!(source.kind(), std::io::ErrorKind::ResourceBusy);
        drop(held);
        take(folder.path()).unwrap();
        // Where there can be no lock, it goes on without.
        std::fs::remove_file(folder.path().join("history/.writing.lock")).unwrap();
        std::fs::create_dir(folder.path().join("history/.writing.lock")).unwrap();
        take_within(folder.path(), Duration::ZERO).unwrap();
    }
}

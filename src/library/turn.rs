//! One writer at a time: two devices that share one mounted folder take turns.
//!
//! A turn is a lock that the system holds on a file beside the histories, and lets go of when the
//! process dies. Where there are no such locks, what is saved goes on without one: a file is then
//! still replaced whole, and what another device has written is compared before.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::inside;

/// How often the lock is asked for, and how long it is waited for in between.
const TIMES: u32 = 400;
const PAUSE: Duration = Duration::from_millis(10);

/// The turn to write decks and settings of the library at `root`, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _held: Option<File>,
}

pub(super) fn take(root: &Path) -> Turn {
    let path = root.join("history").join(".writing.lock");
    let file = inside::plain(root, &path).and_then(|()| inside::open_to_write(&path, false)).ok();
    let Some(file) = file else { return Turn { _held: None } };
    for _ in 0..TIMES {
        match file.try_lock() {
            Ok(()) => return Turn { _held: Some(file) },
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => break,
        }
    }
    Turn { _held: None }
}

//! A lock on a file, which is free again as soon as its holder lets go of it.

use std::fs::{File, TryLockError};

/// A file that is locked until this is dropped.
///
/// Closing the file would not do: a program that is just being started has this one's files for a
/// moment, and with them the lock. What is unlocked is unlocked for both.
#[derive(Debug)]
pub(super) struct Held(File);

impl Held {
    /// Locks the file, where nobody holds it.
    ///
    /// # Errors
    /// When somebody does, or there are no locks.
    pub(super) fn at_once(file: File) -> Result<Self, (File, TryLockError)> {
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(error) => Err((file, error)),
        }
    }

    /// Locks the file, once nobody holds it.
    ///
    /// # Errors
    /// When there are no locks.
    pub(super) fn in_turn(file: File) -> std::io::Result<Self> {
        file.lock().map(|()| Self(file))
    }

    /// A file on a file system without locks.
    pub(super) fn without_lock(file: File) -> Self {
        Self(file)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Where there are no locks, there is nothing to let go of.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_let_go_of_is_free_though_another_program_has_the_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let open = || File::options().append(true).open(file.path()).unwrap();
        let held = open();
        // As a program has it that was started meanwhile.
        let copy = held.try_clone().unwrap();
        let held = Held::at_once(held).unwrap();
        assert!(Held::at_once(open()).is_err());
        drop(held);
        drop(Held::at_once(open()).unwrap());
        drop(copy);
    }
}

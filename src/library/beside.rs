//! The names of what a device makes ready beside the files while the library stays in use, and what
//! of it is left after a kill.

use std::path::Path;

use super::{disk, safe_paths};
use crate::history::DeviceId;

/// What the names begin with that a device gives what it makes ready elsewhere. No name of a device
/// has a dot.
pub(super) fn prefix(device: &DeviceId) -> String {
    format!("{device}.")
}

/// Takes away what this device was making ready when it was killed: nobody else does, and the next
/// time has other names.
pub(super) fn sweep(root: &Path, device: &DeviceId) {
    let start = format!(".carabin-{}", prefix(device));
    for path in safe_paths::temporary(root) {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&start)) {
            // What can't be taken away is found by a check.
            let _ = disk::remove(&path);
        }
    }
}

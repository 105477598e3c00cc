//! What a device is about to change, as it is written down, and what it makes of the library for
//! whoever only looks: [`super::transaction`] puts it down and finishes it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{atomic_files, safe_paths};
use crate::history::DeviceId;

/// What is to be done, as it is written down.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pending {
    pub(super) decks: Vec<Staged>,
    /// Of this device's history: how long it was, and what is to follow.
    pub(super) sound: u64,
    pub(super) lines: String,
}

/// A file that is to take the place of another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Staged {
    /// Both from the library's folder.
    pub(super) path: PathBuf,
    pub(super) beside: PathBuf,
    /// Of what it takes the place of, if there is something.
    pub(super) old: Option<[u8; 32]>,
}

/// Where a device puts down what it is about to change.
pub(super) fn note_of(root: &Path, device: &DeviceId) -> PathBuf {
    root.join("history").join(format!(".{device}.change"))
}

impl Pending {
    /// What `device` has begun in the library at `root`, and not finished.
    pub(super) fn of(root: &Path, device: &DeviceId) -> Option<Self> {
        Self::read(&note_of(root, device))
    }

    fn read(note: &Path) -> Option<Self> {
        let bytes = atomic_files::read_plain(note).ok()?;
        ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()
    }

    /// This device's history with the events that are to be there.
    pub(super) fn finished(&self, there: &[u8]) -> Option<Vec<u8>> {
        let sound = usize::try_from(self.sound).ok()?;
        let begun = there.get(sound..)?;
        let lines = self.lines.as_bytes();
        // Some of the lines, or none; whatever else stands there came later.
        (begun.len() < lines.len() && lines.starts_with(begun))
            .then(|| [there.get(..sound).unwrap_or_default(), lines].concat())
    }
}

/// What devices have begun and not finished, for whoever only looks.
#[derive(Debug, Default)]
pub(super) struct Overlay(Vec<(DeviceId, Pending)>);

impl Overlay {
    pub(super) fn of(root: &Path) -> Self {
        let notes = safe_paths::files_in(&root.join("history")).into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            let device = name.strip_prefix('.')?.strip_suffix(".change")?.parse().ok()?;
            Some((device, Pending::read(&path)?))
        });
        Self(notes.collect())
    }

    /// What the deck's file at `path`, in the library at `root`, is to hold.
    pub(super) fn deck(&self, root: &Path, path: &Path, there: Vec<u8>) -> Vec<u8> {
        let relative = path.strip_prefix(root).unwrap_or(path);
        let mut all = self.0.iter().flat_map(|(_, pending)| &pending.decks);
        let Some(staged) = all.find(|staged| staged.path == relative) else { return there };
        if Some(atomic_files::digest(&there)) != staged.old {
            return there;
        }
        atomic_files::read_plain(&root.join(&staged.beside)).unwrap_or(there)
    }

    /// What the history of a device is to hold.
    pub(super) fn history(&self, device: &DeviceId, there: Vec<u8>) -> Vec<u8> {
        let pending = self.0.iter().find(|(of, _)| of == device);
        pending.and_then(|(_, pending)| pending.finished(&there)).unwrap_or(there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_begun_is_finished() {
        let pending = Pending { decks: Vec::new(), sound: 5, lines: "one\ntwo\n".into() };
        let finished = |there: &str| {
            let finished = pending.finished(there.as_bytes());
            finished.map(|bytes| String::from_utf8(bytes).unwrap())
        };
        for begun in ["", "o", "one\nt", "one\ntwo"] {
            assert_eq!(finished(&format!("head\n{begun}")).as_deref(), Some("head\none\ntwo\n"));
        }
        // Done already; written by another since; shorter than it was.
        for there in ["head\none\ntwo\n", "head\none\ntwo\nthree\n", "head\nx", "head\ntwo\n", "he"]
        {
            assert_eq!(finished(there), None, "{there}");
        }
    }
}

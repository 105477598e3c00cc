//! What a device is about to change, as it is written down, and what it makes of the library for
//! whoever only looks: [`super::transaction`] puts it down, `unfinished` does it.

use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{atomic_files, safe_paths};
use crate::history::DeviceId;

/// What is to be done, as it is written down.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pending {
    pub(super) decks: Vec<Staged>,
    /// Files that leave the library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) removed: Vec<Leaving>,
    /// Of this device's history: how long it was, and what is to follow.
    pub(super) sound: u64,
    pub(super) lines: String,
}

/// A file that is to take the place of another, or a free one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Staged {
    /// Both from the library's folder.
    pub(super) path: PathBuf,
    pub(super) beside: PathBuf,
    /// Of what it takes the place of, if there is something.
    pub(super) old: Option<[u8; 32]>,
    /// Of what stands beside; a later change that was never put down may have written over it.
    #[serde(default)]
    pub(super) new: Option<[u8; 32]>,
}

/// A file that is to go.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leaving {
    pub(super) path: PathBuf,
    /// Of what it holds: if it is something else by now, it stays.
    pub(super) old: [u8; 32],
}

/// Where a device puts down what it is about to change.
pub(super) fn note_of(root: &Path, device: &DeviceId) -> PathBuf {
    root.join("history").join(format!(".{device}.change"))
}

impl Staged {
    /// What is to take the place; none when it has done so.
    pub(super) fn beside(&self, root: &Path) -> io::Result<Option<Vec<u8>>> {
        let bytes = match atomic_files::read_plain(&root.join(&self.beside)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let is_it = self.new.is_none_or(|new| new == atomic_files::digest(&bytes));
        Ok(is_it.then_some(bytes))
    }
}

impl Pending {
    /// What `device` has begun in the library at `root`, and not finished.
    pub(super) fn of(root: &Path, device: &DeviceId) -> Option<Self> {
        Self::read(&note_of(root, device))
    }

    fn read(note: &Path) -> Option<Self> {
        let bytes = atomic_files::read_plain(note).ok()?;
        let read: Self = ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
        // One that leads out of the library was written by nobody here.
        read.is_inside().then_some(read)
    }

    fn is_inside(&self) -> bool {
        let staged = self.decks.iter().flat_map(|staged| [&staged.path, &staged.beside]);
        let mut paths = staged.chain(self.removed.iter().map(|leaving| &leaving.path));
        paths.all(|path| path.components().all(|part| matches!(part, Component::Normal(_))))
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

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The decks' files at `paths` below `folder`, and those that are still to come there, in
    /// their order.
    pub(super) fn paths(
        &self,
        root: &Path,
        folder: &Path,
        mut paths: Vec<PathBuf>,
    ) -> Vec<PathBuf> {
        let staged = self.0.iter().flat_map(|(_, pending)| &pending.decks);
        let coming = staged.filter(|staged| staged.old.is_none()).map(|s| root.join(&s.path));
        let before = paths.len();
        for path in coming.filter(|path| path.starts_with(folder)) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        if paths.len() > before {
            paths.sort();
        }
        paths
    }

    /// What the deck's file at `path`, in the library at `root`, is to hold; none where there is
    /// to be none.
    pub(super) fn read(&self, root: &Path, path: &Path) -> io::Result<Option<Vec<u8>>> {
        let relative = path.strip_prefix(root).unwrap_or(path);
        let there = match atomic_files::read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound && !self.0.is_empty() => None,
            Err(error) => return Err(error),
        };
        for (_, pending) in &self.0 {
            let digest = there.as_deref().map(atomic_files::digest);
            let leaves = pending.removed.iter().find(|leaving| leaving.path == relative);
            if leaves.is_some_and(|leaving| digest.is_none_or(|digest| digest == leaving.old)) {
                return Ok(None);
            }
            let staged = pending.decks.iter().find(|staged| staged.path == relative);
            if let Some(staged) = staged.filter(|staged| staged.old == digest)
                && let Some(new) = staged.beside(root)?
            {
                return Ok(Some(new));
            }
        }
        Ok(there)
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
        let pending = Pending {
            decks: Vec::new(),
            removed: Vec::new(),
            sound: 5,
            lines: "one\ntwo\n".into(),
        };
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

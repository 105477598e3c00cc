//! What files hold, in a few bytes: whether they are still those that something was derived from.
//!
//! Looks at the bytes as they are now on disk, all of them, and never at times. A library
//! in which anything is odd counts as changed.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::fingerprint::{Fingerprint, PART};
use super::pending::Overlay;
use super::settings::Settings;
use super::{atomic_files, decks, histories, safe_paths};
use crate::history::{self, Event, HEADER};

/// More than this is not read behind what is known of a history.
const MOST_NEW: u64 = 256 * 1024;

/// Of the files of a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// How cards are scheduled, as it is written.
    scheduling: String,
    /// With their paths from the library's folder.
    decks: Vec<(PathBuf, Fingerprint)>,
    /// Of histories that only grow.
    histories: Vec<(PathBuf, Fingerprint)>,
}

impl Fingerprints {
    /// None where a path can't be written down.
    pub(super) fn new(
        root: &Path,
        settings: &Settings,
        decks: Vec<(PathBuf, Fingerprint)>,
        sources: &histories::Sources,
    ) -> Option<Self> {
        let print = |(path, (_, bytes)): (&PathBuf, &(_, Vec<u8>))| {
            Some((path.strip_prefix(root).ok()?.to_owned(), Fingerprint::of(bytes)))
        };
        let files = sources.paths.par_iter().zip(&sources.files);
        let histories: Option<Vec<_>> = files.map(print).collect();
        Some(Self { scheduling: written(settings)?, decks, histories: histories? })
    }

    /// The events that were appended since to the histories of the library at `root`, where that
    /// is all that has changed in it since.
    pub(super) fn since(&self, root: &Path, settings: &Settings) -> Option<Vec<Event>> {
        let mut problems = Vec::new();
        let (paths, odd) = decks::paths(root, &root.join("decks"));
        let histories = histories::paths(root, &mut problems);
        // A change that was begun and not finished holds, though no file has it yet.
        let begun = !Overlay::of(root).is_empty();
        let odd = begun || !odd.is_empty() || !problems.is_empty();
        if odd || written(settings)? != self.scheduling {
            return None;
        }
        let same = |paths: &[PathBuf], known: &[(PathBuf, Fingerprint)]| {
            let paths = paths.iter().map(|path| path.strip_prefix(root).ok());
            paths.eq(known.iter().map(|(path, _)| Some(path.as_path())))
        };
        if !same(&paths, &self.decks) || !same(&histories, &self.histories) {
            return None;
        }
        let known = self.decks.iter().chain(&self.histories).map(|(_, print)| *print);
        let whole: Vec<(&PathBuf, Fingerprint)> =
            paths.iter().chain(&histories).zip(known).collect();
        if !paths
            .iter()
            .zip(&self.decks)
            .all(|(path, (_, print))| length(path) == Some(print.length))
        {
            return None;
        }
        are_still(&whole).then_some(())?;
        let mut events = Vec::new();
        for (path, (_, print)) in histories.iter().zip(&self.histories) {
            events.extend(new_events(path, print.length)?);
        }
        Some(events)
    }
}

fn written(settings: &Settings) -> Option<String> {
    ron::to_string(&settings.scheduling).ok()
}

fn length(path: &Path) -> Option<u64> {
    safe_paths::open(path).and_then(|file| file.metadata()).ok().map(|data| data.len())
}

/// Whether each file still begins with the bytes that a print was made of.
fn are_still(files: &[(&PathBuf, Fingerprint)]) -> bool {
    let mut parts = Vec::new();
    for (number, (_, print)) in files.iter().enumerate() {
        parts.extend((0..print.length).step_by(PART).map(|start| (number, start)));
    }
    let hash = |buffer: &mut Vec<u8>, (number, start): &(usize, u64)| {
        let (path, print) = files.get(*number)?;
        let length = usize::try_from(print.length - start).map_or(PART, |left| left.min(PART));
        buffer.resize(length, 0);
        atomic_files::read_at(&safe_paths::open(path).ok()?, buffer, *start).ok()?;
        Some((*number, xxh3_128(buffer)))
    };
    // Into memory that was touched before: new memory is slower than the disk's cache.
    let hashes: Option<Vec<(usize, u128)>> = parts.par_iter().map_init(Vec::new, hash).collect();
    let Some(hashes) = hashes else { return false };
    let mut hashes = hashes.into_iter().peekable();
    files.iter().enumerate().all(|(number, (_, print))| {
        let own = std::iter::from_fn(|| hashes.next_if(|(other, _)| *other == number));
        Fingerprint::joined(print.length, own.map(|(_, hash)| hash)) == *print
    })
}

/// What stands in a history behind its first `known` bytes, where all of it is sound.
fn new_events(path: &Path, known: u64) -> Option<Vec<Event>> {
    let device = histories::owner(path)?;
    let file = safe_paths::open_plain(path).ok()?;
    let new = file.metadata().ok()?.len().checked_sub(known)?;
    if new > MOST_NEW {
        return None;
    }
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.resize(HEADER.len() + usize::try_from(new).ok()?, 0);
    atomic_files::read_at(&file, bytes.get_mut(HEADER.len()..)?, known).ok()?;
    let log = history::read(&bytes, &device);
    let sound = log.faults.is_empty() && !log.foreign && !log.unended;
    sound.then_some(log.events)
}

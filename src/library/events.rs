//! The histories of a library: every `.csv` file under `history/`, one of them this device's own.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup;
use super::error::{LibraryError, Problem};
use super::files::{self, Appender};
use crate::history::{self, DeviceId, Draft, Event, HEADER, History, Stamp, encode};
use crate::message::{Message, Tell as _};

/// What the files of `history/` hold.
#[derive(Debug, Default)]
pub(super) struct Histories {
    pub(super) history: History,
    pub(super) problems: Vec<Problem>,
    /// Of this device's file: up to where it is sound, what follows, and the last number used.
    sound: usize,
    torn: Vec<u8>,
    last: u64,
    /// This device's file is there and has a first line that can't be understood.
    unusable: bool,
}

/// Reads all of them.
pub(super) fn read_all(root: &Path, device: &DeviceId) -> Histories {
    let mut found = Histories::default();
    let mut events = Vec::new();
    for path in paths(root, &mut found.problems) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let problem =
            |place, message, serious| Problem { path: path.clone(), place, message, serious };
        let Ok(owner) = name.parse::<DeviceId>() else {
            found.problems.push(problem(None, Message::new("fault-history-name"), true));
            continue;
        };
        let own = owner == *device;
        let bytes = match files::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = LibraryError::read(&path)(error).message();
                found.problems.push(problem(None, message, true));
                found.unusable |= own;
                continue;
            }
        };
        let log = history::read(&bytes, &owner);
        if own {
            found.sound = log.torn_at.unwrap_or(bytes.len());
            found.torn = bytes.get(found.sound..).unwrap_or_default().to_vec();
            found.last = log.events.iter().map(|event| event.stamp.sequence).max().unwrap_or(0);
            found.unusable =
                found.sound > 0 && log.events.is_empty() && !bytes.starts_with(HEADER.as_bytes());
        }
        for fault in log.faults {
            let place = Some((fault.line, fault.column));
            found.problems.push(problem(place, fault.message(), false));
        }
        events.extend(log.events);
    }
    found.history = History::new(events);
    found
}

fn paths(root: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let folder = root.join("history");
    let mut paths: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let message = LibraryError::read(&folder)(error).message();
            problems.push(Problem { path: folder, place: None, message, serious: true });
            Vec::new()
        }
    };
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "csv"));
    paths.sort();
    paths
}

/// Writes this device's events.
#[derive(Debug)]
pub(super) struct Writer {
    device: DeviceId,
    appender: Appender,
    last: u64,
}

impl Writer {
    /// Opens this device's file; a torn tail goes to `backups/` first.
    pub(super) fn open(
        root: &Path,
        device: &DeviceId,
        found: &Histories,
    ) -> Result<Self, LibraryError> {
        let relative = Path::new("history").join(format!("{device}.csv"));
        let path = root.join(&relative);
        if found.unusable {
            let source = std::io::ErrorKind::InvalidData.into();
            return Err(LibraryError::Write { path, source });
        }
        if !found.torn.is_empty() {
            backup::keep(root, &relative.with_extension("torn"), &found.torn)?;
        }
        let appender = Appender::open(&path, found.sound as u64, HEADER)
            .map_err(LibraryError::write(&path))?;
        Ok(Self { device: device.clone(), appender, last: found.last })
    }

    /// The file that this writes, while nobody else does.
    pub(super) fn appender(&self) -> &Appender {
        &self.appender
    }

    /// Appends an event; it is on disk when this returns.
    pub(super) fn append(&mut self, draft: Draft) -> Result<Event, LibraryError> {
        let stamp = Stamp { device: self.device.clone(), sequence: self.last + 1 };
        let event = Event { stamp, what: draft };
        self.appender.append(&encode(&event)).map_err(LibraryError::write(self.appender.path()))?;
        self.last += 1;
        Ok(event)
    }
}

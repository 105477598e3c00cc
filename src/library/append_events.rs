//! Appends events to this device's history: each is on disk before it is acknowledged.

use std::path::Path;

use super::atomic_files::{self, Appender};
use super::error::LibraryError;
use super::histories::Histories;
use super::keep::keep_and_replace;
use super::{backup, safe_paths};
use crate::history::{self, DeviceId, Draft, Event, HEADER, Stamp, encode};

/// What is understood of a history, as Carabin writes it: a line that is appended is then read as
/// it was meant.
fn in_our_form(bytes: &[u8], device: &DeviceId) -> String {
    let events = history::read(bytes, device).events;
    std::iter::once(HEADER.to_owned()).chain(events.iter().map(encode)).collect()
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
        safe_paths::plain(root, &path).map_err(LibraryError::write(&path))?;
        if found.unusable {
            let source = std::io::ErrorKind::InvalidData.into();
            return Err(LibraryError::Write { path, source });
        }
        let mut sound = found.sound;
        let mut unended = found.unended;
        if found.foreign {
            let there = atomic_files::read(&path).map_err(LibraryError::read(&path))?;
            let text = in_our_form(&there, device);
            keep_and_replace(root, &path, &there, text.as_bytes())?;
            (sound, unended) = (text.len() as u64, false);
        } else if !found.torn.is_empty() {
            backup::keep(root, &relative.with_extension("torn"), &found.torn)?;
        }
        let mut appender =
            Appender::open(&path, sound, HEADER).map_err(LibraryError::write(&path))?;
        if unended {
            appender.append("\n").map_err(LibraryError::write(&path))?;
        }
        Ok(Self { device: device.clone(), appender, last: found.last })
    }

    /// The file that this writes, while nobody else does.
    pub(super) fn appender(&self) -> &Appender {
        &self.appender
    }

    /// Appends an event; it is on disk when this returns.
    pub(super) fn append(&mut self, draft: Draft) -> Result<Event, LibraryError> {
        let event = self.stamp(1, draft);
        self.write(std::slice::from_ref(&event))?;
        Ok(event)
    }

    /// The same, of several at once: after an error none of them is there.
    pub(super) fn append_all(&mut self, drafts: Vec<Draft>) -> Result<Vec<Event>, LibraryError> {
        let events = self.stamped(drafts);
        self.write(&events)?;
        Ok(events)
    }

    /// The event `ahead` of the last one.
    fn stamp(&self, ahead: u64, what: Draft) -> Event {
        let stamp = Stamp { device: self.device.clone(), sequence: self.last + ahead };
        Event { stamp, what }
    }

    /// Drafts as the events that are next.
    pub(super) fn stamped(&self, drafts: Vec<Draft>) -> Vec<Event> {
        (1..).zip(drafts).map(|(ahead, draft)| self.stamp(ahead, draft)).collect()
    }

    /// How long the file is, and what writing these events adds to it.
    pub(super) fn lines_of(&self, events: &[Event]) -> (u64, String) {
        (self.appender.sound(), events.iter().map(encode).collect())
    }

    /// Takes away what was written behind byte `sound`, where a line ends.
    pub(super) fn cut_back(&mut self, sound: u64) -> std::io::Result<()> {
        let taken = self.appender.cut_back(sound)?;
        self.last = self.last.saturating_sub(taken);
        Ok(())
    }

    /// Appends what was stamped here.
    pub(super) fn write(&mut self, events: &[Event]) -> Result<(), LibraryError> {
        if events.is_empty() {
            return Ok(());
        }
        let lines: String = events.iter().map(encode).collect();
        self.appender.append(&lines).map_err(LibraryError::write(self.appender.path()))?;
        self.last += events.len() as u64;
        Ok(())
    }
}

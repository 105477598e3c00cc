//! An event without names, as small as a million of them need to be: 48 bytes.
//!
//! The card and the device are numbers that a [`History`](super::History) gives a name to. Due
//! dates lose their tag's padding; an undo's target stands in a table beside the rows.

use super::event::{Draft, Due, Kind, Phase, Rating};

/// Of an event that is no undo.
pub(super) const NO_TARGET: u32 = u32::MAX;

/// One event of a [`History`](super::History).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompactEvent {
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// The event's number on its device.
    pub sequence: u64,
    due: i64,
    /// The card's number in the history.
    pub card: u32,
    /// The scheduler day, as it was for the student.
    pub day: i32,
    /// How long the student looked at the card, in ms.
    pub duration: u32,
    /// The place of an undo's target among the history's targets.
    pub(super) target: u32,
    /// The device's number in the history.
    pub(super) device: u16,
    /// Local time minus UTC, in minutes, as it was for the student.
    pub offset: i16,
    pub kind: Kind,
    pub rating: Option<Rating>,
    pub phase: Phase,
    promise: Promise,
}

/// What the number in `due` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    None,
    Day,
    Instant,
}

/// What a row says beside its numbers for names; all of it is in every line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub time: i64,
    pub sequence: u64,
    pub day: i32,
    pub duration: u32,
    pub offset: i16,
    pub kind: Kind,
    pub rating: Option<Rating>,
    pub phase: Phase,
    pub due: Due,
}

impl Said {
    pub(super) fn by(draft: &Draft, sequence: u64) -> Self {
        let Draft { time, rating, phase, duration, day, offset, kind, due, .. } = *draft;
        Self { time, sequence, day, duration, offset, kind, rating, phase, due }
    }
}

impl CompactEvent {
    pub(super) fn new(said: &Said, card: u32, device: u16, target: u32) -> Self {
        let Said { time, sequence, day, duration, offset, kind, rating, phase, due } = *said;
        let (promise, due) = match due {
            Due::None => (Promise::None, 0),
            Due::Day(day) => (Promise::Day, i64::from(day)),
            Due::Instant(time) => (Promise::Instant, time),
        };
        Self {
            time,
            sequence,
            due,
            card,
            day,
            duration,
            target,
            device,
            offset,
            kind,
            rating,
            phase,
            promise,
        }
    }

    /// The due date that the event promises.
    #[must_use]
    pub fn due(&self) -> Due {
        match self.promise {
            Promise::None => Due::None,
            // It came from a day, so it is one.
            Promise::Day => i32::try_from(self.due).map_or(Due::None, Due::Day),
            Promise::Instant => Due::Instant(self.due),
        }
    }

    /// Names the event: its device by number, and its number there.
    pub(super) fn mark(&self) -> (u16, u64) {
        (self.device, self.sequence)
    }

    /// What two events of one stamp and time may differ in: their order, and whether they are one.
    pub(super) fn rest(&self) -> impl Ord {
        let rating = self.rating.map_or(0, |rating| rating as u8);
        let kinds = (self.kind as u8, rating, self.phase as u8, self.promise as u8);
        (kinds, self.due, self.day, self.offset, self.duration)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_small() {
        assert_eq!(size_of::<CompactEvent>(), 48);
    }
}

//! One thing that happened to one card.
//!
//! An event stores the scheduler day and the offset from UTC of its own moment, and nothing ever
//! recomputes them: what was true where the student was stays true after a flight.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::deck::{CardId, IdError, NoteId};

/// How well the student knew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

impl Rating {
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// From 1 to 4, as the FSRS optimizer writes them.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| *rating as u8 == number)
    }
}

/// Where a card stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Phase {
    #[default]
    New = 0,
    Learning = 1,
    Review = 2,
    Relearning = 3,
}

impl Phase {
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        let all = [Self::New, Self::Learning, Self::Review, Self::Relearning];
        all.into_iter().find(|phase| *phase as u8 == number)
    }
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A grade that counts.
    Review,
    /// A grade that moves nothing.
    Cram,
    /// The card is new again.
    Reset,
    /// The card is not asked until it is resumed.
    Suspend,
    Resume,
    /// The card is not asked until the day in `due`.
    Bury,
    /// The card's due date is the one in `due`.
    SetDue,
    /// The event named by `target` is taken back.
    Undo,
}

impl Kind {
    const NAMES: [(Self, &'static str); 8] = [
        (Self::Review, "review"),
        (Self::Cram, "cram"),
        (Self::Reset, "reset"),
        (Self::Suspend, "suspend"),
        (Self::Resume, "resume"),
        (Self::Bury, "bury"),
        (Self::SetDue, "set_due"),
        (Self::Undo, "undo"),
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }
}

/// When a card is to be asked again, as it was promised. In CSV: `d20781`, `t1795426200000`, or
/// nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Due {
    /// No promise.
    #[default]
    None,
    /// From the start of this scheduler day (days since 1970-01-01).
    Day(i32),
    /// From this instant (ms since 1970-01-01 UTC): a learning step.
    Instant(i64),
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Day(day) => write!(f, "d{day}"),
            Self::Instant(ms) => write!(f, "t{ms}"),
        }
    }
}

impl Due {
    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::None);
        }
        let day = || text.strip_prefix('d')?.parse().ok().map(Self::Day);
        let instant = || text.strip_prefix('t')?.parse().ok().map(Self::Instant);
        day().or_else(instant)
    }
}

/// Names a device: one machine's copy of the library. Spelled as other ids are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(Arc<str>);

impl DeviceId {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DeviceId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse::<NoteId>().map(Self::from)
    }
}

impl From<NoteId> for DeviceId {
    /// The same spelling; both are ids.
    fn from(id: NoteId) -> Self {
        Self(id.as_str().into())
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names an event for ever: its device and its number there. In CSV: `device/7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    pub device: DeviceId,
    /// From 1, one more at each event of the device.
    pub sequence: u64,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.device, self.sequence)
    }
}

impl Stamp {
    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (device, sequence) = text.rsplit_once('/')?;
        Some(Self { device: device.parse().ok()?, sequence: sequence.parse().ok()? })
    }
}

/// An event that is not on disk yet, and so has no [`Stamp`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub card: CardId,
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// Of a review or a cram.
    pub rating: Option<Rating>,
    /// Where the card stood before the event.
    pub phase: Phase,
    /// How long the student looked at it, in ms.
    pub duration: u32,
    /// The scheduler day (days since 1970-01-01), as it was for the student.
    pub day: i32,
    /// Local time minus UTC, in minutes, as it was for the student.
    pub offset: i16,
    pub kind: Kind,
    /// The due date that the event promises.
    pub due: Due,
    /// Of an undo: the event that is taken back.
    pub target: Option<Stamp>,
}

/// An event as the history holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub stamp: Stamp,
    pub what: Draft,
}

impl std::ops::Deref for Event {
    type Target = Draft;
    fn deref(&self) -> &Draft {
        &self.what
    }
}

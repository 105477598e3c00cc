//! Where one card stands: what its events add up to.
//!
//! A state is derived: fold the events again and it is there again. Where one is kept, what it was
//! derived from is kept with it, byte by byte (`library::cache`).

use serde::{Deserialize, Serialize};

use crate::history::{CompactEvent, Draft, Due, Kind, Phase, Rating};

/// A card whose interval is at least this many days is mature, as in Anki.
pub const MATURE_DAYS: u32 = 21;

/// The E-factor of a card that is new, under SM-2.
pub(super) const FIRST_EASE: f32 = 2.5;

/// What an event says to a schedule, without names: as small as a million of them need to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    pub due: Due,
    /// The scheduler day, as the event has it.
    pub day: i32,
    /// Local time minus UTC, in minutes, as the event has it.
    pub offset: i16,
    pub kind: Kind,
    pub rating: Option<Rating>,
    /// Before the event.
    pub phase: Phase,
}

impl From<&Draft> for Moment {
    fn from(draft: &Draft) -> Self {
        let Draft { time, due, day, offset, kind, rating, phase, .. } = *draft;
        Self { time, due, day, offset, kind, rating, phase }
    }
}

impl From<&CompactEvent> for Moment {
    fn from(row: &CompactEvent) -> Self {
        let CompactEvent { time, day, offset, kind, rating, phase, .. } = *row;
        Self { time, due: row.due(), day, offset, kind, rating, phase }
    }
}

/// When a card was last graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastReview {
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// The scheduler day, as the event has it.
    pub day: i32,
}

/// Where one card stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardState {
    pub phase: Phase,
    /// The index of the learning or relearning step it is on.
    pub step: usize,
    /// FSRS: days until recall falls to 90 %. 0 before the first grade, and under SM-2.
    pub stability: f32,
    /// FSRS: from 1 to 10. 0 before the first grade, and under SM-2.
    pub difficulty: f32,
    /// SM-2's E-factor, at least 1.3.
    pub ease: f32,
    /// SM-2's count of successes in a row.
    pub successes: u32,
    /// The days promised by the last grade that promised days.
    pub interval: u32,
    /// As the last event that promised anything has it.
    pub due: Due,
    /// Grades that counted.
    pub reps: u32,
    /// Times it was known and then forgotten.
    pub lapses: u32,
    pub last: Option<LastReview>,
    /// The scheduler day of the first grade.
    pub first_day: Option<i32>,
    pub suspended: bool,
    /// Not asked before this scheduler day.
    pub buried_until: Option<i32>,
    /// The time of the last event of any kind, ms since 1970-01-01 UTC.
    pub latest: i64,
}

impl Default for CardState {
    /// A new card.
    fn default() -> Self {
        Self {
            phase: Phase::New,
            step: 0,
            stability: 0.0,
            difficulty: 0.0,
            ease: FIRST_EASE,
            successes: 0,
            interval: 0,
            due: Due::None,
            reps: 0,
            lapses: 0,
            last: None,
            first_day: None,
            suspended: false,
            buried_until: None,
            latest: i64::MIN,
        }
    }
}

impl CardState {
    /// It is known, and asked at intervals of [`MATURE_DAYS`] or more.
    #[must_use]
    pub fn is_mature(&self) -> bool {
        self.is_known() && self.interval >= MATURE_DAYS
    }

    /// It was answered, and is asked at intervals of days. A card that has its date by hand waits for
    /// it, and is no better known for that.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.phase == Phase::Review && self.reps > 0
    }

    /// It is neither suspended nor buried on scheduler day `day`.
    #[must_use]
    pub fn is_active(&self, day: i32) -> bool {
        !self.suspended && self.buried_until.is_none_or(|until| until <= day)
    }

    /// It is in the middle of learning or relearning steps.
    #[must_use]
    pub fn is_learning(&self) -> bool {
        matches!(self.phase, Phase::Learning | Phase::Relearning)
    }

    /// Scheduler days from the last grade to `day`; 0 if the days ran backwards (a clock set
    /// back, a flight west). None if it was never graded.
    #[must_use]
    pub fn elapsed_days(&self, day: i32) -> Option<u32> {
        let last = self.last?;
        Some(u32::try_from(i64::from(day) - i64::from(last.day)).unwrap_or(0))
    }
}

/// The phase of a card that is sent to a step from `phase`.
pub(super) fn steps_phase(phase: Phase) -> Phase {
    match phase {
        Phase::New | Phase::Learning => Phase::Learning,
        Phase::Review | Phase::Relearning => Phase::Relearning,
    }
}

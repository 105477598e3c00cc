//! Where one card stands: the fold of its events.

use super::memory::Memory;
use crate::history::{Due, Phase};

/// A card's last review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastReview {
    /// ms UTC.
    pub time: i64,
    /// The scheduler day.
    pub day: i32,
}

/// Where a card stands. The default is a new card.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardState {
    pub phase: Phase,
    /// Which learning step it waits out, from 0.
    pub step: usize,
    pub memory: Memory,
    /// The promise of the last event that made one.
    pub due: Due,
    /// Reviews that count.
    pub reps: u32,
    /// How often it was forgotten after it was learnt.
    pub lapses: u32,
    pub last: Option<LastReview>,
    /// The day of its first review.
    pub first_day: Option<i32>,
    pub suspended: bool,
    /// Not asked before this day.
    pub buried_until: Option<i32>,
}

impl CardState {
    /// Forgotten so often that the card, not the student, is at fault.
    #[must_use]
    pub fn is_leech(&self, lapses: u32) -> bool {
        lapses > 0 && self.lapses >= lapses
    }

    /// Whether it is kept from being asked on `day`.
    #[must_use]
    pub fn is_away(&self, day: i32) -> bool {
        self.suspended || self.buried_until.is_some_and(|until| day < until)
    }

    /// Days of the promise, for a card in review: from its last review to its due day.
    #[must_use]
    pub fn interval(&self) -> Option<i32> {
        match (self.due, self.last) {
            (Due::Day(due), Some(last)) => Some(due.saturating_sub(last.day)),
            _ => None,
        }
    }
}

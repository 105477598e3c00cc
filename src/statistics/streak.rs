//! Days of study in a row.
//!
//! Counted in the days that the events themselves have: an evening that runs past midnight is one
//! day, and a change of clocks breaks nothing. A day that a flight over the date line took away
//! was never there to be studied on, and breaks nothing either. Today breaks nothing before it is
//! over.

use super::day::Day;
use crate::schedule::{DAY_MINUTES, Now};

/// A missing day that lasted less than this (minutes) for the student was none.
const SHORTEST_DAY: i32 = 12 * 60;

/// Days of study in a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Streak {
    /// Up to today, or to yesterday while nothing was studied today.
    pub current: u32,
    pub longest: u32,
    /// Days with any study, ever.
    pub studied: u32,
    /// Whether today is one of them.
    pub today: bool,
}

impl Streak {
    /// Of `days` that end with today.
    pub(super) fn of(days: &[Day], now: &Now) -> Self {
        let mut streak = Self::default();
        let mut run = 0;
        // The last day of study, and how many days without have passed since.
        let mut last: Option<&Day> = None;
        let mut missing = 0;
        for day in days {
            if day.stays.is_none() {
                missing += 1;
                continue;
            }
            let goes_on = last.is_some_and(|last| bridged(last, offset_of(day), missing));
            run = if goes_on { run + 1 } else { 1 };
            streak.studied += 1;
            streak.longest = streak.longest.max(run);
            (last, missing) = (Some(day), 0);
        }
        streak.today = missing == 0 && last.is_some();
        // Today is still to come: what is missing is only what lies before it.
        let before = if streak.today { 0 } else { missing - 1 };
        let holds = last.is_some_and(|last| bridged(last, Some(now.offset), before));
        streak.current = if holds { run } else { 0 };
        streak
    }
}

fn offset_of(day: &Day) -> Option<i16> {
    day.stays.map(|((_, offset), _)| offset)
}

/// Whether nothing was missed in `missing` days without study between `last` and a moment under
/// `offset`.
fn bridged(last: &Day, offset: Option<i16>, missing: i32) -> bool {
    if missing == 0 {
        return true;
    }
    let Some(((_, (_, before)), after)) = last.stays.zip(offset) else { return false };
    // Whoever flies east over no line, or west over it, has shorter days: a clock that was put
    // forward by so many minutes took them from the days in between.
    let forward = i32::from(after) - i32::from(before);
    let day = i32::try_from(DAY_MINUTES).unwrap_or(i32::MAX);
    missing == 1 && day - forward < SHORTEST_DAY
}

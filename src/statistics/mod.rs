//! The numbers behind every plot: what was done each day, what is known, what is to come.
//!
//! All of it is derived, in one pass, from the events of the cards that are asked about; nothing
//! is stored. Days are those that the events themselves have, so that a streak survives midnight,
//! a change of clocks and a flight. Knows nothing of screens; refuses to count what was undone.

mod calibration;
mod csv;
mod day;
mod figure;
mod gather;
mod histogram;
mod period;
mod retention;
mod streak;
mod subject;
#[cfg(test)]
mod tests;

pub use calibration::{Bin, Calibration, interval};
pub use csv::table;
pub use day::{Day, Tally};
pub use figure::Figure;
pub use histogram::{Histogram, Measure};
pub use period::Period;
pub use retention::{Retention, Span};
pub use streak::Streak;
pub use subject::Subject;

/// What is told about some cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    pub period: Period,
    /// The scheduler day on which it was counted.
    pub today: i32,
    /// Every scheduler day from the first grade (100 years ago at most) to today.
    pub days: Vec<Day>,
    pub streak: Streak,
    /// Over the period.
    pub hours: [Hour; 24],
    /// Over the period: grades by what the card was (learning, young, mature), in the order of
    /// [`Rating::ALL`](crate::history::Rating::ALL).
    pub answers: [[u32; 4]; 3],
    /// Over the period; of the parameters in force.
    pub calibration: Calibration,
    /// As the cards stand now.
    pub cards: Cards,
    pub intervals: Histogram,
    /// Empty under SM-2, as are difficulty and retrievability.
    pub stability: Histogram,
    pub difficulty: Histogram,
    pub retrievability: Histogram,
    /// Cards in review whose day is before today.
    pub overdue: u32,
    /// How many cards in review come back on each day of the period to come, today first.
    pub forecast: Vec<u32>,
    /// Cards in review that come back after that.
    pub later: u32,
}

/// What was done at one hour of the day, on the clock that the student had then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hour {
    /// All grades.
    pub grades: u32,
    /// Of cards in review.
    pub reviews: Tally,
}

/// How many cards are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cards {
    pub new: u32,
    /// In learning or relearning steps.
    pub learning: u32,
    pub young: u32,
    pub mature: u32,
    pub suspended: u32,
}

impl Cards {
    #[must_use]
    pub fn total(&self) -> u32 {
        self.new + self.learning + self.young + self.mature + self.suspended
    }
}

impl Statistics {
    /// Counts. Asks now and then whether to go on; none when it should not.
    #[must_use]
    pub fn of(
        subject: &Subject,
        period: Period,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        gather::gather(subject, period, go_on)
    }

    /// The days of the period, the first one first; they end with today.
    #[must_use]
    pub fn period_days(&self) -> &[Day] {
        self.last_days(self.period.days().unwrap_or(i32::MAX))
    }

    /// The last `count` days, or as many as there are.
    #[must_use]
    pub fn last_days(&self, count: i32) -> &[Day] {
        let count = usize::try_from(count).unwrap_or(0);
        self.days.get(self.days.len().saturating_sub(count)..).unwrap_or_default()
    }

    /// The scheduler day of the first of `days`.
    #[must_use]
    pub fn first_of(&self, days: &[Day]) -> i32 {
        let count = i32::try_from(days.len()).unwrap_or(i32::MAX);
        self.today.saturating_sub(count.saturating_sub(1))
    }

    /// How much of what was asked was known, over spans that end today.
    #[must_use]
    pub fn retention(&self) -> Vec<Retention> {
        retention::over(self)
    }
}

//! What is told about some cards, and the days that it is about.

use super::calibration::Calibration;
use super::day::{Day, Tally};
use super::histogram::Histogram;
use super::period::Period;
use super::streak::Streak;

/// What is told about some cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    pub period: Period,
    /// The scheduler day on which it was counted.
    pub today: i32,
    /// Every scheduler day from the first grade (100 years ago at most) to today.
    pub days: Vec<Day>,
    /// How many scheduler days with grades stand on the last one: more than one where this
    /// machine's clock is behind the history.
    pub days_on_last: u32,
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

    /// How many of `days`, which end with today, had study; what is a mean per day is divided by
    /// it.
    #[must_use]
    pub fn days_of_study(&self, days: &[Day]) -> u64 {
        let Some((_, before)) = days.split_last() else { return 0 };
        let studied = before.iter().filter(|day| day.grades() > 0).count();
        u64::from(self.days_on_last) + studied as u64
    }

    /// The scheduler day of the first of `days`.
    #[must_use]
    pub fn first_of(&self, days: &[Day]) -> i32 {
        let count = i32::try_from(days.len()).unwrap_or(i32::MAX);
        self.today.saturating_sub(count.saturating_sub(1))
    }
}

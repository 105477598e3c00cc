//! The numbers behind every plot: what was done each day, what is known, what is to come.
//!
//! All of it is derived, in one pass, from the events of the cards that are asked about; nothing
//! is stored. Days are those that the events themselves have, so that a streak survives midnight,
//! a change of clocks and a flight. What was undone does not count. Knows nothing of screens.

mod calibration;
mod counted;
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
pub use counted::{Cards, Hour, Statistics};
pub use csv::table;
pub use day::{Day, Tally};
pub use figure::Figure;
pub use histogram::{Histogram, Measure};
pub use period::Period;
pub use retention::{Retention, Span};
pub use streak::Streak;
pub use subject::Subject;

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

    /// How much of what was asked was known, over spans that end today.
    #[must_use]
    pub fn retention(&self) -> Vec<Retention> {
        retention::over(self)
    }
}

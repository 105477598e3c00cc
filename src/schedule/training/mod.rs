//! Learning the student's memory: FSRS-6 trained on their own reviews, and judged on reviews that
//! the training has not seen.
//!
//! Trains per student, on everything that was ever reviewed, never per deck: a small deck teaches
//! chance. The same history gives the same parameters. Only parameters that predict better
//! than those in force are offered.

mod measure;
mod optimise;
mod sequences;
#[cfg(test)]
pub(super) mod test_student;
#[cfg(test)]
mod tests;

pub use measure::{Bin, Measure};
pub use optimise::{Outcome, TrainingError, optimise};
pub use sequences::Sequences;

use crate::history::History;

/// The fewest reviews to learn from. FSRS learns something from a few dozen already; but a fifth
/// is held out to judge by, and with fewer than 80 reviews there, what is measured is chance
/// (80 reviews, one in ten forgotten: ± 3 points). Anki asked for 400 too.
pub const ENOUGH: usize = 400;

/// How many reviews there must be before training is proposed (again): [`ENOUGH`], then twice
/// those of the last time. The parameters settle as the reviews grow; a tenth more changes them
/// less than chance does.
#[must_use]
pub fn wanted(trained_on: u32) -> usize {
    ENOUGH.max((trained_on as usize).saturating_mul(2))
}

/// Whether there are enough reviews to propose a training. Counts no further than it must.
#[must_use]
pub fn is_due(history: &History, trained_on: u32) -> bool {
    let wanted = wanted(trained_on);
    history.len() >= wanted && sequences::count(history, wanted) >= wanted
}

/// How many reviews there are to learn from.
#[must_use]
pub fn count(history: &History) -> usize {
    sequences::count(history, usize::MAX)
}

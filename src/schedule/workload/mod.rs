//! What a retention costs: minutes a day against what is known, simulated with the student's own
//! cards, times and grades.
//!
//! The simulator is the `fsrs` crate's; this folder says to it who the student is. What a
//! settings file may hold and the simulator would not survive is bounded first.

mod curve;
mod habits;
#[cfg(test)]
mod tests;

pub use curve::{Cards, Curve, DAYS, Point, RETENTIONS, WorkloadError, simulate};
pub use habits::Habits;

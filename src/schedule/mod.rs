//! When to see a card again: days, memory models, learning steps, fuzz.
//!
//! Folds a card's events into its state, and says what each grade would promise. The due date in
//! an event is the promise that was made and is never recomputed. Knows nothing of files and
//! screens, and has no clock of its own: every question comes with a [`Now`].

mod day;
mod fuzz;
mod memory;
mod scheduler;
mod settings;
mod state;

pub use day::Now;
pub use memory::Memory;
pub(crate) use scheduler::plain;
pub use scheduler::{Promise, Scheduler, Wait};
pub use settings::{ModelChoice, Settings, SettingsError};
pub use state::{CardState, LastReview};

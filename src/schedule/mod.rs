//! When to see a card again.
//!
//! A [`Scheduler`] folds one card's events into a [`CardState`] and says what each of the four
//! answers would promise. Two memory models stand behind it: FSRS-6 and SM-2. Knows nothing of
//! files, of decks' contents, of screens; the clock is given to it as a [`Now`]. `training` learns
//! FSRS-6's parameters from the student's reviews, `workload` says what a retention costs.

mod actions;
mod clock;
mod daily_limit;
mod fsrs6;
mod fuzz;
mod leech;
mod promise;
#[cfg(test)]
mod reference_tests;
mod scheduler;
mod settings;
mod sm2;
mod spread;
mod state;
#[cfg(test)]
mod time_travel_tests;
pub mod training;
pub mod workload;

pub(crate) use clock::DAY_MINUTES;
pub use clock::Now;
pub use daily_limit::{Limit, LimitOf, MORE, More};
pub use fuzz::Load;
pub use promise::{LEARN_AHEAD_MS, Promise, Wait};
pub use scheduler::Scheduler;
pub use settings::{ModelChoice, Settings, SettingsError};
pub use spread::{LONGEST_SPREAD, Spread};
pub use state::{CardState, LastReview, MATURE_DAYS, Moment};

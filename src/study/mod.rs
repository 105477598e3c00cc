//! A sitting: which card comes next, what a grade does, what an undo takes back.
//!
//! A [`Collection`] holds the cards of all decks with their states; a [`Session`] leads through
//! those of today. Works on plain data: what is to be kept is handed out as a draft, and the
//! caller writes it before it is recorded here. Knows nothing of files and screens.

mod agenda;
mod apart;
mod backlog;
mod card_entry;
mod card_states;
mod catching_up;
mod collection;
mod counts;
mod daily_limits;
mod exam_plan;
mod exams;
mod forecast;
#[cfg(test)]
mod forecast_tests;
mod gain;
mod identity;
mod memory_grid;
mod new_card_turn;
mod numbered;
mod pace;
mod past;
mod queue;
#[cfg(test)]
mod random_sittings_tests;
mod scope;
#[cfg(test)]
mod sentence_tests;
mod session;
#[cfg(test)]
mod session_tests;
#[cfg(test)]
mod test_library;
mod typed;

pub use backlog::{Backlog, Progress, backlog};
pub use card_entry::CardEntry;
pub use card_states::CardStates;
pub use catching_up::{CatchingUp, Recall, catch_up};
pub use collection::{Collection, Opened};
pub use counts::{Census, Counts};
pub use daily_limits::Limits;
pub use exam_plan::{Exam, FARTHEST, LAST_DAYS, Outlook, Proposal, new_a_day, outlook, propose};
pub use exams::{Planned, Task, Turns, to_come, turns};
pub use forecast::{Day, Forecast, forecast};
pub use gain::gain;
pub use new_card_turn::Turn;
pub use pace::Pace;
pub use queue::Remaining;
pub use scope::{Scope, Span};
pub use session::{Session, Summary, take_back};
pub use typed::{Comparison, Expected, Fate, Forgiven, Word};

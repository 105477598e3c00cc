//! A sitting: which card comes next, what a grade does, what an undo takes back.
//!
//! A [`Collection`] holds the cards of all decks with their states; a [`Session`] leads through
//! those of today. Works on plain data: what is to be kept is handed out as a draft, and the
//! caller writes it before it is recorded here. Knows nothing of files and screens.

mod agenda;
mod backlog;
mod catching_up;
#[cfg(test)]
mod chance;
mod collection;
mod counts;
#[cfg(test)]
mod desk;
mod entry;
mod exam;
mod exams;
mod folded;
mod forecast;
#[cfg(test)]
mod foreseen;
mod gain;
mod grid;
mod limits;
mod numbered;
mod pace;
mod past;
mod queue;
mod scope;
mod session;
#[cfg(test)]
mod trial;
mod turn;
mod typed;

pub use backlog::{Backlog, Progress, backlog};
pub use catching_up::{CatchingUp, Recall, catch_up};
pub use collection::{Collection, Opened};
pub use counts::{Census, Counts};
pub use entry::CardEntry;
pub use exam::{Exam, FARTHEST, LAST_DAYS, Outlook, Proposal, new_a_day, outlook, propose};
pub use exams::{Planned, Task, Turns, to_come, turns};
pub use folded::Folded;
pub use forecast::{Day, Forecast, forecast};
pub use gain::gain;
pub use limits::Limits;
pub use pace::Pace;
pub use queue::Remaining;
pub use scope::{Scope, Span};
pub use session::{Session, Summary, take_back};
pub use turn::Turn;
pub use typed::{Comparison, Expected, Fate, Forgiven, Word};

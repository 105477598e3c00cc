//! A sitting: which card comes next, what a grade does, what can be taken back.
//!
//! A [`Collection`] is every card with its state; a [`Session`] walks through those that are due.
//! Neither writes: a grade is a draft, which the caller has the library write and then records.
//! Knows nothing of screens.

mod collection;
mod queue;
mod session;
mod summary;

pub use collection::{CardEntry, Collection, Counts};
pub use queue::Scope;
pub use session::{Remaining, Session};
pub use summary::Summary;

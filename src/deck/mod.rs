//! Decks, notes and cards: what is written and what is asked.
//!
//! A [`Note`] is what a person writes, a [`Card`] is what is asked; a note makes one or more
//! cards. Decks are read from and written to RON, strictly and canonically. Knows nothing of
//! files on disk, of time, of screens.

mod back;
mod card;
mod change;
mod cloze;
mod comments;
mod fold;
mod formula;
mod id;
mod joined;
mod merge;
mod model;
mod outline;
mod read;
#[cfg(test)]
mod sample;
mod sign;
#[cfg(test)]
mod tests;
mod write;

pub use back::take_back;
pub use card::{Card, CardPlace, Question};
pub use change::{Change, Changes, changed_since, edited_after, edited_by_hand};
pub use cloze::{ClozeError, ClozePart, ClozeText, mistyped_gap};
pub use comments::with_comments;
pub use fold::fold;
pub use id::{CardId, DeckId, IdError, NoteId};
pub use joined::{Joined, is_other_course};
pub use merge::{join, merge, regenerate};
pub use model::{Content, Deck, Mask, Note, Origin, Source};
pub use outline::Outline;
pub use read::{Fault, ReadError, fault_of, read};
pub use sign::{Flag, MARKED, is_sign, toggle_mark};
pub use write::write;

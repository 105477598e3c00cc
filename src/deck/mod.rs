//! Decks, notes and cards: what is written and what is asked.
//!
//! A [`Note`] is what a person writes, a [`Card`] is what is asked; a note makes one or more
//! cards. Decks are read from and written to RON, strictly and canonically. Knows nothing of
//! files on disk, of time, of screens.

mod alike;
mod asked;
mod bare_words;
mod by_deck;
mod card;
mod card_list;
mod carried;
mod changes;
mod cloze;
mod comments;
mod fold;
mod formula;
mod id;
mod joined;
mod letters;
mod line_signs;
pub mod math;
mod media;
mod merge;
mod model;
mod raw_words;
mod read;
mod ron_text;
mod sign;
mod size;
mod syntax;
mod take_back;
#[cfg(test)]
pub(crate) mod test_decks;
#[cfg(test)]
mod tests;
mod twice;
mod words;
mod write;

pub use alike::{Likeness, likeness};
pub use by_deck::ByDeck;
pub use card::{
    Card, CardPlace, Question, Sentence, is_both, labels as mask_labels, number as mask_number,
};
pub use card_list::CardList;
pub use carried::{carried, carried_tags, clashes};
pub use changes::{begun, changed_since, edited_after, edited_by_hand};
pub use cloze::{ClozeError, ClozePart, ClozeText, mistyped_gap, without_double_gaps};
pub use comments::with_comments;
pub use fold::{fold, fold_onto};
pub use id::{CardId, DeckId, IdError, NoteId};
pub use joined::{Joined, is_other_course};
pub use line_signs::with_line_signs;
pub use media::{media_in, media_name, media_names, media_target, readable_name};
pub use merge::{join, known_as, merge, regenerate};
pub use model::{
    Change, Changes, Content, Deck, Hide, MOST_CORNERS, Mask, Note, Origin, Shape, Source,
};
pub use read::{Fault, ReadError, fault_of, read};
pub use sign::{Flag, MARKED, is_sign, toggle_mark};
pub use syntax::Syntax;
pub use take_back::take_back;
pub use twice::{AlikeIndex, DeckVersion, Place, Questions, Twice, in_order};
pub use write::write;

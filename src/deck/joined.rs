//! What became of a deck when what was just generated came into it.

use std::collections::HashMap;

use super::id::NoteId;
use super::merge::known_as;
use super::model::{Deck, Note};
use crate::message::{Message, Tell};

/// How many notes were added, changed and left as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    title: String,
    added: usize,
    changed: usize,
    left: usize,
}

impl Joined {
    /// From a deck as it was and as it is.
    #[must_use]
    pub fn of(before: &Deck, after: &Deck) -> Self {
        let known: HashMap<&NoteId, &Note> =
            before.notes.iter().map(|note| (&note.id, note)).collect();
        let mut joined = Self { title: after.title.clone(), added: 0, changed: 0, left: 0 };
        for note in &after.notes {
            match known.get(&note.id) {
                None => joined.added += 1,
                Some(there) if *there == note => joined.left += 1,
                Some(_) => joined.changed += 1,
            }
        }
        joined
    }
}

impl Tell for Joined {
    fn message(&self) -> Message {
        Message::new("deck-joined")
            .with("title", &self.title)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("left", self.left)
    }
}

/// Whether what was generated has nothing in common with the deck that is there: it is of another
/// course, whose title is the same.
#[must_use]
pub fn is_other_course(there: &Deck, generated: &Deck) -> bool {
    let generated = known_as(there, generated);
    let shared = |note: &Note| there.notes.iter().any(|known| known.id == note.id);
    !there.notes.is_empty() && !generated.notes.iter().any(shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::test_decks::deck;

    #[test]
    fn notes_are_counted_by_what_became_of_them() {
        let before = deck(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = deck(&[("new", "1"), ("a", "1"), ("b", "2"), ("c", "1")]);
        let joined = Joined { title: "T".into(), added: 1, changed: 1, left: 2 };
        assert_eq!(Joined::of(&before, &after), joined);
    }

    #[test]
    fn a_course_without_a_common_note_is_another() {
        let there = deck(&[("a", "1"), ("b", "1")]);
        assert!(is_other_course(&there, &deck(&[("x", "1")])));
        assert!(!is_other_course(&there, &deck(&[("x", "1"), ("b", "2")])));
        assert!(!is_other_course(&deck(&[]), &deck(&[("x", "1")])), "nothing is mixed up");
    }
}

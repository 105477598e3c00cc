//! Small decks to test with.

use super::{Changes, Content, Deck, Note};

/// A deck of notes by id and back.
pub(super) fn deck(notes: &[(&str, &str)]) -> Deck {
    let note = |(id, back): &(&str, &str)| Note {
        id: id.parse().unwrap(),
        content: Content::Basic { front: "q".into(), back: (*back).into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: "d".parse().unwrap(),
        title: "T".into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: notes.iter().map(note).collect(),
        changes: Changes::default(),
    }
}

//! Small decks to test with.

use super::{Changes, Content, Deck, Note};

/// A deck of notes by id and back.
pub(crate) fn deck(notes: &[(&str, &str)]) -> Deck {
    let asked: Vec<_> = notes.iter().map(|(id, back)| (*id, "q", *back)).collect();
    deck_asking(&asked)
}

/// A deck of notes by id, front and back.
pub(super) fn deck_asking(notes: &[(&str, &str, &str)]) -> Deck {
    let asked = |(id, front, back): &(&str, &str, &str)| {
        note(id, Content::Basic { front: (*front).into(), back: (*back).into() })
    };
    Deck {
        id: "d".parse().unwrap(),
        title: "T".into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: notes.iter().map(asked).collect(),
        changes: Changes::default(),
    }
}

/// A note with nothing but its content.
pub(super) fn note(id: &str, content: Content) -> Note {
    Note {
        id: id.parse().unwrap(),
        content,
        context: String::new(),
        tags: Vec::new(),
        source: None,
    }
}

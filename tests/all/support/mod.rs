//! What the tests of whole files share.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

pub mod student;
pub mod work;

use carabin::deck::{Changes, Content, Deck, Note};
use carabin::history::{Draft, Due, Kind, Phase, Rating};

/// A note that asks “Q ?”.
pub fn note_of(id: &str, back: &str) -> Note {
    Note {
        id: id.parse().unwrap(),
        content: Content::Basic { front: "Q ?".into(), back: back.into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    }
}

/// A French deck that is called as its id, of such notes with their backs.
pub fn deck_of(id: &str, notes: &[(&str, &str)]) -> Deck {
    Deck {
        id: id.parse().unwrap(),
        title: id.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: notes.iter().map(|(id, back)| note_of(id, back)).collect(),
        changes: Changes::default(),
    }
}

/// The card's first answer, “good”, at `time` (ms UTC).
pub fn grade(card: &str, time: i64) -> Draft {
    Draft {
        card: card.parse().unwrap(),
        time,
        rating: Some(Rating::Good),
        phase: Phase::New,
        duration: 900,
        day: 20_780,
        offset: 60,
        kind: Kind::Review,
        due: Due::Day(20_783),
        target: None,
    }
}

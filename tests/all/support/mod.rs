//! What the tests of whole files share.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

pub mod student;

use carabin::history::{Draft, Due, Kind, Phase, Rating};

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

//! A small library in a folder of its own, for tests.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::deck::test_decks;
use crate::history::{Due, Kind, Phase, Rating, Stamp};

pub(super) fn device(name: &str) -> DeviceId {
    name.parse().unwrap()
}

pub(super) fn deck_of(id: &str, notes: &[(&str, &str)]) -> Deck {
    Deck { id: id.parse().unwrap(), title: id.into(), ..test_decks::deck(notes) }
}

pub(super) fn grade(card: &str, time: i64) -> Draft {
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

pub(super) fn event(device_name: &str, sequence: u64, what: Draft) -> Event {
    Event { stamp: Stamp { device: device(device_name), sequence }, what }
}

pub(super) fn put(root: &Path, file: &str, text: &str) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(super) fn text(deck: &Deck) -> String {
    deck::write(deck)
}

/// A library that holds one deck, `d`, of notes `a` and `b`.
pub(super) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "decks/d.ron", &text(&deck_of("d", &[("a", "1"), ("b", "1")])));
    fs::write(root.join("settings.ron"), Settings::default().encode().unwrap()).unwrap();
    fs::create_dir(root.join("history")).unwrap();
    folder
}

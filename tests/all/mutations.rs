//! Decks, settings and histories with bytes changed at random: whatever stands in a file, it is
//! read or refused with a place, in little time, without a panic, and never written over.
//!
//! `cargo test --test all mutations:: -- --ignored` tries a million.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::time::{Duration, Instant};

use crate::mutator::{DECK, Dice, history_text, mutate};
use carabin::deck;
use carabin::history::{self, DeviceId, HEADER};
use carabin::library::{Library, SHIPPED_DECKS};

/// No input may take long, whatever the machine is doing besides.
const LONGEST: Duration = Duration::from_secs(5);

fn read_decks(count: usize) {
    let sources = [DECK.as_bytes(), &SHIPPED_DECKS[0].text.as_bytes()[..6000]];
    let (mut sound, mut dice) = (0, Dice(1));
    for n in 0..count {
        let mut bytes = sources[usize::from(n % 8 == 0)].to_vec();
        mutate(&mut bytes, &mut dice);
        let start = Instant::now();
        match deck::read(&bytes) {
            // What was understood is kept whole by a save.
            Ok(deck) => {
                sound += 1;
                let text = deck::write(&deck).unwrap();
                assert_eq!(deck::read(text.as_bytes()).as_ref(), Ok(&deck), "input {n}");
                assert_eq!(deck::join(&deck, &deck).notes.len(), deck.notes.len(), "input {n}");
            }
            Err(error) => {
                let lines = bytes.split(|byte| *byte == b'\n').count();
                assert!((1..=lines + 1).contains(&error.line) && error.column > 0, "input {n}");
            }
        }
        assert!(start.elapsed() < LONGEST, "input {n}");
    }
    assert!(sound > count / 100, "too few are sound to test a save: {sound}");
}

fn read_histories(count: usize) {
    let (text, device) = (history_text(), "one".parse::<DeviceId>().unwrap());
    let mut dice = Dice(2);
    for n in 0..count {
        let mut bytes = text.clone().into_bytes();
        mutate(&mut bytes, &mut dice);
        let start = Instant::now();
        let log = history::read(&bytes, &device);
        let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
        for fault in &log.faults {
            assert!((1..=lines).contains(&fault.line) && fault.column > 0, "input {n}: {fault:?}");
        }
        // What was understood is written as it is read.
        for event in &log.events {
            let line = format!("{HEADER}{}", history::encode(event));
            assert_eq!(history::read(line.as_bytes(), &device).events.first(), Some(event));
        }
        assert!(start.elapsed() < LONGEST, "input {n}");
    }
}

/// Whole libraries with one damaged file of each kind.
fn open_libraries(count: usize) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut dice = Dice(3);
    let settings = {
        let root = folder.path().join("new");
        drop(Library::open(&root, &"one".parse().unwrap()).unwrap());
        fs::read(root.join("settings.ron")).unwrap()
    };
    for n in 0..count {
        let root = folder.path().join(format!("library{n}"));
        for inside in ["decks", "history"] {
            fs::create_dir_all(root.join(inside)).unwrap();
        }
        let sources = [
            ("settings.ron", settings.clone()),
            ("decks/a.ron", DECK.into()),
            ("history/two.csv", history_text().into_bytes()),
        ];
        let files: Vec<_> = sources
            .into_iter()
            .map(|(name, mut bytes)| {
                mutate(&mut bytes, &mut dice);
                fs::write(root.join(name), &bytes).unwrap();
                (root.join(name), bytes)
            })
            .collect();
        let mut library = Library::open(&root, &"one".parse().unwrap()).unwrap();
        let merged = !library.take_news().is_empty();
        let broken = library.decks().is_empty();
        assert!(!broken || library.problems().iter().any(|problem| problem.place.is_some()));
        let saved = library.decks().first().map(|open| open.deck.clone());
        if let Some(deck) = saved {
            library.save_deck(&deck).unwrap();
        }
        drop(library);
        for (path, bytes) in files {
            let kept = fs::read(&path).unwrap() == bytes;
            let deck_saved = path.ends_with("a.ron") && !broken;
            assert!(kept || merged || deck_saved, "{}: written over", path.display());
        }
        fs::remove_dir_all(root).unwrap();
    }
}

#[test]
fn damaged_decks_are_refused_with_a_place_or_kept_whole() {
    read_decks(6_000);
}

#[test]
fn damaged_histories_count_as_far_as_they_can_be_read() {
    read_histories(4_000);
}

#[test]
fn damaged_files_are_never_written_over() {
    open_libraries(150);
}

#[test]
#[ignore = "a million inputs take minutes"]
fn a_million_damaged_files() {
    let decks = std::thread::spawn(|| read_decks(650_000));
    read_histories(350_000);
    decks.join().unwrap();
    open_libraries(5_000);
}

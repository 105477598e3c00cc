//! Decks, settings and histories with bytes changed at random: whatever stands in a file, it is
//! read or refused with a place, in little time, without a panic, and never written over.
//!
//! `cargo test --test all mutations:: -- --ignored` tries a million.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::mutator::{DECK, Dice, foreign, history_text, mutate};
use crate::support::work::Work;
use crate::support::{grade, note_of};
use carabin::deck::{self, Deck};
use carabin::history::{self, DeviceId, HEADER};
use carabin::library::{Library, LibraryError, SHIPPED_DECKS};

/// No input may take long, whatever the machine is doing besides.
const LONGEST: Duration = Duration::from_secs(5);

fn read_decks(count: usize) {
    let sources = [DECK.as_bytes(), &SHIPPED_DECKS[0].text.as_bytes()[..6000]];
    let (mut sound, mut dice) = (0, Dice(1));
    for n in 0..count {
        let mut bytes = sources[usize::from(n % 8 == 0)].to_vec();
        mutate(&mut bytes, &mut dice);
        let work = Work::begin();
        match deck::read(&bytes) {
            // What was understood is kept whole by a save.
            Ok(deck) => {
                sound += 1;
                let text = deck::write(&deck);
                assert_eq!(deck::read(text.as_bytes()).as_ref(), Ok(&deck), "input {n}");
                assert_eq!(deck::join(&deck, &deck).notes.len(), deck.notes.len(), "input {n}");
            }
            Err(error) => {
                let lines = bytes.split(|byte| *byte == b'\n').count();
                assert!((1..=lines + 1).contains(&error.line) && error.column > 0, "input {n}");
            }
        }
        assert!(work.took() < LONGEST, "input {n}");
    }
    assert!(sound > count / 100, "too few are sound to test a save: {sound}");
}

fn read_histories(count: usize) {
    let (text, device) = (history_text(), "one".parse::<DeviceId>().unwrap());
    let mut dice = Dice(2);
    for n in 0..count {
        let text = if n % 4 == 0 { foreign(&text, &mut dice) } else { text.clone() };
        let mut bytes = text.into_bytes();
        mutate(&mut bytes, &mut dice);
        let work = Work::begin();
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
        assert!(work.took() < LONGEST, "input {n}");
    }
}

#[cfg(unix)]
fn link(to: impl AsRef<Path>, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: impl AsRef<Path>, _: &Path) {}

/// Both choose a number, and one takes its choice back: what the numbers of new cards and of reviews
/// are then. None where the settings cannot be read, and are left alone.
fn choose(one: &mut Library, other: &mut Library) -> Option<(u32, u32)> {
    let before = one.settings().clone();
    let mut after = before.clone();
    after.scheduling.new_per_day = 7;
    match one.save_settings(after.clone()) {
        Err(LibraryError::Settings(_)) => return None,
        saved => saved.unwrap(),
    }
    let mut theirs = other.settings().clone();
    theirs.scheduling.reviews_per_day = 9;
    other.save_settings(theirs).unwrap();
    one.undo_settings(&before, &after).unwrap();
    Some((before.scheduling.new_per_day, 9))
}

/// Whole libraries with one damaged file of each kind, links that lead within the library and out of
/// it, and a second device on the same folder.
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
        let outside = folder.path().join("outside.ron");
        fs::write(&outside, DECK).unwrap();
        fs::create_dir(root.join("shared")).unwrap();
        link("../shared/linked.ron", &root.join("decks/linked.ron"));
        link(&outside, &root.join("decks/outside.ron"));
        link(&outside, &root.join("history/three.csv"));
        let linked = DECK.replace("id: \"d\"", "id: \"linked\"");
        let sources = [
            ("settings.ron", settings.clone()),
            ("decks/a.ron", DECK.into()),
            ("shared/linked.ron", linked.into()),
            ("history/two.csv", history_text().into_bytes()),
            ("history/four.csv", foreign(&history_text(), &mut dice).into_bytes()),
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
        let mut beside = Library::open(&root, &"five".parse().unwrap()).unwrap();
        let merged = !library.take_news().is_empty();
        let saved: Vec<_> =
            library.decks().iter().map(|open| (open.path.clone(), open.deck.clone())).collect();
        let broken = saved.iter().all(|(path, _)| !path.ends_with("a.ron"));
        assert!(!broken || library.problems().iter().any(|problem| problem.place.is_some()));
        for (_, deck) in &saved {
            for library in [&mut library, &mut beside] {
                library.save_deck(deck).unwrap();
            }
        }
        for (library, time) in [(&mut library, 1), (&mut beside, 2)] {
            library.append(grade("a.1", time)).unwrap();
        }
        if let Some((_, deck)) = saved.first() {
            let with = |id: &str| {
                let notes = deck.notes.iter().cloned().chain([note_of(id, "A")]).collect();
                Deck { notes, ..deck.clone() }
            };
            library.save_deck(&with("ours")).unwrap();
            beside.save_deck(&with("theirs")).unwrap();
            library.undo_deck(Some(deck), &with("ours")).unwrap();
            let notes = &library.deck(&deck.id).unwrap().deck.notes;
            let ids: Vec<&str> = notes.iter().map(|note| note.id.as_str()).collect();
            assert!(ids.contains(&"theirs") && !ids.contains(&"ours"), "{n}: {ids:?}");
        }
        let chosen = choose(&mut library, &mut beside);
        drop((library, beside));
        let read = Library::look(&root).unwrap();
        if let Some(numbers) = chosen {
            let scheduling = &read.settings().scheduling;
            assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), numbers, "{n}");
        }
        let there = read.history().events();
        for name in ["one", "five"] {
            assert!(there.iter().any(|event| event.stamp.device.as_str() == name), "{n}: {name}");
        }
        assert_eq!(fs::read_to_string(&outside).unwrap(), DECK, "{n}: through a link");
        for (path, bytes) in files {
            let kept = fs::read(&path).unwrap() == bytes;
            let is = |saved: &Path| fs::canonicalize(root.join(saved)).is_ok_and(|at| at == path);
            let deck_saved = saved.iter().any(|(saved, _)| is(saved));
            let chosen = chosen.is_some() && path.ends_with("settings.ron");
            assert!(kept || merged || deck_saved || chosen, "{}: written over", path.display());
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

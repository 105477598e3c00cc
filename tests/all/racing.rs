//! Two devices on one mounted folder, each a process of its own, that save, undo, grade and choose at
//! once: all that either did is there, and nothing that either took back.
//!
//! `cargo test --test all racing:: -- --ignored` plays more than ten thousand saves.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use carabin::deck::{Deck, DeckId, Note};
use carabin::history::{Draft, Due, Kind};
use carabin::library::{Library, Saved, Settings};

use crate::support::{deck_of, grade, note_of};

/// What tells this program that it is one side: the folder, the device, and how many rounds.
const SIDE: &str = "CARABIN_TEST_SIDE";

fn note(id: &str) -> Note {
    note_of(id, "A")
}

fn titled(id: &str, title: &str, notes: &[&str]) -> Deck {
    let notes = notes.iter().map(|id| note(id)).collect();
    Deck { title: title.into(), notes, ..deck_of(id, &[]) }
}

/// The decks that both write.
const SHARED: [&str; 2] = ["cours", "annales"];

fn shared(library: &Library, id: &str) -> Deck {
    library.deck(&id.parse().unwrap()).unwrap().deck.clone()
}

/// The setting that is this side's own.
fn set(settings: &mut Settings, name: &str, value: u32) {
    let limits = &mut settings.scheduling;
    if name == "one" { limits.new_per_day = value } else { limits.reviews_per_day = value }
}

/// What a side does in a round, and what of it stays.
struct Round {
    number: usize,
    /// A note of a shared deck, by name, and whether it is taken back.
    note: String,
    undone: bool,
    /// A deck of its own, with a title that the other side gives too.
    deck: String,
    removed: bool,
}

fn rounds(name: &'static str, count: usize) -> impl Iterator<Item = Round> {
    (0..count).map(move |number| Round {
        number,
        note: format!("{name}-{number}"),
        undone: number % 4 == 1,
        deck: format!("{name}-deck-{number}"),
        removed: number % 5 == 0,
    })
}

fn work(library: &mut Library, name: &'static str, count: usize) {
    for Round { number, note: id, undone, deck, removed } in rounds(name, count) {
        let before = shared(library, SHARED[number % 2]);
        let mut after = before.clone();
        after.notes.push(note(&id));
        let time = i64::try_from(number).unwrap();
        if number % 3 == 0 {
            // As one with an event and another deck.
            let mut other = shared(library, SHARED[1 - number % 2]);
            other.notes.push(note(&format!("{id}-too")));
            let bury =
                Draft { kind: Kind::Bury, rating: None, due: Due::None, ..grade("a.1", time) };
            let saved = [&after, &other].map(Saved::from);
            library.save_together(&saved, &[], vec![bury], None).unwrap();
        } else {
            library.save_deck(&after).unwrap();
        }
        if undone {
            library.undo_deck(Some(&before), &after).unwrap();
        }
        let own = titled(&deck, &format!("Paquet {number}"), &[&format!("{deck}-n")]);
        library.save_deck(&own).unwrap();
        if removed {
            library.undo_deck(None, &own).unwrap();
        }
        let old = library.settings().clone();
        let mut chosen = old.clone();
        set(&mut chosen, name, u32::try_from(number).unwrap() + 1);
        library.save_settings(chosen.clone()).unwrap();
        // A choice that is taken back is the last one that was not.
        if number % 7 == 6 {
            library.undo_settings(&old, &chosen).unwrap();
        }
        let event = library.append(grade("a.1", time)).unwrap();
        if number % 6 == 5 {
            let target = Some(event.stamp);
            let (kind, rating, due) = (Kind::Undo, None, Due::None);
            library.append(Draft { kind, rating, due, target, ..grade("a.1", time) }).unwrap();
        }
    }
}

/// One side, when another test has started this program for it.
#[test]
fn one_side() {
    let Ok(side) = env::var(SIDE) else { return };
    let [root, name, count] = side.split('|').collect::<Vec<_>>().try_into().unwrap();
    let name = if name == "one" { "one" } else { "two" };
    let mut library = Library::open(Path::new(root), &name.parse().unwrap()).unwrap();
    // Neither begins before the other is there.
    fs::write(Path::new(root).with_file_name(name), "").unwrap();
    while !["one", "two"].iter().all(|name| Path::new(root).with_file_name(name).exists()) {
        thread::sleep(Duration::from_millis(1));
    }
    work(&mut library, name, count.parse().unwrap());
}

fn start(root: &Path, name: &str, count: usize) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "racing::one_side", "--nocapture"])
        .env(SIDE, format!("{}|{name}|{count}", root.display()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn race(count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    let mut library = Library::open(&root, &"first".parse().unwrap()).unwrap();
    for id in SHARED {
        library.save_deck(&titled(id, id, &[&format!("{id}-a")])).unwrap();
    }
    drop(library);
    let sides = ["one", "two"].map(|name| start(&root, name, count));
    for mut side in sides {
        assert!(side.wait().unwrap().success(), "a side has stopped");
    }
    let read = Library::look(&root).unwrap();
    assert_eq!(read.problems(), []);
    let notes: BTreeSet<String> = SHARED
        .iter()
        .flat_map(|id| shared(&read, id).notes.into_iter().map(|note| note.id.to_string()))
        .collect();
    let (mut events, mut expected) = (0, BTreeSet::new());
    expected.extend(SHARED.map(|id| format!("{id}-a")));
    for name in ["one", "two"] {
        for Round { number, note, undone, deck, removed } in rounds(name, count) {
            let there = read.deck(&deck.parse::<DeckId>().unwrap()).is_some();
            assert_eq!(there, !removed, "{deck}");
            if number % 3 == 0 {
                expected.insert(format!("{note}-too"));
            }
            if !undone {
                expected.insert(note);
            }
            events += 1 + usize::from(number % 3 == 0) + usize::from(number % 6 == 5);
        }
    }
    assert_eq!(notes, expected);
    let last = (0..count).rev().find(|number| number % 7 != 6).unwrap();
    let last = u32::try_from(last).unwrap() + 1;
    let scheduling = &read.settings().scheduling;
    assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), (last, last));
    assert_eq!(read.history().len(), events);
}

#[test]
fn two_devices_on_one_folder_lose_nothing() {
    race(30);
}

#[test]
#[ignore = "ten thousand saves take minutes"]
fn two_devices_on_one_folder_lose_nothing_in_ten_thousand_saves() {
    race(1_250);
}

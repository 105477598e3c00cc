//! Three devices and a synchroniser, at random: whatever is graded, edited, removed and undone,
//! and whichever files arrive when, all end with the same, and nothing that was acknowledged is
//! lost.
//!
//! `cargo test --test all devices:: -- --ignored` plays ten thousand rounds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod acknowledged;
mod choices;
mod device;
mod moves;
mod whole_decks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use carabin::deck::{Deck, Note};
use carabin::history::{History, Stamp};
use carabin::schedule::Settings;
use carabin::study::{CardEntry, Collection, Session};
use tempfile::TempDir;

use crate::mutator::Dice;
use crate::support::{deck_of, note_of};
use acknowledged::{Acknowledged, note_in};
use choices::choices;
use device::{Device, Store, Version, chosen_number};

fn note(id: usize, context: &str, back: &str) -> Note {
    Note { context: context.into(), ..note_of(&format!("n{id}"), back) }
}

/// The decks that there are from the start; notes go from one to the other.
const DECKS: [&str; 2] = ["cours", "annales"];

/// A deck that is renamed, moved, removed and merged into others.
const WHOLE: &str = "cahier";

/// The file of a deck that is a link on the second device.
const LINK: &str = "decks/annales.ron";

fn first_deck(id: &str, notes: std::ops::Range<usize>) -> Deck {
    Deck { notes: notes.map(|id| note(id, "", "first")).collect(), ..deck_of(id, &[]) }
}

/// The same library on `count` devices.
fn devices(folder: &Path, count: usize) -> Vec<Device> {
    let names = ["one", "two", "three"];
    let all = names.iter().take(count).enumerate().map(|(at, name)| {
        let root = folder.join(name);
        for inside in ["decks", "media", "history"] {
            fs::create_dir_all(root.join(inside)).unwrap();
        }
        for (id, notes) in [(DECKS[0], 0..4), (DECKS[1], 6..8), (WHOLE, 20..23)] {
            let text = carabin::deck::write(&first_deck(id, notes));
            fs::write(root.join(format!("decks/{id}.ron")), text).unwrap();
        }
        let late = [0, -2 * 86_400_000, 3 * 3_600_000][at];
        fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
        // One device keeps a deck elsewhere in its library.
        #[cfg(unix)]
        if *name == "two" {
            fs::create_dir(root.join("shared")).unwrap();
            fs::rename(root.join(LINK), root.join("shared/a.ron")).unwrap();
            std::os::unix::fs::symlink("../shared/a.ron", root.join(LINK)).unwrap();
        }
        let mut device = Device {
            collection: Collection::new(&[], &History::default(), &Settings::default()),
            session: Session::default(),
            time: 20_800 * 86_400_000 + 9 * 3_600_000 + late,
            library: None,
            known: BTreeMap::new(),
            change: None,
            choice: None,
            old_settings: None,
            removed: None,
            root,
        };
        device.open();
        device
    });
    all.collect()
}

/// Something happens on a device.
fn step(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, round: usize) {
    device.time += 1_000 + i64::try_from(dice.roll(40_000_000)).unwrap();
    let now = device.now();
    device.session.refresh(&device.collection, &now);
    let act = match dice.roll(26) {
        0..4 => moves::grade_or_undo,
        4..7 => moves::edit,
        7 => moves::take_back,
        8 | 9 => moves::move_notes,
        10 => moves::change_together,
        11 => moves::merge_notes,
        12 | 13 => choices::choose,
        14 => choices::save_with_a_spreadsheet,
        15 => choices::edit_beside,
        16 => choices::tell,
        17 | 18 => whole_decks::edit,
        19 => whole_decks::rename,
        20 | 21 => whole_decks::relocate,
        22 => whole_decks::remove,
        23 => whole_decks::merge,
        24 => choices::bring_old_settings,
        _ => return device.open(),
    };
    act(device, dice, acknowledged, round);
}

fn settle(all: &mut [Device], store: &mut Store) {
    for _ in 0..12 {
        let before: Vec<_> = all.iter().map(Device::on_disk).collect();
        for device in &mut *all {
            device.sync(store, || true);
            device.refresh();
        }
        let after: Vec<_> = all.iter().map(Device::on_disk).collect();
        let bytes = |files: &BTreeMap<PathBuf, Version>| -> BTreeMap<PathBuf, Vec<u8>> {
            files.iter().map(|(path, version)| (path.clone(), version.0.clone())).collect()
        };
        let settled = before.iter().zip(&after).all(|(a, b)| bytes(a) == bytes(b));
        if settled && after.iter().all(|files| bytes(files) == bytes(&after[0])) {
            return;
        }
    }
    panic!("the devices never agree");
}

/// A folder in memory, where there is such a thing: thousands of rounds wait for no disk.
fn folder() -> TempDir {
    match tempfile::tempdir_in("/dev/shm") {
        Ok(folder) => folder,
        Err(_) => tempfile::tempdir().unwrap(),
    }
}

fn play(round: usize) {
    let folder = folder();
    let mut dice = Dice(round as u64);
    let count = 2 + round % 2;
    let mut all = devices(folder.path(), count);
    let mut store = Store::default();
    let mut acknowledged = Acknowledged::default();
    for _ in 0..8 + dice.roll(16) {
        let device = dice.roll(count);
        match dice.roll(5) {
            0 => {
                let part = dice.roll(3);
                let mut some = Dice(dice.0 ^ 7);
                all[device].sync(&mut store, || some.roll(3) >= part);
            }
            1 => all[device].refresh(),
            _ => step(&mut all[device], &mut dice, &mut acknowledged, round),
        }
    }
    settle(&mut all, &mut store);
    let decks: Vec<Vec<Deck>> = all.iter().map(Device::decks).collect();
    for (device, here) in all.iter_mut().zip(&decks) {
        // Of a note that one device has moved and another edited where it was, both are told.
        let serious = device.library().problems().iter().filter(|problem| problem.serious);
        assert_eq!(serious.count(), 0, "round {round}");
        assert_eq!(here, &decks[0], "round {round}");
        for id in DECKS {
            assert_eq!(
                here.iter().filter(|deck| deck.id.as_str() == id).count(),
                1,
                "round {round}"
            );
        }
        // Moved here and changed or moved there, a deck has a file in each place, and that is told.
        let twice = here.iter().filter(|deck| deck.id.as_str() == WHOLE).count() > 1;
        let problems = device.library().problems();
        let told = problems.iter().any(|problem| problem.message.key == "fault-same-deck");
        assert!(twice == told && (!twice || acknowledged.moved), "round {round}: {problems:?}");
        let linked = cfg!(unix) && device.name() == "two";
        assert_eq!(device.root.join(LINK).is_symlink(), linked, "round {round}");
        let mut settings = device.library().settings().clone();
        // The last choice of each thing, whichever file came last.
        for (which, expected) in &acknowledged.settings {
            let there = *chosen_number(&mut settings, *which);
            assert_eq!(there, *expected, "round {round}: number {which}");
        }
        // The last change of each note, whatever the order in which the devices met.
        for ((home, id), (_, expected)) in &acknowledged.notes {
            let decks = here.iter().filter(|deck| deck.id.as_str() == home);
            let notes: Vec<_> = decks.map(|deck| note_in(deck, id)).collect();
            assert!(
                notes.iter().any(|note| expected.contains(note))
                    || acknowledged.is_removed(home, id),
                "round {round}: {id} in {home} is {notes:?}, not {expected:?}"
            );
        }
        for (home, (_, expected)) in &acknowledged.titles {
            let of = |decks: &[Deck]| -> BTreeSet<String> {
                let of = decks.iter().filter(|deck| deck.id.as_str() == home);
                of.map(|deck| deck.title.clone()).collect()
            };
            // Or as before, where whoever took it away had seen the name that it has since.
            let (titles, gone) = (of(here), of(&acknowledged.removed));
            assert!(
                !expected.is_disjoint(&titles) || !expected.is_disjoint(&gone),
                "round {round}: {home} is called {titles:?}, not {expected:?}"
            );
        }
        let is_there = here.iter().any(|deck| deck.id.as_str() == WHOLE);
        assert!(is_there || !acknowledged.removed.is_empty(), "round {round}: {WHOLE} is gone");
        let chosen: BTreeSet<String> = choices(device.library().settings()).into_iter().collect();
        let said = acknowledged.choices.iter().filter(|(_, is_said)| **is_said);
        assert_eq!(chosen, said.map(|(what, _)| what.clone()).collect(), "round {round}");
        let history = device.library().history().events();
        let there: BTreeSet<&Stamp> = history.iter().map(|event| &event.stamp).collect();
        assert!(acknowledged.events.iter().all(|stamp| there.contains(stamp)), "round {round}");
        assert_eq!(history.len(), acknowledged.events.len(), "round {round}");
    }
    let states: Vec<Vec<CardEntry>> = all.iter().map(|d| d.fresh().cards().to_vec()).collect();
    assert!(states.iter().all(|cards| *cards == states[0]), "round {round}");
    // And each is what a program that starts now would read.
    for device in &mut all {
        device.collect();
        let before = device.collection.cards().to_vec();
        device.open();
        assert_eq!(device.collection.cards(), before, "round {round}");
    }
}

#[test]
fn devices_agree_and_nothing_is_lost() {
    (0..300).for_each(play);
}

#[test]
#[ignore = "ten thousand rounds take minutes"]
fn devices_agree_ten_thousand_times() {
    // Rounds have nothing in common: every processor plays some.
    let hands = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|all| {
        for hand in 0..hands {
            all.spawn(move || (hand..10_000).step_by(hands).for_each(play));
        }
    });
}

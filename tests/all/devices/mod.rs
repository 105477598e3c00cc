//! Three devices and a synchroniser, at random: whatever is graded, edited, removed and undone,
//! and whichever files arrive when, all end with the same, and nothing that was acknowledged is
//! lost.
//!
//! `cargo test --test all devices:: -- --ignored` plays ten thousand rounds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod device;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use carabin::deck::{Content, Deck, Note};
use carabin::generate::Rule;
use carabin::history::{Due, History, Kind, Rating, Stamp};
use carabin::library::{Library, Saved};
use carabin::schedule::Settings;
use carabin::study::{CardEntry, Collection, Session};
use tempfile::TempDir;

use crate::mutator::Dice;
use crate::support::{deck_of, grade, note_of};
use device::{Device, Store, Version, own_setting};

fn note(id: usize, context: &str, back: &str) -> Note {
    Note { context: context.into(), ..note_of(&format!("n{id}"), back) }
}

/// The decks that there are from the start; notes go from one to the other.
const DECKS: [&str; 2] = ["cours", "annales"];

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
        for (id, notes) in DECKS.into_iter().zip([0..4, 6..8]) {
            let text = carabin::deck::write(&first_deck(id, notes)).unwrap();
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
            root,
        };
        device.open();
        device
    });
    all.collect()
}

/// When a note was changed last, and what may have come of it.
type Last = (i64, BTreeSet<Option<String>>);

/// What was acknowledged: events by name, and of each note in each deck the last change with what
/// it made of it. A note that goes into another deck leaves the one and comes into the other.
#[derive(Default)]
struct Acknowledged {
    events: BTreeSet<Stamp>,
    choices: BTreeSet<String>,
    notes: BTreeMap<(String, String), Last>,
    /// The time of the last change (ms UTC).
    latest: i64,
    /// What each device chose, one after the other.
    settings: BTreeMap<String, Vec<u32>>,
}

impl Acknowledged {
    /// Nobody edits one note on two devices within one millisecond, whatever the system's clock
    /// makes of a sleep.
    fn wait(&self) {
        while jiff::Timestamp::now().as_millisecond() <= self.latest {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn take(&mut self, note: Option<&Note>, id: &str, deck: &Deck) {
        let change = deck.changes.notes.iter().find(|change| change.id.as_str() == id);
        let time = change.map_or(0, |change| change.time);
        self.latest = self.latest.max(time);
        let said = note.map(said);
        let entry = self.notes.entry((deck.id.to_string(), id.to_owned())).or_default();
        if time > entry.0 {
            *entry = (time, BTreeSet::from([said]));
        } else if time == entry.0 {
            entry.1.insert(said);
        }
    }
}

fn said(note: &Note) -> String {
    match &note.content {
        Content::Basic { back, .. } => format!("{}: {back}", note.context),
        other => panic!("{other:?}"),
    }
}

fn step(device: &mut Device, dice: &mut Dice, acknowledged: &mut Acknowledged, round: usize) {
    device.time += 1_000 + i64::try_from(dice.roll(40_000_000)).unwrap();
    let now = device.now();
    device.session.refresh(&device.collection, &now);
    match dice.roll(18) {
        0..4 => {
            let rating = Rating::ALL[dice.roll(4)];
            let undo = dice.roll(4) == 0;
            let draft = if undo {
                device.session.undo(&device.collection, &now)
            } else {
                device.session.grade(&device.collection, rating, 900, &now)
            };
            let Some(draft) = draft else { return };
            let Device { library: Some(library), collection, .. } = device else { return };
            let opened = collection.open(library.history(), &draft.card);
            let reading = library.reading().clone();
            let event = library.append(draft).unwrap();
            if *library.reading() == reading {
                collection.close(library.history(), &opened);
            } else {
                device.collection = device.fresh();
            }
            acknowledged.events.insert(event.stamp.clone());
            device.session.record(&device.collection, event, &now);
        }
        4..7 => {
            let mut deck = device.deck(DECKS[dice.roll(2)]);
            let before = deck.clone();
            let (id, text) = (dice.roll(8), format!("{}-{round}-{}", device.name(), dice.0));
            let edited = (dice.roll(3) > 0).then(|| {
                // What was written may be the context alone, the answer alone, or both.
                let part = dice.roll(3);
                let (context, back) = (if part == 0 { "" } else { &text }, &text);
                note(id, context, if part == 1 { "first" } else { back })
            });
            let id = format!("n{id}");
            let place = deck.notes.iter().position(|note| note.id.as_str() == id);
            match (place, &edited) {
                (Some(at), Some(edited)) => deck.notes[at] = edited.clone(),
                (Some(at), None) => drop(deck.notes.remove(at)),
                (None, Some(edited)) => deck.notes.insert(0, edited.clone()),
                (None, None) => return,
            }
            acknowledged.wait();
            device.library().save_deck(&deck).unwrap();
            let saved = device.deck(before.id.as_str());
            acknowledged.take(edited.as_ref(), &id, &saved);
            device.change = Some((vec![id], vec![(before, deck)]));
            device.collect();
        }
        // Takes back its own change, whatever others have made of the deck since.
        7 => {
            let Some((ids, changes)) = device.change.take() else { return };
            acknowledged.wait();
            for (before, after) in changes {
                device.library().undo_deck(Some(&before), &after).unwrap();
                let saved = device.deck(before.id.as_str());
                for id in &ids {
                    let note = saved.notes.iter().find(|note| note.id.as_str() == id);
                    acknowledged.take(note, id, &saved);
                }
            }
            device.collect();
        }
        // One note or two go into the other deck, at times with an event of a card, as one.
        8 | 9 => {
            let at = dice.roll(2);
            let (mut from, mut into) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
            let (old_from, old_into) = (from.clone(), into.clone());
            if from.notes.is_empty() {
                return;
            }
            let mut moved = vec![from.notes.remove(dice.roll(from.notes.len()))];
            if dice.roll(3) == 0 && !from.notes.is_empty() {
                moved.push(from.notes.remove(dice.roll(from.notes.len())));
            }
            into.notes.retain(|note| moved.iter().all(|moved| moved.id != note.id));
            into.notes.extend(moved.iter().cloned());
            let card = device.collection.cards().first().filter(|_| dice.roll(2) == 0);
            let draft = card.map(|card| {
                let kind = if card.state.suspended { Kind::Resume } else { Kind::Suspend };
                let scheduler = device.collection.scheduler();
                scheduler.act(&card.id, &card.state, kind, Due::None, &now)
            });
            acknowledged.wait();
            let saved = [&into, &from].map(Saved::from);
            let events = device
                .library()
                .save_together(&saved, &[], draft.into_iter().collect(), None)
                .unwrap();
            acknowledged.events.extend(events.into_iter().map(|event| event.stamp));
            let (left, there) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
            for note in &moved {
                acknowledged.take(None, note.id.as_str(), &left);
                acknowledged.take(Some(note), note.id.as_str(), &there);
            }
            let ids = moved.iter().map(|note| note.id.to_string()).collect();
            device.change = Some((ids, vec![(old_into, into), (old_from, from)]));
            device.collect();
        }
        // Two notes become one: the text of the one, the history of the other, as one.
        11 => {
            let at = dice.roll(2);
            let (mut home, mut away) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
            let (old_home, old_away) = (home.clone(), away.clone());
            if home.notes.is_empty() || away.notes.is_empty() {
                return;
            }
            let other = away.notes.remove(dice.roll(away.notes.len()));
            if home.notes.iter().any(|note| note.id == other.id) {
                return;
            }
            let place = dice.roll(home.notes.len());
            let gone = std::mem::replace(&mut home.notes[place].id, other.id.clone());
            let one = home.notes[place].clone();
            acknowledged.wait();
            let saved = [&home, &away].map(Saved::from);
            device.library().save_together(&saved, &[], Vec::new(), None).unwrap();
            let (there, left) = (device.deck(DECKS[at]), device.deck(DECKS[1 - at]));
            acknowledged.take(None, gone.as_str(), &there);
            acknowledged.take(Some(&one), one.id.as_str(), &there);
            acknowledged.take(None, one.id.as_str(), &left);
            let ids = vec![gone.to_string(), one.id.to_string()];
            device.change = Some((ids, vec![(old_home, home), (old_away, away)]));
            device.collect();
        }
        // Two notes and a card are changed at once, as one.
        10 => {
            let name = DECKS[dice.roll(2)];
            let mut deck = device.deck(name);
            let text = format!("{}-{round}-{}", device.name(), dice.0);
            let mut ids = Vec::new();
            for note in deck.notes.iter_mut().take(2) {
                note.context.clone_from(&text);
                note.content = Content::Basic { front: "Q ?".into(), back: text.clone() };
                ids.push(note.id.to_string());
            }
            let cards = device.collection.cards();
            let Some(card) = cards.get(dice.roll(cards.len().max(1))) else { return };
            let (kind, due) = match dice.roll(4) {
                0 => (Kind::Reset, Due::None),
                1 => (Kind::SetDue, Due::Day(now.day + 3)),
                _ if card.state.suspended => (Kind::Resume, Due::None),
                _ => (Kind::Suspend, Due::None),
            };
            let scheduler = device.collection.scheduler();
            let draft = scheduler.act(&card.id, &card.state, kind, due, &now);
            acknowledged.wait();
            let events = device
                .library()
                .save_together(&[Saved::from(&deck)], &[], vec![draft], None)
                .unwrap();
            acknowledged.events.extend(events.into_iter().map(|event| event.stamp));
            let saved = device.deck(name);
            for id in ids {
                let note = saved.notes.iter().find(|note| note.id.as_str() == id);
                acknowledged.take(note, &id, &saved);
            }
            device.collect();
        }
        // A choice of settings, or the last one taken back, whatever others have chosen since.
        12 | 13 => {
            let name = device.name();
            let old = device.library().settings().clone();
            if let Some((before, after)) = device.choice.take() {
                device.library().undo_settings(&before, &after).unwrap();
            } else {
                let mut chosen = old.clone();
                *own_setting(&mut chosen, &name) = 10 + u32::try_from(dice.roll(90)).unwrap();
                device.library().save_settings(chosen.clone()).unwrap();
                device.choice = Some((old, chosen));
            }
            let mut now = device.library().settings().clone();
            let chosen = acknowledged.settings.entry(name.clone()).or_default();
            chosen.push(*own_setting(&mut now, &name));
            device.collect();
        }
        // A spreadsheet saves this device's history, with a column more and nothing that ends it.
        14 => {
            device.library = None;
            let path = device.root.join(format!("history/{}.csv", device.name()));
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<String> = text.lines().map(|line| format!("x,{line}")).collect();
            fs::write(path, lines.join("\n")).unwrap();
            device.open();
        }
        // Another device on the same folder edits and grades beside this window.
        15 => {
            let name = format!("beside-{}", device.name());
            let mut beside = Library::open(&device.root, &name.parse().unwrap()).unwrap();
            let home = DECKS[dice.roll(2)].parse().unwrap();
            let mut deck = beside.deck(&home).unwrap().deck.clone();
            let id = dice.roll(8);
            let edited = note(id, "", &format!("{name}-{round}-{}", dice.0));
            deck.notes.retain(|note| note.id != edited.id);
            deck.notes.push(edited.clone());
            acknowledged.wait();
            beside.save_deck(&deck).unwrap();
            let saved = &beside.deck(&home).unwrap().deck;
            acknowledged.take(Some(&edited), edited.id.as_str(), saved);
            let event = beside.append(grade("n0.1", device.time)).unwrap();
            acknowledged.events.insert(event.stamp);
        }
        // What a student says of notes: that they are fine, that two are distinct; a search is kept.
        16 => {
            let mut settings = device.library().settings().clone();
            let id = |dice: &mut Dice| format!("n{}", dice.roll(8)).parse().unwrap();
            match dice.roll(3) {
                0 => {
                    let fine = (id(dice), [Rule::Leak, Rule::LongAnswer][dice.roll(2)]);
                    if !settings.fine.contains(&fine) {
                        settings.fine.push(fine);
                    }
                }
                1 => {
                    let (one, other) = (id(dice), id(dice));
                    let pair = if one < other { (one, other) } else { (other, one) };
                    if !settings.distinct.contains(&pair) {
                        settings.distinct.push(pair);
                    }
                }
                _ => {
                    let search = format!("is:due {}", dice.roll(3));
                    if !settings.searches.contains(&search) {
                        settings.searches.push(search);
                    }
                }
            }
            acknowledged.choices.extend(choices(&settings));
            device.library().save_settings(settings).unwrap();
            device.collect();
        }
        _ => device.open(),
    }
}

/// What settings hold that can be chosen one by one.
fn choices(settings: &carabin::library::Settings) -> Vec<String> {
    let fine = settings.fine.iter().map(|fine| format!("{fine:?}"));
    let distinct = settings.distinct.iter().map(|pair| format!("{pair:?}"));
    fine.chain(distinct).chain(settings.searches.iter().cloned()).collect()
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
    let decks: Vec<[Deck; 2]> =
        all.iter_mut().map(|device| DECKS.map(|id| device.deck(id))).collect();
    for (device, here) in all.iter_mut().zip(&decks) {
        // Of a note that one device has moved and another edited where it was, both are told.
        let serious = device.library().problems().iter().filter(|problem| problem.serious);
        assert_eq!(serious.count(), 0, "round {round}");
        assert_eq!(here, &decks[0], "round {round}");
        let linked = cfg!(unix) && device.name() == "two";
        assert_eq!(device.root.join(LINK).is_symlink(), linked, "round {round}");
        let mut settings = device.library().settings().clone();
        for (name, chosen) in &acknowledged.settings {
            // Settings do not tell when each was chosen: of two choices of one thing the earlier one
            // may come back with a conflict copy, but nothing that nobody has chosen.
            let there = own_setting(&mut settings, name);
            assert!(chosen.contains(there), "round {round}: {name}: {there}, not {chosen:?}");
        }
        // The last change of each note, whatever the order in which the devices met.
        for ((home, id), (_, expected)) in &acknowledged.notes {
            let deck = here.iter().find(|deck| deck.id.as_str() == home).unwrap();
            let note = deck.notes.iter().find(|note| note.id.as_str() == id).map(said);
            assert!(
                expected.contains(&note),
                "round {round}: {id} in {home} is {note:?}, not {expected:?}"
            );
        }
        let chosen: BTreeSet<String> = choices(device.library().settings()).into_iter().collect();
        assert_eq!(chosen, acknowledged.choices, "round {round}");
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
    (0..10_000).for_each(play);
}

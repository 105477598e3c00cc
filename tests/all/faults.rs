//! A disk that fails at each step of each action: full, forbidden, broken, half-way.
//!
//! Whatever fails, every file holds what it held before or what it was to hold, the student is
//! told, and doing it again does it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::thread;

use carabin::deck::{self, Changes, Deck, DeckId};
use carabin::history::{DeviceId, Event};
use carabin::library::disk::{self, Fault, Step};
use carabin::library::{self, Library, LibraryError, Settings};
use carabin::message::Tell as _;
use tempfile::TempDir;

use crate::support::{deck_of, grade, note_of};

fn device() -> DeviceId {
    "one".parse().unwrap()
}

/// A library with a deck, a grade, and a backup of the deck as it was.
fn prepare(root: &Path) {
    for folder in ["decks", "history", "media"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
    let mut library = Library::open(root, &device()).unwrap();
    library.save_deck(&deck_of("cours", &[("a", "1"), ("b", "1")])).unwrap();
    library.save_deck(&deck_of("cours", &[("a", "2"), ("b", "1")])).unwrap();
    library.save_deck(&deck_of("autre", &[("x", "1")])).unwrap();
    library.append(grade("a.1", 1)).unwrap();
}

/// What a library holds, without the times of its changes.
#[derive(Debug, Clone, PartialEq)]
struct Held {
    decks: BTreeMap<DeckId, Deck>,
    events: Vec<Event>,
    settings: Settings,
}

fn held(library: &Library) -> Held {
    let decks = library.decks().iter().map(|open| {
        (open.deck.id.clone(), Deck { changes: Changes::default(), ..open.deck.clone() })
    });
    Held {
        decks: decks.collect(),
        events: library.history().events(),
        settings: library.settings().clone(),
    }
}

fn look(root: &Path) -> Held {
    let library = Library::look(root).unwrap();
    // A copy that waits to be joined is looked at when the library is opened to write.
    let copy = |path: &Path| path.to_string_lossy().contains("sync-conflict");
    let problems = library.problems().iter();
    let serious: Vec<_> = problems.filter(|p| p.serious && !copy(&p.path)).collect();
    assert!(serious.is_empty(), "a file can't be read any more: {serious:?}");
    held(&library)
}

/// Every part as it was before, or as it was to be.
fn either(now: &Held, old: &Held, new: &Held, context: &str) {
    for id in now.decks.keys().chain(old.decks.keys()).chain(new.decks.keys()) {
        let (now, old, new) = (now.decks.get(id), old.decks.get(id), new.decks.get(id));
        assert!(now == old || now == new, "{context}: a mixture in {id}: {now:?}");
    }
    assert!(now.settings == old.settings || now.settings == new.settings, "{context}");
    let all = |held: &Held| held.events.clone();
    let lost: Vec<_> = all(old).into_iter().filter(|event| !now.events.contains(event)).collect();
    assert!(lost.is_empty(), "{context}: lost {lost:?}");
    // A line that was written, and whose flush failed, may stand there: it was done again, and is
    // there twice.
    let known = |event: &Event| new.events.iter().any(|other| other.what == event.what);
    let strange: Vec<_> = all(now).into_iter().filter(|event| !known(event)).collect();
    assert!(strange.is_empty(), "{context}: out of nowhere {strange:?}");
}

/// One action on an open library.
struct Action {
    name: &'static str,
    before: fn(&Path),
    run: fn(&Path) -> Result<(), LibraryError>,
}

fn open(root: &Path) -> Result<Library, LibraryError> {
    Library::open(root, &device())
}

/// Settings with another number of new cards.
fn seven_a_day() -> Settings {
    let mut settings = Settings::default();
    settings.scheduling.new_per_day = 7;
    settings
}

const ACTS: [Action; 15] = [
    Action {
        name: "grade",
        before: |_| {},
        run: |root| open(root)?.append(grade("a.1", 2)).map(drop),
    },
    Action {
        name: "save over",
        before: |_| {},
        run: |root| open(root)?.save_deck(&deck_of("cours", &[("a", "3"), ("c", "1")])).map(drop),
    },
    Action {
        name: "save over a link",
        before: |root| {
            fs::create_dir(root.join("shared")).unwrap();
            #[cfg(unix)]
            {
                fs::rename(root.join("decks/cours.ron"), root.join("shared/c.ron")).unwrap();
                std::os::unix::fs::symlink("../shared/c.ron", root.join("decks/cours.ron"))
                    .unwrap();
            }
        },
        run: |root| open(root)?.save_deck(&deck_of("cours", &[("a", "3"), ("c", "1")])).map(drop),
    },
    Action {
        name: "save new",
        before: |_| {},
        run: |root| open(root)?.save_deck(&deck_of("neuf", &[("n", "1")])).map(drop),
    },
    Action {
        name: "settings",
        before: |_| {},
        run: |root| open(root)?.save_settings(seven_a_day()),
    },
    Action {
        name: "remove",
        before: |_| {},
        run: |root| open(root)?.remove_deck(&"autre".parse().unwrap()),
    },
    Action {
        name: "merge",
        before: |root| {
            let theirs = deck_of("cours", &[("a", "2"), ("b", "1"), ("d", "theirs")]);
            let copy = root.join("decks/cours.sync-conflict-20260101-123456-ABCDEFG.ron");
            fs::write(copy, deck::write(&theirs)).unwrap();
            let own = fs::read_to_string(root.join("history/one.csv")).unwrap();
            let copy = root.join("history/one.sync-conflict-20260101-123456-ABCDEFG.csv");
            fs::write(copy, own).unwrap();
            let elsewhere = tempfile::tempdir().unwrap();
            open(elsewhere.path()).unwrap().save_settings(seven_a_day()).unwrap();
            let copy = root.join("settings.sync-conflict-20260101-123456-ABCDEFG.ron");
            fs::copy(elsewhere.path().join("settings.ron"), copy).unwrap();
        },
        run: |root| open(root).map(drop),
    },
    Action {
        name: "repair",
        before: |root| {
            let path = root.join("history/two.csv");
            let own = fs::read_to_string(root.join("history/one.csv")).unwrap();
            fs::write(path, format!("{own}not a line\n")).unwrap();
        },
        run: |root| open(root)?.repair().map(drop),
    },
    Action { name: "back up", before: |_| {}, run: |root| library::back_up(root).map(drop) },
    Action {
        name: "restore",
        before: |root| {
            library::back_up(root).unwrap();
            let mut library = open(root).unwrap();
            library.save_deck(&deck_of("cours", &[("a", "9")])).unwrap();
            library.save_deck(&deck_of("autre", &[("x", "9")])).unwrap();
        },
        run: |root| {
            let moments = library::backups(root);
            let moment = moments.iter().rev().find(|backup| backup.files.len() > 2).unwrap();
            open(root)?.restore(&moment.moment.clone(), None).map(drop)
        },
    },
    Action {
        name: "grade after a spreadsheet",
        before: |root| {
            // A column more, and no line feed at the end.
            let path = root.join("history/one.csv");
            let text = fs::read_to_string(&path).unwrap();
            let mut lines = text.lines();
            let head = format!("{},note", lines.next().unwrap());
            let rest: Vec<String> = lines.map(|line| format!("{line},")).collect();
            fs::write(path, [vec![head], rest].concat().join("\n")).unwrap();
        },
        run: |root| open(root)?.append(grade("a.1", 2)).map(drop),
    },
    Action {
        name: "undo beside another device",
        before: |root| {
            let both = deck_of("cours", &[("a", "3"), ("b", "1"), ("c", "theirs")]);
            open(root).unwrap().save_deck(&both).unwrap();
        },
        run: |root| {
            let before = deck_of("cours", &[("a", "2"), ("b", "1")]);
            open(root)?.undo_deck(Some(&before), &deck_of("cours", &[("a", "3"), ("b", "1")]))
        },
    },
    Action {
        name: "undo of a new deck",
        before: |root| {
            open(root).unwrap().save_deck(&deck_of("neuf", &[("n", "1")])).unwrap();
        },
        run: |root| open(root)?.undo_deck(None, &deck_of("neuf", &[("n", "1")])),
    },
    Action {
        name: "undo of a setting",
        before: |root| open(root).unwrap().save_settings(seven_a_day()).unwrap(),
        run: |root| open(root)?.undo_settings(&Settings::default(), &seven_a_day()),
    },
    Action {
        name: "first start",
        before: |root| fs::remove_dir_all(root).unwrap(),
        run: |root| open(root).map(drop),
    },
];

/// What another device does on the same folder, on a disk that is sound for it.
fn another_device(root: &Path) {
    let work = || {
        let mut library = Library::open(root, &"two".parse().unwrap()).unwrap();
        let mut deck = library.deck(&"cours".parse().unwrap()).unwrap().deck.clone();
        deck.notes.retain(|note| note.id.as_str() != "theirs");
        deck.notes.push(note_of("theirs", "1"));
        library.save_deck(&deck).unwrap();
        let mut settings = library.settings().clone();
        settings.scheduling.reviews_per_day = 9;
        library.save_settings(settings).unwrap();
    };
    thread::scope(|scope| scope.spawn(work).join().unwrap());
}

/// Opens a folder into which another device writes then.
fn open_for_two(root: &Path) -> Result<Library, LibraryError> {
    let library = open(root);
    another_device(root);
    library
}

/// The deck `cours` with another answer in it.
fn edited(library: &Library) -> Deck {
    let mut deck = library.deck(&"cours".parse().unwrap()).unwrap().deck.clone();
    deck.notes[0] = note_of("a", "3");
    deck
}

/// What is done in a folder into which another device writes once it was opened.
const BESIDE_ANOTHER_DEVICE: [Action; 4] = [
    Action {
        name: "save as another device does",
        before: |_| {},
        run: |root| {
            let mut library = open_for_two(root)?;
            library.save_deck(&edited(&library)).map(drop)
        },
    },
    Action {
        name: "undo in a folder of two",
        before: |root| {
            let mut library = open(root).unwrap();
            library.save_deck(&edited(&library)).unwrap();
        },
        run: |root| {
            let mut library = open_for_two(root)?;
            let before = deck_of("cours", &[("a", "2"), ("b", "1")]);
            library.undo_deck(Some(&before), &deck_of("cours", &[("a", "3"), ("b", "1")]))
        },
    },
    Action {
        name: "settings as another device's",
        before: |_| {},
        run: |root| {
            let mut library = open_for_two(root)?;
            let mut settings = library.settings().clone();
            settings.scheduling.new_per_day = 7;
            library.save_settings(settings)
        },
    },
    Action {
        name: "undo of a setting in a folder of two",
        before: |root| open(root).unwrap().save_settings(seven_a_day()).unwrap(),
        run: |root| {
            let mut library = open_for_two(root)?;
            library.undo_settings(&Settings::default(), &seven_a_day())
        },
    },
];

#[test]
fn every_step_of_every_action_may_fail() {
    let tried = fail_each_step(&ACTS, false, || tempfile::tempdir().unwrap());
    assert!(tried > 500, "{tried}");
}

#[test]
fn every_step_may_fail_while_another_device_writes() {
    // In memory, where there is such a thing.
    let folder = || tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let tried = fail_each_step(&BESIDE_ANOTHER_DEVICE, true, folder);
    assert!(tried > 200, "{tried}");
}

/// Lets each step of each action fail in each way; how often that was.
fn fail_each_step(actions: &[Action], is_beside: bool, folder: fn() -> TempDir) -> usize {
    let mut tried = 0;
    for Action { name, before, run } in actions {
        let folder = folder();
        let root = |n: usize| folder.path().join(format!("library-{n}"));
        prepare(&root(0));
        before(&root(0));
        if is_beside {
            // What it did is there, whatever fails.
            another_device(&root(0));
        }
        let old = root(0).exists().then(|| look(&root(0)));
        let (steps, done) = disk::steps(|| run(&root(0)));
        done.unwrap_or_else(|error| panic!("{name}: {error}"));
        let new = look(&root(0));
        assert!(steps.len() > 2, "{name}: {steps:?}");
        let mut n = 0;
        for (at, (step, _)) in steps.iter().enumerate() {
            for kind in [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other] {
                for (stays, written) in [(false, 0), (true, 0), (false, 9), (true, 9)] {
                    if written > 0 && *step != Step::Write {
                        continue;
                    }
                    n += 1;
                    let context = format!("{name}, step {at} {step:?}, {kind}, stays {stays}");
                    let root = root(n);
                    prepare(&root);
                    before(&root);
                    let mut count = 0;
                    let plan = move |_: Step, _: &Path| {
                        count += 1;
                        let fails = count == at + 1 || (stays && count > at);
                        fails.then_some(Fault { kind, written })
                    };
                    let result = disk::fail(plan, || run(&root));
                    if let Err(error) = &result {
                        assert!(error.message().key.starts_with("error-"), "{context}");
                    }
                    if let Some(old) = &old {
                        let now = look(&root);
                        either(&now, old, &new, &context);
                        // A backup or a folder flush may fail without the action.
                        if result.is_ok() && kind != ErrorKind::PermissionDenied {
                            either(&now, &new, &new, &context);
                        }
                    }
                    run(&root).unwrap_or_else(|error| panic!("{context}, again: {error}"));
                    either(&look(&root), &new, &new, &format!("{context}, again"));
                    tried += 1;
                }
            }
        }
        println!("{name}: {} steps, {n} faults", steps.len());
    }
    tried
}

fn times(root: &Path) -> Vec<i64> {
    look(root).events.iter().map(|event| event.what.time).collect()
}

#[test]
fn a_refused_grade_is_refused_and_the_next_one_is_taken() {
    for (failing, cut) in
        [(Step::Write, false), (Step::Write, true), (Step::Flush, false), (Step::Flush, true)]
    {
        for written in [0, 9, 1000] {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            prepare(root);
            let mut library = open(root).unwrap();
            let plan = move |step: Step, _: &Path| {
                let fails = step == failing || (cut && step == Step::Cut);
                fails.then_some(Fault { kind: ErrorKind::StorageFull, written })
            };
            let refused = disk::fail(plan, || library.append(grade("a.1", 2)));
            let message = refused.unwrap_err().message();
            assert!(message.arguments.contains(&("reason", "io-full".to_owned())), "{message:?}");
            library.append(grade("a.1", 3)).unwrap();
            assert_eq!(library.device(), &device(), "the same device goes on");
            assert_eq!(held(&library).events.len(), 2);
            drop(library);
            assert_eq!(times(root), [1, 3], "{failing:?}, {cut}, {written}");
        }
    }
}

#[test]
fn a_folder_that_can_not_be_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        let plan = move |_: Step, _: &Path| Some(Fault { kind, written: 0 });
        let (read, refused) = disk::fail(plan, || {
            let mut library = open(folder.path()).unwrap();
            let refused = library.append(grade("a.1", 2)).unwrap_err().message();
            (held(&library), refused)
        });
        assert_eq!(read, look(folder.path()), "everything can be looked at");
        assert_eq!(refused.key, "error-read-only");
    }
    assert_eq!(times(folder.path()), [1]);
}

#[test]
fn a_folder_that_is_deleted_comes_back_with_the_next_grade() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    prepare(&root);
    let other = fs::read_to_string(root.join("history/one.csv")).unwrap();
    fs::write(root.join("history/two.csv"), other.replace("one", "two")).unwrap();
    let mut library = open(&root).unwrap();
    library.append(grade("a.1", 2)).unwrap();
    let known = held(&library);
    fs::remove_dir_all(&root).unwrap();
    assert!(library.refresh().is_err(), "the student is told");
    assert!(!root.exists(), "nothing is made before there is something to save");
    let plan = |_: Step, _: &Path| Some(Fault { kind: ErrorKind::PermissionDenied, written: 0 });
    disk::fail(plan, || library.append(grade("a.1", 3))).unwrap_err();
    library.append(grade("a.1", 3)).unwrap();
    let news = library.take_news();
    assert!(news.iter().any(|message| message.key == "notice-made-again"), "{news:?}");
    drop(library);
    let now = look(&root);
    assert_eq!((&now.decks, &now.settings), (&known.decks, &known.settings));
    assert!(known.events.iter().all(|event| now.events.contains(event)));
    assert_eq!(now.events.len(), known.events.len() + 1);
}

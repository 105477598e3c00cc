//! Several decks changed as one, and a deck that is moved: whenever the program is killed, and
//! whatever the disk refuses, everything is as it was before, or as it was to be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use carabin::deck::{Changes, Content, Deck, DeckId, Note};
use carabin::history::DeviceId;
use carabin::library::disk::{self, Fault};
use carabin::library::{Library, LibraryError, Saved};

fn device() -> DeviceId {
    "one".parse().unwrap()
}

fn id(id: &str) -> DeckId {
    id.parse().unwrap()
}

fn deck_of(name: &str, notes: &[&str]) -> Deck {
    let note = |id: &&str| Note {
        id: id.parse().unwrap(),
        content: Content::Basic { front: "Q ?".into(), back: (*id).into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: id(name),
        title: name.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: notes.iter().map(note).collect(),
        changes: Changes::default(),
    }
}

fn prepare(root: &Path) {
    for folder in ["decks/med", "history", "media"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
    for (path, deck) in [
        ("decks/a.ron", deck_of("a", &["a1", "a2", "a3"])),
        ("decks/b.ron", deck_of("b", &["b1"])),
        ("decks/med/c.ron", deck_of("c", &["c1", "c2"])),
    ] {
        fs::write(root.join(path), carabin::deck::write(&deck).unwrap()).unwrap();
    }
}

/// Each deck's path and notes.
type Held = BTreeMap<PathBuf, Vec<String>>;

fn held(library: &Library) -> Held {
    let notes = |deck: &Deck| deck.notes.iter().map(|note| note.id.to_string()).collect();
    library.decks().iter().map(|open| (open.path.clone(), notes(&open.deck))).collect()
}

type Action = fn(&mut Library) -> Result<(), LibraryError>;

/// A note goes into another deck.
fn move_note(library: &mut Library) -> Result<(), LibraryError> {
    let saved = [deck_of("b", &["b1", "a2"]), deck_of("a", &["a1", "a3"])];
    library.arrange(&saved.map(Saved::from), &[])
}

/// Two decks become one, and a new one comes.
fn merge(library: &mut Library) -> Result<(), LibraryError> {
    let saved = [deck_of("a", &["a1", "a2", "a3", "c1", "c2"]), deck_of("new", &["n1"])];
    library.arrange(&saved.map(Saved::from), &[id("c")])
}

fn move_file(library: &mut Library) -> Result<(), LibraryError> {
    library.move_deck(&id("c"), "rein/bas").map(drop)
}

const ACTIONS: [(&str, Action); 3] =
    [("move a note", move_note), ("merge", merge), ("move a file", move_file)];

/// What an action makes of the library when nothing fails, and the steps that it takes.
fn done(action: Action) -> (Held, Held, usize) {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let mut library = Library::open(folder.path(), &device()).unwrap();
    let before = held(&library);
    let (steps, result) = disk::steps(|| action(&mut library));
    result.unwrap();
    let after = held(&library);
    assert_ne!(before, after);
    drop(library);
    let again = Library::open(folder.path(), &device()).unwrap();
    assert_eq!(held(&again), after, "what is in memory is what is on disk");
    assert!(again.problems().is_empty());
    (before, after, steps.len())
}

/// Runs an action that fails at a step: at that one, or from there on, as when the program dies.
fn failing(root: &Path, action: Action, step: usize, dies: bool) -> Held {
    let mut library = Library::open(root, &device()).unwrap();
    let taken = Rc::new(Cell::new(0));
    let count = taken.clone();
    let fails = move |_, _: &Path| {
        let at = count.get();
        count.set(at + 1);
        let fails = at == step || (dies && at > step);
        fails.then_some(Fault { kind: ErrorKind::StorageFull, written: 7 })
    };
    let result = disk::fail(fails, || action(&mut library));
    assert!(taken.get() > step, "the step is reached");
    let now = held(&library);
    if result.is_err() {
        return now;
    }
    // What only makes a change durable, or clears up behind it, may fail.
    held(&Library::look(root).unwrap())
}

#[test]
fn a_kill_at_any_step_leaves_the_old_or_the_new() {
    for (name, action) in ACTIONS {
        let (before, after, steps) = done(action);
        let (mut old, mut new) = (0, 0);
        for step in 0..steps {
            let folder = tempfile::tempdir().unwrap();
            prepare(folder.path());
            failing(folder.path(), action, step, true);
            let mut library = Library::open(folder.path(), &device()).unwrap();
            let now = held(&library);
            assert!(now == before || now == after, "{name}, step {step}: {now:?}");
            assert!(library.problems().is_empty(), "{name}, step {step}: {:?}", library.problems());
            if now == before {
                old += 1;
            } else {
                new += 1;
            }
            // And doing it again does it.
            if now == before {
                action(&mut library).unwrap();
                assert_eq!(held(&library), after, "{name}, step {step}");
            }
            drop(library);
            let left = fs::read_dir(folder.path().join("history")).unwrap();
            let plan = left.flatten().any(|e| e.file_name().to_string_lossy().ends_with(".decks"));
            assert!(!plan, "{name}, step {step}: nothing is left to do");
        }
        assert!(old > 0 && new > 0, "{name}: {old} {new} of {steps}");
    }
}

#[test]
fn what_the_disk_refuses_did_not_happen() {
    for (name, action) in ACTIONS {
        let (before, after, steps) = done(action);
        for step in 0..steps {
            let folder = tempfile::tempdir().unwrap();
            prepare(folder.path());
            let known = failing(folder.path(), action, step, false);
            let there = held(&Library::look(folder.path()).unwrap());
            assert!(there == before || there == after, "{name}, step {step}: {there:?}");
            assert_eq!(known, there, "{name}, step {step}: memory and disk are one");
        }
    }
}

#[test]
fn what_was_left_undone_is_done_on_top_of_what_others_have_written_since() {
    // Killed after the first of the two decks was written.
    let (_, after, steps) = done(move_note);
    let between = (0..steps).find_map(|step| {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        failing(folder.path(), move_note, step, true);
        let there = held(&Library::look(folder.path()).unwrap());
        let begun = there[Path::new("decks/b.ron")].len() == 2;
        (begun && there[Path::new("decks/a.ron")].len() == 3).then_some(folder)
    });
    let folder = between.unwrap();
    // Another device opens the library first: the note is in both decks, and that is said.
    let other = Library::look(folder.path()).unwrap();
    assert_eq!(other.problems()[0].message.key, "fault-same-note");
    drop(other);
    // And adds a note.
    let mut theirs = Library::open(folder.path(), &"two".parse().unwrap()).unwrap();
    theirs.save_deck(&deck_of("a", &["a1", "a2", "a3", "theirs"])).unwrap();
    drop(theirs);
    let library = Library::open(folder.path(), &device()).unwrap();
    let mut expected = after;
    expected.get_mut(Path::new("decks/a.ron")).unwrap().push("theirs".into());
    assert_eq!(held(&library), expected);
}

#[test]
fn a_deck_moves_to_a_free_name_and_empty_folders_go() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    prepare(root);
    fs::write(root.join("decks/c.ron"), carabin::deck::write(&deck_of("other", &[])).unwrap())
        .unwrap();
    let mut library = Library::open(root, &device()).unwrap();
    let path = library.move_deck(&id("c"), "").unwrap();
    assert_eq!(path, Path::new("decks/c-2.ron"));
    assert!(!root.join("decks/med").exists());
    assert_eq!(held(&library), held(&Library::look(root).unwrap()));
    assert!(!library.refresh().unwrap(), "a move of one's own is no news");
    // A name that leads out stays within.
    let path = library.move_deck(&id("c"), "../../x").unwrap();
    assert_eq!(path, Path::new("decks/x/c-2.ron"));
    assert_eq!(library.move_deck(&id("c"), "x").unwrap(), path);
}

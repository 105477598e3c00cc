//! `kill -9` while grading, editing, and changing much at once: what was acknowledged is there.
//!
//! `examples/survivor.rs` does the work, the killing and the counting, at random; `victim.rs` makes
//! each change that there is, and is killed before each of its steps.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use carabin::deck::{self, Changes, Content, Deck, Note};
use carabin::history::{Draft, Due, Kind};
use carabin::library::Library;

use crate::support::grade;

/// Cargo builds examples with the tests, in the folder beside theirs.
fn example(name: &str) -> PathBuf {
    let tests = env::current_exe().unwrap();
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    tests.parent().unwrap().parent().unwrap().join("examples").join(name)
}

fn survive(rounds: &str) {
    let program = example("survivor");
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    let output = Command::new(program).arg(&root).args(["--rounds", rounds]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let counted = String::from_utf8_lossy(&output.stdout);
    assert!(counted.contains("none lost") && !counted.contains(": 0 events"), "{counted}");
    assert!(!counted.contains("and 1 changes"), "{counted}");
    print!("{counted}");
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    survive("40");
}

#[test]
#[ignore = "a thousand rounds take a minute"]
fn what_was_acknowledged_survives_being_killed_a_thousand_times() {
    survive("1000");
}

/// A library of three decks, with a card that was graded and one that is suspended.
fn prepare(root: &Path) {
    for folder in ["decks/med", "history", "media"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
    for (id, path) in [("a", "decks/a.ron"), ("b", "decks/med/b.ron"), ("c", "decks/c.ron")] {
        let note = |n: usize| Note {
            id: format!("{id}{n}").parse().unwrap(),
            content: Content::Basic { front: format!("foie {id} {n}"), back: "rate".into() },
            context: String::new(),
            tags: vec!["sujet".into(), "sujet::foie".into()],
            source: None,
        };
        let deck = Deck {
            id: id.parse().unwrap(),
            title: id.into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: (0..4).map(note).collect(),
            changes: Changes::default(),
        };
        fs::write(root.join(path), deck::write(&deck).unwrap()).unwrap();
    }
    let mut library = Library::open(root, &"victim".parse().unwrap()).unwrap();
    library.append(grade("a1.1", 1)).unwrap();
    let suspended = Draft { kind: Kind::Suspend, rating: None, due: Due::None, ..grade("b2.1", 2) };
    library.append(suspended).unwrap();
}

/// Everything that a library holds: its decks with where they are, and what happened to cards.
fn held(library: &Library) -> (Vec<(PathBuf, Deck)>, Vec<String>) {
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let decks = library
        .decks()
        .iter()
        .map(|open| (open.path.clone(), Deck { changes: Changes::default(), ..open.deck.clone() }));
    let events = library.history().events();
    (decks.collect(), events.iter().map(|event| format!("{event:?}")).collect())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

#[test]
fn a_kill_before_any_step_of_any_change_leaves_the_old_or_the_new_whole() {
    let program = example("victim");
    let said = Command::new(&program).output().unwrap();
    let names = String::from_utf8(said.stdout).unwrap();
    assert!(names.lines().count() > 20);
    let prepared = tempfile::tempdir().unwrap();
    prepare(prepared.path());
    let old = held(&Library::look(prepared.path()).unwrap());
    let another = || {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        copy(prepared.path(), folder.path());
        folder
    };
    let mut happened = 0;
    for name in names.lines() {
        let folder = another();
        let done = Command::new(&program).arg(folder.path()).arg(name).output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(said.contains("can be undone"), "{name}: {said} {done:?}");
        let new = held(&Library::look(folder.path()).unwrap());
        assert_ne!(new, old, "{name}");
        let mut seen = [0, 0];
        for step in 0_usize.. {
            let folder = another();
            let mut child = Command::new(&program)
                .arg(folder.path())
                .args([name, &step.to_string()])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut said = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
            // On Unix this is `kill -9`.
            child.kill().unwrap();
            child.wait().unwrap();
            let context = format!("{name}, killed before step {step}");
            let looked = without_ids(held(&Library::look(folder.path()).unwrap()));
            let (old, new) = (without_ids(old.clone()), without_ids(new.clone()));
            assert!(looked == old || looked == new, "{context}: a mixture: {looked:?}");
            let library = Library::open(folder.path(), &"victim".parse().unwrap()).unwrap();
            assert_eq!(without_ids(held(&library)), looked, "{context}: finished");
            if said.trim() != "here" {
                assert_eq!(looked, new, "{context}: it had come to its end");
                break;
            }
            seen[usize::from(looked == new)] += 1;
        }
        // Where one renaming does it all, nothing follows it.
        assert!(seen[0] > 0, "{name}: {seen:?}");
        happened += seen[1];
    }
    assert!(happened > 0, "some were killed after they had happened");
}

/// Each deck's path, title and notes; and the events.
type Told = (Vec<(PathBuf, String, Vec<String>)>, Vec<String>);

/// The same without the names of decks and notes that are new each time.
fn without_ids(held: (Vec<(PathBuf, Deck)>, Vec<String>)) -> Told {
    let decks = held.0.into_iter().map(|(path, deck)| {
        let notes = deck.notes.iter().map(|note| format!("{:?} {:?}", note.content, note.tags));
        (path, deck.title, notes.collect())
    });
    (decks.collect(), held.1)
}

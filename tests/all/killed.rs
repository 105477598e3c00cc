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
use tempfile::TempDir;

use crate::support::{deck_of, grade, note_of};

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

/// A note that can be split.
const TWO_FACTS: &str = "Le {{c1::foie}} est un organe qui se trouve à droite. La {{c2::rate}} est un \
    organe qui se trouve à gauche.";

/// A library of three decks, one of them a link within it, with a card that was graded, one that is
/// suspended, and the history of another device that a spreadsheet has saved, without the line feed
/// at its end.
fn prepare(root: &Path) {
    for folder in ["decks/med", "history", "media", "shared"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
    for (id, path) in [("a", "decks/a.ron"), ("b", "decks/med/b.ron"), ("c", "decks/c.ron")] {
        let note = |n: usize| Note {
            content: match (id, n) {
                ("c", 3) => Content::Cloze { text: TWO_FACTS.into() },
                _ => Content::Basic { front: format!("foie {id} {n}"), back: "rate".into() },
            },
            tags: vec!["sujet".into(), "sujet::foie".into()],
            ..note_of(&format!("{id}{n}"), "")
        };
        let deck = Deck { notes: (0..4).map(note).collect(), ..deck_of(id, &[]) };
        fs::write(root.join(path), deck::write(&deck)).unwrap();
    }
    #[cfg(unix)]
    {
        fs::rename(root.join("decks/c.ron"), root.join("shared/c.ron")).unwrap();
        std::os::unix::fs::symlink("../shared/c.ron", root.join("decks/c.ron")).unwrap();
    }
    let mut sheet = Library::open(root, &"sheet".parse().unwrap()).unwrap();
    sheet.append(grade("c0.1", 3)).unwrap();
    drop(sheet);
    let path = root.join("history/sheet.csv");
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<String> = text.lines().map(|line| format!("remarque;{line}")).collect();
    fs::write(path, lines.join("\n").replace(',', ";")).unwrap();
    let mut library = Library::open(root, &"victim".parse().unwrap()).unwrap();
    library.append(grade("a1.1", 1)).unwrap();
    let suspended = Draft { kind: Kind::Suspend, rating: None, due: Due::None, ..grade("b2.1", 2) };
    library.append(suspended).unwrap();
}

/// Everything that a library holds: its decks with where they are, and what happened to cards.
type Held = (Vec<(PathBuf, Deck)>, Vec<String>);

fn held(library: &Library) -> Held {
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
        if path.is_symlink() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(&path).unwrap(), &to).unwrap();
        } else if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// What another device on the same folder does once this one is killed.
fn goes_on(mut other: Library) {
    let mut deck = other.deck(&"b".parse().unwrap()).unwrap().deck.clone();
    let mut note = deck.notes[0].clone();
    note.id = "theirs".parse().unwrap();
    deck.notes.push(note);
    other.save_deck(&deck).unwrap();
    let before = other.deck(&deck.id).unwrap().deck.clone();
    let mut after = before.clone();
    after.notes[0].context = "taken back".into();
    other.save_deck(&after).unwrap();
    other.undo_deck(Some(&before), &after).unwrap();
    other.append(grade("theirs.1", 9)).unwrap();
    let mut before = other.settings().clone();
    before.scheduling.new_per_day = 7;
    other.save_settings(before.clone()).unwrap();
    let mut after = before.clone();
    after.scheduling.new_per_day = 8;
    other.save_settings(after.clone()).unwrap();
    other.undo_settings(&before, &after).unwrap();
}

#[test]
fn another_device_on_the_folder_goes_on_when_one_is_killed() {
    let program = example("victim");
    let prepared = tempfile::tempdir().unwrap();
    prepare(prepared.path());
    let old = held(&Library::look(prepared.path()).unwrap());
    let others = |held: &Held| {
        let mut told = without_ids(held.clone());
        for (path, _, notes) in &mut told.0 {
            // It has a note more there.
            if path.ends_with("b.ron") {
                notes.pop();
            }
        }
        told.1.retain(|event| !event.contains("theirs"));
        told
    };
    for name in ["tag", "move-notes", "suspend-and-tag"] {
        let done = tempfile::tempdir().unwrap();
        copy(prepared.path(), done.path());
        Command::new(&program).arg(done.path()).arg(name).output().unwrap();
        goes_on(Library::open(done.path(), &"other".parse().unwrap()).unwrap());
        let new = others(&held(&Library::look(done.path()).unwrap()));
        for step in 0_usize.. {
            let folder = tempfile::tempdir().unwrap();
            copy(prepared.path(), folder.path());
            let other = Library::open(folder.path(), &"other".parse().unwrap()).unwrap();
            let said = killed(&program, folder.path(), name, step);
            let context = format!("{name}, killed before step {step}");
            goes_on(other);
            let library = Library::open(folder.path(), &"victim".parse().unwrap()).unwrap();
            let now = held(&library);
            let text = format!("{now:?}");
            assert!(!text.contains("taken back"), "{context}: {text}");
            assert!(text.contains("theirs") && text.contains("time: 9"), "{context}: {text}");
            assert_eq!(library.settings().scheduling.new_per_day, 7, "{context}");
            let (now, old) = (others(&now), without_ids(old.clone()));
            let joined = now.0.iter().all(|deck| old.0.contains(deck) || new.0.contains(deck));
            assert!(joined && (now.1 == old.1 || now.1 == new.1), "{context}: {now:?}");
            if said != "here" {
                break;
            }
        }
    }
}

/// Starts a change in a library and kills it before this step; what it said.
fn killed(program: &Path, root: &Path, name: &str, step: usize) -> String {
    let mut child = Command::new(program)
        .arg(root)
        .args([name, &step.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    // On Unix this is `kill -9`.
    child.kill().unwrap();
    child.wait().unwrap();
    said.trim().to_owned()
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
    let mut happened = 0;
    for name in names.lines() {
        let new = after(&program, prepared.path(), &[name]);
        happened += kill_at_each_step(&program, prepared.path(), name, [&old, &new]);
    }
    assert!(happened > 0, "some were killed after they had happened");
}

/// What stands beside the files, made ready by the one that was killed.
fn made_ready(root: &Path) -> Vec<PathBuf> {
    let (mut left, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap().to_string_lossy().starts_with(".carabin-victim.") {
                left.push(path);
            }
        }
    }
    left
}

#[test]
fn a_kill_before_any_step_of_an_undo_leaves_the_old_or_the_new_whole() {
    let program = example("victim");
    let prepared = tempfile::tempdir().unwrap();
    prepare(prepared.path());
    for name in ["remove-decks", "move-deck", "add-deck", "move-notes", "suspend-and-tag", "import"]
    {
        let old = after(&program, prepared.path(), &[name]);
        let undo = format!("undo-{name}");
        let new = after(&program, prepared.path(), &[&undo]);
        kill_at_each_step(&program, prepared.path(), &undo, [&old, &new]);
    }
}

/// A copy of a library, in memory where there is such a thing.
fn copy_of(prepared: &Path) -> TempDir {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    copy(prepared, folder.path());
    folder
}

/// What a library holds after a change of it.
fn after(program: &Path, prepared: &Path, name: &[&str]) -> Held {
    let folder = copy_of(prepared);
    let done = Command::new(program).arg(folder.path()).args(name).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("can be undone"), "{name:?}: {said} {done:?}");
    held(&Library::look(folder.path()).unwrap())
}

/// Kills a change before each of its steps: what is there is the old or the new. How often it was the
/// new.
fn kill_at_each_step(program: &Path, prepared: &Path, name: &str, known: [&Held; 2]) -> usize {
    let [old, new] = known.map(|held| without_ids(held.clone()));
    assert_ne!(old, new, "{name}");
    let mut seen = [0, 0];
    for step in 0_usize.. {
        let folder = copy_of(prepared);
        let said = killed(program, folder.path(), name, step);
        let context = format!("{name}, killed before step {step}");
        let looked = without_ids(held(&Library::look(folder.path()).unwrap()));
        assert!(looked == old || looked == new, "{context}: a mixture: {looked:?}");
        let library = Library::open(folder.path(), &"victim".parse().unwrap()).unwrap();
        assert_eq!(without_ids(held(&library)), looked, "{context}: finished");
        assert_eq!(made_ready(folder.path()), Vec::<PathBuf>::new(), "{context}: left beside");
        if said != "here" {
            assert_eq!(looked, new, "{context}: it had come to its end");
            break;
        }
        seen[usize::from(looked == new)] += 1;
    }
    // Where one renaming does it all, nothing follows it.
    assert!(seen[0] > 0, "{name}: {seen:?}");
    seen[1]
}

/// Each deck's path, title and notes; and the events.
type Told = (Vec<(PathBuf, String, Vec<String>)>, Vec<String>);

/// The same without the names of decks and notes that are new each time.
fn without_ids(held: Held) -> Told {
    let decks = held.0.into_iter().map(|(path, deck)| {
        let notes = deck.notes.iter().map(|note| format!("{:?} {:?}", note.content, note.tags));
        (path, deck.title, notes.collect())
    });
    (decks.collect(), held.1)
}

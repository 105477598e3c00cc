//! Several decks changed as one, and a deck that is moved: whenever the program is killed, and
//! whatever the disk refuses, everything is as it was before, or as it was to be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use carabin::deck::{Deck, DeckId, Note};
use carabin::history::DeviceId;
use carabin::library::disk::{self, Fault};
use carabin::library::{ExamOf, Library, LibraryError, Saved};
use sha2::Digest as _;

use crate::support::deck_of;

fn device() -> DeviceId {
    "one".parse().unwrap()
}

fn id(id: &str) -> DeckId {
    id.parse().unwrap()
}

/// A deck of notes whose backs are their names.
fn deck_named(name: &str, notes: &[&str]) -> Deck {
    deck_of(name, &notes.iter().map(|id| (*id, *id)).collect::<Vec<_>>())
}

fn prepare(root: &Path) {
    for folder in ["decks/med", "history", "media"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let settings = "(format: 1, exams: [(tag: \"old\", date: \"2026-06-01\", share: 0.9)])";
    fs::write(root.join("settings.ron"), settings).unwrap();
    for (path, deck) in [
        ("decks/a.ron", deck_named("a", &["a1", "a2", "a3"])),
        ("decks/b.ron", deck_named("b", &["b1"])),
        ("decks/med/c.ron", deck_named("c", &["c1", "c2"])),
    ] {
        fs::write(root.join(path), carabin::deck::write(&deck)).unwrap();
    }
}

/// Each deck's path and notes, with their tags; and what exams are about.
type Held = BTreeMap<PathBuf, Vec<String>>;

fn held(library: &Library) -> Held {
    let said = |note: &Note| [&[note.id.to_string()], &note.tags[..]].concat().join(" #");
    let notes = |deck: &Deck| deck.notes.iter().map(said).collect();
    let mut held: Held =
        library.decks().iter().map(|open| (open.path.clone(), notes(&open.deck))).collect();
    let exams = library.settings().exams.iter().map(|exam| format!("{:?}", exam.of));
    held.insert("settings.ron".into(), exams.collect());
    held
}

type Action = fn(&mut Library) -> Result<(), LibraryError>;

/// A note goes into another deck.
fn move_note(library: &mut Library) -> Result<(), LibraryError> {
    let saved = [deck_named("b", &["b1", "a2"]), deck_named("a", &["a1", "a3"])];
    library.save_together(&saved.each_ref().map(Saved::from), &[], Vec::new(), None).map(drop)
}

/// Two decks become one, and a new one comes.
fn merge(library: &mut Library) -> Result<(), LibraryError> {
    let saved = [deck_named("a", &["a1", "a2", "a3", "c1", "c2"]), deck_named("new", &["n1"])];
    library
        .save_together(&saved.each_ref().map(Saved::from), &[id("c")], Vec::new(), None)
        .map(drop)
}

/// A tag is another in two decks, and in the settings.
fn rename_tag(library: &mut Library) -> Result<(), LibraryError> {
    let mut saved = [deck_named("b", &["b1"]), deck_named("a", &["a1", "a2", "a3"])];
    for deck in &mut saved {
        deck.notes[0].tags.push("new".into());
    }
    let mut settings = library.settings().clone();
    settings.exams[0].of = ExamOf::Tag("new".into());
    let saved = saved.each_ref().map(Saved::from);
    library.save_together(&saved, &[], Vec::new(), Some(&settings)).map(drop)
}

fn move_file(library: &mut Library) -> Result<(), LibraryError> {
    library.move_deck(&id("c"), "rein/bas").map(drop)
}

const ACTIONS: [(&str, Action); 4] = [
    ("move a note", move_note),
    ("merge", merge),
    ("move a file", move_file),
    ("rename a tag", rename_tag),
];

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
/// Returns whether it says that it was done, and what is then in memory.
fn failing(root: &Path, action: Action, step: usize, dies: bool) -> (bool, Held) {
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
    (result.is_ok(), held(&library))
}

/// How many changes are put down, and not finished.
fn left(root: &Path) -> usize {
    let names = fs::read_dir(root.join("history")).unwrap().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let end = |name: &String| name.rsplit('.').next().map(str::to_owned).unwrap_or_default();
    names.filter(|name| ["change", "decks"].contains(&end(name).as_str())).count()
}

/// The notes that a file holds, whatever is still to become of it.
fn on_disk(root: &Path, path: &str) -> Vec<String> {
    let deck = carabin::library::read_deck(&root.join(path)).unwrap();
    deck.notes.iter().map(|note| note.id.to_string()).collect()
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
            // Whoever only looks sees the one or the other, too.
            let looked = held(&Library::look(folder.path()).unwrap());
            let mut library = Library::open(folder.path(), &device()).unwrap();
            let now = held(&library);
            assert!(now == before || now == after, "{name}, step {step}: {now:?}");
            assert_eq!(looked, now, "{name}, step {step}");
            assert!(library.problems().is_empty(), "{name}, step {step}: {:?}", library.problems());
            if now == before {
                old += 1;
                assert_eq!(new, 0, "{name}, step {step}: what had happened is gone again");
            } else {
                new += 1;
            }
            // And doing it again does it.
            if now == before {
                action(&mut library).unwrap();
                assert_eq!(held(&library), after, "{name}, step {step}");
            }
            drop(library);
            assert_eq!(left(folder.path()), 0, "{name}, step {step}: nothing is left to do");
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
            let (done, known) = failing(folder.path(), action, step, false);
            let there = held(&Library::look(folder.path()).unwrap());
            // What only clears up behind a change may fail.
            let expected = if done { &after } else { &before };
            assert_eq!(there, *expected, "{name}, step {step}: done: {done}");
            assert_eq!(known, there, "{name}, step {step}: memory and disk are one");
        }
    }
}

/// A library in which the move of a note was cut short: it is in both decks on the disk.
fn cut_short() -> tempfile::TempDir {
    let (_, _, steps) = done(move_note);
    let between = (0..steps).find_map(|step| {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        failing(folder.path(), move_note, step, true);
        let begun = on_disk(folder.path(), "decks/b.ron").len() == 2;
        (begun && on_disk(folder.path(), "decks/a.ron").len() == 3).then_some(folder)
    });
    between.unwrap()
}

#[test]
fn what_was_left_undone_is_done_on_top_of_what_others_have_written_since() {
    let (_, after, _) = done(move_note);
    let folder = cut_short();
    // Another device opens the library first: it sees what is to be.
    let other = Library::look(folder.path()).unwrap();
    assert_eq!(held(&other), after);
    assert!(other.problems().is_empty());
    drop(other);
    // And adds a note.
    let mut theirs = Library::open(folder.path(), &"two".parse().unwrap()).unwrap();
    theirs.save_deck(&deck_named("a", &["a1", "a3", "theirs"])).unwrap();
    drop(theirs);
    let library = Library::open(folder.path(), &device()).unwrap();
    let mut expected = after;
    expected.get_mut(Path::new("decks/a.ron")).unwrap().push("theirs".into());
    assert_eq!(held(&library), expected);
}

#[test]
fn what_was_left_undone_is_done_though_a_synchroniser_writes_the_old_deck_since() {
    let (_, after, _) = done(move_note);
    let folder = cut_short();
    let theirs = deck_named("a", &["a1", "a2", "a3", "theirs"]);
    fs::write(folder.path().join("decks/a.ron"), carabin::deck::write(&theirs)).unwrap();
    let library = Library::open(folder.path(), &device()).unwrap();
    let mut expected = after;
    expected.get_mut(Path::new("decks/a.ron")).unwrap().push("theirs".into());
    assert_eq!(held(&library), expected);
    assert!(library.problems().is_empty(), "{:?}", library.problems());
}

#[test]
fn a_note_in_two_decks_is_said() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let twice = deck_named("twice", &["a1", "other"]);
    fs::write(folder.path().join("decks/twice.ron"), carabin::deck::write(&twice)).unwrap();
    let library = Library::look(folder.path()).unwrap();
    let keys: Vec<_> = library.problems().iter().map(|problem| problem.message.key).collect();
    assert_eq!(keys, ["fault-same-note"]);
}

#[test]
fn a_deck_moves_to_a_free_name_and_empty_folders_go() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    prepare(root);
    fs::write(root.join("decks/c.ron"), carabin::deck::write(&deck_named("other", &[]))).unwrap();
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

/// A file's text, with its comments and all; none where there is no file.
fn text(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(root.join(path)).ok()
}

/// A change of several decks as the program put it down when it had another name for it.
fn old_plan(root: &Path, after: &Path) {
    let pieces = ["decks/b.ron", "decks/a.ron", "decks/new.ron", "decks/med/c.ron"].map(|path| {
        let (before, after) = (text(root, path), text(after, path));
        format!("(path: {path:?}, before: {before:?}, after: {after:?})")
    });
    let plan = format!("(format: 1, pieces: [{}])", pieces.join(", "));
    fs::write(root.join("history/.one.decks"), plan).unwrap();
}

#[test]
fn what_an_older_program_left_undone_is_done() {
    let new = tempfile::tempdir().unwrap();
    prepare(new.path());
    let mut library = Library::open(new.path(), &device()).unwrap();
    merge(&mut library).unwrap();
    let after = held(&library);
    // However far it had come: the first so many files are as they are to be.
    let files = ["decks/b.ron", "decks/a.ron", "decks/new.ron", "decks/med/c.ron"];
    for begun in 0..=files.len() {
        let prepared = || {
            let folder = tempfile::tempdir().unwrap();
            prepare(folder.path());
            old_plan(folder.path(), new.path());
            for path in &files[..begun] {
                let there = folder.path().join(path);
                match text(new.path(), path) {
                    Some(text) => fs::write(there, text).unwrap(),
                    None => fs::remove_file(there).unwrap(),
                }
            }
            folder
        };
        let folder = prepared();
        let (steps, library) = disk::steps(|| Library::open(folder.path(), &device()).unwrap());
        assert_eq!(held(&library), after, "{begun}");
        assert!(library.problems().is_empty(), "{:?}", library.problems());
        assert_eq!(left(folder.path()), 0);
        // And when the program dies while it is done.
        for step in 0..steps.len() {
            let folder = prepared();
            let mut at = 0;
            let dies = move |_, _: &Path| {
                at += 1;
                (at > step).then_some(Fault { kind: ErrorKind::StorageFull, written: 7 })
            };
            drop(disk::fail(dies, || Library::open(folder.path(), &device())));
            let library = Library::open(folder.path(), &device()).unwrap();
            assert_eq!(held(&library), after, "{begun}, step {step}");
            assert_eq!(left(folder.path()), 0, "{begun}, step {step}");
        }
    }
}

#[test]
fn an_old_change_of_decks_and_events_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    prepare(root);
    drop(Library::open(root, &device()).unwrap());
    let sound = fs::metadata(root.join("history/one.csv")).unwrap().len();
    let old: [u8; 32] = sha2::Sha256::digest(fs::read(root.join("decks/b.ron")).unwrap()).into();
    fs::write(
        root.join("decks/.carabin-one-0.tmp"),
        carabin::deck::write(&deck_named("b", &["b1", "b2"])),
    )
    .unwrap();
    let old = old.map(|byte| byte.to_string()).join(",");
    let note = format!(
        "(decks: [(path: \"decks/b.ron\", beside: \"decks/.carabin-one-0.tmp\", \
         old: Some(({old})))], sound: {sound}, lines: \"\")"
    );
    fs::write(root.join("history/.one.change"), note).unwrap();
    let library = Library::open(root, &device()).unwrap();
    assert_eq!(held(&library)[Path::new("decks/b.ron")], ["b1", "b2"]);
    assert_eq!(left(root), 0);
}

#[test]
fn a_note_that_leads_out_of_the_library_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("library");
    prepare(&root);
    let outside = folder.path().join("mine.txt");
    fs::write(&outside, "").unwrap();
    let old: [u8; 32] = sha2::Sha256::digest("").into();
    let old = old.map(|byte| byte.to_string()).join(",");
    let note = format!(
        "(decks: [], removed: [(path: \"../mine.txt\", old: ({old}))], sound: 0, lines: \"\")"
    );
    fs::write(root.join("history/.one.change"), note).unwrap();
    let library = Library::open(&root, &device()).unwrap();
    assert_eq!(library.decks().len(), 3);
    assert!(outside.exists());
}

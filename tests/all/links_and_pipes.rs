//! Links, pipes, devices and sockets in a library: nothing outside of it is touched, nothing
//! waits, and what is passed over is said.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use carabin::deck::{self, Deck};
use carabin::generate::Choices;
use carabin::history::DeviceId;
use carabin::library::{self, DraftPlace, Library, NoteDraft, Saved, TextDraft};
use tempfile::TempDir;

use crate::support::{self, grade};

fn device() -> DeviceId {
    "one".parse().unwrap()
}

fn deck_of(id: &str, notes: &[&str]) -> Deck {
    let notes: Vec<(&str, &str)> = notes.iter().map(|id| (*id, "A")).collect();
    support::deck_of(id, &notes)
}

/// A library, and beside it a folder with what must stay as it is.
fn with_outside() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    drop(Library::open(&root, &device()).unwrap());
    let outside = folder.path().join("documents");
    for n in 0..40 {
        // As old copies are named, that a thinning would take away.
        let moment = outside.join(format!("2020-01-01T10-{n:02}-00-000Z/decks"));
        fs::create_dir_all(&moment).unwrap();
        fs::write(moment.join("thesis.ron"), format!("thesis {n}")).unwrap();
    }
    fs::write(outside.join("letter.csv"), "letter").unwrap();
    fs::write(outside.join("deck.ron"), deck::write(&deck_of("d", &["a"]))).unwrap();
    (folder, root, outside)
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut files(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

/// What a session writes down before it is saved.
fn write_down(root: &Path) {
    let place = DraftPlace::within(root, &device());
    let text = TextDraft {
        name: "cours.md".into(),
        title: "Rein".into(),
        language: None,
        choices: Choices::Never,
        chosen: None,
        text: "# Rein".into(),
    };
    let note = NoteDraft { kind: "basic".to_owned(), ..NoteDraft::default() };
    for (texts, notes) in [(vec![text], vec![note]), (Vec::new(), Vec::new())] {
        let _ = library::drafts(&place.root, &place.name);
        let _ = library::keep_drafts(&place.root, &place.name, &texts);
        let _ = library::note_drafts(&place.root, &place.name);
        let _ = library::keep_note_drafts(&place.root, &place.name, &notes);
    }
    // As a window does that may not write here.
    let machine = tempfile::tempdir().unwrap();
    let _ = DraftPlace::on_machine(machine.path(), root, &device());
}

/// All that a session does, whatever fails.
fn use_it(root: &Path) -> Vec<PathBuf> {
    let Ok(mut library) = Library::open(root, &device()) else { return Vec::new() };
    let _ = library.read_only();
    let _ = library.append(grade("a.1", 1_790_000_000_000));
    let _ = library.save_deck(&deck_of("d", &["a", "b"]));
    let _ = library.save_deck(&deck_of("e", &["c"]));
    let at_once = [deck_of("d", &["a", "b", "c"]), deck_of("f", &["f"])];
    let suspended = vec![grade("a.1", 1_790_000_000_001)];
    let _ = library.save_together(&at_once.each_ref().map(Saved::from), &[], suspended, None);
    let _ = library.save_settings(library.settings().clone());
    write_down(root);
    let _ = library::back_up(root);
    let _ = library.refresh();
    let _ = library.repair();
    let _ = library.remove_deck(&"e".parse().unwrap());
    for backup in library::backups(root) {
        let _ = library.restore(&backup.moment, None);
    }
    let problems = library.problems().iter().map(|problem| problem.path.clone());
    problems.chain(library::check(&library).into_iter().map(|found| found.problem.path)).collect()
}

#[test]
fn nothing_is_touched_through_a_link_that_leads_out() {
    let links: [(&str, &str); 12] = [
        ("backups", ""),
        ("backups/2026-01-01T10-00-00-000Z", ""),
        ("backups/2026-01-01T10-00-00-001Z/decks", "2020-01-01T10-00-00-000Z/decks"),
        ("history", ""),
        ("history/one.csv", "letter.csv"),
        ("history/two.csv", "letter.csv"),
        ("history/.one.lock", "letter.csv"),
        ("decks", ""),
        ("decks/elsewhere", ""),
        ("decks/d.ron", "deck.ron"),
        ("decks/e.ron", "none.ron"),
        ("settings.ron", "deck.ron"),
    ];
    for (at, to) in links {
        let (_folder, root, outside) = with_outside();
        let before = files(&outside);
        let at = root.join(at);
        if let Ok(data) = fs::symlink_metadata(&at) {
            if data.is_dir() {
                fs::remove_dir_all(&at).unwrap();
            } else {
                fs::remove_file(&at).unwrap();
            }
        }
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        symlink(outside.join(to), &at).unwrap();
        let told = use_it(&root);
        assert_eq!(files(&outside), before, "through {}", at.display());
        assert!(fs::symlink_metadata(&at).unwrap().is_symlink(), "{} stays", at.display());
        let silent = at.starts_with(root.join("backups")) || !at.exists();
        assert!(silent || told.contains(&at), "{} is said: {told:?}", at.display());
    }
}

const KINDS: [&str; 5] = ["pipe", "socket", "link to a device", "link to itself", "link to /"];

fn put(kind: &str, at: &Path) {
    match kind {
        "pipe" => assert!(Command::new("mkfifo").arg(at).status().unwrap().success()),
        "socket" => drop(UnixListener::bind(at).unwrap()),
        "link to a device" => symlink("/dev/zero", at).unwrap(),
        "link to itself" => symlink(at, at).unwrap(),
        "link to /" => symlink("/", at).unwrap(),
        to => symlink(to, at).unwrap(),
    }
}

#[test]
fn what_is_no_file_is_passed_over_and_said_and_nothing_waits() {
    let places = [
        "decks/x.ron",
        "history/two.csv",
        "history/one.csv",
        "history/.one.lock",
        "settings.ron",
        "backups/2026-01-01T10-00-00-000Z/decks/x.ron",
    ];
    for at in places {
        for kind in KINDS {
            let (_folder, root, _) = with_outside();
            let at = root.join(at);
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&at);
            put(kind, &at);
            let told = use_it(&root);
            let silent = at.starts_with(root.join("backups"));
            assert!(silent || told.contains(&at), "{kind} at {}: {told:?}", at.display());
            let look = Library::look(&root).unwrap();
            assert!(look.decks().len() >= 3, "the others are read");
        }
    }
}

/// The files that only Carabin writes, and under hidden names: nothing is done through what stands
/// in their places, to a deck of the library neither, and what needs no such file goes on.
#[test]
fn what_stands_in_the_place_of_a_hidden_file_is_passed_over_and_said() {
    let places = [
        "history/.writing.lock",
        "history/.one.change",
        "history/.one.decks",
        "drafts",
        "drafts/one.ron",
        "drafts/one.notes.ron",
    ];
    for place in places {
        for kind in KINDS.into_iter().chain(["../decks/linked.ron", "decks/linked.ron", "letter"]) {
            let context = format!("{kind} at {place}");
            let (_folder, root, outside) = with_outside();
            let before = files(&outside);
            let linked = deck::write(&deck_of("linked", &["l"]));
            fs::write(root.join("decks/linked.ron"), &linked).unwrap();
            let at = root.join(place);
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&at);
            let letter = outside.join("letter.csv");
            put(if kind == "letter" { letter.to_str().unwrap() } else { kind }, &at);
            let data = fs::symlink_metadata(&at).unwrap().file_type();
            let told = use_it(&root);
            assert!(told.contains(&at), "{context} is said: {told:?}");
            assert_eq!(fs::symlink_metadata(&at).unwrap().file_type(), data, "{context} stays");
            assert_eq!(files(&outside), before, "{context}");
            let there = fs::read_to_string(root.join("decks/linked.ron")).unwrap();
            assert_eq!(there, linked, "{context}");
            let look = Library::look(&root).unwrap();
            let graded = |event: &carabin::history::Event| event.time == 1_790_000_000_000;
            assert!(look.history().events().iter().any(graded), "{context}");
            assert!(look.deck(&"d".parse().unwrap()).is_some(), "{context}");
        }
    }
}

#[test]
fn a_link_that_leads_back_up_ends() {
    let (_folder, root, _) = with_outside();
    symlink("..", root.join("decks/up")).unwrap();
    symlink(".", root.join("decks/here")).unwrap();
    fs::create_dir(root.join("decks/deep")).unwrap();
    symlink("../deep", root.join("decks/deep/again")).unwrap();
    let library = Library::open(&root, &device()).unwrap();
    assert_eq!(library.decks().len(), 3);
    assert!(library.problems().iter().any(|problem| problem.path.ends_with("decks/up")));
}

#[test]
fn a_deck_that_is_a_link_within_the_library_stays_one() {
    let (_folder, root, _) = with_outside();
    fs::create_dir_all(root.join("shared")).unwrap();
    fs::create_dir_all(root.join("decks/elsewhere")).unwrap();
    let text = deck::write(&deck_of("d", &["a"]));
    fs::write(root.join("shared/d.ron"), &text).unwrap();
    symlink("../shared/d.ron", root.join("decks/d.ron")).unwrap();
    let twice = deck::write(&deck_of("twice", &["t"]));
    fs::write(root.join("decks/elsewhere/t.ron"), twice).unwrap();
    symlink("elsewhere/t.ron", root.join("decks/t.ron")).unwrap();
    let mut library = Library::open(&root, &device()).unwrap();
    assert_eq!(library.problems(), []);
    for (id, notes, file, link) in [
        ("d", ["a", "b"], "shared/d.ron", "decks/d.ron"),
        ("twice", ["t", "u"], "decks/elsewhere/t.ron", "decks/t.ron"),
    ] {
        library.save_deck(&deck_of(id, &notes)).unwrap();
        assert!(fs::symlink_metadata(root.join(link)).unwrap().is_symlink());
        let saved = deck::read(&fs::read(root.join(file)).unwrap()).unwrap();
        assert_eq!(saved.notes.len(), 2);
    }
    drop(library);
    assert_eq!(Library::look(&root).unwrap().problems(), []);
}

#[test]
fn what_is_written_is_as_open_as_the_system_wants() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain");
    fs::write(&plain, "x").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let root = folder.path().join("Carabin");
    drop(Library::open(&root, &device()).unwrap());
    assert_eq!(mode(&root.join("settings.ron")), mode(&plain));
    fs::set_permissions(root.join("settings.ron"), fs::Permissions::from_mode(0o600)).unwrap();
    let mut library = Library::open(&root, &device()).unwrap();
    library.save_settings(library.settings().clone()).unwrap();
    assert_eq!(mode(&root.join("settings.ron")), 0o600);
}

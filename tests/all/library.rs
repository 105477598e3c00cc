//! The library on a real folder: first start, grades that stay, files that others touch.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;

use carabin::deck::{self, Changes, Deck};
use carabin::history::DeviceId;
use carabin::library::{Library, LibraryError};
use tempfile::TempDir;

use crate::support::{deck_of, grade};

fn device(name: &str) -> DeviceId {
    name.parse().unwrap()
}

fn deck(title: &str, notes: &[(&str, &str)]) -> Deck {
    Deck { title: title.into(), ..deck_of("test-deck", notes) }
}

/// Without what is recorded of its changes.
fn plain(deck: &Deck) -> Deck {
    Deck { changes: Changes::default(), ..deck.clone() }
}

fn new_library() -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("Carabin"), &device("one")).unwrap();
    (folder, library)
}

fn history_file(root: &Path, device: &str) -> std::path::PathBuf {
    root.join("history").join(format!("{device}.csv"))
}

#[test]
fn a_first_start_brings_the_shipped_decks() {
    let (_folder, library) = new_library();
    assert_eq!(library.decks().len(), 3);
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    assert!(!library.is_read_only());
}

#[test]
fn the_first_deck_is_in_the_language_of_the_student() {
    for language in ["fr", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("Carabin");
        Library::begin(&root, language).unwrap();
        let library = Library::open(&root, &device("one")).unwrap();
        let languages: Vec<&str> =
            library.decks().iter().map(|open| open.deck.language.as_str()).collect();
        assert_eq!(languages.len(), 3, "no deck twice");
        // All that are in the language before any other.
        let mut sorted = languages.clone();
        sorted.sort_by_key(|of| *of != language);
        assert_eq!(languages, sorted);
        assert_eq!(languages[0], language);
        // A library that is there is left alone.
        Library::begin(&root, "en").unwrap();
        assert_eq!(Library::look(&root).unwrap().decks().len(), 3);
    }
}

#[test]
fn a_removed_shipped_deck_does_not_come_back() {
    let (_folder, library) = new_library();
    let root = library.root().to_owned();
    fs::remove_file(root.join("decks/terminology-en.ron")).unwrap();
    drop(library);
    assert_eq!(Library::open(&root, &device("one")).unwrap().decks().len(), 2);
}

#[test]
fn a_folder_with_other_things_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.odt"), "x").unwrap();
    let refused = Library::open(folder.path(), &device("one"));
    assert!(matches!(refused, Err(LibraryError::NotALibrary(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_grade_is_on_disk_when_it_is_acknowledged() {
    let (_folder, mut library) = new_library();
    let event = library.append(grade("n.1", 5)).unwrap();
    // Read while the library is still open: nothing waits in memory.
    let text = fs::read_to_string(history_file(library.root(), "one")).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert_eq!(text.lines().last().unwrap(), "n.1,5,3,0,900,20780,60,review,d20783,1,");
    assert_eq!(Library::look(library.root()).unwrap().history().events(), [event]);
}

#[test]
fn numbers_go_on_after_a_restart() {
    let (_folder, mut library) = new_library();
    let root = library.root().to_owned();
    library.append(grade("n.1", 5)).unwrap();
    drop(library);
    let mut library = Library::open(&root, &device("one")).unwrap();
    assert_eq!(library.append(grade("n.1", 6)).unwrap().stamp.sequence, 2);
}

#[test]
fn a_torn_line_is_set_aside_and_the_next_grade_is_whole() {
    let (_folder, mut library) = new_library();
    let root = library.root().to_owned();
    library.append(grade("n.1", 5)).unwrap();
    drop(library);
    let path = history_file(&root, "one");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{whole}n.1,17,3")).unwrap();
    let mut library = Library::open(&root, &device("one")).unwrap();
    assert_eq!(library.problems().len(), 1);
    library.append(grade("n.2", 7)).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("{whole}n.2,7,3,0,900,20780,60,review,d20783,2,\n"));
    let kept: Vec<_> = fs::read_dir(root.join("backups")).unwrap().collect();
    let kept = kept[0].as_ref().unwrap().path().join("history/one.torn");
    assert_eq!(fs::read_to_string(kept).unwrap(), "n.1,17,3");
}

#[test]
fn two_devices_share_a_library() {
    let (_folder, mut one) = new_library();
    let mut two = Library::open(one.root(), &device("two")).unwrap();
    one.append(grade("n.1", 5)).unwrap();
    two.append(grade("n.1", 4)).unwrap();
    let both = Library::look(one.root()).unwrap();
    let times: Vec<i64> = both.history().events().iter().map(|event| event.time).collect();
    assert_eq!(times, [4, 5]);
}

#[test]
fn a_second_window_of_the_same_device_reads_only() {
    let (_folder, one) = new_library();
    let mut second = Library::open(one.root(), &device("one")).unwrap();
    assert!(second.is_read_only());
    assert!(matches!(second.append(grade("n.1", 5)), Err(LibraryError::ReadOnly)));
    assert!(matches!(second.save_deck(&deck("T", &[])), Err(LibraryError::ReadOnly)));
    let root = one.root().to_owned();
    drop(one);
    assert!(!Library::open(&root, &device("one")).unwrap().is_read_only());
}

#[test]
fn a_deck_is_saved_under_its_title_and_the_old_one_is_kept() {
    let (_folder, mut library) = new_library();
    let path = library.save_deck(&deck("L’œdème aigu / 2", &[("a", "1")])).unwrap();
    assert_eq!(path, Path::new("decks/l-oedeme-aigu-2.ron"));
    assert_eq!(library.save_deck(&deck("Autre titre", &[("a", "2")])).unwrap(), path);
    let saved = deck::read(&fs::read(library.root().join(&path)).unwrap()).unwrap();
    assert_eq!(plain(&saved), deck("Autre titre", &[("a", "2")]));
    assert_eq!(fs::read_dir(library.root().join("backups")).unwrap().count(), 1);
}

#[test]
fn what_another_program_changed_is_merged_not_overwritten() {
    let (_folder, mut library) = new_library();
    let path = library.save_deck(&deck("T", &[("a", "1"), ("b", "1")])).unwrap();
    let path = library.root().join(path);
    let theirs = deck("T", &[("a", "1"), ("b", "theirs"), ("c", "new")]);
    fs::write(&path, deck::write(&theirs)).unwrap();
    library.save_deck(&deck("T", &[("a", "ours"), ("b", "1")])).unwrap();
    let saved = deck::read(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(plain(&saved), deck("T", &[("a", "ours"), ("b", "theirs"), ("c", "new")]));
}

#[test]
fn a_file_that_is_not_understood_is_left_alone() {
    let (_folder, mut library) = new_library();
    let path = library.save_deck(&deck("T", &[("a", "1")])).unwrap();
    let path = library.root().join(path);
    fs::write(&path, "(format: 1,\n oops").unwrap();
    let refused = library.save_deck(&deck("T", &[("a", "2")]));
    assert!(matches!(refused, Err(LibraryError::Deck { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "(format: 1,\n oops");
    let reopened = Library::look(library.root()).unwrap();
    assert_eq!(reopened.problems().len(), 1);
    assert_eq!(reopened.problems()[0].place, Some((2, 2)));
}

#[test]
fn generating_again_keeps_what_the_student_wrote() {
    let (_folder, mut library) = new_library();
    library.save_generated(&deck("T", &[("a", "generated")])).unwrap();
    library.save_deck(&deck("T", &[("a", "edited")])).unwrap();
    library.save_generated(&deck("T", &[("a", "generated"), ("b", "new")])).unwrap();
    let saved = &library.deck(&"test-deck".parse().unwrap()).unwrap().deck;
    assert_eq!(plain(saved), deck("T", &[("a", "edited"), ("b", "new")]));
}

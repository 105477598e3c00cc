//! Two devices, synchronisers and other programs on one library: what is joined, what is kept,
//! what is left alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use carabin::deck::{self, Content, Deck, Note};
use carabin::history::{DeviceId, HEADER};
use carabin::library::{self, Library, Remedy};
use tempfile::TempDir;

use crate::support::{deck_of, grade};

fn device(name: &str) -> DeviceId {
    name.parse().unwrap()
}

/// The deck of this id that is called “Cours”.
fn course(id: &str, notes: &[(&str, &str)]) -> Deck {
    Deck { title: "Cours".into(), ..deck_of(id, notes) }
}

fn backs(deck: &Deck) -> Vec<(String, String)> {
    let back = |note: &Note| match &note.content {
        Content::Basic { back, .. } => back.clone(),
        _ => String::new(),
    };
    deck.notes.iter().map(|note| (note.id.to_string(), back(note))).collect()
}

fn pairs(notes: &[(&str, &str)]) -> Vec<(String, String)> {
    notes.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect()
}

/// A library with one deck, `decks/cours.ron`, and nothing else.
fn library() -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    drop(Library::open(&root, &device("one")).unwrap());
    for path in fs::read_dir(root.join("decks")).unwrap() {
        fs::remove_file(path.unwrap().path()).unwrap();
    }
    let mut library = Library::open(&root, &device("one")).unwrap();
    library.save_deck(&course("cours", &[("a", "1"), ("b", "1"), ("c", "1")])).unwrap();
    (folder, library)
}

fn write_deck(path: &Path, deck: &Deck, seconds_ago: u64) {
    fs::write(path, deck::write(deck)).unwrap();
    set_time(path, seconds_ago);
}

fn set_time(path: &Path, seconds_ago: u64) {
    let time = SystemTime::now() - Duration::from_secs(seconds_ago);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

fn kept(root: &Path) -> Vec<String> {
    fn inside(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { inside(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    inside(&root.join("backups"), &mut found);
    found.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn said(library: &mut Library) -> Vec<&'static str> {
    library.take_news().into_iter().map(|message| message.key).collect()
}

#[test]
fn a_conflict_copy_is_joined_and_both_originals_are_kept() {
    for name in [
        "cours.sync-conflict-20260101-123456-ABCDEFG.ron",
        "cours (Copie en conflit de Marie 2026-01-01).ron",
        "cours (conflicted copy 2026-01-01 123456).ron",
        "cours-DESKTOP-1AB2C3D.ron",
    ] {
        let (_folder, mut one) = library();
        let root = one.root().to_owned();
        let base = one.decks()[0].deck.clone();
        one.save_deck(&course("cours", &[("a", "ours"), ("c", "1")])).unwrap();
        drop(one);
        let theirs = course("cours", &[("a", "1"), ("b", "1"), ("c", "theirs"), ("d", "new")]);
        let theirs = deck::changed_since(&base, &theirs, 1_000);
        let copy = root.join("decks").join(name);
        write_deck(&copy, &theirs, 60);
        let ours = fs::read_to_string(root.join("decks/cours.ron")).unwrap();
        let mut one = Library::open(&root, &device("one")).unwrap();
        assert_eq!(said(&mut one), ["merged-deck"], "{name}");
        // "b" was removed here, which is recorded, and never touched there.
        assert_eq!(
            backs(&one.decks()[0].deck),
            pairs(&[("a", "ours"), ("c", "theirs"), ("d", "new")])
        );
        assert!(!copy.exists());
        let kept = kept(&root);
        assert!(kept.contains(&ours) && kept.contains(&deck::write(&theirs)));
        drop(one);
        assert!(Library::open(&root, &device("one")).unwrap().take_news().is_empty());
    }
}

#[test]
fn what_was_edited_by_hand_is_the_later_file() {
    let (_folder, one) = library();
    let root = one.root().to_owned();
    drop(one);
    set_time(&root.join("decks/cours.ron"), 600);
    let copy = root.join("decks/cours (conflicted copy 2026-01-01 1).ron");
    write_deck(&copy, &course("cours", &[("a", "hand"), ("b", "1")]), 60);
    let one = Library::open(&root, &device("one")).unwrap();
    assert_eq!(backs(&one.decks()[0].deck), pairs(&[("a", "hand"), ("b", "1"), ("c", "1")]));
}

#[test]
fn a_copy_in_name_only_is_left_alone() {
    let (_folder, one) = library();
    let root = one.root().to_owned();
    drop(one);
    let copy = root.join("decks/cours-DESKTOP-1AB2C3D.ron");
    write_deck(&copy, &course("other", &[("x", "1")]), 0);
    let broken = root.join("decks/cours (conflicted copy 2026-01-01 1).ron");
    fs::write(&broken, "(format: 1,").unwrap();
    let mut one = Library::open(&root, &device("one")).unwrap();
    assert!(one.take_news().is_empty());
    assert_eq!(one.decks().len(), 2);
    assert!(copy.exists() && broken.exists());
    let found = library::check(&one);
    assert!(found.iter().all(|finding| finding.remedy == Remedy::Leave), "{found:?}");
    assert!(found.iter().any(|finding| finding.problem.message.key == "fault-unlike-copy"));
}

#[test]
fn what_git_has_marked_is_settled() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let base = one.decks()[0].deck.clone();
    one.append(grade("a.1", 5)).unwrap();
    drop(one);
    let side = |back: &str, time| {
        let edited = course("cours", &[("a", back), ("b", "1"), ("c", "1")]);
        deck::write(&deck::changed_since(&base, &edited, time))
    };
    let (ours, theirs) = (side("ours", 20), side("theirs", 30));
    let marked = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    fs::write(root.join("decks/cours.ron"), &marked).unwrap();
    let history = root.join("history/two.csv");
    let line = |time: i64, sequence: u64| {
        format!("a.1,{time},3,0,900,20780,60,review,d20783,{sequence},\n")
    };
    let (first, left, right) = (line(1, 1), line(2, 2), line(3, 3));
    fs::write(
        &history,
        format!("{HEADER}{first}<<<<<<< HEAD\n{left}=======\n{left}{right}>>>>>>> other\n"),
    )
    .unwrap();
    let mut one = Library::open(&root, &device("one")).unwrap();
    assert_eq!(said(&mut one), ["merged-deck", "merged-history"]);
    assert_eq!(backs(&one.decks()[0].deck)[0], ("a".to_owned(), "theirs".to_owned()));
    assert_eq!(fs::read_to_string(&history).unwrap(), format!("{HEADER}{first}{left}{right}"));
    assert_eq!(one.history().events().len(), 4);
    assert!(one.problems().is_empty(), "{:?}", one.problems());
    assert!(kept(&root).contains(&marked));
}

#[test]
fn settings_in_two_versions_are_the_later_ones() {
    let (_folder, one) = library();
    let root = one.root().to_owned();
    drop(one);
    let settings = root.join("settings.ron");
    let copy = root.join("settings.sync-conflict-20260101-123456-ABCDEFG.ron");
    let text = fs::read_to_string(&settings).unwrap();
    let changed = text.replace("new_per_day: 20", "new_per_day: 7");
    assert_ne!(text, changed);
    fs::write(&copy, &changed).unwrap();
    set_time(&settings, 600);
    let mut one = Library::open(&root, &device("one")).unwrap();
    assert_eq!(said(&mut one), ["merged-settings"]);
    assert_eq!(one.settings().scheduling.new_per_day, 7);
    let kept = kept(&root);
    assert!(kept.contains(&text) && kept.contains(&changed) && !copy.exists());
}

#[test]
fn of_two_versions_of_a_history_the_longer_is_taken() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let path = root.join("history/one.csv");
    one.append(grade("a.1", 5)).unwrap();
    let short = fs::read(&path).unwrap();
    one.append(grade("a.1", 6)).unwrap();
    let long = fs::read(&path).unwrap();
    drop(one);
    for (there, other) in [(&short, &long), (&long, &short)] {
        fs::write(&path, there).unwrap();
        fs::write(root.join("history/one (conflicted copy 2026-01-01 1).csv"), other).unwrap();
        let mut one = Library::open(&root, &device("one")).unwrap();
        assert_eq!(said(&mut one), ["merged-history"]);
        assert_eq!(one.device(), &device("one"));
        assert_eq!(fs::read(&path).unwrap(), long);
        assert_eq!(one.history().events().len(), 2);
    }
}

#[test]
fn two_machines_that_write_as_one_device_lose_nothing_and_part() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let path = root.join("history/one.csv");
    one.append(grade("a.1", 5)).unwrap();
    let common = fs::read_to_string(&path).unwrap();
    one.append(grade("a.1", 6)).unwrap();
    drop(one);
    // The copied machine's second event has the same number, and it is undone there.
    let copied = format!(
        "{common}b.1,7,4,0,900,20780,60,review,d20790,2,\nb.1,8,0,0,0,20780,60,undo,,3,one/2\n"
    );
    let copy = root.join("history/one.sync-conflict-20260101-123456-ABCDEFG.csv");
    fs::write(&copy, &copied).unwrap();
    let mut first = Library::open(&root, &device("one")).unwrap();
    assert_eq!(said(&mut first), ["merged-history", "merged-device"]);
    assert_ne!(first.device(), &device("one"));
    let mut counts = Vec::new();
    for event in first.history().effective() {
        counts.push(event.time);
    }
    assert_eq!(counts, [5, 6], "the undo takes back its own event and no other");
    assert_eq!(first.history().events().len(), 4);
    // Found again on another machine, or once more, it is the same fork.
    let files = || fs::read_dir(root.join("history")).unwrap().count();
    let before = files();
    drop(first);
    fs::write(&copy, &copied).unwrap();
    let again = Library::open(&root, &device("two")).unwrap();
    assert_eq!(again.history().events().len(), 4);
    drop(again);
    assert!(files() <= before + 2, "one new device, with its lock");
}

#[test]
fn a_history_that_is_replaced_while_it_is_open_loses_no_grade() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let path = root.join("history/one.csv");
    one.append(grade("a.1", 5)).unwrap();
    // A synchroniser puts another machine's version in its place, by a rename.
    let other = root.join("other.tmp");
    fs::write(&other, format!("{HEADER}b.1,7,4,0,900,20780,60,review,d20790,1,\n")).unwrap();
    fs::rename(&other, &path).unwrap();
    one.append(grade("a.1", 6)).unwrap();
    assert_ne!(one.device(), &device("one"));
    assert!(said(&mut one).contains(&"merged-device"));
    let times = |library: &Library| -> Vec<i64> {
        library.history().events().iter().map(|event| event.time).collect()
    };
    assert_eq!(times(&one), [5, 6, 7]);
    drop(one);
    assert_eq!(times(&Library::look(&root).unwrap()), [5, 6, 7]);
}

#[test]
fn a_history_that_is_taken_away_comes_back() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    one.append(grade("a.1", 5)).unwrap();
    fs::remove_file(root.join("history/one.csv")).unwrap();
    one.append(grade("a.1", 6)).unwrap();
    assert_eq!(one.device(), &device("one"));
    assert_eq!(Library::look(&root).unwrap().history().events().len(), 2);
}

#[test]
fn changed_files_are_noticed_without_a_restart() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    assert!(!one.refresh().unwrap());
    let mut two = Library::open(&root, &device("two")).unwrap();
    two.append(grade("a.1", 9)).unwrap();
    assert!(one.refresh().unwrap());
    assert_eq!(one.history().events().len(), 1);
    two.save_deck(&course("cours", &[("a", "two"), ("b", "1"), ("c", "1")])).unwrap();
    assert!(one.refresh().unwrap());
    assert_eq!(backs(&one.decks()[0].deck)[0].1, "two");
    assert!(one.take_news().is_empty(), "nothing had to be joined");
    // One's own writing is no news.
    one.append(grade("b.1", 10)).unwrap();
    one.save_deck(&course("cours", &[("a", "one"), ("b", "1"), ("c", "1")])).unwrap();
    assert!(!one.refresh().unwrap());
    fs::remove_file(root.join("decks/cours.ron")).unwrap();
    assert!(one.refresh().unwrap());
    assert!(one.decks().is_empty());
}

#[test]
fn an_old_version_in_the_place_of_ours_is_joined_with_ours() {
    let (_folder, mut one) = library();
    let path = one.root().join("decks/cours.ron");
    let old = fs::read(&path).unwrap();
    one.save_deck(&course("cours", &[("a", "edited"), ("b", "1")])).unwrap();
    fs::write(&path, &old).unwrap();
    assert!(one.refresh().unwrap());
    assert_eq!(said(&mut one), ["merged-deck"]);
    let there = library::read_deck(&path).unwrap();
    assert_eq!(backs(&there), pairs(&[("a", "edited"), ("b", "1")]));
    assert!(!one.refresh().unwrap());
}

#[test]
fn a_second_window_takes_over_when_the_first_is_gone() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let mut second = Library::open(&root, &device("one")).unwrap();
    assert!(second.is_read_only());
    one.append(grade("a.1", 5)).unwrap();
    assert!(second.refresh().unwrap());
    assert_eq!(second.history().events().len(), 1);
    assert!(second.is_read_only());
    drop(one);
    assert!(second.refresh().unwrap());
    assert_eq!(said(&mut second), ["notice-took-over"]);
    assert_eq!(second.append(grade("a.1", 6)).unwrap().stamp.sequence, 2);
}

#[test]
fn a_check_names_places_and_a_repair_mends_after_a_copy() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    one.append(grade("a.1", 5)).unwrap();
    one.append(grade("gone.1", 6)).unwrap();
    drop(one);
    let path = root.join("history/one.csv");
    let sound = fs::read_to_string(&path).unwrap();
    let damaged = sound.replacen("gone.1", "a.1,x,3\ngone.1", 1) + "a.1,99";
    fs::write(&path, &damaged).unwrap();
    fs::write(root.join("decks/.carabin-x.tmp"), "half").unwrap();
    fs::write(root.join("decks/broken.ron"), "(format: 1,\n oops").unwrap();
    let copy = root.join("decks/cours.sync-conflict-20260101-123456-ABCDEFG.ron");
    write_deck(&copy, &course("cours", &[("z", "new")]), 600);

    let look = || library::check(&Library::look(&root).unwrap());
    let found = look();
    let at = |remedy| {
        let of = found.iter().filter(|finding| finding.remedy == remedy);
        of.map(|finding| finding.problem.location()).collect::<Vec<_>>()
    };
    assert_eq!(at(Remedy::Merge), [copy.display().to_string()]);
    let mut places = at(Remedy::TakeOut);
    places.sort();
    assert_eq!(places, [3, 5].map(|line| format!("{}:{line}:1", path.display())));
    assert_eq!(at(Remedy::PutAway).len(), 1);
    assert_eq!(at(Remedy::Leave), [format!("{}:2:2", root.join("decks/broken.ron").display())]);
    assert_eq!(at(Remedy::Keep).len(), 1, "events of a card in no deck");

    let done = library::repair(&root, &device("one")).unwrap();
    assert_eq!(done.len(), 3, "{done:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), sound, "the orphan's event is kept");
    assert!(kept(&root).contains(&damaged));
    let left: Vec<Remedy> = look().into_iter().map(|finding| finding.remedy).collect();
    assert_eq!(left, [Remedy::Leave, Remedy::Keep]);
    assert!(library::repair(&root, &device("one")).unwrap().is_empty());
    // Not under a window that is open.
    let _open = Library::open(&root, &device("one")).unwrap();
    assert!(library::repair(&root, &device("one")).is_err());
}

#[test]
fn settings_that_are_not_understood_are_not_written_over() {
    let (_folder, one) = library();
    let root = one.root().to_owned();
    drop(one);
    fs::write(root.join("settings.ron"), "(format: 1, colour: 2)").unwrap();
    let mut one = Library::open(&root, &device("one")).unwrap();
    let settings = one.settings().clone();
    assert!(one.save_settings(settings).is_err());
    assert_eq!(fs::read_to_string(root.join("settings.ron")).unwrap(), "(format: 1, colour: 2)");
}

#[test]
fn a_folder_that_is_taken_away_is_waited_for() {
    let (folder, mut one) = library();
    let mut second = Library::open(one.root(), &device("one")).unwrap();
    let root = one.root().to_owned();
    one.append(grade("a.1", 5)).unwrap();
    let away = folder.path().join("away");
    fs::rename(&root, &away).unwrap();
    assert!(one.append(grade("a.1", 6)).is_err());
    assert!(one.refresh().is_err());
    drop(one);
    let _ = second.refresh();
    assert!(!root.exists(), "nothing is made in its place");
    fs::rename(&away, &root).unwrap();
    assert!(second.refresh().unwrap());
    second.append(grade("a.1", 7)).unwrap();
    let there = Library::look(&root).unwrap();
    assert_eq!((there.decks().len(), there.history().events().len()), (1, 2));
}

#[test]
fn lines_twice_in_another_order_and_of_many_devices_are_one_history() {
    let (_folder, mut one) = library();
    let root = one.root().to_owned();
    let before = fs::read_to_string(root.join("history/one.csv")).unwrap();
    for time in 0..20 {
        one.append(grade("a.1", time)).unwrap();
    }
    drop(one);
    let text = fs::read_to_string(root.join("history/one.csv")).unwrap();
    let lines: Vec<&str> = text.strip_prefix(before.as_str()).unwrap().lines().collect();
    let all: Vec<&str> = lines.iter().rev().chain(&lines).copied().collect();
    let turned = all.join("\n") + "\n";
    for number in 0..30 {
        fs::write(root.join(format!("history/device{number}.csv")), format!("{HEADER}{turned}"))
            .unwrap();
    }
    fs::write(root.join("history/one.csv"), format!("{HEADER}{turned}")).unwrap();
    let mut one = Library::open(&root, &device("one")).unwrap();
    assert!(one.problems().is_empty(), "{:?}", one.problems());
    assert_eq!(one.history().events().len(), 31 * 20);
    assert!(one.history().events().is_sorted_by_key(|event| event.time));
    // A number that was used is not used again.
    assert_eq!(one.append(grade("a.1", 50)).unwrap().stamp.sequence, 21);
}

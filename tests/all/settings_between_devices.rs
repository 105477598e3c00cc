//! The settings on two devices: of two choices of one thing the later one counts, whichever file
//! comes last and whatever its time.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use carabin::history::DeviceId;
use carabin::library::{Library, Settings};
use tempfile::TempDir;

const COPY: &str = "settings.sync-conflict-20260101-123456-ABCDEFG.ron";

fn device() -> DeviceId {
    "one".parse().unwrap()
}

/// Nobody chooses twice within a millisecond, which is all that is written of a time.
fn wait_a_moment() {
    let now = || jiff::Timestamp::now().as_millisecond();
    let begun = now();
    while now() <= begun + 1 {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A library that holds `text` for its settings.
fn library(text: &str) -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("history")).unwrap();
    fs::write(file(folder.path()), text).unwrap();
    let library = Library::open(folder.path(), &device()).unwrap();
    (folder, library)
}

fn file(root: &Path) -> PathBuf {
    root.join("settings.ron")
}

fn text(library: &Library) -> String {
    fs::read_to_string(file(library.root())).unwrap()
}

/// A choice, and what the file is then.
fn choose(library: &mut Library, change: impl FnOnce(&mut Settings)) -> String {
    wait_a_moment();
    let mut settings = library.settings().clone();
    change(&mut settings);
    library.save_settings(settings).unwrap();
    text(library)
}

/// Opens a library in which the settings are `there`, beside a copy of them that is the newer file.
fn beside(there: &str, copy: &str) -> Settings {
    let (folder, library) = library(there);
    drop(library);
    fs::write(folder.path().join(COPY), copy).unwrap();
    let old = SystemTime::now() - Duration::from_mins(10);
    fs::File::options().append(true).open(file(folder.path())).unwrap().set_modified(old).unwrap();
    let library = Library::open(folder.path(), &device()).unwrap();
    assert!(!folder.path().join(COPY).exists());
    assert_eq!(library.problems(), []);
    let told = text(&library);
    let mut names: Vec<&str> = told.lines().filter(|line| line.starts_with("//")).collect();
    for line in &mut names {
        *line = &line[44..];
    }
    assert!(names.is_sorted_by(|one, next| one < next), "each once: {names:?}");
    // Nobody is asked, and who reads it again reads the same.
    let read = Library::look(folder.path()).unwrap();
    assert_eq!(read.settings(), library.settings());
    library.settings().clone()
}

fn search(text: &str) -> impl Fn(&mut Settings) {
    let text = text.to_owned();
    move |settings| settings.searches.push(text.clone())
}

#[test]
fn the_later_choice_counts_whichever_file_is_the_newer() {
    let (_one, mut one) = library("(format: 1)");
    let (_two, mut two) = library("(format: 1)");
    let first = choose(&mut one, |s| s.scheduling.new_per_day = 30);
    let second = choose(&mut two, |s| s.scheduling.new_per_day = 40);
    let third = choose(&mut one, |s| s.scheduling.reviews_per_day = 150);
    for (there, copy, new, reviews) in [
        (&first, &second, 40, 200),
        (&second, &first, 40, 200),
        (&third, &second, 40, 150),
        (&second, &third, 40, 150),
    ] {
        let scheduling = beside(there, copy).scheduling;
        assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), (new, reviews));
    }
}

#[test]
fn what_was_taken_back_or_taken_out_stays_so_beside_a_copy_of_before() {
    let exam = "exams: [(tag: \"a b\", date: \"2027-06-15\", share: 0.9)]";
    let (_one, mut one) = library(&format!("(format: 1, {exam})"));
    let before = one.settings().clone();
    let chosen = choose(&mut one, |s| {
        s.scheduling.new_per_day = 30;
        s.searches.push("is:due \"é\"".into());
        s.exams[0].share = 0.8;
    });
    let after = one.settings().clone();
    wait_a_moment();
    one.undo_settings(&before, &after).unwrap();
    let undone = text(&one);
    let cleared = choose(&mut one, |s| s.exams.clear());
    for (there, copy) in [(&undone, &chosen), (&chosen, &undone)] {
        assert_eq!(beside(there, copy), before);
    }
    for (there, copy) in [(&cleared, &chosen), (&chosen, &cleared), (&undone, &cleared)] {
        assert_eq!(beside(there, copy), Settings { exams: Vec::new(), ..before.clone() });
    }
    // And what comes back is a choice like others.
    let again = choose(&mut one, |s| s.exams.clone_from(&after.exams));
    for (there, copy) in [(&cleared, &again), (&again, &cleared)] {
        assert_eq!(beside(there, copy).exams, after.exams);
    }
}

#[test]
fn an_old_copy_that_comes_late_takes_nothing_back() {
    let (_folder, mut one) = library("(format: 1)");
    let old = choose(&mut one, |s| s.scheduling.new_per_day = 30);
    let new = choose(&mut one, |s| {
        s.scheduling.new_per_day = 40;
        s.searches.push("is:due".into());
    });
    one.take_news();
    let chosen = one.settings().clone();
    for late in [old.as_str(), "(format: 1)"] {
        fs::write(file(one.root()), late).unwrap();
        assert!(one.refresh().unwrap());
        assert_eq!((one.settings(), text(&one)), (&chosen, new.clone()));
        let news = one.take_news();
        assert!(news.iter().any(|message| message.key == "merged-settings"), "{news:?}");
        assert!(!one.refresh().unwrap(), "and that once");
    }
    // Whoever takes the file away wants the usual settings.
    fs::remove_file(file(one.root())).unwrap();
    one.refresh().unwrap();
    assert_eq!(one.settings(), &Settings::default());
}

#[test]
fn a_choice_is_later_than_what_was_there_though_its_clock_is_behind() {
    let (_folder, mut one) = library("(format: 1)");
    let mut text = choose(&mut one, |s| s.scheduling.new_per_day = 30);
    let year = text.split("// chosen ").nth(1).unwrap()[..4].to_owned();
    text = text.replace(&format!("chosen {year}"), "chosen 2099");
    fs::write(file(one.root()), &text).unwrap();
    // Before this window has seen it, and after.
    for new in [50, 60] {
        let chosen = choose(&mut one, |s| s.scheduling.new_per_day = new);
        assert_eq!(one.settings().scheduling.new_per_day, new);
        assert_eq!(beside(&chosen, &text).scheduling.new_per_day, new);
        one.refresh().unwrap();
    }
}

#[test]
fn what_is_edited_by_hand_counts_as_chosen_after() {
    let (_folder, mut one) = library("(format: 1)");
    let chosen = choose(&mut one, |s| {
        s.scheduling.new_per_day = 30;
        s.searches.push("is:due".into());
    });
    let by_hand = chosen
        .replace("new_per_day: 30", "new_per_day: 35")
        .replace("\"is:due\",\n", "")
        .replace("reviews_per_day: 200", "reviews_per_day: 99");
    for (there, copy) in [(&by_hand, &chosen), (&chosen, &by_hand)] {
        let settings = beside(there, copy);
        assert_eq!(settings.scheduling.new_per_day, 35);
        assert_eq!(settings.searches, [""; 0]);
    }
    // Under an open window the file is what the person wants, and stays as it was written.
    fs::write(file(one.root()), &by_hand).unwrap();
    one.refresh().unwrap();
    assert_eq!((one.settings().scheduling.new_per_day, text(&one)), (35, by_hand));
    assert_eq!(one.settings().scheduling.reviews_per_day, 99);
    let after = choose(&mut one, |s| s.scheduling.new_per_day = 36);
    assert_eq!(beside(&chosen, &after).scheduling.new_per_day, 36);
}

#[test]
fn the_file_is_read_by_a_person_and_by_programs_that_know_nothing_of_times() {
    let (_folder, mut one) = library("(format: 1)");
    choose(&mut one, |_| {});
    assert!(!text(&one).contains("//"), "nothing was chosen");
    fs::write(file(one.root()), "// les miens\n(format: 1)").unwrap();
    one.refresh().unwrap();
    choose(&mut one, search("is:new"));
    choose(&mut one, |s| s.scheduling.retention = 0.93);
    let chosen = choose(&mut one, |s| s.searches.clear());
    let strict: Settings = ron::from_str(&chosen).unwrap();
    assert_eq!(&strict, one.settings());
    // One line for each choice, below the settings, in the order of their names.
    let (above, below) = chosen.split_once("\n)\n").unwrap();
    assert!(above.starts_with("// les miens\n(\n    format: 1,\n"), "{chosen}");
    let names: Vec<&str> = below.lines().map(|line| &line[44..]).collect();
    assert_eq!(names, ["scheduling.retention", "searches \"is:new\""], "{chosen}");
    // The next choice changes its own line and no other.
    let next = choose(&mut one, |s| s.scheduling.retention = 0.94);
    let differ: Vec<&str> =
        next.lines().filter(|line| !chosen.lines().any(|other| other == *line)).collect();
    assert_eq!(differ.len(), 2, "{differ:?}");
    assert!(differ[0].contains("retention: 0.94") && differ[1].contains("scheduling.retention"));
    // An older program has taken the lines for a person's comments, and set them at the top.
    let (value, lines) = next.split_at(next.find("\n)\n").unwrap() + 3);
    fs::write(file(one.root()), format!("{lines}{value}")).unwrap();
    one.refresh().unwrap();
    let again = choose(&mut one, |_| {});
    assert_eq!(again, next);
}

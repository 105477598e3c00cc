//! What one side undoes, restores, chooses or saves takes nothing from the other: another device,
//! another window on the same folder, or a person with a copy.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::thread;

use carabin::deck::{self, Content, Deck, Note};
use carabin::history::DeviceId;
use carabin::library::disk::{self, Step};
use carabin::library::{self, Library, LibraryError, Saved, Settings};
use tempfile::TempDir;

use crate::support::{deck_of, grade, note_of};

fn device(name: &str) -> DeviceId {
    name.parse().unwrap()
}

fn titled(id: &str, title: &str, notes: &[(&str, &str)]) -> Deck {
    Deck { title: title.into(), ..deck_of(id, notes) }
}

fn backs(library: &Library, id: &str) -> Vec<(String, String)> {
    let deck = &library.deck(&id.parse().unwrap()).unwrap().deck;
    let back = |note: &Note| match &note.content {
        Content::Basic { back, .. } => (note.id.to_string(), back.clone()),
        _ => panic!(),
    };
    deck.notes.iter().map(back).collect()
}

fn pairs(notes: &[(&str, &str)]) -> Vec<(String, String)> {
    notes.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect()
}

/// Two devices on one folder, with a deck.
fn two() -> (TempDir, Library, Library) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    let mut one = Library::open(&root, &device("one")).unwrap();
    one.save_deck(&titled("cours", "Cours", &[("a", "1"), ("b", "1")])).unwrap();
    let two = Library::open(&root, &device("two")).unwrap();
    (folder, one, two)
}

fn settings_of(library: &Library, change: impl FnOnce(&mut Settings)) -> Settings {
    let mut settings = library.settings().clone();
    change(&mut settings);
    settings
}

#[test]
fn an_undo_takes_back_its_own_change_of_a_deck() {
    let (_folder, mut one, mut two) = two();
    let before = one.deck(&"cours".parse().unwrap()).unwrap().deck.clone();
    let after = titled("cours", "Cours", &[("a", "ours"), ("b", "1")]);
    one.save_deck(&after).unwrap();
    two.refresh().unwrap();
    let theirs = titled("cours", "Cours", &[("a", "ours"), ("b", "theirs"), ("c", "theirs")]);
    two.save_deck(&theirs).unwrap();
    // Whether this window has seen it or not.
    one.undo_deck(Some(&before), &after).unwrap();
    one.refresh().unwrap();
    two.refresh().unwrap();
    for library in [&one, &two] {
        assert_eq!(backs(library, "cours"), pairs(&[("a", "1"), ("b", "theirs"), ("c", "theirs")]));
    }
    // A new deck that another device has added to stays, without what was saved here.
    let new = titled("neuf", "Neuf", &[("n", "1")]);
    one.save_deck(&new).unwrap();
    two.refresh().unwrap();
    two.save_deck(&titled("neuf", "Neuf", &[("n", "1"), ("m", "theirs")])).unwrap();
    // Which this window has not seen yet.
    one.undo_deck(None, &new).unwrap();
    assert_eq!(backs(&one, "neuf"), pairs(&[("m", "theirs")]));
    // One that is as it was saved goes.
    let alone = titled("seul", "Seul", &[("s", "1")]);
    one.save_deck(&alone).unwrap();
    one.undo_deck(None, &alone).unwrap();
    assert!(one.deck(&"seul".parse().unwrap()).is_none());
}

#[test]
fn a_change_of_the_settings_is_one_of_its_fields() {
    let (_folder, mut one, mut two) = two();
    let before = one.settings().clone();
    let after = settings_of(&one, |settings| settings.scheduling.retention = 0.93);
    one.save_settings(after.clone()).unwrap();
    // The other window has not seen it yet.
    let theirs = settings_of(&two, |settings| settings.scheduling.new_per_day = 7);
    two.save_settings(theirs).unwrap();
    assert_eq!(two.settings().scheduling.retention, 0.93);
    one.undo_settings(&before, &after).unwrap();
    let read = Library::look(one.root()).unwrap();
    assert_eq!(read.settings().scheduling.retention, before.scheduling.retention);
    assert_eq!(read.settings().scheduling.new_per_day, 7);
}

#[test]
fn settings_of_a_conflict_copy_are_joined_field_by_field() {
    let (_folder, one, two) = two();
    let root = one.root().to_owned();
    drop((one, two));
    let exam = "exams: [(tag: \"anatomie\", date: \"2027-06-15\", share: 0.9)]";
    fs::write(root.join("settings.ron"), format!("(format: 1, {exam})")).unwrap();
    let copy = root.join("settings.sync-conflict-20260101-120000-ABCDEFG.ron");
    fs::write(&copy, "(format: 1, scheduling: (retention: 0.93))").unwrap();
    let one = Library::open(&root, &device("one")).unwrap();
    assert_eq!(one.settings().exams.len(), 1);
    assert_eq!(one.settings().scheduling.retention, 0.93);
    assert!(!copy.exists());
}

#[test]
fn a_persons_copy_of_a_deck_is_left_alone_and_said() {
    for name in ["cours-OLD.ron", "cours (1).ron", "cours - Copie.ron", "ancien/cours.ron"] {
        let (_folder, one, two) = two();
        let root = one.root().to_owned();
        drop((one, two));
        let copy = root.join("decks").join(name);
        let old = deck::write(&titled("cours", "Cours", &[("a", "old")]));
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(&copy, &old).unwrap();
        let mut one = Library::open(&root, &device("one")).unwrap();
        assert_eq!(backs(&one, "cours"), pairs(&[("a", "1"), ("b", "1")]), "{name}");
        assert!(one.problems().iter().any(|problem| problem.message.key == "fault-same-deck"));
        one.save_deck(&titled("cours", "Cours", &[("a", "2"), ("b", "1")])).unwrap();
        assert_eq!(fs::read_to_string(&copy).unwrap(), old, "{name}");
        drop(one);
        library::repair(&root, &device("one")).unwrap();
        assert_eq!(fs::read_to_string(&copy).unwrap(), old, "{name}");
        let glance = library::Glance::at(&root).unwrap();
        assert_eq!(glance.decks.iter().filter(|deck| deck.id.as_str() == "cours").count(), 1);
    }
}

#[test]
fn a_restoration_leaves_a_deck_that_bears_the_old_name_and_so_does_its_undo() {
    let (_folder, mut one, _two) = two();
    let root = one.root().to_owned();
    library::back_up(&root).unwrap();
    let moment = library::backups(&root)[0].moment.clone();
    one.remove_deck(&"cours".parse().unwrap()).unwrap();
    one.save_deck(&titled("autre", "Cours", &[("x", "1")])).unwrap();
    assert!(root.join("decks/cours.ron").exists());
    let restored = one.restore(&moment, None).unwrap();
    assert_eq!(backs(&one, "cours"), pairs(&[("a", "1"), ("b", "1")]));
    assert_eq!(backs(&one, "autre"), pairs(&[("x", "1")]));
    one.undo_restoration(&restored).unwrap();
    assert!(one.deck(&"cours".parse().unwrap()).is_none());
    assert_eq!(backs(&one, "autre"), pairs(&[("x", "1")]));
    // A file that nobody can read is there again, too.
    let file = root.join("decks/cours.ron");
    one.remove_deck(&"autre".parse().unwrap()).unwrap();
    fs::write(&file, "(format: 1, oops").unwrap();
    one.refresh().unwrap();
    let restored = one.restore(&moment, Some(Path::new("decks/cours.ron"))).unwrap();
    assert_eq!(backs(&one, "cours"), pairs(&[("a", "1"), ("b", "1")]));
    one.undo_restoration(&restored).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "(format: 1, oops");
}

#[test]
fn a_history_folder_that_is_removed_comes_back_with_everything() {
    let (_folder, mut one, mut two) = two();
    one.append(grade("a.1", 1)).unwrap();
    two.append(grade("a.1", 2)).unwrap();
    one.refresh().unwrap();
    fs::remove_dir_all(one.root().join("history")).unwrap();
    one.append(grade("b.1", 3)).unwrap();
    let read = Library::look(one.root()).unwrap();
    let times: Vec<i64> = read.history().events().iter().map(|event| event.time).collect();
    assert_eq!(times, [1, 2, 3]);
}

#[cfg(unix)]
#[test]
fn a_deck_that_could_not_be_read_for_a_moment_comes_back() {
    let (_folder, mut one, _two) = two();
    let file = one.root().join("decks/cours.ron");
    let text = fs::read(&file).unwrap();
    // As with a right that is missing: there is something, and it can't be read.
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    std::os::unix::fs::symlink("/nowhere", file.join("x")).unwrap();
    one.refresh().unwrap();
    assert!(one.deck(&"cours".parse().unwrap()).is_none());
    fs::remove_dir_all(&file).unwrap();
    fs::write(&file, text).unwrap();
    assert!(one.refresh().unwrap());
    assert_eq!(backs(&one, "cours"), pairs(&[("a", "1"), ("b", "1")]));
}

/// The settings of a device that started from `text` and changed them offline, and its folder.
fn offline(text: &str, change: impl FnOnce(&mut Settings)) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("history")).unwrap();
    fs::write(folder.path().join("settings.ron"), text).unwrap();
    let mut library = Library::open(folder.path(), &device("one")).unwrap();
    let settings = settings_of(&library, change);
    library.save_settings(settings).unwrap();
    let text = fs::read_to_string(folder.path().join("settings.ron")).unwrap();
    (folder, text)
}

const BOTH: &str = "(format: 1, scheduling: (new_per_day: 30, reviews_per_day: 150), \
    exams: [(tag: \"a\", date: \"2027-06-15\", share: 0.9)])";

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap().path();
        let there = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy_all(&entry, &there);
        } else {
            fs::copy(&entry, there).map(drop).unwrap();
        }
    }
}

/// One device went back to the usual number of new cards and took the exam out; the other changed
/// the reviews.
fn check_joined(settings: &Settings) {
    let usual = Settings::default().scheduling.new_per_day;
    let scheduling = &settings.scheduling;
    assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), (usual, 77));
    assert_eq!(settings.exams, []);
}

#[test]
fn what_was_set_back_to_the_usual_stays_so_beside_a_copy_of_another_device() {
    let usual = Settings::default().scheduling.new_per_day;
    let (ours, _) = offline(BOTH, |settings| {
        settings.scheduling.new_per_day = usual;
        settings.exams.clear();
    });
    let (theirs, text) = offline(BOTH, |settings| settings.scheduling.reviews_per_day = 77);
    // As a synchroniser brings them together: the copy, and both sides' backups.
    copy_all(&theirs.path().join("backups"), &ours.path().join("backups"));
    let copy = "settings.sync-conflict-20260101-123456-ABCDEFG.ron";
    fs::write(ours.path().join(copy), text).unwrap();
    check_joined(Library::open(ours.path(), &device("one")).unwrap().settings());
}

#[test]
fn settings_that_git_has_marked_are_joined() {
    let usual = Settings::default().scheduling.new_per_day;
    let ours = format!("new_per_day: {usual}, reviews_per_day: 150), exams: []\n");
    let exams = "exams: [(tag: \"a\", date: \"2027-06-15\", share: 0.9)]\n";
    let theirs = format!("new_per_day: 30, reviews_per_day: 77), {exams}");
    let base = format!("new_per_day: 30, reviews_per_day: 150), {exams}");
    for base in [Some(base), None] {
        // Where git wrote what both started from, and where the backups know it.
        let (folder, _) = offline(BOTH, |settings| settings.scheduling.new_per_day = 1);
        let (other, _) = offline(BOTH, |settings| settings.scheduling.new_per_day = 1);
        match &base {
            Some(_) => fs::remove_dir_all(folder.path().join("backups")).unwrap(),
            None => copy_all(&other.path().join("backups"), &folder.path().join("backups")),
        }
        let base = base.map_or(String::new(), |base| format!("||||||| base\n{base}"));
        let text = format!(
            "(format: 1, scheduling: (\n<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> main\n)\n"
        );
        fs::write(folder.path().join("settings.ron"), &text).unwrap();
        let mut library = Library::open(folder.path(), &device("one")).unwrap();
        check_joined(library.settings());
        assert_eq!(library.problems(), []);
        assert!(library.take_news().iter().any(|news| news.key == "merged-settings"));
        let kept = library::backups(folder.path());
        let marked = |backup: &library::Backup| {
            let path = folder.path().join("backups").join(&backup.moment).join("settings.ron");
            fs::read_to_string(path).is_ok_and(|there| there == text)
        };
        assert!(kept.iter().any(marked), "what stood there is kept");
    }
}

#[test]
fn what_a_person_wrote_beside_a_deck_or_the_settings_outlives_a_save() {
    let (_folder, mut one, _two) = two();
    let root = one.root().to_owned();
    let add = |name: &str, from: &str, to: &str| {
        let path = root.join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    add("decks/cours.ron", "id: \"b\"", "/* à vérifier */ id: \"b\"");
    let settings = "(format: 1, scheduling: (\n  new_per_day: 30, // les partiels\n))\n";
    fs::write(root.join("settings.ron"), settings).unwrap();
    one.refresh().unwrap();
    one.save_deck(&titled("cours", "Cours", &[("a", "2"), ("b", "1")])).unwrap();
    let changed = settings_of(&one, |settings| settings.scheduling.reviews_per_day = 77);
    one.save_settings(changed).unwrap();
    let text = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let deck = text("decks/cours.ron");
    let place = |part: &str| deck.find(part).unwrap_or_else(|| panic!("{part} in {deck}"));
    assert!(place("id: \"a\"") < place("/* à vérifier */"));
    assert!(place("/* à vérifier */") < place("id: \"b\""));
    let text = text("settings.ron");
    assert!(text.contains("// les partiels\n        new_per_day: 30"), "{text}");
    let there = Library::look(&root).unwrap();
    assert_eq!(there.problems(), []);
    assert_eq!(backs(&there, "cours"), pairs(&[("a", "2"), ("b", "1")]));
    assert_eq!(there.settings().scheduling.reviews_per_day, 77);
}

/// Saves while another device writes `text` to the file called `name` in the midst of it.
fn in_the_midst<T>(path: &Path, text: String, save: impl FnOnce() -> T) -> T {
    let (path, mut text) = (path.to_owned(), Some(text));
    let plan = move |step, there: &Path| {
        if step == Step::Flush
            && there == path
            && let Some(text) = text.take()
        {
            fs::write(&path, text).unwrap();
        }
        None
    };
    disk::fail(plan, save)
}

#[test]
fn what_is_written_in_the_midst_of_a_save_is_merged_in() {
    let (_folder, mut one, two) = two();
    let root = one.root().to_owned();
    let base = two.deck(&"cours".parse().unwrap()).unwrap().deck.clone();
    let with = |id: &str| {
        let mut deck = base.clone();
        deck.notes.push(note_of(id, "1"));
        deck
    };
    let theirs = deck::write(&deck::changed_since(&base, &with("theirs"), 1_790_000_000_000));
    let path = root.join("decks/cours.ron");
    in_the_midst(&path, theirs, || one.save_deck(&with("ours"))).unwrap();
    let expected = pairs(&[("a", "1"), ("b", "1"), ("ours", "1"), ("theirs", "1")]);
    for library in [&one, &Library::look(&root).unwrap()] {
        let mut found = backs(library, "cours");
        found.sort();
        assert_eq!(found, expected);
    }
    // A new deck under a name that somebody has just taken.
    let path = root.join("decks/paquet.ron");
    let other = deck::write(&titled("other", "Paquet", &[("o", "1")]));
    in_the_midst(&path, other, || one.save_deck(&titled("new", "Paquet", &[("n", "1")]))).unwrap();
    let there = Library::look(&root).unwrap();
    assert!(there.deck(&"other".parse().unwrap()).is_some());
    assert!(there.deck(&"new".parse().unwrap()).is_some());
    // The settings.
    let path = root.join("settings.ron");
    let theirs = "(format: 1, scheduling: (reviews_per_day: 33))".to_owned();
    let ours = settings_of(&one, |settings| settings.scheduling.new_per_day = 7);
    in_the_midst(&path, theirs, || one.save_settings(ours)).unwrap();
    let there = Library::look(&root).unwrap();
    let scheduling = &there.settings().scheduling;
    assert_eq!((scheduling.new_per_day, scheduling.reviews_per_day), (7, 33));
    assert_eq!(one.settings(), there.settings());
}

#[test]
fn what_is_written_in_the_midst_of_a_merge_is_merged_the_next_time() {
    let (_folder, one, two) = two();
    let root = one.root().to_owned();
    let base = two.deck(&"cours".parse().unwrap()).unwrap().deck.clone();
    let with = |id: &str| {
        let mut deck = base.clone();
        deck.notes.push(note_of(id, "1"));
        deck::write(&deck::changed_since(&base, &deck, 1_790_000_000_000))
    };
    drop((one, two));
    let path = root.join("decks/cours.ron");
    let copy = root.join("decks/cours.sync-conflict-20260101-123456-ABCDEFG.ron");
    fs::write(&copy, with("copy")).unwrap();
    let open = || Library::open(&root, &device("one")).unwrap();
    let first = in_the_midst(&path, with("theirs"), open);
    assert!(copy.exists() && backs(&first, "cours").iter().any(|(id, _)| id == "theirs"));
    drop(first);
    let second = open();
    let mut found = backs(&second, "cours");
    found.sort();
    assert_eq!(found, pairs(&[("a", "1"), ("b", "1"), ("copy", "1"), ("theirs", "1")]));
    assert!(!copy.exists());
}

#[test]
fn a_backup_of_the_future_stops_none_and_one_unreadable_file_stops_no_other() {
    let (_folder, one, _two) = two();
    let root = one.root();
    let now = 1_790_000_000_000;
    fs::create_dir_all(root.join("backups/2099-01-01T10-00-00-000Z/decks")).unwrap();
    fs::write(root.join("backups/2099-01-01T10-00-00-000Z/decks/a.ron"), "x").unwrap();
    assert!(library::is_due(root, now));
    // A file that is too large to be read, and the others.
    let large = fs::File::create(root.join("decks/enorme.ron")).unwrap();
    large.set_len(library::LARGEST + 1).unwrap();
    assert!(library::back_up(root).is_err());
    let copied = |name: &str| {
        library::backups(root)
            .iter()
            .any(|backup| backup.files.iter().any(|f| f == Path::new(name)))
    };
    assert!(copied("decks/cours.ron") && copied("settings.ron"));
    assert!(!copied("decks/enorme.ron"));
    fs::remove_file(root.join("decks/enorme.ron")).unwrap();
    // What was copied is not copied again, however many copies there are.
    assert_eq!(library::back_up(root).unwrap(), 0);
    // Three at once, with something to copy.
    let deck = root.join("decks/cours.ron");
    let text = fs::read_to_string(&deck).unwrap();
    fs::write(&deck, text.replace("Cours", "Le cours")).unwrap();
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let root = root.to_owned();
            thread::spawn(move || library::back_up(&root))
        })
        .collect();
    let copies = threads.into_iter().map(|thread| thread.join().unwrap().unwrap());
    assert!(copies.sum::<usize>() > 0);
    let newest = library::backups(root)
        .iter()
        .flat_map(|backup| {
            let folder = root.join("backups").join(&backup.moment);
            backup.files.iter().map(move |file| folder.join(file)).collect::<Vec<_>>()
        })
        .any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("Le cours")));
    assert!(newest);
}

#[test]
fn a_deck_that_another_device_brings_back_is_joined_with_what_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path(), &device("one")).unwrap();
    let path = library.save_deck(&titled("d", "D", &[("a", "1"), ("b", "1")])).unwrap();
    let deck = library.deck(&"d".parse().unwrap()).unwrap().deck.clone();
    library.remove_deck(&deck.id).unwrap();
    // The synchroniser brings it as the other device has changed it, and this window has not looked.
    let mut theirs = deck.clone();
    theirs.notes[0] = note_of("a", "2");
    let theirs = deck::changed_since(&deck, &theirs, 1_900_000_000_000);
    fs::write(folder.path().join(&path), deck::write(&theirs)).unwrap();
    assert_eq!(library.put_deck_back(&path, &deck).unwrap(), path);
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    assert_eq!(backs(&library, "d"), pairs(&[("a", "2"), ("b", "1")]));
}

type Removing<'a> = &'a dyn Fn(&mut Library) -> Result<(), LibraryError>;

#[test]
fn a_deck_that_was_changed_unseen_is_not_taken_away() {
    let (_folder, mut one, mut two) = two();
    let id = "cours".parse().unwrap();
    one.save_deck(&titled("annales", "Annales", &[("z", "1")])).unwrap();
    let into = titled("annales", "Annales", &[("z", "1"), ("a", "1"), ("b", "1")]);
    two.refresh().unwrap();
    let alone: Removing = &|library| library.remove_deck(&"cours".parse().unwrap());
    let merged: Removing = &|library| {
        let removed = ["cours".parse().unwrap()];
        library.save_together(&[Saved::from(&into)], &removed, Vec::new(), None).map(drop)
    };
    for (text, remove) in [("2", alone), ("3", merged)] {
        two.save_deck(&titled("cours", "Cours", &[("a", "1"), ("b", text)])).unwrap();
        let refused = remove(&mut one).unwrap_err();
        assert!(matches!(refused, LibraryError::Changed(_)), "{refused:?}");
        // It is seen then, and nothing else has happened.
        assert_eq!(backs(&one, "cours"), pairs(&[("a", "1"), ("b", text)]));
        assert_eq!(backs(&one, "annales"), pairs(&[("z", "1")]));
    }
    // One that another device has taken away a moment ago is taken away.
    for _ in 0..2 {
        one.save_deck(&titled("seul", "Seul", &[("s", "1")])).unwrap();
        two.refresh().unwrap();
        two.remove_deck(&"seul".parse().unwrap()).unwrap();
        one.remove_deck(&"seul".parse().unwrap()).unwrap();
        assert!(one.deck(&"seul".parse().unwrap()).is_none());
        one.refresh().unwrap();
    }
    // Where another device has put it elsewhere, too, that file is the deck from then on.
    for remove in [alone, merged] {
        let path = one.deck(&id).unwrap().path.clone();
        let there = one.root().join(&path);
        let elsewhere = one.root().join("decks/reins/cours.ron");
        fs::create_dir_all(elsewhere.parent().unwrap()).unwrap();
        fs::copy(&there, &elsewhere).unwrap();
        one.refresh().unwrap();
        assert_eq!((one.problems().len(), &one.deck(&id).unwrap().path), (1, &path));
        remove(&mut one).unwrap();
        assert_eq!(one.deck(&id).unwrap().path, Path::new("decks/reins/cours.ron"));
        assert!(one.problems().iter().all(|problem| problem.message.key != "fault-same-deck"));
        fs::rename(elsewhere, there).unwrap();
        one.refresh().unwrap();
    }
    // Another deck under its name is not what was meant.
    let path = one.root().join(&one.deck(&id).unwrap().path);
    let there = fs::read_to_string(&path).unwrap();
    let other = there.replace("id: \"cours\"", "id: \"autre\"");
    fs::write(&path, &other).unwrap();
    assert!(matches!(alone(&mut one), Err(LibraryError::OtherDeck(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), other);
    // A comment is no change, and what was seen is taken away.
    fs::write(&path, format!("// relu\n{there}")).unwrap();
    one.refresh().unwrap();
    fs::write(&path, format!("// relu deux fois\n{there}")).unwrap();
    merged(&mut one).unwrap();
    assert!(one.deck(&id).is_none() && !path.exists());
    assert_eq!(backs(&one, "annales"), pairs(&[("z", "1"), ("a", "1"), ("b", "1")]));
}

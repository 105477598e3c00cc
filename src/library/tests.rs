//! A library in a folder of its own: what is found there, mended, brought back and noticed.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::test_library::{deck_of, device, event, folder, grade, put, text};
use super::*;
use crate::deck::NoteId;
use crate::history::{HEADER, Kind, Stamp, encode};

#[test]
fn what_was_kept_of_a_library_is_believed_until_a_file_of_it_differs() {
    let folder = folder();
    let root = folder.path();
    let mut written = format!("{HEADER}{}", encode(&event("one", 1, grade("a.1", 5))));
    put(root, "history/one.csv", &written);
    let caches = tempfile::tempdir().unwrap();
    let cache = Cache::at(caches.path());
    let keep = || {
        let glance = Glance::at(root).unwrap();
        cache.put(root, &glance.prints.unwrap(), &7_u32);
    };
    let kept = || cache.get::<u32>(root, &Settings::default());
    assert!(kept().is_none());
    keep();
    assert_eq!(kept(), Some((7, Vec::new())));
    // What was appended since comes with it.
    let next = event("one", 2, grade("b.1", 6));
    written += &encode(&next);
    put(root, "history/one.csv", &written);
    assert_eq!(kept(), Some((7, vec![next])));
    // Other bytes, of the same length.
    put(root, "decks/d.ron", &text(&deck_of("d", &[("a", "2"), ("b", "1")])));
    assert!(kept().is_none());
    keep();
    assert!(kept().is_some());
    put(root, "decks/e.ron", &text(&deck_of("e", &[("c", "1")])));
    assert!(kept().is_none());
    keep();
    // A byte of its own.
    let file = fs::read_dir(caches.path()).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(kept().is_none());
}

#[test]
fn a_glance_tells_each_deck_with_its_folder_and_no_copy() {
    let folder = folder();
    let deep = deck_of("e", &[("c", "1")]);
    put(folder.path(), "decks/médecine/interne/e.ron", &text(&deep));
    put(folder.path(), "decks/médecine/interne/e copie.ron", &text(&deep));
    let glance = Glance::at(folder.path()).unwrap();
    let ids: Vec<_> = glance.decks.iter().map(|deck| deck.id.to_string()).collect();
    assert_eq!(
        (ids, glance.folders),
        (vec!["d".into(), "e".into()], vec![String::new(), "médecine/interne".into()])
    );
}

#[test]
fn a_backup_is_due_after_half_an_hour_in_which_something_was_written() {
    let folder = folder();
    let root = folder.path();
    assert!(is_due(root, now()), "there is none yet");
    assert_eq!(back_up(root).unwrap(), 2);
    assert_eq!(back_up(root).unwrap(), 0, "nothing has changed since");
    assert!(!is_due(root, now()), "it was made just now");
    let later = now() + 31 * 60_000;
    assert!(!is_due(root, later), "nothing was written since");
    let file = fs::File::options().append(true).open(root.join("decks/d.ron")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_mins(1)).unwrap();
    assert!(is_due(root, later));
    assert!(!is_due(root, now()));
}

#[test]
fn decks_settings_and_histories_come_back_from_a_backup() {
    let folder = folder();
    let root = folder.path();
    let mut library = Library::open(root, &device("one")).unwrap();
    library.append(grade("a.1", 5)).unwrap();
    let first = library.deck(&"d".parse().unwrap()).unwrap().deck.clone();
    let settings = library.settings().clone();
    back_up(root).unwrap();
    let moment = backups(root)[0].moment.clone();
    library.save_deck(&deck_of("d", &[("a", "2")])).unwrap();
    let mut other = settings.clone();
    other.scheduling.new_per_day += 1;
    library.save_settings(other.clone()).unwrap();
    library.append(grade("b.1", 6)).unwrap();
    let restored = library.restore(&moment, None).unwrap();
    let mut files = restored.files.clone();
    files.sort();
    assert_eq!(files, [Path::new("decks/d.ron"), Path::new("settings.ron")]);
    assert_eq!(restored.settings.map(|pair| *pair), Some((other, settings.clone())));
    assert!(restored.left.is_empty(), "{:?}", restored.left);
    let notes = |library: &Library| library.deck(&first.id).unwrap().deck.notes.clone();
    assert_eq!((notes(&library), library.settings()), (first.notes.clone(), &settings));
    assert_eq!(library.history().len(), 2, "no grade is taken back");
    // A deck that is gone, and a history that lost its lines.
    library.remove_deck(&first.id).unwrap();
    drop(library);
    fs::write(root.join("history/one.csv"), HEADER).unwrap();
    let mut library = Library::open(root, &device("two")).unwrap();
    assert!(library.history().is_empty());
    library.restore(&moment, None).unwrap();
    assert_eq!((notes(&library), library.history().len()), (first.notes.clone(), 1));
}

#[test]
fn what_another_program_wrote_is_taken_in_and_nothing_else_is_said() {
    let folder = folder();
    let root = folder.path();
    let mut library = Library::open(root, &device("one")).unwrap();
    assert!(!library.refresh().unwrap());
    put(root, "decks/d.ron", &text(&deck_of("d", &[("a", "1"), ("b", "1"), ("c", "1")])));
    assert!(library.refresh().unwrap());
    assert_eq!(library.decks()[0].deck.notes.len(), 3);
    assert_eq!(library.take_news(), []);
    // An old copy: what this window has saved since is in neither lost.
    let mut ours = library.decks()[0].deck.clone();
    let there = fs::read(root.join("decks/d.ron")).unwrap();
    ours.notes.extend(deck_of("x", &[("new", "1")]).notes);
    library.save_deck(&ours).unwrap();
    fs::write(root.join("decks/d.ron"), there).unwrap();
    assert!(library.refresh().unwrap());
    let news = library.take_news();
    let told = |name: &str| news[0].arguments.iter().find(|(known, _)| *known == name).cloned();
    assert_eq!(told("notes"), Some(("notes", "4".to_owned())));
    assert_eq!((news.len(), told("taken")), (1, Some(("taken", "0".to_owned()))));
    let file = read_deck(&root.join("decks/d.ron")).unwrap();
    assert_eq!((library.decks()[0].deck.notes.len(), file.notes.len()), (4, 4));
}

#[test]
fn a_file_that_still_can_t_be_read_is_no_news() {
    let folder = folder();
    let root = folder.path();
    let large = fs::File::create(root.join("history/two.csv")).unwrap();
    large.set_len(atomic_files::LARGEST + 1).unwrap();
    let mut library = Library::open(root, &device("one")).unwrap();
    assert_eq!(library.problems().len(), 1);
    assert!(!library.refresh().unwrap());
    large.set_len(0).unwrap();
    assert!(library.refresh().unwrap());
    assert!(library.problems().is_empty(), "{:?}", library.problems());
}

#[test]
fn a_history_that_was_taken_away_comes_back_and_this_stays_the_device() {
    let folder = folder();
    let root = folder.path();
    let mut library = Library::open(root, &device("one")).unwrap();
    library.append(grade("a.1", 5)).unwrap();
    let path = root.join("history/one.csv");
    let there = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    assert!(library.refresh().unwrap());
    assert_eq!((fs::read(&path).unwrap(), library.device()), (there, &device("one")));
}

#[test]
fn a_history_that_somebody_else_has_written_is_theirs_and_nothing_of_ours_is_lost() {
    for in_place in [true, false] {
        let folder = folder();
        let root = folder.path();
        let mut library = Library::open(root, &device("one")).unwrap();
        library.append(grade("a.1", 5)).unwrap();
        let path = root.join("history/one.csv");
        if !in_place {
            fs::remove_file(&path).unwrap();
        }
        fs::write(&path, HEADER).unwrap();
        assert!(library.refresh().unwrap());
        assert_ne!(library.device(), &device("one"));
        assert_eq!(library.history().len(), 1, "{in_place}");
        assert_eq!(Library::look(root).unwrap().history().len(), 1, "{in_place}");
    }
}

#[cfg(unix)]
#[test]
fn what_stands_where_the_lock_is_to_be_is_told_and_the_decks_can_be_read() {
    let folder = folder();
    let elsewhere = tempfile::tempdir().unwrap();
    let lock = folder.path().join("history/.one.lock");
    std::os::unix::fs::symlink(elsewhere.path().join("x"), &lock).unwrap();
    let library = Library::open(folder.path(), &device("one")).unwrap();
    assert!(library.is_read_only());
    assert_eq!(library.decks().len(), 1);
    let told: Vec<_> = library.problems().iter().filter(|problem| problem.path == lock).collect();
    assert_eq!(told.len(), 1);
    assert!(!elsewhere.path().join("x").exists());
}

#[test]
fn a_deck_is_moved_and_the_folder_that_it_leaves_empty_goes() {
    let folder = folder();
    let root = folder.path();
    put(root, "decks/x/y/e.ron", &text(&deck_of("e", &[("c", "1")])));
    put(root, "decks/x/f.ron", &text(&deck_of("f", &[("g", "1")])));
    let mut library = Library::open(root, &device("one")).unwrap();
    let moved = library.move_deck(&"e".parse().unwrap(), "z").unwrap();
    assert_eq!(moved, Path::new("decks/z/e.ron"));
    assert!(!root.join("decks/x/y").exists() && root.join("decks/x/f.ron").is_file());
    library.move_deck(&"e".parse().unwrap(), "").unwrap();
    library.move_deck(&"d".parse().unwrap(), "z").unwrap();
    library.move_deck(&"e".parse().unwrap(), "z").unwrap();
    assert!(root.join("decks").is_dir(), "the decks' own folder stays");
}

#[test]
fn an_undo_in_a_forked_history_names_what_was_forked_with_it_and_nothing_else() {
    let folder = folder();
    let root = folder.path();
    let undo = |of: &Stamp| Draft {
        rating: None,
        kind: Kind::Undo,
        target: Some(of.clone()),
        ..grade("a.1", 9)
    };
    let first = event("one", 3, grade("a.1", 5));
    let stamps = [
        first.stamp.clone(),
        Stamp { device: device("one"), sequence: 1 },
        Stamp { device: device("two"), sequence: 3 },
    ];
    let undos = (4..).zip(&stamps).map(|(n, stamp)| event("one", n, undo(stamp)));
    let events: Vec<Event> = std::iter::once(first.clone()).chain(undos).collect();
    assert!(forked_history::write(root, &device("one"), &events).unwrap());
    let id = NoteId::from_parts(&["fork", "one", &encode(&first)]);
    let fork = DeviceId::from(id);
    let path = root.join("history").join(format!("{fork}.csv"));
    let read = || crate::history::read(&fs::read(&path).unwrap(), &fork).events;
    let targets: Vec<Stamp> = read().into_iter().filter_map(|event| event.what.target).collect();
    let moved = Stamp { device: fork.clone(), sequence: 3 };
    assert_eq!(targets, [moved, stamps[1].clone(), stamps[2].clone()]);
    // Found again in a longer copy: each event is there once.
    let longer = [events.clone(), vec![event("one", 8, grade("b.1", 7))]].concat();
    assert!(forked_history::write(root, &device("one"), &longer).unwrap());
    assert_eq!(read().len(), 5);
    // What can't be understood there stays.
    fs::write(&path, "what\n").unwrap();
    assert!(!forked_history::write(root, &device("one"), &longer).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), "what\n");
}

#[test]
fn a_deck_whose_file_can_t_be_read_is_not_written_over() {
    let folder = folder();
    let mut library = Library::open(folder.path(), &device("one")).unwrap();
    let path = folder.path().join("decks/d.ron");
    let large = fs::File::create(&path).unwrap();
    large.set_len(atomic_files::LARGEST + 1).unwrap();
    let deck = deck_of("d", &[("a", "2")]);
    assert!(matches!(library.save_deck(&deck), Err(LibraryError::Read { .. })));
    assert_eq!(large.metadata().unwrap().len(), atomic_files::LARGEST + 1);
    // Where it is gone, the edit brings it back.
    fs::remove_file(&path).unwrap();
    library.save_deck(&deck).unwrap();
    assert_eq!(read_deck(&path).unwrap().notes, deck.notes);
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_library_and_nowhere_else() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (folder(), tempfile::tempdir().unwrap());
    let root = folder.path();
    put(root, "shared/e.ron", &text(&deck_of("e", &[("c", "1")])));
    put(elsewhere.path(), "f.ron", &text(&deck_of("f", &[("g", "1")])));
    symlink(root.join("shared/e.ron"), root.join("decks/e.ron")).unwrap();
    symlink(elsewhere.path().join("f.ron"), root.join("decks/f.ron")).unwrap();
    symlink(root.join("decks"), root.join("decks/again")).unwrap();
    let library = Library::look(root).unwrap();
    let ids: Vec<_> = library.decks().iter().map(|open| open.deck.id.to_string()).collect();
    assert_eq!(ids, ["d", "e"]);
    let mut told: Vec<_> = library.problems().iter().map(|problem| problem.path.clone()).collect();
    told.sort();
    assert_eq!(told, ["decks/again", "decks/f.ron"].map(|path| root.join(path)));
}

#[test]
fn folders_in_folders_are_read_to_a_depth() {
    let folder = folder();
    let deep = |depth: usize| format!("decks/{}d{depth}.ron", "x/".repeat(depth));
    for depth in [1, 5, 40] {
        put(folder.path(), &deep(depth), &text(&deck_of(&format!("d{depth}"), &[("n", "1")])));
    }
    let library = Library::look(folder.path()).unwrap();
    let ids: Vec<_> = library.decks().iter().map(|open| open.deck.id.to_string()).collect();
    assert_eq!(ids, ["d", "d1", "d5"]);
}

#[test]
fn the_texts_of_a_folder_are_found_in_their_order_without_hidden_ones() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for file in ["b.txt", "a/c.md", "a/D.TXT", "a/e.pdf", ".hidden/f.txt", ".g.txt"] {
        put(root, file, "x");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(root, root.join("a/up")).unwrap();
    let found = texts_in(root).unwrap();
    assert_eq!(found, ["a/D.TXT", "a/c.md", "b.txt"].map(|file| root.join(file)));
    assert_eq!(texts_in(&found[0]).unwrap(), [found[0].clone()]);
}

#[test]
fn settings_that_can_t_be_read_are_told_and_not_written_over() {
    let folder = folder();
    let path = folder.path().join("settings.ron");
    let mut library = Library::open(folder.path(), &device("one")).unwrap();
    let large = fs::File::create(&path).unwrap();
    large.set_len(atomic_files::LARGEST + 1).unwrap();
    assert_eq!(Library::look(folder.path()).unwrap().problems().len(), 1);
    let mut settings = library.settings().clone();
    settings.scheduling.new_per_day += 1;
    assert!(matches!(library.save_settings(settings.clone()), Err(LibraryError::Read { .. })));
    assert_eq!(large.metadata().unwrap().len(), atomic_files::LARGEST + 1);
    // Where they are gone, they are made again.
    fs::remove_file(&path).unwrap();
    library.save_settings(settings.clone()).unwrap();
    assert_eq!(Library::look(folder.path()).unwrap().settings(), &settings);
}

#[cfg(unix)]
#[test]
fn a_file_of_the_same_length_and_time_that_was_written_again_is_seen() {
    let folder = folder();
    let path = folder.path().join("decks/d.ron");
    let before = seen(folder.path());
    assert!(before == seen(folder.path()));
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let other = fs::read_to_string(&path).unwrap().replace("\"1\"", "\"2\"");
    // Beside, then over, as other programs do: a file that went first may leave its number to the
    // next one, within one tick of the system's clock.
    let beside = folder.path().join("beside");
    fs::write(&beside, other).unwrap();
    fs::File::options().append(true).open(&beside).unwrap().set_modified(time).unwrap();
    fs::rename(&beside, &path).unwrap();
    assert!(before != seen(folder.path()));
}

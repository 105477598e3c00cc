//! A change that is made ready beside: the same as one that is waited for, whole or not at all,
//! and made again where something else came between.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::bulk_tests::{CHOSEN, assert_fresh, edits, find, now, open, seen};
use super::*;
use crate::find::parse;
use crate::library::disk::{self, Fault, Step};
use crate::library::{self, LibraryError};

fn wish(workspace: &Workspace, query: &str, edits: &[Edit]) -> Wish {
    let index = workspace.index();
    let found = workspace.table(&index, &now()).find(&parse(query).unwrap());
    let cards = workspace.collection().cards();
    let cards = found.into_iter().map(|place| cards[place as usize].id.clone()).collect();
    Wish::Edits { cards, edits: edits.to_vec() }
}

/// Made ready on another thread.
fn prepared(workspace: &Workspace, wish: &Wish) -> Prepared {
    let task = workspace.task(wish, &now());
    thread::spawn(move || task.prepare(&|_| true)).join().unwrap().unwrap().unwrap()
}

/// Everything in the library's folder but the copies of earlier files.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("backups") {
                folders.push(path);
            } else if path.is_file() {
                found.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    found
}

#[test]
fn what_is_made_ready_is_one_step_that_is_undone_and_done_again_on_the_same_way() {
    for (edits, query, count) in edits() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(folder.path());
        let before = seen(&workspace);
        let held = files(folder.path());
        let ready = prepared(&workspace, &wish(&workspace, CHOSEN, &edits));
        assert!(ready.notes > 0 || ready.cards > 0, "{edits:?}");
        assert_eq!(seen(&workspace), before, "nothing has changed so far");
        let there = files(folder.path());
        assert!(held.iter().all(|(path, bytes)| there.get(path) == Some(bytes)), "{edits:?}");
        let done = workspace.take_prepared(ready, &now()).unwrap().unwrap();
        assert_eq!(find(&workspace, query).len(), count, "{edits:?}");
        assert_fresh(&workspace);
        let mut way = done.undo.unwrap();
        for there in [false, true] {
            let ready = prepared(&workspace, &Wish::Change(Arc::new(way)));
            way = workspace.take_prepared(ready, &now()).unwrap().unwrap().undo.unwrap();
            assert_eq!(find(&workspace, query).len() == count, there, "{edits:?}");
            assert_eq!(seen(&workspace) == before, !there, "{edits:?}");
            assert_fresh(&workspace);
        }
    }
}

#[test]
fn what_is_ended_at_any_moment_leaves_everything_as_it_was() {
    for (edits, ..) in edits() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(folder.path());
        // An exam is about a tag that is called otherwise: the settings are written, too.
        let mut settings = workspace.settings().clone();
        settings.exams = ron::from_str("[(tag: \"a\", date: \"2027-06-15\", share: 0.9)]").unwrap();
        workspace.change(&Change::Settings(settings), &now()).unwrap();
        let wish = wish(&workspace, CHOSEN, &edits);
        let (before, held) = (seen(&workspace), files(folder.path()));
        let mut ended = 0;
        for last in 0.. {
            let heard = AtomicUsize::new(0);
            let report = |part: f32| {
                assert!((0.0..=1.0).contains(&part), "{part}");
                heard.fetch_add(1, Ordering::Relaxed) < last
            };
            let ready = workspace.task(&wish, &now()).prepare(&report).unwrap();
            let came = ready.is_some();
            drop(ready);
            assert_eq!(files(folder.path()), held, "{edits:?}, ended after {last}");
            if came {
                break;
            }
            ended += 1;
        }
        assert_eq!(seen(&workspace), before);
        assert!(ended > 2, "{edits:?}: {ended}");
    }
}

#[test]
fn what_has_changed_in_between_lets_it_be_made_again() {
    let between: [fn(&mut Workspace); 4] = [
        |workspace| {
            let change = workspace.remove_notes(&["a0".parse().unwrap()]);
            workspace.change(&change, &now()).unwrap();
        },
        |workspace| {
            let suspend = wish(workspace, "nid:b1", &[Edit::Suspend]);
            let ready = workspace.task(&suspend, &now()).prepare(&|_| true).unwrap().unwrap();
            workspace.take_prepared(ready, &now()).unwrap().unwrap();
        },
        |workspace| {
            let mut settings = workspace.settings().clone();
            settings.scheduling.new_per_day = 7;
            workspace.change(&Change::Settings(settings), &now()).unwrap();
        },
        // By another program, and this window has not looked yet.
        |workspace| {
            let path = workspace.library().root().join("decks/a.ron");
            let text = fs::read_to_string(&path).unwrap().replace("rate 0", "bile 0");
            fs::write(path, text).unwrap();
        },
    ];
    for (n, between) in between.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(folder.path());
        let wish = wish(&workspace, CHOSEN, &[Edit::Tag("neuf".into())]);
        let ready = prepared(&workspace, &wish);
        between(&mut workspace);
        let (before, held) = (seen(&workspace), files(folder.path()));
        assert!(workspace.take_prepared(ready, &now()).unwrap().is_none(), "{n}");
        assert_eq!(seen(&workspace), before, "{n}");
        let held = held.into_iter().filter(|(path, _)| path.extension().unwrap() != "tmp");
        assert_eq!(files(folder.path()), held.collect(), "{n}: nothing stays beside");
        let ready = prepared(&workspace, &wish);
        workspace.take_prepared(ready, &now()).unwrap().unwrap();
        assert_eq!(find(&workspace, "tag:neuf").len(), 5, "{n}");
        assert_fresh(&workspace);
        let bile = usize::from(n == 3);
        assert_eq!(find(&workspace, "bile").len(), bile, "what the other has written stays");
    }
}

#[test]
fn where_the_disk_fails_it_has_happened_or_not() {
    for edits in [vec![Edit::Delete], vec![Edit::Suspend, Edit::Tag("neuf".into())]] {
        for at in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let mut workspace = open(folder.path());
            let wish = wish(&workspace, CHOSEN, &edits);
            let before = seen(&workspace);
            let reached = Rc::new(std::cell::Cell::new(false));
            let (mut step, seen_it) = (0, Rc::clone(&reached));
            let plan = move |_: Step, _: &Path| {
                step += 1;
                seen_it.set(seen_it.get() || step > at);
                let kind = std::io::ErrorKind::StorageFull;
                (step == at + 1).then_some(Fault { kind, written: 3 })
            };
            let done = disk::fail(plan, || {
                let ready = workspace.task(&wish, &now()).prepare(&|_| true)?;
                ready.map_or(Ok(None), |ready| workspace.take_prepared(ready, &now()))
            });
            match done {
                Ok(done) => assert_eq!(done.is_some(), seen(&workspace) != before, "{at}"),
                Err(_) => assert_eq!(seen(&workspace), before, "{edits:?}, step {at}"),
            }
            assert_fresh(&workspace);
            if !reached.get() {
                break;
            }
        }
    }
}

#[test]
fn only_what_is_large_is_long() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let small = wish(&workspace, "", &[Edit::Tag("neuf".into())]);
    assert!(!workspace.is_long(&small));
    let note = |n| format!("(id: \"z{n}\", content: Basic(front: \"Q {n}\", back: \"R\")),");
    let notes = (0..2_500).map(note).collect::<Vec<_>>().concat();
    let text = format!("(format: 1, id: \"z\", title: \"z\", language: \"fr\", notes: [{notes}])");
    fs::write(folder.path().join("decks/z.ron"), text).unwrap();
    workspace.refresh(&now()).unwrap();
    assert!(!workspace.is_long(&small));
    let large = wish(&workspace, "nid:z7", &[Edit::Tag("neuf".into())]);
    assert!(workspace.is_long(&large), "its deck is written whole");
    let ready = prepared(&workspace, &large);
    let undo = workspace.take_prepared(ready, &now()).unwrap().unwrap().undo.unwrap();
    assert!(workspace.is_long(&Wish::Change(Arc::new(undo))), "so is the way back");
}

#[test]
fn notes_that_another_program_adds_unseen_are_taken_in_with_it() {
    for edit in [Edit::Tag("neuf".into()), Edit::Delete] {
        for beside in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let mut workspace = open(folder.path());
            let wish = wish(&workspace, CHOSEN, std::slice::from_ref(&edit));
            let path = folder.path().join("decks/a.ron");
            let new = "notes: [(id: \"c\", content: Basic(front: \"bile\", back: \"d\")),";
            let text = fs::read_to_string(&path).unwrap().replace("notes: [", new);
            fs::write(path, text).unwrap();
            let undo = if beside {
                let ready = prepared(&workspace, &wish);
                workspace.take_prepared(ready, &now()).unwrap().unwrap().undo
            } else {
                let bulk = workspace.task(&wish, &now()).work_out(&|_| true).unwrap().unwrap();
                workspace.change(&Change::Bulk(bulk), &now()).unwrap().undo
            };
            assert_fresh(&workspace);
            assert_eq!(find(&workspace, "bile").len(), 1, "{edit:?}");
            workspace.change(&undo.unwrap(), &now()).unwrap();
            assert_fresh(&workspace);
            assert_eq!(find(&workspace, "").len(), 8, "{edit:?}: the new note stays");
            assert_eq!(find(&workspace, "tag:neuf").len(), 0);
        }
    }
}

#[test]
fn who_only_reads_makes_nothing_ready() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let wish = wish(&workspace, CHOSEN, &[Edit::Tag("neuf".into())]);
    let ready = prepared(&workspace, &wish);
    let held = files(folder.path());
    let reader = open(folder.path());
    assert!(reader.library().is_read_only());
    let refused = reader.task(&wish, &now()).prepare(&|_| true).unwrap_err();
    assert!(matches!(refused, ChangeError::Library(LibraryError::ReadOnly)), "{refused:?}");
    assert_eq!(files(folder.path()), held, "what the other window makes ready stays as it is");
    assert!(workspace.take_prepared(ready, &now()).unwrap().is_some());
}

#[test]
fn what_is_tidied_up_before_it_is_taken_in_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let wish = wish(&workspace, CHOSEN, &[Edit::Tag("neuf".into())]);
    let before = seen(&workspace);
    let ready = prepared(&workspace, &wish);
    assert_eq!(library::repair(folder.path(), &"other".parse().unwrap()).unwrap().len(), 2);
    assert!(workspace.take_prepared(ready, &now()).unwrap().is_none());
    assert_eq!(seen(&workspace), before);
    let ready = prepared(&workspace, &wish);
    assert!(workspace.take_prepared(ready, &now()).unwrap().is_some());
    assert_fresh(&workspace);
}

#[test]
fn what_a_kill_leaves_beside_is_swept_away_at_the_next_start_of_this_device() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = open(folder.path());
    let held = files(folder.path());
    let wish = wish(&workspace, CHOSEN, &[Edit::Tag("neuf".into())]);
    std::mem::forget(prepared(&workspace, &wish));
    drop(workspace);
    let left = files(folder.path());
    assert_eq!(left.len(), held.len() + 2);
    // It may be at work on what it makes ready, or be looking at what is there.
    for other in ["tes", "test-0", "other"] {
        drop(Library::open(folder.path(), &other.parse().unwrap()).unwrap());
    }
    assert!(left.iter().all(|(path, bytes)| files(folder.path()).get(path) == Some(bytes)));
    drop(open(folder.path()));
    assert!(files(folder.path()).iter().all(|(path, _)| path.extension().unwrap() != "tmp"));
}

//! Changes and their undos, and that what is derived is what a fresh start derives.

use std::fs;
use std::path::Path;

use super::*;
use crate::deck::Content;
use crate::history::{Due, Kind, Rating};
use crate::library::{Date, ExamDate, ExamOf};
use crate::study::{Scope, Session};

const DAY_MS: i64 = 86_400_000;

fn now(day: i32) -> Now {
    Now::at(i64::from(day) * DAY_MS + 10 * 3_600_000, &jiff::tz::TimeZone::UTC, 4)
}

/// Today, in all these tests.
const TODAY: i32 = 20_000;

fn deck(id: &str, notes: usize, tag: &str) -> String {
    let note = |n: usize| {
        format!(
            "(id: \"{id}{n}\", content: Basic(front: \"f{n}\", back: \"b{n}\"), tags: [\"{tag}\"]),"
        )
    };
    let notes: String = (0..notes).map(note).collect();
    format!("(format: 1, id: \"{id}\", title: \"{id}\", language: \"fr\", notes: [{notes}])")
}

/// Two decks, one of them in a folder.
fn library(root: &Path) -> Library {
    fs::create_dir_all(root.join("decks/med")).unwrap();
    fs::create_dir_all(root.join("history")).unwrap();
    fs::write(root.join("decks/a.ron"), deck("a", 3, "x")).unwrap();
    fs::write(root.join("decks/med/b.ron"), deck("b", 4, "y")).unwrap();
    Library::open(root, &"test".parse().unwrap()).unwrap()
}

fn open(root: &Path) -> Workspace {
    Workspace::new(library(root), &now(TODAY))
}

fn id(id: &str) -> DeckId {
    id.parse().unwrap()
}

/// What a program that starts now would show.
fn assert_fresh(workspace: &Workspace, at: &Now) {
    let fresh = Workspace::new(Library::look(workspace.library().root()).unwrap(), at);
    let standing = |workspace: &Workspace| {
        let standing = workspace.standing(at);
        (standing.decks.clone(), standing.folders.clone(), standing.all)
    };
    assert_eq!(standing(workspace), standing(&fresh));
    assert_eq!(workspace.collection().cards(), fresh.collection().cards());
    assert_eq!(workspace.folders(), fresh.folders());
    assert_eq!(workspace.backlog(at), fresh.backlog(at));
    assert_eq!(workspace.next_due(at), fresh.next_due(at));
    assert_eq!(workspace.reviews_to_learn_from(), fresh.reviews_to_learn_from());
    assert_eq!(workspace.tags(), fresh.tags());
    assert_eq!(workspace.new_today(), fresh.new_today());
}

fn graded(workspace: &mut Workspace, at: &Now) -> Done {
    let session = Session::start(workspace.collection(), Scope::All, at);
    let draft = session.grade(workspace.collection(), Rating::Easy, 1000, at).unwrap();
    workspace.change(&Change::Event(draft), at).unwrap()
}

fn edited(workspace: &Workspace) -> Deck {
    let mut deck = workspace.deck(&id("a")).unwrap().clone();
    deck.notes[0].content = Content::Basic { front: "other".into(), back: "b".into() };
    deck.notes[0].tags = vec!["z".into()];
    deck
}

fn with_exam(workspace: &Workspace, days: i32) -> Settings {
    let mut settings = workspace.settings().clone();
    let of = ExamOf::Tag("y".into());
    let date = Date::of_day(TODAY + days);
    settings.exams = vec![ExamDate { of, date, share: 0.9, begin_late: false }];
    settings
}

#[test]
fn every_change_is_undone_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let session = Session::start(workspace.collection(), Scope::All, &at);
    let draft = session.grade(workspace.collection(), Rating::Good, 1000, &at).unwrap();
    let changes = [
        Change::Event(draft),
        Change::Deck(edited(&workspace)),
        Change::Generated(Deck { id: id("new"), title: "new".into(), ..edited(&workspace) }),
        Change::Remove(id("b")),
        Change::Settings(with_exam(&workspace, 3)),
    ];
    let seen = |workspace: &Workspace| {
        let decks = workspace.decks().iter().map(|open| {
            // When a field was changed is another matter.
            let deck = Deck { changes: crate::deck::Changes::default(), ..open.deck.clone() };
            (open.path.clone(), deck)
        });
        let cards: Vec<_> = workspace.collection().cards().to_vec();
        (decks.collect::<Vec<_>>(), cards, workspace.settings().clone())
    };
    for change in changes {
        let before = seen(&workspace);
        let undo = workspace.change(&change, &at).unwrap().undo.unwrap();
        let after = seen(&workspace);
        assert_ne!(before, after, "{change:?}");
        assert_fresh(&workspace, &at);
        let redo = workspace.change(&undo, &at).unwrap().undo.unwrap();
        assert_eq!(seen(&workspace), before, "{undo:?}");
        assert_fresh(&workspace, &at);
        workspace.change(&redo, &at).unwrap();
        assert_eq!(seen(&workspace), after, "{redo:?}");
        assert_fresh(&workspace, &at);
    }
}

#[test]
fn many_changes_are_one_and_undone_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let suspend = |workspace: &Workspace| {
        let scheduler = workspace.collection().scheduler();
        let cards = workspace.collection().cards().iter().take(5);
        let draft =
            |card: &CardEntry| scheduler.act(&card.id, &card.state, Kind::Suspend, Due::None, &at);
        Change::Events(cards.map(draft).collect())
    };
    let suspended = |workspace: &Workspace| workspace.standing(&at).all.suspended;
    let all = Change::All(vec![
        suspend(&workspace),
        Change::Deck(edited(&workspace)),
        Change::Settings(with_exam(&workspace, 3)),
    ]);
    let before = workspace.collection().cards().to_vec();
    let done = workspace.change(&all, &at).unwrap();
    assert_eq!((done.events().len(), suspended(&workspace), workspace.tags().len()), (5, 5, 3));
    assert_fresh(&workspace, &at);
    let redo = workspace.change(&done.undo.unwrap(), &at).unwrap().undo.unwrap();
    assert_eq!((suspended(&workspace), workspace.tags().len()), (0, 2));
    let suspended_now = |card: &CardEntry| card.state.suspended;
    assert!(
        before.iter().all(|card| !suspended_now(card)) && workspace.settings().exams.is_empty()
    );
    assert_fresh(&workspace, &at);
    workspace.change(&redo, &at).unwrap();
    assert_eq!((suspended(&workspace), workspace.tags().len()), (5, 3));
    assert_fresh(&workspace, &at);
}

#[test]
fn of_several_changes_all_happen_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let mut wrong = workspace.settings().clone();
    wrong.scheduling.retention = 2.0;
    let all = Change::All(vec![Change::Deck(edited(&workspace)), Change::Settings(wrong)]);
    assert!(workspace.change(&all, &at).is_err());
    assert_eq!(*workspace.tags(), ["x", "y"]);
    assert_fresh(&workspace, &at);
}

#[test]
fn what_is_already_so_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let deck = workspace.deck(&id("a")).unwrap().clone();
    let settings = workspace.settings().clone();
    for change in [Change::Deck(deck), Change::Settings(settings)] {
        assert!(workspace.change(&change, &at).unwrap().undo.is_none(), "{change:?}");
    }
}

#[test]
fn what_could_not_be_written_did_not_happen() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let mut reader = Workspace::new(Library::look(folder.path()).unwrap(), &now(TODAY));
    let at = now(TODAY);
    let before = reader.collection().cards().to_vec();
    let session = Session::start(reader.collection(), Scope::All, &at);
    let draft = session.grade(reader.collection(), Rating::Good, 1000, &at).unwrap();
    let deck = edited(&reader);
    for change in [Change::Event(draft), Change::Deck(deck), Change::Remove(id("a"))] {
        assert!(reader.change(&change, &at).is_err(), "{change:?}");
        assert_eq!(reader.collection().cards(), before);
        assert_fresh(&reader, &at);
    }
    drop(library);
}

#[test]
fn what_is_derived_follows_every_change_and_every_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    assert_eq!(workspace.standing(&now(TODAY)).all.new, 7);
    let mut tags = vec!["x", "y"];
    assert_eq!(*workspace.tags(), tags);
    workspace.change(&Change::Deck(edited(&workspace)), &now(TODAY)).unwrap();
    tags.push("z");
    assert_eq!(*workspace.tags(), tags);
    for _ in 0..3 {
        graded(&mut workspace, &now(TODAY));
        assert_fresh(&workspace, &now(TODAY));
    }
    assert_eq!(workspace.standing(&now(TODAY)).all.new, 4);
    // Days later, with nothing done: what was asked for before is not what is told now.
    let (due, _) = workspace.next_due(&now(TODAY)).unwrap();
    let later = now(TODAY + due);
    workspace.keep_to(&later);
    assert!(workspace.standing(&later).all.due > 0);
    assert_fresh(&workspace, &later);
    // Another program has written a deck.
    fs::write(folder.path().join("decks/c.ron"), deck("c", 2, "w")).unwrap();
    assert!(workspace.refresh(&later).unwrap());
    assert_eq!(workspace.standing(&later).decks.len(), 3);
    assert_fresh(&workspace, &later);
}

#[test]
fn an_exam_gives_new_cards_their_turns_and_a_new_day_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let settings = with_exam(&workspace, 10);
    workspace.change(&Change::Settings(settings), &now(TODAY)).unwrap();
    assert_eq!(workspace.new_today(), 2);
    let first = Session::start(workspace.collection(), Scope::All, &now(TODAY));
    assert_eq!(first.current().unwrap().note.as_str(), "b0");
    assert_eq!(workspace.standing(&now(TODAY)).all.new, 7);
    // In its last days none of its cards is begun any more.
    let last = now(TODAY + 5);
    workspace.keep_to(&last);
    assert_eq!((workspace.new_today(), workspace.standing(&last).all.new), (0, 3));
    assert_fresh(&workspace, &last);
}

//! Changes and their undos, and that what is derived is what a fresh start derives.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::deck::{Content, NoteId};
use crate::history::{Due, Kind, Rating};
use crate::library::{Date, ExamDate, ExamOf};
use crate::study::{Scope, Session};

const DAY_MS: i64 = 86_400_000;

pub(super) fn now(day: i32) -> Now {
    Now::at(i64::from(day) * DAY_MS + 10 * 3_600_000, &jiff::tz::TimeZone::UTC, 4)
}

/// Today, in all these tests.
pub(super) const TODAY: i32 = 20_000;

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

pub(super) fn open(root: &Path) -> Workspace {
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
    let all = changes.into_iter().chain(arranged(&workspace, &at));
    let seen = |workspace: &Workspace| {
        let decks = workspace.decks().iter().map(|open| {
            // When a field was changed is another matter.
            let deck = Deck { changes: crate::deck::Changes::default(), ..open.deck.clone() };
            (open.path.clone(), deck)
        });
        let cards: Vec<_> = workspace.collection().cards().to_vec();
        (decks.collect::<Vec<_>>(), cards, workspace.settings().clone())
    };
    for change in all {
        let before = seen(&workspace);
        let undo = workspace.change(&change, &at).unwrap().undo.unwrap();
        let after = seen(&workspace);
        assert_ne!(before, after, "{change:?}");
        assert_fresh(&workspace, &at);
        let redo = workspace.change(&undo, &at).unwrap().undo.unwrap();
        assert_eq!(seen(&workspace), before, "{undo:?}");
        assert_fresh(&workspace, &at);
        let undo = workspace.change(&redo, &at).unwrap().undo.unwrap();
        assert_eq!(seen(&workspace), after, "{redo:?}");
        assert_fresh(&workspace, &at);
        workspace.change(&undo, &at).unwrap();
        assert_eq!(seen(&workspace), before, "{undo:?}");
    }
}

fn note_id(id: &str) -> NoteId {
    id.parse().unwrap()
}

fn written(front: &str) -> Written {
    let content = Content::Basic { front: front.into(), back: "b".into() };
    Written { content, context: String::new(), tags: vec!["new".into()], source: None }
}

/// What is done by hand with notes and decks.
fn arranged(workspace: &Workspace, at: &Now) -> Vec<Change> {
    let mut note = workspace.note(&note_id("a1")).unwrap().1.clone();
    note.content = Content::Cloze { text: "{{c1::x}} {{c2::y}}".into() };
    vec![
        workspace.add(&id("b"), &[written("one"), written("two")], at).unwrap().0,
        workspace.add_deck("Nouveau", "fr", &[written("one")], at).0,
        workspace.edit(&[note]),
        workspace.tag(&[note_id("a0"), note_id("b3")], |tags| tags.push("z".into())),
        workspace.remove_notes(&[note_id("a1"), note_id("b0")]),
        workspace.move_notes(&[note_id("a2"), note_id("a0")], &id("b")).unwrap(),
        workspace.merge(&id("b"), &id("a")).unwrap(),
        Change::Move(id("a"), "med/coeur".into()),
        Change::Move(id("b"), String::new()),
    ]
}

#[test]
fn a_note_that_moves_keeps_what_is_known_of_its_cards() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let card = graded(&mut workspace, &at).events()[0].card.clone();
    let state = |workspace: &Workspace| {
        workspace.card(&card).map(|(card, deck, ..)| (card.state.clone(), deck.id.clone()))
    };
    let (before, _) = state(&workspace).unwrap();
    assert_eq!(before.reps, 1);
    let change = workspace.move_notes(std::slice::from_ref(&card.note), &id("b")).unwrap();
    workspace.change(&change, &at).unwrap();
    assert_eq!(state(&workspace).unwrap(), (before.clone(), id("b")));
    // Merged into the other deck, the whole of it.
    let change = workspace.merge(&id("b"), &id("a")).unwrap();
    let undo = workspace.change(&change, &at).unwrap().undo.unwrap();
    assert_eq!(state(&workspace).unwrap(), (before.clone(), id("a")));
    assert_eq!((workspace.decks().len(), workspace.decks()[0].deck.notes.len()), (1, 7));
    assert!(workspace.merge(&id("a"), &id("a")).is_none());
    workspace.change(&undo, &at).unwrap();
    assert_eq!(state(&workspace).unwrap(), (before, id("b")));
    assert_eq!(workspace.decks()[1].path, Path::new("decks/med/b.ron"));
    assert_fresh(&workspace, &at);
}

#[test]
fn a_note_that_was_edited_where_it_went_stays_there_when_the_move_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let change = workspace.move_notes(&[note_id("a0"), note_id("a1")], &id("b")).unwrap();
    let undo = workspace.change(&change, &at).unwrap().undo.unwrap();
    let mut note = workspace.note(&note_id("a0")).unwrap().1.clone();
    note.tags = vec!["edited".into()];
    workspace.change(&workspace.edit(&[note]), &at).unwrap();
    workspace.change(&undo, &at).unwrap();
    let home = |note: &str| workspace.note(&note_id(note)).unwrap().0.id.clone();
    assert_eq!((home("a0"), home("a1")), (id("b"), id("a")));
    assert_eq!(workspace.decks().iter().map(|open| open.deck.notes.len()).sum::<usize>(), 7);
}

#[test]
fn new_notes_never_get_an_id_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let mut ids = BTreeSet::new();
    for _ in 0..3 {
        // Even where the last one is gone again, at the same moment.
        let (change, new) = workspace.add(&id("a"), &[written("q"), written("q")], &at).unwrap();
        workspace.change(&change, &at).unwrap();
        ids.extend(new.clone());
        let (change, _, more) = workspace.add_deck("T", "fr", &[written("q")], &at);
        workspace.change(&change, &at).unwrap();
        ids.extend(more);
    }
    assert_eq!(ids.len(), 9);
    assert!(workspace.library().problems().is_empty());
    let titles = workspace.decks().iter().filter(|open| open.deck.title == "T").count();
    assert_eq!(titles, 3);
}

#[test]
fn a_question_that_is_there_is_found_whatever_its_accents() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let at = now(TODAY);
    let (change, ids) = workspace.add(&id("b"), &[written("Qu’est la Thrombose ?")], &at).unwrap();
    workspace.change(&change, &at).unwrap();
    let mut note = workspace.note(&ids[0]).unwrap().1.clone();
    assert!(workspace.alike(&note).is_empty(), "a note is not its own double");
    note.id = note_id("other");
    note.content = Content::Basic { front: "qu'est thrombose".into(), back: "x".into() };
    let found = workspace.alike(&note);
    assert_eq!(
        (found.len(), found[0].0.id.clone(), found[0].1.id.clone()),
        (1, id("b"), ids[0].clone())
    );
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
    assert_eq!((done.events().len(), suspended(&workspace), workspace.tags().all.len()), (5, 5, 3));
    assert_fresh(&workspace, &at);
    let redo = workspace.change(&done.undo.unwrap(), &at).unwrap().undo.unwrap();
    assert_eq!((suspended(&workspace), workspace.tags().all.len()), (0, 2));
    let suspended_now = |card: &CardEntry| card.state.suspended;
    assert!(
        before.iter().all(|card| !suspended_now(card)) && workspace.settings().exams.is_empty()
    );
    assert_fresh(&workspace, &at);
    workspace.change(&redo, &at).unwrap();
    assert_eq!((suspended(&workspace), workspace.tags().all.len()), (5, 3));
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
    assert_eq!(workspace.tags().all, ["x", "y"]);
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
    assert_eq!(workspace.tags().all, tags);
    workspace.change(&Change::Deck(edited(&workspace)), &now(TODAY)).unwrap();
    tags.push("z");
    assert_eq!(workspace.tags().all, tags);
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
    assert_eq!(workspace.new_today(), (2, 2));
    let first = Session::start(workspace.collection(), Scope::All, &now(TODAY));
    assert_eq!(first.current().unwrap().note.as_str(), "b0");
    assert_eq!(workspace.standing(&now(TODAY)).all.new, 7);
    // In its last days none of its cards is begun any more.
    let last = now(TODAY + 5);
    workspace.keep_to(&last);
    assert_eq!((workspace.new_today(), workspace.standing(&last).all.new), ((0, 0), 3));
    assert_fresh(&workspace, &last);
}

//! Many cards changed at once: one step, undone and done again, whole or not at all.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::deck::{Changes, Content, Flag};
use crate::find::parse;
use crate::history::Due;
use crate::library::disk::{self, Fault, Step};

const TODAY: i32 = 20_000;

pub(super) fn now() -> Now {
    Now::at(i64::from(TODAY) * 86_400_000 + 36_000_000, &jiff::tz::TimeZone::UTC, 4)
}

fn deck(id: &str, notes: usize) -> String {
    let note = |n: usize| {
        format!(
            "(id: \"{id}{n}\", content: Basic(front: \"foie {n}\", back: \"rate {n}\"), tags: [\"{id}\"]),"
        )
    };
    let notes: String = (0..notes).map(note).collect();
    format!("(format: 1, id: \"{id}\", title: \"{id}\", language: \"fr\", notes: [{notes}])")
}

pub(super) fn open(root: &Path) -> Workspace {
    if !root.join("history").is_dir() {
        fs::create_dir_all(root.join("decks/med")).unwrap();
        fs::create_dir_all(root.join("history")).unwrap();
        fs::write(root.join("decks/a.ron"), deck("a", 3)).unwrap();
        fs::write(root.join("decks/med/b.ron"), deck("b", 4)).unwrap();
    }
    Workspace::new(Library::open(root, &"test".parse().unwrap()).unwrap(), &now())
}

fn bulk(workspace: &Workspace, query: &str, edits: &[Edit]) -> Bulk {
    let index = workspace.index();
    let found = workspace.table(&index, &now()).find(&parse(query).unwrap());
    workspace.work_out(&found, edits, &now()).unwrap()
}

pub(super) fn find(workspace: &Workspace, query: &str) -> Vec<String> {
    let index = workspace.index();
    let found = workspace.table(&index, &now()).find(&parse(query).unwrap());
    let cards = workspace.collection().cards();
    found.into_iter().map(|place| cards[place as usize].id.to_string()).collect()
}

/// Everything that can be seen, but for when fields were changed.
pub(super) fn seen(workspace: &Workspace) -> (Vec<Deck>, Vec<CardEntry>) {
    let decks = workspace.decks().iter();
    let plain = |open: &Arc<OpenDeck>| Deck { changes: Changes::default(), ..open.deck.clone() };
    let mut cards = workspace.collection().cards().to_vec();
    for card in &mut cards {
        // When something last happened is no part of how a card stands.
        card.state.latest = 0;
    }
    (decks.map(plain).collect(), cards)
}

/// What is held in memory is what a fresh start reads.
pub(super) fn assert_fresh(workspace: &Workspace) {
    let library = Library::look(workspace.library().root()).unwrap();
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let fresh = Workspace::new(library, &now());
    assert_eq!(seen(workspace), seen(&fresh));
    assert_eq!(workspace.tags(), fresh.tags());
    for query in ["foie", "tag:neuf", "is:suspended", "bile"] {
        assert_eq!(find(workspace, query), find(&fresh, query), "{query}");
    }
}

fn replace(find: &str, with: &str, expression: bool) -> Edit {
    Edit::Replace(Replacement::new(find, with, Matching { expression, any_case: false }).unwrap())
}

/// Every edit, with a query that finds its cards afterwards and how many these are.
pub(super) fn edits() -> Vec<(Vec<Edit>, &'static str, usize)> {
    vec![
        (vec![Edit::Tag("neuf".into())], "tag:neuf", 5),
        (vec![Edit::Untag("a".into())], "tag:none", 2),
        (vec![Edit::Retag("a".into(), Some("neuf::x".into()))], "tag:neuf", 2),
        (vec![Edit::Retag("a".into(), Some("b".into()))], "tag:b", 6),
        (vec![Edit::Retag("a".into(), None)], "tag:none", 2),
        (vec![Edit::Flag(Some(Flag::Blue))], "flag:blue", 5),
        (vec![Edit::Mark(true)], "is:marked", 5),
        (vec![Edit::Set(Field::Back, "bile".into())], "back:bile", 5),
        (vec![replace("foie", "bile", false)], "bile", 5),
        (vec![replace(r"foie (\d)", "bile $1$1", true)], "bile*22", 2),
        (vec![Edit::Move("a".parse().unwrap())], "deck:a", 6),
        (vec![Edit::Delete], "", 2),
        (vec![Edit::Suspend], "is:suspended", 5),
        (vec![Edit::SetDue(3)], "prop:due=3", 5),
        (vec![Edit::Suspend, Edit::Tag("neuf".into())], "tag:neuf is:suspended", 5),
    ]
}

/// Two notes of one deck and three of the other.
pub(super) const CHOSEN: &str = "front:*1 or front:*2 or nid:b3";

#[test]
fn each_edit_is_one_step_that_is_undone_and_done_again() {
    for (edits, query, count) in edits() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(folder.path());
        let before = seen(&workspace);
        let change = Change::Bulk(bulk(&workspace, CHOSEN, &edits));
        let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
        assert_eq!(find(&workspace, query).len(), count, "{edits:?}");
        let after = seen(&workspace);
        assert_fresh(&workspace);
        let redo = workspace.change(&undo, &now()).unwrap().undo.unwrap();
        assert_eq!(seen(&workspace), before, "{edits:?}");
        assert_fresh(&workspace);
        workspace.change(&redo, &now()).unwrap();
        // What comes back to a deck comes back to its end.
        assert_eq!(find(&workspace, query).len(), count, "{edits:?}");
        assert_eq!(seen(&workspace).0[0].notes.len(), after.0[0].notes.len());
        assert_fresh(&workspace);
    }
}

#[test]
fn what_is_so_already_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    for (query, edit) in [
        ("tag:a", Edit::Tag("a".into())),
        ("", Edit::Untag("x".into())),
        ("", Edit::Resume),
        ("", Edit::Reset),
        ("deck:a", Edit::Move("a".parse().unwrap())),
        ("foie", replace("rein", "x", false)),
    ] {
        let bulk = bulk(&workspace, query, std::slice::from_ref(&edit));
        assert!(bulk.is_empty() && bulk.notes.is_empty(), "{edit:?}");
        assert!(workspace.change(&Change::Bulk(bulk), &now()).unwrap().undo.is_none());
    }
}

#[test]
fn a_note_that_could_not_be_asked_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = open(folder.path());
    let cards: Vec<u32> = (0..7).collect();
    let empty = Edit::Set(Field::Front, " ".into());
    assert!(matches!(workspace.work_out(&cards, &[empty], &now()), Err(BulkError::Note { .. })));
    let gone = Edit::Move("gone".parse().unwrap());
    assert!(matches!(workspace.work_out(&cards, &[gone], &now()), Err(BulkError::NoDeck)));
}

#[test]
fn undoing_leaves_what_was_edited_since() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let change = Change::Bulk(bulk(&workspace, "", &[Edit::Tag("neuf".into())]));
    let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
    let mut deck = workspace.deck(&"a".parse().unwrap()).unwrap().clone();
    deck.notes[0].content = Content::Basic { front: "autre".into(), back: "chose".into() };
    deck.notes[1].tags.push("mien".into());
    workspace.change(&Change::Deck(deck), &now()).unwrap();
    workspace.change(&undo, &now()).unwrap();
    assert!(find(&workspace, "tag:neuf").is_empty());
    assert_eq!(find(&workspace, "autre"), ["a0.1"]);
    assert_eq!(find(&workspace, "tag:mien"), ["a1.1"]);
    assert_fresh(&workspace);
}

#[test]
fn undoing_decks_made_together_leaves_what_another_device_has_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let mut new = workspace.deck(&"a".parse().unwrap()).unwrap().clone();
    (new.id, new.title) = ("new".parse().unwrap(), "new".into());
    new.notes.truncate(1);
    new.notes[0].id = "n0".parse().unwrap();
    let change = Change::Decks { saved: vec![new.clone()], removed: Vec::new() };
    let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
    let mut theirs = Library::open(folder.path(), &"two".parse().unwrap()).unwrap();
    let mut more = new.notes[0].clone();
    more.id = "theirs".parse().unwrap();
    new.notes.push(more);
    theirs.save_deck(&new).unwrap();
    // Which this window has not seen yet.
    workspace.change(&undo, &now()).unwrap();
    let left = &workspace.deck(&new.id).unwrap().notes;
    assert_eq!(left.iter().map(|note| note.id.to_string()).collect::<Vec<_>>(), ["theirs"]);
}

#[test]
fn a_card_that_is_reset_or_due_keeps_nothing_of_it_after_an_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let change = Change::Bulk(bulk(&workspace, "", &[Edit::SetDue(5)]));
    let done = workspace.change(&change, &now()).unwrap();
    assert_eq!(done.events().len(), 7);
    let all_due = |workspace: &Workspace| {
        let mut cards = workspace.collection().cards().iter();
        cards.all(|card| card.state.due == Due::Day(TODAY + 5))
    };
    assert!(all_due(&workspace));
    let reset = Change::Bulk(bulk(&workspace, "", &[Edit::Reset]));
    let undo = workspace.change(&reset, &now()).unwrap().undo.unwrap();
    assert_eq!(find(&workspace, "is:new").len(), 7);
    workspace.change(&undo, &now()).unwrap();
    assert!(all_due(&workspace));
    assert_fresh(&workspace);
}

#[test]
fn a_date_by_hand_makes_no_card_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let new = find(&workspace, "is:new");
    assert!(!new.is_empty());
    for days in [3, 40] {
        let change = Change::Bulk(bulk(&workspace, "is:new", &[Edit::SetDue(days)]));
        workspace.change(&change, &now()).unwrap();
        assert_eq!(find(&workspace, "is:new"), new);
        assert_eq!(find(&workspace, &format!("is:new prop:due={days}")), new);
        assert!(find(&workspace, "is:new is:review").is_empty());
        let cards = workspace.collection().cards().iter();
        assert!(cards.filter(|card| card.state.reps == 0).all(|card| !card.state.is_mature()));
    }
}

/// A folder in memory, where there is such a thing: hundreds of rounds wait for no disk.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A disk that fails at each step: all is as before, or as it was to be, and is done when it is
/// tried again.
#[test]
fn a_disk_that_fails_at_any_step_leaves_the_old_or_the_new() {
    for (edits, ..) in edits() {
        let (steps, after) = {
            let folder = folder();
            let mut workspace = open(folder.path());
            let change = Change::Bulk(bulk(&workspace, CHOSEN, &edits));
            let steps = disk::steps(|| workspace.change(&change, &now()).unwrap()).0.len();
            (steps, seen(&workspace))
        };
        assert!(steps > 1 && steps < 40, "{steps}");
        for (fails, for_good) in (0..steps).flat_map(|at| [(at, false), (at, true)]) {
            let folder = folder();
            let mut workspace = open(folder.path());
            let before = seen(&workspace);
            let change = Change::Bulk(bulk(&workspace, CHOSEN, &edits));
            let mut step = 0;
            let plan = move |_: Step, _: &Path| {
                step += 1;
                let now = step - 1 == fails || (for_good && step > fails);
                now.then_some(Fault { kind: std::io::ErrorKind::StorageFull, written: 7 })
            };
            let done = disk::fail(plan, || workspace.change(&change, &now()).is_ok());
            let context = format!("{edits:?}, step {fails} of {steps}, for good: {for_good}");
            // A new start sees all of it, or nothing.
            let look = Workspace::new(Library::look(folder.path()).unwrap(), &now());
            let looked = seen(&look);
            assert!(looked == after || (!done && looked == before), "{context}: a mixture");
            drop(workspace);
            let mut again = open(folder.path());
            assert_eq!(seen(&again), looked, "{context}");
            assert!(again.library().problems().is_empty(), "{context}");
            if looked == before {
                let change = Change::Bulk(bulk(&again, CHOSEN, &edits));
                again.change(&change, &now()).unwrap();
            }
            assert_eq!(seen(&again), after, "{context}");
            assert_fresh(&again);
        }
    }
}

#[test]
fn a_tag_has_those_below_it_with_it_whatever_becomes_of_it() {
    let retagged = |tags: &[&str], from: &str, to: Option<&str>| {
        let mut note = open(folder().path()).decks()[0].deck.notes[0].clone();
        note.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Edit::Retag(from.into(), to.map(str::to_owned)).apply(&mut note);
        note.tags
    };
    let tags = ["coeur", "coeur::valve", "coeurs", "rein"];
    assert_eq!(
        retagged(&tags, "coeur", Some("cardio")),
        ["cardio", "cardio::valve", "coeurs", "rein"]
    );
    assert_eq!(retagged(&tags, "coeur", Some("rein")), ["rein", "rein::valve", "coeurs"]);
    assert_eq!(retagged(&tags, "coeur", None), ["coeurs", "rein"]);
    assert_eq!(retagged(&tags, "coeur::valve", Some("coeur")), ["coeur", "coeurs", "rein"]);
    // Below itself, and twice the same.
    assert_eq!(retagged(&["a", "a::b"], "a", Some("a::b")), ["a::b", "a::b::b"]);
    assert_eq!(retagged(&["x", "x"], "y", None), ["x", "x"]);
}

#[test]
fn tags_are_a_tree_with_the_cards_of_each() {
    let folder = folder();
    let mut workspace = open(folder.path());
    let mut deck = workspace.deck(&"b".parse().unwrap()).unwrap().clone();
    let tags = [&["É::x", "É::y"][..], &["É", "marked"], &["é"], &["E-2::a::b"]];
    for (note, tags) in deck.notes.iter_mut().zip(tags) {
        note.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    }
    // Two cards of one note.
    let (front, back) = ("Rein".to_owned(), "oui".to_owned());
    let (ask_back, ask_front) = (String::new(), String::new());
    deck.notes[2].content = Content::Reversible { front, back, ask_back, ask_front };
    workspace.change(&Change::Deck(deck), &now()).unwrap();
    let tags = workspace.tags();
    let tree: Vec<_> =
        tags.tree.iter().map(|n| (n.tag.as_str(), n.name(), n.depth, n.cards, n.below)).collect();
    assert_eq!(
        tree,
        [
            ("a", "a", 0, 3, 0),
            ("É", "É", 0, 2, 2),
            ("É::x", "x", 1, 1, 0),
            ("É::y", "y", 1, 1, 0),
            ("é", "é", 0, 2, 0),
            ("E-2", "E-2", 0, 1, 2),
            ("E-2::a", "a", 1, 1, 1),
            ("E-2::a::b", "b", 2, 1, 0),
        ]
    );
    assert_eq!(tags.all, ["a", "É", "é", "E-2::a::b", "É::x", "É::y", "marked"]);
}

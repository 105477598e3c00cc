//! Two notes that become one: which history goes on, that no grade is lost, and the way back.

use std::fs;
use std::path::Path;

use super::*;
use crate::deck::{Changes, Content, NoteId};
use crate::history::{Draft, Due, Kind, Phase, Rating};

const TODAY: i32 = 20_000;

fn now() -> Now {
    Now::at(i64::from(TODAY) * 86_400_000 + 36_000_000, &jiff::tz::TimeZone::UTC, 4)
}

fn id(text: &str) -> NoteId {
    text.parse().unwrap()
}

fn note(id: &str, content: &str, tags: &str) -> String {
    format!("(id: \"{id}\", content: {content}, tags: [{tags}]),")
}

fn deck(id: &str, notes: &str) -> String {
    format!("(format: 1, id: \"{id}\", title: \"{id}\", language: \"fr\", notes: [{notes}])")
}

/// The spleen in two decks and twice in the second, with other notes around it.
fn open(root: &Path) -> Workspace {
    fs::create_dir_all(root.join("decks")).unwrap();
    fs::create_dir_all(root.join("history")).unwrap();
    let spleen = |front: &str, back: &str| format!("Basic(front: \"{front}\", back: \"{back}\")");
    let a = note("a0", &spleen("Foie", "glande"), "\"x\"")
        + &note("a1", &spleen("Rate", "organe lymphoïde"), "\"x\", \"flag-red\"")
        + &note("a2", &spleen("Rein", "filtre"), "");
    let b =
        note("b0", &spleen("Qu’est-ce que la rate ?", "un organe"), "\"y\", \"x\", \"flag-blue\"")
            + &note("b1", &spleen("Pancréas", "glande"), "")
            + &note("b2", &spleen("la rate", "organe"), "\"z\"")
            + &note("b3", "Cloze(text: \"Le {{c1::foie}} est à droite\")", "")
            + &note("b4", "Cloze(text: \"Le {{c2::foie}} est à droite\")", "");
    fs::write(root.join("decks/a.ron"), deck("a", &a)).unwrap();
    fs::write(root.join("decks/b.ron"), deck("b", &b)).unwrap();
    Workspace::new(Library::open(root, &"test".parse().unwrap()).unwrap(), &now())
}

fn grade(workspace: &mut Workspace, note: &str, times: i64) {
    grade_card(workspace, &CardId::new(id(note), 1), times);
}

fn grade_card(workspace: &mut Workspace, card: &CardId, times: i64) {
    answer(workspace, card, Rating::Good, (0, times));
}

/// Answers a card so many days ago, the given times.
fn answer(workspace: &mut Workspace, card: &CardId, rating: Rating, (ago, times): (i32, i64)) {
    for time in 0..times {
        let draft = Draft {
            card: card.clone(),
            time: now().time - 10_000 + time - i64::from(ago) * 86_400_000,
            rating: Some(rating),
            phase: Phase::New,
            duration: 1000,
            day: TODAY - ago,
            offset: 0,
            kind: Kind::Review,
            due: Due::Day(TODAY - ago + 1),
            target: None,
        };
        workspace.change(&Change::Event(draft), &now()).unwrap();
    }
}

fn plain(workspace: &Workspace) -> Vec<Deck> {
    let decks = workspace.decks().iter();
    decks.map(|open| Deck { changes: Changes::default(), ..open.deck.clone() }).collect()
}

fn ids(workspace: &Workspace, deck: &str) -> Vec<String> {
    let deck = workspace.deck(&deck.parse().unwrap()).unwrap();
    deck.notes.iter().map(|note| note.id.to_string()).collect()
}

fn front(workspace: &Workspace, note: &str) -> String {
    let (_, note) = workspace.note(&id(note)).unwrap();
    note.cards()[0].question.front()
}

fn reps(workspace: &Workspace, note: &str) -> u32 {
    workspace.past(workspace.note(&id(note)).unwrap().1, &now()).reviews
}

#[test]
fn the_kept_text_goes_on_with_the_better_history_of_another_deck() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    grade(&mut workspace, "a1", 1);
    grade(&mut workspace, "b0", 3);
    let before = (plain(&workspace), workspace.history().len());
    let change = workspace.merge_notes(&id("a1"), &id("b0"), &now()).unwrap();
    let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
    assert_eq!(ids(&workspace, "a"), ["a0", "b0", "a2"], "in the place of the kept note");
    assert_eq!(ids(&workspace, "b"), ["b1", "b2", "b3", "b4"]);
    assert_eq!((front(&workspace, "b0"), reps(&workspace, "b0")), ("Rate".to_owned(), 3));
    // One flag is enough, and a tag is there once.
    assert_eq!(workspace.note(&id("b0")).unwrap().1.tags, ["x", "flag-red", "y"]);
    assert_eq!(workspace.history().len(), before.1, "no grade is gone");
    // What a new start reads.
    let fresh = Workspace::new(Library::look(folder.path()).unwrap(), &now());
    assert_eq!((plain(&fresh), reps(&fresh, "b0")), (plain(&workspace), 3));
    let redo = workspace.change(&undo, &now()).unwrap().undo.unwrap();
    assert_eq!((plain(&workspace), workspace.history().len()), before);
    assert_eq!((reps(&workspace, "a1"), reps(&workspace, "b0")), (1, 3));
    workspace.change(&redo, &now()).unwrap();
    assert_eq!((reps(&workspace, "b0"), front(&workspace, "b0")), (3, "Rate".to_owned()));
}

#[test]
fn in_one_deck_too_and_where_the_kept_note_has_the_better_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    grade(&mut workspace, "b2", 2);
    let before = plain(&workspace);
    for (kept, other, left, text) in [
        ("b0", "b2", ["b1", "b2", "b3", "b4"], "Qu’est-ce que la rate ?"),
        ("b2", "b0", ["b1", "b2", "b3", "b4"], "la rate"),
    ] {
        let change = workspace.merge_notes(&id(kept), &id(other), &now()).unwrap();
        let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
        assert_eq!(ids(&workspace, "b"), left);
        assert_eq!((front(&workspace, "b2"), reps(&workspace, "b2")), (text.to_owned(), 2));
        workspace.change(&undo, &now()).unwrap();
        assert_eq!(plain(&workspace), before, "{kept}");
    }
    assert!(workspace.merge_notes(&id("b0"), &id("b0"), &now()).is_none());
    assert!(workspace.merge_notes(&id("b0"), &id("nowhere"), &now()).is_none());
}

#[test]
fn a_history_goes_on_only_with_the_same_cards() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    grade(&mut workspace, "b3", 4);
    // The second gap of one is not the first of the other.
    let change = workspace.merge_notes(&id("b4"), &id("b3"), &now()).unwrap();
    workspace.change(&change, &now()).unwrap();
    assert_eq!(reps(&workspace, "b4"), 0);
    let (_, note) = workspace.note(&id("b4")).unwrap();
    assert!(matches!(&note.content, Content::Cloze { text } if text.contains("c2")));
    assert!(workspace.note(&id("b3")).is_none());
}

#[test]
fn what_is_told_apart_is_no_pair_any_more_until_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let before = workspace.twice().len();
    assert_eq!(before, 3, "{:?}", workspace.twice());
    let settings = workspace.told_apart(&id("b0"), &id("a1"));
    assert_eq!(settings.distinct, [(id("a1"), id("b0"))]);
    let undo = workspace.change(&Change::Settings(settings), &now()).unwrap().undo.unwrap();
    let apart = |workspace: &Workspace| {
        let pairs = workspace.twice();
        let ids = |pair: &crate::deck::Twice| {
            pair.notes.map(|place| workspace.at(place).unwrap().1.id.to_string())
        };
        !pairs.iter().any(|pair| ids(pair) == ["a1", "b0"])
    };
    assert!(apart(&workspace));
    assert!(apart(&Workspace::new(Library::look(folder.path()).unwrap(), &now())));
    workspace.change(&undo, &now()).unwrap();
    assert!(!apart(&workspace) && workspace.twice().len() == before);
}

#[test]
fn a_note_is_cut_where_no_answered_card_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let text = "Le foie sécrète la {{c1::bile}}. Le pancréas sécrète l’{{c2::insuline}}.";
    let mut note = workspace.note(&id("b3")).unwrap().1.clone();
    note.content = Content::Cloze { text: text.into() };
    workspace.change(&workspace.edit(&[note]), &now()).unwrap();
    grade(&mut workspace, "b3", 2);
    let before = plain(&workspace);
    let change = workspace.split(&id("b3"), &now()).unwrap();
    let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
    let cut = ids(&workspace, "b");
    assert_eq!((cut.len(), reps(&workspace, "b3")), (6, 2));
    assert_eq!((cut[3].as_str(), cut[5].as_str()), ("b3", "b4"), "the new one stands behind it");
    assert!(front(&workspace, &cut[4]).starts_with("Le pancréas"));
    workspace.change(&undo, &now()).unwrap();
    assert_eq!(plain(&workspace), before);
    // The second card has an answer: it stays.
    grade_card(&mut workspace, &CardId::new(id("b3"), 2), 1);
    assert!(workspace.split(&id("b3"), &now()).is_none());
    assert!(workspace.split(&id("a0"), &now()).is_none());
}

#[test]
fn what_is_known_counts_before_how_often_it_was_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    // Asked six times today and not known once, beside five times over 200 days, always known.
    answer(&mut workspace, &CardId::new(id("a1"), 1), Rating::Again, (0, 6));
    for ago in [200, 195, 180, 140, 60] {
        answer(&mut workspace, &CardId::new(id("b0"), 1), Rating::Good, (ago, 1));
    }
    let notes = ["a1", "b0"].map(|note| workspace.note(&id(note)).unwrap().1.clone());
    let outlook = |kept: usize, other: usize, workspace: &Workspace| {
        workspace.outlook(&notes[kept], &notes[other], &now())
    };
    assert!(outlook(0, 1, &workspace).takes_past);
    assert!(!outlook(1, 0, &workspace).takes_past);
    for (kept, other) in [("a1", "b0"), ("b0", "a1")] {
        let change = workspace.merge_notes(&id(kept), &id(other), &now()).unwrap();
        let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
        assert_eq!(reps(&workspace, "b0"), 5, "{kept}");
        assert!(workspace.note(&id("a1")).is_none());
        workspace.change(&undo, &now()).unwrap();
    }
    // What was reset, or never asked, is known less than anything that was answered.
    assert!(workspace.outlook(&notes[0], &notes[1], &now()).takes_past);
    let reset = |workspace: &mut Workspace, note: &str, kind| {
        let card = CardId::new(id(note), 1);
        let state = workspace.collection.state(&card).unwrap().clone();
        let draft = workspace.collection.scheduler().act(&card, &state, kind, Due::None, &now());
        workspace.change(&Change::Event(draft), &now()).unwrap();
    };
    reset(&mut workspace, "b0", Kind::Reset);
    assert!(!workspace.outlook(&notes[0], &notes[1], &now()).takes_past);
    assert!(workspace.outlook(&notes[1], &notes[0], &now()).takes_past);
}

#[test]
fn of_memories_that_last_as_long_the_one_that_was_forgotten_less_often_counts() {
    let past = |memory: f32, lapses: u32, reviews: u32| Past {
        memory,
        lapses,
        reviews,
        cards: 1.0,
        ..Past::default()
    };
    let cases = [
        (past(3.0, 5, 1), past(2.0, 0, 9), true),
        (past(3.0, 0, 1), past(3.05, 2, 9), true),
        (past(3.0, 1, 5), past(3.0, 1, 4), true),
        (past(3.0, 1, 5), past(3.0, 1, 5), false),
        (past(0.0, 0, 0), past(0.0, 0, 0), false),
    ];
    for (one, other, expected) in cases {
        assert_eq!(one.beats(other), expected, "{one:?} {other:?}");
        assert!(!other.beats(one), "{one:?} {other:?}");
    }
}

#[test]
fn what_is_studied_is_not_suspended_by_its_duplicate() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(folder.path());
    let suspended = |workspace: &Workspace, note: &str| {
        workspace.collection.state(&CardId::new(id(note), 1)).unwrap().suspended
    };
    let suspend = |workspace: &mut Workspace, note: &str| {
        let card = CardId::new(id(note), 1);
        let state = workspace.collection.state(&card).unwrap().clone();
        let scheduler = workspace.collection.scheduler();
        let draft = scheduler.act(&card, &state, Kind::Suspend, Due::None, &now());
        workspace.change(&Change::Event(draft), &now()).unwrap();
    };
    grade(&mut workspace, "a1", 2);
    suspend(&mut workspace, "a1");
    grade(&mut workspace, "b0", 1);
    for (kept, other) in [("b0", "a1"), ("a1", "b0")] {
        let notes = [kept, other].map(|note| workspace.note(&id(note)).unwrap().1.clone());
        assert!(workspace.outlook(&notes[0], &notes[1], &now()).wakes);
        let change = workspace.merge_notes(&id(kept), &id(other), &now()).unwrap();
        let undo = workspace.change(&change, &now()).unwrap().undo.unwrap();
        let left = if workspace.note(&id("a1")).is_some() { "a1" } else { "b0" };
        assert!(!suspended(&workspace, left), "{kept}");
        workspace.change(&undo, &now()).unwrap();
        assert!(suspended(&workspace, "a1") && !suspended(&workspace, "b0"));
    }
    // Where neither is studied, the one note is not either.
    suspend(&mut workspace, "b0");
    let change = workspace.merge_notes(&id("b0"), &id("a1"), &now()).unwrap();
    workspace.change(&change, &now()).unwrap();
    let left = if workspace.note(&id("a1")).is_some() { "a1" } else { "b0" };
    assert!(suspended(&workspace, left));
}

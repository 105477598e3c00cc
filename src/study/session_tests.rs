//! Sittings played through, from the first card to the last.

use super::test_library::*;
use super::*;
use crate::history::Rating;
use crate::schedule::{CardState, ModelChoice, Settings, Wait};

#[test]
fn a_sitting_has_an_end_and_keeps_the_days_limits() {
    let settings = Settings { new_per_day: 5, ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 8, 1), deck("b", 8, 1)], settings);
    let counts = desk.collection.counts(1, &desk.now());
    assert_eq!((counts.new, counts.total, counts.seen), (5, 8, 0));
    let asked = desk.play(desk.deck(1));
    // Five new cards in the order of the deck, each asked twice (at once and ten minutes later).
    assert_eq!(names(&asked[..5]), ["b0.1", "b1.1", "b2.1", "b3.1", "b4.1"]);
    assert_eq!(asked.len(), 10);
    // The limit is the whole collection's, and the day's.
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 0);
    assert!(desk.play(Scope::All).is_empty());
    desk.next_day();
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 5);
    assert_eq!(desk.collection.counts(1, &desk.now()).new, 3);
    let all = desk.collection.counts_in(&Scope::All, &desk.now());
    assert_eq!((all.new, all.total, all.seen), (5, 16, 5));
    // What was done of a deck that is gone still counts.
    desk.play(desk.deck(1));
    desk.decks.pop();
    assert_eq!(desk.fresh().counts(0, &desk.now()).new, 2);
}

#[test]
fn reviews_have_their_limit_and_new_cards_are_spread_among_them() {
    let settings = Settings { new_per_day: 30, ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 70, 1)], settings);
    desk.play(Scope::All);
    desk.settings.new_per_day = 10;
    desk.settings.reviews_per_day = 20;
    desk.reopen();
    desk.time += 30 * DAY_MS;
    let counts = desk.collection.counts(0, &desk.now());
    assert_eq!((counts.new, counts.due, counts.learning), (10, 20, 0));
    let asked = desk.play(Scope::All);
    let first: Vec<bool> = asked
        .iter()
        .map(|card| card.note.as_str()[1..].parse::<usize>().unwrap() >= 30)
        .take(30)
        .collect();
    assert_eq!(first.iter().filter(|new| **new).count(), 10);
    let third = [false, false, true];
    assert!(first.chunks(3).all(|chunk| chunk == third), "{first:?}");
    assert_eq!(desk.collection.counts(0, &desk.now()).due, 0);
}

#[test]
fn the_card_most_at_risk_comes_first() {
    for model in [ModelChoice::Fsrs, ModelChoice::Sm2] {
        let settings = Settings { model, learning_steps: Vec::new(), ..plain() };
        let mut desk = TestLibrary::new(vec![deck("a", 3, 1)], settings);
        let mut session = desk.session(Scope::All);
        for rating in [Rating::Easy, Rating::Again, Rating::Good] {
            desk.grade(&mut session, rating);
        }
        desk.time += 20 * DAY_MS;
        assert_eq!(desk.session(Scope::All).current().unwrap().to_string(), "a1.1");
        let asked = desk.play(Scope::All);
        assert_eq!(names(&asked), ["a1.1", "a2.1", "a0.1"], "{model:?}");
    }
}

#[test]
fn siblings_are_asked_on_different_days() {
    let mut desk = TestLibrary::new(vec![deck("a", 2, 3)], plain());
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 2);
    assert_eq!(names(&desk.play(Scope::All)), ["a0.1", "a1.1", "a0.1", "a1.1"]);
    desk.next_day();
    assert_eq!(names(&desk.play(Scope::All)[..2]), ["a0.2", "a1.2"]);
    // Two siblings are due on the same day: one is asked, the other tomorrow.
    desk.time += 20 * DAY_MS;
    assert_eq!(
        desk.collection.counts(0, &desk.now()),
        Counts { due: 2, total: 6, seen: 4, unseen: 2, ..Counts::default() }
    );
    let asked = names(&desk.play(Scope::All));
    assert_eq!(asked.len(), 2, "{asked:?}");
    desk.next_day();
    let other = names(&desk.play(Scope::All));
    assert_eq!(other.len(), 2, "{other:?}");
    assert!(other.iter().all(|card| !asked.contains(card)));
    // Unless they need not be.
    let settings = Settings { separate_siblings: false, ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 2, 3)], settings);
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 6);
    assert_eq!(desk.play(Scope::All).len(), 12);
}

#[test]
fn a_learning_card_comes_back_in_the_same_sitting() {
    let mut desk = TestLibrary::new(vec![deck("a", 3, 1)], plain());
    let mut session = desk.session(Scope::All);
    desk.grade(&mut session, Rating::Again);
    assert_eq!(session.current().unwrap().to_string(), "a1.1");
    assert_eq!(session.remaining(), Remaining { new: 2, learning: 1, due: 0 });
    desk.time += MINUTE_MS;
    // It is due, but the card on the table stays until it is graded.
    session.refresh(&desk.collection, &desk.now());
    assert_eq!(session.current().unwrap().to_string(), "a1.1");
    desk.grade(&mut session, Rating::Easy);
    assert_eq!(session.current().unwrap().to_string(), "a0.1");
    desk.grade(&mut session, Rating::Again);
    desk.grade(&mut session, Rating::Again);
    // Both are in learning: the one that was not just asked comes first, ahead of its time.
    assert_eq!(session.current().unwrap().to_string(), "a0.1");
    assert!(session.waiting_until().is_none());
}

#[test]
fn a_step_further_off_is_waited_for() {
    let settings = Settings { learning_steps: vec![60], ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 1, 1)], settings);
    let mut session = desk.session(Scope::All);
    let due = desk.now().time + 60 * MINUTE_MS;
    desk.grade(&mut session, Rating::Again);
    assert_eq!((session.current(), session.waiting_until()), (None, Some(due)));
    desk.time = due - 19 * MINUTE_MS;
    session.refresh(&desk.collection, &desk.now());
    assert_eq!(session.current().unwrap().to_string(), "a0.1");
}

#[test]
fn an_undo_brings_the_card_back_as_it_was() {
    let mut desk = TestLibrary::new(vec![deck("a", 2, 2)], plain());
    let before = desk.collection.cards().to_vec();
    let mut session = desk.session(Scope::All);
    assert!(session.undo(&desk.collection, &desk.now()).is_none());
    desk.grade(&mut session, Rating::Again);
    desk.grade(&mut session, Rating::Easy);
    let summary = session.summary();
    assert_eq!((summary.reviews, summary.by_rating, summary.new_cards), (2, [1, 0, 0, 1], 2));
    assert_eq!((summary.correct, summary.duration_ms), (1, 6000));
    let draft = session.suspend(&desk.collection, &desk.now());
    desk.record(&mut session, draft);
    for card in ["a0.1", "a1.1", "a0.1"] {
        let draft = session.undo(&desk.collection, &desk.now());
        desk.record(&mut session, draft);
        assert_eq!(session.current().unwrap().to_string(), card);
    }
    assert!(session.undo(&desk.collection, &desk.now()).is_none());
    assert_eq!(desk.collection.cards(), before);
    assert_eq!(session.summary(), Summary::default());
    assert_eq!(session.remaining(), Remaining { new: 2, learning: 0, due: 0 });
}

#[test]
fn a_summary_counts_what_was_known_in_whatever_way() {
    use Rating::{Again, Easy, Good, Hard};
    let settings = Settings { learning_steps: Vec::new(), ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 6, 1)], settings);
    let mut session = desk.session(Scope::All);
    for rating in [Good, Easy, Hard, Again, Good] {
        desk.grade(&mut session, rating);
    }
    let summary = session.summary();
    assert_eq!((summary.reviews, summary.by_rating, summary.correct), (5, [1, 1, 2, 1], 4));
}

#[test]
fn an_undo_holds_though_the_clock_was_set_back() {
    let mut desk = TestLibrary::new(vec![deck("a", 1, 1)], plain());
    let mut session = desk.session(Scope::All);
    desk.grade(&mut session, Rating::Good);
    desk.time -= DAY_MS;
    let undo = session.undo(&desk.collection, &desk.now());
    desk.record(&mut session, undo);
    assert_eq!(desk.collection.cards()[0].state, CardState::default());
    assert_eq!(desk.fresh().cards()[0].state, CardState::default());
    desk.grade(&mut session, Rating::Good);
    assert_eq!(desk.fresh().cards(), desk.collection.cards());
}

#[test]
fn a_buried_card_is_back_tomorrow() {
    let mut desk = TestLibrary::new(vec![deck("a", 2, 1)], plain());
    let mut session = desk.session(Scope::All);
    let draft = session.bury(&desk.collection, &desk.now());
    desk.record(&mut session, draft);
    assert_eq!(names(&desk.play(Scope::All)), ["a1.1", "a1.1"]);
    desk.next_day();
    assert_eq!(desk.session(Scope::All).current().unwrap().to_string(), "a0.1");
}

#[test]
fn new_cards_have_their_turns() {
    let settings = Settings { new_per_day: 4, ..plain() };
    let mut desk = TestLibrary::new(vec![deck("a", 4, 1), deck("b", 4, 1)], settings);
    let mut session = desk.session(Scope::All);
    assert_eq!(session.current().unwrap().to_string(), "a0.1");
    desk.collection.set_turns([
        (0, Turn::HELD),
        (3, Turn::first(1)),
        (6, Turn::first(0)),
        (7, Turn::first(0)),
    ]);
    // The card on the table stays.
    session.refresh(&desk.collection, &desk.now());
    assert_eq!(session.current().unwrap().to_string(), "a0.1");
    let asked = names(&desk.play(Scope::All));
    assert_eq!(asked[..4], ["b2.1", "b3.1", "a3.1", "a1.1"]);
    desk.next_day();
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 1, "one is held");
    desk.collection.set_turns([]);
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 2);
}

#[test]
fn what_is_shown_is_what_is_promised() {
    let settings = Settings { learning_steps: Vec::new(), ..Settings::default() };
    let mut desk = TestLibrary::new(vec![deck("a", 30, 1)], settings);
    let mut session = desk.session(Scope::All);
    let mut days = std::collections::BTreeMap::<u32, u32>::new();
    while session.current().is_some() {
        let id = session.current().unwrap().clone();
        let shown = session.previews(&desk.collection, &desk.now()).unwrap()[3];
        let draft = session.grade(&desk.collection, Rating::Easy, 0, &desk.now());
        desk.record(&mut session, draft);
        assert_eq!(desk.collection.state(&id).unwrap().due, shown.due);
        let Wait::Days(wait) = shown.wait else { panic!("no day") };
        *days.entry(wait).or_default() += 1;
    }
    // Twenty cards learnt on one day come back on five, four on each.
    assert_eq!(days.values().copied().collect::<Vec<_>>(), [4; 5], "{days:?}");
}

#[test]
fn cramming_goes_on_until_all_is_known_and_moves_nothing() {
    let mut desk = TestLibrary::new(vec![deck("a", 2, 2)], plain());
    let before = desk.collection.cards().to_vec();
    let cards = || before.iter().map(|card| card.id.clone());
    let mut session = Session::cram(&desk.collection, cards(), &desk.now());
    assert!(session.previews(&desk.collection, &desk.now()).is_none());
    desk.grade(&mut session, Rating::Again);
    desk.grade(&mut session, Rating::Good);
    assert_eq!(
        (session.current().unwrap().to_string(), session.remaining().due),
        ("a1.1".into(), 3)
    );
    for _ in 0..2 {
        let draft = session.undo(&desk.collection, &desk.now());
        desk.record(&mut session, draft);
    }
    assert_eq!(
        (session.current().unwrap().to_string(), session.remaining().due),
        ("a0.1".into(), 4)
    );
    desk.grade(&mut session, Rating::Again);
    for _ in 0..4 {
        desk.grade(&mut session, Rating::Hard);
    }
    assert_eq!((session.current(), session.summary().by_rating), (None, [1, 4, 0, 0]));
    assert_eq!(session.summary().new_cards, 0);
    for (after, before) in desk.collection.cards().iter().zip(before) {
        let latest = after.state.latest;
        assert_eq!(after.state, CardState { latest, ..before.state });
    }
}

//! Cards of one sentence give each other away: others stand between them where there are some.

use super::test_library::*;
use super::*;
use crate::history::Rating;

/// The sentences of cards, of which `count` notes each are of one.
fn sentences(cards: &[crate::deck::CardId], count: usize) -> Vec<usize> {
    let number = |card: &crate::deck::CardId| card.note.as_str()[1..].parse::<usize>().unwrap();
    cards.iter().map(|card| number(card) / count).collect()
}

fn meet(sentences: &[usize]) -> usize {
    sentences.windows(2).filter(|two| two[0] == two[1]).count()
}

#[test]
fn new_cards_of_one_sentence_are_not_asked_one_after_the_other() {
    let mut desk = TestLibrary::new(vec![in_sentences(deck("a", 8, 1), 2)], plain());
    let asked = desk.play(Scope::All);
    assert_eq!(
        names(&asked[..8]),
        ["a0.1", "a2.1", "a4.1", "a6.1", "a1.1", "a3.1", "a5.1", "a7.1"]
    );
    // In their learning steps neither.
    assert_eq!(asked.len(), 16);
    assert_eq!(meet(&sentences(&asked, 2)), 0, "{asked:?}");
    desk.time += 30 * DAY_MS;
    let asked = desk.play(Scope::All);
    assert_eq!(meet(&sentences(&asked, 2)), 0, "{asked:?}");
}

/// How many cards after one of its sentence the next one comes, at the nearest.
fn nearest(sentences: &[usize]) -> usize {
    let pairs = (1..sentences.len()).flat_map(|gap| {
        let pairs = sentences.iter().zip(&sentences[gap..]);
        pairs.filter(|(a, b)| a == b).map(move |_| gap)
    });
    pairs.min().unwrap_or(usize::MAX)
}

#[test]
fn new_cards_of_one_sentence_are_several_cards_apart_where_there_are_others() {
    let mut desk = TestLibrary::new(vec![in_sentences(deck("a", 20, 1), 2)], plain());
    let asked = sentences(&desk.play(Scope::All), 2);
    assert!(nearest(&asked[..14]) > 5, "{asked:?}");
    assert!(nearest(&asked) > 2, "{asked:?}");
    // So are reviews.
    desk.time += 30 * DAY_MS;
    let asked = sentences(&desk.play(Scope::All), 2);
    assert!(nearest(&asked[..14]) > 5, "{asked:?}");
}

#[test]
fn it_is_the_same_after_a_restart_and_after_an_undo() {
    let mut desk = TestLibrary::new(vec![in_sentences(deck("a", 6, 1), 2)], plain());
    let mut session = desk.session(Scope::All);
    desk.grade(&mut session, Rating::Good);
    assert_eq!(session.current().unwrap().to_string(), "a2.1");
    desk.reopen();
    let mut session = desk.session(Scope::All);
    assert_eq!(session.current().unwrap().to_string(), "a2.1");
    desk.grade(&mut session, Rating::Good);
    assert_eq!(session.current().unwrap().to_string(), "a4.1");
    let draft = session.undo(&desk.collection, &desk.now());
    desk.record(&mut session, draft);
    desk.grade(&mut session, Rating::Again);
    assert_eq!(session.current().unwrap().to_string(), "a4.1");
}

#[test]
fn where_nothing_else_is_left_they_follow_each_other() {
    let mut desk = TestLibrary::new(vec![in_sentences(deck("a", 3, 1), 3)], plain());
    let asked = desk.play(Scope::All);
    assert_eq!(names(&asked[..3]), ["a0.1", "a1.1", "a2.1"]);
    assert_eq!(asked.len(), 6);
}

#[test]
fn a_card_that_is_learnt_stands_between_two_new_ones() {
    let decks = vec![deck("b", 1, 1), in_sentences(deck("a", 2, 1), 2)];
    let mut desk = TestLibrary::new(decks, plain());
    assert_eq!(names(&desk.play(Scope::All)[..4]), ["b0.1", "a0.1", "b0.1", "a1.1"]);
}

#[test]
fn given_cards_are_put_apart_too() {
    let desk = TestLibrary::new(vec![in_sentences(deck("a", 6, 1), 3)], plain());
    let given: Vec<_> = desk.collection.cards().iter().map(|card| card.id.clone()).collect();
    let mut desk = desk;
    let mut session = Session::over(&desk.collection, given, &desk.now());
    let mut asked = Vec::new();
    while let Some(card) = session.current().cloned() {
        asked.push(card);
        desk.grade(&mut session, Rating::Good);
    }
    assert_eq!(names(&asked), ["a0.1", "a3.1", "a1.1", "a4.1", "a2.1", "a5.1"]);
}

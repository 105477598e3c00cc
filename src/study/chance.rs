//! Sittings at random: whatever happens, what is in memory is what a fresh start would read.

use proptest::prelude::*;

use super::desk::*;
use super::*;
use crate::deck::{Deck, Outline};
use crate::history::{DeviceId, Draft, Due, History, Kind, Names, Piece, Rating};
use crate::schedule::{ModelChoice, Settings};

/// What a student may do at one moment.
#[derive(Debug, Clone, Copy)]
enum Act {
    Grade(Rating),
    Undo,
    Suspend,
    Bury,
    /// Another part of the program: reset, resume or set due the n-th card.
    Other(usize, u8),
    /// Another program's grade of the n-th card, which promises nothing.
    Import(usize, Rating),
    /// Another part of the program takes back the n-th event, itself maybe an undo.
    TakeBack(usize),
    Wait(i64),
    Restart,
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => (0_usize..4).prop_map(|rating| Act::Grade(Rating::ALL[rating])),
        3 => Just(Act::Undo),
        1 => Just(Act::Suspend),
        1 => Just(Act::Bury),
        2 => (0_usize..6, 0_u8..5).prop_map(|(card, what)| Act::Other(card, what)),
        1 => (0_usize..6, 0_usize..4).prop_map(|(n, rating)| Act::Import(n, Rating::ALL[rating])),
        2 => (0_usize..80).prop_map(Act::TakeBack),
        3 => (-DAY_MS..9 * DAY_MS).prop_map(Act::Wait),
        1 => Just(Act::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_is_recorded_step_by_step_is_what_a_fresh_start_reads(
        acts in proptest::collection::vec(any_act(), 1..80), sm2 in any::<bool>(),
    ) {
        let model = if sm2 { ModelChoice::Sm2 } else { ModelChoice::Fsrs };
        let settings = Settings { model, new_per_day: 4, ..Settings::default() };
        let mut desk = Desk::new(vec![deck("a", 2, 2), deck("b", 3, 1)], settings);
        let mut session = desk.session(Scope::All);
        for act in acts {
            let now = desk.now();
            let cards = desk.collection.cards();
            let draft = match act {
                Act::Grade(rating) => session.grade(&desk.collection, rating, 100, &now),
                Act::Undo => session.undo(&desk.collection, &now),
                Act::Suspend => session.suspend(&desk.collection, &now),
                Act::Bury => session.bury(&desk.collection, &now),
                Act::Other(card, what) => {
                    let card = &cards[card % cards.len()];
                    let (kind, due) = match what {
                        0 => (Kind::Reset, Due::None),
                        1 | 2 => (Kind::Resume, Due::None),
                        3 => (Kind::SetDue, Due::Day(now.day + 1)),
                        _ => (Kind::SetDue, Due::Instant(now.time + MINUTE_MS)),
                    };
                    Some(desk.collection.scheduler().act(&card.id, &card.state, kind, due, &now))
                }
                Act::Import(card, rating) => {
                    let CardEntry { id, state, .. } = &cards[card % cards.len()];
                    let answer = desk.collection.scheduler().answer(id, state, rating, 100, &now);
                    Some(Draft { due: Due::None, ..answer })
                }
                Act::TakeBack(n) => desk.events.iter().rev().nth(n % 7).map(|event| {
                    let undo = Draft { kind: Kind::Undo, rating: None, ..event.what.clone() };
                    let time = now.time.max(event.time + 1);
                    Draft { time, target: Some(event.stamp.clone()), ..undo }
                }),
                Act::Wait(time) => {
                    desk.time += time;
                    session.refresh(&desk.collection, &desk.now());
                    None
                }
                Act::Restart => {
                    session = desk.session(Scope::All);
                    None
                }
            };
            let recorded = draft.is_some();
            let graded = matches!(act, Act::Grade(_)) && recorded;
            if recorded {
                desk.record(&mut session, draft);
            }
            // What is kept up to date step by step is what is found by looking at everything.
            session.refresh(&desk.collection, &desk.now());
            let anew = desk.session(Scope::All);
            prop_assert_eq!(anew.remaining(), session.remaining());
            if graded || session.current().is_none() {
                prop_assert_eq!(anew.current(), session.current());
                prop_assert_eq!(anew.waiting_until(), session.waiting_until());
            }
            desk.time += i64::from(recorded) * 1000;
        }
        let fresh = desk.fresh();
        prop_assert_eq!(fresh.cards(), desk.collection.cards());
        let now = desk.now();
        for scope in [Scope::All, Scope::Deck(0), Scope::Deck(1)] {
            prop_assert_eq!(fresh.counts_in(scope, &now), desk.collection.counts_in(scope, &now));
        }
        // Counted without the cards' memory, it comes to the same.
        let outlines: Vec<Outline> = desk.decks.iter().map(Outline::from).collect();
        let history = History::new(desk.events.clone());
        let (each, all) = count(&outlines, &history, &desk.settings, &now);
        prop_assert_eq!(each, [fresh.counts(0, &now), fresh.counts(1, &now)]);
        prop_assert_eq!(all, fresh.counts_in(Scope::All, &now));
        for day in now.day - 5..now.day + 40 {
            prop_assert_eq!(fresh.load().on(day), desk.collection.load().on(day));
        }
        // Killed and begun anew, the sitting goes on with the same card.
        let one = Session::start(&desk.collection, Scope::All, &now);
        let other = Session::start(&fresh, Scope::All, &now);
        prop_assert_eq!(one.current(), other.current());
        prop_assert_eq!(one.remaining(), other.remaining());
        // In whatever order the events come, as those of other devices may.
        let decks: Vec<&Deck> = desk.decks.iter().collect();
        let mut late = Collection::new(&decks, &History::default(), &desk.settings);
        desk.events.iter().rev().for_each(|event| late.record(event));
        prop_assert_eq!(fresh.cards(), late.cards());
        // Merged from pieces that overlap, as copies of the devices' files may.
        let devices: Vec<DeviceId> = ["a", "b", "c"].map(|name| name.parse().unwrap()).into();
        let mut pieces = [Piece::default(), Piece::default(), Piece::default()];
        let names = Names::default();
        for (n, event) in desk.events.iter().enumerate() {
            let device = devices.iter().position(|device| *device == event.stamp.device).unwrap();
            for piece in [n * 7 % 3, n * 5 % 11 % 3] {
                pieces[piece].add(event, device as u16, &names);
            }
        }
        let merged = History::of(names, devices, pieces.into());
        let merged = Collection::new(&decks, &merged, &desk.settings);
        prop_assert_eq!(fresh.cards(), merged.cards());
        // And the states are those of the events that count, undone ones as if they never were.
        let effective = history.effective();
        for card in fresh.cards() {
            let of_card = effective.iter().filter(|event| event.card == card.id);
            prop_assert_eq!(&fresh.scheduler().fold(of_card), &card.state);
        }
    }

    #[test]
    fn a_killed_sitting_goes_on_with_the_same_queue(
        kill in 0_usize..60, new in 0_u32..12, reviews in 0_usize..30,
    ) {
        let settings = Settings { new_per_day: 30, learning_steps: Vec::new(), ..plain() };
        let mut desk = Desk::new(vec![deck("a", reviews + 12, 1)], settings);
        let mut session = desk.session(Scope::All);
        for _ in 0..reviews {
            desk.grade(&mut session, Rating::Good);
        }
        desk.settings.new_per_day = new;
        desk.time += 5 * DAY_MS;
        let events = desk.events.clone();
        desk.collection = desk.fresh();
        let whole = desk.play(Scope::All);
        prop_assert_eq!(whole.len(), reviews + new as usize);
        desk.events = events;
        desk.next_day();
        desk.time -= DAY_MS;
        desk.collection = desk.fresh();
        let mut session = desk.session(Scope::All);
        let mut cut = Vec::new();
        for _ in 0..kill.min(whole.len()) {
            cut.push(session.current().unwrap().clone());
            desk.grade(&mut session, Rating::Good);
        }
        desk.collection = desk.fresh();
        cut.extend(desk.play(Scope::All));
        prop_assert_eq!(cut, whole);
    }
}

//! Sittings at random: whatever happens, what is in memory is what a fresh start would read.

use proptest::prelude::*;

use super::test_library::*;
use super::*;
use crate::deck::{CardList, Deck};
use crate::history::{
    CardNumbers, DeviceId, Draft, Due, HEADER, History, Kind, Rating, encode, read_all,
};
use crate::schedule::{Limit, LimitOf, ModelChoice, Settings, Spread};

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
    /// Another plan for the backlog, from so many days after today, or none.
    Plan(Option<(i32, u32)>),
    /// Another limit of the n-th of [`PLACES`].
    Limit(usize, Option<u32>, Option<u32>),
}

/// Where there may be limits.
const PLACES: [&str; 5] = ["med", "med/heart", "a", "b", "c"];

/// Everything, the decks, and the folders that they are in.
fn scopes() -> Vec<Scope> {
    let decks = ["a", "b", "c"].map(|id| Scope::deck(&id.parse().unwrap()));
    let folders = ["med", "med/heart"].map(Scope::folder);
    [Scope::All].into_iter().chain(decks).chain(folders).collect()
}

/// The same, by the places of the decks.
const SPANS: [Span; 6] =
    [Span::All, Span::Deck(0), Span::Deck(1), Span::Deck(2), Span::Decks(0, 2), Span::Decks(1, 2)];

/// As a student sets them: what is planned and limited changes, what happened stays.
fn set(settings: &mut Settings, act: Act, today: i32) {
    match act {
        Act::Plan(plan) => {
            settings.backlog = plan.map(|(after, days)| Spread { from: today + after, days });
        }
        Act::Limit(place, new, reviews) => {
            let name = PLACES[place];
            let of = if place < 2 {
                LimitOf::Folder(name.to_owned())
            } else {
                LimitOf::Deck(name.parse().unwrap())
            };
            settings.limits.retain(|limit| limit.of != of);
            settings.limits.push(Limit { of, new, reviews });
        }
        _ => {}
    }
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => (0_usize..4).prop_map(|rating| Act::Grade(Rating::ALL[rating])),
        3 => Just(Act::Undo),
        1 => Just(Act::Suspend),
        1 => Just(Act::Bury),
        2 => (0_usize..13, 0_u8..6).prop_map(|(card, what)| Act::Other(card, what)),
        1 => (0_usize..13, 0_usize..4).prop_map(|(n, rating)| Act::Import(n, Rating::ALL[rating])),
        2 => (0_usize..80).prop_map(Act::TakeBack),
        3 => (-DAY_MS..9 * DAY_MS).prop_map(Act::Wait),
        1 => Just(Act::Restart),
        2 => proptest::option::of((-9..2, 1_u32..9)).prop_map(Act::Plan),
        1 => (0_usize..5, any_limit(), any_limit())
            .prop_map(|(place, new, reviews)| Act::Limit(place, new, reviews)),
    ]
}

fn any_limit() -> impl Strategy<Value = Option<u32>> {
    proptest::option::of(0_u32..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_is_recorded_step_by_step_is_what_a_fresh_start_reads(
        acts in proptest::collection::vec(any_act(), 1..80), sm2 in any::<bool>(),
        reviews_per_day in prop_oneof![Just(200_u32), 0_u32..6], scope in 0_usize..6,
        apart in any::<bool>(), cut in 0_usize..=100,
    ) {
        let model = if sm2 { ModelChoice::Sm2 } else { ModelChoice::Fsrs };
        let base = Settings { new_per_day: 4, separate_siblings: apart, ..Settings::default() };
        let settings = Settings { model, reviews_per_day, ..base };
        let decks =
            vec![in_sentences(deck("a", 2, 2), 2), deck("b", 3, 1), in_sentences(deck("c", 2, 3), 1)];
        let mut desk = TestLibrary::in_folders(decks, vec!["med", "med/heart", ""], settings);
        let scope = scopes()[scope].clone();
        let mut session = desk.session(scope.clone());
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
                        4 => (Kind::SetDue, Due::Day(now.day - 3)),
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
                    session = desk.session(scope.clone());
                    None
                }
                Act::Plan(_) | Act::Limit(..) => {
                    set(&mut desk.settings, act, now.day);
                    desk.reopen();
                    session.refresh(&desk.collection, &now);
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
            let anew = desk.session(scope.clone());
            prop_assert_eq!(anew.remaining(), session.remaining());
            // What is said to be left is what there is: a card, as long as there is one.
            let Remaining { new, due, .. } = anew.remaining();
            prop_assert!(new + due == 0 || anew.current().is_some());
            if graded || session.current().is_none() {
                prop_assert_eq!(anew.current(), session.current());
                prop_assert_eq!(anew.waiting_until(), session.waiting_until());
            }
            desk.time += i64::from(recorded) * 1000;
        }
        let fresh = desk.fresh();
        prop_assert_eq!(fresh.cards(), desk.collection.cards());
        let now = desk.now();
        for scope in &scopes() {
            prop_assert_eq!(fresh.counts_in(scope, &now), desk.collection.counts_in(scope, &now));
        }
        // Counted without the cards' memory, the sums are the same.
        let outlines: Vec<CardList> = desk.decks.iter().map(CardList::from).collect();
        let history = History::new(desk.events.clone());
        let whole = CardStates::new(&outlines, &history, &desk.settings);
        let census = whole.census(&desk.settings, &desk.limits(), &now);
        for (scope, span) in scopes().iter().zip(SPANS) {
            prop_assert_eq!(census.counts(span), fresh.counts_in(scope, &now));
        }
        // What was folded once goes on with what came since, or says that it can't.
        let (before, since) = desk.events.split_at(desk.events.len() * cut / 100);
        let mut kept = CardStates::new(&outlines, &History::new(before.to_vec()), &desk.settings);
        if kept.take_in(since.to_vec(), &desk.settings) {
            let census = kept.census(&desk.settings, &desk.limits(), &now);
            for (scope, span) in scopes().iter().zip(SPANS) {
                prop_assert_eq!(census.counts(span), fresh.counts_in(scope, &now));
            }
        }
        for day in now.day - 5..now.day + 40 {
            prop_assert_eq!(fresh.load().on(day), desk.collection.load().on(day));
        }
        // Killed and started again, the sitting goes on with the same card.
        let one = Session::start(&desk.collection, scope.clone(), &now);
        let other = Session::start(&fresh, scope, &now);
        prop_assert_eq!(one.current(), other.current());
        prop_assert_eq!(one.remaining(), other.remaining());
        // In whatever order the events come, as those of other devices may.
        let decks: Vec<&Deck> = desk.decks.iter().collect();
        let mut late = Collection::new(&decks, &History::default(), &desk.settings);
        let mut other = History::default();
        desk.events.iter().rev().for_each(|event| late.record(&mut other, event));
        prop_assert_eq!(fresh.cards(), late.cards());
        let devices: Vec<DeviceId> = ["a", "b", "c"].map(|name| name.parse().unwrap()).into();
        // Merged from the devices' files, some lines of which stand there twice.
        let file = |device: DeviceId| {
            let own = desk.events.iter().enumerate().filter(|(_, event)| event.stamp.device == device);
            let lines = own.map(|(n, event)| encode(event).repeat(1 + n % 2));
            let text: String = std::iter::once(HEADER.to_owned()).chain(lines).collect();
            (device, text.into_bytes())
        };
        let files: Vec<(DeviceId, Vec<u8>)> = devices.into_iter().map(file).collect();
        let (merged, _) = read_all(&files, CardNumbers::default());
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
        let mut desk = TestLibrary::new(vec![deck("a", reviews + 12, 1)], settings);
        let mut session = desk.session(Scope::All);
        for _ in 0..reviews {
            desk.grade(&mut session, Rating::Good);
        }
        desk.settings.new_per_day = new;
        desk.time += 5 * DAY_MS;
        let events = desk.events.clone();
        desk.reopen();
        let whole = desk.play(Scope::All);
        prop_assert_eq!(whole.len(), reviews + new as usize);
        desk.events = events;
        desk.next_day();
        desk.time -= DAY_MS;
        desk.reopen();
        let mut session = desk.session(Scope::All);
        let mut cut = Vec::new();
        for _ in 0..kill.min(whole.len()) {
            cut.push(session.current().unwrap().clone());
            desk.grade(&mut session, Rating::Good);
        }
        desk.reopen();
        cut.extend(desk.play(Scope::All));
        prop_assert_eq!(cut, whole);
    }

    #[test]
    fn a_day_asks_as_many_cards_as_it_said(
        limits in proptest::collection::vec((0_usize..5, any_limit(), any_limit()), 0..4),
        plan in proptest::option::of((-20..1, 1_u32..9)), scope in 0_usize..6, gone in 1_i64..30,
        settings in (0_u32..9, 1_u32..12),
    ) {
        let (new_per_day, reviews_per_day) = settings;
        let base = Settings { new_per_day: 30, learning_steps: Vec::new(), ..plain() };
        let decks = vec![deck("a", 4, 2), deck("b", 7, 1), deck("c", 5, 1)];
        let mut desk = TestLibrary::in_folders(decks, vec!["med", "med/heart", ""], base);
        let mut session = desk.session(Scope::All);
        for n in 0..12 {
            desk.grade(&mut session, Rating::ALL[n % 4]);
        }
        desk.time += gone * DAY_MS;
        let today = desk.now().day;
        let base = desk.settings.clone();
        desk.settings = Settings { new_per_day, reviews_per_day, ..base };
        for (place, new, reviews) in limits {
            set(&mut desk.settings, Act::Limit(place, new, reviews), today);
        }
        set(&mut desk.settings, Act::Plan(plan), today);
        desk.reopen();
        let scope = scopes()[scope].clone();
        let counts = desk.collection.counts_in(&scope, &desk.now());
        let asked = desk.play(scope.clone());
        // Good leads past the day, so that no card is asked twice.
        prop_assert_eq!(asked.len(), (counts.new + counts.due) as usize);
        let left = desk.collection.counts_in(&scope, &desk.now());
        prop_assert_eq!((left.new, left.due, left.held), (0, 0, counts.held));
    }
}

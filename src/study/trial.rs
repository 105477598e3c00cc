//! Sittings played through: what the tests of this folder share, and the tests that need it all.

use proptest::prelude::*;

use super::*;
use crate::deck::{CardId, Content, Deck, FORMAT, Note};
use crate::history::{Draft, Due, Event, History, Kind, Rating, Stamp};
use crate::schedule::{CardState, ModelChoice, Now, Settings, Wait};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;
/// 09:00 UTC of scheduler day 20,000.
const START: i64 = 20_000 * DAY_MS + 9 * 60 * MINUTE_MS;

/// A deck of `notes` notes with one card each, or two.
fn deck(name: &str, notes: usize, cards: u16) -> Deck {
    let note = |n: usize| {
        let gaps: Vec<String> =
            (1..=cards).map(|card| format!("{{{{c{card}::x{card}}}}}")).collect();
        let text = gaps.join(" ");
        let id = format!("{name}{n}").parse().unwrap();
        Note { id, content: Content::Cloze { text }, tags: Vec::new(), source: None }
    };
    Deck {
        format: FORMAT,
        id: name.parse().unwrap(),
        title: name.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: (0..notes).map(note).collect(),
    }
}

fn now(time: i64) -> Now {
    Now::at(time, &jiff::tz::TimeZone::UTC, 4)
}

/// A library in memory: what is written is in the history, and only that.
struct Desk {
    decks: Vec<Deck>,
    settings: Settings,
    events: Vec<Event>,
    collection: Collection,
    time: i64,
}

impl Desk {
    fn new(decks: Vec<Deck>, settings: Settings) -> Self {
        let collection =
            Collection::new(&decks.iter().collect::<Vec<_>>(), &History::default(), &settings);
        Self { decks, settings, events: Vec::new(), collection, time: START }
    }

    fn now(&self) -> Now {
        now(self.time)
    }

    fn write(&mut self, what: Draft) -> Event {
        let device = ["b", "c", "a"][self.events.len() % 3].parse().unwrap();
        let stamp = Stamp { device, sequence: self.events.len() as u64 + 1 };
        let event = Event { stamp, what };
        self.events.push(event.clone());
        event
    }

    fn session(&self, scope: Scope) -> Session {
        Session::start(&self.collection, scope, &self.now())
    }

    fn record(&mut self, session: &mut Session, draft: Option<Draft>) {
        let event = self.write(draft.unwrap());
        let now = self.now();
        session.record(&mut self.collection, event, &now);
    }

    fn grade(&mut self, session: &mut Session, rating: Rating) {
        let draft = session.grade(&self.collection, rating, 3000, &self.now());
        self.time += 5000;
        self.record(session, draft);
    }

    /// The collection as a program that starts now would read it.
    fn fresh(&self) -> Collection {
        let history = History::new(self.events.clone());
        Collection::new(&self.decks.iter().collect::<Vec<_>>(), &history, &self.settings)
    }

    /// Grades Good until nothing is left today, and tells the cards in the order they came.
    fn play(&mut self, scope: Scope) -> Vec<CardId> {
        let mut session = self.session(scope);
        let mut asked = Vec::new();
        while asked.len() < 10_000 {
            if let Some(card) = session.current().cloned() {
                asked.push(card);
                self.grade(&mut session, Rating::Good);
            } else if let Some(time) = session.waiting_until() {
                self.time = self.time.max(time);
                session.refresh(&self.collection, &self.now());
            } else {
                assert_eq!(session.remaining(), Remaining::default());
                return asked;
            }
        }
        panic!("the sitting has no end");
    }

    fn next_day(&mut self) {
        self.time = START + ((self.time - START) / DAY_MS + 1) * DAY_MS;
    }
}

fn plain() -> Settings {
    Settings { fuzz: false, ..Settings::default() }
}

fn names(cards: &[CardId]) -> Vec<String> {
    cards.iter().map(CardId::to_string).collect()
}

#[test]
fn a_sitting_has_an_end_and_keeps_the_days_limits() {
    let settings = Settings { new_per_day: 5, ..plain() };
    let mut desk = Desk::new(vec![deck("a", 8, 1), deck("b", 8, 1)], settings);
    let counts = desk.collection.counts(1, &desk.now());
    assert_eq!((counts.new, counts.total, counts.seen), (5, 8, 0));
    let asked = desk.play(Scope::Deck(1));
    // Five new cards in the order of the deck, each asked twice (at once and ten minutes later).
    assert_eq!(names(&asked[..5]), ["b0.1", "b1.1", "b2.1", "b3.1", "b4.1"]);
    assert_eq!(asked.len(), 10);
    // The limit is the whole collection's, and the day's.
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 0);
    assert!(desk.play(Scope::All).is_empty());
    desk.next_day();
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 5);
    assert_eq!(desk.collection.counts(1, &desk.now()).new, 3);
    let all = desk.collection.counts_in(Scope::All, &desk.now());
    assert_eq!((all.new, all.total, all.seen), (5, 16, 5));
    // What was done of a deck that is gone still counts.
    desk.play(Scope::Deck(1));
    desk.decks.pop();
    assert_eq!(desk.fresh().counts(0, &desk.now()).new, 2);
}

#[test]
fn reviews_have_their_limit_and_new_cards_are_spread_among_them() {
    let settings = Settings { new_per_day: 30, ..plain() };
    let mut desk = Desk::new(vec![deck("a", 70, 1)], settings);
    desk.play(Scope::All);
    desk.settings.new_per_day = 10;
    desk.settings.reviews_per_day = 20;
    desk.collection = desk.fresh();
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
        let mut desk = Desk::new(vec![deck("a", 3, 1)], settings);
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
    let mut desk = Desk::new(vec![deck("a", 2, 3)], plain());
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 2);
    assert_eq!(names(&desk.play(Scope::All)), ["a0.1", "a1.1", "a0.1", "a1.1"]);
    desk.next_day();
    assert_eq!(names(&desk.play(Scope::All)[..2]), ["a0.2", "a1.2"]);
    // Two siblings are due on the same day: one is asked, the other tomorrow.
    desk.time += 20 * DAY_MS;
    assert_eq!(
        desk.collection.counts(0, &desk.now()),
        Counts { new: 0, learning: 0, due: 2, total: 6, seen: 4, mature: 0, suspended: 0 }
    );
    let asked = names(&desk.play(Scope::All));
    assert_eq!(asked.len(), 2, "{asked:?}");
    desk.next_day();
    let other = names(&desk.play(Scope::All));
    assert_eq!(other.len(), 2, "{other:?}");
    assert!(other.iter().all(|card| !asked.contains(card)));
    // Unless they need not be.
    let settings = Settings { separate_siblings: false, ..plain() };
    let mut desk = Desk::new(vec![deck("a", 2, 3)], settings);
    assert_eq!(desk.collection.counts(0, &desk.now()).new, 6);
    assert_eq!(desk.play(Scope::All).len(), 12);
}

#[test]
fn a_learning_card_comes_back_in_the_same_sitting() {
    let mut desk = Desk::new(vec![deck("a", 3, 1)], plain());
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
    let mut desk = Desk::new(vec![deck("a", 1, 1)], settings);
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
    let mut desk = Desk::new(vec![deck("a", 2, 2)], plain());
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
fn an_undo_holds_though_the_clock_was_set_back() {
    let mut desk = Desk::new(vec![deck("a", 1, 1)], plain());
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
    let mut desk = Desk::new(vec![deck("a", 2, 1)], plain());
    let mut session = desk.session(Scope::All);
    let draft = session.bury(&desk.collection, &desk.now());
    desk.record(&mut session, draft);
    assert_eq!(names(&desk.play(Scope::All)), ["a1.1", "a1.1"]);
    desk.next_day();
    assert_eq!(desk.session(Scope::All).current().unwrap().to_string(), "a0.1");
}

#[test]
fn what_is_shown_is_what_is_promised() {
    let settings = Settings { learning_steps: Vec::new(), ..Settings::default() };
    let mut desk = Desk::new(vec![deck("a", 30, 1)], settings);
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

/// With `CARGO_PROFILE_TEST_OPT_LEVEL=3 cargo test --lib study -- --ignored --nocapture`.
#[test]
#[ignore = "takes the time of a large library"]
fn a_large_library_is_ready_at_once() {
    let (cards, events) = (100_000_usize, 1_000_000_usize);
    let decks: Vec<Deck> = (0..20).map(|n| deck(&format!("d{n}-"), cards / 20, 1)).collect();
    let settings = Settings::default();
    let scheduler = crate::schedule::Scheduler::new(&settings);
    let mut states = vec![CardState::default(); cards];
    let mut log = Vec::with_capacity(events);
    for n in 0..events {
        // All cards in turn, in an order that jumps about.
        let at = (n * 7919) % cards;
        let round = i64::try_from(n / cards).unwrap();
        let card = CardId::new(decks[at * 20 / cards].notes[at % (cards / 20)].id.clone(), 1);
        let card: CardId = card.to_string().parse().unwrap();
        let rating = Rating::ALL[(n * 31 + at) % 7 % 4];
        let when = now(START + round * 9 * DAY_MS + i64::try_from(n % cards).unwrap());
        let draft = scheduler.answer(&card, &states[at], rating, 1000, &when);
        scheduler.step(&mut states[at], &draft);
        let stamp = Stamp { device: "dev".parse().unwrap(), sequence: n as u64 };
        log.push(Event { stamp, what: draft });
    }
    let history = History::new(log);
    let decks: Vec<&Deck> = decks.iter().collect();
    let clock = std::time::Instant::now();
    let mut collection = Collection::new(&decks, &history, &settings);
    println!("collection: {:?}", clock.elapsed());
    let later = now(START + 120 * DAY_MS);
    let clock = std::time::Instant::now();
    let mut session = Session::start(&collection, Scope::All, &later);
    println!("session: {:?} {:?}", clock.elapsed(), session.remaining());
    let draft = session.grade(&collection, Rating::Good, 1000, &later).unwrap();
    let stamp = Stamp { device: "dev".parse().unwrap(), sequence: events as u64 };
    let clock = std::time::Instant::now();
    session.record(&mut collection, Event { stamp, what: draft }, &later);
    println!("grade: {:?}", clock.elapsed());
    let clock = std::time::Instant::now();
    let counts: Vec<Counts> = (0..20).map(|deck| collection.counts(deck, &later)).collect();
    println!("counts: {:?}", clock.elapsed());
    assert_eq!(counts.iter().map(|counts| counts.total).sum::<u32>(), 100_000);
}

/// What a student may do at one moment.
#[derive(Debug, Clone, Copy)]
enum Act {
    Grade(Rating),
    Undo,
    Suspend,
    Bury,
    /// Another part of the program: reset, resume or set due the n-th card.
    Other(usize, u8),
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
            if draft.is_some() {
                desk.record(&mut session, draft);
                desk.time += 1000;
            }
        }
        let fresh = desk.fresh();
        prop_assert_eq!(fresh.cards(), desk.collection.cards());
        let now = desk.now();
        for scope in [Scope::All, Scope::Deck(0), Scope::Deck(1)] {
            prop_assert_eq!(fresh.counts_in(scope, &now), desk.collection.counts_in(scope, &now));
        }
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
        // And the states are those of the events that count, undone ones as if they never were.
        let history = History::new(desk.events.clone());
        for card in fresh.cards() {
            let of_card = history.effective().filter(|event| event.card == card.id);
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

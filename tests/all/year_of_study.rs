//! A student in a test tube: twenty new cards a day for a year, through the real sessions.
//!
//! The student forgets as FSRS-6 with the default parameters says (computed here, by the official
//! crate, from the student's own past), so that what is measured is ours: the days that are
//! promised, the fuzz, the balance of the days, the order of the cards. The clock is moved by
//! hand and chance has a seed.
//!
//! A day's load is the cards in review that come up on it, and, counted apart, the grades of any
//! kind. There is no limit of reviews, so that what was promised is what comes up.
//!
//! The student's grades. A card never seen: Again 20 %, Hard 10 %, Good 60 %, Easy 10 %. Later:
//! Again if forgotten; if not, Hard 8 %, Good 84 %, Easy 8 %. Within a day nothing is forgotten.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::HashMap;

use carabin::deck::{CardId, Changes, Content, Deck, Note};
use carabin::history::{Event, History, Phase, Rating, Stamp};
use carabin::schedule::{Now, Settings};
use carabin::study::{Collection, Scope, Session};

#[path = "../../examples/backlog/simulation.rs"]
mod simulation;
use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};

const DAY_MS: i64 = 86_400_000;
/// 09:00 UTC of the first scheduler day, 20,000.
const START: i64 = 20_000 * DAY_MS + 9 * 3_600_000;
const NEW_A_DAY: u32 = 20;
/// The days before this one are the beginning, and are not judged by their load.
const SETTLED: usize = 60;

/// Chance that is the same at every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    /// From 0 to 1.
    fn draw(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^= number >> 31;
        (number >> 40) as f32 / 16_777_216.0
    }

    /// One of the four grades, with these odds of the first three.
    fn grade(&mut self, again: f32, hard: f32, good: f32) -> Rating {
        let mut drawn = self.draw();
        for (odds, rating) in [(again, Rating::Again), (hard, Rating::Hard), (good, Rating::Good)] {
            if drawn < odds {
                return rating;
            }
            drawn -= odds;
        }
        Rating::Easy
    }
}

/// What the student truly has in mind: FSRS-6 with the default parameters.
struct Mind {
    model: FSRS,
    /// With the day of the last grade.
    memories: HashMap<CardId, (MemoryState, i32)>,
    chance: Chance,
}

impl Mind {
    fn new(seed: u64) -> Self {
        Self { model: FSRS::default(), memories: HashMap::new(), chance: Chance(seed) }
    }

    /// The student's grade of a card.
    fn answer(&mut self, card: &CardId, day: i32) -> Rating {
        let Some((memory, last)) = self.memories.get(card) else {
            return self.chance.grade(0.2, 0.1, 0.6);
        };
        let recall = current_retrievability(*memory, (day - last) as f32, DEFAULT_PARAMETERS[20]);
        if self.chance.draw() >= recall {
            return Rating::Again;
        }
        self.chance.grade(0.0, 0.08, 0.84)
    }

    fn learn(&mut self, card: &CardId, day: i32, rating: Rating) {
        let before = self.memories.get(card);
        let delta_t = before.map_or(0, |(_, last)| u32::try_from(day - last).unwrap());
        let item = FSRSItem { reviews: vec![FSRSReview { rating: rating as u32, delta_t }] };
        let memory = before.map(|(memory, _)| *memory);
        let memory = self.model.memory_state(item, memory).unwrap();
        self.memories.insert(card.clone(), (memory, day));
    }
}

/// What a day was.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Day {
    new: u32,
    /// Cards in review that came up: the day's load.
    reviews: u32,
    /// Of these, those that were known.
    known: u32,
    /// Grades of any kind, learning steps included.
    grades: u32,
}

fn deck(notes: usize) -> Deck {
    let note = |n: usize| Note {
        id: format!("n{n}").parse().unwrap(),
        content: Content::Basic { front: format!("Q{n}"), back: format!("A{n}") },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: "year".parse().unwrap(),
        title: "A year".into(),
        language: "en".into(),
        description: String::new(),
        origin: None,
        notes: (0..notes).map(note).collect(),
        changes: Changes::default(),
    }
}

fn now(time: i64) -> Now {
    Now::at(time, &jiff::tz::TimeZone::UTC, 4)
}

/// So many days of a student's life.
fn live(days: i32, seed: u64) -> (Vec<Day>, Vec<Event>) {
    let deck = deck(days as usize * NEW_A_DAY as usize);
    let settings =
        Settings { new_per_day: NEW_A_DAY, reviews_per_day: u32::MAX, ..Settings::default() };
    let mut history = History::default();
    let mut collection = Collection::new(&[&deck], &history, &settings);
    let mut mind = Mind::new(seed);
    let mut events = Vec::new();
    let mut past = Vec::new();
    for day in 0..days {
        let mut time = START + i64::from(day) * DAY_MS;
        let today = now(time).day;
        let mut done = Day::default();
        let mut session = Session::start(&collection, Scope::All, &now(time));
        loop {
            let Some(card) = session.current().cloned() else {
                let Some(until) = session.waiting_until() else { break };
                time = time.max(until);
                session.refresh(&collection, &now(time));
                continue;
            };
            let phase = collection.state(&card).unwrap().phase;
            let rating = mind.answer(&card, today);
            let what = session.grade(&collection, rating, 8_000, &now(time)).unwrap();
            let sequence = events.len() as u64 + 1;
            let event = Event { stamp: Stamp { device: "d".parse().unwrap(), sequence }, what };
            time += 8_000;
            assert_eq!(now(time).day, today, "a day is long enough");
            events.push(event.clone());
            collection.record(&mut history, &event);
            session.record(&collection, event, &now(time));
            mind.learn(&card, today, rating);
            done.grades += 1;
            done.new += u32::from(phase == Phase::New);
            if phase == Phase::Review {
                done.reviews += 1;
                done.known += u32::from(rating > Rating::Again);
            }
        }
        past.push(done);
    }
    (past, events)
}

fn median(mut numbers: Vec<u32>) -> u32 {
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

/// Says what the past shows, in a line, and holds it to what was wanted.
fn holds(past: &[Day]) {
    for (n, day) in past.iter().enumerate() {
        assert_eq!(day.new, NEW_A_DAY, "day {n}");
    }
    let sum = |of: fn(&Day) -> u32| past.iter().map(of).sum::<u32>();
    let (reviews, known) = (sum(|day| day.reviews), sum(|day| day.known));
    let retention = f64::from(known) / f64::from(reviews);
    let settled = past.get(SETTLED..).unwrap();
    let load = |of: fn(&Day) -> u32| settled.iter().map(of).collect::<Vec<u32>>();
    let (of_reviews, of_grades) = (load(|day| day.reviews), load(|day| day.grades));
    let most = of_reviews.iter().copied().max().unwrap();
    let most_grades = of_grades.iter().copied().max().unwrap();
    let (middle, middle_grades) = (median(of_reviews), median(of_grades));
    println!(
        "{} days, {} grades: retention {retention:.4} of {reviews} reviews; from day {SETTLED}: \
         reviews a day, median {middle}, most {most}; grades a day, median {middle_grades}, most \
         {most_grades}",
        past.len(),
        sum(|day| day.grades),
    );
    // Whole days keep it from 0.90: a card that lasts a few hours is asked the next morning.
    assert!((retention - 0.90).abs() <= 0.01, "retention {retention}");
    assert!(most <= 2 * middle, "{most} reviews on a day, {middle} on the middle one");
    assert!(most_grades <= 2 * middle_grades, "{most_grades} grades, middle {middle_grades}");
}

#[test]
fn a_year_of_twenty_new_cards_a_day() {
    for seed in 1..=3 {
        holds(&live(365, seed).0);
    }
}

#[test]
fn the_same_student_lives_the_same_life() {
    let (one, other) = (live(70, 2), live(70, 2));
    assert!(one == other);
    assert_ne!(live(70, 3).0, one.0);
}

#[test]
fn what_loses_most_by_waiting_is_the_first_of_a_backlog() {
    use simulation::{Order, Size, run};
    let size = Size { overdue: 300, later: 100, away: 40, days: 12 };
    for seed in 1..=2 {
        let of = |order| run(order, size, seed);
        let ours = of(Order::Carabin);
        for order in [Order::LowestRecall, Order::OldestFirst, Order::Random, Order::HighestRecall]
        {
            assert!(ours.forgotten < of(order).forgotten, "{order:?}");
        }
        // More is known meanwhile than in any order that does not look for what is at risk.
        for order in [Order::Random, Order::HighestRecall, Order::AtTheEnd] {
            assert!(ours.meanwhile > of(order).meanwhile + 0.005, "{order:?}");
        }
        assert!((ours.after - of(Order::Random).after).abs() < 0.01 && ours.after > 0.95);
        assert!(ours.lapses < ours.reviews / 4.0);
    }
}

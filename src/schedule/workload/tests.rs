//! Habits from a log, the curve of a small collection, and inputs at random.

#![allow(clippy::cast_possible_wrap, reason = "cards and days are few")]

use proptest::prelude::*;

use super::*;
use crate::history::{Due, History, Kind, Phase, Rating};
use crate::schedule::training::test_student::{draft, event, forgetful, year};
use crate::schedule::{CardState, LastReview, Settings};

/// So many cards that were last graded ten days before day 100, and so many new ones.
fn cards(started: usize, new: usize) -> Vec<CardState> {
    let begun = |place: usize| CardState {
        phase: Phase::Review,
        stability: 5.0 + place as f32,
        difficulty: 5.0,
        due: Due::Day(95 + place as i32),
        last: Some(LastReview { time: 0, day: 90 }),
        reps: 3,
        ..CardState::default()
    };
    (0..started).map(begun).chain((0..new).map(|_| CardState::default())).collect()
}

fn curve(cards: &[CardState], habits: &Habits, settings: &Settings) -> Curve {
    simulate(&Cards::new(cards, 100), habits, settings, &|_| true).unwrap()
}

#[test]
fn a_higher_retention_is_known_better_and_costs_more_where_it_is_high() {
    let settings = Settings { new_per_day: 2, ..Settings::default() };
    let curve = curve(&cards(60, 60), &Habits::default(), &settings);
    assert_eq!((curve.cards, curve.new_a_day), (120, 2));
    let retentions: Vec<u32> = curve.points.iter().map(|point| point.retention).collect();
    assert_eq!(retentions, RETENTIONS.collect::<Vec<u32>>());
    let at = |retention| *curve.at(retention).unwrap();
    assert!(at(0.97).known > at(0.85).known && at(0.85).known > at(0.70).known, "{curve:?}");
    assert!(at(0.97).minutes > at(0.90).minutes * 1.3, "{curve:?}");
    assert!(at(0.97).cards_a_day > at(0.90).cards_a_day);
    assert!(at(0.70).known > 60.0 && at(0.97).known < 120.0);
    // Smooth enough to choose by: no step back of more than a few hundredths.
    for pair in curve.points.windows(2).filter(|pair| pair[0].retention >= 90) {
        assert!(pair[1].minutes > pair[0].minutes * 0.97, "{pair:?}");
    }
    assert_eq!(curve.at(2.0).unwrap().retention, 97);
}

#[test]
fn the_same_student_has_the_same_curve() {
    let (cards, settings) = (cards(20, 5), Settings::default());
    let once = curve(&cards, &Habits::default(), &settings);
    assert_eq!(once, curve(&cards, &Habits::default(), &settings));
}

#[test]
fn who_answers_faster_spends_less_time_and_no_fewer_cards() {
    let (cards, settings) = (cards(40, 0), Settings::default());
    let usual = Habits::default();
    let seconds = usual.seconds.map(|row| row.map(|seconds| seconds / 2.0));
    let fast = curve(&cards, &Habits { seconds, ..usual }, &settings);
    let usual = curve(&cards, &usual, &settings);
    for (fast, usual) in fast.points.iter().zip(&usual.points) {
        assert!((fast.minutes * 2.0 - usual.minutes).abs() < 0.01, "{fast:?} {usual:?}");
        assert_eq!(fast.cards_a_day, usual.cards_a_day);
    }
}

#[test]
fn suspended_cards_cost_nothing_and_without_cards_there_is_no_curve() {
    let mut cards = cards(2, 1);
    for card in &mut cards {
        card.suspended = true;
    }
    let cards = Cards::new(&cards, 100);
    assert!(cards.is_empty());
    let none = simulate(&cards, &Habits::default(), &Settings::default(), &|_| true);
    assert_eq!(none, Err(WorkloadError::NoCards));
}

#[test]
fn a_simulation_is_cancelled_between_two_years() {
    let cards = Cards::new(&cards(20, 20), 100);
    let none = simulate(&cards, &Habits::default(), &Settings::default(), &|_| false);
    assert_eq!(none, Err(WorkloadError::Cancelled));
}

#[test]
fn a_simulation_tells_how_far_it_is() {
    let told = std::sync::Mutex::new(Vec::new());
    let report = |part: f32| {
        told.lock().unwrap().push(part);
        true
    };
    let cards = Cards::new(&cards(20, 0), 100);
    simulate(&cards, &Habits::default(), &Settings::default(), &report).unwrap();
    let mut told = told.into_inner().unwrap();
    told.sort_by(f32::total_cmp);
    assert!(told.windows(2).all(|pair| pair[0] < pair[1]) && told[0] > 0.0, "{told:?}");
    assert!((told[told.len() - 1] - 1.0).abs() < 1e-6);
}

#[test]
fn cards_that_were_begun_cost_more_the_better_they_are_to_be_known() {
    let curve = curve(&cards(60, 0), &Habits::default(), &Settings::default());
    let asked = |retention: f32| curve.at(retention).unwrap().cards_a_day;
    assert!(asked(0.95) > 1.5 * asked(0.80), "{} {}", asked(0.95), asked(0.80));
}

#[test]
fn steps_and_parameters_are_the_students_own() {
    let minutes = |settings: &Settings| {
        curve(&cards(60, 0), &Habits::default(), settings).at(0.9).unwrap().minutes
    };
    let usual = minutes(&Settings { relearning_steps: Vec::new(), ..Settings::default() });
    let more = Settings { relearning_steps: vec![5, 10, 20], ..Settings::default() };
    assert!(minutes(&more) > usual);
    // A memory that grows less with each review is asked more often.
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    parameters[8] = 0.5;
    let weak = Settings { relearning_steps: Vec::new(), parameters, ..Settings::default() };
    assert!(minutes(&weak) > 1.3 * usual);
}

#[test]
fn more_learning_steps_take_more_time() {
    let minutes = |steps: Vec<u32>| {
        let settings = Settings { learning_steps: steps, ..Settings::default() };
        curve(&cards(0, 60), &Habits::default(), &settings).at(0.9).unwrap().minutes
    };
    assert!(minutes(vec![1, 10]) > minutes(Vec::new()));
}

fn sums(habits: &Habits) -> Vec<f32> {
    let rows = habits.learning.iter().chain(&habits.relearning).map(|row| row.iter().sum());
    let first = [habits.first.iter().sum(), habits.recalled.iter().sum()];
    first.into_iter().chain(rows).collect()
}

#[test]
fn habits_are_the_students_own_where_there_is_enough() {
    assert_eq!(Habits::of(&History::default()).seconds, Habits::default().seconds);
    let mut events = Vec::new();
    for card in 0..2000 {
        // New: Hard, and Good on the same day; two days later Easy, in two seconds.
        let mut first = draft(card, 100, Rating::Hard, Phase::New);
        first.duration = 9_000;
        event(&mut events, first);
        let mut then = draft(card, 100, Rating::Good, Phase::Learning);
        then.time += 60_000;
        event(&mut events, then);
        let mut later = draft(card, 102, Rating::Easy, Phase::Review);
        // One in ten was left on the table.
        later.duration = if card % 10 == 0 { 120_000 } else { 2_000 };
        event(&mut events, later);
        // Cramming is no habit.
        let mut cram = draft(card, 103, Rating::Again, Phase::Review);
        cram.kind = Kind::Cram;
        event(&mut events, cram);
    }
    let habits = Habits::of(&History::new(events));
    assert!(habits.first[1] > 0.95, "{habits:?}");
    assert!(habits.recalled[2] > 0.95, "{habits:?}");
    assert!(habits.learning[1][2] > 0.95, "{habits:?}");
    assert!((habits.seconds[0][1] - 9.0).abs() < 0.4, "{habits:?}");
    assert!((habits.seconds[1][3] - 2.0).abs() < 0.4, "{habits:?}");
    assert_eq!(habits.seconds[2], Habits::default().seconds[2], "nothing is known of these");
    assert!(sums(&habits).iter().all(|sum| (sum - 1.0).abs() < 1e-4), "{habits:?}");
}

#[test]
fn a_forgotten_card_leads_through_relearning() {
    let mut events = Vec::new();
    for card in 0..1000 {
        event(&mut events, draft(card, 100, Rating::Again, Phase::Review));
        let mut then = draft(card, 100, Rating::Hard, Phase::Relearning);
        then.time += 60_000;
        event(&mut events, then);
    }
    let habits = Habits::of(&History::new(events));
    assert!(habits.relearning[0][1] > 0.9, "{habits:?}");
    assert_eq!(habits.recalled, Habits::of(&History::default()).recalled);
}

fn any_card() -> impl Strategy<Value = CardState> {
    let number = || prop_oneof![3 => 0.0_f32..50.0, 1 => any::<f32>()];
    let day = || prop_oneof![3 => 0..200_i32, 1 => any::<i32>()];
    (number(), number(), day(), day(), any::<bool>()).prop_map(
        |(stability, difficulty, last, due, days)| CardState {
            phase: Phase::Review,
            stability,
            difficulty,
            due: if days { Due::Day(due) } else { Due::Instant(i64::from(due)) },
            last: Some(LastReview { time: 0, day: last }),
            ..CardState::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_that_a_library_may_hold_is_a_panic(
        cards in proptest::collection::vec(any_card(), 0..12),
        parameters in proptest::collection::vec(prop_oneof![3 => 0.0_f32..2.0, 1 => any::<f32>()], 21),
        new_per_day in prop_oneof![0_u32..4, Just(u32::MAX)],
        maximum_interval in prop_oneof![0_u32..100, Just(u32::MAX)],
        steps in 0_usize..4,
        seed in any::<u64>(),
    ) {
        let settings = Settings {
            parameters,
            new_per_day,
            maximum_interval,
            learning_steps: vec![1; steps],
            relearning_steps: vec![1; steps],
            ..Settings::default()
        };
        let habits = Habits::of(&year(&forgetful(), 2, seed));
        match simulate(&Cards::new(&cards, 100), &habits, &settings, &|_| true) {
            Ok(curve) => for point in curve.points {
                prop_assert!(point.minutes.is_finite() && point.known.is_finite());
                prop_assert!(point.known <= cards.len() as f32 * 1.001);
            },
            Err(error) => prop_assert_eq!(error, WorkloadError::NoCards),
        }
    }
}

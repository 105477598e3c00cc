//! What is learnt from, how it is measured, and that training helps; random histories.

#![allow(clippy::cast_possible_wrap, reason = "cards and days are few")]

use std::sync::atomic::{AtomicUsize, Ordering};

use fsrs::{FSRS, FSRSItem};
use proptest::prelude::*;

use super::measure::{predict, rmse};
use super::optimise::optimise_with;
use super::test_student::*;
use super::*;
use crate::history::{Due, Event, Kind, Phase, Rating};
use crate::schedule::fsrs6::Fsrs6;
use crate::schedule::{CardState, Scheduler, Settings};

fn sequences(events: &[Event]) -> Sequences {
    Sequences::of(&History::new(events.to_vec()))
}

/// The deltas of the reviews up to each that can be predicted, in the order of time.
fn items(sequences: &Sequences) -> Vec<Vec<u32>> {
    let items = (0..sequences.len()).filter_map(|item| sequences.item(item));
    items.map(|(_, reviews)| reviews.iter().map(|review| review.delta_t).collect()).collect()
}

/// Answers to card 0, by their days.
fn answers(days: &[i32]) -> Vec<Event> {
    let mut events = Vec::new();
    for (place, day) in days.iter().enumerate() {
        let phase = if place == 0 { Phase::New } else { Phase::Review };
        let mut draft = draft(0, *day, Rating::Good, phase);
        draft.time = place as i64;
        event(&mut events, draft);
    }
    events
}

#[test]
fn a_review_is_learnt_from_when_days_have_passed_since_the_one_before() {
    let events = answers(&[100, 100, 101, 101, 104]);
    assert_eq!(items(&sequences(&events)), [vec![0, 0, 1], vec![0, 0, 1, 0, 3]]);
    // Within a day there is nothing to predict; the crate would panic.
    assert!(sequences(&answers(&[100, 100, 100])).is_empty());
    // A clock that was set back counts no days, and the next day counts from there.
    assert_eq!(items(&sequences(&answers(&[100, 90, 95]))), [vec![0, 0, 5]]);
}

#[test]
fn cramming_teaches_nothing_a_reset_begins_anew_and_a_cut_history_is_left_out() {
    let mut events = answers(&[100, 102, 103, 110]);
    events[1].what.kind = Kind::Cram;
    assert_eq!(items(&sequences(&events)), [vec![0, 3], vec![0, 3, 7]]);
    events[2].what.kind = Kind::Reset;
    assert!(sequences(&events).is_empty(), "after a reset the card must be new");
    events[3].what.phase = Phase::New;
    let mut later = draft(0, 115, Rating::Again, Phase::Review);
    later.time = 9;
    event(&mut events, later);
    assert_eq!(items(&sequences(&events)), [vec![0, 5]]);
    let mut cut = answers(&[100, 102]);
    cut[0].what.phase = Phase::Review;
    assert!(sequences(&cut).is_empty());
}

#[test]
fn what_was_undone_teaches_nothing() {
    let mut events = answers(&[100, 102, 109]);
    let mut undo = draft(0, 109, Rating::Good, Phase::Review);
    (undo.kind, undo.rating, undo.time) = (Kind::Undo, None, 10);
    undo.target = Some(events[1].stamp.clone());
    event(&mut events, undo);
    assert_eq!(items(&sequences(&events)), [vec![0, 9]]);
}

#[test]
fn reviews_are_in_the_order_of_time_whatever_the_card() {
    let mut events = Vec::new();
    for (card, day, phase) in [
        (1, 100, Phase::New),
        (0, 101, Phase::New),
        (0, 102, Phase::Review),
        (1, 110, Phase::Review),
    ] {
        event(&mut events, draft(card, day, Rating::Good, phase));
    }
    assert_eq!(items(&sequences(&events)), [vec![0, 1], vec![0, 10]]);
    assert_eq!(count(&History::new(events)), 2);
}

#[test]
fn a_card_without_end_does_not_fill_the_memory() {
    let days: Vec<i32> = (0..1000).collect();
    assert_eq!(sequences(&answers(&days)).len(), 255);
}

#[test]
fn training_is_proposed_once_there_is_enough_and_again_at_twice_as_much() {
    assert_eq!((wanted(0), wanted(100), wanted(500)), (400, 400, 1000));
    assert_eq!(wanted(u32::MAX), 2 * u32::MAX as usize);
    let history = year(&forgetful(), 60, 1);
    let count = count(&history);
    assert!(count > ENOUGH, "{count}");
    assert!(is_due(&history, 0));
    assert!(is_due(&history, count as u32 / 2));
    assert!(!is_due(&history, count as u32 / 2 + 1));
    let few = year(&forgetful(), 5, 1);
    assert!(!is_due(&few, 0));
    let few = optimise(&Sequences::of(&few), &Settings::default(), &|_| true);
    assert!(matches!(few, Err(TrainingError::TooFew { wanted: 400, .. })), "{few:?}");
}

/// The predictions of this program are those of the crate, and so are its bins.
#[test]
fn the_measures_are_the_crates() {
    let sequences = Sequences::of(&year(&forgetful(), 80, 2));
    let model = FSRS::default();
    let predictions = predict(&sequences, 0, &Fsrs6::new(&Settings::default())).unwrap();
    // The crate weighs recent reviews more.
    let last = (predictions.len() - 1) as f64;
    let weight = |place: usize| 0.25 + 0.75 * (place as f64 / last).powi(3);
    let (items, cards) = sequences.first(sequences.len());
    let theirs = model.evaluate_with_card_ids(items, cards, |_| true).unwrap();
    let weights: f64 = (0..predictions.len()).map(weight).sum();
    let losses = predictions.iter().enumerate().map(|(place, p)| p.loss() * weight(place));
    let ours = (losses.sum::<f64>() / weights) as f32;
    assert!((ours - theirs.log_loss).abs() < 1e-4, "{ours}, {theirs:?}");
    let ours = rmse(&predictions, weight);
    assert!((ours - theirs.rmse_bins).abs() < 1e-4, "{ours}, {theirs:?}");
}

#[test]
fn a_calibration_holds_every_review_once() {
    let sequences = Sequences::of(&year(&forgetful(), 80, 3));
    let predictions = predict(&sequences, 10, &Fsrs6::new(&Settings::default())).unwrap();
    let bins = Measure::of(&predictions).unwrap().calibration;
    assert_eq!(bins.len(), 10);
    assert_eq!(bins.iter().map(|bin| bin.count).sum::<u32>() as usize, sequences.len() - 10);
    assert!(bins.is_sorted_by(|a, b| a.predicted <= b.predicted));
    assert_eq!(Measure::of(&predictions[..30]).unwrap().calibration.len(), 1);
    assert_eq!(Measure::of(&[]), None);
}

/// The sums of |predicted − observed| over the bins, weighted.
fn miss(measure: &Measure) -> f32 {
    let bins = measure.calibration.iter();
    bins.map(|bin| (bin.predicted * bin.count as f32 - bin.recalled as f32).abs()).sum()
}

#[test]
fn training_helps_a_student_who_is_not_like_others() {
    let sequences = Sequences::of(&year(&forgetful(), 200, 4));
    let settings = Settings::default();
    let told = AtomicUsize::new(0);
    let report = |part: f32| {
        assert!((0.0..=1.0).contains(&part));
        told.fetch_add(1, Ordering::Relaxed);
        true
    };
    let outcome = optimise(&sequences, &settings, &report).unwrap();
    let (before, after) = (&outcome.before, &outcome.after);
    assert!(after.log_loss < before.log_loss - 0.01, "{before:?} {after:?}");
    assert!(after.rmse < before.rmse, "{before:?} {after:?}");
    assert!(miss(after) < miss(before), "{before:?} {after:?}");
    assert!(outcome.clear && told.into_inner() > 1);
    assert_eq!(outcome.tested, sequences.len() - sequences.len() * 4 / 5);
    // The same reviews, the same parameters.
    assert_eq!(optimise(&sequences, &settings, &|_| true).unwrap(), outcome);
    // What was learnt is a setting like any other. It has seen the reviews of the test, and what
    // has not can't be better: nothing is offered.
    let settings = Settings { parameters: outcome.parameters.unwrap(), ..settings };
    settings.check().unwrap();
    let again = optimise(&sequences, &settings, &|_| true).unwrap();
    assert!(again.after.log_loss >= again.before.log_loss, "{again:?}");
    assert_eq!((again.parameters, again.clear), (None, false));
}

#[test]
fn a_training_is_cancelled_at_once() {
    let sequences = Sequences::of(&year(&forgetful(), 60, 6));
    let none = optimise(&sequences, &Settings::default(), &|_| false);
    assert_eq!(none, Err(TrainingError::Cancelled));
    // In the second training, too.
    let late = optimise(&sequences, &Settings::default(), &|part| part < 0.45);
    assert_eq!(late, Err(TrainingError::Cancelled));
}

fn any_event() -> impl Strategy<Value = (usize, i32, usize, u8, u8)> {
    let day = prop_oneof![8 => 0..40, 1 => any::<i32>()];
    (0_usize..12, day, 0_usize..4, 0_u8..4, 0_u8..24)
}

fn any_parameter() -> impl Strategy<Value = f32> {
    prop_oneof![4 => 0.0_f32..2.0, 1 => any::<f32>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever the log says, and however few reviews there are.
    #[test]
    fn nothing_that_a_log_may_say_is_a_panic(
        acts in proptest::collection::vec(any_event(), 0..160),
        parameters in proptest::collection::vec(any_parameter(), 21),
        steps in 0_usize..3,
    ) {
        let mut events = Vec::new();
        let mut begun = [false; 12];
        for (at, (card, day, rating, phase, kind)) in acts.into_iter().enumerate() {
            let phase = if begun[card] { Phase::from_number(phase).unwrap() } else { Phase::New };
            let mut draft = draft(card, day, Rating::ALL[rating], phase);
            begun[card] = kind > 0;
            draft.time = at as i64 * 1000;
            draft.kind = match kind {
                0 => Kind::Reset,
                1 => Kind::Cram,
                2 => Kind::SetDue,
                _ => Kind::Review,
            };
            draft.due = Due::None;
            event(&mut events, draft);
        }
        let history = History::new(events.clone());
        let sequences = Sequences::of(&history);
        prop_assert_eq!(sequences.len(), count(&history));
        for (_, reviews) in (0..sequences.len()).filter_map(|item| sequences.item(item)) {
            prop_assert_eq!(reviews[0].delta_t, 0);
            prop_assert!(reviews.len() > 1 && reviews.last().unwrap().delta_t > 0);
        }
        let settings = Settings {
            parameters,
            relearning_steps: vec![10; steps],
            ..Settings::default()
        };
        match optimise_with(&sequences, &settings, 1, &|_| true) {
            Ok(outcome) => {
                let numbers = [outcome.before.log_loss, outcome.after.log_loss, outcome.after.rmse];
                prop_assert!(numbers.iter().all(|number| number.is_finite()), "{:?}", outcome);
                if let Some(parameters) = outcome.parameters {
                    let settings = Settings { parameters, ..Settings::default() };
                    prop_assert_eq!(settings.check(), Ok(()));
                }
            }
            Err(error) => prop_assert!(error != TrainingError::Cancelled),
        }
    }

    /// A sequence is the way that the scheduler goes: from it comes the same memory.
    #[test]
    fn a_sequence_leads_to_the_memory_that_the_scheduler_has(
        acts in proptest::collection::vec((-3_i32..30, 0_usize..4), 1..20),
    ) {
        let (mut events, mut day) = (Vec::new(), 100);
        for (at, (days, rating)) in acts.into_iter().enumerate() {
            day += days;
            let phase = if at == 0 { Phase::New } else { Phase::Review };
            let mut draft = draft(0, day, Rating::ALL[rating], phase);
            draft.time = at as i64;
            event(&mut events, draft);
        }
        let state: CardState = Scheduler::new(&Settings::default()).fold(&events);
        let reviews = sequences(&events).reviews()[0].clone();
        let memory = FSRS::default().memory_state(FSRSItem { reviews }, None).unwrap();
        prop_assert!((state.stability - memory.stability).abs() <= memory.stability * 1e-4);
        prop_assert!((state.difficulty - memory.difficulty).abs() < 1e-3);
    }
}

//! Our scheduler against the reference implementations, in `tests/fsrs_vectors.json`.
//!
//! 112 histories with the values of the official crate (f32, to 1e-4), the schedules of py-fsrs
//! (its times are f64: to 1e-4 too), and the bounds of Anki's fuzz.

use serde_json::Value;

use super::*;
use crate::deck::CardId;
use crate::history::{Draft, Due, Kind, Phase, Rating};

const DAY_MS: i64 = 86_400_000;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../tests/fsrs_vectors.json")).unwrap()
}

fn number(value: &Value) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the vectors are f32 numbers")]
    let number = value.as_f64().unwrap() as f32;
    number
}

fn close(ours: f32, theirs: f32, what: &str) {
    assert!((ours - theirs).abs() <= theirs.abs() * 1e-4, "{what}: {ours}, expected {theirs}");
}

fn rating(review: &Value) -> Rating {
    Rating::from_number(u8::try_from(review["rating"].as_u64().unwrap()).unwrap()).unwrap()
}

#[test]
fn all_112_cases_come_out_as_the_reference_has_them() {
    let vectors = vectors();
    let card: CardId = "v.1".parse().unwrap();
    let cases = vectors["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 112);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let set = &vectors["parameter_sets"][case["params"].as_str().unwrap()];
        let parameters: Vec<f32> = set.as_array().unwrap().iter().map(number).collect();
        let settings = Settings { parameters, fuzz: false, ..Settings::default() };
        let scheduler = Scheduler::new(&settings);
        let (mut state, mut day) = (CardState::default(), 20_000);
        let reviews = case["reviews"].as_array().unwrap();
        for (time, (at, review)) in (0..).zip(reviews.iter().enumerate()) {
            let what = format!("{name}, review {}", at + 1);
            day += i32::try_from(review["delta_days"].as_i64().unwrap()).unwrap();
            let now = Now { time: i64::from(day) * DAY_MS + time, offset: 0, day };
            match scheduler.retrievability(&state, &now) {
                Some(ours) => close(ours, number(&review["r_before"]), &what),
                None => assert!(review["r_before"].is_null(), "{what}"),
            }
            if at + 1 == reviews.len() {
                for (retention, raw) in case["intervals"].as_object().unwrap() {
                    let settings = Settings {
                        retention: retention.parse().unwrap(),
                        learning_steps: Vec::new(),
                        relearning_steps: Vec::new(),
                        ..settings.clone()
                    };
                    promises_as(&settings, &state, &now, rating(review), number(raw), &what);
                }
            }
            let draft = scheduler.answer(&card, &state, rating(review), 0, &now);
            scheduler.step(&mut state, &draft);
            close(state.stability, number(&review["stability"]), &what);
            close(state.difficulty, number(&review["difficulty"]), &what);
        }
    }
}

/// The answer promises the reference's interval in whole days, unless it gives way to Good.
fn promises_as(
    settings: &Settings,
    state: &CardState,
    now: &Now,
    rating: Rating,
    raw: f32,
    what: &str,
) {
    let card: CardId = "v.1".parse().unwrap();
    let promises = Scheduler::new(settings).preview(&card, state, now);
    let days = promises.map(|promise| match promise.wait {
        Wait::Days(days) => days,
        Wait::Minutes(_) => panic!("{what}: no steps were set"),
    });
    let at = rating as usize - 1;
    let place = u32::try_from(at).unwrap() + 1;
    let expected = fuzz::whole(raw).min(settings.maximum_interval - 4 + place);
    // Good has its way; the others make room for it.
    let expected = match rating {
        Rating::Again | Rating::Hard => expected.min(days[at + 1] - 1),
        Rating::Good => expected,
        Rating::Easy => expected.max(days[at - 1] + 1),
    };
    let expected = expected.max(place);
    let near_half = (raw.fract() - 0.5).abs() < raw * 1e-4;
    let slack = u32::from(near_half);
    assert!(days[at].abs_diff(expected) <= slack, "{what}: {days:?}, expected {raw}");
}

#[test]
fn steps_go_as_in_py_fsrs() {
    let vectors = vectors();
    let scheduler = Scheduler::new(&Settings { fuzz: false, ..Settings::default() });
    let card: CardId = "v.1".parse().unwrap();
    let cases = vectors["scheduler_cases_py_fsrs"]["cases"].as_array().unwrap();
    // The later cases are about days of 24 hours, which ours are not.
    for case in &cases[..4] {
        let mut state = CardState::default();
        for review in case["reviews"].as_array().unwrap() {
            let what = format!("{}, {}", case["name"], review["at"]);
            let time: jiff::Timestamp = review["at"].as_str().unwrap().parse().unwrap();
            let now = Now::at(time.as_millisecond(), &jiff::tz::TimeZone::UTC, 4);
            let promise = scheduler.preview(&card, &state, &now)[rating(review) as usize - 1];
            let seconds = review["interval_seconds"].as_u64().unwrap();
            match promise.wait {
                // A step of 5.5 minutes is one of 6 here.
                Wait::Minutes(minutes) => assert_eq!(u64::from(minutes), seconds.div_ceil(60)),
                Wait::Days(days) => assert_eq!(u64::from(days) * 86_400, seconds, "{what}"),
            }
            let draft = scheduler.answer(&card, &state, rating(review), 0, &now);
            scheduler.step(&mut state, &draft);
            let phase = match review["state"].as_str().unwrap() {
                "Learning" => Phase::Learning,
                "Review" => Phase::Review,
                _ => Phase::Relearning,
            };
            assert_eq!(state.phase, phase, "{what}");
            assert_eq!(state.step as u64, review["step"].as_u64().unwrap_or(0), "{what}");
            close(state.stability, number(&review["stability"]), &what);
            close(state.difficulty, number(&review["difficulty"]), &what);
        }
    }
}

#[test]
fn the_fuzz_is_ankis() {
    for row in vectors()["fuzz_bounds"]["rows"].as_array().unwrap() {
        let (first, last) = fuzz::bounds(number(&row["interval"]));
        let bounds = (u64::from(first), u64::from(last));
        let theirs = ["anki_formula_lower", "anki_formula_upper"].map(|key| row[key].as_u64());
        assert_eq!([Some(bounds.0), Some(bounds.1)], theirs, "{}", row["interval"]);
    }
}

#[test]
fn a_log_without_promises_is_given_those_we_would_have_made() {
    let scheduler = Scheduler::new(&Settings { fuzz: false, ..Settings::default() });
    let card: CardId = "v.1".parse().unwrap();
    let mut with = CardState::default();
    let mut without = CardState::default();
    for (day, rating) in
        [(1, Rating::Good), (1, Rating::Good), (3, Rating::Again), (3, Rating::Good)]
    {
        let now = Now { time: i64::from(day) * DAY_MS + i64::from(with.reps), offset: 0, day };
        let draft = scheduler.answer(&card, &with, rating, 0, &now);
        scheduler.step(&mut with, &draft);
        scheduler.step(&mut without, &Draft { due: Due::None, ..draft });
        assert_eq!(with, without);
    }
    assert_eq!((with.lapses, with.reps, with.phase), (1, 4, Phase::Review));
    let cram = scheduler.cram(&card, &with, Rating::Again, 0, &Now { time: 9, offset: 0, day: 4 });
    assert_eq!(cram.kind, Kind::Cram);
    scheduler.step(&mut with, &cram);
    assert_eq!(with, CardState { latest: with.latest, ..without });
}

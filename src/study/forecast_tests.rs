//! A forecast held against students with dice: what they know in the end, and what it takes them.

use super::exam_plan::{Exam, FARTHEST, LAST_DAYS, propose};
use super::{Pace, forecast};
use crate::deck::CardId;
use crate::history::{Due, Rating};
use crate::schedule::{CardState, ModelChoice, Now, Scheduler, Settings};

/// Numbers that look random, from 0 to 1 (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 40) as f32 / (1_u32 << 24) as f32
    }
}

fn now(day: i32) -> Now {
    Now { time: i64::from(day) * 86_400_000 + 43_200_000, offset: 0, day }
}

fn exam(day: i32, share: f32) -> Exam {
    Exam { day, share, most: 175, begin_late: false }
}

/// Asks until it is known, and done with for the day; the reviews and all answers.
fn ask(
    scheduler: &Scheduler,
    (id, state): &mut (CardId, CardState),
    day: i32,
    dice: &mut Dice,
) -> (f32, f32) {
    let (mut moment, mut answers) = (now(day), 0.0);
    let review = f32::from(u8::from(state.reps > 0));
    let first = |luck: f32| match luck {
        ..0.24 => Rating::Again,
        ..0.334 => Rating::Hard,
        ..0.829 => Rating::Good,
        _ => Rating::Easy,
    };
    for _ in 0..10 {
        let recall = scheduler.retrievability(state, &moment);
        let luck = dice.roll();
        let rating = match recall {
            None => first(luck),
            Some(recall) if answers == 0.0 && luck >= recall => Rating::Again,
            Some(_) => Rating::Good,
        };
        let draft = scheduler.answer(id, state, rating, 0, &moment);
        scheduler.step(state, &draft);
        answers += 1.0;
        match state.due {
            Due::Instant(time) => moment.time = time.max(moment.time + 60_000),
            _ => break,
        }
    }
    (review, answers)
}

#[test]
fn a_forecast_is_what_students_with_dice_come_to() {
    let scheduler = Scheduler::new(&Settings::default());
    let goal = exam(45, 0.96);
    // Every answer takes a second.
    let usual = Pace::default();
    let pace = Pace { new_ms: 1000.0, step_ms: 1000.0, review_ms: 1000.0, ..usual };
    let card = |n: usize| (format!("c{n}.1").parse().unwrap(), CardState::default());
    let mut cards: Vec<(CardId, CardState)> = (0..600).map(card).collect();
    let mut dice = Dice(7);
    let mut foreseen = Vec::new();
    let (mut reviews, mut answers) = (vec![0.0; 45], vec![0.0; 45]);
    let forecast_on = |cards: &[(CardId, CardState)], day: i32| {
        let states = cards.iter().map(|(_, state)| state);
        forecast(&scheduler, states, &goal, &pace, &now(day)).unwrap()
    };
    for day in 0..45 {
        if [0, 20, 38].contains(&day) {
            foreseen.push((day, forecast_on(&cards, day)));
        }
        let asked: Vec<usize> = if 45 - day <= LAST_DAYS {
            propose(&scheduler, cards.iter().map(|(_, state)| state), &goal, &now(day)).cards
        } else {
            let due = |state: &CardState| matches!(state.due, Due::Day(due) if due <= day);
            (0..600).filter(|at| cards[*at].1.reps > 0 && due(&cards[*at].1)).collect()
        };
        let new = (0..600).filter(|at| cards[*at].1.reps == 0).take(17);
        let new: Vec<usize> = if 45 - day > LAST_DAYS { new.collect() } else { Vec::new() };
        for at in asked.into_iter().chain(new) {
            let (review, all) = ask(&scheduler, &mut cards[at], day, &mut dice);
            reviews[day as usize] += review;
            answers[day as usize] += all;
        }
    }
    let recall = |state: &CardState| scheduler.retrievability(state, &now(45)).unwrap();
    let known = cards.iter().map(|(_, state)| recall(state)).sum::<f32>() / 600.0;
    for (day, forecast) in foreseen {
        let said = format!("on day {day}: {:?}, {known}", forecast.expected);
        assert!((forecast.expected - known).abs() < 0.012, "{said}");
        let days = forecast.days.iter();
        let [planned, ms] =
            [days.clone().map(|day| day.reviews).sum::<f32>(), days.map(|day| day.ms).sum::<f32>()];
        let done = reviews[day as usize..].iter().sum::<f32>();
        assert!((planned / done - 1.0).abs() < 0.1, "on day {day}: {planned} of {done}");
        let time = answers[day as usize..].iter().sum::<f32>() * 1000.0;
        assert!((ms / time - 1.0).abs() < 0.1, "on day {day}: {ms} of {time}");
    }
}

#[test]
fn what_cannot_be_foreseen_is_not() {
    let goal = exam(30, 0.95);
    let pace = Pace::default();
    let fsrs = Scheduler::new(&Settings::default());
    let sm2 = Settings { model: ModelChoice::Sm2, ..Settings::default() };
    let card = CardState::default();
    let of =
        |scheduler: &Scheduler, day: i32| forecast(scheduler, [&card], &goal, &pace, &now(day));
    assert!(of(&Scheduler::new(&sm2), 0).is_none());
    assert!(of(&fsrs, 31).is_none());
    let of_day = |day: i32| forecast(&fsrs, [&card], &exam(day, 0.95), &pace, &now(0));
    // The year 9027: work without end, if it were begun.
    assert!(of_day(2_577_000).is_none() && of_day(i32::MAX).is_none());
    assert!(of_day(FARTHEST + 1).is_none() && of_day(FARTHEST).is_some());
    let today = of(&fsrs, 30).unwrap();
    assert!(today.days.is_empty() && today.expected == 0.0, "not begun, not known");
    let late = of(&fsrs, 25).unwrap();
    assert_eq!((late.expected, late.mean_ms()), (0.0, 0.0), "none is begun in the last days");
    let begins = Exam { begin_late: true, ..goal };
    let late = forecast(&fsrs, [&card], &begins, &pace, &now(25)).unwrap();
    assert!(late.expected > 0.5 && late.days[0].new == 1.0, "{late:?}");
    let none = forecast(&fsrs, [], &goal, &pace, &now(0)).unwrap();
    assert_eq!((none.cards, none.expected, none.worst()), (0, 0.0, Some((29, 0.0))));
    assert!(of(&fsrs, 0).unwrap().deviation() > UNCERTAIN);
}

/// Of a model that was never measured.
const UNCERTAIN: f32 = 0.04;

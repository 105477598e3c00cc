//! The one pass: every card's past is replayed, side by side, and counted on the way.
//!
//! The parts are of a fixed size and are put together in their order: the same numbers on every
//! machine, whatever the number of its processors.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::calibration::Calibration;
use super::day::Day;
use super::histogram::{Histogram, Measure};
use super::streak::Streak;
use super::{Cards, Hour, Period, Statistics, Subject};
use crate::history::{CompactEvent, Due, Kind, Phase, Rating};
use crate::schedule::{CardState, MATURE_DAYS, Moment};

/// How many cards are counted at a time.
const SHARE: usize = 4096;
/// Grades from longer ago than this (days) are on no day: no student is that old, and a damaged
/// history must not ask for millions of days.
const LONGEST: i32 = 36_525;

/// What was counted of some cards.
#[derive(Debug, Default)]
struct Tallies {
    /// From today backwards.
    days: Vec<Day>,
    /// The days whose grades stand on today: more than one where a clock was ahead, or is behind.
    today: BTreeSet<i32>,
    hours: [Hour; 24],
    answers: [[u32; 4]; 3],
    calibration: Calibration,
    cards: Cards,
    intervals: Vec<f32>,
    stability: Vec<f32>,
    difficulty: Vec<f32>,
    retrievability: Vec<f32>,
    /// Days on which cards are due.
    due: Vec<i32>,
}

pub(super) fn gather(
    subject: &Subject,
    period: Period,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<Statistics> {
    let today = subject.now.day;
    let from = period.days().map_or(i32::MIN, |days| today.saturating_sub(days - 1));
    let count = |numbers: &[u32], there: bool| {
        let mut part = Tallies::default();
        for number in numbers.iter().take_while(|_| go_on()) {
            part.card(subject, *number, from, there);
        }
        part
    };
    let here = subject.cards.par_chunks(SHARE).map(|numbers| count(numbers, true));
    let gone = subject.gone.par_chunks(SHARE).map(|numbers| count(numbers, false));
    let parts: Vec<Tallies> = here.chain(gone).collect();
    if !go_on() {
        return None;
    }
    let mut all = Tallies::default();
    for part in parts {
        all.add(part);
    }
    all.days.reverse();
    // Without any grade there is still today.
    if all.days.is_empty() {
        all.days.push(Day::default());
    }
    let ahead = period.days_ahead();
    let (mut overdue, mut later, mut forecast) = (0, 0, vec![0; ahead]);
    for day in all.due {
        match usize::try_from(i64::from(day) - i64::from(today)) {
            Err(_) => overdue += 1,
            Ok(days) => match forecast.get_mut(days) {
                Some(count) => *count += 1,
                None => later += 1,
            },
        }
    }
    Some(Statistics {
        period,
        today,
        streak: Streak::of(&all.days, &subject.now),
        days: all.days,
        days_on_last: u32::try_from(all.today.len()).unwrap_or(u32::MAX),
        hours: all.hours,
        answers: all.answers,
        calibration: all.calibration,
        cards: all.cards,
        intervals: Histogram::of(Measure::Days, all.intervals),
        stability: Histogram::of(Measure::Days, all.stability),
        difficulty: Histogram::of(Measure::Difficulty, all.difficulty),
        retrievability: Histogram::of(Measure::Share, all.retrievability),
        overdue,
        forecast,
        later,
    })
}

impl Tallies {
    /// Replays a card. `from` is the period's first day; `there`: it is in a deck.
    fn card(&mut self, subject: &Subject, number: u32, from: i32, there: bool) {
        let mut state = CardState::default();
        let Some(id) = subject.history.names().card(number) else {
            // Nothing ever happened to it.
            if there {
                self.stand(subject, &state);
            }
            return;
        };
        for row in subject.history.past(number) {
            if let Some(rating) = row.rating {
                self.grade(subject, &state, row, rating, from);
            }
            subject.scheduler.advance(id, &mut state, &Moment::from(row));
        }
        if there {
            self.stand(subject, &state);
        }
    }

    /// A grade, given the state before it.
    fn grade(
        &mut self,
        subject: &Subject,
        state: &CardState,
        row: &CompactEvent,
        rating: Rating,
        from: i32,
    ) {
        let today = subject.now.day;
        // A clock that was ahead wrote a day that is still to come.
        let back = i64::from(today) - i64::from(row.day.min(today));
        let Ok(back) = usize::try_from(back.min(i64::from(LONGEST) + 1)) else { return };
        if back > LONGEST as usize {
            return;
        }
        if self.days.len() <= back {
            self.days.resize(back + 1, Day::default());
        }
        let Some(day) = self.days.get_mut(back) else { return };
        if back == 0 {
            self.today.insert(row.day);
        }
        let known = rating > Rating::Again;
        day.time_ms = day.time_ms.saturating_add(u64::from(row.duration));
        day.stay((row.time, row.offset));
        let phase = match (state.reps, state.phase) {
            (0, Phase::New) => row.phase,
            // It had its date by hand, and is answered for the first time.
            (0, _) => Phase::New,
            (_, phase) => phase,
        };
        let mature = state.interval >= MATURE_DAYS;
        let crammed = row.kind == Kind::Cram;
        match phase {
            _ if crammed => day.cram += 1,
            Phase::New => day.new += 1,
            Phase::Learning | Phase::Relearning => day.learning += 1,
            Phase::Review if mature => day.mature.ask(known),
            Phase::Review => day.young.ask(known),
        }
        if row.day < from {
            return;
        }
        let local = row.time.saturating_add(i64::from(row.offset) * 60_000);
        let hour = usize::try_from(local.div_euclid(3_600_000).rem_euclid(24)).unwrap_or(0);
        let review = phase == Phase::Review && !crammed;
        if let Some(hour) = self.hours.get_mut(hour) {
            hour.grades += 1;
            if review {
                hour.reviews.ask(known);
            }
        }
        if crammed {
            return;
        }
        let kind = match (review, mature) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => 2,
        };
        let answers = self.answers.get_mut(kind);
        if let Some(count) = answers.and_then(|answers| answers.get_mut(rating as usize - 1)) {
            *count += 1;
        }
        if review
            && let Some(days) = state.elapsed_days(row.day).filter(|days| *days > 0)
            && let Some(expected) = subject.scheduler.recall_after(state, days)
        {
            self.calibration.ask(expected, known);
        }
    }

    /// How a card stands now.
    fn stand(&mut self, subject: &Subject, state: &CardState) {
        let cards = &mut self.cards;
        let count = match state.phase {
            _ if state.suspended => &mut cards.suspended,
            _ if state.reps == 0 => &mut cards.new,
            Phase::New => &mut cards.new,
            Phase::Learning | Phase::Relearning => &mut cards.learning,
            Phase::Review if state.is_mature() => &mut cards.mature,
            Phase::Review => &mut cards.young,
        };
        *count += 1;
        if state.suspended {
            return;
        }
        // Whatever has set the date: an answer, a step, or the student's hand.
        let hour = subject.scheduler.settings().rollover_hour;
        self.due.extend(match state.due {
            Due::Day(day) => Some(day),
            Due::Instant(time) => Some(subject.now.day_of(time, hour).max(subject.now.day)),
            Due::None => None,
        });
        if state.reps == 0 {
            return;
        }
        if state.phase == Phase::Review {
            self.intervals.push(state.interval as f32);
        }
        if state.stability > 0.0 {
            self.stability.push(state.stability);
            self.difficulty.push(state.difficulty);
        }
        // Of a card in its steps the model says that it is known, minutes after it was not.
        if state.is_known() && state.stability > 0.0 {
            self.retrievability.extend(subject.scheduler.retrievability(state, &subject.now));
        }
    }

    fn add(&mut self, mut other: Self) {
        if self.days.len() < other.days.len() {
            self.days.resize(other.days.len(), Day::default());
        }
        for (day, more) in self.days.iter_mut().zip(&other.days) {
            day.add(more);
        }
        self.today.append(&mut other.today);
        for (hour, more) in self.hours.iter_mut().zip(other.hours) {
            hour.grades += more.grades;
            hour.reviews.add(more.reviews);
        }
        let more = other.answers.iter().flatten();
        for (count, more) in self.answers.iter_mut().flatten().zip(more) {
            *count += more;
        }
        self.calibration.add(&other.calibration);
        let (cards, more) = (&mut self.cards, other.cards);
        cards.new += more.new;
        cards.learning += more.learning;
        cards.young += more.young;
        cards.mature += more.mature;
        cards.suspended += more.suspended;
        self.intervals.append(&mut other.intervals);
        self.stability.append(&mut other.stability);
        self.difficulty.append(&mut other.difficulty);
        self.retrievability.append(&mut other.retrievability);
        self.due.append(&mut other.due);
    }
}

//! What each answer would promise.
//!
//! Learning and relearning steps promise minutes, everything else whole days. No answer
//! promises less than a worse one: Again < Hard < Good < Easy, always, whatever the fuzz,
//! the day's load and the longest interval are.

use super::clock::{DAY_MINUTES, DAY_MS, MINUTE_MS};
use super::settings::LONGEST_STEP;
use super::state::steps_phase;
use super::{CardState, Load, Now, Scheduler, fuzz};
use crate::deck::CardId;
use crate::history::{Due, Phase};

/// A learning card may be asked this long (ms) before its time when nothing else is left.
pub const LEARN_AHEAD_MS: i64 = 20 * MINUTE_MS;

/// The longest interval (days), whatever the settings say.
const LONGEST: u32 = 36_500;

/// How long an answer puts a card off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Minutes(u32),
    Days(u32),
}

/// What an answer would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    pub due: Due,
    /// After the answer.
    pub phase: Phase,
    pub wait: Wait,
}

impl Scheduler {
    /// What each of the four answers would promise, in the order of
    /// [`Rating::ALL`](crate::history::Rating::ALL).
    #[must_use]
    pub fn preview(&self, card: &CardId, state: &CardState, now: &Now) -> [Promise; 4] {
        self.preview_balanced(card, state, now, None)
    }

    /// As [`Self::preview`], taking the least loaded day within the fuzz.
    #[must_use]
    pub fn preview_balanced(
        &self,
        card: &CardId,
        state: &CardState,
        now: &Now,
        load: Option<&Load>,
    ) -> [Promise; 4] {
        // The worse answers may lead to steps; the better ones then promise more than those.
        let mut minutes = 0;
        let mut steps = self.steps(state).into_iter().flatten();
        let steps: [Option<u32>; 4] = std::array::from_fn(|_| {
            minutes = steps.next()?.max(minutes + 1);
            Some(minutes)
        });
        let days = self.days(card, state, now, load, steps);
        std::array::from_fn(|answer| match steps[answer] {
            Some(minutes) => Promise {
                due: Due::Instant(now.time.saturating_add(i64::from(minutes) * MINUTE_MS)),
                phase: steps_phase(state.phase),
                wait: Wait::Minutes(minutes),
            },
            None => Promise {
                due: Due::Day(now.day.saturating_add_unsigned(days[answer])),
                phase: Phase::Review,
                wait: Wait::Days(days[answer]),
            },
        })
    }

    /// The days of the answers that have no step.
    ///
    /// Good takes the interval that the model asks for, spread; the others give way to it, for
    /// Good is what students answer most: the worse ones come before it, Easy after.
    fn days(
        &self,
        card: &CardId,
        state: &CardState,
        now: &Now,
        load: Option<&Load>,
        steps: [Option<u32>; 4],
    ) -> [u32; 4] {
        let intervals = self.intervals(state, now.day);
        let seed = fuzz::seed(card, state.reps);
        let first = steps.iter().flatten().count();
        // The least that an answer may promise, with room for the worse ones below it.
        let after_steps = steps.iter().flatten().last().map_or(1, |step| step / DAY_MINUTES + 1);
        let least = |answer: usize| (first..answer).fold(after_steps, |days, _| days + 1);
        let longest = self.settings.maximum_interval.min(LONGEST);
        let pick = |answer: usize, low: u32, high: u32| {
            let interval = intervals[answer];
            let whole = fuzz::whole(interval);
            let (from, to) =
                if self.settings.fuzz { fuzz::bounds(interval) } else { (whole, whole) };
            let fit = |days: u32| days.min(high).max(low);
            let load_after =
                |days| load.map_or(0, |load| load.on(now.day.saturating_add_unsigned(days)));
            fuzz::pick((fit(from), fit(to)), seed, load_after)
        };
        let mut days = [0; 4];
        if first <= 2 {
            days[2] = pick(2, least(2), longest.saturating_sub(1));
        }
        days[3] = pick(3, least(3).max(days[2] + 1), longest);
        for answer in (first..2).rev() {
            days[answer] = pick(answer, least(answer), days[answer + 1] - 1);
        }
        days
    }

    /// The minutes of the step that each answer leads to; none where it leads to days.
    ///
    /// As in Anki: Again goes back to the first step, Hard stays (on the first step it takes the
    /// middle between the first two, or half as long again), Good goes on, Easy leaves.
    fn steps(&self, state: &CardState) -> [Option<u32>; 4] {
        let (steps, at) = match state.phase {
            Phase::New => (&self.settings.learning_steps, Some(0)),
            Phase::Learning => (&self.settings.learning_steps, Some(state.step)),
            Phase::Review => (&self.settings.relearning_steps, None),
            Phase::Relearning => (&self.settings.relearning_steps, Some(state.step)),
        };
        let step = |at: usize| steps.get(at).map(|step| (*step).clamp(1, LONGEST_STEP));
        let Some(first) = step(0) else { return [None; 4] };
        let Some(at) = at else { return [Some(first), None, None, None] };
        let at = at.min(steps.len() - 1);
        let hard = match (at, step(1)) {
            (0, Some(second)) => Some((first + second).div_ceil(2)),
            (0, None) => Some(first + first.div_ceil(2).min(DAY_MINUTES)),
            _ => step(at),
        };
        [Some(first), hard, step(at + 1), None]
    }

    /// From when a card in its steps may be asked (ms since 1970-01-01 UTC); none if that is not
    /// today, or if it is in no steps.
    ///
    /// A step of a day or more is due with its day, not at the minute. A promise that lies further
    /// ahead than any step was made by a clock that has been set back since: it is due now.
    #[must_use]
    pub fn ready_at(&self, state: &CardState, now: &Now) -> Option<i64> {
        let Due::Instant(due) = state.due else { return None };
        if !state.is_learning() {
            return None;
        }
        let steps = || self.settings.learning_steps.iter().chain(&self.settings.relearning_steps);
        let longest = i64::from(steps().max().copied().unwrap_or(0)) * MINUTE_MS;
        let set_back = state.last.is_some_and(|last| now.time < last.time)
            && due.saturating_sub(now.time) > longest.saturating_mul(2);
        if set_back {
            return Some(now.time);
        }
        // What may be asked ahead of its time belongs to today, however close its end is.
        let earliest = due.saturating_sub(LEARN_AHEAD_MS);
        if now.day_of(earliest, self.settings.rollover_hour) > now.day {
            return None;
        }
        let long = state.last.is_some_and(|last| due.saturating_sub(last.time) >= DAY_MS);
        Some(if long { due.min(now.time) } else { due })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{LastReview, ModelChoice, Settings};
    use super::*;
    use crate::history::Rating;

    fn minutes(wait: Wait) -> u64 {
        match wait {
            Wait::Minutes(minutes) => minutes.into(),
            Wait::Days(days) => u64::from(days) * u64::from(DAY_MINUTES),
        }
    }

    fn any_state() -> impl Strategy<Value = CardState> {
        let memory = (0.0_f32..40_000.0, 1.0_f32..10.0, 1.3_f32..3.5, 0_u32..40_000, 0_u32..9);
        let place = (0_u8..4, 0_usize..12, 0_u32..500, 0_i32..20_000);
        (memory, place).prop_map(|((stability, difficulty, ease, interval, successes), place)| {
            let (phase, step, reps, ago) = place;
            let last = LastReview { time: 0, day: 20_000 - ago };
            CardState {
                phase: Phase::from_number(phase).unwrap(),
                step,
                stability,
                difficulty,
                ease,
                interval,
                successes,
                reps,
                last: (phase > 0).then_some(last),
                ..CardState::default()
            }
        })
    }

    fn any_settings() -> impl Strategy<Value = Settings> {
        let steps = || proptest::collection::vec(1_u32..4000, 0..4);
        let choice = (any::<bool>(), any::<bool>(), 0.70_f32..0.99, 7_u32..36_500);
        (steps(), steps(), choice).prop_map(|(learning_steps, relearning_steps, choice)| {
            let (sm2, fuzz, retention, maximum_interval) = choice;
            let model = if sm2 { ModelChoice::Sm2 } else { ModelChoice::Fsrs };
            let base = Settings { model, retention, maximum_interval, fuzz, ..Settings::default() };
            Settings { learning_steps, relearning_steps, ..base }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn a_better_answer_promises_more(
            state in any_state(), settings in any_settings(), card in 0_u32..1000,
            loads in proptest::collection::vec(0_u32..3, 0..60), balanced in any::<bool>(),
        ) {
            prop_assert_eq!(settings.check(), Ok(()));
            let scheduler = Scheduler::new(&settings);
            let card: CardId = format!("n{card}.1").parse().unwrap();
            let now = Now { time: 1_728_000_000_000, offset: 60, day: 20_000 };
            let mut load = Load::default();
            for (day, count) in (20_000..).zip(&loads) {
                (0..*count).for_each(|_| load.add(day));
            }
            let load = balanced.then_some(&load);
            let promises = scheduler.preview_balanced(&card, &state, &now, load);
            let waits = promises.map(|promise| minutes(promise.wait));
            prop_assert!(waits.is_sorted_by(|a, b| a < b), "{:?}", promises);
            for (rating, promise) in Rating::ALL.into_iter().zip(promises) {
                match (promise.wait, promise.due) {
                    (Wait::Days(days), Due::Day(day)) => {
                        prop_assert_eq!(i64::from(day - now.day), i64::from(days));
                        prop_assert!(days <= settings.maximum_interval.max(7));
                    }
                    (Wait::Minutes(minutes), Due::Instant(time)) => {
                        prop_assert_eq!(time - now.time, i64::from(minutes) * MINUTE_MS);
                    }
                    _ => prop_assert!(false, "{:?}", promise),
                }
                // The event keeps the promise, and so does the state.
                let draft = scheduler.answer_balanced(&card, &state, rating, 0, &now, load);
                let mut after = state.clone();
                scheduler.step(&mut after, &draft);
                prop_assert_eq!((after.due, after.phase), (promise.due, promise.phase));
                prop_assert!(after.stability.is_finite() && after.ease >= 1.3);
            }
        }
    }

    #[test]
    fn the_default_buttons_of_a_new_card() {
        let scheduler = Scheduler::new(&Settings { fuzz: false, ..Settings::default() });
        let card: CardId = "n.1".parse().unwrap();
        let now = Now { time: 0, offset: 0, day: 0 };
        let waits = scheduler.preview(&card, &CardState::default(), &now).map(|p| p.wait);
        let expected = [Wait::Minutes(1), Wait::Minutes(6), Wait::Minutes(10), Wait::Days(8)];
        assert_eq!(waits, expected);
    }

    #[test]
    fn the_least_loaded_day_is_taken() {
        let scheduler = Scheduler::new(&Settings::default());
        let card: CardId = "n.1".parse().unwrap();
        let now = Now { time: 0, offset: 0, day: 100 };
        let easy = |load: &Load| {
            scheduler.preview_balanced(&card, &CardState::default(), &now, Some(load))[3].due
        };
        let mut load = Load::default();
        (106..=110).filter(|day| *day != 107).for_each(|day| load.add(day));
        assert_eq!(easy(&load), Due::Day(107));
        load.remove(110);
        load.add(107);
        assert_eq!(easy(&load), Due::Day(110));
    }

    #[test]
    fn the_fuzz_spreads_and_never_changes_its_mind() {
        let scheduler = Scheduler::new(&Settings::default());
        let now = Now { time: 0, offset: 0, day: 0 };
        let easy = |n: u32| {
            let card: CardId = format!("n{n}.1").parse().unwrap();
            scheduler.preview(&card, &CardState::default(), &now)[3].due
        };
        let mut hits = [0; 16];
        for n in 0..1000 {
            let Due::Day(day) = easy(n) else { panic!("no day") };
            hits[usize::try_from(day).unwrap()] += 1;
            assert_eq!(easy(n), Due::Day(day));
        }
        // Around 8.3 days: from 6 to 10.
        assert!(hits[6..=10].iter().all(|hits| *hits > 150), "{hits:?}");
        assert_eq!(hits[6..=10].iter().sum::<i32>(), 1000);
    }
}

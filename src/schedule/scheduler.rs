//! One card's way: what its events add up to, and what each answer would promise.
//!
//! The due date of a grade is the one in its event: other settings change only what comes after.
//! Refuses to let an answer promise less than a worse one: Again < Hard < Good < Easy, always.

use super::clock::{DAY_MINUTES, DAY_MS, MINUTE_MS};
use super::fsrs6::Fsrs6;
use super::{CardState, LastReview, Load, ModelChoice, Moment, Now, Settings, fuzz, sm2};
use crate::deck::CardId;
use crate::history::{Draft, Due, Event, Kind, Phase, Rating};

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

#[derive(Debug, Clone)]
enum Memory {
    Fsrs(Box<Fsrs6>),
    Sm2,
}

/// The rules, with the student's settings.
#[derive(Debug, Clone)]
pub struct Scheduler {
    memory: Memory,
    settings: Settings,
}

impl Scheduler {
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let memory = match settings.model {
            ModelChoice::Fsrs => Memory::Fsrs(Box::new(Fsrs6::new(settings))),
            ModelChoice::Sm2 => Memory::Sm2,
        };
        Self { memory, settings: settings.clone() }
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where a card stands after its events: those that count, in order.
    pub fn fold<'a>(&self, events: impl IntoIterator<Item = &'a Event>) -> CardState {
        let mut state = CardState::default();
        for event in events {
            self.step(&mut state, &event.what);
        }
        state
    }

    /// One event more.
    pub fn step(&self, state: &mut CardState, event: &Draft) {
        self.advance(&event.card, state, &Moment::from(event));
    }

    /// As [`Self::step`], for events kept small.
    pub fn advance(&self, card: &CardId, state: &mut CardState, event: &Moment) {
        state.latest = state.latest.max(event.time);
        match event.kind {
            Kind::Review => self.review(card, state, event),
            Kind::Cram | Kind::Undo => {}
            Kind::Reset => {
                *state = CardState {
                    suspended: state.suspended,
                    latest: state.latest,
                    ..CardState::default()
                };
            }
            Kind::Suspend => state.suspended = true,
            Kind::Resume => {
                state.suspended = false;
                state.buried_until = None;
            }
            Kind::Bury => {
                state.buried_until = Some(match event.due {
                    Due::Day(day) => day,
                    Due::None | Due::Instant(_) => event.day.saturating_add(1),
                });
            }
            Kind::SetDue => set_due(state, event),
        }
    }

    fn review(&self, card: &CardId, state: &mut CardState, event: &Moment) {
        let Some(rating) = event.rating else { return };
        if state.reps == 0 && state.phase == Phase::New {
            // A history that was cut begins in the middle: believe what the event says.
            state.phase = event.phase;
        }
        let due = match event.due {
            // Another program's log promises nothing: what we would have promised.
            Due::None => {
                let now = Now { time: event.time, offset: event.offset, day: event.day };
                let promises = self.preview(card, state, &now);
                promises.get(rating as usize - 1).map_or(Due::None, |promise| promise.due)
            }
            due => due,
        };
        let elapsed = state.elapsed_days(event.day).unwrap_or(0);
        match &self.memory {
            Memory::Fsrs(model) => model.learn(state, rating, elapsed),
            Memory::Sm2 => sm2::learn(state, rating, matches!(due, Due::Day(_))),
        }
        if rating == Rating::Again && state.phase == Phase::Review {
            state.lapses = state.lapses.saturating_add(1);
        }
        match due {
            Due::Day(day) => {
                state.phase = Phase::Review;
                state.step = 0;
                state.interval = days_between(event.day, day);
            }
            Due::Instant(_) | Due::None => {
                state.step = match (state.phase, rating) {
                    (Phase::Review, _) | (_, Rating::Again) => 0,
                    (_, Rating::Hard) => state.step,
                    (_, Rating::Good | Rating::Easy) => state.step.saturating_add(1),
                };
                state.phase = steps_phase(state.phase);
            }
        }
        state.due = due;
        state.reps = state.reps.saturating_add(1);
        state.last = Some(LastReview { time: event.time, day: event.day });
        state.first_day = state.first_day.or(Some(event.day));
    }

    /// What each of the four answers would promise, in the order of [`Rating::ALL`].
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
        let elapsed = state.elapsed_days(now.day).unwrap_or(0);
        let days = match &self.memory {
            Memory::Fsrs(model) => model.intervals(state, elapsed),
            Memory::Sm2 => sm2::intervals(state),
        };
        let steps = self.steps(state);
        let seed = fuzz::seed(card, state.reps);
        let load_on = |interval: u32| load.map_or(0, |load| load.on(later(now.day, interval)));
        let load: Option<&dyn Fn(u32) -> u32> = if load.is_some() { Some(&load_on) } else { None };
        let longest = self.settings.maximum_interval.max(1);
        // In minutes; each promise is longer than the one before.
        let mut shortest = 0_u32;
        let mut promises = [(0_u32, 0.0_f32, None); 4];
        for (place, rating) in (0_u32..).zip(0..4) {
            promises[rating] = (place, days[rating], steps[rating]);
        }
        promises.map(|(place, days, step)| {
            if let Some(minutes) = step {
                let minutes = minutes.max(shortest.saturating_add(1));
                shortest = minutes;
                let due = Due::Instant(now.time.saturating_add(i64::from(minutes) * MINUTE_MS));
                return Promise {
                    due,
                    phase: steps_phase(state.phase),
                    wait: Wait::Minutes(minutes),
                };
            }
            // Room for the better answers below the longest interval.
            let longest = longest.saturating_sub(3 - place).max(1);
            let interval = if self.settings.fuzz {
                fuzz::spread(days, seed, longest, load)
            } else {
                fuzz::whole(days).min(longest)
            };
            let interval = interval.max(shortest / DAY_MINUTES + u32::from(shortest > 0)).max(1);
            shortest = interval.saturating_mul(DAY_MINUTES);
            Promise {
                due: Due::Day(later(now.day, interval)),
                phase: Phase::Review,
                wait: Wait::Days(interval),
            }
        })
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
        let Some(&first) = steps.first() else { return [None; 4] };
        let Some(at) = at else { return [Some(first), None, None, None] };
        let at = at.min(steps.len() - 1);
        let hard = match (at, steps.get(1)) {
            (0, Some(second)) => first.saturating_add(*second).div_ceil(2),
            (0, None) => first.saturating_add(first.div_ceil(2).min(DAY_MINUTES)),
            _ => steps.get(at).copied().unwrap_or(first),
        };
        [Some(first), Some(hard), steps.get(at + 1).copied(), None]
    }

    /// The event of an answer. Its time is never before the card's last event, so that a clock
    /// that was set back does not change the order in which things happened.
    #[must_use]
    pub fn answer(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
    ) -> Draft {
        self.answer_balanced(card, state, rating, duration_ms, now, None)
    }

    /// As [`Self::answer`], promising what [`Self::preview_balanced`] shows.
    #[must_use]
    pub fn answer_balanced(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
        load: Option<&Load>,
    ) -> Draft {
        let promises = self.preview_balanced(card, state, now, load);
        let due = promises.get(rating as usize - 1).map_or(Due::None, |promise| promise.due);
        Draft {
            rating: Some(rating),
            duration: duration_ms,
            ..self.act(card, state, Kind::Review, due, now)
        }
    }

    /// The event of a grade that moves nothing.
    #[must_use]
    pub fn cram(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
    ) -> Draft {
        Draft {
            rating: Some(rating),
            duration: duration_ms,
            ..self.act(card, state, Kind::Cram, Due::None, now)
        }
    }

    /// An event without a grade: suspend, resume, bury, reset, set due.
    #[must_use]
    pub fn act(&self, card: &CardId, state: &CardState, kind: Kind, due: Due, now: &Now) -> Draft {
        Draft {
            card: card.clone(),
            time: now.time.max(state.latest.saturating_add(1)),
            rating: None,
            phase: state.phase,
            duration: 0,
            day: now.day,
            offset: now.offset,
            kind,
            due,
            target: None,
        }
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
        if now.day_of(due, self.settings.rollover_hour) > now.day {
            return None;
        }
        let long = state.last.is_some_and(|last| due.saturating_sub(last.time) >= DAY_MS);
        Some(if long { due.min(now.time) } else { due })
    }

    /// The probability that the student would recall the card now; none for a card that was never
    /// graded, and under SM-2.
    #[must_use]
    pub fn retrievability(&self, state: &CardState, now: &Now) -> Option<f32> {
        match &self.memory {
            Memory::Fsrs(model) => model.retrievability(state, state.elapsed_days(now.day)?),
            Memory::Sm2 => None,
        }
    }
}

/// The phase of a card that is sent to a step from `phase`.
fn steps_phase(phase: Phase) -> Phase {
    match phase {
        Phase::New | Phase::Learning => Phase::Learning,
        Phase::Review | Phase::Relearning => Phase::Relearning,
    }
}

fn set_due(state: &mut CardState, event: &Moment) {
    match event.due {
        Due::None => return,
        Due::Day(day) => {
            state.phase = Phase::Review;
            state.step = 0;
            state.interval = days_between(state.last.map_or(event.day, |last| last.day), day);
        }
        Due::Instant(_) => state.phase = steps_phase(state.phase),
    }
    state.due = event.due;
}

fn days_between(from: i32, to: i32) -> u32 {
    u32::try_from(i64::from(to) - i64::from(from)).unwrap_or(0)
}

fn later(day: i32, days: u32) -> i32 {
    day.saturating_add_unsigned(days)
}

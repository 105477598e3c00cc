//! What a grade does: to a card's state when it is read back, and to its due date when it is given.

use super::day::Now;
use super::fuzz;
use super::memory::{Memory, Model};
use super::settings::Settings;
use super::state::{CardState, LastReview};
use crate::deck::CardId;
use crate::history::{Draft, Due, Event, Kind, Phase, Rating};

const MINUTE: i64 = 60_000;

/// How long until the card comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Minutes(u32),
    Days(u32),
}

/// What a grade promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    pub due: Due,
    /// Where the card then stands.
    pub phase: Phase,
    pub wait: Wait,
}

/// The rules, with the student's settings.
#[derive(Debug)]
pub struct Scheduler {
    settings: Settings,
    model: Model,
}

impl Scheduler {
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self { settings: settings.clone(), model: Model::new(settings) }
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// One card's state from its events that count, in order. Due dates are the events' own.
    pub fn fold<'a>(&self, events: impl IntoIterator<Item = &'a Event>) -> CardState {
        let mut state = CardState::default();
        for event in events {
            self.step(&mut state, event);
        }
        state
    }

    /// Takes one more event into account.
    pub fn step(&self, state: &mut CardState, event: &Draft) {
        match event.kind {
            Kind::Review => self.review(state, event),
            Kind::Cram | Kind::Undo => {}
            Kind::Reset => {
                *state = CardState { suspended: state.suspended, ..CardState::default() };
            }
            Kind::Suspend => state.suspended = true,
            Kind::Resume => {
                state.suspended = false;
                state.buried_until = None;
            }
            Kind::Bury => {
                if let Due::Day(day) = event.due {
                    state.buried_until = Some(day);
                }
            }
            Kind::SetDue => {
                state.due = event.due;
                state.phase = Phase::Review;
                state.step = 0;
            }
        }
    }

    fn review(&self, state: &mut CardState, event: &Draft) {
        let Some(rating) = event.rating else { return };
        let in_steps = matches!(event.due, Due::Instant(_));
        let days = days_since(state, event.day);
        state.memory = self.model.after(&state.memory, rating, days, in_steps);
        if state.phase == Phase::Review && rating == Rating::Again {
            state.lapses += 1;
        }
        state.step = match rating {
            _ if !in_steps => 0,
            Rating::Again => 0,
            Rating::Hard => state.step,
            Rating::Good | Rating::Easy => state.step + 1,
        };
        state.phase = match state.phase {
            _ if !in_steps => Phase::Review,
            Phase::New | Phase::Learning => Phase::Learning,
            Phase::Review | Phase::Relearning => Phase::Relearning,
        };
        // Days never run backwards within a card, whatever a clock says.
        let day = state.last.map_or(event.day, |last| last.day.max(event.day));
        state.due = match event.due {
            // A log from elsewhere may promise nothing: the model's own interval then counts.
            Due::None => Due::Day(day.saturating_add(whole(self.model.interval(&state.memory)))),
            due => due,
        };
        state.reps += 1;
        state.last = Some(LastReview { time: event.time, day });
        state.first_day.get_or_insert(day);
        state.buried_until = None;
    }

    /// What each grade would promise now, from Again to Easy: always in that order of waiting.
    #[must_use]
    pub fn preview(&self, card: &CardId, state: &CardState, now: &Now) -> [Promise; 4] {
        let days = days_since(state, now.day);
        let relearning = matches!(state.phase, Phase::Review | Phase::Relearning);
        let mut least = 0;
        Rating::ALL.map(|rating| {
            if let Some(minutes) = self.step_after(state, rating) {
                let phase = if relearning { Phase::Relearning } else { Phase::Learning };
                let due = Due::Instant(now.time.saturating_add(i64::from(minutes) * MINUTE));
                return Promise { due, phase, wait: Wait::Minutes(minutes) };
            }
            let memory = self.model.after(&state.memory, rating, days, false);
            // Leaves room below the longest interval for the grades that wait longer.
            let room = self.settings.maximum_interval.saturating_sub(4 - u32::from(rating as u8));
            let days = self.days(card, state, &memory).clamp(least + 1, room.max(least + 1));
            least = days;
            // From the later of today and the card's own last day.
            let today = state.last.map_or(now.day, |last| last.day.max(now.day));
            let due = today.saturating_add(i32::try_from(days).unwrap_or(i32::MAX));
            Promise { due: Due::Day(due), phase: Phase::Review, wait: Wait::Days(days) }
        })
    }

    /// The event of a grade given now.
    #[must_use]
    pub fn answer(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration: u32,
        now: &Now,
    ) -> Draft {
        let [again, hard, good, easy] = self.preview(card, state, now);
        let promise = match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        };
        let plain = plain(card, state, Kind::Review, now);
        Draft { rating: Some(rating), duration, due: promise.due, ..plain }
    }

    /// The probability that the card is recalled now; none for a new card, and none in SM-2.
    #[must_use]
    pub fn retrievability(&self, state: &CardState, now: &Now) -> Option<f32> {
        self.model.retrievability(&state.memory, days_since(state, now.day))
    }

    /// Minutes of the learning step that a grade leads to; none when it leads to a day.
    fn step_after(&self, state: &CardState, rating: Rating) -> Option<u32> {
        let steps = match state.phase {
            Phase::New | Phase::Learning => &self.settings.learning_steps,
            Phase::Relearning => &self.settings.relearning_steps,
            Phase::Review if rating == Rating::Again => &self.settings.relearning_steps,
            Phase::Review => return None,
        };
        let at = |step: usize| steps.get(step).copied();
        // Steps may have been taken away since the card entered them.
        let step = state.step.min(steps.len().saturating_sub(1));
        match rating {
            Rating::Again => at(0),
            // Anki's rule: between the first two steps, or half as long again as the only one.
            Rating::Hard if step == 0 => {
                let first = at(0)?;
                Some(at(1).map_or(first + first.div_ceil(2), |second| (first + second).div_ceil(2)))
            }
            Rating::Hard => at(step),
            Rating::Good => at(step + 1),
            Rating::Easy => None,
        }
    }

    fn days(&self, card: &CardId, state: &CardState, memory: &Memory) -> u32 {
        let interval = self.model.interval(memory).min(self.settings.maximum_interval as f32);
        let interval = if self.settings.fuzz {
            fuzz::spread(interval, fuzz::factor(card, state.reps))
        } else {
            interval
        };
        u32::try_from(whole(interval)).unwrap_or(1)
    }
}

/// An event of `kind` with nothing more to say than when.
#[must_use]
pub(crate) fn plain(card: &CardId, state: &CardState, kind: Kind, now: &Now) -> Draft {
    Draft {
        card: card.clone(),
        time: now.time,
        rating: None,
        phase: state.phase,
        duration: 0,
        day: now.day,
        offset: now.offset,
        kind,
        due: Due::None,
        target: None,
    }
}

/// Scheduler days since the last review; none when a clock went back.
fn days_since(state: &CardState, day: i32) -> u32 {
    let days = state.last.map_or(0, |last| day.saturating_sub(last.day));
    u32::try_from(days).unwrap_or(0)
}

/// At least one day.
fn whole(interval: f32) -> i32 {
    interval.round().clamp(1.0, 100_000.0) as i32
}

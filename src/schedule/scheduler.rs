//! One card's way: what its events add up to.
//!
//! The due date of a grade is the one in its event, and whether it promised days or minutes says
//! where the card went: other settings change only what comes after.

use super::fsrs6::Fsrs6;
use super::state::steps_phase;
use super::{CardState, LastReview, ModelChoice, Moment, Now, Settings, fuzz, sm2};
use crate::deck::CardId;
use crate::history::{Draft, Due, Event, Kind, Phase, Rating};

#[derive(Debug, Clone)]
enum Memory {
    Fsrs(Box<Fsrs6>),
    Sm2,
}

/// The rules, with the student's settings.
#[derive(Debug, Clone)]
pub struct Scheduler {
    memory: Memory,
    pub(super) settings: Settings,
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
        self.go_on(card, state, event, true);
    }

    /// As [`Self::advance`], leaving the memory out (stability, difficulty, ease, successes), for
    /// a card whose grades all promised a date: only then is what is left the same.
    pub fn advance_dates(&self, card: &CardId, state: &mut CardState, event: &Moment) {
        self.go_on(card, state, event, false);
    }

    fn go_on(&self, card: &CardId, state: &mut CardState, event: &Moment, remember: bool) {
        state.latest = state.latest.max(event.time);
        match event.kind {
            Kind::Review => self.review(card, state, event, remember),
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

    fn review(&self, card: &CardId, state: &mut CardState, event: &Moment, remember: bool) {
        let Some(rating) = event.rating else { return };
        let by_hand = state.reps == 0 && state.phase == Phase::Review;
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
        if remember {
            let elapsed = state.elapsed_days(event.day).unwrap_or(0);
            match &self.memory {
                Memory::Fsrs(model) => model.learn(state, rating, elapsed),
                Memory::Sm2 => sm2::learn(state, rating, matches!(due, Due::Day(_))),
            }
        }
        // Nothing is forgotten that was never known.
        if rating == Rating::Again && state.phase == Phase::Review && !by_hand {
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

    /// Days until the card should be asked again, after each of the four grades, before rounding
    /// and fuzz.
    pub(super) fn intervals(&self, state: &CardState, day: i32) -> [f32; 4] {
        match &self.memory {
            Memory::Fsrs(model) => model.intervals(state, state.elapsed_days(day).unwrap_or(0)),
            Memory::Sm2 => sm2::intervals(state),
        }
    }

    /// The probability that the student would recall the card now; none for a card that was never
    /// graded, and under SM-2.
    #[must_use]
    pub fn retrievability(&self, state: &CardState, now: &Now) -> Option<f32> {
        self.recall_after(state, state.elapsed_days(now.day)?)
    }

    /// Gives `state` the memory that a grade leaves, `elapsed` days after the last one; when it
    /// is due stays as it is.
    pub fn learn(&self, state: &mut CardState, rating: Rating, elapsed: u32) {
        if let Memory::Fsrs(model) = &self.memory {
            model.learn(state, rating, elapsed);
        }
    }

    /// The probability of recall `elapsed` days after the last grade; none for a card that was
    /// never graded, and under SM-2.
    #[must_use]
    pub fn recall_after(&self, state: &CardState, elapsed: u32) -> Option<f32> {
        match &self.memory {
            Memory::Fsrs(model) => model.retrievability(state, elapsed),
            Memory::Sm2 => None,
        }
    }

    /// The days for which a memory is left alone; none for a card that was never graded, and
    /// under SM-2.
    #[must_use]
    pub fn interval_for(&self, state: &CardState) -> Option<u32> {
        let Memory::Fsrs(model) = &self.memory else { return None };
        let days = fuzz::whole(model.interval_for(state)?);
        Some(days.min(self.settings.maximum_interval))
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

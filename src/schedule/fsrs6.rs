//! FSRS-6, by the official `fsrs` crate: stability, difficulty, retrievability.
//!
//! The formulas are those of <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>;
//! this file only translates between our states and the crate's. Days are scheduler days, whole:
//! a review on the same day is 0 days after.

use ::fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};

use super::{CardState, Settings};
use crate::history::Rating;

#[derive(Debug, Clone)]
pub(super) struct Fsrs6 {
    model: FSRS,
    retention: f32,
    decay: f32,
}

impl Fsrs6 {
    /// Parameters that the crate refuses are replaced by the default ones; `Settings::check` is
    /// where they are told.
    pub(super) fn new(settings: &Settings) -> Self {
        let (model, decay) = match FSRS::new(&settings.parameters) {
            Ok(model) => (model, settings.parameters.get(20).or(DEFAULT_PARAMETERS.get(20))),
            Err(_) => (FSRS::default(), DEFAULT_PARAMETERS.get(20)),
        };
        Self {
            model,
            retention: settings.retention.clamp(0.5, 0.999),
            // The crate clips its parameters so.
            decay: decay.map_or(::fsrs::FSRS6_DEFAULT_DECAY, |decay| decay.clamp(0.1, 0.8)),
        }
    }

    /// The memory after a grade given `elapsed` days after the last one.
    pub(super) fn learn(&self, state: &mut CardState, rating: Rating, elapsed: u32) {
        let review = FSRSReview { rating: rating as u32, delta_t: elapsed };
        let item = FSRSItem { reviews: vec![review] };
        // Refused only if parameters make it infinite; the memory then stays as it was.
        if let Ok(memory) = self.model.memory_state(item, memory(state)) {
            state.stability = memory.stability;
            state.difficulty = memory.difficulty;
        }
    }

    /// The probability of recall before each of a card's reviews but the first; none if the
    /// parameters make a memory infinite.
    pub(super) fn recalls(&self, reviews: &[FSRSReview]) -> Option<Vec<f32>> {
        let item = FSRSItem { reviews: reviews.to_vec() };
        let memories = self.model.historical_memory_states(item, None).ok()?;
        let later = reviews.iter().skip(1);
        let recall = |(memory, review): (MemoryState, &FSRSReview)| {
            current_retrievability(memory, review.delta_t as f32, self.decay)
        };
        Some(memories.into_iter().zip(later).map(recall).collect())
    }

    /// The days until recall falls to the wanted retention, after each of the four grades.
    pub(super) fn intervals(&self, state: &CardState, elapsed: u32) -> [f32; 4] {
        match self.model.next_states(memory(state), self.retention, elapsed) {
            Ok(next) => [next.again, next.hard, next.good, next.easy].map(|item| item.interval),
            Err(_) => [1.0; 4],
        }
    }

    /// The days until recall falls to the wanted retention.
    pub(super) fn interval_for(&self, state: &CardState) -> Option<f32> {
        let MemoryState { stability, .. } = memory(state)?;
        // The rating counts only where there is no stability.
        Some(self.model.next_interval(Some(stability), self.retention, Rating::Good as u32))
    }

    /// The probability of recall after `elapsed` days.
    pub(super) fn retrievability(&self, state: &CardState, elapsed: u32) -> Option<f32> {
        #[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
        memory(state).map(|memory| current_retrievability(memory, elapsed as f32, self.decay))
    }
}

fn memory(state: &CardState) -> Option<MemoryState> {
    let CardState { stability, difficulty, .. } = *state;
    (stability > 0.0).then_some(MemoryState { stability, difficulty })
}

//! FSRS-6, by the official `fsrs` crate: stability, difficulty, retrievability.
//!
//! The formulas are those of <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>;
//! this file only translates between our states and the crate's. Days are scheduler days, whole:
//! a review on the same day is 0 days after.

use ::fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState};

use super::{CardState, Settings};
use crate::history::Rating;

#[derive(Debug, Clone)]
pub(super) struct Fsrs6 {
    model: FSRS,
    retention: f32,
    decay: f32,
    /// Of the forgetting curve: recall is 0.9 after as many days as the stability.
    factor: f32,
}

impl Fsrs6 {
    /// Parameters that the crate refuses are replaced by the default ones; `Settings::check` is
    /// where they are told.
    pub(super) fn new(settings: &Settings) -> Self {
        let (model, decay) = match FSRS::new(&settings.parameters) {
            Ok(model) => (model, settings.parameters.get(20).or(DEFAULT_PARAMETERS.get(20))),
            Err(_) => (FSRS::default(), DEFAULT_PARAMETERS.get(20)),
        };
        // The crate clips its parameters so.
        let decay = decay.map_or(::fsrs::FSRS6_DEFAULT_DECAY, |decay| decay.clamp(0.1, 0.8));
        Self {
            model,
            retention: settings.retention.clamp(0.5, 0.999),
            decay,
            factor: 0.9_f32.powf(1.0 / -decay) - 1.0,
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
        let recall =
            |(memory, review): (MemoryState, &FSRSReview)| self.recall(memory, review.delta_t);
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
        memory(state).map(|memory| self.recall(memory, elapsed))
    }

    /// The crate's `current_retrievability`, whose factor is the same for all cards.
    fn recall(&self, memory: MemoryState, elapsed: u32) -> f32 {
        (elapsed as f32 / memory.stability * self.factor + 1.0).powf(-self.decay)
    }
}

fn memory(state: &CardState) -> Option<MemoryState> {
    let CardState { stability, difficulty, .. } = *state;
    (stability > 0.0).then_some(MemoryState { stability, difficulty })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forgetting_curve_is_the_crates() {
        let mut parameters = DEFAULT_PARAMETERS.to_vec();
        for decay in [0.1, 0.1542, 0.5, 0.8] {
            parameters[20] = decay;
            let settings = Settings { parameters: parameters.clone(), ..Settings::default() };
            let model = Fsrs6::new(&settings);
            for (stability, days) in [(0.001, 0), (0.5, 1), (9.9, 10), (100.0, 7), (1e4, 36_500)] {
                let state = CardState { stability, difficulty: 5.0, ..CardState::default() };
                let memory = MemoryState { stability, difficulty: 5.0 };
                let theirs = ::fsrs::current_retrievability(memory, days as f32, decay);
                assert_eq!(model.retrievability(&state, days), Some(theirs));
            }
        }
    }
}

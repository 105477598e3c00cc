//! Models of memory behind one small interface: FSRS-6, and SM-2 as the plain alternative.
//!
//! A model says what a grade makes of a memory, how many days that memory lasts, and how likely
//! recall is now. FSRS-6 is the official crate's. SM-2 is P. A. Wozniak's of 1990 (Optimization
//! of learning, chapter 3.2), its quality 2 to 5 being Again to Easy.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

use super::settings::{ModelChoice, Settings};
use crate::history::Rating;

/// What is known of one card's memory. Both models' numbers, so that the model may change.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Memory {
    /// FSRS: days until recall is at 90 %; 0 before the first review.
    pub stability: f32,
    /// FSRS: 1 to 10; 0 before the first review.
    pub difficulty: f32,
    /// SM-2: the factor E-F, at least 1.3; 0 before the first review.
    pub ease: f32,
    /// SM-2: successful repetitions in a row, outside the learning steps.
    pub streak: u32,
    /// SM-2: days from the last such repetition to the next.
    pub interval: f32,
}

/// A model with its parameters.
#[derive(Debug)]
pub(super) enum Model {
    Fsrs { fsrs: Box<FSRS>, decay: f32, retention: f32 },
    Sm2,
}

const FIRST_EASE: f32 = 2.5;
const LEAST_EASE: f32 = 1.3;

impl Model {
    /// Parameters that can't be followed are replaced by the default ones.
    pub(super) fn new(settings: &Settings) -> Self {
        match settings.model {
            ModelChoice::Sm2 => Self::Sm2,
            ModelChoice::Fsrs => {
                let fsrs = FSRS::new(&settings.parameters);
                let custom = settings.parameters.get(20).copied().filter(|_| fsrs.is_ok());
                Self::Fsrs {
                    fsrs: Box::new(fsrs.unwrap_or_default()),
                    decay: custom.unwrap_or(fsrs::FSRS6_DEFAULT_DECAY),
                    retention: settings.retention,
                }
            }
        }
    }

    /// The memory after a grade, `days` after the last one (0 on the same day). `in_steps`: the
    /// card goes on in its learning steps.
    pub(super) fn after(
        &self,
        memory: &Memory,
        rating: Rating,
        days: u32,
        in_steps: bool,
    ) -> Memory {
        match self {
            Self::Fsrs { fsrs, .. } => after_fsrs(fsrs, memory, rating, days),
            Self::Sm2 => after_sm2(memory, rating, in_steps),
        }
    }

    /// How long the memory lasts, in days, before any rounding.
    pub(super) fn interval(&self, memory: &Memory) -> f32 {
        match self {
            Self::Fsrs { fsrs, retention, .. } => {
                fsrs.next_interval(Some(memory.stability), *retention, 3)
            }
            Self::Sm2 => memory.interval,
        }
    }

    /// The probability of recall, `days` after the last review. SM-2 has no such notion.
    pub(super) fn retrievability(&self, memory: &Memory, days: u32) -> Option<f32> {
        match self {
            Self::Fsrs { decay, .. } if memory.stability > 0.0 => {
                let state = state(memory);
                Some(fsrs::current_retrievability(state, days as f32, *decay))
            }
            _ => None,
        }
    }
}

fn state(memory: &Memory) -> MemoryState {
    MemoryState { stability: memory.stability, difficulty: memory.difficulty }
}

fn after_fsrs(fsrs: &FSRS, memory: &Memory, rating: Rating, days: u32) -> Memory {
    let known = (memory.stability > 0.0).then(|| state(memory));
    let review = FSRSReview { rating: rating as u32, delta_t: days };
    match fsrs.memory_state(FSRSItem { reviews: vec![review] }, known) {
        Ok(after) => Memory { stability: after.stability, difficulty: after.difficulty, ..*memory },
        // Only numbers that are none lead here; the memory then stays as it was.
        Err(_) => *memory,
    }
}

fn after_sm2(memory: &Memory, rating: Rating, in_steps: bool) -> Memory {
    let ease = if memory.ease > 0.0 { memory.ease } else { FIRST_EASE };
    if rating == Rating::Again {
        return Memory { ease, streak: 0, interval: 1.0, ..*memory };
    }
    if in_steps {
        return Memory { ease, ..*memory };
    }
    // Hard, Good and Easy are the qualities 3, 4 and 5.
    let short = 5.0 - f32::from(rating as u8 + 1);
    let ease = (ease + 0.1 - short * (0.08 + short * 0.02)).max(LEAST_EASE);
    let interval = match memory.streak {
        0 => 1.0,
        1 => 6.0,
        _ => memory.interval.max(1.0) * ease,
    };
    Memory { ease, streak: memory.streak + 1, interval, ..*memory }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm2_goes_one_day_six_days_and_by_the_factor() {
        let settings = Settings { model: ModelChoice::Sm2, ..Settings::default() };
        let model = Model::new(&settings);
        let mut memory = Memory::default();
        let mut intervals = Vec::new();
        for _ in 0..4 {
            memory = model.after(&memory, Rating::Good, 1, false);
            intervals.push(model.interval(&memory));
        }
        assert_eq!(intervals, [1.0, 6.0, 15.0, 37.5]);
        let hard = model.after(&memory, Rating::Hard, 1, false);
        assert!((hard.ease - 2.36).abs() < 1e-5);
        let again = model.after(&memory, Rating::Again, 1, true);
        assert_eq!((again.streak, again.interval), (0, 1.0));
    }

    #[test]
    fn sm2_ease_has_a_floor() {
        let mut memory = Memory::default();
        for _ in 0..30 {
            memory = after_sm2(&memory, Rating::Hard, false);
        }
        assert!((memory.ease - LEAST_EASE).abs() < 1e-6);
    }
}

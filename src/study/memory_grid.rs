//! Many memories at once: weights on a grid of stability and difficulty, for a forecast that throws
//! no dice.
//!
//! What a grade does to a memory of the grid is computed once. A memory between the grid's points
//! is shared among its neighbours, so that nothing is lost to rounding. Not for SM-2.

use crate::history::Rating;
use crate::schedule::{CardState, Scheduler};

/// Stabilities go from this (days) upwards, each so many times the one before.
const FIRST: f32 = 0.1;
const RATIO: f32 = 1.25;
const STABILITIES: usize = 48;
/// Difficulties from 1 to 10.
const DIFFICULTIES: usize = 7;
const DIFFICULTY_STEP: f32 = 1.5;
pub(super) const CELLS: usize = STABILITIES * DIFFICULTIES;

/// Stability and difficulty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Memory {
    pub stability: f32,
    pub difficulty: f32,
}

impl From<&CardState> for Memory {
    fn from(state: &CardState) -> Self {
        Self { stability: state.stability, difficulty: state.difficulty }
    }
}

impl Memory {
    pub fn state(self) -> CardState {
        let Self { stability, difficulty } = self;
        // The memory of a card counts, not its dates.
        CardState { stability, difficulty, reps: 1, ..CardState::default() }
    }

    /// After a review that was known, or forgotten and learnt again through `steps` more answers
    /// on the same day.
    pub fn after(self, scheduler: &Scheduler, known: bool, elapsed: u32, steps: usize) -> Self {
        let mut state = self.state();
        if known {
            scheduler.learn(&mut state, Rating::Good, elapsed);
        } else {
            scheduler.learn(&mut state, Rating::Again, elapsed);
            for _ in 0..steps {
                scheduler.learn(&mut state, Rating::Good, 0);
            }
        }
        Self::from(&state)
    }

    pub fn recall(self, scheduler: &Scheduler, elapsed: u32) -> f32 {
        scheduler.recall_after(&self.state(), elapsed).unwrap_or(0.0)
    }

    /// The cells around it, each with its part of the whole.
    pub fn cells(self) -> [(usize, f32); 4] {
        let place = |value: f32, count: usize| {
            let value = value.clamp(0.0, (count - 1) as f32);
            let low = (value as usize).min(count - 2);
            (low, value - low as f32)
        };
        let (s, high) = place((self.stability.max(FIRST) / FIRST).ln() / RATIO.ln(), STABILITIES);
        let (d, hard) = place((self.difficulty - 1.0) / DIFFICULTY_STEP, DIFFICULTIES);
        let cell = |s: usize, d: usize| s * DIFFICULTIES + d;
        [
            (cell(s, d), (1.0 - high) * (1.0 - hard)),
            (cell(s, d + 1), (1.0 - high) * hard),
            (cell(s + 1, d), high * (1.0 - hard)),
            (cell(s + 1, d + 1), high * hard),
        ]
    }

    pub fn of_cell(cell: usize) -> Self {
        let (s, d) = (cell / DIFFICULTIES, cell % DIFFICULTIES);
        let stability = FIRST * RATIO.powf(s as f32);
        Self { stability, difficulty: 1.0 + d as f32 * DIFFICULTY_STEP }
    }
}

/// What becomes of a memory of the grid that is reviewed when it is due.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Days from one review to the next.
    pub interval: i32,
    pub recall: f32,
    pub known: Memory,
    pub learnt: Memory,
}

impl Way {
    /// That of each cell; none under SM-2.
    pub fn all(scheduler: &Scheduler, steps: usize) -> Option<Vec<Self>> {
        let way = |cell: usize| {
            let memory = Memory::of_cell(cell);
            let interval = scheduler.interval_for(&memory.state())?;
            Some(Self {
                interval: i32::try_from(interval).unwrap_or(i32::MAX),
                recall: memory.recall(scheduler, interval),
                known: memory.after(scheduler, true, interval, steps),
                learnt: memory.after(scheduler, false, interval, steps),
            })
        };
        (0..CELLS).map(way).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{ModelChoice, Settings};

    #[test]
    fn a_memory_is_shared_among_its_neighbours_without_loss() {
        for (stability, difficulty) in [(0.01, 1.0), (3.7, 5.2), (120.0, 9.9), (1e6, 10.0)] {
            let memory = Memory { stability, difficulty };
            let cells = memory.cells();
            let whole: f32 = cells.iter().map(|(_, part)| part).sum();
            assert!((whole - 1.0).abs() < 1e-4);
            assert!(cells.iter().all(|(_, part)| (0.0..=1.0).contains(part)), "{cells:?}");
            let mean = |of: fn(Memory) -> f32| -> f32 {
                cells.iter().map(|(cell, part)| part * of(Memory::of_cell(*cell))).sum()
            };
            assert!((mean(|memory| memory.difficulty) - difficulty).abs() < 1e-3);
            if (FIRST..1000.0).contains(&stability) {
                let log = mean(|memory| memory.stability.ln());
                assert!((log - stability.ln()).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn a_way_is_what_the_scheduler_does() {
        let scheduler = Scheduler::new(&Settings::default());
        let ways = Way::all(&scheduler, 1).unwrap();
        for (cell, way) in ways.iter().enumerate() {
            let before = Memory::of_cell(cell).stability;
            assert!(way.known.stability > before, "{before}: {way:?}");
            if before > 2.0 {
                assert!((way.recall - 0.9).abs() < 0.02, "{before}: {way:?}");
                assert!(way.learnt.stability < before, "{before}: {way:?}");
            }
        }
        let sm2 = Settings { model: ModelChoice::Sm2, ..Settings::default() };
        assert!(Way::all(&Scheduler::new(&sm2), 1).is_none());
    }
}

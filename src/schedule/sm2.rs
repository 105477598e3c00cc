//! SM-2, as Piotr Woźniak published it (1990, <https://super-memory.com/english/ol/sm2.htm>).
//!
//! - The first success is followed by 1 day, the second by 6, each later one by the last interval
//!   times the E-factor.
//! - After a grade q from 3 to 5 the E-factor changes by 0.1 − (5 − q)(0.08 + (5 − q)·0.02), and
//!   is never below 1.3. Hard is q = 3 (−0.14), Good q = 4 (±0), Easy q = 5 (+0.10).
//! - Again is q < 3: the repetitions begin anew and the E-factor stays.
//!
//! Learning steps come before all that and leave the E-factor alone; Easy in a learning step
//! counts as two successes, so that it means more than Good. The scheduler keeps the promises
//! apart where the formulas give the same day to two answers.

use super::CardState;
use crate::history::{Phase, Rating};

pub(super) const FIRST_EASE: f32 = 2.5;
const LEAST_EASE: f32 = 1.3;

/// The state's E-factor and successes after a grade. `graduated`: the grade promised days.
pub(super) fn learn(state: &mut CardState, rating: Rating, graduated: bool) {
    (state.ease, state.successes) = match (state.phase, rating) {
        (_, Rating::Again) => (state.ease, 0),
        (Phase::Review, _) => (ease(state.ease, rating), state.successes.saturating_add(1)),
        (_, Rating::Easy) => (state.ease, 2),
        _ => (state.ease, u32::from(graduated)),
    };
}

/// Days until the card is asked again, after each of the four grades, were each to promise days.
pub(super) fn intervals(state: &CardState) -> [f32; 4] {
    Rating::ALL.map(|rating| {
        let mut after = state.clone();
        learn(&mut after, rating, true);
        match after.successes {
            0 | 1 => 1.0,
            2 => 6.0,
            #[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
            _ => state.interval.max(1) as f32 * after.ease,
        }
    })
}

fn ease(ease: f32, rating: Rating) -> f32 {
    let change = match rating {
        Rating::Again | Rating::Good => 0.0,
        Rating::Hard => -0.14,
        Rating::Easy => 0.10,
    };
    (ease + change).max(LEAST_EASE)
}

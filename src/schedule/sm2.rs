//! SM-2, as Piotr Woźniak published it (1990, <https://super-memory.com/english/ol/sm2.htm>).
//!
//! - The first success is followed by 1 day, the second by 6, each later one by the last interval
//!   times the E-factor.
//! - After a grade q from 3 to 5 the E-factor changes by 0.1 − (5 − q)(0.08 + (5 − q)·0.02), and
//!   is never below 1.3. Hard is q = 3 (−0.14), Good q = 4 (±0), Easy q = 5 (+0.10).
//! - Again is q < 3: the repetitions start over and the E-factor stays.
//!
//! Learning steps come before all that and leave the E-factor alone; Easy in a learning step
//! counts as two successes, so that it means more than Good. The scheduler keeps the promises
//! apart where the formulas give the same day to two answers.

use super::CardState;
use crate::history::{Phase, Rating};

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

#[cfg(test)]
mod tests {
    use super::super::{ModelChoice, Now, Scheduler, Settings, Wait};
    use super::*;
    use crate::deck::CardId;

    /// The intervals in days that the answers lead to, each given on the day it is due.
    fn course(ratings: &[Rating]) -> (Vec<u32>, CardState) {
        let settings = Settings { model: ModelChoice::Sm2, fuzz: false, ..Settings::default() };
        let scheduler = Scheduler::new(&settings);
        let card: CardId = "n.1".parse().unwrap();
        let mut state = CardState::default();
        let (mut day, mut time, mut intervals) = (0, 0, Vec::new());
        for rating in ratings {
            let now = Now { time, offset: 0, day };
            let promise = scheduler.preview(&card, &state, &now)[*rating as usize - 1];
            let draft = scheduler.answer(&card, &state, *rating, 0, &now);
            scheduler.step(&mut state, &draft);
            time += 1;
            if let Wait::Days(days) = promise.wait {
                intervals.push(days);
                day += i32::try_from(days).unwrap();
            }
        }
        (intervals, state)
    }

    #[test]
    fn good_is_the_sm2_of_1990() {
        // 10 minutes, then 1 day, 6 days, and times 2.5.
        let (days, state) = course(&[Rating::Good; 6]);
        assert_eq!(days, [1, 6, 15, 38, 95]);
        assert!((state.ease - 2.5).abs() < 1e-6);
        assert!(state.stability == 0.0);
    }

    #[test]
    fn hard_and_easy_move_the_factor_and_again_begins_anew() {
        use Rating::{Again, Easy, Good, Hard};
        let (days, state) = course(&[Easy, Easy, Easy]);
        assert_eq!(days, [6, 16, 43]);
        assert!((state.ease - 2.7).abs() < 1e-6);
        let (days, state) = course(&[Easy, Good, Again, Good, Good, Good]);
        assert_eq!(days, [6, 15, 1, 6, 15]);
        assert_eq!((state.lapses, state.successes), (1, 3));
        let (_, state) = course(&[Hard; 40]);
        assert!((state.ease - 2.5).abs() < 1e-6, "steps leave the factor alone");
        let hard: Vec<Rating> = [Easy].into_iter().chain([Hard; 12]).collect();
        assert!((course(&hard).1.ease - LEAST_EASE).abs() < 1e-6);
    }
}

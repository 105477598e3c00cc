//! How a student answers: the time that an answer takes, the first grades, and how far the model's
//! probabilities have been from what was true.
//!
//! Medians and shares of the history, mixed with what is usual as long as there is little of it.
//! Looks at a thousand cards at most.

use super::collection::Collection;
use crate::history::{History, Kind, Phase, Rating};
use crate::schedule::{CardState, Moment};

/// The most cards whose past is looked at.
const MOST_CARDS: usize = 1_000;
/// As many answers of a kind are believed more than what is usual.
const ENOUGH: usize = 10;
/// Longer looks than this (ms) are not believed, in histories of other programs.
const LONGEST: u32 = 300_000;
/// How far a model is from the truth before there is anything to measure: our assumption, five
/// percentage points.
const UNMEASURED: f32 = 0.05;

/// How a student answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The time of the first answer to a card, in ms.
    pub new_ms: f32,
    /// Of an answer in learning and relearning steps.
    pub step_ms: f32,
    /// Of a review.
    pub review_ms: f32,
    /// The shares of the four grades among first answers.
    pub first: [f32; 4],
    /// How far the model's mean probability of recall may be from the truth, as one standard
    /// deviation.
    pub model: f32,
    /// Reviews that this was measured on.
    pub reviews: u32,
}

impl Default for Pace {
    /// What the simulator of the fsrs crate takes for usual.
    fn default() -> Self {
        Self {
            new_ms: 13_780.0,
            step_ms: 12_380.0,
            review_ms: 12_320.0,
            first: [0.24, 0.094, 0.495, 0.171],
            model: UNMEASURED,
            reviews: 0,
        }
    }
}

/// What adds up while the past is read.
#[derive(Debug, Default)]
struct Measured {
    times: [Vec<u32>; 3],
    first: [f32; 4],
    reviews: u32,
    /// Of the model's probabilities minus what came, and of their variances.
    surplus: f32,
    variance: f32,
}

impl Pace {
    /// The pace of a collection's student.
    #[must_use]
    pub fn of(collection: &Collection, history: &History) -> Self {
        let cards = collection.cards();
        let stride = cards.len().div_ceil(MOST_CARDS).max(1);
        let mut measured = Measured::default();
        let scheduler = collection.scheduler();
        for (card, number) in cards.iter().zip(collection.numbers()).step_by(stride) {
            let mut state = CardState::default();
            for row in history.past(*number) {
                if let (Kind::Review, Some(rating)) = (row.kind, row.rating) {
                    let elapsed = state.elapsed_days(row.day).filter(|days| *days > 0);
                    let recall = elapsed.and_then(|days| scheduler.recall_after(&state, days));
                    measured.add(state.phase, rating, row.duration, recall);
                }
                scheduler.advance(&card.id, &mut state, &Moment::from(row));
            }
        }
        measured.pace()
    }
}

impl Measured {
    fn add(&mut self, phase: Phase, rating: Rating, duration: u32, recall: Option<f32>) {
        let kind = match phase {
            Phase::New => 0,
            Phase::Learning | Phase::Relearning => 1,
            Phase::Review => 2,
        };
        if let Some(times) = self.times.get_mut(kind).filter(|_| (1..LONGEST).contains(&duration)) {
            times.push(duration);
        }
        if let (Phase::New, Some(count)) = (phase, self.first.get_mut(rating as usize - 1)) {
            *count += 1.0;
        }
        if let (Phase::Review, Some(recall)) = (phase, recall) {
            self.reviews += 1;
            self.surplus += recall - f32::from(u8::from(rating > Rating::Again));
            self.variance += recall * (1.0 - recall);
        }
    }

    fn pace(mut self) -> Pace {
        let usual = Pace::default();
        let [new, step, review] = &mut self.times;
        let firsts: f32 = self.first.iter().sum();
        // What is usual counts as ten answers.
        let weight = ENOUGH as f32;
        let share = |at: usize| (self.first[at] + weight * usual.first[at]) / (firsts + weight);
        Pace {
            new_ms: median(new).unwrap_or(usual.new_ms),
            step_ms: median(step).unwrap_or(usual.step_ms),
            review_ms: median(review).unwrap_or(usual.review_ms),
            first: std::array::from_fn(share),
            model: self.model(),
            reviews: self.reviews,
        }
    }

    /// The model is taken to be wrong by something around 0 ± [`UNMEASURED`]; each review says
    /// more about it. Both its likely error and what is not known of it count.
    fn model(&self) -> f32 {
        if self.reviews == 0 {
            return UNMEASURED;
        }
        let count = self.reviews as f32;
        let (error, noise) = (self.surplus / count, self.variance / (count * count));
        let before = UNMEASURED * UNMEASURED;
        let trust = before / (before + noise);
        let (likely, left) = (error * trust, trust * noise);
        (likely * likely + left).sqrt()
    }
}

fn median(times: &mut [u32]) -> Option<f32> {
    if times.len() < ENOUGH {
        return None;
    }
    let middle = times.len() / 2;
    let (_, median, _) = times.select_nth_unstable(middle);
    Some(*median as f32)
}

#[cfg(test)]
mod tests {
    use super::super::test_library::*;
    use super::super::{Scope, Session};
    use super::*;

    #[test]
    fn what_is_usual_holds_until_there_is_enough() {
        let mut desk = TestLibrary::new(vec![deck("a", 30, 1)], plain());
        assert_eq!(Pace::of(&desk.collection, &desk.history).review_ms, Pace::default().review_ms);
        assert_eq!(Pace::of(&desk.collection, &desk.history).model, UNMEASURED);
        let answer = |desk: &mut TestLibrary, session: &mut Session, ms: u32| {
            let draft = session.grade(&desk.collection, Rating::Good, ms, &desk.now());
            desk.time += 5000;
            desk.record(session, draft);
        };
        let mut session = desk.session(Scope::All);
        for n in 0..20 {
            answer(&mut desk, &mut session, 4_000 + n);
        }
        let pace = Pace::of(&desk.collection, &desk.history);
        assert_eq!((pace.new_ms, pace.step_ms), (4_010.0, Pace::default().step_ms));
        assert!(pace.first[2] > 0.8 && (pace.first.iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn reviews_of_another_day_are_what_the_model_is_measured_on() {
        let settings = crate::schedule::Settings { learning_steps: Vec::new(), ..plain() };
        let mut desk = TestLibrary::new(vec![deck("a", 5, 1)], settings);
        desk.play(Scope::All);
        let reviews = |desk: &TestLibrary| Pace::of(&desk.collection, &desk.history).reviews;
        assert_eq!(reviews(&desk), 0);
        desk.time += 60 * DAY_MS;
        desk.reopen();
        assert_eq!(desk.play(Scope::All).len(), 5);
        assert_eq!(reviews(&desk), 5);
    }

    #[test]
    fn a_model_that_was_right_is_trusted_and_one_that_was_wrong_is_not() {
        let model = |reviews: u16, known: u16| {
            let mut measured = Measured::default();
            for n in 0..reviews {
                let rating = if n < known { Rating::Good } else { Rating::Again };
                measured.add(Phase::Review, rating, 1000, Some(0.9));
            }
            measured.model()
        };
        assert!(model(1000, 900) < 0.011, "{}", model(1000, 900));
        assert!(model(10, 9) > 0.04 && model(10, 9) < UNMEASURED);
        assert!(model(1000, 800) > 0.09, "{}", model(1000, 800));
    }
}

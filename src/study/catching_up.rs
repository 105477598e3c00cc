//! What catching up with a backlog would be like, before it is begun.
//!
//! Each card is expected to be known as its recall says, and learnt again when it is not; it comes
//! back when it then would. Large collections are looked at by a sample. Under SM-2, which has no
//! notion of how probable a recall is, nothing is said of what will be forgotten.

use super::agenda::sortable;
use super::backlog::due_day;
use super::card_entry::CardEntry;
use super::collection::Collection;
use super::gain::{gain, recall};
use crate::deck::CardId;
use crate::history::{Due, Rating};
use crate::schedule::{CardState, ModelChoice, Now, Scheduler};

/// A forecast looks at as many cards of a kind; more are counted by these.
const SAMPLE: usize = 1_000;
/// How often a card may come back within a forecast.
const RETURNS: usize = 6;
/// How many answers it is followed through on one day.
const STEPS: usize = 12;

/// What spreading a backlog over days from today would be like.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CatchingUp {
    /// Overdue cards a day.
    pub share: u32,
    /// Reviews a day on average, those that fall due meanwhile included, new cards not.
    pub reviews: f32,
    /// Answers a day, cards that were forgotten asked again.
    pub answers: f32,
    /// Reviews on the fullest day.
    pub most: u32,
    pub recall: Option<Recall>,
}

/// What will be known of the overdue cards.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Recall {
    /// Their mean recall today.
    pub now: f32,
    /// The same on the day after the last.
    pub after: f32,
    /// How many will be forgotten on their day.
    pub forgotten: f32,
    /// How many of those are forgotten only because they waited.
    pub by_waiting: f32,
}

/// What it would be like to catch up with what is overdue over so many days from today, what loses
/// most by waiting first.
///
/// Each card is expected to be known as its recall says, and learnt again when it is not; it comes
/// back when it then would. New cards are left out.
#[must_use]
pub fn catch_up(collection: &Collection, days: u32, now: &Now) -> CatchingUp {
    let days = days.max(1);
    let end = now.day.saturating_add_unsigned(days);
    let of = |from: i32, to: i32| {
        let cards = collection.cards().iter();
        let within =
            move |card: &&CardEntry| due_day(card).is_some_and(|day| (from..to).contains(&day));
        cards.filter(within).collect::<Vec<_>>()
    };
    let overdue = of(i32::MIN, now.day);
    let share = overdue.len().div_ceil(days as usize);
    let mut course = Course::new(collection, now, end);
    let (later, weight) = sample(of(now.day, end));
    for card in later {
        let day = due_day(card).unwrap_or(now.day);
        course.ask(&card.id, &card.state, day, weight, RETURNS);
    }
    let count = overdue.len() as f32;
    let (mut late, weight) = sample(overdue);
    let (mut recalled, mut after, mut forgotten) = (0.0, 0.0, 0.0);
    for day in now.day..end {
        let today = Now { day, ..*now };
        let gain = |card: &CardEntry| gain(course.scheduler, &card.state, &today, end - 1);
        // The best at the end, where they are taken from.
        late.sort_by_cached_key(|card| sortable(gain(card)));
        let left = usize::try_from(end - day).unwrap_or(1);
        for card in late.split_off(late.len() - late.len().div_ceil(left)) {
            recalled += weight * recall(course.scheduler, &card.state, now);
            forgotten += weight * (1.0 - recall(course.scheduler, &card.state, &today));
            after += weight * course.ask(&card.id, &card.state, day, weight, RETURNS);
        }
    }
    let known = collection.settings().model == ModelChoice::Fsrs && count > 0.0;
    let recall = known.then(|| Recall {
        now: recalled / count,
        after: after / count,
        forgotten,
        by_waiting: forgotten - (count - recalled),
    });
    let reviews = course.load.iter().sum::<f32>() / days as f32;
    let most = course.load.iter().copied().fold(0.0, f32::max);
    CatchingUp {
        share: u32::try_from(share).unwrap_or(u32::MAX),
        reviews,
        answers: reviews + course.again / days as f32,
        most: most.round() as u32,
        recall,
    }
}

/// Some of the cards, evenly, and how many each of them stands for.
fn sample(cards: Vec<&CardEntry>) -> (Vec<&CardEntry>, f32) {
    let step = cards.len().div_ceil(SAMPLE).max(1);
    let count = cards.len();
    let some: Vec<_> = cards.into_iter().step_by(step).collect();
    let weight = count as f32 / some.len().max(1) as f32;
    (some, weight)
}

/// What is expected until a day.
struct Course<'a> {
    scheduler: &'a Scheduler,
    now: Now,
    end: i32,
    /// Reviews on each day.
    load: Vec<f32>,
    /// Answers to cards that were forgotten, in all.
    again: f32,
}

impl<'a> Course<'a> {
    fn new(collection: &'a Collection, now: &Now, end: i32) -> Self {
        let days = usize::try_from(end.saturating_sub(now.day)).unwrap_or(0);
        let scheduler = collection.scheduler();
        Self { scheduler, now: *now, end, load: vec![0.0; days], again: 0.0 }
    }

    /// Asks a card on a day, and whenever it comes back; what recall to expect at the end.
    fn ask(
        &mut self,
        id: &CardId,
        state: &CardState,
        day: i32,
        weight: f32,
        returns: usize,
    ) -> f32 {
        let at = usize::try_from(i64::from(day) - i64::from(self.now.day)).ok();
        if let Some(load) = at.and_then(|at| self.load.get_mut(at)) {
            *load += weight;
        }
        let now = Now { day, ..self.now };
        let known = recall(self.scheduler, state, &now);
        let steps = self.scheduler.settings().relearning_steps.len() as f32;
        self.again += weight * (1.0 - known) * steps;
        let mut sum = 0.0;
        for (first, chance) in [(Rating::Good, known), (Rating::Again, 1.0 - known)] {
            let mut state = state.clone();
            let mut rating = first;
            for _ in 0..STEPS {
                let draft = self.scheduler.answer(id, &state, rating, 0, &now);
                self.scheduler.step(&mut state, &draft);
                if matches!(state.due, Due::Day(_)) {
                    break;
                }
                rating = Rating::Good;
            }
            let back = match state.due {
                Due::Day(due) if due < self.end && due > day && returns > 0 => Some(due),
                _ => None,
            };
            sum += chance
                * match back {
                    // What is all but impossible is not followed.
                    Some(due) if chance * weight > 0.02 => {
                        self.ask(id, &state, due, weight * chance, returns - 1)
                    }
                    _ => recall(self.scheduler, &state, &Now { day: self.end, ..self.now }),
                };
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::backlog::tests::back;
    use super::super::test_library::*;
    use super::*;
    use crate::schedule::Settings;

    #[test]
    fn a_longer_spread_is_less_a_day_and_forgets_more() {
        let desk = back(60, Settings { relearning_steps: vec![10], ..plain() });
        let of = |days| catch_up(&desk.collection, days, &desk.now());
        let (one, seven, thirty) = (of(1), of(7), of(30));
        assert_eq!([one, seven, thirty].map(|way| way.share), [60, 9, 2]);
        assert_eq!(one.most, 60);
        assert!(one.reviews > seven.reviews && seven.reviews > thirty.reviews);
        assert!(seven.reviews >= 60.0 / 7.0 && seven.answers > seven.reviews);
        let recall = [one, seven, thirty].map(|way| way.recall.unwrap());
        let now = recall[0].now;
        assert!(recall.iter().all(|recall| (recall.now - now).abs() < 1e-4));
        assert!(recall.iter().all(|recall| recall.after > recall.now && recall.after <= 1.0));
        assert!(recall[0].by_waiting.abs() < 0.01);
        assert!(recall[1].by_waiting > 0.0 && recall[2].by_waiting > recall[1].by_waiting);
        assert!((recall[0].forgotten - 60.0 * (1.0 - recall[0].now)).abs() < 0.01);
        let sm2 = back(60, Settings { model: ModelChoice::Sm2, ..plain() });
        let of = catch_up(&sm2.collection, 7, &sm2.now());
        assert_eq!((of.share, of.recall), (9, None));
        let nothing = TestLibrary::new(vec![deck("a", 3, 1)], plain());
        assert_eq!(catch_up(&nothing.collection, 0, &nothing.now()), CatchingUp::default());
    }
}

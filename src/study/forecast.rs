//! The days until an exam: how much there will be to do, and what will be known.
//!
//! An expectation, without dice: each card's next review is followed by the one or the other
//! memory, in the proportion of its probability of recall, and so on. Until the last days cards
//! are reviewed when they are due and new ones begun at the plan's rate; in the last days those
//! whose review gains most on the day, until the wanted share is reached. Of very many cards some
//! thousands stand for all. Leaves out: Hard and Easy, forgetting within a day, the spread of due
//! days. Not for SM-2, which has no probabilities.

use super::exam_plan::{Exam, FARTHEST, LAST_DAYS, LEAST_GAIN, LEAST_GAIN_AGAIN, new_a_day};
use super::memory_grid::{CELLS, Memory, Way};
use super::pace::Pace;
use crate::history::{Due, Rating};
use crate::schedule::{CardState, Now, Scheduler};

/// The most cards that are followed one by one until their next review.
const MOST_CARDS: usize = 3_000;
/// Into about so many parts all that waits for the last days is taken together.
const PARTS: f32 = 2_000.0;

/// What one day asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Day {
    /// Cards in review.
    pub reviews: f32,
    /// Cards begun.
    pub new: f32,
    /// The time that all answers take, in ms.
    pub ms: f32,
}

/// The days until an exam.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forecast {
    /// From today to the day before the exam.
    pub days: Vec<Day>,
    /// All cards, suspended ones left out.
    pub cards: usize,
    /// The mean probability of recall on the day, over all cards; one that is not begun by then is
    /// not known.
    pub expected: f32,
    /// The standard deviation of the share that is known if each card is known or not,
    /// independently: at most this (of Poisson's binomials with one mean, the plain binomial
    /// varies most).
    pub chance: f32,
    /// How far the model itself may be off, as one standard deviation.
    pub model: f32,
}

impl Forecast {
    /// Both uncertainties together.
    #[must_use]
    pub fn deviation(&self) -> f32 {
        self.chance.hypot(self.model)
    }

    /// The mean time a day, in ms.
    #[must_use]
    pub fn mean_ms(&self) -> f32 {
        self.days.iter().map(|day| day.ms).sum::<f32>() / self.days.len().max(1) as f32
    }

    /// The day with most to do, counted from today, and its time in ms.
    #[must_use]
    pub fn worst(&self) -> Option<(usize, f32)> {
        let days = self.days.iter().map(|day| day.ms).enumerate();
        days.max_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}

/// A memory that is waiting for its next review.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    weight: f32,
    memory: Memory,
    last: i32,
    due: i32,
}

/// The forecast while it is made.
struct Making<'a> {
    scheduler: &'a Scheduler,
    pace: &'a Pace,
    exam: &'a Exam,
    today: i32,
    ways: Vec<Way>,
    /// More answers after a lapse, and after the first answer to a new card.
    relearning: usize,
    learning: usize,
    days: Vec<Day>,
    /// By the day on which they are due, and by the day of their last review where that is only
    /// after the last days have begun.
    due: Vec<Vec<f32>>,
    rest: Vec<Vec<f32>>,
    /// The first of the last days.
    turn: i32,
}

/// What is to be done for an exam, and what will be known; none under SM-2, after the exam, and
/// for one that is further away than [`FARTHEST`].
#[must_use]
pub fn forecast<'a>(
    scheduler: &Scheduler,
    cards: impl IntoIterator<Item = &'a CardState>,
    exam: &Exam,
    pace: &Pace,
    now: &Now,
) -> Option<Forecast> {
    let length = exam.day.saturating_sub(now.day);
    let length = usize::try_from(length).ok().filter(|_| length <= FARTHEST)?;
    let cards: Vec<&CardState> = cards.into_iter().filter(|state| !state.suspended).collect();
    let begun: Vec<&CardState> = cards.iter().copied().filter(|state| state.reps > 0).collect();
    let new = cards.len() - begun.len();
    let settings = scheduler.settings();
    let relearning = settings.relearning_steps.len();
    let mut making = Making {
        scheduler,
        pace,
        exam,
        today: now.day,
        ways: Way::all(scheduler, relearning)?,
        relearning,
        learning: settings.learning_steps.len().saturating_sub(1),
        days: vec![Day::default(); length],
        due: vec![Vec::new(); length],
        rest: vec![Vec::new(); length],
        turn: exam.day.saturating_sub(LAST_DAYS).max(now.day),
    };
    let stride = begun.len().div_ceil(MOST_CARDS).max(1);
    let chosen = begun.len().div_ceil(stride).max(1);
    let weight = begun.len() as f32 / chosen as f32;
    let mut waiting: Vec<Waiting> =
        begun.iter().step_by(stride).map(|state| waiting(state, weight, now.day)).collect();
    waiting.sort_by_key(|card| std::cmp::Reverse(card.due));
    let rate = new_a_day(new, exam, now.day).unwrap_or(0) as f32;
    let mut left = new as f32;
    let most = settings.reviews_per_day as f32;
    for day in now.day..exam.day {
        let beginning = rate.min(left);
        making.begin(day, beginning);
        left -= beginning;
        if day < making.turn {
            making.review_grid(day);
            // What is overdue is worked off within the day's limit.
            while waiting.last().is_some_and(|card| card.due <= day) {
                if making.day(day).is_some_and(|today| today.reviews >= most) {
                    break;
                }
                if let Some(card) = waiting.pop() {
                    making.review(card, day);
                }
            }
        }
    }
    let known = making.finish(waiting);
    // The model says nothing about what is not begun.
    let share = 1.0 - left / cards.len().max(1) as f32;
    let expected = if cards.is_empty() { 0.0 } else { known / cards.len() as f32 };
    let expected = expected.clamp(0.0, 1.0);
    let chance = (expected * (1.0 - expected) / cards.len().max(1) as f32).sqrt();
    let model = pace.model * share;
    Some(Forecast { days: making.days, cards: cards.len(), expected, chance, model })
}

fn waiting(state: &CardState, weight: f32, today: i32) -> Waiting {
    let due = match state.due {
        Due::Day(day) => day.max(today),
        Due::Instant(_) | Due::None => today,
    };
    let due = due.max(state.buried_until.unwrap_or(today));
    let last = state.last.map_or(today, |last| last.day.min(today));
    Waiting { weight, memory: Memory::from(state), last, due }
}

fn days(from: i32, to: i32) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(0)
}

impl Making<'_> {
    fn at(&self, day: i32) -> Option<usize> {
        usize::try_from(day.saturating_sub(self.today)).ok()
    }

    fn day(&mut self, day: i32) -> Option<&mut Day> {
        let at = self.at(day)?;
        self.days.get_mut(at)
    }

    /// Takes in a memory that was reviewed on `day`.
    fn put(&mut self, memory: Memory, weight: f32, day: i32) {
        for (cell, part) in memory.cells() {
            let weight = weight * part;
            let Some(way) = self.ways.get(cell).filter(|_| weight > 0.0) else { continue };
            let due = day.saturating_add(way.interval);
            let (table, key) =
                if due < self.turn { (&mut self.due, due) } else { (&mut self.rest, day) };
            let at = usize::try_from(key.saturating_sub(self.today)).ok();
            if let Some(cells) = at.and_then(|at| table.get_mut(at)) {
                cells.resize(CELLS, 0.0);
                if let Some(there) = cells.get_mut(cell) {
                    *there += weight;
                }
            }
        }
    }

    /// Writes down reviews of which `recall` are known.
    fn count(&mut self, day: i32, reviews: f32, recall: f32) {
        let (pace, more) = (self.pace, self.relearning as f32);
        let ms = pace.review_ms + (1.0 - recall) * more * pace.step_ms;
        if let Some(day) = self.day(day) {
            day.reviews += reviews;
            day.ms += reviews * ms;
        }
    }

    fn review(&mut self, card: Waiting, day: i32) {
        let elapsed = days(card.last, day);
        let recall = card.memory.recall(self.scheduler, elapsed);
        let after = |known| card.memory.after(self.scheduler, known, elapsed, self.relearning);
        let (known, learnt) = (after(true), after(false));
        self.count(day, card.weight, recall);
        self.put(known, card.weight * recall, day);
        self.put(learnt, card.weight * (1.0 - recall), day);
    }

    fn review_grid(&mut self, day: i32) {
        let Some(cells) = self.at(day).and_then(|at| self.due.get_mut(at)) else { return };
        for (cell, weight) in std::mem::take(cells).into_iter().enumerate() {
            let Some(way) = self.ways.get(cell).copied().filter(|_| weight > 0.0) else { continue };
            self.count(day, weight, way.recall);
            self.put(way.known, weight * way.recall, day);
            self.put(way.learnt, weight * (1.0 - way.recall), day);
        }
    }

    fn begin(&mut self, day: i32, new: f32) {
        if new <= 0.0 {
            return;
        }
        let pace = *self.pace;
        for (rating, share) in Rating::ALL.into_iter().zip(pace.first) {
            // Again and Hard stay on the first step, Easy is done at once.
            let more = match rating {
                Rating::Again | Rating::Hard => self.learning + 1,
                Rating::Good => self.learning,
                Rating::Easy => 0,
            };
            let mut state = CardState::default();
            self.scheduler.learn(&mut state, rating, 0);
            for _ in 0..more {
                self.scheduler.learn(&mut state, Rating::Good, 0);
            }
            self.put(Memory::from(&state), new * share, day);
            if let Some(day) = self.day(day) {
                day.ms += new * share * (pace.new_ms + more as f32 * pace.step_ms);
            }
        }
        if let Some(day) = self.day(day) {
            day.new += new;
        }
    }

    /// Adds what waits on the grid: parts of cards that are alike, together.
    fn gather(&mut self, cards: &mut Vec<Waiting>) {
        let rest = std::mem::take(&mut self.rest);
        let enough = rest.iter().flatten().sum::<f32>() / PARTS;
        for cell in 0..CELLS {
            let memory = Memory::of_cell(cell);
            let (mut weight, mut days) = (0.0_f32, 0.0_f32);
            for (at, cells) in rest.iter().enumerate() {
                let part = cells.get(cell).copied().unwrap_or(0.0);
                weight += part;
                days += part * at as f32;
                if weight > 0.0 && (weight >= enough || at + 1 == rest.len()) {
                    let last = self.today.saturating_add((days / weight).round() as i32);
                    cards.push(Waiting { weight, memory, last, due: last });
                    (weight, days) = (0.0, 0.0);
                }
            }
        }
    }

    /// Plans the last days; the number of cards to be known.
    fn finish(&mut self, waiting: Vec<Waiting>) -> f32 {
        let mut cards = waiting;
        self.gather(&mut cards);
        let count: f32 = cards.iter().map(|card| card.weight).sum();
        let exam = self.exam.day;
        // Some of the reviews come earlier, some later.
        let middle = self.turn + (exam - self.turn) / 2;
        let mut known = 0.0;
        let mut gains = Vec::new();
        for card in &cards {
            let left = card.memory.recall(self.scheduler, days(card.last, exam));
            known += card.weight * left;
            // A card that was seen today gains nothing today.
            if card.last >= middle {
                continue;
            }
            let elapsed = days(card.last, middle);
            let recall = card.memory.recall(self.scheduler, elapsed);
            let then = |known| {
                let after = card.memory.after(self.scheduler, known, elapsed, self.relearning);
                after.recall(self.scheduler, days(middle, exam))
            };
            let gain = recall * then(true) + (1.0 - recall) * then(false) - left;
            let lately = card.last >= exam.saturating_sub(LAST_DAYS);
            if gain >= if lately { LEAST_GAIN_AGAIN } else { LEAST_GAIN } {
                gains.push((gain, card.weight, recall));
            }
        }
        gains.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        let wanted = self.exam.share.clamp(0.5, 0.99) * count;
        let span = days(self.turn, exam) as f32;
        let mut room = span * self.exam.most as f32;
        for (gain, weight, recall) in gains {
            // Of the last cards only as much as is wanted.
            let weight = weight.min((wanted - known) / gain).min(room);
            if weight <= 0.0 {
                break;
            }
            known += weight * gain;
            room -= weight;
            for day in self.turn..exam {
                self.count(day, weight / span, recall);
            }
        }
        known
    }
}

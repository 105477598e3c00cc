//! The curve: for each retention, minutes a day over the next year, and what is known at its end.
//!
//! There is no limit of reviews a day in it: what a retention asks for is what it costs. New
//! cards come as the settings say until there are no more. Every retention meets the same
//! chance, several times over where cards are few, so that the curve is smooth.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use fsrs::{Card, DEFAULT_PARAMETERS, SimulatorConfig};
use thiserror::Error;

use super::Habits;
use crate::history::Due;
use crate::message::{Message, Tell};
use crate::schedule::settings::RANGES;
use crate::schedule::{CardState, Settings};

/// The retentions of the curve, in hundredths.
pub const RETENTIONS: RangeInclusive<u32> = 70..=97;

/// How long the student is followed: a year has every season of reviews in it.
pub const DAYS: usize = 365;

/// With so many cards, or cards met several times, chance moves a point of the curve by less than
/// a hundredth.
const CARDS: usize = 10_000;
/// The most often that they are met, however few there are.
const MOST_SEEDS: usize = 16;

/// The student's cards, as the simulator wants them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cards {
    started: Vec<Started>,
    new: usize,
}

/// A card that was graded before.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Started {
    stability: f32,
    difficulty: f32,
    /// Days since the last grade.
    elapsed: f32,
    /// Days until it is due; 0 when it is.
    due: f32,
}

impl Cards {
    /// Those of the cards that are asked at all, on scheduler day `today`.
    #[must_use]
    pub fn new<'a>(cards: impl IntoIterator<Item = &'a CardState>, today: i32) -> Self {
        let mut all = Self::default();
        for card in cards.into_iter().filter(|card| !card.suspended) {
            match card.elapsed_days(today) {
                // Without a memory it is as new to the simulator.
                Some(elapsed) if card.stability.is_finite() && card.stability > 0.0 => {
                    let due = match card.due {
                        Due::Day(day) => i64::from(day) - i64::from(today),
                        Due::Instant(_) | Due::None => 0,
                    };
                    all.started.push(Started {
                        stability: card.stability.clamp(0.001, 36_500.0),
                        // A difficulty that is no number is the middle one.
                        difficulty: if card.difficulty.is_finite() {
                            card.difficulty.clamp(1.0, 10.0)
                        } else {
                            5.5
                        },
                        elapsed: elapsed.min(36_500) as f32,
                        due: due.clamp(0, 36_500) as f32,
                    });
                }
                _ => all.new += 1,
            }
        }
        all
    }

    /// How many cards there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.started.len() + self.new
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a retention costs, and what it gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// In hundredths.
    pub retention: u32,
    /// A day, on average.
    pub minutes: f32,
    /// Reviews and new cards a day, on average.
    pub cards_a_day: f32,
    /// How many cards would be recalled on the last day, of all.
    pub known: f32,
}

/// A point for each of [`RETENTIONS`].
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub points: Vec<Point>,
    /// All cards, begun or not.
    pub cards: usize,
    /// New cards that are begun each day while there are any.
    pub new_a_day: u32,
}

impl Curve {
    /// The point nearest to a retention, from 0 to 1.
    #[must_use]
    pub fn at(&self, retention: f32) -> Option<&Point> {
        let wanted = (retention * 100.0).round() as u32;
        self.points.iter().min_by_key(|point| point.retention.abs_diff(wanted))
    }
}

/// Why there is no curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WorkloadError {
    #[error("there are no cards")]
    NoCards,
    #[error("the simulation was cancelled")]
    Cancelled,
    #[error("this can't be simulated")]
    Refused,
}

impl Tell for WorkloadError {
    fn message(&self) -> Message {
        match self {
            Self::NoCards => Message::new("workload-no-cards"),
            Self::Cancelled => Message::new("workload-cancelled"),
            Self::Refused => Message::new("workload-refused"),
        }
    }
}

/// Simulates a year at each retention. `report` is told how far it is (0 to 1), and says whether
/// to go on; it is asked between two simulated years.
pub fn simulate(
    cards: &Cards,
    habits: &Habits,
    settings: &Settings,
    report: &(dyn Fn(f32) -> bool + Sync),
) -> Result<Curve, WorkloadError> {
    if cards.is_empty() {
        return Err(WorkloadError::NoCards);
    }
    let config = config(cards, habits, settings);
    let parameters = Arc::new(bounded(&settings.parameters));
    let retentions: Vec<u32> = RETENTIONS.collect();
    let seeds = (CARDS / cards.len()).clamp(1, MOST_SEEDS);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let cancelled = AtomicBool::new(false);
    let work = || {
        let mut points = Vec::new();
        // One after the other, from whoever is free; the order does not matter to the result.
        while let Some(retention) = retentions.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut years = Vec::with_capacity(seeds);
            for seed in 0..seeds {
                if cancelled.load(Ordering::Relaxed) {
                    return Err(WorkloadError::Cancelled);
                }
                years.push(year(cards, &config, &parameters, *retention, seed)?);
                let part = done.fetch_add(1, Ordering::Relaxed) + 1;
                let part = part as f32 / (retentions.len() * seeds) as f32;
                if !report(part) {
                    cancelled.store(true, Ordering::Relaxed);
                }
            }
            points.push(mean(&years));
        }
        Ok(points)
    };
    // Threads of its own: the shared ones are the window's too, which must not wait for years.
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or(Err(WorkloadError::Refused)))
            .collect()
    });
    let parts = parts.into_iter().collect::<Result<Vec<Vec<Point>>, _>>()?;
    let mut points = parts.concat();
    points.sort_unstable_by_key(|point| point.retention);
    Ok(Curve { points, cards: cards.len(), new_a_day: settings.new_per_day })
}

fn year(
    cards: &Cards,
    config: &SimulatorConfig,
    parameters: &Arc<Vec<f32>>,
    retention: u32,
    seed: usize,
) -> Result<Point, WorkloadError> {
    let desired_retention = retention as f32 / 100.0;
    let started = cards.started.iter().map(|card| Card {
        difficulty: card.difficulty,
        stability: card.stability,
        last_date: -card.elapsed,
        due: card.due,
        interval: card.due + card.elapsed,
        desired_retention,
        parameters: parameters.clone(),
        ..Card::default()
    });
    let started = Some(started.collect());
    let seed = Some(seed as u64);
    let result = fsrs::simulate(config, parameters, desired_retention, seed, started);
    let result = result.map_err(|_| WorkloadError::Refused)?;
    let asked = result.review_cnt_per_day.iter().chain(&result.learn_cnt_per_day).sum::<usize>();
    Ok(Point {
        retention,
        minutes: result.cost_per_day.iter().sum::<f32>() / 60.0 / DAYS as f32,
        cards_a_day: asked as f32 / DAYS as f32,
        known: result.memorized_cnt_per_day.last().copied().unwrap_or_default(),
    })
}

fn mean(years: &[Point]) -> Point {
    let count = years.len().max(1) as f32;
    let mean = |number: fn(&Point) -> f32| years.iter().map(number).sum::<f32>() / count;
    Point {
        retention: years.first().map_or(0, |year| year.retention),
        minutes: mean(|year| year.minutes),
        cards_a_day: mean(|year| year.cards_a_day),
        known: mean(|year| year.known),
    }
}

fn config(cards: &Cards, habits: &Habits, settings: &Settings) -> SimulatorConfig {
    SimulatorConfig {
        deck_size: cards.len(),
        learn_span: DAYS,
        max_cost_perday: f32::MAX,
        max_ivl: settings.maximum_interval.max(1) as f32,
        first_rating_prob: habits.first,
        review_rating_prob: habits.recalled,
        learn_limit: settings.new_per_day as usize,
        review_limit: usize::MAX,
        learning_step_transitions: habits.learning,
        relearning_step_transitions: habits.relearning,
        state_rating_costs: habits.seconds,
        learning_step_count: settings.learning_steps.len(),
        relearning_step_count: settings.relearning_steps.len(),
        ..SimulatorConfig::default()
    }
}

/// Parameters that the simulator survives; the default ones in the place of what are none.
fn bounded(parameters: &[f32]) -> Vec<f32> {
    let sound = parameters.len() == RANGES.len() && parameters.iter().all(|p| p.is_finite());
    let parameters = if sound { parameters } else { &DEFAULT_PARAMETERS };
    parameters.iter().zip(RANGES).map(|(value, (low, high))| value.clamp(low, high)).collect()
}

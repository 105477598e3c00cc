//! How the student answers: how long, and with which grades.
//!
//! What the crate's `extract_simulator_config` takes from Anki's log, taken from ours: days are
//! those of the events, where the crate counts them from today's clock; times are medians, where
//! the crate's mean overflows its 32 bits in a log of hours. Where there is little, the crate's
//! averages of many students fill in, as much as [`PRIOR`] of the student's own answers would.

use fsrs::SimulatorConfig;

use crate::history::{CompactEvent, History, Kind, Phase, Rating};

/// How many answers the averages of other students count for; the crate's number.
const PRIOR: f32 = 50.0;

/// No answer takes longer, in ms: the student was elsewhere. The crate's number.
const LONGEST_LOOK: u32 = 1_200_000;

/// How the student answers. The odds of each table's row add up to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habits {
    /// The odds of the four grades of a new card.
    pub first: [f32; 4],
    /// The odds of Hard, Good and Easy for a card in review that is recalled.
    pub recalled: [f32; 3],
    /// The odds of the next grade on the day a card is new, after Again, Hard and Good.
    pub learning: [[f32; 4]; 3],
    /// The same on the day a card is forgotten.
    pub relearning: [[f32; 4]; 3],
    /// Seconds that an answer takes while learning, in review and while relearning, by its grade.
    pub seconds: [[f32; 4]; 3],
}

impl Default for Habits {
    /// Those of many students.
    fn default() -> Self {
        let config = SimulatorConfig::default();
        Self {
            first: config.first_rating_prob,
            recalled: config.review_rating_prob,
            learning: config.learning_step_transitions,
            relearning: config.relearning_step_transitions,
            seconds: config.state_rating_costs,
        }
    }
}

/// What is counted, and what it took.
#[derive(Debug, Default)]
struct Tally {
    first: [u32; 4],
    recalled: [u32; 3],
    /// While learning and while relearning.
    next: [[[u32; 4]; 3]; 2],
    looks: [[Vec<u32>; 4]; 3],
}

/// A card's answers on one day.
#[derive(Debug, Clone, Copy)]
struct Today {
    day: i32,
    /// Which of the tables of next grades they belong to.
    table: Option<usize>,
    last: Rating,
}

impl Habits {
    /// Those of the student whose history this is.
    #[must_use]
    pub fn of(history: &History) -> Self {
        let mut tally = Tally::default();
        for card in 0..u32::try_from(history.names().len()).unwrap_or(u32::MAX) {
            let mut today = None;
            for row in history.past(card).filter(|row| row.kind == Kind::Review) {
                if let Some(rating) = row.rating {
                    today = Some(tally.add(row, rating, today));
                }
            }
        }
        tally.habits()
    }
}

impl Tally {
    fn add(&mut self, row: &CompactEvent, rating: Rating, before: Option<Today>) -> Today {
        let grade = rating as usize - 1;
        let state = match row.phase {
            Phase::New | Phase::Learning => 0,
            Phase::Review => 1,
            Phase::Relearning => 2,
        };
        if (1..LONGEST_LOOK).contains(&row.duration) {
            push(&mut self.looks, state, grade, row.duration);
        }
        match row.phase {
            Phase::New => bump(&mut self.first, grade),
            Phase::Review if rating != Rating::Again => bump(&mut self.recalled, grade - 1),
            _ => {}
        }
        let Some(Today { day, table, last }) = before.filter(|before| before.day == row.day) else {
            let table = match (state, rating) {
                (0, _) => Some(0),
                (1, Rating::Again) => Some(1),
                _ => None,
            };
            return Today { day: row.day, table, last: rating };
        };
        let next = table.and_then(|table| self.next.get_mut(table)?.get_mut(last as usize - 1));
        if let Some(next) = next {
            bump(next, grade);
        }
        Today { day, table, last: rating }
    }

    fn habits(mut self) -> Habits {
        let usual = Habits::default();
        let [learning, relearning] = self.next;
        let mut seconds = usual.seconds;
        for (row, looks) in seconds.iter_mut().zip(&mut self.looks) {
            for (seconds, looks) in row.iter_mut().zip(looks) {
                let count = looks.len() as f32;
                *seconds = (count * median(looks) + PRIOR * *seconds) / (count + PRIOR);
            }
        }
        let rows = |counts: [[u32; 4]; 3], usual: [[f32; 4]; 3]| {
            let mut rows = usual;
            for (row, counts) in rows.iter_mut().zip(counts) {
                *row = odds(counts, *row);
            }
            rows
        };
        Habits {
            first: odds(self.first, usual.first),
            recalled: odds(self.recalled, usual.recalled),
            learning: rows(learning, usual.learning),
            relearning: rows(relearning, usual.relearning),
            seconds,
        }
    }
}

fn bump<const N: usize>(counts: &mut [u32; N], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count = count.saturating_add(1);
    }
}

fn push(looks: &mut [[Vec<u32>; 4]; 3], state: usize, grade: usize, look: u32) {
    if let Some(looks) = looks.get_mut(state).and_then(|row| row.get_mut(grade)) {
        looks.push(look);
    }
}

/// The odds of each, given how often each was taken and the usual odds.
fn odds<const N: usize>(counts: [u32; N], usual: [f32; N]) -> [f32; N] {
    let total: f32 = counts.iter().map(|count| *count as f32).sum();
    let sum: f32 = usual.iter().sum();
    let mut odds = usual;
    for (odds, count) in odds.iter_mut().zip(counts) {
        *odds = (count as f32 + PRIOR * *odds / sum) / (total + PRIOR);
    }
    odds
}

/// In seconds; 0 of nothing.
fn median(looks: &mut [u32]) -> f32 {
    if looks.is_empty() {
        return 0.0;
    }
    let middle = looks.len() / 2;
    *looks.select_nth_unstable(middle).1 as f32 / 1000.0
}

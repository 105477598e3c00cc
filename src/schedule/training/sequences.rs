//! What there is to learn from: each card's reviews from new, and those that can be predicted.
//!
//! A review can be predicted when days have passed since the one before; within a day FSRS says
//! nothing that could be wrong. Takes the log as it is: the day that each event stores, as the
//! scheduler counts it (never backwards), grades that count and no others. A reset begins a new
//! sequence. A history that was cut, whose first event is not that of a new card, is left
//! out: what was there before would be missing.

use fsrs::{FSRSItem, FSRSReview};

use crate::history::{CompactEvent, History, Kind, Phase, Rating};

/// Longer ones are left out by the trainer too (its `max_seq_len`); a card graded ten thousand
/// times would fill the memory with its beginnings.
const LONGEST: usize = 256;

/// As long as the longest interval; a log may say anything.
const MOST_DAYS: u32 = 36_500;

/// Each card's reviews from new, and which of them can be predicted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sequences {
    reviews: Vec<Vec<FSRSReview>>,
    /// In the order of time.
    items: Vec<Item>,
}

/// A review that can be predicted from those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    /// ms since 1970-01-01 UTC.
    time: i64,
    sequence: usize,
    /// From 1.
    place: usize,
}

/// One review of a sequence.
struct Step<'a> {
    row: &'a CompactEvent,
    rating: Rating,
    /// Since the review before; none for the first.
    days: Option<u32>,
    place: usize,
}

impl Step<'_> {
    fn is_item(&self) -> bool {
        self.place < LONGEST && self.days.is_some_and(|days| days > 0)
    }
}

/// Tells of every review of a card that belongs to a sequence, in order.
fn walk(history: &History, card: u32, mut tell: impl FnMut(Step<'_>)) {
    let (mut last, mut place, mut cut) = (None, 0, false);
    for row in history.past(card) {
        match (row.kind, row.rating) {
            (Kind::Reset, _) => (last, place, cut) = (None, 0, false),
            (Kind::Review, Some(rating)) => {
                cut |= place == 0 && row.phase != Phase::New;
                if !cut {
                    let days = last.map(|last| days_between(last, row.day));
                    tell(Step { row, rating, days, place });
                    last = Some(row.day);
                    place += 1;
                }
            }
            _ => {}
        }
    }
}

/// As [`CardState::elapsed_days`](crate::schedule::CardState::elapsed_days) counts them.
fn days_between(from: i32, to: i32) -> u32 {
    u32::try_from(i64::from(to) - i64::from(from)).unwrap_or(0).min(MOST_DAYS)
}

fn numbers(history: &History) -> std::ops::Range<u32> {
    0..u32::try_from(history.names().len()).unwrap_or(u32::MAX)
}

/// How many reviews can be predicted; when there are `enough`, the count ends.
pub(super) fn count(history: &History, enough: usize) -> usize {
    let mut count = 0;
    for card in numbers(history) {
        walk(history, card, |step| count += usize::from(step.is_item()));
        if count >= enough {
            break;
        }
    }
    count
}

impl Sequences {
    #[must_use]
    pub fn of(history: &History) -> Self {
        let mut all = Self::default();
        for card in numbers(history) {
            walk(history, card, |step| all.add(&step));
        }
        all.items.sort_unstable();
        all
    }

    fn add(&mut self, step: &Step<'_>) {
        let review =
            FSRSReview { rating: step.rating as u32, delta_t: step.days.unwrap_or_default() };
        match self.reviews.last_mut() {
            Some(sequence) if step.place > 0 => sequence.push(review),
            _ => self.reviews.push(vec![review]),
        }
        if step.is_item() {
            let (time, sequence) = (step.row.time, self.reviews.len() - 1);
            self.items.push(Item { time, sequence, place: step.place });
        }
    }

    /// How many reviews can be predicted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn reviews(&self) -> &[Vec<FSRSReview>] {
        &self.reviews
    }

    /// The sequence of the `item`th review, up to and with this review; and the sequence's number.
    pub(super) fn item(&self, item: usize) -> Option<(usize, &[FSRSReview])> {
        let Item { sequence, place, .. } = *self.items.get(item)?;
        Some((sequence, self.reviews.get(sequence)?.get(..=place)?))
    }

    /// The first `count` reviews as the crate wants them, with their sequences' numbers.
    pub(super) fn first(&self, count: usize) -> (Vec<FSRSItem>, Vec<i64>) {
        let items = (0..count).filter_map(|item| self.item(item));
        let with_number = |(sequence, reviews): (usize, &[FSRSReview])| {
            (FSRSItem { reviews: reviews.to_vec() }, i64::try_from(sequence).unwrap_or(i64::MAX))
        };
        items.map(with_number).unzip()
    }
}

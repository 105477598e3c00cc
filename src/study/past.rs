//! What a card's past adds up to: its state, and what was done on each day.
//!
//! A state can be folded again at any time from the history, so that an undo needs no search
//! through a million events.

use crate::deck::CardId;
use crate::history::{Due, History, Kind, Phase, Row};
use crate::schedule::{CardState, Moment, Scheduler};

/// What was done on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// New cards that were graded for the first time.
    pub new: u32,
    /// Grades of cards that were in review.
    pub reviews: u32,
}

/// How much of a state is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Whole,
    /// All but the memory: when the card is due, and where it stands. Costs much less.
    Dates,
}

/// A card's state, and what each of its grades was on its day. `number` is the card's in the
/// history.
pub(super) fn fold(
    history: &History,
    number: u32,
    card: &CardId,
    scheduler: &Scheduler,
    depth: Depth,
    mut done: impl FnMut(i32, Done),
) -> CardState {
    let mut state = CardState::default();
    // A grade that promised nothing has its date from the memory.
    let promised = |row: &Row| row.kind != Kind::Review || row.due() != Due::None;
    let dates = depth == Depth::Dates && history.past(number).all(promised);
    for row in history.past(number) {
        let moment = Moment::from(row);
        if let Some((day, what)) = Done::by(&state, &moment) {
            done(day, what);
        }
        if dates {
            scheduler.advance_dates(card, &mut state, &moment);
        } else {
            scheduler.advance(card, &mut state, &moment);
        }
    }
    state
}

impl Done {
    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.reviews += other.reviews;
    }

    pub(super) fn take(&mut self, other: Self) {
        self.new = self.new.saturating_sub(other.new);
        self.reviews = self.reviews.saturating_sub(other.reviews);
    }

    /// What an event counts for on its day, given the state before it.
    fn by(state: &CardState, moment: &Moment) -> Option<(i32, Self)> {
        if moment.kind != Kind::Review {
            return None;
        }
        let phase = if state.reps == 0 { moment.phase } else { state.phase };
        let done = match phase {
            Phase::New => Self { new: 1, reviews: 0 },
            Phase::Review => Self { new: 0, reviews: 1 },
            Phase::Learning | Phase::Relearning => return None,
        };
        Some((moment.day, done))
    }
}

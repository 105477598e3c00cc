//! What a card's past adds up to: its state, and what was done on each day.
//!
//! A state can be folded again at any time from the history, so that an undo needs no search
//! through a million events.

use serde::{Deserialize, Serialize};

use crate::deck::CardId;
use crate::history::{Due, History, Kind, Phase};
use crate::schedule::{CardState, Moment, Scheduler, Spread};

/// What was done on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    /// New cards that were graded for the first time.
    pub new: u32,
    /// Grades of cards that were in review.
    pub reviews: u32,
    /// Those among them that were due before the backlog's plan began.
    pub late: u32,
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
    let depth = match depth {
        Depth::Dates if !history.past(number).all(|row| promises(&Moment::from(row))) => {
            Depth::Whole
        }
        depth => depth,
    };
    for row in history.past(number) {
        step(card, &mut state, &Moment::from(row), scheduler, depth, &mut done);
    }
    state
}

/// Takes a card's next event into its state.
pub(super) fn step(
    card: &CardId,
    state: &mut CardState,
    moment: &Moment,
    scheduler: &Scheduler,
    depth: Depth,
    mut done: impl FnMut(i32, Done),
) {
    if let Some((day, what)) = Done::by(state, moment, scheduler.settings().backlog) {
        done(day, what);
    }
    match depth {
        Depth::Dates => scheduler.advance_dates(card, state, moment),
        Depth::Whole => scheduler.advance(card, state, moment),
    }
}

/// A grade that promised nothing has its date from the memory.
pub(super) fn promises(moment: &Moment) -> bool {
    moment.kind != Kind::Review || moment.due != Due::None
}

impl Done {
    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.reviews += other.reviews;
        self.late += other.late;
    }

    pub(super) fn take(&mut self, other: Self) {
        self.new = self.new.saturating_sub(other.new);
        self.reviews = self.reviews.saturating_sub(other.reviews);
        self.late = self.late.saturating_sub(other.late);
    }

    /// What an event counts for on its day, given the state before it.
    fn by(state: &CardState, moment: &Moment, plan: Option<Spread>) -> Option<(i32, Self)> {
        if moment.kind != Kind::Review {
            return None;
        }
        let phase = if state.reps == 0 { moment.phase } else { state.phase };
        let done = match phase {
            Phase::New => Self { new: 1, ..Self::default() },
            Phase::Review => {
                let late = plan.is_some_and(|plan| is_late(state, plan));
                Self { reviews: 1, late: u32::from(late), ..Self::default() }
            }
            Phase::Learning | Phase::Relearning => return None,
        };
        Some((moment.day, done))
    }
}

/// Whether a card belongs to the backlog that `plan` spreads: in review, and due before its first
/// day.
pub(super) fn is_late(state: &CardState, plan: Spread) -> bool {
    matches!(state.due, Due::Day(day) if state.phase == Phase::Review && day < plan.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Phase, Rating};

    #[test]
    fn only_a_grade_without_a_date_promises_nothing() {
        let promises = |kind: Kind, due: Due| {
            let rating = (kind == Kind::Review).then_some(Rating::Good);
            let phase = Phase::Review;
            super::promises(&Moment { time: 0, due, day: 0, offset: 0, kind, rating, phase })
        };
        assert!(!promises(Kind::Review, Due::None));
        assert!(promises(Kind::Review, Due::Day(3)) && promises(Kind::Review, Due::Instant(5)));
        assert!(promises(Kind::Bury, Due::None) && promises(Kind::Cram, Due::None));
    }
}

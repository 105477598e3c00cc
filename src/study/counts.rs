//! How many cards of a deck are what.

use super::daily_limits::{Kind, Room};
use super::past::is_late;
use super::queue::{Sizes, remaining};
use super::scope::Span;
use crate::schedule::{CardState, Spread};

/// How many cards of a deck are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// To introduce today, under the day's limits.
    pub new: u32,
    /// In learning or relearning steps today.
    pub learning: u32,
    /// To review today, under the day's limits.
    pub due: u32,
    /// Those among them that are of the backlog that is being spread.
    pub late: u32,
    /// Of those to review today, what the limits leave for another day.
    pub held: u32,
    /// Of the cards to introduce, what the limits leave for another day; the cards of a note are
    /// introduced on different days, where they are kept apart.
    pub held_new: u32,
    /// How many of them would come if more new cards were asked for today.
    pub more: u32,
    pub total: u32,
    /// Ever graded.
    pub seen: u32,
    /// Never graded, and not suspended.
    pub unseen: u32,
    pub mature: u32,
    pub suspended: u32,
}

/// How the cards of every deck stand, and what the limits leave of them.
#[derive(Debug, Clone, Default)]
pub struct Census {
    decks: Vec<Standing>,
    room: Room,
}

/// How the cards of a deck stand: those of today apart, the limits aside.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
    pub counts: Counts,
    pub today: Sizes,
}

impl Counts {
    pub(super) fn add(&mut self, state: &CardState) {
        self.total += 1;
        self.seen += u32::from(state.reps > 0);
        self.unseen += u32::from(state.reps == 0 && !state.suspended);
        self.mature += u32::from(state.is_mature());
        self.suspended += u32::from(state.suspended);
    }
}

impl Census {
    pub(super) fn new(decks: Vec<Standing>, room: Room) -> Self {
        Self { decks, room }
    }

    /// How the cards of these decks stand.
    #[must_use]
    pub fn counts(&self, span: Span) -> Counts {
        let decks = span.decks(self.decks.len());
        let mut all = Counts::default();
        let mut planned = 0_u32;
        let mut late = 0_u32;
        let mut planned_new = 0_u32;
        for Standing { counts, today } in self.decks.get(decks.clone()).unwrap_or_default() {
            all.total += counts.total;
            all.seen += counts.seen;
            all.unseen += counts.unseen;
            all.mature += counts.mature;
            all.suspended += counts.suspended;
            planned += today.reviews;
            late += today.late;
            planned_new += today.new;
        }
        let sizes = |deck: usize| self.decks.get(deck).map_or(Sizes::default(), |deck| deck.today);
        let left = remaining(&self.room, &decks, sizes);
        let held_new = planned_new.saturating_sub(left.new);
        // Where nothing is held back there is nothing to ask for.
        let more = if held_new == 0 {
            0
        } else {
            let room = self.room.with_more(&decks);
            room.of(Kind::New, decks.clone(), |deck| sizes(deck).new).saturating_sub(left.new)
        };
        let fresh = self.room.of(Kind::Review, decks, |deck| sizes(deck).reviews);
        let wanted = planned.saturating_add(late.min(self.room.late()));
        let held = wanted.saturating_sub(left.due);
        let [new, learning, due] = [left.new, left.learning, left.due];
        let late = due.saturating_sub(fresh);
        Counts { new, learning, due, late, held, held_new, more, ..all }
    }

    /// New cards that the day's limit leaves in the whole collection.
    #[must_use]
    pub fn new_left(&self) -> u32 {
        self.room.new_left()
    }
}

/// Whether a card is one of those that are divided among the days of a plan.
pub(super) fn waits(state: &CardState, plan: Spread) -> bool {
    is_late(state, plan) && !state.suspended
}

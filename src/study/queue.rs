//! What is to be asked today, and in which order.
//!
//! First the learning cards whose time has come; then reviews, those most at risk first, with the
//! new cards spread evenly among them, those that an exam needs before the others, in the order of
//! their deck; last, a learning card that is
//! due within [`LEARN_AHEAD_MS`](crate::schedule::LEARN_AHEAD_MS). All of it is a function of the cards' states and of what was
//! done today: a sitting that was killed goes on where it was.

use super::collection::{CardEntry, Collection};
use super::past::Done;
use super::turn::Turn;
use crate::history::{Due, Phase};
use crate::schedule::{ModelChoice, Now, Scheduler, Settings};

/// Which cards a sitting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    All,
    /// A deck, by its place in the collection.
    Deck(usize),
}

/// How many cards a sitting still has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    pub new: u32,
    pub learning: u32,
    pub due: u32,
}

/// Today's cards of a scope, by their places in the collection.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// With the time (ms UTC) from which each may be asked.
    pub learning: Vec<(i64, usize)>,
    pub reviews: Vec<usize>,
    pub new: Vec<usize>,
    /// How many of `reviews` and `new` the day's limits leave.
    review_room: usize,
    new_room: usize,
}

impl Plan {
    pub(super) fn new(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let mut plan = Self::default();
        plan.make_room(collection.settings(), collection.done_in(Scope::All, now.day));
        let range = collection.range(scope);
        let first = range.start;
        let cards = collection.cards().get(range).unwrap_or_default();
        let same_note = |a: &CardEntry, b: &CardEntry| (a.deck, a.note) == (b.deck, b.note);
        let mut place = first;
        for note in cards.chunk_by(same_note) {
            plan.add_note(collection.scheduler(), note, place, now);
            place += note.len();
        }
        plan
    }

    /// Lets the day's limits leave what they leave after `today`'s work.
    pub(super) fn make_room(&mut self, settings: &Settings, today: Done) {
        self.review_room = settings.reviews_per_day.saturating_sub(today.reviews) as usize;
        self.new_room = settings.new_per_day.saturating_sub(today.new) as usize;
    }

    /// Takes in another plan's cards.
    pub(super) fn append(&mut self, other: &mut Self) {
        self.learning.append(&mut other.learning);
        self.reviews.append(&mut other.reviews);
        self.new.append(&mut other.new);
    }

    /// Adds those of a note's cards that may be asked today; `first` is the first one's place.
    pub(super) fn add_note(
        &mut self,
        scheduler: &Scheduler,
        note: &[CardEntry],
        first: usize,
        now: &Now,
    ) {
        let apart = scheduler.settings().separate_siblings && note.len() > 1;
        // What keeps its siblings away today: a card in its steps, or one that was graded today.
        let mut busy = 0_usize;
        let learning = self.learning.len();
        for (place, card) in (first..).zip(note) {
            let state = &card.state;
            if state.is_active(now.day)
                && let Some(time) = scheduler.ready_at(state, now)
            {
                self.learning.push((time, place));
            } else if apart && state.last.is_some_and(|last| last.day == now.day) {
                busy += 1;
            }
        }
        let learning = self.learning.len() > learning;
        let mut best: Option<(f32, usize)> = None;
        let mut new = None;
        for (place, card) in (first..).zip(note) {
            let state = &card.state;
            let held = state.phase == Phase::New && card.turn == Turn::HELD;
            if held || !state.is_active(now.day) {
                continue;
            }
            // A card that was itself graded today and set due again is not its own sibling.
            let itself = usize::from(state.last.is_some_and(|last| last.day == now.day));
            if apart && (learning || busy > itself) {
                continue;
            }
            match (state.phase, state.due) {
                (Phase::New, _) if apart => new = new.or(Some(place)),
                (Phase::New, _) => self.new.push(place),
                (Phase::Review, Due::Day(day)) if day <= now.day => {
                    if !apart {
                        self.reviews.push(place);
                        continue;
                    }
                    let urgency = urgency(scheduler, card, now);
                    if best.is_none_or(|(other, _)| urgency < other) {
                        best = Some((urgency, place));
                    }
                }
                _ => {}
            }
        }
        match (best, new) {
            (Some((_, place)), _) => self.reviews.push(place),
            (None, Some(place)) => self.new.push(place),
            (None, None) => {}
        }
    }

    pub(super) fn remaining(&self) -> Remaining {
        self.room_for(self.new.len(), self.learning.len(), self.reviews.len())
    }

    /// What the day's limits leave of so many cards.
    pub(super) fn room_for(&self, new: usize, learning: usize, reviews: usize) -> Remaining {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Remaining {
            new: count(new.min(self.new_room)),
            learning: count(learning),
            due: count(reviews.min(self.review_room)),
        }
    }
}

/// The smaller, the sooner: the probability of recall; under SM-2, how far past its interval the
/// card is, as a negative number.
#[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
pub(super) fn urgency(scheduler: &Scheduler, card: &CardEntry, now: &Now) -> f32 {
    let state = &card.state;
    if scheduler.settings().model == ModelChoice::Fsrs {
        return scheduler.retrievability(state, now).unwrap_or(0.0);
    }
    let Due::Day(day) = state.due else { return 0.0 };
    let late = i64::from(now.day) - i64::from(day);
    -(late as f32) / state.interval.max(1) as f32
}

/// Whether a new card comes before the next review, so that the new ones are spread evenly over
/// the day: of the first k cards of the day, ⌊k·new/(new + reviews)⌋ are new.
pub(super) fn new_comes_next(remaining: Remaining, done: Done) -> bool {
    let [new, due] = [remaining.new, remaining.due].map(u64::from);
    if new == 0 || due == 0 {
        return new > 0;
    }
    let [new_done, due_done] = [done.new, done.reviews].map(u64::from);
    let [all_new, all_due] = [new + new_done, due + due_done];
    let target = (new_done + due_done + 1) * all_new / (all_new + all_due);
    if target <= new_done + 1 {
        return target > new_done;
    }
    // Many reviews and few new cards were done elsewhere: no run of new cards to make up for it,
    // but one in each stretch of what is left.
    let left = new + due;
    if new <= due {
        let stretch = left / new;
        left % stretch == 1 % stretch
    } else {
        let stretch = left / due;
        left % stretch != 1 % stretch
    }
}

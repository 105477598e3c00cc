//! What is to be asked today, and in which order.
//!
//! First the learning cards whose time has come; then reviews, those most at risk first, with the
//! new cards spread evenly among them in the order of their deck; last, a learning card that is
//! due within [`LEARN_AHEAD_MS`]. All of it is a function of the cards' states and of what was
//! done today: a sitting that was killed goes on where it was.

use super::collection::{CardEntry, Collection};
use super::past::Done;
use crate::history::{Due, Phase};
use crate::schedule::{LEARN_AHEAD_MS, ModelChoice, Now};

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
    /// With the time (ms UTC) from which each may be asked. Sorted once ordered.
    learning: Vec<(i64, usize)>,
    reviews: Vec<usize>,
    new: Vec<usize>,
    /// How many of `reviews` and `new` the day's limits leave.
    review_room: usize,
    new_room: usize,
    done: Done,
}

impl Plan {
    pub(super) fn new(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let settings = collection.settings();
        let today = collection.done_in(Scope::All, now.day);
        let mut plan = Self {
            review_room: settings.reviews_per_day.saturating_sub(today.reviews) as usize,
            new_room: settings.new_per_day.saturating_sub(today.new) as usize,
            done: collection.done_in(scope, now.day),
            ..Self::default()
        };
        let range = collection.range(scope);
        let first = range.start;
        let cards = collection.cards().get(range).unwrap_or_default();
        let same_note = |a: &CardEntry, b: &CardEntry| (a.deck, a.note) == (b.deck, b.note);
        let mut place = first;
        for note in cards.chunk_by(same_note) {
            plan.add_note(collection, note, place, now);
            place += note.len();
        }
        plan
    }

    /// Adds those of a note's cards that may be asked today; `first` is the first one's place.
    fn add_note(&mut self, collection: &Collection, note: &[CardEntry], first: usize, now: &Now) {
        let apart = collection.settings().separate_siblings && note.len() > 1;
        // What keeps its siblings away today: a card in its steps, or one that was graded today.
        let mut busy = 0_usize;
        let learning = self.learning.len();
        for (place, card) in (first..).zip(note) {
            let state = &card.state;
            if state.is_active(now.day)
                && let Some(time) = collection.scheduler().ready_at(state, now)
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
            if !state.is_active(now.day) {
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
                    let urgency = urgency(collection, card, now);
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
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Remaining {
            new: count(self.new.len().min(self.new_room)),
            learning: count(self.learning.len()),
            due: count(self.reviews.len().min(self.review_room)),
        }
    }

    /// The card to ask now, or the time (ms UTC) at which the first learning card may be.
    pub(super) fn next(&self, collection: &Collection, now: &Now) -> (Option<usize>, Option<i64>) {
        let first = self.learning.iter().min();
        if let Some((time, place)) = first
            && *time <= now.time
        {
            return (Some(*place), None);
        }
        let remaining = self.remaining();
        if new_comes_next(remaining, self.done) {
            return (self.new.first().copied(), None);
        }
        if remaining.due > 0 {
            let card = |place: &usize| collection.cards().get(*place);
            let key =
                |place: &usize| card(place).map_or(0.0, |card| urgency(collection, card, now));
            let keyed = self.reviews.iter().map(|place| (key(place), *place));
            let most = keyed.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            return (most.map(|(_, place)| place), None);
        }
        let ahead = now.time.saturating_add(LEARN_AHEAD_MS);
        let mut early: Vec<_> = self.learning.iter().filter(|(time, _)| *time <= ahead).collect();
        early.sort_unstable();
        // Not the same card twice in a row, if there is another.
        let graded = |place: usize| {
            collection.cards().get(place).and_then(|card| card.state.last).map(|last| last.time)
        };
        let just = early.iter().max_by_key(|(_, place)| graded(*place)).map(|(_, place)| *place);
        let other = early.iter().find(|(_, place)| Some(*place) != just).or(early.first());
        match other {
            Some((_, place)) => (Some(*place), None),
            None => (None, first.map(|(time, _)| *time)),
        }
    }
}

/// The smaller, the sooner: the probability of recall; under SM-2, how far past its interval the
/// card is, as a negative number.
#[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
fn urgency(collection: &Collection, card: &CardEntry, now: &Now) -> f32 {
    let state = &card.state;
    if collection.settings().model == ModelChoice::Fsrs {
        return collection.scheduler().retrievability(state, now).unwrap_or(0.0);
    }
    let Due::Day(day) = state.due else { return 0.0 };
    let late = i64::from(now.day) - i64::from(day);
    -(late as f32) / state.interval.max(1) as f32
}

/// Whether a new card comes before the next review, so that the new ones are spread evenly over
/// the day: of the first k cards of the day, ⌊k·new/(new + reviews)⌋ are new.
fn new_comes_next(remaining: Remaining, done: Done) -> bool {
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

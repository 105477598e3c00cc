//! What is to be asked today, and in which order.
//!
//! First the learning cards whose time has come; then reviews, those most at risk first, with the
//! new cards spread evenly among them, those that an exam needs before the others, in the order of
//! their deck; last, a learning card that is due within
//! [`LEARN_AHEAD_MS`](crate::schedule::LEARN_AHEAD_MS). While a backlog is being spread, what fell
//! due since comes as always, and after it the day's share of the backlog, what loses most by
//! waiting first. A card that was made from the same sentence as one of the last few is put off past
//! others, so that none gives another one away. All of it is a function of the cards' states and of
//! what was done today: a sitting that was killed goes on where it was.

use std::ops::Range;

use super::card_entry::CardEntry;
use super::daily_limits::{Kind, Room};
use super::gain::gain;
use super::new_card_turn::Turn;
use super::past::{Done, is_late};
use crate::history::{Due, Phase};
use crate::schedule::{ModelChoice, Now, Scheduler, Spread};

/// How many cards a sitting still has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    pub new: u32,
    pub learning: u32,
    pub due: u32,
}

/// Today's cards of a deck, by their places in the collection, whatever the limits leave of them.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// With the time (ms UTC) from which each may be asked.
    pub learning: Vec<(i64, usize)>,
    pub reviews: Vec<usize>,
    /// Of the backlog that is being spread.
    pub late: Vec<usize>,
    pub new: Vec<usize>,
}

impl Plan {
    /// Of a deck's cards; `first` is the first one's place.
    pub(super) fn new(scheduler: &Scheduler, cards: &[CardEntry], first: usize, now: &Now) -> Self {
        let mut plan = Self::default();
        let mut place = first;
        for note in cards.chunk_by(|a, b| a.note == b.note) {
            plan.add_note(scheduler, note, place, now);
            place += note.len();
        }
        plan
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
        let spread = in_force(scheduler, now);
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
        // Of siblings, one that fell due since comes before one of the backlog: which of the two
        // it is must not depend on the cards' memory, which is not there where they are counted.
        let mut best: Option<((bool, f32), usize)> = None;
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
                    let late = spread.is_some_and(|plan| is_late(state, plan));
                    if !apart {
                        self.add_review(late, place);
                        continue;
                    }
                    let urgency = (late, urgency(scheduler, card, now));
                    if best.is_none_or(|(other, _)| urgency < other) {
                        best = Some((urgency, place));
                    }
                }
                _ => {}
            }
        }
        match (best, new) {
            (Some(((late, _), place)), _) => self.add_review(late, place),
            (None, Some(place)) => self.new.push(place),
            (None, None) => {}
        }
    }

    fn add_review(&mut self, late: bool, place: usize) {
        if late { self.late.push(place) } else { self.reviews.push(place) }
    }

    pub(super) fn sizes(&self) -> Sizes {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Sizes {
            learning: count(self.learning.len()),
            reviews: count(self.reviews.len()),
            late: count(self.late.len()),
            new: count(self.new.len()),
        }
    }
}

/// How many cards of each kind a deck's [`Plan`] has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sizes {
    pub learning: u32,
    pub reviews: u32,
    pub late: u32,
    pub new: u32,
}

/// What the limits leave of the cards that `of` says each of `decks` has.
pub(super) fn remaining(
    room: &Room,
    decks: &Range<usize>,
    of: impl Fn(usize) -> Sizes,
) -> Remaining {
    let some =
        |kind, count: &dyn Fn(Sizes) -> u32| room.of(kind, decks.clone(), |deck| count(of(deck)));
    let reviews = some(Kind::Review, &|sizes| sizes.reviews);
    // The backlog has what the reviews leave of the limits, and no more than its share.
    let both = some(Kind::Review, &|sizes| sizes.reviews.saturating_add(sizes.late));
    Remaining {
        new: some(Kind::New, &|sizes| sizes.new),
        learning: decks.clone().map(|deck| of(deck).learning).sum(),
        due: reviews + both.saturating_sub(reviews).min(room.late()),
    }
}

/// The plan for a backlog, on its days.
pub(super) fn in_force(scheduler: &Scheduler, now: &Now) -> Option<Spread> {
    scheduler.settings().backlog.filter(|plan| plan.days_left(now.day).is_some())
}

/// The smaller, the sooner. Of a card that is due: the probability of recall; under SM-2, how far
/// past its interval the card is, as a negative number. Of one of the backlog: what it loses by
/// waiting, as a negative number.
#[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
pub(super) fn urgency(scheduler: &Scheduler, card: &CardEntry, now: &Now) -> f32 {
    let state = &card.state;
    if let Some(spread) = in_force(scheduler, now).filter(|plan| is_late(state, *plan)) {
        return -gain(scheduler, state, now, spread.last());
    }
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
    // Many reviews and few new cards were done elsewhere: no run of new cards to make up for it.
    // They have the places that are least in an order that spreads any number of them evenly: that
    // of the multiples of the golden ratio. The places are counted from the last one, so that it
    // is the same choice after each card.
    let order = |place: u64| (place as u32).wrapping_mul(0x9e37_79b9);
    let left = new + due;
    let before = (1..left).filter(|place| order(*place) < order(left)).count() as u64;
    before < new
}

#[cfg(test)]
mod tests {
    use super::super::test_library::{now, plain};
    use super::*;
    use crate::deck::{CardId, Sentence};
    use crate::schedule::{CardState, LastReview, Settings};

    const TODAY: i32 = 20_000;

    /// A note's card that was last seen so many days ago, when its memory had this stability.
    fn card(number: u16, stability: f32, ago: i32) -> CardEntry {
        let last = LastReview { time: 0, day: TODAY - ago };
        let state = CardState {
            phase: Phase::Review,
            stability,
            difficulty: 5.0,
            due: Due::Day(TODAY - 1),
            reps: 3,
            last: Some(last),
            interval: 1,
            ..CardState::default()
        };
        let id = CardId::new("n".parse().unwrap(), number);
        CardEntry {
            id,
            deck: 0,
            note: 0,
            number,
            state,
            turn: Turn::default(),
            sentence: Sentence::NONE,
        }
    }

    #[test]
    fn of_siblings_the_one_most_at_risk_is_asked_wherever_it_stands() {
        let scheduler = Scheduler::new(&plain());
        let now = now(i64::from(TODAY) * 86_400_000 + 43_200_000);
        let [sure, less, least] = [(50.0, 10), (20.0, 10), (5.0, 10)];
        for (order, first) in
            [([sure, less, least], 2), ([least, sure, less], 0), ([less, least, sure], 1)]
        {
            let note: Vec<CardEntry> = (1..)
                .zip(order)
                .map(|(number, (stability, ago))| card(number, stability, ago))
                .collect();
            let mut plan = Plan::default();
            plan.add_note(&scheduler, &note, 7, &now);
            assert_eq!(plan.reviews, [7 + first], "{order:?}");
        }
    }

    #[test]
    fn of_a_backlog_comes_first_what_loses_most_by_waiting() {
        let backlog = Some(Spread { from: TODAY, days: 10 });
        let scheduler = Scheduler::new(&Settings { backlog, ..plain() });
        let now = now(i64::from(TODAY) * 86_400_000 + 43_200_000);
        let urgency =
            |stability: f32, ago: i32| super::urgency(&scheduler, &card(1, stability, ago), &now);
        // What is all but forgotten has little left to lose, and what is sure loses little.
        assert!(urgency(10.0, 10) < urgency(0.1, 200));
        assert!(urgency(10.0, 10) < urgency(5000.0, 10));
        assert!(urgency(10.0, 10) < 0.0);
    }

    /// Which of what is left today is new, one after the other.
    fn course(mut remaining: Remaining, mut done: Done) -> Vec<bool> {
        let mut course = Vec::new();
        while remaining.new + remaining.due > 0 {
            let new = new_comes_next(remaining, done);
            if new {
                (remaining.new, done.new) = (remaining.new - 1, done.new + 1);
            } else {
                (remaining.due, done.reviews) = (remaining.due - 1, done.reviews + 1);
            }
            course.push(new);
        }
        course
    }

    #[test]
    fn what_was_done_elsewhere_makes_no_run_of_new_cards() {
        let done = Done { reviews: 200, ..Done::default() };
        for (new, due) in [(4, 40), (10, 30), (7, 8), (20, 4), (1, 60)] {
            let course = course(Remaining { new, due, ..Remaining::default() }, done);
            // Of the kind that is fewer no more than two in a row, and as many in each half.
            let fewer = new <= due;
            let runs = course.windows(3).filter(|three| three.iter().all(|new| *new == fewer));
            assert_eq!(runs.count(), 0, "{new} new, {due} due: {course:?}");
            let in_half = course[..course.len() / 2].iter().filter(|new| **new == fewer).count();
            let half = new.min(due) as usize / 2;
            assert!(in_half.abs_diff(half) <= 1, "{new} new, {due} due: {course:?}");
        }
    }
}

//! How many cards of a deck are what, and the same counted from outlines alone.

use rayon::prelude::*;

use super::entry::CardEntry;
use super::limits::{Kind, Limits, Room};
use super::numbered::{Numbered, strays};
use super::past::{Depth, Done, fold, is_late};
use super::queue::{Plan, Sizes, remaining};
use super::scope::Span;
use super::turn::Turn;
use crate::deck::{CardPlace, Outline};
use crate::history::History;
use crate::schedule::{CardState, Now, Scheduler, Settings, Spread};

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
    pub total: u32,
    /// Ever graded.
    pub seen: u32,
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
        for Standing { counts, today } in self.decks.get(decks.clone()).unwrap_or_default() {
            all.total += counts.total;
            all.seen += counts.seen;
            all.mature += counts.mature;
            all.suspended += counts.suspended;
            planned += today.reviews;
            late += today.late;
        }
        let sizes = |deck: usize| self.decks.get(deck).map_or(Sizes::default(), |deck| deck.today);
        let left = remaining(&self.room, &decks, sizes);
        let fresh = self.room.of(Kind::Review, decks, |deck| sizes(deck).reviews);
        let wanted = planned.saturating_add(late.min(self.room.late()));
        let held = wanted.saturating_sub(left.due);
        let [new, learning, due] = [left.new, left.learning, left.due];
        Counts { new, learning, due, late: due.saturating_sub(fresh), held, ..all }
    }
}

/// How the cards of each deck stand: what [`Collection::census`](super::Collection::census) says,
/// without the decks' texts and the cards' memory.
#[must_use]
pub fn count(
    decks: &[Outline],
    history: &History,
    settings: &Settings,
    limits: &Limits,
    now: &Now,
) -> Census {
    let scheduler = Scheduler::new(settings);
    let cards: Vec<&[CardPlace]> = decks.iter().map(|deck| deck.cards.as_slice()).collect();
    let Numbered { found, numbers, places, ranges, .. } = Numbered::new(&cards, history);
    let count_deck = |range: &std::ops::Range<usize>| {
        let (mut counts, mut plan, mut today, mut late) = Default::default();
        let found = found.get(range.clone()).unwrap_or_default();
        let numbers = numbers.get(range.clone()).unwrap_or_default();
        let mut rest = found.iter().zip(numbers).peekable();
        let mut note: Vec<CardEntry> = Vec::new();
        while let Some(((deck, card), number)) = rest.next() {
            let done = |day, what| {
                if day == now.day {
                    Done::add(&mut today, what);
                }
            };
            let state = fold(history, *number, &card.id, &scheduler, Depth::Dates, done);
            Counts::add(&mut counts, &state);
            late += u32::from(settings.backlog.is_some_and(|plan| waits(&state, plan)));
            let (id, number) = (card.id.clone(), card.id.number);
            let (deck, turn) = (*deck, Turn::default());
            note.push(CardEntry { id, deck, note: card.note, number, state, turn });
            if rest.peek().is_none_or(|((_, next), _)| next.note != card.note) {
                // The places do not matter where cards are only counted.
                Plan::add_note(&mut plan, &scheduler, &note, 0, now);
                note.clear();
            }
        }
        (Standing { counts, today: plan.sizes() }, today, late)
    };
    let counted: Vec<(Standing, Done, u32)> =
        ranges.par_iter().with_max_len(1).map(count_deck).collect();
    let late = counted.iter().map(|(.., late)| late).sum();
    let (decks, done): (Vec<Standing>, Vec<Done>) =
        counted.into_iter().map(|(standing, done, _)| (standing, done)).unzip();
    let mut elsewhere = Done::default();
    for (number, id) in strays(history, &places) {
        fold(history, number, id, &scheduler, Depth::Dates, |day, what| {
            if day == now.day {
                elsewhere.add(what);
            }
        });
    }
    let room = Room::new(settings, limits, &done, elsewhere, late, now.day);
    Census::new(decks, room)
}

/// Whether a card is one of those that are divided among the days of a plan.
pub(super) fn waits(state: &CardState, plan: Spread) -> bool {
    is_late(state, plan) && !state.suspended
}

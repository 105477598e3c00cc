//! How many cards of a deck are what, and the same counted from outlines alone.

use rayon::prelude::*;

use super::collection::{CardEntry, Numbered, strays};
use super::past::{Depth, Done, fold};
use super::queue::{Plan, Remaining};
use super::turn::Turn;
use crate::deck::{CardPlace, Outline};
use crate::history::History;
use crate::schedule::{CardState, Now, Scheduler, Settings};

/// How many cards of a deck are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// To introduce today, under the day's limit.
    pub new: u32,
    /// In learning or relearning steps today.
    pub learning: u32,
    /// To review today, under the day's limit.
    pub due: u32,
    pub total: u32,
    /// Ever graded.
    pub seen: u32,
    pub mature: u32,
    pub suspended: u32,
}

impl Counts {
    pub(super) fn add(&mut self, state: &CardState) {
        self.total += 1;
        self.seen += u32::from(state.reps > 0);
        self.mature += u32::from(state.is_mature());
        self.suspended += u32::from(state.suspended);
    }

    pub(super) fn with(self, remaining: Remaining) -> Self {
        let Remaining { new, learning, due } = remaining;
        Self { new, learning, due, ..self }
    }
}

/// How the cards of each deck stand, and those of all of them: what
/// [`Collection::counts`](super::Collection::counts) and `counts_in` say, without the decks'
/// texts and the cards' memory.
#[must_use]
pub fn count(
    decks: &[Outline],
    history: &History,
    settings: &Settings,
    now: &Now,
) -> (Vec<Counts>, Counts) {
    let scheduler = Scheduler::new(settings);
    let mut history = history.clone();
    let cards: Vec<&[CardPlace]> = decks.iter().map(|deck| deck.cards.as_slice()).collect();
    let Numbered { found, numbers, places, ranges } = Numbered::new(&cards, &mut history);
    let count_deck = |range: &std::ops::Range<usize>| {
        let (mut counts, mut plan, mut today) = Default::default();
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
            let state = fold(&history, *number, &card.id, &scheduler, Depth::Dates, done);
            Counts::add(&mut counts, &state);
            let (id, number) = (card.id.clone(), card.id.number);
            let (deck, turn) = (*deck, Turn::default());
            note.push(CardEntry { id, deck, note: card.note, number, state, turn });
            if rest.peek().is_none_or(|((_, next), _)| next.note != card.note) {
                // The places do not matter where cards are only counted.
                Plan::add_note(&mut plan, &scheduler, &note, 0, now);
                note.clear();
            }
        }
        (counts, plan, today)
    };
    let counted = ranges.par_iter().with_max_len(1).map(count_deck);
    let mut counted: Vec<(Counts, Plan, Done)> = counted.collect();
    let mut today = Done::default();
    for (.., done) in &counted {
        today.add(*done);
    }
    for (number, id) in strays(&history, &places) {
        fold(&history, number, id, &scheduler, Depth::Dates, |day, what| {
            if day == now.day {
                today.add(what);
            }
        });
    }
    let (mut all, mut all_plan) = (Counts::default(), Plan::default());
    all_plan.make_room(settings, today);
    let mut each = Vec::with_capacity(counted.len());
    for (counts, plan, _) in &mut counted {
        plan.make_room(settings, today);
        each.push(counts.with(plan.remaining()));
        all.total += counts.total;
        all.seen += counts.seen;
        all.mature += counts.mature;
        all.suspended += counts.suspended;
        all_plan.append(plan);
    }
    (each, all.with(all_plan.remaining()))
}

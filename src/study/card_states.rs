//! Every card as its events have left it: all that it takes to count, without the events.
//!
//! Can be kept, and goes on with the events that came since. Where these are about more than what
//! follows (an undo, an event of before, a card that is not there), it says that it can't, and is
//! to be made again: what it says is always what the events say.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::card_entry::CardEntry;
use super::counts::{Census, Counts, Standing, waits};
use super::daily_limits::{Limits, Room};
use super::new_card_turn::Turn;
use super::numbered::{Numbered, strays};
use super::past::{Depth, Done, fold, promises, step};
use super::queue::Plan;
use crate::deck::{CardId, CardList, CardPlace, Sentence};
use crate::history::{Event, History, Kind};
use crate::schedule::{CardState, Moment, Now, Scheduler, Settings};

/// What was done on each scheduler day.
type Days = BTreeMap<i32, Done>;

/// The cards of decks with their states, and what was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardStates {
    decks: Vec<FoldedDeck>,
    /// Of cards that are in no deck.
    elsewhere: Days,
    /// By device: the greatest number of an event that an undo names.
    undone: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct FoldedDeck {
    cards: Vec<FoldedCard>,
    days: Days,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct FoldedCard {
    id: CardId,
    /// The note's place in its deck.
    note: usize,
    /// All grades promised a date, so that the memory was left out.
    dates: bool,
    state: CardState,
}

impl CardStates {
    /// The cards of `decks`, as `history` has left them.
    #[must_use]
    pub fn new(decks: &[CardList], history: &History, settings: &Settings) -> Self {
        let scheduler = Scheduler::new(settings);
        let cards: Vec<&[CardPlace]> = decks.iter().map(|deck| deck.cards.as_slice()).collect();
        let Numbered { found, numbers, places, ranges, .. } = Numbered::new(&cards, history);
        let fold_deck = |range: &std::ops::Range<usize>| {
            let mut deck = FoldedDeck::default();
            let found = found.get(range.clone()).unwrap_or_default();
            let numbers = numbers.get(range.clone()).unwrap_or_default();
            deck.cards.reserve(found.len());
            for ((_, card), number) in found.iter().zip(numbers) {
                let done = |day, what| deck.days.entry(day).or_default().add(what);
                let dates = history.past(*number).all(|row| promises(&Moment::from(row)));
                let depth = if dates { Depth::Dates } else { Depth::Whole };
                let state = fold(history, *number, &card.id, &scheduler, depth, done);
                deck.cards.push(FoldedCard { id: card.id.clone(), note: card.note, dates, state });
            }
            deck
        };
        let decks = ranges.par_iter().with_max_len(1).map(fold_deck).collect();
        let mut elsewhere = Days::new();
        for (number, id) in strays(history, &places) {
            let done = |day, what| elsewhere.entry(day).or_default().add(what);
            fold(history, number, id, &scheduler, Depth::Dates, done);
        }
        let mut undone = BTreeMap::new();
        for (device, sequence) in history.targets() {
            let last: &mut u64 = undone.entry(device.as_str().to_owned()).or_default();
            *last = sequence.max(*last);
        }
        Self { decks, elsewhere, undone }
    }

    /// Goes on with events that came since; false, and of no use any more, where that is not all
    /// that there is to it.
    #[must_use]
    pub fn take_in(&mut self, mut events: Vec<Event>, settings: &Settings) -> bool {
        if events.is_empty() {
            return true;
        }
        let scheduler = Scheduler::new(settings);
        events.sort_by(|a, b| (a.time, &a.stamp).cmp(&(b.time, &b.stamp)));
        let mut places: HashMap<CardId, Option<(usize, usize)>> =
            events.iter().map(|event| (event.card.clone(), None)).collect();
        for (deck, cards) in self.decks.iter().enumerate() {
            for (at, card) in cards.cards.iter().enumerate() {
                if let Some(place) = places.get_mut(&card.id) {
                    *place = Some((deck, at));
                }
            }
        }
        let mut take_in = |event: &Event| {
            let (deck, at) = places.get(&event.card).copied().flatten()?;
            let FoldedDeck { cards, days } = self.decks.get_mut(deck)?;
            let FoldedCard { id, dates, state, .. } = cards.get_mut(at)?;
            let moment = Moment::from(&event.what);
            let undone = self.undone.get(event.stamp.device.as_str());
            let follows = event.kind != Kind::Undo
                && event.time > state.latest
                && undone.is_none_or(|last| event.stamp.sequence > *last)
                && (!*dates || promises(&moment));
            let depth = if *dates { Depth::Dates } else { Depth::Whole };
            let done = |day, what| days.entry(day).or_default().add(what);
            follows.then(|| step(id, state, &moment, &scheduler, depth, done))
        };
        events.iter().all(|event| take_in(event).is_some())
    }

    /// How the cards of each deck stand: what [`Collection::census`](super::Collection::census)
    /// says, without the decks' texts and the cards' memory. `settings` are those with which the
    /// cards were folded.
    #[must_use]
    pub fn census(&self, settings: &Settings, limits: &Limits, now: &Now) -> Census {
        let scheduler = Scheduler::new(settings);
        let count = |(place, deck): (usize, &FoldedDeck)| {
            let (mut counts, mut plan, mut late) = (Counts::default(), Plan::default(), 0);
            let mut entries = Vec::new();
            for note in deck.cards.chunk_by(|a, b| a.note == b.note) {
                for FoldedCard { id, note, state, .. } in note {
                    counts.add(state);
                    late += u32::from(settings.backlog.is_some_and(|plan| waits(state, plan)));
                    entries.push(CardEntry {
                        id: id.clone(),
                        deck: place,
                        note: *note,
                        number: id.number,
                        state: state.clone(),
                        turn: Turn::default(),
                        // Of no matter for what is counted.
                        sentence: Sentence::NONE,
                    });
                }
                // The places do not matter where cards are only counted.
                plan.add_note(&scheduler, &entries, 0, now);
                entries.clear();
            }
            let today = deck.days.get(&now.day).copied().unwrap_or_default();
            (Standing { counts, today: plan.sizes() }, today, late)
        };
        let counted: Vec<(Standing, Done, u32)> =
            self.decks.par_iter().enumerate().with_max_len(1).map(count).collect();
        let late = counted.iter().map(|(.., late)| late).sum();
        let (decks, done): (Vec<Standing>, Vec<Done>) =
            counted.into_iter().map(|(standing, done, _)| (standing, done)).unzip();
        let elsewhere = self.elsewhere.get(&now.day).copied().unwrap_or_default();
        let room = Room::new(settings, limits, &done, elsewhere, late, now.day);
        Census::new(decks, room)
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_library::{START, deck, now, plain};
    use super::*;
    use crate::history::{Draft, Rating, Stamp};

    const MINUTE: i64 = 60_000;

    fn event(device: &str, sequence: u64, what: Draft) -> Event {
        Event { stamp: Stamp { device: device.parse().unwrap(), sequence }, what }
    }

    fn good(card: &str, time: i64) -> Draft {
        let (scheduler, card) = (Scheduler::new(&plain()), card.parse().unwrap());
        scheduler.answer(&card, &CardState::default(), Rating::Good, 900, &now(time))
    }

    #[test]
    fn what_follows_is_taken_in_and_anything_else_is_not() {
        let decks = [CardList::from(&deck("a", 3, 1))];
        let undone = event("x", 3, good("a0.1", START));
        let undo = Draft {
            kind: Kind::Undo,
            rating: None,
            target: Some(undone.stamp.clone()),
            ..good("a0.1", START + MINUTE)
        };
        let there = [undone, event("x", 4, undo.clone()), event("x", 5, good("a1.1", START))];
        let after = |more: &[Event]| {
            let mut states = CardStates::new(&decks, &History::new(there.clone()), &plain());
            states.take_in(more.to_vec(), &plain()).then(|| {
                let all = there.iter().chain(more).cloned();
                assert_eq!(states, CardStates::new(&decks, &History::new(all), &plain()));
            })
        };
        let later = |n: i64| START + n * 10 * MINUTE;
        for follows in [
            vec![],
            vec![event("x", 6, good("a0.1", later(1)))],
            vec![event("y", 1, good("a2.1", later(1)))],
            // In whatever order they come.
            vec![event("x", 7, good("a2.1", later(2))), event("y", 1, good("a0.1", later(1)))],
        ] {
            assert!(after(&follows).is_some(), "{follows:?}");
        }
        for odd in [
            // Of before; of a card that is not there; an undo; one that an undo may name.
            event("x", 6, good("a1.1", START - MINUTE)),
            event("x", 6, good("b1.1", later(1))),
            event("x", 6, Draft { time: later(1), ..undo }),
            event("x", 3, good("a2.1", later(1))),
            event("x", 2, good("a2.1", later(1))),
        ] {
            assert!(after(std::slice::from_ref(&odd)).is_none(), "{odd:?}");
        }
    }
}

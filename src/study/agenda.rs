//! Today's cards of a scope, kept up to date: a grade looks at its own note, not at all cards.
//!
//! Each note's part is what [`Plan`] says of it. It is looked at again when one of its cards had
//! an event; where a card is in its learning steps, each time, for its part moves with the clock.
//! Cards are kept deck by deck, so that those of a deck whose limit is reached are passed over at
//! once. Another day, or another collection, is another agenda. A test holds it to what a new one
//! says.

use std::collections::BTreeSet;
use std::ops::Range;

use super::apart::{BACK, farthest, nearness};
use super::collection::Collection;
use super::daily_limits::{Kind, Room};
use super::identity::Identity;
use super::new_card_turn::Turn;
use super::queue::{Plan, Remaining, Sizes, new_comes_next, remaining, urgency};
use super::scope::Span;
use crate::deck::Sentence;
use crate::history::Due;
use crate::schedule::{LEARN_AHEAD_MS, Now};

/// What is to be asked today, in order.
#[derive(Debug, Clone)]
pub(super) struct Agenda {
    span: Span,
    day: i32,
    of: Identity,
    /// How many of the collection's changes are in it.
    seen: usize,
    /// Of the cards.
    range: Range<usize>,
    /// What the cards of the range are in today's plan.
    parts: Vec<Group>,
    /// The places of the decks.
    places: Range<usize>,
    decks: Vec<Cards>,
    /// The first cards of the notes that are in learning steps.
    moving: BTreeSet<usize>,
    /// With the time (ms UTC) from which each may be asked.
    learning: Vec<(i64, usize)>,
    /// The cards that were graded last today, and when: the last one first.
    before: Vec<(i64, usize)>,
}

/// Today's cards of a deck, whatever the limits leave of them.
#[derive(Debug, Clone, Default)]
struct Cards {
    /// With their urgency.
    reviews: BTreeSet<(u32, usize)>,
    /// The same, of the backlog.
    late: BTreeSet<(u32, usize)>,
    /// With their turns.
    new: BTreeSet<(Turn, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    New,
    /// With its urgency.
    Review(u32),
    Late(u32),
}

impl Agenda {
    pub(super) fn new(collection: &Collection, span: Span, now: &Now) -> Self {
        let range = collection.range(span);
        let places = span.decks(collection.deck_count());
        let mut agenda = Self {
            span,
            day: now.day,
            of: collection.identity(),
            seen: collection.changes().len(),
            parts: vec![Group::None; range.len()],
            range,
            decks: vec![Cards::default(); places.len()],
            places: places.clone(),
            moving: BTreeSet::new(),
            learning: Vec::new(),
            before: Vec::new(),
        };
        agenda.before = agenda.graded_last(collection);
        for deck in places {
            agenda.add(collection, deck, collection.plan(deck, now), now);
        }
        let cards = collection.cards().get(agenda.range.clone()).unwrap_or_default();
        let stepping = |place: usize| is_stepping(collection, place);
        let moving = (agenda.range.start..).zip(cards).filter(|(place, _)| stepping(*place));
        agenda.moving = moving.map(|(place, _)| collection.note_of(place).start).collect();
        agenda
    }

    /// The same, as it is now.
    pub(super) fn up_to(self, collection: &Collection, span: Span, now: &Now) -> Self {
        let same = self.of == collection.identity() && self.span == span && self.day == now.day;
        let Some(changes) = collection.changes().get(self.seen..).filter(|_| same) else {
            return Self::new(collection, span, now);
        };
        let mut agenda = self;
        agenda.seen += changes.len();
        let mut notes = std::mem::take(&mut agenda.moving);
        let range = agenda.range.clone();
        for place in changes.iter().filter(|place| range.contains(place)) {
            notes.insert(collection.note_of(*place).start);
            agenda.note_grade(collection, *place);
        }
        agenda.learning.clear();
        for first in notes {
            agenda.look_at_note(collection, collection.note_of(first), now);
        }
        agenda
    }

    fn graded_last(&self, collection: &Collection) -> Vec<(i64, usize)> {
        let graded = self.range.clone().filter_map(|place| graded(collection, place, self.day));
        let mut last = Vec::with_capacity(BACK + 1);
        for grade in graded {
            insert(&mut last, grade);
        }
        last
    }

    /// Takes in when a card was graded last.
    fn note_grade(&mut self, collection: &Collection, place: usize) {
        let graded = graded(collection, place, self.day);
        let known = self.before.iter().position(|(_, before)| *before == place);
        let before = known.map(|at| self.before.remove(at));
        match graded {
            Some(grade) if before.is_none_or(|before| before <= grade) => {
                insert(&mut self.before, grade);
            }
            // What was graded was taken back: another card is among the last ones.
            _ if before.is_some() => self.before = self.graded_last(collection),
            Some(_) | None => {}
        }
    }

    fn look_at_note(&mut self, collection: &Collection, note: Range<usize>, now: &Now) {
        let Some(deck) = collection.cards().get(note.start).map(|card| card.deck) else { return };
        for place in note.clone() {
            let part = self.set(place, Group::None);
            let Some(cards) =
                deck.checked_sub(self.places.start).and_then(|n| self.decks.get_mut(n))
            else {
                continue;
            };
            match part {
                Some(Group::New) => drop(cards.new.remove(&(turn(collection, place), place))),
                Some(Group::Review(urgency)) => drop(cards.reviews.remove(&(urgency, place))),
                Some(Group::Late(urgency)) => drop(cards.late.remove(&(urgency, place))),
                Some(Group::None) | None => {}
            }
        }
        if note.clone().any(|place| is_stepping(collection, place)) {
            self.moving.insert(note.start);
        }
        let mut plan = Plan::default();
        let cards = collection.cards().get(note.clone()).unwrap_or_default();
        plan.add_note(collection.scheduler(), cards, note.start, now);
        self.add(collection, deck, plan, now);
    }

    /// Takes in some of a deck's cards.
    fn add(&mut self, collection: &Collection, deck: usize, plan: Plan, now: &Now) {
        let Plan { mut learning, reviews, late, new } = plan;
        self.learning.append(&mut learning);
        let urgent = |place: usize| (sooner(collection, place, now), place);
        let reviews: BTreeSet<_> = reviews.into_iter().map(urgent).collect();
        let late: BTreeSet<_> = late.into_iter().map(urgent).collect();
        for place in &new {
            self.set(*place, Group::New);
        }
        for (urgency, place) in &reviews {
            self.set(*place, Group::Review(*urgency));
        }
        for (urgency, place) in &late {
            self.set(*place, Group::Late(*urgency));
        }
        let Some(cards) = deck.checked_sub(self.places.start).and_then(|n| self.decks.get_mut(n))
        else {
            return;
        };
        for (there, more) in [(&mut cards.reviews, reviews), (&mut cards.late, late)] {
            if there.is_empty() {
                *there = more;
            } else {
                there.extend(more);
            }
        }
        cards.new.extend(new.into_iter().map(|place| (turn(collection, place), place)));
    }

    /// What a card was in the plan until now.
    fn set(&mut self, place: usize, part: Group) -> Option<Group> {
        let there = self.parts.get_mut(place.checked_sub(self.range.start)?)?;
        Some(std::mem::replace(there, part))
    }

    pub(super) fn remaining(&self, room: &Room) -> Remaining {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let sizes = |deck: usize| {
            let Some(cards) = self.decks.get(deck - self.places.start) else {
                return Sizes::default();
            };
            let Cards { reviews, late, new } = cards;
            let [reviews, late, new] = [reviews.len(), late.len(), new.len()].map(count);
            Sizes { learning: 0, reviews, late, new }
        };
        let learning = count(self.learning.len());
        Remaining { learning, ..remaining(room, &self.places, sizes) }
    }

    /// The card to ask now, or the time (ms UTC) at which the first learning card may be.
    pub(super) fn next(
        &self,
        collection: &Collection,
        room: &Room,
        now: &Now,
    ) -> (Option<usize>, Option<i64>) {
        let told = |place: usize| self.told(collection, place);
        let ready = self.learning.iter().filter(|(time, _)| *time <= now.time);
        let ready = ready.map(|(time, place)| (told(*place), *time, *place)).min();
        let remaining = self.remaining(room);
        let new = (remaining.new > 0).then(|| {
            let open = self.open(room, Kind::New);
            open.filter_map(|deck| first_of(&deck.new, told))
                .min()
                .map(|(told, _, card)| (told, card))
        });
        let due = (remaining.due > 0).then(|| {
            let open = || self.open(room, Kind::Review);
            let due = open().filter_map(|deck| first_of(&deck.reviews, told)).min();
            let late = || open().filter_map(|deck| first_of(&deck.late, told)).min();
            due.or_else(late).map(|(told, _, card)| (told, card))
        });
        let new_first = new_comes_next(remaining, collection.done_in(self.span, self.day));
        let fresh = if new_first { [new, due] } else { [due, new] };
        let ready = ready.map(|(told, _, card)| (told, card));
        let mut cards: Vec<(usize, usize)> =
            [Some(ready), fresh[0], fresh[1]].into_iter().flatten().flatten().collect();
        // No card is asked before its time but where the one before would give the next one away.
        if cards.iter().all(|(told, _)| *told == BACK) {
            let just = |place| self.before.first().is_some_and(|(_, before)| *before == place);
            let ahead = self.ahead(collection, now);
            cards.extend(ahead.map(|card| (if just(card) { BACK } else { told(card) }, card)));
        }
        // The first of those whose sentences are longest ago.
        match cards.iter().min_by_key(|(told, _)| *told) {
            Some((_, place)) => (Some(*place), None),
            None => (None, self.learning.iter().min().map(|(time, _)| *time)),
        }
    }

    /// A learning card that is all but due.
    fn ahead(&self, collection: &Collection, now: &Now) -> Option<usize> {
        let ahead = now.time.saturating_add(LEARN_AHEAD_MS);
        let early = self.learning.iter().filter(|(time, _)| *time <= ahead);
        let mut early: Vec<usize> =
            early.copied().collect::<BTreeSet<_>>().into_iter().map(|(_, place)| place).collect();
        // Not the same card twice in a row, if there is another.
        let time = |place: usize| {
            collection.cards().get(place).and_then(|card| card.state.last).map(|last| last.time)
        };
        let just = early.iter().copied().max_by_key(|place| time(*place));
        early.sort_by_key(|place| (Some(*place) == just, self.told(collection, *place)));
        early.first().copied()
    }

    /// How near another card of the same sentence is among those that were graded last.
    fn told(&self, collection: &Collection, place: usize) -> usize {
        let sentence = |place: usize| {
            collection.cards().get(place).map_or(Sentence::NONE, |card| card.sentence)
        };
        let of = |(_, before): &(i64, usize)| {
            if *before == place { Sentence::NONE } else { sentence(*before) }
        };
        nearness(sentence(place), self.before.iter().map(of))
    }

    /// The decks of which no limit is reached.
    fn open(&self, room: &Room, kind: Kind) -> impl Iterator<Item = &Cards> {
        let decks = self.places.clone().zip(&self.decks);
        decks.filter(move |(deck, _)| room.is_open(*deck, kind)).map(|(_, cards)| cards)
    }
}

/// Of a deck's next cards the first whose sentence is longest ago, with how near that is.
fn first_of<Order: Ord + Copy>(
    cards: &BTreeSet<(Order, usize)>,
    told: impl Fn(usize) -> usize,
) -> Option<(usize, Order, usize)> {
    let (told, (order, place)) = farthest(cards, |(_, place)| told(*place))?;
    Some((told, *order, *place))
}

/// Takes a grade into the last ones, of which the last is the first.
fn insert(last: &mut Vec<(i64, usize)>, grade: (i64, usize)) {
    let at = last.partition_point(|there| *there > grade);
    last.insert(at, grade);
    last.truncate(BACK);
}

/// When a card was graded, if that was today.
fn graded(collection: &Collection, place: usize, day: i32) -> Option<(i64, usize)> {
    let last = collection.cards().get(place)?.state.last?;
    (last.day == day).then_some((last.time, place))
}

fn turn(collection: &Collection, place: usize) -> Turn {
    collection.cards().get(place).map_or(Turn::USUAL, |card| card.turn)
}

/// A card's urgency: the smaller, the sooner.
fn sooner(collection: &Collection, place: usize, now: &Now) -> u32 {
    let card = collection.cards().get(place);
    sortable(card.map_or(0.0, |card| urgency(collection.scheduler(), card, now)))
}

/// A number that sorts as `number` does, by `f32::total_cmp`.
pub(super) fn sortable(number: f32) -> u32 {
    let bits = number.to_bits();
    if bits >> 31 == 0 { bits | (1 << 31) } else { !bits }
}

/// Whether a card's part in the plan depends on the time of day.
fn is_stepping(collection: &Collection, place: usize) -> bool {
    let stepping = |due: Due| matches!(due, Due::Instant(_));
    collection
        .cards()
        .get(place)
        .is_some_and(|card| card.state.is_learning() && stepping(card.state.due))
}

//! Today's cards of a scope, kept up to date: a grade looks at its own note, not at all cards.
//!
//! Each note's part is what [`Plan`] says of it. It is looked at again when one of its cards had
//! an event; where a card is in its learning steps, each time, for its part moves with the clock.
//! Another day, or another collection, is another agenda. A test holds it to what a new one says.

use std::collections::BTreeSet;
use std::ops::Range;

use super::collection::{Collection, Identity};
use super::queue::{Plan, Remaining, Scope, new_comes_next, urgency};
use super::turn::Turn;
use crate::history::Due;
use crate::schedule::{LEARN_AHEAD_MS, Now};

/// What is to be asked today, in order.
#[derive(Debug, Clone)]
pub(super) struct Agenda {
    scope: Scope,
    day: i32,
    of: Identity,
    /// How many of the collection's changes are in it.
    seen: usize,
    range: Range<usize>,
    /// What the cards of the range are in today's plan.
    parts: Vec<Part>,
    /// With their urgency.
    reviews: BTreeSet<(u32, usize)>,
    /// With their turns.
    new: BTreeSet<(Turn, usize)>,
    /// The first cards of the notes that are in learning steps.
    moving: BTreeSet<usize>,
    /// With the time (ms UTC) from which each may be asked.
    learning: Vec<(i64, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    New,
    /// With its urgency.
    Review(u32),
}

impl Agenda {
    pub(super) fn new(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let range = collection.range(scope);
        let plan = Plan::new(collection, scope, now);
        let mut agenda = Self {
            scope,
            day: now.day,
            of: collection.identity(),
            seen: collection.changes().len(),
            parts: vec![Part::None; range.len()],
            range,
            reviews: BTreeSet::new(),
            new: plan.new.iter().map(|place| (turn(collection, *place), *place)).collect(),
            moving: BTreeSet::new(),
            learning: plan.learning,
        };
        let urgent = |place: &usize| (sooner(collection, *place, now), *place);
        agenda.reviews = plan.reviews.iter().map(urgent).collect();
        for (_, place) in &agenda.new {
            if let Some(part) = agenda.parts.get_mut(place - agenda.range.start) {
                *part = Part::New;
            }
        }
        for (urgency, place) in &agenda.reviews {
            if let Some(part) = agenda.parts.get_mut(place - agenda.range.start) {
                *part = Part::Review(*urgency);
            }
        }
        let cards = collection.cards().get(agenda.range.clone()).unwrap_or_default();
        let stepping = |place: usize| is_stepping(collection, place);
        let moving = (agenda.range.start..).zip(cards).filter(|(place, _)| stepping(*place));
        agenda.moving = moving.map(|(place, _)| collection.note_of(place).start).collect();
        agenda
    }

    /// The same, as it is now.
    pub(super) fn up_to(self, collection: &Collection, scope: Scope, now: &Now) -> Self {
        let same = self.of == collection.identity() && self.scope == scope && self.day == now.day;
        let Some(changes) = collection.changes().get(self.seen..).filter(|_| same) else {
            return Self::new(collection, scope, now);
        };
        let mut agenda = self;
        agenda.seen += changes.len();
        let mut notes = std::mem::take(&mut agenda.moving);
        let here = changes.iter().filter(|place| agenda.range.contains(place));
        notes.extend(here.map(|place| collection.note_of(*place).start));
        agenda.learning.clear();
        for first in notes {
            agenda.look_at_note(collection, collection.note_of(first), now);
        }
        agenda
    }

    fn look_at_note(&mut self, collection: &Collection, note: Range<usize>, now: &Now) {
        for place in note.clone() {
            match self.set(place, Part::None) {
                Some(Part::New) => drop(self.new.remove(&(turn(collection, place), place))),
                Some(Part::Review(urgency)) => drop(self.reviews.remove(&(urgency, place))),
                Some(Part::None) | None => {}
            }
        }
        if note.clone().any(|place| is_stepping(collection, place)) {
            self.moving.insert(note.start);
        }
        let mut plan = Plan::default();
        let cards = collection.cards().get(note.clone()).unwrap_or_default();
        plan.add_note(collection.scheduler(), cards, note.start, now);
        self.learning.append(&mut plan.learning);
        for place in plan.new {
            self.set(place, Part::New);
            self.new.insert((turn(collection, place), place));
        }
        for place in plan.reviews {
            let urgency = sooner(collection, place, now);
            self.set(place, Part::Review(urgency));
            self.reviews.insert((urgency, place));
        }
    }

    /// What a card was in the plan until now.
    fn set(&mut self, place: usize, part: Part) -> Option<Part> {
        let there = self.parts.get_mut(place.checked_sub(self.range.start)?)?;
        Some(std::mem::replace(there, part))
    }

    pub(super) fn remaining(&self, collection: &Collection) -> Remaining {
        let mut limits = Plan::default();
        limits.make_room(collection.settings(), collection.done_in(Scope::All, self.day));
        limits.room_for(self.new.len(), self.learning.len(), self.reviews.len())
    }

    /// The card to ask now, or the time (ms UTC) at which the first learning card may be.
    pub(super) fn next(&self, collection: &Collection, now: &Now) -> (Option<usize>, Option<i64>) {
        let first = self.learning.iter().min();
        if let Some((time, place)) = first
            && *time <= now.time
        {
            return (Some(*place), None);
        }
        let remaining = self.remaining(collection);
        if new_comes_next(remaining, collection.done_in(self.scope, self.day)) {
            return (self.new.first().map(|(_, place)| *place), None);
        }
        if remaining.due > 0 {
            return (self.reviews.first().map(|(_, place)| *place), None);
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

fn turn(collection: &Collection, place: usize) -> Turn {
    collection.cards().get(place).map_or(Turn::USUAL, |card| card.turn)
}

/// A card's urgency as a number that sorts as it does: the smaller, the sooner.
fn sooner(collection: &Collection, place: usize, now: &Now) -> u32 {
    let card = collection.cards().get(place);
    let urgency = card.map_or(0.0, |card| urgency(collection.scheduler(), card, now));
    let bits = urgency.to_bits();
    // As `f32::total_cmp` has it.
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

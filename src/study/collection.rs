//! The cards of all decks, each with its state, and what was done on each day.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::counts::{Census, Counts, Standing};
use super::limits::{Limits, Room};
use super::past::{Depth, Done, fold};
use super::queue::{Plan, Scope};
use super::turn::Turn;
use crate::deck::{CardId, CardPlace, Deck};
use crate::history::{Due, Event, History, Phase, Row};
use crate::schedule::{CardState, Load, Now, Scheduler, Settings};

/// A card, and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct CardEntry {
    pub id: CardId,
    /// The deck's place among those that the collection was made of.
    pub deck: usize,
    /// The note's place in its deck.
    pub note: usize,
    /// The card's number within its note.
    pub number: u16,
    pub state: CardState,
    /// When it is begun, as long as it is new.
    pub turn: Turn,
}

/// The cards of all decks. A note that stands in two decks belongs to the first.
#[derive(Debug)]
pub struct Collection {
    scheduler: Scheduler,
    /// Deck by deck, note by note.
    cards: Vec<CardEntry>,
    decks: Vec<Range<usize>>,
    /// Of folders and decks.
    limits: Limits,
    history: History,
    /// The cards' numbers in the history, and their places by those numbers.
    numbers: Vec<u32>,
    places: Vec<u32>,
    /// By deck (none: cards in no deck) and scheduler day.
    done: Tally,
    load: Load,
    identity: Identity,
    /// The places of the cards that had events since it was made, in the order of these.
    changes: Vec<usize>,
}

/// Tells one collection from another.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity(Arc<()>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// By deck (none: cards in no deck) and scheduler day.
type Tally = FxHashMap<(Option<u32>, i32), Done>;

/// Of a card that is in no deck.
const NOWHERE: u32 = u32::MAX;

/// The cards of decks, each once, with their numbers in a history.
pub(super) struct Numbered<'a> {
    /// With the place of its deck.
    pub found: Vec<(usize, &'a CardPlace)>,
    pub numbers: Vec<u32>,
    /// By the cards' numbers.
    pub places: Vec<u32>,
    /// Each deck's.
    pub ranges: Vec<Range<usize>>,
}

impl<'a> Numbered<'a> {
    pub(super) fn new(decks: &[&'a [CardPlace]], history: &mut History) -> Self {
        let count = decks.iter().map(|cards| cards.len()).sum();
        let mut all = Self {
            found: Vec::with_capacity(count),
            numbers: Vec::with_capacity(count),
            places: vec![NOWHERE; history.names().len()],
            ranges: Vec::with_capacity(decks.len()),
        };
        // A library numbers its cards in this order: the next number is the likely one.
        let mut next = 0;
        for (deck, cards) in decks.iter().enumerate() {
            let first = all.found.len();
            for card in *cards {
                let number = history.number_near(&card.id, next);
                next = number.saturating_add(1);
                if all.places.len() <= number as usize {
                    all.places.resize(number as usize + 1, NOWHERE);
                }
                if let Some(free) = all.places.get_mut(number as usize)
                    && *free == NOWHERE
                {
                    *free = u32::try_from(all.found.len()).unwrap_or(NOWHERE);
                    all.numbers.push(number);
                    all.found.push((deck, card));
                }
            }
            all.ranges.push(first..all.found.len());
        }
        all
    }
}

/// How many cards a thread folds at a time.
const SHARE: usize = 2048;

impl Collection {
    /// Every card of `decks` with the state that `history` gives it.
    #[must_use]
    pub fn new(decks: &[&Deck], history: &History, settings: &Settings) -> Self {
        let cards: Vec<Vec<CardPlace>> = decks.par_iter().map(|deck| deck.card_places()).collect();
        let cards: Vec<&[CardPlace]> = cards.iter().map(Vec::as_slice).collect();
        let mut collection = Self::with_cards(&cards, history, settings);
        collection.fold_all();
        collection
    }

    /// The same, where folders and decks have limits of their own.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The cards of decks, all of them as new.
    fn with_cards(decks: &[&[CardPlace]], history: &History, settings: &Settings) -> Self {
        let mut history = history.clone();
        let Numbered { found, numbers, places, ranges } = Numbered::new(decks, &mut history);
        let entry = |(deck, card): (usize, &CardPlace)| CardEntry {
            id: card.id.clone(),
            deck,
            note: card.note,
            number: card.id.number,
            state: CardState::default(),
            turn: Turn::default(),
        };
        Self {
            scheduler: Scheduler::new(settings),
            cards: found.into_par_iter().map(entry).collect(),
            decks: ranges,
            limits: Limits::default(),
            history,
            numbers,
            places,
            done: Tally::default(),
            load: Load::default(),
            identity: Identity::default(),
            changes: Vec::new(),
        }
    }

    /// Gives every card its state, and counts what was done on each day.
    fn fold_all(&mut self) {
        let Self { scheduler, cards, history, numbers, places, done, load, .. } = self;
        let (scheduler, history) = (&*scheduler, &*history);
        let fold_some = |(cards, numbers): (&mut [CardEntry], &[u32])| {
            let mut tally = Tally::default();
            for (card, number) in cards.iter_mut().zip(numbers) {
                let deck = u32::try_from(card.deck).ok();
                let tally = |day, what| tally.entry((deck, day)).or_default().add(what);
                card.state = fold(history, *number, &card.id, scheduler, Depth::Whole, tally);
            }
            tally
        };
        let chunks = cards.par_chunks_mut(SHARE).zip(numbers.par_chunks(SHARE));
        for (key, what) in chunks.map(fold_some).collect::<Vec<Tally>>().into_iter().flatten() {
            done.entry(key).or_default().add(what);
        }
        for (number, id) in strays(history, places) {
            let tally = |day, what| done.entry((None, day)).or_default().add(what);
            fold(history, number, id, scheduler, Depth::Dates, tally);
        }
        for day in cards.iter().filter_map(|card| load_day(&card.state)) {
            load.add(day);
        }
    }

    /// Takes in an event that has been written, an undo included.
    pub fn record(&mut self, event: impl Borrow<Event>) {
        let event = event.borrow();
        let number = self.history.number_or_new(&event.card);
        let place = self.place(&event.card);
        let deck = place.and_then(|place| self.cards.get(place)).map(|card| card.deck);
        let deck = deck.and_then(|deck| u32::try_from(deck).ok());
        let Self { scheduler, cards, history, done, load, .. } = self;
        let fold = |history: &History, tally: &mut dyn FnMut(i32, Done)| {
            fold(history, number, &event.card, scheduler, Depth::Whole, tally)
        };
        // What the card's grades were is taken away and added anew: an event may change what
        // those after it were.
        let old = fold(history, &mut |day, what| done.entry((deck, day)).or_default().take(what));
        history.push(event);
        let state = fold(history, &mut |day, what| done.entry((deck, day)).or_default().add(what));
        if let Some(card) = place.and_then(|place| cards.get_mut(place)) {
            if let Some(day) = load_day(&old) {
                load.remove(day);
            }
            if let Some(day) = load_day(&state) {
                load.add(day);
            }
            card.state = state;
        }
        self.changes.extend(place);
    }

    /// Gives cards, by their places, their turns among the new ones; all others have the usual one.
    pub fn set_turns(&mut self, turns: impl IntoIterator<Item = (usize, Turn)>) {
        for card in &mut self.cards {
            card.turn = Turn::USUAL;
        }
        for (place, turn) in turns {
            if let Some(card) = self.cards.get_mut(place) {
                card.turn = turn;
            }
        }
        // What was found to be next may not be any more.
        self.identity = Identity::default();
    }

    pub(super) fn identity(&self) -> Identity {
        self.identity.clone()
    }

    /// The places of the cards that had events since the collection was made.
    pub(super) fn changes(&self) -> &[usize] {
        &self.changes
    }

    /// The places of the cards of the note that the card at `place` belongs to.
    pub(super) fn note_of(&self, place: usize) -> Range<usize> {
        let note = |place: usize| self.cards.get(place).map(|card| (card.deck, card.note));
        let this = note(place);
        let first = (0..place).rev().take_while(|other| note(*other) == this).last();
        let after = (place..self.cards.len()).find(|other| note(*other) != this);
        first.unwrap_or(place)..after.unwrap_or(self.cards.len())
    }

    #[must_use]
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.scheduler.settings()
    }

    /// Every card, deck by deck, note by note.
    #[must_use]
    pub fn cards(&self) -> &[CardEntry] {
        &self.cards
    }

    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&CardEntry> {
        self.cards.get(self.place(id)?)
    }

    /// A card's place in [`Self::cards`].
    #[must_use]
    pub fn place(&self, id: &CardId) -> Option<usize> {
        let place = *self.places.get(self.history.number(id)? as usize)?;
        (place != NOWHERE).then_some(place as usize)
    }

    #[must_use]
    pub fn state(&self, id: &CardId) -> Option<&CardState> {
        self.card(id).map(|card| &card.state)
    }

    /// All that happened, to these cards and to others.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The numbers of [`Self::cards`] in the history, in their order.
    #[must_use]
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// The numbers of the cards that something happened to and that are in no deck any more.
    #[must_use]
    pub fn gone(&self) -> Vec<u32> {
        strays(&self.history, &self.places).map(|(number, _)| number).collect()
    }

    /// What happened to the card at `place`, without what was undone.
    pub(super) fn past(&self, place: usize) -> impl Iterator<Item = &Row> {
        let number = self.numbers.get(place).copied();
        number.into_iter().flat_map(|number| self.history.past(number))
    }

    /// How many reviews are due on each day.
    #[must_use]
    pub fn load(&self) -> &Load {
        &self.load
    }

    /// How the cards of a deck stand.
    #[must_use]
    pub fn counts(&self, deck: usize, now: &Now) -> Counts {
        self.counts_in(Scope::Deck(deck), now)
    }

    /// How the cards of `scope` stand.
    #[must_use]
    pub fn counts_in(&self, scope: Scope, now: &Now) -> Counts {
        self.census_in(scope, now).counts(scope)
    }

    /// How the cards of every deck stand.
    #[must_use]
    pub fn census(&self, now: &Now) -> Census {
        self.census_in(Scope::All, now)
    }

    /// The same; other decks than those of `scope` are not looked at.
    fn census_in(&self, scope: Scope, now: &Now) -> Census {
        let mut decks = vec![Standing::default(); self.decks.len()];
        for deck in scope.decks(self.decks.len()) {
            let Some(standing) = decks.get_mut(deck) else { continue };
            for card in self.cards.get(self.range(Scope::Deck(deck))).unwrap_or_default() {
                standing.counts.add(&card.state);
            }
            standing.today = Plan::new(self, deck, now).sizes();
        }
        Census::new(decks, self.room(now.day))
    }

    /// What the limits leave on `day`.
    pub(super) fn room(&self, day: i32) -> Room {
        let settings = self.settings();
        let decks: Vec<Done> = (0..self.decks.len()).map(|deck| self.done_of(deck, day)).collect();
        let elsewhere = self.done.get(&(None, day)).copied().unwrap_or_default();
        let late = settings.backlog.map_or(0, |plan| self.load.before(plan.from));
        Room::new(settings, &self.limits, &decks, elsewhere, late, day)
    }

    /// Reviews on each scheduler day.
    pub(super) fn reviews_by_day(&self) -> BTreeMap<i32, u32> {
        let mut days = BTreeMap::new();
        for ((_, day), done) in &self.done {
            *days.entry(*day).or_default() += done.reviews;
        }
        days
    }

    pub(super) fn deck_count(&self) -> usize {
        self.decks.len()
    }

    pub(super) fn range(&self, scope: Scope) -> Range<usize> {
        let decks = self.decks.get(scope.decks(self.decks.len())).unwrap_or_default();
        match (decks.first(), decks.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    fn done_of(&self, deck: usize, day: i32) -> Done {
        self.done.get(&(u32::try_from(deck).ok(), day)).copied().unwrap_or_default()
    }

    /// What was done on scheduler day `day` in `scope`; cards that are in no deck are of all.
    pub(super) fn done_in(&self, scope: Scope, day: i32) -> Done {
        let mut done = match scope {
            Scope::All => self.done.get(&(None, day)).copied().unwrap_or_default(),
            Scope::Deck(_) | Scope::Folder(..) => Done::default(),
        };
        for deck in scope.decks(self.decks.len()) {
            done.add(self.done_of(deck, day));
        }
        done
    }
}

/// The cards that something happened to and that are in no deck, given the places of the others.
pub(super) fn strays<'a>(
    history: &'a History,
    places: &'a [u32],
) -> impl Iterator<Item = (u32, &'a CardId)> {
    let in_no_deck = |number: u32| places.get(number as usize).is_none_or(|at| *at == NOWHERE);
    let named = (0_u32..).zip(history.names().cards());
    named.filter(move |(number, _)| in_no_deck(*number))
}

/// The day for which a card is in the load.
fn load_day(state: &CardState) -> Option<i32> {
    match state.due {
        Due::Day(day) if state.phase == Phase::Review && !state.suspended => Some(day),
        _ => None,
    }
}

//! The cards of all decks, each with its state, and what was done on each day.
//!
//! All of it is folded from a history that lives elsewhere: there is one, and whoever asks for what
//! only it knows brings it along.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::card_entry::CardEntry;
use super::counts::{Census, Counts, Standing};
use super::daily_limits::{Limits, Room};
use super::identity::Identity;
use super::new_card_turn::Turn;
use super::numbered::{NOWHERE, Numbered, strays};
use super::past::{Depth, Done, fold};
use super::queue::Plan;
use super::scope::{Homes, Scope, Span};
use crate::deck::{CardId, CardPlace, Deck};
use crate::history::{CardNumbers, Due, Event, History, Phase};
use crate::schedule::{CardState, Load, Now, Scheduler, Settings};

/// The cards of all decks. A note that stands in two decks belongs to the first.
#[derive(Debug)]
pub struct Collection {
    scheduler: Scheduler,
    /// Deck by deck, note by note.
    cards: Vec<CardEntry>,
    decks: Vec<Range<usize>>,
    homes: Homes,
    /// Of folders and decks.
    limits: Limits,
    /// The cards' numbers in the history, and their places by those numbers.
    numbers: Vec<u32>,
    places: Vec<u32>,
    /// The names that the history had numbers for, and the places of the cards with other names.
    names: Arc<CardNumbers>,
    unnamed: FxHashMap<CardId, usize>,
    /// By deck (none: cards in no deck) and scheduler day.
    done: Tally,
    load: Load,
    identity: Identity,
    /// The places of the cards that had events since it was made, in the order of these.
    changes: Vec<usize>,
}

/// A card whose history is about to change.
#[derive(Debug)]
#[must_use = "the card counts for nothing until it is closed"]
pub struct Opened {
    card: CardId,
    place: Option<usize>,
}

/// By deck (none: cards in no deck) and scheduler day.
type Tally = FxHashMap<(Option<u32>, i32), Done>;

/// How many cards a thread folds at a time.
const SHARE: usize = 2048;

impl Collection {
    /// Every card of `decks` with the state that `history` gives it.
    #[must_use]
    pub fn new(decks: &[&Deck], history: &History, settings: &Settings) -> Self {
        let cards: Vec<Vec<CardPlace>> = decks.par_iter().map(|deck| deck.card_places()).collect();
        let cards: Vec<&[CardPlace]> = cards.iter().map(Vec::as_slice).collect();
        let homes = Homes::new(decks.iter().map(|deck| deck.id.clone()));
        let mut collection = Self::with_cards(&cards, homes, history, settings);
        collection.fold_all(history);
        collection
    }

    /// The same, where each deck is in the folder with this path (empty: in none).
    #[must_use]
    pub fn in_folders(mut self, folders: impl IntoIterator<Item = String>) -> Self {
        self.homes.move_in(folders);
        self.limits = Limits::of(self.scheduler.settings(), &self.homes.placed());
        self
    }

    /// The cards of decks, all of them as new.
    fn with_cards(
        decks: &[&[CardPlace]],
        homes: Homes,
        history: &History,
        settings: &Settings,
    ) -> Self {
        let Numbered { found, numbers, places, unnamed, ranges } = Numbered::new(decks, history);
        let entry = |(deck, card): (usize, &CardPlace)| CardEntry {
            id: card.id.clone(),
            deck,
            note: card.note,
            number: card.id.number,
            state: CardState::default(),
            turn: Turn::default(),
            sentence: card.sentence,
        };
        Self {
            scheduler: Scheduler::new(settings),
            cards: found.into_par_iter().map(entry).collect(),
            decks: ranges,
            limits: Limits::of(settings, &homes.placed()),
            homes,
            numbers,
            places,
            names: history.shared_names(),
            unnamed,
            done: Tally::default(),
            load: Load::default(),
            identity: Identity::default(),
            changes: Vec::new(),
        }
    }

    /// Gives every card its state, and counts what was done on each day.
    fn fold_all(&mut self, history: &History) {
        let Self { scheduler, cards, numbers, places, done, load, .. } = self;
        let scheduler = &*scheduler;
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

    /// Adds an event to the history and takes it in, an undo included.
    pub fn record(&mut self, history: &mut History, event: impl Borrow<Event>) {
        let event = event.borrow();
        let opened = self.open(history, &event.card);
        history.push(event);
        self.close(history, &opened);
    }

    /// Takes what a card's past adds up to out of all sums, before its history changes.
    /// [`Self::close`] puts in what it then adds up to: an event may change what those after it
    /// were.
    pub fn open(&mut self, history: &History, card: &CardId) -> Opened {
        let opened = Opened { card: card.clone(), place: self.place(card) };
        let old = self.fold_one(history, &opened, Done::take);
        if let Some(day) = load_day(&old).filter(|_| opened.place.is_some()) {
            self.load.remove(day);
        }
        opened
    }

    /// Takes in what has happened to a card since [`Self::open`].
    pub fn close(&mut self, history: &History, opened: &Opened) {
        if let (Some(place), Some(number)) = (opened.place, history.number(&opened.card)) {
            self.number(place, number);
        }
        let state = self.fold_one(history, opened, Done::add);
        if let Some(card) = opened.place.and_then(|place| self.cards.get_mut(place)) {
            if let Some(day) = load_day(&state) {
                self.load.add(day);
            }
            card.state = state;
        }
        self.changes.extend(opened.place);
    }

    /// Keeps the number of a card, which may have had none before its first event.
    fn number(&mut self, place: usize, number: u32) {
        if let Some(known) = self.numbers.get_mut(place) {
            *known = number;
        }
        if self.places.len() <= number as usize {
            self.places.resize(number as usize + 1, NOWHERE);
        }
        if let Some(known) = self.places.get_mut(number as usize) {
            *known = u32::try_from(place).unwrap_or(NOWHERE);
        }
    }

    /// A card's state, and what was done with it put to the days' sums in some way.
    fn fold_one(&mut self, history: &History, of: &Opened, put: fn(&mut Done, Done)) -> CardState {
        let deck = of.place.and_then(|place| self.cards.get(place)).map(|card| card.deck);
        let deck = deck.and_then(|deck| u32::try_from(deck).ok());
        let number = history.number(&of.card).unwrap_or(NOWHERE);
        let Self { scheduler, done, .. } = self;
        let tally = |day, what| put(done.entry((deck, day)).or_default(), what);
        fold(history, number, &of.card, scheduler, Depth::Whole, tally)
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

    /// The cards of the deck that stands at a place, but for those that belong to another.
    #[must_use]
    pub fn cards_in(&self, deck: usize) -> &[CardEntry] {
        let range = self.decks.get(deck).cloned().unwrap_or_default();
        self.cards.get(range).unwrap_or_default()
    }

    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&CardEntry> {
        self.cards.get(self.place(id)?)
    }

    /// A card's place in [`Self::cards`].
    #[must_use]
    pub fn place(&self, id: &CardId) -> Option<usize> {
        let place = self.names.find(id).and_then(|number| self.places.get(number as usize));
        match place {
            Some(place) => (*place != NOWHERE).then_some(*place as usize),
            None => self.unnamed.get(id).copied(),
        }
    }

    #[must_use]
    pub fn state(&self, id: &CardId) -> Option<&CardState> {
        self.card(id).map(|card| &card.state)
    }

    /// The numbers of [`Self::cards`] in the history, in their order; a card that nothing ever
    /// happened to may have one that nobody has.
    #[must_use]
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// The numbers of the cards that something happened to and that are in no deck any more.
    #[must_use]
    pub fn gone(&self, history: &History) -> Vec<u32> {
        strays(history, &self.places).map(|(number, _)| number).collect()
    }

    /// How many reviews are due on each day.
    #[must_use]
    pub fn load(&self) -> &Load {
        &self.load
    }

    /// How the cards of a deck stand.
    #[must_use]
    pub fn counts(&self, deck: usize, now: &Now) -> Counts {
        self.count(Span::Deck(deck), now)
    }

    /// How the cards of `scope` stand.
    #[must_use]
    pub fn counts_in(&self, scope: &Scope, now: &Now) -> Counts {
        self.count(self.span(scope), now)
    }

    fn count(&self, span: Span, now: &Now) -> Counts {
        self.census_in(span, now).counts(span)
    }

    /// Where the decks of a scope stand.
    #[must_use]
    pub fn span(&self, scope: &Scope) -> Span {
        self.homes.span(scope)
    }

    /// How the cards of every deck stand.
    #[must_use]
    pub fn census(&self, now: &Now) -> Census {
        self.census_in(Span::All, now)
    }

    /// The same; no other decks than these are looked at.
    fn census_in(&self, span: Span, now: &Now) -> Census {
        let mut decks = vec![Standing::default(); self.decks.len()];
        for deck in span.decks(self.decks.len()) {
            let Some(standing) = decks.get_mut(deck) else { continue };
            for card in self.cards.get(self.range(Span::Deck(deck))).unwrap_or_default() {
                standing.counts.add(&card.state);
            }
            standing.today = self.plan(deck, now).sizes();
        }
        Census::new(decks, self.room(now.day))
    }

    /// Today's cards of a deck.
    pub(super) fn plan(&self, deck: usize, now: &Now) -> Plan {
        let range = self.range(Span::Deck(deck));
        let first = range.start;
        Plan::new(&self.scheduler, self.cards.get(range).unwrap_or_default(), first, now)
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

    /// The places in [`Self::cards`] of the cards of some decks.
    #[must_use]
    pub fn range(&self, span: Span) -> Range<usize> {
        let decks = self.decks.get(span.decks(self.decks.len())).unwrap_or_default();
        match (decks.first(), decks.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    fn done_of(&self, deck: usize, day: i32) -> Done {
        self.done.get(&(u32::try_from(deck).ok(), day)).copied().unwrap_or_default()
    }

    /// What was done on scheduler day `day` in these decks; cards that are in none are of all.
    pub(super) fn done_in(&self, span: Span, day: i32) -> Done {
        let mut done = match span {
            Span::All => self.done.get(&(None, day)).copied().unwrap_or_default(),
            Span::Deck(_) | Span::Decks(..) => Done::default(),
        };
        for deck in span.decks(self.decks.len()) {
            done.add(self.done_of(deck, day));
        }
        done
    }
}

/// The day for which a card is in the load.
fn load_day(state: &CardState) -> Option<i32> {
    match state.due {
        Due::Day(day) if state.phase == Phase::Review && !state.suspended => Some(day),
        _ => None,
    }
}

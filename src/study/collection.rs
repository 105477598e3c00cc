//! The cards of all decks, each with its state, and what was done on each day.

use std::borrow::Borrow;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::hash::FastMap;
use super::past::{self, Done, Pasts};
use super::queue::{Plan, Scope};
use crate::deck::{CardId, Deck};
use crate::history::{Due, Event, History, Phase};
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
}

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

/// The cards of all decks. A note that stands in two decks belongs to the first.
#[derive(Debug, Clone)]
pub struct Collection {
    scheduler: Scheduler,
    /// Deck by deck, note by note.
    cards: Vec<CardEntry>,
    decks: Vec<Range<usize>>,
    pasts: Pasts,
    /// By deck (none: cards in no deck) and scheduler day.
    done: FastMap<(Option<u32>, i32), Done>,
    load: Load,
}

impl Collection {
    /// Every card of `decks` with the state that `history` gives it.
    #[must_use]
    pub fn new(decks: &[&Deck], history: &History, settings: &Settings) -> Self {
        let notes = decks.iter().map(|deck| deck.notes.len()).sum();
        let mut cards = Vec::with_capacity(notes);
        let mut ranges = Vec::with_capacity(decks.len());
        let mut index = FastMap::<CardId, u32>::default();
        index.reserve(notes);
        for (deck, content) in decks.iter().enumerate() {
            let first = cards.len();
            for (note, written) in content.notes.iter().enumerate() {
                for number in written.card_numbers() {
                    let id = CardId::new(written.id.clone(), number);
                    let place = u32::try_from(cards.len()).unwrap_or(u32::MAX);
                    if let Entry::Vacant(free) = index.entry(id.clone()) {
                        free.insert(place);
                        let state = CardState::default();
                        cards.push(CardEntry { id, deck, note, number, state });
                    }
                }
            }
            ranges.push(first..cards.len());
        }
        let mut collection = Self {
            scheduler: Scheduler::new(settings),
            cards,
            decks: ranges,
            pasts: Pasts::new(index, history),
            done: FastMap::default(),
            load: Load::default(),
        };
        collection.fold_all();
        collection
    }

    fn fold_all(&mut self) {
        let Self { scheduler, cards, pasts, done, load, .. } = self;
        let (scheduler, pasts) = (&*scheduler, &*pasts);
        let share = past::share(cards.len());
        let tallies = std::thread::scope(|scope| {
            let fold = |(chunk, cards): (usize, &mut [CardEntry])| {
                let mut done = FastMap::<_, Done>::default();
                for (slot, card) in (chunk * share..).zip(cards) {
                    let deck = u32::try_from(card.deck).ok();
                    card.state = pasts.fold(slot, &card.id, scheduler, |day, what| {
                        done.entry((deck, day)).or_default().add(what);
                    });
                }
                done
            };
            let chunks = cards.chunks_mut(share).enumerate();
            let threads: Vec<_> = chunks.map(|chunk| scope.spawn(move || fold(chunk))).collect();
            threads.into_iter().filter_map(|thread| thread.join().ok()).collect::<Vec<_>>()
        });
        for (key, what) in tallies.into_iter().flatten() {
            done.entry(key).or_default().add(what);
        }
        for day in cards.iter().filter_map(|card| load_day(&card.state)) {
            load.add(day);
        }
        for (slot, id) in pasts.strays(cards.len()) {
            pasts.fold(slot, &id, scheduler, |day, what| {
                done.entry((None, day)).or_default().add(what);
            });
        }
    }

    /// Takes in an event that has been written, an undo included.
    pub fn record(&mut self, event: impl Borrow<Event>) {
        let event = event.borrow();
        let Self { scheduler, cards, pasts, done, load, .. } = self;
        let before = pasts.find(&event.card);
        let deck = before.and_then(|slot| cards.get(slot)).map(|card| card.deck);
        let deck = deck.and_then(|deck| u32::try_from(deck).ok());
        // What the card's grades were is taken away and added anew: an event may change what
        // those after it were.
        let old = before.map(|slot| {
            pasts.fold(slot, &event.card, scheduler, |day, what| {
                done.entry((deck, day)).or_default().take(what);
            })
        });
        let slot = pasts.record(event);
        let state = pasts.fold(slot, &event.card, scheduler, |day, what| {
            done.entry((deck, day)).or_default().add(what);
        });
        if let Some(card) = cards.get_mut(slot) {
            if let Some(day) = old.as_ref().and_then(load_day) {
                load.remove(day);
            }
            if let Some(day) = load_day(&state) {
                load.add(day);
            }
            card.state = state;
        }
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
        self.pasts.find(id).filter(|place| *place < self.cards.len())
    }

    #[must_use]
    pub fn state(&self, id: &CardId) -> Option<&CardState> {
        self.card(id).map(|card| &card.state)
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
        let remaining = Plan::new(self, scope, now).remaining();
        let mut counts = Counts {
            new: remaining.new,
            learning: remaining.learning,
            due: remaining.due,
            ..Counts::default()
        };
        for card in self.cards.get(self.range(scope)).unwrap_or_default() {
            counts.total += 1;
            counts.seen += u32::from(card.state.reps > 0);
            counts.mature += u32::from(card.state.is_mature());
            counts.suspended += u32::from(card.state.suspended);
        }
        counts
    }

    pub(super) fn range(&self, scope: Scope) -> Range<usize> {
        match scope {
            Scope::All => 0..self.cards.len(),
            Scope::Deck(deck) => self.decks.get(deck).cloned().unwrap_or(0..0),
        }
    }

    /// What was done on scheduler day `day` in `scope`.
    pub(super) fn done_in(&self, scope: Scope, day: i32) -> Done {
        let of = |deck| self.done.get(&(deck, day)).copied().unwrap_or_default();
        match scope {
            Scope::Deck(deck) => of(u32::try_from(deck).ok()),
            Scope::All => {
                let mut all = of(None);
                for deck in 0..self.decks.len() {
                    all.add(of(u32::try_from(deck).ok()));
                }
                all
            }
        }
    }
}

/// The day for which a card is in the load.
fn load_day(state: &CardState) -> Option<i32> {
    match state.due {
        Due::Day(day) if state.phase == Phase::Review && !state.suspended => Some(day),
        _ => None,
    }
}

impl Done {
    fn add(&mut self, other: Self) {
        self.new += other.new;
        self.reviews += other.reviews;
    }

    fn take(&mut self, other: Self) {
        self.new = self.new.saturating_sub(other.new);
        self.reviews = self.reviews.saturating_sub(other.reviews);
    }
}

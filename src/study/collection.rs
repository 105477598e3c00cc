//! Every card of the library with its state, folded from the history.

use std::collections::HashMap;

use crate::deck::{CardId, Deck};
use crate::history::{Due, Event, History, Kind, Phase, Stamp};
use crate::schedule::{CardState, Now, Scheduler, Settings};

/// A card, where its note is, and how it stands.
#[derive(Debug, Clone)]
pub struct CardEntry {
    pub id: CardId,
    /// Index of its deck, in the order in which decks were given.
    pub deck: usize,
    /// Index of its note within the deck.
    pub note: usize,
    pub state: CardState,
}

/// What a deck holds for today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New cards that may still be begun today.
    pub new: u32,
    /// Cards in their learning steps.
    pub learning: u32,
    /// Reviews due, within today's limit.
    pub due: u32,
    /// Cards in all.
    pub total: u32,
    /// Cards that have been studied.
    pub seen: u32,
    /// Cards with an interval of three weeks and more.
    pub mature: u32,
    pub suspended: u32,
}

/// Every card, in the order of decks and notes.
#[derive(Debug)]
pub struct Collection {
    cards: Vec<CardEntry>,
    index: HashMap<CardId, usize>,
    scheduler: Scheduler,
    /// Reviews (not first sights, not learning steps) done on each day.
    reviews: HashMap<i32, u32>,
}

const MATURE: i32 = 21;

impl Collection {
    /// The cards of `decks` as `history` leaves them. Events of cards that no deck has stay in the
    /// history and count for nothing here.
    #[must_use]
    pub fn new(decks: &[&Deck], history: &History, settings: &Settings) -> Self {
        let mut cards = Vec::new();
        for (deck, content) in decks.iter().enumerate() {
            for (note, written) in content.notes.iter().enumerate() {
                for number in written.card_numbers() {
                    let id = CardId::new(written.id.clone(), number);
                    cards.push(CardEntry { id, deck, note, state: CardState::default() });
                }
            }
        }
        let mut index = HashMap::with_capacity(cards.len());
        for (at, card) in cards.iter().enumerate() {
            // Two notes with one id share one progress; `check` reports them.
            index.entry(card.id.clone()).or_insert(at);
        }
        let scheduler = Scheduler::new(settings);
        let mut collection = Self { cards, index, scheduler, reviews: HashMap::new() };
        for event in history.effective() {
            collection.take(event);
        }
        collection
    }

    fn take(&mut self, event: &Event) {
        if is_review(event) {
            *self.reviews.entry(event.day).or_default() += 1;
        }
        if let Some(card) = self.index.get(&event.card).and_then(|at| self.cards.get_mut(*at)) {
            self.scheduler.step(&mut card.state, event);
        }
    }

    /// Takes an event into account that has just been written to `history`.
    pub fn record(&mut self, event: &Event, history: &History) {
        if event.kind != Kind::Undo {
            self.take(event);
            return;
        }
        // What is taken back (or, by the undo of an undo, put back) may lie under later events:
        // the card is folded anew.
        self.reviews.clear();
        let mut state = CardState::default();
        for known in history.effective() {
            if is_review(known) {
                *self.reviews.entry(known.day).or_default() += 1;
            }
            if known.card == event.card {
                self.scheduler.step(&mut state, known);
            }
        }
        if let Some(card) = self.index.get(&event.card).and_then(|at| self.cards.get_mut(*at)) {
            card.state = state;
        }
    }

    #[must_use]
    pub fn cards(&self) -> &[CardEntry] {
        &self.cards
    }

    #[must_use]
    pub fn card(&self, index: usize) -> Option<&CardEntry> {
        self.cards.get(index)
    }

    /// Where a card is in [`Collection::cards`].
    #[must_use]
    pub fn position(&self, id: &CardId) -> Option<usize> {
        self.index.get(id).copied()
    }

    #[must_use]
    pub fn state(&self, id: &CardId) -> Option<&CardState> {
        self.position(id).and_then(|at| self.card(at)).map(|card| &card.state)
    }

    #[must_use]
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// How many new cards and reviews today's limits still allow.
    #[must_use]
    pub fn allowance(&self, now: &Now) -> (u32, u32) {
        let settings = self.scheduler.settings();
        let begun = self.cards.iter().filter(|card| card.state.first_day == Some(now.day)).count();
        let begun = u32::try_from(begun).unwrap_or(u32::MAX);
        let reviewed = self.reviews.get(&now.day).copied().unwrap_or(0);
        (
            settings.new_per_day.saturating_sub(begun),
            settings.reviews_per_day.saturating_sub(reviewed),
        )
    }

    /// What one deck holds for today.
    #[must_use]
    pub fn counts(&self, deck: usize, now: &Now) -> Counts {
        self.all_counts(now).get(deck).copied().unwrap_or_default()
    }

    /// What every deck holds for today, up to the last deck that has cards.
    #[must_use]
    pub fn all_counts(&self, now: &Now) -> Vec<Counts> {
        let mut all: Vec<Counts> = Vec::new();
        for card in &self.cards {
            if all.len() <= card.deck {
                all.resize(card.deck + 1, Counts::default());
            }
            let Some(counts) = all.get_mut(card.deck) else { continue };
            let state = &card.state;
            counts.total += 1;
            counts.seen += u32::from(state.reps > 0);
            counts.mature += u32::from(state.interval().is_some_and(|days| days >= MATURE));
            counts.suspended += u32::from(state.suspended);
            if state.is_away(now.day) {
                continue;
            }
            match state.phase {
                Phase::New => counts.new += 1,
                Phase::Learning | Phase::Relearning => counts.learning += 1,
                Phase::Review => counts.due += u32::from(is_due(state, now)),
            }
        }
        let (new, reviews) = self.allowance(now);
        for counts in &mut all {
            counts.new = counts.new.min(new);
            counts.due = counts.due.min(reviews);
        }
        all
    }

    /// The day on which the next card comes back, after today, and how many then do.
    #[must_use]
    pub fn next_due(&self, now: &Now) -> Option<(i32, u32)> {
        let later = self.cards.iter().filter(|card| !card.state.suspended).filter_map(|card| {
            match card.state.due {
                Due::Day(day) if day > now.day => Some(day),
                _ => None,
            }
        });
        let first = later.clone().min()?;
        let count = later.filter(|day| *day == first).count();
        Some((first, u32::try_from(count).unwrap_or(u32::MAX)))
    }
}

/// Whether a card in review is to be asked at `now`.
pub(super) fn is_due(state: &CardState, now: &Now) -> bool {
    match state.due {
        Due::Day(day) => day <= now.day,
        Due::Instant(time) => time <= now.time,
        Due::None => true,
    }
}

/// Whether an event uses up one of a day's reviews.
fn is_review(event: &Event) -> bool {
    event.kind == Kind::Review && event.phase == Phase::Review
}

/// The event that takes `target` back.
pub(super) fn undo_of(event: &Event, now: &Now) -> crate::history::Draft {
    let target: Stamp = event.stamp.clone();
    crate::history::Draft {
        card: event.card.clone(),
        time: now.time,
        rating: None,
        phase: event.phase,
        duration: 0,
        day: now.day,
        offset: now.offset,
        kind: Kind::Undo,
        due: Due::None,
        target: Some(target),
    }
}

//! The history as a sitting needs it: each card's events together, small, in order.
//!
//! A card's state can be folded again at any time from here, so that an undo needs no search
//! through a million events. Cards that are in no deck (deleted ones) keep their events too: what
//! was done today counts against the day's limits whatever became of the card.

use super::hash::{FastMap, FastSet};
use crate::deck::CardId;
use crate::history::{DeviceId, Event, History, Kind, Phase, Stamp};
use crate::schedule::{CardState, Moment, Scheduler};

/// A [`Stamp`], its device by number.
type Mark = (u32, u64);

#[derive(Debug, Clone, Copy)]
struct Past {
    moment: Moment,
    mark: Mark,
}

#[derive(Debug, Clone, Copy)]
struct Undo {
    time: i64,
    mark: Mark,
    target: Mark,
}

/// What was done on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// New cards that were graded for the first time.
    pub new: u32,
    /// Grades of cards that were in review.
    pub reviews: u32,
}

/// All cards' events.
#[derive(Debug, Clone, Default)]
pub(super) struct Pasts {
    /// By the card's number here: first those of the decks, then the strays.
    cards: Vec<Vec<Past>>,
    index: FastMap<CardId, u32>,
    devices: Vec<DeviceId>,
    device_index: FastMap<DeviceId, u32>,
    /// In order.
    undos: Vec<Undo>,
    void: FastSet<Mark>,
}

impl Pasts {
    /// `index` numbers the decks' cards from 0.
    pub(super) fn new(index: FastMap<CardId, u32>, history: &History) -> Self {
        let mut pasts = Self { cards: vec![Vec::new(); index.len()], index, ..Self::default() };
        for event in history.events() {
            let (slot, mark) = (pasts.slot(&event.card), pasts.mark(&event.stamp));
            if event.kind == Kind::Undo {
                pasts.add_undo(event, mark);
            } else if let Some(card) = pasts.cards.get_mut(slot) {
                card.push(Past { moment: Moment::from(&event.what), mark });
            }
        }
        pasts.find_void();
        pasts
    }

    /// The number of a card, if it is in a deck or in the history.
    pub(super) fn find(&self, card: &CardId) -> Option<usize> {
        self.index.get(card).map(|slot| *slot as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    fn slot(&mut self, card: &CardId) -> usize {
        if let Some(slot) = self.find(card) {
            return slot;
        }
        let slot = self.cards.len();
        self.index.insert(card.clone(), u32::try_from(slot).unwrap_or(u32::MAX));
        self.cards.push(Vec::new());
        slot
    }

    fn mark(&mut self, stamp: &Stamp) -> Mark {
        let device = if let Some(device) = self.device_index.get(&stamp.device) {
            *device
        } else {
            let device = u32::try_from(self.devices.len()).unwrap_or(u32::MAX);
            self.devices.push(stamp.device.clone());
            self.device_index.insert(stamp.device.clone(), device);
            device
        };
        (device, stamp.sequence)
    }

    /// The order of a history: time, device, number.
    fn order(&self, time: i64, mark: Mark) -> (i64, Option<&DeviceId>, u64) {
        (time, self.devices.get(mark.0 as usize), mark.1)
    }

    /// Adds a written event, wherever its time puts it, and returns its card's number.
    pub(super) fn record(&mut self, event: &Event) -> usize {
        let (slot, mark) = (self.slot(&event.card), self.mark(&event.stamp));
        if event.kind == Kind::Undo {
            self.add_undo(event, mark);
            let mut undos = std::mem::take(&mut self.undos);
            let order = |undo: &Undo| self.order(undo.time, undo.mark);
            undos.sort_by(|a, b| order(a).cmp(&order(b)));
            self.undos = undos;
            self.find_void();
            return slot;
        }
        let past = Past { moment: Moment::from(&event.what), mark };
        let key = self.order(past.moment.time, mark);
        let known = self.cards.get(slot).map(Vec::as_slice).unwrap_or_default();
        let at = known.partition_point(|past| self.order(past.moment.time, past.mark) <= key);
        if let Some(card) = self.cards.get_mut(slot) {
            card.insert(at, past);
        }
        slot
    }

    fn add_undo(&mut self, event: &Event, mark: Mark) {
        if let Some(target) = &event.target {
            let target = self.mark(target);
            self.undos.push(Undo { time: event.time, mark, target });
        }
    }

    /// As `History::effective`: from the last, an undo counts unless a later one that counts
    /// takes it back.
    fn find_void(&mut self) {
        self.void.clear();
        for undo in self.undos.iter().rev() {
            if !self.void.contains(&undo.mark) {
                self.void.insert(undo.target);
            }
        }
    }

    /// A card's state, and what each of its grades was on its day.
    pub(super) fn fold(
        &self,
        slot: usize,
        card: &CardId,
        scheduler: &Scheduler,
        mut done: impl FnMut(i32, Done),
    ) -> CardState {
        let mut state = CardState::default();
        for past in self.cards.get(slot).map(Vec::as_slice).unwrap_or_default() {
            if !self.void.contains(&past.mark) {
                if let Some((day, what)) = Done::by(&state, &past.moment) {
                    done(day, what);
                }
                scheduler.advance(card, &mut state, &past.moment);
            }
        }
        state
    }

    /// The cards that are in no deck, with their numbers.
    pub(super) fn strays(&self, cards: usize) -> Vec<(usize, CardId)> {
        let stray = |(card, slot): (&CardId, &u32)| (*slot as usize, card.clone());
        self.index.iter().map(stray).filter(|(slot, _)| *slot >= cards).collect()
    }
}

impl Done {
    /// What an event counts for on its day, given the state before it.
    pub(super) fn by(state: &CardState, moment: &Moment) -> Option<(i32, Self)> {
        if moment.kind != Kind::Review {
            return None;
        }
        let phase = if state.reps == 0 { moment.phase } else { state.phase };
        let done = match phase {
            Phase::New => Self { new: 1, reviews: 0 },
            Phase::Review => Self { new: 0, reviews: 1 },
            Phase::Learning | Phase::Relearning => return None,
        };
        Some((moment.day, done))
    }
}

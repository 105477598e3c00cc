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
    /// The cards' numbers: first those of the decks, then the strays.
    index: FastMap<CardId, u32>,
    /// Card after card, as they were at the start: card n's from `starts[n]` to `starts[n + 1]`.
    all: Vec<Past>,
    starts: Vec<usize>,
    /// Those of the cards that had events since.
    changed: FastMap<usize, Vec<Past>>,
    devices: Vec<DeviceId>,
    /// In order.
    undos: Vec<Undo>,
    void: FastSet<Mark>,
}

impl Pasts {
    /// `index` numbers the decks' cards from 0.
    pub(super) fn new(index: FastMap<CardId, u32>, history: &History) -> Self {
        let events = history.events();
        let mut pasts = Self { index, ..Self::default() };
        let slots = pasts.find_slots(events);
        let mut starts = vec![0_usize; pasts.index.len() + 1];
        for (slot, event) in slots.iter().zip(events) {
            if event.kind != Kind::Undo {
                starts[slot + 1] += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        if let Some(first) = events.first() {
            let any = Past { moment: Moment::from(&first.what), mark: (0, 0) };
            pasts.all = vec![any; sum];
        }
        let mut next = starts.clone();
        for (slot, event) in slots.into_iter().zip(events) {
            let mark = pasts.mark(&event.stamp);
            if event.kind == Kind::Undo {
                pasts.add_undo(event, mark);
            } else {
                pasts.all[next[slot]] = Past { moment: Moment::from(&event.what), mark };
                next[slot] += 1;
            }
        }
        pasts.starts = starts;
        pasts.find_void();
        pasts
    }

    /// The number of each event's card.
    fn find_slots(&mut self, events: &[Event]) -> Vec<usize> {
        let index = &self.index;
        let find = |event: &Event| index.get(&event.card).map_or(usize::MAX, |slot| *slot as usize);
        let mut slots = vec![usize::MAX; events.len()];
        let share = share(events.len());
        std::thread::scope(|scope| {
            for (slots, events) in slots.chunks_mut(share).zip(events.chunks(share)) {
                scope.spawn(move || {
                    for (slot, event) in slots.iter_mut().zip(events) {
                        *slot = find(event);
                    }
                });
            }
        });
        for (slot, event) in slots.iter_mut().zip(events).filter(|(slot, _)| **slot == usize::MAX) {
            *slot = self.slot(&event.card);
        }
        slots
    }

    /// The number of a card, if it is in a deck or in the history.
    pub(super) fn find(&self, card: &CardId) -> Option<usize> {
        self.index.get(card).map(|slot| *slot as usize)
    }

    /// The number of a card, a new one if it has none.
    fn slot(&mut self, card: &CardId) -> usize {
        if let Some(slot) = self.find(card) {
            return slot;
        }
        let slot = self.index.len();
        self.index.insert(card.clone(), u32::try_from(slot).unwrap_or(u32::MAX));
        slot
    }

    fn of(&self, slot: usize) -> &[Past] {
        if let Some(changed) = self.changed.get(&slot) {
            return changed;
        }
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(from), Some(to)) => self.all.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    fn mark(&mut self, stamp: &Stamp) -> Mark {
        // There are few devices, and the last one is likely to be meant again.
        let known = self.devices.iter().rposition(|device| *device == stamp.device);
        let device = known.unwrap_or_else(|| {
            self.devices.push(stamp.device.clone());
            self.devices.len() - 1
        });
        (u32::try_from(device).unwrap_or(u32::MAX), stamp.sequence)
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
        let mut known = self.of(slot).to_vec();
        let at = known.partition_point(|past| self.order(past.moment.time, past.mark) <= key);
        known.insert(at, past);
        self.changed.insert(slot, known);
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
        for past in self.of(slot) {
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

/// How many of `count` things one thread should take: all, if they are few.
pub(super) fn share(count: usize) -> usize {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    if count < 20_000 { count.max(1) } else { count.div_ceil(threads) }
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

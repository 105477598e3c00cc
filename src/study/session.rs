//! A sitting from its first card to its last.
//!
//! The queue is derived from the collection and the moment, so a sitting that was cut off starts
//! again where it was. Refuses to show a card twice at once, and to undo what another sitting did.

use super::collection::{CardEntry, Collection, undo_of};
use super::queue::{Queue, Scope};
use super::summary::Summary;
use crate::history::{Draft, Due, Event, History, Kind, Phase, Rating};
use crate::schedule::{Now, Promise, plain};

/// How early a learning card may come when nothing else is left, in ms: Anki's 20 minutes.
const AHEAD: i64 = 20 * 60_000;

/// Cards that are left in a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remaining {
    pub new: u32,
    pub learning: u32,
    pub due: u32,
}

/// A sitting.
#[derive(Debug)]
pub struct Session {
    scope: Scope,
    queue: Queue,
    current: Option<usize>,
    /// What was done and not taken back.
    done: Vec<Event>,
}

impl Session {
    #[must_use]
    pub fn start(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let queue = Queue::build(collection, scope, now);
        let mut session = Self { scope, queue, current: None, done: Vec::new() };
        session.pick(collection, now);
        session
    }

    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The card that is asked, by its index in the collection; none when there is nothing to ask
    /// now.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    fn entry<'a>(&self, collection: &'a Collection) -> Option<&'a CardEntry> {
        self.current.and_then(|at| collection.card(at))
    }

    /// Looks for a card again when none was due: a learning step may be over, a day begun.
    pub fn refresh(&mut self, collection: &Collection, now: &Now) {
        if self.current.is_none() {
            self.queue = Queue::build(collection, self.scope, now);
            self.pick(collection, now);
        }
    }

    fn pick(&mut self, collection: &Collection, now: &Now) {
        let ready = self.first_learning(collection).filter(|(time, _)| *time <= now.time);
        self.current = match ready {
            Some((_, at)) => Some(at),
            None => self.queue.main.last().copied().or_else(|| {
                let soon = self.first_learning(collection)?;
                (soon.0 <= now.time.saturating_add(AHEAD)).then_some(soon.1)
            }),
        };
    }

    /// The learning card that is due first, and when (ms UTC).
    fn first_learning(&self, collection: &Collection) -> Option<(i64, usize)> {
        let due = |at: usize| match collection.card(at)?.state.due {
            Due::Instant(time) => Some((time, at)),
            Due::Day(_) | Due::None => Some((i64::MIN, at)),
        };
        self.queue.learning.iter().filter_map(|at| due(*at)).min()
    }

    /// When the first card in its learning steps comes back (ms UTC), if nothing is asked now.
    #[must_use]
    pub fn waiting_until(&self, collection: &Collection) -> Option<i64> {
        match self.current {
            None => self.first_learning(collection).map(|(time, _)| time),
            Some(_) => None,
        }
    }

    /// What is left, the current card included.
    #[must_use]
    pub fn remaining(&self, collection: &Collection) -> Remaining {
        let mut left = Remaining {
            learning: u32::try_from(self.queue.learning.len()).unwrap_or(u32::MAX),
            ..Remaining::default()
        };
        for card in self.queue.main.iter().filter_map(|at| collection.card(*at)) {
            match card.state.phase {
                Phase::New => left.new += 1,
                _ => left.due += 1,
            }
        }
        left
    }

    /// What each grade of the current card would promise.
    #[must_use]
    pub fn previews(&self, collection: &Collection, now: &Now) -> Option<[Promise; 4]> {
        let card = self.entry(collection)?;
        Some(collection.scheduler().preview(&card.id, &card.state, now))
    }

    /// The event of a grade for the current card, after `duration` ms. Nothing has happened until
    /// it is written and [`Session::record`]ed.
    #[must_use]
    pub fn grade(
        &self,
        collection: &Collection,
        rating: Rating,
        duration: u32,
        now: &Now,
    ) -> Option<Draft> {
        let card = self.entry(collection)?;
        Some(collection.scheduler().answer(&card.id, &card.state, rating, duration, now))
    }

    /// The event that keeps the current card away until it is resumed.
    #[must_use]
    pub fn suspend(&self, collection: &Collection, now: &Now) -> Option<Draft> {
        let card = self.entry(collection)?;
        Some(plain(&card.id, &card.state, Kind::Suspend, now))
    }

    /// The event that keeps the current card away until tomorrow.
    #[must_use]
    pub fn bury(&self, collection: &Collection, now: &Now) -> Option<Draft> {
        let card = self.entry(collection)?;
        let due = Due::Day(now.day.saturating_add(1));
        Some(Draft { due, ..plain(&card.id, &card.state, Kind::Bury, now) })
    }

    /// The event that takes back the last thing done in this sitting.
    #[must_use]
    pub fn undo(&self, now: &Now) -> Option<Draft> {
        self.done.last().map(|event| undo_of(event, now))
    }

    /// Takes an event of this sitting into account, once the library has written it, and moves on
    /// to the next card; after an undo, to the card that it brings back.
    pub fn record(
        &mut self,
        collection: &mut Collection,
        event: &Event,
        history: &History,
        now: &Now,
    ) {
        collection.record(event, history);
        let at = collection.position(&event.card);
        if event.kind == Kind::Undo {
            self.done.retain(|done| Some(&done.stamp) != event.target.as_ref());
            self.queue = Queue::build(collection, self.scope, now);
            self.current = at;
            return;
        }
        self.done.push(event.clone());
        if let Some(at) = at {
            self.queue.remove(collection, at);
            let state = collection.card(at).map(|card| &card.state);
            let steps = |phase| matches!(phase, Phase::Learning | Phase::Relearning);
            if state.is_some_and(|state| steps(state.phase) && !state.is_away(now.day)) {
                self.queue.learning.push(at);
            }
        }
        self.pick(collection, now);
    }

    /// What the sitting came to so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.done)
    }
}

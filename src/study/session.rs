//! One sitting: the card on the table, what was done so far, and the way back.
//!
//! Nothing is kept here that matters: a draft is handed out, the caller writes it, and only the
//! written event is recorded. A card on the table stays there until it is graded or put away,
//! whatever becomes due meanwhile. A sitting may also cram: go through given cards until each was
//! known once, which moves nothing.

use std::collections::VecDeque;

use super::agenda::Agenda;
use super::apart::{BACK, farthest, nearness};
use super::card_entry::CardEntry;
use super::collection::Collection;
use super::queue::Remaining;
use super::scope::Scope;
use crate::deck::{CardId, Sentence};
use crate::history::{Draft, Due, Event, Kind, Phase, Rating, Stamp};
use crate::schedule::{CardState, Now, Promise};

/// What happened in a sitting; what was undone does not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// All grades.
    pub reviews: u32,
    /// In the order of [`Rating::ALL`].
    pub by_rating: [u32; 4],
    /// Cards that were graded for the first time.
    pub new_cards: u32,
    /// Grades better than Again.
    pub correct: u32,
    /// The time the cards were looked at, in ms.
    pub duration_ms: u64,
}

/// A sitting.
#[derive(Debug, Clone, Default)]
pub struct Session {
    scope: Scope,
    /// The cards that were given and are still to ask, the one on the table first.
    given: Option<VecDeque<CardId>>,
    /// Nothing moves.
    cram: bool,
    current: Option<CardId>,
    remaining: Remaining,
    waiting_until: Option<i64>,
    agenda: Option<Agenda>,
    /// What was recorded and is not undone, in order.
    done: Vec<Event>,
    /// The undos of this sitting, each with what it undoes or does again.
    steps: Vec<(Stamp, Event)>,
}

impl Session {
    /// Sits down to today's cards of `scope`.
    #[must_use]
    pub fn start(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let mut session = Self { scope, ..Self::default() };
        session.refresh(collection, now);
        session
    }

    /// Sits down to `cards`, in their order, each until it is known once. Nothing moves.
    #[must_use]
    pub fn cram(
        collection: &Collection,
        cards: impl IntoIterator<Item = CardId>,
        now: &Now,
    ) -> Self {
        Self { cram: true, ..Self::over(collection, cards, now) }
    }

    /// Sits down to `cards`, in their order, whether they are due or not, each until it is known
    /// once. A card of the same sentence as one of those before it is put off past the next ones. Every
    /// answer counts.
    #[must_use]
    pub fn over(
        collection: &Collection,
        cards: impl IntoIterator<Item = CardId>,
        now: &Now,
    ) -> Self {
        let given = apart(collection, cards.into_iter().collect());
        let mut session = Self { given: Some(given), ..Self::default() };
        session.refresh(collection, now);
        session
    }

    #[must_use]
    pub fn is_cram(&self) -> bool {
        self.cram
    }

    /// Whether it is about what there is to study today, and not about cards that were given.
    #[must_use]
    pub fn is_of_today(&self) -> bool {
        self.given.is_none()
    }

    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The card on the table.
    #[must_use]
    pub fn current(&self) -> Option<&CardId> {
        self.current.as_ref()
    }

    /// The card on the table, with its place and state.
    #[must_use]
    pub fn entry<'a>(&self, collection: &'a Collection) -> Option<&'a CardEntry> {
        collection.card(self.current.as_ref()?)
    }

    /// What is left, the card on the table included.
    #[must_use]
    pub fn remaining(&self) -> Remaining {
        self.remaining
    }

    /// When nothing but learning cards is left and none may be asked yet: the time of the first,
    /// in ms since 1970-01-01 UTC.
    #[must_use]
    pub fn waiting_until(&self) -> Option<i64> {
        self.waiting_until
    }

    /// What each answer to the card on the table would promise; none when cramming.
    #[must_use]
    pub fn previews(&self, collection: &Collection, now: &Now) -> Option<[Promise; 4]> {
        let CardEntry { id, state, .. } = self.entry(collection)?;
        let load = Some(collection.load());
        let promises = || collection.scheduler().preview_balanced(id, state, now, load);
        (!self.is_cram()).then(promises)
    }

    /// The event of grading the card on the table, promising what [`Self::previews`] shows.
    #[must_use]
    pub fn grade(
        &self,
        collection: &Collection,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
    ) -> Option<Draft> {
        let CardEntry { id, state, .. } = self.entry(collection)?;
        let scheduler = collection.scheduler();
        if self.is_cram() {
            return Some(scheduler.cram(id, state, rating, duration_ms, now));
        }
        let load = Some(collection.load());
        Some(scheduler.answer_balanced(id, state, rating, duration_ms, now, load))
    }

    /// What the card on the table would be after each answer; none when cramming.
    #[must_use]
    pub fn outcomes(&self, collection: &Collection, now: &Now) -> Option<[CardState; 4]> {
        if self.is_cram() {
            return None;
        }
        let before = &self.entry(collection)?.state;
        let after = Rating::ALL.map(|rating| {
            let mut state = before.clone();
            if let Some(draft) = self.grade(collection, rating, 0, now) {
                collection.scheduler().step(&mut state, &draft);
            }
            state
        });
        Some(after)
    }

    /// The event of not asking the card on the table until it is resumed.
    #[must_use]
    pub fn suspend(&self, collection: &Collection, now: &Now) -> Option<Draft> {
        self.act(collection, Kind::Suspend, Due::None, now)
    }

    /// The event of not asking the card on the table before tomorrow.
    #[must_use]
    pub fn bury(&self, collection: &Collection, now: &Now) -> Option<Draft> {
        self.act(collection, Kind::Bury, Due::Day(now.day.saturating_add(1)), now)
    }

    fn act(&self, collection: &Collection, kind: Kind, due: Due, now: &Now) -> Option<Draft> {
        let CardEntry { id, state, .. } = self.entry(collection)?;
        Some(collection.scheduler().act(id, state, kind, due, now))
    }

    /// The event that takes back the last one of this sitting that still counts.
    #[must_use]
    pub fn undo(&self, collection: &Collection, now: &Now) -> Option<Draft> {
        self.done.last().map(|last| take_back(collection, last, now))
    }

    /// Takes in an event that has been written and that the collection knows of, and goes on to the
    /// next card; after an undo, back to the card it brings back.
    pub fn record(&mut self, collection: &Collection, event: Event, now: &Now) {
        match event.target.clone() {
            Some(target) => self.step(&target, event.stamp),
            None => self.count(event),
        }
        self.refresh(collection, now);
    }

    /// Takes in that `target` no longer counts by what `by` says: what happened is undone, or,
    /// where that was an undo, done again.
    fn step(&mut self, target: &Stamp, by: Stamp) {
        let known = self.steps.iter().find(|(step, _)| step == target);
        let meant = match known {
            Some((_, event)) => event.clone(),
            None => match self.done.iter().find(|done| done.stamp == *target) {
                Some(event) => event.clone(),
                // Of another sitting.
                None => return,
            },
        };
        let there = self.done.iter().position(|done| done.stamp == meant.stamp);
        self.steps.push((by, meant.clone()));
        match there {
            Some(at) => {
                self.done.remove(at);
                if let Some(given) = &mut self.given {
                    given.retain(|card| *card != meant.card);
                    given.push_front(meant.card.clone());
                }
                self.current = Some(meant.card.clone());
            }
            None => self.count(meant),
        }
    }

    fn count(&mut self, event: Event) {
        if self.current.as_ref() == Some(&event.card) {
            self.current = None;
            let asked = self.given.as_mut().and_then(VecDeque::pop_front);
            if let (Some(Rating::Again), Some(card)) = (event.rating, asked) {
                self.given.as_mut().into_iter().for_each(|given| given.push_back(card.clone()));
            }
        }
        self.done.push(event);
    }

    /// Looks again at what is to be asked: time has passed, or the collection was changed from
    /// elsewhere. The card on the table stays if it still may be asked.
    pub fn refresh(&mut self, collection: &Collection, now: &Now) {
        if let Some(given) = &mut self.given {
            given.retain(|card| {
                collection.card(card).is_some_and(|card| card.state.is_active(now.day) || self.cram)
            });
            self.current = given.front().cloned();
            let due = u32::try_from(given.len()).unwrap_or(u32::MAX);
            self.remaining = Remaining { due, ..Remaining::default() };
            return;
        }
        let span = collection.span(&self.scope);
        let agenda = match self.agenda.take() {
            Some(agenda) => agenda.up_to(collection, span, now),
            None => Agenda::new(collection, span, now),
        };
        let room = collection.room(now.day);
        self.remaining = agenda.remaining(&room);
        let next = agenda.next(collection, &room, now);
        self.agenda = Some(agenda);
        self.waiting_until = None;
        if self.entry(collection).is_some_and(|card| may_be_asked(card, now)) {
            return;
        }
        let (next, wait) = next;
        self.current =
            next.and_then(|place| collection.cards().get(place)).map(|card| card.id.clone());
        self.waiting_until = wait;
    }

    /// What happened so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for event in &self.done {
            let Some(rating) = event.rating else { continue };
            summary.reviews += 1;
            if let Some(count) = summary.by_rating.get_mut(rating as usize - 1) {
                *count += 1;
            }
            let new = event.phase == Phase::New && event.kind == Kind::Review;
            summary.new_cards += u32::from(new);
            summary.correct += u32::from(rating > Rating::Again);
            summary.duration_ms += u64::from(event.duration);
        }
        summary
    }
}

/// The event that takes back `event`, of whatever sitting.
#[must_use]
pub fn take_back(collection: &Collection, event: &Event, now: &Now) -> Draft {
    let state = collection.state(&event.card).cloned().unwrap_or_default();
    let undo = collection.scheduler().act(&event.card, &state, Kind::Undo, Due::None, now);
    Draft {
        // After what it takes back, whatever the clock says.
        time: undo.time.max(event.time.saturating_add(1)),
        target: Some(event.stamp.clone()),
        ..undo
    }
}

/// Cards in their order, but none near one of its sentence where another is at hand.
fn apart(collection: &Collection, mut cards: VecDeque<CardId>) -> VecDeque<CardId> {
    let sentence =
        |card: &CardId| collection.card(card).map_or(Sentence::NONE, |card| card.sentence);
    let mut ordered = VecDeque::with_capacity(cards.len());
    let mut before: VecDeque<Sentence> = VecDeque::new();
    while !cards.is_empty() {
        let near = |(_, card): &(usize, &CardId)| nearness(sentence(card), before.iter().copied());
        let next = farthest(cards.iter().enumerate(), near).map_or(0, |(_, (at, _))| at);
        if let Some(card) = cards.remove(next) {
            before.push_front(sentence(&card));
            before.truncate(BACK);
            ordered.push_back(card);
        }
    }
    ordered
}

/// A card on the table may stay: nobody suspended or buried it, or moved it to another day.
fn may_be_asked(card: &CardEntry, now: &Now) -> bool {
    let later = matches!(card.state.due, Due::Day(day) if day > now.day);
    card.state.is_active(now.day) && !later
}

//! A change that takes long, in two parts: it is worked out and made ready on any thread, from what
//! the workspace holds at a moment; then it is taken in, at once, whole or not at all. Where
//! something else was changed meanwhile, it is made ready again.

use std::collections::HashSet;
use std::sync::Arc;

use super::bulk::{Changed, Whole, done};
use super::change::{Change, ChangeError, DeckChange, Done};
use super::derived_values::Version;
use super::edit::{Bulk, BulkError, Edit};
use super::order::Order;
use super::{Workspace, collect};
use crate::deck::{CardId, DeckId};
use crate::history::Draft;
use crate::library::{Library, Ready, Report, Saved, Settings, Snapshot};
use crate::schedule::Now;
use crate::study::{CardEntry, Collection};

/// From how many notes on, in the decks that it touches, or events a change takes long.
const LONG: usize = 2_000;

/// The share of the time that goes by until it is known what is to be written.
const WORKING_OUT: f32 = 0.2;

/// What is to be done, for as long as it is not done.
#[derive(Debug, Clone)]
pub enum Wish {
    /// All of some edits, to some cards.
    Edits { cards: Vec<CardId>, edits: Vec<Edit> },
    /// A change of many cards is taken back, or done again.
    Change(Arc<Change>),
}

/// A change to be made ready, with what the library holds.
#[derive(Debug)]
pub struct Task {
    snapshot: Snapshot,
    version: Version,
    work: Work,
}

#[derive(Debug)]
enum Work {
    Edits(Order),
    Change { change: Arc<Change>, drafts: Vec<Draft>, settings: Option<Settings> },
}

/// A change that is ready to be taken in. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Prepared {
    /// None where there is nothing to write.
    ready: Option<Ready>,
    version: Version,
    changed: Changed,
    drafts: Vec<Draft>,
    settings: Option<Settings>,
    changes: Vec<DeckChange>,
    /// The cards as they are then, where others are there than before.
    collection: Option<Collection>,
    /// How many notes and cards become others.
    pub notes: usize,
    pub cards: usize,
}

impl Workspace {
    /// Whether something takes so long that nobody should wait for it.
    #[must_use]
    pub fn is_long(&self, wish: &Wish) -> bool {
        match wish {
            Wish::Edits { cards, .. } => {
                let cards = cards.iter().filter_map(|card| self.collection.card(card));
                let decks: HashSet<usize> = cards.map(|card| card.deck).collect();
                let decks = decks.into_iter().filter_map(|place| self.decks().get(place));
                decks.map(|open| open.deck.notes.len()).sum::<usize>() > LONG
            }
            Wish::Change(change) => {
                let size = |id: &DeckId| self.deck(id).map_or(0, |deck| deck.notes.len());
                match &**change {
                    Change::Bulk(bulk) => {
                        let notes = bulk.decks.iter().map(|deck| size(&deck.id)).sum::<usize>();
                        notes.max(bulk.drafts.len()) > LONG
                    }
                    Change::BulkBack(decks, events, _) => {
                        let notes = decks.iter().map(|change| size(&change.after.id));
                        notes.sum::<usize>().max(events.len()) > LONG
                    }
                    _ => false,
                }
            }
        }
    }

    /// What it takes to make something ready elsewhere.
    #[must_use]
    pub fn task(&self, wish: &Wish, now: &Now) -> Task {
        let work = match wish {
            Wish::Edits { cards, edits } => {
                let cards: Vec<&CardEntry> =
                    cards.iter().filter_map(|card| self.collection.card(card)).collect();
                Work::Edits(self.order(&cards, edits, now))
            }
            Wish::Change(change) => {
                let (drafts, settings) = match &**change {
                    Change::BulkBack(_, events, settings) => {
                        self.taking_back(events, settings.as_deref(), now)
                    }
                    Change::Bulk(bulk) => (bulk.drafts.clone(), bulk.settings.clone()),
                    _ => (Vec::new(), None),
                };
                Work::Change { change: Arc::clone(change), drafts, settings }
            }
        };
        Task { snapshot: self.library.snapshot(), version: self.version, work }
    }

    /// Takes a change in that was made ready: on disk first, and then in all that depends on it.
    /// None, and nothing has changed, where something else has changed since: it is to be made
    /// ready again.
    ///
    /// # Errors
    /// When it could not be written: then it did not happen, and can be tried again.
    pub fn take_prepared(
        &mut self,
        prepared: Prepared,
        now: &Now,
    ) -> Result<Option<Done>, ChangeError> {
        self.bring_up_to_date(now);
        let Prepared { ready, version, changed, drafts, settings, changes, collection, .. } =
            prepared;
        let is_of_now =
            version.contents == self.version.contents && version.events == self.version.events;
        if !is_of_now {
            return Ok(None);
        }
        let Some(ready) = ready else {
            return Ok(Some(Done::nothing()));
        };
        let before = self.settings().clone();
        let reading = self.library.reading().clone();
        let take_in = |library: &mut Library| library.take_in(ready, drafts);
        let events = self.write_what(&changed, take_in, now);
        let same = matches!(events, Ok(Some(_))) && *self.library.reading() == reading;
        if let Some(collection) = collection.filter(|_| same && self.is_stale) {
            self.take_cards(collection, now);
        }
        self.bring_up_to_date(now);
        Ok(events?.map(|events| done(before, settings, changes, events)))
    }
}

impl Task {
    /// What edits come to; none where it was ended. `report` hears how far it is, and says whether
    /// to go on.
    ///
    /// # Errors
    /// When a note could then not be asked.
    pub fn work_out(&self, report: Report) -> Result<Option<Bulk>, BulkError> {
        match &self.work {
            Work::Edits(order) => order.work_out(self.snapshot.decks(), report),
            Work::Change { .. } => Ok(Some(Bulk::default())),
        }
    }

    /// Makes the change ready to be taken in; none where it was ended.
    ///
    /// # Errors
    /// When a note could then not be asked, or something could not be written: then nothing is left
    /// of it.
    pub fn prepare(&self, report: Report) -> Result<Option<Prepared>, ChangeError> {
        let part = |part: f32| report(part * WORKING_OUT);
        let decks = self.snapshot.decks();
        match &self.work {
            Work::Edits(order) => {
                let Some(bulk) = order.work_out(decks, &part)? else { return Ok(None) };
                let size = (bulk.notes.len(), bulk.cards());
                self.make_ready(Whole::of(&bulk, decks), size, report)
            }
            Work::Change { change, drafts, settings } => match &**change {
                Change::Bulk(bulk) => {
                    let size = (bulk.notes.len(), bulk.cards());
                    self.make_ready(Whole::of(bulk, decks), size, report)
                }
                Change::BulkBack(done, ..) => {
                    let (drafts, settings) = (drafts.clone(), settings.clone());
                    let whole = Whole::back(done, drafts, settings, decks);
                    self.make_ready(whole, (0, 0), report)
                }
                _ => Ok(None),
            },
        }
    }

    fn make_ready(
        &self,
        whole: Whole,
        (notes, cards): (usize, usize),
        report: Report,
    ) -> Result<Option<Prepared>, ChangeError> {
        let is_empty = whole.is_empty();
        let Whole { decks, drafts, settings, changes } = whole;
        let saved: Vec<Saved> = decks.iter().map(Saved::from).collect();
        let part = |part: f32| report(WORKING_OUT + part * (1.0 - WORKING_OUT));
        if !part(0.0) {
            return Ok(None);
        }
        let ready = if is_empty {
            None
        } else {
            match self.snapshot.make_ready(&saved, settings.as_ref(), &part)? {
                Some(ready) => Some(ready),
                None => return Ok(None),
            }
        };
        let changed = Changed::of(&decks, &drafts, settings.as_ref(), &changes);
        let others = matches!(changed, Changed::All) && drafts.is_empty();
        let collection = ready.as_ref().filter(|_| others).map(|ready| {
            let settings = settings.as_ref().unwrap_or(self.snapshot.settings());
            collect(&self.snapshot.with(ready), self.snapshot.history(), settings)
        });
        let version = self.version;
        Ok(report(1.0).then_some(Prepared {
            ready,
            version,
            changed,
            drafts,
            settings,
            changes,
            collection,
            notes,
            cards,
        }))
    }
}

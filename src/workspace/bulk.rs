//! Many cards changed at once, as one step: worked out first, so that it can be shown, then written
//! whole or not at all.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Workspace;
use super::change::{Change, ChangeError, DeckChange, Done, Outcome, SettingsChange};
use super::edit::Bulk;
use super::order::{find, head};
use crate::deck::{self, CardId, Deck, Note};
use crate::history::{Draft, Event};
use crate::library::{Library, LibraryError, OpenDeck, Saved, Settings};
use crate::schedule::Now;
use crate::study::take_back;

/// A change of many cards as it is written.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    /// As they are to be.
    pub(super) decks: Cow<'a, [Deck]>,
    pub(super) drafts: Vec<Draft>,
    pub(super) settings: Option<Settings>,
    /// What becomes of the decks.
    pub(super) changes: Vec<DeckChange>,
}

impl Workspace {
    pub(super) fn carry_bulk_out(&mut self, bulk: &Bulk, now: &Now) -> Result<Done, ChangeError> {
        let whole = Whole::of(bulk, self.decks());
        self.write_together(whole, now)
    }

    /// Takes a change of many cards back: of each deck what still is as it was left.
    pub(super) fn take_bulk_back(
        &mut self,
        done: &[DeckChange],
        events: &[Event],
        settings: Option<&SettingsChange>,
        now: &Now,
    ) -> Result<Done, ChangeError> {
        self.bring_up_to_date(now);
        let (drafts, settings) = self.taking_back(events, settings, now);
        let whole = Whole::back(done, drafts, settings, self.decks());
        self.write_together(whole, now)
    }

    /// The events that take others back, the last one first, and the settings without a change.
    pub(super) fn taking_back(
        &self,
        events: &[Event],
        settings: Option<&SettingsChange>,
        now: &Now,
    ) -> (Vec<Draft>, Option<Settings>) {
        let drafts = events.iter().rev();
        let drafts = drafts.map(|event| take_back(&self.collection, event, now)).collect();
        let without =
            |change: &SettingsChange| self.library.settings_without(&change.before, &change.after);
        (drafts, settings.and_then(without))
    }

    fn write_together(&mut self, whole: Whole, now: &Now) -> Result<Done, ChangeError> {
        if whole.is_empty() {
            return Ok(Done::nothing());
        }
        let Whole { decks, drafts, settings, changes } = whole;
        let saved: Vec<Saved> = decks.iter().map(Saved::from).collect();
        let before = self.settings().clone();
        let changed = Changed::of(&decks, &drafts, settings.as_ref(), &changes);
        let save =
            |library: &mut Library| library.save_together(&saved, &[], drafts, settings.as_ref());
        let events = self.write_what(&changed, save, now)?;
        Ok(done(before, settings, changes, events))
    }

    /// Lets the library write something that changes no more than this.
    pub(super) fn write_what<T>(
        &mut self,
        changed: &Changed,
        save: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
        now: &Now,
    ) -> Result<T, LibraryError> {
        match changed {
            Changed::Texts => self.write_texts(save, now),
            Changed::Pasts(cards) => self.happen(cards, now, save),
            Changed::All => self.write(save),
        }
    }
}

/// What a change of many cards changes at most.
#[derive(Debug)]
pub(super) enum Changed {
    /// Every card stays in its place and as it stands.
    Texts,
    /// Something happens to these cards, and nothing else.
    Pasts(BTreeSet<CardId>),
    All,
}

impl Changed {
    pub(super) fn of(
        decks: &[Deck],
        drafts: &[Draft],
        settings: Option<&Settings>,
        changes: &[DeckChange],
    ) -> Self {
        if settings.is_some() {
            Self::All
        } else if drafts.is_empty() && changes.iter().all(DeckChange::keeps_cards) {
            Self::Texts
        } else if decks.is_empty() {
            Self::Pasts(drafts.iter().map(|draft| draft.card.clone()).collect())
        } else {
            Self::All
        }
    }
}

/// What was done, with what undoes it.
pub(super) fn done(
    before: Settings,
    settings: Option<Settings>,
    changes: Vec<DeckChange>,
    events: Vec<Event>,
) -> Done {
    let settings = settings.map(|after| Box::new(SettingsChange { before, after }));
    let undo = Change::BulkBack(changes, events.clone(), settings);
    Done { undo: Some(undo), outcome: Outcome::Events(events) }
}

impl<'a> Whole<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.decks.is_empty() && self.drafts.is_empty() && self.settings.is_none()
    }

    /// What was worked out, of the decks as they are.
    pub(super) fn of(bulk: &'a Bulk, decks: &[Arc<OpenDeck>]) -> Self {
        let Bulk { decks: after, drafts, settings, .. } = bulk;
        let changes = changes(decks, after);
        let (drafts, settings) = (drafts.clone(), settings.clone());
        Self { decks: after.into(), drafts, settings, changes }
    }

    /// Of each deck what still is as it was left is as it was before.
    pub(super) fn back(
        done: &[DeckChange],
        drafts: Vec<Draft>,
        settings: Option<Settings>,
        decks: &[Arc<OpenDeck>],
    ) -> Self {
        let nothing = |deck: &Deck| Deck { notes: Vec::new(), ..deck.clone() };
        let back: Vec<Deck> = done
            .par_iter()
            .with_max_len(1)
            .filter_map(|DeckChange { before, after }| {
                let there = find(decks, &after.id)?;
                let before = before.clone().unwrap_or_else(|| nothing(after));
                let back = deck::take_back(&before, after, there);
                (back != *there).then_some(back)
            })
            .collect();
        Self { changes: changes(decks, &back), decks: back.into(), drafts, settings }
    }
}

/// What becomes of decks that are there.
fn changes(open: &[Arc<OpenDeck>], decks: &[Deck]) -> Vec<DeckChange> {
    let change = |after: &Deck| Some(DeckChange::between(find(open, &after.id)?, after));
    decks.par_iter().with_max_len(1).filter_map(change).collect()
}

impl DeckChange {
    /// Of two versions only the notes that differ, unless some came, went or moved.
    fn between(before: &Deck, after: &Deck) -> Self {
        let same = before.notes.iter().map(|n| &n.id).eq(after.notes.iter().map(|n| &n.id));
        if !same {
            return Self { before: Some(before.clone()), after: after.clone() };
        }
        let pairs = before.notes.iter().zip(&after.notes).filter(|(old, new)| old != new);
        let (old, new): (Vec<Note>, Vec<Note>) =
            pairs.map(|(old, new)| (old.clone(), new.clone())).unzip();
        Self {
            before: Some(Deck { notes: old, ..head(before) }),
            after: Deck { notes: new, ..head(after) },
        }
    }

    /// Whether the deck has the same cards in the same places, before and after.
    fn keeps_cards(&self) -> bool {
        let Some(before) = &self.before else { return false };
        before.notes.len() == self.after.notes.len()
            && before.notes.iter().zip(&self.after.notes).all(|(old, new)| {
                old.id == new.id
                    && (old.content == new.content || old.card_numbers() == new.card_numbers())
            })
    }
}

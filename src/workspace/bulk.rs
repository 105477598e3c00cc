//! Many cards changed at once, as one step: worked out first, so that it can be shown, then written
//! whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Workspace;
use super::change::{Change, ChangeError, DeckChange, Done, Outcome, SettingsChange};
use super::edit::{Bulk, BulkError, Edit, NoteChange, with_exams};
use crate::deck::{self, CardId, Deck, Note, NoteId};
use crate::history::{Draft, Due, Event, Kind};
use crate::library::{Library, Saved, Settings};
use crate::schedule::Now;
use crate::study::{CardEntry, take_back};

impl Workspace {
    /// What doing all of `edits` to some cards, by their places, comes to. Nothing is changed.
    ///
    /// # Errors
    /// When a note could then not be asked.
    pub fn work_out(&self, cards: &[u32], edits: &[Edit], now: &Now) -> Result<Bulk, BulkError> {
        let entries = self.collection.cards();
        let cards: Vec<&CardEntry> =
            cards.iter().filter_map(|place| entries.get(*place as usize)).collect();
        let mut chosen: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for card in &cards {
            chosen.entry(card.deck).or_default().insert(card.note);
        }
        let chosen: Vec<(usize, BTreeSet<usize>)> = chosen.into_iter().collect();
        let open = self.decks();
        let edited: Result<Vec<Edited>, BulkError> = chosen
            .par_iter()
            .with_max_len(1)
            .filter_map(|(place, notes)| Some((&open.get(*place)?.deck, notes)))
            .map(|(deck, notes)| edit(deck, notes, edits))
            .collect();
        let mut bulk = Bulk {
            drafts: self.drafts(&cards, edits, now),
            settings: with_exams(self.settings(), edits),
            ..Bulk::default()
        };
        let mut decks: BTreeMap<&str, Deck> = BTreeMap::new();
        for Edited { deck, changes, .. } in edited? {
            bulk.notes.extend(changes);
            if let Some(deck) = deck {
                let id = self.deck(&deck.id).map_or("", |deck| deck.id.as_str());
                decks.insert(id, deck);
            }
        }
        if let Some(target) = edits.iter().rev().find_map(|edit| match edit {
            Edit::Move(target) => Some(target),
            _ => None,
        }) {
            self.gather(&chosen, target, &mut decks, &mut bulk)?;
        }
        bulk.decks = decks.into_values().collect();
        Ok(bulk)
    }

    /// Takes the chosen notes out of their decks, and puts them at the end of another.
    fn gather<'a>(
        &'a self,
        chosen: &[(usize, BTreeSet<usize>)],
        target: &deck::DeckId,
        decks: &mut BTreeMap<&'a str, Deck>,
        bulk: &mut Bulk,
    ) -> Result<(), BulkError> {
        let there = self.deck(target).ok_or(BulkError::NoDeck)?;
        let known: BTreeSet<&NoteId> = there.notes.iter().map(|note| &note.id).collect();
        let mut moved = Vec::new();
        for (place, notes) in chosen {
            let Some(deck) = self.decks().get(*place).map(|open| &open.deck) else { continue };
            if deck.id == *target {
                continue;
            }
            let of = |at: &usize| deck.notes.get(*at);
            let ids: BTreeSet<&NoteId> = notes
                .iter()
                .filter_map(of)
                .map(|note| &note.id)
                .filter(|id| !known.contains(id))
                .collect();
            let from = decks.entry(deck.id.as_str()).or_insert_with(|| deck.clone());
            let (out, left) = from.notes.drain(..).partition(|note: &Note| ids.contains(&note.id));
            from.notes = left;
            moved.extend::<Vec<Note>>(out);
        }
        let changes =
            moved.iter().map(|note| NoteChange { before: note.clone(), after: Some(note.clone()) });
        if bulk.notes.is_empty() {
            bulk.notes.extend(changes);
        }
        if !moved.is_empty() {
            decks.entry(there.id.as_str()).or_insert_with(|| there.clone()).notes.extend(moved);
        }
        Ok(())
    }

    /// The events of `edits`; cards that are so already get none.
    fn drafts(&self, cards: &[&CardEntry], edits: &[Edit], now: &Now) -> Vec<Draft> {
        let scheduler = self.collection.scheduler();
        let mut drafts = Vec::new();
        for edit in edits {
            let (kind, due) = match edit {
                Edit::Suspend => (Kind::Suspend, Due::None),
                Edit::Resume => (Kind::Resume, Due::None),
                Edit::Reset => (Kind::Reset, Due::None),
                Edit::SetDue(days) => {
                    (Kind::SetDue, Due::Day(now.day.saturating_add(i32::from(*days))))
                }
                _ => continue,
            };
            let needs = |card: &&&CardEntry| match kind {
                Kind::Suspend => !card.state.suspended,
                Kind::Resume => !card.state.is_active(now.day),
                Kind::Reset => {
                    card.state.reps > 0 || card.state.phase != crate::history::Phase::New
                }
                _ => card.state.due != due,
            };
            let act = |card: &&CardEntry| scheduler.act(&card.id, &card.state, kind, due, now);
            drafts.extend(cards.iter().filter(needs).map(act));
        }
        drafts
    }

    pub(super) fn carry_bulk_out(&mut self, bulk: &Bulk, now: &Now) -> Result<Done, ChangeError> {
        let changes = changes(&self.library, &bulk.decks);
        self.write_together(&bulk.decks, bulk.drafts.clone(), bulk.settings.as_ref(), changes, now)
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
        let nothing = |deck: &Deck| Deck { notes: Vec::new(), ..deck.clone() };
        let library = &self.library;
        let back: Vec<Deck> = done
            .par_iter()
            .with_max_len(1)
            .filter_map(|DeckChange { before, after }| {
                let there = &library.deck(&after.id)?.deck;
                let before = before.clone().unwrap_or_else(|| nothing(after));
                let back = deck::take_back(&before, after, there);
                (back != *there).then_some(back)
            })
            .collect();
        let drafts = events.iter().rev();
        let drafts = drafts.map(|event| take_back(&self.collection, event, now)).collect();
        let undo = changes(library, &back);
        let settings =
            settings.and_then(|change| library.settings_without(&change.before, &change.after));
        self.write_together(&back, drafts, settings.as_ref(), undo, now)
    }

    fn write_together(
        &mut self,
        decks: &[Deck],
        drafts: Vec<Draft>,
        settings: Option<&Settings>,
        changes: Vec<DeckChange>,
        now: &Now,
    ) -> Result<Done, ChangeError> {
        if decks.is_empty() && drafts.is_empty() && settings.is_none() {
            return Ok(Done { undo: None, outcome: Outcome::Nothing });
        }
        let cards: BTreeSet<CardId> = drafts.iter().map(|draft| draft.card.clone()).collect();
        let same_cards = changes.iter().all(DeckChange::keeps_cards);
        let saved: Vec<Saved> = decks.iter().map(Saved::from).collect();
        let before = self.settings().clone();
        let save = |library: &mut Library| library.save_together(&saved, &[], drafts, settings);
        let events = if settings.is_some() {
            self.write(save)?
        } else if cards.is_empty() && same_cards {
            self.write_texts(save, now)?
        } else if decks.is_empty() {
            self.happen(&cards, now, save)?
        } else {
            self.write(save)?
        };
        let settings =
            settings.map(|after| Box::new(SettingsChange { before, after: after.clone() }));
        let undo = Change::BulkBack(changes, events.clone(), settings);
        Ok(Done { undo: Some(undo), outcome: Outcome::Events(events) })
    }
}

/// What becomes of decks that are there.
fn changes(library: &Library, decks: &[Deck]) -> Vec<DeckChange> {
    let change = |after: &Deck| Some(DeckChange::between(&library.deck(&after.id)?.deck, after));
    decks.par_iter().with_max_len(1).filter_map(change).collect()
}

/// A deck with some of its notes edited.
struct Edited {
    /// None where nothing is other than before.
    deck: Option<Deck>,
    changes: Vec<NoteChange>,
}

fn edit(deck: &Deck, notes: &BTreeSet<usize>, edits: &[Edit]) -> Result<Edited, BulkError> {
    let delete = edits.iter().any(|edit| matches!(edit, Edit::Delete));
    let mut changes = Vec::new();
    let mut changed: BTreeMap<usize, Option<Note>> = BTreeMap::new();
    for place in notes {
        let Some(before) = deck.notes.get(*place) else { continue };
        let after = if delete { None } else { Some(edited(before, edits)?) };
        if after.as_ref() != Some(before) {
            changes.push(NoteChange { before: before.clone(), after: after.clone() });
            changed.insert(*place, after);
        }
    }
    if changed.is_empty() {
        return Ok(Edited { deck: None, changes });
    }
    let mut notes = Vec::with_capacity(deck.notes.len());
    for (place, note) in deck.notes.iter().enumerate() {
        match changed.remove(&place) {
            Some(after) => notes.extend(after),
            None => notes.push(note.clone()),
        }
    }
    let head = Deck { notes, ..head(deck) };
    Ok(Edited { deck: Some(head), changes })
}

/// A deck without its notes.
fn head(deck: &Deck) -> Deck {
    Deck {
        id: deck.id.clone(),
        title: deck.title.clone(),
        language: deck.language.clone(),
        description: deck.description.clone(),
        origin: deck.origin.clone(),
        notes: Vec::new(),
        changes: deck.changes.clone(),
    }
}

fn edited(before: &Note, edits: &[Edit]) -> Result<Note, BulkError> {
    let mut after = before.clone();
    for edit in edits {
        edit.apply(&mut after);
    }
    match deck::fault_of(&after) {
        Some(fault) => {
            let front = before.cards().first().map(|card| card.question.front());
            let front = front.unwrap_or_default().chars().take(60).collect();
            Err(BulkError::Note { front, fault })
        }
        None => Ok(after),
    }
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

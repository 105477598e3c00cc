//! What edits make of many cards, worked out and not carried out: of the decks as they are, on any
//! thread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Workspace;
use super::edit::{Bulk, BulkError, Edit, NoteChange, with_exams};
use crate::deck::{self, Deck, DeckId, Note, NoteId};
use crate::history::{Draft, Due, Kind};
use crate::library::{OpenDeck, Report, Settings, Steps};
use crate::schedule::Now;
use crate::study::CardEntry;

/// What is to be done to many cards, and what of it needs no look at the notes.
#[derive(Debug)]
pub(super) struct Order {
    /// The notes, each by the places of its deck and of itself there.
    notes: Vec<(usize, usize)>,
    edits: Vec<Edit>,
    drafts: Vec<Draft>,
    settings: Option<Settings>,
}

impl Workspace {
    /// What doing all of `edits` to some cards, by their places, comes to. Nothing is changed.
    ///
    /// # Errors
    /// When a note could then not be asked.
    pub fn work_out(&self, cards: &[u32], edits: &[Edit], now: &Now) -> Result<Bulk, BulkError> {
        let entries = self.collection.cards();
        let cards: Vec<&CardEntry> =
            cards.iter().filter_map(|place| entries.get(*place as usize)).collect();
        let bulk = self.order(&cards, edits, now).work_out(self.decks(), &|_| true)?;
        // Nobody has ended it.
        Ok(bulk.unwrap_or_default())
    }

    pub(super) fn order(&self, cards: &[&CardEntry], edits: &[Edit], now: &Now) -> Order {
        Order {
            notes: cards.iter().map(|card| (card.deck, card.note)).collect(),
            edits: edits.to_vec(),
            drafts: self.drafts(cards, edits, now),
            settings: with_exams(self.settings(), edits),
        }
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
}

impl Order {
    /// What it comes to in these decks, those that it was made for. None where it was ended:
    /// `report` hears how far it is, and says whether to go on.
    pub(super) fn work_out(
        &self,
        open: &[Arc<OpenDeck>],
        report: Report,
    ) -> Result<Option<Bulk>, BulkError> {
        let mut notes = self.notes.clone();
        notes.sort_unstable();
        notes.dedup();
        let chosen: Vec<&[(usize, usize)]> =
            notes.chunk_by(|one, other| one.0 == other.0).collect();
        let steps = Steps::new(report, chosen.len());
        let edited: Result<Vec<Edited>, BulkError> = chosen
            .par_iter()
            .with_max_len(1)
            .filter_map(|notes| Some((deck_of(open, notes)?, notes)))
            .map(|(deck, notes)| steps.next().then(|| edit(deck, notes, &self.edits)))
            .while_some()
            .collect();
        let edited = edited?;
        if steps.are_stopped() {
            return Ok(None);
        }
        let mut bulk = Bulk {
            drafts: self.drafts.clone(),
            settings: self.settings.clone(),
            ..Bulk::default()
        };
        let mut decks: BTreeMap<&str, Deck> = BTreeMap::new();
        for Edited { deck, changes } in edited {
            bulk.notes.extend(changes);
            if let Some(deck) = deck {
                let id = find(open, &deck.id).map_or("", |deck| deck.id.as_str());
                decks.insert(id, deck);
            }
        }
        if let Some(target) = self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Move(target) => Some(target),
            _ => None,
        }) {
            gather(open, &chosen, target, &mut decks, &mut bulk)?;
        }
        bulk.decks = decks.into_values().collect();
        Ok(Some(bulk))
    }
}

pub(super) fn find<'a>(decks: &'a [Arc<OpenDeck>], id: &DeckId) -> Option<&'a Deck> {
    decks.iter().find(|open| open.deck.id == *id).map(|open| &open.deck)
}

/// The deck that some places are in, all of them in one.
fn deck_of<'a>(open: &'a [Arc<OpenDeck>], notes: &[(usize, usize)]) -> Option<&'a Deck> {
    let (place, _) = notes.first()?;
    open.get(*place).map(|open| &open.deck)
}

/// Takes the chosen notes out of their decks, and puts them at the end of another.
fn gather<'a>(
    open: &'a [Arc<OpenDeck>],
    chosen: &[&[(usize, usize)]],
    target: &DeckId,
    decks: &mut BTreeMap<&'a str, Deck>,
    bulk: &mut Bulk,
) -> Result<(), BulkError> {
    let there = find(open, target).ok_or(BulkError::NoDeck)?;
    let known: BTreeSet<&NoteId> = there.notes.iter().map(|note| &note.id).collect();
    let mut moved = Vec::new();
    for notes in chosen {
        let Some(deck) = deck_of(open, notes).filter(|deck| deck.id != *target) else { continue };
        let of = |(_, at): &(usize, usize)| deck.notes.get(*at);
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

/// A deck with some of its notes edited.
struct Edited {
    /// None where nothing is other than before.
    deck: Option<Deck>,
    changes: Vec<NoteChange>,
}

fn edit(deck: &Deck, notes: &[(usize, usize)], edits: &[Edit]) -> Result<Edited, BulkError> {
    let delete = edits.iter().any(|edit| matches!(edit, Edit::Delete));
    let mut changes = Vec::new();
    let mut places = Vec::new();
    for (_, place) in notes {
        let Some(before) = deck.notes.get(*place) else { continue };
        let after = if delete { None } else { edited(before, edits)? };
        if delete || after.is_some() {
            changes.push(NoteChange { before: before.clone(), after });
            places.push(*place);
        }
    }
    if changes.is_empty() {
        return Ok(Edited { deck: None, changes });
    }
    let mut changed = places.iter().zip(&changes).peekable();
    let mut notes = Vec::with_capacity(deck.notes.len());
    for (place, note) in deck.notes.iter().enumerate() {
        match changed.next_if(|(at, _)| **at == place) {
            Some((_, change)) => notes.extend(change.after.clone()),
            None => notes.push(note.clone()),
        }
    }
    let head = Deck { notes, ..head(deck) };
    Ok(Edited { deck: Some(head), changes })
}

/// A deck without its notes.
pub(super) fn head(deck: &Deck) -> Deck {
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

/// What edits make of a note; none where it stays as it is.
fn edited(before: &Note, edits: &[Edit]) -> Result<Option<Note>, BulkError> {
    let mut after = before.clone();
    for edit in edits {
        edit.apply(&mut after);
    }
    if after == *before {
        return Ok(None);
    }
    match deck::fault_of(&after) {
        Some(fault) => {
            let front = before.cards().first().map(|card| card.question.front());
            let front = front.unwrap_or_default().chars().take(60).collect();
            Err(BulkError::Note { front, fault })
        }
        None => Ok(Some(after)),
    }
}

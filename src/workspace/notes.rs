//! What can be wanted of notes, as the change that does it: notes are added, edited, removed,
//! tagged, and moved from deck to deck. A note keeps its id, and with it all that is known of its
//! cards.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::{Change, Workspace};
use crate::deck::{CardId, Changes, Content, Deck, DeckId, Note, NoteId};
use crate::generate::split;
use crate::schedule::Now;

/// A note as it is written, before it has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub content: Content,
    pub context: String,
    pub tags: Vec<String>,
    pub source: Option<crate::deck::Source>,
}

impl Workspace {
    /// A note, and the deck that it is in.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<(&Deck, &Note)> {
        self.decks().iter().find_map(|open| {
            let note = open.deck.notes.iter().find(|note| note.id == *id)?;
            Some((&open.deck, note))
        })
    }

    /// New notes at the end of a deck, as the change and their ids; none when there is no such
    /// deck.
    #[must_use]
    pub fn add(
        &self,
        deck: &DeckId,
        written: &[Written],
        now: &Now,
    ) -> Option<(Change, Vec<NoteId>)> {
        let mut edited = self.deck(deck)?.clone();
        let ids = self.put(&mut edited, written, now);
        Some((Change::Deck(edited), ids))
    }

    /// A new deck of new notes.
    #[must_use]
    pub fn add_deck(
        &self,
        title: &str,
        language: &str,
        written: &[Written],
        now: &Now,
    ) -> (Change, DeckId, Vec<NoteId>) {
        let mut deck = self.empty_deck(title, language, now);
        let ids = self.put(&mut deck, written, now);
        let id = deck.id.clone();
        (Change::Deck(deck), id, ids)
    }

    fn empty_deck(&self, title: &str, language: &str, now: &Now) -> Deck {
        let device = self.library().device().to_string();
        let time = now.time.to_string();
        let id = |n: usize| DeckId::from_parts(&["deck", title, &device, &time, &n.to_string()]);
        // More than there are decks are never all taken.
        let free = (0..=self.decks().len()).map(id).find(|id| self.deck(id).is_none());
        Deck {
            id: free.unwrap_or_else(|| id(0)),
            title: title.to_owned(),
            language: language.to_owned(),
            description: String::new(),
            origin: None,
            notes: Vec::new(),
            changes: Changes::default(),
        }
    }

    /// Writes new notes into a deck. No device, no moment and no place gives an id twice.
    fn put(&self, deck: &mut Deck, written: &[Written], now: &Now) -> Vec<NoteId> {
        let device = self.library().device().to_string();
        let time = now.time.to_string();
        let there = self.decks().iter().flat_map(|open| &open.deck.notes);
        let mut known: HashSet<NoteId> = there.map(|note| note.id.clone()).collect();
        let mut place = deck.notes.len();
        let mut ids = Vec::with_capacity(written.len());
        for new in written {
            let id = loop {
                let parts = ["note", deck.id.as_str(), &device, &time, &place.to_string()];
                let id = NoteId::made_at(&parts, now.time);
                place += 1;
                if known.insert(id.clone()) {
                    break id;
                }
            };
            let Written { content, context, tags, source } = new.clone();
            deck.notes.push(Note { id: id.clone(), content, context, tags, source });
            ids.push(id);
        }
        ids
    }

    /// Notes as they are here from now on; those that are nowhere are passed over.
    #[must_use]
    pub fn edit(&self, notes: &[Note]) -> Change {
        let wanted: FxHashMap<&NoteId, &Note> = notes.iter().map(|note| (&note.id, note)).collect();
        self.each(|note| wanted.get(&note.id).map(|wanted| (*wanted).clone()))
    }

    /// Changes the tags of notes.
    #[must_use]
    pub fn tag(&self, ids: &[NoteId], change: impl Fn(&mut Vec<String>)) -> Change {
        let wanted: HashSet<&NoteId> = ids.iter().collect();
        self.each(|note| {
            wanted.contains(&note.id).then(|| {
                let mut note = note.clone();
                change(&mut note.tags);
                note
            })
        })
    }

    /// Every note that `change` makes another of is that one.
    fn each(&self, change: impl Fn(&Note) -> Option<Note>) -> Change {
        let mut saved = Vec::new();
        for open in self.decks() {
            let found = open.deck.notes.iter().enumerate();
            let found = found.filter_map(|(at, note)| Some((at, change(note)?)));
            let found: Vec<(usize, Note)> = found.collect();
            if found.is_empty() {
                continue;
            }
            let mut deck = open.deck.clone();
            for (at, note) in found {
                if let Some(there) = deck.notes.get_mut(at) {
                    *there = note;
                }
            }
            saved.push(deck);
        }
        Change::Decks { saved, removed: Vec::new() }
    }

    /// A note is cut into one for each of its facts, where it is sure which these are; none where
    /// not. The first goes on with its history, and no card that was ever answered goes.
    #[must_use]
    pub fn split(&self, id: &NoteId, now: &Now) -> Option<Change> {
        let (deck, note) = self.note(id)?;
        let contents = split(note, &deck.language)?;
        let mut contents = contents.into_iter();
        let first = Note { content: contents.next()?, ..note.clone() };
        let kept = first.card_numbers();
        let gone = note.card_numbers().into_iter().filter(|number| !kept.contains(number));
        let answered = |number| {
            let state = self.collection.state(&CardId::new(note.id.clone(), number));
            state.is_some_and(|state| state.reps > 0)
        };
        if gone.into_iter().any(answered) {
            return None;
        }
        let written: Vec<Written> = contents
            .map(|content| Written {
                content,
                context: note.context.clone(),
                tags: note.tags.clone(),
                source: note.source.clone(),
            })
            .collect();
        let mut cut = deck.clone();
        self.put(&mut cut, &written, now);
        // Behind the note that they were a part of.
        let new = cut.notes.split_off(deck.notes.len());
        let place = cut.notes.iter().position(|note| note.id == *id)?;
        cut.notes.splice(place..=place, std::iter::once(first).chain(new));
        Some(Change::Deck(cut))
    }

    /// Notes leave their decks; what was done with their cards stays in the history.
    #[must_use]
    pub fn remove_notes(&self, ids: &[NoteId]) -> Change {
        let wanted: HashSet<&NoteId> = ids.iter().collect();
        let mut saved = Vec::new();
        for open in self.decks() {
            if open.deck.notes.iter().any(|note| wanted.contains(&note.id)) {
                let mut deck = open.deck.clone();
                deck.notes.retain(|note| !wanted.contains(&note.id));
                saved.push(deck);
            }
        }
        Change::Decks { saved, removed: Vec::new() }
    }

    /// Notes go to the end of another deck, in their order; none when there is no such deck.
    #[must_use]
    pub fn move_notes(&self, ids: &[NoteId], to: &DeckId) -> Option<Change> {
        let wanted: HashSet<&NoteId> = ids.iter().collect();
        let mut into = self.deck(to)?.clone();
        let mut there: HashSet<NoteId> = into.notes.iter().map(|note| note.id.clone()).collect();
        let mut saved = Vec::new();
        for open in self.decks().iter().filter(|open| open.deck.id != *to) {
            let (moved, kept): (Vec<Note>, Vec<Note>) =
                open.deck.notes.iter().cloned().partition(|note| wanted.contains(&note.id));
            if moved.is_empty() {
                continue;
            }
            into.notes.extend(moved.into_iter().filter(|note| there.insert(note.id.clone())));
            saved.push(Deck { notes: kept, ..open.deck.clone() });
        }
        // Written first: of a note that is there twice nothing is lost.
        saved.insert(0, into);
        Some(Change::Decks { saved, removed: Vec::new() })
    }

    /// All notes of a deck go to the end of another, and it leaves the library; none when one of
    /// the two is not there, or both are one.
    #[must_use]
    pub fn merge(&self, from: &DeckId, into: &DeckId) -> Option<Change> {
        if from == into {
            return None;
        }
        let mut whole = self.deck(into)?.clone();
        let there: HashSet<NoteId> = whole.notes.iter().map(|note| note.id.clone()).collect();
        let coming = self.deck(from)?.notes.iter().filter(|note| !there.contains(&note.id));
        whole.notes.extend(coming.cloned());
        Some(Change::Decks { saved: vec![whole], removed: vec![from.clone()] })
    }
}

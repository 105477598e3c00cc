//! Changes of several decks at once, and of where a deck lies, each with its undo.

use std::collections::HashSet;
use std::path::PathBuf;

use super::Workspace;
use super::change::{Change, DeckChange, DecksChange, Done, Outcome};
use crate::deck::{Deck, DeckId, NoteId, take_back};
use crate::library::{Library, LibraryError, OpenDeck, Saved, deck_path};

impl Workspace {
    pub(super) fn change_decks(
        &mut self,
        saved: &[Deck],
        removed: &[DeckId],
    ) -> Result<Done, LibraryError> {
        let saved: Vec<Saved> = saved.iter().map(Saved::from).collect();
        self.save_decks(&saved, removed)
    }

    /// Decks with the folder that each goes into where it is new.
    pub(super) fn take_in(&mut self, decks: &[(Deck, String)]) -> Result<Done, LibraryError> {
        let place = |(deck, folder): &(Deck, String)| {
            (!folder.is_empty()).then(|| deck_path(folder, &deck.title))
        };
        let places: Vec<Option<PathBuf>> = decks.iter().map(place).collect();
        let saved: Vec<Saved> = decks
            .iter()
            .zip(&places)
            .map(|((deck, _), place)| Saved { deck, path: place.as_deref() })
            .collect();
        self.save_decks(&saved, &[])
    }

    fn save_decks(&mut self, saved: &[Saved], removed: &[DeckId]) -> Result<Done, LibraryError> {
        let (mut decks, mut changed) = (Vec::new(), Vec::new());
        for saved in saved {
            let before = self.deck(&saved.deck.id);
            if before != Some(saved.deck) {
                changed.push(DeckChange { before: before.cloned(), after: saved.deck.clone() });
                decks.push(*saved);
            }
        }
        let gone = self.leaving(removed);
        if decks.is_empty() && gone.is_empty() {
            return Ok(Done::new(None, Outcome::Nothing));
        }
        self.write(|library| library.save_together(&decks, removed, Vec::new(), None))?;
        let undo = DecksChange { changed, gone, back: Vec::new() };
        Ok(Done::new(Some(Change::DecksBack(Box::new(undo))), Outcome::Nothing))
    }

    /// Takes such a change back, on top of what is there now.
    pub(super) fn take_decks_back(&mut self, change: &DecksChange) -> Result<Done, LibraryError> {
        if change.changed.iter().any(|change| change.before.is_none()) {
            // What is taken away must have been seen first: another device may have added to it.
            self.write(Library::refresh)?;
        }
        let mut removed = change.back.clone();
        let mut saved: Vec<Deck> = Vec::new();
        let mut redo = Vec::new();
        let coming = change.gone.iter().filter(|(_, deck)| self.deck(&deck.id).is_none());
        let coming: Vec<Saved> =
            coming.map(|(path, deck)| Saved { deck, path: Some(path) }).collect();
        for DeckChange { before, after } in &change.changed {
            let Some(now) = self.deck(&after.id) else { continue };
            let nothing = Deck { notes: Vec::new(), ..after.clone() };
            let back = take_back(before.as_ref().unwrap_or(&nothing), after, now);
            if before.is_none() && back.notes.is_empty() {
                removed.push(after.id.clone());
                continue;
            }
            redo.push(DeckChange {
                before: Some(after.clone()),
                after: before.clone().unwrap_or(nothing),
            });
            saved.push(back);
        }
        // A note that has stayed where it went, for somebody has edited it there since, does not
        // come back to where it was too.
        let came: Vec<HashSet<NoteId>> = saved
            .iter()
            .map(|deck| {
                let there = self.deck(&deck.id).map(ids).unwrap_or_default();
                ids(deck).difference(&there).cloned().collect()
            })
            .collect();
        let all: Vec<HashSet<NoteId>> =
            saved.iter().chain(coming.iter().map(|saved| saved.deck)).map(ids).collect();
        for (at, came) in came.iter().enumerate() {
            let elsewhere = |id: &NoteId| {
                let others = all.iter().enumerate().filter(|(other, _)| *other != at);
                came.contains(id) && others.into_iter().any(|(_, ids)| ids.contains(id))
            };
            if let Some(deck) = saved.get_mut(at) {
                deck.notes.retain(|note| !elsewhere(&note.id));
            }
        }
        let gone = self.leaving(&removed);
        let back = coming.iter().map(|saved| saved.deck.id.clone()).collect();
        let saved: Vec<Saved> = saved.iter().map(Saved::from).chain(coming).collect();
        self.write(|library| library.save_together(&saved, &removed, Vec::new(), None))?;
        let redo = DecksChange { changed: redo, gone, back };
        Ok(Done::new(Some(Change::DecksBack(Box::new(redo))), Outcome::Nothing))
    }

    fn leaving(&self, removed: &[DeckId]) -> Vec<(PathBuf, Deck)> {
        let there = self.decks().iter().filter(|open| removed.contains(&open.deck.id));
        there.map(|open| (open.path.clone(), open.deck.clone())).collect()
    }

    pub(super) fn move_deck(&mut self, id: &DeckId, folder: &str) -> Result<Done, LibraryError> {
        let place = |workspace: &Self| {
            workspace.library().deck(id).map(|open| (open.path.clone(), OpenDeck::folder(open)))
        };
        let before = place(self);
        let path = self.write(|library| library.move_deck(id, folder))?;
        let undo = before.filter(|(old, _)| *old != path);
        let undo = undo.map(|(_, folder)| Change::Move(id.clone(), folder));
        Ok(Done::new(undo, Outcome::Deck(path)))
    }
}

fn ids(deck: &Deck) -> HashSet<NoteId> {
    deck.notes.iter().map(|note| note.id.clone()).collect()
}

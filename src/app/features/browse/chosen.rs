//! What is chosen, as it stands in the table: cards, and the notes that they are of.

use rustc_hash::FxHashSet;

use super::{Browse, Node, Untagging};
use crate::deck::{DeckId, NoteId, is_sign};
use crate::workspace::Workspace;

impl Browse {
    /// The places of the chosen cards, in the order of the table.
    pub(super) fn chosen(&self, workspace: &Workspace) -> Vec<u32> {
        let cards = workspace.collection().cards();
        let is_chosen = |place: &u32| {
            cards.get(*place as usize).is_some_and(|card| self.selection.holds(&card.id))
        };
        self.found.iter().copied().filter(is_chosen).collect()
    }

    /// The one deck that is shown: of all that is chosen, or else of all that is found, where that is
    /// not everything; or the one that was searched and has no cards yet.
    #[must_use]
    pub fn deck(&self, workspace: &Workspace) -> Option<DeckId> {
        let cards = workspace.collection().cards();
        let only = |places: &[u32]| {
            let mut decks =
                places.iter().filter_map(|place| Some(cards.get(*place as usize)?.deck));
            let first = decks.next()?;
            decks.all(|deck| deck == first).then_some(first)
        };
        if !self.selection.is_empty() {
            let deck = only(&self.chosen(workspace))?;
            return Some(workspace.decks().get(deck)?.deck.id.clone());
        }
        let query = self.query.trim();
        if let Some(deck) = only(&self.found).filter(|_| !query.is_empty()) {
            return Some(workspace.decks().get(deck)?.deck.id.clone());
        }
        let ids = workspace.decks().iter().map(|open| &open.deck.id);
        let mut searched = ids.filter(|id| Node::Deck((*id).clone()).query(workspace) == query);
        searched.next().cloned()
    }

    /// The notes of the chosen cards, each once.
    pub(super) fn notes(&self, workspace: &Workspace) -> Vec<NoteId> {
        let cards = workspace.collection().cards();
        let chosen = self.chosen(workspace);
        let ids = chosen.into_iter().filter_map(|place| Some(&cards.get(place as usize)?.id.note));
        let mut notes: Vec<NoteId> = ids.cloned().collect();
        notes.dedup();
        notes
    }

    /// What is asked before a tag is taken away: one of those that the chosen notes have.
    pub(super) fn untagging(&self, workspace: &Workspace) -> Untagging {
        let (names, decks) = (workspace.tag_names(), workspace.decks());
        let cards = workspace.collection().cards();
        let chosen = self.chosen(workspace);
        let tags = chosen.into_iter().filter_map(|place| {
            let card = cards.get(place as usize)?;
            Some(&decks.get(card.deck)?.deck.notes.get(card.note)?.tags)
        });
        let tags: FxHashSet<&String> = tags.flatten().collect();
        let among = tags.into_iter().filter(|tag| !is_sign(tag.as_str()));
        let among = among.map(|tag| names.shown(tag).into_owned()).collect();
        Untagging { text: String::new(), among }
    }
}

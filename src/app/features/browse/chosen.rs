//! What is chosen, as it stands in the table: cards, and the notes that they are of.

use super::Browse;
use crate::deck::NoteId;
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

    /// The notes of the chosen cards, each once.
    pub(super) fn notes(&self, workspace: &Workspace) -> Vec<NoteId> {
        let cards = workspace.collection().cards();
        let chosen = self.chosen(workspace);
        let ids = chosen.into_iter().filter_map(|place| Some(&cards.get(place as usize)?.id.note));
        let mut notes: Vec<NoteId> = ids.cloned().collect();
        notes.dedup();
        notes
    }
}

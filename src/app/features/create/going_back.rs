//! The way back from an action on a text or on its candidates.

use super::Create;
use super::before::Before;
use super::making::Making;

impl Create {
    /// Goes back to what stood here before an action; false when its object is gone meanwhile, as
    /// the candidates of a text that was left.
    pub fn back(&mut self, before: Before) -> bool {
        let same_text = !matches!(before, Before::Text(_) | Before::Drafts(..));
        let edited = self.choosing().filter(|choosing| same_text && self.is_edited(choosing));
        let edited = edited.and_then(|choosing| Some(choosing.row()?.note.id.clone()));
        if !self.put(before) {
            return false;
        }
        // What is typed into the editor of a candidate that is still there stays there.
        if let (Some(id), Some(choosing)) = (edited, self.choosing_mut())
            && let Some(place) = choosing.rows.iter().position(|row| row.note.id == id)
        {
            choosing.select(place);
            choosing.editing = true;
        }
        true
    }

    fn put(&mut self, before: Before) -> bool {
        match (before, &mut self.making) {
            (Before::Row(place, row), Making::Choosing(choosing)) => {
                let Some(there) = choosing.rows.get_mut(place) else { return false };
                *there = row;
                choosing.select(place);
            }
            (Before::Ranking(amount, etymology, rows), Making::Choosing(choosing)) => {
                choosing.rank(amount, etymology);
                choosing.rows = rows;
            }
            (Before::Rows(rows), Making::Choosing(choosing)) => {
                let selected = choosing.selected;
                choosing.rows = rows;
                choosing.select(selected.min(choosing.rows.len().saturating_sub(1)));
            }
            (Before::Text(text), _) => self.put_back(text),
            (Before::Drafts(offered, text), _) => self.offer_again(offered, text),
            (
                Before::Row(..) | Before::Ranking(..) | Before::Rows(_),
                Making::Text | Making::Working(_),
            ) => return false,
        }
        true
    }
}

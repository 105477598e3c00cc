//! The way back from an action on a text or on its candidates.

use super::Create;
use super::before::Before;
use super::making::Making;

impl Create {
    /// Goes back to what stood here before an action; false when its object is gone meanwhile, as
    /// the candidates of a text that was left.
    pub fn back(&mut self, before: Before) -> bool {
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

//! The way back from an action on a text or on its candidates.

use super::Create;
use super::before::Before;
use super::making::Making;

impl Create {
    /// Goes back to what stood here before an action, and says what stood here until now; none when
    /// its object is gone meanwhile, as the candidates of a text that was left.
    pub fn back(&mut self, before: Before) -> Option<Before> {
        let same_text = !matches!(before, Before::Text(_) | Before::Drafts(..));
        let edited = self.choosing().filter(|choosing| same_text && self.is_edited(choosing));
        let edited = edited.and_then(|choosing| Some(choosing.row()?.note.id.clone()));
        let now = self.put(before)?;
        // What is typed into the editor of a candidate that is still there stays there.
        if let (Some(id), Some(choosing)) = (edited, self.choosing_mut())
            && let Some(place) = choosing.rows.iter().position(|row| row.note.id == id)
        {
            choosing.select(place);
            choosing.editing = true;
        }
        Some(now)
    }

    fn put(&mut self, before: Before) -> Option<Before> {
        Some(match (before, &mut self.making) {
            (Before::Row(place, row), Making::Choosing(choosing)) => {
                let now = std::mem::replace(choosing.rows.get_mut(place)?, row);
                choosing.select(place);
                Before::Row(place, now)
            }
            (Before::Ranking(amount, etymology, rows), Making::Choosing(choosing)) => {
                let now = (choosing.amount, choosing.etymology);
                choosing.rank(amount, etymology);
                Before::Ranking(now.0, now.1, std::mem::replace(&mut choosing.rows, rows))
            }
            (Before::Rows(rows, pointed), Making::Choosing(choosing)) => {
                let now = choosing.pointed();
                let rows = std::mem::replace(&mut choosing.rows, rows);
                choosing.point_at(pointed);
                Before::Rows(rows, now)
            }
            (Before::Text(text), _) => Before::Text(self.put_back(text)),
            (Before::Drafts(offered, text), _) => self.offer_again(offered, text),
            (
                Before::Row(..) | Before::Ranking(..) | Before::Rows(..),
                Making::Text | Making::Working(_),
            ) => return None,
        })
    }
}

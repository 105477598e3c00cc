//! Changing what is chosen, or all notes that have a tag, as one step: at once, or beside the window
//! where that takes long.

use super::{Asked, Browse, asked, searches::tagged};
use crate::app::effects::{Asker, Came, Effects, Here, Start};
use crate::app::screen::Screen;
use crate::workspace::{Change, Done, Edit, Wish, Workspace};

/// A tag, and its other name; none where it is taken away.
type Retagged = Option<(String, Option<String>)>;

impl Browse {
    /// Does what was asked.
    pub(super) fn carry(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(asked) = &self.asked else { return Effects::default() };
        let key = Asked::key(asked);
        match asked.edits(workspace.tag_names()) {
            Ok(edits) if edits.is_empty() => Effects::default(),
            Ok(edits) => self.change(&edits, key, workspace, here),
            Err(message) => {
                self.refused = Some((asked.clone(), message));
                Effects::default()
            }
        }
    }

    pub(super) fn change(
        &mut self,
        edits: &[Edit],
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let retagged = edits.iter().find_map(|edit| match edit {
            Edit::Retag(from, to) => Some((from.clone(), to.clone())),
            _ => None,
        });
        let places = match &retagged {
            Some((tag, _)) => tagged(tag, workspace, here),
            None => self.chosen(workspace),
        };
        // What a heading calls as Carabin calls the tag is the same line of the list.
        let others = retagged.iter().flat_map(|(from, to)| {
            let spelled = workspace.spellings(from).into_iter();
            spelled.map(|other| Edit::Retag(other, to.clone()))
        });
        let edits: Vec<Edit> = edits.iter().cloned().chain(others).collect();
        let wish = Wish::Edits { cards: workspace.cards_at(&places), edits: edits.clone() };
        if workspace.is_long(&wish) {
            let long = Start { wish, key, asker: Asker::Browse(retagged) };
            return Effects { long: Some(long), ..Effects::default() };
        }
        let bulk = match workspace.work_out(&places, &edits, &here.now) {
            Ok(bulk) => bulk,
            Err(error) => return here.failed(&error).into(),
        };
        let (notes, cards) = (bulk.notes.len(), bulk.cards());
        match workspace.change(&Change::Bulk(bulk), &here.now) {
            Ok(done) => self.changed(done, (notes, cards), retagged, key, workspace, here),
            Err(error) => here.failed(&error).into(),
        }
    }

    /// A change that took long is over.
    pub fn ended(
        &mut self,
        came: Came,
        retagged: Retagged,
        key: &'static str,
        workspace: &Workspace,
        here: &Here,
    ) -> Effects {
        match came {
            Came::Done { done, notes, cards } => {
                self.changed(*done, (notes, cards), retagged, key, workspace, here)
            }
            Came::Cancelled => here.tr("notice-left-as-it-was").into(),
            Came::Failed(error) => here.failed(&error).into(),
        }
    }

    /// So many notes and cards have become others.
    fn changed(
        &mut self,
        done: Done,
        (notes, cards): (usize, usize),
        retagged: Retagged,
        key: &'static str,
        workspace: &Workspace,
        here: &Here,
    ) -> Effects {
        (self.asked, self.refused) = (None, None);
        if let Some((from, to)) = retagged {
            self.follow_tag(&from, to, workspace, here);
        }
        let said = here.said(asked::told(notes, cards, key, here));
        Effects::from(said).did(key, done, Some(Screen::Browse)).disturbing()
    }
}

//! The lines of the list beside the table of *Browse*, and which of them the keyboard is in.

use crate::app::features::browse::{Item, Line, Node, Side};
use crate::app::state::State;
use crate::workspace::Tags;

/// Of a line, in points.
pub(super) const HEIGHT: f32 = 27.0;

/// The list, as it is in this frame.
pub(super) struct Lines<'a> {
    pub(super) state: &'a State,
    pub(super) tags: &'a Tags,
    pub(super) all: Vec<Line>,
}

impl Lines<'_> {
    pub(super) fn is_at(&self, item: Item) -> bool {
        self.state.browse.side.is_at(item, &self.state.workspace, self.tags)
    }

    /// The place of the line in which the keyboard is.
    pub(super) fn cursor(&self) -> Option<usize> {
        self.all.iter().position(|line| self.is_at(line.item))
    }

    pub(super) fn node(&self, at: usize) -> Option<Node> {
        Side::node(self.all.get(at)?.item, &self.state.workspace, self.tags)
    }
}

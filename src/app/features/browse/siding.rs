//! What is done with the list beside the table: searching by a line of it, and changing tags.

use super::command::Beside;
use super::side::Node;
use super::{Asked, Browse, command::Command};
use crate::app::effects::{Effects, Here};
use crate::find::{TagNames, parse, term};
use crate::workspace::{Edit, Workspace, tag_of};

impl Browse {
    pub(super) fn apply_beside(
        &mut self,
        command: Beside,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let key = command.key();
        match command {
            Beside::Toggle => self.side.shown = Some(!self.has_side),
            Beside::Fold(node) => {
                self.side.cursor = Some(node.clone());
                self.side.fold(node);
            }
            Beside::FoldSection(section) => self.side.fold_section(section),
            Beside::Go(node) => (self.side.cursor, self.side.follow) = (Some(node), true),
            Beside::Only(node) => {
                let query = node.query(workspace);
                self.search_by(node, query, workspace, here);
            }
            Beside::Also(node) => {
                let term = node.query(workspace);
                self.search_by(node, self.narrowed(&term), workspace, here);
            }
            Beside::Except(node) => {
                let term = format!("-{}", node.query(workspace));
                self.search_by(node, self.narrowed(&term), workspace, here);
            }
            Beside::TagWith(tag) => return self.change(&[Edit::Tag(tag)], key, workspace, here),
            Beside::AskRename(tag) => {
                let to = workspace.tag_names().shown(&tag).into_owned();
                self.asked = Some(Asked::Retag { to, from: tag });
            }
            Beside::MoveTag(tag, under) => {
                let Some(to) = moved(&tag, under.as_deref(), workspace.tag_names()) else {
                    return Effects::default();
                };
                return self.change(&[Edit::Retag(tag, Some(to))], key, workspace, here);
            }
            Beside::DeleteTag(tag) => {
                return self.change(&[Edit::Retag(tag, None)], key, workspace, here);
            }
        }
        Effects::default()
    }

    fn search_by(&mut self, node: Node, query: String, workspace: &Workspace, here: &Here) {
        self.side.cursor = Some(node);
        self.search(query, workspace, &here.now);
    }

    /// The query that is typed, and this term.
    fn narrowed(&self, term: &str) -> String {
        match self.query.trim() {
            "" => term.to_owned(),
            // Of words that are parted by `or` the term would be one.
            query if parse(query).is_ok_and(|read| read.is_either()) => {
                format!("({query}) {term}")
            }
            query => format!("{query} {term}"),
        }
    }

    /// The keyboard, and a search for the tag alone, go on under its new name.
    pub(super) fn follow_tag(
        &mut self,
        from: &str,
        to: Option<String>,
        workspace: &Workspace,
        here: &Here,
    ) {
        let names = workspace.tag_names();
        if self.query.trim() == term("tag", &names.shown(from)) {
            let query = to.as_ref().map(|to| term("tag", &names.shown(to))).unwrap_or_default();
            self.search(query, workspace, &here.now);
        }
        // It is seen there, whatever it stands below.
        for (end, _) in to.iter().flat_map(|to| to.match_indices("::")) {
            let above = to.as_deref().and_then(|to| to.get(..end));
            self.side.open_tag(above.unwrap_or_default());
        }
        self.side.follow = to.is_some();
        self.side.cursor = to.map(Node::Tag);
    }
}

/// The name of a tag below another, or at the top of all; none where it is there already, or would
/// stand below itself.
#[must_use]
pub fn moved(tag: &str, under: Option<&str>, names: &TagNames) -> Option<String> {
    let shown = names.shown(tag);
    // What Carabin gives has its own name only at the top: below another it is called as it is read.
    let part = match shown.rsplit("::").next()? {
        part if shown == tag => part.to_owned(),
        part => tag_of(part)?,
    };
    let is_within = |under: &str| {
        under.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let to = match under {
        Some(under) if is_within(under) => return None,
        Some(under) => format!("{under}::{part}"),
        None => names.meant(&part),
    };
    (to != tag).then_some(to)
}

impl From<Beside> for Command {
    fn from(beside: Beside) -> Self {
        Self::Beside(beside)
    }
}

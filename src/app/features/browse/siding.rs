//! What is done with the list beside the table: searching by a line of it, and changing tags in all
//! notes that have them.

use super::command::Beside;
use super::side::Node;
use super::{Asked, Browse, command::Command};
use crate::app::effects::{Effects, Here};
use crate::app::screen::Screen;
use crate::find::{parse, term};
use crate::library::{ExamOf, Settings};
use crate::workspace::{Change, Edit, Workspace};

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
            Beside::TagWith(tag) => return self.change(Edit::Tag(tag), key, workspace, here),
            Beside::AskRename(tag) => {
                self.asked = Some(Asked::Retag { to: tag.clone(), from: tag });
            }
            Beside::DeleteTag(tag) => return self.retag(&tag, None, workspace, here),
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

    /// Gives a tag another name in all notes, or takes it from them, with those below it; exams
    /// that are about it go with it.
    pub(super) fn retag(
        &mut self,
        from: &str,
        to: Option<&str>,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let key = match to {
            Some(_) => Beside::AskRename(String::new()).key(),
            None => Beside::DeleteTag(String::new()).key(),
        };
        // More notes may be found than have it spelled so; those stay as they are.
        let found = parse(&term("tag", from)).map(|query| {
            let index = workspace.index();
            workspace.table(&index, &here.now).find(&query)
        });
        let edit = Edit::Retag(from.to_owned(), to.map(str::to_owned));
        let bulk = match workspace.work_out(&found.unwrap_or_default(), &[edit], &here.now) {
            Ok(bulk) => bulk,
            Err(error) => return here.failed(&error).into(),
        };
        let said = super::told(&bulk, key, here);
        let change = match with_exams(workspace.settings(), from, to) {
            Some(settings) => Change::All(vec![Change::Bulk(bulk), Change::Settings(settings)]),
            None => Change::Bulk(bulk),
        };
        match workspace.change(&change, &here.now) {
            Ok(done) => {
                self.asked = None;
                self.side.cursor = to.map(|tag| Node::Tag(tag.to_owned()));
                self.follow_tag(from, to, workspace, here);
                Effects::from(here.said(said)).did(key, done, Some(Screen::Browse)).disturbing()
            }
            Err(error) => here.failed(&error).into(),
        }
    }

    /// A search for the tag alone goes on under its new name.
    fn follow_tag(&mut self, from: &str, to: Option<&str>, workspace: &Workspace, here: &Here) {
        if self.query.trim() == term("tag", from) {
            let query = to.map_or_else(String::new, |to| term("tag", to));
            self.search(query, workspace, &here.now);
        }
    }
}

/// Settings in which exams about a tag, or one below it, are about the new one; none where there
/// is nothing to change. One whose tag goes stays, so that its date is not lost.
fn with_exams(settings: &Settings, from: &str, to: Option<&str>) -> Option<Settings> {
    let mut settings = settings.clone();
    let mut changed = false;
    for exam in &mut settings.exams {
        if let (ExamOf::Tag(tag), Some(to)) = (&mut exam.of, to)
            && let Some(rest) = tag.strip_prefix(from)
            && (rest.is_empty() || rest.starts_with("::"))
        {
            *tag = format!("{to}{rest}");
            changed = true;
        }
    }
    changed.then_some(settings)
}

impl From<Beside> for Command {
    fn from(beside: Beside) -> Self {
        Self::Beside(beside)
    }
}

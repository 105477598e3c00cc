//! Files that are damaged: what is wrong with them, looking for more of it, and mending what needs
//! no guess.

pub mod command;

use std::path::PathBuf;

use self::command::Command;
use crate::app::effects::{Effects, Here};
use crate::app::jobs::{self, Pending};
use crate::library::{Finding, Library, Reading};
use crate::workspace::Workspace;

#[derive(Debug, Default)]
pub struct Health {
    /// What is wrong is shown.
    pub shown: bool,
    /// What the last check has found; none before the first.
    pub findings: Option<Vec<Finding>>,
    check: Option<Pending<Vec<Finding>>>,
    /// The reading of the library whose problems were shown, and where it was read.
    seen: Option<(Reading, PathBuf)>,
}

impl Health {
    /// Whether something was found that [`Command::Repair`] would mend.
    #[must_use]
    pub fn can_repair(&self) -> bool {
        let found = self.findings.as_deref().unwrap_or_default();
        found.iter().any(|finding| finding.remedy.mends())
    }

    /// Whether it is being looked for what is wrong.
    #[cfg(test)]
    pub fn is_checking(&self) -> bool {
        self.check.is_some()
    }

    pub fn apply(&mut self, command: &Command, workspace: &mut Workspace, here: &Here) -> Effects {
        match command {
            Command::Check => {
                self.check(workspace, here);
                Effects::default()
            }
            Command::Repair => match workspace.repair(&here.now) {
                Ok(done) => {
                    let said: Vec<String> =
                        done.iter().map(|message| here.locale.say(message)).collect();
                    workspace.take_news();
                    self.check(workspace, here);
                    if said.is_empty() {
                        return Effects::default();
                    }
                    here.said(said.join(" ")).into()
                }
                Err(error) => here.failed(&error).into(),
            },
            Command::Dismiss => {
                self.shown = false;
                Effects::default()
            }
        }
    }

    /// A library that was read has its own problems.
    fn look_at(&mut self, library: &Library) {
        let known = self.seen.as_ref();
        if known.is_some_and(|(reading, _)| reading == library.reading()) {
            return;
        }
        if known.is_some_and(|(_, root)| root != library.root()) {
            *self = Self::default();
        }
        self.shown |= !library.problems().is_empty();
        self.seen = Some((library.reading().clone(), library.root().to_owned()));
    }

    /// Looks for everything that is wrong, and looks again after mending.
    fn check(&mut self, workspace: &Workspace, here: &Here) {
        let root = workspace.library().root().to_owned();
        self.check = Some(jobs::check(here.context, root));
    }

    /// Shows the problems of what was read, and what a check has found; called once a frame. While
    /// something else is `being_said`, that nothing was found is not worth a word.
    pub fn follow(&mut self, workspace: &Workspace, being_said: bool, here: &Here) -> Effects {
        self.look_at(workspace.library());
        let Some(answer) = self.check.as_ref().and_then(Pending::poll) else {
            return Effects::default();
        };
        self.check = None;
        let Ok(found) = answer else { return Effects::default() };
        self.shown = !found.is_empty();
        let well = found.is_empty() && !being_said;
        self.findings = Some(found);
        if well { here.tr("notice-all-well").into() } else { Effects::default() }
    }
}

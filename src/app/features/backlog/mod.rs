//! Catching up with a backlog: the form where its days are chosen, and the plan that is kept.
//!
//! The plan is a setting: no card is moved, and taking it back takes back a setting.

pub mod command;

use self::command::Command;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::screen::Screen;
use crate::schedule::{Now, Spread};
use crate::study::{CatchingUp, catch_up};
use crate::workspace::Workspace;

/// The days that a press of a button chooses.
pub const CHOICES: [u32; 4] = [7, 14, 21, 30];
/// The most days that the form offers.
pub const MOST: u32 = 60;

/// The form, while it is open.
#[derive(Debug, Default)]
pub struct Backlog {
    pub form: Option<Form>,
}

/// What is being chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    pub days: u32,
    /// What that would be like.
    pub course: CatchingUp,
    /// The days that it was worked out for.
    of: u32,
}

impl Form {
    /// Looks at what the chosen days would be like, if they are others than before.
    pub fn look_ahead(&mut self, workspace: &Workspace, now: &Now) {
        if self.days != self.of {
            self.course = catch_up(workspace.collection(), self.days, now);
            self.of = self.days;
        }
    }
}

impl Backlog {
    pub fn apply(&mut self, command: &Command, workspace: &mut Workspace, here: &Here) -> Effects {
        match command {
            Command::Open => {
                self.open(workspace, &here.now);
                Effects::default()
            }
            Command::Keep => {
                let Some(form) = &self.form else { return Effects::default() };
                let plan = Spread { from: here.now.day, days: form.days };
                let kept = spread(workspace, Some(plan), command.key(), here);
                if kept.is_ok() {
                    self.form = None;
                }
                kept.unwrap_or_else(Effects::from)
            }
            // What is overdue is asked as everything else is.
            Command::End => {
                spread(workspace, None, command.key(), here).unwrap_or_else(Effects::from)
            }
        }
    }

    /// Opens the form, when there is a backlog. It begins with the days after which catching up
    /// takes no more than a usual day does, on top of it.
    fn open(&mut self, workspace: &Workspace, now: &Now) {
        let Some(backlog) = workspace.backlog(now) else { return };
        let fits = |days: &u32| backlog.cards.div_ceil(*days) <= backlog.usual.max(20);
        let first = || CHOICES.into_iter().find(fits).unwrap_or(CHOICES[3]);
        let days = backlog.plan.map_or_else(first, |plan| plan.days - plan.day + 1);
        let mut form = Form { days, course: CatchingUp::default(), of: 0 };
        form.look_ahead(workspace, now);
        self.form = Some(form);
    }
}

fn spread(
    workspace: &mut Workspace,
    plan: Option<Spread>,
    key: &'static str,
    here: &Here,
) -> Result<Effects, Notice> {
    let mut settings = workspace.settings().clone();
    settings.scheduling.backlog = plan;
    set(workspace, settings, key, Some(Screen::Decks), here)
}

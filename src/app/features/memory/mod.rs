//! What FSRS learns of the student, and the retention that they choose.
//!
//! Training and simulating run in the background and change nothing; what comes of them is
//! adopted on request, as settings, and undone like any other. Only what comes after changes: the
//! dates that were promised stay.

pub mod command;

use std::path::PathBuf;

use self::command::Command;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::jobs::Work;
use crate::app::screen::Screen;
use crate::locale::Words;
use crate::message::Tell;
use crate::schedule::training::{self, Outcome, Sequences, TrainingError};
use crate::schedule::workload::{self, Cards, Curve, Habits, WorkloadError};
use crate::schedule::{ModelChoice, Settings};
use crate::workspace::Workspace;

/// What is known of the student's memory, and what is being found out.
#[derive(Debug, Default)]
pub struct Memory {
    pub training: Option<Work<Result<Outcome, TrainingError>>>,
    pub outcome: Option<Outcome>,
    pub simulation: Option<Work<Result<Curve, WorkloadError>>>,
    /// The point of the retention curve that is looked at, in hundredths.
    pub looked_at: Option<u32>,
    curve: Option<Curve>,
    /// What was simulated: the settings then.
    simulated: Option<Settings>,
    /// Of the library that it is about.
    root: PathBuf,
}

/// What a curve depends on.
fn but_for_retention(settings: &Settings) -> Settings {
    Settings { retention: 0.9, trained_on: 0, ..settings.clone() }
}

fn is_fsrs(workspace: &Workspace) -> bool {
    workspace.settings().scheduling.model == ModelChoice::Fsrs
}

fn count(outcome: &Outcome) -> u32 {
    u32::try_from(outcome.reviews).unwrap_or(u32::MAX)
}

/// Whether what was learnt was adopted.
#[must_use]
pub fn in_force(workspace: &Workspace, outcome: &Outcome) -> bool {
    let parameters = &workspace.settings().scheduling.parameters;
    outcome.parameters.as_ref().is_some_and(|learnt| learnt == parameters)
}

impl Memory {
    #[must_use]
    pub fn can_train(&self, workspace: &Workspace) -> bool {
        is_fsrs(workspace)
            && self.training.is_none()
            && (workspace.is_training_due()
                || workspace.reviews_to_learn_from() >= training::ENOUGH)
    }

    #[must_use]
    pub fn can_simulate(&self, workspace: &Workspace) -> bool {
        is_fsrs(workspace) && self.simulation.is_none()
    }

    /// What was learnt and is not in force.
    #[must_use]
    pub fn adoptable(&self, workspace: &Workspace) -> Option<&Vec<f32>> {
        let parameters = self.outcome.as_ref()?.parameters.as_ref()?;
        (*parameters != workspace.settings().scheduling.parameters).then_some(parameters)
    }

    /// Whether there is a proposal, or something learnt, to decide against.
    #[must_use]
    pub fn can_keep(&self, workspace: &Workspace) -> bool {
        let trained_on = workspace.settings().scheduling.trained_on;
        workspace.is_training_due()
            || self.outcome.as_ref().is_some_and(|outcome| {
                !in_force(workspace, outcome) && count(outcome) != trained_on
            })
    }

    /// The curve that was simulated, as long as it is that of the settings in force.
    #[must_use]
    pub fn curve(&self, workspace: &Workspace) -> Option<&Curve> {
        let now = but_for_retention(&workspace.settings().scheduling);
        let same = self.simulated.as_ref().is_some_and(|then| *then == now);
        self.curve.as_ref().filter(|_| same)
    }

    pub fn apply(&mut self, command: &Command, workspace: &mut Workspace, here: &Here) -> Effects {
        match command {
            Command::Train => self.train(workspace, here),
            Command::CancelTraining => cancel(self.training.as_ref()),
            Command::Adopt => self.adopt(workspace, here),
            Command::Keep => self.keep(workspace, here),
            Command::Reset => {
                let reset = change(workspace, command, here, |scheduling| {
                    scheduling.parameters = Vec::new();
                });
                said(reset, || here.tr("notice-parameters-reset"))
            }
            Command::Simulate => self.simulate(workspace, here),
            Command::CancelSimulation => cancel(self.simulation.as_ref()),
            Command::Aim(retention) => {
                let adopted = change(workspace, command, here, |scheduling| {
                    scheduling.retention = *retention as f32 / 100.0;
                });
                if adopted.is_ok() {
                    self.looked_at = None;
                }
                let told = || here.locale.count("notice-retention-adopted", retention);
                said(adopted, || here.said(told()))
            }
        }
    }

    fn train(&mut self, workspace: &Workspace, here: &Here) -> Effects {
        if !self.can_train(workspace) {
            return Effects::default();
        }
        self.outcome = None;
        let history = workspace.history().clone();
        let settings = workspace.settings().scheduling.clone();
        self.training = Some(Work::run(here.context, move |report| {
            training::optimise(&Sequences::of(&history), &settings, &|part| report(part))
        }));
        Effects::default().go(Screen::Memory)
    }

    fn simulate(&mut self, workspace: &Workspace, here: &Here) -> Effects {
        if !self.can_simulate(workspace) {
            return Effects::default();
        }
        let cards = workspace.collection().cards().iter().map(|card| &card.state);
        let cards = Cards::new(cards, here.now.day);
        let history = workspace.history().clone();
        let settings = workspace.settings().scheduling.clone();
        self.curve = None;
        self.simulated = Some(but_for_retention(&settings));
        self.simulation = Some(Work::run(here.context, move |report| {
            workload::simulate(&cards, &Habits::of(&history), &settings, report)
        }));
        Effects::default().go(Screen::Memory)
    }

    /// Takes in what has come of the work; called once a frame. Another library is another memory.
    pub fn follow(&mut self, workspace: &Workspace, here: &Here) -> Effects {
        if self.root != workspace.library().root() {
            *self = Self { root: workspace.library().root().to_owned(), ..Self::default() };
        }
        if let Some(answer) = self.training.as_ref().and_then(|work| work.pending.poll()) {
            self.training = None;
            match answer.unwrap_or(Err(TrainingError::Refused)) {
                Ok(outcome) => self.outcome = Some(outcome),
                Err(error) => return ended(&error, error == TrainingError::Cancelled, here).into(),
            }
        }
        if let Some(answer) = self.simulation.as_ref().and_then(|work| work.pending.poll()) {
            self.simulation = None;
            match answer.unwrap_or(Err(WorkloadError::Refused)) {
                Ok(curve) => self.curve = Some(curve),
                Err(error) => return ended(&error, error == WorkloadError::Cancelled, here).into(),
            }
        }
        Effects::default()
    }

    fn adopt(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let (Some(parameters), Some(outcome)) = (self.adoptable(workspace).cloned(), &self.outcome)
        else {
            return Effects::default();
        };
        let trained_on = count(outcome);
        let adopted = change(workspace, &Command::Adopt, here, |scheduling| {
            scheduling.parameters = parameters;
            scheduling.trained_on = trained_on;
        });
        said(adopted, || here.tr("notice-parameters-adopted"))
    }

    fn keep(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        if !self.can_keep(workspace) {
            return Effects::default();
        }
        let trained_on = match &self.outcome {
            Some(outcome) => count(outcome),
            None => u32::try_from(workspace.reviews_to_learn_from()).unwrap_or(u32::MAX),
        };
        let kept = change(workspace, &Command::Keep, here, |scheduling| {
            scheduling.trained_on = trained_on;
        });
        let again = training::wanted(trained_on) as u64;
        let words = || Words::new(here.locale).number("count", again);
        said(kept, || here.said(words().say("notice-parameters-kept")))
    }
}

fn cancel<T>(work: Option<&Work<T>>) -> Effects {
    if let Some(work) = work {
        work.cancel();
    }
    Effects::default()
}

/// What the student has ended is no fault.
fn ended(error: &dyn Tell, cancelled: bool, here: &Here) -> Notice {
    if cancelled { here.said(here.locale.say(&error.message())) } else { here.failed(error) }
}

/// Adds what there is to say of a success.
fn said(done: Result<Effects, Notice>, notice: impl FnOnce() -> Notice) -> Effects {
    match done {
        Ok(effects) => effects.say(notice()),
        Err(failed) => failed.into(),
    }
}

/// Changes the settings that scheduling goes by, as one action, which is undone on this screen.
fn change(
    workspace: &mut Workspace,
    command: &Command,
    here: &Here,
    change: impl FnOnce(&mut Settings),
) -> Result<Effects, Notice> {
    let mut settings = workspace.settings().clone();
    change(&mut settings.scheduling);
    set(workspace, settings, command.key(), Some(Screen::Memory), here)
}

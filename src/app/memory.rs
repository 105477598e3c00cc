//! What FSRS learns of the student, and the retention that they choose.
//!
//! Training and simulating run in the background and change nothing; what comes of them is
//! adopted on request, as settings, and undone like any other. Only what comes after changes: the
//! dates that were promised stay.

use super::command::{Command, Screen};
use super::jobs::Work;
use super::saving::save_settings;
use super::state::{Forms, State};
use super::undo::Before;
use crate::locale::Words;
use crate::message::Tell;
use crate::schedule::training::{self, Outcome, Sequences, TrainingError};
use crate::schedule::workload::{self, Cards, Curve, Habits, WorkloadError};
use crate::schedule::{ModelChoice, Settings};

/// What is known of the student's memory, and what is being found out.
#[derive(Debug, Default)]
pub struct Memory {
    /// Reviews to learn from, when the screen was last opened.
    pub reviews: usize,
    /// There are enough of them to propose a training.
    pub proposed: bool,
    pub training: Option<Work<Result<Outcome, TrainingError>>>,
    pub outcome: Option<Outcome>,
    pub simulation: Option<Work<Result<Curve, WorkloadError>>>,
    curve: Option<Curve>,
    /// What was simulated: the settings then.
    simulated: Option<Settings>,
}

const ADOPT: &str = "command-adopt-parameters";
const KEEP: &str = "command-keep-parameters";
const RESET: &str = "command-reset-parameters";
const RETENTION: &str = "command-adopt-retention";

/// Whether an action with this key is undone on this screen.
#[must_use]
pub fn is_own(key: &str) -> bool {
    [ADOPT, KEEP, RESET, RETENTION].contains(&key)
}

fn is_fsrs(state: &State) -> bool {
    state.library.settings().scheduling.model == ModelChoice::Fsrs
}

/// Whether there are enough reviews to learn from, more than when this was last done.
#[must_use]
pub fn is_proposed(state: &State) -> bool {
    let trained_on = state.library.settings().scheduling.trained_on;
    is_fsrs(state) && training::is_due(state.library.history(), trained_on)
}

/// Counts what there is to learn from; called when the screen is opened.
pub fn look(state: &mut State) {
    state.memory.reviews = training::count(state.library.history());
}

#[must_use]
pub fn can_train(state: &State) -> bool {
    is_fsrs(state)
        && state.memory.training.is_none()
        && (state.memory.proposed || state.memory.reviews >= training::ENOUGH)
}

#[must_use]
pub fn can_simulate(state: &State) -> bool {
    is_fsrs(state) && state.memory.simulation.is_none()
}

/// What was learnt and is not in force.
#[must_use]
pub fn adoptable(state: &State) -> Option<&Vec<f32>> {
    let parameters = state.memory.outcome.as_ref()?.parameters.as_ref()?;
    (*parameters != state.library.settings().scheduling.parameters).then_some(parameters)
}

/// Whether there is a proposal, or something learnt, to decide against.
#[must_use]
pub fn can_keep(state: &State) -> bool {
    let trained_on = state.library.settings().scheduling.trained_on;
    let learnt = state.memory.outcome.as_ref();
    state.memory.proposed
        || learnt.is_some_and(|outcome| !in_force(state, outcome) && count(outcome) != trained_on)
}

/// Whether what was learnt was adopted.
#[must_use]
pub fn in_force(state: &State, outcome: &Outcome) -> bool {
    let parameters = &state.library.settings().scheduling.parameters;
    outcome.parameters.as_ref().is_some_and(|learnt| learnt == parameters)
}

fn count(outcome: &Outcome) -> u32 {
    u32::try_from(outcome.reviews).unwrap_or(u32::MAX)
}

/// The curve that was simulated, as long as it is that of the settings in force.
#[must_use]
pub fn curve(state: &State) -> Option<&Curve> {
    let now = but_for_retention(&state.library.settings().scheduling);
    let same = state.memory.simulated.as_ref().is_some_and(|then| *then == now);
    state.memory.curve.as_ref().filter(|_| same)
}

/// What a curve depends on.
fn but_for_retention(settings: &Settings) -> Settings {
    Settings { retention: 0.9, trained_on: 0, ..settings.clone() }
}

/// Carries `command` out, if it is one of this screen's.
pub fn apply(
    command: &Command,
    state: &mut State,
    forms: &mut Forms,
    context: &egui::Context,
) -> bool {
    match command {
        Command::Train => train(state, context),
        Command::CancelTraining => cancel(state.memory.training.as_ref()),
        Command::AdoptParameters => adopt_parameters(state),
        Command::KeepParameters => keep_parameters(state),
        Command::ResetParameters => reset_parameters(state),
        Command::Simulate => simulate(state, context),
        Command::CancelSimulation => cancel(state.memory.simulation.as_ref()),
        Command::AdoptRetention(retention) => adopt_retention(state, forms, *retention),
        _ => return false,
    }
    true
}

fn cancel<T>(work: Option<&Work<T>>) {
    if let Some(work) = work {
        work.cancel();
    }
}

fn train(state: &mut State, context: &egui::Context) {
    if !can_train(state) {
        return;
    }
    state.screen = Screen::Memory;
    look(state);
    state.memory.outcome = None;
    let history = state.library.history().clone();
    let settings = state.library.settings().scheduling.clone();
    state.memory.training = Some(Work::run(context, move |report| {
        training::optimise(&Sequences::of(&history), &settings, &|part| report(part))
    }));
}

fn simulate(state: &mut State, context: &egui::Context) {
    if !can_simulate(state) {
        return;
    }
    state.screen = Screen::Memory;
    look(state);
    let today = state.now().day;
    let cards = Cards::new(state.collection.cards().iter().map(|card| &card.state), today);
    let history = state.library.history().clone();
    let settings = state.library.settings().scheduling.clone();
    state.memory.curve = None;
    state.memory.simulated = Some(but_for_retention(&settings));
    state.memory.simulation = Some(Work::run(context, move |report| {
        workload::simulate(&cards, &Habits::of(&history), &settings, report)
    }));
}

/// Takes in what has come of the work; called once a frame.
pub fn poll(state: &mut State) {
    if let Some(answer) = state.memory.training.as_ref().and_then(|work| work.pending.poll()) {
        state.memory.training = None;
        match answer.unwrap_or(Err(TrainingError::Refused)) {
            Ok(outcome) => state.memory.outcome = Some(outcome),
            Err(error) => tell(state, &error, error == TrainingError::Cancelled),
        }
    }
    if let Some(answer) = state.memory.simulation.as_ref().and_then(|work| work.pending.poll()) {
        state.memory.simulation = None;
        match answer.unwrap_or(Err(WorkloadError::Refused)) {
            Ok(curve) => state.memory.curve = Some(curve),
            Err(error) => tell(state, &error, error == WorkloadError::Cancelled),
        }
    }
}

/// What the student has ended is no fault.
fn tell(state: &mut State, error: &dyn Tell, cancelled: bool) {
    if cancelled {
        let text = state.locale.say(&error.message());
        state.say(text);
    } else {
        state.fail(error);
    }
}

/// Changes the settings that scheduling goes by, as one action.
fn change(state: &mut State, key: &'static str, change: impl FnOnce(&mut Settings)) -> bool {
    let mut settings = state.library.settings().clone();
    change(&mut settings.scheduling);
    let changed = save_settings(state, settings);
    let saved = changed.is_some();
    if let Some(changed) = changed {
        state.undos.done(key, Before::Settings(changed));
    }
    saved
}

fn adopt_parameters(state: &mut State) {
    let (Some(parameters), Some(outcome)) = (adoptable(state).cloned(), &state.memory.outcome)
    else {
        return;
    };
    let trained_on = count(outcome);
    let adopted = change(state, ADOPT, |scheduling| {
        scheduling.parameters = parameters;
        scheduling.trained_on = trained_on;
    });
    if adopted {
        let text = state.locale.tr("notice-parameters-adopted");
        state.say(text);
    }
}

fn keep_parameters(state: &mut State) {
    if !can_keep(state) {
        return;
    }
    look(state);
    let trained_on = match &state.memory.outcome {
        Some(outcome) => count(outcome),
        None => u32::try_from(state.memory.reviews).unwrap_or(u32::MAX),
    };
    if change(state, KEEP, |scheduling| scheduling.trained_on = trained_on) {
        let again = training::wanted(trained_on);
        let words = Words::new(&state.locale).number("count", again as u64);
        let text = words.say("notice-parameters-kept");
        state.say(text);
    }
}

fn reset_parameters(state: &mut State) {
    if change(state, RESET, |scheduling| scheduling.parameters = Vec::new()) {
        let text = state.locale.tr("notice-parameters-reset");
        state.say(text);
    }
}

/// Aims at a retention, in hundredths.
fn adopt_retention(state: &mut State, forms: &mut Forms, retention: u32) {
    let adopted =
        change(state, RETENTION, |scheduling| scheduling.retention = retention as f32 / 100.0);
    if adopted {
        forms.retention = None;
        let text = state.locale.count("notice-retention-adopted", retention);
        state.say(text);
    }
}

//! Catching up with a backlog: the form where its days are chosen, and the plan that is kept.
//!
//! The plan is a setting: no card is moved, and taking it back takes back a setting.

use super::command::Screen;
use super::saving::save_settings;
use super::state::{Forms, State};
use super::undo::Before;
use crate::schedule::Spread;
use crate::study::{CatchingUp, catch_up};

/// The days that a press of a button chooses.
pub const CHOICES: [u32; 4] = [7, 14, 21, 30];
/// The most days that the form offers.
pub const MOST: u32 = 60;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadForm {
    pub days: u32,
    /// What that would be like.
    pub course: CatchingUp,
    /// The days that it is of.
    of: u32,
}

impl SpreadForm {
    /// Looks at what the chosen days would be like, if they are others than before.
    pub fn look_ahead(&mut self, state: &State) {
        if self.days != self.of {
            self.course = catch_up(&state.collection, self.days, &state.now());
            self.of = self.days;
        }
    }
}

/// Opens the form, when there is a backlog. It begins with the days after which catching up takes
/// no more than a usual day does, on top of it.
pub fn open(state: &State, forms: &mut Forms) {
    let Some(backlog) = &state.backlog else { return };
    let fits = |days: &u32| backlog.cards.div_ceil(*days) <= backlog.usual.max(20);
    let first = || CHOICES.into_iter().find(fits).unwrap_or(CHOICES[3]);
    let days = backlog.plan.map_or_else(first, |plan| plan.days - plan.day + 1);
    let mut form = SpreadForm { days, course: CatchingUp::default(), of: 0 };
    form.look_ahead(state);
    forms.spread = Some(form);
}

/// Spreads what is overdue over the days that were chosen, from today.
pub fn keep(state: &mut State, forms: &mut Forms) {
    let Some(form) = &forms.spread else { return };
    let plan = Spread { from: state.now().day, days: form.days };
    if set(state, Some(plan), "command-spread") {
        forms.spread = None;
    }
}

/// Ends the plan: what is overdue is asked as everything else is.
pub fn end(state: &mut State) {
    set(state, None, "command-end-spread");
}

fn set(state: &mut State, plan: Option<Spread>, key: &'static str) -> bool {
    let mut settings = state.library.settings().clone();
    settings.scheduling.backlog = plan;
    let changed = save_settings(state, settings);
    let saved = changed.is_some();
    if let Some(changed) = changed {
        state.undos.done(key, Before::SettingsOn(Screen::Decks, changed));
    }
    saved
}

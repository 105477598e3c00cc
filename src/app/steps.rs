//! Undoing, and doing again: the next step on the way, and what there is to say of it.

use std::sync::Arc;

use super::effects::{Asker, Came, Effects, Here, Notice, Start};
use super::screen::Screen;
use super::state::State;
use super::undo::{Step, Undo, Way};
use crate::deck::CardId;
use crate::workspace::{Change, Done, Wish};

/// Takes the next step back or forward that still can be taken, and says which. One that takes long
/// is begun, and comes to its end later: see [`ended`].
pub fn step(way: Way, state: &mut State, context: &egui::Context) -> Vec<Effects> {
    let (none, key) = match way {
        Way::Back => ("notice-nothing-to-undo", "command-undo"),
        Way::Forward => ("notice-nothing-to-redo", "command-redo"),
    };
    while let Some(undo) = state.undos.take(way) {
        if let Step::Change(change, _) = &undo.step {
            let wish = Wish::Change(Arc::clone(change));
            if state.workspace.is_long(&wish) {
                let title = format!("{} – {}", state.locale.tr(key), undo.name(&state.locale));
                let start = Start { wish, key, asker: Asker::Step(Box::new(undo), way) };
                let here = Here { now: state.now(), locale: &state.locale, context };
                state.long.start(start, None, title, &state.workspace, &here);
                return Vec::new();
            }
        }
        let Undo { key, about, step } = undo;
        match go_along(step, state, context) {
            Ok(Some((effects, step))) => {
                return went(key, about, step, effects, way, state, context);
            }
            // Its object is gone meanwhile.
            Ok(None) => {}
            Err((step, failed)) => {
                // What could not be written can be tried again.
                state.undos.put(Undo { key, about, step }, way);
                return vec![failed.into()];
            }
        }
    }
    let text = state.locale.with(none, &[("name", String::new())]);
    let here = Here { now: state.now(), locale: &state.locale, context };
    vec![here.said(text).into()]
}

/// A step that took long has come to its end.
pub fn ended(
    undo: Undo,
    way: Way,
    came: Came,
    state: &mut State,
    context: &egui::Context,
) -> Vec<Effects> {
    let here = Here { now: state.now(), locale: &state.locale, context };
    match came {
        Came::Done { done, .. } => {
            let Undo { key, about, step } = undo;
            let screen = match step {
                Step::Change(_, screen) => screen,
                Step::Saved(..) | Step::Machine(_) | Step::Create(_) => None,
            };
            let (effects, step) = changed(*done, true, screen, screen);
            went(key, about, step, effects, way, state, context)
        }
        Came::Cancelled => {
            let said = here.tr("notice-left-as-it-was");
            state.undos.put(undo, way);
            vec![said.into()]
        }
        Came::Failed(error) => {
            let failed = here.failed(&error);
            state.undos.put(undo, way);
            vec![failed.into()]
        }
    }
}

/// A step was taken: says so, and keeps the way to where it began.
fn went(
    key: &'static str,
    about: Option<String>,
    step: Option<Step>,
    effects: Effects,
    way: Way,
    state: &mut State,
    context: &egui::Context,
) -> Vec<Effects> {
    let done = match way {
        Way::Back => "notice-undone",
        Way::Forward => "notice-redone",
    };
    let name = super::undo::name(key, about.as_deref(), &state.locale);
    match step {
        Some(step) => state.undos.put(Undo { key, about, step }, way.turned()),
        None if way == Way::Back => state.undos.forget_undone(),
        None => {}
    }
    let text = state.locale.with(done, &[("name", name)]);
    let here = Here { now: state.now(), locale: &state.locale, context };
    vec![effects, here.said(text).into()]
}

/// A step that was taken, with the one that leads back to where it began; none, where there is
/// nothing to go to; the step again, when it failed.
type Taken = Result<Option<(Effects, Option<Step>)>, (Step, Notice)>;

fn go_along(step: Step, state: &mut State, context: &egui::Context) -> Taken {
    let here = Here { now: state.now(), locale: &state.locale, context };
    match step {
        Step::Change(change, screen) => match state.workspace.change(&change, &here.now) {
            Ok(done) => {
                let many = matches!(*change, Change::BulkBack(..));
                for event in done.events().iter().filter(|_| !many) {
                    state.study.take_in(event.clone(), &state.workspace, &here.now);
                }
                let go = seen_on(&change, state).or(screen);
                Ok(Some(changed(done, many, go, screen)))
            }
            Err(error) => Err((Step::Change(change, screen), here.failed(&error))),
        },
        Step::Saved(change, mut saved) => match state.workspace.change(&change, &here.now) {
            Ok(done) => {
                if let Some(choosing) = state.create.choosing_mut() {
                    std::mem::swap(&mut choosing.saved, &mut saved);
                }
                let returned = done.undo.map(|undo| Step::Saved(Box::new(undo), saved));
                Ok(Some((Effects::default(), returned)))
            }
            Err(error) => Err((Step::Saved(change, saved), here.failed(&error))),
        },
        Step::Machine(machine) => {
            let before = Box::new(state.settings.machine.clone());
            match state.settings.take_back(&machine, &mut state.workspace, &here) {
                Ok(effects) => {
                    Ok(Some((effects.go(Screen::Settings), Some(Step::Machine(before)))))
                }
                Err(failed) => Err((Step::Machine(machine), failed)),
            }
        }
        Step::Create(before) => Ok(state
            .create
            .back(*before)
            .map(|now| (Effects::default().go(Screen::Create), Some(Step::Create(Box::new(now)))))),
    }
}

/// What a change of the workspace has come to, seen where `go` leads; its way back is seen on
/// `screen`.
fn changed(
    done: Done,
    many: bool,
    go: Option<Screen>,
    screen: Option<Screen>,
) -> (Effects, Option<Step>) {
    let returned = done.undo.map(|undo| Step::Change(Arc::new(undo), screen));
    (Effects { go, disturbs: many, ..Effects::default() }, returned)
}

/// A card that an undo brings back to the table is shown.
fn seen_on(change: &Change, state: &State) -> Option<Screen> {
    let sitting = state.study.sitting.as_ref()?;
    match change {
        Change::TakeBack(events) => {
            let on_table = |card: &CardId| events.iter().any(|event| event.card == *card);
            sitting.session.current().is_some_and(on_table).then_some(Screen::Study)
        }
        Change::Event(_)
        | Change::Events(_)
        | Change::All(_)
        | Change::Bulk(_)
        | Change::BulkBack(..)
        | Change::Deck(_)
        | Change::Generated(_)
        | Change::DeckBack(_)
        | Change::Decks { .. }
        | Change::Imported(_)
        | Change::DecksBack(_)
        | Change::Move(..)
        | Change::Remove(_)
        | Change::PutBack(..)
        | Change::Settings(_)
        | Change::SettingsBack(_)
        | Change::Restore(_)
        | Change::RestoreBack(..) => None,
    }
}

//! Undoing, and doing again: what one step does, and what there is to say of it.

use std::sync::Arc;

use super::effects::{Effects, Here, Notice};
use super::features::create::Create;
use super::features::settings::Settings;
use super::features::study::Study;
use super::screen::Screen;
use super::undo::{Step, Undo, Undos, Way};
use crate::deck::CardId;
use crate::workspace::{Change, Done, Workspace};

/// A step was taken: says so, and keeps the way to where it began.
pub fn went(
    (key, about): (&'static str, Option<String>),
    step: Option<Step>,
    effects: Effects,
    way: Way,
    undos: &mut Undos,
    here: &Here,
) -> Vec<Effects> {
    let done = match way {
        Way::Back => "notice-undone",
        Way::Forward => "notice-redone",
    };
    let name = super::undo::name(key, about.as_deref(), here.locale);
    match step {
        Some(step) => undos.put(Undo { key, about, step }, way.turned()),
        None if way == Way::Back => undos.forget_undone(),
        None => {}
    }
    let text = here.locale.with(done, &[("name", name)]);
    vec![effects, here.said(text).into()]
}

/// A step that was taken, with the one that leads back to where it began; none, where there is
/// nothing to go to; the step again, when it failed.
pub type Taken = Result<Option<(Effects, Option<Step>)>, (Step, Notice)>;

/// Takes `step`; `None`: what it is of is gone meanwhile.
pub fn go_along(
    step: Step,
    workspace: &mut Workspace,
    study: &mut Study,
    create: &mut Create,
    settings: &mut Settings,
    here: &Here,
) -> Taken {
    match step {
        Step::Change(change, screen) => match workspace.change(&change, &here.now) {
            Ok(done) => {
                let many = matches!(*change, Change::BulkBack(..));
                for event in done.events().iter().filter(|_| !many) {
                    study.take_in(event.clone(), workspace, &here.now);
                }
                let go = seen_on(&change, study).or(screen);
                Ok(Some(changed(done, many, go, screen)))
            }
            Err(error) => Err((Step::Change(change, screen), here.failed(&error))),
        },
        Step::Saved(change, mut saved) => match workspace.change(&change, &here.now) {
            Ok(done) => {
                if let Some(choosing) = create.choosing_mut() {
                    std::mem::swap(&mut choosing.saved, &mut saved);
                }
                let returned = done.undo.map(|undo| Step::Saved(Box::new(undo), saved));
                Ok(Some((Effects::default(), returned)))
            }
            Err(error) => Err((Step::Saved(change, saved), here.failed(&error))),
        },
        Step::Machine(machine) => {
            let before = Box::new(settings.machine.clone());
            match settings.take_back(&machine, workspace, here) {
                Ok(effects) => {
                    Ok(Some((effects.go(Screen::Settings), Some(Step::Machine(before)))))
                }
                Err(failed) => Err((Step::Machine(machine), failed)),
            }
        }
        Step::Create(before) => Ok(create
            .back(*before)
            .map(|now| (Effects::default().go(Screen::Create), Some(Step::Create(Box::new(now)))))),
    }
}

/// What a change of the workspace has come to, seen where `go` leads; its way back is seen on
/// `screen`.
pub fn changed(
    done: Done,
    many: bool,
    go: Option<Screen>,
    screen: Option<Screen>,
) -> (Effects, Option<Step>) {
    let returned = done.undo.map(|undo| Step::Change(Arc::new(undo), screen));
    (Effects { go, disturbs: many, ..Effects::default() }, returned)
}

/// A card that an undo brings back to the table is shown.
fn seen_on(change: &Change, study: &Study) -> Option<Screen> {
    let sitting = study.sitting.as_ref()?;
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

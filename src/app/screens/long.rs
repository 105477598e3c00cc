//! What is said while a change takes its time: what it is, how far it is, and how to leave it.

use egui::{Key, Modifiers, Ui};

use super::working::working;
use crate::app::command::{Command, Long};
use crate::app::layers;
use crate::app::state::State;

/// Whether it lies over the screen.
pub fn show(ui: &Ui, state: &State, commands: &mut Vec<Command>) -> bool {
    let Some((title, share)) = state.long.shown() else { return false };
    let left = layers::dialog(ui, "long", 420.0, |ui| {
        working(ui, state, title, share, Long::Cancel.into(), commands);
        // A click beside it is no decision.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    });
    if left.inner {
        commands.push(Long::Cancel.into());
    }
    true
}

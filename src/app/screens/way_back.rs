//! The link above a page that leads to the page it belongs to.

use egui::{RichText, Ui};

use crate::app::command::{Command, Screen};
use crate::app::state::State;
use crate::app::theme::UNIT;

/// Named after the page it leads `to`; `leave` goes there.
pub fn show(ui: &mut Ui, state: &State, to: Screen, leave: Command, commands: &mut Vec<Command>) {
    ui.add_space(UNIT * 2.0);
    let name = state.locale.tr(Command::Go(to).key());
    if ui.link(RichText::new(format!("‹ {name}")).size(14.5)).clicked() {
        commands.push(leave);
    }
    ui.add_space(UNIT / 2.0);
}

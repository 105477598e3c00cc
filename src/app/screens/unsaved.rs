//! Asked when the window is to close and what is not saved could be kept nowhere.

use egui::{Label, RichText, Ui};

use crate::app::command::{Command, Keeping};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets};

/// Escape stays.
pub fn show(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if !state.keeping.asked {
        return;
    }
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let modal = layers::dialog(ui, "unsaved", 520.0, |ui| {
        let title = locale.tr("unsaved-title");
        let text = RichText::new(&title).size(18.0).family(fonts::medium());
        widgets::heading(&ui.label(text), &title);
        let text = RichText::new(locale.tr("unsaved-text")).color(tokens.muted);
        widgets::read_out(&ui.add(Label::new(text).wrap()));
        if let Some(said) = &state.keeping.said {
            ui.add_space(UNIT / 2.0);
            widgets::read_out(&ui.add(Label::new(RichText::new(said)).wrap()));
        }
        ui.add_space(UNIT);
        ui.horizontal_wrapped(|ui| {
            if widgets::primary(ui, tokens, &locale.tr(Keeping::Stay.key())).clicked() {
                commands.push(Keeping::Stay.into());
            }
            for command in [Keeping::Copy, Keeping::Save, Keeping::Quit] {
                if ui.button(locale.tr(command.key())).clicked() {
                    commands.push(command.into());
                }
            }
        });
    });
    if modal.should_close() {
        commands.push(Keeping::Stay.into());
    }
}

//! Texts that were begun earlier and wait on *Create*: each with what is to become of it.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::app::command::{Command, Create};
use crate::app::features::create::drafts::{name, standing};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets};

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    for (at, draft) in state.create.drafts.offered.iter().enumerate() {
        widgets::card(ui, tokens, |ui| {
            // No higher than what stands in it.
            let room = vec2(ui.available_width(), UNIT * 5.0);
            ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
                for (command, first) in [(Create::Resume(at), true), (Create::Forget(at), false)] {
                    let text = locale.tr(command.key());
                    let button =
                        if first { widgets::tonal(ui, tokens, &text) } else { ui.button(&text) };
                    let spoken = format!("{text} – {}", name(draft));
                    button.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken)
                    });
                    if button.clicked() {
                        commands.push(Command::Create(command));
                    }
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let title = RichText::new(name(draft)).family(fonts::medium());
                    ui.add(Label::new(title).truncate());
                    let told = [("standing", standing(draft, locale))];
                    let told = locale.with("draft-waits", &told);
                    widgets::muted(ui, tokens, told);
                });
            });
        });
        ui.add_space(UNIT);
    }
}

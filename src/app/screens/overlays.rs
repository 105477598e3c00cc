//! What lies over a screen: the help, problems. (The palette and what is said have files of their
//! own.)

use egui::{
    Align, Frame, Id, Label, Layout, Margin, Modal, RichText, ScrollArea, Stroke, Ui, vec2,
};

use crate::app::command::{Command, Health};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{command_table as table, fonts, widgets};
use crate::library::{Problem, Remedy};

pub fn help(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(24));
    let room = ui.ctx().content_rect().size();
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(570.0_f32.min(room.x - 96.0));
        ui.horizontal(|ui| {
            ui.label(RichText::new(locale.tr("command-help")).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(locale.tr("command-close")).clicked() {
                    ui.close();
                }
            });
        });
        ui.add_space(UNIT);
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        area.max_height(room.y - 170.0).min_scrolled_height(room.y - 170.0).show(ui, |ui| {
            let mut row = |caps: &[String], what: String| {
                ui.horizontal(|ui| {
                    ui.allocate_ui_with_layout(
                        vec2(238.0, 28.0),
                        Layout::left_to_right(Align::Center),
                        |ui| {
                            ui.set_min_width(238.0);
                            ui.spacing_mut().item_spacing.x = 4.0;
                            for cap in caps {
                                widgets::key_cap(ui, tokens, cap);
                            }
                        },
                    );
                    ui.add(Label::new(what).wrap());
                });
            };
            for (caps, what) in table::help(locale) {
                row(&caps, what);
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::ToggleHelp);
    }
}

/// What was wrong with files when the library was opened, or what a check has found since.
pub fn problems(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let found: Vec<(&Problem, Option<Remedy>)> = match &state.health.findings {
        Some(found) => found.iter().map(|f| (&f.problem, Some(f.remedy))).collect(),
        None => {
            state.workspace.library().problems().iter().map(|problem| (problem, None)).collect()
        }
    };
    banner(tokens.hard, tokens.raised).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let text = locale.count("problems-title", found.len());
            ui.label(RichText::new(text).family(fonts::medium()).color(tokens.hard));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(locale.tr("command-dismiss")).clicked() {
                    commands.push(Command::Health(Health::Dismiss));
                }
                let next = if state.health.findings.is_none() {
                    Command::Health(Health::Check)
                } else {
                    Command::Health(Health::Repair)
                };
                if next.is_available(state) && ui.button(locale.tr(next.key())).clicked() {
                    commands.push(next);
                }
            });
        });
        ScrollArea::vertical().max_height(130.0).id_salt("problems").show(ui, |ui| {
            for (problem, remedy) in found {
                let place = RichText::new(problem.location()).family(fonts::medium());
                ui.add(Label::new(place.size(14.0)).wrap());
                ui.add(Label::new(locale.say(&problem.message)).wrap());
                if let Some(remedy) = remedy {
                    ui.add(Label::new(locale.tr(remedy.key())).wrap());
                }
            }
        });
    });
}

pub(super) fn banner(line: egui::Color32, fill: egui::Color32) -> Frame {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(16, 8))
        .outer_margin(Margin { left: 24, right: 24, top: 12, bottom: 0 })
}

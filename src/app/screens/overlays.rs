//! What stands above every screen: that nothing can be saved, and the problems of the library.

use egui::{Align, Frame, Label, Layout, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::app::command::{Command, Health};
use crate::app::state::State;
use crate::app::theme::BODY;
use crate::app::{fonts, typography, widgets};
use crate::library::{Problem, ReadOnly, Remedy};

/// As long as nothing can be saved: that it is so, and why.
pub fn read_only(ui: &mut Ui, state: &State) {
    let Some(why) = state.keeping.read_only else { return };
    let tokens = state.tokens(ui);
    let said = state.locale.tr(match why {
        ReadOnly::OtherWindow => "read-only-window",
        ReadOnly::Folder => "read-only-folder",
        ReadOnly::Problem => "read-only-problem",
    });
    banner(tokens.hard, tokens.raised).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let family = egui::FontFamily::Proportional;
        let text = typography::sentence(&said, BODY, family, tokens.hard);
        widgets::read_out(&ui.add(Label::new(text).wrap()));
    });
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

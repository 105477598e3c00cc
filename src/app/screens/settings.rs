//! *Settings*: those of this machine, and those of the library.

use egui::{RichText, ScrollArea, Slider, Ui};

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, widgets, words};
use crate::library::{Machine, Settings, Theme};
use crate::schedule::ModelChoice;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            widgets::title(ui, tokens, &locale.tr("command-settings"), None);
            let mut machine = state.machine.clone();
            section(ui, tokens, &locale.tr("settings-look"), |ui| look(ui, state, &mut machine));
            let mut settings = state.library.settings().clone();
            section(ui, tokens, &locale.tr("settings-study"), |ui| {
                study(ui, state, &mut settings);
            });
            section(ui, tokens, &locale.tr("settings-library"), |ui| {
                library(ui, state, commands);
            });
            if machine != state.machine {
                commands.push(Command::SaveMachine(Box::new(machine)));
            }
            if settings != *state.library.settings() {
                commands.push(Command::SaveSettings(Box::new(settings)));
            }
            ui.add_space(UNIT * 3.0);
        });
    });
}

fn section(ui: &mut Ui, tokens: &Tokens, name: &str, content: impl FnOnce(&mut Ui)) {
    widgets::card(ui, tokens, |ui| {
        ui.label(RichText::new(name).size(18.0).family(fonts::medium()));
        ui.add_space(UNIT / 2.0);
        content(ui);
    });
    ui.add_space(UNIT);
}

/// A label and what goes with it, one line.
fn line(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui, egui::Id)) {
    ui.horizontal_wrapped(|ui| {
        let size = egui::Vec2::new(210.0, 34.0);
        let label = ui.allocate_ui_with_layout(
            size,
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_size(size);
                ui.add(egui::Label::new(name).wrap())
            },
        );
        content(ui, label.inner.id);
    });
}

fn look(ui: &mut Ui, state: &State, machine: &mut Machine) {
    let locale = &state.locale;
    let languages = [
        (None, locale.tr("settings-system")),
        (Some("fr".to_owned()), "Français".to_owned()),
        (Some("en".to_owned()), "English".to_owned()),
    ];
    line(ui, &locale.tr("settings-language"), |ui, _| {
        for (choice, name) in languages {
            ui.selectable_value(&mut machine.language, choice, name);
        }
    });
    let themes = [
        (Theme::System, "settings-system"),
        (Theme::Light, "settings-light"),
        (Theme::Dark, "settings-dark"),
    ];
    line(ui, &locale.tr("settings-theme"), |ui, _| {
        for (choice, key) in themes {
            ui.selectable_value(&mut machine.theme, choice, locale.tr(key));
        }
    });
    line(ui, &locale.tr("settings-zoom"), |ui, _| {
        for step in [0.8_f32, 1.0, 1.25, 1.5, 2.0] {
            ui.selectable_value(&mut machine.zoom, step, words::percent(locale, step));
        }
    });
    line(ui, &locale.tr("settings-motion"), |ui, _| {
        ui.checkbox(&mut machine.reduced_motion, locale.tr("settings-motion-text"));
    });
}

fn study(ui: &mut Ui, state: &State, settings: &mut Settings) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let scheduling = &mut settings.scheduling;
    line(ui, &locale.tr("settings-retention"), |ui, label| {
        let mut percent = (scheduling.retention * 100.0).round();
        let slider = Slider::new(&mut percent, 70.0..=97.0)
            .step_by(1.0)
            .fixed_decimals(0)
            .suffix("\u{202f}%");
        if ui.add(slider).labelled_by(label).changed() {
            scheduling.retention = percent / 100.0;
        }
    });
    widgets::muted(ui, tokens, locale.tr("settings-retention-text"));
    ui.add_space(UNIT / 2.0);
    number(ui, &locale.tr("settings-new"), &mut scheduling.new_per_day, 999);
    number(ui, &locale.tr("settings-reviews"), &mut scheduling.reviews_per_day, 9999);
    let mut hour = u32::from(scheduling.rollover_hour);
    number(ui, &locale.tr("settings-rollover"), &mut hour, 12);
    scheduling.rollover_hour = u8::try_from(hour).unwrap_or(4);
    line(ui, &locale.tr("settings-model"), |ui, _| {
        ui.selectable_value(&mut scheduling.model, ModelChoice::Fsrs, "FSRS-6");
        ui.selectable_value(&mut scheduling.model, ModelChoice::Sm2, "SM-2");
    });
    line(ui, &locale.tr("settings-siblings"), |ui, _| {
        ui.checkbox(&mut scheduling.separate_siblings, locale.tr("settings-siblings-text"));
    });
}

fn number(ui: &mut Ui, name: &str, value: &mut u32, highest: u32) {
    line(ui, name, |ui, label| {
        let drag = egui::DragValue::new(value).range(0..=highest).speed(0.2);
        ui.add(drag).labelled_by(label);
    });
}

fn library(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let path = state.library.root().display().to_string();
    ui.add(egui::Label::new(RichText::new(path).family(fonts::medium())).wrap());
    widgets::muted(ui, tokens, locale.tr("settings-library-text"));
    ui.add_space(UNIT / 2.0);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::OpenLibraryFolder, Command::ChooseLibrary] {
            if widgets::command_button(ui, locale, &command).clicked() {
                commands.push(command);
            }
        }
    });
}

//! *Settings*: those of this machine, and those of the library.
//!
//! The library's are saved when a slider is let go, not while it moves: each save is a file.

use egui::{Align, DragValue, Id, Label, Layout, RichText, ScrollArea, Slider, Ui, vec2};

use super::backups;
use crate::app::command::{Command, Health, Screen, Settings, ZOOMS};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, typography, widgets, words};
use crate::library::{Machine, Settings as Shared, Theme};
use crate::locale::Language;
use crate::schedule::ModelChoice;

pub fn show(ui: &mut Ui, state: &State, form: &mut Option<Shared>, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            widgets::title(ui, tokens, &locale.tr("command-settings"), None);
            let mut machine = state.settings.machine.clone();
            section(ui, tokens, &locale.tr("settings-look"), |ui| look(ui, state, &mut machine));
            if machine != state.settings.machine {
                commands.push(Command::Settings(Settings::Machine(Box::new(machine))));
            }
            let saved = state.workspace.settings();
            let mut settings = form.take().unwrap_or_else(|| saved.clone());
            section(ui, tokens, &locale.tr("settings-study"), |ui| {
                study(ui, state, &mut settings, commands);
            });
            if settings != *saved {
                if ui.input(|input| input.pointer.any_down()) {
                    *form = Some(settings);
                } else {
                    commands.push(Command::Settings(Settings::Library(Box::new(settings))));
                }
            }
            section(ui, tokens, &locale.tr("settings-library"), |ui| {
                library(ui, state, commands);
            });
            section(ui, tokens, &locale.tr("settings-backups"), |ui| {
                backups::show(ui, state, commands);
            });
            ui.add_space(UNIT * 3.0);
        });
    });
}

pub(super) fn section(ui: &mut Ui, tokens: &Tokens, name: &str, content: impl FnOnce(&mut Ui)) {
    widgets::card(ui, tokens, |ui| {
        ui.label(RichText::new(name).size(18.0).family(fonts::medium()));
        ui.add_space(UNIT / 2.0);
        content(ui);
    });
    ui.add_space(UNIT);
}

/// A label and what goes with it, one line.
pub(super) fn line(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui, Id)) {
    if ui.available_width() < 540.0 {
        // The label above, where there is no room beside.
        let label = ui.add(Label::new(name).wrap());
        content(ui, label.id);
        ui.add_space(UNIT / 2.0);
        return;
    }
    ui.horizontal(|ui| {
        let size = vec2(226.0, 38.0);
        let label = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.add(Label::new(name).wrap())
        });
        content(ui, label.inner.id);
    });
}

/// What a setting means, under it.
pub(super) fn note(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let family = egui::FontFamily::Proportional;
    let job = typography::sentence(text, 14.0, family, tokens.muted);
    ui.add(Label::new(job).wrap());
    ui.add_space(UNIT / 2.0);
}

fn look(ui: &mut Ui, state: &State, machine: &mut Machine) {
    let locale = &state.locale;
    let tokens = state.tokens(ui);
    let languages = [
        (None, locale.tr("settings-system")),
        (Some("fr".to_owned()), "Français".to_owned()),
        (Some("en".to_owned()), "English".to_owned()),
    ];
    let name = locale.tr("settings-language");
    line(ui, &name, |ui, _| {
        widgets::segmented(ui, tokens, &name, &mut machine.language, languages);
    });
    let themes = [
        (Theme::System, locale.tr("settings-system")),
        (Theme::Light, locale.tr("settings-light")),
        (Theme::Dark, locale.tr("settings-dark")),
    ];
    let name = locale.tr("settings-theme");
    line(ui, &name, |ui, _| {
        widgets::segmented(ui, tokens, &name, &mut machine.theme, themes);
    });
    let zooms = ZOOMS.map(|zoom| (zoom, words::percent(locale, zoom)));
    let name = locale.tr("settings-zoom");
    line(ui, &name, |ui, _| widgets::segmented(ui, tokens, &name, &mut machine.zoom, zooms));
    line(ui, &locale.tr("settings-motion"), |ui, _| {
        let text = locale.tr("settings-motion-text");
        if widgets::check(ui, tokens, machine.reduced_motion, &text, &text).clicked() {
            machine.reduced_motion = !machine.reduced_motion;
        }
    });
}

fn study(ui: &mut Ui, state: &State, settings: &mut Shared, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let scheduling = &mut settings.scheduling;
    if scheduling.model == ModelChoice::Fsrs {
        let percent_sign = match locale.language() {
            Language::French => "\u{202f}%",
            Language::English => "%",
        };
        line(ui, &locale.tr("settings-retention"), |ui, label| {
            let mut percent = (scheduling.retention * 100.0).round();
            ui.scope(|ui| {
                ui.visuals_mut().selection.bg_fill = tokens.accent;
                ui.visuals_mut().widgets.inactive.bg_fill = tokens.track;
                let slider = Slider::new(&mut percent, 70.0..=97.0).step_by(1.0);
                let slider = slider.fixed_decimals(0).suffix(percent_sign);
                if ui.add(slider).labelled_by(label).changed() {
                    scheduling.retention = percent / 100.0;
                }
            });
        });
        let forgotten = (1.0 - scheduling.retention) * 100.0;
        let forgotten = [("count", format!("{forgotten:.0}"))];
        note(ui, tokens, &locale.with("settings-retention-text", &forgotten));
    }
    number(ui, &locale.tr("settings-new"), &mut scheduling.new_per_day, 999, "");
    number(ui, &locale.tr("settings-reviews"), &mut scheduling.reviews_per_day, 9999, "");
    let mut hour = u32::from(scheduling.rollover_hour);
    number(ui, &locale.tr("settings-rollover"), &mut hour, 12, "\u{a0}h");
    scheduling.rollover_hour = u8::try_from(hour).unwrap_or(4);
    let models = [(ModelChoice::Fsrs, "FSRS-6".to_owned()), (ModelChoice::Sm2, "SM-2".to_owned())];
    let name = locale.tr("settings-model");
    line(ui, &name, |ui, _| {
        widgets::segmented(ui, tokens, &name, &mut scheduling.model, models);
        let memory = Command::Go(Screen::Memory);
        let fsrs = scheduling.model == ModelChoice::Fsrs;
        if fsrs && widgets::command_button(ui, locale, &memory).clicked() {
            commands.push(memory);
        }
    });
    line(ui, &locale.tr("settings-answering"), |ui, _| {
        ui.vertical(|ui| {
            let answering = &mut settings.answering;
            let choices = [
                ("settings-typed", &mut answering.typed),
                ("settings-two-buttons", &mut answering.two_buttons),
            ];
            for (key, chosen) in choices {
                let text = locale.tr(key);
                if widgets::check(ui, tokens, *chosen, &text, &text).clicked() {
                    *chosen = !*chosen;
                }
            }
        });
    });
    let scheduling = &mut settings.scheduling;
    line(ui, &locale.tr("settings-siblings"), |ui, _| {
        let (name, text) = (locale.tr("settings-siblings"), locale.tr("settings-siblings-text"));
        let spoken = format!("{name} – {text}");
        if widgets::check(ui, tokens, scheduling.separate_siblings, &text, &spoken).clicked() {
            scheduling.separate_siblings = !scheduling.separate_siblings;
        }
    });
}

fn number(ui: &mut Ui, name: &str, value: &mut u32, highest: u32, suffix: &str) {
    line(ui, name, |ui, label| {
        // What is being typed is not meant yet: « 2 » on the way to « 20 » must not be saved.
        let drag = DragValue::new(value).range(0..=highest).speed(0.2).suffix(suffix);
        // A limit that was set higher by hand stays while it is only looked at.
        let drag = drag.clamp_existing_to_range(false).update_while_editing(false);
        ui.add_sized([84.0, 34.0], drag).labelled_by(label);
    });
}

fn library(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let path = state.workspace.library().root().display().to_string();
    ui.add(Label::new(RichText::new(path).family(fonts::medium())).wrap());
    note(ui, tokens, &locale.tr("settings-library-text"));
    ui.horizontal_wrapped(|ui| {
        for command in [
            Command::Settings(Settings::OpenFolder),
            Command::Settings(Settings::ChooseLibrary),
            Command::Health(Health::Check),
        ] {
            if widgets::command_button(ui, locale, &command).clicked() {
                commands.push(command);
            }
        }
    });
}

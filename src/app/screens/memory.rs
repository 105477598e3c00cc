//! *Memory*: what FSRS can learn of the student's reviews, how well it predicts, and the retention
//! that they choose.

use std::iter;

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use super::retention;
use super::settings::{note, section};
use super::working::working;
use crate::app::chart::{self, Chart, Ink};
use crate::app::command::{Command, Memory};
use crate::app::features::memory::in_force;
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{figures, fonts, widgets};
use crate::locale::{Locale, Words};
use crate::schedule::ModelChoice;
use crate::schedule::training::{Bin, ENOUGH, Outcome};
use crate::statistics::{self, Figure};

pub fn show(ui: &mut Ui, state: &State, looked_at: &mut Option<u32>, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            let text = match state.workspace.settings().scheduling.model {
                ModelChoice::Fsrs => locale.tr("memory-text"),
                ModelChoice::Sm2 => locale.tr("memory-sm2"),
            };
            widgets::title(ui, tokens, &locale.tr("command-memory"), Some(&text));
            if state.workspace.settings().scheduling.model == ModelChoice::Fsrs {
                section(ui, tokens, &locale.tr("memory-parameters"), |ui| {
                    parameters(ui, state, commands);
                });
                section(ui, tokens, &locale.tr("settings-retention"), |ui| {
                    retention::show(ui, state, looked_at, commands);
                });
            }
            ui.add_space(UNIT * 3.0);
        });
    });
}

fn parameters(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let reviews = state.workspace.reviews_to_learn_from();
    let number = |key, count: usize| Words::new(locale).number("count", count as u64).say(key);
    let scheduling = &state.workspace.settings().scheduling;
    let mut text = match (scheduling.parameters.is_empty(), scheduling.trained_on) {
        (true, _) => locale.tr("memory-usual"),
        (false, 0) => locale.tr("memory-own"),
        (false, count) => number("memory-learnt", count as usize),
    };
    text.push(' ');
    text.push_str(&number("memory-reviews", reviews));
    if reviews < ENOUGH {
        text.push(' ');
        text.push_str(&locale.count("memory-too-few", ENOUGH));
    }
    ui.add(Label::new(text).wrap());
    ui.add_space(UNIT / 2.0);
    if let Some(work) = &state.memory.training {
        let name = locale.tr("memory-training");
        working(
            ui,
            state,
            &name,
            work.progress(),
            Command::Memory(Memory::CancelTraining),
            commands,
        );
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let name = locale.tr("command-train");
        let ready = state.memory.can_train(&state.workspace);
        let again = state.memory.outcome.is_some();
        let button = match (ready, again) {
            (true, true) => widgets::command_button(ui, locale, &Command::Memory(Memory::Train)),
            _ => widgets::primary_when(ui, tokens, ready, &name),
        };
        if button.clicked() {
            commands.push(Command::Memory(Memory::Train));
        }
        for command in [Command::Memory(Memory::Keep), Command::Memory(Memory::Reset)] {
            // With a result, it is under the result that one decides.
            let here = command == Command::Memory(Memory::Reset) || !again;
            let offered = here && command.is_available(state);
            if offered && widgets::command_button(ui, locale, &command).clicked() {
                commands.push(command);
            }
        }
    });
    if let Some(outcome) = &state.memory.outcome {
        ui.add_space(UNIT);
        result(ui, state, outcome, commands);
    }
}

fn result(ui: &mut Ui, state: &State, outcome: &Outcome, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let better = outcome.parameters.is_some();
    let verdict = match (better, outcome.clear) {
        (true, true) => locale.tr("memory-better"),
        (true, false) => locale.tr("memory-slightly"),
        (false, _) => locale.tr("memory-worse"),
    };
    ui.add(Label::new(RichText::new(verdict).family(fonts::medium())).wrap());
    let words = Words::new(locale).number("count", outcome.tested as u64);
    note(ui, tokens, &words.say("memory-judged"));
    numbers(ui, tokens, locale, outcome);
    ui.add_space(UNIT);
    calibration(ui, tokens, locale, outcome);
    if better {
        note(ui, tokens, &locale.tr("memory-all"));
    }
    if in_force(&state.workspace, outcome) {
        let text = RichText::new(locale.tr("memory-in-force")).family(fonts::medium());
        ui.label(text.color(tokens.good));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let adopt = Command::Memory(Memory::Adopt);
        if adopt.is_available(state)
            && widgets::primary(ui, tokens, &locale.tr(adopt.key())).clicked()
        {
            commands.push(adopt);
        }
        let keep = Command::Memory(Memory::Keep);
        if keep.is_available(state) && widgets::command_button(ui, locale, &keep).clicked() {
            commands.push(keep);
        }
    });
}

/// The two measures, before and after.
fn numbers(ui: &mut Ui, tokens: &Tokens, locale: &Locale, outcome: &Outcome) {
    let head = |ui: &mut Ui, text: &str| {
        ui.label(RichText::new(text).size(14.0).color(tokens.muted));
    };
    let (before, after) = (&outcome.before, &outcome.after);
    let lines = [
        ("memory-log-loss", [before.log_loss, after.log_loss]),
        ("memory-rmse", [before.rmse, after.rmse]),
    ];
    Grid::new("measures").spacing([UNIT * 4.0, UNIT / 2.0]).show(ui, |ui| {
        head(ui, &locale.tr("memory-smaller"));
        head(ui, &locale.tr("memory-before"));
        head(ui, &locale.tr("memory-after"));
        ui.end_row();
        for (key, numbers) in lines {
            ui.label(locale.tr(key));
            for number in numbers {
                ui.label(locale.fixed(number, 3));
            }
            ui.end_row();
        }
    });
}

/// What was predicted against what was known, with its numbers.
fn calibration(ui: &mut Ui, tokens: &Tokens, locale: &Locale, outcome: &Outcome) {
    let parts = [
        ("memory-before", Ink::Muted, &outcome.before),
        ("memory-after", Ink::Accent, &outcome.after),
    ];
    let groups = parts.map(|(key, ink, measure)| {
        let bins: Vec<statistics::Bin> = measure.calibration.iter().map(bin).collect();
        figures::group(locale, locale.tr(key), ink, &bins)
    });
    let title = figures::title(locale, Figure::Calibration);
    ui.label(RichText::new(&title).family(fonts::medium()));
    let text = locale.tr("memory-calibration-text");
    note(ui, tokens, &text);
    let said = groups.iter().map(|group| {
        let hints: Vec<&str> = group.points.iter().map(|point| point.hint.as_str()).collect();
        format!("{}. {}", group.name, hints.join(" "))
    });
    let words = iter::once(text).chain(said).collect();
    let table_of = groups.clone();
    let plot = figures::expected_and_known(locale, groups.into());
    chart::show(ui, tokens, &Chart { title, words, plot });
    ui.add_space(UNIT / 2.0);
    let grid = Grid::new("calibration").spacing([UNIT * 4.0, UNIT / 4.0]).min_row_height(20.0);
    grid.show(ui, |ui| {
        let cell = |ui: &mut Ui, text: &str, ink| {
            ui.label(RichText::new(text).size(14.0).color(ink));
        };
        for group in &table_of {
            cell(ui, &group.name, tokens.muted);
        }
        ui.end_row();
        let [before, after] = table_of.map(|group| group.points);
        for (before, after) in before.iter().zip(&after) {
            cell(ui, &before.hint, tokens.text);
            cell(ui, &after.hint, tokens.text);
            ui.end_row();
        }
    });
    ui.add_space(UNIT);
}

/// As the statistics have it.
fn bin(bin: &Bin) -> statistics::Bin {
    let expected = f64::from(bin.predicted) * f64::from(bin.count);
    statistics::Bin { count: bin.count, known: bin.recalled, expected }
}

//! *Memory*: what FSRS can learn of the student's reviews, how well it predicts, and the retention
//! that they choose.

use egui::{Grid, Label, ProgressBar, RichText, ScrollArea, Ui};

use super::retention;
use super::settings::{note, section};
use crate::app::command::Command;
use crate::app::plot::{self, Axis, Mark, Plot, Series};
use crate::app::state::{Forms, State};
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, memory, widgets, words};
use crate::locale::Locale;
use crate::schedule::ModelChoice;
use crate::schedule::training::{Bin, ENOUGH, Outcome};

pub fn show(ui: &mut Ui, state: &State, forms: &mut Forms, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            let text = match state.library.settings().scheduling.model {
                ModelChoice::Fsrs => locale.tr("memory-text"),
                ModelChoice::Sm2 => locale.tr("memory-sm2"),
            };
            widgets::title(ui, tokens, &locale.tr("command-memory"), Some(&text));
            if state.library.settings().scheduling.model == ModelChoice::Fsrs {
                section(ui, tokens, &locale.tr("memory-parameters"), |ui| {
                    parameters(ui, state, commands);
                });
                section(ui, tokens, &locale.tr("settings-retention"), |ui| {
                    retention::show(ui, state, forms, commands);
                });
            }
            ui.add_space(UNIT * 3.0);
        });
    });
}

fn parameters(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let reviews = state.memory.reviews;
    let scheduling = &state.library.settings().scheduling;
    let mut text = match (scheduling.parameters.is_empty(), scheduling.trained_on) {
        (true, _) => locale.tr("memory-usual"),
        (false, 0) => locale.tr("memory-own"),
        (false, count) => locale.count("memory-learnt", count),
    };
    text.push(' ');
    text.push_str(&locale.count("memory-reviews", reviews));
    if reviews < ENOUGH {
        text.push(' ');
        text.push_str(&locale.count("memory-too-few", ENOUGH));
    }
    ui.add(Label::new(text).wrap());
    ui.add_space(UNIT / 2.0);
    if let Some(work) = &state.memory.training {
        let name = locale.tr("memory-training");
        working(ui, state, &name, work.progress(), Command::CancelTraining, commands);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let name = locale.tr("command-train");
        let ready = memory::can_train(state);
        let again = state.memory.outcome.is_some();
        let button = match (ready, again) {
            (true, true) => widgets::command_button(ui, locale, &Command::Train),
            _ => widgets::primary_when(ui, tokens, ready, &name),
        };
        if button.clicked() {
            commands.push(Command::Train);
        }
        for command in [Command::KeepParameters, Command::ResetParameters] {
            // With a result, it is under the result that one decides.
            let here = command == Command::ResetParameters || !again;
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

/// How far long work is, and the button that ends it.
pub(super) fn working(
    ui: &mut Ui,
    state: &State,
    name: &str,
    share: f32,
    cancel: Command,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let text = format!("{name} – {}", words::percent(locale, share));
    ui.add(Label::new(&text).wrap());
    let bar = ProgressBar::new(share).fill(tokens.accent).desired_height(UNIT);
    ui.add(bar)
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
    ui.add_space(UNIT / 2.0);
    let text = locale.tr(cancel.key());
    let button = ui.button(&text);
    let spoken = format!("{text} – {name}");
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    if button.clicked() {
        commands.push(cancel);
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
    note(ui, tokens, locale.count("memory-judged", outcome.tested));
    numbers(ui, tokens, locale, outcome);
    ui.add_space(UNIT);
    calibration(ui, tokens, locale, outcome);
    if better {
        note(ui, tokens, locale.tr("memory-all"));
    }
    if memory::in_force(state, outcome) {
        let text = RichText::new(locale.tr("memory-in-force")).family(fonts::medium());
        ui.label(text.color(tokens.good));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let adopt = Command::AdoptParameters;
        if adopt.is_available(state)
            && widgets::primary(ui, tokens, &locale.tr(adopt.key())).clicked()
        {
            commands.push(adopt);
        }
        let keep = Command::KeepParameters;
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
                ui.label(words::fixed(locale, number, 3));
            }
            ui.end_row();
        }
    });
}

/// What was predicted against what was seen.
fn calibration(ui: &mut Ui, tokens: &Tokens, locale: &Locale, outcome: &Outcome) {
    ui.label(RichText::new(locale.tr("memory-calibration")).family(fonts::medium()));
    note(ui, tokens, locale.tr("memory-calibration-text"));
    let (before, after) = (&outcome.before.calibration, &outcome.after.calibration);
    let said = [("memory-before", before), ("memory-after", after)].map(|(key, bins)| {
        let bins: Vec<String> = bins.iter().map(|bin| bin_in_words(locale, bin)).collect();
        let parts = [("name", locale.tr(key)), ("bins", bins.join(", "))];
        locale.with("memory-bins", &parts)
    });
    let words = format!("{}. {}", locale.tr("memory-calibration"), said.join(" "));
    let lowest = before.iter().chain(after).map(|bin| bin.predicted.min(bin.observed));
    let lowest = (lowest.fold(0.9_f32, f32::min) * 10.0).floor().max(0.0);
    // From that tenth to ten tenths.
    let tenths = (lowest as u32)..=10;
    let ticks = tenths.map(|tenth| tenth as f32 / 10.0);
    let ticks: Vec<(f32, String)> =
        ticks.map(|tick| (tick, words::percent(locale, tick))).collect();
    let axis =
        |key| Axis { from: lowest / 10.0, to: 1.0, ticks: ticks.clone(), title: locale.tr(key) };
    let series = |bins: &[Bin], mark, colour| Series {
        points: bins.iter().map(|bin| (bin.predicted, bin.observed)).collect(),
        mark,
        colour,
    };
    let plot = Plot {
        words,
        x: axis("memory-predicted"),
        y: axis("memory-observed"),
        series: vec![
            series(before, Mark::Rings, tokens.muted),
            series(after, Mark::Dots, tokens.accent),
        ],
        diagonal: true,
        chosen: None,
    };
    plot::show(ui, tokens, &plot, 280.0);
    ui.add_space(UNIT / 2.0);
    table(ui, tokens, locale, before, after);
    ui.add_space(UNIT);
}

/// The plot's numbers, a group of reviews a line.
fn table(ui: &mut Ui, tokens: &Tokens, locale: &Locale, before: &[Bin], after: &[Bin]) {
    let small = |ui: &mut Ui, text: &str, ink| {
        ui.label(RichText::new(text).size(14.0).color(ink));
    };
    let cell = |bin: &Bin| {
        let [predicted, observed] =
            [bin.predicted, bin.observed].map(|share| words::percent(locale, share));
        format!("{predicted} → {observed}")
    };
    let grid = Grid::new("calibration").spacing([UNIT * 4.0, UNIT / 4.0]).min_row_height(20.0);
    grid.show(ui, |ui| {
        for key in ["memory-reviews-short", "memory-before", "memory-after"] {
            small(ui, &locale.tr(key), tokens.muted);
        }
        ui.end_row();
        for (before, after) in before.iter().zip(after) {
            small(ui, &before.count.to_string(), tokens.text);
            small(ui, &cell(before), tokens.text);
            small(ui, &cell(after), tokens.text);
            ui.end_row();
        }
    });
}

fn bin_in_words(locale: &Locale, bin: &Bin) -> String {
    let numbers = [
        ("predicted", words::percent(locale, bin.predicted)),
        ("observed", words::percent(locale, bin.observed)),
        ("count", bin.count.to_string()),
    ];
    locale.with("memory-bin", &numbers)
}

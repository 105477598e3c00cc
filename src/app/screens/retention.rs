//! The retention, on *Memory*: what each one costs and gives, and the one that is chosen.

use egui::{Label, RichText, Slider, Ui};

use super::settings::{line, note};
use super::working::working;
use crate::app::chart::{self, Axis, Chart, Curves, Ink, Plot};
use crate::app::command::{Command, Memory};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::locale::{Language, Locale, Words};
use crate::schedule::workload::{Curve, Point, RETENTIONS};

pub fn show(ui: &mut Ui, state: &State, looked_at: &mut Option<u32>, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let text = locale.count("memory-retention", hundredths(state));
    ui.add(Label::new(text).wrap());
    note(ui, tokens, &locale.tr("memory-retention-text"));
    if let Some(work) = &state.memory.simulation {
        let name = locale.tr("memory-simulating");
        working(
            ui,
            state,
            &name,
            work.progress(),
            Command::Memory(Memory::CancelSimulation),
            commands,
        );
        return;
    }
    let curve = state.memory.curve(&state.workspace);
    let button = match curve {
        Some(_) => widgets::command_button(ui, locale, &Command::Memory(Memory::Simulate)),
        None => widgets::primary(ui, tokens, &locale.tr(Command::Memory(Memory::Simulate).key())),
    };
    if button.clicked() {
        commands.push(Command::Memory(Memory::Simulate));
    }
    if let Some(curve) = curve {
        ui.add_space(UNIT);
        result(ui, state, curve, looked_at, commands);
    }
}

/// The retention in force.
fn hundredths(state: &State) -> u32 {
    (state.workspace.settings().scheduling.retention * 100.0).round() as u32
}

fn result(
    ui: &mut Ui,
    state: &State,
    curve: &Curve,
    looked_at: &mut Option<u32>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let now = hundredths(state);
    let mut chosen = looked_at.unwrap_or(now);
    let Some(point) = curve.at(chosen as f32 / 100.0) else { return };
    chart::show(ui, tokens, &chart_of(locale, curve, point));
    note(ui, tokens, &locale.count("memory-curve-text", curve.new_a_day));
    let sign = if locale.language() == Language::French { "\u{202f}%" } else { "%" };
    line(ui, &locale.tr("memory-look-at"), |ui, label| {
        ui.scope(|ui| {
            ui.visuals_mut().selection.bg_fill = tokens.accent;
            ui.visuals_mut().widgets.inactive.bg_fill = tokens.track;
            let slider = Slider::new(&mut chosen, RETENTIONS).suffix(sign);
            if ui.add(slider).labelled_by(label).changed() {
                *looked_at = Some(chosen);
            }
        });
    });
    let text = in_words(locale, curve, point);
    ui.add(Label::new(RichText::new(text).family(fonts::medium())).wrap());
    ui.add_space(UNIT / 2.0);
    let name = locale.count("memory-aim", point.retention);
    if widgets::primary_when(ui, tokens, point.retention != now, &name).clicked() {
        commands.push(Command::Memory(Memory::Aim(point.retention)));
    }
}

fn chart_of(locale: &Locale, curve: &Curve, chosen: &Point) -> Chart {
    let highest = curve.points.iter().map(|point| point.minutes).fold(0.0, f32::max);
    let told = curve
        .points
        .iter()
        .filter(|point| point.retention.is_multiple_of(5) || point.retention == *RETENTIONS.end());
    let point =
        |point: &Point| (point.retention as f32, point.minutes, in_words(locale, curve, point));
    let ends = (*RETENTIONS.start() as f32, *RETENTIONS.end() as f32);
    let lines = RETENTIONS.step_by(5).map(|retention| retention as f32);
    let name = locale.tr("settings-retention");
    let percent = |retention: f32| words::percent(locale, retention / 100.0);
    let minutes = |minutes: f32| words::decimal(locale, minutes);
    Chart {
        title: locale.tr("memory-curve"),
        words: told.map(|point| in_words(locale, curve, point)).collect(),
        plot: Plot::Curves(Curves {
            all: vec![chart::Curve {
                name: String::new(),
                ink: Ink::Accent,
                points: curve.points.iter().map(point).collect(),
            }],
            across: Axis::with_lines(ends, lines, name, percent),
            up: Axis::up_to(highest, locale.tr("memory-minutes"), minutes),
            chosen: curve.points.iter().position(|point| point == chosen),
        }),
    }
}

fn in_words(locale: &Locale, curve: &Curve, point: &Point) -> String {
    let minutes = locale.fixed(point.minutes, usize::from(point.minutes < 9.95));
    Words::new(locale)
        .text("retention", words::percent(locale, point.retention as f32 / 100.0))
        .text("minutes", minutes)
        .number("asked", point.cards_a_day.round() as u64)
        .number("known", point.known.round() as u64)
        .number("cards", curve.cards as u64)
        .say("memory-point")
}

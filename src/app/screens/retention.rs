//! The retention, on *Memory*: what each one costs and gives, and the one that is chosen.

use egui::{Color32, Label, RichText, Slider, Ui};

use super::memory::working;
use super::settings::{line, note};
use crate::app::command::Command;
use crate::app::plot::{self, Axis, Mark, Plot, Series};
use crate::app::state::{Forms, State};
use crate::app::theme::UNIT;
use crate::app::{fonts, memory, widgets, words};
use crate::locale::{Language, Locale};
use crate::schedule::workload::{Curve, Point, RETENTIONS};

pub fn show(ui: &mut Ui, state: &State, forms: &mut Forms, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let text = locale.count("memory-retention", hundredths(state));
    ui.add(Label::new(text).wrap());
    note(ui, tokens, locale.tr("memory-retention-text"));
    if let Some(work) = &state.memory.simulation {
        let name = locale.tr("memory-simulating");
        working(ui, state, &name, work.progress(), Command::CancelSimulation, commands);
        return;
    }
    let curve = memory::curve(state);
    let button = match curve {
        Some(_) => widgets::command_button(ui, locale, &Command::Simulate),
        None => widgets::primary(ui, tokens, &locale.tr(Command::Simulate.key())),
    };
    if button.clicked() {
        commands.push(Command::Simulate);
    }
    if let Some(curve) = curve {
        ui.add_space(UNIT);
        result(ui, state, curve, forms, commands);
    }
}

/// The retention in force.
fn hundredths(state: &State) -> u32 {
    (state.library.settings().scheduling.retention * 100.0).round() as u32
}

fn result(
    ui: &mut Ui,
    state: &State,
    curve: &Curve,
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let now = hundredths(state);
    let mut chosen = forms.retention.unwrap_or(now);
    let Some(point) = curve.at(chosen as f32 / 100.0) else { return };
    let plot = plot_of(locale, tokens.accent, curve, point);
    plot::show(ui, tokens, &plot, 260.0);
    note(ui, tokens, locale.count("memory-curve-text", curve.new_a_day));
    let sign = if locale.language() == Language::French { "\u{202f}%" } else { "%" };
    line(ui, &locale.tr("memory-look-at"), |ui, label| {
        ui.scope(|ui| {
            ui.visuals_mut().selection.bg_fill = tokens.accent;
            ui.visuals_mut().widgets.inactive.bg_fill = tokens.track;
            let slider = Slider::new(&mut chosen, RETENTIONS).suffix(sign);
            if ui.add(slider).labelled_by(label).changed() {
                forms.retention = Some(chosen);
            }
        });
    });
    let text = in_words(locale, curve, point);
    ui.add(Label::new(RichText::new(text).family(fonts::medium())).wrap());
    ui.add_space(UNIT / 2.0);
    let name = locale.count("memory-aim", point.retention);
    if widgets::primary_when(ui, tokens, point.retention != now, &name).clicked() {
        commands.push(Command::AdoptRetention(point.retention));
    }
}

fn plot_of(locale: &Locale, colour: Color32, curve: &Curve, chosen: &Point) -> Plot {
    let place_of = |point: &Point| (point.retention as f32, point.minutes);
    let highest = curve.points.iter().map(|point| point.minutes).fold(0.0, f32::max);
    let ticks = plot::ticks(highest);
    let told =
        curve.points.iter().filter(|point| point.retention % 5 == 0 || point.retention == 97);
    let told: Vec<String> = told.map(|point| in_words(locale, curve, point)).collect();
    let percent = |tick: u32| (tick as f32, words::percent(locale, tick as f32 / 100.0));
    Plot {
        words: format!("{} {}", locale.tr("memory-curve"), told.join(" ")),
        x: Axis {
            from: *RETENTIONS.start() as f32,
            to: *RETENTIONS.end() as f32,
            ticks: (RETENTIONS).step_by(5).map(percent).collect(),
            title: locale.tr("settings-retention"),
        },
        y: Axis {
            from: 0.0,
            to: ticks.last().copied().unwrap_or(1.0),
            ticks: ticks.iter().map(|tick| (*tick, words::decimal(locale, *tick))).collect(),
            title: locale.tr("memory-minutes"),
        },
        series: vec![Series {
            points: curve.points.iter().map(place_of).collect(),
            mark: Mark::Line,
            colour,
        }],
        diagonal: false,
        chosen: Some(place_of(chosen)),
    }
}

fn in_words(locale: &Locale, curve: &Curve, point: &Point) -> String {
    let minutes = words::fixed(locale, point.minutes, usize::from(point.minutes < 9.95));
    let numbers = [
        ("retention", words::percent(locale, point.retention as f32 / 100.0)),
        ("minutes", minutes),
        ("asked", format!("{:.0}", point.cards_a_day)),
        ("known", format!("{:.0}", point.known)),
        ("cards", curve.cards.to_string()),
    ];
    locale.with("memory-point", &numbers)
}

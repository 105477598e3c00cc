//! The plan of an exam in full: what a day takes, what will be known, and how sure that is.

use egui::{CornerRadius, Grid, Label, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::exam::form_of;
use crate::app::command::{Command, Exams};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets, words};
use crate::study::{Forecast, LAST_DAYS, Planned};

/// Escape and the button close it.
pub fn show(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(planned) = state.exams.shown() else { return };
    let Some(forecast) = &planned.forecast else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let modal = layers::dialog(ui, "plan", 520.0, |ui| {
        let title = locale.tr("command-exam-plan");
        ui.label(RichText::new(title).size(18.0).family(fonts::medium()));
        widgets::muted(ui, tokens, state.exam_name(&planned.exam.of));
        ui.add_space(UNIT);
        ui.spacing_mut().interact_size.y = 22.0;
        Grid::new("plan").num_columns(2).spacing([UNIT * 2.0, UNIT / 2.0]).show(ui, |ui| {
            for (name, value) in rows(state, planned, forecast) {
                ui.add(Label::new(RichText::new(name).color(tokens.muted)).extend());
                ui.add(Label::new(value).extend());
                ui.end_row();
            }
        });
        if !forecast.days.is_empty() {
            ui.add_space(UNIT);
            chart(ui, state, forecast);
        }
        ui.add_space(UNIT);
        for text in explained(state, planned, forecast) {
            ui.add(Label::new(RichText::new(text).size(14.0).color(tokens.muted)).wrap());
        }
        ui.add_space(UNIT / 2.0);
        ui.spacing_mut().interact_size.y = 34.0;
        ui.horizontal(|ui| {
            let close = ui.button(locale.tr("command-close"));
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            if close.clicked() {
                commands.push(Command::Exams(Exams::Show(None)));
            }
            if ui.button(locale.tr("command-exam")).clicked() {
                commands.push(Command::Exams(Exams::Show(None)));
                commands.push(Command::Exams(Exams::Plan(Some(planned.exam.of.clone()))));
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::Exams(Exams::Show(None)));
    }
}

fn minutes(ms: f32) -> String {
    format!("{:.0}", (ms / 60_000.0).ceil())
}

fn rows(state: &State, planned: &Planned, forecast: &Forecast) -> Vec<(String, String)> {
    let locale = &state.locale;
    let form = form_of(state);
    let told = [("date", planned.exam.date.written(form)), ("days", planned.days_left.to_string())];
    let mut rows = vec![(locale.tr("exam-date"), locale.with("plan-date", &told))];
    if planned.days_left > LAST_DAYS {
        let date = planned.exam.date.before(LAST_DAYS).written(form);
        rows.push((locale.tr("plan-last"), locale.with("plan-last-text", &[("date", date)])));
    }
    let told = [("cards", forecast.cards.to_string()), ("new", planned.new.to_string())];
    rows.push((locale.tr("plan-cards"), locale.with("plan-cards-text", &told)));
    let new = planned.new_a_day.unwrap_or(0);
    rows.push((locale.tr("plan-new"), new.to_string()));
    if let Some((day, ms)) = forecast.worst() {
        let told = [("minutes", minutes(forecast.mean_ms()))];
        rows.push((locale.tr("plan-time"), locale.with("plan-minutes", &told)));
        let after = i32::try_from(day).unwrap_or(0);
        let date = planned.exam.date.before(planned.days_left.saturating_sub(after));
        let told = [("minutes", minutes(ms)), ("date", date.written(form))];
        rows.push((locale.tr("plan-worst"), locale.with("plan-worst-text", &told)));
    }
    let known = [
        ("expected", words::percent(locale, forecast.expected)),
        ("wanted", words::percent(locale, planned.exam.share)),
        ("deviation", deviation(forecast.deviation())),
    ];
    rows.push((locale.tr("plan-known"), locale.with("plan-known-text", &known)));
    rows
}

/// In percentage points, never nothing.
fn deviation(share: f32) -> String {
    format!("{:.0}", (share * 100.0).ceil().max(1.0))
}

/// What the numbers mean, and where they come from.
fn explained(state: &State, planned: &Planned, forecast: &Forecast) -> Vec<String> {
    let locale = &state.locale;
    let parts = [("chance", deviation(forecast.chance)), ("model", deviation(forecast.model))];
    let seconds = |ms: f32| format!("{:.0}", (ms / 1000.0).round().max(1.0));
    let pace = [
        ("review", seconds(planned.pace.review_ms)),
        ("new", seconds(planned.pace.new_ms)),
        ("step", seconds(planned.pace.step_ms)),
    ];
    let measured = match planned.pace.reviews {
        0 => locale.tr("plan-not-measured"),
        reviews => locale.count("plan-measured", reviews),
    };
    vec![
        format!("{} {measured}", locale.with("plan-uncertainty", &parts)),
        locale.with("plan-pace", &pace),
    ]
}

/// The minutes of each day, as bars; in words for a screen reader.
fn chart(ui: &mut Ui, state: &State, forecast: &Forecast) {
    let tokens = state.tokens(ui);
    let size = vec2(ui.available_width(), 72.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let most = forecast.worst().map_or(1.0, |(_, ms)| ms.max(1.0));
    let first = forecast.days.first().map_or(0.0, |day| day.ms);
    let told = [
        ("days", forecast.days.len().to_string()),
        ("first", minutes(first)),
        ("worst", minutes(most)),
    ];
    let spoken = state.locale.with("plan-chart", &told);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let step = rect.width() / forecast.days.len().max(1) as f32;
    let gap = if step > 4.0 { 1.5 } else { 0.0 };
    let days = i32::try_from(forecast.days.len()).unwrap_or(i32::MAX);
    for (at, day) in (0_i32..).zip(&forecast.days) {
        let left = rect.left() + at as f32 * step;
        let height = (day.ms / most * rect.height()).max(1.0);
        let bar = Rect::from_min_max(
            pos2(left, rect.bottom() - height),
            pos2(left + (step - gap).min(24.0), rect.bottom()),
        );
        // The last days are the plan's own.
        let last = days - at <= LAST_DAYS;
        let colour = if last { tokens.accent } else { tokens.accent_half };
        ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
    }
    ui.add_space(UNIT / 4.0);
    ui.add(Label::new(RichText::new(spoken).size(14.0).color(tokens.muted)).wrap());
}

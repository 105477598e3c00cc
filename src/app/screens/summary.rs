//! The end of a sitting, or the wait for a card in its learning steps.

use std::time::Duration;

use egui::{ScrollArea, Ui};

use crate::app::command::{Command, Screen};
use crate::app::state::{Sitting, State};
use crate::app::theme::UNIT;
use crate::app::{widgets, words};
use crate::history::Rating;

pub fn show(ui: &mut Ui, state: &State, sitting: &Sitting, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let summary = sitting.session.summary();
    let waiting = sitting.session.waiting_until();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 5.0);
        widgets::column(ui, |ui| {
            widgets::card(ui, tokens, |ui| {
                ui.add_space(UNIT);
                if let Some(until) = waiting {
                    let left = u64::try_from(until - state.now().time).unwrap_or(0);
                    let wait = words::duration(locale, left);
                    let under = locale.with("summary-waiting-text", &[("wait", wait)]);
                    widgets::title(ui, tokens, &locale.tr("summary-waiting"), Some(&under));
                    // The countdown shows seconds; nothing else moves.
                    ui.ctx().request_repaint_after(Duration::from_secs(1));
                } else if summary.reviews == 0 {
                    let under = locale.tr("summary-nothing-text");
                    widgets::title(ui, tokens, &locale.tr("summary-nothing"), Some(&under));
                } else {
                    let under = next(state);
                    widgets::title(ui, tokens, &locale.tr("summary-done"), Some(&under));
                }
                if summary.reviews > 0 {
                    figures(ui, state, sitting);
                }
                ui.add_space(UNIT);
                ui.horizontal_wrapped(|ui| {
                    if widgets::primary(ui, tokens, &locale.tr("command-decks")).clicked() {
                        commands.push(Command::EndStudy);
                    }
                    if summary.reviews > 0 {
                        let undo = widgets::command_button(ui, locale, &Command::Undo);
                        if undo.clicked() {
                            commands.push(Command::Undo);
                        }
                    }
                    let create = Command::Go(Screen::Create);
                    if widgets::command_button(ui, locale, &create).clicked() {
                        commands.push(create);
                    }
                });
                ui.add_space(UNIT);
            });
        });
    });
}

fn next(state: &State) -> String {
    let locale = &state.locale;
    match state.next_due() {
        Some((days, count)) => {
            let numbers = [("days", days.to_string()), ("count", count.to_string())];
            locale.with("decks-later", &numbers)
        }
        None => locale.tr("decks-nothing"),
    }
}

fn figures(ui: &mut Ui, state: &State, sitting: &Sitting) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let summary = sitting.session.summary();
    let known = summary.correct as f32 / summary.reviews.max(1) as f32;
    let lines = [
        ("summary-reviews", summary.reviews.to_string()),
        ("summary-new", summary.new_cards.to_string()),
        ("summary-time", words::duration(locale, summary.duration_ms)),
        ("summary-known", words::percent(locale, known)),
    ];
    egui::Grid::new("figures").num_columns(2).spacing([UNIT * 4.0, UNIT]).show(ui, |ui| {
        for (key, value) in lines {
            let name = egui::RichText::new(locale.tr(key)).color(tokens.muted);
            ui.add(egui::Label::new(name).extend());
            ui.label(egui::RichText::new(value).family(crate::app::fonts::medium()));
            ui.end_row();
        }
    });
    ui.add_space(UNIT);
    ui.horizontal_wrapped(|ui| {
        let colours = [tokens.again, tokens.hard, tokens.good, tokens.easy];
        for ((rating, colour), count) in Rating::ALL.into_iter().zip(colours).zip(summary.by_rating)
        {
            let name = locale.tr(Command::Grade(rating).key());
            widgets::chip(
                ui,
                tokens,
                &format!("{name} : {count}").replace(" :", colon(state)),
                colour,
            );
        }
    });
    ui.add_space(UNIT);
}

/// A colon as the language sets it.
fn colon(state: &State) -> &'static str {
    match state.locale.language() {
        crate::locale::Language::French => "\u{a0}:",
        crate::locale::Language::English => ":",
    }
}

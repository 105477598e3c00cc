//! The end of a sitting, or the wait for a card in its learning steps.

use std::sync::Arc;
use std::time::Duration;

use egui::{CornerRadius, Frame, Margin, Rect, RichText, ScrollArea, Ui, vec2};

use super::standing;
use crate::app::command::{Command, Limits, Screen, Study};
use crate::app::features::study::Sitting;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::history::Rating;
use crate::library::{OpenDeck, SHIPPED_DECKS};
use crate::study::Scope;

/// Nothing but the shipped decks is there yet: what comes next is the student's own course.
fn is_new_here(state: &State) -> bool {
    let shipped = |open: &Arc<OpenDeck>| {
        let name = open.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        SHIPPED_DECKS.iter().any(|deck| deck.is_called(&name))
    };
    state.workspace.decks().iter().all(shipped)
}

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
                    let wait = locale.tr("summary-waiting");
                    widgets::read_out(&widgets::title(ui, tokens, &wait, Some(&under)));
                    // The countdown shows seconds; nothing else moves.
                    ui.ctx().request_repaint_after(Duration::from_secs(1));
                } else {
                    let (done, under) = said(state, sitting);
                    widgets::read_out(&widgets::title(ui, tokens, &done, Some(&under)));
                }
                if summary.reviews > 0 {
                    ui.add_space(UNIT);
                    figures(ui, state, sitting);
                    ui.add_space(UNIT * 2.0);
                    grades(ui, state, &summary.by_rating);
                    ui.add_space(UNIT * 2.0);
                }
                ui.horizontal_wrapped(|ui| {
                    let decks = locale.tr("command-decks-back");
                    let (key, least) = (locale.tr("key-enter"), vec2(0.0, 42.0));
                    if widgets::keyed_sized(ui, tokens, &decks, &key, least).clicked() {
                        commands.push(Command::Study(Study::End));
                    }
                    if state.may_take_more() {
                        let more = Command::Study(Study::More(None));
                        let name = locale.tr(more.key());
                        if widgets::small(ui, tokens, &name, "+").clicked() {
                            commands.push(more);
                        }
                    }
                });
                ui.add_space(UNIT);
                if waiting.is_none() && is_new_here(state) {
                    widgets::muted(ui, tokens, locale.tr("summary-create"));
                }
                ui.horizontal_wrapped(|ui| {
                    let mut others = vec![Command::Go(Screen::Create)];
                    if summary.reviews > 0 {
                        others.insert(0, Command::Undo);
                    }
                    for command in others {
                        if widgets::command_button(ui, locale, &command).clicked() {
                            commands.push(command);
                        }
                    }
                    if held(state, sitting).is_some() && ui.button(locale.tr("limit-set")).clicked()
                    {
                        commands.push(setting(state, sitting));
                    }
                });
                ui.add_space(UNIT);
            });
            ui.add_space(UNIT * 3.0);
        });
    });
}

/// What has ended, and why nothing more comes here.
fn said(state: &State, sitting: &Sitting) -> (String, String) {
    let locale = &state.locale;
    let done = sitting.session.summary().reviews > 0;
    let held = held(state, sitting);
    if done {
        let parts =
            [held.map(|(reached, waiting)| format!("{reached} {waiting}")), Some(next(state))];
        let under: Vec<String> = parts.into_iter().flatten().collect();
        return (locale.tr("summary-done"), under.join(" "));
    }
    held.unwrap_or_else(|| {
        let counts = state.workspace.standing_in(sitting.session.scope(), &state.now());
        let key = if counts.seen > 0 { "summary-nothing-text" } else { "summary-unseen-text" };
        (locale.tr("summary-nothing"), locale.tr(key))
    })
}

/// Which limit holds cards back from this sitting, and how many wait.
fn held(state: &State, sitting: &Sitting) -> Option<(String, String)> {
    let session = &sitting.session;
    if !session.is_of_today() || session.waiting_until().is_some() {
        return None;
    }
    let now = state.now();
    let counts = state.workspace.standing_in(session.scope(), &now);
    standing::held(state, counts)
}

/// Where the limit that holds is set: the place's own, if it has one.
fn setting(state: &State, sitting: &Sitting) -> Command {
    match sitting.session.scope() {
        Scope::In(place) if state.workspace.limit(place).is_some() => {
            Command::Limits(Limits::Open(place.clone()))
        }
        Scope::In(_) | Scope::All => Command::Go(Screen::Settings),
    }
}

fn next(state: &State) -> String {
    let locale = &state.locale;
    let (new, due) = state.today();
    if new + due > 0 {
        let numbers = [("due", due.to_string()), ("new", new.to_string())];
        return locale.with("summary-others", &numbers);
    }
    match state.workspace.next_due(&state.now()) {
        Some((days, count)) => {
            let numbers = [("days", days.to_string()), ("count", count.to_string())];
            locale.with("decks-later", &numbers)
        }
        None => locale.tr("decks-nothing"),
    }
}

/// Four numbers, each large, with what it counts beneath.
fn figures(ui: &mut Ui, state: &State, sitting: &Sitting) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let summary = sitting.session.summary();
    let known = summary.correct as f32 / summary.reviews.max(1) as f32;
    let figures = [
        ("summary-reviews", summary.reviews.to_string()),
        ("summary-known", words::percent(locale, known)),
        ("summary-new", summary.new_cards.to_string()),
        ("summary-time", words::duration(locale, summary.duration_ms)),
    ];
    ui.columns_const(|columns: &mut [Ui; 4]| {
        for (ui, (key, value)) in columns.iter_mut().zip(figures) {
            let frame = Frame::new().fill(tokens.raised).corner_radius(10);
            frame.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                // A long time takes a smaller size rather than a second line.
                let size = if value.chars().count() > 7 { 19.0 } else { 25.0 };
                let text = RichText::new(value).size(size).family(fonts::medium());
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), 34.0),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| ui.label(text),
                );
                widgets::aside(ui, tokens, locale.tr(key));
            });
        }
    });
}

/// A bar of the grades in their shares, and their counts.
fn grades(ui: &mut Ui, state: &State, counts: &[u32; 4]) {
    let tokens = state.tokens(ui);
    let colours = [tokens.again, tokens.hard, tokens.good, tokens.easy];
    let total: u32 = counts.iter().sum();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), egui::Sense::hover());
    let mut left = rect.left();
    for (count, colour) in counts.iter().zip(colours).filter(|(count, _)| **count > 0) {
        let width = rect.width() * *count as f32 / total.max(1) as f32;
        let part = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(width - 2.0, 8.0));
        ui.painter().rect_filled(part, CornerRadius::same(4), colour);
        left += width;
    }
    ui.add_space(UNIT / 2.0);
    ui.horizontal_wrapped(|ui| {
        for ((rating, colour), count) in Rating::ALL.into_iter().zip(colours).zip(counts) {
            let name = state.locale.tr(Command::Study(Study::Grade(rating)).key());
            let numbers = [("name", name), ("count", count.to_string())];
            let text = state.locale.with("summary-grade", &numbers);
            let colour = if *count == 0 { tokens.muted } else { colour };
            widgets::chip(ui, tokens, &text, colour);
        }
    });
}

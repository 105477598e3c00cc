//! *Decks*: what there is to study today, deck by deck.

use egui::{Align, Layout, RichText, ScrollArea, Ui};

use crate::app::command::{Command, Screen};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::widgets;
use crate::deck::Deck;
use crate::study::Counts;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 3.0);
        widgets::column(ui, |ui| {
            today(ui, state, commands);
            ui.add_space(UNIT * 2.0);
            let decks = state.library.decks();
            if decks.is_empty() {
                let text = locale.tr("decks-empty-text");
                widgets::empty(ui, tokens, &locale.tr("decks-empty"), &text);
                ui.vertical_centered(|ui| {
                    if widgets::primary(ui, tokens, &locale.tr("command-create")).clicked() {
                        commands.push(Command::Go(Screen::Create));
                    }
                });
            }
            for (index, open) in decks.iter().enumerate() {
                let counts = state.counts.get(index).copied().unwrap_or_default();
                deck(ui, state, index, &open.deck, counts, commands);
                ui.add_space(UNIT / 2.0);
            }
            ui.add_space(UNIT * 3.0);
        });
    });
}

fn today(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (new, due) = state.today();
    ui.horizontal(|ui| {
        ui.label(RichText::new(locale.tr("decks-title")).heading());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if new + due > 0 {
                let text = locale.tr("command-study-all");
                if widgets::primary(ui, tokens, &text).clicked() {
                    commands.push(Command::StudyAll);
                }
            }
        });
    });
    let line = if new + due > 0 {
        let numbers = [("due", due.to_string()), ("new", new.to_string())];
        locale.with("decks-today", &numbers)
    } else if let Some((days, count)) = state.next_due() {
        let numbers = [("days", days.to_string()), ("count", count.to_string())];
        locale.with("decks-later", &numbers)
    } else {
        locale.tr("decks-nothing")
    };
    widgets::muted(ui, tokens, line);
}

fn deck(
    ui: &mut Ui,
    state: &State,
    index: usize,
    deck: &Deck,
    counts: Counts,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let due = counts.due + counts.learning;
    widgets::card(ui, tokens, |ui| {
        ui.horizontal(|ui| {
            // The button first, so that a long title wraps beside it and never under it.
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let study = locale.tr("command-study-deck");
                let enabled = due + counts.new > 0;
                let response = ui.add_enabled(enabled, egui::Button::new(study));
                let name = format!("{} – {}", locale.tr("command-study-deck"), deck.title);
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
                if response.clicked() {
                    commands.push(Command::StudyDeck(index));
                }
                ui.add_space(UNIT);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let title =
                        RichText::new(&deck.title).size(18.0).family(crate::app::fonts::medium());
                    ui.add(egui::Label::new(title).wrap());
                });
            });
        });
        ui.horizontal_wrapped(|ui| {
            if due > 0 {
                widgets::chip(ui, tokens, &locale.count("chip-due", due), tokens.hard);
            }
            if counts.new > 0 {
                widgets::chip(ui, tokens, &locale.count("chip-new", counts.new), tokens.easy);
            }
            if due + counts.new == 0 {
                let key = if counts.total == 0 { "chip-no-card" } else { "chip-done" };
                widgets::chip(ui, tokens, &locale.tr(key), tokens.good);
            }
            let numbers = [("seen", counts.seen.to_string()), ("total", counts.total.to_string())];
            widgets::muted(ui, tokens, locale.with("deck-progress", &numbers));
        });
        ui.add_space(UNIT / 2.0);
        let share = |part: u32| part as f32 / counts.total.max(1) as f32;
        let label = locale.with(
            "deck-progress-label",
            &[
                ("seen", counts.seen.to_string()),
                ("mature", counts.mature.to_string()),
                ("total", counts.total.to_string()),
            ],
        );
        widgets::progress(ui, tokens, share(counts.seen), share(counts.mature), &label);
    });
}

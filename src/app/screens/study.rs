//! *Study*: a question; its answer with the sentence it came from; four grades.

use egui::{
    Align, Button, CornerRadius, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Stroke,
    Ui, Vec2,
};

use super::summary;
use crate::app::command::Command;
use crate::app::markdown::{self, Look};
use crate::app::state::{Sitting, State};
use crate::app::theme::{ANSWER, QUESTION, Tokens, UNIT};
use crate::app::{fonts, widgets, words};
use crate::deck::{Note, Question};
use crate::history::Rating;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(sitting) = &state.sitting else { return };
    let Some((card, deck, note, question)) = state.asked_card() else {
        summary::show(ui, state, sitting, commands);
        return;
    };
    let tokens = state.tokens(ui);
    Panel::bottom("grades")
        .frame(Frame::new().fill(tokens.background).inner_margin(Margin::symmetric(24, 20)))
        .show_separator_line(false)
        .show(ui, |ui| {
            widgets::column(ui, |ui| bottom(ui, state, sitting, commands));
        });
    head(ui, state, sitting, &deck.title, commands);
    ScrollArea::vertical().id_salt(&card.id).auto_shrink(false).show(ui, |ui| {
        ui.add_space(UNIT * 2.0);
        widgets::column(ui, |ui| {
            Frame::new()
                .fill(tokens.surface)
                .stroke(Stroke::new(1.0, tokens.border))
                .corner_radius(CornerRadius::same(16))
                .inner_margin(Margin::symmetric(36, 32))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    body(ui, state, sitting, &question, commands);
                    if sitting.revealed {
                        source(ui, tokens, note);
                    }
                });
        });
        ui.add_space(UNIT * 2.0);
    });
}

/// What is left, the deck's name, and what else can be done with the card.
fn head(ui: &mut Ui, state: &State, sitting: &Sitting, title: &str, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let left = sitting.session.remaining();
    let done = sitting.session.summary().reviews;
    let total = done + left.new + left.due + left.learning;
    ui.add_space(UNIT * 1.5);
    widgets::column(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let menu = ui.menu_button(locale.tr("study-more"), |ui| {
                    for command in
                        [Command::Undo, Command::Bury, Command::Suspend, Command::EndStudy]
                    {
                        if ui.button(locale.tr(command.key())).clicked() {
                            commands.push(command);
                            ui.close();
                        }
                    }
                });
                let _ = menu;
                let numbers = [
                    ("new", left.new.to_string()),
                    ("learning", left.learning.to_string()),
                    ("due", left.due.to_string()),
                ];
                widgets::muted(ui, tokens, locale.with("study-left", &numbers));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(title).family(fonts::medium());
                    ui.add(Label::new(text).truncate());
                });
            });
        });
        let label = locale
            .with("study-progress", &[("done", done.to_string()), ("total", total.to_string())]);
        let share = done as f32 / total.max(1) as f32;
        widgets::progress(ui, tokens, 0.0, share, &label);
    });
}

fn body(
    ui: &mut Ui,
    state: &State,
    sitting: &Sitting,
    question: &Question,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let asked = Look { size: QUESTION, colour: tokens.text, strong: tokens.text };
    match question {
        Question::Text { front, back } => {
            text(ui, front, asked);
            if sitting.revealed {
                rule(ui, tokens);
                text(ui, back, answer_look(tokens));
            }
        }
        Question::Cloze { gapped, revealed, .. } => {
            let gap = Look { strong: tokens.accent, ..asked };
            let shown = if sitting.revealed { revealed.clone() } else { gapped.clone() };
            text(ui, &shown, gap);
        }
        Question::List { prompt, items, open } => {
            text(ui, prompt, asked);
            let key = if *open { "study-open-list" } else { "study-list" };
            let count = state.locale.count(key, items.len());
            widgets::muted(ui, tokens, count);
            let shown = if sitting.revealed { items.len() } else { sitting.items };
            if shown > 0 {
                rule(ui, tokens);
                let listed: Vec<String> =
                    items.iter().take(shown).map(|item| format!("- {item}")).collect();
                text(ui, &listed.join("\n"), answer_look(tokens));
            }
        }
        Question::Choice { question, .. } => {
            text(ui, question, asked);
            ui.add_space(UNIT * 2.0);
            options(ui, state, sitting, commands);
        }
        Question::Occlusion { prompt, picture, mask, .. } => {
            let place = [("picture", picture.clone()), ("number", mask.number.to_string())];
            let prompt = if prompt.is_empty() {
                state.locale.with("study-mask", &place)
            } else {
                prompt.clone()
            };
            text(ui, &prompt, asked);
            widgets::muted(ui, tokens, state.locale.with("study-mask", &place));
            if sitting.revealed {
                rule(ui, tokens);
                text(ui, &mask.label, answer_look(tokens));
            }
        }
    }
}

fn answer_look(tokens: &Tokens) -> Look {
    Look { size: ANSWER, colour: tokens.text, strong: tokens.accent }
}

fn text(ui: &mut Ui, markdown: &str, look: Look) {
    ui.add(Label::new(markdown::layout(markdown, look, false)).wrap().selectable(true));
}

fn rule(ui: &mut Ui, tokens: &Tokens) {
    ui.add_space(UNIT * 2.0);
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::ZERO, tokens.border);
    ui.add_space(UNIT * 2.0);
}

/// The options of a multiple choice, in an order that depends on the card and the day alone.
#[must_use]
pub fn shuffled(note: &Note, question: &Question, day: i32) -> Vec<(String, bool)> {
    let Question::Choice { answer, distractors, .. } = question else { return Vec::new() };
    let wrong = distractors.iter().map(|text| (text.clone(), false));
    let mut options: Vec<_> = std::iter::once((answer.clone(), true)).chain(wrong).collect();
    let key =
        |text: &str| crate::deck::NoteId::from_parts(&[note.id.as_str(), &day.to_string(), text]);
    options.sort_by_key(|(text, _)| key(text));
    options
}

fn options(ui: &mut Ui, state: &State, sitting: &Sitting, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let Some((_, _, note, question)) = state.asked_card() else { return };
    for (at, (option, right)) in shuffled(note, &question, state.now().day).iter().enumerate() {
        let letter = char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(25)));
        let (mark, colour) = match (sitting.revealed, right, sitting.choice == Some(at)) {
            (true, true, _) => ("✓", tokens.good),
            (true, false, true) => ("✗", tokens.danger),
            _ => ("", tokens.text),
        };
        let line = format!("{letter}.  {option}  {mark}");
        let line = RichText::new(line.trim_end()).size(17.0).color(colour);
        let size = Vec2::new(ui.available_width(), 42.0);
        let button = Button::new(line).wrap().min_size(size).right_text("");
        // Once revealed it stays readable; `Choose` then does nothing.
        if ui.add(button).clicked() {
            commands.push(Command::Choose(at));
        }
    }
}

fn source(ui: &mut Ui, tokens: &Tokens, note: &Note) {
    let Some(source) = &note.source else { return };
    ui.add_space(UNIT * 3.0);
    Frame::new()
        .fill(tokens.raised)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !source.quote.is_empty() {
                let quote = RichText::new(&source.quote).family(fonts::italic()).color(tokens.text);
                ui.add(Label::new(quote).wrap());
            }
            if !source.place.is_empty() {
                ui.add(Label::new(RichText::new(&source.place).small().color(tokens.muted)).wrap());
            }
        });
}

fn bottom(ui: &mut Ui, state: &State, sitting: &Sitting, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    if !sitting.revealed {
        let key = match state.asked_card() {
            Some((.., Question::List { .. })) => "study-next-item",
            _ => "command-reveal",
        };
        let text = format!("{}   {}", locale.tr(key), locale.tr("key-space"));
        ui.vertical_centered(|ui| {
            let text = RichText::new(text).color(tokens.on_accent);
            let button = Button::new(text).fill(tokens.accent).min_size(Vec2::new(280.0, 46.0));
            let response = ui.add(button);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Button, true, locale.tr(key))
            });
            if response.clicked() {
                commands.push(Command::Reveal);
            }
        });
        return;
    }
    let Some(promises) = sitting.session.previews(&state.collection, &state.now()) else { return };
    let colours = [tokens.again, tokens.hard, tokens.good, tokens.easy];
    ui.columns_const(|columns: &mut [Ui; 4]| {
        for (((ui, rating), promise), colour) in
            columns.iter_mut().zip(Rating::ALL).zip(promises).zip(colours)
        {
            let command = Command::Grade(rating);
            let wait = words::wait(locale, promise.wait);
            if grade(ui, tokens, &locale.tr(command.key()), &wait, rating as u8, colour).clicked() {
                commands.push(command);
            }
        }
    });
}

/// A grade: its name, the interval that it would give, its key.
fn grade(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    wait: &str,
    key: u8,
    colour: egui::Color32,
) -> egui::Response {
    let size = Vec2::new(ui.available_width(), 62.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}, {wait}"))
    });
    let active = response.hovered() || response.has_focus();
    let (fill, line) = if active { (tokens.accent_soft, 2.0) } else { (tokens.surface, 1.0) };
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(11),
        fill,
        Stroke::new(line, colour),
        egui::StrokeKind::Inside,
    );
    let text = |at: egui::Pos2, text: String, size: f32, family, colour| {
        painter.text(
            at,
            egui::Align2::CENTER_CENTER,
            text,
            egui::FontId::new(size, family),
            colour,
        );
    };
    let above = rect.center() - Vec2::new(0.0, 11.0);
    let below = rect.center() + Vec2::new(0.0, 13.0);
    text(above, name.to_owned(), 16.0, fonts::medium(), colour);
    text(below, format!("{wait}  ·  {key}"), 13.0, egui::FontFamily::Proportional, tokens.muted);
    response
}

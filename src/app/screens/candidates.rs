//! *Create*, with the cards that were found: the text on one side, the candidates on the other.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, CornerRadius, FontFamily, FontId, Frame, Label, Layout, Margin, Panel, RichText,
    ScrollArea, Sense, Stroke, TextEdit, Ui,
};

use crate::app::choosing::{Choosing, Row, fields};
use crate::app::command::Command;
use crate::app::markdown::{self, Look};
use crate::app::state::{Forms, State};
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, widgets, words};
use crate::generate::Outcome;

/// Sentences shown on either side of the one that is pointed at. A long text is a long layout;
/// this much is more than anyone scrolls through beside the list.
const AROUND: usize = 150;

pub fn show(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    Panel::bottom("candidates-bar")
        .frame(Frame::new().fill(tokens.rail).inner_margin(Margin::symmetric(24, 12)))
        .show(ui, |ui| bar(ui, state, choosing, forms, commands));
    let half = ui.available_width() / 2.0;
    Panel::left("candidates-text")
        .exact_size(half)
        .resizable(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(24, 16)))
        .show(ui, |ui| text(ui, state, choosing, commands));
    Frame::new().inner_margin(Margin::symmetric(16, 16)).show(ui, |ui| {
        list(ui, state, choosing, forms, commands);
    });
}

/// The text, sentence by sentence; those with cards are tinted, the one pointed at is marked.
fn text(ui: &mut Ui, state: &State, choosing: &Choosing, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let sentences = &choosing.generated.sentences;
    let here = choosing.sentence.unwrap_or(0);
    let (from, to) = (here.saturating_sub(AROUND), (here + AROUND).min(sentences.len()));
    ScrollArea::vertical().id_salt("text").auto_shrink(false).show(ui, |ui| {
        if from > 0 {
            widgets::muted(ui, tokens, "…");
        }
        let mut place = None;
        for (at, sentence) in sentences.iter().enumerate().take(to).skip(from) {
            if place != Some(&sentence.place) {
                place = Some(&sentence.place);
                if !sentence.place.is_empty() {
                    ui.add_space(UNIT / 2.0);
                    widgets::muted(ui, tokens, sentence.place.as_str());
                }
            }
            let pointed = choosing.sentence == Some(at);
            let ground = match sentence.outcome {
                _ if pointed => Some(tokens.highlight),
                Outcome::Cards(_) => Some(tokens.highlight_soft),
                Outcome::Nothing(_) => None,
            };
            let response = ui.add(
                Label::new(words_on(&sentence.text, tokens, ground)).wrap().sense(Sense::click()),
            );
            if pointed {
                if choosing.follow {
                    response.scroll_to_me(Some(Align::Center));
                }
                if let Outcome::Nothing(reason) = sentence.outcome {
                    let why = state.locale.tr(reason.key());
                    ui.add(Label::new(RichText::new(why).small().color(tokens.hard)).wrap());
                }
            }
            if response.clicked() {
                commands.push(Command::ShowSentence(at));
            }
        }
        if to < sentences.len() {
            widgets::muted(ui, tokens, "…");
        }
    });
}

fn words_on(text: &str, tokens: &Tokens, ground: Option<egui::Color32>) -> LayoutJob {
    let mut format = TextFormat::simple(FontId::new(15.5, FontFamily::Proportional), tokens.text);
    format.line_height = Some(23.0);
    if let Some(ground) = ground {
        format.background = ground;
        format.expand_bg = 2.0;
    }
    LayoutJob::single_section(text.to_owned(), format)
}

fn list(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.horizontal(|ui| {
        let (notes, cards) = choosing.kept();
        let numbers = [("notes", notes.to_string()), ("cards", cards.to_string())];
        let text = locale.with("candidates-kept", &numbers);
        ui.label(RichText::new(text).family(fonts::medium()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.checkbox(&mut forms.only_kept, locale.tr("candidates-only-kept"));
        });
    });
    ui.add_space(UNIT / 2.0);
    if choosing.rows.is_empty() {
        widgets::empty(
            ui,
            tokens,
            &locale.tr("candidates-none"),
            &locale.tr("candidates-none-text"),
        );
        return;
    }
    let listed = choosing.rows.iter().enumerate().filter(|(_, row)| !forms.only_kept || row.kept);
    let listed: Vec<(usize, &Row)> = listed.collect();
    // Only what is near the selection is laid out, as in the text.
    let here = listed.iter().position(|(at, _)| *at >= choosing.selected).unwrap_or(0);
    let (from, to) = (here.saturating_sub(AROUND), (here + AROUND).min(listed.len()));
    ScrollArea::vertical().id_salt("list").auto_shrink(false).show(ui, |ui| {
        for (at, row) in listed.iter().take(to).skip(from) {
            candidate(ui, state, choosing, (*at, row), forms, commands);
        }
    });
}

fn candidate(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    (at, row): (usize, &Row),
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let selected = choosing.selected == at;
    let (fill, line, width) = if selected {
        (tokens.accent_soft, tokens.accent, 2.0)
    } else {
        (tokens.surface, tokens.border, 1.0)
    };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(width, line))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(14, 10));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let mut kept = row.kept;
            let front =
                row.note.cards().first().map(|card| card.question.front()).unwrap_or_default();
            let name = format!("{} – {front}", locale.tr("candidates-keep"));
            let check = ui.checkbox(&mut kept, "");
            check.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, kept, &name)
            });
            if check.changed() {
                commands.push(Command::Toggle(at));
            }
            ui.vertical(|ui| {
                if selected && choosing.editing {
                    editor(ui, state, row, forms, commands);
                } else {
                    faces(ui, tokens, row);
                }
            });
        });
        if selected && !choosing.editing {
            ui.horizontal(|ui| {
                let keep = if row.kept { Command::Drop } else { Command::Keep };
                for command in [keep, Command::Edit] {
                    if ui.add(Button::new(locale.tr(command.key())).small()).clicked() {
                        commands.push(command);
                    }
                }
                let score = words::decimal(locale, row.score);
                widgets::muted(ui, tokens, locale.with("candidates-score", &[("score", score)]));
            });
        }
    });
    let response = inner.response.interact(Sense::click());
    if response.clicked() && !(selected && choosing.editing) {
        commands.push(Command::Select(at));
    }
    if selected && choosing.follow {
        response.scroll_to_me(Some(Align::Center));
    }
    ui.add_space(UNIT / 2.0);
}

/// Every card of the note, question and answer.
fn faces(ui: &mut Ui, tokens: &Tokens, row: &Row) {
    let ink = if row.kept { tokens.text } else { tokens.muted };
    for (at, card) in row.note.cards().iter().enumerate() {
        if at > 0 {
            ui.add_space(UNIT / 2.0);
        }
        let asked = Look { size: 16.0, colour: ink, strong: ink };
        let front = format!("**{}**", card.question.front().replace("**", ""));
        let front = if front.contains('\n') { card.question.front() } else { front };
        ui.add(Label::new(markdown::layout(&front, asked, false)).wrap());
        let answered = Look { size: 15.5, colour: ink, strong: ink };
        ui.add(Label::new(markdown::layout(&card.question.back(), answered, false)).wrap());
    }
}

fn editor(ui: &mut Ui, state: &State, row: &Row, forms: &mut Forms, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    for ((key, _), text) in fields(&row.note.content).iter().zip(&mut forms.fields) {
        let label = widgets::muted(ui, tokens, locale.tr(key));
        let edit = TextEdit::multiline(text)
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(10, 7));
        ui.add(edit).labelled_by(label.id);
    }
    ui.horizontal(|ui| {
        let done = Command::EndEdit(true);
        if widgets::primary(ui, tokens, &locale.tr(done.key())).clicked() {
            commands.push(done);
        }
        let cancel = Command::EndEdit(false);
        if ui.button(locale.tr(cancel.key())).clicked() {
            commands.push(cancel);
        }
    });
}

fn bar(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.horizontal(|ui| {
        let label = ui.label(locale.tr("create-title"));
        ui.add(
            TextEdit::singleline(&mut forms.title)
                .desired_width(260.0)
                .margin(Margin::symmetric(10, 7)),
        )
        .labelled_by(label.id);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if choosing.saved.is_some() {
                let text = locale.tr("command-study-saved");
                if widgets::primary(ui, tokens, &text).clicked() {
                    commands.push(Command::StudySaved);
                }
                if widgets::command_button(ui, locale, &Command::SaveDeck).clicked() {
                    commands.push(Command::SaveDeck);
                }
            } else if widgets::primary(ui, tokens, &locale.tr("command-save-deck")).clicked() {
                commands.push(Command::SaveDeck);
            }
            if widgets::command_button(ui, locale, &Command::NewText).clicked() {
                commands.push(Command::NewText);
            }
        });
    });
}

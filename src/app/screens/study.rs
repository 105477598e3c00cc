//! *Study*: a question; its answer with the sentence it came from; four grades.

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Stroke, Ui,
    Vec2,
};

use super::{closer, grades, summary, typed};
use crate::app::command::Command;
use crate::app::markdown::{self, Look};
use crate::app::state::{Forms, Sitting, State};
use crate::app::table::MARKED;
use crate::app::theme::{ANSWER, QUESTION, Tokens, UNIT};
use crate::app::{fonts, widgets};
use crate::deck::{Mask, Note, Question};
use crate::study::Comparison;

pub fn show(ui: &mut Ui, state: &State, forms: &mut Forms, commands: &mut Vec<Command>) {
    let Some(sitting) = &state.sitting else { return };
    let Some((card, deck, note, question)) = state.asked_card() else {
        summary::show(ui, state, sitting, commands);
        return;
    };
    let tokens = state.tokens(ui);
    Panel::bottom("grades")
        .frame(Frame::new().fill(tokens.background).inner_margin(Margin {
            top: 16,
            bottom: 24,
            ..Margin::ZERO
        }))
        .show_separator_line(false)
        .show(ui, |ui| {
            widgets::column(ui, |ui| grades::show(ui, state, sitting, commands));
        });
    let leech = card.state.is_leech(state.collection.settings());
    let marks = [
        ("study-marked", note.tags.iter().any(|tag| tag == MARKED)),
        ("study-leech", leech),
        ("study-cram", sitting.session.is_cram()),
    ];
    head(ui, state, sitting, (&deck.title, &marks), commands);
    if sitting.editing {
        closer::editor(ui, state, note, forms, commands);
    }
    ui.add_space(UNIT * 1.5);
    let room = ui.available_height();
    ScrollArea::vertical().id_salt(&card.id).auto_shrink(false).show(ui, |ui| {
        widgets::column(ui, |ui| {
            Frame::new()
                .fill(tokens.surface)
                .stroke(Stroke::new(1.0, tokens.border))
                .corner_radius(CornerRadius::same(18))
                .inner_margin(Margin::symmetric(40, 32))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.set_min_height(room - 66.0);
                    // The question stays where it is when the answer comes.
                    ui.add_space(((room - 330.0) * 0.3).clamp(0.0, 110.0));
                    let typed = typed::expected(state, &question).is_some();
                    let compared = typed::comparison(state, forms).filter(|_| sitting.revealed);
                    body(ui, state, sitting, (&question, compared.as_ref()), commands);
                    if typed && !sitting.revealed {
                        typed::field(ui, state, &card.id, forms, commands);
                    }
                    if sitting.revealed {
                        source(ui, state, note);
                    }
                    if sitting.closer {
                        closer::show(ui, state, sitting);
                    }
                });
        });
    });
}

/// What is left, the deck's name, and what else can be done with the card.
fn head(
    ui: &mut Ui,
    state: &State,
    sitting: &Sitting,
    (title, marks): (&str, &[(&str, bool)]),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let left = sitting.session.remaining();
    let done = sitting.session.summary().reviews;
    let total = done + left.new + left.due + left.learning;
    ui.add_space(UNIT * 2.0);
    widgets::column(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.menu_button(locale.tr("study-more"), |ui| {
                    for command in [
                        Command::Undo,
                        Command::LookCloser,
                        Command::EditCard,
                        Command::Mark,
                        Command::Bury,
                        Command::Suspend,
                        Command::EndStudy,
                    ] {
                        if ui.button(locale.tr(command.key())).clicked() {
                            commands.push(command);
                            ui.close();
                        }
                    }
                });
                let chips = [
                    ("chip-due", left.due, tokens.hard),
                    ("chip-learning", left.learning, tokens.again),
                    ("chip-new", left.new, tokens.easy),
                ];
                for (key, count, colour) in chips.into_iter().filter(|(_, count, _)| *count > 0) {
                    widgets::chip(ui, tokens, &locale.count(key, count), colour);
                }
                for (key, _) in marks.iter().filter(|(_, shown)| *shown) {
                    widgets::chip(ui, tokens, &locale.tr(key), tokens.muted);
                }
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
    (question, compared): (&Question, Option<&Comparison>),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let asked = Look { size: QUESTION, colour: tokens.text, strong: tokens.text };
    match question {
        Question::Text { front, back } => {
            text(ui, front, asked);
            if sitting.revealed {
                rule(ui, tokens);
                beside(ui, state, compared);
                text(ui, back, answer_look(tokens));
            }
        }
        Question::Cloze { gapped, revealed, .. } => {
            let gap = Look { strong: tokens.accent, ..asked };
            if sitting.revealed {
                beside(ui, state, compared);
                text(ui, revealed, gap);
            } else {
                text(ui, &marked(gapped), gap);
            }
        }
        Question::List { prompt, items, open } => {
            text(ui, prompt, asked);
            let key = if *open { "study-open-list" } else { "study-list" };
            let count = state.locale.count(key, items.len());
            ui.vertical_centered(|ui| widgets::muted(ui, tokens, count));
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
        Question::Occlusion { prompt, picture, mask, others } => {
            let place = [("picture", picture.clone()), ("number", mask.number.to_string())];
            let told = state.locale.with("study-mask", &place);
            if prompt.is_empty() {
                text(ui, &told, asked);
            } else {
                text(ui, prompt, asked);
                ui.vertical_centered(|ui| widgets::muted(ui, tokens, told.as_str()));
            }
            plan(ui, tokens, mask, others, sitting.revealed, &told);
            if sitting.revealed {
                rule(ui, tokens);
                beside(ui, state, compared);
                text(ui, &mask.label, answer_look(tokens));
            }
        }
    }
}

/// What was typed, above the answer.
fn beside(ui: &mut Ui, state: &State, compared: Option<&Comparison>) {
    if let Some(comparison) = compared {
        typed::show(ui, state, comparison);
    }
}

/// Where the masks lie on the picture: the one that is asked in the accent, its number on it.
fn plan(ui: &mut Ui, tokens: &Tokens, asked: &Mask, others: &[Mask], revealed: bool, told: &str) {
    ui.add_space(UNIT);
    let width = ui.available_width().min(360.0);
    ui.vertical_centered(|ui| {
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(width, width * 0.62), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, told));
        let line = Stroke::new(1.0, tokens.border);
        let painter = ui.painter();
        painter.rect(rect, 12, tokens.raised, line, egui::StrokeKind::Inside);
        let put = |mask: &Mask, fill, ink, text: String| {
            let part = |value: u16| f32::from(value) / 1000.0;
            let min = rect.min + Vec2::new(part(mask.left), part(mask.top)) * rect.size();
            let size = Vec2::new(part(mask.width), part(mask.height)) * rect.size();
            let place = egui::Rect::from_min_size(min, size);
            painter.rect(place, 6, fill, line, egui::StrokeKind::Inside);
            let text = widgets::galley(ui, &text, 14.0, fonts::medium(), ink);
            let at = place.center() - text.size() / 2.0;
            painter.galley(at, text, ink);
        };
        for mask in others {
            put(mask, tokens.track, tokens.text, mask.number.to_string());
        }
        let sign = if revealed { format!("{} ✓", asked.number) } else { "?".to_owned() };
        put(asked, tokens.accent, tokens.on_accent, sign);
    });
}

/// The gaps of a question, made to stand out: they are what is asked.
fn marked(gapped: &str) -> String {
    gapped.replace("[…]", "**[…]**")
}

fn answer_look(tokens: &Tokens) -> Look {
    Look { size: ANSWER, colour: tokens.text, strong: tokens.accent }
}

/// Short texts are centred; long ones and lists are easier to read from an edge.
fn text(ui: &mut Ui, markdown: &str, look: Look) {
    let job = markdown::layout(markdown, look, false);
    let long = job.text.chars().count() > 220 || job.text.contains('\n');
    if long {
        ui.add(Label::new(job).wrap().selectable(true));
    } else {
        ui.vertical_centered(|ui| {
            ui.add(Label::new(job).wrap().selectable(true).halign(Align::Center));
        });
    }
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
    for (at, (text, right)) in shuffled(note, &question, state.now().day).iter().enumerate() {
        let letter = char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(25)));
        let taken = sitting.choice == Some(at);
        let (sign, ink) = match (sitting.revealed, right, taken) {
            (true, true, _) => ("✓", tokens.good),
            (true, false, true) => ("✗", tokens.danger),
            (true, false, false) => ("", tokens.muted),
            (false, ..) => ("", tokens.text),
        };
        let response = option(ui, tokens, letter, text, sign, ink, !sitting.revealed);
        if response.clicked() {
            commands.push(Command::Choose(at));
        }
    }
}

fn option(
    ui: &mut Ui,
    tokens: &Tokens,
    letter: char,
    text: &str,
    sign: &str,
    ink: egui::Color32,
    open: bool,
) -> egui::Response {
    let width = ui.available_width();
    let format = egui::FontId::new(17.0, egui::FontFamily::Proportional);
    let plain = markdown::layout(text, Look { size: 17.0, colour: ink, strong: ink }, false).text;
    let body = ui.painter().layout(plain.clone(), format, ink, width - 110.0);
    let sense = if open { egui::Sense::click() } else { egui::Sense::hover() };
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(width, body.size().y.max(20.0) + 24.0), sense);
    let spoken = format!("{letter} {plain} {sign}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, open, spoken.trim_end()));
    let active = open && (response.hovered() || response.has_focus());
    let (fill, line) = if active { (tokens.accent_soft, 2.0) } else { (tokens.surface, 1.0) };
    let edge = match (active, sign.is_empty()) {
        (true, _) => tokens.accent,
        (false, true) => tokens.border,
        (false, false) => ink,
    };
    let painter = ui.painter();
    painter.rect(rect, 11, fill, Stroke::new(line, edge), egui::StrokeKind::Inside);
    let middle = rect.center().y;
    let cap =
        egui::Rect::from_center_size(egui::pos2(rect.left() + 30.0, middle), Vec2::splat(26.0));
    painter.rect_filled(cap, 7, tokens.raised);
    let mark = widgets::galley(ui, &letter.to_string(), 14.0, fonts::medium(), tokens.text);
    painter.galley(cap.center() - mark.size() / 2.0, mark, tokens.text);
    painter.galley(egui::pos2(rect.left() + 56.0, middle - body.size().y / 2.0), body, ink);
    let sign = widgets::galley(ui, sign, 18.0, fonts::medium(), ink);
    let at = egui::pos2(rect.right() - 20.0 - sign.size().x, middle - sign.size().y / 2.0);
    painter.galley(at, sign, ink);
    response
}

/// The sentence that the card comes from, and where it stands.
fn source(ui: &mut Ui, state: &State, note: &Note) {
    let Some(source) = &note.source else { return };
    let tokens = state.tokens(ui);
    ui.add_space(UNIT * 3.0);
    let inner = Frame::new()
        .fill(tokens.raised)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin { left: 20, right: 18, top: 12, bottom: 12 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            if !source.quote.is_empty() {
                let quote = RichText::new(&source.quote).family(fonts::italic()).color(tokens.text);
                ui.add(Label::new(quote.line_height(Some(22.0))).wrap());
            }
            if !source.place.is_empty() {
                let place = RichText::new(&source.place).size(14.0).color(tokens.muted);
                ui.add(Label::new(place).wrap());
            }
        });
    let edge = inner.response.rect;
    let bar = egui::Rect::from_min_size(edge.min, Vec2::new(4.0, edge.height()));
    let round = CornerRadius { nw: 10, sw: 10, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, round, tokens.accent_half);
}

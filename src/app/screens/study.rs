//! *Study*: a question; its answer with the sentence it came from; four grades.

use egui::text::TextFormat;
use egui::{
    Align, CornerRadius, FontId, Frame, Label, Layout, Margin, Rect, RichText, ScrollArea, Stroke,
    Ui, UiBuilder, Vec2, vec2,
};

use super::text::{self, Manner};
use super::{choice, closer, grades, occlusion, summary, typed};
use crate::app::command::Command;
use crate::app::command_table::TABLE;
use crate::app::features::study::{Sitting, Typed};
use crate::app::flags;
use crate::app::markdown::Look;
use crate::app::state::State;
use crate::app::theme::{ANSWER, BODY, QUESTION, Tokens, UNIT};
use crate::app::{fonts, layers, room, typography, widgets, words};
use crate::deck::{Flag, MARKED, Note, Question, media_in};
use crate::study::{CardEntry, Comparison};

pub fn show(ui: &mut Ui, state: &State, typed: &mut Typed, commands: &mut Vec<Command>) {
    let Some(sitting) = &state.study.sitting else { return };
    let Some((card, deck, note, question)) = state.asked_card() else {
        summary::show(ui, state, sitting, commands);
        return;
    };
    let tokens = state.tokens(ui);
    head(ui, state, sitting, (&deck.title, &marks(ui, state, sitting, (card, note))), commands);
    ui.add_space(UNIT * 1.5);
    // What is read comes before what is pressed, for the eye, the Tab key and a screen reader: the
    // card first, and below it the room that is kept for the grades.
    let typing = !sitting.revealed && typed::expected(state, deck, &question).is_some();
    let whole = ui.available_rect_before_wrap();
    let edge = whole.bottom() - grades::HEIGHT - UNIT * 5.0;
    let (above, below) = whole.split_top_bottom_at_y(edge);
    let high = above.height();
    room::keep_floor(ui, edge);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        let area = ScrollArea::vertical().id_salt(&card.id).auto_shrink(false);
        area.min_scrolled_height(0.0).show(ui, |ui| {
            widgets::column(ui, |ui| {
                let shown = Frame::new()
                    .fill(tokens.surface)
                    .stroke(Stroke::new(1.0, tokens.border))
                    .corner_radius(CornerRadius::same(18))
                    .inner_margin(Margin::symmetric(40, 32))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        ui.set_min_height((high - 66.0).max(0.0));
                        let start = ui.cursor().top();
                        // The question stays where it is when the answer comes.
                        let most = if shows_picture(&question) { 0.0 } else { 110.0 };
                        ui.add_space(((high - 330.0) * 0.3).clamp(0.0, most));
                        let compared = typed::comparison(state, typed).filter(|_| sitting.revealed);
                        context(ui, tokens, note);
                        body(ui, state, sitting, (&question, compared.as_ref()), commands);
                        if typing {
                            typed::field(ui, state, &card.id, typed, commands);
                        }
                        if sitting.revealed {
                            source(ui, state, note);
                        }
                        look_closer(ui, state, sitting);
                        keep_clear(ui, above);
                        ui.cursor().top() - start
                    });
                // The end of a card that reaches below what is said can be scrolled above it.
                let said = room::notice_room(ui);
                if said > 0.0 && shown.inner + 66.0 > high - said {
                    ui.add_space(said);
                }
            });
        });
    });
    let typing = typing || typed.beside.as_ref() == Some(&card.id);
    let below = below.with_min_y(edge + UNIT * 2.0);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        widgets::column(ui, |ui| grades::show(ui, state, sitting, (typing, typed), commands));
    });
}

/// The closer look, which is scrolled into view when it is opened.
fn look_closer(ui: &mut Ui, state: &State, sitting: &Sitting) {
    let id = egui::Id::unique("closer-was-open");
    let was_open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    ui.data_mut(|data| data.insert_temp(id, sitting.closer));
    if !sitting.closer {
        return;
    }
    let top = ui.cursor().top();
    closer::show(ui, state, sitting);
    if !was_open {
        let shown = ui.min_rect().with_min_y(top).expand2(vec2(0.0, UNIT * 2.0));
        // Where it has no room as a whole, its beginning is seen.
        let align = (shown.height() > ui.clip_rect().height()).then_some(Align::TOP);
        ui.scroll_to_rect(shown, align);
    }
}

/// Keeps what is asked and answered free of messages, as far down as it is in view.
fn keep_clear(ui: &Ui, above: Rect) {
    let read = ui.min_rect().with_max_y(ui.cursor().top());
    room::keep_clear(ui, Some(read.intersect(above)));
}

/// Whether the room above a question is wanted for its picture.
fn shows_picture(question: &Question) -> bool {
    matches!(question, Question::Occlusion { .. }) || !media_in(&question.front()).is_empty()
}

/// With less room for the title, what is said of the card stands below it.
const LEAST_TITLE: f32 = 40.0;
const LOW: f32 = 320.0;

/// What is said of the card, each with its colour.
fn marks(
    ui: &Ui,
    state: &State,
    sitting: &Sitting,
    (card, note): (&CardEntry, &Note),
) -> Vec<(String, egui::Color32)> {
    let tokens = state.tokens(ui);
    let flag = Flag::among(&note.tags).map(|flag| (flags::key(flag), flags::colour(flag, tokens)));
    let leech = card.state.is_leech(state.workspace.collection().settings());
    let others = [
        ("study-marked", note.tags.iter().any(|tag| tag == MARKED)),
        ("study-leech", leech),
        ("study-cram", sitting.session.is_cram()),
    ];
    let others = others.into_iter().filter(|(_, said)| *said).map(|(key, _)| (key, tokens.muted));
    flag.into_iter().chain(others).map(|(key, ink)| (state.locale.tr(key), ink)).collect()
}

/// The deck's name, what is said of the card, what is left, and what else can be done.
fn head(
    ui: &mut Ui,
    state: &State,
    sitting: &Sitting,
    (title, marks): (&str, &[(String, egui::Color32)]),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let left = sitting.session.remaining();
    let done = sitting.session.summary().reviews;
    let total = done + left.new + left.due + left.learning;
    let counts = [
        ("chip-new", left.new, tokens.easy),
        ("chip-learning", left.learning, tokens.again),
        ("chip-due", left.due, tokens.hard),
    ];
    let counts = counts.into_iter().filter(|(_, count, _)| *count > 0);
    let counts = counts.map(|(key, count, colour)| (locale.count(key, count), colour));
    let chips: Vec<(String, egui::Color32)> = marks.iter().cloned().chain(counts).collect();
    let more = locale.tr("study-more");
    ui.add_space(UNIT * 2.0);
    widgets::column(ui, |ui| {
        let row = ui.horizontal(|ui| {
            ui.set_min_height(34.0);
            // The title comes first, and has what the rest leaves.
            let padding = 2.0 * ui.spacing().button_padding.x;
            let button = widgets::galley(ui, &more, BODY, fonts::medium(), tokens.text);
            let rest = chips.iter().map(|(text, _)| widgets::chip_width(ui, text) + UNIT);
            let rest = rest.sum::<f32>() + button.size().x + padding + UNIT;
            let room = (ui.available_width() - rest).max(0.0);
            let beside = room >= LEAST_TITLE;
            let room =
                if beside { room } else { ui.available_width() - button.size().x - padding - UNIT };
            ui.allocate_ui_with_layout(
                vec2(room, 34.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(room);
                    let text = RichText::new(title).family(fonts::medium());
                    ui.add(Label::new(text).truncate());
                },
            );
            for (text, colour) in chips.iter().filter(|_| beside) {
                widgets::chip(ui, tokens, text, *colour);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.menu_button(&more, |ui| layers::menu(ui, |ui| menu(ui, state, commands)));
            });
            beside
        });
        // In a low window they leave their room to the card.
        if !row.inner && ui.available_height() > LOW {
            ui.horizontal_wrapped(|ui| {
                for (text, colour) in &chips {
                    widgets::chip(ui, tokens, text, *colour);
                }
            });
        }
        let label = locale
            .with("study-progress", &[("done", done.to_string()), ("total", total.to_string())]);
        let share = done as f32 / total.max(1) as f32;
        widgets::progress(ui, tokens, 0.0, share, &label);
    });
}

fn menu(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for entry in TABLE.iter().filter(|entry| entry.in_menu) {
        let keys = entry.keys.first().map(|keys| words::cap(&state.locale, *keys));
        let name = state.locale.tr(entry.command.key());
        if widgets::menu_line(ui, &name, keys.unwrap_or_default()).clicked() {
            commands.push(entry.command.clone());
            ui.close();
        }
    }
}

/// The context that the question needs, read out before it.
fn context(ui: &mut Ui, tokens: &Tokens, note: &Note) {
    if note.context.trim().is_empty() {
        return;
    }
    let centred = ui.vertical_centered(|ui| widgets::context(ui, tokens, note));
    if let Some(response) = centred.inner {
        widgets::read_out(&response);
    }
    ui.add_space(UNIT / 2.0);
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
            question_text(ui, state, front, asked, commands);
            if sitting.revealed {
                rule(ui, tokens);
                beside(ui, state, compared);
                answer_text(ui, state, back, answer_look(tokens), commands);
            }
        }
        Question::Cloze { gapped, gaps, revealed, .. } => {
            let gap = Look { strong: tokens.accent, ..asked };
            if sitting.revealed {
                beside(ui, state, compared);
                answer_text(ui, state, revealed, gap, commands);
            } else {
                question_text(ui, state, &marked(gapped, gaps), gap, commands);
            }
        }
        Question::List { prompt, items, open } => {
            question_text(ui, state, prompt, asked, commands);
            let key = if *open { "study-open-list" } else { "study-list" };
            let count = state.locale.count(key, items.len());
            ui.vertical_centered(|ui| widgets::muted(ui, tokens, count));
            let shown = if sitting.revealed { items.len() } else { sitting.items };
            if shown > 0 {
                rule(ui, tokens);
                ui.spacing_mut().item_spacing.y = 0.0;
                let manner = Manner { centred: false, selectable: true };
                for item in items.iter().take(shown) {
                    // Each on its own, so that only the one that comes is read out.
                    let (item, look) = (format!("- {item}"), answer_look(tokens));
                    for part in text::show(ui, state, &item, look, manner, commands) {
                        widgets::read_out(&part.response);
                    }
                }
            }
        }
        Question::Choice { question, .. } => {
            question_text(ui, state, question, asked, commands);
            ui.add_space(UNIT * 2.0);
            choice::options(ui, state, sitting, commands);
        }
        Question::Occlusion { .. } => {
            question_text(ui, state, &occlusion::asked(state, question), asked, commands);
            ui.add_space(UNIT);
            occlusion::show(ui, state, sitting, question);
            if sitting.revealed {
                ui.add_space(UNIT);
                beside(ui, state, compared);
                answer_text(ui, state, &question.back(), answer_look(tokens), commands);
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

/// The gaps of a question, made to stand out and kept on one line: they are what is asked. What was put
/// in for a pronoun stands in brackets, too.
fn marked(gapped: &str, gaps: &[String]) -> String {
    gaps.iter().fold(gapped.to_owned(), |text, gap| {
        text.replace(gap.as_str(), &format!("**{}**", gap.replace(' ', "\u{a0}")))
    })
}

fn answer_look(tokens: &Tokens) -> Look {
    Look { size: ANSWER, colour: tokens.text, strong: tokens.accent }
}

/// A question: a heading, read out when it comes.
fn question_text(
    ui: &mut Ui,
    state: &State,
    markdown: &str,
    look: Look,
    commands: &mut Vec<Command>,
) {
    let shown = text::show(ui, state, markdown, look, MANNER, commands);
    let mut texts = shown.iter().filter_map(|part| Some((part, part.text.as_ref()?)));
    if let Some((first, text)) = texts.next() {
        widgets::heading(&first.response, text);
    }
    if let Some(first) = shown.first() {
        widgets::read_out(&first.response);
    }
}

/// An answer, read out when it comes.
fn answer_text(
    ui: &mut Ui,
    state: &State,
    markdown: &str,
    look: Look,
    commands: &mut Vec<Command>,
) {
    for part in text::show(ui, state, markdown, look, MANNER, commands) {
        widgets::read_out(&part.response);
    }
}

const MANNER: Manner = Manner { centred: true, selectable: true };

fn rule(ui: &mut Ui, tokens: &Tokens) {
    ui.add_space(UNIT * 2.0);
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::ZERO, tokens.border);
    ui.add_space(UNIT * 2.0);
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
                let font = FontId::new(BODY, fonts::italic());
                let mut format = TextFormat::simple(font, tokens.text);
                format.line_height = Some(22.0);
                ui.add(Label::new(typography::job(&source.quote, &format)).wrap());
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

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_gap_stands_out_and_what_was_put_in_does_not() {
        let gaps = ["[… mmol/L]".to_owned()];
        let shown = marked("[Le sodium] baisse de [… mmol/L].", &gaps);
        assert_eq!(shown, "[Le sodium] baisse de **[…\u{a0}mmol/L]**.");
    }
}

//! A multiple choice: its options, shuffled, and afterwards which of them is right.

use egui::{Role, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::app::command::{Command, Study};
use crate::app::features::study::Sitting;
use crate::app::markdown::{self, Look};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, widgets};
use crate::deck::{Note, Question};

/// The options of a multiple choice, in an order that depends on the card and the day alone.
#[must_use]
fn shuffled(note: &Note, question: &Question, day: i32) -> Vec<(String, bool)> {
    let Question::Choice { answers, distractors, .. } = question else { return Vec::new() };
    let wrong = distractors.iter().map(|text| (text.clone(), false));
    let right = answers.iter().map(|text| (text.clone(), true));
    let mut options: Vec<_> = right.chain(wrong).collect();
    let key =
        |text: &str| crate::deck::NoteId::from_parts(&[note.id.as_str(), &day.to_string(), text]);
    options.sort_by_key(|(text, _)| key(text));
    options
}

/// Whether what was taken of the options is not what is right. Whoever had the answer shown without
/// taking any judges alone.
#[must_use]
pub fn is_missed(state: &State) -> bool {
    let Some(sitting) = state.study.sitting.as_ref().filter(|sitting| sitting.revealed) else {
        return false;
    };
    let Some((_, _, note, question @ Question::Choice { .. })) = state.asked_card() else {
        return false;
    };
    let options = shuffled(note, &question, state.now().day);
    let wrong = |(at, (_, right)): (usize, &(String, bool))| sitting.taken.contains(&at) != *right;
    !sitting.taken.is_empty() && options.iter().enumerate().any(wrong)
}

pub fn options(ui: &mut Ui, state: &State, sitting: &Sitting, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let Some((_, _, note, question)) = state.asked_card() else { return };
    let several = question.has_several_answers();
    if several {
        ui.vertical_centered(|ui| widgets::muted(ui, tokens, state.locale.tr("study-several")));
        ui.add_space(UNIT);
    }
    for (at, (text, right)) in shuffled(note, &question, state.now().day).iter().enumerate() {
        let letter = char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(25)));
        let taken = sitting.taken.contains(&at);
        let (sign, ink) = match (sitting.revealed, right, taken) {
            (true, true, _) => ("✓", tokens.good),
            (true, false, true) => ("✗", tokens.danger),
            (true, false, false) => ("", tokens.muted),
            (false, ..) => ("", tokens.text),
        };
        let look = Face { letter, sign, ink, taken: several && taken, open: !sitting.revealed };
        let response = option(ui, tokens, text, &look);
        if !sign.is_empty() {
            widgets::read_out(&response);
        }
        if response.clicked() {
            commands.push(Command::Study(Study::Choose(at)));
        }
    }
}

/// How an option looks.
struct Face {
    letter: char,
    sign: &'static str,
    ink: egui::Color32,
    /// It is ticked, among others that may be.
    taken: bool,
    /// It can be taken still.
    open: bool,
}

fn option(ui: &mut Ui, tokens: &Tokens, text: &str, look: &Face) -> egui::Response {
    let Face { letter, sign, ink, taken, open } = *look;
    let width = ui.available_width();
    let format = egui::FontId::new(17.0, egui::FontFamily::Proportional);
    let plain = markdown::layout(text, Look { size: 17.0, colour: ink, strong: ink }, false).text;
    let body = ui.painter().layout(plain.clone(), format, ink, width - 110.0);
    let sense = if open { egui::Sense::click() } else { egui::Sense::hover() };
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(width, body.size().y.max(20.0) + 24.0), sense);
    let spoken = format!("{letter} {plain} {sign}");
    response.widget_info(|| {
        let mut told = WidgetInfo::labeled(Role::Button, open, spoken.trim_end());
        told.selected = taken.then_some(true);
        told
    });
    let active = open && (taken || response.hovered() || response.has_focus());
    let (fill, line) = if active { (tokens.accent_soft, 2.0) } else { (tokens.surface, 1.0) };
    let edge = match (active, sign.is_empty()) {
        (true, _) => tokens.accent,
        (false, true) => tokens.border,
        (false, false) => ink,
    };
    let painter = ui.painter();
    painter.rect(rect, 11, fill, Stroke::new(line, edge), StrokeKind::Inside);
    let middle = rect.center().y;
    let cap =
        egui::Rect::from_center_size(egui::pos2(rect.left() + 30.0, middle), Vec2::splat(26.0));
    let (under, over) =
        if taken { (tokens.accent, tokens.on_accent) } else { (tokens.raised, tokens.text) };
    painter.rect_filled(cap, 7, under);
    let mark = widgets::galley(ui, &letter.to_string(), 14.0, fonts::medium(), over);
    painter.galley(cap.center() - mark.size() / 2.0, mark, over);
    painter.galley(egui::pos2(rect.left() + 56.0, middle - body.size().y / 2.0), body, ink);
    let sign = widgets::galley(ui, sign, 18.0, fonts::medium(), ink);
    let at = egui::pos2(rect.right() - 20.0 - sign.size().x, middle - sign.size().y / 2.0);
    painter.galley(at, sign, ink);
    response
}

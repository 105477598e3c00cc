//! The text of the candidates, sentence by sentence: what each gave, why not more, and a card of
//! one's own.
//!
//! A sentence that was clicked opens: its candidates that are not kept stand under it with the
//! reason, and what to do about it.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    EventFilter, FontFamily, FontId, Frame, Key, Label, Margin, Modifiers, RichText, Sense, Ui,
    WidgetInfo,
};

use super::forms::Forms;
use crate::app::command::{Command, Create};
use crate::app::features::create::{Choosing, GapForm, Row};
use crate::app::rows::Rows;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_focus, fonts, typography, widgets};
use crate::generate::{Outcome, Sentence};

/// The size of the text, in points, and the height of its lines.
const SIZE: f32 = 15.5;
const LINE: f32 = 23.0;

/// Those with cards are tinted, the one pointed at is marked.
pub fn show(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let listed = choosing.lines.listed();
    let sentence_at = |line: usize| {
        let at = *listed.get(line)?;
        Some((at, choosing.generated.sentences.get(at)?))
    };
    let rows = Rows {
        salt: "text",
        count: listed.len(),
        follow: choosing.sentence.filter(|_| choosing.follow).map(|at| choosing.lines.place(at)),
        gap: 4.0,
    };
    let place = |line: usize| sentence_at(line).map_or("", |(_, sentence)| &*sentence.place);
    let begins = |line: usize| {
        let before = line.checked_sub(1).map(place);
        !place(line).is_empty() && before.is_none_or(|before| before != place(line))
    };
    let guess = |at: usize, width: f32| {
        let letters = sentence_at(at).map_or(0, |(_, sentence)| sentence.text.len()) as f32;
        (letters * 7.6 / (width - 24.0).max(80.0)).ceil() * LINE
            + 8.0
            + if begins(at) { 34.0 } else { 0.0 }
    };
    rows.show(ui, guess, |ui, line| {
        if let Some(sentence) = sentence_at(line) {
            if begins(line) {
                ui.add_space(if line == 0 { 0.0 } else { UNIT });
                widgets::small_label(ui, state.tokens(ui), place(line));
            }
            self::sentence(ui, state, choosing, sentence, forms, commands);
        }
    });
}

fn sentence(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    (at, sentence): (usize, &Sentence),
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let pointed = choosing.sentence == Some(at);
    let has_cards = choosing.is_asked(at);
    let ground = match (pointed, has_cards) {
        (true, _) => tokens.highlight,
        (false, true) => tokens.highlight_soft,
        (false, false) => tokens.surface,
    };
    let ink = if has_cards || pointed { tokens.text } else { tokens.muted };
    let frame = Frame::new().fill(ground).corner_radius(6).inner_margin(Margin::symmetric(10, 3));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(form) = forms.create.gap.as_mut().filter(|form| form.sentence == at) {
            gap(ui, state, sentence, form, commands);
            return;
        }
        let label = Label::new(line_of(&sentence.text, ink)).wrap().selectable(false);
        if ui.add(label.sense(Sense::click())).clicked() {
            commands.push(Command::Create(Create::ShowSentence(at)));
        }
        let opened = choosing.opened == Some(at);
        let left: Vec<(usize, &Row)> = choosing
            .rows_of(at)
            .filter(|(_, row)| opened && (!row.kept || row.by_hand) && row.candidate.is_some())
            .collect();
        if let Outcome::Nothing(reason) = sentence.outcome
            && pointed
            && !has_cards
            && left.is_empty()
        {
            why(ui, state, reason.key());
        }
        for row in left {
            candidate(ui, state, choosing, row, commands);
        }
        if opened {
            let make = Command::Create(Create::MakeCard(Some(at)));
            ui.add_space(2.0);
            if widgets::small(ui, tokens, &state.locale.tr(make.key()), "C").clicked() {
                commands.push(make);
            }
            ui.add_space(3.0);
        }
    });
}

/// A candidate that is not kept: its box, what it asks, and why not.
fn candidate(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    (place, row): (usize, &Row),
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    ui.horizontal_top(|ui| {
        let first = row.note.cards().into_iter().next();
        let told = first.map(|card| (card.question.front(), row.note.asked(&card.question)));
        let (front, asked) = told.unwrap_or_default();
        let name = format!("{} – {asked}", state.locale.tr("candidates-keep"));
        if widgets::check(ui, tokens, row.kept, "", &name).clicked() {
            commands.push(Command::Create(Create::Toggle(Some(place))));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            widgets::context(ui, tokens, &row.note);
            let text = RichText::new(front).size(14.5).color(tokens.text);
            ui.add(Label::new(text).wrap().selectable(false));
            if let Some(key) = choosing.why_not(row) {
                why(ui, state, key);
            }
        });
    });
}

/// Why there is no card.
pub fn why(ui: &mut Ui, state: &State, key: &str) {
    let text = RichText::new(state.locale.tr(key)).size(14.0).family(fonts::italic());
    ui.add(Label::new(text.color(state.tokens(ui).text)).wrap());
}

/// The sentence while words of it are chosen, with the mouse or the keyboard.
fn gap(
    ui: &mut Ui,
    state: &State,
    sentence: &Sentence,
    form: &mut GapForm,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let chosen = form.chosen();
    let hidden = sentence.text.get(chosen.clone()).unwrap_or_default();
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let parts = [
        (sentence.text.get(..chosen.start), false),
        (Some(hidden), true),
        (sentence.text.get(chosen.end..), false),
    ];
    for (part, marked) in parts {
        let ink = if marked { tokens.on_accent } else { tokens.text };
        let mut format = TextFormat::simple(FontId::new(SIZE, FontFamily::Proportional), ink);
        format.line_height = Some(LINE);
        if marked {
            format.background = tokens.accent;
        }
        job.append(part.unwrap_or_default(), 0.0, format);
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click_and_drag());
    ui.painter().galley(rect.min, galley.clone(), tokens.text);
    response.widget_info(|| {
        let name = locale.with("gap-words", &[("words", hidden.to_owned())]);
        WidgetInfo::labeled(egui::Role::ListBox, true, name)
    });
    if form.new {
        response.request_focus();
        form.new = false;
    }
    // A word is under the pointer from the press on, and up to where it is let go.
    let (press, shift) = ui.input(|input| (input.pointer.press_origin(), input.modifiers.shift));
    let mut point = |at: Option<egui::Pos2>, extend: bool| {
        if let Some(at) = at {
            let letters = usize::from(galley.cursor_from_pos(at - rect.min).index);
            let byte = sentence.text.char_indices().nth(letters);
            form.point(byte.map_or(sentence.text.len(), |(byte, _)| byte), extend);
        }
    };
    if response.drag_started() {
        point(press, shift);
        response.request_focus();
    }
    if response.dragged() {
        point(response.interact_pointer_pos(), true);
    } else if response.clicked() {
        point(response.interact_pointer_pos(), shift);
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        keys(ui, form, commands);
    }
    ui.add_space(2.0);
    // What is hidden is said again with every word.
    let text = locale.with("gap-hidden", &[("words", hidden.to_owned())]);
    let told = RichText::new(text).size(14.0).family(fonts::italic()).color(tokens.text);
    widgets::read_out(&ui.add(Label::new(told).wrap()));
    let mut members = vec![response.id];
    ui.horizontal_wrapped(|ui| {
        for (command, key) in
            [(Command::Create(Create::KeepGap), "↵"), (Command::Create(Create::LeaveGap), "Esc")]
        {
            let button = widgets::small(ui, tokens, &locale.tr(command.key()), key);
            members.push(button.id);
            if button.clicked() {
                commands.push(command);
            }
        }
    });
    field_focus::ring(ui, "gap", &members);
    ui.add_space(3.0);
}

/// Arrows go from word to word, with Shift they take more; Home and End go to the ends.
fn keys(ui: &Ui, form: &mut GapForm, commands: &mut Vec<Command>) {
    let far = isize::MAX;
    let steps = [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::ArrowUp, -5),
        (Key::ArrowDown, 5),
        (Key::Home, -far),
        (Key::End, far),
    ];
    ui.input_mut(|input| {
        for (key, step) in steps {
            if input.consume_key(Modifiers::SHIFT, key) {
                form.go(step, true);
            } else if input.consume_key(Modifiers::NONE, key) {
                form.go(step, false);
            }
        }
        if input.consume_key(Modifiers::NONE, Key::Enter) {
            commands.push(Command::Create(Create::KeepGap));
        }
    });
}

fn line_of(text: &str, ink: egui::Color32) -> LayoutJob {
    let mut format = TextFormat::simple(FontId::new(SIZE, FontFamily::Proportional), ink);
    format.line_height = Some(LINE);
    typography::job(text, &format)
}

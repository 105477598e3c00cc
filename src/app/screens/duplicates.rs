//! Two notes that are alike, beside each other with what differs marked: one of them is kept, with
//! the better history, or they are told apart.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, FontFamily, FontId, Key, Label, Layout, Link, RichText, Role, ScrollArea, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::way_back;
use crate::app::command::{Command, Duplicates, Editor, Screen, Side};
use crate::app::differing::differing;
use crate::app::key_combination::Keys;
use crate::app::kinds::Kind;
use crate::app::state::State;
use crate::app::theme::{BODY, Tokens, UNIT};
use crate::app::{widgets, words};
use crate::deck::{ClozeText, Content, Deck, Note};

/// From this width on the two stand beside each other, else one above the other.
const WIDE: f32 = 560.0;
/// Lines are not longer than two of reading width.
const MOST: f32 = 1100.0;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width();
        let width = (room - UNIT * 6.0).min(MOST);
        ui.horizontal_top(|ui| {
            ui.add_space((room - width) / 2.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                page(ui, state, commands);
            });
        });
    });
}

fn page(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    way_back::show(ui, state, Screen::Browse, Command::Go(Screen::Browse), commands);
    let title = locale.tr("command-duplicates");
    let Some(twice) = state.workspace.twice_known() else {
        widgets::title(ui, tokens, &title, None);
        widgets::read_out(&widgets::muted(ui, tokens, locale.tr("looking")));
        return;
    };
    let (place, count) = state.duplicates.place(&state.workspace);
    let Some(pair) = state.duplicates.shown(&state.workspace) else {
        widgets::title(ui, tokens, &title, None);
        widgets::empty(
            ui,
            tokens,
            &locale.tr("duplicates-none"),
            &locale.tr("duplicates-none-text"),
        );
        return;
    };
    widgets::title(ui, tokens, &title, Some(&locale.tr("duplicates-text")));
    ui.horizontal_wrapped(|ui| {
        for command in [Duplicates::Previous, Duplicates::Next] {
            let command = Command::from(command);
            ui.add_enabled_ui(command.is_available(state), |ui| {
                if widgets::command_button(ui, locale, &command).clicked() {
                    commands.push(command.clone());
                }
            });
        }
        let at = [("place", (place + 1).to_string()), ("count", count.to_string())];
        widgets::read_out(&widgets::aside(ui, tokens, locale.with("duplicates-place", &at)));
    });
    ui.add_space(UNIT);
    if let Some(likeness) = twice.get(place).map(|pair| pair.likeness) {
        let told = ui.add(Label::new(RichText::new(locale.tr(likeness.key())).strong()).wrap());
        widgets::read_out(&told);
    }
    ui.add_space(UNIT);
    both(ui, state, pair, commands);
    ui.add_space(UNIT * 1.5);
    let apart = Command::from(Duplicates::TellApart);
    let cap = words::cap(locale, Keys::Alone(Key::N));
    if widgets::small(ui, tokens, &locale.tr(apart.key()), &cap).clicked() {
        commands.push(apart);
    }
    ui.add_space(UNIT * 3.0);
}

fn both(ui: &mut Ui, state: &State, pair: [(&Deck, &Note); 2], commands: &mut Vec<Command>) {
    let [first, second] = pair.map(|(_, note)| parts(note));
    let asked = differing(&first[0], &second[0]);
    let answered = differing(&first[1], &second[1]);
    let [ask_first, ask_second] = &asked;
    let [answer_first, answer_second] = &answered;
    let sides = [
        (Side::First, ask_first, answer_first, [pair[0], pair[1]]),
        (Side::Second, ask_second, answer_second, [pair[1], pair[0]]),
    ];
    let wide = ui.available_width() >= WIDE;
    if !wide {
        for (side, asked, answered, notes) in sides {
            let shown = Shown { side, texts: [asked, answered], notes };
            widgets::card(ui, state.tokens(ui), |ui| one(ui, state, &shown, commands));
            ui.add_space(UNIT);
        }
        return;
    }
    let width = (ui.available_width() - UNIT * 2.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT * 2.0;
        for (side, asked, answered, notes) in sides {
            let shown = Shown { side, texts: [asked, answered], notes };
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = UNIT;
                widgets::card(ui, state.tokens(ui), |ui| one(ui, state, &shown, commands));
            });
        }
    });
}

/// One of the two.
struct Shown<'a> {
    side: Side,
    /// Question and answer, word by word, with what the other has not.
    texts: [&'a [(&'a str, bool)]; 2],
    /// This one, and the other.
    notes: [(&'a Deck, &'a Note); 2],
}

fn one(ui: &mut Ui, state: &State, shown: &Shown, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let [(deck, note), (_, other)] = shown.notes;
    let kind = locale.tr(Kind::of(&note.content).key());
    widgets::small_label(ui, tokens, &format!("{} · {kind}", deck.title));
    ui.add_space(UNIT / 2.0);
    widgets::context(ui, tokens, note);
    marked(ui, state, shown.texts[0], true);
    if !shown.texts[1].is_empty() {
        ui.add_space(UNIT / 2.0);
        marked(ui, state, shown.texts[1], false);
    }
    ui.add_space(UNIT);
    if !note.tags.is_empty() {
        widgets::small_label(ui, tokens, &state.workspace.tag_names().line(&note.tags));
    }
    let quote = note.source.as_ref().map(|source| source.quote.trim()).unwrap_or_default();
    if !quote.is_empty() {
        widgets::small_label(ui, tokens, quote);
    }
    widgets::small_label(ui, tokens, &past(state, note));
    let outlook = state.workspace.outlook(note, other, &state.now());
    let told = if outlook.takes_past {
        locale.with("duplicates-other-past", &[("past", past(state, other))])
    } else {
        locale.tr("duplicates-own-past")
    };
    widgets::small_label(ui, tokens, &told);
    if outlook.wakes {
        widgets::small_label(ui, tokens, &locale.tr("duplicates-wakes"));
    }
    ui.add_space(UNIT);
    ui.horizontal_wrapped(|ui| {
        let keep = Duplicates::Keep(shown.side);
        let digit = if shown.side == Side::First { 1 } else { 2 };
        let cap = words::cap(locale, Keys::Digit(digit));
        let response =
            widgets::keyed_sized(ui, tokens, &locale.tr("duplicates-keep"), &cap, vec2(0.0, 36.0));
        let spoken = locale.tr(keep.key());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.clicked() {
            commands.push(keep.into());
        }
        let front: String = shown.texts[0].iter().map(|(word, _)| *word).collect();
        let edit = ui.add(Link::new(RichText::new(locale.tr("duplicates-edit")).size(14.5)));
        let spoken = format!("{} – {}", locale.tr("duplicates-edit"), front.trim());
        edit.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
        if edit.clicked() {
            commands.push(Editor::Edit(note.id.clone()).into());
        }
    });
}

/// A text in which what the other has not is marked; a screen reader is told those words.
fn marked(ui: &mut Ui, state: &State, words: &[(&str, bool)], is_question: bool) {
    let tokens = state.tokens(ui);
    let job = job(words, tokens, if is_question { BODY + 2.0 } else { BODY });
    let text = job.text.clone();
    let response = ui.add(Label::new(job).wrap());
    let other: Vec<&str> =
        words.iter().filter(|(_, differs)| *differs).map(|(word, _)| word.trim()).collect();
    if !other.is_empty() {
        let arguments = [("text", text), ("words", other.join(", "))];
        let spoken = state.locale.with("duplicates-differs", &arguments);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
}

fn job(words: &[(&str, bool)], tokens: &Tokens, size: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (word, differs) in words {
        let mut format = TextFormat {
            font_id: FontId::new(size, FontFamily::Proportional),
            color: tokens.text,
            ..TextFormat::default()
        };
        let end = word.trim_end();
        let rest = format.clone();
        if *differs {
            format.background = tokens.highlight_soft;
            format.underline = Stroke::new(1.5, tokens.highlight);
        }
        job.append(end, 0.0, format);
        job.append(&word[end.len()..], 0.0, rest);
    }
    job
}

/// What is asked and what is answered, as they are written; gaps are shown as gaps.
fn parts(note: &Note) -> [String; 2] {
    match &note.content {
        Content::Cloze { text } => match ClozeText::read(text) {
            Ok(read) => {
                let (gapped, hidden) = read.sides();
                [gapped, hidden.join(", ")]
            }
            Err(_) => [text.clone(), String::new()],
        },
        _ => match note.cards().into_iter().next() {
            Some(card) => [card.question.front(), card.question.back()],
            None => Default::default(),
        },
    }
}

/// How well it is known.
fn past(state: &State, note: &Note) -> String {
    let locale = &state.locale;
    let past = state.workspace.past(note, &state.now());
    let mut told = vec![locale.count("duplicates-reviews", past.reviews)];
    if past.lapses > 0 {
        told.push(locale.count("duplicates-lapses", past.lapses));
    }
    if past.stability > 0.0 {
        let days = words::decimal(locale, past.stability);
        told.push(locale.with("duplicates-stability", &[("days", days)]));
    }
    if past.suspended {
        told.push(locale.tr("duplicates-suspended"));
    }
    told.join(" · ")
}

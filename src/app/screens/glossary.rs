//! *Create*: the terms of the text, to tick and make cards of.
//!
//! A term that no sentence of the text can ask for can't be ticked.

use std::collections::BTreeSet;

use egui::{Align, Frame, Key, Label, Layout, Margin, RichText, Sense, Stroke, TextEdit, Ui};

use super::forms::Forms;
use crate::app::command::{Command, Create, Terms};
use crate::app::features::create::Choosing;
use crate::app::features::terms::{Order, Terms as TermForm};
use crate::app::rows::Rows;
use crate::app::state::State;
use crate::app::theme::{BODY, UNIT};
use crate::app::{fonts, widgets, words};
use crate::deck::fold;
use crate::generate::Entry;

/// The card of a term, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Already,
    /// It can be ticked.
    OnRequest,
    /// No sentence asks for it.
    Never,
}

pub fn show(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let form = &mut *forms.terms;
    let kept = choosing.kept_notes();
    let asked = |entry: &Entry| match choosing.note_of(entry) {
        Some(note) if kept.contains(&note.id) => Asked::Already,
        Some(_) => Asked::OnRequest,
        None => Asked::Never,
    };
    tools(ui, state, form);
    ui.add_space(UNIT / 2.0);
    let listed = listed(choosing, form);
    let able = |at: &usize| {
        choosing.glossary.get(*at).is_some_and(|entry| asked(entry) == Asked::OnRequest)
    };
    let make = locale.count("glossary-make", form.ticked.len());
    let ready = !form.ticked.is_empty();
    let every: BTreeSet<usize> = listed.iter().copied().filter(able).collect();
    let text = locale.tr("glossary-tick-all");
    let tick_all = |ui: &mut Ui| {
        let all = !every.is_empty() && every.is_subset(&form.ticked);
        if widgets::check(ui, tokens, all, &text, &text).clicked() {
            if all {
                form.ticked.retain(|at| !every.contains(at));
            } else {
                form.ticked.extend(&every);
            }
        }
    };
    let width = widgets::galley(ui, &make, BODY, fonts::medium(), tokens.text).size().x;
    let width = width + 2.0 * ui.spacing().button_padding.x;
    widgets::apart_or_below(ui, widgets::check_width(ui, &text), tick_all, width, |ui| {
        if widgets::primary_when(ui, tokens, ready, &make).clicked() {
            commands.push(Command::Terms(Terms::Keep));
        }
    });
    ui.add_space(UNIT / 2.0);
    if listed.is_empty() {
        let text = locale.tr("glossary-none-text");
        widgets::empty(ui, tokens, &locale.tr("glossary-none"), &text);
        return;
    }
    let moved = keys(ui, form, &listed, able, commands);
    let rows = Rows {
        salt: "glossary",
        count: listed.len(),
        follow: Some(form.chosen).filter(|_| moved),
        gap: 4.0,
    };
    rows.show(
        ui,
        |_, _| 62.0,
        |ui, line| {
            let at = listed.get(line).copied().unwrap_or_default();
            if let Some(entry) = choosing.glossary.get(at) {
                let told = (line, at, asked(entry));
                term(ui, state, choosing, (told, entry), form, commands);
            }
        },
    );
}

/// Arrows and J, K move; Space and Enter tick. Whether the chosen line has moved.
fn keys(
    ui: &Ui,
    form: &mut TermForm,
    listed: &[usize],
    able: impl Fn(&usize) -> bool,
    commands: &mut Vec<Command>,
) -> bool {
    let last = listed.len().saturating_sub(1);
    let before = form.chosen;
    form.chosen = form.chosen.min(last);
    if ui.ctx().text_edit_focused() {
        return form.chosen != before;
    }
    let pressed = |wanted: &[Key]| {
        ui.input_mut(|input| {
            wanted.iter().any(|key| input.consume_key(egui::Modifiers::NONE, *key))
        })
    };
    if pressed(&[Key::ArrowDown, Key::J]) {
        form.chosen = (form.chosen + 1).min(last);
    }
    if pressed(&[Key::ArrowUp, Key::K]) {
        form.chosen = form.chosen.saturating_sub(1);
    }
    // Tab has led to a button: Space and Enter are the button's.
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    if let Some(at) = listed.get(form.chosen).filter(|at| able(at))
        && free
        && pressed(&[Key::Space, Key::Enter])
    {
        tick(form, *at);
    }
    let make = !form.ticked.is_empty() && pressed(&[Key::G]);
    if make {
        commands.push(Command::Terms(Terms::Keep));
    }
    form.chosen != before
}

fn tick(form: &mut TermForm, at: usize) {
    if !form.ticked.remove(&at) {
        form.ticked.insert(at);
    }
}

/// How wide the choice of the order is, in points.
const ORDER: f32 = 200.0;

/// The filter and the order.
fn tools(ui: &mut Ui, state: &State, form: &mut TermForm) {
    let locale = &state.locale;
    ui.horizontal_wrapped(|ui| {
        let hint = locale.tr("glossary-filter");
        // Both together end where the list does.
        let left = ui.available_width() - ORDER - ui.spacing().item_spacing.x;
        let edit = TextEdit::singleline(&mut form.filter)
            .hint_text(&hint)
            .desired_width(left.floor().max(90.0))
            .margin(Margin::symmetric(10, 7));
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, &hint));
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::F)) {
            response.request_focus();
        }
        let name = |order: Order| match order {
            Order::Rank => locale.tr("glossary-by-rank"),
            Order::Frequency => locale.tr("glossary-by-frequency"),
            Order::Alphabet => locale.tr("glossary-by-alphabet"),
        };
        egui::ComboBox::from_id_salt("glossary-order")
            .selected_text(name(form.order))
            .width(ORDER)
            .show_ui(ui, |ui| {
                for order in [Order::Rank, Order::Frequency, Order::Alphabet] {
                    ui.selectable_value(&mut form.order, order, name(order));
                }
            })
            .response
            .widget_info(|| {
                let text = format!("{} {}", locale.tr("glossary-order"), name(form.order));
                egui::WidgetInfo::labeled(egui::Role::ComboBox, true, text)
            });
    });
}

/// The places of the terms that the filter lets through, in the chosen order.
fn listed(choosing: &Choosing, form: &TermForm) -> Vec<usize> {
    let wanted = fold(form.filter.trim());
    let entry = |at: usize| choosing.glossary.get(at);
    let holds = |at: &usize| entry(*at).is_some_and(|entry| fold(&entry.term).contains(&wanted));
    let mut listed: Vec<usize> = (0..choosing.glossary.len()).filter(holds).collect();
    match form.order {
        Order::Rank => {}
        Order::Frequency => {
            listed.sort_by_key(|at| std::cmp::Reverse(entry(*at).map_or(0, |e| e.frequency)));
        }
        Order::Alphabet => {
            listed.sort_by_cached_key(|at| entry(*at).map(|entry| fold(&entry.term)));
        }
    }
    listed
}

fn term(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    ((line, at, asked), entry): ((usize, usize, Asked), &Entry),
    form: &mut TermForm,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let edge = if form.chosen == line { tokens.accent } else { tokens.surface };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(2.0, edge))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 6));
    // The line as a whole takes the click; its box lies above.
    let ground = ui.interact(ui.max_rect(), ui.unique_id().with("term"), Sense::click());
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            if asked == Asked::OnRequest {
                let ticked = form.ticked.contains(&at);
                if widgets::check(ui, tokens, ticked, "", &entry.term).clicked() {
                    tick(form, at);
                }
            } else {
                ui.add_space(22.0 + ui.spacing().item_spacing.x);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().interact_size.y = 26.0;
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let score = words::decimal(locale, entry.score);
                        let seen = entry.frequency.to_string();
                        let numbers = [("count", seen), ("score", score)];
                        widgets::aside(ui, tokens, locale.with("glossary-numbers", &numbers));
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            let text = RichText::new(&entry.term).family(fonts::medium());
                            let label = Label::new(text.size(16.0)).truncate().selectable(false);
                            ui.add(label);
                        });
                    });
                });
                let sentence = choosing.generated.sentences.get(entry.sentence);
                let told = entry.definition.as_deref().or(sentence.map(|s| s.text.as_str()));
                let told = told.unwrap_or_default();
                let line = match asked {
                    Asked::Already => format!("{} · {told}", locale.tr("glossary-has-card")),
                    Asked::OnRequest => told.to_owned(),
                    Asked::Never => locale.tr("glossary-no-card"),
                };
                let text = RichText::new(line).size(14.0).color(tokens.muted);
                ui.add(Label::new(text).truncate().selectable(false));
            });
        });
    });
    if ground.clicked() {
        form.chosen = line;
        commands.push(Command::Create(Create::ShowSentence(entry.sentence)));
    }
}

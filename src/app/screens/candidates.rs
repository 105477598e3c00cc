//! *Create*, with the cards that were found: the text on one side, the candidates on the other.

use egui::{
    Align, CornerRadius, FontFamily, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea,
    Sense, Stroke, Ui, vec2,
};

use super::candidates_bar::NARROW;
use super::forms::Forms;
use super::{candidates_bar, glossary, note_fields, sentences};
use crate::app::command::{Command, Create, Editor, Terms};
use crate::app::features::create::{Choosing, Row};
use crate::app::fields::Field;
use crate::app::markdown::{self, Look};
use crate::app::rows::Rows;
use crate::app::state::State;
use crate::app::theme::{BODY, Tokens, UNIT};
use crate::app::{field_focus, fonts, room, segmented, widgets, words};
use crate::generate::Amount;
use crate::message::Tell as _;

const LOW: f32 = 340.0;

pub fn show(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let margin = Frame::new().inner_margin(Margin::symmetric(16, 16));
    if ui.available_width() < NARROW && ui.available_height() < LOW {
        // The smallest window: one thing after the other, above the button that saves.
        Panel::bottom("candidates-save")
            .frame(Frame::new().fill(tokens.rail).inner_margin(Margin::symmetric(16, 6)))
            .show(ui, |ui| {
                room::keep_floor(ui, ui.max_rect().top() - 6.0);
                candidates_bar::study(ui, state, choosing, commands);
                candidates_bar::save(ui, state, choosing, commands);
            });
        ScrollArea::vertical().id_salt("candidates-all").auto_shrink(false).show(ui, |ui| {
            margin.show(ui, |ui| {
                let room = vec2(ui.available_width(), LOW);
                let below = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(room, below, |ui| {
                    ui.set_min_height(LOW);
                    list(ui, state, choosing, forms, commands);
                });
                ui.add_space(UNIT);
                ui.horizontal(|ui| candidates_bar::title(ui, state, choosing, forms, commands));
                candidates_bar::again(ui, state, choosing, forms, commands);
                candidates_bar::another(ui, state, commands);
            });
        });
        return;
    }
    Panel::bottom("candidates-bar")
        .frame(Frame::new().fill(tokens.rail).inner_margin(Margin::symmetric(24, 12)))
        .show(ui, |ui| {
            room::keep_floor(ui, ui.max_rect().top() - 12.0);
            candidates_bar::show(ui, state, choosing, forms, commands);
        });
    // Both lists end above what is said.
    let said = room::notice_room(ui);
    if said > 0.0 {
        Panel::bottom("candidates-said")
            .exact_size(said)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new())
            .show(ui, |_| {});
    }
    let half = (ui.available_width() * 0.46).round();
    // Where both would be too narrow to be read, the cards have the room.
    let text = Panel::left("candidates-text")
        .exact_size(half)
        .resizable(false)
        .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 16)));
    if ui.available_width() >= NARROW {
        text.show(ui, |ui| sentences::show(ui, state, choosing, forms, commands));
    }
    margin.show(ui, |ui| {
        list(ui, state, choosing, forms, commands);
    });
}

fn list(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    tabs(ui, state, choosing, forms, commands);
    if forms.terms.shown {
        glossary::show(ui, state, choosing, forms, commands);
        return;
    }
    amount(ui, state, choosing, commands);
    if let Some(damage) = &choosing.generated.damage {
        widgets::muted(ui, tokens, locale.say(&damage.message()));
    }
    let (notes, cards) = choosing.kept();
    let numbers = [("notes", notes.to_string()), ("cards", cards.to_string())];
    let kept = locale.with("candidates-kept", &numbers);
    let count = |ui: &mut Ui| {
        let text = RichText::new(&kept).family(fonts::medium());
        widgets::read_out(&ui.add(Label::new(text).truncate()));
    };
    let only = locale.tr("candidates-only-kept");
    let check = |ui: &mut Ui, only_kept: &mut bool| {
        if widgets::check(ui, tokens, *only_kept, &only, &only).clicked() {
            *only_kept = !*only_kept;
        }
    };
    widgets::apart_or_below(
        ui,
        widgets::galley(ui, &kept, BODY, fonts::medium(), tokens.text).size().x,
        count,
        widgets::check_width(ui, &only),
        |ui| check(ui, &mut forms.create.only_kept),
    );
    ui.add_space(UNIT / 2.0);
    if choosing.rows.is_empty() {
        let text = locale.tr("candidates-none-text");
        widgets::empty(ui, tokens, &locale.tr("candidates-none"), &text);
        return;
    }
    let listed =
        choosing.rows.iter().enumerate().filter(|(_, row)| !forms.create.only_kept || row.kept);
    let listed: Vec<(usize, &Row)> = listed.collect();
    let rows = Rows {
        salt: "candidates",
        count: listed.len(),
        follow: listed.iter().position(|(at, _)| choosing.follow && *at == choosing.selected),
        gap: UNIT,
    };
    rows.show(
        ui,
        |_, _| 96.0,
        |ui, at| {
            if let Some(row) = listed.get(at) {
                candidate(ui, state, choosing, *row, forms, commands);
            }
        },
    );
}

/// Fewer cards or more, with etymologies or without.
fn amount(ui: &mut Ui, state: &State, choosing: &Choosing, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.horizontal(|ui| {
        // What stands before the choices is on their line, as what stands behind is.
        ui.set_min_height(segmented::height(ui));
        let mut amount = choosing.amount;
        let name = locale.tr("command-amount");
        let choices = Amount::ALL.map(|amount| (amount, locale.tr(amount.key())));
        let ends = ["amount-fewer", "amount-more"].map(|key| locale.tr(key));
        let beside = |text: &String| {
            let text = widgets::galley(ui, text, 14.0, FontFamily::Proportional, tokens.text);
            text.size().x + ui.spacing().item_spacing.x
        };
        let wide = segmented::width(ui, tokens, choices.iter().map(|(_, text)| text));
        let room = ui.available_width() > wide + ends.iter().map(beside).sum::<f32>();
        let [fewer, more] = ends;
        if room {
            widgets::aside(ui, tokens, fewer);
        }
        widgets::segmented(ui, tokens, &name, &mut amount, choices);
        if room {
            widgets::aside(ui, tokens, more);
        }
        if amount != choosing.amount {
            commands.push(Command::Create(Create::Amount(amount)));
        }
    });
    if choosing.has_etymology() {
        let text = locale.tr("command-etymology");
        if widgets::check(ui, tokens, choosing.etymology, &text, &text).clicked() {
            commands.push(Command::Create(Create::ToggleEtymology));
        }
    }
    ui.add_space(UNIT / 2.0);
}

/// Cards, or the glossary.
fn tabs(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let locale = &state.locale;
    let cards = locale.count("candidates-tab-cards", choosing.rows.len());
    let terms = locale.count("candidates-tab-terms", choosing.glossary.len());
    let mut shown = forms.terms.shown;
    let name = locale.tr("candidates-tabs");
    let choices = [(false, cards), (true, terms)];
    widgets::segmented(ui, state.tokens(ui), &name, &mut shown, choices);
    if shown != forms.terms.shown {
        commands.push(Command::Terms(Terms::Toggle));
    }
    ui.add_space(UNIT / 2.0);
}

fn candidate(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    (at, row): (usize, &Row),
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let selected = choosing.selected == at;
    let line =
        if selected { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.border) };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(line)
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(14, 12));
    let first = row.note.cards().into_iter().next();
    let front = first.map(|card| row.note.asked(&card.question)).unwrap_or_default();
    // The card as a whole takes the click; what it holds lies above.
    let ground = ui.interact(ui.max_rect(), ui.unique_id().with("card"), Sense::click());
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let name = format!("{} – {front}", locale.tr("candidates-keep"));
            if widgets::check(ui, tokens, row.kept, "", &name).clicked() {
                commands.push(Command::Create(Create::Toggle(Some(at))));
            }
            ui.add_space(2.0);
            ui.vertical(|ui| {
                if selected && choosing.editing {
                    editor(ui, state, forms, commands);
                } else {
                    faces(ui, tokens, row);
                    if let Some(key) = choosing.why_not(row) {
                        sentences::why(ui, state, key);
                    }
                }
                if selected && !choosing.editing {
                    ui.add_space(UNIT / 2.0);
                    tools(ui, state, choosing, row, commands);
                }
            });
        });
    });
    if ground.clicked() && !(selected && choosing.editing) {
        commands.push(Command::Create(Create::Select(at)));
    }
}

/// What can be done with the selected candidate, each with its key.
fn tools(ui: &mut Ui, state: &State, choosing: &Choosing, row: &Row, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    ui.horizontal(|ui| {
        let keep = if row.kept {
            (Command::Create(Create::Drop), "D")
        } else {
            (Command::Create(Create::Keep), "G")
        };
        for (command, key) in [keep, (Command::Create(Create::Edit), "E")] {
            if widgets::small(ui, tokens, &locale.tr(command.key()), key).clicked() {
                commands.push(command);
            }
        }
        if ui.available_width() < 110.0 {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(candidate) = choosing.candidate(row) {
                let score = words::decimal(locale, candidate.score.total);
                widgets::aside(ui, tokens, locale.with("candidates-score", &[("score", score)]));
            }
        });
    });
}

/// Every card of the note, question and answer.
fn faces(ui: &mut Ui, tokens: &Tokens, row: &Row) {
    let ink = if row.kept { tokens.text } else { tokens.muted };
    widgets::context(ui, tokens, &row.note);
    for (at, card) in row.note.cards().iter().enumerate() {
        if at > 0 {
            ui.add_space(UNIT / 2.0);
        }
        let asked = Look { size: 16.0, colour: ink, strong: ink };
        let front = format!("**{}**", card.question.front().replace("**", ""));
        let front = if front.contains('\n') { card.question.front() } else { front };
        let answered = Look { size: 15.5, colour: ink, strong: ink };
        let back = card.question.back();
        for (text, look) in [(front, asked), (back, answered)] {
            let job = markdown::layout(&text, look, false);
            ui.add(Label::new(job).wrap().selectable(false));
        }
    }
}

fn editor(ui: &mut Ui, state: &State, forms: &mut Forms<'_>, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (form, caret) = (&mut forms.create.note, &mut forms.create.caret);
    let own = |command: &Editor| matches!(command, Editor::Mark(_) | Editor::Keep);
    for command in note_fields::pressed(ui, own) {
        match command {
            Editor::Mark(markup) => caret.mark = Some(markup),
            _ => commands.push(Command::Create(Create::EndEdit(true))),
        }
    }
    let mut members = vec![note_fields::field(ui, state, form, caret, Field::Context)];
    for field in form.kind.fields() {
        members.push(note_fields::field(ui, state, form, caret, *field));
    }
    ui.horizontal(|ui| {
        let done = Command::Create(Create::EndEdit(true));
        let button = widgets::primary(ui, tokens, &locale.tr(done.key()));
        members.push(button.id);
        if button.clicked() {
            commands.push(done);
        }
        let cancel = Command::Create(Create::EndEdit(false));
        let button = ui.button(locale.tr(cancel.key()));
        members.push(button.id);
        if button.clicked() {
            commands.push(cancel);
        }
    });
    field_focus::ring(ui, "candidate", &members);
}

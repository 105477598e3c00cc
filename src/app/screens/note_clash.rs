//! What the student and somebody else have both changed in the note that is edited: the other version
//! beside the student's own, which is in its field, and what can be done about it.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Role, Stroke, Ui, WidgetInfo};

use crate::app::command::{Choice, Command, Editor, Part};
use crate::app::features::editor::{Of, Open};
use crate::app::fields::NoteForm;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, markdown, widgets};
use crate::deck::Note;

pub fn show(ui: &mut Ui, state: &State, open: &Open, commands: &mut Vec<Command>) {
    let Of::Note(id) = &open.of else { return };
    let Some((_, note)) = state.workspace.note(id) else { return };
    let now = NoteForm::of(note);
    for part in open.clashes(&now) {
        one(ui, state, (open, note, &now), part, commands);
    }
}

fn one(
    ui: &mut Ui,
    state: &State,
    (open, note, now): (&Open, &Note, &NoteForm),
    part: Part,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (title, theirs) = match part {
        Part::Text(field) => {
            let field_name = locale.tr(field.key(open.form.kind));
            let title = locale.with("note-clash", &[("field", field_name)]);
            (title, now.text(field).to_owned())
        }
        Part::Content => (locale.tr("note-clash-content"), asked(note)),
    };
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.hard))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = RichText::new(&title).size(14.5).family(fonts::medium());
            widgets::read_out(&ui.add(Label::new(text).wrap()));
            let empty = theirs.trim().is_empty();
            let theirs = if empty { locale.tr("note-clash-empty") } else { theirs };
            let ink = if empty { tokens.muted } else { tokens.text };
            widgets::read_out(&ui.add(Label::new(RichText::new(theirs).color(ink)).wrap()));
            ui.horizontal_wrapped(|ui| {
                for choice in [Choice::Mine, Choice::Theirs, Choice::Both] {
                    if choice == Choice::Both && empty {
                        continue;
                    }
                    let command = Editor::Settle(part, choice);
                    let name = locale.tr(command.key());
                    let response = ui.button(&name);
                    let spoken = format!("{name} – {title}");
                    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
                    if response.clicked() {
                        commands.push(command.into());
                    }
                }
            });
        });
    ui.add_space(UNIT);
}

/// The note's cards, a line each.
fn asked(note: &Note) -> String {
    let told = |card: crate::deck::Card| {
        let (front, back) = (card.question.front(), card.question.back());
        format!("{} → {}", markdown::plain(&front), markdown::plain(&back))
    };
    note.cards().into_iter().map(told).collect::<Vec<_>>().join("\n")
}

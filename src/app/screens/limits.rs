//! The limits of a day for a folder or a deck: the form where they are set.

use egui::{Key, Label, Margin, Modifiers, RichText, TextEdit, Ui};

use crate::app::command::{Command, Limits};
use crate::app::features::limits::Form;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_focus, fonts, layers, text_undo, widgets};

/// The form; Enter keeps it, Escape does not.
pub fn form(ui: &Ui, state: &State, open: &mut Option<Form>, commands: &mut Vec<Command>) {
    let Some(form) = open else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let (mut closed, mut kept) = (false, false);
    let modal = layers::dialog(ui, "limits", 440.0, |ui| {
        let title = RichText::new(locale.tr("limits-title")).size(18.0).family(fonts::medium());
        ui.label(title);
        widgets::muted(ui, tokens, state.workspace.title(&form.of));
        ui.add_space(UNIT);
        let fields = [("settings-new", &mut form.new), ("settings-reviews", &mut form.reviews)];
        for (at, (key, text)) in fields.into_iter().enumerate() {
            let label = ui.label(locale.tr(key));
            let edit = TextEdit::singleline(text)
                .hint_text(locale.tr("limits-none"))
                .desired_width(180.0)
                .margin(Margin::symmetric(10, 7));
            let field = ui.add(edit).labelled_by(label.id);
            text_undo::keep_own(&field, text);
            if at == 0 {
                field_focus::caret_in(&field);
            }
            ui.add_space(UNIT / 2.0);
        }
        let scheduling = &state.workspace.settings().scheduling;
        let numbers = [
            ("new", scheduling.new_per_day.to_string()),
            ("reviews", scheduling.reviews_per_day.to_string()),
        ];
        let text = RichText::new(locale.with("limits-text", &numbers)).size(14.0);
        ui.add(Label::new(text.color(tokens.muted)).wrap());
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            kept = widgets::primary(ui, tokens, &locale.tr("command-end-edit")).clicked();
            closed = ui.button(locale.tr("command-cancel")).clicked();
        });
        kept |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) && !closed;
    });
    if closed || modal.should_close() {
        *open = None;
    } else if kept {
        commands.push(Command::Limits(Limits::Keep));
    }
}

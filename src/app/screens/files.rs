//! The form where a path is written, where the system has no dialog for files.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Button, Id, Key, Label, Margin, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::app::command::{Command, Files};
use crate::app::features::files::{Form, Refused};
use crate::app::file_dialog::Wanted;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_focus, fonts, layers, text_undo, widgets};

/// Tab goes on with a name, the arrows choose one, Enter takes the path, Escape leaves it.
pub fn form(ui: &Ui, state: &State, open: &mut Option<Form>, commands: &mut Vec<Command>) {
    let Some(form) = open else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let offered: Vec<(String, bool)> =
        form.offered().into_iter().map(|entry| (entry.name.clone(), entry.is_folder)).collect();
    let last = offered.len().saturating_sub(1);
    form.chosen = form.chosen.min(last);
    let (down, up, enter, tab) = ui.input_mut(|input| {
        let mut key = |key| input.consume_key(Modifiers::NONE, key);
        (key(Key::ArrowDown), key(Key::ArrowUp), key(Key::Enter), key(Key::Tab))
    });
    if down {
        form.chosen = if form.chosen >= last { 0 } else { form.chosen + 1 };
    }
    if up {
        form.chosen = form.chosen.checked_sub(1).unwrap_or(last);
    }
    let (mut kept, mut closed) = (enter, false);
    let mut completed = tab.then_some(form.chosen);
    let modal = layers::dialog(ui, "files", 560.0, |ui| {
        let title = RichText::new(&form.question.title).size(18.0).family(fonts::medium());
        widgets::heading(&ui.label(title), &form.question.title);
        let about = match form.question.wanted {
            Wanted::File | Wanted::Media => "path-text-file",
            Wanted::Folder => "path-text-folder",
            Wanted::Place(_) => "path-text-place",
            Wanted::Export(_) => "path-text-export",
        };
        let about = RichText::new(locale.tr(about)).size(14.5).color(tokens.muted);
        ui.add(Label::new(about).wrap());
        ui.add_space(UNIT);
        let name = locale.tr("path-field");
        let id = Id::unique("files-path");
        if std::mem::take(&mut form.completed) {
            let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            let end = CCursorRange::one(CCursor::new(form.text.chars().count()));
            edit.cursor.set_char_range(Some(end));
            edit.store(ui.ctx(), id);
        }
        let edit = TextEdit::singleline(&mut form.text)
            .id(id)
            .lock_focus(true)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(10, 8));
        let field = ui.add(edit);
        text_undo::keep_own(&field, &form.text);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        field_focus::caret_in(&field);
        if field.changed() {
            (form.chosen, form.refused) = (0, None);
        }
        if let Some(refused) = form.refused {
            let key = match refused {
                Refused::NoFile => "path-no-file",
                Refused::NoFolder => "path-no-folder",
                Refused::Taken => "path-taken",
                Refused::Ending => "path-ending",
            };
            let said = ui.label(RichText::new(locale.tr(key)).size(14.5).color(tokens.again));
            widgets::read_out(&said);
        }
        ui.add_space(UNIT / 2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (at, (name, is_folder)) in offered.iter().enumerate() {
                let here = at == form.chosen;
                let shown = if *is_folder { format!("{name}/") } else { name.clone() };
                let ink = if here { tokens.accent } else { tokens.text };
                let fill = if here { tokens.accent_soft } else { tokens.raised };
                let text = RichText::new(&shown).size(14.0).color(ink);
                let response = ui.add(Button::new(text).fill(fill).min_size(vec2(0.0, 26.0)));
                response
                    .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, &shown));
                if response.clicked() {
                    completed = Some(at);
                }
            }
        });
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            kept |= widgets::primary(ui, tokens, &locale.tr("command-end-edit")).clicked();
            closed = ui.button(locale.tr("command-cancel")).clicked();
        });
    });
    if closed || modal.should_close() {
        commands.push(Files::Leave.into());
    } else if kept {
        commands.push(Files::Keep.into());
    } else if let Some(at) = completed {
        commands.push(Files::Complete(at).into());
    }
}

//! The fields of a note while it is written, with the keys and buttons that change what is
//! selected in them; and its tags.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, Button, Id, Key, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2,
};

use crate::app::caret::{Caret, Goal};
use crate::app::command::{Command, Editor};
use crate::app::fields::{Field, Kind, NoteForm};
use crate::app::key_combination::Keys;
use crate::app::markup::{self, Markup};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{command_table, tag_names, text_undo, widgets, words};
use crate::find::TagNames;

/// The most tags that are proposed.
const MOST: usize = 6;

/// The commands of the editor whose keys are pressed in this frame, among some.
pub fn pressed(ui: &Ui, among: impl Fn(&Editor) -> bool) -> Vec<Editor> {
    let of = |entry: &command_table::Entry| match &entry.command {
        Command::Editor(command) if among(command) => Some(command.clone()),
        _ => None,
    };
    let entries = command_table::TABLE.iter();
    let found = entries.filter_map(|entry| of(entry).filter(|_| entry.is_pressed(ui, false)));
    found.collect()
}

/// A row of buttons that do what the keys do.
pub fn toolbar(ui: &mut Ui, state: &State, kind: Kind, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding = vec2(9.0, 3.0);
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.spacing_mut().interact_size.y = 28.0;
        let signs = [
            (Markup::Bold, RichText::new("G").family(crate::app::fonts::medium())),
            (Markup::Italic, RichText::new("I").family(crate::app::fonts::italic())),
            (Markup::Gap, RichText::new("[…]")),
            (Markup::SameGap, RichText::new("[=]")),
            (Markup::Spaces, RichText::new("«\u{a0}»")),
        ];
        let gaps = |markup| matches!(markup, Markup::Gap | Markup::SameGap);
        for (markup, sign) in signs.into_iter().filter(|(m, _)| kind == Kind::Cloze || !gaps(*m)) {
            let command = Command::from(Editor::Mark(markup));
            let name = state.locale.tr(command.key());
            let sign = match markup {
                // « Gras » or "Bold".
                Markup::Bold => {
                    let initial: String = name.chars().take(1).collect();
                    RichText::new(initial).family(crate::app::fonts::medium())
                }
                _ => sign,
            };
            let response = ui.add(Button::new(sign.size(14.5)).min_size(vec2(32.0, 28.0)));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            let hint = words::hint(&state.locale, &name, command.keys());
            if response.on_hover_text(hint).clicked() {
                commands.push(command);
            }
        }
        let command = Command::from(Editor::OpenMedia);
        let name = state.locale.tr(command.key());
        let text = RichText::new(state.locale.tr("editor-media")).size(14.5);
        let response = ui.add(Button::new(text).min_size(vec2(32.0, 28.0)));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let hint = words::hint(&state.locale, &name, command.keys());
        if response.on_hover_text(hint).clicked() {
            commands.push(command);
        }
    });
}

/// A field with its name above it.
pub fn field(
    ui: &mut Ui,
    state: &State,
    form: &mut NoteForm,
    caret: &mut Caret,
    field: Field,
) -> Id {
    let tokens = state.tokens(ui);
    let kind = form.kind;
    let label = widgets::small_label(ui, tokens, &state.locale.tr(field.key(kind)));
    let id = Id::unique(("note-field", field as usize));
    let here = caret.place.as_ref().is_some_and(|(place, _)| *place == field);
    if let Some(markup) = caret.mark.filter(|_| here) {
        caret.mark = None;
        mark(ui, form, caret, field, id, markup);
    }
    let text = form.text_mut(field);
    let edit = TextEdit::multiline(text)
        .id(id)
        .desired_rows(field.lines())
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7));
    let response = ui.add(edit).labelled_by(label.id);
    text_undo::keep_own(&response, form.text(field));
    let goal = match caret.goal {
        // At the end of what is there.
        Some(Goal::In(goal)) if goal == field => Some(form.text(field).chars().count()),
        Some(Goal::At(goal, at)) if goal == field => Some(at),
        _ => None,
    };
    if let Some(at) = goal {
        caret.goal = None;
        response.request_focus();
        select(ui, id, CCursorRange::one(CCursor::new(at)));
    }
    if response.has_focus() {
        caret.place = Some((field, selected(ui, id)));
    }
    ui.add_space(UNIT / 2.0);
    id
}

/// Does something to what is selected, and gives the caret back.
fn mark(ui: &Ui, form: &mut NoteForm, caret: &Caret, field: Field, id: Id, markup: Markup) {
    let place = caret.place.as_ref().map_or(0..0, |(_, place)| place.clone());
    let plain = field.is_plain() && markup != Markup::Spaces;
    let gap = matches!(markup, Markup::Gap | Markup::SameGap);
    if plain || (gap && field != Field::Text) {
        return;
    }
    let marked = markup::apply(markup, form.text(field), place);
    *form.text_mut(field) = marked.text;
    let Range { start, end } = marked.selected;
    select(ui, id, CCursorRange::two(CCursor::new(start), CCursor::new(end)));
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// What is selected in a field, in characters.
fn selected(ui: &Ui, id: Id) -> Range<usize> {
    let range = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let Some(range) = range else { return 0..0 };
    let (one, two) = (usize::from(range.primary.index), usize::from(range.secondary.index));
    one.min(two)..one.max(two)
}

fn select(ui: &Ui, id: Id, range: CCursorRange) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// The tags of a note, each with a button to take it away, and a field for more with what it may
/// come to.
pub fn tags(ui: &mut Ui, state: &State, form: &mut NoteForm, caret: &mut Caret) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let label = widgets::small_label(ui, tokens, &locale.tr("field-tags"));
    let id = Id::unique("note-tag");
    let proposals = proposed(state, form);
    let names = state.workspace.tag_names();
    if ui.memory(|memory| memory.has_focus(id)) {
        tag_keys(ui, form, caret, &proposals, names);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let mut gone = None;
        for (at, tag) in form.tags.iter().enumerate() {
            let name = names.shown(tag);
            let remove = locale.with("remove-tag", &[("tag", name.clone().into_owned())]);
            if widgets::tag(ui, tokens, &name, &remove) {
                gone = Some(at);
            }
        }
        if let Some(at) = gone {
            form.tags.remove(at);
        }
        let edit = TextEdit::singleline(&mut form.tag)
            .id(id)
            .hint_text(locale.tr("tags-hint"))
            .desired_width(150.0)
            .align(Align2::LEFT_CENTER)
            .margin(Margin::symmetric(10, 5));
        let response = ui.add(edit).labelled_by(label.id);
        text_undo::keep_own(&response, &form.tag);
        if response.changed() {
            caret.proposed = None;
            form.part_tags(state.workspace.tag_names());
        }
        if caret.goal == Some(Goal::InTags) {
            caret.goal = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
    });
    if !form.tag.trim().is_empty() && !proposals.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (at, tag) in proposals.iter().enumerate() {
                let here = caret.proposed == Some(at);
                let ink = if here { tokens.accent } else { tokens.text };
                let fill = if here { tokens.accent_soft } else { tokens.raised };
                let name = names.shown(tag);
                let text = RichText::new(name.as_ref()).size(14.0).color(ink);
                let button = Button::new(text).fill(fill);
                let response = ui.add(button.min_size(vec2(0.0, 26.0)));
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, &name)
                });
                if response.clicked() {
                    form.choose_tag(Some(tag.clone()));
                    caret.proposed = None;
                    caret.goal = Some(Goal::InTags);
                    ui.ctx().request_repaint();
                    break;
                }
            }
        });
    }
    ui.add_space(UNIT / 2.0);
}

/// Enter takes the tag, the arrows choose among those that are proposed, Backspace in
/// an empty field takes the last one away.
fn tag_keys(
    ui: &Ui,
    form: &mut NoteForm,
    caret: &mut Caret,
    proposals: &[String],
    names: &TagNames,
) {
    let last = proposals.len().checked_sub(1);
    let (enter, down, up, back) = ui.input_mut(|input| {
        let empty = form.tag.is_empty();
        (
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            empty && input.consume_key(Modifiers::NONE, Key::Backspace),
        )
    });
    if enter {
        let chosen = caret.proposed.and_then(|at| proposals.get(at)).cloned();
        match chosen {
            Some(tag) => form.choose_tag(Some(tag)),
            None => form.take_tag(names),
        }
        caret.proposed = None;
    }
    if let Some(last) = last {
        if down {
            caret.proposed = Some(caret.proposed.map_or(0, |at| (at + 1).min(last)));
        }
        if up {
            caret.proposed = caret.proposed.and_then(|at| at.checked_sub(1));
        }
    }
    if back {
        form.tags.pop();
    }
}

/// The library's tags that what is typed may come to.
fn proposed(state: &State, form: &NoteForm) -> Vec<String> {
    if form.tag.trim().is_empty() {
        return Vec::new();
    }
    let tags = state.workspace.tags();
    let fitting = tag_names::fitting(&form.tag, &tags).into_iter();
    let fitting = fitting.filter_map(|at| tags.all.get(at)).cloned();
    fitting.filter(|tag| !form.tags.contains(tag)).take(MOST).collect()
}

/// A line that tells the keys of the editor.
pub fn keys(ui: &mut Ui, state: &State, new: bool) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let entry =
        command_table::TABLE.iter().find(|entry| entry.command == Command::from(Editor::Keep));
    let keys = entry.and_then(|entry| entry.keys.first()).copied();
    let caps = [keys.unwrap_or(Keys::Control(Key::Enter)), Keys::Alone(Key::Escape)];
    let [keep, leave] = caps.map(|keys| words::cap(locale, keys));
    let key = if new { "add-keys" } else { "edit-keys" };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        widgets::aside(ui, tokens, locale.with(key, &[("keep", keep), ("leave", leave)]));
    });
}

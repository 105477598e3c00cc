//! The form where a deck is named, or a place is chosen for a deck or a note.

use egui::{
    Key, Label, Margin, Modifiers, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit,
    Ui, WidgetInfo, vec2,
};

use crate::app::command::{Command, Deck};
use crate::app::features::deck::{Choice, Form, What};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{field_focus, fonts, layers, markdown, text_undo, widgets, words};

/// The keys of a list in which one line is lit.
pub(super) struct Keys {
    down: bool,
    up: bool,
    pub(super) enter: bool,
}

impl Keys {
    /// Before a field of text has them.
    pub(super) fn taken(ui: &Ui) -> Self {
        ui.input_mut(|input| {
            let mut key = |key| input.consume_key(Modifiers::NONE, key);
            Self { down: key(Key::ArrowDown), up: key(Key::ArrowUp), enter: key(Key::Enter) }
        })
    }

    /// The line that is lit after them.
    pub(super) fn moved(&self, at: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        let at = at.min(last);
        match (self.down, self.up) {
            (true, false) if at == last => 0,
            (true, false) => at + 1,
            (false, true) => at.checked_sub(1).unwrap_or(last),
            _ => at,
        }
    }

    pub(super) fn move_any(&self) -> bool {
        self.down || self.up
    }
}

/// Arrows choose, Enter takes it over, Escape leaves it.
pub fn form(ui: &Ui, state: &State, open: &mut Option<Form>, commands: &mut Vec<Command>) {
    let Some(form) = open else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let choices = form.choices(&state.workspace);
    let keys = Keys::taken(ui);
    form.chosen = keys.moved(form.chosen, choices.len());
    let (mut kept, mut closed) = (keys.enter, false);
    let room = ui.ctx().content_rect().size();
    let modal = layers::dialog(ui, "arrange", 460.0, |ui| {
        let (title, about, hint) = words(state, &form.what);
        let text = RichText::new(&title).size(18.0).family(fonts::medium());
        widgets::heading(&ui.label(text), &title);
        if !about.is_empty() {
            let text = RichText::new(about).size(14.5).color(tokens.muted);
            ui.add(Label::new(text).wrap());
        }
        ui.add_space(UNIT);
        let name = locale.tr(hint);
        let edit = TextEdit::singleline(&mut form.text)
            .hint_text(name.as_str())
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(10, 8));
        let field = ui.add(edit);
        text_undo::keep_own(&field, &form.text);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if form.is_name() {
            field_focus::choose_all(&field, &form.text);
        } else {
            field_focus::caret_in(&field);
        }
        if field.changed() {
            form.chosen = 0;
        }
        if let Some(title) = form.taken(&state.workspace) {
            ui.add_space(UNIT / 2.0);
            let key = if form.is_told() { "deck-title-insist" } else { "deck-title-taken" };
            let told = locale.with(key, &[("title", title.to_owned())]);
            let told = RichText::new(told).size(14.5).color(tokens.hard);
            widgets::read_out(&ui.add(Label::new(told).wrap()));
        }
        if !form.is_name() {
            ui.add_space(UNIT / 2.0);
            let height = (room.y - 330.0).clamp(110.0, 320.0);
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            area.auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (at, choice) in choices.iter().enumerate() {
                    let here = at == form.chosen;
                    let response = line(ui, state, &said(state, choice), here);
                    if here && keys.move_any() {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        form.chosen = at;
                        kept = true;
                    }
                }
                if choices.is_empty() {
                    let folder = matches!(form.what, What::Move(_));
                    let key = if folder { "move-deck-empty" } else { "arrange-nothing" };
                    widgets::muted(ui, tokens, locale.tr(key));
                }
            });
        }
        ui.add_space(UNIT);
        ui.horizontal(|ui| {
            let ready = form.is_name() || !choices.is_empty();
            let insists = form.taken(&state.workspace).is_some() && form.is_told();
            let go = if insists { locale.tr("deck-title-keep") } else { title.clone() };
            kept |= widgets::primary_when(ui, tokens, ready, &go).clicked();
            closed = ui.button(locale.tr("command-cancel")).clicked();
        });
    });
    if closed || modal.should_close() {
        commands.push(Deck::LeaveForm.into());
    } else if kept {
        commands.push(Deck::Keep.into());
    }
}

/// The form's title, what it is about, and the key of what is to be typed.
fn words(state: &State, what: &What) -> (String, String, &'static str) {
    let locale = &state.locale;
    let deck = |id| state.workspace.deck(id).map(|deck| deck.title.clone()).unwrap_or_default();
    match what {
        What::New => (locale.tr("command-new-deck"), String::new(), "new-deck-hint"),
        What::Rename(id) => (locale.tr("rename-deck"), deck(id), "new-deck-hint"),
        What::Move(id) => (locale.tr("move-deck"), deck(id), "move-deck-hint"),
        What::Merge(id) => {
            let told = locale.with("merge-deck-text", &[("title", deck(id))]);
            (locale.tr("merge-deck"), told, "find-deck-hint")
        }
        What::MoveNote(id) => {
            let note = state.workspace.note(id).map(|(_, note)| note);
            let card = note.and_then(|note| Some((note, note.cards().into_iter().next()?)));
            let asked = card.map(|(note, card)| note.listed(&card.question)).unwrap_or_default();
            let asked = words::shortened(&markdown::plain(&asked), 120);
            (locale.tr("move-note"), asked, "find-deck-hint")
        }
    }
}

fn said(state: &State, choice: &Choice) -> String {
    let locale = &state.locale;
    match choice {
        Choice::Folder(path) if path.is_empty() => locale.tr("move-no-folder"),
        Choice::Folder(path) => path.clone(),
        Choice::NewFolder(path) => locale.with("move-new-folder", &[("path", path.clone())]),
        Choice::NewDeck(title) => locale.with("move-new-deck", &[("title", title.clone())]),
        Choice::Deck(id) => {
            let Some(open) = state.workspace.library().deck(id) else { return String::new() };
            let folder = open.folder();
            let title = &open.deck.title;
            if folder.is_empty() { title.clone() } else { format!("{folder} › {title}") }
        }
    }
}

pub(super) fn line(ui: &mut Ui, state: &State, text: &str, here: bool) -> egui::Response {
    let tokens = state.tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, text));
    let (fill, ink) = match (here, response.hovered()) {
        (true, _) => (tokens.accent_soft, tokens.accent),
        (false, true) => (tokens.raised, tokens.text),
        (false, false) => (tokens.surface, tokens.text),
    };
    ui.painter().rect(rect, 8, fill, Stroke::NONE, StrokeKind::Inside);
    let galley = widgets::cut(ui, text, 15.0, rect.width() - 20.0, ink);
    let at = egui::pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    // What did not find room is told to who points at it.
    if cut { response.on_hover_text(text) } else { response }
}

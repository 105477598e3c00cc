//! The foot of the candidates: the title of their deck, and what saves it.

use egui::{Align, Id, Key, Layout, Margin, TextEdit, Ui};

use super::forms::Forms;
use crate::app::command::{Command, Create};
use crate::app::features::create::Choosing;
use crate::app::state::State;
use crate::app::{text_undo, widgets};

/// Below this width text and cards don't stand side by side, nor title and buttons.
pub const NARROW: f32 = 480.0;

/// How wide the field of a title is, at most.
const WIDEST: f32 = 420.0;

/// From this width on a title has room beside three buttons.
const ROOMY: f32 = 860.0;

pub fn show(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    if ui.available_width() < NARROW {
        ui.horizontal(|ui| title(ui, state, choosing, forms, commands));
        study(ui, state, choosing, commands);
        ui.horizontal_wrapped(|ui| {
            save(ui, state, choosing, commands);
            another(ui, state, commands);
            again(ui, state, choosing, forms, commands);
        });
        return;
    }
    // Three buttons leave a title little room: it stands above them.
    let above = choosing.saved.is_some() && ui.available_width() < ROOMY;
    if above {
        ui.horizontal(|ui| title(ui, state, choosing, forms, commands));
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            save(ui, state, choosing, commands);
            study(ui, state, choosing, commands);
            // In its place, so that the field does not move while it is typed into.
            if !again(ui, state, choosing, forms, commands) {
                another(ui, state, commands);
            }
            // The title takes what the buttons leave.
            if !above {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    title(ui, state, choosing, forms, commands);
                });
            }
        });
    });
}

/// The button that saves stays where it is when that is done: what comes under a hand that has just
/// pressed must not lead away.
pub fn save(ui: &mut Ui, state: &State, choosing: &Choosing, commands: &mut Vec<Command>) {
    let (tokens, locale) = (state.tokens(ui), &state.locale);
    let save = Command::Create(Create::Save);
    let pressed = if choosing.saved.is_some() {
        widgets::command_button(ui, locale, &save)
    } else {
        widgets::primary(ui, tokens, &locale.tr(save.key()))
    };
    if pressed.clicked() {
        commands.push(save);
    }
}

/// What comes next, once the deck is saved.
pub fn study(ui: &mut Ui, state: &State, choosing: &Choosing, commands: &mut Vec<Command>) {
    let study = Command::Create(Create::StudySaved);
    let name = state.locale.tr(study.key());
    if choosing.saved.is_some() && widgets::primary(ui, state.tokens(ui), &name).clicked() {
        commands.push(study);
    }
}

pub fn another(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if widgets::command_button(ui, &state.locale, &Command::Create(Create::NewText)).clicked() {
        commands.push(Command::Create(Create::NewText));
    }
}

/// What asks again under the title that was typed; whether there is such a title.
pub fn again(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &Forms<'_>,
    commands: &mut Vec<Command>,
) -> bool {
    let again = Command::Create(Create::Retitle);
    let offered = choosing.other_title(&forms.create.title).is_some();
    if offered && widgets::command_button(ui, &state.locale, &again).clicked() {
        commands.push(again);
    }
    offered
}

/// The title of the deck.
pub fn title(
    ui: &mut Ui,
    state: &State,
    choosing: &Choosing,
    forms: &mut Forms<'_>,
    commands: &mut Vec<Command>,
) {
    let label = ui.label(state.locale.tr("create-title"));
    let width = (ui.available_width() - 20.0).clamp(40.0, WIDEST);
    // By its own name it keeps the caret, whatever comes beside it.
    let edit = TextEdit::singleline(&mut forms.create.title)
        .id(Id::unique("candidates-title"))
        .desired_width(width);
    let field = ui.add(edit.margin(Margin::symmetric(10, 7))).labelled_by(label.id);
    text_undo::keep_own(&field, &forms.create.title);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && choosing.other_title(&forms.create.title).is_some() {
        commands.push(Command::Create(Create::Retitle));
    }
}

//! The keyboard: which command of the table a key gives, where the focus and the screen are.

use egui::{Event, Key, Popup, Ui};

use super::command::{Browse, Command, Create, Screen, Study, Terms};
use super::command_table::{Entry, TABLE, Where};
use super::key_combination::Keys;
use super::screens::{create, grades, typed};
use super::state::State;
use crate::history::Rating;

/// The commands that the keys of this frame give. What lies over the screen, a form or a menu, has
/// all keys for itself.
pub fn read(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if state.is_covered() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    // Tab has led to a button: Space and Enter are the button's.
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let asked = state.asked_card().is_some();
    let beside = (!typing && typed::takes_letters(state)).then(|| Beside::new(ui, state));
    if beside.as_ref().is_some_and(|beside| beside.is_news) {
        commands.push(Study::TypedBeside.into());
    }
    for entry in TABLE.iter().filter(|entry| hears(entry, state, typing, ui)) {
        let pressed = |keys: &Keys| {
            let counts = keys.shortcut().is_some() || !typing || leaves(&entry.command);
            let counts = counts && !beside.as_ref().is_some_and(|it| it.writes(entry, *keys));
            counts && keys.is_pressed(ui, free)
        };
        if entry.keys.iter().any(pressed) {
            commands.extend(meant(entry, state));
        }
    }
    // Nothing is asked any more: the next step is out.
    let over = state.screen == Screen::Study && state.study.sitting.is_some() && !asked;
    let next = [Key::Space, Key::Enter].map(Keys::Free);
    if over && !typing && next.into_iter().any(|keys| keys.is_pressed(ui, free)) {
        commands.push(Study::End.into());
    }
}

/// What is typed as an answer outside a field: the card has none, or it is not there yet.
struct Beside {
    /// Nothing was typed for this card before this frame.
    is_news: bool,
    /// A space is one between two words.
    begun: bool,
}

impl Beside {
    fn new(ui: &Ui, state: &State) -> Self {
        let writes = |event: &Event| matches!(event, Event::Text(text) if text.chars().any(char::is_alphanumeric));
        let before = typed::is_typed_beside(state);
        let begins = !before && typed::has_no_answer_to_type(state);
        let is_news = begins && ui.input(|input| input.events.iter().any(writes));
        Self { is_news, begun: before || is_news }
    }

    /// Whether these keys write, where they are a command's otherwise.
    fn writes(&self, entry: &Entry, keys: Keys) -> bool {
        match keys {
            Keys::Alone(key) => {
                let answers = matches!(entry.command, Command::Study(Study::Choose(_)));
                key.name().len() == 1 && key.name().chars().all(char::is_alphabetic) && !answers
            }
            Keys::Free(Key::Space) => self.begun,
            _ => false,
        }
    }
}

/// Whether the keys of a command count now.
fn hears(entry: &Entry, state: &State, typing: bool, ui: &Ui) -> bool {
    let here = match entry.place {
        Where::Everywhere => true,
        Where::On(screen) => {
            screen == state.screen && (screen != Screen::Create || creating(entry, state))
        }
    };
    // In a text, what is taken back, or done again, is what was typed, if anything was.
    let focused = ui.ctx().memory(egui::Memory::focused);
    let blank = (focused == Some(typed::field_id()) && state.study.typed.text.is_empty())
        || (focused == Some(create::text_id()) && !state.create.form.typed);
    let steps = matches!(entry.command, Command::Undo | Command::Redo);
    let typed = steps && typing && !blank;
    // The glossary has a filter of its own.
    let filters = state.screen == Screen::Create && state.terms.shown;
    let elsewhere = filters && entry.command == Command::Browse(Browse::Focus);
    here && !entry.by_form && !typed && !elsewhere && entry.command.is_available(state)
}

/// The same, on *Create*: what is being typed or chosen there has the other keys.
fn creating(entry: &Entry, state: &State) -> bool {
    let command = &entry.command;
    let Some(choosing) = state.create.choosing() else {
        return *command == Command::Create(Create::Cancel);
    };
    if choosing.editing {
        return *command == Command::Create(Create::EndEdit(false));
    }
    if state.create.form.gap.is_some() {
        return *command == Command::Create(Create::LeaveGap);
    }
    let leaves = leaves(command) || *command == Command::Create(Create::LeaveGap);
    !leaves && (!state.terms.shown || *command == Command::Terms(Terms::Toggle))
}

/// A command whose keys count in the field that it leaves.
fn leaves(command: &Command) -> bool {
    *command == Command::Create(Create::EndEdit(false))
}

/// What a key means where it means what is on the screen.
fn meant(entry: &Entry, state: &State) -> Option<Command> {
    // What lies beside the card is shut before the sitting ends.
    let closer = state.study.sitting.as_ref().is_some_and(|sitting| sitting.closer);
    if entry.command == Command::Study(Study::End) && closer && state.asked_card().is_some() {
        return Some(Study::LookCloser.into());
    }
    let Command::Study(Study::Grade(rating)) = &entry.command else {
        return Some(entry.command.clone());
    };
    if entry.keys.contains(&Keys::Free(Key::Space)) {
        return Some(Study::Grade(grades::usual(state, &state.study.typed)).into());
    }
    let two = state.workspace.settings().answering.two_buttons;
    let rating = match rating {
        Rating::Hard if two => Rating::Good,
        Rating::Easy if two => return None,
        rating => *rating,
    };
    Some(Study::Grade(rating).into())
}

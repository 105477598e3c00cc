//! What can be done with the chosen cards of *Browse*, in a bar and a menu; the kept searches, and
//! the choice of columns.

use egui::{
    Align, Button, Label, Layout, Popup, PopupCloseBehavior, RichText, Role, Ui, WidgetInfo,
};

use crate::app::command::{Browse, Command, Screen};
use crate::app::features::browse::Columns;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets, words};
use crate::deck::{Flag, MARKED};
use crate::find::Column;

/// The key of a column's name in the language files.
#[must_use]
pub fn key(column: Column) -> &'static str {
    match column {
        Column::Front => "browse-column-front",
        Column::Back => "browse-column-back",
        Column::Deck => "browse-column-deck",
        Column::Tags => "browse-column-tags",
        Column::State => "browse-column-state",
        Column::Due => "browse-column-due",
        Column::Stability => "browse-column-stability",
        Column::Lapses => "browse-column-lapses",
        Column::Created => "browse-column-created",
        Column::Changed => "browse-column-changed",
    }
}

fn there_id() -> egui::Id {
    egui::Id::unique("browse-columns-there")
}

/// Says which columns the table has room for: those are ticked in their menu.
pub fn keep_there(ui: &Ui, columns: Vec<Column>) {
    ui.data_mut(|data| data.insert_temp(there_id(), columns));
}

/// How many are found and chosen, and what can be done with them.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let browse = &state.browse;
    line(ui, |ui| {
        let chosen = browse.selection.len();
        if chosen == 0 {
            let text = locale.count("browse-rows", browse.found.len());
            widgets::read_out(&widgets::aside(ui, tokens, text));
            let duplicates = Command::Go(Screen::Duplicates);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.link(RichText::new(locale.tr(duplicates.key())).size(14.0)).clicked() {
                    commands.push(duplicates);
                }
            });
            return;
        }
        let text = RichText::new(locale.count("browse-chosen", chosen)).size(14.0);
        let text = text.family(fonts::medium()).color(tokens.accent);
        widgets::read_out(&ui.add(Label::new(text).extend()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(Button::new(locale.tr("browse-more")));
            Popup::menu(&more).show(|ui| layers::menu(ui, |ui| menu(ui, state, commands)));
            let direct: &[Browse] = if ui.available_width() < 180.0 {
                &[]
            } else if ui.available_width() < 330.0 {
                &[Browse::Study]
            } else if ui.available_width() < 440.0 {
                &[Browse::Suspend, Browse::Study]
            } else {
                &[Browse::Suspend, Browse::AskTag, Browse::Study]
            };
            for command in direct {
                if widgets::tonal(ui, tokens, &locale.tr(command.key())).clicked() {
                    commands.push(command.clone().into());
                }
            }
        });
    });
}

/// What stands between the field and the table, in the same room whatever it is.
pub fn line(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.add_space(UNIT / 2.0);
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        content(ui);
    });
    ui.add_space(UNIT / 2.0);
}

/// Whether a command would change anything, as far as one card tells: of several some may be marked
/// and others not.
fn says_something(state: &State, command: &Browse) -> bool {
    let only = state.browse.selection.cursor().filter(|_| state.browse.selection.len() == 1);
    let note = only.and_then(|card| state.card(card)).map(|(_, _, note, _)| note);
    match (command, note) {
        (Browse::Mark(mark), Some(note)) => note.tags.iter().any(|tag| tag == MARKED) != *mark,
        _ => true,
    }
}

/// Everything that can be done with the chosen cards.
pub fn menu(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let locale = &state.locale;
    let groups: [&[Browse]; 4] = [
        &[Browse::Study],
        &[
            Browse::AskTag,
            Browse::AskUntag,
            Browse::Mark(true),
            Browse::Mark(false),
            Browse::AskMove,
            Browse::AskReplace,
        ],
        &[Browse::Suspend, Browse::Resume, Browse::AskDue, Browse::Reset],
        &[Browse::Quality, Browse::Export, Browse::Delete],
    ];
    for (at, group) in groups.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for command in group {
            let keys = Command::from(command.clone()).keys();
            let keys = keys.map(|keys| words::cap(locale, keys)).unwrap_or_default();
            if !says_something(state, command) {
                continue;
            }
            let one = *command == Browse::Study && state.browse.selection.len() == 1;
            let key = if one { "browse-study-one" } else { command.key() };
            if widgets::menu_line(ui, &locale.tr(key), keys).clicked() {
                commands.push(command.clone().into());
                ui.close();
            }
        }
        if at == 1 {
            ui.menu_button(locale.tr("browse-flag"), |ui| {
                for flag in Flag::ALL.map(Some).into_iter().chain([None]) {
                    let command = Browse::Flag(flag);
                    if widgets::menu_line(ui, &locale.tr(command.key()), String::new()).clicked() {
                        commands.push(command.into());
                        ui.close();
                    }
                }
            });
        }
    }
}

/// The searches that are kept, and what keeps this one.
pub fn searches(ui: &mut Ui, state: &State, query: &mut String, commands: &mut Vec<Command>) {
    let locale = &state.locale;
    let kept = &state.workspace.settings().searches;
    let button = ui.add(Button::new(locale.tr("browse-searches")));
    Popup::menu(&button).show(|ui| {
        layers::menu(ui, |ui| {
            ui.set_min_width(240.0);
            for search in kept {
                if widgets::menu_line(ui, search, String::new()).clicked() {
                    query.clone_from(search);
                    ui.close();
                }
            }
            if !kept.is_empty() {
                ui.separator();
            }
            let known = kept.iter().any(|search| *search == query.trim());
            let name = locale.tr(if known { "browse-forget" } else { "command-browse-keep" });
            let response = ui.add_enabled(!query.trim().is_empty(), Button::new(&name));
            response
                .widget_info(|| WidgetInfo::labeled(Role::Button, !query.trim().is_empty(), &name));
            if response.clicked() {
                commands.push(Browse::Keep(query.clone()).into());
                ui.close();
            }
        });
    });
}

/// Which columns the table has.
pub fn columns(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let there: Vec<Column> = ui.data(|data| data.get_temp(there_id())).unwrap_or_default();
    let button = ui.add(Button::new(locale.tr("browse-columns")));
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        layers::menu(ui, |ui| {
            ui.set_min_width(180.0);
            for column in Column::ALL {
                let on = there.contains(&column);
                let name = locale.tr(key(column));
                if widgets::check(ui, tokens, on, &name, &name).clicked() {
                    // One that there is no room for comes when it is asked for by its width.
                    let hidden = !on && state.browse.columns.shown().contains(&column);
                    let width = Some(Columns::asked(column)).filter(|_| hidden);
                    let asked = width.map(|width| Browse::Pull(column, Some(width)));
                    commands.push(asked.unwrap_or(Browse::Column(column)).into());
                }
            }
        });
    });
}

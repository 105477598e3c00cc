//! The backups of the library, in *Settings*: each can be gone back to.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

use crate::app::command::{Backups, Command};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, widgets, words};
use crate::library::Backup;

/// The height of a backup's line, in points.
const LINE: f32 = 52.0;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let text = RichText::new(locale.tr("settings-backups-text")).size(14.0).color(tokens.muted);
    ui.add(Label::new(text).wrap());
    ui.add_space(UNIT / 2.0);
    if widgets::command_button(ui, locale, &Command::Backups(Backups::Make)).clicked() {
        commands.push(Command::Backups(Backups::Make));
    }
    if state.backups.list.is_empty() {
        return;
    }
    ui.add_space(UNIT / 2.0);
    let area = ScrollArea::vertical().id_salt("backups").max_height(LINE * 4.5);
    area.show_rows(ui, LINE, state.backups.list.len(), |ui, lines| {
        for backup in state.backups.list.get(lines).unwrap_or_default() {
            line(ui, state, backup, commands);
        }
    });
}

fn line(ui: &mut Ui, state: &State, backup: &Backup, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let moment = words::moment(locale, backup.time, state.now().offset);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(UNIT);
            let name = locale.tr("settings-restore");
            let spoken = format!("{name} – {moment}");
            let response = widgets::tonal(ui, tokens, &name);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            if response.clicked() {
                commands.push(Command::Backups(Backups::Restore(backup.moment.clone())));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new(&moment).family(fonts::medium()));
                let names: Vec<String> =
                    backup.files.iter().map(|file| title(state, file)).collect();
                let text = RichText::new(names.join(", ")).size(14.0).color(tokens.muted);
                ui.add(Label::new(text).truncate());
            });
        },
    );
}

/// A deck by its title where it is open, another file by its path.
fn title(state: &State, file: &std::path::Path) -> String {
    let deck = state.workspace.decks().iter().find(|open| open.path == file);
    deck.map_or_else(|| file.display().to_string(), |open| open.deck.title.clone())
}

//! The backups of the library, in *Settings*: each can be gone back to.

use std::path::PathBuf;

use egui::{Align, Label, Layout, Rect, Response, RichText, ScrollArea, Ui, vec2};

use crate::app::command::{Backups, Command};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::{fonts, layers, widgets, words};
use crate::library::{Backup, Returning};
use crate::locale::Locale;

/// The height of a backup's line, in points.
const LINE: f32 = 52.0;
/// How many of them are in view; the half tells that there are more.
const MOST: f32 = 6.5;

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
    // Several are seen at once, however far down the page the list begins.
    let height = LINE * MOST;
    if state.backups.is_led_to() {
        // The list scrolls by itself: it is the page that is to show it.
        let list = Rect::from_min_size(ui.cursor().min, vec2(1.0, height));
        ui.scroll_to_rect(list, Some(Align::Max));
    }
    let area = ScrollArea::vertical().id_salt("backups").max_height(height);
    let area = area.min_scrolled_height(height);
    area.show_rows(ui, LINE, state.backups.list.len(), |ui, lines| {
        let first = lines.start;
        for (at, backup) in state.backups.list.get(lines).unwrap_or_default().iter().enumerate() {
            let button = line(ui, state, backup, commands);
            if state.backups.is_led_to() && first + at == 0 {
                button.request_focus();
            }
        }
    });
}

/// A backup, and the button that goes back to it.
fn line(ui: &mut Ui, state: &State, backup: &Backup, commands: &mut Vec<Command>) -> Response {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let moment = words::moment(locale, backup.time, state.now().offset);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(UNIT);
            let name = locale.tr("settings-restore-ask");
            let spoken = format!("{name} – {moment}");
            let response = widgets::tonal(ui, tokens, &name);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            if response.clicked() {
                commands.push(Command::Backups(Backups::Ask(backup.moment.clone())));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new(&moment).family(fonts::medium()));
                let text = RichText::new(names(state, &backup.files).join(", "))
                    .size(14.0)
                    .color(tokens.muted);
                ui.add(Label::new(text).truncate());
            });
            response
        },
    )
    .inner
}

/// What a restoration would change, and whether to do it.
pub fn asked(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(asked) = &state.backups.asked else { return };
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let modal = layers::dialog(ui, "restore", 520.0, |ui| {
        let moment = words::moment(locale, asked.time, state.now().offset);
        let title = locale.with("restore-title", &[("moment", moment)]);
        let text = RichText::new(&title).size(18.0).family(fonts::medium());
        widgets::heading(&ui.add(Label::new(text).wrap()), &title);
        let key = if asked.would.is_empty() { "restore-nothing" } else { "restore-text" };
        widgets::read_out(&widgets::muted(ui, tokens, locale.tr(key)));
        ui.add_space(UNIT / 2.0);
        let room = (ui.ctx().content_rect().height() - 260.0).max(80.0);
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            for returning in &asked.would {
                ui.add(Label::new(told(locale, returning)).wrap());
            }
        });
        ui.add_space(UNIT);
        ui.horizontal_wrapped(|ui| {
            if !asked.would.is_empty()
                && widgets::primary(ui, tokens, &locale.tr("settings-restore")).clicked()
            {
                commands.push(Command::Backups(Backups::Restore));
            }
            if ui.button(locale.tr(Backups::Leave.key())).clicked() {
                commands.push(Command::Backups(Backups::Leave));
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::Backups(Backups::Leave));
    }
}

/// One thing that would change, in words.
fn told(locale: &Locale, returning: &Returning) -> String {
    match returning {
        Returning::Settings => locale.tr("restore-settings"),
        Returning::Unreadable(path) => {
            locale.with("restore-unreadable", &[("path", path.display().to_string())])
        }
        Returning::Deck { title, now, then, edited } => {
            let numbers = [
                ("title", title.clone()),
                ("now", now.unwrap_or(0).to_string()),
                ("then", then.to_string()),
                ("edited", edited.to_string()),
            ];
            let key = match now {
                None => "restore-deck-back",
                Some(now) if now == then => "restore-deck-edited",
                Some(_) => "restore-deck",
            };
            locale.with(key, &numbers)
        }
    }
}

/// What files hold, in the student's words: decks by their titles, where they are there, then
/// answers and settings. What a device calls its history says nothing to anybody.
fn names(state: &State, files: &[PathBuf]) -> Vec<String> {
    let decks = files.iter().filter(|file| file.starts_with("decks"));
    let title = |file: &PathBuf| {
        let open = state.workspace.decks().iter().find(|open| open.path == *file);
        let stem = || file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        open.map_or_else(stem, |open| open.deck.title.clone())
    };
    let mut names: Vec<String> = decks.map(title).collect();
    for (place, key) in
        [("history", "settings-backup-answers"), ("settings.ron", "settings-backup-settings")]
    {
        if files.iter().any(|file| file.starts_with(place)) {
            names.push(state.locale.tr(key));
        }
    }
    names
}

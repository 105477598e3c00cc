//! The way from screen to screen, at the left of the window.

use egui::{Align, CornerRadius, FontFamily, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, vec2};

use super::command::{Command, Screen};
use super::icons::Icon;
use super::state::State;
use super::theme::UNIT;
use super::{fonts, widgets, words};

/// At the rail's foot, from below.
const FOOT: [(Command, Icon); 2] =
    [(Command::ToggleHelp, Icon::Help), (Command::TogglePalette, Icon::Commands)];
/// The height of a line there, and what stands between two lines, in points.
const FOOT_ROW: f32 = 34.0;
const BETWEEN: f32 = 4.0;
/// The room of the program's name, and the least height of a screen's line beside it.
const NAME: f32 = 46.0;
const LEAST_ROW: f32 = 26.0;

/// The rail's width in points; in a `narrow` window it shows its signs alone.
#[must_use]
pub fn width(narrow: bool) -> f32 {
    if narrow { 64.0 } else { 208.0 }
}

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    ui.spacing_mut().item_spacing.y = BETWEEN;
    let narrow = ui.available_width() < 100.0;
    let mut screens = vec![
        (Screen::Decks, Icon::Decks),
        (Screen::Browse, Icon::Browse),
        (Screen::Create, Icon::Create),
        (Screen::Statistics, Icon::Statistics),
        (Screen::Settings, Icon::Settings),
    ];
    if state.study.sitting.is_some() {
        screens.insert(1, (Screen::Study, Icon::Study));
    }
    // In a low window they stand closer, so that none lies under the foot; in the lowest the name
    // leaves them its room.
    let foot = FOOT.len() as f32 * (FOOT_ROW + BETWEEN);
    let rows = screens.len() as f32;
    let low = ui.available_height() < NAME + foot + rows * (LEAST_ROW + BETWEEN);
    if !low {
        ui.horizontal(|ui| {
            ui.add_space(if narrow { 13.0 } else { 11.0 });
            let word = if narrow { "C" } else { "Carabin" };
            let name = egui::RichText::new(word).size(22.0).family(fonts::medium());
            ui.label(name.color(tokens.accent));
        });
        ui.add_space(UNIT * 2.0);
    }
    let foot_row = if low {
        (ui.available_height() / (rows + FOOT.len() as f32) - BETWEEN).clamp(16.0, FOOT_ROW)
    } else {
        FOOT_ROW
    };
    let room = ui.available_height() - FOOT.len() as f32 * (foot_row + BETWEEN);
    let row = (room / rows - BETWEEN).clamp(16.0, 40.0);
    for (screen, icon) in screens {
        let command = Command::Go(screen);
        // *Memory* is a page of *Settings*, a deck one of *Decks*, *Duplicates* and *Quality*
        // pages of *Browse*.
        let here = match state.screen {
            Screen::Memory => screen == Screen::Settings,
            Screen::Deck => screen == Screen::Decks,
            Screen::Duplicates | Screen::Quality => screen == Screen::Browse,
            other => screen == other,
        };
        if item(ui, state, &command, icon, here, Row::Screen(row)) {
            commands.push(command);
        }
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        for (command, icon) in FOOT {
            if item(ui, state, &command, icon, false, Row::Foot(foot_row)) {
                commands.push(command);
            }
        }
    });
}

/// A line, by its height in points.
#[derive(Clone, Copy)]
enum Row {
    Screen(f32),
    Foot(f32),
}

fn item(ui: &mut Ui, state: &State, command: &Command, icon: Icon, here: bool, row: Row) -> bool {
    let (main, height) = match row {
        Row::Screen(height) => (true, height),
        Row::Foot(height) => (false, height),
    };
    let tokens = state.tokens(ui);
    // The foot has room for a short name only.
    let key = match command {
        Command::TogglePalette => "rail-palette",
        Command::ToggleHelp => "rail-help",
        other => other.key(),
    };
    let name = state.locale.tr(key);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &name));
    let (ink, size, family) = match (here, main) {
        (true, _) => (tokens.accent, 15.5, fonts::medium()),
        (false, true) => (tokens.text, 15.5, FontFamily::Proportional),
        (false, false) => (tokens.muted, 14.0, FontFamily::Proportional),
    };
    let fill = match (here, response.hovered()) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.raised,
        (false, false) => tokens.rail,
    };
    let line = if response.has_focus() { Stroke::new(2.0, tokens.focus) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(10), fill, line, StrokeKind::Inside);
    let square = Rect::from_center_size(
        egui::pos2(
            rect.left() + if rect.width() < 100.0 { rect.width() / 2.0 } else { 22.0 },
            rect.center().y,
        ),
        egui::Vec2::splat(if main {
            20.0_f32.min(rect.height())
        } else {
            17.0_f32.min(rect.height())
        }),
    );
    icon.paint(ui.painter(), square, Stroke::new(1.6, ink));
    let keys = command.shortcut().map(|keys| words::keys(&state.locale, keys));
    if rect.width() < 100.0 {
        let hint = words::hint(&state.locale, &name, command.keys());
        return response.on_hover_text(hint).clicked();
    }
    let text = widgets::galley(ui, &name, size, family, ink);
    let at = egui::pos2(rect.left() + 42.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    let Some(keys) = keys else { return response.clicked() };
    if main {
        response.on_hover_text(keys).clicked()
    } else {
        let keys = widgets::galley(ui, &keys, 13.0, FontFamily::Proportional, tokens.muted);
        let right = rect.right() - 10.0 - keys.size().x;
        let at = egui::pos2(right, rect.center().y - keys.size().y / 2.0);
        ui.painter().galley(at, keys, tokens.muted);
        response.clicked()
    }
}

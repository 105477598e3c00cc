//! The way from screen to screen, at the left of the window.

use egui::{Align, CornerRadius, FontFamily, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, vec2};

use super::command::{Command, Screen};
use super::icons::Icon;
use super::state::State;
use super::theme::UNIT;
use super::{fonts, widgets, words};

/// In points.
pub const WIDTH: f32 = 208.0;

pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        ui.add_space(11.0);
        let name = egui::RichText::new("Carabin").size(22.0).family(fonts::medium());
        ui.label(name.color(tokens.accent));
    });
    ui.add_space(UNIT * 2.0);
    let mut screens = vec![
        (Screen::Decks, Icon::Decks),
        (Screen::Create, Icon::Create),
        (Screen::Settings, Icon::Settings),
    ];
    if state.sitting.is_some() {
        screens.insert(1, (Screen::Study, Icon::Study));
    }
    for (screen, icon) in screens {
        let command = Command::Go(screen);
        if item(ui, state, &command, icon, state.screen == screen, true) {
            commands.push(command);
        }
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        for (command, icon) in
            [(Command::ToggleHelp, Icon::Help), (Command::TogglePalette, Icon::Commands)]
        {
            if item(ui, state, &command, icon, false, false) {
                commands.push(command);
            }
        }
    });
}

fn item(
    ui: &mut Ui,
    state: &State,
    command: &Command,
    icon: Icon,
    here: bool,
    main: bool,
) -> bool {
    let tokens = state.tokens(ui);
    let name = state.locale.tr(command.key());
    let height = if main { 40.0 } else { 34.0 };
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
        egui::pos2(rect.left() + 22.0, rect.center().y),
        egui::Vec2::splat(if main { 20.0 } else { 17.0 }),
    );
    icon.paint(ui.painter(), square, Stroke::new(1.6, ink));
    let text = widgets::galley(ui, &name, size, family, ink);
    let at = egui::pos2(rect.left() + 42.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    if let (false, Some(keys)) = (main, command.shortcut()) {
        let keys = words::keys(&state.locale, &keys);
        let keys = widgets::galley(ui, &keys, 13.0, FontFamily::Proportional, tokens.muted);
        let right = rect.right() - 10.0 - keys.size().x;
        let at = egui::pos2(right, rect.center().y - keys.size().y / 2.0);
        ui.painter().galley(at, keys, tokens.muted);
    } else if let Some(keys) = command.shortcut() {
        let keys = words::keys(&state.locale, &keys);
        return response.on_hover_text(keys).clicked();
    }
    response.clicked()
}

//! Long work on a screen.

use egui::{Label, ProgressBar, Ui};

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::words;

/// How far long work is, and the button that ends it.
pub(super) fn working(
    ui: &mut Ui,
    state: &State,
    name: &str,
    share: f32,
    cancel: Command,
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let text = format!("{name} – {}", words::percent(locale, share));
    ui.add(Label::new(&text).wrap());
    let bar = ProgressBar::new(share).fill(tokens.accent).desired_height(UNIT);
    ui.add(bar)
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
    ui.add_space(UNIT / 2.0);
    let text = locale.tr(cancel.key());
    let button = ui.button(&text);
    let spoken = format!("{text} – {name}");
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    if button.clicked() {
        commands.push(cancel);
    }
}

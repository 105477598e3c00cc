//! What an empty field says of itself, in the words that it has room for.

use egui::{FontFamily, Ui};

use super::theme::BODY;
use super::widgets;

/// The first of some hints that has room in this width, else the last one.
#[must_use]
pub fn fitting(ui: &Ui, width: f32, hints: &[String]) -> String {
    let ink = ui.visuals().text_color();
    let fits = |hint: &&String| {
        widgets::galley(ui, hint, BODY, FontFamily::Proportional, ink).size().x <= width
    };
    hints.iter().find(fits).or(hints.last()).cloned().unwrap_or_default()
}

//! What a screen and what is said agree on: which room is whose.

use egui::{Id, Rect, Ui};

fn floor_id() -> Id {
    Id::unique("floor")
}

/// Keeps what is below `y` free of messages: what a screen has its main buttons in.
pub fn keep_floor(ui: &Ui, y: f32) {
    ui.data_mut(|data| data.insert_temp(floor_id(), y));
}

/// How far down messages may lie.
#[must_use]
pub fn floor(ui: &Ui) -> Option<f32> {
    ui.data(|data| data.get_temp(floor_id()))
}

/// Keeps a part of the screen free of messages, which then lie at its top.
pub fn keep_clear(ui: &Ui, rect: Option<Rect>) {
    ui.data_mut(|data| data.insert_temp(Id::unique("keep-clear"), rect));
}

/// What is kept free of them.
#[must_use]
pub fn kept_clear(ui: &Ui) -> Option<Rect> {
    ui.data(|data| data.get_temp::<Option<Rect>>(Id::unique("keep-clear"))).flatten()
}

/// Says how much of the bottom what is said takes.
pub fn keep_notice(ui: &Ui, height: f32) {
    ui.data_mut(|data| data.insert_temp(Id::unique("said-room"), height));
}

/// How much of the bottom it takes, so that what scrolls can end above it.
#[must_use]
pub fn notice_room(ui: &Ui) -> f32 {
    ui.data(|data| data.get_temp(Id::unique("said-room"))).unwrap_or(0.0)
}

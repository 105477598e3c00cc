//! What the mouse drags on *Browse*, and where it can be let go.

use std::sync::Arc;

use egui::{CornerRadius, DragAndDrop, Id, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use crate::app::state::State;
use crate::app::{fonts, widgets};

/// The chosen cards, while the mouse drags them.
#[derive(Debug, Clone, Copy)]
pub struct Cards;

/// What of this kind is let go here; where it could be, that is shown.
pub fn taken<T: Send + Sync + 'static>(
    ui: &Ui,
    state: &State,
    response: &Response,
) -> Option<Arc<T>> {
    // What is dragged has the pointer: the line is hovered by its place alone.
    let over = ui
        .ctx()
        .pointer_latest_pos()
        .is_some_and(|at| response.rect.intersect(ui.clip_rect()).contains(at));
    if !over || !DragAndDrop::has_payload_of_type::<T>(ui.ctx()) {
        return None;
    }
    let line = Stroke::new(2.0, state.tokens(ui).accent);
    ui.painter().rect_stroke(response.rect, CornerRadius::same(6), line, StrokeKind::Inside);
    if !ui.input(|input| input.pointer.any_released()) {
        return None;
    }
    DragAndDrop::take_payload::<T>(ui.ctx())
}

/// How many cards the mouse drags, beside it.
pub fn dragged(ui: &Ui, state: &State) {
    if !DragAndDrop::has_payload_of_type::<Cards>(ui.ctx()) {
        return;
    }
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let tokens = state.tokens(ui);
    let count = state.browse.selection.len().max(1);
    let text = state.locale.count("browse-dragged", count);
    let galley = widgets::galley(ui, &text, 14.0, fonts::medium(), tokens.accent);
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("browse-dragged"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = Rect::from_min_size(at + vec2(14.0, 10.0), galley.size() + vec2(18.0, 10.0));
    let line = Stroke::new(1.0, tokens.accent);
    painter.rect(rect, CornerRadius::same(8), tokens.surface, line, StrokeKind::Inside);
    painter.galley(rect.min + vec2(9.0, 5.0), galley, tokens.accent);
    ui.set_cursor_icon(egui::CursorIcon::Grabbing);
}

//! What the mouse drags on *Browse*, and where it can be let go.

use std::sync::Arc;

use egui::{CornerRadius, DragAndDrop, Id, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use crate::app::features::browse::moved;
use crate::app::state::State;
use crate::app::{fonts, widgets};
use crate::deck::DeckId;

/// The chosen cards, while the mouse drags them.
#[derive(Debug, Clone, Copy)]
pub struct Cards;

/// A tag, while the mouse drags it.
#[derive(Debug, Clone)]
pub struct Tag(pub String);

/// The tag that is let go here, where it could go below another (none: to the top of all).
pub fn taken_tag(
    ui: &Ui,
    state: &State,
    response: &Response,
    under: Option<&str>,
) -> Option<Arc<Tag>> {
    let dragged = DragAndDrop::payload::<Tag>(ui.ctx())?;
    moved(&dragged.0, under, state.workspace.tag_names())?;
    taken::<Tag>(ui, state, response)
}

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

/// What the mouse drags, beside it: how many cards, or the name of a tag or a deck.
pub fn dragged(ui: &Ui, state: &State) {
    let Some(text) = named(ui, state) else { return };
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let tokens = state.tokens(ui);
    let galley = widgets::galley(ui, &text, 14.0, fonts::medium(), tokens.accent);
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("browse-dragged"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = Rect::from_min_size(at + vec2(14.0, 10.0), galley.size() + vec2(18.0, 10.0));
    let line = Stroke::new(1.0, tokens.accent);
    painter.rect(rect, CornerRadius::same(8), tokens.surface, line, StrokeKind::Inside);
    painter.galley(rect.min + vec2(9.0, 5.0), galley, tokens.accent);
    ui.set_cursor_icon(egui::CursorIcon::Grabbing);
}

fn named(ui: &Ui, state: &State) -> Option<String> {
    if DragAndDrop::has_payload_of_type::<Cards>(ui.ctx()) {
        let count = state.browse.selection.len().max(1);
        return Some(state.locale.count("browse-dragged", count));
    }
    if let Some(tag) = DragAndDrop::payload::<Tag>(ui.ctx()) {
        return Some(state.workspace.tag_names().shown(&tag.0).into_owned());
    }
    let deck = DragAndDrop::payload::<DeckId>(ui.ctx())?;
    Some(state.workspace.deck(&deck)?.title.clone())
}

//! The heads of the table of *Browse*: what is sorted by, and how wide each column is; the text of a
//! cell.

use egui::{FontFamily, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::browse_bar::key;
use crate::app::command::{Browse, Command};
use crate::app::features::browse::Columns;
use crate::app::fonts;
use crate::app::state::State;
use crate::find::Column;

/// The height of the heads, in points.
pub(super) const HEIGHT: f32 = 34.0;

/// Space between the text of a cell and its edges.
pub(super) const PAD: f32 = 10.0;

/// How wide a column is until it is pulled, as a share of the room; or in points.
fn share(column: Column) -> (f32, f32) {
    match column {
        Column::Front => (4.0, 0.0),
        Column::Back => (2.2, 0.0),
        Column::Deck => (1.4, 0.0),
        Column::Tags => (1.2, 0.0),
        Column::Due
        | Column::Created
        | Column::Changed
        | Column::State
        | Column::Stability
        | Column::Lapses => (0.0, Columns::asked(column)),
    }
}

/// The columns that there is room for, and how wide each is, in points: as it was pulled, else its
/// share of what is left.
pub(super) fn widths(state: &State, room: f32) -> Vec<(Column, f32)> {
    let columns = &state.browse.columns;
    let shown = columns.fitting(room);
    let pulled = |column: &Column| columns.pulled(*column);
    let fixed = |column: &Column| pulled(column).unwrap_or(share(*column).1);
    let taken: f32 = shown.iter().map(fixed).sum();
    let shares: f32 =
        shown.iter().filter(|c| pulled(c).is_none()).map(|column| share(*column).0).sum();
    let left = (room - taken).max(0.0);
    let width = |column: &Column| match (pulled(column), share(*column).0) {
        (Some(width), _) => width,
        (None, part) if part > 0.0 => (left * part / shares).max(90.0),
        _ => share(*column).1,
    };
    shown.iter().map(|column| (*column, width(column))).collect()
}

/// The names of the columns: a click sorts, the edge between two is pulled.
pub(super) fn header(
    ui: &mut Ui,
    state: &State,
    widths: &[(Column, f32)],
    commands: &mut Vec<Command>,
) {
    let tokens = state.tokens(ui);
    let wide = widths.iter().map(|(_, width)| width).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::hover());
    let mut left = rect.left();
    for (column, width) in widths {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        let response =
            ui.interact(cell, Id::unique(("browse-head", column.name())), Sense::click());
        let name = state.locale.tr(key(*column));
        let sorted = state.browse.sort.filter(|sort| sort.by == *column);
        let spoken = match sorted {
            Some(sort) if sort.descending => {
                state.locale.with("browse-sorted-down", &[("name", name.clone())])
            }
            Some(_) => state.locale.with("browse-sorted-up", &[("name", name.clone())]),
            None => name.clone(),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
        let ink = if response.hovered() || sorted.is_some() { tokens.accent } else { tokens.muted };
        let sign = match sorted {
            Some(sort) if sort.descending => " ↓",
            Some(_) => " ↑",
            None => "",
        };
        paint(ui, cell, &format!("{name}{sign}"), 13.5, fonts::medium(), ink);
        if response.has_focus() {
            let line = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(cell.shrink(2.0), 6, line, StrokeKind::Inside);
        }
        if response.clicked() {
            commands.push(Browse::Sort(*column).into());
        }
        left += width;
        pull(ui, *column, left, (rect, *width), commands);
    }
    let bottom = Stroke::new(1.0, tokens.border);
    let right = ui.clip_rect().right().max(rect.right());
    ui.painter().hline(rect.left()..=right, rect.bottom(), bottom);
}

/// The edge at the right of a column; a double click lets it find its width again.
fn pull(ui: &Ui, column: Column, at: f32, (rect, width): (Rect, f32), commands: &mut Vec<Command>) {
    let grip = Rect::from_center_size(pos2(at, rect.center().y), vec2(8.0, rect.height()));
    let id = Id::unique(("browse-pull", column.name()));
    let response = ui.interact(grip, id, Sense::CLICK | Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeColumn);
        let ink = ui.visuals().widgets.hovered.bg_stroke.color;
        ui.painter().vline(at, rect.y_range(), Stroke::new(2.0, ink));
    }
    if response.dragged() {
        let width = width + response.drag_delta().x;
        commands.push(Browse::Pull(column, Some(width)).into());
    }
    if response.double_clicked() {
        commands.push(Browse::Pull(column, None).into());
    }
}

/// A line of text in a cell, cut off where the cell ends.
pub(super) fn paint(
    ui: &Ui,
    cell: Rect,
    text: &str,
    size: f32,
    family: FontFamily,
    ink: egui::Color32,
) {
    let room = (cell.width() - PAD * 2.0).max(8.0);
    // Nothing is laid out that no cell has room for.
    let most = (room / 3.0) as usize + 8;
    let text: String = text.chars().take(most).collect();
    let mut job =
        egui::text::LayoutJob::simple_singleline(text, egui::FontId::new(size, family), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(cell.left() + PAD, cell.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

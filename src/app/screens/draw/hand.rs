//! The mouse over a picture with masks: it draws, selects, moves and resizes.

use std::collections::BTreeSet;

use egui::{CursorIcon, PointerButton, Pos2, Rect, Ui, pos2, vec2};

use crate::app::caret::Goal;
use crate::app::features::editor::Open;
use crate::app::features::editor::drawing::{Bounds, Drag, LEAST, Tool, snap};
use crate::app::masks;
use crate::app::screens::picture::View;
use crate::deck::{Mask, Shape};

/// How near a line draws an edge to it, in points.
const REACH: f32 = 6.0;

/// Half of a handle's side, in points.
pub const HANDLE: f32 = 5.0;

/// A side of a mask on which there is room for a third handle, in points.
const ROOMY: f32 = 48.0;

/// Ends a polygon; its label comes next.
pub fn close(open: &mut Open) {
    if open.drawing.close(&mut open.form.masks) {
        name_last(open);
    }
}

fn name_last(open: &mut Open) {
    open.caret.goal = open.form.masks.len().checked_sub(1).map(Goal::Label);
}

/// Follows the mouse.
pub fn follow(ui: &Ui, view: &View, open: &mut Open) {
    let response = &view.response;
    let shift = ui.input(|input| input.modifiers.shift);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.drag_started_by(PointerButton::Primary)
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        begin(view, open, from, shift);
    }
    let pointer = response.interact_pointer_pos();
    if response.dragged_by(PointerButton::Primary)
        && let Some(at) = pointer
    {
        drag(view, open, at, shift);
    }
    if response.drag_stopped() {
        end(open);
    }
    if response.clicked()
        && let Some(at) = pointer
    {
        click(view, open, at, shift);
    }
    if open.drawing.tool == Tool::Polygon && response.double_clicked() {
        close(open);
    }
    if let Some(at) = response.hover_pos() {
        let icon = match (open.drawing.tool, handle_at(view, open, at), hit(view, open, at)) {
            (_, Some(_), _) => CursorIcon::Crosshair,
            (_, _, Some(mask)) if open.drawing.selected.contains(&mask) => CursorIcon::Move,
            (Tool::Select, _, Some(_)) => CursorIcon::PointingHand,
            (Tool::Select, ..) => CursorIcon::Default,
            _ => CursorIcon::Crosshair,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// The mask at a point; the one that lies on top.
fn hit(view: &View, open: &Open, at: Pos2) -> Option<usize> {
    let masks = open.form.masks.iter().enumerate().rev();
    masks.into_iter().find(|(_, mask)| masks::hits(mask, view.whole, at)).map(|(at, _)| at)
}

/// The handles of a mask: where they are, and which edges they move. Those in the middle of an edge
/// are there where there is room beside the corners.
pub fn handles(bounds: Rect) -> impl Iterator<Item = (Pos2, (i8, i8))> {
    let Rect { min, max } = bounds;
    let middle = bounds.center();
    let corners = [
        (min, (-1, -1)),
        (pos2(max.x, min.y), (1, -1)),
        (max, (1, 1)),
        (pos2(min.x, max.y), (-1, 1)),
    ];
    let across = [(pos2(middle.x, min.y), (0, -1)), (pos2(middle.x, max.y), (0, 1))];
    let down = [(pos2(max.x, middle.y), (1, 0)), (pos2(min.x, middle.y), (-1, 0))];
    let across = across.into_iter().filter(move |_| bounds.width() > ROOMY);
    let down = down.into_iter().filter(move |_| bounds.height() > ROOMY);
    corners.into_iter().chain(across).chain(down)
}

/// The handle at a point, of the one mask that is selected.
fn handle_at(view: &View, open: &Open, at: Pos2) -> Option<(usize, (i8, i8))> {
    let selected = &open.drawing.selected;
    let only = selected.first().filter(|_| selected.len() == 1)?;
    let bounds = masks::bounds(open.form.masks.get(*only)?, view.whole);
    let near = |(point, _): &(Pos2, (i8, i8))| point.distance(at) <= HANDLE + 3.0;
    handles(bounds).find(near).map(|(_, edges)| (*only, edges))
}

fn begin(view: &View, open: &mut Open, from: Pos2, shift: bool) {
    let place = masks::thousandths(view.whole, from);
    if let Some((mask, edges)) = handle_at(view, open, from) {
        open.drawing.begin(&open.form.masks);
        open.drawing.drag = Some(Drag::Resize { mask, edges });
        return;
    }
    let over = hit(view, open, from);
    let moves = over.is_some_and(|mask| {
        open.drawing.tool == Tool::Select || open.drawing.selected.contains(&mask)
    });
    if let Some(mask) = over.filter(|_| moves) {
        if !open.drawing.selected.contains(&mask) {
            open.drawing.select(&open.form.masks, mask, shift);
        }
        open.drawing.begin(&open.form.masks);
        open.drawing.drag = Some(Drag::Move { from: place });
        return;
    }
    open.drawing.drag = match open.drawing.tool {
        Tool::Select => Some(Drag::Band { from: place, to: place }),
        Tool::Rectangle | Tool::Ellipse => Some(Drag::Draw { from: place, to: place }),
        // A polygon is drawn by clicks; one that is dragged begins with both ends.
        Tool::Polygon => None,
    };
}

/// The lines that edges are drawn to: those of the other masks, and the picture's.
#[must_use]
pub fn lines(open: &Open) -> (Vec<u16>, Vec<u16>) {
    let picture = [0, Mask::WHOLE / 2, Mask::WHOLE];
    let (mut across, mut down) = (picture.to_vec(), picture.to_vec());
    for (at, mask) in open.form.masks.iter().enumerate() {
        if !open.drawing.selected.contains(&at) {
            let (x, y) = Bounds::of(mask).lines();
            across.extend(x);
            down.extend(y);
        }
    }
    (across, down)
}

/// How near a line is near, in thousandths of each direction.
fn reach(view: &View) -> (u16, u16) {
    let of = |side: f32| (REACH / side.max(1.0) * f32::from(Mask::WHOLE)).ceil() as u16;
    (of(view.whole.width()), of(view.whole.height()))
}

fn drag(view: &View, open: &mut Open, at: Pos2, shift: bool) {
    let Some(drag) = open.drawing.drag.take() else { return };
    let place = masks::thousandths(view.whole, at);
    let (across, down) = lines(open);
    let (near_x, near_y) = reach(view);
    let snapped = |place: (u16, u16)| {
        let x = snap(&[place.0], &across, near_x).map_or(place.0, |(_, line)| line);
        let y = snap(&[place.1], &down, near_y).map_or(place.1, |(_, line)| line);
        (x, y)
    };
    open.drawing.drag = Some(match drag {
        Drag::Draw { from, .. } => {
            let to = if shift { even(view, from, place) } else { snapped(place) };
            Drag::Draw { from, to }
        }
        Drag::Band { from, .. } => Drag::Band { from, to: place },
        Drag::Move { from } => {
            let mut by =
                (i32::from(place.0) - i32::from(from.0), i32::from(place.1) - i32::from(from.1));
            open.drawing.shift(&mut open.form.masks, by.0, by.1);
            if let Some(first) = open.drawing.chosen(&open.form.masks).first() {
                let (x, y) = Bounds::of(first).lines();
                by.0 += snap(&x, &across, near_x).map_or(0, |(by, _)| by);
                by.1 += snap(&y, &down, near_y).map_or(0, |(by, _)| by);
                open.drawing.shift(&mut open.form.masks, by.0, by.1);
            }
            Drag::Move { from }
        }
        Drag::Resize { mask, edges } => {
            let (x, y) = snapped(place);
            if let (Some(there), Some(was)) =
                (open.form.masks.get_mut(mask), open.drawing.before().get(mask))
            {
                resize(there, was, edges, (x, y));
            }
            Drag::Resize { mask, edges }
        }
    });
}

/// A place as far off in both directions on the screen: a square or a circle.
fn even(view: &View, from: (u16, u16), to: (u16, u16)) -> (u16, u16) {
    let (a, b) = (masks::point(view.whole, from), masks::point(view.whole, to));
    let side = (b - a).abs().max_elem();
    let end = a + vec2(side.copysign(b.x - a.x), side.copysign(b.y - a.y));
    masks::thousandths(view.whole, end)
}

/// A mask with some of its edges at another place.
fn resize(mask: &mut Mask, was: &Mask, (x, y): (i8, i8), to: (u16, u16)) {
    let side = |edge: i8, start: u16, size: u16, to: u16| -> (u16, u16) {
        let end = start.saturating_add(size);
        match edge {
            -1 => {
                let start = to.min(end.saturating_sub(LEAST));
                (start, end - start)
            }
            1 => (start, to.max(start.saturating_add(LEAST)) - start),
            _ => (start, size),
        }
    };
    (mask.left, mask.width) = side(x, was.left, was.width, to.0);
    (mask.top, mask.height) = side(y, was.top, was.height, to.1);
}

fn end(open: &mut Open) {
    match open.drawing.drag.take() {
        Some(Drag::Draw { from, to }) => {
            let bounds = Bounds::between(from, to);
            if bounds.width >= LEAST && bounds.height >= LEAST {
                let ellipse = open.drawing.tool == Tool::Ellipse;
                let shape = if ellipse { Shape::Ellipse } else { Shape::Rectangle };
                open.drawing.add(&mut open.form.masks, bounds, shape);
                name_last(open);
            }
        }
        Some(Drag::Band { from, to }) => {
            let band = Bounds::between(from, to);
            let within = |mask: &Mask| {
                let mask = Bounds::of(mask);
                mask.left >= band.left
                    && mask.top >= band.top
                    && mask.right() <= band.right()
                    && mask.bottom() <= band.bottom()
            };
            let masks = open.form.masks.iter().enumerate();
            let inside: BTreeSet<usize> =
                masks.filter(|(_, mask)| within(mask)).map(|(at, _)| at).collect();
            open.drawing.selected = inside;
        }
        Some(Drag::Move { .. } | Drag::Resize { .. }) => open.drawing.end(&open.form.masks),
        None => {}
    }
}

fn click(view: &View, open: &mut Open, at: Pos2, shift: bool) {
    if open.drawing.tool == Tool::Polygon {
        let first = open.drawing.corners.first().map(|place| masks::point(view.whole, *place));
        let closes = first.is_some_and(|first| first.distance(at) < 9.0);
        if closes && open.drawing.corners.len() > 2 {
            return close(open);
        }
        open.drawing.corners.push(masks::thousandths(view.whole, at));
        return;
    }
    match hit(view, open, at) {
        Some(mask) => open.drawing.select(&open.form.masks, mask, shift),
        None => open.drawing.selected.clear(),
    }
}

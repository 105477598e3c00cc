//! Masks drawn on a picture: the picture with its tools on one side, what the masks hide on the
//! other.

mod hand;
mod labels;

use egui::{
    Button, Color32, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Pos2, Rect,
    RichText, Role, Sense, Shape as Painted, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

pub use labels::{labels, mode};

use super::note_fields;
use super::picture::{self, Handling, View};
use crate::app::caret::Goal;
use crate::app::command::{Command, Editor};
use crate::app::features::editor::Open;
use crate::app::features::editor::drawing::{Bounds, Drag, Draw, Side, Tool, snap};
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, masks, widgets, words};
use crate::deck::{Mask, Shape};

/// The height that the hint below the picture needs, in points.
const HINT: f32 = 56.0;

/// How far a key moves a mask, in thousandths.
const NUDGE: i32 = 5;

/// The picture and its tools, or what to do to have one.
pub fn canvas(
    ui: &mut Ui,
    state: &State,
    open: &mut Open,
    height: f32,
    commands: &mut Vec<Command>,
) {
    if open.form.picture.is_empty() {
        return wanted(ui, state, height, commands);
    }
    let top = ui.cursor().top();
    let drawn = tools(ui, state, open, commands);
    ui.add_space(UNIT / 2.0);
    // A small window has its room for the picture.
    let hint = if height > 420.0 { HINT } else { 0.0 };
    let rest = height - (ui.cursor().top() - top) - hint;
    let room = vec2(ui.available_width(), rest.max(120.0));
    let name = open.form.picture.clone();
    let Some(ready) = picture::ready(ui, state, &name, room) else { return };
    let id = Id::unique(("draw", name.as_str()));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let sense = Sense::click_and_drag();
    let handling = Handling { grows: true, drags: false, keys: focused, sense };
    let view = picture::view(ui, id, ready.natural, room, handling);
    picture::paint(ui, state, &name, ready, &view);
    // Where a picture ends that is as white as what it lies on.
    let edge = Stroke::new(1.0, state.tokens(ui).border);
    let seen = view.seen.intersect(view.whole);
    ui.painter().rect_stroke(seen, CornerRadius::ZERO, edge, StrokeKind::Outside);
    if focused {
        keys(ui, id, open, commands);
    }
    hand::follow(ui, &view, open);
    if drawn {
        // The keys go on with what the mouse has done, taking it back first of all.
        view.response.request_focus();
    }
    paint(ui, state, open, &view);
    let told = [("name", name), ("count", open.form.masks.len().to_string())];
    let told = state.locale.with("draw-canvas", &told);
    view.response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &told));
    if hint > 0.0 {
        widgets::small_label(ui, state.tokens(ui), &state.locale.tr("draw-hint"));
    }
}

/// There is no picture yet.
fn wanted(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    Frame::new()
        .fill(tokens.background)
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(12)
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height((height - 60.0).max(120.0));
            ui.vertical_centered(|ui| {
                ui.add_space((height * 0.25).min(120.0));
                widgets::muted(ui, tokens, locale.tr("draw-wanted"));
                ui.add_space(UNIT);
                if widgets::primary(ui, tokens, &locale.tr("draw-open")).clicked() {
                    commands.push(Editor::OpenMedia.into());
                }
                if state.editor.is_taking() {
                    ui.add_space(UNIT);
                    widgets::muted(ui, tokens, locale.tr("picture-coming"));
                }
            });
        });
}

/// The name of a command with its keys.
fn hint(state: &State, draw: Draw) -> String {
    let keys = Command::from(Editor::Draw(draw)).keys();
    words::hint(&state.locale, &state.locale.tr(draw.key()), keys)
}

/// What can be done with the picture and its masks; whether the mouse has done any of it.
fn tools(ui: &mut Ui, state: &State, open: &Open, commands: &mut Vec<Command>) -> bool {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let before = commands.len();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        ui.spacing_mut().button_padding = vec2(9.0, 3.0);
        ui.spacing_mut().interact_size.y = 28.0;
        for tool in Tool::ALL {
            let draw = Draw::Tool(tool);
            let here = open.drawing.tool == tool;
            let ink = if here { tokens.on_accent } else { tokens.text };
            let fill = if here { tokens.accent } else { tokens.raised };
            let name = locale.tr(draw.key());
            let text = RichText::new(&name).size(14.0).color(ink);
            let response = ui.add(Button::new(text).fill(fill).min_size(vec2(0.0, 28.0)));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, &name));
            if response.on_hover_text(hint(state, draw)).clicked() {
                commands.push(Editor::Draw(draw).into());
            }
        }
        ui.add_space(UNIT);
        let acts = [
            Draw::Undo,
            Draw::Redo,
            Draw::Add,
            Draw::Duplicate,
            Draw::Delete,
            Draw::Group,
            Draw::Ungroup,
        ];
        for draw in acts {
            act(ui, state, open, draw, commands);
        }
        let can = open.drawing.can(&open.form.masks, Draw::Align(Side::Left));
        ui.add_enabled_ui(can, |ui| {
            let text = RichText::new(locale.tr("draw-align")).size(14.0);
            ui.menu_button(text, |ui| {
                for side in Side::ALL {
                    let draw = Draw::Align(side);
                    if widgets::menu_line(ui, &locale.tr(draw.key()), String::new()).clicked() {
                        commands.push(Editor::Draw(draw).into());
                        ui.close();
                    }
                }
            });
        });
        let text = RichText::new(locale.tr("draw-other-picture")).size(14.0);
        if ui.add(Button::new(text).min_size(vec2(0.0, 28.0))).clicked() {
            commands.push(Editor::OpenMedia.into());
        }
    });
    let drawn = commands.iter().skip(before);
    let mut drawn = drawn.filter(|command| matches!(command, Command::Editor(Editor::Draw(_))));
    drawn.next().is_some() && ui.input(|input| input.pointer.any_released())
}

fn act(ui: &mut Ui, state: &State, open: &Open, draw: Draw, commands: &mut Vec<Command>) {
    let can = open.drawing.can(&open.form.masks, draw);
    let text = RichText::new(state.locale.tr(draw.key())).size(14.0);
    let response = ui.add_enabled(can, Button::new(text).min_size(vec2(0.0, 28.0)));
    if response.on_hover_text(hint(state, draw)).clicked() {
        commands.push(Editor::Draw(draw).into());
    }
}

/// The keys of the picture while it has the focus.
fn keys(ui: &Ui, id: Id, open: &mut Open, commands: &mut Vec<Command>) {
    // The arrows move masks, and not the focus; Escape ends what was begun before it closes.
    let begun = !open.drawing.corners.is_empty() || !open.drawing.selected.is_empty();
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: begun,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let drawn = note_fields::pressed(ui, |command| matches!(command, Editor::Draw(_)));
    commands.extend(drawn.into_iter().map(Command::from));
    let arrows = [
        (Key::ArrowLeft, -NUDGE, 0),
        (Key::ArrowRight, NUDGE, 0),
        (Key::ArrowUp, 0, -NUDGE),
        (Key::ArrowDown, 0, NUDGE),
    ];
    for (key, across, down) in arrows {
        for (held, part, grow) in [
            (Modifiers::ALT, NUDGE, false),
            (Modifiers::SHIFT, 1, true),
            (Modifiers::NONE, 1, false),
        ] {
            if ui.input_mut(|input| input.consume_key(held, key)) {
                open.drawing.nudge(&mut open.form.masks, across / part, down / part, grow);
            }
        }
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        if !open.drawing.corners.is_empty() {
            hand::close(open);
        } else if let Some(at) = open.drawing.selected.first() {
            open.caret.goal = Some(Goal::Label(*at));
        }
    }
    if begun && pressed(Key::Escape) {
        if open.drawing.corners.is_empty() {
            open.drawing.selected.clear();
        } else {
            open.drawing.corners.clear();
        }
    }
}

fn paint(ui: &Ui, state: &State, open: &Open, view: &View) {
    let tokens = state.tokens(ui);
    let painter = ui.painter().with_clip_rect(view.seen.expand(1.0).intersect(ui.clip_rect()));
    let selected = &open.drawing.selected;
    for (at, mask) in open.form.masks.iter().enumerate() {
        let here = selected.contains(&at);
        let (fill, line) = if here {
            (tokens.accent.gamma_multiply(0.72), Stroke::new(2.5, tokens.accent))
        } else {
            (tokens.highlight.gamma_multiply(0.72), Stroke::new(1.0, tokens.text))
        };
        masks::paint(&painter, mask, view.whole, fill, line);
        let place = masks::bounds(mask, view.whole);
        let ink = if here { tokens.on_accent } else { tokens.text };
        let text = widgets::galley(ui, &mask.number.to_string(), 14.0, fonts::medium(), ink);
        painter.galley(place.center() - text.size() / 2.0, text, ink);
    }
    if let Some(only) = selected.first().filter(|_| selected.len() == 1)
        && let Some(mask) = open.form.masks.get(*only)
    {
        let bounds = masks::bounds(mask, view.whole);
        for (point, _) in hand::handles(bounds) {
            let square = Rect::from_center_size(point, Vec2::splat(hand::HANDLE * 2.0));
            let line = Stroke::new(1.5, tokens.accent);
            painter.rect(square, 2, tokens.surface, line, StrokeKind::Inside);
        }
    }
    let line = Stroke::new(2.0, tokens.accent);
    match &open.drawing.drag {
        Some(Drag::Draw { from, to } | Drag::Band { from, to }) => {
            let Bounds { left, top, width, height } = Bounds::between(*from, *to);
            let ellipse = open.drawing.tool == Tool::Ellipse;
            let shape = if ellipse { Shape::Ellipse } else { Shape::Rectangle };
            let label = String::new();
            let mask = Mask { number: 1, left, top, width, height, shape, label };
            masks::paint(&painter, &mask, view.whole, Color32::TRANSPARENT, line);
        }
        Some(Drag::Move { .. } | Drag::Resize { .. }) => guides(open, view, &painter, tokens),
        None => {}
    }
    if !open.drawing.corners.is_empty() {
        let corners = open.drawing.corners.iter();
        let mut points: Vec<Pos2> = corners.map(|place| masks::point(view.whole, *place)).collect();
        if let Some(first) = points.first() {
            painter.circle_filled(*first, 5.0, tokens.accent);
        }
        points.extend(view.response.hover_pos());
        painter.add(Painted::line(points, line));
    }
}

/// The lines of others along which what is moved lies.
fn guides(open: &Open, view: &View, painter: &egui::Painter, tokens: &Tokens) {
    let (across, down) = hand::lines(open);
    let chosen = open.drawing.chosen(&open.form.masks);
    let Some(first) = chosen.first() else { return };
    let (x, y) = Bounds::of(first).lines();
    let line = Stroke::new(1.0, tokens.again);
    if let Some((0, at)) = snap(&x, &across, 0) {
        painter.vline(masks::point(view.whole, (at, 0)).x, view.seen.y_range(), line);
    }
    if let Some((0, at)) = snap(&y, &down, 0) {
        painter.hline(view.seen.x_range(), masks::point(view.whole, (0, at)).y, line);
    }
}

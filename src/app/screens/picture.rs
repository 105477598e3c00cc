//! A picture on the screen: in a card, and to be looked at closely.

use egui::{
    Align2, CornerRadius, FontFamily, FontId, Frame, Id, Key, Label, Margin, Modifiers, Pos2, Rect,
    Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::pictures::{Ready, Shown};
use crate::app::state::State;
use crate::app::theme::UNIT;
use crate::app::widgets;

/// The closest look, in times the size at which all of the picture is seen.
const CLOSEST: f32 = 16.0;

/// How much closer a key or a click looks.
const STEP: f32 = 1.4;

/// How a picture is looked at: how closely, and which part of it is in the middle.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    scale: f32,
    middle: Vec2,
}

impl Default for Look {
    fn default() -> Self {
        Self { scale: 1.0, middle: Vec2::splat(0.5) }
    }
}

/// A picture that is being looked at.
#[derive(Debug)]
pub struct View {
    /// The part of the screen that it has.
    pub seen: Rect,
    /// Where the whole of it would lie.
    pub whole: Rect,
    pub response: Response,
}

/// How a picture may be handled.
#[derive(Debug, Clone, Copy)]
pub struct Handling {
    /// A small one is shown larger than it is.
    pub grows: bool,
    /// Dragging moves it; else that is for something else.
    pub drags: bool,
    /// Keys look closer, wherever the focus is.
    pub keys: bool,
    pub sense: Sense,
}

/// Gives a picture as much of a room as it needs, and follows the student's hand.
pub fn view(ui: &mut Ui, id: Id, natural: Vec2, room: Vec2, handling: Handling) -> View {
    let fits = (room / natural.max(Vec2::splat(1.0))).min_elem();
    let fits = if handling.grows { fits } else { fits.min(1.0) };
    let size = (natural * fits).max(Vec2::splat(1.0));
    let (_, seen) = ui.allocate_space(size);
    let response = ui.interact(seen, id, handling.sense);
    let mut look = ui.data(|data| data.get_temp::<Look>(id)).unwrap_or_default();
    let before = look;
    let pointer = response.hover_pos();
    if let Some(at) = pointer {
        let closer = ui.input(egui::InputState::zoom_delta);
        // Else rounding would move it a little in every frame.
        if (closer - 1.0).abs() > f32::EPSILON {
            look = look.closer(closer, seen, at);
        }
    }
    if handling.keys && !ui.ctx().text_edit_focused() {
        look = keys(ui, look, seen);
    }
    if look.scale > 1.0 {
        let middle = response.dragged_by(egui::PointerButton::Middle);
        let mut moved = Vec2::ZERO;
        if middle || (handling.drags && response.dragged()) {
            moved += response.drag_delta();
        }
        if pointer.is_some() {
            // What the wheel would scroll is the picture now.
            moved += ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
        }
        look.middle -= moved / (size * look.scale);
    }
    look = look.bounded();
    if look != before {
        ui.data_mut(|data| data.insert_temp(id, look));
        ui.ctx().request_repaint();
    }
    View { seen, whole: look.whole(seen), response }
}

fn keys(ui: &Ui, mut look: Look, seen: Rect) -> Look {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Plus) || pressed(Key::Equals) {
        look = look.closer(STEP, seen, seen.center());
    }
    if pressed(Key::Minus) {
        look = look.closer(1.0 / STEP, seen, seen.center());
    }
    if pressed(Key::Num0) {
        look = Look::default();
    }
    look
}

impl Look {
    fn whole(self, seen: Rect) -> Rect {
        let size = seen.size() * self.scale;
        Rect::from_min_size(seen.center() - self.middle * size, size)
    }

    /// What lies at `at` stays there.
    fn closer(self, by: f32, seen: Rect, at: Pos2) -> Self {
        let scale = (self.scale * by).clamp(1.0, CLOSEST);
        let whole = self.whole(seen);
        let part = (at - whole.min) / whole.size();
        let middle = part - (at - seen.center()) / (seen.size() * scale);
        Self { scale, middle }
    }

    /// No room beside the picture is shown.
    fn bounded(self) -> Self {
        let half = 0.5 / self.scale;
        let within = |middle: f32| middle.clamp(half, 1.0 - half);
        Self { scale: self.scale, middle: vec2(within(self.middle.x), within(self.middle.y)) }
    }
}

/// The picture for a part of the screen, in points; what stands in its place is shown instead.
pub fn ready(ui: &mut Ui, state: &State, name: &str, room: Vec2) -> Option<Ready> {
    let root = state.workspace.library().root();
    let wanted = room * ui.ctx().pixels_per_point();
    match state.pictures.get(ui.ctx(), root, name, wanted) {
        Shown::Ready(ready) => Some(ready),
        Shown::Coming => {
            coming(ui, state, name, room);
            None
        }
        Shown::Fault(message) => {
            let tokens = state.tokens(ui);
            let frame = Frame::new()
                .fill(tokens.raised)
                .stroke(Stroke::new(1.0, tokens.border))
                .corner_radius(CornerRadius::same(10))
                .inner_margin(Margin::symmetric(16, 12));
            frame.show(ui, |ui| {
                ui.set_max_width(room.x.min(440.0));
                let text = RichText::new(state.locale.say(&message)).color(tokens.text);
                widgets::read_out(&ui.add(Label::new(text).wrap()));
            });
            None
        }
    }
}

/// Room for a picture that is on its way.
fn coming(ui: &mut Ui, state: &State, name: &str, room: Vec2) {
    let tokens = state.tokens(ui);
    let size = vec2(room.x.min(280.0), room.y.min(160.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(10), tokens.raised);
    let font = FontId::new(14.0, FontFamily::Proportional);
    let told = state.locale.tr("picture-coming");
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, &told, font, tokens.muted);
    let told = format!("{told} {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
}

/// Paints the part of a picture that is seen.
pub fn paint(ui: &Ui, state: &State, name: &str, ready: Ready, view: &View) {
    let painter = ui.painter().with_clip_rect(view.seen.intersect(ui.clip_rect()));
    // As sharp as what is seen now.
    let wanted = view.whole.size() * ui.ctx().pixels_per_point();
    let root = state.workspace.library().root();
    let texture = match state.pictures.get(ui.ctx(), root, name, wanted) {
        Shown::Ready(sharper) => sharper.texture,
        Shown::Coming | Shown::Fault(_) => ready.texture,
    };
    let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.image(texture, view.whole, all, egui::Color32::WHITE);
}

/// A picture in a card, with what it shows in words for a screen reader.
pub fn show(ui: &mut Ui, state: &State, name: &str, alt: &str, room: Vec2) -> Option<Response> {
    let ready = ready(ui, state, name, room)?;
    let handling = Handling { grows: false, drags: true, keys: false, sense: Sense::drag() };
    // The same picture may be in a card twice.
    let id = ui.next_auto_id().with(("picture", name));
    let view = view(ui, id, ready.natural, room, handling);
    paint(ui, state, name, ready, &view);
    let told = described(state, name, alt);
    view.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
    ui.add_space(UNIT / 2.0);
    Some(view.response)
}

/// What a picture shows, in words.
#[must_use]
pub fn described(state: &State, name: &str, alt: &str) -> String {
    let alt = alt.trim();
    if alt.is_empty() {
        state.locale.with("picture-name", &[("name", name.to_owned())])
    } else {
        alt.to_owned()
    }
}

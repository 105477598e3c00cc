//! The few widgets that screens share.
//!
//! Each takes its colours from the tokens and says its role and its name to a screen reader.

use egui::{
    Align, Button, Color32, CornerRadius, FontFamily, FontId, Frame, Label, Layout, Margin, Rect,
    Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetText, vec2,
};

use super::command::Command;
pub use super::segmented::segmented;
use super::theme::{BODY, READING_WIDTH, Tokens, UNIT};
use super::{fonts, icons, typography, words};
use crate::deck::Note;
use crate::locale::Locale;

/// The button of the thing to do next.
pub fn primary(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let text = RichText::new(text).color(tokens.on_accent);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        for state in [&mut widgets.hovered, &mut widgets.active] {
            state.bg_stroke = Stroke::new(2.0, tokens.text);
        }
        ui.add(Button::new(text).fill(tokens.accent).min_size(vec2(0.0, 38.0)))
    })
    .inner
}

/// [`primary`] where there may be nothing to do yet: then it is plainly at rest, and readable.
pub fn primary_when(ui: &mut Ui, tokens: &Tokens, ready: bool, text: &str) -> Response {
    if ready {
        return primary(ui, tokens, text);
    }
    ui.scope(|ui| {
        ui.visuals_mut().disabled_alpha = 1.0;
        let text = RichText::new(text).color(tokens.muted);
        ui.add_enabled(false, Button::new(text).fill(tokens.raised).min_size(vec2(0.0, 38.0)))
    })
    .inner
}

/// A button that is one of several of its kind: tinted, so that no screen shouts.
pub fn tonal(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let text = RichText::new(text).color(tokens.accent);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
        ui.add(Button::new(text).fill(tokens.accent_soft).min_size(vec2(0.0, 34.0)))
    })
    .inner
}

/// A small button, with the key that presses it.
pub fn small(ui: &mut Ui, tokens: &Tokens, name: &str, key: &str) -> Response {
    let label = RichText::new(name).size(14.5);
    let keys = RichText::new(key).size(13.0).color(tokens.muted);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(10.0, 4.0);
            ui.spacing_mut().interact_size.y = 28.0;
            ui.add(Button::new(label).shortcut_text(keys))
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// A small button among others that go on in the next line where there is no room left.
pub fn wrapped(ui: &mut Ui, text: &str) -> Response {
    ui.spacing_mut().button_padding = vec2(10.0, 4.0);
    ui.spacing_mut().interact_size.y = 28.0;
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.add(Button::new(RichText::new(text).size(14.0)).wrap_mode(egui::TextWrapMode::Extend))
}

/// A button for one command, with its keys in the tooltip.
pub fn command_button(ui: &mut Ui, locale: &Locale, command: &Command) -> Response {
    let response = ui.add(Button::new(locale.tr(command.key())).min_size(vec2(0.0, 34.0)));
    match command.shortcut() {
        Some(keys) => response.on_hover_text(words::keys(locale, keys)),
        None => response,
    }
}

/// A line of a menu, with the key that gives the same.
pub fn menu_line(ui: &mut Ui, name: &str, key: String) -> Response {
    let response = ui.add(Button::new(name).shortcut_text(key));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// The primary button of a screen, wide, with the key that presses it.
pub fn keyed(ui: &mut Ui, tokens: &Tokens, text: &str, key: &str) -> Response {
    keyed_sized(ui, tokens, text, key, vec2(280.0, 48.0))
}

/// [`keyed`], at least `least` in size.
pub fn keyed_sized(ui: &mut Ui, tokens: &Tokens, text: &str, key: &str, least: Vec2) -> Response {
    let name = galley(ui, text, 16.0, fonts::medium(), tokens.on_accent);
    let cap = galley(ui, key, 13.0, FontFamily::Proportional, tokens.on_accent);
    let (gap, inner) = (14.0, vec2(8.0, 3.0));
    let width = name.size().x + gap + cap.size().x + 2.0 * inner.x;
    let (rect, response) =
        ui.allocate_exact_size(vec2((width + 40.0).max(least.x), least.y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let painter = ui.painter();
    let active = response.hovered() || response.has_focus();
    let line = if active { Stroke::new(2.0, tokens.text) } else { Stroke::NONE };
    painter.rect(rect, CornerRadius::same(11), tokens.accent, line, StrokeKind::Inside);
    let left = rect.center().x - width / 2.0;
    let middle = rect.center().y;
    let at = egui::pos2(left, middle - name.size().y / 2.0);
    let cap_left = left + name.size().x + gap;
    let cap_size = cap.size() + 2.0 * inner;
    let frame = Rect::from_min_size(egui::pos2(cap_left, middle - cap_size.y / 2.0), cap_size);
    painter.galley(at, name, tokens.on_accent);
    let line = Stroke::new(1.0, tokens.on_accent);
    painter.rect_stroke(frame, CornerRadius::same(6), line, StrokeKind::Inside);
    painter.galley(frame.min + inner, cap, tokens.on_accent);
    response
}

/// A key's face, as on a keyboard.
pub fn key_cap(ui: &mut Ui, tokens: &Tokens, key: &str) -> Response {
    let text = galley(ui, key, 13.5, FontFamily::Proportional, tokens.text);
    let size = vec2((text.size().x + 16.0).max(26.0), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    let line = Stroke::new(1.0, tokens.border);
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), tokens.raised, line, StrokeKind::Inside);
    painter.galley(rect.center() - text.size() / 2.0, text, tokens.text);
    response
}

/// A box to tick; `name` is what a screen reader says.
pub fn check(ui: &mut Ui, tokens: &Tokens, on: bool, text: &str, name: &str) -> Response {
    let text = galley(ui, text, 15.5, FontFamily::Proportional, tokens.text);
    let gap = if text.size().x > 0.0 { 8.0 } else { 0.0 };
    let size = vec2(22.0 + gap + text.size().x, text.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let middle = rect.center().y;
    let square = Rect::from_center_size(egui::pos2(rect.left() + 11.0, middle), Vec2::splat(20.0));
    let active = response.hovered() || response.has_focus();
    let (fill, edge) = match (on, active) {
        (true, false) => (tokens.accent, tokens.accent),
        (true, true) => (tokens.accent, tokens.text),
        (false, false) => (tokens.surface, tokens.muted),
        (false, true) => (tokens.accent_soft, tokens.accent),
    };
    let line = Stroke::new(if active { 2.0 } else { 1.5 }, edge);
    ui.painter().rect(square, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    if on {
        let sign = Stroke::new(2.0, tokens.on_accent);
        icons::Icon::Check.paint(ui.painter(), square.shrink(3.0), sign);
    }
    let at = egui::pos2(rect.left() + 22.0 + gap, middle - text.size().y / 2.0);
    ui.painter().galley(at, text, tokens.text);
    response
}

/// How wide a box to tick is with its text.
pub fn check_width(ui: &Ui, text: &str) -> f32 {
    let ink = ui.visuals().text_color();
    30.0 + galley(ui, text, 15.5, FontFamily::Proportional, ink).size().x
}

/// Two things at the two ends of a line or, where both have no room there, one below the other.
pub fn apart_or_below(
    ui: &mut Ui,
    first_width: f32,
    first: impl FnOnce(&mut Ui),
    second_width: f32,
    second: impl FnOnce(&mut Ui),
) {
    let room = ui.available_width() - ui.spacing().item_spacing.x;
    if first_width + second_width > room {
        first(ui);
        second(ui);
        return;
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            second(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), first);
        });
    });
}

/// A surface with a border, as wide as the room it is given.
pub fn card<R>(ui: &mut Ui, tokens: &Tokens, content: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(Margin::symmetric(if ui.available_width() < 500.0 { 16 } else { 22 }, 18))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A column of reading width in the middle of the room.
pub fn column<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    column_of(ui, READING_WIDTH, content)
}

/// A column of what is looked through rather than read: where there is much room, wider.
pub fn list_column<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let most = if ui.available_width() < 1000.0 { READING_WIDTH } else { 960.0 };
    column_of(ui, most, content)
}

/// A column at most so wide, in the middle of the room.
pub fn column_of<R>(ui: &mut Ui, most: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_width();
    let side = if room < 700.0 { UNIT * 2.0 } else { UNIT * 3.0 };
    let width = (room - side * 2.0).min(most);
    let margin = ((room - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(margin);
        ui.allocate_ui_with_layout(
            vec2(width, ui.available_height()),
            Layout::top_down(Align::Min),
            |ui| {
                ui.spacing_mut().item_spacing.x = UNIT;
                ui.set_width(width);
                content(ui)
            },
        )
        .inner
    })
    .inner
}

/// Quiet text.
pub fn muted(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    let family = FontFamily::Proportional;
    let job = typography::sentence(&text.into(), BODY, family, tokens.muted);
    ui.add(Label::new(job).wrap())
}

/// Quiet text that stays on its line.
pub fn aside(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).size(14.0).color(tokens.muted)).extend())
}

/// The name of a field, small above it.
pub fn small_label(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(14.0).color(tokens.muted)).wrap())
}

/// A tag, with a cross that takes it away; true when that is pressed. `name` is what a screen
/// reader says of it.
pub fn tag(ui: &mut Ui, tokens: &Tokens, text: &str, name: &str) -> bool {
    let galley = galley(ui, text, 14.0, FontFamily::Proportional, tokens.text);
    let (inner, cross) = (10.0, 9.0);
    let size = vec2(galley.size().x + 2.0 * inner + cross + 8.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let active = response.hovered() || response.has_focus();
    let line = if response.has_focus() { Stroke::new(2.0, tokens.focus) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(14), tokens.raised, line, StrokeKind::Inside);
    let at = egui::pos2(rect.left() + inner, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    let ink = Stroke::new(1.5, if active { tokens.text } else { tokens.muted });
    let middle = egui::pos2(rect.right() - inner - cross / 2.0, rect.center().y);
    let half = cross / 2.0;
    for turn in [1.0, -1.0] {
        let from = middle + vec2(-half, -half * turn);
        ui.painter().line_segment([from, middle + vec2(half, half * turn)], ink);
    }
    response.on_hover_text(name).clicked()
}

/// The context that a note's questions need, small above them.
pub fn context(ui: &mut Ui, tokens: &Tokens, note: &Note) -> Option<Response> {
    let context = note.context.trim();
    let text = RichText::new(context).size(14.0).color(tokens.muted);
    (!context.is_empty()).then(|| ui.add(Label::new(text).wrap().selectable(false)))
}

/// A number and what it counts, in a pill.
pub fn chip(ui: &mut Ui, tokens: &Tokens, text: &str, colour: Color32) -> Response {
    let galley = galley(ui, text, 13.5, fonts::medium(), colour);
    let size = galley.size() + vec2(20.0, 9.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(255), tokens.raised);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// How wide a [`chip`] is.
#[must_use]
pub fn chip_width(ui: &Ui, text: &str) -> f32 {
    galley(ui, text, 13.5, fonts::medium(), Color32::PLACEHOLDER).size().x + 20.0
}

/// Has a screen reader say a text when it comes or changes, without being asked.
pub fn read_out(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// A thin bar: of the whole, `seen` is filled lightly and `mature` strongly (both 0 to 1).
pub fn progress(ui: &mut Ui, tokens: &Tokens, seen: f32, mature: f32, label: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    let bar = |share: f32| {
        let width = rect.width() * share.clamp(0.0, 1.0);
        Rect::from_min_size(rect.min, Vec2::new(width, rect.height()))
    };
    let round = CornerRadius::same(3);
    ui.painter().rect_filled(rect, round, tokens.track);
    if seen > 0.0 {
        ui.painter().rect_filled(bar(seen), round, tokens.accent_half);
    }
    if mature > 0.0 {
        ui.painter().rect_filled(bar(mature), round, tokens.accent);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, label));
    response.on_hover_text(label);
}

/// A heading with what stands under it.
pub fn title(ui: &mut Ui, tokens: &Tokens, text: &str, under: Option<&str>) -> Response {
    let response = ui.add(Label::new(WidgetText::from(RichText::new(text).heading())).wrap());
    heading(&response, text);
    if let Some(under) = under {
        muted(ui, tokens, under);
    }
    ui.add_space(UNIT);
    response
}

/// Makes a label a heading for a screen reader, which then leaps to it.
pub fn heading(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        // A label has its text as a value, a heading as its name.
        node.set_label(name);
        node.clear_value();
    });
}

/// What a screen shows when it has nothing to show, and what to do about it.
pub fn empty(ui: &mut Ui, tokens: &Tokens, heading: &str, text: &str) {
    ui.add_space(UNIT * 5.0);
    ui.vertical_centered(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(110.0, 84.0), Sense::hover());
        let line = Stroke::new(2.0, tokens.accent);
        icons::paint_cards(ui.painter(), rect.center(), tokens.surface, line);
        ui.add_space(UNIT);
        ui.label(RichText::new(heading).heading());
        let width = 420.0_f32.min(ui.available_width());
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Center), |ui| {
            ui.set_width(width);
            muted(ui, tokens, text);
        });
        ui.add_space(UNIT);
    });
}

/// A line laid out, to be painted.
pub fn galley(
    ui: &Ui,
    text: &str,
    size: f32,
    family: FontFamily,
    colour: Color32,
) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), FontId::new(size, family), colour)
}

/// A text in a line of this width, with an ellipsis where it is longer.
pub fn cut(
    ui: &Ui,
    text: &str,
    size: f32,
    width: f32,
    colour: Color32,
) -> std::sync::Arc<egui::Galley> {
    let font = FontId::new(size, FontFamily::Proportional);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

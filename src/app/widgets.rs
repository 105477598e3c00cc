//! The few widgets that screens share.

use egui::{
    Align, Button, Color32, CornerRadius, Frame, Label, Layout, Margin, Rect, Response, RichText,
    Role, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetText,
};

use super::command::Command;
use super::theme::{READING_WIDTH, Tokens, UNIT};
use crate::locale::Locale;

/// The button of the thing to do next.
pub fn primary(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let text = RichText::new(text).color(tokens.on_accent);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [&mut widgets.hovered, &mut widgets.active] {
            state.bg_stroke = Stroke::new(2.0, tokens.text);
        }
        ui.add(Button::new(text).fill(tokens.accent).min_size(Vec2::new(0.0, 38.0)))
    })
    .inner
}

/// A button for one command, with its keys in the tooltip.
pub fn command_button(ui: &mut Ui, locale: &Locale, command: &Command) -> Response {
    let response = ui.add(Button::new(locale.tr(command.key())).min_size(Vec2::new(0.0, 34.0)));
    match command.shortcut() {
        Some(keys) => {
            let keys = ui.ctx().format_shortcut(&keys);
            response.on_hover_text(keys)
        }
        None => response,
    }
}

/// A surface with a border, as wide as the room it is given.
pub fn card<R>(ui: &mut Ui, tokens: &Tokens, content: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(20, 16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A column of reading width in the middle of the room.
pub fn column<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(READING_WIDTH);
    let margin = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(margin);
        ui.allocate_ui_with_layout(
            Vec2::new(width, ui.available_height()),
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
    ui.add(Label::new(RichText::new(text).color(tokens.muted)).wrap())
}

/// A number and what it counts, in a pill.
pub fn chip(ui: &mut Ui, tokens: &Tokens, text: &str, colour: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(
        text.to_owned(),
        egui::FontId::new(13.5, super::fonts::medium()),
        colour,
    );
    let size = galley.size() + Vec2::new(18.0, 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(255), tokens.raised);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A thin bar: of the whole, `seen` is filled lightly and `mature` strongly (both 0 to 1).
pub fn progress(ui: &mut Ui, tokens: &Tokens, seen: f32, mature: f32, label: &str) {
    let size = Vec2::new(ui.available_width(), 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let bar = |share: f32| {
        let width = rect.width() * share.clamp(0.0, 1.0);
        Rect::from_min_size(rect.min, Vec2::new(width, rect.height()))
    };
    let round = CornerRadius::same(3);
    ui.painter().rect_filled(rect, round, tokens.raised);
    ui.painter().rect_filled(bar(seen), round, tokens.accent.gamma_multiply(0.45));
    ui.painter().rect_filled(bar(mature), round, tokens.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, label));
    response.on_hover_text(label);
}

/// A heading with what stands under it.
pub fn title(ui: &mut Ui, tokens: &Tokens, text: &str, under: Option<&str>) {
    ui.add(Label::new(WidgetText::from(RichText::new(text).heading())).wrap());
    if let Some(under) = under {
        muted(ui, tokens, under);
    }
    ui.add_space(UNIT);
}

/// What a screen shows when it has nothing to show, and what to do about it.
pub fn empty(ui: &mut Ui, tokens: &Tokens, heading: &str, text: &str) {
    ui.add_space(UNIT * 6.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(heading).heading());
        ui.add_space(UNIT / 2.0);
        ui.set_max_width(460.0_f32.min(ui.available_width()));
        muted(ui, tokens, text);
        ui.add_space(UNIT * 2.0);
    });
}

//! The masks as a list: what each hides, and what is hidden while one is asked.

use std::collections::BTreeSet;

use egui::{Button, Id, Key, Margin, Response, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::caret::Goal;
use crate::app::features::editor::Open;
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{text_undo, widgets};
use crate::deck::{Hide, Shape};

/// What is hidden while one is asked.
pub fn mode(ui: &mut Ui, state: &State, open: &mut Open) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    let name = locale.tr("draw-mode");
    widgets::small_label(ui, tokens, &name);
    let choices = [(Hide::All, "draw-mode-all"), (Hide::One, "draw-mode-one")];
    let choices = choices.map(|(hide, key)| (hide, locale.tr(key)));
    widgets::segmented(ui, tokens, &name, &mut open.form.hide, choices);
    ui.add_space(UNIT);
}

/// The masks as a list: what each hides.
pub fn labels(ui: &mut Ui, state: &State, open: &mut Open) {
    let tokens = state.tokens(ui);
    let locale = &state.locale;
    widgets::small_label(ui, tokens, &locale.tr("draw-labels"));
    if open.form.masks.is_empty() {
        widgets::muted(ui, tokens, locale.tr("draw-none"));
        ui.add_space(UNIT);
        return;
    }
    let count = open.form.masks.len();
    let mut next = None;
    for at in 0..count {
        let Some(mask) = open.form.masks.get_mut(at) else { continue };
        let number = mask.number.to_string();
        let shape = locale.tr(match mask.shape {
            Shape::Rectangle => "draw-rectangle",
            Shape::Ellipse => "draw-ellipse",
            Shape::Polygon(_) => "draw-polygon",
        });
        let told = [("number", number.clone()), ("shape", shape)];
        let id = Id::unique(("mask-label", at));
        let (picked, response) = ui
            .horizontal(|ui| {
                let here = open.drawing.selected.contains(&at);
                let picked = number_button(ui, tokens, here, &number);
                let name = locale.with("draw-mask", &told);
                picked.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &name));
                let edit = TextEdit::singleline(&mut mask.label)
                    .id(id)
                    .hint_text(locale.tr("draw-label-hint"))
                    .desired_width(ui.available_width())
                    .margin(Margin::symmetric(10, 6));
                let response = ui.add(edit);
                text_undo::keep_own(&response, &mask.label);
                let name = locale.with("draw-label", &told);
                response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
                (picked, response)
            })
            .inner;
        if open.caret.goal == Some(Goal::Label(at)) {
            open.caret.goal = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        if picked.clicked() {
            let more = ui.input(|input| input.modifiers.shift || input.modifiers.command);
            open.drawing.select(&open.form.masks, at, more);
        }
        if response.gained_focus() {
            open.drawing.selected = BTreeSet::from([at]);
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            next = Some((at + 1) % count);
        }
    }
    if let Some(next) = next {
        open.caret.goal = Some(Goal::Label(next));
    }
    ui.add_space(UNIT / 2.0);
}

fn number_button(ui: &mut Ui, tokens: &Tokens, here: bool, number: &str) -> Response {
    let ink = if here { tokens.on_accent } else { tokens.text };
    let fill = if here { tokens.accent } else { tokens.raised };
    let text = RichText::new(number).size(14.0).color(ink);
    // Wide enough for any digit: the fields stand below each other.
    ui.add(Button::new(text).fill(fill).min_size(vec2(40.0, 30.0)))
}

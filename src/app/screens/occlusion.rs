//! A picture with masks, as it is asked: what is asked stands out, what else is hidden is plain.

use egui::{Color32, Id, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::picture::{self, Handling};
use crate::app::features::study::Sitting;
use crate::app::state::State;
use crate::app::theme::{Tokens, UNIT};
use crate::app::{fonts, masks, widgets};
use crate::deck::{Hide, Mask, Question, mask_number, readable_name};

/// The least and the most height of the picture, in points.
const HEIGHTS: (f32, f32) = (180.0, 620.0);

/// The most height of a picture that is shown small.
const SMALL: f32 = 150.0;

/// What a card asks, in words; of a picture without a question, what its mask hides.
#[must_use]
pub fn asked(state: &State, question: &Question) -> String {
    match question {
        Question::Occlusion { prompt, .. } if prompt.trim().is_empty() => {
            state.locale.tr("study-mask-asked")
        }
        Question::Occlusion { prompt, .. } => prompt.clone(),
        _ => question.front(),
    }
}

/// The picture for a screen reader.
fn described(state: &State, picture: &str, asked: &[Mask], revealed: bool) -> String {
    let place = [("picture", readable_name(picture)), ("number", mask_number(asked).to_string())];
    let key = if revealed { "study-mask-shown" } else { "study-mask" };
    state.locale.with(key, &place)
}

/// The picture with its masks.
pub fn show(ui: &mut Ui, state: &State, sitting: &Sitting, question: &Question) {
    let Question::Occlusion { picture, asked, others, hide, .. } = question else { return };
    let tokens = state.tokens(ui);
    let width = ui.available_width();
    // Question, picture and answer are seen together where there is room for them.
    let high = ui.clip_rect().height() - 240.0;
    let room = vec2(width, high.clamp(HEIGHTS.0, HEIGHTS.1));
    let id = Id::unique(("occlusion", picture.as_str()));
    let seen_whole = id.with("bare");
    let hides = *hide == Hide::All && !others.is_empty();
    let mut bare = sitting.revealed && ui.data(|data| data.get_temp(seen_whole)).unwrap_or(false);
    if !sitting.revealed {
        ui.data_mut(|data| data.remove::<bool>(seen_whole));
    }
    ui.vertical_centered(|ui| {
        let Some(ready) = picture::ready(ui, state, picture, room) else { return };
        // What lies over the screen has the keys for itself.
        let keys = !state.is_covered();
        let handling = Handling { grows: true, drags: true, keys, sense: Sense::drag() };
        let view = picture::view(ui, id, ready.natural, room, handling);
        picture::paint(ui, state, picture, ready, &view);
        let painter = ui.painter().with_clip_rect(view.seen.intersect(ui.clip_rect()));
        if hides && !bare {
            for mask in others {
                masks::paint(&painter, mask, view.whole, tokens.track, edge(tokens));
            }
        }
        for mask in asked {
            if sitting.revealed {
                let line = Stroke::new(3.0, tokens.accent);
                masks::paint(&painter, mask, view.whole, Color32::TRANSPARENT, line);
            } else {
                masks::paint(&painter, mask, view.whole, tokens.accent, edge(tokens));
                sign(ui, &painter, tokens, masks::bounds(mask, view.whole));
            }
        }
        let told = described(state, picture, asked, sitting.revealed);
        view.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
        if sitting.revealed && hides {
            ui.add_space(UNIT / 2.0);
            let key = if bare { "study-masks-back" } else { "study-masks-off" };
            if ui.link(RichText::new(state.locale.tr(key)).size(14.0)).clicked() {
                bare = !bare;
                ui.data_mut(|data| data.insert_temp(seen_whole, bare));
                ui.ctx().request_repaint();
            }
        }
    });
}

/// The picture as it is, small, with what is asked framed.
pub fn small(ui: &mut Ui, state: &State, question: &Question) {
    let Question::Occlusion { picture, asked, .. } = question else { return };
    let room = vec2(ui.available_width(), SMALL);
    let told = described(state, picture, asked, true);
    if let Some(shown) = picture::show(ui, state, picture, &told, room) {
        let line = Stroke::new(2.0, state.tokens(ui).accent);
        for mask in asked {
            masks::paint(ui.painter(), mask, shown.rect, Color32::TRANSPARENT, line);
        }
    }
}

/// The edge of what is hidden.
fn edge(tokens: &Tokens) -> Stroke {
    Stroke::new(1.0, tokens.muted)
}

/// What is asked has a sign too, not a colour alone.
fn sign(ui: &Ui, painter: &egui::Painter, tokens: &Tokens, place: egui::Rect) {
    let size = (place.height() * 0.7).min(place.width()).clamp(8.0, 22.0);
    let text = widgets::galley(ui, "?", size, fonts::medium(), tokens.on_accent);
    painter.galley(place.center() - text.size() / 2.0, text, tokens.on_accent);
}

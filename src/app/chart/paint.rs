//! A chart on the screen, and in the ear of a screen reader.

use egui::{Align2, FontFamily, FontId, Role, Sense, Shape as Painted, Stroke, Ui, WidgetInfo};

use super::layout::{Anchor, Shape, TEXT, layout};
use super::{Chart, Ink};
use crate::app::theme::Tokens;

/// Shows the plot of `chart` as wide as there is room; its title and words are the caller's to
/// show, and a screen reader's to say.
pub fn show(ui: &mut Ui, tokens: &Tokens, chart: &Chart) {
    let drawing = layout(&chart.plot, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(drawing.size, Sense::hover());
    let spoken = format!("{} – {}", chart.title, chart.words.join(" "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    let from = rect.min.to_vec2();
    let pointed = response.hover_pos();
    let hint = pointed.and_then(|at| {
        drawing.hints.iter().rev().find(|(place, _)| place.translate(from).contains(at))
    });
    for mark in &drawing.marks {
        let colour = tokens.ink(mark.ink);
        match &mark.shape {
            Shape::Rect(part, round) => {
                painter.rect_filled(part.translate(from), *round, colour);
            }
            Shape::Line(points, width) => {
                let points = points.iter().map(|point| *point + from).collect();
                painter.add(Painted::line(points, Stroke::new(*width, colour)));
            }
            Shape::Circle(centre, radius) => {
                painter.circle_filled(*centre + from, *radius, colour);
            }
            Shape::Text(at, anchor, text) => {
                let align = match anchor {
                    Anchor::Left => Align2::LEFT_CENTER,
                    Anchor::Centre => Align2::CENTER_CENTER,
                    Anchor::Right => Align2::RIGHT_CENTER,
                };
                let font = FontId::new(TEXT, FontFamily::Proportional);
                painter.text(*at + from, align, text, font, colour);
            }
        }
    }
    if let Some((place, hint)) = hint {
        let line = Stroke::new(1.0, tokens.ink(Ink::Muted));
        let place = place.translate(from);
        painter.rect_stroke(place, 3.0, line, egui::StrokeKind::Outside);
        response.on_hover_text_at_pointer(hint);
    }
}

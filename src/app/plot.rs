//! A small plot: points or a line over two axes.
//!
//! Paints, and says to a screen reader in words what it shows; it knows nothing of what that is.

use egui::{
    Color32, FontFamily, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::theme::Tokens;
use super::widgets::galley;

/// The room around the plotted area for the axes' texts, in points.
const LEFT: f32 = 52.0;
const RIGHT: f32 = 16.0;
const TOP: f32 = 26.0;
const BOTTOM: f32 = 44.0;

/// One axis: its ends, its ticks, its title.
#[derive(Debug, Clone)]
pub struct Axis {
    pub from: f32,
    pub to: f32,
    pub ticks: Vec<(f32, String)>,
    pub title: String,
}

impl Axis {
    /// Where a number stands on the axis, 0 to 1.
    fn part(&self, number: f32) -> f32 {
        let width = self.to - self.from;
        if width > 0.0 { ((number - self.from) / width).clamp(0.0, 1.0) } else { 0.5 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Line,
    Dots,
    Rings,
}

#[derive(Debug, Clone)]
pub struct Series {
    pub points: Vec<(f32, f32)>,
    pub mark: Mark,
    pub colour: Color32,
}

#[derive(Debug, Clone)]
pub struct Plot {
    /// What it shows, in words.
    pub words: String,
    pub x: Axis,
    pub y: Axis,
    pub series: Vec<Series>,
    /// Where both axes say the same.
    pub diagonal: bool,
    /// A point that is looked at.
    pub chosen: Option<(f32, f32)>,
}

/// Paints `plot`, as wide as the room, `height` points high.
pub fn show(ui: &mut Ui, tokens: &Tokens, plot: &Plot, height: f32) {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plot.words));
    let area = Rect::from_min_max(
        rect.min + vec2(LEFT, TOP),
        pos2(rect.right() - RIGHT, rect.bottom() - BOTTOM),
    );
    let at = |(x, y): (f32, f32)| {
        let down = 1.0 - plot.y.part(y);
        area.min + vec2(plot.x.part(x) * area.width(), down * area.height())
    };
    axes(ui, tokens, plot, area, &at);
    let painter = ui.painter();
    if plot.diagonal {
        let ends = [at((plot.x.from, plot.x.from)), at((plot.x.to, plot.x.to))];
        painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, tokens.muted), 4.0, 4.0));
    }
    for series in &plot.series {
        let points: Vec<Pos2> = series.points.iter().copied().map(at).collect();
        let line = Stroke::new(2.0, series.colour);
        match series.mark {
            Mark::Line => {
                painter.line(points, line);
            }
            Mark::Dots => points.iter().for_each(|point| {
                painter.circle_filled(*point, 5.0, series.colour);
            }),
            Mark::Rings => points.iter().for_each(|point| {
                painter.circle(*point, 4.5, tokens.surface, line);
            }),
        }
    }
    if let Some(chosen) = plot.chosen {
        let (chosen, line) = (at(chosen), Stroke::new(1.0, tokens.muted));
        painter.line_segment([chosen, pos2(chosen.x, area.bottom())], line);
        painter.line_segment([pos2(area.left(), chosen.y), chosen], line);
        painter.circle(chosen, 6.0, tokens.accent, Stroke::new(2.0, tokens.surface));
    }
}

fn axes(ui: &Ui, tokens: &Tokens, plot: &Plot, area: Rect, at: &dyn Fn((f32, f32)) -> Pos2) {
    let painter = ui.painter();
    let line = Stroke::new(1.0, tokens.border);
    let text = |text: &str| galley(ui, text, 13.0, FontFamily::Proportional, tokens.muted);
    for (number, name) in &plot.y.ticks {
        let y = at((plot.x.from, *number)).y;
        painter.line_segment([pos2(area.left(), y), pos2(area.right(), y)], line);
        let name = text(name);
        let place = pos2(area.left() - 8.0 - name.size().x, y - name.size().y / 2.0);
        painter.galley(place, name, tokens.muted);
    }
    for (number, name) in &plot.x.ticks {
        let x = at((*number, plot.y.from)).x;
        painter.line_segment([pos2(x, area.bottom()), pos2(x, area.bottom() + 4.0)], line);
        let name = text(name);
        let place = pos2(x - name.size().x / 2.0, area.bottom() + 6.0);
        painter.galley(place, name, tokens.muted);
    }
    let title = text(&plot.y.title);
    painter.galley(pos2(area.left() - LEFT, area.top() - TOP), title, tokens.muted);
    let title = text(&plot.x.title);
    let place = pos2(area.right() - title.size().x, area.bottom() + 24.0);
    painter.galley(place, title, tokens.muted);
}

/// Round numbers from 0 to at least `highest`, about four of them.
#[must_use]
pub fn ticks(highest: f32) -> Vec<f32> {
    let rough = (highest / 4.0).max(0.01);
    let ten = 10.0_f32.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * ten);
    let step = step.into_iter().find(|step| *step >= rough * 0.999).unwrap_or(rough);
    let count = (highest / step).ceil().clamp(1.0, 10.0) as u32;
    (0..=count).map(|number| number as f32 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_highest_number() {
        assert_eq!(ticks(37.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(7.9), [0.0, 2.0, 4.0, 6.0, 8.0]);
        for highest in [0.0, 0.03, 1.0, 12.5, 480.0, 1e6] {
            let ticks = ticks(highest);
            assert!(ticks.last().copied().unwrap_or_default() >= highest * 0.999, "{highest}");
            assert!((2..=6).contains(&ticks.len()), "{highest}: {ticks:?}");
        }
    }
}

//! The few signs of the window, drawn as lines: sharp at every zoom, in the theme's colours.
//!
//! A sign always goes with its name in words.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// A sign, drawn within a square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Decks,
    Study,
    Create,
    Statistics,
    Settings,
    Commands,
    Help,
    Check,
    Browse,
    Side,
}

impl Icon {
    /// Draws the sign into `square`, its lines as `stroke`.
    pub fn paint(self, painter: &Painter, square: Rect, stroke: Stroke) {
        // Designed on a grid of 20.
        let scale = square.width() / 20.0;
        let at = |x: f32, y: f32| square.min + vec2(x, y) * scale;
        let area =
            |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(at(x, y), Vec2::new(w, h) * scale);
        let frame = |rect: Rect, round: u8| {
            let round = CornerRadius::same((f32::from(round) * scale) as u8);
            painter.rect_stroke(rect, round, stroke, StrokeKind::Middle);
        };
        let line = |points: &[Pos2]| {
            painter.add(Shape::line(points.to_vec(), stroke));
        };
        match self {
            Self::Decks => {
                frame(area(3.0, 7.5, 14.0, 9.0), 2);
                line(&[at(5.0, 4.6), at(15.0, 4.6)]);
            }
            Self::Study => {
                frame(area(3.0, 3.5, 14.0, 13.0), 2);
                line(&[at(6.8, 10.2), at(9.0, 12.4), at(13.2, 7.6)]);
            }
            Self::Create => {
                line(&[at(10.0, 4.0), at(10.0, 16.0)]);
                line(&[at(4.0, 10.0), at(16.0, 10.0)]);
            }
            Self::Statistics => {
                for (x, top) in [(4.5, 11.0), (10.0, 7.0), (15.5, 4.0)] {
                    line(&[at(x, 16.0), at(x, top)]);
                }
            }
            Self::Settings => {
                for (y, knob) in [(6.0, 13.0), (14.0, 7.0)] {
                    let (left, right) = (at(knob - 2.2, y), at(knob + 2.2, y));
                    line(&[at(3.0, y), left]);
                    line(&[right, at(17.0, y)]);
                    painter.circle_stroke(at(knob, y), 2.2 * scale, stroke);
                }
            }
            Self::Commands => {
                line(&[at(4.0, 6.0), at(8.0, 10.0), at(4.0, 14.0)]);
                line(&[at(10.5, 14.0), at(16.0, 14.0)]);
            }
            Self::Help => {
                frame(area(2.5, 5.0, 15.0, 10.0), 2);
                for x in [6.0, 10.0, 14.0] {
                    painter.circle_filled(at(x, 8.4), 0.9 * scale, stroke.color);
                }
                line(&[at(6.5, 12.0), at(13.5, 12.0)]);
            }
            Self::Browse => {
                painter.circle_stroke(at(8.5, 8.5), 5.0 * scale, stroke);
                line(&[at(12.2, 12.2), at(16.5, 16.5)]);
            }
            Self::Side => {
                frame(area(3.0, 4.0, 14.0, 12.0), 2);
                line(&[at(8.0, 4.0), at(8.0, 16.0)]);
            }
            Self::Check => line(&[at(4.0, 10.5), at(8.2, 14.7), at(16.0, 5.8)]),
        }
    }
}

/// The drawing of an empty screen: two cards, one behind the other.
pub fn paint_cards(painter: &Painter, centre: Pos2, fill: egui::Color32, line: Stroke) {
    let card = |offset: Vec2, angle: f32| {
        let middle = centre + offset;
        let (sin, cos) = angle.sin_cos();
        let turn =
            move |x: f32, y: f32| pos2(middle.x + x * cos - y * sin, middle.y + x * sin + y * cos);
        let mut points = Vec::new();
        let (w, h, r) = (37.0_f32, 25.0_f32, 7.0_f32);
        for (cx, cy, from) in [
            (w - r, h - r, 0.0),
            (r - w, h - r, 90.0),
            (r - w, r - h, 180.0),
            (w - r, r - h, 270.0),
        ] {
            for step in 0_u8..=6 {
                let turned = (from + f32::from(step) * 15.0_f32).to_radians();
                points.push(turn(cx + r * turned.cos(), cy + r * turned.sin()));
            }
        }
        painter.add(Shape::convex_polygon(points, fill, line));
        turn
    };
    let _ = card(vec2(9.0, -8.0), 0.16);
    let turn = card(vec2(-4.0, 4.0), -0.05);
    painter.line_segment([turn(-9.0, 0.0), turn(9.0, 0.0)], Stroke::new(4.0, line.color));
    painter.line_segment([turn(0.0, -9.0), turn(0.0, 9.0)], Stroke::new(4.0, line.color));
}

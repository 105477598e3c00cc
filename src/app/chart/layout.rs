//! From a chart to marks at their places, in points, the origin at the top left.
//!
//! The same for the screen and for files. A text's width is not measured but estimated from
//! Inter's digits, generously: what little room is lost is lost evenly.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::{Axis, Bars, Calendar, Curves, Ink, Plot, Points};

/// The size of the texts in a chart, in points.
pub const TEXT: f32 = 13.0;
/// A line of text with its room.
const LINE: f32 = 20.0;
const GAP: f32 = 8.0;
/// No bar is wider.
const WIDEST: f32 = 64.0;

/// Where a text lies beside its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Left,
    Centre,
    Right,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// With the radius of its corners.
    Rect(Rect, f32),
    /// With its width.
    Line(Vec<Pos2>, f32),
    /// With its radius.
    Circle(Pos2, f32),
    /// Centred upon the height of its point.
    Text(Pos2, Anchor, String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    pub ink: Ink,
}

/// A chart at its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub size: Vec2,
    pub marks: Vec<Mark>,
    /// What is said where it is pointed at.
    pub hints: Vec<(Rect, String)>,
}

impl Drawing {
    fn put(&mut self, shape: Shape, ink: Ink) {
        self.marks.push(Mark { shape, ink });
    }

    fn text(&mut self, at: Pos2, anchor: Anchor, text: &str, ink: Ink) {
        self.put(Shape::Text(at, anchor, text.to_owned()), ink);
    }

    fn line(&mut self, points: Vec<Pos2>, width: f32, ink: Ink) {
        self.put(Shape::Line(points, width), ink);
    }
}

/// The plot, as wide as `width`.
#[must_use]
pub fn layout(plot: &Plot, width: f32) -> Drawing {
    match plot {
        Plot::Bars(bars) => lay_bars(bars, width),
        Plot::Curves(curves) => lay_curves(curves, width),
        Plot::Points(points) => lay_points(points, width),
        Plot::Calendar(calendar) => lay_calendar(calendar, width),
    }
}

fn width_of(text: &str) -> f32 {
    text.chars().count() as f32 * TEXT * 0.56
}

/// The names of several things with their colours, in lines; how high that is.
fn legend(drawing: &mut Drawing, width: f32, names: &[(&str, Ink)]) -> f32 {
    if names.len() < 2 {
        return 0.0;
    }
    let (mut x, mut y) = (0.0, LINE / 2.0);
    for (name, ink) in names {
        let wide = 14.0 + width_of(name) + 18.0;
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + LINE);
        }
        let square = Rect::from_center_size(pos2(x + 5.0, y), Vec2::splat(10.0));
        drawing.put(Shape::Rect(square, 3.0), *ink);
        drawing.text(pos2(x + 16.0, y), Anchor::Left, name, Ink::Text);
        x += wide;
    }
    y + LINE / 2.0 + GAP
}

/// The room for data: lines across at the values of `up`, their words at the left, what it
/// measures above.
fn frame(drawing: &mut Drawing, width: f32, height: f32, top: f32, up: &Axis) -> Rect {
    let left = up.lines.iter().map(|(_, words)| width_of(words)).fold(0.0, f32::max) + GAP;
    let mut top = top;
    if !up.name.is_empty() {
        drawing.text(pos2(0.0, top + LINE / 2.0), Anchor::Left, &up.name, Ink::Muted);
        top += LINE + GAP;
    }
    let room = Rect::from_min_max(pos2(left, top), pos2(width, top + height));
    for (value, words) in &up.lines {
        let y = room.bottom() - up.part(*value) * room.height();
        let ink = if *value <= up.from { Ink::Border } else { Ink::Track };
        drawing.line(vec![pos2(left, y), pos2(width, y)], 1.0, ink);
        drawing.text(pos2(left - GAP, y), Anchor::Right, words, Ink::Muted);
    }
    room
}

/// The words of an axis from left to right, and what it measures.
fn across(drawing: &mut Drawing, room: Rect, axis: &Axis) {
    let mut end = f32::MIN;
    for (value, words) in &axis.lines {
        let x = room.left() + axis.part(*value) * room.width();
        let half = width_of(words) / 2.0;
        let x = x.clamp(room.left() + half, (room.right() - half).max(room.left() + half));
        if x - half < end {
            continue;
        }
        end = x + half + GAP;
        drawing.text(pos2(x, room.bottom() + LINE * 0.7), Anchor::Centre, words, Ink::Muted);
    }
    if !axis.name.is_empty() {
        let at = pos2(room.center().x, room.bottom() + LINE * 1.7);
        drawing.text(at, Anchor::Centre, &axis.name, Ink::Muted);
    }
}

fn lay_bars(bars: &Bars, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let names: Vec<(&str, Ink)> =
        bars.series.iter().map(|series| (series.name.as_str(), series.ink)).collect();
    let top = legend(&mut drawing, width, &names);
    let room = frame(&mut drawing, width, 150.0, top, &bars.up);
    let longest = bars.series.iter().map(|series| series.values.len()).max().unwrap_or(0);
    // Without a series there still is a place for each.
    let count = longest.max(bars.hints.len());
    let step = room.width() / count.max(1) as f32;
    let gap = if step > 6.0 { (step * 0.18).min(14.0) } else { 0.0 };
    for at in 0..count {
        let left = room.left() + at as f32 * step;
        // Where there are few, they stay bars.
        let half = ((step - gap) / 2.0).min(WIDEST / 2.0 * bars.series_beside());
        let (from, to) = (left + step / 2.0 - half, left + step / 2.0 + half);
        let mut bottom = room.bottom();
        let part = (to - from) / bars.series_beside();
        for (place, series) in bars.series.iter().enumerate() {
            let value = series.values.get(at).copied().unwrap_or(0.0);
            let height = bars.up.part(bars.up.from + value) * room.height();
            if height <= 0.0 {
                continue;
            }
            // A single card is seen, too.
            let height = height.max(1.0);
            let (from, to) = if bars.stacked {
                (from, to)
            } else {
                (from + part * place as f32, from + part * (place + 1) as f32 - 1.0)
            };
            let bar = Rect::from_min_max(pos2(from, bottom - height), pos2(to, bottom));
            let round = if bars.stacked { 0.0 } else { (bar.width() / 4.0).min(3.0) };
            drawing.put(Shape::Rect(bar, round), series.ink);
            if bars.stacked {
                bottom -= height;
            }
        }
        if let Some(hint) = bars.hints.get(at) {
            let place =
                Rect::from_min_max(pos2(left, room.top()), pos2(left + step, room.bottom()));
            drawing.hints.push((place, hint.clone()));
        }
    }
    let mut end = f32::MIN;
    for (at, name) in &bars.names {
        let half = width_of(name) / 2.0;
        let x = room.left() + (*at as f32 + 0.5) * step;
        let x = x.clamp(room.left() + half, (room.right() - half).max(room.left() + half));
        if x - half < end {
            continue;
        }
        end = x + half + GAP;
        drawing.text(pos2(x, room.bottom() + LINE * 0.7), Anchor::Centre, name, Ink::Muted);
    }
    drawing.size = vec2(width, room.bottom() + LINE * 1.3);
    drawing
}

fn lay_curves(curves: &Curves, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let names: Vec<(&str, Ink)> =
        curves.all.iter().map(|curve| (curve.name.as_str(), curve.ink)).collect();
    let top = legend(&mut drawing, width, &names);
    let room = frame(&mut drawing, width, 190.0, top, &curves.up);
    across(&mut drawing, room, &curves.across);
    let at = |x: f32, y: f32| {
        let right = curves.across.part(x) * room.width();
        pos2(room.left() + right, room.bottom() - curves.up.part(y) * room.height())
    };
    for curve in &curves.all {
        let line: Vec<Pos2> = curve.points.iter().map(|(x, y, _)| at(*x, *y)).collect();
        for (place, (.., hint)) in line.iter().zip(&curve.points) {
            let near = Rect::from_center_size(*place, Vec2::splat(16.0));
            drawing.hints.push((near, hint.clone()));
            drawing.put(Shape::Circle(*place, 3.0), curve.ink);
        }
        drawing.line(line, 2.0, curve.ink);
    }
    let chosen = curves.chosen.zip(curves.all.first());
    if let Some((x, y, _)) = chosen.and_then(|(place, curve)| curve.points.get(place)) {
        let place = at(*x, *y);
        drawing.line(vec![pos2(place.x, room.bottom()), place], 1.0, Ink::Text);
        drawing.put(Shape::Circle(place, 7.0), Ink::Surface);
        drawing.put(Shape::Circle(place, 5.0), Ink::Text);
    }
    drawing.size = vec2(width, room.bottom() + LINE * 2.3);
    drawing
}

fn lay_points(points: &Points, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let names: Vec<(&str, Ink)> =
        points.groups.iter().map(|group| (group.name.as_str(), group.ink)).collect();
    let top = legend(&mut drawing, width, &names);
    let room = frame(&mut drawing, width.min(420.0), 260.0, top, &points.up);
    across(&mut drawing, room, &points.across);
    let at = |x: f32, y: f32| {
        let right = points.across.part(x) * room.width();
        pos2(room.left() + right, room.bottom() - points.up.part(y) * room.height())
    };
    let low = points.across.from.max(points.up.from);
    let high = points.across.to.min(points.up.to);
    drawing.line(vec![at(low, low), at(high, high)], 1.0, Ink::Border);
    for group in &points.groups {
        for point in &group.points {
            let place = at(point.x, point.y);
            let stretch = vec![at(point.x, point.low), at(point.x, point.high)];
            drawing.line(stretch, 1.0, group.ink);
            let radius = 2.5 + 4.5 * point.weight.clamp(0.0, 1.0).sqrt();
            drawing.put(Shape::Circle(place, radius), group.ink);
            let near = Rect::from_center_size(place, Vec2::splat((radius * 2.0).max(14.0)));
            drawing.hints.push((near, point.hint.clone()));
        }
    }
    drawing.size = vec2(width, room.bottom() + LINE * 2.3);
    drawing
}

fn lay_calendar(calendar: &Calendar, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let beside = calendar.weekdays.iter().map(|(_, name)| width_of(name)).fold(0.0, f32::max);
    let left = beside + GAP;
    let weeks = (calendar.offset + calendar.days.len()).div_ceil(7).max(1);
    let step = ((width - left) / weeks as f32).min(15.0);
    let top = LINE;
    for (row, name) in &calendar.weekdays {
        let y = top + (*row as f32 + 0.5) * step;
        drawing.text(pos2(left - GAP, y), Anchor::Right, name, Ink::Muted);
    }
    let mut end = f32::MIN;
    for (week, name) in &calendar.months {
        let x = left + *week as f32 * step;
        if x < end || x + width_of(name) > width {
            continue;
        }
        end = x + width_of(name) + GAP;
        drawing.text(pos2(x, LINE * 0.4), Anchor::Left, name, Ink::Muted);
    }
    let square = |place: usize| {
        let (week, row) = (place / 7, place % 7);
        let at = pos2(left + week as f32 * step, top + row as f32 * step);
        Rect::from_min_size(at, Vec2::splat(step - (step * 0.16).max(1.0)))
    };
    for (place, (level, hint)) in (calendar.offset..).zip(&calendar.days) {
        drawing.put(Shape::Rect(square(place), 2.0), Ink::Level(*level));
        drawing.hints.push((square(place).expand(1.0), hint.clone()));
    }
    // The scale, under it.
    let y = top + 7.0 * step + GAP + LINE / 2.0;
    let (least, most) = &calendar.scale;
    drawing.text(pos2(left, y), Anchor::Left, least, Ink::Muted);
    let mut x = left + width_of(least) + GAP;
    for level in 0..=4 {
        let part = Rect::from_center_size(pos2(x + 6.0, y), Vec2::splat(12.0));
        drawing.put(Shape::Rect(part, 2.0), Ink::Level(level));
        x += 15.0;
    }
    drawing.text(pos2(x + GAP / 2.0, y), Anchor::Left, most, Ink::Muted);
    drawing.size = vec2(width, y + LINE / 2.0);
    drawing
}

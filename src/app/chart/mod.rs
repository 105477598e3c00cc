//! Charts: what they show, how that is laid out, and the two ways to draw it.
//!
//! A [`Chart`] holds numbers that are ready to be shown, with the words for them; `layout` turns
//! it into marks (rectangles, lines, texts), which `paint` puts on the screen and `svg` into a
//! file: what is exported is what was seen. `statistics` counts.

mod axis;
mod layout;
mod paint;
mod svg;

pub use axis::Axis;
#[cfg(test)]
pub use layout::layout;
pub use paint::show;
pub use svg::{png, svg};

/// A colour by its part; the theme says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Border,
    Track,
    Surface,
    Accent,
    AccentHalf,
    Again,
    Hard,
    Good,
    Easy,
    /// Of a calendar: 0 is nothing, 4 the most.
    Level(u8),
}

/// One plot with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub title: String,
    /// What it says, in sentences; a screen reader says them too.
    pub words: Vec<String>,
    pub plot: Plot,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    Bars(Bars),
    Curves(Curves),
    Points(Points),
    Calendar(Calendar),
}

/// Bars side by side; several series stand on each other, or beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    pub series: Vec<Series>,
    pub stacked: bool,
    /// What each bar says when it is pointed at.
    pub hints: Vec<String>,
    /// Names under bars, by their places.
    pub names: Vec<(usize, String)>,
    pub up: Axis,
}

/// The bars of one colour, 0 and above.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Told in the legend where there are several.
    pub name: String,
    pub ink: Ink,
    pub values: Vec<f32>,
}

/// Lines over a common axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    pub all: Vec<Curve>,
    pub across: Axis,
    pub up: Axis,
    /// A place that is chosen: on the first curve, by its point.
    pub chosen: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub name: String,
    pub ink: Ink,
    /// From left to right, each with what it says when it is pointed at.
    pub points: Vec<(f32, f32, String)>,
}

/// Points beside the diagonal on which they should lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    pub groups: Vec<Group>,
    pub across: Axis,
    pub up: Axis,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: String,
    pub ink: Ink,
    pub points: Vec<Point>,
}

/// A point with the stretch in which it lies with confidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
    pub low: f32,
    pub high: f32,
    /// How much it stands for, 0 to 1.
    pub weight: f32,
    pub hint: String,
}

/// A square for each day, a column for each week.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Rows that are empty above the first square.
    pub offset: usize,
    /// Each day's level, 0 to 4, and what it says when it is pointed at.
    pub days: Vec<(u8, String)>,
    /// Names above weeks, by the weeks' places.
    pub months: Vec<(usize, String)>,
    /// Names beside rows, by their places.
    pub weekdays: Vec<(usize, String)>,
    /// The words at both ends of the scale.
    pub scale: (String, String),
}

impl Bars {
    /// How many bars stand side by side at each place.
    pub(super) fn series_beside(&self) -> f32 {
        if self.stacked { 1.0 } else { self.series.len().max(1) as f32 }
    }
}

impl Chart {
    /// What its bars, points and squares say, those that are empty left out.
    #[must_use]
    pub fn numbers(&self) -> Vec<&str> {
        match &self.plot {
            Plot::Bars(bars) => {
                let value = |at: usize| -> f32 {
                    bars.series.iter().filter_map(|series| series.values.get(at)).sum()
                };
                let told = bars.hints.iter().enumerate().filter(|(at, _)| value(*at) > 0.0);
                told.map(|(_, hint)| hint.as_str()).collect()
            }
            Plot::Curves(curves) => {
                let points = curves.all.iter().flat_map(|curve| &curve.points);
                points.map(|(.., hint)| hint.as_str()).collect()
            }
            Plot::Points(points) => {
                let points = points.groups.iter().flat_map(|group| &group.points);
                points.map(|point| point.hint.as_str()).collect()
            }
            Plot::Calendar(calendar) => {
                let days = calendar.days.iter().filter(|(level, _)| *level > 0);
                days.map(|(_, hint)| hint.as_str()).collect()
            }
        }
    }
}

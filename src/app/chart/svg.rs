//! A chart as a file: SVG for papers and slides, PNG painted from it.

use std::fmt::Write as _;
use std::sync::Arc;

use resvg::{tiny_skia, usvg};

use super::layout::{Anchor, Shape, TEXT, layout};
use super::{Chart, Ink};
use crate::app::fonts;
use crate::app::theme::Tokens;

/// The width of a chart in a file, in points.
const WIDTH: f32 = 720.0;
const MARGIN: f32 = 24.0;
/// Pixels of a PNG for each point: sharp in print, too.
const SHARPNESS: f32 = 2.0;

/// The chart with its title and words, in the colours of `tokens`.
#[must_use]
pub fn svg(chart: &Chart, tokens: &Tokens) -> String {
    let drawing = layout(&chart.plot, WIDTH - 2.0 * MARGIN);
    let words: Vec<String> = chart.words.iter().flat_map(|words| wrapped(words, 96)).collect();
    let top = MARGIN + 34.0;
    let under = top + drawing.size.y + 26.0;
    let height = under + words.len() as f32 * 20.0 + MARGIN - 12.0;
    let mut out = String::new();
    let colour = |ink| hex(tokens, ink);
    // Writing into a string can't fail.
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="Inter, sans-serif" font-size="{TEXT}">
<title>{}</title>
<desc>{}</desc>
<rect width="100%" height="100%" fill="{}"/>
<text x="{MARGIN}" y="{}" font-size="18" font-family="Inter Medium, Inter, sans-serif" fill="{}">{}</text>
<g transform="translate({MARGIN} {top})">
"#,
        escaped(&chart.title),
        escaped(&chart.words.join(" ")),
        colour(Ink::Surface),
        MARGIN + 14.0,
        colour(Ink::Text),
        escaped(&chart.title),
    );
    for mark in &drawing.marks {
        let ink = colour(mark.ink);
        let _ = match &mark.shape {
            Shape::Rect(rect, round) => writeln!(
                out,
                r#"<rect x="{:.2}" y="{:.2}" width="{:.2}" height="{:.2}" rx="{round}" fill="{ink}"/>"#,
                rect.left(),
                rect.top(),
                rect.width(),
                rect.height(),
            ),
            Shape::Line(points, width) => {
                let points: Vec<String> =
                    points.iter().map(|point| format!("{:.2},{:.2}", point.x, point.y)).collect();
                let points = points.join(" ");
                writeln!(
                    out,
                    r#"<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round"/>"#
                )
            }
            Shape::Circle(centre, radius) => writeln!(
                out,
                r#"<circle cx="{:.2}" cy="{:.2}" r="{radius:.2}" fill="{ink}"/>"#,
                centre.x, centre.y,
            ),
            Shape::Text(at, anchor, text) => {
                let anchor = match anchor {
                    Anchor::Left => "start",
                    Anchor::Centre => "middle",
                    Anchor::Right => "end",
                };
                // Its baseline; a point is at half the height of small letters.
                let y = at.y + TEXT * 0.35;
                let text = escaped(text);
                writeln!(
                    out,
                    r#"<text x="{:.2}" y="{y:.2}" text-anchor="{anchor}" fill="{ink}">{text}</text>"#,
                    at.x,
                )
            }
        };
    }
    out.push_str("</g>\n");
    for (line, words) in words.iter().enumerate() {
        let y = under + line as f32 * 20.0;
        let _ = writeln!(
            out,
            r#"<text x="{MARGIN}" y="{y:.2}" font-size="14" fill="{}">{}</text>"#,
            colour(Ink::Muted),
            escaped(words),
        );
    }
    out.push_str("</svg>\n");
    out
}

/// The same as a picture; none where it would be too large to paint.
#[must_use]
pub fn png(chart: &Chart, tokens: &Tokens) -> Option<Vec<u8>> {
    let mut options = usvg::Options::default();
    let known = Arc::make_mut(&mut options.fontdb);
    for font in fonts::files() {
        known.load_font_data(font.to_vec());
    }
    known.set_sans_serif_family("Inter");
    let tree = usvg::Tree::from_str(&svg(chart, tokens), &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SHARPNESS)?;
    let mut picture = tiny_skia::Pixmap::new(size.width(), size.height())?;
    let scale = tiny_skia::Transform::from_scale(SHARPNESS, SHARPNESS);
    resvg::render(&tree, scale, &mut picture.as_mut());
    picture.encode_png().ok()
}

fn hex(tokens: &Tokens, ink: Ink) -> String {
    let [red, green, blue, _] = tokens.ink(ink).to_array();
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// As XML has it. Control letters have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Lines of about so many letters; a line breaks at plain spaces only.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::{Axis, Bars, Plot, Series};
    use super::*;

    fn chart(name: &str) -> Chart {
        let words = |value: f32| value.to_string();
        let series =
            Series { name: name.to_owned(), ink: Ink::Accent, values: vec![1.0, 0.0, 3.0] };
        let bars = Bars {
            series: vec![series.clone(), Series { ink: Ink::Easy, ..series }],
            stacked: true,
            hints: Vec::new(),
            names: vec![(0, "a".to_owned()), (2, "c".to_owned())],
            up: Axis::up_to(6.0, "n".to_owned(), words),
        };
        let words = vec!["Un mot".to_owned(), "« deux »\u{a0}: et encore".to_owned()];
        Chart { title: name.to_owned(), words, plot: Plot::Bars(bars) }
    }

    #[test]
    fn a_hostile_name_is_only_a_text() {
        let tokens = Tokens::of(egui::Theme::Light);
        let text = svg(&chart("</text><script a=\"b\">&\u{7}"), &tokens);
        assert!(!text.contains("<script") && !text.contains('\u{7}'));
        let tree = usvg::Tree::from_str(&text, &usvg::Options::default());
        assert!(tree.is_ok(), "{tree:?}");
    }

    #[test]
    fn a_picture_has_the_colours_of_its_theme_and_its_letters() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let tokens = Tokens::of(theme);
            let bytes = png(&chart("Révisions"), &tokens).unwrap();
            let picture = tiny_skia::Pixmap::decode_png(&bytes).unwrap();
            assert_eq!(picture.width(), 1440);
            let has = |ink: Ink, top: u32, bottom: u32| {
                let [r, g, b, _] = tokens.ink(ink).to_array();
                let rows = (picture.width() * top) as usize..(picture.width() * bottom) as usize;
                let pixels = picture.pixels().get(rows).unwrap();
                pixels.iter().any(|p| (p.red(), p.green(), p.blue()) == (r, g, b))
            };
            let height = picture.height();
            for ink in [Ink::Surface, Ink::Accent, Ink::Easy] {
                assert!(has(ink, 0, height), "{theme:?}, {ink:?}");
            }
            assert!(has(Ink::Text, 0, 100), "the title is written");
            assert!(has(Ink::Muted, height - 130, height), "and the words under it");
        }
    }

    #[test]
    fn words_wrap_and_none_is_lost() {
        let text = "un deux trois quatre cinq six sept huit";
        let lines = wrapped(text, 12);
        assert!(lines.iter().all(|line| line.chars().count() <= 12));
        assert_eq!(lines.join(" "), text);
    }
}

//! French spaces that do not break: a “?” never begins a line, whatever space stands before it.
//!
//! egui breaks lines at any space but U+00A0, so the narrow U+202F is laid out as a small one.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId};

/// Units that stay beside their number.
const UNITS: [&str; 30] = [
    "%", "mm", "cm", "m", "km", "µm", "nm", "mg", "g", "kg", "µg", "ng", "ml", "mL", "l", "L",
    "dl", "dL", "h", "min", "s", "ms", "ans", "mmol", "mmHg", "UI", "°C", "kcal", "Hz", "kPa",
];

/// Whether a line may break at this space.
#[must_use]
pub fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether what follows a number begins with a unit.
fn is_unit(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '%' | '°'));
    rest.get(..end.unwrap_or(rest.len())).is_some_and(|word| UNITS.contains(&word))
}

/// Of a space, how wide the narrow one is.
const NARROW: f32 = 0.5;

/// Adds `text` to `job`.
pub fn append(job: &mut LayoutJob, text: &str, format: &TextFormat) {
    let mut small = format.clone();
    small.font_id.size *= NARROW;
    let mut letters = text.char_indices().peekable();
    let (mut from, mut before) = (0, None);
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let rest = || text.get(at + letter.len_utf8()..).unwrap_or_default();
        let number = letter == ' ' && before.is_some_and(|before: char| before.is_ascii_digit());
        let bound = before == Some('«')
            || (number && is_unit(rest()))
            || next.is_some_and(|next| matches!(next, '?' | '!' | ';' | ':' | '»' | '%'));
        let narrow = letter == '\u{202f}' || (letter == '\u{2009}' && bound);
        if narrow || (letter == ' ' && bound) {
            job.append(text.get(from..at).unwrap_or_default(), 0.0, format.clone());
            job.append("\u{a0}", 0.0, if narrow { small.clone() } else { format.clone() });
            from = at + letter.len_utf8();
        }
        before = Some(letter);
    }
    if from < text.len() || text.is_empty() {
        job.append(text.get(from..).unwrap_or_default(), 0.0, format.clone());
    }
}

/// A text in one look.
#[must_use]
pub fn sentence(text: &str, size: f32, family: FontFamily, colour: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    append(&mut job, text, &TextFormat::simple(FontId::new(size, family), colour));
    job
}

/// The same in a look that the caller has.
#[must_use]
pub fn job(text: &str, format: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    append(&mut job, text, format);
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_unit_and_lines_break_at_other_spaces() {
        let told = |text: &str| {
            let format = TextFormat::simple(FontId::proportional(16.0), Color32::PLACEHOLDER);
            job(text, &format).text
        };
        assert_eq!(told("de 0,2 mm ou plus"), "de 0,2\u{a0}mm ou plus");
        assert_eq!(told("5 °C, 12 mg/L et 3 mots"), "5\u{a0}°C, 12\u{a0}mg/L et 3 mots");
        assert_eq!(told("« la maladie »"), "«\u{a0}la maladie\u{a0}»");
        assert!(breaks(' ') && breaks('\n') && !breaks('\u{202f}') && !breaks('\u{a0}'));
    }

    #[test]
    fn no_line_begins_with_a_mark_that_ends_a_sentence() {
        let told = |text: &str| sentence(text, 16.0, FontFamily::Proportional, Color32::BLACK).text;
        assert_eq!(told("Qui\u{202f}? Lui\u{a0}: moi"), "Qui\u{a0}? Lui\u{a0}: moi");
        assert_eq!(told("Qui ? « Lui » : 5 %"), "Qui\u{a0}? «\u{a0}Lui\u{a0}»\u{a0}: 5\u{a0}%");
        assert_eq!(told(""), "");
        // At any width that holds a word with its marks.
        let context = egui::Context::default();
        context.set_fonts(super::super::fonts::definitions());
        let text = "Quoi\u{202f}? Quand\u{a0}: ici\u{202f}! Comment ? « Ainsi » ; puis 12\u{202f}%";
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            for width in 130..400 {
                let mut job = sentence(text, 16.0, FontFamily::Proportional, Color32::BLACK);
                job.wrap.max_width = width as f32;
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                for row in &galley.rows {
                    let first = row.glyphs.first().map(|glyph| glyph.chr);
                    assert!(!first.is_some_and(|c| "?!;:»%".contains(c)), "{width} {first:?}");
                }
            }
        });
        output.textures_delta.clear();
    }
}

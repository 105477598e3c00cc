//! French spaces that do not break: a “?” never begins a line, whatever space stands before it.
//!
//! egui breaks lines at any space but U+00A0, so the narrow U+202F is laid out as a small one.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId};

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
        let bound = before == Some('«')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_a_mark_that_ends_a_sentence() {
        let told = |text: &str| sentence(text, 16.0, FontFamily::Proportional, Color32::BLACK).text;
        assert_eq!(told("Qui\u{202f}? Lui\u{a0}: moi"), "Qui\u{a0}? Lui\u{a0}: moi");
        assert_eq!(told("Qui ? « Lui » : 5 %"), "Qui\u{a0}? «\u{a0}Lui\u{a0}»\u{a0}: 5\u{a0}%");
        assert_eq!(told(""), "");
        // At any width: nothing but what a line may begin with begins one.
        let context = egui::Context::default();
        context.set_fonts(super::super::fonts::definitions());
        let text = "Quoi\u{202f}? Quand\u{a0}: ici\u{202f}! Comment ? « Ainsi » ; puis 12\u{202f}%";
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            for width in 60..300 {
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

//! Formulas among Markdown: a letter that nobody types stands for each while the text is read, so that
//! no mark of Markdown is seen in them; then they are laid out.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontFamily, FontId};

use super::fonts;
use crate::deck::math::{Level, Run, formulas, linear};

/// The letters that stand for formulas, from Unicode's area for private use.
const FIRST: u32 = 0xe000;
const LAST: u32 = 0xf8ff;

/// The formulas of a text.
#[derive(Debug, Default)]
pub struct Formulas(Vec<Formula>);

#[derive(Debug)]
struct Formula {
    typed: String,
    runs: Vec<Run>,
}

impl Formulas {
    /// A text with a letter in the place of each of its formulas, and these.
    #[must_use]
    pub fn of(text: &str) -> (String, Self) {
        let found = formulas(text);
        let room = (LAST - FIRST) as usize;
        let taken = text.chars().any(|c| (FIRST..=LAST).contains(&u32::from(c)));
        if found.is_empty() || taken || found.len() > room {
            return (text.to_owned(), Self::default());
        }
        let mut masked = String::with_capacity(text.len());
        let mut end = 0;
        let mut all = Vec::with_capacity(found.len());
        for (letter, found) in (FIRST..).filter_map(char::from_u32).zip(found) {
            masked.push_str(text.get(end..found.range.start).unwrap_or_default());
            masked.push(letter);
            end = found.range.end;
            let typed = text.get(found.range).unwrap_or_default().to_owned();
            all.push(Formula { typed, runs: found.runs });
        }
        masked.push_str(text.get(end..).unwrap_or_default());
        (masked, Self(all))
    }

    /// The formula that a letter stands for.
    fn of_letter(&self, letter: char) -> Option<&Formula> {
        self.0.get((u32::from(letter).checked_sub(FIRST)?) as usize)
    }

    /// A text as it was typed.
    #[must_use]
    pub fn typed(&self, text: &str) -> String {
        self.with(text, |formula| formula.typed.clone())
    }

    /// A text with its formulas in a line.
    #[must_use]
    pub fn read_out(&self, text: &str) -> String {
        self.with(text, |formula| linear(&formula.runs))
    }

    fn with(&self, text: &str, say: impl Fn(&Formula) -> String) -> String {
        let mut said = String::with_capacity(text.len());
        for c in text.chars() {
            match self.of_letter(c) {
                Some(formula) => said.push_str(&say(formula)),
                None => said.push(c),
            }
        }
        said
    }

    /// The first formula of a text: what stands before it, what it says, and what comes after.
    #[must_use]
    pub fn first<'a>(&self, text: &'a str) -> Option<(&'a str, &[Run], &'a str)> {
        let found = text.char_indices().find_map(|(at, c)| Some((at, c, self.of_letter(c)?)));
        let (at, letter, formula) = found?;
        Some((text.get(..at)?, &formula.runs, text.get(at + letter.len_utf8()..)?))
    }
}

/// Adds a formula to a text, as its other letters look. What is small and has no sign of its own is
/// marked for whoever hears or copies the text, with letters that are not seen.
pub fn append(job: &mut LayoutJob, runs: &[Run], look: &TextFormat) {
    let size = look.font_id.size;
    for run in runs {
        let mut format = look.clone();
        if run.italic && format.font_id.family == FontFamily::Proportional {
            format.font_id.family = fonts::italic();
        }
        let (mark, align) = match run.level {
            Level::Base => {
                job.append(&run.text, 0.0, format);
                continue;
            }
            Level::Above => ("^(", Align::TOP),
            Level::Below => ("_(", Align::BOTTOM),
        };
        let unseen = TextFormat {
            line_height: look.line_height,
            ..TextFormat::simple(FontId::new(1.0, FontFamily::Proportional), Color32::TRANSPARENT)
        };
        format.font_id.size = size * 0.7;
        format.line_height = Some(size * 1.05);
        format.valign = align;
        job.append(mark, 0.0, unseen.clone());
        job.append(&run.text, 0.0, format);
        job.append(")", 0.0, unseen);
    }
}

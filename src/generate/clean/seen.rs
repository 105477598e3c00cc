//! The lines around one that may be a heading, and what they tell of it: rubrics that come back,
//! sheets that open alike, pages that a line fills.
//!
//! Decides nothing: `heading.rs` does.

use std::collections::HashMap;

use super::heading_shape::looks_like_heading;
use super::level::Style;
use super::line::{Line, LineKind, next};
use super::slides::Slides;
use super::verb::has_verb;
use super::wrap;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::words::words;

/// Lines to look at, and the language they are in.
pub(super) struct Seen<'l, 'a> {
    pub(super) lines: &'l [Line<'a>],
    pub(super) language: Language,
    /// Something was said before.
    pub(super) begun: bool,
    /// What the lines so far are.
    pub(super) styles: Vec<Option<Style>>,
    /// Which lines head a slide.
    pub(super) slides: &'l Slides,
    /// Which bullets head the lines under them.
    pub(super) signed: Vec<bool>,
    /// Which numbered lines are headings.
    pub(super) numbered: &'l [bool],
    /// How lines are broken.
    pub(super) page: wrap::Page,
    /// How often each line of text stands over others.
    pub(super) again: HashMap<&'a str, usize>,
    /// Labels right under a heading, and the last such heading's style.
    pub(super) openers: HashMap<&'a str, Style>,
    /// The last heading's style.
    pub(super) last: Option<Style>,
}

/// How often each line of text stands over another that is no heading.
pub(super) fn again<'a>(lines: &[Line<'a>]) -> HashMap<&'a str, usize> {
    let mut again = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.is_text() && line.words() <= 4 && is_over(lines, at) {
            *again.entry(line.content).or_default() += 1;
        }
    }
    again
}

/// Whether another line, and no heading, stands right under the line.
fn is_over(lines: &[Line<'_>], at: usize) -> bool {
    let content = lines.get(at).map_or("", |line| line.content);
    lines
        .get(at + 1)
        .is_some_and(|below| !below.is_gap() && !below.is_heading() && below.content != content)
}

/// « Classe » of « Classe : AINS ».
fn label<'a>(line: &Line<'a>) -> Option<&'a str> {
    let (label, _) = line.content.split_once(':').filter(|_| line.is_text())?;
    line.content.split_whitespace().take(5).any(|word| word.contains(':')).then(|| label.trim())
}

impl<'a> Seen<'_, 'a> {
    pub(super) fn line(&self, at: usize) -> Option<&Line<'a>> {
        self.lines.get(at)
    }

    pub(super) fn before(&self, at: usize) -> LineKind {
        at.checked_sub(1).and_then(|at| self.line(at)).map_or(LineKind::Blank, |line| line.kind)
    }

    /// The next line that is none of the gaps.
    pub(super) fn next(&self, at: usize) -> Option<&Line<'_>> {
        next(self.lines, at)
    }

    pub(super) fn is_rubric(&self, content: &str) -> bool {
        matches!(
            sort(content.trim_end_matches([':', ' ', '\u{a0}']), lists(self.language)),
            Sort::Rubric | Sort::Empty
        )
    }

    /// « Blood tests » right under « Investigations », and its like up to the next rubric.
    pub(super) fn is_under_a_rubric(&self, at: usize) -> bool {
        let above = self.position_before(at);
        let style = |at: usize| self.styles.get(at).copied().flatten();
        let rubric = |at: usize| self.line(at).is_some_and(|line| self.is_rubric(line.content));
        let right_under =
            above.is_some_and(|at| matches!(style(at), Some(Style::Short)) && rubric(at));
        right_under || matches!(self.last, Some(Style::Inner))
    }

    /// « Agent », « Signes »: a short line that comes back over other lines, as the rubrics of a sheet
    /// do for each illness.
    pub(super) fn recurs(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        self.again.get(line.content).is_some_and(|times| *times > 1)
            && is_over(self.lines, at)
            && looks_like_heading(line.content)
            && line.words() <= 4
            && !line.content.contains(',')
            && !has_verb(line.content, self.language)
    }

    /// « Ibuprofène » over « Classe : … », which opened the sheet before it, too: the style of that one.
    pub(super) fn opens_a_sheet(&self, at: usize) -> Option<Style> {
        let line = self.line(at)?;
        let style = self.openers.get(label(self.line(at + 1)?)?)?;
        let named = looks_like_heading(line.content)
            && line.words() <= 4
            && label(line).is_none()
            && !has_verb(line.content, self.language);
        named.then_some(*style)
    }

    /// Takes over what the next line is.
    pub(super) fn take(&mut self, style: Option<Style>) {
        let at = self.styles.len();
        let lines = self.lines;
        let told = lines.get(at).is_some_and(|line| line.is_text() || line.is_item());
        self.begun |= told || style.is_some();
        if let Some(style) = style {
            self.last = Some(style);
            if let Some(label) = lines.get(at + 1).and_then(label) {
                self.openers.insert(label, style);
            }
        }
        self.styles.push(style);
    }

    /// Whether the line is as wide as the page at which paragraphs are broken, and the one above it
    /// is not.
    pub(super) fn fills_the_page(&self, at: usize) -> bool {
        let width = self.page.width;
        let wide = |at: usize| {
            let (Some(line), Some(below)) = (self.line(at), self.line(at + 1)) else {
                return false;
            };
            // The next word would not have fitted in.
            let word = below.content.split(' ').next().map_or(0, |word| word.chars().count());
            below.is_text() && line.content.chars().count() + 1 + word >= width - width / 12
        };
        width > 0 && wide(at) && !at.checked_sub(1).is_some_and(wide)
    }

    /// « EP » behind a blank line, right over its lines: two capitals that are no word.
    pub(super) fn is_sigle_over(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let sigle = line.content.trim();
        let below = self.line(at + 1).is_some_and(|below| below.is_text() || below.is_item());
        sigle.chars().count() == 2
            && sigle.chars().all(char::is_uppercase)
            && self.before(at) == LineKind::Blank
            && below
            && words(self.language).analyses(&sigle.to_lowercase()).is_empty()
    }

    /// « Mobile fœtal » over « Présentation : sommet 95 % » and « Front = césarienne »: a name over a group
    /// of notes, most of which tell something of a name of their own.
    pub(super) fn heads_notes(&self, at: usize) -> bool {
        let told = |content: &str| {
            [" : ", ": ", " = ", " → ", " -> "].iter().any(|mark| content.contains(mark))
        };
        let Some(line) = self.line(at).filter(|line| line.words() <= 5 && !told(line.content))
        else {
            return false;
        };
        let below = self.lines.iter().skip(at + 1).take_while(|line| !line.is_gap());
        let notes: Vec<&Line<'_>> = below.collect();
        let telling = notes.iter().filter(|line| line.is_text() && told(line.content)).count();
        let plain = !line.content.contains(['=', '→', '/', ',', ';', '(', '.']);
        plain && telling >= 2 && telling * 3 >= notes.len() * 2
    }

    pub(super) fn position_after(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|at| self.line(*at).is_some_and(|line| !line.is_gap()))
    }

    pub(super) fn position_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| self.line(*at).is_some_and(|line| !line.is_gap()))
    }
}

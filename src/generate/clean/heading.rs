//! Headings that have no `#`: told by their number, their capitals, their bold, a colon, or the
//! lines around them.
//!
//! Leaves out a short line in a run of short lines (a list's item), a line that ends like a sentence
//! or holds a label, and one number of a list whose others are no headings.

use std::collections::HashMap;

use super::beside;
use super::course::{is_bibliography_line, is_of_course};
use super::heading_shape::{
    is_bare, is_bold, is_capitals, is_in_capitals, is_question, is_sentence, leads_on,
    looks_like_heading,
};
use super::level::{self, Style};
use super::line::{Line, LineKind, Parts};
use super::numbered_levels;
use super::rubric_styles::{is_sigle_of_a_rubric, one_of_the_rubrics, raise_sigles};
use super::section;
use super::seen::{Seen, again};
use super::series;
use super::slides::Slides;
use super::verb::has_verb;
use super::wrap;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::realise::capital;
use crate::generate::rubric;

/// A name in capitals that heads its line has no more words: more say something.
const NAME: usize = 4;
/// Words of several sentences that make a paragraph.
const PARAGRAPH: usize = 20;

/// Makes headings of the lines that are: those that a sign makes headings, those that a number does,
/// and others.
pub(super) fn look_around(
    lines: &mut [Line<'_>],
    signed: Vec<bool>,
    numbered: &[bool],
    slides: &Slides,
    language: Language,
) {
    let mut seen = Seen {
        lines,
        language,
        begun: false,
        styles: Vec::new(),
        slides,
        signed,
        numbered,
        page: wrap::page(lines),
        again: again(lines),
        openers: HashMap::new(),
        last: None,
    };
    for (at, by_number) in numbered.iter().enumerate() {
        let style = seen.style(at, *by_number);
        seen.take(style);
    }
    let mut styles = seen.styles;
    // « DiaphragmeLa plèvre »: a figure's label, and the title of the slide.
    for at in 1..styles.len() {
        let under = matches!(styles.get(at), Some(Some(_)));
        if let Some(style) = styles.get_mut(at - 1).filter(|_| under)
            && matches!(style, Some(Style::Glued))
            && lines.get(at).is_some_and(|line| !line.glued)
        {
            *style = None;
        }
    }
    raise_sigles(lines, &mut styles, language);
    one_of_the_rubrics(lines, &mut styles, language);
    agendas(lines, &mut styles, language);
    section::end_sections(lines, &styles, language);
    let mut levels = level::levels(&styles);
    numbered_levels::set_right(lines, &mut levels);
    beside::end_sections(lines, &styles, &levels);
    for ((line, level), style) in lines.iter_mut().zip(levels).zip(styles) {
        // A paragraph that ends without its full stop is none.
        let told = line.content.contains(". ") && line.content.split(' ').count() > PARAGRAPH;
        if let Some(level) = level.filter(|_| !told) {
            line.kind = LineKind::Heading(level);
        } else if line.is_heading() && style.is_none() {
            // Marked as a heading, and a sentence all the same.
            line.kind = LineKind::Text { indented: false };
        }
    }
}

impl Seen<'_, '_> {
    fn style(&self, at: usize, by_number: bool) -> Option<Style> {
        let line = self.line(at).filter(|line| !line.content.is_empty())?;
        // On a slide no line but the first heads the others, whatever its mark.
        if !self.begun && self.slides.is_before(at) && self.names_the_talk(line) {
            return Some(Style::Title);
        }
        if self.slides.any() && (line.is_text() || line.is_item()) {
            let style = if self.begun { Style::Short } else { Style::Title };
            return self.slides.heads.get(at).is_some_and(|heads| *heads).then_some(style);
        }
        match line.kind {
            // But for slides, a heading is one wherever a copy has put it.
            LineKind::Heading(_) if line.glued => {
                return Some(match () {
                    () if self.slides.any() => Style::Glued,
                    () if is_capitals(line.content) && line.words() <= NAME => Style::Capitals,
                    () => Style::Short,
                });
            }
            LineKind::Heading(level) => {
                return (!is_sentence(line.content)).then_some(Style::Marked(level));
            }
            LineKind::Item { .. } if by_number || self.signed.get(at) == Some(&true) => {
                let mark = line.mark?;
                return Some(if mark.is_bullet() {
                    Style::Sign(mark)
                } else {
                    Style::Number(mark)
                });
            }
            LineKind::Text { .. } if self.signed.get(at) == Some(&true) => {
                return line.mark.map(Style::Sign);
            }
            LineKind::Text { indented: false } => {}
            _ => return None,
        }
        let content = line.content;
        let after = self.line(at + 1).map_or(LineKind::Blank, |line| line.kind);
        if after == LineKind::Entry && !self.is_rubric(content) {
            return None;
        }
        if !self.begun && opens_a_course(content) {
            return Some(Style::Title);
        }
        if is_bibliography_line(content) {
            return Some(Style::Capitals);
        }
        if !self.begun && self.heads_all(at) {
            return Some(Style::Title);
        }
        // « FDR » among « Clinique », « Diagnostic »: a rubric's sigle is no louder than they are.
        if is_sigle_of_a_rubric(content) {
            return Some(Style::Short);
        }
        // « ECG (dans l’ordre) »: its capitals are a sigle's.
        let sigle = content.split_once(" (").is_some_and(|(name, _)| name.chars().count() <= 4);
        if is_in_capitals(content) && sigle && !rubric::is_heading(content) {
            return self.next(at).is_some().then_some(Style::Short);
        }
        if self.is_sigle_over(at) {
            // Among headings in capitals it is one of them.
            let capitals = |style: &Style| matches!(style, Style::Capitals);
            let loud = self.styles.iter().flatten().any(capitals);
            return Some(if loud { Style::Capitals } else { Style::Short });
        }
        if is_capitals(content.trim_end_matches([':', '+', '!', ' ', '\u{a0}', '\u{202f}']))
            || is_in_capitals(content)
        {
            return self.next(at).is_some().then_some(Style::Capitals);
        }
        if is_bold(content) && self.next(at).is_some() && !leads_on(line, self.line(at + 1)) {
            return Some(Style::Bold);
        }
        if !self.begun && self.opens(at) {
            return Some(Style::Title);
        }
        if content.trim_end().ends_with(':') {
            return self.is_label(at).then_some(Style::Label);
        }
        if rubric::is_heading(content) || self.is_rubric_line(at) || self.is_small_rubric(at) {
            return Some(Style::Short);
        }
        if self.recurs(at) {
            return Some(Style::Short);
        }
        if let Some(style) = self.opens_a_sheet(at) {
            return Some(style);
        }
        if !self.is_short(at) {
            return None;
        }
        Some(if self.is_under_a_rubric(at) { Style::Inner } else { Style::Short })
    }

    /// « **DIABÈTE DE TYPE 1** », the first line of all, over another heading of its kind.
    fn heads_all(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let content = line.content.trim().trim_matches(['*', '_']);
        let loud = |line: &Line<'_>| {
            let content = line.content.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
            is_capitals(content) || is_bold(line.content)
        };
        let others = self.lines.iter().skip(at + 1).filter(|line| line.is_text() && loud(line));
        loud(line)
            && !self.is_rubric(content)
            && !rubric::is_heading(content)
            && (others.count() >= 2 || self.signed.contains(&true))
    }

    /// « ASPERGILLOSES PULMONAIRES » before the first slide.
    fn names_the_talk(&self, line: &Line<'_>) -> bool {
        let content = line.content.trim();
        line.is_text()
            && (is_capitals(content) || looks_like_heading(content))
            && !matches!(sort(content, lists(self.language)), Sort::Paper)
            && !rubric::is_of_a_course(content)
    }

    /// The first line of all, over something longer.
    fn opens(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let next = self.line(at + 1).copied().unwrap_or_else(|| Line::blank(0));
        let labelled =
            next.content.get(..next.content.len().min(30)).is_some_and(|h| h.contains(": "));
        looks_like_heading(line.content)
            && (next.is_gap()
                || next.is_heading()
                || next.content.len() > 100
                || labelled
                || next.is_item()
                || (line.content.len() * 5 < next.content.len() * 4
                    && !next.content.starts_with(char::is_lowercase)))
    }

    /// « Rapports », « Signes d’appel », alone on a line that more follows.
    fn is_rubric_line(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let content = line.content;
        let plain = content.starts_with(char::is_uppercase)
            && looks_like_heading(content)
            && line.words() <= 5
            && self.is_rubric(content);
        let next = self.next(at);
        plain
            && next.is_some_and(|next| {
                !next.is_heading() && !next.content.starts_with(char::is_lowercase)
            })
    }

    /// « ttt », « signes (tout va vite) », written small, that open a group of lines.
    fn is_small_rubric(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let name = line.content.split(" (").next().unwrap_or_default().trim();
        let whole = name == line.content || line.content.ends_with(')');
        let opens = matches!(self.before(at), LineKind::Blank | LineKind::Heading(_));
        let below = self.line(at + 1);
        whole
            && opens
            && name.starts_with(char::is_lowercase)
            && name.split_whitespace().count() <= 3
            && below.is_some_and(|below| below.is_text() || below.is_item())
            && (rubric::is_heading(&capital(name))
                || name.split(' ').count() <= 2 && self.is_rubric(name))
    }

    /// « Pathologie : » alone over a paragraph. Over bullets it heads their list only.
    fn is_label(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let Some(label) = line.content.trim_end().strip_suffix(':') else { return false };
        let label = label.trim_end();
        let next = self.next(at);
        looks_like_heading(label)
            && !has_verb(label, self.language)
            && next.is_some_and(|next| {
                next.is_text()
                    && !next.content.starts_with(char::is_lowercase)
                    && (next.words() >= 12 || next.content.ends_with('.'))
            })
    }

    /// A short line that stands apart, or leads something longer.
    fn is_short(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let content = line.content;
        if !looks_like_heading(content) {
            // « *other* causes » over its bullets, between two lists.
            let marked = content.starts_with(['*', '_']) || self.before(at) == LineKind::Blank;
            let over = self
                .line(at + 1)
                .is_some_and(|next| next.is_item() && next.columns <= line.columns + 1);
            let verb = has_verb(content, self.language);
            return marked && over && is_bare(content) && line.words() <= 6 && !verb;
        }
        let above = at.checked_sub(1).and_then(|at| self.line(at));
        let below = self.line(at + 1);
        let next = below.map_or("", |line| line.content);
        // The last line heads nothing, and what stands under a question answers it.
        let answers = self
            .position_before(at)
            .and_then(|at| self.line(at))
            .is_some_and(|line| line.content.trim_end().ends_with('?'));
        // « Symptômes de l’eczéma » over a list of its own heads that.
        let over_a_list = self.is_over_a_list(at);
        if self.next(at).is_none() || answers && !over_a_list {
            return false;
        }
        let headed =
            at.checked_sub(1).is_some_and(|at| matches!(self.styles.get(at), Some(Some(_))));
        let apart = headed || above.is_none_or(|line| line.is_gap() || line.is_heading());
        let heads = |heads: &[bool]| heads.get(at + 1) == Some(&true);
        let listed = !heads(&self.signed)
            && !heads(self.numbered)
            && below.is_some_and(|line| {
                line.is_item() || matches!(line.kind, LineKind::Row(Parts::Tab | Parts::Pipe))
            });
        let alone = apart && (listed || below.is_none_or(Line::is_gap));
        // In a series of lines that all stand alone, none heads the others.
        let among = |at: Option<usize>| {
            at.and_then(|at| self.line(at)).is_some_and(|line| {
                line.is_text() && line.words() <= 9 && !line.content.ends_with(['.', ':'])
            })
        };
        let beyond = self.position_after(at);
        if alone && below.is_some_and(Line::is_gap) {
            let followed = beyond.and_then(|at| self.line(at));
            return followed.is_some()
                && (over_a_list || !(among(self.position_before(at)) && among(beyond)));
        }
        if alone {
            return true;
        }
        let ended =
            above.is_some_and(|line| line.content.ends_with(['.', '!', ';']) || line.is_item());
        let verb = has_verb(content, self.language);
        // Over its bullets, without a line between.
        if listed && (apart || ended) && !verb {
            return true;
        }
        let leads = below.is_some_and(Line::is_text)
            && next.starts_with(|c: char| c.is_uppercase() || c == '«')
            && !verb;
        let sentence = next.trim_end().ends_with('.') && next.len() > content.len() * 2;
        (is_question(content) && below.is_some_and(Line::is_text))
            || leads && apart && self.heads_notes(at)
            || leads && self.fills_the_page(at + 1) && (apart || ended)
            || leads && apart && (next.len() > 150 || sentence && line.words() <= 6)
            || leads && ended && line.words() <= 4 && sentence
    }
}

impl Seen<'_, '_> {
    /// Whether the line stands alone over short lines that make a list.
    fn is_over_a_list(&self, at: usize) -> bool {
        let gap = |at: Option<usize>| at.and_then(|at| self.line(at)).is_none_or(Line::is_gap);
        gap(at.checked_sub(1))
            && gap(Some(at + 1))
            && self.position_after(at) == Some(at + 2)
            && series::lists(self.lines, at + 2, self.language)
    }
}

/// Three headings in a row with nothing under them are a plan of what is to come.
fn agendas(lines: &mut [Line<'_>], styles: &mut [Option<Style>], language: Language) {
    let idle = |at: usize, styles: &[Option<Style>]| {
        let side = lines.get(at).is_some_and(|line| {
            let side = sort(line.content, lists(language));
            matches!(side, Sort::Rubric | Sort::Empty | Sort::Paper)
        });
        side && matches!(styles.get(at), Some(Some(Style::Short)))
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = (at..lines.len()).take_while(|at| idle(*at, styles)).count();
        if length >= 3 {
            runs.push((at, length));
        }
        at += length.max(1);
    }
    for (from, length) in runs {
        // The last has its text under it.
        let under = lines.get(from + length).is_some_and(Line::is_text);
        let length = if under { length - 1 } else { length };
        for at in from..from + length {
            if let (Some(line), Some(style)) = (lines.get_mut(at), styles.get_mut(at)) {
                line.kind = LineKind::Aside;
                *style = None;
            }
        }
    }
}

/// « Chapitre 12 : Syndrome néphrotique », « Migraine : symptômes, causes et traitements ».
fn opens_a_course(content: &str) -> bool {
    let parts: Vec<&str> = content.split(" : ").collect();
    content.len() <= 90
        && !content.ends_with(['.', ';', ',', ':'])
        && match parts.as_slice() {
            [before, after] => {
                is_of_course(before) || (before.split(' ').count() <= 5 && is_of_course(after))
            }
            _ => false,
        }
}

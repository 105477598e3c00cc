//! Slides written one under the other: groups of short lines, each under a first line that heads it.
//! Page numbers part them, or blank lines.
//!
//! One group tells nothing: only a text that is made of them is read so. Prose that a page has
//! broken, verses and addresses are none: their first lines go on in the second.

use std::ops::Range;

use self::feet::{GAP, page_numbers};
use super::heading_shape::{is_bold, is_capitals, looks_like_heading};
use super::line::{Line, LineKind};
use super::verb::has_verb;
use crate::generate::heading::letterhead;
use crate::generate::heading::lists::lists;
use crate::generate::language::Language;
use crate::generate::rubric;

mod feet;
mod under;

/// So many groups at least make slides.
const GROUPS: usize = 4;
/// A line of more words is no line of a slide.
const WORDS: usize = 12;
/// A head of more words is none.
const HEAD: usize = 9;

/// The slides of a text, and which lines head them.
pub(super) struct Slides {
    pub(super) heads: Vec<bool>,
    groups: Vec<Range<usize>>,
    /// Slides that only say what is to come.
    agendas: Vec<Range<usize>>,
    /// Page numbers part them.
    paged: bool,
}

impl Slides {
    /// Whether the text is one of slides.
    pub(super) fn any(&self) -> bool {
        self.heads.contains(&true)
    }

    /// Whether the line stands before the first slide.
    pub(super) fn is_before(&self, at: usize) -> bool {
        self.paged && self.groups.first().is_some_and(|first| at < first.start)
    }
}

/// Finds the slides of `lines`, of which signs make some headings, and numbers make others.
pub(super) fn find(lines: &[Line<'_>], marked: [&[bool]; 2], language: Language) -> Slides {
    paged(lines, language).unwrap_or_else(|| {
        let groups = groups(lines);
        // Numbers or signs that head others are an outline's: blank lines part its sections.
        let outlined = marked.iter().any(|heads| heads.iter().filter(|head| **head).count() >= 2);
        let heads = if outlined || stands_over(lines, &groups, language) {
            Vec::new()
        } else {
            heads(lines, &groups, language)
        };
        Slides { heads, groups, agendas: Vec::new(), paged: false }
    })
}

/// Slides that page numbers part.
fn paged(lines: &[Line<'_>], language: Language) -> Option<Slides> {
    let marks = page_numbers(lines);
    let steps = marks.windows(2).filter(|pair| match pair {
        [one, next] => next.1 == one.1 + 1,
        _ => false,
    });
    if marks.len() < GROUPS || steps.count() * 5 < (marks.len() - 1) * 4 {
        return None;
    }
    let paper = |line: &Line<'_>| {
        line.is_text() && letterhead::is_paper(line.content.trim(), lists(language))
    };
    let ends = marks.iter().map(|(at, _)| *at).chain([lines.len()]);
    let mut from = 0;
    let mut groups = Vec::new();
    let mut agendas = Vec::new();
    for end in ends {
        let idle = |line: &&Line<'_>| line.is_gap() || line.kind == LineKind::Aside || paper(line);
        let inside = lines.get(from..end).unwrap_or_default();
        let start = from + inside.iter().take_while(idle).count();
        let plan = inside.iter().take_while(idle).any(|line| rubric::is_agenda(line.content));
        // What stands before the first number is the title's page.
        if from > 0 && start < end {
            if plan {
                agendas.push(from..end);
            } else {
                groups.push(start..end);
            }
        }
        from = end + 1;
    }
    if groups.iter().map(|group| brevity(lines, group)).sum::<i64>() < 0 {
        return None;
    }
    let mut heads = vec![false; lines.len()];
    for group in &groups {
        let Some(line) = lines.get(group.start) else { continue };
        let content = line.content.trim_end();
        let sentence = content.ends_with(['.', ';', ',']) || line.words() > HEAD;
        let named = !sentence
            && line.mark.is_none_or(|mark| mark.value > 0)
            && content.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«')
            && (content.ends_with('?') || !has_verb(content, language));
        if let Some(head) = heads.get_mut(group.start).filter(|_| named && group.len() > 1) {
            *head = true;
        }
    }
    (heads.iter().filter(|head| **head).count() * 2 >= groups.len()).then_some(Slides {
        heads,
        groups,
        agendas,
        paged: true,
    })
}

/// By how much the short lines of a group outnumber its long ones: four short to one long.
fn brevity(lines: &[Line<'_>], group: &Range<usize>) -> i64 {
    let told = lines.get(group.clone()).unwrap_or_default().iter().filter(|line| !line.is_gap());
    told.map(|line| {
        let short = line.words() <= WORDS && !line.content.trim_end().ends_with('.');
        if short { 1 } else { -4 }
    })
    .sum()
}

/// Which lines head a slide, where blank lines part them.
fn heads(lines: &[Line<'_>], groups: &[Range<usize>], language: Language) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let headed: Vec<&Range<usize>> =
        groups.iter().filter(|group| is_headed(lines, group, language)).collect();
    let brief: i64 = groups.iter().map(|group| brevity(lines, group)).sum();
    let several = groups.iter().filter(|group| group.len() > 1).count();
    let slides = headed.len() >= GROUPS && headed.len() * 10 >= several * 6 && brief >= 0;
    if slides {
        // Among slides, one or two words alone head what follows in small letters too: “Dx”.
        let brief = |group: &&Range<usize>| {
            let words = lines.get(group.start).map_or(0, Line::words);
            words <= 2 && is_named(lines, group, language)
        };
        let brief: Vec<_> = groups.iter().filter(brief).collect();
        // « **TTT — réa, en urgence** » where the others are bold, whatever it says.
        let bold = |group: &&Range<usize>| {
            let first = lines.get(group.start).filter(|_| group.len() > 1);
            first.is_some_and(|line| line.is_text() && is_bold(line.content))
        };
        let drawn = headed.iter().any(bold);
        let bold = groups.iter().filter(|group| drawn && bold(group));
        for group in headed.into_iter().chain(brief).chain(bold) {
            if let Some(head) = heads.get_mut(group.start) {
                *head = true;
            }
        }
    }
    heads
}

/// « GPAO : traitement        à vie »: a head and, behind a gap, what stands beside it.
pub(super) fn part_heads(lines: &mut Vec<Line<'_>>, language: Language) {
    let Some(slides) = paged(lines, language) else { return };
    for group in slides.groups.iter().rev() {
        let Some(line) = lines.get(group.start).copied().filter(Line::is_text) else { continue };
        let Some(at) = line.content.find(GAP) else { continue };
        let (head, beside) = line.content.split_at(at);
        let rest = beside.trim_start();
        let start = line.start + line.content.len() - rest.len();
        let text = Line { content: rest, start, ..line };
        if let Some(first) = lines.get_mut(group.start) {
            first.content = head;
        }
        lines.insert(group.start + 1, text);
    }
}

/// Makes items of the lines under the head of a slide, and of its bullets items of theirs.
pub(super) fn look_around(lines: &mut [Line<'_>], slides: &Slides, language: Language) {
    for plan in &slides.agendas {
        for line in lines.get_mut(plan.clone()).unwrap_or_default() {
            line.kind = if line.is_gap() { line.kind } else { LineKind::Aside };
        }
    }
    let headed = |group: &Range<usize>| slides.heads.get(group.start) == Some(&true);
    for group in slides.groups.iter().filter(|group| slides.paged || headed(group)) {
        let Some(first) = lines.get_mut(group.start) else { continue };
        if !headed(group) {
            // Nothing heads it, least of all what headed the slide before.
            first.apart = first.is_text();
        } else if rubric::is_agenda(first.content) {
            for line in lines.get_mut(group.clone()).unwrap_or_default() {
                line.kind = if line.is_gap() { line.kind } else { LineKind::Aside };
            }
            continue;
        }
        under::read(lines, group, language);
    }
}

/// Runs of lines without a gap.
fn groups(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = lines.iter().skip(at).take_while(|line| !line.is_gap()).count();
        if length > 0 {
            groups.push(at..at + length);
        }
        at += length.max(1);
    }
    groups
}

/// Whether lines that stand alone head groups with heads of their own: « IMPÉTIGO » over « Agent »,
/// « Signes » and what they list.
fn stands_over(lines: &[Line<'_>], groups: &[Range<usize>], language: Language) -> bool {
    let alone = |group: &Range<usize>| {
        let line = lines.get(group.start).filter(|line| group.len() == 1 && line.is_text());
        line.is_some_and(|line| {
            let content = line.content.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
            is_capitals(content) || is_bold(line.content)
        })
    };
    let over = groups.windows(2).skip(1).filter(|pair| match pair {
        [one, next] => alone(one) && is_headed(lines, next, language),
        _ => false,
    });
    over.count() >= 2
}

/// Whether the first line of the group is a name, and the second does not go on from it.
fn is_headed(lines: &[Line<'_>], group: &Range<usize>, language: Language) -> bool {
    let Some(next) = lines.get(group.start + 1) else { return false };
    let goes_on = next.is_text() && next.content.starts_with(char::is_lowercase);
    !goes_on && is_named(lines, group, language)
}

/// Whether the first line of the group is a name.
fn is_named(lines: &[Line<'_>], group: &Range<usize>, language: Language) -> bool {
    let Some(head) = lines.get(group.start) else { return false };
    if group.len() < 2 || !(head.is_text() || head.is_heading()) || head.columns > 1 {
        return false;
    }
    let content = head.content.trim_end();
    let named = looks_like_heading(content) && !content.contains(',');
    let asked = content.ends_with('?') && content.starts_with(char::is_uppercase);
    (asked || named && !has_verb(content, language)) && head.words() <= 6
}

#[cfg(test)]
mod tests;

//! Parts of a chapter that each name a thing of their own, and the title that stands over all.

use super::super::block::{Block, Shape};
use super::super::heading::lists::Lists;
use super::super::heading::number::number;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::{common_stems, holds, stems};
use super::naming::{before_colon, before_verb, begins_later};
use super::vocabulary::Vocabulary;
use super::wording::tidy;
use crate::deck::fold;

/// « Autres suppurations », the only heading of the level `top`, over several that each name another
/// thing: the stems of the first, which is the topic of its own part only; else none.
pub(super) fn first_part(
    headings: &[(u8, &str)],
    top: u8,
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> Vec<String> {
    if headings.iter().filter(|(level, _)| *level == top).count() != 1 {
        return Vec::new();
    }
    let inner = headings.iter().map(|(level, _)| *level).filter(|level| *level > top).min();
    let parts: Vec<String> = headings
        .iter()
        .filter(|(level, _)| Some(*level) == inner)
        .map(|(_, text)| tidy(text, vocabulary))
        .collect();
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    let own = stems(first, lists);
    let thing = |text: &&String| sort(text, lists) == Sort::Thing;
    let apart = |text: &&String| !stems(text, lists).iter().any(|stem| own.contains(stem));
    let things = others.iter().filter(thing).filter(apart).count();
    if thing(&first) && things >= 2 && things * 3 >= others.len() * 2 { own } else { Vec::new() }
}

/// Of so many lines outside of its part one speaks of what is the topic of all, or more.
const SPOKEN: usize = 8;
/// And one of so many has a word of it.
const TOUCHED: usize = 3;

/// What stands beside the part that a heading opens.
#[derive(Default)]
struct Beside {
    /// Lines of the part, and of the others.
    under: usize,
    outside: usize,
    /// Lines of the others that speak of what the heading names, and that have a word of it.
    spoken: usize,
    touched: usize,
    /// Headings beside it that name another thing, and sides of one.
    things: usize,
    sides: usize,
    /// One of them is numbered.
    counted: bool,
}

impl Beside {
    /// Whether hardly a line of the other parts speaks of it.
    fn is_left(&self) -> bool {
        self.spoken * SPOKEN < self.outside && self.touched * TOUCHED < self.outside
    }
}

/// « Volume courant », a heading over a part of the text, where other headings each name another thing and
/// hardly a line under them speaks of it: the topic, whose stems are `title`, is that of its part only.
/// `said`: the stems of the blocks.
pub(super) fn is_of_a_part(
    blocks: &[Block],
    said: &[Vec<String>],
    title: &[String],
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> bool {
    let Some((heading, beside)) = beside(blocks, said, title, vocabulary, lists) else {
        return false;
    };
    // « Les radiations » over « 1. Effets », « 2. Mesures » is their title.
    let over_numbers = beside.counted && number(heading) == 0;
    let of_things = beside.things >= 2 && beside.things > beside.sides;
    beside.under > 0 && of_things && beside.is_left() && !over_numbers
}

/// « Les troubles bipolaires », the first of several headings of one level, of which the other parts go on
/// to speak: it is the topic of all.
pub(super) fn goes_on(
    blocks: &[Block],
    said: &[Vec<String>],
    title: &[String],
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> bool {
    beside(blocks, said, title, vocabulary, lists)
        .is_some_and(|(_, beside)| beside.spoken > 1 && !beside.is_left())
}

/// The first heading that names `title`, and what stands beside its part.
fn beside<'a>(
    blocks: &'a [Block],
    said: &[Vec<String>],
    title: &[String],
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> Option<(&'a str, Beside)> {
    let common = common_stems(lists);
    let shown = |block: &Block| tidy(block.text.text(), vocabulary);
    let named = |shown: &str| stems(before_verb(before_colon(shown)), lists) == title;
    let (level, heading) = blocks.iter().find_map(|block| match block.shape {
        Shape::Heading(level) if named(&shown(block)) => Some((level, block.text.text())),
        _ => None,
    })?;
    let mut telling: Vec<String> = title.to_vec();
    telling.retain(|stem| !common.contains(stem));
    let telling = if telling.is_empty() { title } else { &telling };
    // « Asthme de l’enfant » beside « Asthme » or « Prise en charge de l’asthme » goes on with it.
    let kin = |other: &[String]| {
        let shared = other.iter().filter(|stem| title.contains(stem)).count();
        holds(other, telling) || holds(title, other) || shared * 2 > other.len()
    };
    let (mut inside, mut found) = (false, Beside::default());
    for (block, stems_of) in blocks.iter().zip(said) {
        let Shape::Heading(outer) = block.shape else {
            found.under += usize::from(inside);
            found.outside += usize::from(!inside);
            found.spoken += usize::from(!inside && holds(stems_of, telling));
            let touched = stems_of.iter().any(|stem| telling.contains(stem));
            found.touched += usize::from(!inside && touched);
            continue;
        };
        inside &= outer > level;
        let name = shown(block);
        if named(&name) {
            inside = true;
        } else if !inside && outer <= level {
            found.counted |= outer == level && number(block.text.text()) > 0;
            match sort(&name, lists) {
                Sort::Thing => found.things += usize::from(!kin(&stems(&name, lists))),
                Sort::Of(thing) | Sort::Asked(thing) => {
                    found.things += usize::from(!kin(&stems(&thing, lists)));
                }
                Sort::Rubric => found.sides += 1,
                Sort::Paper | Sort::Empty => {}
            }
        }
    }
    Some((heading, found))
}

/// The headings above all others: under « Overview » and « Notes » those that name things.
pub(super) fn outermost<'a>(
    headings: &[(u8, &'a str)],
    top: u8,
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> Vec<&'a str> {
    let of_level = |level: u8| -> Vec<&'a str> {
        headings.iter().filter(|(own, _)| *own == level).map(|(_, text)| *text).collect()
    };
    let thing = |text: &&str| sort(&tidy(text, vocabulary), lists) == Sort::Thing;
    let outer = of_level(top);
    let inner = headings.iter().map(|(level, _)| *level).filter(|level| *level > top).min();
    let rubrics = outer.len() > 1 && !outer.iter().any(thing);
    let mut inner = inner.filter(|_| rubrics).map(of_level).unwrap_or_default();
    inner.retain(thing);
    if inner.len() > 1 { inner } else { outer }
}

/// « 2. Absorption », where another heading is numbered too: one part of several. The only number
/// of a page, « 3.3.3 Toxines », is its place in a book.
pub(super) fn is_later(blocks: &[Block], line: &str) -> bool {
    let numbered =
        |block: &&Block| matches!(block.shape, Shape::Heading(_)) && number(block.text.text()) > 0;
    let alone = || {
        let mut found = blocks.iter().filter(numbered);
        found.next().is_some_and(|only| only.text.text() == line) && found.next().is_none()
    };
    let opens = blocks.first().is_some_and(|first| first.text.text() == line);
    begins_later(line) && !(opens && alone())
}

/// Whether `text` heads a part of several things: « Dengue › Évolution », « Zika › Évolution ».
pub(super) fn is_shared(headings: &[(u8, &str)], text: &str) -> bool {
    let own = fold(text);
    let mut parents: Vec<String> = Vec::new();
    for (at, (level, name)) in headings.iter().enumerate() {
        if fold(name) != own {
            continue;
        }
        let before = headings.get(..at).unwrap_or_default();
        let parent = before.iter().rev().find(|(outer, _)| outer < level);
        let parent = parent.map(|(_, parent)| fold(parent)).unwrap_or_default();
        if !parents.contains(&parent) {
            parents.push(parent);
        }
    }
    parents.len() > 1
}

/// The heading that a page marks as its title: the first of its blocks, the only one of its level,
/// with a `#` before it in `text`.
pub(super) fn marked_title<'a>(text: &str, blocks: &'a [Block]) -> Option<&'a str> {
    let first = blocks.first()?;
    let Shape::Heading(level) = first.shape else { return None };
    let outer = |block: &&Block| matches!(block.shape, Shape::Heading(other) if other <= level);
    let start = first.text.original(0..first.text.text().len()).start;
    let line = text.get(..start)?.rsplit('\n').next()?;
    let alone = blocks.iter().skip(1).find(outer).is_none();
    (alone && line.trim_start().starts_with('#')).then(|| first.text.text())
}

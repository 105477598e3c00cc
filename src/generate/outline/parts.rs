//! Parts of a chapter that each name a thing of their own.

use super::super::heading::lists::Lists;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::stems;
use super::vocabulary::Vocabulary;
use super::wording::tidy;

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

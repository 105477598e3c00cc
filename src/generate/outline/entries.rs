//! Paragraphs that open with a term: « Asynergie. Perte de l’association des mouvements … ».
//!
//! The term and what is said of it become an entry. Leaves out a lone one unless it is bold, and
//! openings that hang on something, or say something themselves. A side of the topic (« Terrain.
//! … ») heads the paragraphs that follow, too.

use std::sync::Arc;

use super::super::block::{Block, Shape};
use super::super::clean::verb::{has_verb, is_verb};
use super::super::heading::lists::lists;
use super::super::heading::sort::{Sort, sort};
use super::super::language::Language;
use super::super::sentence::sentences;
use super::super::words::{Category, can_be};
use crate::deck::fold;

/// Makes entries of the paragraphs that are, section by section.
pub(super) fn mark(blocks: &mut [Block], language: Language) {
    let found: Vec<Option<usize>> = blocks.iter().map(|block| opening(block, language)).collect();
    for at in 0..blocks.len() {
        let Some(Some(end)) = found.get(at).copied() else { continue };
        let Some(block) = blocks.get(at) else { continue };
        let bold = block.bold_head.is_some_and(|head| head + 1 >= end);
        // Another in the same section, and nothing between but its like.
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().any(|other| {
            found.get(other).is_some_and(Option::is_some)
                && blocks.get(other).is_some_and(|other| other.path == block.path)
        });
        let text = block.text.text();
        let term = text.get(..end).unwrap_or_default().trim_end_matches(['.', ' ']).to_owned();
        // « Terrain. … » three paragraphs after « Tableau. … »
        let side = || {
            let mut others = found.iter().zip(&*blocks).enumerate();
            names_part_of_topic(&term, language)
                && others.any(|(other, (opening, beside))| {
                    other != at && opening.is_some() && beside.path == block.path
                })
        };
        if !bold && !beside && !side() {
            continue;
        }
        let rest = text.get(end..).unwrap_or_default();
        let from = text.len() - rest.trim_start().len();
        let mapped = block.text.from(from);
        if let Some(block) = blocks.get_mut(at) {
            block.shape = Shape::Entry { term };
            block.text = mapped;
            block.bold_head = None;
        }
    }
    head(blocks, language);
}

/// Whether the term is a side of the topic: « Traitement », « Signes cliniques »; « Rare » names none.
fn names_part_of_topic(term: &str, language: Language) -> bool {
    matches!(sort(term, lists(language)), Sort::Rubric | Sort::Of(_))
        && term.split(' ').any(|word| can_be(&word.to_lowercase(), Category::Noun, language))
}

/// Puts the paragraphs that follow a side's entry under it, to the next entry or heading.
fn head(blocks: &mut [Block], language: Language) {
    // The path of the side's entry, and the one under it.
    let mut side: Option<[Arc<[String]>; 2]> = None;
    for block in blocks {
        match &block.shape {
            Shape::Entry { term } => {
                side = names_part_of_topic(term, language).then(|| {
                    let under = block.path.iter().cloned().chain([term.clone()]).collect();
                    [Arc::clone(&block.path), under]
                });
            }
            Shape::Paragraph | Shape::Item { .. } | Shape::Row { .. } => match &side {
                Some([above, under]) if *above == block.path => block.path = Arc::clone(under),
                _ => side = None,
            },
            Shape::Heading(_) | Shape::Answer { .. } | Shape::Reference => side = None,
        }
    }
}

/// Where the term that opens a paragraph ends.
fn opening(block: &Block, language: Language) -> Option<usize> {
    if block.shape != Shape::Paragraph {
        return None;
    }
    let text = block.text.text();
    let ranges = sentences(text);
    let first = text.get(ranges.first()?.clone())?;
    let rest = text.get(ranges.get(1)?.start..)?;
    let term = first.trim_end();
    let bare = term.strip_suffix('.')?;
    let opener = fold(bare.split([' ', '\'', '’']).next()?);
    let hangs = lists(language).hang.contains(opener.as_str())
        && !matches!(
            opener.as_str(),
            "le" | "la" | "les" | "l" | "the" | "un" | "une" | "a" | "an"
        );
    let named = (1..=5).contains(&bare.split_whitespace().count())
        && bare.starts_with(|c: char| c.is_uppercase())
        && bare.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !bare.contains([',', ':', ';', '=', '?', '→', '(', ')'])
        && !bare.contains(|c: char| c.is_ascii_digit());
    (named
        && !hangs
        && !is_verb(&opener, language)
        && !has_verb(bare, language)
        && rest.split_whitespace().count() >= 3)
        .then_some(ranges.first()?.end)
}

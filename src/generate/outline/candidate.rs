//! Something that the text may be about, and how well it agrees with all that is around it.

use std::collections::HashSet;

use super::super::block::{Block, Shape};
use super::super::heading::lists::Lists;
use super::super::heading::stem::{common_stems, holds};
use crate::deck::fold;

/// The blocks in which a text names itself.
pub(super) const OPENING: usize = 14;

/// A topic, from one of the places where a text names itself.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) text: String,
    pub(super) stems: Vec<String>,
    /// « (MICI) » behind it: what the text may call it from then on.
    pub(super) short: Option<String>,
    pub(super) weight: f32,
    /// Words that the text never puts together.
    pub(super) loose: bool,
}

/// What a candidate may agree with.
pub(super) struct Around<'a> {
    pub(super) file_stems: &'a [String],
    /// Folded.
    pub(super) file_name: String,
    /// The stems of the text's blocks.
    pub(super) blocks: &'a [Vec<String>],
    /// Stems in too many names to give one away.
    pub(super) common: HashSet<String>,
}

impl Candidate {
    /// Its weight, with what the text and the file's name say for it.
    pub(super) fn score(&self, around: &Around<'_>) -> f32 {
        let Around { file_stems, file_name, blocks, common } = around;
        let telling: Vec<String> =
            self.stems.iter().filter(|stem| !common.contains(*stem)).cloned().collect();
        let telling = if telling.is_empty() { &self.stems } else { &telling };
        let named = |block: &[String]| {
            holds(block, telling) || self.short.as_ref().is_some_and(|short| block.contains(short))
        };
        let spoken = blocks.iter().filter(|block| named(block)).count();
        let share = spoken as f32 / (blocks.len().max(1) as f32);
        let says = |stem: &&String| self.stems.contains(stem) || self.short.as_ref() == Some(*stem);
        let shared = file_stems.iter().filter(says).count();
        let agreed = shared as f32 / (file_stems.len().max(1) as f32);
        // The file's name agrees with itself; that says little of words the text never joins.
        let agreed = if self.loose { agreed * 0.75 } else { agreed };
        // « Kawasaki » and « Maladie de Kawasaki » are what the file is called.
        let more = self.stems != *file_stems && *telling == *file_stems;
        let exact = fold(&self.text) == *file_name || more;
        self.weight + (share * 3.0).min(1.0) + agreed * 1.6 + if exact { 0.5 } else { 0.0 }
    }
}

/// The stems of all but the first blocks, once where a line stands again on each page.
pub(super) fn told(blocks: &[Block], said: &[Vec<String>], lists: &Lists) -> HashSet<String> {
    let common = common_stems(lists);
    let mut head = HashSet::new();
    let mut told = HashSet::new();
    for (at, (block, stems)) in blocks.iter().zip(said).enumerate() {
        let text = block.text.text();
        let again =
            if at < OPENING { !head.insert(fold(text)) } else { head.contains(&fold(text)) };
        if at >= 2 && !again {
            told.extend(stems.iter().cloned());
        }
    }
    told.retain(|stem| !common.contains(stem));
    told
}

/// The blocks that may say what the text is about: its paragraphs, and before its first heading the
/// sentence that an outliner writes as a bullet.
pub(super) fn defining(blocks: &[Block]) -> Vec<&Block> {
    let opening = blocks.iter().take_while(|block| !matches!(block.shape, Shape::Heading(_)));
    let sentence = |block: &&Block| {
        matches!(block.shape, Shape::Item { .. }) && block.text.text().trim_end().ends_with('.')
    };
    let paragraph = |block: &&Block| block.shape == Shape::Paragraph;
    let first =
        opening.filter(|block| paragraph(block) || sentence(block)).take(1).filter(sentence);
    first.chain(blocks.iter().filter(paragraph)).collect()
}

pub(super) fn is_question(block: &Block) -> bool {
    matches!(block.shape, Shape::Heading(_)) && block.text.text().trim_end().ends_with('?')
}

pub(super) fn is_prose(block: &Block) -> bool {
    matches!(block.shape, Shape::Paragraph) && block.text.text().split_whitespace().count() >= 12
}

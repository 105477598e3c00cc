//! A sentence that is to be gapped, and a place in it.

use std::ops::Range;

use super::whole::Arcs;
use super::{Setting, Way};
use crate::generate::frequency::zipf;
use crate::generate::token::{Tag, Token};

/// Less rare than this, the one word of a gap is an everyday one: `pansement`, `genou`.
pub(super) const EVERYDAY: f32 = 4.6;

/// What the tree knows of the sentence; without one the marks and tags decide.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roles {
    /// The subject's tokens.
    pub(crate) subject: Range<usize>,
    /// The verb group's tokens; empty in a fragment.
    pub(crate) verb: Range<usize>,
    /// Heads of phrases that hang on the main verb directly.
    pub(crate) direct: Vec<usize>,
    /// The whole tree.
    pub(crate) arcs: Arcs,
}

/// A sentence to be gapped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) roles: &'a Roles,
}

/// A place to hide.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    pub(super) way: Way,
    /// Bytes of the sentence.
    pub(super) range: Range<usize>,
    pub(super) fit: f32,
}

/// How rare the rarest words are: about 2 for common ones to 6.
pub(crate) fn rarity(setting: &Setting<'_>, text: &str) -> f32 {
    let lower = text.to_lowercase();
    let mut rare: Vec<f32> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.chars().count() > 2)
        .map(|word| 8.0 - zipf(word, setting.lexicon.language))
        .collect();
    rare.sort_by(|a, b| b.total_cmp(a));
    let few = rare.get(..rare.len().min(3)).unwrap_or_default();
    if few.is_empty() { 2.0 } else { few.iter().sum::<f32>() / few.len() as f32 }
}

/// How well a phrase stands to be asked, by its place.
pub(super) fn base(sentence: &Sentence<'_>, start: usize, end: usize) -> f32 {
    let roles = sentence.roles;
    if roles.verb.is_empty() {
        // A fragment: its first words are what is spoken of.
        return if start <= 1 { 0.2 } else { 1.1 };
    }
    if roles.direct.iter().any(|head| (start..end).contains(head)) {
        return 2.0;
    }
    if start < roles.verb.start {
        // « Dans la physiologie cellulaire, … »: the case that a sentence holds for is seldom what it tells.
        let before = sentence.tokens.get(..start).unwrap_or_default();
        let led = !before.iter().any(|t| t.tag == Tag::Verb);
        let elsewhere = if led { -0.4 } else { 0.3 };
        return if roles.subject.contains(&start) { 0.7 } else { elsewhere };
    }
    let near = sentence
        .tokens
        .get(roles.verb.end..start)
        .is_some_and(|between| between.iter().all(|t| !t.is_content()) && between.len() <= 2);
    if near { 1.7 } else { 0.9 }
}

//! The generator's stages one by one, for `examples/evaluate`: what is measured is what runs.
//!
//! Makes no cards.

use std::ops::Range;

use super::ask::{Setting, told};
use super::fact::alignment;
use super::language::Language;
use super::tagger::{self, UPOS};
use super::term::Evidence;
use super::trees::{self, Label};
use super::{Generated, Input, grammar, lexicon, rank, terms};

/// The universal part of speech of each word of a sentence.
#[must_use]
pub fn upos(words: &[&str], language: Language) -> Vec<&'static str> {
    let tagged = tagger::tag(language, words);
    tagged.iter().map(|word| UPOS.get(word.tag).copied().unwrap_or("X")).collect()
}

/// The head and the label of each word of a sentence; the root has no head.
#[must_use]
pub fn tree(words: &[&str], language: Language) -> Option<Vec<(Option<usize>, Label)>> {
    let tree = trees::of_forms(words, language)?;
    Some(tree.nodes.iter().map(|node| (node.head, node.label)).collect())
}

/// The sentences of a text, in bytes.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    super::sentence::sentences(text)
}

/// The abbreviations that a text spells out in brackets, with their long forms.
#[must_use]
pub fn abbreviations(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for range in sentences(text) {
        let sentence = text.get(range).unwrap_or_default();
        for pair in alignment::pairs(sentence) {
            let part = |range: Range<usize>| sentence.get(range).unwrap_or_default().to_owned();
            found.push((part(pair.short), part(pair.long)));
        }
    }
    found
}

/// What the ranking sees of each candidate of `generated`: its cues, as hashes, in order.
#[must_use]
pub fn card_cues(generated: &Generated) -> Vec<Vec<u32>> {
    let spoken = rank::spoken(&generated.sentences);
    let document = rank::Document {
        lexicon: lexicon::lexicon(generated.language),
        title: &generated.deck.title,
        sentences: &generated.sentences,
        spoken: &spoken,
        bare: false,
    };
    rank::rows(&generated.candidates, document)
}

/// What the model that gives a label its question sees of an entry of notes under `heading`.
#[must_use]
pub fn entry_cues(
    language: Language,
    heading: Option<&str>,
    label: &str,
    values: &[&str],
    mark: char,
) -> Vec<String> {
    let path: Vec<String> = heading.into_iter().map(str::to_owned).collect();
    let setting = Setting {
        lexicon: lexicon::lexicon(language),
        evidence: &Evidence::default(),
        grammar: grammar::grammar(language),
        title: None,
        path: &path,
    };
    told::entry_cues(&setting, label, values, mark)
}

/// Every candidate term of `inputs` with what the terms' ranking sees of it.
#[must_use]
pub fn term_features(inputs: &[Input], language: Language) -> Vec<(String, terms::Features)> {
    terms::rows(inputs, Some(language))
}

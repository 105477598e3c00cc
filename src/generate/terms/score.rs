//! How much a candidate seems a term.
//!
//! Weirdness (Ahmad et al. 1999: how much commoner a word is here than in general) and what the
//! text shows of the phrase, in one sum. The weights are round numbers chosen by hand on texts of
//! law, riding and wind turbines in both languages; nothing is learnt from them.

use std::collections::HashMap;

use super::super::frequency::zipf;
use super::super::language::Language;
use super::super::number::{english_singular, singular};
use super::RankedTerm;
use super::candidate::{Collection, Seen, Shape};

/// What counts how much. Logarithms are to base ten.
mod weight {
    /// The mean weirdness of the words.
    pub(super) const WEIRDNESS: f32 = 0.7;
    /// The logarithm of the frequency, for a phrase; for a single word it tells nothing.
    pub(super) const FREQUENCY: f32 = 1.8;
    /// The logarithm of the number of texts that have it.
    pub(super) const DOCUMENTS: f32 = 0.7;
    /// The logarithm of the number of longer candidates that are built on it.
    pub(super) const PRODUCTIVE: f32 = 0.7;
    /// The share of its occurrences that stand inside longer candidates.
    pub(super) const NESTED: f32 = -0.4;
    /// Each word.
    pub(super) const LENGTH: f32 = -0.7;
    pub(super) const HYPHEN: f32 = 1.0;
    pub(super) const DIGIT: f32 = -1.5;
    /// What a score must be over.
    pub(super) const BAR: f32 = 0.2;
}

fn of_shape(shape: Shape) -> f32 {
    match shape {
        Shape::Noun | Shape::Compound => 0.0,
        Shape::Adjective => -0.5,
        Shape::Verb | Shape::Participle | Shape::Prepositional => -1.0,
        Shape::Adverb => -1.5,
    }
}

/// The terms among the candidates, the best first; of equals, in the order of the alphabet.
pub(super) fn rank(collection: &Collection) -> Vec<RankedTerm> {
    let mut nested: HashMap<&str, (usize, usize)> = HashMap::new();
    for seen in collection.candidates.values() {
        for inner in &seen.inner {
            let entry = nested.entry(inner).or_default();
            entry.0 += seen.frequency;
            entry.1 += 1;
        }
    }
    // « turbine » and « turbines » are one term in two forms: both are as frequent as the two.
    let mut forms: HashMap<String, Forms> = HashMap::new();
    for (term, seen) in &collection.candidates {
        let (inside, longer) = nested.get(term.as_str()).copied().unwrap_or_default();
        let all = forms.entry(lemmas(term, collection.language)).or_default();
        all.frequency += seen.frequency;
        all.documents = all.documents.max(seen.documents);
        all.inside += inside;
        all.longer += longer;
    }
    let mut ranked: Vec<RankedTerm> = Vec::new();
    for (term, seen) in &collection.candidates {
        let all = forms.get(&lemmas(term, collection.language)).copied().unwrap_or_default();
        let score = score(collection, term, seen, all) - weight::BAR;
        if score >= 0.0 {
            ranked.push(RankedTerm {
                term: term.clone(),
                score,
                frequency: seen.frequency,
                documents: seen.documents,
                nominal: matches!(seen.shape, Shape::Noun | Shape::Compound | Shape::Prepositional),
            });
        }
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.term.cmp(&b.term)));
    ranked
}

/// What is known of a term in all its forms.
#[derive(Debug, Clone, Copy, Default)]
struct Forms {
    frequency: usize,
    documents: usize,
    /// Occurrences inside longer candidates, and those candidates.
    inside: usize,
    longer: usize,
}

/// The term with each word in the singular.
pub(super) fn lemmas(term: &str, language: Language) -> String {
    let words = term.split(' ').map(|word| match language {
        Language::French => singular(word),
        Language::English => english_singular(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn score(collection: &Collection, term: &str, seen: &Seen, all: Forms) -> f32 {
    let size = collection.size.max(1) as f32;
    let weirdness = |word: &String| {
        let count = collection.words.get(word).copied().unwrap_or(0) as f32;
        (count / size * 1e9 + 1.0).log10() - zipf(word, collection.language)
    };
    let words = seen.words.len();
    if words == 0 {
        return f32::MIN;
    }
    let mean = seen.words.iter().map(weirdness).sum::<f32>() / words as f32;
    let frequency = (all.frequency as f32).log10();
    weight::WEIRDNESS * mean
        + if words > 1 { weight::FREQUENCY * frequency } else { 0.0 }
        + weight::DOCUMENTS * (all.documents as f32).log10()
        + weight::PRODUCTIVE * (1.0 + all.longer as f32).log10()
        + weight::NESTED * all.inside as f32 / all.frequency.max(1) as f32
        + weight::LENGTH * words as f32
        + if term.contains('-') { weight::HYPHEN } else { 0.0 }
        + if term.contains(|c: char| c.is_ascii_digit()) { weight::DIGIT } else { 0.0 }
        + of_shape(seen.shape)
}

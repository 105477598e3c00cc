//! Which statements are worth asking, and which of their cards are good: two small models, learned
//! from judged statements and cards.
//!
//! Each is logistic: the sum of named features by their weights, squashed. Weights stand in
//! `assets/language/ranking.tsv`; `examples/ranking` makes them again from judgements.

mod card;
mod document;
mod statement;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(in crate::generate) use self::card::{LONG, LONG_ITEM, VERY_LONG};
pub(crate) use self::document::Document;
pub use self::document::Features;
use super::ask::wording::stems;
use super::{Candidate, Score, Sentence};

/// What a commonplace, advice or a study's result counts for.
const IDLE: f32 = 0.4;

/// What a gap counts for whose answer a question asks for, too: readers keep more questions.
const ASKED: f32 = 0.75;

/// What a gap counts for in a sentence that defines a term: the term comes first.
const DEFINED: f32 = 0.8;

/// What a question by a bare label is worth where a gap asks for the same: of 51 such pairs readers
/// found 45 % of the gaps ready, and 15 % of the questions.
const GAPPED: f32 = 0.75;

/// What a gap is worth that hides all that a label is told: of 46 readers found 52 % usable, of other
/// gaps 80 %.
const WHOLE: f32 = 0.75;

/// What a label's question is worth by how likely readers ask it: of 335 that they judged, 57 % were
/// usable where it was below 0.3, 76 % to 0.5, 85 % to 0.7, 94 % above.
fn by_likelihood(likely: f32) -> f32 {
    0.5 + 0.9 * likely.min(0.8)
}

/// Weights of one model by their features' names.
type Weights = HashMap<&'static str, f32>;

static MODELS: LazyLock<[Weights; 2]> = LazyLock::new(|| {
    let mut models = [Weights::new(), Weights::new()];
    for line in include_str!("../../../assets/language/ranking.tsv").lines() {
        let mut cells = line.split('\t');
        let (Some(model), Some(name), Some(weight)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let at = usize::from(model == "card");
        if let (Ok(weight), Some(weights)) = (weight.parse(), models.get_mut(at)) {
            weights.insert(name, weight);
        }
    }
    models
});

/// How many of the sentences have each stem.
pub(crate) fn spoken(sentences: &[Sentence]) -> HashMap<String, u32> {
    let mut spoken = HashMap::new();
    for sentence in sentences {
        let own: HashSet<String> = stems(&sentence.text).into_iter().collect();
        for stem in own {
            *spoken.entry(stem).or_default() += 1;
        }
    }
    spoken
}

fn squash(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

fn sum(weights: &Weights, features: &Features) -> f32 {
    let each = features.iter().map(|(name, value)| weights.get(name).unwrap_or(&0.0) * value);
    weights.get("bias").unwrap_or(&0.0) + each.sum::<f32>()
}

/// Scores every candidate: its statement's worth, its own quality, and what told most.
pub(crate) fn score(candidates: &mut [Candidate], document: Document<'_>) {
    let [worth, quality] = &*MODELS;
    let mut of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, candidate) in candidates.iter().enumerate() {
        of.entry(candidate.sentence).or_default().push(i);
    }
    let mut scores: Vec<Option<Score>> = vec![None; candidates.len()];
    for (sentence, members) in &of {
        let cards: Vec<&Candidate> = members.iter().filter_map(|i| candidates.get(*i)).collect();
        let features = statement::features(document, *sentence, &cards);
        let idle = statement::is_idle(document, *sentence);
        let worth = squash(sum(worth, &features)) * if idle { IDLE } else { 1.0 };
        for (i, card) in members.iter().zip(&cards) {
            let own = card::features(document, card, &cards);
            let asked = if card::is_asked_too(card, &cards) { ASKED } else { 1.0 };
            let defined = if card::is_in_a_definition(card, &cards) { DEFINED } else { 1.0 };
            let gapped = if card::is_gapped_too(card, &cards) { GAPPED } else { 1.0 };
            let likely = card.likely.map_or(1.0, by_likelihood);
            let whole = if card::hides_all(card) { WHOLE } else { 1.0 };
            let good = squash(sum(quality, &own)) * asked * defined * gapped * likely * whole;
            if let Some(slot) = scores.get_mut(*i) {
                *slot = Some(Score {
                    total: worth * good,
                    parts: vec![("statement", worth), ("card", good)],
                });
            }
        }
    }
    for (candidate, score) in candidates.iter_mut().zip(scores) {
        if let Some(score) = score {
            candidate.score = score;
        }
    }
}

/// The features of every candidate and its statement, to learn from.
pub(crate) fn rows(candidates: &[Candidate], document: Document<'_>) -> Vec<(Features, Features)> {
    let mut of: HashMap<usize, Vec<&Candidate>> = HashMap::new();
    for candidate in candidates {
        of.entry(candidate.sentence).or_default().push(candidate);
    }
    let empty = Vec::new();
    candidates
        .iter()
        .map(|candidate| {
            let cards = of.get(&candidate.sentence).unwrap_or(&empty);
            (
                statement::features(document, candidate.sentence, cards),
                card::features(document, candidate, cards),
            )
        })
        .collect()
}

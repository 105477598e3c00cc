//! The terminology of texts, ranked.
//!
//! Candidates are phrases of a term's shape; each is scored by how much commoner its words are
//! here than elsewhere, how often and in how many texts it stands, and whether longer terms are
//! built on it. Says nothing of what a term means.

mod candidate;
mod feature;
mod glossary;
mod model;
mod ranked;
mod score;

use super::detected;
use super::language::Language;
use super::lexicon::lexicon;
use super::sentence::sentences;
use super::tokenise::tokens;
use super::trees;
use super::{Input, block, clean};

use self::candidate::{Collection, Line};
pub use self::feature::Features;
use self::feature::Whole;
pub use self::glossary::{Entry, glossary};
pub use self::ranked::RankedTerm;

/// The terms of `inputs`, the best first; none only when `progress` (told the share done) asks to
/// stop.
pub fn terms(
    inputs: &[Input],
    own: Option<Language>,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Vec<RankedTerm>> {
    let collection = collect(inputs, own, progress)?;
    let ranked = score::rank(&collection);
    progress(1.0).then_some(ranked)
}

/// Every candidate of `inputs` with what the ranking sees of it.
pub(super) fn rows(inputs: &[Input], own: Option<Language>) -> Vec<(String, Features)> {
    let Some(collection) = collect(inputs, own, &|_| true) else { return Vec::new() };
    let whole = Whole::new(&collection);
    let candidates = collection.candidates.iter();
    let mut rows: Vec<(String, Features)> =
        candidates.map(|(term, seen)| (term.clone(), whole.features(term, seen))).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

/// The candidates of `inputs`; none when `progress` asks to stop.
fn collect(
    inputs: &[Input],
    own: Option<Language>,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Collection> {
    let documents: Vec<clean::Document> =
        inputs.iter().map(|input| clean::document(&input.text)).collect();
    let language = own.unwrap_or_else(|| {
        let blocks = documents.iter().flat_map(|document| document.blocks.iter());
        detected::detect(blocks.map(|block| block.text.text()))
    });
    let lexicon = lexicon(language);
    let mut collection = Collection::new(language);
    let all = documents.len().max(1);
    for (number, document) in documents.iter().enumerate() {
        if !progress(number as f32 / all as f32) {
            return None;
        }
        for block in document.blocks.iter().filter(|b| b.shape != block::Shape::Reference) {
            let text = block.text.text();
            for range in sentences(text) {
                let sentence = text.get(range).unwrap_or_default();
                let tokens = tokens(sentence, lexicon);
                let tree = trees::parse(sentence, &tokens, language);
                collection.read(Line {
                    document: number,
                    text: sentence,
                    tokens: &tokens,
                    tree: tree.as_ref(),
                    heading: matches!(block.shape, block::Shape::Heading(_)),
                });
            }
        }
    }
    Some(collection)
}

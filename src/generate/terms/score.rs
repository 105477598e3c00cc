//! Which candidates are terms: each by its features, and as many of them as seems best.
//!
//! The weights are learnt (`assets/build/terms.py`) from texts of law, riding and wind turbines in
//! both languages, whole collections and single texts. Leaves out units and what names a figure.

use std::sync::LazyLock;

use super::super::fact::is_unit;
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::RankedTerm;
use super::candidate::{Collection, Seen, Shape};
use super::feature::Whole;
use super::model::Model;

/// What share of the terms that the likelihoods promise there is counted on: they promise a little
/// more in other fields.
const PROMISED: f32 = 0.95;

// A test reads it.
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(ASSET).unwrap_or_default());

const ASSET: &str = include_str!("../../../assets/language/terms.tsv");

/// The terms among the candidates, the best first; of equals, in the order of the alphabet.
pub(super) fn rank(collection: &Collection) -> Vec<RankedTerm> {
    let whole = Whole::new(collection);
    let candidates = collection.candidates.iter();
    let mut ranked: Vec<RankedTerm> = candidates
        .filter(|(_, seen)| !is_label(seen, collection.language))
        .map(|(term, seen)| {
            let features: Vec<f32> =
                whole.features(term, seen).into_iter().map(|feature| feature.1).collect();
            RankedTerm {
                term: term.clone(),
                score: MODEL.likely(&features),
                frequency: seen.frequency,
                documents: seen.documents,
                nominal: matches!(seen.shape, Shape::Noun | Shape::Compound | Shape::Prepositional),
            }
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.term.cmp(&b.term)));
    let scores: Vec<f32> = ranked.iter().map(|term| term.score).collect();
    ranked.truncate(best_length(&scores));
    ranked
}

/// A unit, « figure », « tableau 2 », a single letter: they stand out in a text as terms do.
pub(super) fn is_label(seen: &Seen, language: Language) -> bool {
    let lexicon = lexicon(language);
    let names = |word: &String| {
        word.chars().count() == 1
            || word.starts_with(|c: char| c.is_ascii_digit())
            || lexicon.noun_is("figure", word)
    };
    seen.words.iter().any(|word| is_unit(word)) || seen.words.iter().all(names)
}

/// How many of the likeliest to keep, that right ones kept and left out balance: where twice the
/// terms kept, by those kept and those there are, is most.
fn best_length(likely: &[f32]) -> usize {
    let there_are = likely.iter().sum::<f32>() * PROMISED;
    let (mut kept, mut best, mut length) = (0.0, 0.0, 0);
    for (at, likely) in likely.iter().enumerate() {
        kept += likely;
        let balance = kept / ((at + 1) as f32 + there_are);
        if balance > best {
            (best, length) = (balance, at + 1);
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Input, terms};

    #[test]
    fn the_weights_are_read() {
        assert!(Model::read(ASSET).is_ok(), "{:?}", Model::read(ASSET).err());
    }

    #[test]
    fn as_many_are_kept_as_balances() {
        // Sure ones are kept, unlikely ones left out.
        assert_eq!(best_length(&[0.9, 0.9, 0.8, 0.1, 0.05]), 3);
        // Where nothing is sure, more are kept.
        assert_eq!(best_length(&[0.3, 0.3, 0.3, 0.3]), 4);
        assert_eq!(best_length(&[]), 0);
    }

    fn ranked(text: &str, language: Language) -> Vec<String> {
        let inputs = [Input { name: "texte".into(), text: text.into() }];
        let ranked = terms(&inputs, Some(language), &|_| true).unwrap_or_default();
        ranked.into_iter().map(|term| term.term).collect()
    }

    #[test]
    fn units_and_figures_are_no_terms() {
        let text = "La créatininémie est de 80 µmol et la kaliémie de 4 mmol. La dose est de 5 mg. \
            La figure 2 montre la créatininémie. La figure 3 montre la kaliémie, et le tableau a la \
            natrémie. Une kaliémie de 6 mmol inquiète.";
        let found = ranked(text, Language::French);
        for term in ["créatininémie", "kaliémie"] {
            assert!(found.iter().any(|other| other == term), "{term}: {found:?}");
        }
        for label in ["mg", "mmol", "µmol", "figure", "tableau"] {
            assert!(found.iter().all(|term| term != label), "{label}: {found:?}");
        }
    }

    #[test]
    fn phrases_stand_before_their_parts_of_speech() {
        let text = "Mitral stenosis narrows the mitral valve. Mitral stenosis causes dyspnoea. In \
            mitral stenosis, the left atrium dilates. The patient with mitral stenosis is tired.";
        let found = ranked(text, Language::English);
        assert!(found.iter().any(|term| term == "mitral stenosis"), "{found:?}");
        assert!(found.iter().all(|term| term != "tired"), "{found:?}");
    }
}

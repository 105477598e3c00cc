//! Learned words of one family: wrong answers for the term that a definition names.
//!
//! « Gastrite » among « bronchite », « cystite », « néphrite »: the same ending makes them things of
//! one kind, and of one gender. Leaves out a word that shares another element with the right one.

use std::collections::HashSet;

use super::text::{Text, WANTED, stems};
use crate::deck::fold;
use crate::generate::etymology;

/// Endings that make adjectives too: « lymphoïde » is no answer among nouns.
const ADJECTIVES: [&str; 18] = [
    "oide", "oid", "gene", "gen", "crine", "trope", "phile", "phil", "fuge", "forme", "form",
    "morphe", "morph", "pare", "vore", "fere", "cide", "phage",
];

struct Learned {
    word: String,
    family: String,
    /// What its other elements mean.
    senses: Vec<&'static str>,
}

/// The learned words of a text, each once, in its order.
pub(super) struct Family {
    words: Vec<Learned>,
}

impl Family {
    pub(super) fn new(text: &Text<'_>) -> Self {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut words: Vec<Learned> = Vec::new();
        for sentence in text.sentences {
            // Half of a compound, « méningo-encéphalite », is another word.
            let parts = sentence.text.split(|c: char| !c.is_alphanumeric() && c != '-');
            for word in parts.filter(|word| word.len() >= 5) {
                if seen.insert(word)
                    && let Some(learned) = learned(word, text)
                    && words.iter().all(|other| other.word != learned.word)
                {
                    words.push(learned);
                }
            }
        }
        Self { words }
    }

    /// The term alone and three wrong ones; none when too few are safe.
    pub(super) fn distractors(
        &self,
        text: &Text<'_>,
        sentence: usize,
        question: &str,
        term: &str,
    ) -> Option<(String, Vec<String>)> {
        let single = !term.contains([' ', '-', '’', '\'']);
        let family = etymology::ending(term, text.language)
            .filter(|ending| single && !ADJECTIVES.contains(&ending.as_str()))?;
        let senses = learned(term, text).map_or_else(Vec::new, |learned| learned.senses);
        let (folded, asked) = (fold(term), fold(question));
        let stems = stems(question, term);
        let mut wrong: Vec<&Learned> = Vec::new();
        for other in &self.words {
            let bare = fold(&other.word);
            let shares = |senses: &[&str]| senses.iter().any(|s| other.senses.contains(s));
            // « Blastome » and « améloblastome » are of one root, explained or not.
            let within = bare.strip_suffix(&other.family).is_some_and(|root| folded.contains(root));
            let unsafe_in = |at: usize| {
                let said = text.folded(at);
                said.contains(&bare) && (said.contains(&folded) || text.says(at, &stems))
            };
            let fits = other.family == family
                && !within
                && !shares(&senses)
                && !wrong.iter().any(|chosen| shares(&chosen.senses))
                && !asked.contains(&bare)
                && !text.under(sentence, &bare)
                && !(0..text.sentences.len()).any(unsafe_in);
            if fits {
                wrong.push(other);
            }
            if wrong.len() == WANTED {
                let wrong = wrong.iter().map(|other| text.finish(&other.word)).collect();
                return Some((text.finish(term), wrong));
            }
        }
        None
    }
}

fn learned(word: &str, text: &Text<'_>) -> Option<Learned> {
    let (word, elements) = etymology::elements(word, text.language)?;
    let (last, others) = elements.split_last()?;
    let senses = others.iter().map(|element| element.sense).collect();
    let family = fold(&last.form).trim_start_matches('-').to_owned();
    Some(Learned { word, family, senses })
}

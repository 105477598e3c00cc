//! How common a word is in general language.
//!
//! Zipf values (the logarithm, to base ten, of occurrences in a thousand million words) of the
//! 30,000 commonest words of each language, from wordfreq. A word that is not among them is rare.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::classes::classes;
use super::language::Language;
use crate::deck::fold;

/// What a word that is not in the list counts as.
const RARE: f32 = 2.0;

fn levels(language: Language) -> &'static HashMap<&'static str, u8> {
    static FRENCH: OnceLock<HashMap<&'static str, u8>> = OnceLock::new();
    static ENGLISH: OnceLock<HashMap<&'static str, u8>> = OnceLock::new();
    let (cell, asset) = match language {
        Language::French => (&FRENCH, include_str!("../../assets/language/fr/frequencies.txt")),
        Language::English => (&ENGLISH, include_str!("../../assets/language/en/frequencies.txt")),
    };
    cell.get_or_init(|| {
        let lines = asset.lines().filter_map(|line| line.split_once(' '));
        lines
            .filter_map(|(level, words)| Some((level.parse::<u8>().ok()?, words)))
            .flat_map(|(level, words)| words.split(' ').map(move |word| (word, level)))
            .collect()
    })
}

/// The Zipf value of a lower-case word; a compound's is its rarest part's.
pub(crate) fn zipf(word: &str, language: Language) -> f32 {
    let levels = levels(language);
    if let Some(level) = levels.get(word) {
        return f32::from(*level) / 10.0;
    }
    let parts = word.split('-').filter(|part| !part.is_empty());
    let known = |part: &str| levels.get(part).map_or(RARE, |level| f32::from(*level) / 10.0);
    if word.contains('-') { parts.map(known).fold(f32::MAX, f32::min).min(7.0) } else { RARE }
}

/// The Zipf value of all the common words of a class together.
pub(crate) fn class_zipf(class: u64, language: Language) -> f32 {
    static FRENCH: OnceLock<HashMap<u64, u64>> = OnceLock::new();
    static ENGLISH: OnceLock<HashMap<u64, u64>> = OnceLock::new();
    let cell = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    let shares = cell.get_or_init(|| {
        // Whole numbers: their sum is the same in any order.
        let mut shares: HashMap<u64, u64> = HashMap::new();
        for (word, level) in levels(language) {
            let share = 10_f64.powf(f64::from(*level) / 10.0) as u64;
            *shares.entry(classes(language).of(word).1).or_default() += share;
        }
        shares
    });
    shares.get(&class).map_or(RARE, |share| (*share as f64).log10() as f32)
}

/// Whether a folded word is one of the language's common words, accents aside.
pub(crate) fn is_word(folded: &str, language: Language) -> bool {
    static FRENCH: OnceLock<HashSet<String>> = OnceLock::new();
    static ENGLISH: OnceLock<HashSet<String>> = OnceLock::new();
    let cell = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    cell.get_or_init(|| levels(language).keys().map(|word| fold(word)).collect()).contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_told_from_rare_ones() {
        assert!(zipf("le", Language::French) > 7.0);
        assert!(
            (3.0..6.0).contains(&zipf("cœur", Language::French))
                || zipf("coeur", Language::French) > 3.0
        );
        assert!(zipf("the", Language::English) > 7.0);
        assert_eq!(zipf("micrométastase", Language::French), RARE);
        assert_eq!(zipf("œso-gastrique", Language::French), RARE);
        assert_eq!(zipf("-", Language::French), 7.0);
    }

    #[test]
    fn a_word_is_known_without_its_accents() {
        assert!(is_word("coeur", Language::French) && is_word("gauche", Language::French));
        assert!(is_word("heart", Language::English));
        assert!(!is_word("tahcycardie", Language::French));
    }
}

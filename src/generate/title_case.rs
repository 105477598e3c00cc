//! Names In Title Case, as a table's head writes them, as they stand inside a sentence.
//!
//! Leaves names of people and abbreviations: one word that the language does not know keeps the rest.

use super::language::Language;
use super::lexicon::lexicon;
use super::words::{Analysis, Category, words};

/// Shorter words stay as they are: « de », « IRM ».
const SHORT: usize = 4;

/// « Impact principal » of « Impact Principal »; the first word keeps its letter, and so does a bracket that
/// has others: « Durée Maximale (Approx.) ».
pub(crate) fn without_capitals(text: &str, language: Language) -> String {
    let outside = text.split(" (").next().unwrap_or(text);
    let bracket = text.get(outside.len()..).unwrap_or_default();
    let inside: Vec<&str> = bracket.split(' ').filter(|word| !word.is_empty()).collect();
    let plain = inside.iter().all(|word| is_told(word) && is_common(word, language));
    let told: Vec<&str> = outside.split(' ').filter(|word| is_told(word)).collect();
    let several = told.len() + if plain { inside.len() } else { 0 } > 1;
    let capitals = several && told.iter().all(|word| is_capital(word));
    if !capitals || !told.iter().all(|word| is_common(word, language)) {
        return text.to_owned();
    }
    let words = outside.split(' ').enumerate().map(|(at, word)| {
        if at > 0 && is_told(word) { word.to_lowercase() } else { word.to_owned() }
    });
    let lowered = words.collect::<Vec<_>>().join(" ");
    let bracket = if plain { bracket.to_lowercase() } else { bracket.to_owned() };
    format!("{lowered}{bracket}")
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word of some length, and no abbreviation.
fn is_told(word: &str) -> bool {
    let word = bare(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.chars().count() >= SHORT
        && capitals <= 1
        && word.chars().all(|c| c.is_alphabetic() || "-’'".contains(c))
}

fn is_capital(word: &str) -> bool {
    bare(word).starts_with(char::is_uppercase)
}

/// A noun, an adjective or a participle, or what ends like an adjective of medicine.
fn is_common(word: &str, language: Language) -> bool {
    let word = bare(word).to_lowercase();
    if lexicon(language).noun_is("place-name", &word) {
        return false;
    }
    let known = words(language).analyses(&word).iter().any(|analysis| {
        analysis.is(Category::Noun)
            || analysis.is(Category::Adjective)
            || analysis.has(Analysis::PAST_PARTICIPLE)
    });
    let ends = match language {
        Language::French => {
            ["ique", "iques", "aire", "aires", "ale", "ales", "eux", "euse", "ive", "ives"]
                .as_slice()
        }
        Language::English => ["ic", "al", "ary", "ous", "ive"].as_slice(),
    };
    known || word.len() > 6 && ends.iter().any(|end| word.ends_with(end))
}

/// « Hashimoto », « Graves »: nothing of a common noun's ending.
pub(crate) fn looks_like_a_name(word: &str) -> bool {
    let word = word.to_lowercase();
    ["o", "ves", "ck", "man", "son", "ing", "er", "ner", "sky", "ow"]
        .iter()
        .any(|end| word.ends_with(end))
        && !word.ends_with("ier")
        && !word.ends_with("cer")
        && !word.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::without_capitals;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn title_case_is_lowered_where_every_word_is_common() {
        let lowered = |text| without_capitals(text, French);
        assert_eq!(lowered("Traitement Principal"), "Traitement principal");
        assert_eq!(lowered("Durée Maximale (Approx.)"), "Durée maximale (Approx.)");
        assert_eq!(lowered("Filière Lactique (Glycolyse)"), "Filière lactique (glycolyse)");
        assert_eq!(lowered("Filière (Glycolyse)"), "Filière (glycolyse)");
        assert_eq!(lowered("Anaérobie Alactique (ATP-PC)"), "Anaérobie alactique (ATP-PC)");
        assert_eq!(without_capitals("Clinical Features", English), "Clinical features");
        for name in [
            "Taux en France",
            "Maladie de Basedow",
            "Score ASA",
            "Syndrome de Marfan",
            "Durée maximale",
        ] {
            assert_eq!(lowered(name), name);
        }
    }
}

//! Whether a short line has a verb: a heading, a list's item or a term has none.
//!
//! Asks the lexicon alone, before anything is parsed; a word that can be something else is no
//! proof.

use crate::generate::language::Language;
use crate::generate::words::words;

/// Whether one of the words, the first aside, is a finite verb and can be nothing else.
pub(crate) fn has_verb(content: &str, language: Language) -> bool {
    content
        .split(|c: char| !(c.is_alphabetic() || c == '-'))
        .filter(|word| !word.is_empty())
        .skip(1)
        .any(|word| is_verb(word, language))
}

/// Whether the word is a finite verb and can be nothing else.
pub(crate) fn is_verb(word: &str, language: Language) -> bool {
    let lower = word.to_lowercase();
    let found = words(language).analyses(&lower);
    matches!(lower.as_str(), "est" | "sont" | "is" | "are" | "has")
        || !found.is_empty() && found.iter().all(|analysis| analysis.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_nouns() {
        assert!(has_verb("La rate est molle", Language::French));
        assert!(has_verb("Elle guérit seule", Language::French));
        assert!(!has_verb("Signes de gravité", Language::French));
        assert!(!has_verb("La porte d’entrée", Language::French));
        assert!(has_verb("The spleen is soft", Language::English));
    }
}

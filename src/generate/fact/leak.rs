//! Whether a definition gives its term away.

use crate::deck::fold;
use crate::generate::token::Token;

/// Whether a word of the term shows in the definition.
pub(super) fn leaks(term: &str, definition: &[Token]) -> bool {
    let stem = |word: &str| -> String { fold(word).chars().take(6).collect() };
    let stems: Vec<String> = term
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(stem)
        .collect();
    definition
        .iter()
        .filter(|t| t.lower.chars().count() >= 4)
        .any(|t| t.lower.split('-').any(|word| stems.contains(&stem(word))))
}

#[cfg(test)]
mod tests {
    use super::leaks;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn a_word_of_the_term_or_its_stem_gives_it_away() {
        let told = |text: &str| tokens(text, lexicon(Language::French));
        assert!(leaks("conjonctivite", &told("une inflammation de la conjonctive")));
        assert!(!leaks("conjonctivite", &told("une inflammation de l’œil")));
    }
}

//! Whether a definition gives its term away.

use crate::deck::fold;
use crate::generate::lexicon::Lexicon;
use crate::generate::token::Token;

/// The words of `term` that tell which one it is: « aiguë » may stand on both sides.
fn without_grade(lexicon: &Lexicon, term: &str) -> String {
    let all = || term.split([' ', '\u{a0}']);
    let graded = |word: &&str| lexicon.noun_is("graded-illness", &word.to_lowercase());
    let telling: Vec<&str> = all().filter(|word| !graded(word)).collect();
    if telling.is_empty() { term.to_owned() } else { telling.join(" ") }
}

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

/// Whether a word of the term that tells which one it is shows in the definition.
pub(super) fn tells(lexicon: &Lexicon, term: &str, definition: &[Token]) -> bool {
    leaks(&without_grade(lexicon, term), definition)
}

#[cfg(test)]
mod tests {
    use super::leaks;
    use super::tells;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn a_word_of_the_term_or_its_stem_gives_it_away() {
        let told = |text: &str| tokens(text, lexicon(Language::French));
        assert!(leaks("conjonctivite", &told("une inflammation de la conjonctive")));
        assert!(!leaks("conjonctivite", &told("une inflammation de l’œil")));
    }

    #[test]
    fn what_many_illnesses_are_gives_none_away() {
        let lexicon = lexicon(Language::French);
        let told = tokens("la cause d’une insuffisance rénale aiguë", lexicon);
        assert!(!tells(lexicon, "La nécrose tubulaire aiguë", &told));
        assert!(tells(lexicon, "La maladie rénale aiguë", &told));
    }
}

//! English: the question of a side with its thing inside, “What is the mechanism of acidosis?”.

use super::Noun;
use super::french_elision::lower_first;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::realise::capital;
use crate::generate::words::words;

/// What opens the question of a side.
const OPENINGS: [&str; 6] = [
    "what is the ",
    "what are the ",
    "what is its ",
    "what are its ",
    "What is the ",
    "What are the ",
];

/// “mechanism” of “what is the mechanism?”; “What is it like?” asks for no side.
pub(super) fn side(question: &str) -> Option<&str> {
    let question = question.trim_end_matches('?');
    let side = OPENINGS.iter().find_map(|opening| question.strip_prefix(opening))?;
    (!side.ends_with(" like")).then_some(side)
}

pub(super) fn asked(question: &str, noun: &Noun, bracket: &str) -> Option<String> {
    if !noun.nominal {
        return None;
    }
    let question = capital(question.trim_end_matches('?'));
    let question = question.replacen(" its ", " the ", 1);
    Some(format!("{question} of {}{bracket}?", noun.words))
}

/// A phrase inside a question, without the capital of a sentence’s beginning.
pub(super) fn inside(phrase: &str) -> String {
    let first = phrase.split([' ', '’', '\'', ',', '-']).next().unwrap_or_default();
    let lower = first.to_lowercase();
    // “Older”, “Largest”
    let graded = ["er", "r", "est", "st"].iter().filter_map(|ending| lower.strip_suffix(ending));
    let known =
        std::iter::once(lower.as_str()).chain(graded.filter(|stem| stem.len() > 2)).any(is_a_word)
            || matches!(first, "The" | "A" | "An" | "In" | "When" | "Any" | "That");
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    // “Cushing’s syndrome”, but “Children’s doses”
    let behind = phrase.get(first.len()..).unwrap_or_default();
    let owns = ["’s ", "'s "].iter().any(|mark| behind.starts_with(mark));
    let human =
        ["human", "whom"].iter().any(|list| lexicon(Language::English).noun_is(list, &lower));
    if owns && !human {
        return phrase.to_owned();
    }
    if known && capitals == 1 && first.len() > 1 || first == "A" {
        lower_first(phrase)
    } else {
        phrase.to_owned()
    }
}

/// Whether the lexicon knows the word otherwise than as a name: “Glasgow” keeps its capital.
pub(super) fn is_a_word(word: &str) -> bool {
    let language = Language::English;
    // “Glycated”, “microvascular”
    let quality = ["ated", "ous", "ical", "ular"].iter().any(|end| word.ends_with(end));
    let known = quality || !words(language).analyses(word).is_empty();
    known && !["surname", "taxon"].iter().any(|list| lexicon(language).noun_is(list, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    #[test]
    fn a_side_takes_its_thing_behind_it() {
        let noun = Noun::read("Cytotoxins", lexicon(Language::English), &Evidence::default());
        assert_eq!(side("what is its role?"), Some("role"));
        assert_eq!(side("what are the stools like?"), None);
        let asked = asked("what is its role?", &noun, "").unwrap_or_default();
        assert_eq!(asked.to_lowercase(), "what is the role of cytotoxins?");
    }
}

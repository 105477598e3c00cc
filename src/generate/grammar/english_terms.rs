//! How English asks what a term is, who acts, and what a preposition governs.

use super::french_elision::lower_first;
use crate::generate::conjugation::third_person;
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::words::{Category, can_be};

/// A word at least so frequent (Zipf) is no name.
const COMMON: f32 = 3.0;

/// “What is asthma?”, “What are beta-blockers?”; of an adjective, “What does “endemic” mean?”. No
/// article is made up: “a cluster” has one and “asthma” has none, and no list tells all of them.
pub(crate) fn what_is(term: &str, plural: bool) -> String {
    let term = as_common(term);
    if plural {
        format!("What are {term}?")
    } else if is_adjective(&term) {
        format!("What does “{term}” mean?")
    } else {
        format!("What is {term}?")
    }
}

/// “Hyperthyroidism”, “adulthood”: what stands without an article, an illness or a time of life.
pub(super) fn is_bare(head: &str) -> bool {
    let lexicon = lexicon(Language::English);
    let ends = |list: &str| lexicon.nouns_of(list).any(|end| head.ends_with(end));
    ["ailment", "stage-of-life"].iter().any(|list| lexicon.noun_is(list, head))
        || ends("ailment-end") && !lexicon.noun_is("ailment-not", head)
}

/// The active verb of a passive group: “is mainly supplied” is “mainly supplies”. None of a past that
/// is not regular and of what is made of more words.
pub(crate) fn active(group: &[String], lemma: &str) -> Option<String> {
    let (participle, helpers) = group.split_last()?;
    let (adverbs, helpers): (Vec<&str>, Vec<&str>) =
        helpers.iter().map(String::as_str).partition(|word| word.ends_with("ly"));
    let verb = match helpers.as_slice() {
        _ if lemma.is_empty() => return None,
        ["is" | "are"] => third_person(lemma),
        ["was" | "were"] if participle.ends_with("ed") => participle.clone(),
        [modal, "be"] => format!("{modal} {lemma}"),
        _ => return None,
    };
    let words: Vec<&str> = adverbs.into_iter().chain([verb.as_str()]).collect();
    Some(words.join(" "))
}

/// What a preposition governs, where the question keeps it: “by distension and by peptides” answers
/// “triggered by?” as “distension and peptides”.
pub(crate) fn governed(phrase: &str, preposition: &str) -> String {
    let Some((first, told)) = phrase.split_once(' ') else { return phrase.to_owned() };
    if !first.eq_ignore_ascii_case(preposition) {
        return phrase.to_owned();
    }
    let again = |joined: &str| format!("{joined} {preposition} ");
    // “by the liver, by hydrolysis” is no series.
    let series = ["and", "or"].iter().any(|joined| told.contains(&again(joined)));
    let joined = if series { ["and", "or", ","].as_slice() } else { &[] };
    joined
        .iter()
        .fold(told.to_owned(), |told, joined| told.replace(&again(joined), &format!("{joined} ")))
}

/// A label's capital is no name's: “Cluster”, but “Cushing syndrome” and “MRI”.
fn as_common(term: &str) -> String {
    let lower = lower_first(term);
    let plain = !term.contains(' ')
        && !term.chars().skip(1).any(char::is_uppercase)
        && can_be(&lower, Category::Noun, Language::English)
        && zipf(&lower, Language::English) >= COMMON;
    if plain { lower } else { term.to_owned() }
}

fn is_adjective(term: &str) -> bool {
    ["ic", "al", "ous", "ive"].iter().any(|end| term.ends_with(end))
        && !term.contains(' ')
        && can_be(&term.to_lowercase(), Category::Adjective, Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_loses_its_capital_and_a_name_keeps_it() {
        assert_eq!(what_is("Cluster", false), "What is cluster?");
        assert_eq!(what_is("Cushing syndrome", false), "What is Cushing syndrome?");
        assert_eq!(what_is("MRI", false), "What is MRI?");
        assert_eq!(what_is("the femoral triangle", false), "What is the femoral triangle?");
        assert_eq!(what_is("beta-lactams", true), "What are beta-lactams?");
    }

    #[test]
    fn what_a_preposition_governs_stands_without_it() {
        assert_eq!(governed("by distension and by peptides", "by"), "distension and peptides");
        assert_eq!(governed("By food, by drink or by air", "by"), "food, drink or air");
        assert_eq!(governed("by the liver, by hydrolysis", "by"), "the liver, by hydrolysis");
        assert_eq!(governed("hydrolysis and by chance", "by"), "hydrolysis and by chance");
    }

    #[test]
    fn an_adjective_is_asked_for_its_meaning() {
        assert_eq!(what_is("endemic", false), "What does “endemic” mean?");
        assert_eq!(what_is("asthma", false), "What is asthma?");
        assert_eq!(what_is("chronic bronchitis", false), "What is chronic bronchitis?");
    }
}

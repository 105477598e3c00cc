//! French articles: elision, contraction, and the article that a bare topic takes.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::generate::term::{Evidence, Gender, singular};

/// Words whose first letter forbids elision, whole and in the singular.
static ASPIRATED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/language/fr/aspirated.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Whether an article elides before `word`.
pub(crate) fn elides(word: &str) -> bool {
    let lower = word.trim_start_matches(['«', ' ', '\u{a0}']).to_lowercase();
    let Some(first) = lower.chars().next() else { return false };
    let opening = lower.split([' ', ',', '’', '\'', '(', '/']).next().unwrap_or(&lower);
    let first_part = opening.split('-').next().unwrap_or(opening);
    if ASPIRATED.contains(singular(first_part).as_str()) || ASPIRATED.contains(first_part) {
        return false;
    }
    // A sigle is spelled: « l’IRM », « la TDM », « l’HTA ».
    let sigle = word.chars().take_while(|c| c.is_alphabetic()).count() >= 2
        && word.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
    if sigle && !"aeiou".contains(first) {
        return first == 'h' && word.chars().nth(1).is_some_and(|c| !"AEIOUY".contains(c));
    }
    "aàâeéèêëiîïoôœuùûh".contains(first)
        || (first == 'y' && !lower.starts_with("ye") && !lower.starts_with("ya"))
}

/// `que` before `words`.
pub(crate) fn que(words: &str) -> String {
    if elides(words) { format!("qu’{words}") } else { format!("que {words}") }
}

/// `de` before a phrase with its article: « du », « des », « de l’ ».
pub(crate) fn de(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    if let Some(rest) = lower.strip_prefix("le ") {
        let at = phrase.len() - rest.len();
        return format!("du {}", phrase.get(at..).unwrap_or(rest));
    }
    if let Some(rest) = lower.strip_prefix("les ") {
        let at = phrase.len() - rest.len();
        return format!("des {}", phrase.get(at..).unwrap_or(rest));
    }
    if lower.starts_with("la ") || lower.starts_with("l’") || lower.starts_with("l'") {
        return format!("de {phrase}");
    }
    if elides(phrase) { format!("d’{phrase}") } else { format!("de {phrase}") }
}

/// A topic with its definite article: « Paludisme » → « le paludisme »; none for a sigle.
pub(crate) fn with_article(topic: &str, evidence: &Evidence) -> Option<String> {
    let lower = topic.to_lowercase();
    if ["le ", "la ", "les ", "l’", "l'"].iter().any(|article| lower.starts_with(article)) {
        return Some(lower_first(topic));
    }
    let words = evidence.lowered(topic);
    let head = words.split([' ', '-']).next().unwrap_or_default().to_lowercase();
    if singular(&head) != head && !evidence.knows_gender(&head) {
        return Some(format!("les {words}"));
    }
    if !evidence.knows_gender(&head) && !elides(&words) && !ends_surely(&head) {
        return None;
    }
    Some(match evidence.gender(&head) {
        _ if elides(&words) => format!("l’{words}"),
        Gender::Masculine => format!("le {words}"),
        Gender::Feminine => format!("la {words}"),
    })
}

pub(crate) fn lower_first(text: &str) -> String {
    // « VGM » is a sigle.
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// Whether the ending alone tells the gender, as it nearly always does in terms of medicine.
pub(crate) fn ends_surely(noun: &str) -> bool {
    const SURE: &[&str] = &[
        "tion", "sion", "ite", "ose", "ance", "ence", "ie", "isme", "ome", "ure", "ase", "ite",
        "émie", "ase", "ine", "drome", "iade", "ectomie", "scopie", "graphie", "té", "ment",
        "cyte", "gramme",
    ];
    noun.chars().count() >= 6 && SURE.iter().any(|end| noun.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_elide_and_contract() {
        assert_eq!(de("le foie"), "du foie");
        assert_eq!(de("les os"), "des os");
        assert_eq!(de("l’IRM"), "de l’IRM");
        assert_eq!(de("hémolyse"), "d’hémolyse");
        assert_eq!(de("hernie"), "de hernie");
        assert_eq!(que("une fièvre"), "qu’une fièvre");
        assert_eq!(que("la bile"), "que la bile");
        assert!(elides("halothane") && elides("hyperthyroïdie") && !elides("halo"));
        assert!(!elides("hernies") && !elides("hile du poumon") && !elides("hors-piste"));
        assert!(elides("IRM") && elides("œdème") && elides("HTA") && !elides("TDM"));
    }
}

//! French articles: elision, contraction, and the article that a bare topic takes.

use super::rubric::ends_surely;
use crate::generate::term::{Evidence, Gender, singular};

/// Whether an article elides before `word`.
pub(crate) fn elides(word: &str) -> bool {
    const ASPIRATED: &[&str] = &[
        "hanche",
        "handicap",
        "haut",
        "hernie",
        "hérisson",
        "héros",
        "hiatus",
        "hoquet",
        "hors",
        "huit",
        "hamster",
        "hachure",
        "halo",
        "hasard",
        "hile",
        "houle",
        "onze",
        "oui",
        "yaourt",
        "yoga",
        "harcèlement",
        "heurt",
    ];
    let lower = word.trim_start_matches(['«', ' ', '\u{a0}']).to_lowercase();
    let Some(first) = lower.chars().next() else { return false };
    if ASPIRATED.iter().any(|word| lower.starts_with(word)) {
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
pub(super) fn que(words: &str) -> String {
    if elides(words) { format!("qu’{words}") } else { format!("que {words}") }
}

/// `de` before a phrase with its article: « du », « des », « de l’ ».
pub(super) fn de(phrase: &str) -> String {
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

pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
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
        assert!(elides("IRM") && elides("œdème") && elides("HTA") && !elides("TDM"));
    }
}

//! A noun in a French question: its article, « quel », what agrees with it.

use super::Noun;
use super::french_elision::{elides, lower_first};
use crate::generate::language::Language;
use crate::generate::term::{Gender, singular};
use crate::generate::words::{Analysis, Category, can_be, can_be_nominal, words};

/// « Signe clinique » and « de gravité »: a noun with its adjectives, and what a preposition ties to it.
pub(super) fn cut_at_genitive(words: &str) -> (&str, &str) {
    let at = [" de ", " d’", " du ", " des ", " à "].iter().filter_map(|of| words.find(of)).min();
    words.split_at(at.unwrap_or(words.len()))
}

/// « l’asthme », « les causes »; none where the gender is not known.
pub(super) fn definite(noun: &Noun) -> Option<String> {
    if !noun.nominal {
        return None;
    }
    let words = &noun.words;
    Some(match (noun.plural, noun.gender) {
        (true, _) => format!("les {words}"),
        _ if elides(words) => format!("l’{words}"),
        (_, Some(Gender::Feminine)) => format!("la {words}"),
        (_, Some(Gender::Masculine)) => format!("le {words}"),
        _ => return None,
    })
}

pub(super) fn quoted(noun: &Noun) -> String {
    format!("« {} »", noun.words)
}

/// « du foie », « des os », « de l’IRM ».
pub(super) fn of(definite: &str) -> String {
    if let Some(rest) = definite.strip_prefix("le ") {
        format!("du {rest}")
    } else if let Some(rest) = definite.strip_prefix("les ") {
        format!("des {rest}")
    } else {
        format!("de {definite}")
    }
}

pub(super) fn quel(noun: &Noun) -> &'static str {
    match (noun.gender, noun.plural) {
        (Some(Gender::Feminine), true) => "Quelles",
        (Some(Gender::Feminine), false) => "Quelle",
        (_, true) => "Quels",
        (_, false) => "Quel",
    }
}

/// Whether `word` can be an adjective that agrees with `noun`.
pub(super) fn agrees(word: &str, noun: &Noun) -> bool {
    let number = if noun.plural { Analysis::PLURAL } else { Analysis::SINGULAR };
    let other = match noun.gender {
        Some(Gender::Feminine) => Analysis::MASCULINE,
        Some(Gender::Masculine) => Analysis::FEMININE,
        None => return false,
    };
    words(Language::French).analyses(word).iter().any(|a| {
        (a.is(Category::Adjective) || a.has(Analysis::PAST_PARTICIPLE))
            && (a.has(number) || a.bits & (Analysis::SINGULAR | Analysis::PLURAL) == 0)
            && a.bits & (Analysis::MASCULINE | Analysis::FEMININE) != other
    })
}

/// « signes de gravité » and « cliniques » are « signes cliniques de gravité », « effets indésirables »
/// and « fréquents » « effets indésirables fréquents ». Of a longer heading only its noun is told.
fn with_adjective(heading: &Noun, label: &str) -> String {
    let words = heading.words.trim();
    let joins =
        [" de ", " d’", " du ", " des ", " à ", " en "].iter().filter_map(|of| words.find(of));
    let (own, added) = words.split_at(joins.min().unwrap_or(words.len()));
    let plain = |word: &str| can_be_nominal(word, Language::French);
    let brief = own.split(' ').count() <= 2 && words.split(' ').count() <= 8;
    if brief && own.starts_with(heading.head.as_str()) && own.split(' ').all(plain) {
        format!("{own} {label}{added}")
    } else {
        format!("{} {label}", heading.head)
    }
}

/// The noun of `heading` with the adjectives of `label`: « causes vasculaires ».
pub(super) fn qualified(heading: &Noun, label: &str) -> Option<Noun> {
    let label = label.trim().replace('\'', "’");
    let (adjective, _) = label.split_once(" (").unwrap_or((label.as_str(), ""));
    let adjectives: Vec<String> = adjective
        .split(' ')
        .filter(|word| *word != "et" && *word != "ou")
        .map(str::to_lowercase)
        .collect();
    let fits = heading.nominal
        && (1..=3).contains(&adjectives.len())
        && adjectives.iter().all(|word| agrees(word, heading));
    // « Compliquée » under « Formes cliniques » is one of them.
    let one = Noun { head: singular(&heading.head), plural: false, ..heading.clone() };
    let single = heading.plural
        && heading.nominal
        && (1..=2).contains(&adjectives.len())
        && adjectives.iter().all(|word| agrees(word, &one));
    // « Patient inopérable » is a noun with its adjective.
    let noun =
        adjectives.first().is_some_and(|word| can_be(word, Category::Noun, Language::French));
    if single && !fits && !(noun && adjectives.len() > 1) {
        return Some(Noun { words: format!("{} {}", one.head, lower_first(&label)), ..one });
    }
    // A noun of its own is no adjective of the heading: « Peau », « Foie », « Troubles digestifs ».
    (fits && !(noun && (adjectives.len() > 1 || !heading.plural)))
        .then(|| Noun { words: with_adjective(heading, &lower_first(&label)), ..heading.clone() })
}

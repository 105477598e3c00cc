//! A noun in a French question: its article, « quel », what agrees with it.

use super::Noun;
use super::french_elision::elides;
use crate::generate::language::Language;
use crate::generate::term::Gender;
use crate::generate::words::{Analysis, Category, can_be_nominal, words};

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
pub(super) fn with_adjective(heading: &Noun, label: &str) -> String {
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

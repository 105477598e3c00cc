//! What a heading says: a thing, a side of a thing, nothing, or something of the paper.
//!
//! « Causes de l’asthme » is a side, told of « asthme »; « Signe de Romberg » is a thing of its
//! own. What it can't place names a thing.

use super::letterhead;
use super::lists::Lists;
use super::stem::{begins, behind, opened};
use crate::deck::fold;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Of the course, the page, the file.
    Paper,
    /// « Généralités », « Introduction ».
    Empty,
    /// « Traitement », « Signes cliniques ».
    Rubric,
    /// « Traitement de l’asthme »: of what.
    Of(String),
    /// « Définir l’asthme », « Qu’est-ce que l’asthme ? »: what is told of.
    Asked(String),
    Thing,
}

/// A word of a heading and where it stands.
struct Word<'a> {
    folded: String,
    start: usize,
    text: &'a str,
}

fn split(heading: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut push = |from: usize, to: usize| {
        if let Some(text) = heading.get(from..to) {
            words.push(Word { folded: fold(text), start: from, text });
        }
    };
    for (at, c) in heading.char_indices() {
        let inside = c.is_alphanumeric() || matches!(c, '-' | '°' | '+');
        let elided = matches!(c, '\'' | '’');
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(from, if elided { at + c.len_utf8() } else { at });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from, heading.len());
    }
    words
}

/// What `heading`, already without its number, says.
pub(crate) fn sort(heading: &str, lists: &Lists) -> Sort {
    let folded = fold(heading.trim_matches(|c: char| !c.is_alphanumeric() && c != ')'));
    if folded.is_empty()
        || letterhead::is_paper(heading, lists)
        || letterhead::is_exercise(heading, lists)
    {
        return Sort::Paper;
    }
    if lists.empty.contains(folded.as_str()) {
        return Sort::Empty;
    }
    if let Some(rest) = opened(heading, &lists.ask) {
        return match sort(rest.trim_end_matches(['?', ' ', '\u{202f}', '\u{a0}']), lists) {
            Sort::Thing => Sort::Asked(bare(rest, lists)),
            Sort::Of(thing) => Sort::Asked(thing),
            other => other,
        };
    }
    if let Some(rest) = opened(heading, &lists.verb) {
        return match sort(rest, lists) {
            Sort::Thing => Sort::Asked(bare(rest, lists)),
            Sort::Of(thing) => Sort::Asked(thing),
            other => other,
        };
    }
    sides(heading, lists)
}

/// Whether `text` opens with what hangs it on a noun before it, in any of the languages: « du fémur »,
/// “of the femur”.
pub(crate) fn opens_with_of(text: &str) -> bool {
    use super::super::language::Language;
    [Language::French, Language::English]
        .iter()
        .any(|language| behind(text, &super::lists::lists(*language).of).is_some())
}

/// What an article makes an amount of: « un peu », “a few”.
const MEASURED: [&str; 4] = ["peu", "few", "little", "lot"];

/// The heading without its article, its first letter a capital, its bracket kept.
pub(crate) fn bare(text: &str, lists: &Lists) -> String {
    let mut rest = text.trim().trim_end_matches(['?', ':', ' ', '\u{202f}', '\u{a0}']);
    for article in ["le", "la", "les", "l'", "un", "une", "des", "the", "a", "an"] {
        // « À distance » opens with no article.
        let own = !(lists.head_first && article == "a");
        if own && lists.before.contains(article) && begins(rest, article) {
            let after: usize = rest.chars().take(article.chars().count()).map(char::len_utf8).sum();
            let told = rest.get(after..).unwrap_or_default().trim_start();
            // « Un peu d’anatomie » is not little of it.
            let some = MEASURED.iter().any(|word| begins(told, word));
            rest = if some { rest } else { told };
            break;
        }
    }
    super::capital(rest)
}

/// A plural's mark is left out of the lists.
fn listed(words: &std::collections::HashSet<&'static str>, word: &str) -> bool {
    words.contains(word)
        || word.strip_suffix(['s', 'x']).is_some_and(|single| words.contains(single))
}

/// A noun of rubrics, also cut short: « histo », « pharmaco ».
fn is_side(lists: &Lists, word: &str) -> bool {
    let cut = word.len() >= 3 && word.ends_with('o');
    listed(&lists.rubric, word) || cut && lists.rubric.iter().any(|noun| noun.starts_with(word))
}

fn sides(heading: &str, lists: &Lists) -> Sort {
    let words = split(heading);
    let mut seen = false;
    let mut adjectival = false;
    let mut i = 0;
    while let Some(word) = words.get(i) {
        let pair = words.get(i + 1).map(|next| format!("{} {}", word.folded, next.folded));
        let triple = pair
            .as_ref()
            .and_then(|pair| words.get(i + 2).map(|next| format!("{pair} {}", next.folded)));
        let long = [(triple, 3), (pair, 2)].into_iter().find_map(|(found, length)| {
            found.filter(|found| listed(&lists.rubric, found)).map(|_| length)
        });
        if let Some(length) = long {
            seen = true;
            i += length;
        } else if is_side(lists, &word.folded) {
            // « Signe de Romberg », « Score APGAR »: one, with a name, is a thing.
            let named = words
                .get(i + 1..)
                .unwrap_or_default()
                .iter()
                .find(|next| !lists.before.contains(next.folded.as_str()));
            let one = !word.folded.ends_with(['s', 'x']) && i == 0;
            let proper = named.is_some_and(|next| {
                next.text.starts_with(char::is_uppercase) && !heading_is_titled(&words)
            });
            if one && proper && is_nameable(&word.folded) {
                return Sort::Thing;
            }
            seen = true;
            i += 1;
        } else if let Some(at) = seen.then(|| complement(heading, word.start, lists)).flatten() {
            let rest = heading.get(at..).unwrap_or_default();
            let Some(first) = split(rest).into_iter().next() else { return Sort::Rubric };
            let side = listed(&lists.own, &first.folded)
                || lists.common.contains(fold(rest).as_str())
                || begins_own(rest, lists)
                || is_side(lists, &first.folded);
            if !side {
                let side = listed(&lists.adjective, &first.folded);
                return if side { Sort::Rubric } else { Sort::Of(bare(rest, lists)) };
            }
            // « Facteurs de risque de l’asthme »: go on behind « risque ».
            let at = at + first.start;
            let Some(after) = words.iter().position(|word| word.start > at) else {
                return Sort::Rubric;
            };
            i = after;
        } else if listed(&lists.before, &word.folded)
            || word.folded.chars().all(|c| c.is_ascii_digit())
        {
            i += 1;
        } else if listed(&lists.adjective, &word.folded) {
            adjectival = true;
            i += 1;
        } else if seen && i + 1 < words.len() && is_sigle(word.text) {
            // « Critères DSM-5 de … », « Score ASA de … »
            i += 1;
        } else {
            return Sort::Thing;
        }
    }
    if seen || adjectival { Sort::Rubric } else { Sort::Thing }
}

/// « au cours de la maladie » is told of nothing.
fn begins_own(rest: &str, lists: &Lists) -> bool {
    lists.own.iter().any(|own| own.contains(' ') && begins(rest, own))
}

/// Every Word Begins With A Capital: capitals then tell nothing.
fn heading_is_titled(words: &[Word<'_>]) -> bool {
    let long: Vec<&Word<'_>> =
        words.iter().skip(1).filter(|word| word.text.chars().count() > 3).collect();
    long.len() > 1 && long.iter().all(|word| word.text.starts_with(char::is_uppercase))
}

/// Nouns of rubrics that often bear a name.
fn is_nameable(word: &str) -> bool {
    ["signe", "score", "test", "critere", "classification", "sign", "facteur", "factor"]
        .contains(&word)
}

fn is_sigle(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

/// The byte behind the preposition that opens at byte `at`.
fn complement(heading: &str, at: usize, lists: &Lists) -> Option<usize> {
    behind(heading.get(at..)?, &lists.of).map(|length| at + length)
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::super::lists::lists;
    use super::*;

    fn french(heading: &str) -> Sort {
        sort(heading, lists(Language::French))
    }

    #[test]
    fn sides_are_told_from_things() {
        for rubric in [
            "Traitement",
            "Signes cliniques",
            "Examens complémentaires",
            "Facteurs de risque",
            "Principales causes",
            "PHYSIOPATHOLOGIE",
            "Critères de gravité",
            "Clinique",
            "3 formes cliniques",
            "HISTO",
            "Pharmaco",
        ] {
            assert_eq!(french(rubric), Sort::Rubric, "{rubric}");
        }
        for thing in [
            "La glande parotide",
            "Maladie cœliaque",
            "Signe de Romberg",
            "Otite externe",
            "Le pylore",
            "HSV",
        ] {
            assert_eq!(french(thing), Sort::Thing, "{thing}");
        }
        assert_eq!(french("Généralités"), Sort::Empty);
        assert_eq!(french("Ne pas confondre"), Sort::Empty);
    }

    #[test]
    fn a_side_knows_what_it_is_told_of() {
        let of = |heading| match french(heading) {
            Sort::Of(thing) | Sort::Asked(thing) => thing,
            other => format!("{other:?}"),
        };
        assert_eq!(of("Principaux aspects de l'agranulocytose"), "Agranulocytose");
        assert_eq!(of("Physiopathologie et facteurs de risque de la GEU"), "GEU");
        assert_eq!(of("Définir la grossesse molaire"), "Grossesse molaire");
        assert_eq!(of("Rôles de la plèvre"), "Plèvre");
        assert_eq!(of("Comment dépister l’angine ?"), "Angine");
        assert_eq!(of("Qu’est-ce que la migraine ?"), "Migraine");
        assert_eq!(of("Quels sont les signes de la rougeole ?"), "Rougeole");
        assert_eq!(of("Complications au cours de la maladie"), "Rubric");
        let bare = |heading| bare(heading, lists(Language::French));
        assert_eq!(bare("Un peu d’anatomie"), "Un peu d’anatomie");
        assert_eq!(bare("Un abcès du foie"), "Abcès du foie");
        let english = lists(Language::English);
        assert_eq!(sort("Causes of asthma", english), Sort::Of("Asthma".into()));
        assert_eq!(sort("Clinical features", english), Sort::Rubric);
        assert_eq!(sort("The pharynx", english), Sort::Thing);
    }
}

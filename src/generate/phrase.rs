//! Noun phrases and lists: the parts that questions are made of.

use std::ops::Range;

use super::lexicon::{Lexicon, has};
use super::token::Token;

/// Where the main clause begins: after a connector, and after a circumstance that the question
/// keeps (« En oncologie, »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// Tokens of the circumstance, without its comma.
    pub(super) circumstance: Range<usize>,
    /// The first token of the subject.
    pub(super) start: usize,
}

pub(super) fn opening(tokens: &[Token], lexicon: &Lexicon) -> Opening {
    let mut start = 0;
    // « De plus, » and « Mais » alike; at most twice (« Et cependant, »).
    for _ in 0..2 {
        start = after_connector(tokens, start, lexicon).unwrap_or(start);
    }
    let first = tokens.get(start).map_or("", |token| token.lower.as_str());
    if has(&lexicon.prepositions, first) {
        let rest = tokens.get(start..).unwrap_or_default();
        let comma = rest.iter().take(14).position(|token| token.lower == ",");
        if let Some(comma) = comma.filter(|comma| *comma >= 2) {
            return Opening { circumstance: start..start + comma, start: start + comma + 1 };
        }
    }
    Opening { circumstance: start..start, start }
}

fn after_connector(tokens: &[Token], from: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = tokens.get(from..)?;
    let longest = lexicon.connectors.iter().filter_map(|phrase| {
        let words: Vec<&str> = phrase.split(' ').collect();
        let said = rest.iter().map(|token| token.lower.as_str());
        let same = words.len() < rest.len() && words.iter().copied().eq(said.take(words.len()));
        same.then_some(words.len())
    });
    let end = longest.max()?;
    let comma = usize::from(rest.get(end).is_some_and(|token| token.lower == ","));
    Some(from + end + comma)
}

/// A subject: what a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// As the sentence has it, its determiner in lower case.
    pub(super) text: String,
    /// Without its determiner.
    pub(super) bare: String,
    pub(super) determiner: String,
    pub(super) plural: bool,
}

/// The subject in `range`, when it is one that stands by itself.
pub(super) fn subject(
    text: &str,
    tokens: &[Token],
    range: &Range<usize>,
    lexicon: &Lexicon,
) -> Option<Subject> {
    let part = undoubled(tokens.get(range.clone())?, lexicon);
    let first = part.first()?;
    let last = part.last()?;
    let words = part.iter().filter(|token| token.is_word).count();
    let odd = |token: &Token| {
        has(&lexicon.anaphora, &token.lower)
            || has(&lexicon.possessives, &token.lower)
            || has(&lexicon.not_in_subject, &token.lower)
            || (!token.is_word
                && !matches!(token.lower.as_str(), "(" | ")" | "«" | "»" | "“" | "”" | "/"))
    };
    if !(1..=14).contains(&words) || part.iter().any(odd) {
        return None;
    }
    let whole = text.get(first.range.start..last.range.end)?;
    let has_determiner = has(&lexicon.determiners, &first.lower);
    let head_at = usize::from(has_determiner);
    let head = part.get(head_at)?;
    // A bare noun is a name or a sigle, or English.
    let named = whole.starts_with(char::is_uppercase);
    if !head.is_word || (!has_determiner && !named) {
        return None;
    }
    if lexicon.french && !has_determiner {
        let head_text = text.get(head.range.clone())?;
        let sigle = head_text.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if !sigle {
            return None;
        }
    }
    if has(&lexicon.generic_subjects, &head.lower) || has(&lexicon.prepositions, &first.lower) {
        return None;
    }
    let bare = text.get(head.range.start..last.range.end)?.to_owned();
    let determiner = if has_determiner { first.lower.clone() } else { String::new() };
    let joined = part.iter().any(|token| has(&lexicon.conjunctions, &token.lower));
    let plural = has(&lexicon.plural_determiners, &determiner)
        || (joined && determiner != "un" && determiner != "une");
    let shown = if has_determiner {
        let rest = text.get(first.range.end..last.range.end)?;
        format!("{determiner}{rest}")
    } else {
        whole.to_owned()
    };
    Some(Subject { text: shown, bare, determiner, plural })
}

/// « Les métastases ou métastases », as translations have it, is one thing.
fn undoubled<'a>(part: &'a [Token], lexicon: &Lexicon) -> &'a [Token] {
    let small = |token: &&Token| !has(&lexicon.determiners, &token.lower);
    let joint = part.iter().position(|token| has(&lexicon.conjunctions, &token.lower));
    let sides = joint.and_then(|at| Some((part.get(..at)?, part.get(at + 1..)?)));
    match sides {
        Some((one, two))
            if one
                .iter()
                .filter(small)
                .map(|t| &t.lower)
                .eq(two.iter().filter(small).map(|t| &t.lower)) =>
        {
            one
        }
        _ => part,
    }
}

/// The items of a list (`a, b et c`), and whether it says that it goes on.
pub(super) fn items(text: &str, lexicon: &Lexicon) -> Option<(Vec<String>, bool)> {
    let mut parts: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut current = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '«' | '“' => depth += 1,
            ')' | '»' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // « 0,75 % » holds a decimal comma.
        let decimal = c == ',' && chars.peek().is_some_and(char::is_ascii_digit);
        if depth == 0 && matches!(c, ',' | ';') && !decimal {
            parts.push(std::mem::take(&mut current));
        } else {
            current.push(c);
        }
    }
    parts.push(current);
    let mut open = false;
    // The last comma is a conjunction: « b et c ».
    let last = parts.pop()?;
    match split_conjunction(&last, lexicon, parts.is_empty())? {
        (first, Some(second)) => parts.extend([first, second]),
        (only, None) => parts.push(only),
    }
    let mut found = Vec::new();
    for part in parts {
        let mut part = part.trim().trim_end_matches(['.', ';', ':', ',']).trim();
        for conjunction in &lexicon.conjunctions {
            part = part.strip_prefix(&format!("{conjunction} ")).unwrap_or(part).trim();
        }
        let lower = part.to_lowercase();
        if has(&lexicon.others, &lower)
            || lower.starts_with("autres")
            || lower.starts_with("others")
        {
            open = true;
            continue;
        }
        let words = part.split(' ').count();
        if part.is_empty() || words > 14 || found.iter().any(|known| known == part) {
            return None;
        }
        found.push(part.to_owned());
    }
    (2..=9).contains(&found.len()).then_some((found, open))
}

/// `b et c` → `b`, `c`. With no comma before, the two sides must look alike, so that « la toux et
/// la fièvre du soir » parts and « les signes et symptômes » stays.
fn split_conjunction(
    text: &str,
    lexicon: &Lexicon,
    alone: bool,
) -> Option<(String, Option<String>)> {
    let found = lexicon.conjunctions.iter().filter_map(|word| {
        let pattern = format!(" {word} ");
        let at = if alone { text.find(&pattern) } else { text.rfind(&pattern) }?;
        Some((at, pattern.len()))
    });
    let Some((at, length)) = found.min_by_key(|(at, _)| *at) else {
        return Some((text.to_owned(), None));
    };
    let inside = |part: &str| part.matches('(').count() != part.matches(')').count();
    let (first, second) = (text.get(..at)?, text.get(at + length..)?);
    if inside(first) {
        return Some((text.to_owned(), None));
    }
    let first_word = |part: &str| {
        let part = part.trim().to_lowercase();
        let word = part.split([' ', '’']).next().unwrap_or_default().to_owned();
        let elided = part.get(word.len()..).is_some_and(|rest| rest.starts_with('’'));
        if elided { format!("{word}’") } else { word }
    };
    let small = |part: &str| {
        has(&lexicon.determiners, &first_word(part)) || lexicon.is_stop(&first_word(part))
    };
    if alone && small(first) != small(second) {
        return None;
    }
    Some((first.to_owned(), Some(second.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn lists_are_split_and_open_ones_known() {
        let french = Lexicon::of(Language::French);
        let list = |text: &str| items(text, french);
        let strings = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            list("la toux, la fièvre et la douleur"),
            Some((strings(&["la toux", "la fièvre", "la douleur"]), false))
        );
        assert_eq!(
            list("le sein, le poumon et autres"),
            Some((strings(&["le sein", "le poumon"]), true))
        );
        assert_eq!(
            list("les tests (a, b) et l’analyse PCR"),
            Some((strings(&["les tests (a, b)", "l’analyse PCR"]), false))
        );
        assert_eq!(list("les signes et symptômes"), None);
        assert_eq!(list("une seule chose"), None);
    }

    #[test]
    fn openings_are_passed_over() {
        let french = Lexicon::of(Language::French);
        let opening = |text: &str| opening(&tokens(text), french);
        assert_eq!(opening("De plus, la rate filtre."), Opening { circumstance: 3..3, start: 3 });
        assert_eq!(opening("En oncologie, la TDM est"), Opening { circumstance: 0..2, start: 3 });
    }

    #[test]
    fn a_subject_stands_by_itself() {
        let french = Lexicon::of(Language::French);
        let subject = |text: &str| {
            let tokens = tokens(text);
            subject(text, &tokens, &(0..tokens.len()), french)
        };
        let found = subject("Les micrométastases du sein").unwrap();
        assert_eq!((found.text.as_str(), found.plural), ("les micrométastases du sein", true));
        assert_eq!(subject("L’IRM").unwrap().bare, "IRM");
        for poor in ["Ces tumeurs", "Il", "Leur taille", "Le patient", "Tumeurs", "La tumeur qui"] {
            assert_eq!(subject(poor), None, "{poor}");
        }
    }
}

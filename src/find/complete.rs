//! How a query that is being typed could go on.

use std::collections::BTreeSet;

use super::parse::{FLAGS, KEYS};
use super::query::{Is, Kind, Property};
use crate::deck::fold;

/// A way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What would stand there.
    pub text: String,
    /// What of the query it takes the place of, in bytes, up to where the caret is.
    pub from: usize,
}

/// Most that are offered.
const MOST: usize = 8;

/// The ways in which the word before `caret` (in bytes) could go on, given the names of the
/// library's tags and decks.
#[must_use]
pub fn complete<'a>(
    query: &str,
    caret: usize,
    tags: impl IntoIterator<Item = &'a str>,
    decks: impl IntoIterator<Item = &'a str>,
) -> Vec<Completion> {
    let Some(before) = query.get(..caret) else { return Vec::new() };
    let from = start_of_word(before);
    let word = before.get(from..).unwrap_or_default();
    let (sign, word) = match word.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", word),
    };
    let offer = |text: String| Completion { text: format!("{sign}{text}"), from };
    let Some((key, typed)) = word.split_once(':') else {
        let keys = KEYS.iter().filter(|key| key.len() > 2 && !word.is_empty());
        let keys = keys.filter(|key| key.starts_with(&word.to_lowercase()));
        return keys.take(MOST).map(|key| offer(format!("{key}:"))).collect();
    };
    let key = key.to_lowercase();
    let words = |known: &[&str]| -> Vec<Completion> {
        let fits = known.iter().filter(|known| known.starts_with(&typed.to_lowercase()));
        fits.filter(|known| **known != typed).map(|known| offer(format!("{key}:{known}"))).collect()
    };
    match key.as_str() {
        "is" => words(Is::WORDS),
        "kind" => words(Kind::WORDS),
        "flag" => words(&FLAGS),
        "prop" => words(Property::WORDS),
        "tag" => named(&key, typed, tags).into_iter().map(offer).collect(),
        "deck" => named(&key, typed, decks).into_iter().map(offer).collect(),
        _ => Vec::new(),
    }
}

/// Names that hold what was typed, those that begin with it first.
pub(super) fn named<'a>(
    key: &str,
    typed: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let typed = fold(typed.trim_matches('"'));
    let mut found: BTreeSet<(bool, &str)> = BTreeSet::new();
    for name in names {
        let folded = fold(name);
        if folded != typed && folded.contains(&typed) {
            found.insert((!folded.starts_with(&typed), name));
        }
    }
    found.into_iter().take(MOST).map(|(_, name)| term(key, name)).collect()
}

/// `key:name` as it is typed: what means something else in a query has a backslash before it, or
/// stands in quotes.
#[must_use]
pub fn term(key: &str, name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"").replace('*', "\\*");
    let escaped = escaped.replace('_', "\\_");
    let plain = escaped.chars().all(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '«' | '“'));
    if plain { format!("{key}:{escaped}") } else { format!("{key}:\"{escaped}\"") }
}

/// Where the word at the end of a text begins; spaces in quotes are part of it.
fn start_of_word(text: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if !quoted && (c.is_whitespace() || matches!(c, '(' | ')')) => {
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(query: &str) -> Vec<String> {
        let tags = ["anatomie", "cœur", "item 234", "a_b"];
        let decks = ["Cardiologie, partie 1", "Rein"];
        let found = complete(query, query.len(), tags, decks);
        found.into_iter().map(|c| format!("{}{}", &query[..c.from], c.text)).collect()
    }

    #[test]
    fn keys_values_and_names_are_offered() {
        assert_eq!(offered("rein de"), ["rein deck:"]);
        assert_eq!(offered("-is:su"), ["-is:suspended"]);
        assert_eq!(offered("tag:coe"), ["tag:cœur"]);
        assert_eq!(offered("x (tag:234"), ["x (tag:\"item 234\""]);
        assert_eq!(offered("tag:\"item 2"), ["tag:\"item 234\""]);
        assert_eq!(offered("deck:part"), ["deck:\"Cardiologie, partie 1\""]);
        assert_eq!(offered("tag:a_"), ["tag:a\\_b"]);
        assert!(
            offered("").is_empty() && offered("is:new").is_empty() && offered("foo:").is_empty()
        );
    }
}

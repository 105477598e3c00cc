//! Words compared by their stems: « cérébelleux » meets « cérébelleuse », « signes » meets
//! « signe ».
//!
//! A stem here is no linguist's: the first letters, enough to tell whether two phrases name the
//! same thing.

use std::collections::HashSet;

use super::lists::Lists;
use crate::deck::fold;

/// Letters that two forms of a word share.
const LENGTH: usize = 7;

/// The folded words of `text`, elided articles apart.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .flat_map(|word| word.split('-'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> String {
    let single = word.strip_suffix(['s', 'x']).filter(|rest| rest.len() >= 3).unwrap_or(word);
    single.chars().take(LENGTH).collect()
}

/// The stems of the words that say something.
pub(crate) fn stems(text: &str, lists: &Lists) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        let says = (word.len() > 1 || word.starts_with(|c: char| c.is_ascii_digit()))
            && !lists.hang.contains(word.as_str())
            && !lists.before.contains(word.as_str());
        let stem = stem(&word);
        if says && !found.contains(&stem) {
            found.push(stem);
        }
    }
    found
}

/// The stems of the words that are in many names: « système », « maladie ».
pub(crate) fn common_stems(lists: &Lists) -> HashSet<String> {
    lists.common.iter().map(|word| stem(word)).collect()
}

/// Whether `whole` has all stems of `part`, which has some.
pub(crate) fn holds(whole: &[String], part: &[String]) -> bool {
    !part.is_empty() && part.iter().all(|stem| whole.contains(stem))
}

/// The byte behind the longest of `openings` that `text` begins with, and the spaces after it.
pub(crate) fn behind(text: &str, openings: &[&str]) -> Option<usize> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim_start();
    let found = openings.iter().filter(|opening| begins(trimmed, opening));
    let opening = found.max_by_key(|opening| opening.len())?;
    let after: usize = trimmed.chars().take(opening.chars().count()).map(char::len_utf8).sum();
    let rest = trimmed.get(after..)?;
    let spaces = rest.len() - rest.trim_start().len();
    rest.chars().any(char::is_alphabetic).then_some(lead + after + spaces)
}

/// What follows one of `openings`, as whole words.
pub(crate) fn opened<'a>(heading: &'a str, openings: &[&str]) -> Option<&'a str> {
    heading.get(behind(heading, openings)?..)
}

/// Whether `text` begins with the folded words of `opening`; a character folds to one.
pub(super) fn begins(text: &str, opening: &str) -> bool {
    // Most differ in their first letter: they need no folding.
    let (own, first) = (text.chars().next(), opening.chars().next());
    let plain = |c: Option<char>| c.filter(char::is_ascii).map(|c| c.to_ascii_lowercase());
    if plain(own).is_some_and(|own| plain(first).is_some_and(|first| own != first)) {
        return false;
    }
    let head: String = text.chars().take(opening.chars().count()).collect();
    let next = text.chars().nth(opening.chars().count());
    fold(&head) == opening
        && (opening.ends_with('\'') || next.is_none_or(|c| !c.is_alphanumeric() && c != '-'))
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::super::lists::lists;
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        let lists = lists(Language::French);
        assert_eq!(stems("Les signes", lists), stems("signe", lists));
        assert_eq!(stems("ataxie cérébelleuse", lists), stems("ATAXIES CEREBELLEUX", lists));
        assert_ne!(stems("anémie", lists), stems("anurie", lists));
        assert!(holds(&stems("le syndrome de Reiter", lists), &stems("syndromes", lists)));
        assert!(!holds(&stems("le syndrome", lists), &[]));
    }
}

//! What a word that a student mistyped was meant to be (« souvnet », « prohylaxis »).
//!
//! Two letters that changed places, one too many or too few, of a long word that nobody knows. What is
//! meant stands in the text itself, rightly spelled, or is a common word; and nothing else is as near.

use std::collections::{HashMap, HashSet};

use super::misread::{capitalised, known};
use crate::deck::fold;
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::words::words;

/// A word of fewer letters is near to too many others, one of more is none.
const LETTERS: std::ops::RangeInclusive<usize> = 6..=30;
/// What the text does not have itself is meant only where it is so common (Zipf).
const COMMON: f32 = 3.0;
/// A word that has a letter more than one of the text's is a word of its own (« fasciale », « faciale »),
/// but for long ones.
const LONG: usize = 10;
/// Before these the British double a consonant.
const ENDINGS: [&[char]; 3] = [&['i', 'n', 'g'], &['e', 'd'], &['e', 'r']];
/// Unknown words that are looked at, so that no text takes long.
const MOST: usize = 300;

/// What was meant by the mistyped ones of a text's words, which are counted as they stand; a word that
/// stands more than `often` times is meant so.
pub(super) fn meant(
    counts: &HashMap<String, usize>,
    often: usize,
    language: Language,
) -> HashMap<String, String> {
    let lower = counts.keys().filter(|word| word.chars().all(char::is_lowercase));
    let own: HashSet<&str> =
        lower.map(String::as_str).filter(|word| is_spelled(word, language)).collect();
    let seldom = counts.iter().filter(|(_, count)| **count <= often).map(|(word, _)| word);
    let mut unknown: Vec<&String> = seldom.filter(|word| may_be_mistyped(word, language)).collect();
    unknown.sort();
    let read = |word: &&String| Some(((*word).clone(), one_meant(word, &own, language)?));
    unknown.iter().take(MOST).filter_map(read).collect()
}

fn is_spelled(lower: &str, language: Language) -> bool {
    !words(language).analyses(lower).is_empty()
}

fn may_be_mistyped(word: &str, language: Language) -> bool {
    LETTERS.contains(&word.chars().count())
        && word.chars().skip(1).all(char::is_lowercase)
        && !known(&word.to_lowercase(), language)
}

fn one_meant(word: &str, own: &HashSet<&str>, language: Language) -> Option<String> {
    let letters: Vec<char> = fold(&word.to_lowercase()).chars().collect();
    // « papulo-nodulaire », « duodéno-jéjunal »: it is the half of a word.
    if letters.ends_with(&['o']) {
        return None;
    }
    let near = near(&letters);
    let mut meant: Vec<(String, bool)> = near
        .iter()
        .flat_map(|(folded, slips)| {
            words(language).unfolded(folded).into_iter().map(|word| (word, *slips))
        })
        .collect();
    meant.sort();
    let here: Vec<&str> =
        meant.iter().map(|(meant, _)| meant.as_str()).filter(|meant| own.contains(meant)).collect();
    let opens = word.starts_with(char::is_uppercase);
    let only = match (here.as_slice(), meant.as_slice()) {
        ([only], _) => *only,
        // A name is like many a word.
        ([], [(only, true)]) if !opens && zipf(only, language) >= COMMON => only,
        _ => return None,
    };
    let lower = word.to_lowercase();
    let foreign = [Language::French, Language::English].iter().any(|any| known(&lower, *any));
    (!foreign).then(|| if opens { capitalised(only) } else { only.to_owned() })
}

/// What is one slip away of letters without accents, and whether it is one that the hand makes of any word: the
/// first letter and the end are right, since « asplénique », « leucémides » are words of their own.
fn near(letters: &[char]) -> HashMap<String, bool> {
    let mut near = HashMap::new();
    for at in 1..letters.len() {
        let (left, right) = letters.split_at(at);
        let mut put = |middle: &[char], rest: &[char], slips: bool| {
            let word = left.iter().chain(middle).chain(rest).collect::<String>();
            *near.entry(word).or_insert(slips) |= slips;
        };
        if let [first, second, rest @ ..] = right
            && first != second
        {
            put(&[*second, *first], rest, true);
        }
        if right.len() >= 2 {
            ('a'..='z').for_each(|c| put(&[c], right, true));
        }
        let twice = left.last() == right.first();
        // “anaemia”, “oedema” and “remodelling” are how others spell it; “renally” is no “really”.
        let british = twice && ENDINGS.iter().any(|end| right.iter().skip(1).eq(end.iter()));
        if let [first, rest @ ..] = right
            && rest.len() >= 3
            && !british
            && !(matches!(first, 'a' | 'o') && rest.first() == Some(&'e'))
            && (twice || letters.len() >= LONG)
        {
            put(&[], rest, twice);
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(there: &[&str], language: Language) -> Vec<(String, String)> {
        let there = there.iter().map(|word| ((*word).to_owned(), 1)).collect();
        let mut read: Vec<_> = meant(&there, 3, language).into_iter().collect();
        read.sort();
        read
    }

    fn only(there: &str, language: Language) -> Option<String> {
        read(&[there], language).pop().map(|(_, meant)| meant)
    }

    #[test]
    fn a_slip_in_a_common_word_is_mended() {
        for (there, meant) in [
            ("souvnet", "souvent"),
            ("inflamation", "inflammation"),
            ("mirroir", "miroir"),
            ("prédominace", "prédominance"),
        ] {
            assert_eq!(only(there, Language::French).as_deref(), Some(meant), "{there}");
        }
        assert_eq!(only("superieurs", Language::French), None, "it lacks accents only");
        assert_eq!(only("intesnive", Language::English).as_deref(), Some("intensive"));
    }

    #[test]
    fn a_slip_in_a_word_of_the_text_is_mended() {
        let french = Language::French;
        for (there, meant) in [
            ("recpeteur", "récepteur"),
            ("Neutrohpiles", "neutrophiles"),
            ("antiobiotiques", "antibiotiques"),
        ] {
            let read = read(&[there, meant], french);
            let [(_, only)] = read.as_slice() else { panic!("{there}: {read:?}") };
            assert_eq!(only.to_lowercase(), meant);
            assert_eq!(only.starts_with(char::is_uppercase), there.starts_with(char::is_uppercase));
        }
    }

    #[test]
    fn words_of_their_own_stay() {
        for there in [
            "asplénique",
            "leucémides",
            "insulino",
            "pneumoniae",
            "partum",
            "fasciale",
            "gépants",
            "Charcott",
            "renature",
            "discite",
            "reticulocytes",
        ] {
            let with = ["leucémies", "splénique", "insuline", "pneumonie", "faciale"];
            let read = read(&[&[there], &with[..]].concat(), Language::French);
            assert!(read.is_empty(), "{read:?}");
        }
        for there in ["renally", "herpetic", "anaemia", "oedema", "tumour", "remodelling"] {
            assert_eq!(only(there, Language::English), None, "{there}");
        }
    }

    #[test]
    fn of_two_words_neither_is_meant() {
        let read = read(&["martal", "martial", "marital"], Language::English);
        assert!(read.is_empty(), "{read:?}");
    }
}

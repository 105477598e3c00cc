//! What a word that a scanner misread was meant to be.
//!
//! Changes what scanners confuse (`assets/language/*/misread.txt`) until the lexicon or the
//! combining forms know the word. Where two readings are equally near, neither is taken.

use std::collections::HashMap;
use std::sync::LazyLock;

use thiserror::Error;

use crate::deck::fold;
use crate::generate::etymology;
use crate::generate::frequency::{is_word, zipf};
use crate::generate::language::Language;
use crate::generate::words::words;

/// The most letters of one word that may be wrong.
const MOST: usize = 4;
/// A reading with more letters that could be right as they are is a guess.
const MOST_PLAIN: usize = 2;
/// A word at least so frequent (Zipf) is rather misread than another like it is meant.
const COMMON: f32 = 3.3;
/// Steps of one search, so that no word takes long.
const STEPS: usize = 3000;

/// What became of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is a word, a name or an abbreviation, or may be one.
    Known,
    /// Not a word, but another one was meant.
    Meant(String),
    /// Not a word, and nobody writes it so.
    Broken,
    /// No word that is known.
    Unknown,
}

/// Why a list of misreadings can't be read; the number is the line's.
#[derive(Debug, Error, PartialEq, Eq)]
pub(super) enum MisreadError {
    #[error("line {0}: nothing is said to be meant")]
    Nothing(usize),
    #[error("line {0}: this reading was there before")]
    Twice(usize),
}

/// What may be meant by a letter or two.
type Confused = HashMap<&'static str, Vec<&'static str>>;

fn parsed(asset: &'static str) -> Result<Confused, MisreadError> {
    let mut confused = Confused::new();
    for (at, line) in asset.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let there = words.next().ok_or(MisreadError::Nothing(at + 1))?;
        let meant: Vec<&str> = words.collect();
        if meant.is_empty() {
            return Err(MisreadError::Nothing(at + 1));
        }
        if confused.insert(there, meant).is_some() {
            return Err(MisreadError::Twice(at + 1));
        }
    }
    Ok(confused)
}

const FRENCH: &str = include_str!("../../../assets/language/fr/misread.txt");
const ENGLISH: &str = include_str!("../../../assets/language/en/misread.txt");

fn confused(language: Language) -> &'static Confused {
    // A test reads them.
    static BOTH: LazyLock<[Confused; 2]> =
        LazyLock::new(|| [FRENCH, ENGLISH].map(|asset| parsed(asset).unwrap_or_default()));
    let [french, english] = &*BOTH;
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// Letters of a word that is looked at.
const LONGEST: usize = 48;

/// Reads `word` as it was meant.
pub(super) fn read(word: &str, language: Language) -> Reading {
    // No word of a language is so long: a line without spaces is none that a scanner misread.
    if word.chars().nth(LONGEST).is_some() {
        return Reading::Known;
    }
    let letters: Vec<char> = word.chars().collect();
    let lower = word.to_lowercase();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let figures = letters.iter().filter(|c| c.is_numeric()).count();
    let opens = capitals == 1 && letters.first().is_some_and(|c| c.is_uppercase());
    if is_number(word) {
        return Reading::Meant(word.replace('O', "0"));
    }
    if let Some(meant) = upright(&letters, language) {
        return Reading::Meant(meant);
    }
    // « IRM », « T1a », « CD4 », « pH7 ».
    if capitals > usize::from(opens) || figures > 1 || known(&lower, language) {
        return Reading::Known;
    }
    let odd = |c: &char| ('\u{c0}'..='\u{24f}').contains(c) && !is_letter_of(*c, language);
    let inside = figures == 1
        && letters.windows(3).any(|three| {
            matches!(three, [a, b, c] if a.is_lowercase() && b.is_numeric() && c.is_lowercase())
        });
    let broken = letters.iter().any(odd) || inside;
    if figures == 1 && !inside {
        return Reading::Known;
    }
    if let Some(meant) = meant(&lower, language) {
        return Reading::Meant(if opens { capitalised(&meant) } else { meant });
    }
    if opens && let Some(meant) = elided(&lower, language) {
        return Reading::Meant(meant);
    }
    match (broken, opens) {
        (true, _) => Reading::Broken,
        // A name.
        (false, true) => Reading::Known,
        (false, false) => Reading::Unknown,
    }
}

/// « 6O », « 1OO »: a number whose noughts were read as letters; « H2O » is none.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains('O')
        && word.chars().all(|c| c.is_ascii_digit() || c == 'O')
}

/// Whether `meant` is what stands there, however few words of the text are misread: no name and no
/// rare word has a figure or a stroke inside, and a common word is seldom written with two letters
/// for one (« cornprend »).
pub(super) fn is_sure(there: &str, meant: &str, language: Language) -> bool {
    let letters: Vec<char> = there.chars().collect();
    let stroke = letters.windows(2).any(|pair| {
        matches!(pair, [a, 'I'] if a.is_alphabetic())
            || matches!(pair, ['I', b] if b.is_lowercase())
    });
    let common = zipf(meant, language) >= COMMON && letters.len() >= 7;
    let one_for_two = || {
        let pairs = confused(language).iter().filter(|(pair, _)| pair.len() == 2);
        let mut read = pairs.flat_map(|(pair, meant)| meant.iter().map(move |one| (*pair, *one)));
        read.any(|(pair, one)| {
            there.match_indices(pair).any(|(at, _)| {
                let mut read = there.to_owned();
                read.replace_range(at..at + pair.len(), one);
                read == meant
            })
        })
    };
    there.contains(|c: char| c.is_ascii_digit()) || stroke || common && one_for_two()
}

/// « Iésion », « maIadie », « `EIle` », « 1ésion »: strokes that were an « l » among small letters.
fn upright(letters: &[char], language: Language) -> Option<String> {
    let stroke = |c: &char| matches!(c, 'I' | '1' | '|');
    let opens = letters.first().is_some_and(|c| c.is_uppercase() && !stroke(c));
    let rest = letters.get(usize::from(opens)..).unwrap_or_default();
    let plain = rest.iter().all(|c| c.is_lowercase() || stroke(c));
    if !plain || !rest.iter().any(stroke) {
        return None;
    }
    let first = letters.first().filter(|_| opens);
    let read = rest.iter().map(|c| if stroke(c) { 'l' } else { *c });
    let word: String = first.copied().into_iter().chain(read).collect();
    let there: String = letters.iter().collect();
    let sound = !known(&there.to_lowercase(), language) && spelled(&word.to_lowercase(), language);
    sound.then_some(word)
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_letter_of(c: char, language: Language) -> bool {
    language == Language::French && "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ".contains(c)
}

/// A word, its accents aside.
pub(super) fn known(lower: &str, language: Language) -> bool {
    is_word(&fold(lower), language) || spelled(lower, language)
}

/// A word as it is spelled.
fn spelled(lower: &str, language: Language) -> bool {
    !words(language).analyses(lower).is_empty() || etymology::elements(lower, language).is_some()
}

/// « Fadulte », « Phématopoïèse »: an article whose mark ran into its letter.
fn elided(lower: &str, language: Language) -> Option<String> {
    let rest = lower.strip_prefix(['f', 'p']).filter(|_| language == Language::French)?;
    let vowel = fold(rest).starts_with(['a', 'e', 'i', 'o', 'u', 'h']);
    if !vowel || rest.chars().count() < 4 {
        return None;
    }
    let rest = if spelled(rest, language) { rest.to_owned() } else { meant(rest, language)? };
    Some(format!("l’{rest}"))
}

/// The only nearest known word.
fn meant(lower: &str, language: Language) -> Option<String> {
    for most in 1..=MOST {
        let mut found = Vec::new();
        let mut search =
            Search { confused: confused(language), language, found: &mut found, most, left: STEPS };
        search.go(lower, String::new(), 0, 0);
        found.sort();
        found.dedup();
        match found.as_slice() {
            [] => {}
            [only] => return Some(only.clone()),
            _ => return None,
        }
    }
    None
}

struct Search<'a> {
    confused: &'static Confused,
    language: Language,
    found: &'a mut Vec<String>,
    /// How many letters are changed.
    most: usize,
    /// Steps that may still be taken.
    left: usize,
}

impl Search<'_> {
    /// Goes on behind `done`, of which `changes` letters are changed, `plain` of them such as could
    /// be right.
    fn go(&mut self, rest: &str, done: String, changes: usize, plain: usize) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some(first) = rest.chars().next() else {
            if changes == self.most && spelled(&done, self.language) {
                self.found.push(done);
            }
            return;
        };
        let odd = !first.is_ascii_alphabetic() && !is_letter_of(first, self.language);
        let length = first.len_utf8();
        if changes < self.most && (odd || plain < MOST_PLAIN) {
            // A letter, or two plain ones.
            let sizes = [Some(length), (length == 1).then_some(2)];
            for size in sizes.into_iter().flatten() {
                let Some(there) = rest.get(..size) else { continue };
                for meant in self.confused.get(there).into_iter().flatten() {
                    let next = rest.get(size..).unwrap_or_default();
                    let plain = plain + usize::from(!odd);
                    self.go(next, format!("{done}{meant}"), changes + 1, plain);
                }
            }
        }
        if !odd {
            let mut done = done;
            done.push(first);
            self.go(rest.get(length..).unwrap_or_default(), done, changes, plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        for asset in [FRENCH, ENGLISH] {
            assert!(parsed(asset).is_ok_and(|confused| confused.len() > 20));
        }
        assert_eq!(parsed("# a\nrn m\nx\n").err(), Some(MisreadError::Nothing(3)));
        assert_eq!(parsed("rn m\n\n").err(), Some(MisreadError::Nothing(2)));
        assert_eq!(parsed("rn m\nrn n\n").err(), Some(MisreadError::Twice(2)));
    }

    #[test]
    fn what_only_one_word_can_be_is_mended() {
        let french = [
            ("Phćmatopofóse", "l’hématopoïèse"),
            ("Fadulte", "l’adulte"),
            ("rnaladie", "maladie"),
            ("dou1eur", "douleur"),
            ("nécr0se", "nécrose"),
            ("mćdecin", "médecin"),
            ("Iésion", "lésion"),
            ("maIadie", "maladie"),
            ("1ésion", "lésion"),
            ("EIle", "Elle"),
            ("6O", "60"),
            ("1OO", "100"),
        ];
        for (there, meant) in french {
            assert_eq!(read(there, Language::French), Reading::Meant(meant.into()), "{there}");
        }
        let english = [("turnour", "tumour"), ("inflarnmation", "inflammation")];
        for (there, meant) in english {
            assert_eq!(read(there, Language::English), Reading::Meant(meant.into()), "{there}");
        }
    }

    #[test]
    fn what_no_name_can_be_is_sure() {
        let sure = |there: &str, meant: &str| is_sure(there, meant, Language::French);
        for (there, meant) in
            [("sensib1e", "sensible"), ("EIle", "Elle"), ("6O", "60"), ("cornprend", "comprend")]
        {
            assert!(sure(there, meant), "{there}");
        }
        // A name, and a word that is rare itself.
        for (there, meant) in [("Charnley", "Chamley"), ("mornule", "momule"), ("Duret", "Durit")] {
            assert!(!sure(there, meant), "{there}");
        }
    }

    #[test]
    fn words_names_and_abbreviations_stay() {
        for word in [
            "maladie",
            "IRM",
            "CD4",
            "T1a",
            "Fallot",
            "Parkinson",
            "hématopoïèse",
            "HbA1c",
            "Ictère",
            "1ère",
            "5mmol",
            "H2O",
            "SpO2",
            "XVIIIe",
        ] {
            assert_eq!(read(word, Language::French), Reading::Known, "{word}");
        }
        assert_eq!(read("ćxżq", Language::French), Reading::Broken);
        assert_eq!(read("xyloprine", Language::French), Reading::Unknown);
    }
}

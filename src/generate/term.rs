//! Terms: noun phrases with their determiner, number and gender, told from the text itself.
//!
//! [`Evidence`] counts which determiners the text puts before each noun: they decide where the
//! lexicon is silent, endings where the text is too. A term never begins with a demonstrative or
//! a possessive.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::language::Language;
use super::lexicon::lexicon;
pub(crate) use super::number_and_gender::Gender;
use super::number_and_gender::{agreed, gender_by_ending, gender_by_lexicon};
pub(crate) use super::number_and_gender::{english_singular, single, singular};
use super::title_case::looks_like_a_name;
use super::token::{Tag, Token};
use super::words::{Category, can_be, can_be_nominal};
use crate::deck::fold;

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    masculine: u32,
    feminine: u32,
    plural: u32,
    /// After « un » or « une », or plural after « les » or « des ».
    counted: u32,
    lower: u32,
    /// Capital within a sentence.
    proper: u32,
}

/// What the text shows of its words.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    words: HashMap<String, Seen>,
    /// The paths under which labels are terms, and their values say what they mean.
    glossaries: HashSet<Vec<String>>,
}

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Lower case, as in « la »; empty when there is none.
    pub(crate) determiner: String,
    /// Without its determiner, the first letter lowered unless it is a name.
    pub(crate) words: String,
    pub(crate) head: String,
    pub(crate) plural: bool,
    pub(crate) gender: Option<Gender>,
    /// It stands without a determiner in a sentence, as a name does.
    pub(crate) named: bool,
}

impl Phrase {
    /// The determiner and the words.
    pub(crate) fn full(&self) -> String {
        match self.determiner.as_str() {
            "" => self.words.clone(),
            d if d.ends_with('’') => format!("{d}{}", self.words),
            d => format!("{d} {}", self.words),
        }
    }
}

impl Evidence {
    /// Notes the paths under which terms are defined.
    pub(crate) fn define_under(&mut self, paths: HashSet<Vec<String>>) {
        self.glossaries = paths;
    }

    /// Whether most of what stands under the path defines its label.
    pub(crate) fn defines_under(&self, path: &[String]) -> bool {
        self.glossaries.contains(path)
    }

    /// Reads one block of the text.
    pub(crate) fn read(&mut self, text: &str) {
        let mut before = String::new();
        let mut opens = true;
        // « Signes Généraux » is a title: its capitals name nobody.
        let mut titled = false;
        for raw in text
            .split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '(' | ')' | '«' | '»'))
        {
            let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            let lower = word.to_lowercase();
            if self.words.len() > 400_000 && !self.words.contains_key(&lower) {
                continue;
            }
            let seen = self.words.entry(lower.clone()).or_default();
            match before.as_str() {
                "le" | "du" | "au" => seen.masculine += 1,
                "un" => {
                    seen.masculine += 1;
                    seen.counted += 1;
                }
                "une" => {
                    seen.feminine += 1;
                    seen.counted += 1;
                }
                "la" => seen.feminine += 1,
                "les" | "des" | "aux" => {
                    seen.plural += 1;
                    seen.counted += 1;
                }
                "a" | "an" => seen.counted += 1,
                _ => {}
            }
            if word.starts_with(char::is_lowercase) {
                seen.lower += 1;
            } else if !opens && !titled {
                seen.proper += 1;
            }
            titled = word.starts_with(char::is_uppercase);
            opens = raw.ends_with(['.', ':', '!', '?', ';']);
            before = lower;
        }
    }

    fn seen(&self, word: &str) -> Seen {
        self.words.get(word).copied().unwrap_or_default()
    }

    pub(crate) fn gender(&self, noun: &str) -> Gender {
        if let Some(gender) = gender_by_lexicon(noun) {
            return gender;
        }
        let seen = self.seen(noun);
        if seen.masculine != seen.feminine {
            return if seen.masculine > seen.feminine {
                Gender::Masculine
            } else {
                Gender::Feminine
            };
        }
        let single = singular(noun);
        if single != noun {
            return self.gender(&single);
        }
        gender_by_ending(noun)
    }

    /// Whether the text itself shows the noun's gender.
    pub(crate) fn knows_gender(&self, noun: &str) -> bool {
        let seen = self.seen(noun);
        seen.masculine != seen.feminine
    }

    /// Whether the text has the noun's plural.
    pub(crate) fn pluralises(&self, noun: &str) -> bool {
        self.seen(&format!("{noun}s")).plural > 0 || self.seen(&format!("{noun}x")).plural > 0
    }

    /// How often the text has the word.
    pub(crate) fn frequency(&self, noun: &str) -> u32 {
        let seen = self.seen(noun);
        seen.lower + seen.proper
    }

    /// `word` as it stands inside a sentence.
    pub(crate) fn lowered(&self, word: &str) -> String {
        if let Some(small) = unshouted(word) {
            return small;
        }
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return String::new() };
        let name = word.split([' ', '-', '’', '\'', '/']).next().unwrap_or(word);
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        // « Escherichia coli »
        let genus = lexicon(Language::English).noun_is("taxon", &name.to_lowercase());
        if !first.is_uppercase()
            || genus
            || capitals > 1
            || name.chars().count() == 1
            // « Ac anti-HBc »
            || name.chars().count() == 2 && self.seen(&name.to_lowercase()).lower == 0
            || name.chars().any(char::is_numeric)
            // « Kf », « Hb »: a symbol.
            || (name.len() <= 3 && !fold(name).contains(['a', 'e', 'i', 'o', 'u', 'y']))
        {
            return word.to_owned();
        }
        let others = word
            .split(' ')
            .filter(|w| w.chars().count() > 2 && w.starts_with(char::is_uppercase))
            .count();
        if others >= 3 {
            return word.to_owned();
        }
        let seen = self.seen(&name.to_lowercase());
        let follows = word.split([' ', '-']).nth(1).unwrap_or_default();
        let behind = word.get(name.len()..).unwrap_or_default();
        let owns = ["’s ", "'s "].iter().any(|mark| behind.starts_with(mark));
        let eponym = joins_names(word) || english_eponym(&name.to_lowercase(), follows, owns);
        if seen.lower == 0 && eponym {
            return word.to_owned();
        }
        let named = seen.proper > seen.lower || (seen.lower == 0 && looks_like_a_name(name));
        if named { word.to_owned() } else { first.to_lowercase().chain(chars).collect() }
    }
}

/// A phrase in capitals written small, « KERNICTÈRE », « EMBOLIE PULMONAIRE »; none where it may be
/// an abbreviation or a name.
fn unshouted(phrase: &str) -> Option<String> {
    if phrase.chars().any(|c| c.is_lowercase() || c.is_numeric()) {
        return None;
    }
    let small = phrase.to_lowercase();
    let word = |word: &str| {
        let letters = word.chars().count();
        let noun = |language| can_be_nominal(word, language);
        let either = [Language::French, Language::English];
        let name = either.iter().any(|language| can_be(word, Category::ProperNoun, *language));
        // No abbreviation is so long.
        let long = letters >= 5 && either.into_iter().any(noun) || letters >= 8 && !name;
        long && !looks_like_a_name(word)
    };
    let mut words = small.split([' ', '-', '’', '\'']).filter(|word| word.chars().count() > 3);
    let first = words.next()?;
    (word(first) && words.all(word)).then_some(small)
}

/// « Lambert-Eaton », « Guillain-Barré »; not “Non-Hodgkin”.
fn joins_names(phrase: &str) -> bool {
    const PREFIXES: &[&str] =
        &["non", "anti", "post", "pre", "sub", "sous", "semi", "inter", "intra", "extra", "trans"];
    let word = phrase.split(' ').next().unwrap_or_default();
    let Some((first, second)) = word.split_once(['-', '–', '‑']) else { return false };
    let is_capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let opens = fold(first);
    is_capital(first)
        && is_capital(second)
        && second.chars().count() > 2
        && !PREFIXES.contains(&opens.as_str())
}

/// « Erb palsy », « Lhermitte sign »: a word without a common ending before what names bear; “Cushing’s syndrome”
/// whatever its ending, since it owns.
fn english_eponym(word: &str, follows: &str, owns: bool) -> bool {
    let common = [
        "ic", "ac", "al", "ar", "ary", "ory", "ous", "ive", "ed", "ing", "ion", "ity", "ease",
        "us", "is", "um", "ia", "a", "oid", "ose", "ase", "ant", "ent", "able", "ible", "y", "ory",
        "ble", "te", "se", "le", "or", "er", "ion", "ure", "ine", "ism", "ance", "ence", "ne",
    ];
    let short = [
        "red", "blood", "heart", "lung", "skin", "bone", "stem", "mast", "white", "lymph", "foot",
        "head", "neck", "leg", "arm", "eye", "ear", "hip", "host", "root", "cell", "hot", "cold",
        "dry", "wet", "new", "old", "main", "short", "long", "deep", "left", "right", "chief",
        "first", "second", "third", "rash", "drug", "food", "gut", "vein", "germ", "islet",
        "plant", "islets", "goblet", "killer", "breast", "cord", "tract", "rod", "cone", "smooth",
        "target", "burst", "drop", "patch", "allergen", "insulin", "renin", "protein",
    ];
    matches!(
        follows,
        "palsy"
            | "sign"
            | "disease"
            | "syndrome"
            | "phenomenon"
            | "reflex"
            | "law"
            | "test"
            | "cells"
            | "fracture"
            | "hernia"
            | "tumor"
            | "lymphoma"
            | "sarcoma"
            | "triad"
            | "thyroiditis"
            | "contracture"
            | "effect"
            | "body"
            | "bodies"
    ) && (owns || !common.iter().any(|end| word.ends_with(end)) && !short.contains(&word))
}

/// The noun phrase of `range`, if it is one.
pub(crate) fn phrase(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    evidence: &Evidence,
    language: Language,
) -> Option<Phrase> {
    let part = tokens.get(range)?;
    let first = part.first()?;
    let (determiner, rest) = if first.tag == Tag::Determiner {
        (first.lower.clone(), part.get(1..)?)
    } else {
        (String::new(), part)
    };
    let (start, end) = (rest.first()?.start, rest.last()?.end);
    let words = text.get(start..end)?;
    let words = if determiner.is_empty() { evidence.lowered(words) } else { words.to_owned() };
    let head = head(rest, language)?;
    let plural = match language {
        Language::French => match determiner.as_str() {
            "les" | "des" | "plusieurs" | "certains" | "certaines" | "quelques" | "divers"
            | "diverses" | "différents" | "différentes" | "tous" | "toutes" => true,
            "" => rest.iter().any(|t| t.lower == *head) && singular(&head) != head,
            _ => false,
        },
        Language::English => {
            english_singular(&head) != head && !matches!(determiner.as_str(), "a" | "an")
        }
    };
    let gender = match determiner.as_str() {
        "le" | "un" => Some(Gender::Masculine),
        "la" | "une" => Some(Gender::Feminine),
        _ => Some(agreed(rest, &head).unwrap_or_else(|| evidence.gender(&head))),
    };
    let named = determiner.is_empty();
    // A name keeps the capital that the text gives it.
    let words = if named && language == Language::French {
        text.get(start..end)?.to_owned()
    } else {
        words
    };
    Some(Phrase {
        determiner,
        words,
        head,
        plural: plural && !(named && language == Language::French),
        gender,
        named,
    })
}

/// The head noun: the first in French, the last before a preposition in English.
pub(crate) fn head(tokens: &[Token], language: Language) -> Option<String> {
    match language {
        Language::French => tokens
            .iter()
            .find(|t| t.tag == Tag::Noun)
            .or_else(|| tokens.iter().find(|t| t.is_content()))
            .map(|t| t.lower.clone()),
        Language::English => {
            let stop = tokens.iter().position(|t| {
                matches!(
                    t.tag,
                    Tag::Preposition
                        | Tag::Relative
                        | Tag::Comma
                        | Tag::Open
                        | Tag::Verb
                        | Tag::Participle
                ) && t.lower != "’s"
            });
            let stop = match stop {
                Some(0) | None => tokens.len(),
                Some(stop) => stop,
            };
            tokens.get(..stop)?.iter().rev().find(|t| t.is_content()).map(|t| t.lower.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_comes_from_the_text_then_the_ending() {
        let mut evidence = Evidence::default();
        evidence.read("Le foie est un organe. Les métastases de la moelle.");
        assert_eq!(evidence.gender("foie"), Gender::Masculine);
        assert_eq!(evidence.gender("moelle"), Gender::Feminine);
        assert_eq!(evidence.gender("inflammation"), Gender::Feminine);
        assert_eq!(evidence.gender("syndrome"), Gender::Masculine);
        assert!(evidence.pluralises("métastase") && !evidence.pluralises("moelle"));
    }

    #[test]
    fn names_keep_their_capital() {
        let mut evidence = Evidence::default();
        evidence.read("La maladie de Basedow. Une fièvre.");
        assert_eq!(evidence.lowered("Fièvre jaune"), "fièvre jaune");
        assert_eq!(evidence.lowered("Basedow"), "Basedow");
        assert_eq!(evidence.lowered("Escherichia coli"), "Escherichia coli");
        assert_eq!(evidence.lowered("IRM"), "IRM");
        for name in ["Lambert-Eaton syndrome", "Guillain-Barré", "Stevens-Johnson"] {
            assert_eq!(evidence.lowered(name), name);
        }
        assert_eq!(evidence.lowered("Non-Hodgkin lymphoma"), "non-Hodgkin lymphoma");
        // Capitals for show go.
        assert_eq!(evidence.lowered("OPISTHOTONOS"), "opisthotonos");
        assert_eq!(evidence.lowered("ANÉMIE FERRIPRIVE"), "anémie ferriprive");
        assert_eq!(evidence.lowered("PARKINSON"), "PARKINSON");
        assert_eq!(evidence.lowered("HELLP"), "HELLP");
    }
}

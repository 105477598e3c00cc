//! What tells whether a candidate is a term: its words against the general language, its places
//! in the texts, what is built on it.
//!
//! Each feature is one number by its name; `rank.rs` weighs them.

use std::collections::HashMap;

use super::super::classes::classes;
use super::super::etymology;
use super::super::frequency::{class_zipf, zipf};
use super::super::language::Language;
use super::super::number_and_gender::single;
use super::super::words::{Category, can_be, words};
use super::candidate::{Collection, Seen, Shape};

/// The features' names, in their order.
pub(super) const NAMES: [&str; 47] = [
    "words",
    "letters",
    "shortest",
    "frequency",
    "own-frequency",
    "documents",
    "longer",
    "inside",
    "hyphen",
    "digit",
    "link",
    "noun",
    "adjective",
    "verb",
    "participle",
    "adverb",
    "weird-least",
    "weird-mean",
    "weird-most",
    "weird-head",
    "zipf-least",
    "zipf-mean",
    "zipf-most",
    "zipf-head",
    "kin-least",
    "kin-mean",
    "kin-head",
    "unknown",
    "learned",
    "name",
    "as-such",
    "heads",
    "parts-most",
    "parts-least",
    "together",
    "parsed",
    "whole",
    "closed",
    "argument",
    "attached",
    "listed",
    "determined",
    "capital",
    "acronym",
    "bracketed",
    "heading",
    "size",
];

/// Named values of one candidate.
pub type Features = Vec<(&'static str, f32)>;

/// What is known of a term in all its forms: « turbine » and « turbines » are one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Forms {
    frequency: usize,
    documents: usize,
    /// Occurrences inside longer candidates, and those candidates.
    inside: usize,
    longer: usize,
}

/// What is known of all candidates together.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    collection: &'a Collection,
    forms: HashMap<String, Forms>,
    /// How many phrases a word heads, and in how many it is another part.
    heads: HashMap<&'a str, usize>,
    parts: HashMap<&'a str, usize>,
    /// How often words of a class stand in the texts.
    classes: HashMap<u64, usize>,
}

impl<'a> Whole<'a> {
    pub(super) fn new(collection: &'a Collection) -> Self {
        let language = collection.language;
        let mut nested: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut heads: HashMap<&str, usize> = HashMap::new();
        let mut parts: HashMap<&str, usize> = HashMap::new();
        for seen in collection.candidates.values() {
            for inner in &seen.inner {
                let entry = nested.entry(inner).or_default();
                entry.0 += seen.frequency;
                entry.1 += 1;
            }
            if seen.words.len() > 1 {
                for (at, word) in seen.words.iter().enumerate() {
                    let among = if at == seen.head { &mut heads } else { &mut parts };
                    *among.entry(word).or_default() += 1;
                }
            }
        }
        let mut forms: HashMap<String, Forms> = HashMap::new();
        for (term, seen) in &collection.candidates {
            let (inside, longer) = nested.get(term.as_str()).copied().unwrap_or_default();
            let all = forms.entry(lemmas(term, language)).or_default();
            all.frequency += seen.frequency;
            all.documents = all.documents.max(seen.documents);
            all.inside += inside;
            all.longer += longer;
        }
        let mut found: HashMap<u64, usize> = HashMap::new();
        for (word, count) in &collection.words {
            *found.entry(classes(language).of(word).1).or_default() += count;
        }
        Self { collection, forms, heads, parts, classes: found }
    }

    /// How much commoner a word is here than elsewhere.
    fn weirdness(&self, word: &str) -> f32 {
        let count = self.collection.words.get(word).copied().unwrap_or(0);
        self.common(count) - zipf(word, self.collection.language)
    }

    /// The Zipf value of what stands so often here.
    fn common(&self, count: usize) -> f32 {
        (count as f32 / self.collection.size.max(1) as f32 * 1e9 + 1.0).log10()
    }

    /// How much commoner words of this word's class are here than elsewhere; 0 for no class.
    fn class_weirdness(&self, word: &str) -> f32 {
        let language = self.collection.language;
        let class = classes(language).of(word).1;
        if class == 0 {
            return 0.0;
        }
        let count = self.classes.get(&class).copied().unwrap_or(0);
        self.common(count) - class_zipf(class, language)
    }

    /// The features of a candidate.
    pub(super) fn features(&self, term: &str, seen: &Seen) -> Features {
        let language = self.collection.language;
        let all = self.forms.get(&lemmas(term, language)).copied().unwrap_or_default();
        let each = |of: &dyn Fn(&str) -> f32| -> Vec<f32> {
            seen.words.iter().map(|word| of(word)).collect()
        };
        let weird = each(&|word| self.weirdness(word));
        let known = each(&|word| zipf(word, language));
        let kin = each(&|word| self.class_weirdness(word));
        let head = |values: &[f32]| values.get(seen.head).copied().unwrap_or(0.0);
        let mut found = shape(term, seen, all);
        found.extend([
            ("weird-least", least(&weird)),
            ("weird-mean", mean(&weird)),
            ("weird-most", most(&weird)),
            ("weird-head", head(&weird)),
            ("zipf-least", least(&known)),
            ("zipf-mean", mean(&known)),
            ("zipf-most", most(&known)),
            ("zipf-head", head(&known)),
            ("kin-least", least(&kin)),
            ("kin-mean", mean(&kin)),
            ("kin-head", head(&kin)),
        ]);
        let unknown = each(&|word| flag(words(language).analyses(word).is_empty()));
        let learned = each(&|word| flag(etymology::elements(word, language).is_some()));
        let name = each(&|word| flag(can_be(word, Category::ProperNoun, language)));
        found.extend([
            ("unknown", mean(&unknown)),
            ("learned", mean(&learned)),
            ("name", mean(&name)),
        ]);
        // A word is seldom one part of speech only: how often it is this one.
        let seen_in_all = match seen.words.as_slice() {
            [only] => self.collection.words.get(only).copied().unwrap_or(seen.frequency),
            _ => seen.frequency,
        };
        found.push(("as-such", seen.frequency as f32 / seen_in_all.max(1) as f32));
        let count_of = |among: &HashMap<&str, usize>, word: &String| {
            log(among.get(word.as_str()).copied().unwrap_or(0))
        };
        let heads: Vec<f32> = seen.words.iter().map(|word| count_of(&self.heads, word)).collect();
        let parts: Vec<f32> = seen.words.iter().map(|word| count_of(&self.parts, word)).collect();
        found.extend([
            ("heads", head(&heads)),
            ("parts-most", most(&parts)),
            ("parts-least", least(&parts)),
            ("together", self.together(seen)),
        ]);
        found.extend(places(seen));
        found.push(("size", log(self.collection.size)));
        found
    }

    /// How much oftener a phrase's words stand together than chance has it; 0 for one word.
    fn together(&self, seen: &Seen) -> f32 {
        if seen.words.len() < 2 {
            return 0.0;
        }
        let size = self.collection.size.max(1) as f32;
        let share = |count: usize| (count.max(1) as f32 / size).log10();
        let apart: f32 = seen
            .words
            .iter()
            .map(|word| share(self.collection.words.get(word).copied().unwrap_or(1)))
            .sum();
        (share(seen.frequency) - apart) / (seen.words.len() - 1) as f32
    }
}

fn flag(told: bool) -> f32 {
    f32::from(u8::from(told))
}

fn log(count: usize) -> f32 {
    (1.0 + count as f32).log10()
}

/// How a candidate looks, and how often it is there.
fn shape(term: &str, seen: &Seen, all: Forms) -> Features {
    vec![
        ("words", seen.words.len() as f32),
        ("letters", term.chars().count() as f32),
        ("shortest", seen.words.iter().map(|w| w.chars().count()).min().unwrap_or(0) as f32),
        ("frequency", log(all.frequency)),
        ("own-frequency", log(seen.frequency)),
        ("documents", log(all.documents)),
        ("longer", log(all.longer)),
        ("inside", all.inside as f32 / all.frequency.max(1) as f32),
        ("hyphen", flag(term.contains('-'))),
        ("digit", flag(term.contains(|c: char| c.is_ascii_digit()))),
        ("link", flag(seen.shape == Shape::Prepositional)),
        ("noun", flag(seen.shape == Shape::Noun)),
        ("adjective", flag(seen.shape == Shape::Adjective)),
        ("verb", flag(seen.shape == Shape::Verb)),
        ("participle", flag(seen.shape == Shape::Participle)),
        ("adverb", flag(seen.shape == Shape::Adverb)),
    ]
}

/// Where it stands.
fn places(seen: &Seen) -> Features {
    let places = seen.places;
    let of = |count: usize, all: usize| count as f32 / all.max(1) as f32;
    vec![
        ("parsed", of(places.parsed, seen.frequency)),
        ("whole", of(places.whole, places.parsed)),
        ("closed", of(places.closed, places.parsed)),
        ("argument", of(places.argument, places.parsed)),
        ("attached", of(places.attached, places.parsed)),
        ("listed", of(places.listed, places.parsed)),
        ("determined", of(places.determined, seen.frequency)),
        ("capital", of(places.capital, seen.frequency)),
        ("acronym", of(places.acronym, seen.frequency)),
        ("bracketed", of(places.bracketed, seen.frequency)),
        ("heading", of(places.heading, seen.frequency)),
    ]
}

fn least(values: &[f32]) -> f32 {
    values.iter().copied().reduce(f32::min).unwrap_or(0.0)
}

fn most(values: &[f32]) -> f32 {
    values.iter().copied().reduce(f32::max).unwrap_or(0.0)
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// The term with each word in the singular.
pub(super) fn lemmas(term: &str, language: Language) -> String {
    let words = term.split(' ').map(|word| single(word, language));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::super::Input;
    use super::super::rows;
    use super::*;

    /// The features of a term of a text.
    fn of(text: &str, term: &str) -> HashMap<&'static str, f32> {
        let inputs = [Input { name: "texte".into(), text: text.into() }];
        let rows = rows(&inputs, Some(Language::French));
        let row = rows.iter().find(|row| row.0 == term);
        row.unwrap_or_else(|| panic!("{term}: {rows:?}")).1.iter().copied().collect()
    }

    #[test]
    fn features_come_in_the_order_of_their_names() {
        let inputs = [Input { name: "a".into(), text: "Le foie filtre le sang.".into() }];
        let rows = rows(&inputs, Some(Language::French));
        let (_, row) = rows.first().unwrap();
        assert_eq!(row.iter().map(|feature| feature.0).collect::<Vec<_>>(), NAMES);
    }

    #[test]
    fn the_tree_says_what_hangs_together() {
        let text = "Le médecin traite la fibrillation atriale.";
        let whole = of(text, "fibrillation atriale");
        assert_eq!((whole["parsed"], whole["whole"], whole["closed"]), (1.0, 1.0, 1.0));
        assert_eq!(whole["argument"], 1.0);
        // Its adjective is left outside.
        assert_eq!(of(text, "fibrillation")["closed"], 0.0);
    }

    #[test]
    fn forms_of_one_term_are_counted_together() {
        let found = of("Une valve fuit. Les valves fuient. Les valves cardiaques fuient.", "valve");
        assert!(found["frequency"] > found["own-frequency"]);
        assert_eq!(found["longer"], (2.0_f32).log10(), "« valves cardiaques » is built on it");
    }

    #[test]
    fn words_of_the_general_language_are_not_weird() {
        let text = "Le kernictère est une maladie de la maison.";
        assert!(of(text, "kernictère")["weird-mean"] > of(text, "maison")["weird-mean"] + 1.0);
    }
}

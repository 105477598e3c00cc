//! Dicollecte's dictionary: its entries expanded by its affix rules into forms with analyses.
//!
//! Follows suffixes (and suffixes of suffixes); leaves prefixes alone, which are elisions.

use std::collections::HashMap;

use carabin::generate::words::{Analysis, Category};

use crate::lexicon::Entry;

/// One suffix rule.
struct Suffix {
    strip: String,
    add: String,
    next: Vec<String>,
    condition: Vec<Class>,
    marks: Vec<String>,
}

/// What one letter of a condition may be.
struct Class {
    letters: String,
    negated: bool,
}

fn condition(text: &str) -> Vec<Class> {
    let mut classes = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '.' => classes.push(Class { letters: String::new(), negated: true }),
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let negated = inside.starts_with('^');
                let letters = inside.trim_start_matches('^').to_owned();
                classes.push(Class { letters, negated });
            }
            other => classes.push(Class { letters: other.to_string(), negated: false }),
        }
    }
    classes
}

fn holds(condition: &[Class], stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    letters.len() >= condition.len()
        && condition
            .iter()
            .rev()
            .zip(letters.iter().rev())
            .all(|(class, letter)| class.letters.contains(*letter) != class.negated)
}

fn flags(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

fn suffixes(affixes: &str) -> HashMap<String, Vec<Suffix>> {
    let mut rules: HashMap<String, Vec<Suffix>> = HashMap::new();
    for line in affixes.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, strip, add, on, marks @ ..] = parts.as_slice() else { continue };
        let (add, next) = add.split_once('/').unwrap_or((add, ""));
        let zero = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        rules.entry((*flag).to_owned()).or_default().push(Suffix {
            strip: zero(strip),
            add: zero(add),
            next: flags(next),
            condition: condition(on),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        });
    }
    rules
}

fn category(mark: &str) -> Option<Category> {
    Some(match mark {
        "nom" => Category::Noun,
        "adj" => Category::Adjective,
        "adv" => Category::Adverb,
        "npr" | "prn" | "patr" => Category::ProperNoun,
        "prep" | "prepv" => Category::Preposition,
        "cjco" => Category::Coordinator,
        "cjsub" => Category::Subordinator,
        "interj" => Category::Interjection,
        "nb" | "nbro" => Category::Number,
        mark if mark.starts_with("det") => Category::Determiner,
        mark if mark.starts_with("pro") => Category::Pronoun,
        mark if mark.starts_with('v')
            && mark.chars().nth(1).is_some_and(|c| "0123".contains(c)) =>
        {
            Category::Verb
        }
        _ => return None,
    })
}

/// The analyses that an entry's marks and its suffixes' give together.
fn analyses(entry: &[String], suffix: &[String]) -> Vec<u32> {
    let of = |marks: &[String], kind: &str| -> Vec<String> {
        marks.iter().filter_map(|mark| mark.strip_prefix(kind)).map(str::to_owned).collect()
    };
    let mut agreement = 0;
    for mark in of(entry, "is:").iter().chain(&of(suffix, "is:")) {
        agreement |= match mark.as_str() {
            "mas" => Analysis::MASCULINE,
            "fem" => Analysis::FEMININE,
            "epi" => Analysis::MASCULINE | Analysis::FEMININE,
            "sg" => Analysis::SINGULAR,
            "pl" => Analysis::PLURAL,
            "inv" => Analysis::SINGULAR | Analysis::PLURAL,
            _ => 0,
        };
    }
    let mut verbal = 0;
    let said = of(suffix, "po:");
    for mark in &said {
        verbal |= match mark.as_str() {
            "infi" => Analysis::INFINITIVE,
            "ppre" => Analysis::PRESENT_PARTICIPLE,
            "ppas" => Analysis::PAST_PARTICIPLE,
            "3sg" => Analysis::THIRD_SINGULAR,
            "3pl" | "3pl!" => Analysis::THIRD_PLURAL,
            "1sg" | "2sg" | "1pl" | "2pl" | "1isg" | "1jsg" => Analysis::OTHER_PERSON,
            "iimp" | "ipsi" if !said.iter().any(|m| m == "ipre") => Analysis::PAST,
            _ => 0,
        };
    }
    let mut found = Vec::new();
    for category in of(entry, "po:").iter().filter_map(|mark| category(mark)) {
        let bits = category as u32;
        match category {
            Category::Verb if verbal & Analysis::PAST_PARTICIPLE != 0 => {
                found.push(bits | verbal | agreement);
            }
            Category::Verb if verbal != 0 => found.push(bits | verbal),
            Category::Verb => {}
            _ => found.push(bits | agreement),
        }
    }
    if said.iter().any(|mark| mark == "adj") {
        found.push(Category::Adjective as u32 | agreement);
    }
    found
}

/// All forms of the dictionary.
pub fn entries(dictionary: &str, affixes: &str) -> Vec<Entry> {
    let rules = suffixes(affixes);
    let mut found = Vec::new();
    for line in dictionary.lines().skip(1) {
        let (head, marks) = line.split_once([' ', '\t']).unwrap_or((line, ""));
        let (word, flag) = head.split_once('/').unwrap_or((head, ""));
        let marks: Vec<String> = marks.split_whitespace().map(str::to_owned).collect();
        if marks.iter().any(|mark| mark == "po:err" || mark == "po:pfx") {
            continue;
        }
        let lemma = marks.iter().find_map(|mark| mark.strip_prefix("st:")).unwrap_or(word);
        let flag = flags(flag);
        if !flag.iter().any(|f| f == "()") {
            for bits in analyses(&marks, &[]) {
                found.push(Entry { form: word.to_owned(), lemma: lemma.to_owned(), bits });
            }
        }
        for rule in flag.iter().filter_map(|f| rules.get(f)).flatten() {
            expand(&rules, word, rule, &marks, &[], lemma, 0, &mut found);
        }
    }
    found
}

#[allow(clippy::too_many_arguments, reason = "one recursion over one entry")]
fn expand(
    rules: &HashMap<String, Vec<Suffix>>,
    stem: &str,
    rule: &Suffix,
    entry: &[String],
    above: &[String],
    lemma: &str,
    depth: usize,
    found: &mut Vec<Entry>,
) {
    let Some(kept) = stem.strip_suffix(&rule.strip) else { return };
    if !holds(&rule.condition, stem) {
        return;
    }
    let form = format!("{kept}{}", rule.add);
    let marks: Vec<String> = above.iter().chain(&rule.marks).cloned().collect();
    if !rule.next.iter().any(|f| f == "()") {
        for bits in analyses(entry, &marks) {
            found.push(Entry { form: form.clone(), lemma: lemma.to_owned(), bits });
        }
    }
    if depth < 2 {
        for next in rule.next.iter().filter_map(|f| rules.get(f)).flatten() {
            expand(rules, &form, next, entry, &marks, lemma, depth + 1, found);
        }
    }
}

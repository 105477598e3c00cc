//! `WordNet`’s lemmas with their regular and irregular forms.
//!
//! A noun that only names one thing (`@i`) is a proper noun. An analysis that `WordNet`’s own
//! counts make rare beside the lemma's others is marked so. Leaves out lemmas of several words.

use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::generate::words::{Analysis, Category};

use crate::lexicon::Entry;

const PARTS: [(&str, Category, &str); 4] = [
    ("noun", Category::Noun, "1"),
    ("verb", Category::Verb, "2"),
    ("adj", Category::Adjective, "35"),
    ("adv", Category::Adverb, "4"),
];

/// Uses of a lemma as each part of speech in `WordNet`’s tagged texts.
fn counts(folder: &Path) -> Result<HashMap<String, HashMap<char, u32>>, Box<dyn Error>> {
    let mut counts: HashMap<String, HashMap<char, u32>> = HashMap::new();
    for line in fs::read_to_string(folder.join("cntlist.rev"))?.lines() {
        let mut parts = line.split(' ');
        let (Some(sense), Some(_), Some(count)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let Some((lemma, rest)) = sense.split_once('%') else { continue };
        let Some(kind) = rest.chars().next() else { continue };
        *counts.entry(lemma.to_owned()).or_default().entry(kind).or_default() +=
            count.parse::<u32>()?;
    }
    Ok(counts)
}

fn vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

fn plural(lemma: &str) -> String {
    if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        return format!("{lemma}es");
    }
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ => format!("{lemma}s"),
    }
}

/// The past and the present participle of a regular verb.
fn participles(lemma: &str) -> (String, String) {
    let letters: Vec<char> = lemma.chars().collect();
    if lemma.ends_with("ee") {
        return (format!("{lemma}d"), format!("{lemma}ing"));
    }
    if let Some(stem) = lemma.strip_suffix('e') {
        return (format!("{lemma}d"), format!("{stem}ing"));
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        return (format!("{stem}ied"), format!("{lemma}ing"));
    }
    let short = letters.iter().filter(|c| vowel(**c)).count() == 1;
    match letters.as_slice() {
        [.., a, b, c] if short && !vowel(*a) && vowel(*b) && !vowel(*c) && !"wxy".contains(*c) => {
            (format!("{lemma}{c}ed"), format!("{lemma}{c}ing"))
        }
        _ => (format!("{lemma}ed"), format!("{lemma}ing")),
    }
}

/// All forms of `WordNet` in `folder`, of the lemmas that have a word's letters.
pub fn entries(folder: &Path) -> Result<Vec<Entry>, Box<dyn Error>> {
    let counts = counts(folder)?;
    let mut found = Vec::new();
    for (name, category, kinds) in PARTS {
        let mut irregular: HashMap<String, Vec<String>> = HashMap::new();
        for line in fs::read_to_string(folder.join(format!("{name}.exc")))?.lines() {
            let mut words = line.split(' ');
            let Some(form) = words.next() else { continue };
            for lemma in words {
                irregular.entry(lemma.to_owned()).or_default().push(form.to_owned());
            }
        }
        for line in fs::read_to_string(folder.join(format!("index.{name}")))?.lines() {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let [lemma, _, _, pointers, rest @ ..] = parts.as_slice() else { continue };
            if line.starts_with(' ') || !lemma.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
            {
                continue;
            }
            let pointers = rest.iter().take(pointers.parse().unwrap_or(0));
            let named = category == Category::Noun
                && pointers.clone().any(|p| *p == "@i")
                && !pointers.clone().any(|p| *p == "@");
            let category = if named { Category::ProperNoun } else { category };
            let uses = counts.get(*lemma);
            let own: u32 = uses.map_or(0, |u| kinds.chars().filter_map(|k| u.get(&k)).sum());
            let all: u32 = uses.map_or(0, |u| u.values().sum());
            let rare = if own * 10 < all { Analysis::RARE } else { 0 };
            let irregular = irregular.get(*lemma).map_or(&[][..], Vec::as_slice);
            inflect(lemma, category, rare, irregular, &mut found);
        }
    }
    Ok(found)
}

fn inflect(
    lemma: &str,
    category: Category,
    rare: u32,
    irregular: &[String],
    found: &mut Vec<Entry>,
) {
    let mut forms: BTreeSet<(String, u32)> = BTreeSet::new();
    let base = category as u32 | rare;
    match category {
        Category::Noun => {
            forms.insert((lemma.to_owned(), base | Analysis::SINGULAR));
            let own = if irregular.is_empty() { vec![plural(lemma)] } else { irregular.to_vec() };
            forms.extend(own.into_iter().map(|form| (form, base | Analysis::PLURAL)));
        }
        Category::Verb => {
            forms.insert((lemma.to_owned(), base | Analysis::INFINITIVE | Analysis::THIRD_PLURAL));
            forms.insert((plural(lemma), base | Analysis::THIRD_SINGULAR));
            let (past, present) = participles(lemma);
            let gerund = irregular.iter().find(|form| form.ends_with("ing"));
            forms.insert((gerund.cloned().unwrap_or(present), base | Analysis::PRESENT_PARTICIPLE));
            let both = Analysis::PAST | Analysis::PAST_PARTICIPLE;
            let mut pasts: Vec<String> = irregular
                .iter()
                .filter(|form| !form.ends_with("ing") && !form.ends_with('s'))
                .cloned()
                .collect();
            if pasts.is_empty() {
                pasts.push(past);
            }
            forms.extend(pasts.into_iter().map(|form| (form, base | both)));
        }
        _ => {
            forms.insert((lemma.to_owned(), base));
            forms.extend(irregular.iter().map(|form| (form.clone(), base)));
        }
    }
    found.extend(forms.into_iter().map(|(form, bits)| Entry {
        form,
        lemma: lemma.to_owned(),
        bits,
    }));
}

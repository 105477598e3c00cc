//! Parts of speech and sentences, against treebanks.

use std::error::Error;
use std::path::Path;

use carabin::generate::{Language, measure};

use crate::{Row, read, scores};

pub fn rows(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (name, language, file) in [
        ("French GSD-test", Language::French, "fr_gsd-ud-test.conllu"),
        ("English EWT-test", Language::English, "en_ewt-ud-test.conllu"),
    ] {
        rows.push(tagger(name, language, &read(&folder.join(file))?));
    }
    for (name, file) in [
        ("French GSD-test", "fr_gsd-ud-test.conllu"),
        ("French GSD-dev", "fr_gsd-ud-dev.conllu"),
        ("French PUD", "fr_pud-ud-test.conllu"),
        ("English PUD", "en_pud-ud-test.conllu"),
    ] {
        rows.push(sentences(name, &read(&folder.join(file))?));
    }
    Ok(rows)
}

/// The share of words whose universal part of speech is the treebank's, with its tokens.
fn tagger(name: &str, language: Language, text: &str) -> Row {
    let (mut right, mut all) = (0, 0);
    for block in text.split("\n\n") {
        let words: Vec<(&str, &str)> = block
            .lines()
            .filter_map(|line| {
                let columns: Vec<&str> = line.split('\t').collect();
                let [id, form, _, upos, ..] = columns.as_slice() else { return None };
                id.parse::<u32>().is_ok().then_some((*form, *upos))
            })
            .collect();
        let forms: Vec<&str> = words.iter().map(|word| word.0).collect();
        let guesses = measure::upos(&forms, language);
        right += guesses.iter().zip(&words).filter(|(guess, word)| **guess == word.1).count();
        all += words.len();
    }
    let share = 100.0 * right as f64 / all.max(1) as f64;
    let measure = format!("tagger, {name}");
    Row { measure, value: format!("{share:.2} %"), of: format!("{all} words") }
}

/// F1 of the sentence ends found in the treebank's own, put one after the other with a space.
/// Some of its sentences have no full stop: no rule can find their ends.
fn sentences(name: &str, text: &str) -> Row {
    let mut joined = String::new();
    let mut gold = Vec::new();
    for sentence in text.lines().filter_map(|line| line.strip_prefix("# text = ")) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        let start = joined.len();
        joined.push_str(sentence.trim());
        gold.push(start..joined.len());
    }
    let found = measure::sentences(&joined);
    let whole = found.iter().filter(|range| gold.contains(range)).count();
    let ends: Vec<usize> = gold.iter().map(|range| range.end).collect();
    let right = found.iter().filter(|range| ends.contains(&range.end)).count();
    let (precision, recall, f1) = scores(right, found.len(), gold.len());
    let (_, _, spans) = scores(whole, found.len(), gold.len());
    let of = format!(
        "ends: P {precision:.1}, R {recall:.1}; whole sentences F1 {spans:.1}; {} sentences",
        gold.len()
    );
    Row { measure: format!("sentences, {name}"), value: format!("F1 {f1:.2}"), of }
}

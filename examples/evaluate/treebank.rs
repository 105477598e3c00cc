//! Parts of speech, trees and sentences, against treebanks.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use carabin::generate::{Language, measure};

use crate::conllu::{self, Word};
use crate::{Row, read, scores};

pub fn rows(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (name, language, file) in [
        ("French GSD-test", Language::French, "fr_gsd-ud-test.conllu"),
        ("English EWT-test", Language::English, "en_ewt-ud-test.conllu"),
    ] {
        rows.push(tagger(name, language, &conllu::sentences(&read(&folder.join(file))?)));
    }
    for (name, language, file) in [
        ("French GSD-test", Language::French, "fr_gsd-ud-test.conllu"),
        ("French Sequoia-test", Language::French, "fr_sequoia-ud-test.conllu"),
        ("English EWT-test", Language::English, "en_ewt-ud-test.conllu"),
        ("English PUD", Language::English, "en_pud-ud-test.conllu"),
    ] {
        let text = read(&folder.join(file))?;
        let sentences = match language {
            Language::French => conllu::written(&text),
            Language::English => conllu::sentences(&text),
        };
        rows.push(tagger(&format!("{name} as written"), language, &sentences));
        rows.push(trees(name, language, &sentences));
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
fn tagger(name: &str, language: Language, sentences: &[Vec<Word>]) -> Row {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let guesses = measure::upos(&forms(sentence), language);
        right +=
            guesses.iter().zip(sentence).filter(|(guess, word)| **guess == word.upos()).count();
        all += sentence.len();
    }
    let share = 100.0 * right as f64 / all.max(1) as f64;
    let measure = format!("tagger, {name}");
    Row { measure, value: format!("{share:.2} %"), of: format!("{all} words") }
}

fn forms(sentence: &[Word]) -> Vec<&str> {
    sentence.iter().map(|word| word.form.as_str()).collect()
}

/// The shares of words with the right head (UAS), and with the right label too (LAS); punctuation
/// apart. A sentence that is refused has none.
fn trees(name: &str, language: Language, sentences: &[Vec<Word>]) -> Row {
    let (mut heads, mut labels, mut all, mut words) = (0, 0, 0, 0);
    let began = Instant::now();
    for sentence in sentences {
        let tree = measure::tree(&forms(sentence), language).unwrap_or_default();
        words += sentence.len();
        all += sentence.iter().filter(|word| !word.is_mark()).count();
        for (word, (head, label)) in sentence.iter().zip(tree).filter(|(word, _)| !word.is_mark()) {
            let right = word.head == head.map_or(0, |head| head + 1);
            heads += usize::from(right);
            labels += usize::from(right && word.label.relation() == label.relation());
        }
    }
    let pace = words as f64 / began.elapsed().as_secs_f64() / 1000.0;
    let share = |part: usize| 100.0 * part as f64 / all.max(1) as f64;
    Row {
        measure: format!("trees, {name}"),
        value: format!("LAS {:.2} %", share(labels)),
        of: format!("UAS {:.2} %; {all} words; {pace:.0}k words/s", share(heads)),
    }
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

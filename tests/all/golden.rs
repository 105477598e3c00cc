//! Golden cards: what every test text gives today, as a file that a reviewer reads.
//!
//! `UPDATE_CARDS=1 cargo test --test all golden::` writes `tests/texts/NAME.cards`. A golden file
//! never holds a card that `NAME.never` forbids, and never covers fewer of the facts that a tutor
//! insists on (`NAME.facts.json`, priority A) than its first line says.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use carabin::deck::fold;
use carabin::generate::{Input, Options, generate};

/// A card as it is shown.
struct Shown {
    context: String,
    front: String,
    back: String,
}

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let is_text = |path: &PathBuf| {
        path.extension().is_some_and(|end| end == "txt" || end == "md" || end == "html")
    };
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(is_text).collect();
    found.sort();
    found
}

fn cards(path: &Path) -> Vec<Shown> {
    let text = fs::read_to_string(path).unwrap();
    let input = Input { name: path.file_name().unwrap().to_string_lossy().into_owned(), text };
    let made = generate(&[input], &Options::default(), &|_| true).unwrap();
    let shown = |note: &carabin::deck::Note| {
        note.cards()
            .into_iter()
            .map(|card| Shown {
                context: note.context.clone(),
                front: card.question.front(),
                back: card.question.back().replace('\n', " "),
            })
            .collect::<Vec<_>>()
    };
    made.deck.notes.iter().flat_map(shown).collect()
}

/// Words alone, folded.
fn plain(text: &str) -> String {
    let words = fold(text);
    let words: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Facts of priority A that have a card: all keys on it, an answer on its back.
fn covered(path: &Path, cards: &[Shown]) -> Option<(usize, usize)> {
    let facts = fs::read_to_string(path.with_extension("facts.json")).ok()?;
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    let cards: Vec<(String, String)> = cards
        .iter()
        .map(|card| {
            (plain(&format!("{} {} {}", card.context, card.front, card.back)), plain(&card.back))
        })
        .collect();
    let strings = |value: &serde_json::Value| -> Vec<String> {
        let list = value.as_array().cloned().unwrap_or_default();
        list.iter().filter_map(|entry| entry.as_str().map(str::to_owned)).collect()
    };
    let must: Vec<&serde_json::Value> =
        facts["facts"].as_array()?.iter().filter(|fact| fact["priority"] == "A").collect();
    let has = |fact: &&&serde_json::Value| {
        let (keys, answers) = (strings(&fact["keys"]), strings(&fact["answer"]));
        cards.iter().any(|(whole, back)| {
            keys.iter().all(|key| key.split('|').any(|word| whole.contains(&plain(word))))
                && (answers.is_empty()
                    || answers.iter().any(|answer| back.contains(&plain(answer))))
        })
    };
    Some((must.iter().filter(has).count(), must.len()))
}

fn golden(path: &Path, cards: &[Shown]) -> String {
    let facts = covered(path, cards).map_or(String::new(), |(found, all)| {
        format!("# {found} of {all} facts that must be asked\n")
    });
    let line = |card: &Shown| {
        let context =
            if card.context.is_empty() { String::new() } else { format!("[{}] ", card.context) };
        format!("{context}{} → {}\n", card.front.replace('\n', " "), card.back)
    };
    facts + &cards.iter().map(line).collect::<String>()
}

/// The number at the head of a golden file.
fn least(golden: &str) -> usize {
    let head = golden.lines().next().and_then(|line| line.strip_prefix("# "));
    head.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn every_text_gives_its_golden_cards() {
    let mut differ = Vec::new();
    for path in texts() {
        let cards = cards(&path);
        let made = golden(&path, &cards);
        let file = path.with_extension("cards");
        if std::env::var_os("UPDATE_CARDS").is_some() {
            fs::write(&file, &made).unwrap();
        }
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        assert!(least(&made) >= least(&wanted), "{}: facts lost", path.display());
        if made != wanted {
            differ.push(path.display().to_string());
        }
    }
    assert!(differ.is_empty(), "UPDATE_CARDS=1 shows what changed: {differ:#?}");
}

#[test]
fn no_text_with_content_is_a_dead_end() {
    for path in texts() {
        assert!(!cards(&path).is_empty(), "{}", path.display());
    }
}

#[test]
fn what_must_never_be_asked_is_not() {
    for path in texts() {
        let Ok(never) = fs::read_to_string(path.with_extension("never")) else { continue };
        let cards = cards(&path);
        for line in never.lines() {
            let mut fields = line.split('\t');
            let (Some(front), Some(back)) = (fields.next(), fields.next()) else { continue };
            let wrong = cards
                .iter()
                .any(|card| plain(&card.front) == plain(front) && plain(&card.back) == plain(back));
            assert!(!wrong, "{}: {front} → {back}", path.display());
        }
    }
}

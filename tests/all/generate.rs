//! Whole texts through the generator: what their authors expect of the cards.
//!
//! Each `tests/texts/NAME.expected` lists facts a deck must hold and readings it must never give.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use carabin::deck::{Content, Note, fold};
use carabin::generate::{Generated, Input, Options, generate};

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|end| end == "txt" || end == "md" || end == "html")
        })
        .collect();
    found.sort();
    found
}

/// All cards that were thought of, or the usual ones.
fn cards_for(path: &Path, amount: carabin::generate::Amount) -> Generated {
    let text = fs::read_to_string(path).unwrap();
    let input = Input { name: path.file_name().unwrap().to_string_lossy().into_owned(), text };
    let options = Options { amount, ..Options::default() };
    generate(&[input], &options, &|_| true).unwrap()
}

fn cards_of(path: &Path) -> Generated {
    cards_for(path, carabin::generate::Amount::Usual)
}

fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 || word.chars().any(char::is_numeric))
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// Front and back of all the note's cards.
fn whole(note: &Note) -> String {
    let cards = note.cards();
    let texts = cards.iter().flat_map(|card| [card.question.front(), card.question.back()]);
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn most_expected_facts_are_asked() {
    for path in texts() {
        let Ok(expected) = fs::read_to_string(path.with_extension("expected")) else { continue };
        let notes: Vec<Vec<String>> = cards_for(&path, carabin::generate::Amount::Everything)
            .pool()
            .notes
            .iter()
            .map(|note| stems(&whole(note)))
            .collect();
        let facts: Vec<&str> =
            expected.lines().filter_map(|line| line.strip_prefix("MUST: ")).collect();
        let missing: Vec<&&str> = facts
            .iter()
            .filter(|fact| {
                let fact = stems(fact.split(" (").next().unwrap_or(fact));
                !notes.iter().any(|note| {
                    let shared = fact.iter().filter(|stem| note.contains(stem)).count();
                    shared * 10 >= fact.len() * 7
                })
            })
            .collect();
        let found = facts.len() - missing.len();
        println!("{}: {found} of {}; missing {missing:#?}", path.display(), facts.len());
        assert!(found * 100 >= facts.len() * 75, "{}: missing {missing:#?}", path.display());
    }
}

#[test]
fn no_front_hangs_on_the_text_around_it() {
    let pointing = [
        "ces", "cette", "cet", "celle-ci", "celui-ci", "cela", "ceci", "they", "this", "these",
        "it",
    ];
    for path in texts() {
        for note in cards_of(&path).deck.notes {
            for card in note.cards() {
                let front = fold(&card.question.front());
                for word in front.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
                    assert!(!pointing.contains(&word), "{}: {front}", path.display());
                }
            }
        }
    }
}

#[test]
fn residue_is_on_no_card() {
    let residue = [
        "[1]",
        "fig. 3",
        "lemaire",
        "cf.",
        "www.",
        "p. 1",
        "pulmo-naire",
        "endo-the",
        "{{",
        "**",
        "modifier le code",
        "mentions legales",
        "monfac",
        "alert(",
        "college national",
        "figure 1",
        "julie",
        "g20",
        "merci de",
        "aller au contenu",
        "&nbsp",
        "toc >",
    ];
    for path in texts() {
        for note in cards_of(&path).deck.notes {
            let text = fold(&whole(&note));
            for odd in residue {
                assert!(!text.contains(odd), "{}: {text}", path.display());
            }
        }
    }
}

#[test]
fn negated_sentences_lose_nothing() {
    let readings = [
        "que permet un taux eleve",
        "que permet un taux normal",
        "que doit etre debute",
        "radioactive iodine be given",
    ];
    for path in texts() {
        for note in cards_of(&path).deck.notes {
            let text = fold(&whole(&note));
            assert!(!readings.iter().any(|r| text.contains(r)), "{}: {text}", path.display());
        }
    }
}

/// `UPDATE_DECKS=1 cargo test --test all generate::` makes it.
#[test]
fn the_shipped_course_makes_the_shipped_deck() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = "micrometastases.md".to_owned();
    let text = std::fs::read_to_string(root.join("decks/sources").join(&name)).unwrap();
    let input = Input { name, text };
    let made = generate(&[input], &Options::default(), &|_| true).unwrap();
    let made = carabin::deck::write(&made.deck).unwrap();
    let path = root.join("decks/micrometastases.ron");
    if std::env::var_os("UPDATE_DECKS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(made == std::fs::read_to_string(path).unwrap(), "the shipped deck is not its course's");
}

#[test]
fn an_etymology_says_where_it_comes_from() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/fr-dyspnee.md");
    let notes = cards_of(&path).deck.notes;
    let added: Vec<&Note> =
        notes.iter().filter(|note| note.tags.contains(&"etymology".to_owned())).collect();
    assert!(!added.is_empty() && added.len() * 6 <= notes.len());
    for note in added {
        let source = note.source.as_ref().unwrap();
        assert!(source.place.contains("table des formants de Carabin"), "{}", source.place);
        assert!(!source.quote.is_empty());
    }
}

#[test]
fn a_number_is_chosen_among_numbers_of_its_unit() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/fr-dyspnee.md");
    let notes = cards_of(&path).deck.notes;
    let choices: Vec<(&String, &Vec<String>)> = notes
        .iter()
        .filter_map(|note| match &note.content {
            Content::Choice { answer, distractors, .. } => Some((answer, distractors)),
            _ => None,
        })
        .collect();
    assert!(!choices.is_empty());
    for (answer, distractors) in choices {
        assert_eq!(distractors.len(), 3);
        let unit = |text: &str| text.split_whitespace().next_back().map(str::to_owned);
        assert!(distractors.iter().all(|wrong| wrong != answer && unit(wrong) == unit(answer)));
    }
}

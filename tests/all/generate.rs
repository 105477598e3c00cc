//! Whole texts through the generator: what their authors expect of the cards.
//!
//! Each `tests/texts/NAME.expected` lists facts that a card asks (`MUST`), or should one day
//! (`WANTED`), and what no card says (`NEVER`), unless it has a word that makes it true.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use carabin::deck::{Content, Note, fold, known_as};
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

/// What a line of a text's `.expected` says.
#[derive(Debug)]
enum Expected {
    /// A fact that a card asks.
    Must(String),
    /// A fact that no card asks yet.
    Wanted(String),
    /// What no card says, unless it has one of the words that make it true.
    Never(String, Vec<String>),
}

fn expected(path: &Path) -> Vec<Expected> {
    let Ok(text) = fs::read_to_string(path.with_extension("expected")) else { return Vec::new() };
    let line = |line: &str| {
        let (head, said) = line.split_once(": ").unwrap_or_default();
        let (said, mended) = said.split_once(" (unless: ").unwrap_or((said, ""));
        match (head, mended.strip_suffix(')')) {
            ("MUST", None) => Expected::Must(said.split(" (").next().unwrap_or(said).to_owned()),
            ("WANTED", None) => Expected::Wanted(said.to_owned()),
            ("NEVER", mended) => {
                let mended = mended.into_iter().flat_map(|words| words.split(", ")).map(fold);
                Expected::Never(said.to_owned(), mended.collect())
            }
            _ => unreachable!("{}: {line}", path.display()),
        }
    };
    text.lines().map(line).collect()
}

/// Whether a text has most words of a fact.
fn tells(text: &str, fact: &str) -> bool {
    let (text, fact) = (stems(text), stems(fact));
    assert!(!fact.is_empty(), "a fact without words is met by anything");
    let shared = fact.iter().filter(|stem| text.contains(stem)).count();
    shared * 10 >= fact.len() * 7
}

#[test]
fn every_expected_fact_is_asked() {
    let mut missing = Vec::new();
    for path in texts() {
        let expected = expected(&path);
        if expected.is_empty() {
            continue;
        }
        let cards = cards_for(&path, carabin::generate::Amount::Everything);
        // What a card shows is its context, too.
        let shown = |note: &Note| format!("{} {}", note.context, whole(note));
        let notes: Vec<String> = cards.pool().notes.iter().map(shown).collect();
        let asked = |fact: &str| notes.iter().any(|note| tells(note, fact));
        for line in expected {
            match line {
                Expected::Must(fact) if !asked(&fact) => missing.push(fact),
                Expected::Wanted(fact) if asked(&fact) => {
                    println!("{}: asked now, and could be a MUST: {fact}", path.display());
                }
                _ => {}
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The words of a text, folded; what parts them is one space.
fn words(text: &str) -> String {
    let text = fold(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// Whether a text has all words of what is said, in whatever form.
fn has_all(text: &str, said: &str) -> bool {
    let text = stems(text);
    let has = |stem: &String| text.iter().any(|t| t.starts_with(stem) || stem.starts_with(t));
    stems(said).iter().all(has)
}

/// Whether a card says what must not be said. A line that names what would make it true is met in
/// other words too; any other only as it is.
fn forbidden(card: &str, said: &str, mended: &[String]) -> bool {
    let has = |word: &str| words(card).contains(&words(word));
    if mended.is_empty() {
        return has(said);
    }
    has_all(card, said) && !mended.iter().any(|word| has(word))
}

#[test]
fn what_must_never_be_said_is_on_no_card() {
    let mut odd = Vec::new();
    for path in texts() {
        let expected = expected(&path);
        if expected.is_empty() {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let notes: Vec<String> = cards_of(&path).deck.notes.iter().map(whole).collect();
        for line in expected {
            let Expected::Never(said, mended) = line else { continue };
            // A line about what the text does not speak of could not fail.
            assert!(has_all(&text, &said), "{}: {said}", path.display());
            odd.extend(notes.iter().filter(|note| forbidden(note, &said, &mended)).cloned());
        }
    }
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn a_lost_negation_is_seen() {
    let mended = ["not".to_owned()];
    let said = "ulnar nerve pass through carpal tunnel";
    assert!(forbidden("What passes through the carpal tunnel? The ulnar nerve", said, &mended));
    assert!(!forbidden("What does not pass through the carpal tunnel? Ulnar nerve", said, &mended));
    assert!(!forbidden("The ulnar nerve", said, &mended));
    assert!(forbidden("Cf. poly, page 2", "cf. poly", &[]) && !forbidden("Poly", "cf. poly", &[]));
}

#[test]
fn no_front_hangs_on_the_text_around_it() {
    let pointing = ["ces", "cette", "cet", "celle-ci", "celui-ci", "cela", "ceci", "this", "these"];
    // “ECG: what does it show?” names it before.
    let opening = ["it", "they"];
    for path in texts() {
        for note in cards_of(&path).deck.notes {
            for card in note.cards() {
                let front = fold(&card.question.front());
                let words: Vec<&str> =
                    front.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
                // « TR : que montre cet examen ? » asks of its label.
                let labelled = front.contains(" : que montre cet examen ?");
                for (at, word) in words.iter().enumerate() {
                    // « les plus petits virus, la taille de ces virus » names them.
                    let noun = words.get(at + 1);
                    let named = noun.is_some_and(|noun| words[..at].contains(noun))
                        || labelled && *word == "cet" && noun == Some(&"examen");
                    let hangs =
                        pointing.contains(word) && !named || at == 0 && opening.contains(word);
                    assert!(!hangs, "{}: {front}", path.display());
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
    let path = root.join("decks/micrometastases.ron");
    let there = carabin::deck::read(&std::fs::read(&path).unwrap()).unwrap();
    let made = carabin::deck::write(&known_as(&there, &made.deck));
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

/// All fronts that were thought of for `text`.
fn fronts(text: &str) -> Vec<String> {
    let input = Input { name: "notes.txt".into(), text: text.to_owned() };
    let generated = generate(&[input], &Options::default(), &|_| true).unwrap();
    let cards = generated.candidates.iter().flat_map(|candidate| candidate.note.cards());
    cards.map(|card| card.question.front()).collect()
}

#[test]
fn what_is_given_to_somebody_defines_nobody() {
    let given =
        "Non-immune pregnant women are given varicella zoster immunoglobulin within ten days.";
    let found = fronts(given);
    assert!(!found.iter().any(|front| front.starts_with("What are")), "{found:?}");
    let found = fronts("Beta-lactams are broad antibiotics that inhibit the cell wall.");
    assert!(found.iter().any(|front| front == "What are beta-lactams?"), "{found:?}");
}

#[test]
fn the_one_of_its_kind_keeps_its_article() {
    let found = fronts("The characteristic lesion is the Calabar swelling of the limbs.");
    assert!(found.iter().any(|front| front == "What is the characteristic lesion?"), "{found:?}");
    let found = fronts("The cochlea is a coiled tube of the inner ear.");
    assert!(found.iter().any(|front| front == "What is the cochlea?"), "{found:?}");
    // What the text names without one is asked without.
    let found = fronts("Goitre is an enlargement of the thyroid gland.");
    assert!(found.iter().any(|front| front == "What is goitre?"), "{found:?}");
}

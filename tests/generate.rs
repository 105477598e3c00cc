//! The generator on whole texts of our own: what must be asked, what never may.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::path::PathBuf;

use carabin::deck::{self, Question, fold};
use carabin::generate::{Generated, Input, Options, Outcome, Reason, generate};

fn file(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn made(name: &str, text: &str) -> Generated {
    let input = Input { name: name.to_owned(), text: text.to_owned() };
    generate(&[input], &Options::default(), &|_| true).unwrap()
}

/// Every kept card: question and answer, folded.
fn cards(generated: &Generated) -> Vec<(String, String)> {
    let cards = generated.deck.notes.iter().flat_map(deck::Note::cards);
    cards.map(|card| (fold(&card.question.front()), fold(&card.question.back()))).collect()
}

fn asks(cards: &[(String, String)], front: &str, back: &str) -> bool {
    let (front, back) = (fold(front), fold(back));
    cards.iter().any(|(f, b)| f.contains(&front) && b.contains(&back))
}

#[test]
fn what_must_be_asked_of_each_text_is() {
    let texts: [(&str, &[(&str, &str)]); 3] = [
        (
            "fr-insuffisance-cardiaque.md",
            &[
                ("Qu’est-ce que l’orthopnée", "gêne respiratoire"),
                ("Comment appelle-t-on une gêne respiratoire", "orthopnée"),
                ("Citez les principales causes d’insuffisance cardiaque", "valvulopathies"),
                ("Que signifie le sigle FEVG", "fraction d’éjection du ventricule gauche"),
                ("Que peut provoquer une arythmie rapide", "décompensation cardiaque"),
                ("Qu’est-ce que le furosémide", "diurétique de l’anse"),
            ],
        ),
        (
            "fr-notes-en-vrac.txt",
            &[
                ("Que signifie le sigle EP", "embolie pulmonaire"),
                ("Que signifie le sigle MTEV", "maladie thromboembolique veineuse"),
                ("triade de Virchow", "stase veineuse"),
                ("Qu’est-ce que l’hémoptysie", "crachat de sang"),
                ("Qu’est-ce que la thrombolyse", "dissout le caillot"),
            ],
        ),
        (
            "en-thyroid.txt",
            &[
                ("What is the thyroid gland", "endocrine gland"),
                ("two main hormones", "thyroxine"),
                ("What does TSH stand for", "thyroid-stimulating hormone"),
                ("three main treatments of hyperthyroidism", "surgery"),
                ("most common cause of hypothyroidism", "iodine deficiency"),
                ("What is hyperthyroidism", "excess of thyroid hormone"),
            ],
        ),
    ];
    for (name, wanted) in texts {
        let generated = made(name, &file(&format!("tests/texts/{name}")));
        let cards = cards(&generated);
        for (front, back) in wanted {
            assert!(asks(&cards, front, back), "{name}: {front} → {back} is not in {cards:#?}");
        }
    }
}

#[test]
fn no_card_hangs_leaks_or_quotes_what_is_not_there() {
    let names = ["fr-insuffisance-cardiaque.md", "fr-notes-en-vrac.txt", "en-thyroid.txt"];
    let pronouns = [
        "il ", "ils ", "elle ", "elles ", "ces ", "cette ", "ce ", "cela ", "it ", "they ",
        "this ", "these ",
    ];
    for name in names {
        let text = file(&format!("tests/texts/{name}"));
        let generated = made(name, &text);
        for candidate in &generated.candidates {
            for card in candidate.note.cards() {
                let front = fold(&card.question.front());
                assert!(!pronouns.iter().any(|p| front.starts_with(p)), "{name}: {front}");
                assert!(!front.contains(" ces ") && !front.contains(" cette "), "{name}: {front}");
                if let Question::Text { front, back } = &card.question {
                    assert!(!fold(front).contains(&fold(back)), "{name}: {front} → {back}");
                }
            }
        }
        for sentence in &generated.sentences {
            assert!(text.get(sentence.range.clone()).is_some(), "{name}: {:?}", sentence.range);
        }
    }
}

#[test]
fn a_sentence_is_found_where_it_stands() {
    let text =
        "# Rate\n\nLa **rate** est un organe\nlymphoïde qui filtre le sang. Elle est petite.\n";
    let generated = made("rate.md", text);
    let ranges: Vec<&str> = generated.sentences.iter().map(|s| &text[s.range.clone()]).collect();
    assert_eq!(ranges[0], "La **rate** est un organe\nlymphoïde qui filtre le sang.");
    assert_eq!(ranges[1], "Elle est petite.");
    assert_eq!(generated.sentences[1].outcome, Outcome::Nothing(Reason::Pronoun));
    assert_eq!(generated.sentences[0].place, "Rate, §\u{a0}1");
}

#[test]
fn negation_and_modality_stay() {
    let text = "Le bêtabloquant ne doit pas être débuté pendant la crise. La fièvre peut provoquer une convulsion. \
        La lésion est une tumeur qui ne métastase pas. L’aspirine n’entraîne pas de somnolence.";
    let cards = cards(&made("n.txt", text));
    assert!(asks(&cards, "Que peut provoquer la fièvre", "convulsion"), "{cards:?}");
    assert!(
        !cards
            .iter()
            .any(|(front, _)| front.contains("betabloquant") || front.contains("aspirine")),
        "{cards:?}"
    );
    let negated =
        cards.iter().filter(|(front, back)| front.contains("lesion") || back.contains("lesion"));
    assert!(
        negated.clone().all(|(front, back)| format!("{front}{back}").contains("ne metastase pas")),
        "{cards:?}"
    );
}

#[test]
fn cliches_make_no_card() {
    let text = "Le diabète représente un défi majeur. Le dépistage constitue un objectif important. \
        L’insuline joue un rôle essentiel dans le métabolisme.";
    assert!(made("c.txt", text).candidates.is_empty());
}

#[test]
fn the_same_fact_said_twice_makes_one_note() {
    let text = "La rate est un organe lymphoïde qui filtre le sang.\n\nLes rates sont des organes qui filtrent le sang et vivent cachés.";
    let definitions = made("t.txt", text)
        .deck
        .notes
        .iter()
        .filter(|n| n.tags.contains(&"definition".to_owned()))
        .count();
    assert_eq!(definitions, 1);
}

#[test]
fn the_same_text_gives_the_same_bytes_and_more_text_keeps_old_ids() {
    let text = file("tests/texts/fr-insuffisance-cardiaque.md");
    let one = made("a.md", &text).deck;
    assert_eq!(deck::write(&one).unwrap(), deck::write(&made("a.md", &text).deck).unwrap());
    let more = format!("{text}\n\nLa rate est un organe lymphoïde qui filtre le sang.\n");
    let longer = made("a.md", &more).deck;
    assert_eq!(longer.id, one.id);
    for note in &one.notes {
        let same = longer.notes.iter().find(|other| other.id == note.id);
        assert_eq!(same.map(|other| &other.content), Some(&note.content));
    }
}

#[test]
fn the_shipped_course_makes_the_shipped_deck() {
    let course = file("decks/sources/micrometastases.md");
    let made = deck::write(&made("micrometastases.md", &course).deck).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("decks/micrometastases.ron");
    if std::env::var_os("UPDATE_DECKS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(made == std::fs::read_to_string(path).unwrap(), "UPDATE_DECKS=1 makes it anew");
}

#[test]
fn french_fronts_are_set_as_french() {
    for note in made("m.md", &file("decks/sources/micrometastases.md")).deck.notes {
        for card in note.cards() {
            let front = card.question.front();
            assert!(
                !front.contains('\'') && !front.contains(" ?") && !front.contains(" :"),
                "{front}"
            );
            assert!(front.starts_with(|c: char| !c.is_lowercase()), "{front}");
        }
    }
}

#[test]
fn a_run_can_be_cancelled_and_junk_is_survived() {
    let input = Input { name: "a".into(), text: "Un mot. ".repeat(50) };
    assert!(generate(&[input], &Options::default(), &|_| false).is_none());
    let long = "mot ".repeat(250_000);
    let brackets = "((([[[{{{«««<<<**".repeat(2_000);
    for text in ["", "\u{0}\u{feff}\u{202e}", "....", "(((((", "###", "- - -", &long, &brackets] {
        let generated = made("junk.txt", text);
        assert!(generated.deck.notes.len() < 3);
    }
}

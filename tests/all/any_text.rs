//! Texts as nobody would write them: whatever the generator is given, it ends, says nothing twice
//! in two ways, and quotes what it read.
//!
//! The texts are ours of `tests/texts`, cut, doubled and sown with what copying leaves behind.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use carabin::deck::{self, fold};
use carabin::generate::{Amount, Generated, Input, Options, generate, glossary, terms};
use proptest::prelude::*;

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    // What belongs to a text bears its name, and is none itself.
    let beside = ["cards", "expected", "json", "never"];
    paths.retain(|path| path.extension().is_some_and(|end| !beside.iter().any(|b| end == *b)));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn read(text: &str, options: &Options) -> Option<Generated> {
    let input = Input { name: "any.md".into(), text: text.to_owned() };
    generate(&[input], options, &|_| true)
}

fn everything() -> Options {
    Options { amount: Amount::Everything, ..Options::default() }
}

/// What copying, typing and malice leave in a text.
const ODD: [&str; 35] = [
    "\0",
    "\r\n",
    "\r",
    "\u{feff}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "e\u{301}",
    "\u{c}",
    "\t",
    "{{c1::",
    "}}",
    "\\",
    "\\lnx ",
    " $x^2$ ",
    "<table><tr><td>",
    "</td>",
    "<!--",
    "```",
    "|",
    "| a | b |\n|---|---|\n",
    "---\n",
    "# ",
    "- ",
    "1) ",
    " : ",
    "?",
    "« ",
    " »",
    "(",
    ")",
    "\u{1f48a}",
    "İ",
    "ﬁ",
    "\n\n",
];

/// One change to a text.
#[derive(Debug, Clone)]
enum Change {
    Cut(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Sow(prop::sample::Index, &'static str),
    Upper(prop::sample::Index, usize),
}

fn any_change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        1 => (at(), 1_usize..400).prop_map(|(at, length)| Change::Cut(at, length)),
        1 => (at(), 1_usize..400).prop_map(|(at, length)| Change::Double(at, length)),
        4 => (at(), prop::sample::select(&ODD[..])).prop_map(|(at, odd)| Change::Sow(at, odd)),
        1 => (at(), 1_usize..200).prop_map(|(at, length)| Change::Upper(at, length)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for change in changes {
        if letters.is_empty() {
            break;
        }
        let span = |at: &prop::sample::Index, length: usize| {
            let start = at.index(letters.len());
            start..(start + length).min(letters.len())
        };
        match change {
            Change::Cut(at, length) => {
                letters.drain(span(at, *length));
            }
            Change::Double(at, length) => {
                let span = span(at, *length);
                let (end, copy) = (span.end, letters[span].to_vec());
                letters.splice(end..end, copy);
            }
            Change::Sow(at, odd) => {
                let at = at.index(letters.len());
                letters.splice(at..at, odd.chars());
            }
            Change::Upper(at, length) => {
                let span = span(at, *length);
                let upper: Vec<char> =
                    letters[span.clone()].iter().flat_map(|c| c.to_uppercase()).collect();
                letters.splice(span, upper);
            }
        }
    }
    letters.into_iter().collect()
}

/// What holds of whatever comes out.
fn judged(text: &str) -> Result<(), TestCaseError> {
    let Some(made) = read(text, &everything()) else {
        return Err(TestCaseError::fail("nothing asked it to stop"));
    };
    let written = deck::write(&made.deck);
    let again = deck::read(written.as_bytes()).ok();
    prop_assert_eq!(again.as_ref(), Some(&made.deck), "the deck does not read back");
    let mut seen = HashSet::new();
    for note in &made.deck.notes {
        prop_assert!(seen.insert(note.id.clone()), "two notes are {}", note.id);
        let source = note.source.as_ref();
        prop_assert!(source.is_some_and(|source| !source.quote.trim().is_empty()));
        for card in note.cards() {
            let (front, back) = (card.question.front(), card.question.back());
            prop_assert!(!front.trim().is_empty() && !back.trim().is_empty(), "{:?}", note);
            let hidden = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
            prop_assert!(!front.contains(hidden) && !back.contains(hidden), "{:?}", note);
        }
    }
    for candidate in &made.candidates {
        prop_assert!(candidate.sentence < made.sentences.len());
        prop_assert!(candidate.score.total.is_finite());
    }
    let inputs = [Input { name: "any.md".into(), text: text.to_owned() }];
    let ranked = terms(&inputs, Some(made.language), &|_| true).unwrap_or_default();
    for entry in glossary(&made, &ranked) {
        prop_assert!(entry.sentence < made.sentences.len());
        prop_assert!(entry.candidate.is_none_or(|at| at < made.candidates.len()));
        prop_assert!(!entry.term.trim().is_empty());
    }
    let twice = read(text, &everything()).map(|made| deck::write(&made.deck));
    prop_assert_eq!(twice, Some(written), "the same text twice");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_text_gives_a_whole_deck(
        text in prop::sample::select(texts()),
        changes in prop::collection::vec(any_change(), 1..24),
    ) {
        judged(&changed(&text, &changes))?;
    }

    #[test]
    fn any_letters_give_a_whole_deck(text in "(\\PC|[\\n\\t #|:.,()«»*_<>{}0-9]){0,300}") {
        judged(&text)?;
    }

    #[test]
    fn a_paragraph_more_leaves_the_ids_of_the_others(
        text in prop::sample::select(texts()),
        end in any::<bool>(),
    ) {
        let more = "Le tréphocyte alpha désigne une cellule fictive du manuel de Carabin.";
        let longer = if end {
            format!("{}\n\n{more}\n", text.trim_end())
        } else {
            // Between two paragraphs of prose, in the middle of the text.
            let half = text.len() / 2;
            let gap = text.match_indices("\n\n").map(|(at, _)| at).find(|at| *at >= half);
            let at = gap.unwrap_or(text.len());
            format!("{}\n\n{more}{}", &text[..at], &text[at..])
        };
        let ids = |text: &str| -> HashSet<String> {
            let made = read(text, &everything()).unwrap();
            made.deck.notes.iter().map(|note| note.id.to_string()).collect()
        };
        let (before, after) = (ids(&text), ids(&longer));
        let lost = before.difference(&after).count();
        // The added sentence may be the better source of a fact, never of many.
        let few = (before.len() / 20).max(1);
        prop_assert!(lost <= few, "{lost} of {} ids are lost", before.len());
    }
}

#[test]
fn a_gap_among_letters_that_make_no_word_has_a_score() {
    judged("¡.b\n\t\u{10787}\n\u{fffc}").unwrap();
}

#[test]
fn line_ends_and_marks_change_no_card() {
    for text in texts() {
        let plain = read(&text, &everything()).unwrap().deck;
        for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let made = read(&other, &everything()).unwrap().deck;
            assert_eq!(plain.notes, made.notes);
        }
    }
}

#[test]
fn a_line_of_a_megabyte_ends() {
    let one = "La tachycardie est une accélération du rythme cardiaque, ";
    for text in [
        one.repeat(1_000_000 / one.len()),
        "a".repeat(1_000_000),
        "(".repeat(200_000),
        "« ".repeat(200_000),
        "- ".repeat(200_000),
        "| ".repeat(200_000),
        "<".repeat(200_000),
        "> ".repeat(200_000),
        "#".repeat(200_000),
        ": ".repeat(200_000),
        "{{c1::".repeat(50_000),
    ] {
        let made = read(&text, &everything()).unwrap();
        assert!(made.deck.notes.len() < 10, "{}", &text[..40]);
    }
}

#[test]
fn nothing_stands_in_a_quote_that_the_text_does_not_say() {
    // A saved page writes its accents as entities.
    for text in texts().into_iter().filter(|text| !text.contains("&eacute;")) {
        // Copies part words at line ends, and write them with marks inside.
        let letters =
            |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
        let said = letters(&text);
        let made = read(&text, &everything()).unwrap();
        let (mut words, mut strange) = (HashSet::new(), HashSet::new());
        for note in &made.deck.notes {
            let quote = note.source.as_ref().map(|source| source.quote.clone()).unwrap_or_default();
            for word in quote.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4) {
                words.insert(word.to_owned());
                if !said.contains(&letters(word)) {
                    strange.insert(word.to_owned());
                }
            }
        }
        // What is spelled out is spelled out rarely.
        assert!(strange.len() <= 1 + words.len() / 100, "{strange:?}");
    }
}

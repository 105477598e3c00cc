//! `carabin add`: notes from the command line, seen before they are written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::process::Output;

use carabin::deck::Content;

use super::support::student::{Student, told};

/// A student whose library has one deck.
fn student() -> Student {
    let student = Student::new();
    let notes = "(id: \"n\", content: Basic(front: \"Les signes\", back: \"b\"))";
    let deck = format!(
        "(format: 1, id: \"cardio\", title: \"Cardiologie\", language: \"fr\", notes: [{notes}])"
    );
    fs::write(student.library().join("decks/cardio.ron"), deck).unwrap();
    student
}

fn add(student: &Student, arguments: &[&str], input: &str) -> Output {
    student.run_on(&[&["add"], arguments].concat(), input)
}

#[test]
fn a_note_is_added_and_a_dry_run_writes_nothing() {
    let student = student();
    let before = fs::read(student.library().join("decks/cardio.ron")).unwrap();
    let words = [
        "--deck",
        "cardiologie",
        "--tag",
        "ecg",
        "--tag",
        "à revoir",
        "--source",
        "La phrase.",
        "Q ?",
        "R.",
    ];
    let dry: Vec<&str> = [&["--dry-run"][..], &words].concat();
    let output = add(&student, &dry, "");
    let (out, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(out.contains("\tQ ?\tR.") && err.contains("One note would be added."), "{out}{err}");
    assert_eq!(fs::read(student.library().join("decks/cardio.ron")).unwrap(), before);
    let entries = fs::read_dir(student.library().join("history")).unwrap().count();
    assert_eq!(entries, 0, "a dry run takes no lock and makes no history");
    let output = add(&student, &words, "");
    let (out, err) = told(&output);
    assert!(output.status.success() && err.contains("One note added."), "{err}");
    let deck = student.deck("cardio.ron");
    let note = deck.notes.last().unwrap();
    assert!(out.starts_with(&format!("{}.1\t", note.id)), "{out}");
    assert_eq!(note.tags, ["ecg", "à-revoir"]);
    assert_eq!(note.source.as_ref().unwrap().quote, "La phrase.");
}

#[test]
fn each_kind_is_added_and_what_could_not_be_asked_is_not() {
    let student = student();
    for (kind, parts, cards) in [
        ("reversible", &["IRM", "imagerie"][..], 2),
        ("cloze", &["{{c1::a}} {{c2::b}}"], 2),
        ("list", &["Citez", "un", "deux"], 1),
        ("choice", &["Lequel ?", "a", "b", "c"], 1),
    ] {
        let words: Vec<&str> = [&["--deck", "cardio", "--kind", kind][..], parts].concat();
        let output = add(&student, &words, "");
        assert!(output.status.success(), "{kind}: {}", told(&output).1);
        let deck = student.deck("cardio.ron");
        assert_eq!(deck.notes.last().unwrap().cards().len(), cards, "{kind}");
    }
    let before = student.deck("cardio.ron");
    for (words, said) in [
        (&["--deck", "cardio", "Q"][..], "The answer is missing."),
        (&["--deck", "cardio", "Q", "R", "x"], "too many parts"),
        (&["--deck", "cardio", "--kind", "cloze", "no gap"], "This text has no gap yet"),
        (&["--deck", "cardio", "--kind", "cloze", "{{c1::gap"], "A gap is not written right"),
        (&["--deck", "cardio", "--kind", "choice", "Q", "R"], "wrong answer is missing"),
        (
            &["--deck", "cardio", "--kind", "choice", "Q", "HFE", "CFTR", "hfe"],
            "both among the right ones and among the wrong ones",
        ),
        (&["--deck", "nowhere", "Q", "R"], "nowhere"),
    ] {
        let output = add(&student, words, "");
        let (out, err) = told(&output);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(err.contains(said) && out.is_empty(), "{words:?}: {err}");
    }
    assert_eq!(student.deck("cardio.ron"), before);
}

#[test]
fn lines_of_the_standard_input_are_notes_all_of_them_or_none() {
    let student = student();
    let output = add(&student, &["--deck", "cardio", "-"], "Q 1\tR 1\nQ 2\n\nQ 3\t\n");
    let (_, err) = told(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("Line 2: The answer is missing.") && err.contains("Line 4:"), "{err}");
    assert_eq!(student.deck("cardio.ron").notes.len(), 1);
    let output = add(&student, &["--deck", "cardio", "-"], "Q 1\tR 1\n\nQ 2\tR 2\n");
    assert!(told(&output).1.contains("2 notes added."));
    assert_eq!(student.deck("cardio.ron").notes.len(), 3);
}

#[test]
fn an_empty_input_adds_nothing_and_says_so() {
    let student = student();
    for input in ["", "\n  \n"] {
        for dry in [&[][..], &["--dry-run"]] {
            let output = add(&student, &[&["--deck", "cardiologie", "-"], dry].concat(), input);
            let (_, err) = told(&output);
            assert_eq!(output.status.code(), Some(1), "{err}");
            assert!(err.contains("There is no note to add"), "{err}");
        }
    }
}

#[test]
fn a_new_deck_is_made_only_where_it_is_asked_for_and_a_double_is_said() {
    let student = student();
    let output = add(&student, &["--deck", "Néphrologie", "--new", "les SIGNES ?", "R"], "");
    let (_, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(err.contains("similar note in “Cardiologie”: n"), "{err}");
    let deck = student.deck("nephrologie.ron");
    assert_eq!(deck.title, "Néphrologie");
    assert!(matches!(&deck.notes[0].content, Content::Basic { back, .. } if back == "R"));
    // The second time it is there.
    add(&student, &["--deck", "nephrologie", "--new", "Q", "R"], "");
    assert_eq!(student.deck("nephrologie.ron").notes.len(), 2);
}

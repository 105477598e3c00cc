//! `carabin add`: notes from the command line, seen before they are written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use carabin::deck::{Content, Deck};
use tempfile::TempDir;

struct Student {
    home: TempDir,
}

impl Student {
    /// With a library of one deck.
    fn new() -> Self {
        let student = Self { home: tempfile::tempdir().unwrap() };
        let root = student.library();
        for folder in ["decks", "history", "media"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
        let notes = "(id: \"n\", content: Basic(front: \"Les signes\", back: \"b\"))";
        let deck = format!(
            "(format: 1, id: \"cardio\", title: \"Cardiologie\", language: \"fr\", notes: [{notes}])"
        );
        fs::write(root.join("decks/cardio.ron"), deck).unwrap();
        student
    }

    fn library(&self) -> PathBuf {
        self.home.path().join("Carabin")
    }

    fn add(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_carabin"))
            .args(["--library", &self.library().display().to_string(), "add"])
            .args(arguments)
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .env("LC_ALL", "en_GB.UTF-8")
            .env("LANGUAGE", "en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn deck(&self, file: &str) -> Deck {
        carabin::deck::read(&fs::read(self.library().join("decks").join(file)).unwrap()).unwrap()
    }
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_note_is_added_and_a_dry_run_writes_nothing() {
    let student = Student::new();
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
    let output = student.add(&dry, "");
    let (out, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(out.contains("\tQ ?\tR.") && err.contains("One note would be added."), "{out}{err}");
    assert_eq!(fs::read(student.library().join("decks/cardio.ron")).unwrap(), before);
    let entries = fs::read_dir(student.library().join("history")).unwrap().count();
    assert_eq!(entries, 0, "a dry run takes no lock and makes no history");
    let output = student.add(&words, "");
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
    let student = Student::new();
    for (kind, parts, cards) in [
        ("reversible", &["IRM", "imagerie"][..], 2),
        ("cloze", &["{{c1::a}} {{c2::b}}"], 2),
        ("list", &["Citez", "un", "deux"], 1),
        ("choice", &["Lequel ?", "a", "b", "c"], 1),
    ] {
        let words: Vec<&str> = [&["--deck", "cardio", "--kind", kind][..], parts].concat();
        let output = student.add(&words, "");
        assert!(output.status.success(), "{kind}: {}", told(&output).1);
        let deck = student.deck("cardio.ron");
        assert_eq!(deck.notes.last().unwrap().cards().len(), cards, "{kind}");
    }
    let before = student.deck("cardio.ron");
    for (words, said) in [
        (&["--deck", "cardio", "Q"][..], "The answer is missing."),
        (&["--deck", "cardio", "Q", "R", "x"], "too many parts"),
        (&["--deck", "cardio", "--kind", "cloze", "no gap"], "A gap is not written right"),
        (&["--deck", "cardio", "--kind", "choice", "Q", "R"], "wrong answer is missing"),
        (
            &["--deck", "cardio", "--kind", "choice", "Q", "HFE", "CFTR", "hfe"],
            "both among the right ones and among the wrong ones",
        ),
        (&["--deck", "nowhere", "Q", "R"], "nowhere"),
    ] {
        let output = student.add(words, "");
        let (out, err) = told(&output);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(err.contains(said) && out.is_empty(), "{words:?}: {err}");
    }
    assert_eq!(student.deck("cardio.ron"), before);
}

#[test]
fn lines_of_the_standard_input_are_notes_all_of_them_or_none() {
    let student = Student::new();
    let output = student.add(&["--deck", "cardio", "-"], "Q 1\tR 1\nQ 2\n\nQ 3\t\n");
    let (_, err) = told(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("Line 2: The answer is missing.") && err.contains("Line 4:"), "{err}");
    assert_eq!(student.deck("cardio.ron").notes.len(), 1);
    let output = student.add(&["--deck", "cardio", "-"], "Q 1\tR 1\n\nQ 2\tR 2\n");
    assert!(told(&output).1.contains("2 notes added."));
    assert_eq!(student.deck("cardio.ron").notes.len(), 3);
}

#[test]
fn a_new_deck_is_made_only_where_it_is_asked_for_and_a_double_is_said() {
    let student = Student::new();
    let output = student.add(&["--deck", "Néphrologie", "--new", "les SIGNES ?", "R"], "");
    let (_, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(err.contains("similar note in “Cardiologie”: n"), "{err}");
    let deck = student.deck("nephrologie.ron");
    assert_eq!(deck.title, "Néphrologie");
    assert!(matches!(&deck.notes[0].content, Content::Basic { back, .. } if back == "R"));
    // The second time it is there.
    student.add(&["--deck", "nephrologie", "--new", "Q", "R"], "");
    assert_eq!(student.deck("nephrologie.ron").notes.len(), 2);
}

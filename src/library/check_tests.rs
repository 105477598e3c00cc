//! What is wrong in a library: found, told with what can be done, mended.

use std::fs;
use std::path::Path;

use super::test_library::{deck_of, device, event, folder, grade, put, text};
use super::*;
use crate::deck::{Content, Hide, Mask, Shape};
use crate::history::{HEADER, encode};

/// What is found, each with the name of its file.
fn found(root: &Path) -> Vec<(String, &'static str, Remedy)> {
    let findings = check(&Library::look(root).unwrap());
    let of = |finding: &Finding| {
        let name = finding.problem.path.file_name().unwrap().to_string_lossy().into_owned();
        (name, finding.problem.message.key, finding.remedy)
    };
    findings.iter().map(of).collect()
}

fn keys(root: &Path) -> Vec<&'static str> {
    found(root).into_iter().map(|(_, key, _)| key).collect()
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let folder = folder();
    let history = format!("{HEADER}{}", encode(&event("one", 1, grade("a.1", 5))));
    put(folder.path(), "history/one.csv", &history);
    assert_eq!(found(folder.path()), []);
}

#[test]
fn a_line_that_can_t_be_read_is_to_be_taken_out() {
    let folder = folder();
    let line = encode(&event("one", 1, grade("a.1", 5)));
    put(folder.path(), "history/one.csv", &format!("{HEADER}{line}a.1,x\n{line}"));
    let (name, _, remedy) = found(folder.path()).remove(0);
    assert_eq!((name.as_str(), remedy), ("one.csv", Remedy::TakeOut));
    let said = repair(folder.path(), &device("two")).unwrap();
    assert_eq!(said.len(), 1);
    assert_eq!(found(folder.path()), []);
    let mended = fs::read_to_string(folder.path().join("history/one.csv")).unwrap();
    assert_eq!(mended, format!("{HEADER}{line}{line}"));
}

#[test]
fn copies_of_histories_and_decks_are_to_be_joined_and_other_faults_are_still_told() {
    let folder = folder();
    let root = folder.path();
    let lines = [1, 2].map(|n| encode(&event("one", n, grade("a.1", 5))));
    put(root, "history/one.csv", &format!("{HEADER}{}", lines[0]));
    let copy = "one.sync-conflict-20260101-100000-ABCDEFG.csv";
    put(root, &format!("history/{copy}"), &format!("{HEADER}{}{}", lines[0], lines[1]));
    put(root, "decks/broken.ron", "(format: 1");
    let found = found(root);
    assert!(found.contains(&(copy.to_owned(), "fault-conflict-copy", Remedy::Merge)), "{found:?}");
    let broken = found.iter().find(|(name, ..)| name == "broken.ron");
    assert_eq!(broken.map(|(.., remedy)| *remedy), Some(Remedy::Leave), "{found:?}");
}

#[test]
fn what_git_has_marked_is_to_be_joined() {
    let folder = folder();
    let [ours, theirs] = ["2", "3"].map(|back| text(&deck_of("d", &[("a", back), ("b", "1")])));
    let marked = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    put(folder.path(), "decks/d.ron", &marked);
    let (name, _, remedy) = found(folder.path()).remove(0);
    assert_eq!((name.as_str(), remedy), ("d.ron", Remedy::Merge));
    put(folder.path(), "decks/d.ron", &marked.replace("=======", "======"));
    assert_eq!(found(folder.path())[0].2, Remedy::Leave, "half a mark is none");
}

#[test]
fn events_of_lost_cards_and_of_a_clock_that_was_ahead_are_told() {
    let folder = folder();
    let with = |card: &str, time: i64| {
        let line = encode(&event("one", 1, grade(card, time)));
        put(folder.path(), "history/one.csv", &format!("{HEADER}{line}"));
        keys(folder.path())
    };
    assert_eq!(with("a.1", now() + 1000), [""; 0]);
    assert_eq!(with("a.1", now() + 3 * 86_400_000), ["fault-clock"]);
    assert_eq!(with("gone.1", 5), ["fault-orphans"]);
}

#[test]
fn a_deck_anywhere_is_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let mut deck = deck_of("d", &[("a", "1"), ("b", "1")]);
    deck.notes[0].content = Content::Cloze { text: "{{c1::x}} {{c2:y}}".into() };
    put(folder.path(), "any.ron", &text(&deck));
    let (findings, notes) = check_deck(&folder.path().join("any.ron")).unwrap();
    assert_eq!(notes, 2);
    let keys: Vec<_> = findings.iter().map(|finding| finding.problem.message.key).collect();
    assert_eq!(keys, ["fault-mistyped-gap"]);
}

#[test]
fn a_picture_that_is_not_there_or_whose_name_leads_elsewhere_is_told() {
    let folder = folder();
    let with = |picture: &str| {
        let mask = Mask {
            number: 1,
            left: 0,
            top: 0,
            width: 9,
            height: 9,
            shape: Shape::Rectangle,
            label: "aorte".into(),
        };
        let mut deck = deck_of("d", &[("a", "1"), ("b", "1")]);
        let (prompt, picture, hide) = (String::new(), picture.to_owned(), Hide::All);
        deck.notes[0].content = Content::Occlusion { prompt, picture, masks: vec![mask], hide };
        put(folder.path(), "decks/d.ron", &text(&deck));
        keys(folder.path())
    };
    assert!(with("coeur.png").contains(&"fault-picture"));
    for odd in ["../x.png", "/etc/x.png", "a//b.png", "a\\..\\b.png", "C:x.png", "."] {
        assert!(with(odd).contains(&"fault-picture-name"), "{odd}");
    }
}

#[test]
fn what_a_write_has_left_in_a_folder_of_decks_is_put_away() {
    let folder = folder();
    for left in ["decks/x/y/.carabin-two.0-0.tmp", "decks/.carabin-a.tmp", ".carabin-b.tmp"] {
        put(folder.path(), left, "half");
    }
    assert_eq!(keys(folder.path()), ["fault-leftover"; 3]);
    assert_eq!(repair(folder.path(), &device("one")).unwrap().len(), 3);
    assert_eq!(found(folder.path()), []);
}

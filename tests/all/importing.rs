//! `carabin import`: notes of Anki and of spreadsheets, taken as they are, and taken again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;

use carabin::deck::Content;

use super::support::student::{Student, told};

/// What Anki writes as « Notes en texte brut », with every column that it can add.
const ANKI: &str = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n\
    #tags column:6\n\
    Bz$;x1\tBasic\tMédecine::Neuro\tQuel est le nerf du diaphragme ?\tLe nerf <b>phrénique</b>\tneuro\n\
    Bz$;x2\tCloze\tMédecine::Neuro\tLe {{c1::diaphragme}} et {{c2::C3-C5}}\t\tneuro\n\
    Bz$;x3\tBasic\tPneumo\tOù ?\t\"<img src=\"\"foie.png\"\">\"\t\n";

#[test]
fn ankis_notes_come_into_the_decks_that_it_names_and_twice_is_once() {
    let student = Student::new();
    let file = student.file("anki.txt", ANKI);
    let output = student.run(&["import", &file, "--dry-run"]);
    let (out, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(out.contains("Neuro\t2\nPneumo\t1\n"), "{out}");
    assert!(err.contains("3 notes would be added"), "{err}");
    assert!(!student.library().join("decks/pneumo.ron").exists());
    let output = student.run(&["import", &file]);
    let (_, err) = told(&output);
    assert!(output.status.success(), "{err}");
    assert!(err.contains("A picture or sound is missing: foie.png"), "{err}");
    let neuro = student.deck("Médecine/neuro.ron");
    assert_eq!(neuro.title, "Neuro");
    let back = "Le nerf **phrénique**";
    assert!(matches!(&neuro.notes[0].content, Content::Basic { back: b, .. } if b == back));
    assert_eq!(neuro.notes[0].tags, ["neuro"]);
    assert_eq!(neuro.notes[1].cards().len(), 2);
    // Again: nothing is doubled, and what has changed over there is changed here.
    let again = student.file("anki.txt", &ANKI.replace("phrénique", "vague"));
    let (_, err) = told(&student.run(&["import", &again]));
    assert!(err.contains("No note added, one changed, 2 unchanged."), "{err}");
    let after = student.deck("Médecine/neuro.ron");
    assert_eq!(after.notes[0].id, neuro.notes[0].id);
    assert!(
        matches!(&after.notes[0].content, Content::Basic { back, .. } if back.contains("vague"))
    );
}

#[test]
fn a_table_without_names_is_known_again_by_its_questions() {
    let student = Student::new();
    let file = student.file("Cardio.csv", "Q 1;R 1;ecg\nQ 2;R 2\nQ 1;autre\n;vide\n");
    let output = student.run(&["import", &file]);
    let (out, err) = told(&output);
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(out.contains("Cardio\t2"), "{out}");
    assert!(err.contains("Cardio.csv:3:1: The same note as on line 1"), "{err}");
    assert!(err.contains("Cardio.csv:4:1: The question is empty"), "{err}");
    let file = student.file("Cardio.csv", "q 1;R 1;ecg\nQ 2;R deux\nQ 3;R 3\n");
    let (_, err) = told(&student.run(&["import", &file]));
    assert!(err.contains("One note added, 2 changed, none unchanged."), "{err}");
    assert_eq!(student.deck("cardio.ron").notes.len(), 3);
    // Into a deck that is there, whatever the file is called.
    let file = student.file("autre.tsv", "Q 3\tR trois\nQ 4\tR 4\n");
    let (_, err) = told(&student.run(&["import", &file, "--deck", "cardio"]));
    assert!(err.contains("One note added, one changed"), "{err}");
    assert_eq!(student.deck("cardio.ron").notes.len(), 4);
}

#[test]
fn of_two_decks_with_one_title_the_notes_come_into_the_one_that_is_named() {
    let student = Student::new();
    for (id, title) in [("one", "Cardio"), ("two", "Cardio"), ("three", "cardio")] {
        let deck =
            format!("(format: 1, id: \"{id}\", title: \"{title}\", language: \"fr\", notes: [])");
        fs::write(student.library().join(format!("decks/{id}.ron")), deck).unwrap();
    }
    let file = student.file("x.tsv", "Q 1\tR 1\nQ 2\tR 2\n");
    for deck in ["two", "three.ron"] {
        let (out, err) = told(&student.run(&["import", &file, "--deck", deck]));
        assert!(out.contains("ardio\t2") && err.contains("2 notes added"), "{out}{err}");
    }
    let counts = ["one.ron", "two.ron", "three.ron"].map(|file| student.deck(file).notes.len());
    assert_eq!(counts, [0, 2, 2]);
}

#[test]
fn a_file_that_is_not_understood_leaves_everything_as_it_is() {
    let student = Student::new();
    for (text, place) in [
        ("#separator:tab\nQ\t\"R\n", "x.txt:2:3: a quotation mark"),
        ("#separator:xx\nQ\tR\n", "x.txt:1:12: “xx” is no separator"),
        ("#separator:tab\n", "x.txt:2:1: this file holds no note"),
    ] {
        let file = student.file("x.txt", text);
        let output = student.run(&["import", &file]);
        let (out, err) = told(&output);
        assert_eq!(output.status.code(), Some(1));
        assert!(err.contains(place) && out.is_empty(), "{err}");
        assert_eq!(fs::read_dir(student.library().join("decks")).unwrap().count(), 0);
    }
    let output = student.run(&["import", "/nowhere.txt"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn no_card_is_made_of_a_list_of_notes() {
    let student = Student::new();
    for (name, text) in [("anki.txt", ANKI), ("table.csv", "front,back,tags\nQ,R,t\n")] {
        let file = student.file(name, text);
        let output = student.run(&["generate", &file, "-o", "-"]);
        let (out, err) = told(&output);
        assert_eq!(output.status.code(), Some(1));
        assert!(out.is_empty() && err.contains("“carabin import” takes them"), "{err}");
    }
    // Wherever such a text comes from.
    let input = carabin::generate::Input { name: "collé".into(), text: ANKI.into() };
    let options = carabin::generate::Options::default();
    let generated = carabin::generate::generate(&[input], &options, &|_| true).unwrap();
    assert!(generated.candidates.is_empty() && generated.sentences.is_empty());
}

#[test]
fn what_is_written_for_anki_or_a_spreadsheet_comes_back_as_the_same_notes() {
    let student = Student::new();
    let file = student.file("anki.txt", ANKI);
    student.run(&["import", &file]);
    let deck = student.library().join("decks/Médecine/neuro.ron");
    for format in ["anki", "csv"] {
        let (text, _) =
            told(&student.run(&["cards", &deck.display().to_string(), "--format", format]));
        let file = student.file(&format!("back-{format}.txt"), &text);
        let (_, err) = told(&student.run(&["import", &file]));
        assert!(
            err.contains("No note added, none changed, 2 unchanged."),
            "{format}: {err}\n{text}"
        );
    }
}

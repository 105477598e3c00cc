//! `carabin find` and `carabin edit` as a student runs them.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

struct Student(TempDir);

impl Student {
    /// With two decks of three notes each.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("Carabin");
        for folder in ["decks", "history", "media"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for (id, title) in [("foie", "Le foie"), ("rein", "Le rein")] {
            let note = |n: u8| {
                format!(
                    "(id: \"{id}{n}\", content: Basic(front: \"Qu’est-ce qu’un œdème {n} ?\", \
                     back: \"Réponse {n}\"), tags: [\"{id}\"]),"
                )
            };
            let notes: String = (1..=3).map(note).collect();
            let text = format!(
                "(format: 1, id: \"{id}\", title: \"{title}\", language: \"fr\", notes: [{notes}])"
            );
            fs::write(root.join(format!("decks/{id}.ron")), text).unwrap();
        }
        Self(home)
    }

    fn run(&self, language: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_carabin"))
            .arg("--library")
            .arg(self.0.path().join("Carabin"))
            .args(arguments)
            .env("HOME", self.0.path())
            .env("XDG_CONFIG_HOME", self.0.path().join("config"))
            .env("LC_ALL", format!("{language}.UTF-8"))
            .env("LANG", format!("{language}.UTF-8"))
            .env("LANGUAGE", language)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> (String, String) {
        let Output { status, stdout, stderr } = self.run("en_GB", arguments);
        let said = String::from_utf8(stderr).unwrap();
        assert!(status.success(), "{arguments:?}: {said}");
        (String::from_utf8(stdout).unwrap(), said)
    }

    fn refused(&self, language: &str, arguments: &[&str]) -> String {
        let Output { status, stderr, .. } = self.run(language, arguments);
        let said = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(1), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    }

    fn found(&self, query: &str) -> usize {
        self.ok(&["find", query]).0.lines().count()
    }
}

#[test]
fn cards_are_found_and_printed() {
    let student = Student::new();
    assert_eq!(student.found("oedeme"), 6);
    assert_eq!(student.found("-tag:foie"), 3);
    assert_eq!(student.found("deck:\"le foie\" (1 or 2)"), 2);
    let (text, _) = student.ok(&["find", "nid:foie2"]);
    assert_eq!(text, "foie2.1  Qu’est-ce qu’un œdème 2 ? → Réponse 2\n");
    let (tsv, _) =
        student.ok(&["find", "tag:rein", "--format", "tsv", "--sort", "front", "--descending"]);
    let lines: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0][..6], ["id", "front", "back", "deck", "tags", "state"]);
    let ids: Vec<&str> = lines[1..].iter().map(|line| line[0]).collect();
    assert_eq!(ids, ["rein3.1", "rein2.1", "rein1.1"]);
    assert_eq!(lines[1][3..6], ["Le rein", "rein", "new"]);
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    // A query that begins with a sign, and options behind it.
    let (tsv, _) = student.ok(&["find", "-tag:foie", "--format", "tsv"]);
    assert_eq!(tsv.lines().count(), 4);
}

/// What could not be read was not searched: that is said, and the exit code is a check's.
#[test]
fn a_deck_that_cannot_be_read_is_told_by_finding_and_by_editing() {
    let student = Student::new();
    fs::write(student.0.path().join("Carabin/decks/foie.ron"), "(format: 1, tit").unwrap();
    let history = "card_id,review_time,review_rating,review_state,review_duration,day,utc_offset,\
        kind,due,sequence,target\nx\n";
    fs::write(student.0.path().join("Carabin/history/one.csv"), history).unwrap();
    for arguments in [
        &["find", "tag:rein"][..],
        &["edit", "--dry-run", "--tag", "x", "tag:rein"],
        &["edit", "--tag", "x", "tag:rein"],
    ] {
        let Output { status, stderr, .. } = student.run("fr_FR", arguments);
        let said = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains("foie.ron:1:13: ce n’est pas un paquet"), "{arguments:?}: {said}");
        assert!(said.contains("one.csv:2:1: cette ligne a 1 champ au lieu de 11"), "{said}");
    }
    assert!(
        fs::read_to_string(student.0.path().join("Carabin/decks/rein.ron"))
            .unwrap()
            .contains("\"x\"")
    );
}

#[test]
fn a_deck_or_a_tag_that_is_nowhere_is_told() {
    let student = Student::new();
    let (found, said) = student.ok(&["find", "deck:oie tag:rei"]);
    assert!(found.is_empty(), "{found}");
    assert!(said.contains("No deck is called “oie”. Try deck:\"Le foie\""), "{said}");
    assert!(said.contains("No tag is called “rei”. Try tag:rein"), "{said}");
    let (_, said) = student.ok(&["edit", "--dry-run", "--tag", "x", "deck:foi"]);
    assert!(said.contains("No deck is called “foi”"), "{said}");
    let (_, said) = student.ok(&["find", "deck:oie or tag:rein"]);
    assert!(said.is_empty(), "what is found needs no word: {said}");
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let student = Student::new();
    let said = student.refused("en_GB", &["find", "foie (rate"]);
    assert!(said.contains("Column 6") && said.contains("never closed"), "{said}");
    let said = student.refused("fr_FR", &["find", "foie is:neuf"]);
    assert!(said.contains("Colonne 6") && said.contains("«\u{a0}neuf\u{a0}»"), "{said}");
    let said = student.refused("fr_FR", &["find", "prop:stability<"]);
    assert!(said.contains("il manque un nombre après «\u{a0}prop:\u{a0}»"), "{said}");
    student.refused("en_GB", &["edit", "--tag", "x", "foie or"]);
    student.refused("en_GB", &["edit", "foie"]);
    student.refused("en_GB", &["edit", "--set", "nothing", "foie"]);
    student.refused("en_GB", &["edit", "--set", "front= ", "tag:foie"]);
    student.refused("en_GB", &["edit", "--move", "nowhere", ""]);
    student.refused("en_GB", &["edit", "--replace", "(", "--with", "", "--regex", ""]);
}

#[test]
fn what_is_found_is_changed_at_once() {
    let student = Student::new();
    let (preview, said) = student.ok(&["edit", "--dry-run", "--tag", "item 5", "oedeme 1"]);
    assert!(preview.contains("foie1") && preview.contains("item-5"), "{preview}");
    assert!(said.contains("2 notes would change"), "{said}");
    assert_eq!(student.found("tag:item-5"), 0);
    let (_, said) = student.ok(&["edit", "--tag", "item 5", "--suspend", "oedeme 1"]);
    assert!(said.contains("2 notes and 2 cards were changed."), "{said}");
    assert_eq!(student.found("tag:item-5 is:suspended"), 2);
    student.ok(&["edit", "--set", "back=Une fuite", "--flag", "red", "tag:foie"]);
    assert_eq!(student.found("flag:red back:\"une fuite\""), 3);
    student.ok(&["edit", "--replace", r"œdème (\d)", "--with", "$1 fois", "--regex", "tag:rein"]);
    assert_eq!(student.found("\"2 fois\""), 1);
    student.ok(&["edit", "--move", "Le foie", "tag:rein 2"]);
    assert_eq!(student.found("deck:\"le foie\""), 4);
    student.ok(&["edit", "--delete", "deck:\"le foie\" tag:foie"]);
    assert_eq!(student.found(""), 3);
    student.ok(&["edit", "--due", "4", "--untag", "rein", ""]);
    assert_eq!(student.found("prop:due=4 tag:none"), 2);
}

#[test]
fn what_was_done_is_said_as_it_was() {
    let student = Student::new();
    let said = |arguments: &[&str]| student.ok(&[&["edit"], arguments].concat()).1;
    assert!(said(&["--resume", "oedeme 1"]).contains("Nothing was changed."));
    assert!(said(&["--suspend", "oedeme 1"]).contains("2 cards were changed."));
    let done = said(&["--tag", "x", "oedeme 1"]);
    assert!(done.contains("2 notes were changed.") && done.contains("To go back: "), "{done}");
    let done = said(&["--tag", "y", "--due", "4", "oedeme 1"]);
    assert!(done.contains("2 notes and 2 cards were changed."), "{done}");
    assert!(done.contains("(what was done to cards stays)"), "{done}");
    let dry = said(&["--dry-run", "--delete", "oedeme 1"]);
    assert!(dry.contains("2 notes would be deleted."), "{dry}");
    let done = said(&["--delete", "oedeme 1"]);
    assert!(done.contains("2 notes were deleted."), "{done}");
}

#[test]
fn the_text_of_a_cloze_is_set_by_its_own_name() {
    let student = Student::new();
    let bile = "La {{c1::bile}} est verte.";
    student.ok(&["add", "--deck", "Le foie", "--kind", "cloze", bile]);
    student.ok(&["edit", "--set", "text=La {{c1::bile}} est jaune.", "kind:cloze or tag:foie"]);
    assert_eq!(student.found("\"bile est jaune\""), 1);
    assert_eq!(student.found("jaune"), 1, "a note of another kind has no such field");
    student.refused("en_GB", &["edit", "--set", "text=La bile.", "kind:cloze"]);
}

#[test]
fn a_change_of_decks_names_the_way_back() {
    let student = Student::new();
    let (_, said) = student.ok(&["edit", "--delete", "oedeme"]);
    let moment = said.split_whitespace().last().unwrap();
    assert_eq!(student.found(""), 0);
    student.ok(&["restore", moment]);
    assert_eq!(student.found(""), 6);
}

#[test]
fn notes_that_are_alike_are_printed_pair_by_pair() {
    let student = Student::new();
    let (text, _) = student.ok(&["duplicates", "--format", "tsv"]);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0].len(), 7);
    assert_eq!(rows.len(), 4, "{text}");
    assert_eq!(rows[1][..2], ["same", "foie1"]);
    assert_eq!(rows[1][4..], ["rein1", "Qu’est-ce qu’un œdème 1 ?", "Le rein"]);
    let (text, _) = student.ok(&["duplicates"]);
    assert!(text.starts_with("Same question, same answer\n  foie1  "), "{text}");
    student.ok(&["edit", "deck:rein", "--replace", "œdème", "--with", "ulcère"]);
    let (text, _) = student.ok(&["duplicates", "--format", "tsv"]);
    assert_eq!(text.lines().count(), 1, "{text}");
}

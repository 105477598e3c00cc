//! The command line as a student runs it: results, messages, exit codes, and bad input.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const TEXT: &str = "# L’aorte\n\nL’aorte est une artère qui naît du ventricule gauche. \
    L’aorte distribue le sang oxygéné à tous les organes. Les couches de la paroi de l’aorte sont \
    : l’intima, la média et l’adventice. L’imagerie par résonance magnétique (IRM) permet de \
    mesurer le diamètre de l’aorte.\n";

struct Student {
    home: TempDir,
}

impl Student {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.home.path().join(name), bytes).unwrap();
        self.path(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carabin"));
        command
            .args(arguments)
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .env_remove("XDG_CACHE_HOME")
            .env("LC_ALL", "en_GB.UTF-8")
            .env("LANG", "en_GB.UTF-8")
            .env("LANGUAGE", "en")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs what must fail with code 1 and one clear sentence, and returns that.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    fn entries(&self) -> Vec<String> {
        let entries = fs::read_dir(self.home.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_text_becomes_a_deck_and_cards() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let deck = student.path("aorte.ron");
    assert_eq!(student.ok(&["generate", &text, "-o", &deck]).trim(), deck);
    let table = student.ok(&["cards", &deck, "--format", "tsv"]);
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("id\tfront\tback\ttags\tsource\tcontext"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() >= 3, "{table}");
    assert!(rows.iter().all(|row| row.len() == 6));
    assert!(table.contains("artère qui naît du ventricule gauche"), "{table}");
    student.ok(&["check", &deck]);
}

#[test]
fn the_same_text_gives_the_same_bytes_and_updates_its_deck() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let (one, two) = (student.path("one.ron"), student.path("two.ron"));
    student.ok(&["generate", &text, "-o", &one]);
    student.ok(&["generate", &text, "-o", &two]);
    student.ok(&["generate", &text, "-o", &two]);
    assert_eq!(fs::read(one).unwrap(), fs::read(two).unwrap());
}

#[test]
fn as_many_cards_as_are_wanted() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let notes = |more: &[&str]| {
        let deck = student.ok(&[&["generate", &text, "-o", "-"], more].concat());
        deck.matches("content:").count()
    };
    let usual = notes(&[]);
    let counts = ["essential", "usual", "everything"].map(|amount| notes(&["--amount", amount]));
    assert!(counts[0] > 0 && counts.is_sorted() && counts[1] == usual, "{counts:?}");
    assert!(counts[2] <= notes(&["--all"]));
    assert!(notes(&["--all", "--no-etymology"]) <= notes(&["--all"]));
    for wrong in [&["--amount", "some"][..], &["--amount", "usual", "--all"]] {
        let output = student.run(&[&["generate", &text], wrong].concat());
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn several_texts_make_one_deck_and_the_standard_input_is_one() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let deck = student.path("both.ron");
    let arguments = ["generate", &text, "-", "-o", &deck, "--title", "Deux textes"];
    let mut child = student.command(&arguments).stdin(Stdio::piped()).spawn().unwrap();
    let second = "La rate est un organe lymphoïde situé dans l’hypocondre gauche.";
    child.stdin.take().unwrap().write_all(second.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let cards = student.ok(&["cards", &deck]);
    assert!(cards.starts_with("Deux textes\n"), "{cards}");
    assert!(cards.contains("rate") && cards.contains("aorte"), "{cards}");
}

#[test]
fn multiple_choice_is_for_numbers_unless_told_otherwise() {
    let student = Student::new();
    let text = include_str!("../texts/fr-dyspnee.md");
    // Many more words, so that the cap leaves every note in.
    // Four terms of one family, of which one is defined.
    let terms = "La gastrite est une inflammation aiguë ou chronique de la muqueuse de \
                 l’estomac.\n\nLe tabac favorise la bronchite des fumeurs.\n\nUne cystite brûle \
                 au moment d’uriner.\n\nLa phlébite gonfle le mollet.";
    let text =
        format!("{text}\n\n{terms}\n\n{}", "La page reste blanche pour les notes. ".repeat(120));
    let file = student.file("cours.md", text);
    let choices = |more: &[&str]| {
        let deck = student.ok(&[&["generate", &file, "-o", "-"], more].concat());
        deck.matches("Choice(").count()
    };
    assert_eq!(choices(&["--choices", "never"]), 0);
    assert!(choices(&[]) > 0);
    assert!(choices(&["--choices", "everywhere"]) > choices(&["--choices", "numbers"]));
}

#[test]
fn without_a_file_the_deck_goes_into_the_library() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let library = student.path("Carabin");
    let path = student.ok(&["generate", &text, "--library", &library]);
    assert!(Path::new(path.trim()).is_file(), "{path}");
    student.ok(&["generate", &text, "--library", &library]);
    let decks = fs::read_dir(student.home.path().join("Carabin/decks")).unwrap().count();
    assert_eq!(decks, 4, "three shipped and one generated, once");
    let due = student.ok(&["due", "--library", &library]);
    assert!(due.lines().count() == 6 && due.contains("aorte"), "{due}");
    student.ok(&["check", "--library", &library]);
}

#[test]
fn every_usual_encoding_gives_the_same_cards() {
    let student = Student::new();
    // Latin-1 has no typographic apostrophe.
    let plain = TEXT.replace('’', "'");
    let cards = |name: &str, bytes: Vec<u8>| {
        let text = student.file(name, bytes);
        student.ok(&["generate", &text, "-o", "-"]).split("notes:").nth(1).unwrap().to_owned()
    };
    let utf8 = cards("a.txt", plain.clone().into_bytes());
    let latin1 = plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(cards("b.txt", latin1), utf8);
    assert_eq!(cards("c.txt", format!("\u{feff}{plain}").into_bytes()), utf8);
    let units = || [0xfeff].into_iter().chain(plain.encode_utf16());
    assert_eq!(cards("d.txt", units().flat_map(u16::to_le_bytes).collect()), utf8);
    assert_eq!(cards("e.txt", units().flat_map(u16::to_be_bytes).collect()), utf8);
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence_and_nothing_is_written() {
    let student = Student::new();
    let empty = student.file("empty.txt", "");
    let binary = student.file("noise", [0x89, b'P', b'N', b'G', 0, 0, 1, 2, 0xff, 0, 3, 4]);
    // Whatever they are called.
    let picture = student.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let pdf = student.file("course.txt", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    let rtf = student.file("course.rtf", "{\\rtf1\\ansi The aorta is the largest artery.}");
    let word = student.file("course.docx", b"PK\x03\x04\x14\0word/document.xml\x8d\0\x01");
    let anki = student.file("deck.apkg", b"PK\x03\x04\x14\0collection.anki21\0collection.anki2");
    let folder = student.path("folder");
    fs::create_dir(&folder).unwrap();
    let missing = student.path("missing.txt");
    let before = student.entries();
    for (input, word) in [
        (&empty, "empty"),
        (&binary, "not text"),
        (&picture, "this is a picture; have its text"),
        (&pdf, "this is a PDF; open it, copy"),
        (&rtf, "RTF"),
        (&word, "word processor"),
        (&anki, "in Anki, choose File › Export"),
        (&folder, "folder"),
        (&missing, "no such file"),
    ] {
        let said = student.refused(&["generate", input, "-o", &student.path("out.ron")]);
        assert!(said.contains(word), "{said}");
    }
    assert_eq!(student.entries(), before);
}

#[test]
fn a_file_that_is_no_deck_is_never_overwritten() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let precious = student.file("out.ron", "my notes");
    let said = student.refused(&["generate", &text, "-o", &precious]);
    assert!(said.contains("out.ron:1:1"), "{said}");
    assert_eq!(fs::read_to_string(precious).unwrap(), "my notes");
    let said = student.refused(&["generate", &text, "-o", &student.path("none\0")[..4]]);
    assert!(!said.is_empty());
}

#[test]
fn a_damaged_deck_is_pointed_at() {
    let student = Student::new();
    let head = "(\n    format: 1, id: \"d\", title: \"T\", language: \"fr\",\n    notes: [\n";
    let deck =
        student.file("d.ron", format!("{head}        (id: \"n\", contents: 1),\n    ],\n)\n"));
    for command in [&["cards", &deck][..], &["check", &deck]] {
        let said = student.refused(command);
        assert!(said.contains("d.ron:4:"), "{said}");
    }
    let history = student.file("dev.csv", "card_id,nothing\n");
    let output = student.run(&["check", &history]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("dev.csv:1:1"));
}

#[test]
fn a_line_that_is_passed_over_is_said_wherever_it_does_not_count() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("aorte.md", TEXT);
    student.ok(&["generate", &text, "--library", &library, "--title", "Aorte"]);
    let head = "card_id,review_time,review_rating,review_state,review_duration,day,utc_offset,\
                kind,due,sequence,target\n";
    let lines = "n.1,1790000060000,\",2,1001,20717,60,review,d20721,1,\n";
    fs::write(format!("{library}/history/x.csv"), format!("{head}{lines}")).unwrap();
    for command in ["check", "due", "statistics"] {
        let output = student.run(&[command, "--library", &library]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
        assert!(said.contains("x.csv:2:"), "{command}: {said}");
    }
}

#[test]
fn a_terminal_obeys_no_deck() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("aorte.md", TEXT);
    student.ok(&["generate", &text, "--library", &library, "--title", "Aorte"]);
    let note =
        r#"(id: "n", content: Basic(front: "Q\u{1b}[2J ?", back: "=A\u{9d}0"), tags: ["\u{7}"])"#;
    let title = r"T\u{1b}]0;pris\u{7}\u{1b}]52;c;eA==\u{7}\n  99  0  Faux";
    let deck =
        format!(r#"(format: 1, id: "d", title: "{title}", language: "fr", notes: [{note}])"#);
    let path = format!("{library}/decks/d.ron");
    fs::write(&path, deck).unwrap();
    let picture = r#"(format: 1, id: "p", title: "P", language: "fr", notes: [(id: "p1",
        content: Occlusion(picture: "../../\u{1b}[2J/etc/passwd", masks: [(number: 1, left: 0,
        top: 0, width: 9, height: 9, label: "m")]))])"#;
    fs::write(format!("{library}/decks/p.ron"), picture).unwrap();
    fs::write(format!("{library}/decks/odd\u{1b}[31m.ron"), "(").unwrap();
    for arguments in [
        &["cards", &path][..],
        &["cards", &path, "--format", "tsv"],
        &["cards", &path, "--format", "csv"],
        &["cards", &path, "--format", "anki"],
        &["find", "is:new", "--library", &library],
        &["find", "is:new", "--format", "tsv", "--library", &library],
        &["duplicates", "--library", &library],
        &["backup", "--list", "--library", &library],
        &["due", "--library", &library],
        &["check", "--library", &library],
        &["statistics", "--library", &library],
        &["cards", "none\u{1b}[31m.ron"],
    ] {
        let output = student.run(arguments);
        for said in [&output.stdout, &output.stderr] {
            let said = String::from_utf8(said.clone()).unwrap();
            let odd = said.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
            assert_eq!(odd, None, "{arguments:?}: {said}");
            // Between quotes a cell of a table for other programs may have lines.
            let table = arguments.contains(&"csv") || arguments.contains(&"anki");
            let forged = said.lines().any(|line| line.trim().starts_with("99"));
            assert!(!forged || table, "{said}");
            // Anki takes no cell for a formula, and would keep what stands before it.
            let sheet = !arguments.contains(&"anki");
            for cell in said.split(['\t', '\n']).filter(|_| sheet) {
                assert!(!cell.starts_with('='), "{arguments:?}: {cell}");
            }
        }
    }
    let output = student.run(&["check", "--library", &library]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("is no name of a picture"), "{said}");
}

#[cfg(unix)]
#[test]
fn more_histories_than_may_be_open_at_once_are_read() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("aorte.md", TEXT);
    student.ok(&["generate", &text, "--library", &library, "--title", "Aorte"]);
    let head = "card_id,review_time,review_rating,review_state,review_duration,day,utc_offset,\
                kind,due,sequence,target\n";
    for n in 0..400 {
        let line = format!("n.1,17900000{n:05},3,2,1001,20717,60,review,d20721,1,\n");
        fs::write(format!("{library}/history/device-{n}.csv"), format!("{head}{line}")).unwrap();
    }
    let program = env!("CARGO_BIN_EXE_carabin");
    let limited = format!("ulimit -n 256 && exec '{program}' check --library '{library}'");
    let command = student.command(&[]);
    let envs: Vec<_> = command.get_envs().map(|(k, v)| (k.to_owned(), v.map(Into::into))).collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", &limited]);
    for (name, value) in envs {
        let value: Option<std::ffi::OsString> = value;
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    let output = shell.output().unwrap();
    let said = stderr(&output);
    assert!(said.contains("400 events"), "{said}");
}

#[test]
fn cards_of_many_masks_are_told_one_after_the_other() {
    let student = Student::new();
    let mask =
        |n: u32| format!("(number: {n}, left: 0, top: 0, width: 9, height: 9, label: \"m{n}\")");
    let masks: Vec<String> = (1..=20_000).map(mask).collect();
    let deck = format!(
        "(format: 1, id: \"d\", title: \"T\", language: \"fr\", notes: [(id: \"n\", \
         content: Occlusion(picture: \"p.png\", masks: [{}]))])",
        masks.join(",")
    );
    let path = student.file("d.ron", deck);
    let output = student.run(&["cards", &path]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("→ m20000"));
}

#[test]
fn a_check_says_what_will_be_done_and_a_repair_does_it() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("aorte.md", TEXT);
    student.ok(&["generate", &text, "--library", &library, "--title", "Aorte"]);
    let deck = format!("{library}/decks/aorte.ron");
    let copy = format!("{library}/decks/aorte (conflicted copy 2026-01-01 120000).ron");
    fs::write(&copy, fs::read_to_string(&deck).unwrap().replace("artère", "ARTÈRE")).unwrap();
    fs::write(format!("{library}/history/x.csv"), "card_id,nothing\n").unwrap();
    let check = |more: &[&str]| {
        let output = student.run(&[&["check", "--library", &library], more].concat());
        let said = String::from_utf8(output.stdout.clone()).unwrap();
        (output.status.code(), said, stderr(&output))
    };
    let (code, said, aside) = check(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("120000).ron: ") && said.contains("both versions will be joined"));
    assert!(said.contains("x.csv:1:1: ") && said.contains("For you to correct"), "{said}");
    assert!(aside.contains("--repair"), "{aside}");
    let (code, said, aside) = check(&["--repair"]);
    assert_eq!((code, said.lines().count()), (Some(1), 1), "{said}{aside}");
    assert!(aside.contains("two versions joined"), "{aside}");
    assert!(!Path::new(&copy).exists());
    assert!(fs::read_to_string(&deck).unwrap().contains("ARTÈRE"));
    fs::remove_file(format!("{library}/history/x.csv")).unwrap();
    assert_eq!(check(&["--repair"]).0, Some(0));
    student.refused(&["check", "--repair", &text]);
}

#[test]
fn a_check_lists_pictures_that_are_missing_and_files_that_no_card_names() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("aorte.md", TEXT);
    student.ok(&["generate", &text, "--library", &library, "--title", "Aorte"]);
    for name in ["la-1.png", "unused-2.png", "told-3.png"] {
        fs::write(format!("{library}/media/{name}"), b"\x89PNG\r\n\x1a\n").unwrap();
    }
    let deck = r#"(format: 3, id: "d", title: "D", language: "fr", notes: [
        (id: "n1", content: Basic(front: "![Le foie](media/la-1.png)", back: "Foie (told-3.png)")),
        (id: "n2", content: Cloze(text: "{{c1::![](media/none-4.png)}}")),
        (id: "n3", content: Occlusion(picture: "none-5.png", hide: One, masks: [
            (number: 1, left: 0, top: 0, width: 9, height: 9, label: "m", shape: Ellipse)]))])"#;
    fs::write(format!("{library}/decks/d.ron"), deck).unwrap();
    let output = student.run(&["check", "--library", &library]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for expected in [
        "d.ron: the file none-4.png that the note n2 names is not in the media folder.",
        "d.ron: the picture none-5.png of the note n3 is not in the media folder.",
        "unused-2.png: no card names this file.",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    for known in ["la-1.png", "told-3.png"] {
        assert!(!said.contains(known), "{said}");
    }
    // What nothing names is no fault: it may be wanted later.
    fs::remove_file(format!("{library}/decks/d.ron")).unwrap();
    assert!(student.ok(&["check", "--library", &library]).contains("la-1.png: no card"));
}

#[test]
fn the_terms_of_a_folder_are_ranked() {
    let student = Student::new();
    let folder = student.path("cours");
    fs::create_dir_all(format!("{folder}/annexe")).unwrap();
    let text = "La sténose aortique calcifiée gêne l’éjection. La sténose aortique est fréquente. \
                Une sténose aortique serrée cause une syncope. Il fait beau et il pleut.";
    fs::write(format!("{folder}/un.txt"), text).unwrap();
    fs::write(format!("{folder}/annexe/deux.md"), "La sténose aortique est une valvulopathie.")
        .unwrap();
    fs::write(format!("{folder}/photo.bin"), [0_u8, 159, 146, 150]).unwrap();
    let table = student.ok(&["terms", &folder, "--language", "fr"]);
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    let stenosis = rows.iter().find(|row| row[0] == "sténose aortique").unwrap();
    assert_eq!((stenosis[2], stenosis[3]), ("4", "2"), "{table}");
    assert!(rows.iter().all(|row| row[0] != "beau" && row[0] != "il"), "{table}");
    let scores: Vec<f32> = rows.iter().map(|row| row[1].parse().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{table}");
    let rows = student.ok(&["terms", &folder, "--format", "ron"]);
    assert!(rows.contains("term: \"sténose aortique\""), "{rows}");

    fs::create_dir(student.path("vide")).unwrap();
    for wrong in [student.path("vide"), student.path("nulle part"), format!("{folder}/photo.bin")] {
        student.refused(&["terms", &wrong]);
    }
}

#[test]
fn statistics_are_told_and_written_as_tables() {
    let student = Student::new();
    let course = student.file("cours.md", TEXT);
    let library = student.path("Carabin");
    student.ok(&["generate", &course, "--library", &library]);
    let decks: Vec<_> = fs::read_dir(student.home.path().join("Carabin/decks")).unwrap().collect();
    assert!(!decks.is_empty());
    let said = student.ok(&["statistics", "--library", &library]);
    assert!(said.contains("No streak at the moment") && said.contains(" cards."), "{said}");
    assert!(!said.contains("Known"), "nothing was asked yet: {said}");
    // A day of study by another program.
    let card = "l-aorte-x.1";
    let header = "card_id,review_time,review_rating,review_state,review_duration,\
        day,utc_offset,kind,due,sequence,target\n";
    let line = |n: u32, rating: u32| {
        format!(
            "{card},{},{rating},2,5000,20500,60,review,d20510,{n},\n",
            1_771_200_000_000_u64 + u64::from(n)
        )
    };
    let history = format!("{header}{}{}", line(1, 3), line(2, 1));
    fs::write(student.home.path().join("Carabin/history/other.csv"), history).unwrap();
    let tables = student.path("tables");
    let said =
        student.ok(&["statistics", "--library", &library, "--period", "all", "--csv", &tables]);
    assert!(said.contains("2 answers in"), "{said}");
    let calendar = fs::read_to_string(Path::new(&tables).join("carabin-calendar.csv")).unwrap();
    assert!(calendar.starts_with("date,grades,time_ms\n2026-02-16,2,10000\n"), "{calendar}");
    assert_eq!(fs::read_dir(&tables).unwrap().count(), 13);
    let title = student.ok(&["statistics", "--library", &library, "--deck", "L’aorte"]);
    assert!(title.contains(" cards."), "{title}");
    let said = student.refused(&["statistics", "--library", &library, "--deck", "Le foie"]);
    assert!(said.contains("No deck is called “Le foie”"), "{said}");
    student.refused(&["statistics", "--library", &library, "--tag", "foie"]);
    student.refused(&["statistics", "--library", &student.path("nowhere")]);
    // A folder that can't be made.
    let file = student.file("file", "x");
    let said = student.refused(&["statistics", "--library", &library, "--csv", &file]);
    assert!(said.contains("file"), "{said}");
}

#[test]
fn a_library_that_is_not_there_is_not_made_by_looking() {
    let student = Student::new();
    let library = student.path("Carabin");
    let said = student.refused(&["due", "--library", &library]);
    assert!(said.contains("no library"), "{said}");
    assert!(!Path::new(&library).exists());
}

#[test]
fn a_wrong_command_exits_with_two() {
    let student = Student::new();
    assert_eq!(student.run(&["generate"]).status.code(), Some(2));
    assert_eq!(student.run(&["fly"]).status.code(), Some(2));
    assert_eq!(student.run(&["cards", "x.ron", "--format", "pdf"]).status.code(), Some(2));
}

#[test]
fn a_file_to_open_that_is_none_is_told_in_the_terminal() {
    let student = Student::new();
    let said = student.refused(&[&student.path("gone.txt")]);
    assert!(said.contains("gone.txt") && said.contains("there is no such file"), "{said}");
    let folder = student.path("Cours");
    fs::create_dir(&folder).unwrap();
    let said = student.refused(&[&folder]);
    assert!(said.contains("Cours") && said.contains("folder"), "{said}");
}

#[test]
fn without_a_display_the_window_says_so_in_one_line() {
    let student = Student::new();
    let said = student.refused(&["--library", &student.path("Carabin")]);
    assert!(said.contains("xvfb-run"), "{said}");
}

#[test]
fn due_keeps_the_limits_of_folders_and_decks() {
    let student = Student::new();
    let library = student.home.path().join("Carabin");
    fs::create_dir_all(library.join("decks/med/heart")).unwrap();
    fs::create_dir_all(library.join("history")).unwrap();
    for (path, id) in [("zoo", "zoo"), ("med/kidneys", "kidneys"), ("med/heart/valves", "valves")] {
        let note =
            |n: usize| format!("(id: \"{id}{n}\", content: Basic(front: \"q\", back: \"a\")),");
        let notes: String = (0..9).map(note).collect();
        let deck = format!(
            "(format: 1, id: \"{id}\", title: \"{id}\", language: \"en\", description: \"\", \
             notes: [{notes}])"
        );
        fs::write(library.join("decks").join(path).with_extension("ron"), deck).unwrap();
    }
    let settings = "(format: 1, scheduling: (new_per_day: 15, limits: [\
        (of: Folder(\"med\"), new: Some(6)), (of: Deck(\"valves\"), new: Some(4))]))";
    fs::write(library.join("settings.ron"), settings).unwrap();
    let due = student.ok(&["due", "--library", &library.display().to_string()]);
    let new = |title: &str| {
        let line = due.lines().find(|line| line.ends_with(title)).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!([new("valves"), new("kidneys"), new("zoo"), new("total")], ["4", "6", "9", "15"]);
}

#[test]
fn due_holds_back_what_an_exam_in_its_last_days_does_not_begin() {
    let student = Student::new();
    let library = student.home.path().join("Carabin");
    fs::create_dir_all(library.join("decks")).unwrap();
    fs::create_dir_all(library.join("history")).unwrap();
    for (id, tag) in [("held", "exam"), ("free", "")] {
        let note = |n: usize| {
            let content = "content: Basic(front: \"q\", back: \"a\")";
            format!("(id: \"{id}{n}\", {content}, tags: [\"{tag}\"]),")
        };
        let notes: String = (0..5).map(note).collect();
        let deck = format!(
            "(format: 1, id: \"{id}\", title: \"{id}\", language: \"en\", description: \"\", \
             notes: [{notes}])"
        );
        fs::write(library.join(format!("decks/{id}.ron")), deck).unwrap();
    }
    let new = |days: i32| {
        // Whatever day it is: so many days from now.
        let day = carabin::schedule::Now::system(4).day + days;
        let day = carabin::library::Date::of_day(day).written("%Y-%m-%d");
        let settings =
            format!("(format: 1, exams: [(tag: \"exam\", date: \"{day}\", share: 0.9)])");
        fs::write(library.join("settings.ron"), settings).unwrap();
        let due = student.ok(&["due", "--library", &library.display().to_string()]);
        ["held", "free", "total"].map(|title| {
            let line = due.lines().find(|line| line.ends_with(title)).unwrap();
            line.split_whitespace().nth(1).unwrap().to_owned()
        })
    };
    assert_eq!(new(4), ["0", "5", "5"]);
    assert_eq!(new(60), ["5", "5", "10"]);
    assert_eq!(new(-3), ["5", "5", "10"], "it is over");
}

#[test]
fn it_speaks_french_to_the_french() {
    let student = Student::new();
    let mut command = student.command(&["due"]);
    command.env("LC_ALL", "fr_FR.UTF-8").env("LANG", "fr_FR.UTF-8").env("LANGUAGE", "fr");
    let said = stderr(&command.output().unwrap());
    assert!(said.contains("Il n’y a pas de bibliothèque"), "{said}");
}

#[test]
fn a_backup_is_listed_and_restored_and_the_restoration_undone() {
    let student = Student::new();
    let library = student.path("Carabin");
    let text = student.file("cours.md", TEXT);
    student.ok(&["--library", &library, "generate", &text]);
    let deck = Path::new(&library).join("decks/l-aorte.ron");
    let first = fs::read_to_string(&deck).unwrap();
    student.ok(&["--library", &library, "backup"]);
    let listed = student.ok(&["--library", &library, "backup", "--list"]);
    let moment = listed.lines().next().unwrap().split('\t').next().unwrap().to_owned();
    assert!(listed.contains("decks/l-aorte.ron") && listed.contains("settings.ron"), "{listed}");
    let again = student.run(&["--library", &library, "backup"]);
    assert!(stderr(&again).contains("Nothing has changed"), "{}", stderr(&again));

    let edited = first.replace("ventricule gauche", "CŒUR GAUCHE");
    assert_ne!(first, edited);
    fs::write(&deck, &edited).unwrap();
    let back = student.run(&["--library", &library, "restore", &moment]);
    assert!(back.status.success(), "{}", stderr(&back));
    assert_eq!(String::from_utf8_lossy(&back.stdout), "decks/l-aorte.ron\n");
    assert!(fs::read_to_string(&deck).unwrap().contains("ventricule gauche"));
    let said = stderr(&back);
    let undo = said.split("carabin restore ").nth(1).unwrap().trim().to_owned();
    student.ok(&["--library", &library, "restore", &undo, "decks/l-aorte.ron"]);
    assert!(fs::read_to_string(&deck).unwrap().contains("CŒUR GAUCHE"));

    // A deck that was removed, or that nobody can read any more, comes back too.
    fs::remove_file(&deck).unwrap();
    student.ok(&["--library", &library, "restore", &moment]);
    assert!(fs::read_to_string(&deck).unwrap().contains("ventricule gauche"));
    fs::write(&deck, "(broken").unwrap();
    student.ok(&["--library", &library, "restore", &moment]);
    assert!(fs::read_to_string(&deck).unwrap().contains("ventricule gauche"));
    student.ok(&["check", &library]);

    let said = student.refused(&["--library", &library, "restore", "2001-01-01T00-00-00-000Z"]);
    assert!(said.contains("No backup is named"), "{said}");
    student.refused(&["--library", &student.path("nowhere"), "backup"]);
}

#[test]
fn what_the_system_says_is_said_in_words() {
    let student = Student::new();
    let file = student.file("file.ron", "x");
    let long = student.path(&"a".repeat(300));
    let folder = student.home.path().display().to_string();
    let paths = [format!("{file}/below.ron"), student.path("none.ron"), long, folder];
    for path in paths {
        for command in [&["cards", &path][..], &["generate", &path, "-o", "x.ron"]] {
            let output = student.run(command);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
            let number = said.contains("os error") || said.contains("Os {");
            assert!(!number && said.trim_end().ends_with(['.', '!']), "{command:?}: {said}");
        }
    }
}

#[test]
fn one_stray_byte_spoils_no_accents_and_is_said_with_its_line() {
    let student = Student::new();
    let bytes = [TEXT.as_bytes(), b"Derni\xe8re ligne.\n"].concat();
    let text = student.file("aorte.md", bytes);
    let output = student.run(&["generate", &text, "--explain"]);
    let told = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(told.contains("artère") && !told.contains('Ã'), "{told}");
    let said = stderr(&output);
    assert!(said.contains("a byte that can’t be read") && said.contains("on line 4"), "{said}");
}

#[test]
fn the_items_of_a_list_are_explained_once() {
    let student = Student::new();
    let list =
        "# Rein\n\nSignes cliniques :\n- une hématurie franche\n- une douleur du flanc\n- toux\n";
    let text = student.file("rein.md", list);
    let told = student.ok(&["generate", &text, "--explain"]);
    let lines = |wanted: &str| told.lines().filter(|line| *line == wanted).count();
    for line in ["Signes cliniques :", "une hématurie franche", "une douleur du flanc", "toux"] {
        assert_eq!(lines(line), 1, "{line}: {told}");
    }
    // What came of the list in each of the ways in which it was read.
    let before = told.split("\nune hématurie franche").next().unwrap();
    assert!(before.starts_with("Signes cliniques :\n  ") && before.contains("  + "), "{told}");
    assert!(!told.contains(" ; une douleur"), "{told}");
}

#[test]
fn a_deck_is_read_whatever_the_case_of_its_ending() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let library = student.path("L");
    let written = student.ok(&["generate", &text, "--title", "Aorte", "--library", &library]);
    let shouted = student.path("L/decks/AORTE.RON");
    fs::rename(written.trim(), &shouted).unwrap();
    assert!(student.ok(&["due", "--library", &library]).contains("Aorte"));
    student.ok(&["generate", &text, "--title", "Aorte", "--library", &library]);
    assert!(!Path::new(written.trim()).exists(), "it stays the one deck");
    // Two that a system may take for one are named.
    let other = fs::read_to_string(&shouted).unwrap();
    let id = other.split_once("id: \"").unwrap().1.split_once('"').unwrap().0;
    let other = other.replacen(id, "autre", 1);
    let other = (1..).zip(other.split("id: \"")).fold(String::new(), |text, (n, part)| match n {
        1 => part.to_owned(),
        2 => format!("{text}id: \"{part}"),
        _ => format!("{text}id: \"x{part}"),
    });
    fs::write(written.trim(), other).unwrap();
    let said = student.ok(&["check", "--library", &library]);
    assert!(said.contains("only by capitals"), "{said}");
}

#[test]
fn a_title_with_its_accents_apart_finds_its_deck() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let library = student.path("L");
    student.ok(&["generate", &text, "--title", "Artères", "--library", &library]);
    student.ok(&["statistics", "--deck", "Arte\u{300}res", "--library", &library]);
    student.refused(&["statistics", "--deck", "Artérioles", "--library", &library]);
}

#[test]
fn a_deck_from_the_standard_input_is_called_by_its_first_words() {
    let student = Student::new();
    let mut command = student.command(&["generate", "-", "--library", &student.path("L")]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = "Le **rein** est un organe qui filtre le sang et produit l’urine.";
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let due = student.ok(&["due", "--library", &student.path("L")]);
    assert!(due.contains("Rein est un organe qui…"), "{due}");
}

#[test]
fn a_mistyped_gap_beside_a_good_one_is_named() {
    let student = Student::new();
    let deck = |text: &str| {
        let note = format!("(id: \"n1\", content: Cloze(text: r\"{text}\"))");
        format!("(format: 1, id: \"a\", title: \"A\", language: \"fr\", notes: [{note}])")
    };
    let wrong = student.file("wrong.ron", deck("{{c1::a}} et {{c1:b}}"));
    let output = student.run(&["check", &wrong]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("{{c1:b}}") && said.contains("{{c1::word}}"), "{said}");
    let sound = student.file("sound.ron", deck(r"{{c1::\(\frac{1}{\sqrt{x}}\)}} fin"));
    student.ok(&["check", &sound]);
    assert!(student.ok(&["cards", &sound, "--format", "tsv"]).contains("[…] fin"));
}

#[test]
fn parameters_out_of_range_are_named_and_the_usual_ones_hold() {
    let student = Student::new();
    let text = student.file("aorte.md", TEXT);
    let library = student.path("L");
    student.ok(&["generate", &text, "--library", &library]);
    let zeros =
        "(format: 1, scheduling: (parameters: [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]))";
    student.file("L/settings.ron", zeros);
    for command in ["check", "due"] {
        let output = student.run(&[command, "--library", &library]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
        assert!(said.contains("Parameter 1 of FSRS-6 must be between"), "{command}: {said}");
    }
    let library = carabin::library::Library::look(Path::new(&library)).unwrap();
    assert!(library.settings().scheduling.parameters.is_empty(), "the usual ones");
}

#[test]
fn saving_into_a_deck_that_was_there_says_what_became_of_it() {
    let student = Student::new();
    let library = student.path("L");
    let generate = |text: &str| {
        let text = student.file("cours1.md", text);
        let output = student.run(&["generate", &text, "--title", "Cours 1", "--library", &library]);
        assert!(output.status.success());
        stderr(&output)
    };
    let heart = "# Cours 1\n\nLa systole est une contraction des ventricules qui éjecte le sang.\n";
    assert!(!generate(heart).contains("was there already"));
    let said = generate(heart);
    assert!(said.contains("no note added, none changed,"), "{said}");
    assert!(!said.contains("--title"), "{said}");
    let said =
        generate("# Cours 1\n\nLe glomérule est un peloton de capillaires qui filtre le plasma.\n");
    assert!(said.contains("“Cours 1” was there already"), "{said}");
    assert!(said.contains("added, none changed,") && said.contains("--title"), "{said}");
}

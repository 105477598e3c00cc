//! Every sentence that the program asks for is there, in both languages, and none is left over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::command::{Command, Create, Exams, Health, Memory, Screen, Study};
use crate::app::command_table::TABLE;
use crate::app::key_help::sections;
use carabin::history::Rating;
use carabin::library::ExamOf;
use carabin::locale::{Language, Locale};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn code() -> String {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The keys that are named where a sentence is asked for.
fn asked(code: &str) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for call in ["tr(\"", ".count(\"", ".with(\"", "Message::new(\""] {
        for (at, _) in code.match_indices(call) {
            let rest = &code[at + call.len()..];
            let key = &rest[..rest.find('"').unwrap()];
            let like_a_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            // An argument's name has no hyphen, a sentence's key has.
            if key.contains('-') && key.chars().all(like_a_key) {
                keys.insert(key);
            }
        }
    }
    keys
}

#[test]
fn no_sentence_is_missing() {
    let code = code();
    let keys = asked(&code);
    assert!(keys.len() > 80, "{}", keys.len());
    for language in Language::ALL {
        let locale = Locale::new(language);
        let missing: Vec<_> = keys
            .iter()
            .filter(|key| **key != "no-such-key" && locale.find(key).is_none())
            .collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

/// What the keys of errors and of what was done about them begin with.
const ERRORS: [&str; 6] = ["error-", "fault-", "io-", "merged-", "notice-", "repaired-"];

/// Keys that are not named where a sentence is asked for, but chosen before, are found too: by what
/// they begin with.
#[test]
fn no_error_has_a_key_without_a_sentence() {
    let code = code();
    let key = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let quoted = code.split('"').filter(|text| key(text) && text.len() < 60);
    let keys: BTreeSet<&str> =
        quoted.filter(|text| ERRORS.iter().any(|family| text.starts_with(family))).collect();
    assert!(keys.len() > 60, "{}", keys.len());
    for language in Language::ALL {
        let locale = Locale::new(language);
        let path = format!("assets/locale/{}/errors.ftl", language.code());
        let variants = fs::read_to_string(path).unwrap();
        let missing: Vec<_> = keys
            .iter()
            .filter(|key| locale.find(key).is_none() && !variants.contains(&format!("[{key}]")))
            .collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn every_command_has_a_name() {
    let others = [
        Command::Go(Screen::Study),
        Command::Study(Study::Deck("a".parse().unwrap())),
        Command::Study(Study::Choose(0)),
        Command::Create(Create::Cancel),
        Command::Memory(Memory::CancelTraining),
        Command::Memory(Memory::CancelSimulation),
        Command::Memory(Memory::Aim(90)),
        Command::Create(Create::Next),
        Command::Create(Create::Previous),
        Command::Create(Create::Keep),
        Command::Create(Create::Drop),
        Command::Create(Create::EndEdit(true)),
        Command::Create(Create::EndEdit(false)),
        Command::Create(Create::ShowSentence(0)),
        Command::Health(Health::Dismiss),
        Command::TogglePalette,
        Command::Study(Study::Grade(Rating::Again)),
        Command::Exams(Exams::Show(None)),
        Command::Exams(Exams::Plan(Some(ExamOf::Tag(String::new())))),
        Command::Exams(Exams::Study(ExamOf::Tag(String::new()))),
        Command::Exams(Exams::BeginLate(ExamOf::Tag(String::new()))),
        Command::Exams(Exams::RaiseLimit(1)),
        Command::Study(Study::SuspendCard("a.1".parse().unwrap())),
        Command::Study(Study::ResumeCard("a.1".parse().unwrap())),
    ];
    for language in Language::ALL {
        let locale = Locale::new(language);
        for command in TABLE.iter().map(|entry| &entry.command).chain(&others) {
            assert!(locale.find(command.key()).is_some(), "{command:?}");
        }
    }
}

/// « À revoir » is what a student answers; what is due is « à réviser », what a card wants « à
/// reprendre ». A grade is a « réponse »; a « note » makes cards.
#[test]
fn in_french_a_word_means_one_thing() {
    const ANSWERS: [&str; 4] =
        ["command-again", "keys-space-text", "keys-grades-text", "settings-two-buttons"];
    let mut seen = 0;
    for entry in fs::read_dir("assets/locale/fr").unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut key = "";
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" = ")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                key = name;
            }
            let line = line.to_lowercase();
            if line.contains("à revoir") {
                assert!(ANSWERS.contains(&key), "{key}: {line}");
                seen += 1;
            }
            for grade in ["note entourée", "notez la carte", "notée bien", "note « "] {
                assert!(!line.contains(grade), "{key}: {line}");
            }
        }
    }
    assert_eq!(seen, ANSWERS.len());
}

/// Keys that the code makes up: their beginnings stand in the code, their ends do not.
const MADE: [&str; 2] = ["find-", "tag-"];

#[test]
fn no_sentence_of_the_window_is_left_over() {
    let code = code();
    let text = fs::read_to_string("assets/locale/en/app.ftl").unwrap();
    let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
    let keys = keys.filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let unused: Vec<_> = keys
        .filter(|key| !MADE.iter().any(|made| key.starts_with(made)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// `UPDATE_PAGES=1 cargo test --bin carabin window::translations::` writes the tables.
#[test]
fn the_pages_for_students_list_the_keys_of_the_table() {
    let pages = [
        ("README.md", "## Keyboard", Language::English),
        ("LISEZMOI.md", "## Clavier", Language::French),
    ];
    for (path, heading, language) in pages {
        let page = fs::read_to_string(path).unwrap();
        let keyboard = page.split(heading).nth(1).unwrap().split("\n## ").next().unwrap();
        let table: Vec<&str> = keyboard.lines().filter(|line| line.starts_with('|')).collect();
        let mut wanted: Vec<String> = Vec::new();
        for section in sections(&Locale::new(language)) {
            for (at, line) in section.lines.iter().enumerate() {
                let name = if at == 0 { section.name.as_str() } else { "" };
                wanted.push(format!("| {name} | {} | {} |", line.caps.join(", "), line.what));
            }
        }
        if std::env::var_os("UPDATE_PAGES").is_some() {
            let new = [&table[..2].join("\n"), "\n", &wanted.join("\n")].concat();
            fs::write(path, page.replace(&table.join("\n"), &new)).unwrap();
            continue;
        }
        assert_eq!(table[2..], wanted, "{path}\n{}\n", wanted.join("\n"));
    }
}

#[test]
fn what_else_a_command_is_called_belongs_to_a_command_of_the_palette() {
    for language in ["fr", "en"] {
        let text = fs::read_to_string(format!("assets/locale/{language}/app.ftl")).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("find-")) {
            let key = line.split(" =").next().unwrap();
            let listed = TABLE.iter().any(|entry| entry.in_palette && entry.command.key() == key);
            assert!(listed, "{key}");
        }
    }
}

#[test]
fn tags_that_carabin_gives_are_shown_in_the_students_language() {
    let deck = "(format: 1, id: \"d\", title: \"Paquet\", language: \"fr\", notes: [\
        (id: \"n\", content: Basic(front: \"Q\", back: \"R\"), tags: [\"abbreviation\", \"mienne\"]),\
        ])";
    let decks = vec![("d.ron", deck)];
    let setup = Setup { decks, size: [1800.0, 800.0], ..Setup::default() };
    let mut window = Window::open("tags-shown", &setup);
    let slugs = |window: &Window| {
        let shown = window.harness.query_all_by_label_contains("abbreviation");
        shown.map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    window.open_deck("Paquet");
    // In the list of a deck's cards, and in the editor.
    window.harness.get_by_label("abréviation, mienne");
    assert!(slugs(&window).is_empty(), "{:?}", slugs(&window));
    window.press(Key::ArrowDown);
    window.press(Key::E);
    window.harness.get_by_label("Retirer abréviation");
    assert!(slugs(&window).is_empty(), "{:?}", slugs(&window));
    window.press(Key::Escape);
    // In the table of all cards, and beside it.
    window.command(Key::F);
    window.press(Key::ArrowDown);
    window.harness.get_by_role_and_label(Role::Cell, "abréviation, mienne");
    window.harness.get_by_role_and_label(Role::TreeItem, "abréviation, une carte");
    assert!(slugs(&window).is_empty(), "{:?}", slugs(&window));
    // Where an exam's subject is chosen.
    window.choose("nouvel examen");
    let choice = "Étiquette «\u{a0}abréviation\u{a0}» – 1 note";
    window.harness.get_by_role_and_label(Role::ListBoxOption, choice);
    assert!(slugs(&window).is_empty(), "{:?}", slugs(&window));
    // The file keeps what it has.
    let kept = fs::read_to_string(window.root.join("decks/d.ron")).unwrap();
    assert_eq!(kept, deck);
}

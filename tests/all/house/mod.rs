//! The order of the house: a file may use what stands above it, never what stands below.
//!
//! The library and the program are apart: the compiler lets no room of the library reach the window
//! or the command line, as long as each crate has the rooms that it is to have. Within a crate the
//! paths of every source file are read, so that a wall can't be walked through by accident, and no
//! two files need each other. Also holds what every file owes its reader: an opening comment and a
//! bounded length.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use imports::Imports;

/// The library's rooms, from the top down.
const ORDER: [&str; 12] = [
    "message",
    "deck",
    "exchange",
    "history",
    "schedule",
    "generate",
    "library",
    "study",
    "statistics",
    "find",
    "workspace",
    "locale",
];

/// The program's own rooms, below all of them and side by side.
const PROGRAM: [&str; 2] = ["app", "cli"];

/// Beyond the order: who must not know whom.
const STRANGERS: [(&str, &[&str]); 5] = [
    ("schedule", &["generate", "library"]),
    ("generate", &["history", "schedule", "library", "study"]),
    ("locale", &["deck", "history", "schedule", "generate", "library", "study", "workspace"]),
    ("app", &["cli"]),
    ("cli", &["app"]),
];

const LONGEST: usize = 400;

/// Files that are still longer, with how long each may be: none grows, and none comes to them.
const LONGER: [(&str, usize); 4] = [
    ("generate/fact/alignment.rs", 412),
    ("generate/fact/copula.rs", 405),
    ("generate/fact/verb.rs", 412),
    ("generate/read.rs", 409),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

/// The folder (or file) of `src` that a path is in.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a file names by `crate::room`, alone or in braces.
fn used(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let word = |text: &str| -> String {
            text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
        };
        match rest.strip_prefix('{') {
            Some(list) => {
                let end = list.find("};").unwrap_or(list.len());
                let mut depth = 0;
                let mut start = true;
                for (i, c) in list[..end].char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && c.is_alphabetic() => {
                            rooms.push(word(&list[i..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => rooms.push(word(rest)),
        }
    }
    rooms
}

fn level(room: &str) -> Option<usize> {
    let below = PROGRAM.contains(&room).then_some(ORDER.len());
    ORDER.iter().position(|known| *known == room).or(below)
}

/// The modules that a crate's first file brings in, but for tests.
fn brought_in(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut attributes = String::new();
    for line in text.lines() {
        if line.starts_with("#[") {
            attributes += line;
            continue;
        }
        let module = line.trim_start_matches("pub ").strip_prefix("mod ");
        if let Some(name) = module.filter(|_| !attributes.contains("cfg(test)")) {
            found.push(name.trim_end_matches(';'));
        }
        attributes.clear();
    }
    found
}

#[test]
fn the_library_cannot_name_the_program() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |name: &str| fs::read_to_string(src.join(name)).unwrap();
    assert_eq!(brought_in(&read("lib.rs")), ORDER);
    assert_eq!(brought_in(&read("main.rs")), PROGRAM);
    // A file is where its name says, so that it is in one crate, and the compiler holds the rest.
    for path in all_sources() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(path.ends_with("main.rs") || !text.contains("#[path"), "{}", path.display());
    }
}

#[test]
fn every_file_uses_only_what_stands_above_it() {
    let mut faults = Vec::new();
    for path in all_sources() {
        let here = room(&path);
        let Some(own) = level(&here) else {
            assert!(["lib", "main"].contains(&here.as_str()), "{here} has no place in the house");
            continue;
        };
        for other in used(&fs::read_to_string(&path).unwrap()) {
            let Some(level) = level(&other) else { continue };
            let stranger = STRANGERS
                .iter()
                .any(|(room, strangers)| *room == here && strangers.contains(&other.as_str()));
            if stranger || (other != here && level > own) {
                faults.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<(String, String)> = all_sources()
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            (inside, fs::read_to_string(&path).unwrap())
        })
        .collect();
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let circles = Imports::new(files).circles();
    let said: Vec<String> = circles.iter().map(|circle| circle.join(" ")).collect();
    assert!(circles.is_empty(), "{}", said.join("\n"));
}

#[test]
fn every_room_that_is_named_is_there() {
    let rooms: Vec<String> = all_sources().iter().map(|path| room(path)).collect();
    let strangers = STRANGERS.iter().flat_map(|(room, strangers)| strangers.iter().chain([room]));
    for name in ORDER.iter().chain(&PROGRAM).chain(strangers) {
        assert!(rooms.iter().any(|room| room == name), "{name}");
    }
}

#[test]
fn the_test_can_tell() {
    assert_eq!(used("use crate::deck::{Card, Deck};"), ["deck"]);
    assert_eq!(used("use crate::{deck::{A, B}, app};"), ["deck", "app"]);
    assert!(level("deck") < level("library"));
    assert!(level("locale") < level("app"));
    let root = "pub mod deck;\n\n#[cfg(test)]\n#[path = \"w.rs\"]\nmod window;\nmod app;\n";
    assert_eq!(brought_in(root), ["deck", "app"]);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for path in all_sources() {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if !text.starts_with("//!") {
            faults.push(format!("{}: no opening comment", path.display()));
        }
        let known = LONGER.iter().find(|(longer, _)| path.ends_with(longer));
        if lines > known.map_or(LONGEST, |(_, most)| *most) {
            faults.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

//! What `carabin due` says is what the window says, in an exam's last days too.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

use carabin::deck::CardId;
use carabin::history::Rating;
use carabin::library::{Date, Library};
use carabin::schedule::{CardState, Now, Scheduler};
use carabin::workspace::Workspace;

/// Two decks of twelve cards each, of which half were begun in the last weeks.
fn library(root: &Path) {
    fs::create_dir_all(root.join("decks/med")).unwrap();
    fs::create_dir_all(root.join("history")).unwrap();
    for (path, id, tag) in [("med/held", "held", "exam"), ("free", "free", "other")] {
        let note = |n: usize| {
            let content = "content: Basic(front: \"q\", back: \"a\")";
            format!("(id: \"{id}{n}\", {content}, tags: [\"{tag}\"]),")
        };
        let notes: String = (0..12).map(note).collect();
        let deck = format!(
            "(format: 1, id: \"{id}\", title: \"{id}\", language: \"en\", description: \"\", \
             notes: [{notes}])"
        );
        fs::write(root.join("decks").join(path).with_extension("ron"), deck).unwrap();
    }
    let mut library = Library::open(root, &"desk".parse().unwrap()).unwrap();
    let scheduler = Scheduler::new(&library.settings().scheduling);
    let today = Now::system(4);
    for (id, before) in [("held", 3), ("free", 2)] {
        for n in 0..6 {
            let card: CardId = format!("{id}{n}.1").parse().unwrap();
            let mut state = CardState::default();
            // The last ones today, so that they count for what is begun today.
            for days in [before * (6 - n) - before, 0].iter().take(if n == 5 { 1 } else { 2 }) {
                let time = today.time - i64::from(*days) * 86_400_000 - 60_000;
                let now = Now { time, day: today.day - days, ..today };
                let draft = scheduler.answer(&card, &state, Rating::Good, 900, &now);
                scheduler.step(&mut state, &draft);
                library.append(draft).unwrap();
            }
        }
    }
}

/// Cards due, new cards, and of which deck.
type Row = (u32, u32, String);

fn said(root: &Path) -> Vec<Row> {
    let output = Command::new(env!("CARGO_BIN_EXE_carabin"))
        .args(["due", "--library"])
        .arg(root)
        .env("HOME", root.parent().unwrap())
        .env("XDG_CONFIG_HOME", root.parent().unwrap().join("config"))
        .env("XDG_CACHE_HOME", root.parent().unwrap().join("cache"))
        .env("LC_ALL", "en_GB.UTF-8")
        .env("LANGUAGE", "en")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let row = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (words[0].parse().unwrap(), words[1].parse().unwrap(), words[2].to_owned())
    };
    text.lines().skip(1).map(row).collect()
}

/// The same, as *Decks* has it.
fn shown(root: &Path) -> Vec<Row> {
    let now = Now::system(4);
    let workspace = Workspace::new(Library::look(root).unwrap(), &now);
    let standing = workspace.standing(&now);
    let titles = workspace.decks().iter().map(|open| open.deck.title.clone());
    let titles = titles.chain([String::from("total")]);
    let counts = standing.decks.iter().chain([&standing.all]);
    counts.zip(titles).map(|(c, title)| (c.due + c.learning, c.new, title)).collect()
}

#[test]
fn due_and_the_window_say_the_same_whatever_the_exam() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    library(&root);
    let mut new = Vec::new();
    for of in ["tag: \"exam\"", "deck: \"held\""] {
        for days in [-2, 0, 1, 3, 8, 9, 12, 60] {
            for late in [false, true] {
                // Once more where the day has turned over meanwhile.
                let [said, shown] = loop {
                    let today = Now::system(4).day;
                    let date = Date::of_day(today + days).written("%Y-%m-%d");
                    let exam = format!("({of}, date: \"{date}\", share: 0.9, begin_late: {late})");
                    let settings =
                        format!("(format: 1, scheduling: (new_per_day: 7), exams: [{exam}])");
                    fs::write(root.join("settings.ron"), settings).unwrap();
                    let both = [said(&root), shown(&root)];
                    if Now::system(4).day == today {
                        break both;
                    }
                };
                assert_eq!(said, shown, "{of}, in {days} days, begun late: {late}");
                assert_eq!(said.len(), 3);
                new.push(said.iter().find(|row| row.2 == "held").unwrap().1);
            }
        }
    }
    // The exam does say what is new: nothing else would be the same by itself.
    assert!(new.contains(&0) && new.iter().any(|count| *count > 0), "{new:?}");
}

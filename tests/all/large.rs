//! What is large takes no more than its share: of memory, and of looks at the disk.
//!
//! The system itself is asked: what the program has had at its most, and by strace what it has done
//! with files. Where there is no such thing, nothing is told.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::student::Student;

const PROGRAM: &str = env!("CARGO_BIN_EXE_carabin");

/// A cloze of 500 gaps in a text of about `size` bytes.
fn cloze(size: usize) -> String {
    let filler = "la paroi de l’aorte ".repeat(size / 500 / 22);
    let gap = |n: u32| format!("{filler}{{{{c{n}::gap {n}}}}} ");
    let gaps = (1..=500).map(gap).collect::<Vec<_>>().concat();
    format!(
        "(format: 1, id: \"d\", title: \"D\", language: \"fr\", notes: [\
         (id: \"a\", content: Cloze(text: \"{gaps}\"))])"
    )
}

/// What a process has had of memory at its most, in bytes.
fn most(process: u32) -> Option<usize> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? * 1024)
}

/// What `carabin cards` has at its most for this deck, and how much it prints.
fn cards(text: &str) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.ron");
    fs::write(&path, text).unwrap();
    let mut child = Command::new(PROGRAM)
        .arg("cards")
        .arg(&path)
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut peak, mut printed, mut piece) = (0, 0, vec![0; 1 << 20]);
    let mut said = child.stdout.take().unwrap();
    loop {
        let read = said.read(&mut piece).unwrap();
        // It waits for its reader: it is there to be asked until all is read.
        peak = peak.max(most(child.id()).unwrap_or(0));
        printed += read;
        if read == 0 {
            break;
        }
    }
    assert!(child.wait().unwrap().success());
    (peak, printed)
}

#[test]
fn the_cards_of_a_cloze_of_many_gaps_are_not_held_all_at_once() {
    let size = 60_000;
    let (small, _) = cards(&cloze(22 * 500));
    let (large, printed) = cards(&cloze(size));
    assert!(printed > 400 * size, "{printed}");
    assert!(large < small + 10 * size + (4 << 20), "{large} bytes, {small} for a small one");
}

/// The calls of `carabin backup` that are about files.
fn calls(student: &Student) -> Option<usize> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let done = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%file,%desc", "-e", "signal=none", "-o"])
        .args([log.path(), Path::new(PROGRAM), Path::new("--library"), &student.library()])
        .arg("backup")
        .env("HOME", student.library())
        .env("XDG_CONFIG_HOME", student.library().with_file_name("config"))
        .stdout(Stdio::null())
        .status();
    assert!(done.ok()?.success());
    // A call during which another thread makes one is written in two lines.
    let log = fs::read_to_string(log.path()).unwrap();
    Some(log.lines().filter(|line| !line.contains(" resumed>")).count())
}

/// A library of so many decks, each of them kept three times and changed since. The copies are of
/// days so far apart that none makes room for another, whenever the test runs.
fn kept(decks: usize) -> Student {
    let student = Student::new();
    let moments =
        ["2021-01-01T08-00-00-000Z", "2022-01-01T08-00-00-000Z", "2023-01-01T08-00-00-000Z"];
    let copies = moments.map(|moment| student.library().join("backups").join(moment).join("decks"));
    for (round, folder) in copies.iter().chain([&student.library().join("decks")]).enumerate() {
        fs::create_dir_all(folder).unwrap();
        for n in 0..decks {
            let deck = format!(
                "(format: 1, id: \"d{n}\", title: \"{round}\", language: \"fr\", notes: [])"
            );
            fs::write(folder.join(format!("d{n}.ron")), deck).unwrap();
        }
    }
    student
}

#[test]
fn a_backup_looks_at_each_deck_as_often_however_many_there_are() {
    let counted = [150, 300, 600].map(|decks| calls(&kept(decks)));
    let [Some(first), Some(second), Some(third)] = counted else { return };
    let (one, two) = (second - first, third - second);
    assert!(first > 150 && two < 2 * one + one / 5, "{first}, {second}, {third}");
}

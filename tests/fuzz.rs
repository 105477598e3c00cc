//! Whatever stands in a file of any kind: no panic, no hang, and no more than ten times its size in
//! memory while it is read.
//!
//! `cargo test --release --test fuzz -- --ignored` tries ten million, in a thousand rounds;
//! `CARABIN_FUZZ_FROM=98` begins with the round of that number. One test at a time: the memory is
//! that of the whole process.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::alloc::System;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use carabin::deck;
use carabin::history::{self, CardNumbers, HEADER};
use carabin::library::{self, Glance, Machine};
use mutator::{DECK, Dice, PIECES, foreign, history_text, mutate};
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait as _};
use work::Work;

#[path = "all/mutator/mod.rs"]
mod mutator;
#[path = "all/support/work.rs"]
mod work;

#[global_allocator]
static MEMORY: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

/// For what costs the same whatever the input is: messages, the system's paths.
const BASE: usize = 256 * 1024;

/// What a megabyte may take; ten times as much without optimisation.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });

#[derive(Debug, Clone, Copy)]
enum Kind {
    Deck,
    History,
    Settings,
    Machine,
    Text,
}

const KINDS: [Kind; 5] = [Kind::Deck, Kind::History, Kind::Settings, Kind::Machine, Kind::Text];

const SETTINGS: &str = "(format: 1, scheduling: (retention: 0.92, learning_steps: [1, 10], \
    limits: [(of: Deck(\"d\"), new: Some(3))], parameters: [0.1, 0.2]), answering: (typed: true), \
    exams: [(tag: \"a\", date: \"2027-06-15\", share: 0.9)])\n\
    // chosen 2026-10-26T08:15:30.123Z 1f3a9c2e scheduling.retention\n\
    // chosen 2026-10-27T19:02:11.007Z removed  searches \"is:due\"\n";
const MACHINE: &str = "(device: \"abc\", computer: \"d\", language: Some(\"fr\"), theme: Dark, \
    zoom: 1.25, library: Some(\"/home/a/Carabin\"), window: Some((800.0, 600.0)))\n";
const TEXT: &str = "# Titre\n\nL’aorte est une artère\u{a0}: elle naît du cœur. <b>x</b>\r\n- a\n";

fn source(kind: Kind, dice: &mut Dice) -> Vec<u8> {
    match kind {
        Kind::Deck => DECK.into(),
        Kind::History if dice.roll(4) == 0 => foreign(&history_text(), dice).into_bytes(),
        Kind::History => history_text().into_bytes(),
        Kind::Settings => SETTINGS.into(),
        Kind::Machine => MACHINE.into(),
        Kind::Text => TEXT.into(),
    }
}

/// About `size` bytes of the same again and again, in a place where they may mean something.
fn large(kind: Kind, size: usize, dice: &mut Dice) -> Vec<u8> {
    let notes = [
        "(id:\"N\",content:Basic(front:\"a\",back:\"b\")),",
        "(id:\"N\",content:Cloze(text:\"{{c1::a}}\")),",
        "(id:\"N\",content:List(prompt:\"a\",items:[\"b\",\"c\"]),tags:[\"x\"]),",
        "(id:\"same\",content:Basic(front:\"a\",back:\"b\")),",
        "(id:\"N\",content:Basic(front:\"a\",back:\"b\",",
    ];
    let lines = [
        "nN.1,179542620000,3,0,900,20780,60,review,d20783,N,\n",
        "a.1,1,3,0,0,1,0,review,,N,\n",
        "a.1,1,0,0,0,1,0,undo,,N,a/N\n",
        "x\n",
        "\n",
        "\"",
    ];
    let (head, part, tail) = match (kind, dice.roll(3)) {
        (Kind::Deck, 0 | 1) => {
            let part = notes[dice.roll(notes.len())];
            ("(format:1,id:\"d\",title:\"T\",language:\"fr\",notes:[", part, "])")
        }
        (Kind::Deck, _) => {
            let head = "(format:1,id:\"d\",title:\"T\",language:\"fr\",notes:[(id:\"a\",\
                content:Cloze(text:\"";
            (head, PIECES[dice.roll(PIECES.len())], "\"))])")
        }
        (Kind::History, 0 | 1) => (HEADER, lines[dice.roll(lines.len())], ""),
        (Kind::Settings, 0) => ("(format:1)\n", "// chosen 2026-10-26T08:15:30Z 0 N\n", ""),
        _ => ("", PIECES[dice.roll(PIECES.len())], ""),
    };
    let mut bytes = head.as_bytes().to_vec();
    let mut number = 0;
    while bytes.len() < size {
        number += 1;
        bytes.extend(part.replace('N', &number.to_string()).bytes());
    }
    bytes.extend(tail.bytes());
    bytes
}

/// Reads a file in every way in which a library is read.
fn read(kind: Kind, bytes: &[u8], folder: &Path) {
    let path = folder.join(match kind {
        Kind::Settings => "settings.ron",
        _ => "file",
    });
    if !matches!(kind, Kind::Deck | Kind::History) {
        fs::write(&path, bytes).unwrap();
    }
    match kind {
        Kind::Deck => drop(deck::read(bytes).map(|deck| deck.card_places())),
        Kind::History => drop(history::read(bytes, &"one".parse().unwrap())),
        Kind::Settings => drop(Glance::settings(folder)),
        Kind::Machine => drop(Machine::look(&path).unwrap()),
        Kind::Text => drop(library::read_text(&path)),
    }
}

/// One test after the other: the memory is that of the whole process.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What reading takes at its most, beside the bytes themselves.
fn taken(work: impl FnOnce()) -> usize {
    MEMORY.reset_peak_memory();
    work();
    MEMORY.get_peak_memory()
}

fn fuzz(count: usize, large_ones: usize, seed: u64) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut dice = Dice(seed);
    for n in 0..count + large_ones {
        let kind = KINDS[n % KINDS.len()];
        let mut bytes =
            if n < count { source(kind, &mut dice) } else { large(kind, 1_000_000, &mut dice) };
        if n < count || dice.roll(2) == 0 {
            mutate(&mut bytes, &mut dice);
        }
        let work = Work::begin();
        let taken = taken(|| read(kind, &bytes, folder.path()));
        let worked = work.took();
        let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let said = format!("input {n} of {seed}, {kind:?}, {} bytes: {begin}", bytes.len());
        assert!(taken <= 10 * bytes.len() + BASE, "{taken} bytes for {said}");
        assert!(worked < LONGEST, "{worked:?} for {said}");
        if matches!(kind, Kind::History) && n >= count {
            let files = [("one".parse().unwrap(), bytes)];
            let taken = self::taken(|| drop(history::read_all(&files, CardNumbers::default())));
            assert!(taken <= 10 * files[0].1.len() + BASE, "{taken} bytes in all for {said}");
        }
    }
}

/// Found by fuzzing: fields without end, in a history's first line or below it, with a quote and
/// without one.
#[test]
fn a_line_of_fields_without_end_takes_no_more_than_its_size() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let commas = ",".repeat(494_485);
    for line in
        [commas.clone(), format!("\"a\"{commas}"), commas.replace(',', ";"), format!("{commas}\"")]
    {
        for text in [line.clone(), format!("{HEADER}{line}\n"), format!("{HEADER}{line}")] {
            let taken = taken(|| read(Kind::History, text.as_bytes(), folder.path()));
            assert!(taken <= 2 * text.len() + BASE, "{taken} bytes for {}", &text[..200]);
        }
        let log = history::read(format!("{HEADER}{line}\n").as_bytes(), &"one".parse().unwrap());
        let said: Vec<String> = log.faults.iter().map(ToString::to_string).collect();
        let fields = if line.starts_with(';') { 1 } else { 494_486 };
        assert_eq!(said, [format!("2:1: this line has {fields} fields; the first line has 11")]);
        let log = history::read(line.as_bytes(), &"one".parse().unwrap());
        let said: Vec<String> = log.faults.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["1:1: the first line has 494486 columns; there can be 64"]);
    }
}

/// Found by fuzzing: undos alone, of which each names a line, where the lists of them have just grown.
#[test]
fn a_history_of_undos_takes_no_more_than_ten_times_its_size() {
    let _alone = alone();
    for size in (400_000..700_000).step_by(12_500) {
        let mut text = HEADER.to_owned();
        let mut number = 0;
        while text.len() < size {
            number += 1;
            writeln!(text, "a.1,1,0,0,0,1,0,undo,,{number},a/{number}").unwrap();
        }
        let files = [("one".parse().unwrap(), text.into_bytes())];
        let taken = taken(|| drop(history::read_all(&files, CardNumbers::default())));
        assert!(taken <= 10 * files[0].1.len(), "{taken} bytes for {size}");
    }
}

/// Each card of a long text is as long as the text: one at a time is in memory, not all.
#[test]
fn a_cloze_of_ten_megabytes_and_five_hundred_gaps_takes_no_more_than_ten_times_its_size() {
    let _alone = alone();
    let filler = "la paroi de l’aorte ".repeat(950);
    let gap = |n: u32| format!("{filler}{{{{c{n}::gap {n}::hint}}}} ");
    let gaps = (1..=500).map(gap).collect::<Vec<_>>().concat();
    let text = format!(
        "(format: 1, id: \"d\", title: \"T\", language: \"fr\", notes: [(id: \"a\", \
         content: Cloze(text: \"{gaps}\"))])"
    );
    drop(gaps);
    assert!(text.len() > 9_900_000, "{}", text.len());
    let taken = taken(|| {
        let deck = deck::read(text.as_bytes()).unwrap();
        let note = &deck.notes[0];
        assert_eq!(note.card_numbers().len(), 500);
        assert_eq!(deck.card_places().len(), 500);
        for number in [1, 250, 500] {
            let question = note.question(number).unwrap();
            assert!(question.front().contains("[hint]"));
            assert!(question.back().contains(&format!("gap {number}")));
        }
        assert_eq!(deck::write(&deck).matches("{{c").count(), 500);
    });
    assert!(taken <= 10 * text.len() + BASE, "{taken} bytes for {}", text.len());
}

#[test]
fn whatever_stands_in_a_file_it_is_read_within_bounds() {
    let _alone = alone();
    fuzz(5_000, 60, 1);
}

#[test]
#[ignore = "ten million inputs take hours"]
fn ten_million_files() {
    let _alone = alone();
    let begin = std::env::var("CARABIN_FUZZ_FROM").map_or(0, |from| from.parse().unwrap());
    for round in begin..1_000 {
        fuzz(9_900, 100, 2 + round);
        println!("{} inputs", (round + 1) * 10_000);
    }
}

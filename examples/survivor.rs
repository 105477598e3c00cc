//! A program that is killed: grades and edits, over and over, and says what was acknowledged.
//!
//! `survivor LIBRARY` works until it is killed and prints a line for each thing that is on disk;
//! `survivor LIBRARY --rounds 1000` starts itself, kills it with `kill -9` at a random moment,
//! looks whether all that it said is there, and begins again.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use carabin::deck::{Changes, Content, Deck, Note};
use carabin::history::{DeviceId, Draft, Due, Kind, Phase, Rating};
use carabin::library::{self, Library, LibraryError};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Notes in the deck that is edited.
const NOTES: usize = 60;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [root] => work(Path::new(root)),
        [root, "--rounds", rounds] => {
            rounds.parse().map_err(Into::into).and_then(|n| kill(root, n))
        }
        _ => Err("survivor LIBRARY [--rounds N]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn device() -> Result<DeviceId> {
    Ok("survivor".parse()?)
}

fn deck(edit: u64) -> Result<Deck> {
    let note = |n: usize| -> Result<Note> {
        let back = format!("Édition {edit} de la note {n}, et quelques mots pour la longueur.");
        Ok(Note {
            id: format!("n{n}").parse()?,
            content: Content::Basic { front: format!("Question {n} ?"), back },
            context: String::new(),
            tags: Vec::new(),
            source: None,
        })
    };
    Ok(Deck {
        id: "survivor".parse()?,
        title: "Survivor".into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: (0..NOTES).map(note).collect::<Result<_>>()?,
        changes: Changes::default(),
    })
}

/// The number of the edit that all notes of the deck have; an error when they differ.
fn edit_of(deck: &Deck) -> Result<u64> {
    let edit = |note: &Note| -> Option<u64> {
        let Content::Basic { back, .. } = &note.content else { return None };
        back.split(' ').nth(1)?.parse().ok()
    };
    let edits: Vec<Option<u64>> = deck.notes.iter().map(edit).collect();
    match edits.first().copied().flatten() {
        Some(first) if edits.len() == NOTES && edits.iter().all(|e| *e == Some(first)) => Ok(first),
        _ => Err(format!("a mixture of edits: {edits:?}").into()),
    }
}

fn work(root: &Path) -> Result<()> {
    let mut library = Library::open(root, &device()?)?;
    if library.is_read_only() {
        return Err(LibraryError::ReadOnly.into());
    }
    let id = "survivor".parse()?;
    let mut edit = library.deck(&id).map_or(Ok(0), |open| edit_of(&open.deck))?;
    let mut time =
        library.history().events().iter().map(|event| event.what.time).max().unwrap_or(0);
    let mut out = io::stdout();
    for n in 0_u64.. {
        if n % 7 == 0 {
            edit += 1;
            library.save_deck(&deck(edit)?)?;
            writeln!(out, "edit {edit}")?;
        } else if n % 50 == 11 {
            library::back_up(root)?;
        } else {
            time += 1;
            library.append(Draft {
                card: format!("n{}.1", n % 60).parse()?,
                time,
                rating: Some(Rating::Good),
                phase: Phase::Review,
                duration: 900,
                day: 20_780,
                offset: 60,
                kind: Kind::Review,
                due: Due::Day(20_783),
                target: None,
            })?;
            writeln!(out, "grade {time}")?;
        }
        out.flush()?;
    }
    Ok(())
}

fn kill(root: &str, rounds: u32) -> Result<()> {
    let (mut grades, mut edits) = (0_usize, 0_u64);
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut ended = BTreeMap::new();
    for round in 1..=rounds {
        let mut child =
            Command::new(env::current_exe()?).arg(root).stdout(Stdio::piped()).spawn()?;
        // From the very start of the program to some hundred actions into it.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let said = child.stdout.take().ok_or("no output")?;
        let reader = thread::spawn(move || {
            BufReader::new(said).lines().map_while(io::Result::ok).collect::<Vec<String>>()
        });
        thread::sleep(Duration::from_micros(seed % 60_000));
        child.kill()?;
        child.wait()?;
        let said = reader.join().map_err(|_| "the reader has panicked")?;
        let number = |line: &String, word: &str| -> Option<u64> {
            line.strip_prefix(word)?.trim().parse().ok()
        };
        let last = |word: &str| said.iter().filter_map(|line| number(line, word)).max();
        let Ok(library) = Library::look(Path::new(root)) else {
            if grades > 0 || !said.is_empty() {
                return Err(format!("round {round}: the library is gone").into());
            }
            continue;
        };
        if let Some(problem) = library.problems().iter().find(|problem| problem.serious) {
            return Err(format!("round {round}: {problem:?}").into());
        }
        let events = library.history().events();
        // Times count up from 1 without a gap: none is missing, none is there twice.
        let times: Vec<i64> = events.iter().map(|event| event.what.time).collect();
        if !times.iter().copied().eq(1..=i64::try_from(times.len())?) {
            return Err(format!("round {round}: grades are missing or doubled").into());
        }
        if (times.len() as u64) < last("grade").unwrap_or(0) || times.len() < grades {
            return Err(format!("round {round}: an acknowledged grade is lost").into());
        }
        let id = "survivor".parse()?;
        let edit = library.deck(&id).map_or(Ok(0), |open| edit_of(&open.deck))?;
        if edit < last("edit").unwrap_or(0) || edit < edits {
            return Err(format!("round {round}: an acknowledged edit is lost").into());
        }
        *ended.entry(said.is_empty()).or_insert(0) += 1;
        (grades, edits) = (times.len(), edit);
    }
    println!(
        "{rounds} times killed, {} of them before anything was done: {grades} grades and {edits} \
         edits, none lost",
        ended.get(&true).copied().unwrap_or(0)
    );
    Ok(())
}

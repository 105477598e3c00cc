//! A program that is killed: grades, edits, and changes of two decks with events as one, over and
//! over; it says what was acknowledged.
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
use carabin::library::{self, Library, LibraryError, Saved};

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

/// Events of one change that is made together.
const EVENTS: usize = 300;

fn deck(id: &str, edit: u64) -> Result<Deck> {
    let note = |n: usize| -> Result<Note> {
        let back = format!("Édition {edit} de la note {n}, et quelques mots pour la longueur.");
        Ok(Note {
            id: format!("{id}-n{n}").parse()?,
            content: Content::Basic { front: format!("Question {n} ?"), back },
            context: String::new(),
            tags: Vec::new(),
            source: None,
        })
    };
    Ok(Deck {
        id: id.parse()?,
        title: id.into(),
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
    let mut edit = edit_in(&library, "survivor")?;
    for id in ["left", "right"] {
        if edit_in(&library, id)? == 0 {
            library.save_deck(&deck(id, 1)?)?;
        }
    }
    let mut together = edit_in(&library, "left")?;
    let mut time =
        library.history().events().iter().map(|event| event.what.time).max().unwrap_or(0);
    let mut out = io::stdout();
    for n in 0_u64.. {
        if n % 7 == 0 {
            edit += 1;
            library.save_deck(&deck("survivor", edit)?)?;
            writeln!(out, "edit {edit}")?;
        } else if n % 11 == 1 {
            together += 1;
            let decks = [deck("left", together)?, deck("right", together)?];
            let draft = |at: usize| {
                Ok(Draft {
                    kind: Kind::Suspend,
                    rating: None,
                    ..draft(at as u64, time + 1 + i64::try_from(at)?)?
                })
            };
            let drafts = (0..EVENTS).map(draft).collect::<Result<_>>()?;
            library.save_together(&decks.each_ref().map(Saved::from), &[], drafts, None)?;
            time += i64::try_from(EVENTS)?;
            writeln!(out, "together {together}")?;
        } else if n % 50 == 11 {
            library::back_up(root)?;
        } else {
            time += 1;
            library.append(draft(n, time)?)?;
            writeln!(out, "grade {time}")?;
        }
        out.flush()?;
    }
    Ok(())
}

fn draft(n: u64, time: i64) -> Result<Draft> {
    Ok(Draft {
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
    })
}

/// The number of the last edit of a deck; 0 where there is no such deck.
fn edit_in(library: &Library, id: &str) -> Result<u64> {
    library.deck(&id.parse()?).map_or(Ok(0), |open| edit_of(&open.deck))
}

/// What was changed together is there together: both decks, and every event.
fn is_whole(library: &Library) -> Result<u64> {
    let (left, right) = (edit_in(library, "left")?, edit_in(library, "right")?);
    let events = library.history().events();
    let count = events.iter().filter(|event| event.kind == Kind::Suspend).count();
    let expected = usize::try_from(left.saturating_sub(1))? * EVENTS;
    // Of the first ones each is made by itself.
    if (left != right && left > 1) || count != expected {
        return Err(format!("a half of a change: {left}, {right}, {count} events").into());
    }
    Ok(left)
}

fn kill(root: &str, rounds: u32) -> Result<()> {
    let (mut grades, mut edits, mut together) = (0_usize, 0_u64, 0_u64);
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut ended = BTreeMap::new();
    for round in 1..=rounds {
        let mut child =
            Command::new(env::current_exe()?).arg(root).stdout(Stdio::piped()).spawn()?;
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        // From the very start of the program to some twenty actions into it, however long those
        // take; and then somewhere in the next ones.
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let actions = usize::try_from(seed % 4 * (seed >> 8) % 25)?;
        let mut said: Vec<String> = lines.by_ref().take(actions).collect::<io::Result<_>>()?;
        thread::sleep(Duration::from_micros((seed >> 16) % 8_000));
        child.kill()?;
        child.wait()?;
        said.extend(lines.map_while(io::Result::ok));
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
            return Err(format!("round {round}: events are missing or doubled").into());
        }
        if (times.len() as u64) < last("grade").unwrap_or(0) || times.len() < grades {
            return Err(format!("round {round}: an acknowledged grade is lost").into());
        }
        let whole = is_whole(&library).map_err(|error| format!("round {round}: {error}"))?;
        if whole < last("together").unwrap_or(0) || whole < together {
            return Err(format!("round {round}: an acknowledged change is lost").into());
        }
        together = whole;
        let edit = edit_in(&library, "survivor")?;
        if edit < last("edit").unwrap_or(0) || edit < edits {
            return Err(format!("round {round}: an acknowledged edit is lost").into());
        }
        *ended.entry(said.is_empty()).or_insert(0) += 1;
        (grades, edits) = (times.len(), edit);
    }
    println!(
        "{rounds} times killed, {} of them before anything was done: {grades} events, {edits} \
         edits and {together} changes of several decks at once, none lost",
        ended.get(&true).copied().unwrap_or(0)
    );
    Ok(())
}

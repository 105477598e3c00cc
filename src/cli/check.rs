//! `carabin check`: everything that is wrong, with its file, line and column.
//!
//! A library, a folder of decks, one deck or one history; nothing is changed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::{Failure, output};
use crate::history::{self, DeviceId};
use crate::library::{self, Library, LibraryError, Problem};
use crate::locale::Locale;
use crate::message::{Message, Tell as _};

pub(super) fn run(path: &Path, locale: &Locale) -> Result<ExitCode, Failure> {
    let (problems, decks, notes, events) = if path.is_dir() {
        let library = Library::look_at_folder(path);
        let notes = library.decks().iter().map(|open| open.deck.notes.len()).sum();
        let events = library.history().events().len();
        (library.problems().to_vec(), library.decks().len(), notes, events)
    } else if path.extension().is_some_and(|extension| extension == "csv") {
        let (problems, events) = check_history(path)?;
        (problems, 0, 0, events)
    } else {
        let deck = library::read_deck(path)?;
        (Vec::new(), 1, deck.notes.len(), 0)
    };
    let mut text = String::new();
    for problem in &problems {
        let said = locale.say(&problem.message);
        // Writing into a String can't fail.
        let _ = writeln!(text, "{}: {said}", problem.location());
    }
    output::print(&text)?;
    let summary = Message::new("check-summary")
        .with("decks", decks)
        .with("notes", notes)
        .with("events", events)
        .with("problems", problems.len());
    output::note(locale, &summary);
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check_history(path: &Path) -> Result<(Vec<Problem>, usize), LibraryError> {
    let unnamed = || LibraryError::Missing(path.to_owned());
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let device: DeviceId = name.parse().map_err(|_| unnamed())?;
    let bytes = library::read_file(path)
        .map_err(|source| LibraryError::Read { path: path.to_owned(), source })?;
    let log = history::read(&bytes, &device);
    let problem = |fault: &history::LineFault| Problem {
        path: path.to_owned(),
        place: Some((fault.line, fault.column)),
        message: fault.message(),
        serious: false,
    };
    Ok((log.faults.iter().map(problem).collect(), log.events.len()))
}

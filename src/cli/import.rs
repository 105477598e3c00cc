//! `carabin import`: the notes of another program's file, into decks.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Import;
use super::failure::Failure;
use super::output::{self, in_a_cell};
use super::{backup, named};
use crate::exchange;
use crate::library::{self, Library, LibraryError, Machine};
use crate::locale::Locale;
use crate::message::Tell as _;
use crate::schedule::Now;
use crate::workspace::{Goal, Workspace};

pub(super) fn run(root: &Path, arguments: &Import, locale: &Locale) -> Result<ExitCode, Failure> {
    let path = &arguments.file;
    let (text, name) = text(path, locale)?;
    let place = |line: usize, column: usize| format!("{}:{line}:{column}", path.display());
    let notes = exchange::read(&text).map_err(|error| {
        Failure(vec![error.message().with("location", place(error.line, error.column))])
    })?;
    let library = open(root, arguments.dry_run, locale)?;
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let mut workspace = Workspace::new(library, &now);
    // A deck may be meant by its id or its file.
    let goal = arguments.deck.as_ref().map(|name| {
        let known = named::find(workspace.decks(), name);
        let known = known.and_then(|place| workspace.decks().get(place));
        known.map_or(Goal::Titled(name), |open| Goal::Deck(&open.deck))
    });
    let import = workspace.import(&notes, goal, &name, locale.language().code(), &now);
    for (line, why) in &import.left {
        output::error(locale, &why.clone().with("location", place(*line, 1)));
    }
    if !arguments.dry_run {
        workspace.change(&import.change, &now).map_err(|error| Failure(vec![error.message()]))?;
    }
    let mut told = String::new();
    for deck in &import.decks {
        // Writing into a String can't fail.
        let _ = writeln!(told, "{}\t{}", in_a_cell(&deck.title), deck.notes);
    }
    output::print(&told)?;
    let key = if arguments.dry_run { "import-would" } else { "import-did" };
    output::note(locale, &import.counted(key));
    if !import.missing.is_empty() {
        output::note(locale, &import.without_media());
    }
    Ok(if import.left.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The text of the file, and what a deck is called that it does not name.
fn text(path: &Path, locale: &Locale) -> Result<(String, String), LibraryError> {
    if path.as_os_str() == "-" {
        let read = library::read_text_from(std::io::stdin().lock(), "-")?;
        return Ok((output::readable(read, locale), locale.tr("import-untitled")));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok((output::readable(library::read_text(path)?, locale), name))
}

/// The library; one that is not there yet is begun, as on a first start.
fn open(root: &Path, only_look: bool, locale: &Locale) -> Result<Library, Failure> {
    if only_look {
        return Ok(Library::look(root)?);
    }
    if root == Machine::usual_library() {
        Library::begin(root, locale.language().code())?;
    }
    // Says so when there is no library.
    drop(Library::look(root)?);
    let library = Library::open(root, &backup::device()?)?;
    if library.is_read_only() { Err(LibraryError::ReadOnly.into()) } else { Ok(library) }
}

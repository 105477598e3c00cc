//! `carabin check`: everything that is wrong, with its file, line and column, and what can be done.
//!
//! A library, a folder of decks, one deck or one history; nothing is changed, unless `--repair`
//! mends a library.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::output;
use crate::library::{self, Finding, Library, Remedy};
use crate::locale::Locale;
use crate::message::Message;

pub(super) fn run(path: &Path, repair: bool, locale: &Locale) -> Result<ExitCode, Failure> {
    if repair {
        for message in library::repair(path, &super::backup::device()?)? {
            output::note(locale, &message);
        }
    }
    let (findings, decks, notes, events) = if path.is_dir() {
        let library = Library::look_at_folder(path);
        let notes = library.decks().iter().map(|open| open.deck.notes.len()).sum();
        let events = library.history().events().len();
        (library::check(&library), library.decks().len(), notes, events)
    } else if path.extension().is_some_and(|extension| extension == "csv") {
        let (findings, events) = library::check_history(path)?;
        (findings, 0, 0, events)
    } else {
        let (findings, notes) = library::check_deck(path)?;
        (findings, 1, notes, 0)
    };
    let mut text = String::new();
    for Finding { problem, remedy } in &findings {
        let said = output::said(locale, &problem.message);
        // Writing into a String can't fail.
        let place = output::in_a_line(&problem.location());
        let _ = writeln!(text, "{place}: {said} {}", locale.tr(remedy.key()));
    }
    output::print(&text)?;
    let problems = findings.iter().filter(|finding| finding.remedy != Remedy::Keep).count();
    let summary = Message::new("check-summary")
        .with("decks", decks)
        .with("notes", notes)
        .with("events", events)
        .with("problems", problems);
    output::note(locale, &summary);
    if findings.iter().any(|finding| finding.remedy.mends()) {
        output::note(locale, &Message::new("check-repairable"));
    }
    Ok(if problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

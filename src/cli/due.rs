//! `carabin due`: what is to be studied today, deck by deck.

use std::path::Path;
use std::process::ExitCode;

use super::due_cache::Standing;
use super::failure::Failure;
use super::output;
use crate::library::{Cache, Library, Problem};
use crate::locale::Locale;
use crate::schedule::Now;
use crate::study::{Counts, Limits, Span};
use crate::workspace::Workspace;

/// How the decks stand, and what could not be read.
struct Today {
    decks: Vec<(String, Counts)>,
    all: Counts,
    problems: Vec<Problem>,
}

pub(super) fn run(root: &Path, locale: &Locale) -> Result<ExitCode, Failure> {
    let Today { decks, all, problems } = today(root)?;
    let mut rows = vec![[locale.tr("due-due"), locale.tr("due-new"), locale.tr("due-deck")]];
    for (title, counts) in &decks {
        let due = counts.due + counts.learning;
        rows.push([due.to_string(), counts.new.to_string(), output::in_a_line(title)]);
    }
    // The day's limits hold for all decks together, so that the total is not their sum.
    let due = all.due + all.learning;
    rows.push([due.to_string(), all.new.to_string(), locale.tr("due-total")]);
    output::print(&table(&rows))?;
    Ok(output::problems(locale, &problems))
}

fn today(root: &Path) -> Result<Today, Failure> {
    let Standing { decks, settings, problems } = Standing::of(root, Cache::usual().as_ref())?;
    let scheduling = &settings.scheduling;
    let now = Now::system(scheduling.rollover_hour);
    // An exam says which new cards have their turn: for that, notes and their tags are needed.
    if settings.exams.iter().any(|exam| exam.date.day() >= now.day) {
        return whole(root, &now);
    }
    let folders = decks.folders.iter().map(String::as_str);
    let limits = Limits::of(scheduling, &decks.ids.iter().zip(folders).collect::<Vec<_>>());
    let census = decks.cards.census(scheduling, &limits, &now);
    let titles = decks.titles.iter().cloned().enumerate();
    let counted = titles.map(|(at, title)| (title, census.counts(Span::Deck(at)))).collect();
    // The process ends soon; the system takes its memory back quicker than piece by piece.
    std::mem::forget(decks);
    Ok(Today { decks: counted, all: census.counts(Span::All), problems })
}

/// The same, of everything there is.
fn whole(root: &Path, now: &Now) -> Result<Today, Failure> {
    let workspace = Workspace::new(Library::look(root)?, now);
    let standing = workspace.standing(now);
    let titles = workspace.decks().iter().map(|open| open.deck.title.clone());
    Ok(Today {
        decks: titles.zip(standing.decks.iter().copied()).collect(),
        all: standing.all,
        problems: workspace.library().problems().to_vec(),
    })
}

/// Numbers to the right, titles to the left.
fn table(rows: &[[String; 3]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let (first, second) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    let line =
        |[due, new, title]: &[String; 3]| format!("{due:>first$}  {new:>second$}  {title}\n");
    rows.iter().map(line).collect()
}

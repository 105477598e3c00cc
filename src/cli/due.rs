//! `carabin due`: what is to be studied today, deck by deck.

use std::path::Path;
use std::process::ExitCode;

use super::{Failure, output};
use crate::deck::Deck;
use crate::library::Library;
use crate::locale::Locale;
use crate::schedule::Now;
use crate::study::{Collection, Scope};

pub(super) fn run(root: &Path, locale: &Locale) -> Result<ExitCode, Failure> {
    let library = Library::look(root)?;
    let settings = &library.settings().scheduling;
    let now = Now::system(settings.rollover_hour);
    let decks: Vec<&Deck> = library.decks().iter().map(|open| &open.deck).collect();
    let collection = Collection::new(&decks, library.history(), settings);
    let mut rows = vec![[locale.tr("due-due"), locale.tr("due-new"), locale.tr("due-deck")]];
    for (index, deck) in decks.iter().enumerate() {
        let counts = collection.counts(index, &now);
        let due = counts.due + counts.learning;
        rows.push([due.to_string(), counts.new.to_string(), deck.title.clone()]);
    }
    // Not the sum: the day's limits hold for all decks together.
    let all = collection.counts_in(Scope::All, &now);
    let due = all.due + all.learning;
    rows.push([due.to_string(), all.new.to_string(), locale.tr("due-total")]);
    output::print(&table(&rows))?;
    for problem in library.problems().iter().filter(|problem| problem.serious) {
        let message = problem.message.clone().with("location", problem.location());
        output::error(locale, &message);
    }
    Ok(ExitCode::SUCCESS)
}

/// Numbers to the right, titles to the left.
fn table(rows: &[[String; 3]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let (first, second) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    let line =
        |[due, new, title]: &[String; 3]| format!("{due:>first$}  {new:>second$}  {title}\n");
    rows.iter().map(line).collect()
}

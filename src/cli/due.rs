//! `carabin due`: what is to be studied today, deck by deck.

use std::path::Path;
use std::process::ExitCode;

use super::standing::Standing;
use super::{Failure, output};
use crate::library::Cache;
use crate::locale::Locale;
use crate::schedule::Now;
use crate::study::{Limits, Scope};

pub(super) fn run(root: &Path, locale: &Locale) -> Result<ExitCode, Failure> {
    let Standing { decks, settings, problems } = Standing::of(root, Cache::usual().as_ref())?;
    let settings = &settings.scheduling;
    let now = Now::system(settings.rollover_hour);
    // The day's limits hold for all decks together, so that the total is not their sum.
    let folders = decks.folders.iter().map(String::as_str);
    let limits = Limits::of(settings, &decks.ids.iter().zip(folders).collect::<Vec<_>>());
    let census = decks.cards.census(settings, &limits, &now);
    let mut rows = vec![[locale.tr("due-due"), locale.tr("due-new"), locale.tr("due-deck")]];
    for (place, title) in decks.titles.iter().enumerate() {
        let counts = census.counts(Scope::Deck(place));
        let due = counts.due + counts.learning;
        rows.push([due.to_string(), counts.new.to_string(), output::in_a_line(title)]);
    }
    let all = census.counts(Scope::All);
    let due = all.due + all.learning;
    rows.push([due.to_string(), all.new.to_string(), locale.tr("due-total")]);
    output::print(&table(&rows))?;
    let code = output::problems(locale, &problems);
    // The process ends here; the system takes its memory back quicker than piece by piece.
    std::mem::forget(decks);
    Ok(code)
}

/// Numbers to the right, titles to the left.
fn table(rows: &[[String; 3]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let (first, second) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    let line =
        |[due, new, title]: &[String; 3]| format!("{due:>first$}  {new:>second$}  {title}\n");
    rows.iter().map(line).collect()
}

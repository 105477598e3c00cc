//! `carabin find`: the cards that a query finds.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{Find, Format};
use super::failure::Failure;
use super::output::{self, in_a_cell, in_a_line};
use crate::find::{Query, Row, Sort, TagNames, parse};
use crate::library::{Date, Library};
use crate::locale::Locale;
use crate::message::Tell as _;
use crate::schedule::Now;
use crate::workspace::Workspace;

pub(super) fn run(root: &Path, arguments: &Find, locale: &Locale) -> Result<ExitCode, Failure> {
    // What is mistyped is said before anything is read.
    let query = read(&arguments.query)?;
    let library = Library::look(root)?;
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let mut workspace = Workspace::new(library, &now);
    workspace.name_tags(TagNames::new(locale.tag_names()));
    let index = workspace.index();
    let table = workspace.table(&index, &now);
    let mut found = table.find(&query);
    if found.is_empty() {
        for unknown in table.unknown(&query) {
            output::note(locale, &unknown);
        }
    }
    if let Some(by) = arguments.sort {
        let sort = Sort { by: by.column(), descending: arguments.descending };
        found = sort.sorted(&found, &table.order(sort.by));
    }
    let rows = found.iter().filter_map(|place| table.row(*place));
    let text = match arguments.format {
        Format::Tsv => tsv(rows),
        Format::Text => rows.map(|row| line(&row)).collect(),
    };
    output::print(&text)?;
    Ok(output::problems(locale, workspace.library().problems()))
}

/// A query, or why it can't be understood.
pub(super) fn read(query: &str) -> Result<Query, Failure> {
    parse(query).map_err(|error| Failure(vec![error.message()]))
}

fn line(row: &Row) -> String {
    format!("{}  {} → {}\n", row.card, in_a_line(&row.front), in_a_line(&row.back))
}

fn tsv(rows: impl Iterator<Item = Row>) -> String {
    let mut text =
        "id\tfront\tback\tdeck\ttags\tstate\tdue\tstability\tlapses\tcreated\tchanged\n".to_owned();
    let day =
        |day: Option<i32>| day.map_or_else(String::new, |day| String::from(Date::of_day(day)));
    for row in rows {
        let fields = [
            row.card.to_string(),
            in_a_cell(&row.front),
            in_a_cell(&row.back),
            in_a_cell(&row.deck),
            in_a_cell(&row.tags.join(" ")),
            row.standing.name().to_owned(),
            day(row.due),
            row.stability.map_or_else(String::new, |days| format!("{days:.2}")),
            row.lapses.to_string(),
            day(row.created),
            day(row.changed),
        ];
        text.push_str(&(fields.join("\t") + "\n"));
    }
    text
}

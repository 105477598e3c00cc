//! `carabin duplicates`: the notes that are alike, pair by pair, as the window shows them.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{Duplicates, Format};
use super::failure::Failure;
use super::output::{self, in_a_cell, in_a_line};
use crate::deck::{Deck, Likeness, Note, Place};
use crate::library::Library;
use crate::locale::Locale;
use crate::schedule::Now;
use crate::workspace::Workspace;

pub(super) fn run(
    root: &Path,
    arguments: &Duplicates,
    locale: &Locale,
) -> Result<ExitCode, Failure> {
    let library = Library::look(root)?;
    let now = Now::system(library.settings().scheduling.rollover_hour);
    let workspace = Workspace::new(library, &now);
    let tsv = matches!(arguments.format, Format::Tsv);
    let mut text = String::new();
    if tsv {
        text.push_str("likeness\tid\tquestion\tdeck\tother_id\tother_question\tother_deck\n");
    }
    for pair in workspace.twice().iter() {
        let [Some(one), Some(other)] = pair.notes.map(|place: Place| workspace.at(place)) else {
            continue;
        };
        if tsv {
            let cells = [one, other].map(|side| cells(side).join("\t")).join("\t");
            text.push_str(&[name(pair.likeness), "\t", &cells, "\n"].concat());
        } else {
            let told = locale.tr(pair.likeness.key());
            text.push_str(&[&told, "\n", &line(one), &line(other), "\n"].concat());
        }
    }
    output::print(&text)?;
    Ok(output::problems(locale, workspace.library().problems()))
}

/// As a table has it.
fn name(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Same => "same",
        Likeness::Near => "near",
        Likeness::Question => "question",
    }
}

fn cells((deck, note): (&Deck, &Note)) -> [String; 3] {
    [note.id.to_string(), in_a_cell(&asked(note)), in_a_cell(&deck.title)]
}

fn line((deck, note): (&Deck, &Note)) -> String {
    format!("  {}  {} ({})\n", note.id, in_a_line(&asked(note)), in_a_line(&deck.title))
}

fn asked(note: &Note) -> String {
    let first = note.cards().into_iter().next();
    first.map(|card| crate::find::one_line(&note.listed(&card.question))).unwrap_or_default()
}

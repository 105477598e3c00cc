//! `carabin terms`: the ranked terminology of texts and folders of texts.

use std::fmt::Write as _;
use std::io::stdin;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::arguments::{TermFormat, Terms};
use super::failure::Failure;
use super::output;
use crate::generate::{self, Input, RankedTerm};
use crate::library::{self, LibraryError};
use crate::locale::Locale;
use crate::message::Message;

/// A term as RON has it.
#[derive(Serialize)]
struct Row<'a> {
    term: &'a str,
    score: f32,
    frequency: usize,
    documents: usize,
}

pub(super) fn run(arguments: &Terms, locale: &Locale) -> Result<ExitCode, Failure> {
    let mut inputs = Vec::new();
    for path in &arguments.inputs {
        inputs.extend(read(path, locale)?);
    }
    // Nobody cancels this run.
    let ranked = generate::terms(&inputs, arguments.language.language(), &|_| true);
    let ranked = ranked.unwrap_or_default();
    let text = match arguments.format {
        TermFormat::Tsv => tsv(&ranked),
        TermFormat::Ron => ron(&ranked)?,
    };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path, locale: &Locale) -> Result<Vec<Input>, Failure> {
    if path.as_os_str() == "-" {
        let read = library::read_text_from(stdin().lock(), "-")?;
        let text = output::readable(read, locale);
        return Ok(vec![Input { name: "-".to_owned(), text }]);
    }
    let paths: Vec<PathBuf> = library::texts_in(path)?;
    if paths.is_empty() {
        let empty = Message::new("terms-no-text").with("path", path.display());
        return Err(Failure(vec![empty]));
    }
    let one = |path: &PathBuf| -> Result<Input, LibraryError> {
        let text = output::readable(library::read_text(path)?, locale);
        Ok(Input { name: path.display().to_string(), text })
    };
    Ok(paths.iter().map(one).collect::<Result<_, _>>()?)
}

/// A term a line: the term, its score, its frequency, the number of texts that have it.
fn tsv(ranked: &[RankedTerm]) -> String {
    let mut table = String::new();
    for RankedTerm { term, score, frequency, documents, .. } in ranked {
        // Writing into a String can't fail.
        let term = output::in_a_cell(term);
        let _ = writeln!(table, "{term}\t{score:.3}\t{frequency}\t{documents}");
    }
    table
}

fn ron(ranked: &[RankedTerm]) -> Result<String, LibraryError> {
    let rows: Vec<Row<'_>> = ranked
        .iter()
        .map(|ranked| Row {
            term: &ranked.term,
            score: (ranked.score * 1000.0).round() / 1000.0,
            frequency: ranked.frequency,
            documents: ranked.documents,
        })
        .collect();
    let style = PrettyConfig::new().depth_limit(1).new_line("\n");
    Ok(ron::ser::to_string_pretty(&rows, style)? + "\n")
}

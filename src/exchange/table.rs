//! A text as a table: which sign parts its cells, and the cells of each record with the line that it
//! begins on.

use thiserror::Error;

use crate::message::{Message, Tell};

/// What parts the cells of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    Tab,
    Comma,
    Semicolon,
    Pipe,
    Colon,
    Space,
}

impl Separator {
    /// Those that are tried where none is named, the surest first.
    const TRIED: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Comma, Self::Pipe];

    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Pipe => '|',
            Self::Colon => ':',
            Self::Space => ' ',
        }
    }

    /// As the header of a file names it: by a word or by itself.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [Self::Tab, Self::Comma, Self::Semicolon, Self::Pipe, Self::Colon, Self::Space];
        let words = ["tab", "comma", "semicolon", "pipe", "colon", "space"];
        let word = words.iter().position(|word| name.trim().eq_ignore_ascii_case(word));
        let sign = || {
            let mut signs = name.chars();
            let sign = signs.next().filter(|_| signs.next().is_none())?;
            all.iter().position(|separator| separator.sign() == sign)
        };
        // Some write what a keyboard can't type.
        let escaped = || (name.trim() == "\\t").then_some(0);
        word.or_else(sign).or_else(escaped).and_then(|at| all.get(at).copied())
    }
}

/// One record: a note, as a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// From 1; a cell may go on over several lines.
    pub line: usize,
    pub cells: Vec<String>,
}

/// Why a table could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}:{column}: {fault}")]
pub struct TableError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("a quotation mark is opened and never closed")]
    Quote,
    #[error("there is no separator {0:?}")]
    Separator(String),
    #[error("there is no column {0:?}")]
    Column(String),
    #[error("there is no note")]
    Empty,
}

impl Tell for TableError {
    fn message(&self) -> Message {
        let message = match &self.fault {
            Fault::Quote => Message::new("fault-table-quote"),
            Fault::Separator(name) => Message::new("fault-table-separator").with("name", name),
            Fault::Column(name) => Message::new("fault-table-column").with("name", name),
            Fault::Empty => Message::new("fault-table-empty"),
        };
        message.with("line", self.line).with("column", self.column)
    }
}

/// The records of a text from `line` on. Empty lines are passed over, and comments (`#`) where there
/// are such.
///
/// # Errors
/// When a quotation mark is never closed: all that follows would be one cell.
pub(super) fn records(
    text: &str,
    separator: Separator,
    line: usize,
    comments: bool,
) -> Result<Vec<Record>, TableError> {
    let mut reader = Reader { rest: text, line, column: 1, separator: separator.sign() };
    let mut records = Vec::new();
    while !reader.rest.is_empty() {
        if comments && reader.rest.starts_with('#') {
            reader.skip_line();
            continue;
        }
        let line = reader.line;
        let cells = reader.record()?;
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            records.push(Record { line, cells });
        }
    }
    Ok(records)
}

/// Where the reading of a table stands.
struct Reader<'a> {
    rest: &'a str,
    line: usize,
    column: usize,
    separator: char,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '\n' {
            (self.line, self.column) = (self.line + 1, 1);
        } else {
            self.column += 1;
        }
        Some(c)
    }

    fn skip_line(&mut self) {
        while self.next().is_some_and(|c| c != '\n') {}
    }

    fn record(&mut self) -> Result<Vec<String>, TableError> {
        let mut cells = Vec::new();
        loop {
            let mut cell = if self.rest.starts_with('"') { self.quoted()? } else { String::new() };
            let end = loop {
                match self.next() {
                    None | Some('\n') => break true,
                    Some('\r') if self.rest.is_empty() || self.rest.starts_with('\n') => {}
                    Some(c) if c == self.separator => break false,
                    Some(c) => cell.push(c),
                }
            };
            cells.push(cell);
            if end {
                return Ok(cells);
            }
        }
    }

    /// What stands between quotation marks, of which two are one.
    fn quoted(&mut self) -> Result<String, TableError> {
        let open = TableError { line: self.line, column: self.column, fault: Fault::Quote };
        self.next();
        let mut cell = String::new();
        loop {
            match self.next() {
                None => return Err(open),
                Some('"') if self.rest.starts_with('"') => {
                    self.next();
                    cell.push('"');
                }
                Some('"') => return Ok(cell),
                Some('\r') if self.rest.starts_with('\n') => {}
                Some(c) => cell.push(c),
            }
        }
    }
}

/// The sign that parts the cells of a text without a header: the one that gives most records the
/// same number of cells, two at least.
pub(super) fn guess(text: &str) -> Separator {
    let evenness = |separator: &Separator| {
        let counts: Vec<usize> = match records(text, *separator, 1, false) {
            Ok(records) => records.iter().take(200).map(|record| record.cells.len()).collect(),
            // A quotation mark that is never closed says nothing of the lines before it.
            Err(error) => {
                let lines = text.lines().take(error.line.min(200));
                lines.map(|line| line.matches(separator.sign()).count() + 1).collect()
            }
        };
        let first = counts.iter().find(|count| **count >= 2).copied().unwrap_or(0);
        let even = counts.iter().filter(|count| **count >= 2 && **count == first).count();
        // In thousandths of the records.
        even * 1000 / counts.len().max(1)
    };
    let best = Separator::TRIED.iter().rev().max_by_key(|separator| evenness(separator));
    best.copied().unwrap_or(Separator::Tab)
}

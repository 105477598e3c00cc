//! What a file of notes says of itself: the lines `#separator:tab` at the head of Anki's, or the
//! names of the columns in the first record of a spreadsheet's.

use super::table::{Fault, Record, Separator, TableError, guess};
use crate::deck::fold;

/// What a column holds that is no field of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Field,
    Guid,
    Kind,
    Deck,
    Tags,
    Context,
    Source,
    /// Nothing that a note has.
    Nothing,
}

/// The columns of Carabin's own tables, whose fields are Markdown.
pub(super) const NAMES: [&str; 7] = ["id", "deck", "front", "back", "tags", "context", "source"];

/// What is known of a table before its notes are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub separator: Separator,
    /// Said so, or not said.
    pub html: Option<bool>,
    /// By their places, from 0; those behind it are fields.
    pub columns: Vec<Column>,
    /// For each note.
    pub tags: Vec<String>,
    pub kind: Option<String>,
    pub deck: Option<String>,
    /// It is Anki's, not a spreadsheet's.
    pub is_ankis: bool,
    /// Where the records begin: their line from 1, and their byte.
    pub line: usize,
    pub start: usize,
}

/// Whether a text begins as Anki's files of notes do.
#[must_use]
pub fn is_headed(text: &str) -> bool {
    text.lines().take_while(|line| line.starts_with('#')).any(|line| {
        // Without a space: that would be a heading of Markdown.
        let name = line.get(1..).and_then(|line| line.split_once(':')).map(|(name, _)| name);
        name.is_some_and(|name| {
            let name = name.to_lowercase();
            matches!(name.as_str(), "separator" | "html") || column_named(&name).is_some()
        })
    })
}

/// Reads the lines at the head of a text.
pub(super) fn read(text: &str) -> Result<Header, TableError> {
    let mut header = Header {
        separator: Separator::Tab,
        html: None,
        columns: Vec::new(),
        tags: Vec::new(),
        kind: None,
        deck: None,
        is_ankis: false,
        line: 1,
        start: 0,
    };
    if !is_headed(text) {
        header.separator = guess(text);
        return Ok(header);
    }
    header.is_ankis = true;
    let mut separator = None;
    for line in text.split_inclusive('\n') {
        let Some(said) = line.strip_prefix('#') else { break };
        let told = said.trim_end_matches(['\n', '\r']).split_once(':');
        if let Some((name, value)) = told {
            let name = name.trim().to_lowercase();
            let fault = |fault| TableError {
                line: header.line,
                column: line.find(':').unwrap_or(0) + 2,
                fault,
            };
            match name.as_str() {
                "separator" => {
                    let named = Separator::named(value);
                    separator =
                        Some(named.ok_or_else(|| fault(Fault::Separator(value.to_owned())))?);
                }
                "html" => header.html = Some(value.trim().eq_ignore_ascii_case("true")),
                "tags" => header.tags = value.split_whitespace().map(str::to_owned).collect(),
                "notetype" => header.kind = Some(value.trim().to_owned()),
                "deck" => header.deck = Some(value.trim().to_owned()),
                name => {
                    // The rest is what an import has to do where a note is there, and what may
                    // come one day.
                    if let Some(what) = column_named(name) {
                        let place = value.trim().parse::<usize>().ok();
                        // More columns than any program writes would be a number mistyped.
                        let place = place.filter(|place| (1..=1000).contains(place));
                        let place = place.ok_or_else(|| fault(Fault::Column(value.to_owned())))?;
                        header.put(place - 1, what);
                    }
                }
            }
        }
        header.line += 1;
        header.start += line.len();
    }
    let rest = text.get(header.start..).unwrap_or_default();
    header.separator = separator.unwrap_or_else(|| guess(rest));
    Ok(header)
}

/// What the column is whose number a line of the head gives.
fn column_named(name: &str) -> Option<Column> {
    Some(match name {
        "guid column" => Column::Guid,
        "notetype column" => Column::Kind,
        "deck column" => Column::Deck,
        "tags column" => Column::Tags,
        _ => return None,
    })
}

impl Header {
    fn put(&mut self, place: usize, what: Column) {
        if self.columns.len() <= place {
            self.columns.resize(place + 1, Column::Field);
        }
        if let Some(column) = self.columns.get_mut(place) {
            *column = what;
        }
    }

    pub(super) fn column(&self, place: usize) -> Column {
        self.columns.get(place).copied().unwrap_or(Column::Field)
    }

    /// Takes the first record of a spreadsheet for what it is: the names of its columns, or the
    /// first note. Whether it was the names.
    pub(super) fn take_names(&mut self, first: &Record) -> bool {
        if first.cells == NAMES {
            self.html = Some(false);
        }
        let named: Vec<Option<Column>> = first.cells.iter().map(|cell| named(cell)).collect();
        // Two that are known name the others too: what a note has no place for is part of its answer.
        let known = named.iter().flatten().count();
        let begins = named.first().is_some_and(Option::is_some);
        if begins && known >= 2 && named.contains(&Some(Column::Field)) {
            let column = |named: Option<Column>| named.unwrap_or(Column::Field);
            self.columns = named.into_iter().map(column).collect();
            return true;
        }
        // Question, answer, and tags where there is a third.
        if self.columns.is_empty() && first.cells.len() == 3 {
            self.put(2, Column::Tags);
        }
        false
    }
}

/// What a column holds that has this name.
fn named(cell: &str) -> Option<Column> {
    Some(match fold(cell).as_str() {
        "front" | "back" | "question" | "answer" | "reponse" | "recto" | "verso" | "term"
        | "terme" | "definition" | "text" | "texte" | "prompt" | "extra" | "back extra" => {
            Column::Field
        }
        "id" | "guid" => Column::Guid,
        "notetype" | "note type" | "kind" | "type" | "type de note" => Column::Kind,
        "deck" | "paquet" => Column::Deck,
        "tags" | "tag" | "etiquettes" | "etiquette" => Column::Tags,
        "context" | "contexte" => Column::Context,
        "source" => Column::Source,
        "" => Column::Nothing,
        _ => return None,
    })
}

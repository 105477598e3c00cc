//! The notes of a file that holds them as lines, and what of it makes none.

use super::from_html;
use super::header::{self, Column, Header};
use super::table::{Fault, Record, TableError, records};
use crate::deck::{ClozeError, ClozeText, Content, fold};
use crate::message::{Message, Tell};

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    pub notes: Vec<Foreign>,
    pub left: Vec<Left>,
}

/// A note of another program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The line of the file that it begins on.
    pub line: usize,
    /// What the other program knows it by, where it says so.
    pub guid: Option<String>,
    /// That is Anki's, and holds for all decks.
    pub is_ankis: bool,
    /// The path of its deck, outermost first; empty where the file names none.
    pub deck: Vec<String>,
    pub content: Content,
    pub context: String,
    /// The sentence that it comes from.
    pub quote: String,
    pub tags: Vec<String>,
}

/// A record that makes no note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub line: usize,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    NoFront,
    NoBack,
    /// It hides parts of a picture, which such a file does not hold.
    Masks,
    Cloze(ClozeError),
}

impl Tell for Left {
    fn message(&self) -> Message {
        match &self.why {
            Why::NoFront => Message::new("import-left-front"),
            Why::NoBack => Message::new("import-left-back"),
            Why::Masks => Message::new("import-left-masks"),
            Why::Cloze(error) => error.message(),
        }
    }
}

/// Reads the notes of a file.
///
/// # Errors
/// When it is no table, or holds no note at all: with the place.
pub fn read(text: &str) -> Result<Notes, TableError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut header = header::read(text)?;
    let rest = text.get(header.start..).unwrap_or_default();
    let mut records = records(rest, header.separator, header.line, header.is_ankis)?;
    if !header.is_ankis && records.first().is_some_and(|first| header.take_names(first)) {
        records.remove(0);
    }
    if records.is_empty() {
        return Err(TableError { line: header.line, column: 1, fault: Fault::Empty });
    }
    let sample = records.iter().take(500).flat_map(|record| &record.cells);
    let html = header.html.unwrap_or_else(|| sample.into_iter().any(|c| from_html::is_html(c)));
    let mut notes = Notes::default();
    for record in records {
        match note(&record, &header, html) {
            Ok(note) => notes.notes.push(note),
            Err(why) => notes.left.push(Left { line: record.line, why }),
        }
    }
    Ok(notes)
}

fn note(record: &Record, header: &Header, html: bool) -> Result<Foreign, Why> {
    let mut fields = Vec::new();
    let mut note = Foreign {
        line: record.line,
        guid: None,
        is_ankis: header.is_ankis,
        deck: path(header.deck.as_deref().unwrap_or_default()),
        content: Content::Basic { front: String::new(), back: String::new() },
        context: String::new(),
        quote: String::new(),
        tags: header.tags.clone(),
    };
    let mut kind = header.kind.clone().unwrap_or_default();
    let field = |cell: &str| if html { from_html::markdown(cell) } else { plain(cell) };
    for (place, cell) in record.cells.iter().enumerate() {
        match header.column(place) {
            Column::Field => fields.push(cell.as_str()),
            Column::Guid => note.guid = Some(cell.trim().to_owned()).filter(|id| !id.is_empty()),
            Column::Kind => kind.clone_from(cell),
            Column::Deck if cell.trim().is_empty() => {}
            Column::Deck => note.deck = path(cell),
            Column::Tags => note.tags.extend(tags(cell)),
            Column::Context => note.context = plain(cell),
            Column::Source => note.quote = plain(cell),
            Column::Nothing => {}
        }
    }
    let mut known = std::collections::HashSet::new();
    note.tags.retain(|tag| known.insert(tag.clone()));
    if fields.iter().any(|cell| cell.contains("image-occlusion:")) {
        return Err(Why::Masks);
    }
    let fields: Vec<String> = fields.into_iter().map(field).collect();
    note.content = content(&fields, &fold(&kind))?;
    Ok(note)
}

/// What a note asks, from its fields and the folded name of its kind.
fn content(fields: &[String], kind: &str) -> Result<Content, Why> {
    let mut parts = fields.iter().map(String::as_str);
    let front = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.filter(|text| !text.is_empty()).collect();
    let is_cloze = kind.contains("cloze") || kind.contains("trous");
    if front.is_empty() {
        return Err(Why::NoFront);
    }
    if is_cloze || front.contains("{{c") {
        match ClozeText::read(front) {
            Ok(_) => {
                let text = std::iter::once(front).chain(rest).collect::<Vec<_>>().join("\n\n");
                return Ok(Content::Cloze { text });
            }
            Err(error) if is_cloze || error != ClozeError::NoGap => return Err(Why::Cloze(error)),
            Err(_) => {}
        }
    }
    if rest.is_empty() {
        return Err(Why::NoBack);
    }
    let both = ["revers", "invers", "deux sens"].iter().any(|word| kind.contains(word));
    // The other way round only where a third field asks for it.
    let optional = kind.contains("option");
    let front = front.to_owned();
    if both && (!optional || rest.len() > 1) {
        let back = rest.first().copied().unwrap_or_default();
        let back = if optional { back.to_owned() } else { rest.join("\n\n") };
        let (ask_back, ask_front) = (String::new(), String::new());
        return Ok(Content::Reversible { front, back, ask_back, ask_front });
    }
    Ok(Content::Basic { front, back: rest.join("\n\n") })
}

/// Text as it is, without spaces around it.
fn plain(cell: &str) -> String {
    cell.trim().to_owned()
}

fn tags(cell: &str) -> impl Iterator<Item = String> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    cell.split(apart).filter(|tag| !tag.is_empty()).map(str::to_owned)
}

/// The names in a deck's path: `Médecine::Cardiologie`.
fn path(name: &str) -> Vec<String> {
    let names = name.split("::").map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

//! Decks as lines of text: one record a note.
//!
//! What is written is read back as the same notes.

use super::cells;
use super::form::Form;
use super::header::NAMES;
use super::markup::html;
use super::table::Separator;
use crate::deck::{Content, Deck, Note};

/// What Anki calls its kinds of notes, in the student's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    pub basic: String,
    pub reversed: String,
    pub cloze: String,
}

impl Kinds {
    /// In the language of `words`, which knows the keys of the language files.
    #[must_use]
    pub fn told(words: impl Fn(&'static str) -> String) -> Self {
        Self {
            basic: words("anki-basic"),
            reversed: words("anki-reversed"),
            cloze: words("anki-cloze"),
        }
    }
}

/// The front and the back of a note in its record, in Markdown; none where no line of text can hold
/// it.
fn row_of(note: &Note) -> Option<(String, String)> {
    Some(match &note.content {
        Content::Basic { front, back } | Content::Reversible { front, back, .. } => {
            (front.clone(), back.clone())
        }
        Content::Cloze { text } => (text.clone(), String::new()),
        Content::List { prompt, items, .. } => {
            let items = items.iter().map(|item| format!("- {}", item.replace('\n', " ")));
            (prompt.clone(), items.collect::<Vec<_>>().join("\n"))
        }
        Content::Choice { .. } => {
            let question = note.question(1)?;
            (question.front(), question.back())
        }
        Content::Occlusion { .. } => return None,
    })
}

/// Decks in this form; a deck as a whole is written by `deck::write`.
#[must_use]
pub fn write(decks: &[&Deck], form: Form, kinds: &Kinds) -> String {
    let anki = form == Form::Anki;
    let mut out = if anki {
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n\
         #tags column:6\n"
            .to_owned()
    } else {
        // A mark tells spreadsheets that it is UTF-8.
        "\u{feff}".to_owned() + &cells::line(&NAMES, Separator::Comma)
    };
    let notes = decks.iter().flat_map(|deck| deck.notes.iter().map(move |note| (deck, note)));
    for (deck, note) in notes {
        let Some((front, back)) = row_of(note) else { continue };
        let (id, tags) = (note.id.as_str(), note.tags.join(" "));
        if anki {
            let kind = match &note.content {
                Content::Cloze { .. } => &kinds.cloze,
                Content::Reversible { .. } => &kinds.reversed,
                _ => &kinds.basic,
            };
            let context = note.context.trim();
            let above = if context.is_empty() { String::new() } else { above(context) };
            let front = above + &html(&front);
            let record = [id, kind, &deck.title, &front, &html(&back), &tags];
            out.push_str(&cells::line(&record, Separator::Tab));
        } else {
            let source = note.source.as_ref().map_or("", |source| source.quote.as_str());
            let record = [id, &deck.title, &front, &back, &tags, &note.context, source];
            out.push_str(&cells::line(
                &record.map(inert).each_ref().map(String::as_str),
                Separator::Comma,
            ));
        }
    }
    out
}

/// The context of a note, as it stands above its question.
pub(super) fn above(context: &str) -> String {
    format!("<i>{}</i><br>", html(context))
}

/// A cell that no spreadsheet takes for a formula: the space before it is taken off by whoever
/// reads it.
fn inert(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    if formula { format!(" {cell}") } else { cell.to_owned() }
}

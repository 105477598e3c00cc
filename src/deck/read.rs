//! Reads a deck from RON, strictly.
//!
//! Every fault comes with its line and column, counted from 1 in characters. Unknown
//! fields, newer formats, notes with the same id, and notes that could not be asked (a cloze
//! without a gap, a list without items) are errors: what a save can't keep whole is not opened.
//!
//! A context in a file of format 1 is taken: a person who writes one into a deck by hand knows
//! nothing of versions, nothing in it is in doubt, and the next save writes the version right. A
//! program that knows no contexts refuses the field by its name, whatever the file's version.

use std::collections::HashMap;

use serde::Deserialize;
use thiserror::Error;

use super::cloze::{ClozeError, ClozeText};
use super::id::{DeckId, NoteId};
use super::model::{Changes, Content, Deck, FORMAT, MOST_CORNERS, Mask, Note, Origin, Shape};
use super::syntax::Syntax;
use crate::message::{Message, Tell};

/// Why a deck could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}:{column}: {fault}")]
pub struct ReadError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this file is empty; a deck was expected")]
    Empty,
    #[error("this is not UTF-8 text")]
    Encoding,
    #[error("{0}")]
    Syntax(Box<Syntax>),
    #[error("this deck has format {0}; this program reads formats up to {FORMAT}")]
    Newer(u32),
    #[error("two notes have the id {0}")]
    SameId(NoteId),
    #[error("{0}")]
    Cloze(ClozeError),
    #[error("the note {note} has an empty {field}")]
    EmptyField { note: NoteId, field: &'static str },
    #[error("the masks of the note {0} need numbers from 1, and a polygon 3 to 100 corners")]
    Masks(NoteId),
}

impl Tell for ReadError {
    fn message(&self) -> Message {
        match &self.fault {
            Fault::Empty => Message::new("fault-deck-empty"),
            Fault::Encoding => Message::new("fault-deck-encoding"),
            Fault::Syntax(detail) => detail.tell(Message::new("fault-deck-syntax")),
            Fault::Newer(format) => Message::new("fault-deck-newer").with("format", format),
            Fault::SameId(id) => Message::new("fault-deck-same-id").with("id", id),
            Fault::Cloze(detail) => detail.message(),
            Fault::EmptyField { note, field } => {
                Message::new("fault-deck-empty-field").with("id", note).with("field", field)
            }
            Fault::Masks(id) => Message::new("fault-deck-masks").with("id", id),
        }
    }
}

/// Reads a deck from a file's bytes; a byte order mark is passed over.
///
/// # Errors
/// The first fault, with its place.
pub fn read(bytes: &[u8]) -> Result<Deck, ReadError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or(&[]));
            return Err(at_end_of(&before, Fault::Encoding));
        }
    };
    if text.trim().is_empty() {
        return Err(ReadError { line: 1, column: 1, fault: Fault::Empty });
    }
    let file: File = match ron::from_str(text) {
        Ok(file) => file,
        Err(error) => return Err(newer(text).unwrap_or_else(|| syntax(&error, text))),
    };
    if file.format > FORMAT {
        return Err(at(text, "format", Fault::Newer(file.format)));
    }
    check_notes(text, &file.notes)?;
    let File { format: _, id, title, language, description, origin, notes, changes } = file;
    Ok(Deck { id, title, language, description, origin, notes, changes })
}

/// A deck with the version of its format, as `write` writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Deck")]
struct File {
    format: u32,
    id: DeckId,
    title: String,
    language: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    origin: Option<Origin>,
    notes: Vec<Note>,
    #[serde(default)]
    changes: Changes,
}

/// A newer format has fields that this program does not know: say that, not which field.
fn newer(text: &str) -> Option<ReadError> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    let head: Head = ron::from_str(text).ok()?;
    (head.format > FORMAT).then(|| at(text, "format", Fault::Newer(head.format)))
}

fn syntax(error: &ron::error::SpannedError, text: &str) -> ReadError {
    let ((line, column), fault) = Syntax::of(error, text);
    ReadError { line, column, fault: Fault::Syntax(Box::new(fault)) }
}

fn check_notes(text: &str, notes: &[Note]) -> Result<(), ReadError> {
    let mut seen: HashMap<&NoteId, usize> = HashMap::with_capacity(notes.len());
    for note in notes {
        let times = seen.entry(&note.id).or_default();
        *times += 1;
        let fault = if *times > 1 { Some(Fault::SameId(note.id.clone())) } else { fault_of(note) };
        if let Some(fault) = fault {
            return Err(at_note(text, &note.id, *times, fault));
        }
    }
    Ok(())
}

/// Why a note could not be read back, or asked.
#[must_use]
pub fn fault_of(note: &Note) -> Option<Fault> {
    let empty = |fields: &[(&'static str, &str)]| {
        let (field, _) = fields.iter().find(|(_, text)| text.trim().is_empty())?;
        Some(Fault::EmptyField { note: note.id.clone(), field })
    };
    match &note.content {
        Content::Basic { front, back } | Content::Reversible { front, back, .. } => {
            empty(&[("front", front), ("back", back)])
        }
        Content::Cloze { text } => ClozeText::card_numbers(text).err().map(Fault::Cloze),
        Content::List { prompt, items, .. } => {
            empty(&[("prompt", prompt), ("items", &items.concat())])
        }
        Content::Choice { question, answer, distractors } => empty(&[
            ("question", question),
            ("answer", answer),
            ("distractors", &distractors.concat()),
        ]),
        Content::Occlusion { picture, masks, .. } => {
            let corners = |mask: &Mask| match &mask.shape {
                Shape::Polygon(corners) => (3..=MOST_CORNERS).contains(&corners.len()),
                Shape::Rectangle | Shape::Ellipse => true,
            };
            let sound = |mask: &Mask| mask.number > 0 && corners(mask);
            let odd = masks.is_empty() || !masks.iter().all(sound);
            if odd { Some(Fault::Masks(note.id.clone())) } else { empty(&[("picture", picture)]) }
        }
    }
}

/// The place of the `times`-th `id: "…"` of this note.
fn at_note(text: &str, id: &NoteId, times: usize, fault: Fault) -> ReadError {
    let quoted = format!("\"{id}\"");
    let is_id = |(at, _): &(usize, &str)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        before.strip_suffix(':').is_some_and(|before| before.trim_end().ends_with("id"))
    };
    let place = text.match_indices(&quoted).filter(is_id).nth(times.saturating_sub(1));
    let (at, _) = place.unwrap_or((0, ""));
    at_end_of(text.get(..at).unwrap_or_default(), fault)
}

fn at(text: &str, word: &str, fault: Fault) -> ReadError {
    at_end_of(text.get(..text.find(word).unwrap_or(0)).unwrap_or_default(), fault)
}

/// The place that follows `before`.
fn at_end_of(before: &str, fault: Fault) -> ReadError {
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    ReadError { line, column: last.chars().count() + 1, fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Hide;

    fn deck(notes: &str) -> String {
        let head = "(\n    format: 1, id: \"d\", title: \"T\", language: \"fr\",\n    notes: [\n";
        format!("{head}{notes}    ],\n)\n")
    }

    fn fault(text: &str) -> (usize, usize, Fault) {
        let error = read(text.as_bytes()).unwrap_err();
        (error.line, error.column, error.fault)
    }

    #[test]
    fn fields_may_be_left_out_or_moved() {
        let deck =
            read(deck("        (content: Cloze(text: \"{{c1::a}}\"), id: \"n\")").as_bytes());
        assert_eq!(deck.unwrap().notes[0].card_numbers(), [1]);
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert!(read(format!("\u{feff}{}", deck("")).as_bytes()).is_ok());
    }

    #[test]
    fn unknown_fields_are_errors_with_a_place() {
        let text =
            deck("        (id: \"n\", colour: 1, content: Basic(front: \"a\", back: \"b\")),\n");
        let (line, _, fault) = fault(&text);
        assert_eq!(line, 4);
        let Fault::Syntax(detail) = fault else { panic!("{fault:?}") };
        assert!(detail.to_string().contains("colour"), "{detail}");
    }

    #[test]
    fn a_newer_format_is_named_as_such() {
        let text = "(format: 4, id: \"d\", title: \"T\", language: \"fr\", notes: [], audio: 3)";
        assert_eq!(fault(text), (1, 2, Fault::Newer(4)));
    }

    #[test]
    fn a_context_is_taken_in_either_format() {
        let old =
            deck("        (id: \"n\", context: \"Rein\", content: Cloze(text: \"{{c1::a}}\")),\n");
        let new = old.replace("format: 1", "format: 2");
        for text in [&old, &new] {
            let deck = read(text.as_bytes()).unwrap();
            assert_eq!(deck.notes[0].context, "Rein");
            assert_eq!(deck.format(), 2);
        }
        // Without one the deck is of format 1 again, whatever it was read from.
        assert_eq!(read(new.replace("Rein", "").as_bytes()).unwrap().format(), 1);
    }

    #[test]
    fn the_format_is_raised_only_where_a_mask_needs_it() {
        let with = |masks: &str, hide: &str| {
            deck(&format!(
                "(id: \"n\", content: Occlusion(picture: \"p.png\", masks: [{masks}]{hide}))"
            ))
        };
        let mask = |number: u16, shape: &str| {
            let place = "left: 1, top: 2, width: 3, height: 4";
            format!("(number: {number}, {place}, label: \"l\"{shape}),")
        };
        let plain = mask(1, "") + &mask(2, ", shape: Rectangle");
        let corners = ", shape: Polygon([(0, 0), (1000, 0), (500, 1000)])";
        for (text, format) in [
            (with(&plain, ""), 1),
            (with(&plain, ", hide: All"), 1),
            (with(&plain, ", hide: One"), 3),
            (with(&(mask(1, "") + &mask(1, "")), ""), 3),
            (with(&mask(1, ", shape: Ellipse"), ""), 3),
            (with(&mask(1, corners), ""), 3),
        ] {
            let deck = read(text.as_bytes()).unwrap();
            assert_eq!(deck.format(), format, "{text}");
            let written = super::super::write(&deck);
            assert_eq!(read(written.as_bytes()), Ok(deck), "{written}");
            assert!(!written.contains("shape: Rectangle"));
        }
        for odd in [
            with("", ""),
            with(&mask(0, ""), ""),
            with(&mask(1, ", shape: Polygon([(0, 0), (1000, 0)])"), ""),
            with(&mask(1, &format!(", shape: Polygon([{}])", "(1, 1),".repeat(101))), ""),
        ] {
            assert!(matches!(fault(&odd).2, Fault::Masks(_)), "{odd}");
        }
    }

    #[test]
    fn the_second_of_two_equal_ids_is_pointed_at() {
        let basic = "        (id: \"n\", content: Basic(front: \"a\", back: \"n\")),\n";
        let (line, column, fault) = fault(&deck(&format!("{basic}{basic}")));
        assert_eq!((line, column), (5, 14));
        assert_eq!(fault, Fault::SameId("n".parse().unwrap()));
    }

    #[test]
    fn notes_that_cannot_be_asked_are_refused() {
        let (line, _, found) =
            fault(&deck("\n        (id: \"n\", content: Cloze(text: \"a\")),\n"));
        assert_eq!((line, found), (5, Fault::Cloze(ClozeError::NoGap)));
        let (.., found) = fault(&deck("(id: \"n\", content: List(prompt: \"p\", items: []))"));
        assert!(matches!(found, Fault::EmptyField { field: "items", .. }));
    }

    #[test]
    fn masks_have_a_number() {
        let note = |numbers: &[u16], picture: &str| {
            let mask = |number: &u16| Mask {
                number: *number,
                left: 0,
                top: 0,
                width: 10,
                height: 10,
                shape: Shape::Rectangle,
                label: "x".into(),
            };
            let (prompt, picture, hide) = (String::new(), picture.to_owned(), Hide::All);
            let masks = numbers.iter().map(mask).collect();
            Note {
                id: "n".parse().unwrap(),
                content: Content::Occlusion { prompt, picture, masks, hide },
                context: String::new(),
                tags: Vec::new(),
                source: None,
            }
        };
        // Masks that share a number are a group.
        for sound in [[2, 1, 7], [1, 2, 1]] {
            assert_eq!(fault_of(&note(&sound, "p.png")), None);
        }
        for odd in [&[][..], &[0, 1]] {
            assert!(matches!(fault_of(&note(odd, "p.png")), Some(Fault::Masks(_))), "{odd:?}");
        }
        let fault = fault_of(&note(&[1], " "));
        assert!(matches!(fault, Some(Fault::EmptyField { field: "picture", .. })));
    }

    #[test]
    fn bytes_that_are_no_text_have_a_place() {
        let error = read(b"(\n  \xff").unwrap_err();
        assert_eq!((error.line, error.column, error.fault), (2, 3, Fault::Encoding));
        assert_eq!(fault(" \n").2, Fault::Empty);
    }

    #[test]
    fn depth_is_limited() {
        assert!(read("[".repeat(1_000_000).as_bytes()).is_err());
        assert!(read("(".repeat(1_000_000).as_bytes()).is_err());
    }
}

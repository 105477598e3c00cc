//! In which form a deck is written to a file, which follows from the ending of its name, and what
//! does not travel with each.

use thiserror::Error;

use crate::deck::{Content, Deck, media_names};
use crate::message::{Message, Tell};

/// How a deck is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As in the library: whole.
    Ron,
    /// Lines with tabulators and HTML, under a header that Anki and Carabin read.
    Anki,
    /// A table with the names of its columns, for spreadsheets.
    Csv,
}

/// There is no such form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name}: a deck is written as .ron, .txt, .tsv or .csv")]
pub struct Unwritten {
    pub name: String,
}

impl Tell for Unwritten {
    fn message(&self) -> Message {
        Message::new("error-export-ending").with("name", &self.name)
    }
}

impl Form {
    /// The form that a file's name asks for.
    ///
    /// # Errors
    /// When it has another ending, or none.
    pub fn of_name(name: &str) -> Result<Self, Unwritten> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        match ending.as_deref() {
            Some("ron") => Ok(Self::Ron),
            Some("txt" | "tsv") => Ok(Self::Anki),
            Some("csv") => Ok(Self::Csv),
            _ => Err(Unwritten { name: name.to_owned() }),
        }
    }
}

/// What of a deck does not travel in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// Notes with masks on a picture, which only a deck can hold.
    pub masks: usize,
    /// Files that notes name, which stay in the library.
    pub media: usize,
}

impl Lost {
    #[must_use]
    pub fn of(deck: &Deck, form: Form) -> Self {
        let masked = |note: &&crate::deck::Note| matches!(note.content, Content::Occlusion { .. });
        let masks = if form == Form::Ron { 0 } else { deck.notes.iter().filter(masked).count() };
        let mut media: Vec<String> = deck.notes.iter().flat_map(media_names).collect();
        media.sort();
        media.dedup();
        Self { masks, media: media.len() }
    }
}

impl Tell for Lost {
    fn message(&self) -> Message {
        Message::new("export-lost").with("masks", self.masks).with("media", self.media)
    }
}

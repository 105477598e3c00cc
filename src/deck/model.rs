//! The deck as it is written down: the types behind the RON format.
//!
//! Fields of text are Markdown unless said otherwise. Unknown fields are errors, so that a file
//! made by a newer Carabin is left alone instead of being saved without what it added.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::id::{DeckId, NoteId};

/// The newest version of the format, and the one of decks with masks that older programs do not
/// know: of another shape than a rectangle, several for one card, or alone on their picture.
pub(super) const FORMAT: u32 = 3;

/// The version of decks where a note has a context.
const WITH_CONTEXT: u32 = 2;

/// The version of all other decks, which older programs read too.
const PLAIN: u32 = 1;

/// A deck: one file.
///
/// It has no version of the format: that is the file's, and follows from what is in the deck
/// ([`Deck::format`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    pub id: DeckId,
    /// Plain text.
    pub title: String,
    /// BCP 47, as in `fr`; the language of the cards.
    pub language: String,
    pub description: String,
    /// The text that the deck was generated from.
    pub origin: Option<Origin>,
    pub notes: Vec<Note>,
    /// When what was changed last; a deck that was only ever generated has none.
    pub changes: Changes,
}

impl Deck {
    /// The oldest version of the format that holds the deck, so that no older program is locked
    /// out without need.
    #[must_use]
    pub fn format(&self) -> u32 {
        let of = |note: &Note| {
            if note.content.has_new_masks() {
                FORMAT
            } else if note.context.is_empty() {
                PLAIN
            } else {
                WITH_CONTEXT
            }
        };
        self.notes.iter().map(of).max().unwrap_or(PLAIN)
    }
}

/// Where a generated deck came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// A name to show: file names without their folders.
    pub document: String,
    /// Of the text's bytes as they were read, in hexadecimal.
    pub sha256: String,
}

/// A note: one thing to know, which makes one or more cards.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: NoteId,
    pub content: Content,
    /// The place in the outline that the question needs, as in `Syndrome cérébelleux › Signes`;
    /// shown above it. Plain text; empty when the question stands alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub context: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// Where a note's fact stands in the student's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The sentence, whole, as the text has it. Plain text. Empty when the fact is not from the
    /// text: `place` then says what it is from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The headings above it, as in `Diagnostic, § 2`. Plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What a note asks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Content {
    /// One card.
    Basic { front: String, back: String },
    /// Two cards: `front` asks for `back` (card 1), and `back` for `front` (card 2). `ask_back`
    /// and `ask_front` are the questions to show where the bare field would make a poor one.
    Reversible {
        front: String,
        back: String,
        /// The question of card 1, whose answer is `back`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        ask_back: String,
        /// The question of card 2, whose answer is `front`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        ask_front: String,
    },
    /// One card for each `cN` in `{{cN::hidden::hint}}`; gaps may nest.
    Cloze { text: String },
    /// One card, its items revealed one by one and graded once.
    List {
        prompt: String,
        items: Vec<String>,
        /// The text gives examples, not the whole list: any of them, or others, are right.
        #[serde(default, skip_serializing_if = "is_false")]
        open: bool,
    },
    /// One card; what is right and others of its kind that are wrong. Several right answers stand
    /// in a line each: a program that knows one only asks for all of them as one.
    Choice { question: String, answer: String, distractors: Vec<String> },
    /// One card for each number of the masks on a picture.
    Occlusion {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        prompt: String,
        /// A file's name in the library's `media` folder.
        picture: String,
        masks: Vec<Mask>,
        #[serde(default, skip_serializing_if = "Hide::is_all")]
        hide: Hide,
    },
}

impl Content {
    /// Whether it has masks that need the newest format.
    fn has_new_masks(&self) -> bool {
        let Self::Occlusion { masks, hide, .. } = self else { return false };
        let mut numbers = HashSet::with_capacity(masks.len());
        let new = |mask: &Mask| !mask.shape.is_rectangle() || !numbers.insert(mask.number);
        *hide == Hide::One || masks.iter().any(new)
    }
}

/// What is hidden while a mask is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Hide {
    /// Every mask.
    #[default]
    All,
    /// What is asked, and nothing else.
    One,
}

impl Hide {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
    fn is_all(&self) -> bool {
        *self == Self::All
    }
}

/// What hides a part of a picture: the place of its bounds, in thousandths of the picture's width
/// and height, and its shape within these.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mask {
    /// The card's number within the note, from 1; it stays when other masks come and go. Masks
    /// with one number are asked together.
    pub number: u16,
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
    #[serde(default, skip_serializing_if = "Shape::is_rectangle")]
    pub shape: Shape,
    /// What is behind it: the answer.
    pub label: String,
}

impl Mask {
    /// All of a side, in thousandths.
    pub const WHOLE: u16 = 1000;
}

/// The most corners that a polygon has.
pub const MOST_CORNERS: usize = 100;

/// The shape of a mask within its bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    #[default]
    Rectangle,
    Ellipse,
    /// Its corners, in thousandths of its own bounds, from 3 to [`MOST_CORNERS`].
    Polygon(Vec<(u16, u16)>),
}

impl Shape {
    fn is_rectangle(&self) -> bool {
        *self == Self::Rectangle
    }
}

/// When a deck and its notes were changed last (ms since 1970-01-01 UTC). A note that is not
/// named here was never changed since the deck was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// Its title, language, description, origin, or the order of its notes.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub deck: i64,
    /// In the order of their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Change>,
}

/// The last change of one note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub id: NoteId,
    pub time: i64,
    /// The note is gone. This stays, so that an older copy does not bring it back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub removed: bool,
}

impl Changes {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(value: &i64) -> bool {
    *value == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(value: &bool) -> bool {
    !value
}

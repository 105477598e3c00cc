//! What can be done to many notes at once, what it makes of one note, and what it comes to.

use std::collections::BTreeSet;

use regex::{NoExpand, Regex};
use thiserror::Error;

use crate::deck::{CardId, Content, Deck, DeckId, Fault, Flag, MARKED, Note};
use crate::find::{self, ExpressionError};
use crate::history::Draft;
use crate::library::{ExamOf, Settings};
use crate::message::{Message, Tell};

/// One thing to do to many cards, or to their notes.
#[derive(Debug, Clone)]
pub enum Edit {
    Tag(String),
    Untag(String),
    /// A tag, and those below it, have another name; with none they go.
    Retag(String, Option<String>),
    /// None takes the flag away.
    Flag(Option<Flag>),
    Mark(bool),
    Set(Field, String),
    Replace(Replacement),
    Move(DeckId),
    Delete,
    Suspend,
    Resume,
    /// They are new again.
    Reset,
    /// Due in so many days.
    SetDue(u16),
}

/// A part of a note that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Front,
    Back,
    Context,
    /// Of a text with gaps.
    Text,
}

impl Field {
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "front" => Some(Self::Front),
            "back" => Some(Self::Back),
            "text" => Some(Self::Text),
            "context" => Some(Self::Context),
            _ => None,
        }
    }
}

/// A text that is to stand in the place of another.
#[derive(Debug, Clone)]
pub struct Replacement {
    find: Regex,
    with: String,
    literal: bool,
}

/// Why something can't be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReplacementError {
    #[error("there is nothing to look for")]
    Empty,
    #[error("{0}")]
    Expression(#[from] ExpressionError),
}

impl Tell for ReplacementError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("replace-empty"),
            Self::Expression(error) => error.message(),
        }
    }
}

/// How a text is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matching {
    /// It is a regular expression, and `$1` in what replaces it is its first group.
    pub expression: bool,
    /// Upper and lower case are the same.
    pub any_case: bool,
}

/// A change of many cards, worked out and not carried out.
#[derive(Debug, Default)]
pub struct Bulk {
    /// As they are to be.
    pub(super) decks: Vec<Deck>,
    pub(super) drafts: Vec<Draft>,
    /// As they are to be, where they change.
    pub(super) settings: Option<Settings>,
    /// Notes that become others.
    pub notes: Vec<NoteChange>,
}

/// A note before and after; none: it was not there, or is not any more.
#[derive(Debug, Clone)]
pub struct NoteChange {
    pub before: Note,
    pub after: Option<Note>,
}

/// Why many cards could not be changed.
#[derive(Debug, Error)]
pub enum BulkError {
    #[error("a note could not be asked any more: {front}: {fault}")]
    Note { front: String, fault: Fault },
    #[error("there is no such deck any more")]
    NoDeck,
}

impl Tell for BulkError {
    fn message(&self) -> Message {
        match self {
            Self::Note { front, .. } => Message::new("bulk-note").with("front", front),
            Self::NoDeck => Message::new("bulk-no-deck"),
        }
    }
}

impl Bulk {
    /// How many cards get an event.
    #[must_use]
    pub fn cards(&self) -> usize {
        let cards: BTreeSet<&CardId> = self.drafts.iter().map(|draft| &draft.card).collect();
        cards.len()
    }

    /// The cards that get an event, and of what kind.
    pub fn events(&self) -> impl Iterator<Item = (&CardId, &'static str)> {
        self.drafts.iter().map(|draft| (&draft.card, draft.kind.name()))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decks.is_empty() && self.drafts.is_empty() && self.settings.is_none()
    }
}

impl Replacement {
    /// `with` in the place of `find`.
    ///
    /// # Errors
    /// When it can't be looked for.
    pub fn new(find: &str, with: &str, matching: Matching) -> Result<Self, ReplacementError> {
        if find.is_empty() {
            return Err(ReplacementError::Empty);
        }
        let pattern = if matching.expression { find.to_owned() } else { regex::escape(find) };
        let find = find::expression(&pattern, matching.any_case, true)?;
        Ok(Self { find, with: with.to_owned(), literal: !matching.expression })
    }

    /// Whether it changed something.
    fn apply(&self, text: &mut String) -> bool {
        let replaced = if self.literal {
            self.find.replace_all(text, NoExpand(&self.with))
        } else {
            self.find.replace_all(text, &self.with)
        };
        let changed = *replaced != **text;
        if changed {
            *text = replaced.into_owned();
        }
        changed
    }
}

impl Edit {
    /// Does it to a note, if it is about one.
    pub(super) fn apply(&self, note: &mut Note) {
        match self {
            Self::Tag(tag) => {
                if !note.tags.contains(tag) {
                    note.tags.push(tag.clone());
                }
            }
            Self::Untag(tag) => note.tags.retain(|known| known != tag),
            Self::Retag(from, to) => retag(&mut note.tags, from, to.as_deref()),
            Self::Flag(flag) => Flag::set(*flag, &mut note.tags),
            Self::Mark(true) => Self::Tag(MARKED.to_owned()).apply(note),
            Self::Mark(false) => note.tags.retain(|known| known != MARKED),
            Self::Set(field, text) => set(note, *field, text),
            Self::Replace(replacement) => {
                for text in texts(note) {
                    replacement.apply(text);
                }
            }
            Self::Move(_)
            | Self::Delete
            | Self::Suspend
            | Self::Resume
            | Self::Reset
            | Self::SetDue(_) => {}
        }
    }
}

/// Every text of a note that a person writes.
fn texts(note: &mut Note) -> Vec<&mut String> {
    let mut texts = vec![&mut note.context];
    match &mut note.content {
        Content::Basic { front, back } => texts.extend([front, back]),
        Content::Reversible { front, back, ask_back, ask_front } => {
            texts.extend([front, back, ask_back, ask_front]);
        }
        Content::Cloze { text } => texts.push(text),
        Content::List { prompt, items, open: _ } => {
            texts.push(prompt);
            texts.extend(items);
        }
        Content::Choice { question, answer, distractors } => {
            texts.extend([question, answer]);
            texts.extend(distractors);
        }
        Content::Occlusion { prompt, picture: _, masks, hide: _ } => {
            texts.push(prompt);
            texts.extend(masks.iter_mut().map(|mask| &mut mask.label));
        }
    }
    texts
}

/// What a tag is called where `from`, and with it those below, become `to`; none for any other.
fn renamed(tag: &str, from: &str, to: &str) -> Option<String> {
    // What stands behind a tag in one below it: `::b` in `a::b`, nothing in `a` itself.
    let rest = tag.strip_prefix(from)?;
    (rest.is_empty() || rest.starts_with("::")).then(|| format!("{to}{rest}"))
}

/// Gives a tag, and those below it, another name, or takes them away. One that is there already
/// stays where it is.
fn retag(tags: &mut Vec<String>, from: &str, to: Option<&str>) {
    let new = |tag: &String| renamed(tag, from, to.unwrap_or_default());
    if tags.iter().all(|tag| new(tag).is_none()) {
        return;
    }
    let mut kept: Vec<String> = Vec::with_capacity(tags.len());
    for tag in tags.drain(..) {
        let tag = match new(&tag) {
            Some(_) if to.is_none() => continue,
            Some(new) => new,
            None => tag,
        };
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    *tags = kept;
}

/// Settings in which exams about a tag that has another name are about that one; none where there
/// is nothing to change. One whose tag goes stays, so that its date is not lost.
pub(super) fn with_exams(settings: &Settings, edits: &[Edit]) -> Option<Settings> {
    let mut after = settings.clone();
    for edit in edits {
        let Edit::Retag(from, Some(to)) = edit else { continue };
        for exam in &mut after.exams {
            if let ExamOf::Tag(tag) = &mut exam.of
                && let Some(new) = renamed(tag, from, to)
            {
                *tag = new;
            }
        }
    }
    (after != *settings).then_some(after)
}

/// Sets a part of a note; a note that has no such part stays as it is.
fn set(note: &mut Note, field: Field, text: &str) {
    let place = match (&mut note.content, field) {
        (_, Field::Context) => &mut note.context,
        (Content::Basic { front, .. } | Content::Reversible { front, .. }, Field::Front) => front,
        (Content::Basic { back, .. } | Content::Reversible { back, .. }, Field::Back) => back,
        (Content::Cloze { text }, Field::Front | Field::Text) => text,
        (Content::List { prompt, .. } | Content::Occlusion { prompt, .. }, Field::Front) => prompt,
        (Content::Choice { question, .. }, Field::Front) => question,
        (Content::Choice { answer, .. }, Field::Back) => answer,
        (Content::List { items, .. }, Field::Back) => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            *items = lines.map(str::to_owned).collect();
            return;
        }
        (Content::Cloze { .. } | Content::Occlusion { .. }, Field::Back) | (_, Field::Text) => {
            return;
        }
    };
    text.clone_into(place);
}

//! A card as a line of a table has it.

use super::field::one_line;
use super::index::Brief;
use super::matching::Table;
use crate::deck::{CardId, Question};
use crate::history::{Due, Phase};

/// How a card stands, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    New,
    Learning,
    Review,
    Relearning,
    Buried,
    Suspended,
}

impl Standing {
    /// As it is written, in a file or on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Relearning => "relearning",
            Self::Buried => "buried",
            Self::Suspended => "suspended",
        }
    }
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub card: CardId,
    pub front: String,
    pub back: String,
    /// The deck's title.
    pub deck: String,
    pub tags: Vec<String>,
    pub standing: Standing,
    /// The scheduler day on which it comes back.
    pub due: Option<i32>,
    /// When it comes back (ms UTC), of a card in its steps.
    pub due_at: Option<i64>,
    pub stability: Option<f32>,
    pub lapses: u32,
    /// The scheduler day by which it was there, and that of the last change, where they are known.
    pub created: Option<i32>,
    pub changed: Option<i32>,
}

/// The question in a line; the options of a choice are not part of it.
fn asked(question: &Question) -> String {
    match question {
        Question::Choice { question, .. } => one_line(question),
        other => one_line(&other.title()),
    }
}

/// The answer in a line.
fn answered(question: &Question) -> String {
    match question {
        Question::List { items, .. } => one_line(&items.join(", ")),
        other => one_line(&other.back()),
    }
}

impl Table<'_> {
    /// The card at a place of the collection.
    #[must_use]
    pub fn row(&self, place: u32) -> Option<Row> {
        let card = self.collection.cards().get(place as usize)?;
        let deck = &self.decks.get(card.deck)?.deck;
        let note = deck.notes.get(card.note)?;
        let question = note.question(card.number)?;
        let text = self.index.deck(card.deck);
        let known = text.and_then(|text| text.notes.get(card.note)).copied();
        let brief = known.unwrap_or_else(|| Brief::of(deck, note));
        let state = &card.state;
        let standing = match state.phase {
            _ if state.suspended => Standing::Suspended,
            _ if !state.is_active(self.now.day) => Standing::Buried,
            // A date that was set by hand makes nothing known.
            _ if state.reps == 0 => Standing::New,
            Phase::New => Standing::New,
            Phase::Learning => Standing::Learning,
            Phase::Review => Standing::Review,
            Phase::Relearning => Standing::Relearning,
        };
        let due = match state.due {
            _ if state.phase == Phase::New => None,
            Due::None => None,
            Due::Day(day) => Some(day),
            Due::Instant(time) => Some(self.day_of(time)),
        };
        let due_at = match state.due {
            Due::Instant(time) => due.map(|_| time),
            Due::None | Due::Day(_) => None,
        };
        Some(Row {
            card: card.id.clone(),
            front: asked(&question),
            back: answered(&question),
            deck: deck.title.clone(),
            tags: note.tags.clone(),
            standing,
            due,
            due_at,
            stability: (state.stability > 0.0).then_some(state.stability),
            lapses: state.lapses,
            created: self.created(card, &brief),
            changed: (brief.changed > 0).then(|| self.day_of(brief.changed)),
        })
    }
}

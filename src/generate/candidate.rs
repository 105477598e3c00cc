//! A card that was thought of: what it asks, how good it seems, whether it is kept.

use super::ask::Way;
use super::why_no_card::Reason;
use crate::deck::{Content, Note};

/// A note that may be kept.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub note: Note,
    pub score: Score,
    /// Index in [`super::Generated::sentences`].
    pub sentence: usize,
    /// Chosen: these are the deck's notes, in the same order.
    pub kept: bool,
    /// Why it is not.
    pub left: Option<Reason>,
    pub kind: Kind,
    /// How it asks.
    pub way: Way,
    /// How well the place of the gap or the answer seems chosen.
    pub fit: f32,
    /// Which clause of its sentence it asks.
    pub clause: usize,
    /// A pronoun was replaced by what it stands for, in brackets.
    pub referred: bool,
    /// It points at something that the card does not name.
    pub dangling: bool,
    /// How likely a reader asks its question of its label, where that was learned.
    pub likely: Option<f32>,
}

/// How good a candidate seems.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    pub total: f32,
    /// What the total is the product of.
    pub parts: Vec<(&'static str, f32)>,
}

/// What a note asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Definition,
    Identity,
    Abbreviation,
    Synonym,
    Enumeration,
    Composition,
    Classification,
    Cause,
    Effect,
    Function,
    Sign,
    Means,
    Condition,
    Place,
    Attribute,
    Cloze,
    /// From Carabin's own table, not from the text.
    Etymology,
}

impl Kind {
    /// A short name, for tags and keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Identity => "identity",
            Self::Abbreviation => "abbreviation",
            Self::Synonym => "synonym",
            Self::Enumeration => "enumeration",
            Self::Composition => "composition",
            Self::Classification => "classification",
            Self::Cause => "cause",
            Self::Effect => "effect",
            Self::Function => "function",
            Self::Sign => "sign",
            Self::Means => "means",
            Self::Condition => "condition",
            Self::Place => "place",
            Self::Attribute => "attribute",
            Self::Cloze => "cloze",
            Self::Etymology => "etymology",
        }
    }

    pub(super) fn of_frame(name: &str) -> Self {
        match name {
            "definition" => Self::Definition,
            "composition" => Self::Composition,
            "classification" => Self::Classification,
            "cause" => Self::Cause,
            "function" => Self::Function,
            "sign" => Self::Sign,
            "means" => Self::Means,
            "condition" => Self::Condition,
            "place" => Self::Place,
            _ => Self::Effect,
        }
    }
}

/// Front and back as they are read; a gap's front shows its place.
pub(super) fn sides(content: &Content) -> (String, String) {
    match content {
        Content::Basic { front, back } => (front.clone(), back.clone()),
        Content::Reversible { ask_back, back, .. } => (ask_back.clone(), back.clone()),
        Content::List { prompt, items, .. } => (prompt.clone(), items.join(" ; ")),
        Content::Cloze { text } => {
            let (before, rest) = text.split_once("{{c1::").unwrap_or((text, ""));
            let (hidden, after) = rest.split_once("}}").unwrap_or((rest, ""));
            let hidden = hidden.split_once("::").map_or(hidden, |(hidden, _)| hidden);
            (format!("{before}[…]{after}"), hidden.to_owned())
        }
        Content::Choice { question, answer, .. } => (question.clone(), answer.clone()),
        Content::Occlusion { prompt, .. } => (prompt.clone(), String::new()),
    }
}

/// How a finder's card asks.
pub(super) fn way_of(kind: Kind) -> Way {
    if kind == Kind::Etymology { Way::Etymology } else { Way::Pattern }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_that_a_gap_shows_is_no_part_of_what_it_hides() {
        let hidden = |text: &str| sides(&Content::Cloze { text: text.into() }).1;
        assert_eq!(hidden("Il a {{c1::fièvre et toux::… et …}}."), "fièvre et toux");
        assert_eq!(hidden("Il a {{c1::fièvre et toux}}."), "fièvre et toux");
    }
}

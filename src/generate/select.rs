//! Which candidates become cards: scored, the same fact once, no more than the text bears.
//!
//! Refuses what scores under the bar, whatever room is left.

use std::collections::{HashMap, HashSet};

use super::{Candidate, Kind, Reason, Score};
use crate::deck::Content;

/// Under this a card is more often poor than good.
const BAR: f32 = 0.5;

/// About one note in so many asks for an etymology, at most.
const OTHERS: usize = 8;

/// Scores a candidate in readable parts.
pub(crate) fn score(
    pattern: f32,
    content: &Content,
    kind: Kind,
    quote: &str,
    topic: bool,
) -> Score {
    let (front, back) = sides(content);
    let words = |text: &str| text.split_whitespace().count();
    let (asked, answered) = (words(&front), words(&back));
    let length = match answered {
        0 => 0.0,
        1..=14 => 1.0,
        15..=24 => 0.92,
        25..=34 => 0.82,
        _ => 0.7,
    };
    let question = match asked {
        0..=16 => 1.0,
        17..=26 => 0.92,
        _ => 0.8,
    };
    let alone = if topic { 0.9 } else { 1.0 };
    let whole = if quote.contains('(') && kind != Kind::Abbreviation { 0.97 } else { 1.0 };
    let total = pattern * length * question * alone * whole;
    Score {
        total,
        parts: vec![
            ("pattern", pattern),
            ("answer-length", length),
            ("question-length", question),
            ("stands-alone", alone),
            ("plain", whole),
        ],
    }
}

fn sides(content: &Content) -> (String, String) {
    match content {
        Content::Basic { front, back } => (front.clone(), back.clone()),
        Content::Reversible { ask_back, back, .. } => (ask_back.clone(), back.clone()),
        Content::List { prompt, items, .. } => {
            (prompt.clone(), items.first().cloned().unwrap_or_default())
        }
        Content::Cloze { text } => (text.clone(), "gap".into()),
        Content::Choice { question, answer, .. } => (question.clone(), answer.clone()),
        Content::Occlusion { prompt, .. } => (prompt.clone(), String::new()),
    }
}

/// Why a candidate was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    Repeated,
    Capped,
    Weak,
}

impl Left {
    pub(crate) fn reason(self) -> Reason {
        match self {
            Self::Repeated => Reason::Repeated,
            Self::Capped => Reason::Capped,
            Self::Weak => Reason::Weak,
        }
    }
}

/// Marks the candidates to keep; says why the others are not.
pub(crate) fn select(candidates: &mut [Candidate], most: usize) -> Vec<Option<Left>> {
    let mut left: Vec<Option<Left>> = vec![None; candidates.len()];
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // The best first; of equals, the earlier.
    let total = |i: &usize| candidates.get(*i).map_or(0.0, |c| c.score.total);
    order.sort_by(|a, b| total(b).total_cmp(&total(a)).then(a.cmp(b)));
    // What the text says comes before what Carabin adds.
    let added = |i: &usize| candidates.get(*i).is_some_and(|c| c.kind == Kind::Etymology);
    let (added, said): (Vec<usize>, Vec<usize>) = order.into_iter().partition(added);
    let order = said.into_iter().chain(added);
    let mut asked: HashSet<String> = HashSet::new();
    let mut ids: HashSet<String> = HashSet::new();
    let mut a_sentence: HashMap<usize, usize> = HashMap::new();
    let mut kept = 0;
    let mut added_notes = 0;
    for i in order {
        let Some(candidate) = candidates.get_mut(i) else { continue };
        let etymology = candidate.kind == Kind::Etymology;
        let front = crate::deck::fold(&sides(&candidate.note.content).0);
        let count = a_sentence.entry(candidate.sentence).or_default();
        let why = if candidate.score.total < BAR {
            Some(Left::Weak)
        } else if !ids.insert(candidate.note.id.to_string()) || !asked.insert(front) {
            Some(Left::Repeated)
        } else if *count >= 3 || kept >= most || (etymology && added_notes >= (kept + 2) / OTHERS) {
            Some(Left::Capped)
        } else {
            None
        };
        if why.is_none() {
            *count += 1;
            kept += 1;
            added_notes += usize::from(etymology);
        }
        candidate.kept = why.is_none();
        if let Some(slot) = left.get_mut(i) {
            *slot = why;
        }
    }
    left
}

//! Questions that the author asks and answers: « Q : … » « R : … ».
//!
//! Refuses a question without a mark of either side: a rhetorical question is no card.

use super::line::{Line, LineKind};
use crate::deck::fold;

/// What a block is in such a text.
pub(super) enum Turn {
    Question {
        question: String,
        /// Whether a mark said that it is one.
        marked: bool,
        /// Where the answer begins, when it stands in the same block.
        answer: Option<usize>,
    },
    Answer {
        at: usize,
    },
    Text,
}

const ASK: &[&str] = &["question", "q"];
const TELL: &[&str] = &["reponse", "rep", "answer", "r", "a"];

/// A lone bullet or arrow under a question answers it.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    for i in 1..lines.len() {
        let kind = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| line.kind);
        let item = |kind: Option<LineKind>| matches!(kind, Some(LineKind::Item { .. }));
        let asked = lines.get(i - 1).is_some_and(|line| {
            line.content.ends_with('?') && line.content.split_whitespace().count() >= 4
        });
        if asked && item(kind(Some(i))) && !item(kind(i.checked_add(1))) {
            let questioned = kind(Some(i - 1));
            if matches!(questioned, Some(LineKind::Text { .. } | LineKind::Item { .. }))
                && let Some(line) = lines.get_mut(i)
            {
                line.kind = LineKind::Answer;
            }
        }
    }
}

/// Reads the mark at the head of a block.
pub(super) fn read(text: &str) -> Turn {
    if let Some(at) = marked(text, ASK) {
        let rest = text.get(at..).unwrap_or_default();
        let (question, answer) = match rest.find('?') {
            Some(mark) => {
                let after = at + mark + 1;
                let tail = text.get(after..).unwrap_or_default();
                let lead = tail.len() - tail.trim_start().len();
                let told = marked(tail.trim_start(), TELL).map(|told| after + lead + told);
                (rest.get(..=mark).unwrap_or(rest), told)
            }
            None => (rest, None),
        };
        return Turn::Question { question: question.trim().to_owned(), marked: true, answer };
    }
    if let Some(at) = marked(text, TELL) {
        return Turn::Answer { at };
    }
    for arrow in ["->", "=>", "→", "⇒"] {
        if let Some(rest) = text.strip_prefix(arrow) {
            return Turn::Answer { at: text.len() - rest.trim_start().len() };
        }
    }
    if text.ends_with('?') && text.split_whitespace().count() <= 30 {
        return Turn::Question { question: text.to_owned(), marked: false, answer: None };
    }
    Turn::Text
}

/// The byte after « Q : », « R1. », « Réponse – ».
fn marked(text: &str, words: &[&str]) -> Option<usize> {
    let first = text.split([' ', ':', '.', ')', '\u{a0}', '\u{202f}']).next()?;
    let word = fold(first.trim_end_matches(|c: char| c.is_ascii_digit()));
    if !words.contains(&word.as_str()) || first.len() > 12 {
        return None;
    }
    let mut rest = text.get(first.len()..)?.trim_start();
    // « Question 3 : »
    rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let capital = first.starts_with(char::is_uppercase);
    let rest = rest.strip_prefix([':', '.', ')', '–'])?;
    let told = rest.trim_start();
    // « A. » is rather a choice's letter.
    if word == "a" && !text.contains(':') {
        return None;
    }
    (capital && !told.is_empty() && rest.len() != told.len()).then(|| text.len() - told.len())
}

/// « A. Le foie », « b) Le rein »: what may be chosen, right or wrong.
pub(super) fn is_choice(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.next().is_some_and(|c| matches!(c, '.' | ')' | ':' | '-' | ' '))
        && chars.next().is_some_and(|c| c == ' ' || c.is_alphabetic())
        && text.split([' ', '.', ')']).next().is_some_and(|first| first.chars().count() == 1)
}

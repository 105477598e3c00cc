//! Multiple choice: wrong answers of the right kind, taken from the same text.
//!
//! No wrong answer may be right: none stands in one sentence with the answer, is said to be the same,
//! shares a word with it or stands in the question.
//! Abbreviations make no choice: their letters would tell. Fewer than three: no choice.

mod choices;
mod learned;
mod phrase;
mod quantity;
#[cfg(test)]
mod tests;
mod text;

use std::cell::OnceCell;

pub use self::choices::Choices;
use self::text::{Text, asked};
use super::language::Language;
use super::note::deck_id;
use super::{Candidate, Kind, Sentence};
use crate::deck::{Content, NoteId};

/// What there is beside numbers.
struct Words {
    family: learned::Family,
    answers: Vec<phrase::Answer>,
}

/// Turns facts into multiple choice where `choices` allows it and the text gives the wrong answers.
pub(crate) fn offer(
    candidates: &mut Vec<Candidate>,
    sentences: &[Sentence],
    title: &str,
    language: Language,
    choices: Choices,
) {
    if choices == Choices::Never {
        return;
    }
    let text = Text::new(sentences, title, language);
    let deck = deck_id(title, language);
    let pool = OnceCell::new();
    let everywhere = choices == Choices::Everywhere;
    let words = everywhere.then(|| Words {
        family: learned::Family::new(&text),
        answers: phrase::answers(candidates, language),
    });
    let mut added = Vec::new();
    for (index, candidate) in candidates.iter_mut().enumerate() {
        let Some((question, answer)) = asked(candidate) else { continue };
        let found = quantity::distractors(&pool, &text, candidate.sentence, &question, &answer);
        let found = found.or_else(|| {
            let words = words.as_ref()?;
            let term = (candidate.kind == Kind::Definition).then(|| phrase::bare(&answer));
            term.and_then(|term| {
                words.family.distractors(&text, candidate.sentence, &question, &term)
            })
            .or_else(|| phrase::distractors(&words.answers, &text, index))
        });
        let Some((answer, distractors)) = found else { continue };
        let choice = Content::Choice { question, answer, distractors };
        match &candidate.note.content {
            // The definition is still asked in words; only its term is chosen.
            Content::Reversible { ask_back, back, .. } => {
                let plain = Content::Basic { front: ask_back.clone(), back: back.clone() };
                let mut chosen = candidate.clone();
                let id = candidate.note.id.as_str();
                chosen.note.id = NoteId::from_parts(&[deck.as_str(), "choice", id]);
                chosen.note.content = choice;
                candidate.note.content = plain;
                added.push((index, chosen));
            }
            _ => candidate.note.content = choice,
        }
    }
    // Beside the notes they come from, so that the order stays the text's.
    for (index, chosen) in added.into_iter().rev() {
        candidates.insert(index + 1, chosen);
    }
}

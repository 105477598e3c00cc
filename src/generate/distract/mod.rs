//! Multiple choice: wrong answers of the right kind, taken from the same text.
//!
//! Refuses, rather than offer a wrong answer that is right: what stands in one sentence with the
//! answer, what the text says the same of, what shares a word with it or stands in the question.
//! Abbreviations make no choice: their letters would tell. Fewer than three: no choice.

mod learned;
mod phrase;
mod quantity;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::HashSet;

use super::language::Language;
use super::note::deck_id;
use super::realise::{capital, polish};
use super::{Candidate, Kind, Sentence};
use crate::deck::{Content, NoteId, fold};

/// How many wrong answers a question has.
const WANTED: usize = 3;

/// Which facts are asked by multiple choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choices {
    Never,
    /// Numbers with a unit only: to know which of four is enough, to recall it to the digit is
    /// often not worth the effort. Words are better recalled than recognised.
    #[default]
    Numbers,
    /// Wherever the text has three wrong answers of the same kind.
    Everywhere,
}

/// What the text has to choose from.
pub(crate) struct Text<'a> {
    sentences: &'a [Sentence],
    /// Folded where something asks for it: few texts have anything to choose.
    folded: Vec<OnceCell<String>>,
    /// Folded.
    title: String,
    language: Language,
}

impl<'a> Text<'a> {
    fn new(sentences: &'a [Sentence], title: &str, language: Language) -> Self {
        let folded = sentences.iter().map(|_| OnceCell::new()).collect();
        Self { sentences, folded, title: fold(title), language }
    }

    /// Whether a heading above the sentence names the thing: what falls under it may be one.
    fn under(&self, sentence: usize, bare: &str) -> bool {
        let place = self.sentences.get(sentence).map_or("", |sentence| sentence.place.as_str());
        self.title.contains(bare) || fold(place).contains(bare)
    }

    fn folded(&self, sentence: usize) -> &str {
        let (Some(cell), Some(own)) = (self.folded.get(sentence), self.sentences.get(sentence))
        else {
            return "";
        };
        cell.get_or_init(|| fold(&own.text))
    }

    /// Whether the sentence says of something what the question asks: half of its words.
    fn says(&self, sentence: usize, stems: &HashSet<String>) -> bool {
        let text = self.folded(sentence);
        let shared = stems.iter().filter(|stem| text.contains(stem.as_str())).count();
        shared * 2 >= stems.len().max(1)
    }

    fn finish(&self, text: &str) -> String {
        capital(&polish(text, self.language))
    }
}

/// What there is beside numbers.
struct Words {
    family: learned::Family,
    answers: Vec<phrase::Answer>,
}

/// The words of a question that say what it asks, cut to their stems.
fn stems(question: &str, answer: &str) -> HashSet<String> {
    let answer = fold(answer);
    fold(question)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 && !answer.contains(word))
        .filter(|word| !matches!(*word, "quel" | "quelle" | "quels" | "quelles" | "what" | "which"))
        .map(|word| word.chars().take(6).collect())
        .collect()
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

/// The question and the answer that a choice could be made of.
fn asked(candidate: &Candidate) -> Option<(String, String)> {
    if matches!(candidate.kind, Kind::Abbreviation | Kind::Etymology) {
        return None;
    }
    match &candidate.note.content {
        Content::Basic { front, back } => Some((front.clone(), back.clone())),
        Content::Reversible { ask_front, front, .. } if candidate.kind == Kind::Definition => {
            Some((ask_front.clone(), front.clone()))
        }
        Content::Cloze { .. } => {
            let cards = candidate.note.cards();
            let card = cards.first().filter(|_| cards.len() == 1)?;
            Some((card.question.front(), card.question.back()))
        }
        _ => None,
    }
}

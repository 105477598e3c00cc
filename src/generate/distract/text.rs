//! The text that wrong answers are taken from.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::deck::{Content, fold};
use crate::generate::candidate::{Candidate, Kind};
use crate::generate::language::Language;
use crate::generate::realise::{capital, polish};
use crate::generate::why_no_card::Sentence;

/// How many wrong answers a question has.
pub(super) const WANTED: usize = 3;

/// What the text has to choose from.
pub(crate) struct Text<'a> {
    pub(super) sentences: &'a [Sentence],
    /// Folded where something asks for it: few texts have anything to choose.
    pub(super) folded: Vec<OnceCell<String>>,
    /// Folded.
    pub(super) title: String,
    pub(super) language: Language,
}

impl<'a> Text<'a> {
    pub(super) fn new(sentences: &'a [Sentence], title: &str, language: Language) -> Self {
        let folded = sentences.iter().map(|_| OnceCell::new()).collect();
        Self { sentences, folded, title: fold(title), language }
    }

    /// Whether a heading above the sentence names the thing: what falls under it may be one.
    pub(super) fn under(&self, sentence: usize, bare: &str) -> bool {
        let place = self.sentences.get(sentence).map_or("", |sentence| sentence.place.as_str());
        self.title.contains(bare) || fold(place).contains(bare)
    }

    pub(super) fn folded(&self, sentence: usize) -> &str {
        let (Some(cell), Some(own)) = (self.folded.get(sentence), self.sentences.get(sentence))
        else {
            return "";
        };
        cell.get_or_init(|| fold(&own.text))
    }

    /// Whether the sentence says of something what the question asks: half of its words.
    pub(super) fn says(&self, sentence: usize, stems: &HashSet<String>) -> bool {
        let text = self.folded(sentence);
        let shared = stems.iter().filter(|stem| text.contains(stem.as_str())).count();
        shared * 2 >= stems.len().max(1)
    }

    pub(super) fn finish(&self, text: &str) -> String {
        capital(&polish(text, self.language))
    }
}

/// The words of a question that say what it asks, cut to their stems.
pub(super) fn stems(question: &str, answer: &str) -> HashSet<String> {
    let answer = fold(answer);
    fold(question)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 && !answer.contains(word))
        .filter(|word| !matches!(*word, "quel" | "quelle" | "quels" | "quelles" | "what" | "which"))
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// The question and the answer that a choice could be made of.
pub(super) fn asked(candidate: &Candidate) -> Option<(String, String)> {
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

//! Chooses the candidates that are worth a student's time.
//!
//! The same fact said twice makes one note; of the rest the best are kept, up to a cap for each paragraph
//! that grows with its length; those below a threshold never. Every candidate keeps its score.

use std::collections::HashMap;

use super::{Candidate, Outcome, Reason, Sentence};
use crate::deck::NoteId;

const LOWEST: f32 = 0.5;
/// A text so short that the cap would leave next to nothing may make this many notes.
const ALWAYS: usize = 10;

pub(super) fn select(
    candidates: &mut Vec<Candidate>,
    sentences: &mut [Sentence],
    words_per_card: u32,
) {
    let mut best: HashMap<NoteId, (usize, f32)> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let here = (at, candidate.score.total);
        let known = best.entry(candidate.note.id.clone()).or_insert(here);
        if here.1 > known.1 {
            *known = here;
        }
    }
    let mut at = 0;
    let mut repeated = Vec::new();
    candidates.retain(|candidate| {
        let keep = best.get(&candidate.note.id).is_some_and(|(kept, _)| *kept == at);
        if !keep {
            repeated.push(candidate.sentence);
        }
        at += 1;
        keep
    });
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| {
        let score = |at: &usize| candidates.get(*at).map_or(0.0, |c| c.score.total);
        score(b).total_cmp(&score(a)).then(a.cmp(b))
    });
    let mut left = allowances(sentences, words_per_card);
    for at in order {
        let Some(candidate) = candidates.get_mut(at) else { continue };
        let section = sentences.get(candidate.sentence).map(section);
        let Some(left) = section.and_then(|section| left.get_mut(&section)) else { continue };
        // The two ways of asking one fact count once.
        if candidate.score.total >= LOWEST && *left > 0 {
            candidate.kept = true;
            *left -= 1;
        }
    }
    candidates.sort_by_key(|candidate| candidate.sentence);
    for sentence in repeated {
        set(sentences, sentence, Outcome::Nothing(Reason::Repeated));
    }
    let mut made: HashMap<usize, (usize, bool)> = HashMap::new();
    for candidate in candidates.iter() {
        let count = made.entry(candidate.sentence).or_default();
        count.0 += 1;
        count.1 |= candidate.kept;
    }
    for (sentence, (count, kept)) in made {
        let outcome = if kept { Outcome::Cards(count) } else { Outcome::Nothing(Reason::Capped) };
        set(sentences, sentence, outcome);
    }
}

/// A sentence's paragraph.
fn section(sentence: &Sentence) -> (usize, String) {
    (sentence.input, sentence.place.clone())
}

/// How many notes each paragraph may make. By paragraph, so that one that is added elsewhere
/// changes nothing.
fn allowances(sentences: &[Sentence], words_per_card: u32) -> HashMap<(usize, String), usize> {
    let mut words: HashMap<(usize, String), usize> = HashMap::new();
    for sentence in sentences {
        *words.entry(section(sentence)).or_default() += sentence.text.split(' ').count();
    }
    let alone = words.len() == 1;
    let least = if alone { ALWAYS } else { 0 };
    for count in words.values_mut() {
        *count = match words_per_card {
            0 => usize::MAX,
            each => (count.div_ceil(each as usize) + 1).max(least),
        };
    }
    words
}

fn set(sentences: &mut [Sentence], at: usize, outcome: Outcome) {
    if let Some(sentence) = sentences.get_mut(at) {
        sentence.outcome = outcome;
    }
}

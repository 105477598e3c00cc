//! Short answers in words: wrong ones that answer another question of the same kind.
//!
//! The same kind of fact, question word, determiner and number stand for the same class of thing;
//! terms are of one class when their definitions have the same genus.

use std::collections::HashSet;

use super::text::{Text, WANTED, asked, stems};
use crate::deck::{Content, fold};
use crate::generate::language::Language;
use crate::generate::lexicon::lexicon;
use crate::generate::{Candidate, Kind};

/// An answer that may be wrong elsewhere.
pub(super) struct Answer {
    candidate: usize,
    sentence: usize,
    question: String,
    text: String,
    /// Folded, without its determiner.
    bare: String,
    determiner: String,
    /// What makes two answers things of one kind.
    class: String,
    /// Of a term, what the text says it is.
    definition: String,
}

pub(super) fn answers(candidates: &[Candidate], language: Language) -> Vec<Answer> {
    let of = |(index, candidate): (usize, &Candidate)| {
        let (question, answer) = asked(candidate)?;
        let answer = answer.trim().trim_end_matches('.').to_owned();
        let words = answer.split_whitespace().count();
        let plain = !answer.contains([',', ';', ':', '(', '[', '/', '«', '“']);
        let folded = fold(&answer);
        let joined = folded.split(' ').any(|word| JOINS.contains(&word));
        if words > 5 || !plain || joined || answer.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let (determiner, bare) = determiner(&folded);
        let (class, definition) = match (&candidate.note.content, candidate.kind) {
            (Content::Reversible { back, .. }, Kind::Definition) => {
                (format!("term {}", genus(back, language)?), fold(back))
            }
            (Content::Basic { .. }, Kind::Definition) | (Content::Cloze { .. }, _) => return None,
            (_, kind) => (format!("{} {}", kind.key(), opening(&question)), String::new()),
        };
        Some(Answer {
            candidate: index,
            sentence: candidate.sentence,
            question,
            text: answer,
            determiner,
            bare,
            class,
            definition,
        })
    };
    candidates.iter().enumerate().filter_map(of).collect()
}

const JOINS: [&str; 10] = ["et", "ou", "and", "or", "ni", "nor", "qui", "que", "which", "that"];

/// The answer and three wrong ones; none when too few are safe.
pub(super) fn distractors(
    answers: &[Answer],
    text: &Text<'_>,
    candidate: usize,
) -> Option<(String, Vec<String>)> {
    let right = answers.iter().find(|answer| answer.candidate == candidate)?;
    // Parallel facts share how their questions open; what they are about tells them apart.
    let about = fold(&right.question);
    let about = about.split(' ').skip(opening(&right.question).split(' ').count());
    let about: Vec<&str> = about.collect();
    let stems = stems(&about.join(" "), &right.text);
    if stems.is_empty() {
        return None;
    }
    let mut wrong: Vec<&Answer> = Vec::new();
    for other in answers {
        let fits = other.candidate != right.candidate
            && other.determiner == right.determiner
            && plural(other) == plural(right)
            && other.class == right.class
            && same_length(right, other)
            && safe(right, other, text, &stems)
            && wrong.iter().all(|chosen| apart(&chosen.bare, &other.bare));
        if fits {
            wrong.push(other);
        }
        if wrong.len() == WANTED {
            let wrong = wrong.iter().map(|answer| text.finish(&answer.text)).collect();
            return Some((text.finish(&right.text), wrong));
        }
    }
    None
}

/// The right answer must not stand out as the long one, or the short one.
fn same_length(right: &Answer, other: &Answer) -> bool {
    let (one, two) = (right.bare.chars().count(), other.bare.chars().count());
    one <= two * 2 + 2 && two <= one * 2 + 2
}

/// Whether nothing in the text makes `other` a right answer too.
fn safe(right: &Answer, other: &Answer, text: &Text<'_>, stems: &HashSet<String>) -> bool {
    if other.sentence == right.sentence
        || !apart(&right.bare, &other.bare)
        || !apart(&fold(&right.question), &other.bare)
        || right.definition.contains(&other.bare)
        || other.definition.contains(&right.bare)
        || text.says(other.sentence, stems)
        || text.under(right.sentence, &other.bare)
    {
        return false;
    }
    !(0..text.sentences.len()).any(|at| {
        let sentence = text.folded(at);
        sentence.contains(&other.bare) && (sentence.contains(&right.bare) || text.says(at, stems))
    })
}

/// Whether two phrases share no word of weight.
fn apart(one: &str, other: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() >= 4)
            .map(|word| word.chars().take(6).collect())
            .collect()
    };
    words(one).is_disjoint(&words(other)) && one != other
}

/// A term without its determiner.
pub(super) fn bare(term: &str) -> String {
    let (determiner, _) = determiner(&fold(term));
    let skipped = determiner.trim_end().chars().count();
    let rest: String = term.trim().chars().skip(skipped).collect();
    rest.trim_start().to_owned()
}

/// « le foie » → « le », « foie », also after a preposition: « dans le foie ».
fn determiner(folded: &str) -> (String, String) {
    const SMALL: [&str; 26] = [
        "le", "la", "les", "un", "une", "des", "du", "de", "par", "dans", "a", "au", "aux", "en",
        "sur", "avec", "the", "an", "by", "in", "to", "with", "of", "on", "from", "pour",
    ];
    let mut rest = folded;
    let mut taken = String::new();
    loop {
        if let Some(after) = rest.strip_prefix("l'").or_else(|| rest.strip_prefix("d'")) {
            taken.push_str(rest.get(..2).unwrap_or_default());
            rest = after;
            continue;
        }
        match rest.split_once(' ') {
            Some((word, after)) if SMALL.contains(&word) => {
                taken.push_str(word);
                taken.push(' ');
                rest = after;
            }
            _ => return (taken, rest.to_owned()),
        }
    }
}

/// By the determiner, else by the word's ending.
fn plural(answer: &Answer) -> bool {
    let mut said = answer.determiner.split(' ');
    let single = ["le", "la", "l'", "un", "une", "du", "au", "an"];
    !said.any(|word| single.contains(&word))
        && answer.bare.split(' ').next().is_some_and(|word| word.ends_with(['s', 'x']))
}

/// The question up to its first word of weight: « que provoque », « quelle est la cause ».
fn opening(question: &str) -> String {
    let folded = fold(question);
    let mut words = Vec::new();
    for word in folded.split(' ') {
        // Without its agreement: « sécrété », « sécrétée ».
        words.push(word.chars().take(6).collect::<String>());
        let small = matches!(word, "quelle" | "quels" | "quelles" | "which" | "where" | "comment");
        if word.len() >= 5 && !small {
            break;
        }
    }
    words.join(" ")
}

/// The noun that says what kind of thing the term is: the first in French, the last before its
/// complement in English. None when it could be anything.
fn genus(definition: &str, language: Language) -> Option<String> {
    const STOPS: [&str; 9] = ["of", "that", "which", "in", "with", "for", "by", "from", "to"];
    let (_, bare) = determiner(&fold(definition));
    let mut words = bare.split([' ', ',']);
    let word = match language {
        Language::French => words.next()?,
        Language::English => words
            .take_while(|word| !STOPS.contains(word) && !word.ends_with("ed"))
            .last()
            .filter(|word| bare.split([' ', ',']).next_back() != Some(word))?,
    };
    let lexicon = lexicon(language);
    let vague = lexicon.noun_is("vague", word) || lexicon.noun_is("empty", word);
    (word.len() >= 4 && !vague).then(|| word.to_owned())
}

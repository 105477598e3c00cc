//! The ranked terms as a glossary: where each stands best, what the text says it is, and the card
//! that it makes.
//!
//! A card is one that the text has given already, or the term's best sentence with the term
//! hidden. A term whose only sentences point elsewhere has no card.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::super::language::Language;
use super::super::note::{deck_id, note};
use super::super::realise::polish;
use super::super::{Candidate, Generated, Kind, Outcome, Reason, Sentence};
use super::RankedTerm;
use super::feature::lemmas;
use crate::deck::{Content, Note, fold};
use crate::generate::asking::sigle_of;

/// More than anybody reads.
const MOST: usize = 2000;

/// A term of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As the text writes it inside a sentence.
    pub term: String,
    /// How often it stands in the text, in the singular or the plural.
    pub frequency: usize,
    /// More is better.
    pub score: f32,
    /// Its best sentence, as an index into [`Generated::sentences`].
    pub sentence: usize,
    /// What the text says it is.
    pub definition: Option<String>,
    /// The best candidate that asks for it, as an index into [`Generated::candidates`].
    pub candidate: Option<usize>,
    /// The note to make of it where no candidate asks for it.
    pub cloze: Option<Note>,
}

/// The entries of `ranked`, the terms of the text that `generated` was made of; the best first.
#[must_use]
pub fn glossary(generated: &Generated, ranked: &[RankedTerm]) -> Vec<Entry> {
    let language = generated.language;
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for term in ranked.iter().filter(|term| term.nominal) {
        let lemma = lemmas(&term.term, language);
        let full = entries.len() >= MOST;
        match places.get(&lemma).and_then(|at| entries.get_mut(*at)) {
            Some((written, entry)) => {
                // Of two forms the commoner one stands for both.
                if term.frequency > entry.frequency {
                    written.clone_from(&term.term);
                }
                entry.frequency += term.frequency;
            }
            None if !full => {
                places.insert(lemma, entries.len());
                let entry = Entry {
                    term: String::new(),
                    frequency: term.frequency,
                    score: term.score,
                    sentence: 0,
                    definition: None,
                    candidate: None,
                    cloze: None,
                };
                entries.push((term.term.clone(), entry));
            }
            None => {}
        }
    }
    let written: Vec<&str> = entries.iter().map(|(term, _)| term.as_str()).collect();
    let found = occurrences(&written, &generated.sentences);
    let mut asked = asked(generated);
    let deck = deck_id(&generated.deck.title, language);
    let mut complete = Vec::new();
    for ((term, mut entry), found) in entries.into_iter().zip(found) {
        let Some(best) = found.iter().min_by_key(|place| unfit(place, &generated.sentences)) else {
            continue;
        };
        entry.term = as_written(&found, &generated.sentences, &term);
        entry.sentence = best.sentence;
        entry.candidate = asked.remove(&fold(&lemmas(&term, language)));
        if let Some(candidate) = entry.candidate.and_then(|at| generated.candidates.get(at)) {
            entry.sentence = candidate.sentence;
            entry.definition = definition(candidate, &term, language);
        } else if let Some(sentence) = generated.sentences.get(best.sentence)
            && found.iter().filter(|place| place.sentence == best.sentence).count() == 1
            && stands_alone(sentence)
        {
            let content = hidden(&sentence.text, &best.range, language);
            let key = format!("term {}", fold(&term));
            entry.cloze =
                content.map(|content| note(&deck, Kind::Cloze, &key, content, sentence, None));
        }
        complete.push(entry);
    }
    complete
}

/// Where a term stands: in which sentence, and its bytes there.
#[derive(Debug, Clone)]
struct Place {
    sentence: usize,
    range: Range<usize>,
}

/// The places of each term as whole words.
fn occurrences(terms: &[&str], sentences: &[Sentence]) -> Vec<Vec<Place>> {
    let mut found = vec![Vec::new(); terms.len()];
    let Ok(finder) = AhoCorasick::new(terms) else { return found };
    for (at, sentence) in sentences.iter().enumerate() {
        let lower = sentence.text.to_lowercase().replace('’', "'");
        // Bytes are only the same where lowering kept the lengths; « ’ » is three of them.
        let there: Vec<usize> = byte_map(&sentence.text);
        for hit in finder.find_overlapping_iter(&lower) {
            let before = lower.get(..hit.start()).and_then(|text| text.chars().next_back());
            let after = lower.get(hit.end()..).and_then(|text| text.chars().next());
            let joins = |c: char| c.is_alphanumeric() || c == '-';
            if before.is_some_and(joins) || after.is_some_and(joins) {
                continue;
            }
            if let (Some(places), Some(start), Some(end)) = (
                found.get_mut(hit.pattern().as_usize()),
                there.get(hit.start()).copied(),
                there.get(hit.end()).copied(),
            ) {
                places.push(Place { sentence: at, range: start..end });
            }
        }
    }
    found
}

/// For each byte of the lowered text with straight apostrophes, the byte of `text`.
fn byte_map(text: &str) -> Vec<usize> {
    let mut map = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let length: usize = if c == '’' { 1 } else { c.to_lowercase().map(char::len_utf8).sum() };
        map.extend(std::iter::repeat_n(at, length));
    }
    map.push(text.len());
    map
}

/// The term inside a sentence, where its capital is its own.
fn as_written(places: &[Place], sentences: &[Sentence], lower: &str) -> String {
    let text =
        |place: &Place| sentences.get(place.sentence).and_then(|s| s.text.get(place.range.clone()));
    let inside = places.iter().filter(|place| place.range.start > 0).find_map(text);
    match inside.or_else(|| places.first().and_then(text)) {
        Some(found) => {
            let capitals = found.chars().filter(|c| c.is_uppercase()).count();
            let shouted = found.chars().all(|c| !c.is_lowercase()) && found.contains(' ');
            let opens = inside.is_none() && capitals == 1;
            if shouted || opens { lower.replace('\'', "’") } else { found.to_owned() }
        }
        None => lower.to_owned(),
    }
}

/// How unfit a sentence is to show a term in; less is better.
fn unfit(place: &Place, sentences: &[Sentence]) -> (bool, usize, usize) {
    let Some(sentence) = sentences.get(place.sentence) else { return (true, usize::MAX, 0) };
    let length = sentence.text.chars().count();
    (!stands_alone(sentence), length.abs_diff(110) / 20, place.sentence)
}

/// Whether a reader understands the sentence without its neighbours.
fn stands_alone(sentence: &Sentence) -> bool {
    let whole = sentence.text.ends_with('.') && sentence.text.starts_with(char::is_uppercase);
    let words = sentence.text.split_whitespace().count();
    whole
        && (6..=40).contains(&words)
        && matches!(
            sentence.outcome,
            Outcome::Cards(_)
                | Outcome::Nothing(
                    Reason::NoPattern
                        | Reason::Weak
                        | Reason::Capped
                        | Reason::Repeated
                        | Reason::Leak
                )
        )
}

fn hidden(text: &str, range: &Range<usize>, language: Language) -> Option<Content> {
    if text.contains(['{', '}']) {
        return None;
    }
    let (before, term, after) =
        (text.get(..range.start)?, text.get(range.clone())?, text.get(range.end..)?);
    let text = format!("{before}{{{{c1::{term}}}}}{after}");
    Some(Content::Cloze { text: polish(&text, language) })
}

/// The terms that candidates ask for, in the singular and folded, and the best of them: first what says
/// what the term is.
fn asked(generated: &Generated) -> HashMap<String, usize> {
    let mut found: HashMap<String, (usize, (bool, f32))> = HashMap::new();
    for (at, candidate) in generated.candidates.iter().enumerate() {
        for term in names(candidate) {
            let term = bare(&term).to_lowercase();
            let defines = definition(candidate, &term, generated.language).is_some();
            let worth = (defines, candidate.score.total);
            let key = fold(&lemmas(&term, generated.language));
            let kept = found.entry(key).or_insert((at, worth));
            if worth > kept.1 {
                *kept = (at, worth);
            }
        }
    }
    found.into_iter().map(|(term, (at, _))| (term, at)).collect()
}

/// What the candidate asks for by its name.
fn names(candidate: &Candidate) -> Vec<String> {
    match (&candidate.note.content, candidate.kind) {
        (Content::Basic { front, back }, Kind::Abbreviation) => {
            sigle_of(front).map(str::to_owned).into_iter().chain([back.clone()]).collect()
        }
        (Content::Reversible { front, .. }, _) => vec![front.clone()],
        (Content::Basic { front, back }, Kind::Definition) => {
            let opening = [
                "Qu’est-ce que ",
                "Qu’est-ce qu’",
                "Que sont ",
                "Que désigne le terme ",
                "What is ",
                "What are ",
            ];
            let ends = ['?', ' ', '\u{a0}', '\u{202f}', '«', '»'];
            match opening.iter().find_map(|opening| front.strip_prefix(opening)) {
                Some(term) => vec![term.trim_matches(ends).to_owned()],
                // Asked backwards: the definition is the question.
                None => vec![back.clone()],
            }
        }
        (Content::Basic { back, .. }, Kind::Identity | Kind::Synonym) => vec![back.clone()],
        (Content::Cloze { text }, _) => {
            let answer = text.split("{{c1::").nth(1).and_then(|rest| rest.split("}}").next());
            answer.map(|answer| vec![answer.to_owned()]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The term without its article.
fn bare(term: &str) -> &str {
    let lower = term.to_lowercase();
    let articles = ["le ", "la ", "les ", "l’", "l'", "un ", "une ", "des ", "the ", "a ", "an "];
    let article = articles.iter().find(|article| lower.starts_with(**article));
    term.get(article.map_or(0, |article| article.len())..).unwrap_or(term)
}

/// What the candidate says the term is; none where its answer is the term itself.
fn definition(candidate: &Candidate, term: &str, language: Language) -> Option<String> {
    let same = |text: &str| lemmas(&bare(text).to_lowercase(), language) == lemmas(term, language);
    match (&candidate.note.content, candidate.kind) {
        (Content::Basic { front, back }, Kind::Abbreviation) if same(back) => {
            sigle_of(front).map(str::to_owned)
        }
        (Content::Reversible { back, .. }, Kind::Definition)
        | (Content::Basic { back, .. }, Kind::Definition | Kind::Abbreviation) => {
            Some(back.clone()).filter(|back| !same(back))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Input, Options, generate, terms};

    const TEXT: &str = "# Le rein\n\nLe néphron est l’unité qui filtre le sang dans le rein. \
        Les podocytes du glomérule retiennent les protéines du plasma. Ils tapissent les \
        capillaires du glomérule. L’imagerie par résonance magnétique (IRM) montre bien le \
        parenchyme rénal. L’IRM ne montre pas les podocytes. \
        L’embolie pulmonaire est l’oblitération d’une artère pulmonaire par un caillot.\n";

    fn entries() -> Vec<Entry> {
        let inputs = [Input { name: "rein.md".into(), text: TEXT.into() }];
        let generated = generate(&inputs, &Options::default(), &|_| true).unwrap();
        let ranked = terms(&inputs, Some(Language::French), &|_| true).unwrap();
        glossary(&generated, &ranked)
    }

    fn entry(term: &str) -> Entry {
        let all = entries();
        let found = all.iter().find(|entry| entry.term == term).cloned();
        found.unwrap_or_else(|| panic!("{term}: {all:#?}"))
    }

    #[test]
    fn a_term_has_its_definition_and_its_card() {
        let nephron = entry("néphron");
        assert!(nephron.candidate.is_some() && nephron.cloze.is_none());
        assert_eq!(nephron.definition.as_deref(), Some("L’unité qui filtre le sang dans le rein"));
        assert!(entry("IRM").definition.is_some_and(|text| text.contains("résonance")));
        let clot = entry("embolie pulmonaire").definition;
        assert_eq!(clot.as_deref(), Some("L’oblitération d’une artère pulmonaire par un caillot"));
    }

    #[test]
    fn another_term_is_hidden_in_a_sentence_that_stands_alone() {
        let podocytes = entry("podocytes");
        assert_eq!(podocytes.frequency, 2);
        let Some(Note { content: Content::Cloze { text }, source, .. }) = podocytes.cloze else {
            panic!("no card")
        };
        assert!(text.contains("{{c1::podocytes}}"), "{text}");
        let quote = source.map(|source| source.quote).unwrap_or_default();
        assert!(!quote.starts_with("Ils"), "{quote}");
        // Its only sentence opens with a pronoun.
        assert_eq!(entry("capillaires").cloze, None);
    }

    #[test]
    fn the_same_text_gives_the_same_notes() {
        assert_eq!(entries(), entries());
    }
}

//! What a text speaks of most: a topic for a text whose first lines name none, or only its journal.
//!
//! The noun that most sentences have, by how rare it is elsewhere, with the words that most often
//! stand beside it. Leaves out what stands in a few sentences only.

use std::collections::{HashMap, HashSet};

use super::super::block::{Block, Shape};
use super::super::frequency::zipf;
use super::super::heading::lists::Lists;
use super::super::heading::stem::stem;
use super::super::language::Language;
use super::super::words::{Category, words};
use super::candidate::Candidate;
use super::head;
use super::vocabulary::Vocabulary;
use crate::deck::fold;

/// Sentences that have it, and their share of all.
const FEWEST: usize = 8;
const SHARE: f32 = 0.18;
/// How many of a word's places a neighbour has to share to be of its name: behind it, before it.
const BEHIND: f32 = 0.6;
const BEFORE: f32 = 0.8;
/// Words of a name.
const LONGEST: usize = 5;
/// A word that is so common elsewhere (Zipf) names no topic, and one so rare is as telling as any.
const COMMON: f32 = 5.0;
const RARE: f32 = 2.5;

/// A word of so many letters, and as rare, names a thing though nothing speaks of it.
const LONG: usize = 7;

struct Word {
    text: String,
    stem: String,
    /// A comma or a bracket parts it from the word before it.
    parted: bool,
}

/// The words of each sentence.
fn sentences(blocks: &[Block]) -> Vec<Vec<Word>> {
    let told = blocks.iter().filter(|block| {
        matches!(block.shape, Shape::Paragraph | Shape::Item { .. } | Shape::Entry { .. })
    });
    let pieces = told.flat_map(|block| block.text.text().split(['.', ';', '?', '!']));
    pieces.map(of_sentence).filter(|words| words.len() > 2).collect()
}

fn of_sentence(piece: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut parted = true;
    for part in piece.split_inclusive([' ', '\u{a0}', '\'', '’']) {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = part.starts_with(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            parted |= !part.trim().is_empty();
            continue;
        }
        found.push(Word {
            text: bare.to_owned(),
            stem: stem(&fold(bare)),
            parted: parted || opens,
        });
        parted = !part.trim_end_matches([' ', '\u{a0}', '\'', '’']).ends_with(bare);
    }
    found
}

/// A name's words from `from` to `to` in a sentence.
type Place = (usize, usize, usize);

struct Finder<'a> {
    sentences: Vec<Vec<Word>>,
    vocabulary: &'a Vocabulary,
    lists: &'a Lists,
}

impl Finder<'_> {
    fn word(&self, sentence: usize, at: usize) -> Option<&Word> {
        self.sentences.get(sentence)?.get(at)
    }

    /// A noun that may head a topic.
    fn telling(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let folded = fold(word);
        let single = folded.trim_end_matches(['s', 'x']);
        let known = words(self.vocabulary.language).analyses(&lower);
        let noun = known.iter().any(|a| a.is(Category::Noun)) || known.is_empty();
        let listed =
            |list: &HashSet<&'static str>| list.contains(folded.as_str()) || list.contains(single);
        let lists = self.lists;
        let idle =
            [&lists.common, &lists.rubric, &lists.before, &lists.hang, &lists.own, &lists.paper];
        noun && word.chars().count() >= 3
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !idle.into_iter().any(listed)
    }

    /// What most sentences have, by how rare it is elsewhere.
    fn head(&self) -> Option<String> {
        let mut seen: HashMap<&str, (usize, f32)> = HashMap::new();
        for sentence in &self.sentences {
            let mut once = HashSet::new();
            for word in sentence.iter().filter(|word| once.insert(word.stem.as_str())) {
                let rare = || {
                    let zipf = zipf(&word.text.to_lowercase(), self.vocabulary.language);
                    if self.telling(&word.text) { COMMON - zipf.max(RARE) } else { 0.0 }
                };
                seen.entry(&word.stem).or_insert_with(|| (0, rare())).0 += 1;
            }
        }
        let enough =
            |count: usize| count >= FEWEST && count as f32 >= SHARE * self.sentences.len() as f32;
        let said = seen.into_iter().filter(|(stem, (count, rare))| {
            enough(*count) && *rare > 0.0 && !self.is_someone(stem)
        });
        let weigh = |(count, rare): (usize, f32)| count as f32 * rare;
        let best = said.max_by(|(a, one), (b, other)| {
            weigh(*one).total_cmp(&weigh(*other)).then_with(|| b.cmp(a))
        });
        best.map(|(stem, _)| stem.to_owned())
    }

    /// « Ignace Semmelweis », then « Semmelweis » alone: whom a story tells of.
    fn is_someone(&self, stem: &str) -> bool {
        let large = |word: &Word| {
            word.text.starts_with(char::is_uppercase) && word.text.contains(char::is_lowercase)
        };
        let named = |(nth, at, _): &Place| self.word(*nth, *at).is_some_and(large);
        let places = self.places(stem);
        let forename = |(nth, at, _): &Place| {
            let before = at.checked_sub(1).filter(|before| *before > 0);
            let apart = self.word(*nth, *at).is_none_or(|word| word.parted);
            before.and_then(|before| self.word(*nth, before)).is_some_and(large) && !apart
        };
        places.iter().all(named) && places.iter().any(forename)
    }

    fn places(&self, head: &str) -> Vec<Place> {
        let mut found = Vec::new();
        for (nth, sentence) in self.sentences.iter().enumerate() {
            let own = sentence.iter().enumerate().filter(|(_, word)| word.stem == head);
            found.extend(own.map(|(at, _)| (nth, at, at + 1)));
        }
        found
    }

    /// Whether a word joins two of a name: « cancer du col ».
    fn joins(&self, word: &Word) -> bool {
        self.lists.of.iter().any(|of| of.trim_end_matches('\'') == word.text.to_lowercase())
    }

    /// Whether the word is `category` to the lexicon, or unknown to it.
    fn may_be(&self, word: &Word, category: Category) -> bool {
        let known = words(self.vocabulary.language).analyses(&word.text.to_lowercase());
        let folded = fold(&word.text);
        let idle = [&self.lists.before, &self.lists.hang]
            .iter()
            .any(|list| list.contains(folded.as_str()));
        let own = word.text.chars().count() > 1 && !idle;
        own && (known.is_empty() || known.iter().any(|a| a.is(category)))
    }

    /// The place with what follows it: « kyste hydatique », « cancer du col ».
    fn longer(&self, (nth, from, to): Place) -> Option<Place> {
        let next = self.word(nth, to).filter(|word| !word.parted)?;
        let joined = self.joins(next);
        let end = if joined { to + 1 } else { to };
        let word = self.word(nth, end).filter(|word| !word.parted)?;
        let category = if joined { Category::Noun } else { Category::Adjective };
        let own = self.lists.head_first && self.may_be(word, category);
        (own && end + 1 - from <= LONGEST).then_some((nth, from, end + 1))
    }

    /// The place with what it hangs on: « cigarette électronique », “renal artery”.
    fn earlier(&self, (nth, from, to): Place) -> Option<Place> {
        if self.word(nth, from)?.parted {
            return None;
        }
        let before = from.checked_sub(1)?;
        let joined = self.joins(self.word(nth, before)?);
        let start = if joined { before.checked_sub(1)? } else { before };
        let word = self.word(nth, start)?;
        let whole = !joined || !self.word(nth, before)?.parted;
        let own = self.may_be(word, Category::Noun)
            || !self.lists.head_first && self.may_be(word, Category::Adjective);
        (own && whole && to - start <= LONGEST).then_some((nth, start, to))
    }

    /// Whether a word of a name stands right before the place.
    fn ends_a_name(&self, (nth, from, _): Place) -> bool {
        let before = from.checked_sub(1).and_then(|before| self.word(nth, before));
        let apart = self.word(nth, from).is_none_or(|word| word.parted);
        before.is_some_and(|word| {
            let folded = fold(&word.text);
            let idle = [&self.lists.before, &self.lists.hang];
            !idle.iter().any(|list| list.contains(folded.as_str())) && !self.joins(word)
        }) && !apart
    }

    fn stems_of(&self, (nth, from, to): Place) -> Vec<&str> {
        let words = self.sentences.get(nth).and_then(|sentence| sentence.get(from..to));
        words.unwrap_or_default().iter().map(|word| word.stem.as_str()).collect()
    }

    /// Of the places, made longer by `step`, those that are most alike, where they are many.
    fn grown(
        &self,
        places: &[Place],
        share: f32,
        step: impl Fn(&Self, Place) -> Option<Place>,
    ) -> Option<Vec<Place>> {
        let mut by: HashMap<Vec<&str>, Vec<Place>> = HashMap::new();
        for place in places.iter().filter_map(|place| step(self, *place)) {
            by.entry(self.stems_of(place)).or_default().push(place);
        }
        let (_, most) = by
            .into_iter()
            .max_by(|(a, one), (b, other)| one.len().cmp(&other.len()).then_with(|| b.cmp(a)))?;
        (most.len() as f32 >= share * places.len() as f32).then_some(most)
    }
}

/// The topic, as the text writes it.
pub(super) fn most_spoken(
    blocks: &[Block],
    vocabulary: &Vocabulary,
    lists: &Lists,
) -> Option<String> {
    let finder = Finder { sentences: sentences(blocks), vocabulary, lists };
    let mut places = finder.places(&finder.head()?);
    while let Some(more) = finder.grown(&places, BEHIND, Finder::longer) {
        places = more;
    }
    while let Some(more) = finder.grown(&places, BEFORE, Finder::earlier) {
        places = more;
    }
    // « Forte » of « Calcichew D3 Forte », written in several ways: the end of a name.
    let ends = places.iter().filter(|place| finder.ends_a_name(**place)).count();
    if ends as f32 >= BEFORE * places.len() as f32 {
        return None;
    }
    let written = |(nth, from, to): &Place| {
        let sentence = finder.sentences.get(*nth)?;
        let words: Vec<&str> =
            sentence.get(*from..*to)?.iter().map(|word| word.text.as_str()).collect();
        Some(words.join(" "))
    };
    places.iter().find_map(written)
}

/// Whether `candidate` has nothing medical, and most of its words stand nowhere in the text, whose stems
/// are `told`: « Revue africaine de pédiatrie ».
pub(super) fn is_unspoken(
    candidate: &Candidate,
    told: &HashSet<String>,
    lists: &Lists,
    language: Language,
) -> bool {
    let spoken = candidate.stems.iter().filter(|stem| told.contains(*stem)).count();
    // A journal may have its name in another language.
    let rare = |word: &str| {
        let lower = word.to_lowercase();
        let mut languages = [Language::French, Language::English].iter();
        word.chars().count() >= LONG && languages.all(|language| zipf(&lower, *language) < RARE)
    };
    let named = || {
        head::says_something(&candidate.text, lists, language)
            || candidate.text.split(|c: char| !c.is_alphabetic()).any(rare)
    };
    spoken * 2 < candidate.stems.len() && !named()
}

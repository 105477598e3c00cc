//! A trained part-of-speech tagger: an averaged perceptron over a word, its lexicon and its
//! neighbours, from left to right.
//!
//! The models in `assets/language` are made by `examples/assets` from Universal Dependencies'
//! treebanks; they give the universal parts of speech (UPOS). A word's own features are summed
//! once per run, which is what makes it fast. Every token gets a tag.

mod features;
mod model;
mod tags;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, OnceLock};

use super::classes::{Classes, classes};
use super::language::Language;
use super::lexicon::{Form, Lexicon, lexicon};
use super::words::{Analysis, Category, Words, words};

pub use self::features::{Traits, between, edge, of_tags, of_word, outside, traits};
pub use self::model::{Model, ModelError, SCALE, Weights};
pub use self::tags::{
    AUXILIARY_INFINITIVE, AUXILIARY_PAST_PARTICIPLE, AUXILIARY_PRESENT_PARTICIPLE, DEMONSTRATIVE,
    INDEFINITE, INFINITIVE, INTERROGATIVE, INTERROGATIVE_ADVERB, INTERROGATIVE_DETERMINER,
    PAST_PARTICIPLE, PERSONAL, PRESENT_PARTICIPLE, REFLEXIVE, RELATIVE, START, TAGS, UPOS,
    WITH_ARTICLE,
};

/// The first tag of the same part of speech.
#[must_use]
pub const fn coarse(tag: usize) -> usize {
    match tag {
        INFINITIVE | PAST_PARTICIPLE | PRESENT_PARTICIPLE => 4,
        WITH_ARTICLE => 1,
        INTERROGATIVE_DETERMINER => 2,
        PERSONAL..=INDEFINITE => 7,
        AUXILIARY_INFINITIVE..=AUXILIARY_PRESENT_PARTICIPLE => 9,
        INTERROGATIVE_ADVERB => 8,
        other => other,
    }
}

/// How far a word's own features reach.
pub const REACH: [i8; 5] = [-2, -1, 0, 1, 2];

type Sums = [i32; TAGS];

/// What is kept of a word once it was seen.
struct Known {
    traits: Traits,
    /// For each of [`REACH`].
    sums: [Sums; 5],
    analyses: &'static [Analysis],
    form: Option<Form>,
}

/// A word of a sentence with its tag.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tagged {
    /// An index in [`UPOS`].
    pub(crate) tag: usize,
    /// What the lexicon says that it can be.
    pub(crate) analyses: &'static [Analysis],
    /// What it can be as a form of a verb.
    pub(crate) form: Option<Form>,
}

/// A verb's lemma, kept for good: at most as many as the lexicon has.
fn interned(lemma: String) -> &'static str {
    static LEMMAS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let Ok(mut lemmas) = LEMMAS.lock() else { return "" };
    if let Some(known) = lemmas.get(lemma.as_str()) {
        return known;
    }
    let kept: &'static str = Box::leak(lemma.into_boxed_str());
    lemmas.insert(kept);
    kept
}

/// What `lower` is as a form of a verb: by our own table, which knows the verbs that are asked
/// about, else by the lexicon.
fn form(lower: &str, analyses: &[Analysis], lexicon: &Lexicon, words: &Words) -> Option<Form> {
    if let Some(form) = lexicon.verb(lower) {
        return Some(*form);
    }
    let mut found: Option<Form> = None;
    for analysis in analyses.iter().filter(|a| a.is(Category::Verb)) {
        let form = found.get_or_insert_default();
        if form.lemma.is_empty() {
            let lemma = words.lemma(lower, *analysis);
            form.lemma = lexicon.framed(&lemma).unwrap_or_else(|| interned(lemma));
        }
        form.singular |= analysis.has(Analysis::THIRD_SINGULAR);
        form.plural |= analysis.has(Analysis::THIRD_PLURAL);
        form.past |= analysis.has(Analysis::PAST);
        form.infinitive |= analysis.has(Analysis::INFINITIVE);
        form.participle |= analysis.has(Analysis::PAST_PARTICIPLE);
        form.gerund |= analysis.has(Analysis::PRESENT_PARTICIPLE);
    }
    found
}

/// Tags words of one language; remembers the words that it has seen.
pub(crate) struct Tagger {
    model: &'static Model,
    words: &'static Words,
    classes: &'static Classes,
    lexicon: &'static Lexicon,
    known: HashMap<String, usize>,
    seen: Vec<Known>,
}

/// The universal part of speech of each word of a sentence, as an index in [`UPOS`]. Each thread
/// remembers the words that it has seen: the same words always get the same tags.
pub(crate) fn tag(language: Language, sentence: &[&str]) -> Vec<Tagged> {
    thread_local! {
        static FRENCH: RefCell<Tagger> = RefCell::new(Tagger::new(Language::French));
        static ENGLISH: RefCell<Tagger> = RefCell::new(Tagger::new(Language::English));
    }
    let tagger = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    tagger.with_borrow_mut(|tagger| tagger.tag(sentence))
}

/// The most words that are remembered: a text has fewer, a bad one can't fill the memory.
const REMEMBERED: usize = 100_000;

fn model(language: Language) -> &'static Model {
    static FRENCH: OnceLock<Model> = OnceLock::new();
    static ENGLISH: OnceLock<Model> = OnceLock::new();
    let (cell, assets): (_, &[&[u8]]) = match language {
        Language::French => (
            &FRENCH,
            &[
                include_bytes!("../../../assets/language/fr/sequoia/tagger.bin"),
                include_bytes!("../../../assets/language/fr/gsd/tagger.bin"),
            ],
        ),
        Language::English => {
            (&ENGLISH, &[include_bytes!("../../../assets/language/en/ewt/tagger.bin")])
        }
    };
    // A test reads both.
    cell.get_or_init(|| Model::read(assets).unwrap_or_default())
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").field("seen", &self.seen.len()).finish_non_exhaustive()
    }
}

impl Tagger {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            model: model(language),
            words: words(language),
            classes: classes(language),
            lexicon: lexicon(language),
            known: HashMap::new(),
            seen: Vec::new(),
        }
    }

    /// The universal part of speech of each of a sentence's words, as an index in [`UPOS`].
    pub(crate) fn tag(&mut self, sentence: &[&str]) -> Vec<Tagged> {
        if self.seen.len() > REMEMBERED {
            self.known.clear();
            self.seen.clear();
        }
        let ids: Vec<usize> = sentence.iter().map(|word| self.know(word)).collect();
        let edge = features::edge();
        let at = |i: Option<usize>| i.and_then(|i| ids.get(i)).and_then(|id| self.seen.get(*id));
        let mut tags: Vec<usize> = Vec::with_capacity(ids.len());
        for i in 0..ids.len() {
            let mut sums: Sums = [0; TAGS];
            for (slot, reach) in REACH.iter().enumerate() {
                match at(i.checked_add_signed(isize::from(*reach))) {
                    Some(known) => add(&mut sums, known.sums.get(slot)),
                    None => self.model.add(features::outside(*reach), &mut sums),
                }
            }
            let of = |offset: isize| {
                at(i.checked_add_signed(offset)).map_or(&edge, |known| &known.traits)
            };
            let (before, here, after) = (of(-1), of(0), of(1));
            between(before, here, after, i == 0, |key| self.model.add(key, &mut sums));
            let last = tags.last().copied().unwrap_or(START);
            let earlier =
                tags.len().checked_sub(2).and_then(|at| tags.get(at)).copied().unwrap_or(START);
            of_tags(earlier, last, here, after, |key| self.model.add(key, &mut sums));
            tags.push(best(&sums));
        }
        let tagged = |(tag, id): (usize, &usize)| {
            let known = self.seen.get(*id);
            Tagged {
                tag,
                analyses: known.map_or(&[], |known| known.analyses),
                form: known.and_then(|known| known.form),
            }
        };
        tags.into_iter().zip(&ids).map(tagged).collect()
    }

    fn know(&mut self, word: &str) -> usize {
        if let Some(id) = self.known.get(word) {
            return *id;
        }
        let traits = traits(word, self.words, self.classes);
        let mut sums = [[0; TAGS]; 5];
        for (sums, reach) in sums.iter_mut().zip(REACH) {
            of_word(&traits, reach, |key| self.model.add(key, sums));
        }
        let lower = word.to_lowercase().replace(['’', 'ʼ'], "'");
        let analyses = self.words.analyses(&lower);
        let form = form(&lower.replace('\'', "’"), analyses, self.lexicon, self.words);
        let id = self.seen.len();
        self.seen.push(Known { traits, sums, analyses, form });
        self.known.insert(word.to_owned(), id);
        id
    }
}

fn add(sums: &mut Sums, more: Option<&Sums>) {
    for (sum, more) in sums.iter_mut().zip(more.into_iter().flatten()) {
        *sum += more;
    }
}

fn best(sums: &Sums) -> usize {
    let mut best = 0;
    for (tag, sum) in sums.iter().enumerate() {
        if sums.get(best).is_none_or(|most| sum > most) {
            best = tag;
        }
    }
    best
}

//! Text in, notes out: clean → blocks → sentences → tokens → facts → notes → selection.
//!
//! Says only what the text says; each note quotes its sentence. The same input gives the same
//! bytes. Refuses, rather than ask badly: a sentence that hangs on another, a cliché, advice, a
//! study's result. Knows nothing of libraries, schedules and screens.

mod amount;
mod anaphora;
mod ask;
mod asking;
mod block;
mod bullets;
pub mod classes;
mod clause;
mod clean;
mod conjugation;
mod damage;
mod distract;
mod etymology;
mod fact;
mod frequency;
mod grammar;
mod guard;
mod heading;
mod label;
mod language;
mod lexicon;
pub mod measure;
mod note;
mod noted;
mod number;
mod outline;
mod own;
mod rank;
mod read;
mod realise;
mod rubric;
mod select;
mod sentence;
mod simple;
mod tag;
pub mod tagger;
mod term;
mod terms;
mod token;
mod topic;
pub mod trees;
pub mod words;

use std::ops::Range;

use sha2::{Digest as _, Sha256};

pub use self::amount::{Amount, choose};
pub use self::ask::Way;
pub use self::damage::Damage;
pub use self::distract::Choices;
pub use self::frequency::is_word;
pub use self::language::{Language, UnknownLanguage};
pub use self::note::deck_id;
pub use self::outline::context;
pub use self::own::own_cloze;
pub use self::terms::{Entry, RankedTerm, glossary, terms};
use crate::deck::{Changes, Deck, Note, Origin};

/// A text to make cards from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file's name, to show.
    pub name: String,
    pub text: String,
}

/// How to make the cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The deck's title; else the text's own.
    pub title: Option<String>,
    /// Else it is detected.
    pub language: Option<Language>,
    /// How much of what is worth asking is asked.
    pub amount: Amount,
    /// Whether words are taken apart into their elements, too.
    pub etymology: bool,
    /// Which facts are asked by multiple choice.
    pub choices: Choices,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: None,
            language: None,
            amount: Amount::Usual,
            etymology: true,
            choices: Choices::default(),
        }
    }
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Generated {
    pub deck: Deck,
    /// All notes that were thought of, in the order of the text.
    pub candidates: Vec<Candidate>,
    pub sentences: Vec<Sentence>,
    pub language: Language,
    /// In the text.
    pub words: usize,
    /// How it was read, where a scanner had misread it.
    pub damage: Option<Damage>,
}

/// A note that may be kept.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub note: Note,
    pub score: Score,
    /// Index in [`Generated::sentences`].
    pub sentence: usize,
    /// Chosen: these are the deck's notes, in the same order.
    pub kept: bool,
    /// Why it is not.
    pub left: Option<Reason>,
    pub kind: Kind,
    /// How it asks.
    pub way: Way,
    /// How well the place of the gap or the answer seems chosen.
    pub fit: f32,
    /// Which clause of its sentence it asks.
    pub clause: usize,
    /// A pronoun was replaced by what it stands for, in brackets.
    pub referred: bool,
    /// It points at something that the card does not name.
    pub dangling: bool,
}

/// How good a candidate seems.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    pub total: f32,
    /// What the total is the product of.
    pub parts: Vec<(&'static str, f32)>,
}

/// A sentence of the text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub input: usize,
    /// Bytes of the input's text as it was given.
    pub range: Range<usize>,
    /// Cleaned.
    pub text: String,
    /// The headings above it and the paragraph's number.
    pub place: String,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// So many notes were kept.
    Cards(usize),
    Nothing(Reason),
}

/// Why a sentence gave no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its subject is a pronoun or a demonstrative.
    Pronoun,
    Cliche,
    Fragment,
    StudyResult,
    Advice,
    TooLong,
    TooShort,
    NoPattern,
    /// It points at something outside it.
    Dangling,
    /// The question would give its answer away.
    Leak,
    /// Another sentence says the same, better.
    Repeated,
    /// There were better ones, and room for no more.
    Capped,
    Reference,
    Question,
    /// A card could be made, but likely a poor one.
    Weak,
    /// A scanner misread a word of it.
    Damaged,
}

impl Reason {
    /// The key of its name in the program's texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pronoun => "reason-pronoun",
            Self::Cliche => "reason-cliche",
            Self::Fragment => "reason-fragment",
            Self::StudyResult => "reason-study-result",
            Self::Advice => "reason-advice",
            Self::TooLong => "reason-too-long",
            Self::TooShort => "reason-too-short",
            Self::NoPattern => "reason-no-pattern",
            Self::Dangling => "reason-dangling",
            Self::Leak => "reason-leak",
            Self::Repeated => "reason-repeated",
            Self::Capped => "reason-capped",
            Self::Reference => "reason-reference",
            Self::Question => "reason-question",
            Self::Weak => "reason-weak",
            Self::Damaged => "reason-damaged",
        }
    }
}

/// What a note asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Definition,
    Identity,
    Abbreviation,
    Synonym,
    Enumeration,
    Composition,
    Classification,
    Cause,
    Effect,
    Function,
    Sign,
    Means,
    Condition,
    Place,
    Attribute,
    Cloze,
    /// From Carabin's own table, not from the text.
    Etymology,
}

impl Kind {
    /// A short name, for tags and keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Identity => "identity",
            Self::Abbreviation => "abbreviation",
            Self::Synonym => "synonym",
            Self::Enumeration => "enumeration",
            Self::Composition => "composition",
            Self::Classification => "classification",
            Self::Cause => "cause",
            Self::Effect => "effect",
            Self::Function => "function",
            Self::Sign => "sign",
            Self::Means => "means",
            Self::Condition => "condition",
            Self::Place => "place",
            Self::Attribute => "attribute",
            Self::Cloze => "cloze",
            Self::Etymology => "etymology",
        }
    }

    fn of_frame(name: &str) -> Self {
        match name {
            "definition" => Self::Definition,
            "composition" => Self::Composition,
            "classification" => Self::Classification,
            "cause" => Self::Cause,
            "function" => Self::Function,
            "sign" => Self::Sign,
            "means" => Self::Means,
            "condition" => Self::Condition,
            "place" => Self::Place,
            _ => Self::Effect,
        }
    }
}

/// Makes a deck of `inputs`; none only when `progress` (told the share done) asks to stop.
pub fn generate(
    inputs: &[Input],
    options: &Options,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Generated> {
    if !progress(0.0) {
        return None;
    }
    let mut documents: Vec<clean::Document> =
        inputs.iter().map(|input| clean::document(&input.text)).collect();
    let language = options.language.unwrap_or_else(|| {
        let blocks = documents.iter().flat_map(|document| document.blocks.iter());
        language::detect(blocks.map(|block| block.text.text()))
    });
    let mut damage = damage::mend(&mut documents, language);
    for (document, input) in documents.iter_mut().zip(inputs) {
        outline::settle(document, input, options.title.as_deref(), language);
    }
    let title = title(inputs, &documents, options);
    let id = deck_id(&title, language);
    let mut reading = read::Reader::new(lexicon::lexicon(language), id.clone());
    for document in &documents {
        reading.learn(document);
    }
    if !reading.read_all(&documents, &|share| progress(0.1 + 0.85 * share)) {
        return None;
    }
    let read::Read { mut candidates, mut sentences, words } = reading.finish();
    for sentence in &mut sentences {
        let text = inputs.get(sentence.input).map_or("", |input| input.text.as_str());
        sentence.range = whole_characters(text, sentence.range.clone());
    }
    if let Some(damage) = &mut damage {
        let told = sentences.iter().enumerate();
        let unreadable = told.filter(|(_, sentence)| damage.is_in(&sentence.text));
        damage.unreadable = unreadable.map(|(at, _)| at).collect();
    }
    distract::offer(&mut candidates, &sentences, &title, language, options.choices);
    let spoken = rank::spoken(&sentences);
    let document = rank::Document {
        lexicon: lexicon::lexicon(language),
        title: &title,
        sentences: &sentences,
        spoken: &spoken,
    };
    rank::score(&mut candidates, document);
    noted::settle(&mut candidates, &sentences, language);
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let origin = Origin { document: names.join(", "), sha256: sha256_of(inputs) };
    let deck = Deck {
        id,
        title,
        language: language.code().to_owned(),
        description: String::new(),
        origin: Some(origin),
        notes: Vec::new(),
        changes: Changes::default(),
    };
    let mut generated = Generated { deck, candidates, sentences, language, words, damage };
    choose(&mut generated, options.amount, options.etymology);
    if !progress(1.0) {
        return None;
    }
    Some(generated)
}

/// How the outline of a text is read, as lines: for whoever works on it.
#[must_use]
pub fn outline(input: &Input) -> String {
    let mut document = clean::document(&input.text);
    let language = language::detect(document.blocks.iter().map(|block| block.text.text()));
    outline::settle(&mut document, input, None, language);
    outline::shown(&document)
}

/// `range` widened to whole characters of `text`, and no further than its end.
fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let mut start = range.start.min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start..end
}

fn title(inputs: &[Input], documents: &[clean::Document], options: &Options) -> String {
    let stem = || {
        let name = inputs.first().map_or("", |input| input.name.as_str());
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    };
    let first = documents.iter().find_map(|document| document.title.clone());
    options.title.clone().or(first).filter(|title| !title.is_empty()).unwrap_or_else(stem)
}

/// Of the inputs' bytes, one after the other, in hexadecimal.
fn sha256_of(inputs: &[Input]) -> String {
    let mut hasher = Sha256::new();
    for input in inputs {
        hasher.update(input.text.as_bytes());
    }
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    hasher.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests;

//! Text in, notes out: nothing invented, each note with the sentence that it comes from.
//!
//! The stages, one file each: `block` (clean and cut into blocks) → `language` → `sentence` →
//! `token` → `phrase` (noun phrases and lists) → `fact` (what a sentence says) → `realise`
//! (questions and answers) → `select`. The same input gives the same notes and the same ids.
//! Refuses to guess: a sentence that hangs on another, or says nothing to learn, makes no card,
//! and says why. Knows nothing of libraries, schedules and screens.

mod block;
mod clean;
mod fact;
mod guard;
mod language;
mod lexicon;
mod phrase;
mod realise;
mod select;
mod sentence;
mod token;

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::deck::{Deck, DeckId, FORMAT, Note, Origin, fold};
use block::Kind as BlockKind;
use fact::Context;
use lexicon::Lexicon;

pub use guard::Reason;

/// A text and its name.
#[derive(Debug, Clone)]
pub struct Input {
    /// The file's name, to show.
    pub name: String,
    pub text: String,
}

/// A language that cards can be made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    French,
    English,
}

impl Language {
    /// BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::French, Self::English].into_iter().find(|l| l.code() == text).ok_or(())
    }
}

/// What may be chosen.
#[derive(Debug, Clone)]
pub struct Options {
    /// The deck's title; else the text's first heading, else its name.
    pub title: Option<String>,
    /// Else it is detected.
    pub language: Option<Language>,
    /// At most one note for so many words; 0 for no cap.
    pub words_per_card: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { title: None, language: None, words_per_card: 25 }
    }
}

/// What came of a text.
#[derive(Debug, Clone)]
pub struct Generated {
    /// With the notes that were chosen, in the order of the text.
    pub deck: Deck,
    /// All that could be asked, chosen or not, in the order of the text.
    pub candidates: Vec<Candidate>,
    pub sentences: Vec<Sentence>,
    pub language: Language,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Definition,
    Abbreviation,
    Enumeration,
    Composition,
    Function,
    Cause,
    Place,
    Condition,
    Relation,
    Cloze,
}

impl Kind {
    /// A part of the note's id: it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Abbreviation => "abbreviation",
            Self::Enumeration => "enumeration",
            Self::Composition => "composition",
            Self::Function => "function",
            Self::Cause => "cause",
            Self::Place => "place",
            Self::Condition => "condition",
            Self::Relation => "relation",
            Self::Cloze => "cloze",
        }
    }
}

/// A note that could be kept.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub note: Note,
    pub kind: Kind,
    pub score: Score,
    /// Index into the sentences.
    pub sentence: usize,
    /// Whether it was chosen for the deck.
    pub kept: bool,
}

/// How worthwhile a candidate is: the product of its parts, each around 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    pub total: f32,
    pub parts: Vec<(&'static str, f32)>,
}

/// A sentence of the text, and what came of it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Index into the inputs.
    pub input: usize,
    /// Bytes of that input's text, as it was given.
    pub range: Range<usize>,
    /// Cleaned.
    pub text: String,
    /// The headings above it and the number of its paragraph: `Diagnostic, § 2`.
    pub place: String,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// So many candidates.
    Cards(usize),
    Nothing(Reason),
}

/// The deck's id: a function of its title, so that generating again updates it.
#[must_use]
pub fn deck_id(title: &str) -> DeckId {
    DeckId::from_parts(&["deck", &fold(title)])
}

/// Makes a deck of `inputs`. `progress` is told how much is done (0 to 1) and answers whether to
/// go on; none comes back only when it says no.
pub fn generate(
    inputs: &[Input],
    options: &Options,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Generated> {
    let read: Vec<block::Document> = inputs.iter().map(|input| block::read(&input.text)).collect();
    let language = options.language.unwrap_or_else(|| language::detect(&read));
    let title = title(inputs, &read, options);
    let id = deck_id(&title);
    let lexicon = Lexicon::of(language);
    let common = common_words(&read);
    let mut sentences = Vec::new();
    let mut candidates = Vec::new();
    let total: usize = read.iter().map(|document| document.blocks.len()).sum::<usize>().max(1);
    let mut done = 0_usize;
    for (input, document) in read.iter().enumerate() {
        // A file's name is no topic.
        let topic = document.title.as_deref().or(options.title.as_deref()).unwrap_or_default();
        let mut outline = Outline::new(topic);
        let mut at = 0;
        while let Some(block) = document.blocks.get(at) {
            if done.is_multiple_of(64) && !progress(done as f32 / total as f32) {
                return None;
            }
            let items = document.items_after(at);
            let first = sentences.len();
            if let BlockKind::Heading(level) = block.kind {
                outline.enter(level, &block.text);
            } else {
                outline.paragraph += usize::from(block.kind == BlockKind::Paragraph);
                for (range, text) in sentence::split(block, lexicon) {
                    let place = outline.place(lexicon);
                    let outcome = Outcome::Nothing(Reason::NoPattern);
                    sentences.push(Sentence { input, range, text, place, outcome });
                }
            }
            let context = Context {
                lexicon,
                common: &common,
                topic: outline.topic(lexicon),
                heading: outline.heading(),
                deck: &id,
            };
            let mut found = Vec::new();
            for (index, sentence) in sentences.iter_mut().enumerate().skip(first) {
                let from = found.len();
                let outcome = context.facts(sentence, block, index, &mut found);
                sentence.outcome = match found.len() - from {
                    0 => Outcome::Nothing(outcome.err().unwrap_or(Reason::NoPattern)),
                    count => Outcome::Cards(count),
                };
            }
            if !items.is_empty() {
                context.items(block, items, &sentences, first, &mut found);
            }
            for candidate in &found {
                if let Some(sentence) = sentences.get_mut(candidate.sentence) {
                    let here = found.iter().filter(|c| c.sentence == candidate.sentence).count();
                    sentence.outcome = Outcome::Cards(here);
                }
            }
            candidates.append(&mut found);
            at += 1;
            done += 1;
        }
    }
    select::select(&mut candidates, &mut sentences, options.words_per_card);
    let notes = candidates.iter().filter(|c| c.kept).map(|c| c.note.clone()).collect();
    let deck = Deck {
        format: FORMAT,
        id,
        title,
        language: language.code().to_owned(),
        description: String::new(),
        origin: Some(origin(inputs)),
        notes,
    };
    progress(1.0).then_some(Generated { deck, candidates, sentences, language })
}

/// The words that stand in lower case within a block: at the start of a sentence, their capital
/// is the sentence's.
fn common_words(documents: &[block::Document]) -> HashSet<String> {
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let words =
        blocks.flat_map(|block| block.text.split(|c: char| !c.is_alphanumeric() && c != '-'));
    words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned).collect()
}

fn title(inputs: &[Input], read: &[block::Document], options: &Options) -> String {
    let stem = |input: &Input| {
        let name = input.name.rsplit(['/', '\\']).next().unwrap_or(&input.name);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    };
    let chosen = options.title.clone().filter(|title| !title.trim().is_empty());
    let heading = || read.iter().find_map(|document| document.title.clone());
    chosen.or_else(heading).or_else(|| inputs.first().map(stem)).unwrap_or_default()
}

fn origin(inputs: &[Input]) -> Origin {
    let mut hasher = Sha256::new();
    for input in inputs {
        hasher.update(input.text.as_bytes());
    }
    let mut sha256 = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing into a String can't fail.
        let _ = write!(sha256, "{byte:02x}");
    }
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    Origin { document: names.join(", "), sha256 }
}

/// The headings above the sentence at hand.
struct Outline {
    title: String,
    path: Vec<(u8, String)>,
    paragraph: usize,
}

impl Outline {
    fn new(title: &str) -> Self {
        Self { title: title.to_owned(), path: Vec::new(), paragraph: 0 }
    }

    fn enter(&mut self, level: u8, text: &str) {
        self.path.retain(|(above, _)| *above < level);
        self.path.push((level, text.to_owned()));
        self.paragraph = 0;
    }

    fn heading(&self) -> Option<&str> {
        self.path.last().map(|(_, text)| text.as_str())
    }

    /// What the section is about: the nearest heading that is not a facet ("Symptômes").
    fn topic(&self, lexicon: &Lexicon) -> &str {
        let named = self.path.iter().rev().find(|(_, text)| !lexicon.is_facet(text));
        named.map_or(self.title.as_str(), |(_, text)| text.as_str())
    }

    fn place(&self, _lexicon: &Lexicon) -> String {
        let number = format!("§\u{a0}{}", self.paragraph.max(1));
        match self.heading() {
            Some(heading) => format!("{heading}, {number}"),
            None => number,
        }
    }
}

//! Which phrases could be terms: by their parts of speech, and what their sentence's tree says of
//! them.
//!
//! Leaves out phrases that begin or end with a preposition or an article, and those over seven words.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::language::Language;
use super::super::token::{Tag, Token};
use super::super::trees::{Label, Tree};

/// The most words of a term.
const LONGEST: usize = 7;

/// A candidate's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    Noun,
    Adjective,
    /// A form of a verb that is no participle.
    Verb,
    Participle,
    Adverb,
    /// Nouns and adjectives side by side.
    Compound,
    /// « infarctus du myocarde ».
    Prepositional,
}

/// What was seen of a candidate.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) shape: Shape,
    pub(super) frequency: usize,
    pub(super) documents: usize,
    last_document: usize,
    /// Its words with meaning.
    pub(super) words: Vec<String>,
    /// Which of them is the head.
    pub(super) head: usize,
    /// The candidates that stand inside it.
    pub(super) inner: Vec<String>,
    pub(super) places: Places,
}

/// How often a candidate stood how.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places {
    /// In a sentence that has a tree.
    pub(super) parsed: usize,
    /// All its words hang together, and on nothing outside but for its head.
    pub(super) whole: usize,
    /// And nothing but an article, a preposition or a mark hangs on it from outside.
    pub(super) closed: usize,
    /// As a subject or an object.
    pub(super) argument: usize,
    /// On another noun.
    pub(super) attached: usize,
    /// One of a list, or an apposition.
    pub(super) listed: usize,
    /// Right after an article.
    pub(super) determined: usize,
    /// With a capital inside its sentence.
    pub(super) capital: usize,
    /// In capitals.
    pub(super) acronym: usize,
    /// Between brackets, or right before one that opens.
    pub(super) bracketed: usize,
    pub(super) heading: usize,
}

/// A sentence to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The number of its document.
    pub(super) document: usize,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) tree: Option<&'a Tree>,
    pub(super) heading: bool,
}

/// All candidates of the texts.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) language: Language,
    pub(super) candidates: HashMap<String, Seen>,
    pub(super) words: HashMap<String, usize>,
    /// All tokens.
    pub(super) size: usize,
}

impl Collection {
    pub(super) fn new(language: Language) -> Self {
        Self { language, candidates: HashMap::new(), words: HashMap::new(), size: 0 }
    }

    /// Reads a sentence.
    pub(super) fn read(&mut self, line: Line<'_>) {
        let tokens = line.tokens;
        self.size += tokens.len();
        for token in tokens.iter().filter(|t| t.is_word()) {
            *self.words.entry(straight(&token.lower)).or_default() += 1;
        }
        for start in 0..tokens.len() {
            for end in start + 1..=(start + LONGEST).min(tokens.len()) {
                let Some(part) = tokens.get(start..end) else { break };
                if part.last().is_some_and(|t| !within(t, self.language)) {
                    break;
                }
                if let Some(shape) = shape(part, self.language) {
                    self.add(line, start..end, shape);
                }
            }
        }
    }

    fn add(&mut self, line: Line<'_>, range: Range<usize>, shape: Shape) {
        let part = line.tokens.get(range.clone()).unwrap_or_default();
        let term = joined(part);
        let language = self.language;
        let seen = self.candidates.entry(term).or_insert_with(|| {
            let words: Vec<String> =
                part.iter().filter(|t| !links(t, language)).map(|t| straight(&t.lower)).collect();
            Seen {
                shape,
                frequency: 0,
                documents: 0,
                last_document: usize::MAX,
                head: head(part, &words, language),
                words,
                inner: inner(part, language),
                places: Places::default(),
            }
        });
        seen.frequency += 1;
        if seen.last_document != line.document {
            seen.last_document = line.document;
            seen.documents += 1;
        }
        seen.places.read(line, range);
    }
}

impl Places {
    fn read(&mut self, line: Line<'_>, range: Range<usize>) {
        let before = range.start.checked_sub(1).and_then(|at| line.tokens.get(at));
        let after = line.tokens.get(range.end);
        let (Some(first), Some(last)) =
            (line.tokens.get(range.start), line.tokens.get(range.end - 1))
        else {
            return;
        };
        let written = line.text.get(first.start..last.end).unwrap_or_default();
        let shouted = written.chars().filter(|c| c.is_uppercase()).count() > 1
            && !written.chars().any(char::is_lowercase);
        let count = |slot: &mut usize, told: bool| *slot += usize::from(told);
        count(&mut self.heading, line.heading);
        count(&mut self.acronym, shouted);
        count(&mut self.capital, before.is_some() && written.starts_with(char::is_uppercase));
        count(&mut self.determined, before.is_some_and(|t| t.tag == Tag::Determiner));
        count(
            &mut self.bracketed,
            after.is_some_and(|t| t.tag == Tag::Open)
                || before.is_some_and(|t| t.tag == Tag::Open)
                    && after.is_some_and(|t| t.tag == Tag::Close),
        );
        let Some(tree) = line.tree else { return };
        self.parsed += 1;
        let outside = |at: &usize| {
            let head = tree.nodes.get(*at).and_then(|node| node.head);
            head.is_none_or(|head| !range.contains(&head))
        };
        let mut tops = range.clone().filter(outside);
        let (Some(top), None) = (tops.next(), tops.next()) else { return };
        self.whole += 1;
        let hangs = tree.nodes.iter().enumerate().any(|(at, node)| {
            !range.contains(&at)
                && node.head.is_some_and(|head| range.contains(&head))
                && !matches!(node.label, Label::Det | Label::Case | Label::Punct | Label::Cc)
        });
        count(&mut self.closed, !hangs);
        match tree.nodes.get(top).map(|node| node.label) {
            Some(Label::Nsubj | Label::NsubjPass | Label::Obj) => self.argument += 1,
            Some(Label::Nmod | Label::Amod | Label::Compound) => self.attached += 1,
            Some(Label::Conj | Label::Appos) => self.listed += 1,
            _ => {}
        }
    }
}

/// The place of the head among the words with meaning: the first noun in French, the last word
/// before a preposition in English.
fn head(part: &[Token], words: &[String], language: Language) -> usize {
    let at = match language {
        Language::French => part.iter().position(|t| t.tag == Tag::Noun),
        Language::English => {
            let stop = part.iter().position(|t| links(t, language) && t.lower != "’s");
            stop.unwrap_or(part.len()).checked_sub(1)
        }
    };
    let links_before = |at: usize| part.iter().take(at).filter(|t| links(t, language)).count();
    at.map_or(0, |at| at - links_before(at)).min(words.len().saturating_sub(1))
}

/// The candidates inside a longer one.
fn inner(part: &[Token], language: Language) -> Vec<String> {
    let mut found = HashSet::new();
    for start in 0..part.len() {
        for end in start + 1..=part.len() {
            let Some(piece) = part.get(start..end).filter(|piece| piece.len() < part.len()) else {
                continue;
            };
            if shape(piece, language).is_some() {
                found.insert(joined(piece));
            }
        }
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort();
    found
}

fn straight(word: &str) -> String {
    word.replace('’', "'")
}

/// The words as the text has them.
fn joined(part: &[Token]) -> String {
    let mut term = String::new();
    for token in part {
        if !term.is_empty() && !term.ends_with('\'') && !token.lower.starts_with('’') {
            term.push(' ');
        }
        term.push_str(&straight(&token.lower));
    }
    term
}

/// A word that joins others: « de », “of”.
fn links(token: &Token, language: Language) -> bool {
    let lower = token.lower.as_str();
    match language {
        Language::French => {
            matches!(
                lower,
                "de" | "d’"
                    | "du"
                    | "des"
                    | "à"
                    | "au"
                    | "aux"
                    | "en"
                    | "par"
                    | "pour"
                    | "la"
                    | "le"
                    | "l’"
                    | "les"
            ) && matches!(token.tag, Tag::Preposition | Tag::Determiner)
        }
        Language::English => matches!(lower, "of" | "for" | "in" | "’s"),
    }
}

/// Whether a term can go on over `token`.
fn within(token: &Token, language: Language) -> bool {
    links(token, language)
        || matches!(
            token.tag,
            Tag::Noun
                | Tag::Adjective
                | Tag::Participle
                | Tag::Gerund
                | Tag::Verb
                | Tag::Infinitive
                | Tag::Adverb
        )
}

fn shape(part: &[Token], language: Language) -> Option<Shape> {
    let legible = part.iter().all(|t| {
        let mut letters = t.lower.chars();
        t.lower.chars().count() > 1 || letters.all(char::is_alphabetic) || links(t, language)
    });
    if !legible {
        return None;
    }
    if let [only] = part {
        return Some(match only.tag {
            Tag::Noun => Shape::Noun,
            Tag::Adjective => Shape::Adjective,
            Tag::Verb | Tag::Infinitive | Tag::Gerund => Shape::Verb,
            Tag::Participle => Shape::Participle,
            Tag::Adverb => Shape::Adverb,
            _ => return None,
        });
    }
    match language {
        Language::French => french(part),
        Language::English => english(part),
    }
}

fn qualifies(token: &Token) -> bool {
    matches!(token.tag, Tag::Adjective | Tag::Participle)
}

/// « N A A », « A N », « N A de (la) N A … ».
fn french(part: &[Token]) -> Option<Shape> {
    if let [adjective, noun] = part
        && adjective.tag == Tag::Adjective
        && noun.tag == Tag::Noun
    {
        return Some(Shape::Compound);
    }
    let mut at = 0;
    let mut links_seen = 0;
    loop {
        part.get(at).filter(|t| t.tag == Tag::Noun)?;
        at += 1;
        let mut qualified = 0;
        while qualified < 2 && part.get(at).is_some_and(qualifies) {
            at += 1;
            qualified += 1;
        }
        if at == part.len() {
            return Some(if links_seen == 0 { Shape::Compound } else { Shape::Prepositional });
        }
        let link = part.get(at).filter(|t| links(t, Language::French))?;
        // « du » holds its article; « de » may have one after it.
        at += 1;
        let article = part.get(at).is_some_and(|t| {
            matches!(t.lower.as_str(), "la" | "le" | "l’" | "les") && t.tag == Tag::Determiner
        });
        at += usize::from(article);
        links_seen += 1;
        if links_seen > 2
            || link.tag == Tag::Determiner && !matches!(link.lower.as_str(), "des" | "du")
        {
            return None;
        }
    }
}

/// “A N N”, “N of N”.
fn english(part: &[Token]) -> Option<Shape> {
    let modifies =
        |t: &Token| matches!(t.tag, Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Gerund);
    let heads = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Gerund);
    let link = part.iter().position(|t| links(t, Language::English));
    let phrase = |part: &[Token], most: usize| {
        part.len() <= most
            && part.last().is_some_and(heads)
            && part.iter().take(part.len().saturating_sub(1)).all(modifies)
    };
    match link {
        None => phrase(part, 4).then_some(Shape::Compound),
        Some(at) => {
            let (before, after) = (part.get(..at)?, part.get(at + 1..)?);
            let possessive = part.get(at).is_some_and(|t| t.lower == "’s");
            (phrase(before, 3) && phrase(after, 3)).then_some(if possessive {
                Shape::Compound
            } else {
                Shape::Prepositional
            })
        }
    }
}

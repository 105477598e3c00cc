//! What a sentence says that can be asked.
//!
//! Each file finds facts of one kind and builds their notes. A fact's key, and with it the note's
//! id, comes from what is asked and never from where it stands.

mod abbreviation;
mod clause;
mod definition;
mod gap;
mod label;
mod list;
mod passive;
mod relation;

use std::collections::HashSet;

use super::block::{Block, Kind as BlockKind};
use super::guard::{self, Reason};
use super::lexicon::Lexicon;
use super::phrase::{Opening, opening};
use super::realise::Asker;
use super::token::{Token, tokens};
use super::{Candidate, Kind, Score, Sentence};
use crate::deck::{Content, DeckId, Note, NoteId, Source, fold};

/// What is known around a sentence.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// Words that the text also has in lower case.
    pub(super) common: &'a HashSet<String>,
    /// What the section is about.
    pub(super) topic: &'a str,
    pub(super) heading: Option<&'a str>,
    pub(super) deck: &'a DeckId,
}

/// A sentence taken apart.
#[derive(Debug)]
struct Parsed<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    opening: Opening,
    sentence: &'a Sentence,
    /// Index into the sentences.
    index: usize,
}

impl Parsed<'_> {
    /// The text from token `from` to the end of token `to`.
    fn slice(&self, from: usize, to: usize) -> &str {
        let start = self.tokens.get(from).map_or(self.text.len(), |token| token.range.start);
        let end = to.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |t| t.range.end);
        self.text.get(start..end.max(start)).unwrap_or_default()
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    /// Whether the words of `phrase` stand at token `at`; how many tokens they are.
    fn phrase_at(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        // An elided word is a token of its own: « s’|installe ».
        for word in phrase.split(' ').flat_map(|word| word.split_inclusive('’')) {
            if self.lower(at + count) != word {
                return None;
            }
            count += 1;
        }
        Some(count)
    }
}

impl Context<'_> {
    /// Adds the facts of one sentence to `found`; the reason when there can be none.
    pub(super) fn facts(
        &self,
        sentence: &Sentence,
        block: &Block,
        index: usize,
        found: &mut Vec<Candidate>,
    ) -> Result<(), Reason> {
        let text = sentence.text.as_str();
        let tokens = tokens(text);
        let opening = opening(&tokens, self.lexicon);
        let parsed = Parsed { text, tokens, opening, sentence, index };
        let allowed = guard::sentence(text, &parsed.tokens, self.lexicon);
        // What a sigle stands for does not hang on the sentence around it.
        if !matches!(allowed, Err(Reason::Fragment | Reason::Reference)) {
            self.abbreviations(&parsed, found);
        }
        // Neither do labels: « X : une tumeur … ».
        let starts_block = block.text.starts_with(text);
        if starts_block
            && !matches!(allowed, Err(Reason::Fragment | Reason::Reference | Reason::Advice))
            && self.label(&parsed, block, found)
        {
            return Ok(());
        }
        allowed?;
        let first = parsed.lower(parsed.opening.start);
        let points = matches!(first, "that" | "those" | "one");
        if points || self.lexicon.anaphora.iter().any(|word| word == first) {
            return Err(Reason::Pronoun);
        }
        // In a list, a sentence is mostly a fragment: only whole clauses are taken.
        let clause = self.clause(&parsed, found);
        let listed = self.examples(&parsed, found) || self.announced(&parsed, found);
        if !clause && !listed && block.kind == BlockKind::Paragraph {
            self.gaps(&parsed, block, found);
        }
        if found.is_empty() && guard::dangles(&parsed.tokens, self.lexicon) {
            return Err(Reason::Pronoun);
        }
        Ok(())
    }

    fn asker(&self, parsed: &Parsed<'_>) -> Asker<'_> {
        let range = &parsed.opening.circumstance;
        let text = if range.is_empty() { "" } else { parsed.slice(range.start, range.end) };
        // A circumstance that hangs on something else would make the question hang too.
        let hangs =
            parsed.tokens.get(range.clone()).is_some_and(|t| guard::dangles(t, self.lexicon));
        let circumstance = if hangs { String::new() } else { text.to_owned() };
        Asker { lexicon: self.lexicon, circumstance }
    }

    fn plain_asker(&self) -> Asker<'_> {
        Asker { lexicon: self.lexicon, circumstance: String::new() }
    }

    /// Adds a note. `key` says what is asked; the same key is the same fact.
    fn add(
        &self,
        parsed: &Parsed<'_>,
        kind: Kind,
        key: &str,
        content: Content,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        let mut parts = vec![("pattern", base)];
        parts.push(("length", length_score(&content)));
        let topic = stem(self.topic);
        let about_topic = !topic.is_empty() && stem(key).contains(&topic);
        parts.push(("topic", if about_topic { 1.1 } else { 1.0 }));
        let total = parts.iter().map(|(_, part)| part).product();
        let id = NoteId::from_parts(&[self.deck.as_str(), kind.name(), &stem(key)]);
        let mut tags = vec![kind.name().to_owned()];
        let tag = tag(self.heading.unwrap_or_default());
        if !tag.is_empty() {
            tags.insert(0, tag);
        }
        let source =
            Source { quote: parsed.sentence.text.clone(), place: parsed.sentence.place.clone() };
        let note = Note { id, content, tags, source: Some(source) };
        let score = Score { total, parts };
        found.push(Candidate { note, kind, score, sentence: parsed.index, kept: false });
    }
}

/// A heading as a tag: folded, joined by hyphens.
fn tag(heading: &str) -> String {
    let folded = fold(heading);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(6).collect::<Vec<_>>().join("-")
}

/// Folded, without plural endings and articles: two mentions of one thing are one.
pub(super) fn stem(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        !matches!(
            *word,
            "" | "le"
                | "la"
                | "les"
                | "l"
                | "un"
                | "une"
                | "des"
                | "du"
                | "de"
                | "d"
                | "the"
                | "a"
                | "an"
        )
    });
    let singular = |word: &str| {
        let plural = word.len() > 3 && !word.ends_with("ss") && word.ends_with(['s', 'x']);
        if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
    };
    words.map(singular).collect::<Vec<_>>().join(" ")
}

/// Whether a long word of `answer` is on the `front` too, by its first letters.
pub(super) fn leaks(front: &str, answer: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let stem = stem(text);
        stem.split(' ').filter(|word| word.chars().count() >= 5).map(str::to_owned).collect()
    };
    let prefix = |word: &str| word.chars().take(7).collect::<String>();
    let front: Vec<String> = words(front).iter().map(|word| prefix(word)).collect();
    words(answer).iter().any(|word| front.contains(&prefix(word)))
}

/// Answers of a few words to a line are best.
fn length_score(content: &Content) -> f32 {
    let words = |text: &str| text.split_whitespace().count();
    let (front, back) = match content {
        Content::Basic { front, back } => (words(front), words(back)),
        Content::Reversible { back, ask_back, .. } => (words(ask_back), words(back)),
        Content::List { prompt, items, .. } => (words(prompt), words(&items.join(" "))),
        _ => (10, 5),
    };
    let back = match back {
        0 => 0.0,
        1 => 0.9,
        2..=18 => 1.0,
        19..=28 => 0.85,
        29..=40 => 0.65,
        _ => 0.4,
    };
    let front = if front > 26 { 0.75 } else { 1.0 };
    back * front
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_of_one_thing_are_one() {
        assert_eq!(stem("Les micrométastases"), stem("la micrométastase"));
        assert_ne!(stem("le virus B"), stem("le virus C"));
    }

    #[test]
    fn an_answer_on_the_front_is_seen() {
        assert!(leaks("Que sont les micrométastases ?", "de petites métastases : micrométastases"));
        assert!(!leaks("Qu’est-ce que l’aorte ?", "une artère qui naît du ventricule"));
    }
}

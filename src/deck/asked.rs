//! What notes ask, as bare words, without the words that only ask what a term means: read once, to be
//! compared.

use std::borrow::Cow;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::bare_words::Reader;
use super::cloze::ClozeText;
use super::model::{Content, Note};
use super::words::{Row, Word, Words};

/// What asks for no more than the meaning of the words that follow, folded and without articles.
const OPENINGS: [&[&str]; 14] = [
    &["est", "ce", "que", "est", "que"],
    &["est", "ce", "que"],
    &["est", "ce"],
    &["appelle", "t", "on"],
    &["entend", "on", "par"],
    &["que", "signifie"],
    &["que", "designe"],
    &["definition"],
    &["definir"],
    &["definissez"],
    &["what", "is"],
    &["what", "are"],
    &["what", "does", "mean"],
    &["define"],
];

/// So many words ask something by themselves.
const WHOLE: usize = 3;

/// What some notes ask.
#[derive(Debug, Default)]
pub(super) struct Asks {
    words: Words,
    notes: Vec<Place>,
}

/// Where a note's words are.
#[derive(Debug, Clone, Default)]
struct Place {
    words: Range<u32>,
    context: Range<u32>,
    whole: bool,
    key: Option<AlikeKey>,
}

/// What a note asks, as words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) context: Row<'a>,
    pub(super) words: Row<'a>,
    /// It is a question by itself, where « Signes » is one of its context alone.
    pub(super) whole: bool,
}

/// Under what a note is found among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AlikeKey {
    /// Notes with different keys are not alike, unless one of them has a context and the other none.
    pub(super) whole: u64,
    /// The key of a note that asks the same without a context, of one that has a context.
    pub(super) bare: Option<u64>,
}

impl Asks {
    pub(super) fn of<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Self {
        let mut asks = Self::default();
        let mut reader = Reader::default();
        for note in notes {
            let place = asks.read(note, &mut reader).unwrap_or_default();
            asks.notes.push(place);
        }
        asks.words.close();
        asks
    }

    /// What the note at a place asks; no words where there is none, or it asks nothing yet.
    pub(super) fn at(&self, place: usize) -> Asked<'_> {
        let place = self.notes.get(place).cloned().unwrap_or_default();
        let row = |range: Range<u32>| self.words.row(range.start as usize..range.end as usize);
        Asked { context: row(place.context), words: row(place.words), whole: place.whole }
    }

    /// The key of each note; none of one that asks nothing.
    pub(super) fn keys(&self) -> impl Iterator<Item = Option<AlikeKey>> + '_ {
        self.notes.iter().map(|place| place.key)
    }

    fn read(&mut self, note: &Note, reader: &mut Reader) -> Option<Place> {
        let text = match &note.content {
            Content::Basic { front, .. } | Content::Reversible { front, .. } => {
                Cow::Borrowed(front)
            }
            // Two texts that hide other words say the same all the same.
            Content::Cloze { text } => match ClozeText::read(text) {
                Ok(read) => Cow::Owned(read.gapped(0)),
                Err(_) => Cow::Borrowed(text),
            },
            Content::List { prompt, .. } => Cow::Borrowed(prompt),
            Content::Choice { question, .. } => Cow::Borrowed(question),
            // Many masks lie on one picture under the same question.
            Content::Occlusion { .. } => return None,
        };
        let start = self.words.len();
        reader.read(&text, &mut self.words);
        let all = start..self.words.len();
        let count = all.len();
        let words = self.about(all);
        if words.is_empty() {
            return None;
        }
        let whole = count >= WHOLE || words.len() < count;
        let start = self.words.len();
        reader.read(note.context.trim(), &mut self.words);
        let context = start..self.words.len();
        let key = key(self.words.row(words.clone()), self.words.row(context.clone()));
        Some(Place { words: small(words), context: small(context), whole, key })
    }

    /// Without what only asks for a meaning: what is left is a term.
    fn about(&self, all: Range<usize>) -> Range<usize> {
        let row = self.words.row(all.clone());
        let opens = |opening: &&[&str]| {
            row.len() > opening.len()
                && opening.iter().zip(row.iter()).all(|(opening, word)| word.text == *opening)
        };
        let opening = OPENINGS.into_iter().filter(opens).map(<[&str]>::len).max();
        let mut left = all.start + opening.unwrap_or(0)..all.end;
        // « Embolie : définition ».
        let last = self.words.row(left.end.saturating_sub(1)..left.end);
        if left.len() > 1 && last.iter().any(|word| word.text == "definition") {
            left.end -= 1;
        }
        left
    }
}

impl<'a> Asked<'a> {
    /// Of the context first, then of the question.
    pub(super) fn all(self) -> impl Iterator<Item = Word<'a>> {
        self.context.iter().chain(self.words.iter())
    }
}

fn key(words: Row, context: Row) -> Option<AlikeKey> {
    let (words, context) = (sum(words)?, sum(context));
    let whole = context.map_or(words, |context| context.wrapping_add(words));
    Some(AlikeKey { whole, bare: context.map(|_| words) })
}

/// Of words, whatever their order.
fn sum(words: Row) -> Option<u64> {
    let sums = words.iter().map(|word| {
        let mut hasher = FxHasher::default();
        stem(word.text).hash(&mut hasher);
        hasher.finish()
    });
    sums.reduce(u64::wrapping_add)
}

fn small(range: Range<usize>) -> Range<u32> {
    let small = |place| u32::try_from(place).unwrap_or(u32::MAX);
    small(range.start)..small(range.end)
}

/// Without the ending of a plural; of a short word all of it counts.
pub(super) fn stem(word: &str) -> &str {
    let letters = || word.bytes().all(|byte| byte.is_ascii_alphabetic());
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if word.len() > 4 && !stem.ends_with('s') && letters() => stem,
        _ => word,
    }
}

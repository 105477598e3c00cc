//! What the parser sees of a sentence's words: hashes of forms, stems and endings, tags, classes,
//! gender and number.

use super::keys::text;
use super::state::{LONGEST, PLACES};
use crate::generate::classes::Classes;
use crate::generate::tagger::{TAGS, UPOS, coarse};
use crate::generate::words::{Analysis, Category, Words};

/// A word as the parser sees it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cue {
    pub(super) word: u64,
    /// Without its plural or feminine ending.
    pub(super) stem: u64,
    /// The last three letters.
    pub(super) ending: u64,
    pub(super) tag: u64,
    /// The tag's part of speech.
    pub(super) part: Part,
    /// By the word's spelling: whether it ends like a plural.
    pub(super) number: u64,
    /// What the lexicon says of it as this part of speech: a bit for each gender, number.
    pub(super) agreement: u64,
    pub(super) shape: u64,
    /// Its class among words used alike, finer and coarser.
    pub(super) fine: u64,
    pub(super) coarse: u64,
}

/// A part of speech by its number in [`UPOS`], moved up: 0 is no word, 1 the root.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part(pub(super) u64);

impl Part {
    const ROOT: Self = Self(1);

    fn of_tag(tag: usize) -> Self {
        Self(coarse(tag) as u64 + 2)
    }

    pub(super) fn is_one_of(self, parts: Parts) -> bool {
        parts.0 >> self.0 & 1 == 1
    }
}

/// A set of parts of speech.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts(u64);

impl Parts {
    /// Those that carry meaning, or stand for what does.
    pub(super) const CONTENT: Self =
        Self::of(&["NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "ADV"]);
    pub(super) const VERBS: Self = Self::of(&["VERB", "AUX"]);
    /// Those after which what follows must be looked for.
    pub(super) const LINKS: Self = Self::of(&["ADP", "CCONJ", "PUNCT", "SCONJ", "PRON", "DET"]);
    /// Those that can open a relative clause.
    pub(super) const OPENERS: Self = Self::of(&["PRON", "ADV", "SCONJ"]);
    pub(super) const MARKS: Self = Self::of(&["PUNCT"]);

    const fn of(names: &[&str]) -> Self {
        let mut set = 0;
        let mut tag = 0;
        while tag < TAGS {
            let mut i = 0;
            while i < names.len() {
                if same(names[i], UPOS[tag]) {
                    set |= 1 << (first(tag) + 2);
                }
                i += 1;
            }
            tag += 1;
        }
        Self(set)
    }
}

/// The first tag of the same part of speech.
const fn first(tag: usize) -> usize {
    let mut at = 0;
    while at < tag && !same(UPOS[at], UPOS[tag]) {
        at += 1;
    }
    at
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// A sentence as the parser sees it: its words by their places, from 1 on, then the root.
#[derive(Debug)]
pub struct Cues {
    words: usize,
    each: [Cue; PLACES],
    /// How many finite verbs there are from a place on.
    finite: [u8; PLACES],
}

impl Cues {
    /// Of words with their tags; no more than [`LONGEST`] are looked at.
    #[must_use]
    pub fn new(forms: &[&str], tags: &[usize], words: &Words, classes: &Classes) -> Self {
        let count = forms.len().min(tags.len()).min(LONGEST);
        let mut cues = [Cue::default(); PLACES];
        let mut finite = [0; PLACES];
        for (cue, (form, tag)) in cues.iter_mut().skip(1).zip(forms.iter().zip(tags)).take(count) {
            *cue = self::cue(form, *tag, words, classes);
        }
        if let Some(root) = cues.get_mut(count + 1) {
            *root = Cue {
                word: 3,
                stem: 3,
                ending: 3,
                tag: 1,
                part: Part::ROOT,
                fine: 999,
                coarse: 99,
                ..Cue::default()
            };
        }
        let mut later = 0_u8;
        for (count, tag) in finite.iter_mut().skip(1).take(count).zip(tags).rev() {
            later = later.saturating_add(u8::from(
                matches!(UPOS.get(*tag), Some(&"VERB" | &"AUX")) && coarse(*tag) == *tag,
            ));
            *count = later;
        }
        Self { words: count, each: cues, finite }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.words
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    pub(super) fn at(&self, place: usize) -> &Cue {
        &self.each[place % PLACES]
    }

    /// The word so far from a place; nothing beyond the sentence's ends.
    pub(super) fn beside(&self, place: usize, distance: isize) -> &Cue {
        let at = place.checked_add_signed(distance).filter(|at| place > 0 && *at <= self.words);
        self.at(at.unwrap_or(0))
    }

    pub(super) fn finite_from(&self, place: usize) -> u64 {
        self.finite[place % PLACES].into()
    }
}

fn cue(form: &str, tag: usize, words: &Words, classes: &Classes) -> Cue {
    let lower = form.to_lowercase().replace(['’', 'ʼ'], "'");
    let (coarse, fine) = classes.of(&lower);
    let part = Part::of_tag(tag);
    let agreement = agreement(&lower, part, words);
    let whole = lower.replace(|c: char| c.is_ascii_digit(), "0");
    let letters = whole.chars().count();
    let tail = whole.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    Cue {
        word: text(&whole),
        stem: text(stem(&whole, letters)),
        ending: text(whole.get(tail..).unwrap_or_default()),
        tag: tag as u64 + 2,
        part,
        number: u64::from(letters > 2 && whole.ends_with(['s', 'x'])),
        agreement,
        shape: shape(form, letters),
        fine,
        coarse,
    }
}

fn stem(word: &str, letters: usize) -> &str {
    ["aux", "es", "s", "x", "e"]
        .iter()
        .filter(|ending| letters > ending.len() + 3)
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// A bit each: a capital first, capitals only, digits.
fn shape(form: &str, letters: usize) -> u64 {
    let first = form.chars().next().is_some_and(char::is_uppercase);
    let capitals = letters > 1
        && form.chars().all(|c| !c.is_lowercase())
        && form.chars().any(char::is_uppercase);
    let digits = form.chars().any(|c| c.is_ascii_digit());
    u64::from(first) | u64::from(capitals) << 1 | u64::from(digits) << 2
}

/// Gender and number in four bits each, of all that a form can be as this part of speech.
fn agreement(lower: &str, part: Part, words: &Words) -> u64 {
    let verb = part.is_one_of(Parts::VERBS);
    let mut bits = 0;
    for analysis in words.analyses(lower) {
        if analysis.is(Category::Verb) == verb && !analysis.has(Analysis::RARE) {
            bits |= u64::from(analysis.bits >> 4 & 15);
            bits |= u64::from(analysis.bits >> 11 & 3) << 4;
        }
    }
    bits
}

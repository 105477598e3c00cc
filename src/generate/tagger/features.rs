//! What the tagger looks at: keys of features, as hashes.
//!
//! Training and tagging share this file, so that they can't differ.

use crate::generate::classes::Classes;
use crate::generate::words::{Analysis, Category, Words};

/// What a word shows of itself, hashed.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    word: u64,
    /// The last one to five letters.
    endings: [u64; 5],
    /// The first one to three.
    beginnings: [u64; 3],
    /// What the lexicon says that it can be.
    class: u64,
    /// The same, less fine.
    coarse: u64,
    shape: u64,
    /// Its last part after a hyphen, by its class.
    joined: u64,
    /// Its class among words used alike, finer and coarser; 0 if it has none.
    kin: u64,
    distant_kin: u64,
}

/// Beyond the sentence's ends.
#[must_use]
pub fn edge() -> Traits {
    Traits { word: 1, class: 1, coarse: 1, shape: 1, ..Traits::default() }
}

/// One round of a multiplicative hash.
fn mix(sum: u64, value: u64) -> u64 {
    (sum.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn text(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| mix(sum, u64::from(byte)))
}

fn key(template: u64, values: &[u64]) -> u32 {
    let sum = values.iter().fold(mix(0x9e37_79b9, template), |sum, value| mix(sum, *value));
    (sum >> 32) as u32
}

fn shape(word: &str) -> u64 {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let first = word.chars().next().is_some_and(char::is_uppercase);
    match (letters, capitals, digits) {
        (0, _, 0) => 2,
        (0, _, _) => 3,
        (_, 0, 0) => 4,
        (_, 0, _) => 5,
        (_, _, 1..) => 6,
        (1, 1, 0) => 7,
        (all, some, 0) if all == some => 8,
        (_, 1, 0) if first => 9,
        _ => 10,
    }
}

/// The class of a lower-case form: a bit for each category, verbs by their forms.
fn class(form: &str, words: &Words) -> (u64, u64) {
    let analyses = words.analyses(form);
    let mut fine = 0_u64;
    let mut coarse = 0_u64;
    for analysis in analyses {
        let rare = analysis.has(Analysis::RARE);
        let bit = 1 << (analysis.bits & 15);
        coarse |= if rare { 0 } else { bit };
        fine |= if rare { bit << 32 } else { bit };
        if analysis.is(Category::Verb) {
            fine |= u64::from(analysis.bits >> 8 & 0x7f) << 16;
        } else {
            fine |= u64::from(analysis.bits >> 6 & 3) << 24;
        }
    }
    (fine + 2, coarse + 2)
}

/// What `word` shows, with the lexicon's word for it.
#[must_use]
pub fn traits(word: &str, words: &Words, classes: &Classes) -> Traits {
    let lower = word.to_lowercase().replace(['’', 'ʼ'], "'");
    let (fine, coarse) = class(&lower, words);
    let (distant_kin, kin) = classes.of(&lower);
    let mut ends: Vec<usize> = lower.char_indices().map(|(at, _)| at).collect();
    let mut endings = [0; 5];
    for (ending, at) in endings.iter_mut().zip(ends.iter().rev()) {
        *ending = text(lower.get(*at..).unwrap_or_default());
    }
    ends.push(lower.len());
    let mut beginnings = [0; 3];
    for (beginning, at) in beginnings.iter_mut().zip(ends.iter().skip(1)) {
        *beginning = text(lower.get(..*at).unwrap_or_default());
    }
    let joined = match lower.rsplit_once('-') {
        Some((head, tail)) if !head.is_empty() && !tail.is_empty() => class(tail, words).1,
        _ => 0,
    };
    let numeric = lower.chars().any(|c| c.is_ascii_digit());
    let whole = if numeric { lower.replace(|c: char| c.is_ascii_digit(), "0") } else { lower };
    Traits {
        word: text(&whole),
        endings,
        beginnings,
        class: fine,
        coarse,
        shape: shape(word),
        joined,
        kin,
        distant_kin,
    }
}

/// The features of a word alone, `reach` words away from the one to tag.
pub fn of_word(word: &Traits, reach: i8, mut each: impl FnMut(u32)) {
    let place = u64::from(reach.unsigned_abs()) * 2 + u64::from(reach < 0);
    let base = 100 * (place + 1);
    each(key(base, &[word.word]));
    each(key(base + 1, &[word.class]));
    if word.kin > 0 {
        each(key(base + 40, &[word.kin]));
        each(key(base + 41, &[word.distant_kin, word.class]));
    }
    match reach {
        0 => {
            each(key(base + 2, &[]));
            each(key(base + 3, &[word.shape]));
            each(key(base + 4, &[word.shape, word.coarse]));
            for (n, ending) in (10..).zip(word.endings) {
                each(key(base + n, &[ending]));
            }
            for (n, beginning) in (20..).zip(word.beginnings) {
                each(key(base + n, &[beginning]));
            }
            let [_, two, three, ..] = word.endings;
            each(key(base + 30, &[word.class, three]));
            each(key(base + 31, &[word.shape, two]));
            each(key(base + 32, &[word.joined]));
            if word.kin > 0 {
                each(key(base + 42, &[word.kin, two]));
            }
        }
        -1 | 1 => {
            each(key(base + 3, &[word.shape]));
            let [_, two, three, ..] = word.endings;
            each(key(base + 10, &[two]));
            each(key(base + 11, &[three]));
        }
        _ => each(key(base + 3, &[word.coarse])),
    }
}

/// The feature of a place beyond the sentence's ends.
#[must_use]
pub fn outside(reach: i8) -> u32 {
    key(90, &[reach.unsigned_abs().into(), u64::from(reach < 0)])
}

/// The features of a word with those beside it.
pub fn between(
    before: &Traits,
    here: &Traits,
    after: &Traits,
    first: bool,
    mut each: impl FnMut(u32),
) {
    each(key(1, &[before.word, here.word]));
    each(key(2, &[here.word, after.word]));
    each(key(3, &[before.class, here.class]));
    each(key(4, &[here.class, after.class]));
    each(key(5, &[before.coarse, here.coarse, after.coarse]));
    each(key(6, &[here.shape, u64::from(first), here.coarse]));
    let [_, two, three, ..] = here.endings;
    each(key(7, &[before.word, three]));
    each(key(8, &[two, after.class]));
    each(key(9, &[before.word, here.class, after.coarse]));
    if here.kin > 0 {
        each(key(10, &[before.kin, here.kin]));
        each(key(11, &[here.kin, after.kin]));
        each(key(12, &[before.distant_kin, here.distant_kin, after.distant_kin]));
    }
}

/// The features of a word with the two tags before it.
pub fn of_tags(
    earlier: usize,
    last: usize,
    here: &Traits,
    after: &Traits,
    mut each: impl FnMut(u32),
) {
    let (earlier, last) = (earlier as u64, last as u64);
    let [_, two, three, ..] = here.endings;
    each(key(40, &[last]));
    each(key(41, &[earlier, last]));
    each(key(42, &[last, here.word]));
    each(key(43, &[last, here.class]));
    each(key(44, &[last, after.class]));
    each(key(45, &[last, here.coarse, after.coarse]));
    each(key(46, &[earlier, last, here.coarse]));
    each(key(47, &[last, three]));
    each(key(48, &[last, two, after.coarse]));
    each(key(49, &[last, after.word]));
    if here.kin > 0 {
        each(key(50, &[last, here.kin]));
        each(key(51, &[last, here.distant_kin, after.distant_kin]));
        each(key(52, &[last, three, after.distant_kin]));
    }
}

//! Cuts a block into sentences.
//!
//! A full stop ends a sentence when a capital follows and the word before is no abbreviation,
//! initial or number.

use std::ops::Range;

use super::block::Block;
use super::lexicon::Lexicon;

/// The sentences of `block`: where each stands in the input, and its text.
pub(super) fn split(block: &Block, lexicon: &Lexicon) -> Vec<(Range<usize>, String)> {
    let text = block.text.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = text.get(range.clone()).unwrap_or_default();
        let from = range.start + (part.len() - part.trim_start().len());
        let to = range.end - (part.len() - part.trim_end().len());
        if from < to {
            let part = from..to;
            sentences.push((block.origin(&part), text.get(part).unwrap_or_default().to_owned()));
        }
    };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '…') && ends(text, at, end, lexicon) {
            push(start..end);
            start = end;
        }
    }
    push(start..text.len());
    sentences
}

fn ends(text: &str, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let after = text.get(end..).unwrap_or_default();
    let rest = after.trim_start_matches(['»', '”', '"', ')', ' ', '\u{a0}', '\u{202f}']);
    if rest.len() == after.len() && !after.is_empty() {
        return false;
    }
    let starts = rest.chars().next().is_none_or(|c| {
        c.is_uppercase() || matches!(c, '«' | '“' | '-' | '•') || c.is_ascii_digit()
    });
    if !starts {
        return false;
    }
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit([' ', '(', '’', '\u{a0}']).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let stop = text.get(at..end) == Some(".");
    !(stop && (initial || lexicon.is_abbreviation(word)))
}

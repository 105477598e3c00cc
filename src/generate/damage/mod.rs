//! Texts that a scanner misread: said to be so, mended where only one reading is possible, and what
//! is left of it not asked. A student's slips are mended in any text.
//!
//! Counts words that neither lexicon nor combining forms know and that a scanner's usual errors
//! explain. A text with few of them is left as it is, but for what no name can be (« sensib1e »,
//! « `EIle` », « 6O ans »).

mod misread;
mod misspelt;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::block::Shape;
use super::clean::{Document, Mapped};
use super::language::Language;
use crate::message::{Message, Tell};
use misread::{Reading, read};

/// Of a damaged text at least so many words, and such a share of them, are misread.
const FEWEST: usize = 4;
const SHARE: f32 = 0.012;
/// An unknown word that a text has more often is its own word.
const OFTEN: usize = 3;

/// How a damaged text was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Damage {
    /// Of its words, those that could not be read as they stood.
    pub share: f32,
    /// Words that were mended.
    pub mended: usize,
    /// The sentences with words that could not be, as indices into the sentences.
    pub unreadable: Vec<usize>,
    unknown: Vec<String>,
}

impl Tell for Damage {
    /// What to tell the student of it.
    fn message(&self) -> Message {
        let percent = (self.share * 100.0).round().max(1.0);
        let message = Message::new("generate-damaged").with("percent", percent);
        message.with("mended", self.mended).with("unreadable", self.unreadable.len())
    }
}

impl Damage {
    /// Whether `text` holds a word that could not be mended.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        words_of(text).any(|range| {
            let word = text.get(range).unwrap_or_default().to_lowercase();
            self.unknown.binary_search(&word).is_ok()
        })
    }
}

/// Mends what is damaged of `documents`; none where nothing is.
pub(crate) fn mend(documents: &mut [Document], language: Language) -> Option<Damage> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all = 0;
    for block in documents.iter().flat_map(|document| &document.blocks) {
        if block.shape == Shape::Reference {
            continue;
        }
        let text = block.text.text();
        for range in words_of(text) {
            all += 1;
            *counts.entry(text.get(range).unwrap_or_default().to_owned()).or_default() += 1;
        }
    }
    let mistyped = misspelt::meant(&counts, OFTEN, language);
    let mut readings: HashMap<String, String> = HashMap::new();
    let mut unknown = Vec::new();
    let (mut misread, mut unread) = (0, 0);
    for (word, count) in counts {
        match read(&word, language) {
            Reading::Known => {}
            Reading::Unknown if mistyped.contains_key(&word) => {}
            _ if count > OFTEN => {}
            Reading::Meant(meant) => {
                misread += count;
                readings.insert(word, meant);
            }
            Reading::Broken => {
                misread += count;
                unread += count;
                unknown.push(word.to_lowercase());
            }
            Reading::Unknown => {
                unread += count;
                unknown.push(word.to_lowercase());
            }
        }
    }
    if misread < FEWEST || (misread as f32) < SHARE * all as f32 {
        readings.retain(|word, meant| misread::is_sure(word, meant, language));
        readings.extend(mistyped);
        replace(documents, &readings);
        return None;
    }
    let mended = replace(documents, &readings);
    replace(documents, &mistyped);
    unknown.sort();
    unknown.dedup();
    let misread = (unread + mended) as f32;
    Some(Damage { share: misread / all.max(1) as f32, mended, unreadable: Vec::new(), unknown })
}

/// Puts what was meant in the place of what stands there; how many words of the text are changed.
fn replace(documents: &mut [Document], readings: &HashMap<String, String>) -> usize {
    if readings.is_empty() {
        return 0;
    }
    let mut mended = 0;
    for document in documents {
        for block in &mut document.blocks {
            if let Some(head) = block.bold_head
                && let Some(bold) = block.text.text().get(..head)
            {
                block.bold_head = Some(mended_text(bold, readings).len());
            }
            mended += mend_mapped(&mut block.text, readings);
            mend_shape(&mut block.shape, readings);
            if block.path.iter().any(|heading| mended_text(heading, readings) != **heading) {
                let path = block.path.iter().map(|heading| mended_text(heading, readings));
                block.path = path.collect::<Arc<[String]>>();
            }
        }
        for title in [&mut document.title, &mut document.front].into_iter().flatten() {
            *title = mended_text(title, readings);
        }
    }
    mended
}

/// The words of a text that a scanner could have misread, in bytes: letters and figures, four at
/// least.
fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
    let found = ends.filter_map(move |(at, c)| match (c.is_alphanumeric(), start) {
        (true, None) => {
            start = Some(at);
            None
        }
        (false, Some(from)) => {
            start = None;
            Some(from..at)
        }
        _ => None,
    });
    found.filter(|range| {
        let word = text.get(range.clone()).unwrap_or_default();
        let long = word.chars().nth(3).is_some() && word.chars().any(char::is_alphabetic);
        long || misread::is_number(word)
    })
}

fn mended_text(text: &str, readings: &HashMap<String, String>) -> String {
    let mut mended = String::new();
    let mut done = 0;
    for range in words_of(text) {
        if let Some(meant) = text.get(range.clone()).and_then(|word| readings.get(word)) {
            mended.push_str(text.get(done..range.start).unwrap_or_default());
            mended.push_str(meant);
            done = range.end;
        }
    }
    mended.push_str(text.get(done..).unwrap_or_default());
    mended
}

fn mend_mapped(mapped: &mut Mapped, readings: &HashMap<String, String>) -> usize {
    let text = mapped.text();
    let found =
        |range: &Range<usize>| text.get(range.clone()).is_some_and(|w| readings.contains_key(w));
    let ranges: Vec<Range<usize>> = words_of(text).filter(found).collect();
    if ranges.is_empty() {
        return 0;
    }
    let mut mended = Mapped::default();
    let mut done = 0;
    for range in &ranges {
        for (at, c) in text.get(done..range.start).unwrap_or_default().char_indices() {
            mended.push(c, mapped.origin(done + at));
        }
        let word = text.get(range.clone()).unwrap_or_default();
        let meant = readings.get(word).map_or(word, String::as_str);
        let last = word.char_indices().last().map_or(0, |(at, _)| at);
        // The last letter leads to the word's end, all others to its beginning.
        if let Some((at, c)) = meant.char_indices().last() {
            mended.push_instead(meant.get(..at).unwrap_or_default(), mapped.origin(range.start));
            mended.push(c, mapped.origin(range.start + last));
        }
        done = range.end;
    }
    for (at, c) in text.get(done..).unwrap_or_default().char_indices() {
        mended.push(c, mapped.origin(done + at));
    }
    *mapped = mended;
    ranges.len()
}

fn mend_shape(shape: &mut Shape, readings: &HashMap<String, String>) {
    match shape {
        Shape::Entry { term } => *term = mended_text(term, readings),
        Shape::Row { head, cells } => {
            *head = head.iter().map(|cell| mended_text(cell, readings)).collect();
            for cell in cells {
                *cell = mended_text(cell, readings);
            }
        }
        Shape::Answer { question } => *question = mended_text(question, readings),
        Shape::Heading(_) | Shape::Paragraph | Shape::Item { .. } | Shape::Reference => {}
    }
}

#[cfg(test)]
mod tests;

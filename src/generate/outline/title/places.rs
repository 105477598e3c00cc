//! Where a text names itself outside its headings: as a spoken course opens, in its first entries,
//! in what it defines.

use super::super::super::block::Shape;
use super::super::super::heading::stem::{common_stems, holds, stems};
use super::super::candidate::{OPENING, defining};
use super::super::naming::{announced, side_told, subject};
use super::Finder;

/// A text of fewer blocks may name its topic once; in a longer one, one block of so many does.
const SHORT: usize = 10;
const SPOKEN: usize = 20;

impl Finder<'_> {
    /// « Aujourd’hui on parle du syndrome de l’X fragile »: a course as it is spoken.
    pub(super) fn announced(&mut self) {
        let blocks = self.blocks;
        let told = blocks.iter().filter(|block| block.shape == Shape::Paragraph).take(3);
        for block in told {
            let opening: String = block.text.text().chars().take(400).collect();
            if let Some(topic) = announced(&opening, self.lists) {
                self.named(&topic, 3.2);
                return;
            }
        }
    }

    /// The first terms of a definition list.
    pub(super) fn entries(&mut self) {
        let blocks = self.blocks;
        let terms = blocks.iter().take(OPENING).filter_map(|block| match &block.shape {
            Shape::Entry { term } => Some(term.as_str()),
            _ => None,
        });
        if let Some(first) = terms.clone().next() {
            self.named(first, if terms.count() == 1 { 2.6 } else { 2.2 });
        }
    }

    /// Whether more than one line names what a sentence tells of: a page of notes opens with any sentence.
    pub(super) fn is_spoken_of(&self, thing: &str) -> bool {
        let common = common_stems(self.lists);
        let own = stems(thing, self.lists);
        let mut telling = own.clone();
        telling.retain(|stem| !common.contains(stem));
        let telling = if telling.is_empty() { &own } else { &telling };
        let named = self.said.iter().filter(|said| holds(said, telling)).count();
        self.said.len() < SHORT || named >= 2 && named * SPOKEN >= self.said.len()
    }

    /// The subject of the first sentence that says what something is.
    pub(super) fn definitions(&mut self) {
        let blocks = self.blocks;
        for (n, block) in defining(blocks).into_iter().take(4).enumerate() {
            if let Some(thing) = side_told(block.text.text(), self.lists).filter(|_| n == 0)
                && self.is_spoken_of(&thing)
            {
                self.add(&thing, 0.9);
            }
            if let Some(subject) = subject(block.text.text(), self.lists) {
                if self.is_spoken_of(subject) {
                    self.named(subject, if n == 0 { 1.9 } else { 1.2 });
                }
                break;
            }
        }
    }
}

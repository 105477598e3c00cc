//! Where a text names itself outside its headings: as a spoken course opens, in its first entries,
//! in what it defines.

use super::super::super::block::Shape;
use super::super::candidate::{OPENING, defining};
use super::super::naming::{announced, side_told, subject};
use super::Finder;

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

    /// The subject of the first sentence that says what something is.
    pub(super) fn definitions(&mut self) {
        let blocks = self.blocks;
        for (n, block) in defining(blocks).into_iter().take(4).enumerate() {
            if let Some(thing) = side_told(block.text.text(), self.lists).filter(|_| n == 0) {
                self.add(&thing, 0.9);
            }
            if let Some(subject) = subject(block.text.text(), self.lists) {
                self.named(subject, if n == 0 { 1.9 } else { 1.2 });
                break;
            }
        }
    }
}

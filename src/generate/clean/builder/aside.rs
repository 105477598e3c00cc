//! What is set aside: seen among the sentences, and never asked.

use std::sync::Arc;

use super::Builder;
use crate::generate::block::{Block, Shape};
use crate::generate::clean::admonition;
use crate::generate::clean::line::Line;

impl Builder {
    /// What nobody reads ends what stands before it; what an admonition says hangs on nothing above.
    pub(super) fn skip(&mut self, line: &Line<'_>) {
        self.close();
        self.list += 1;
        if admonition::title(line.content).is_some() {
            self.heads.clear();
            self.item = None;
        }
    }

    /// Words that are not of the text: to be seen among the sentences, once.
    pub(super) fn aside(&mut self, line: &Line<'_>) {
        let mapped = self.clean(line).mapped;
        let again =
            |block: &Block| block.shape == Shape::Reference && block.text.text() == mapped.text();
        if mapped.text().chars().filter(|c| c.is_alphabetic()).count() < 3
            || self.blocks.iter().rev().take(200).any(again)
        {
            return;
        }
        self.blocks.push(Block {
            shape: Shape::Reference,
            text: mapped,
            path: Arc::clone(&self.shared),
            number: self.number,
            head: None,
            list: self.list,
            bold_head: None,
            named: None,
            apart: false,
            ends: None,
        });
    }
}

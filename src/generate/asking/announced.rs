//! What a head of bullets points at: the thing of the sentence before it, or of the heading above.

use super::lists::{before_last_sentence, is_headed};
use crate::generate::ask::announcing;
use crate::generate::ask::mention::Mention;
use crate::generate::ask::refer::{Named, Position};
use crate::generate::ask::sentence;
use crate::generate::ask::taken_up::TakenUp;
use crate::generate::block::{Block, Shape};
use crate::generate::read::Reader;
use crate::generate::sentence::sentences;

impl Reader {
    /// `head`, the last sentence of the block `index`, with what it points at, if only one thing can be
    /// meant.
    pub(super) fn announced(
        &mut self,
        (input, blocks, index): (usize, &[Block], usize),
        path: &[String],
        head: &str,
    ) -> Option<TakenUp> {
        let block = blocks.get(index)?;
        let heading = matches!(block.shape, Shape::Heading(_));
        if heading || !announcing::may_point(&self.setting(path), head) {
            return None;
        }
        let topic = self.topic(block);
        let setting = self.setting(path);
        let lead = before_last_sentence(block.text.text());
        let above = self.paragraph_above(input, blocks, index);
        let headed = is_headed(blocks, index);
        let listed = matches!(block.shape, Shape::Item { .. });
        let mut before: Vec<Named> = Vec::new();
        let mut earlier: Vec<Mention> = Vec::new();
        let position = Position { topic: topic.as_deref(), listed, ..Position::default() };
        for range in sentences(lead) {
            let headed = headed && range.start == 0;
            let piece = lead.get(range).unwrap_or_default();
            let position = Position {
                before: before.last(),
                earlier: &earlier,
                above: above.as_ref(),
                headed,
                ..position
            };
            let named = sentence::read(&setting, piece, position).named;
            earlier.extend(named.mentions.iter().cloned());
            before.push(named);
        }
        let position = Position {
            before: before.last(),
            earlier: &earlier,
            above: above.as_ref(),
            headed: headed && lead.is_empty(),
            ..position
        };
        announcing::resolved(&setting, head, position)
    }
}

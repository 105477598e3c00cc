//! Rows of tables, and questions with their answers, as blocks.
//!
//! An answer stands in the next block, or there is none.

use std::sync::Arc;

use super::super::block::Shape;
use super::asked;
use super::builder::{Builder, Waiting};
use super::inline::Inline;
use super::mapped::Mapped;
use super::table_head;

impl Builder {
    /// The rows read so far, one block each; columns parted by tabs or semicolons may be a list of
    /// terms.
    pub(super) fn close_table(&mut self) {
        let rows = std::mem::take(&mut self.table);
        if rows.is_empty() {
            return;
        }
        let table = table_head::read(rows, self.parts, std::mem::take(&mut self.ruled));
        let head: Arc<[String]> = table.head.into();
        self.list += 1;
        self.item = None;
        for row in table.rows {
            // « Question ? » and its answer, as flashcard programs export them.
            if let [asked, answer] = row.as_slice()
                && asked.text().trim_end().ends_with('?')
                && !answer.is_empty()
            {
                let shape = Shape::Answer { question: asked.text().trim().to_owned() };
                self.push(shape, Inline { mapped: answer.clone(), bold_head: None });
                continue;
            }
            let cells: Vec<String> = row.iter().map(|cell| cell.text().to_owned()).collect();
            let mut mapped = Mapped::default();
            for (n, cell) in row.iter().enumerate() {
                if n > 0 {
                    mapped.push_instead(" | ", cell.origin(0));
                }
                mapped.append(cell);
            }
            let shape = Shape::Row { head: Arc::clone(&head), cells };
            self.push(shape, Inline { mapped, bold_head: None });
        }
    }
}

impl Builder {
    /// The block above, where a mark between says that it asks.
    pub(super) fn asked_above(&self) -> Option<String> {
        let above = self.blocks.last().filter(|block| block.shape == Shape::Paragraph)?;
        let text = asked::untagged(above.text.text());
        (text.split_whitespace().count() <= 30).then(|| text.to_owned())
    }

    /// « Q : … » waits; what answers it is a block of its own kind.
    pub(super) fn answering(&mut self, shape: Shape, cleaned: Inline) -> (Shape, Inline) {
        if !matches!(shape, Shape::Paragraph | Shape::Item { .. }) {
            self.question = None; // it got its answer, or never will
            return (shape, cleaned);
        }
        let text = cleaned.mapped.text();
        if let Some((left, right)) = asked::parted(text) {
            let named = text.get(..left).unwrap_or_default().to_owned();
            let rest = Inline { mapped: cleaned.mapped.from(right), bold_head: None };
            self.question = None;
            let asks = named.ends_with('?') || named.split_whitespace().count() > 8;
            return if asks {
                (Shape::Answer { question: named }, rest)
            } else {
                (Shape::Entry { term: named }, rest)
            };
        }
        let waiting = self.question.take();
        // What answers a heading is short; more is a text of its own.
        let short = text.split_whitespace().count() <= 25 && !text.trim_end().ends_with([':', '?']);
        match asked::read(text) {
            asked::Turn::Question { question, marked, answer } => {
                if let Some(at) = answer {
                    let rest = cleaned.mapped.from(at);
                    return (Shape::Answer { question }, Inline { mapped: rest, bold_head: None });
                }
                self.question = Some(Waiting { question, marked, headed: false });
                (shape, cleaned)
            }
            asked::Turn::Answer { at } => match waiting {
                Some(waiting) => {
                    let rest = cleaned.mapped.from(at);
                    let question = waiting.question;
                    (Shape::Answer { question }, Inline { mapped: rest, bold_head: None })
                }
                None => (shape, cleaned),
            },
            // An unmarked answer right under a question that was marked as one, or is a heading.
            asked::Turn::Text => match waiting {
                Some(Waiting { question, marked, headed })
                    if shape == Shape::Paragraph
                        && !asked::is_choice(text)
                        && (headed && short || marked || asked::is_told_under(&question, text)) =>
                {
                    (Shape::Answer { question }, cleaned)
                }
                _ => (shape, cleaned),
            },
        }
    }
}

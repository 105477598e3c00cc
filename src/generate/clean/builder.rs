//! Lines put together to blocks: paragraphs, items with what they hang on, entries, headings.
//!
//! One pass, in order; rows and questions are `turns.rs`'s. Says nothing of what a heading means.

mod aside;
mod heading;

use std::sync::Arc;

use super::super::block::{Block, Shape};
use super::inline::{self, Inline};
use super::line::{Line, LineKind, Parts};
use super::mapped::Mapped;
use super::{asked, boilerplate, course, lead, pointer, shorthand, table, wrap};
use crate::generate::language::Language;

/// Bytes from the end of a line to the next, where nothing stands between them.
const NEXT_LINE: usize = 3;

/// A document in blocks.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) title: Option<String>,
    /// What front matter calls it.
    pub(crate) front: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

/// A question that waits for its answer.
pub(super) struct Waiting {
    pub(super) question: String,
    /// A mark said that it is one.
    pub(super) marked: bool,
    /// It is the heading right above.
    pub(super) headed: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "what the last line was, and the text is")]
pub(super) struct Builder {
    pub(super) blocks: Vec<Block>,
    language: Language,
    /// (level, text) of the headings above.
    path: Vec<(u8, String)>,
    shared: Arc<[String]>,
    number: usize,
    /// The block being read, its last line's bytes, and whether a page broke that line.
    open: Option<(Inline, usize, bool)>,
    /// The block that introduces the bullets now being read, and its depth.
    heads: Vec<(u8, usize)>,
    pub(super) item: Option<u8>,
    /// How far in the item stands, where only that makes it one.
    margin: usize,
    /// How far in the paragraph stands, or the last one stood.
    column: usize,
    reference: bool,
    pub(super) list: usize,
    title: Option<String>,
    front: Option<String>,
    page: wrap::Page,
    pub(super) table: Vec<Vec<Mapped>>,
    pub(super) parts: Parts,
    /// A rule stood under the table's first row.
    pub(super) ruled: bool,
    /// The last block is an entry that indented lines go on from.
    entry_open: bool,
    /// The text writes words short.
    short: bool,
    /// Figures in round brackets cite sources.
    cited: bool,
    pub(super) question: Option<Waiting>,
    /// The section above ended before the block being read.
    apart: bool,
    /// So did those of this level and deeper.
    ends: Option<u8>,
    /// The block being read announces the items below it.
    leads: bool,
    /// A gap stands behind the open block, which may go on behind it.
    gap: bool,
}

impl Builder {
    pub(super) fn new(
        text: &str,
        lines: &[Line<'_>],
        front: Option<String>,
        language: Language,
    ) -> Self {
        let mut builder = Self {
            blocks: Vec::new(),
            language,
            path: Vec::new(),
            shared: Arc::from([]),
            number: 0,
            open: None,
            heads: Vec::new(),
            item: None,
            margin: 0,
            column: 0,
            reference: false,
            list: 0,
            title: front.clone(),
            front,
            page: wrap::page(lines),
            table: Vec::new(),
            parts: Parts::Pipe,
            ruled: false,
            entry_open: false,
            short: shorthand::is_short(text),
            cited: pointer::cites(text),
            question: None,
            apart: false,
            ends: None,
            leads: false,
            gap: false,
        };
        if let Some(title) = builder.title.clone() {
            builder.path.push((0, course::heading_text(&title)));
            builder.share();
        }
        builder
    }

    pub(super) fn finish(mut self) -> Document {
        self.close();
        self.close_table();
        let title = self.title.or_else(|| {
            let mut read = self.blocks.iter().filter(|block| block.shape != Shape::Reference);
            let first = read.find(|block| !block.text.is_empty())?;
            matches!(first.shape, Shape::Heading(_)).then(|| first.text.text().to_owned())
        });
        Document { title, front: self.front, blocks: self.blocks }
    }

    fn clean(&self, line: &Line<'_>) -> Inline {
        inline::clean(line.content, line.start, self.cited)
    }

    fn share(&mut self) {
        self.shared = self.path.iter().map(|(_, text)| text.clone()).collect();
    }

    pub(super) fn line(&mut self, line: &Line<'_>) {
        let rule = line.kind == LineKind::Skip && !self.table.is_empty();
        if !rule && !matches!(line.kind, LineKind::Row(_)) {
            self.close_table();
        }
        match line.kind {
            LineKind::Skip if rule => self.ruled |= self.table.len() == 1,
            LineKind::Aside => {
                self.close_at_gap();
                self.aside(line);
            }
            LineKind::Row(parts) => {
                self.close();
                if parts != self.parts {
                    self.close_table();
                }
                self.parts = parts;
                self.table.push(table::cells(line, self.cited));
            }
            LineKind::Blank => {
                self.close_at_gap();
                // A blank line may stand between a head and its bullets.
                let headed =
                    self.blocks.last().is_some_and(|b| b.text.text().trim_end().ends_with(':'));
                if self.item.is_none() && !headed {
                    self.heads.clear();
                }
            }
            LineKind::Skip => self.skip(line),
            LineKind::Heading(level) => {
                self.close();
                self.heading(line, level);
            }
            LineKind::Item { depth } => {
                self.close();
                if line.columns <= self.column && self.blocks.last().is_some_and(lead::is_labelled)
                {
                    self.heads.clear();
                }
                self.end_sections(line);
                self.item = Some(depth);
                self.margin = if line.mark.is_none() { line.columns } else { 0 };
                let cleaned = self.clean(line);
                self.open = Some((cleaned, line.content.len(), line.soft));
            }
            LineKind::Answer => {
                self.close();
                let cleaned = self.clean(line);
                match self
                    .question
                    .take()
                    .map(|asked| asked.question)
                    .or_else(|| self.asked_above())
                {
                    Some(question) => self.push(Shape::Answer { question }, cleaned),
                    None => self.push(Shape::Paragraph, cleaned),
                }
            }
            LineKind::Entry => {
                self.close_as_term();
                let cleaned = self.clean(line);
                self.entry(cleaned);
                self.entry_open = true;
                return;
            }
            LineKind::Text { indented: true } if self.entry_open => {
                let cleaned = self.clean(line);
                if let Some(last) = self.blocks.last_mut() {
                    wrap::join(&mut last.text, &cleaned.mapped, line.start);
                }
                return;
            }
            LineKind::Text { indented } => {
                self.text(line, indented);
                self.leads = line.leads;
            }
        }
        self.entry_open = false;
    }

    fn text(&mut self, line: &Line<'_>, indented: bool) {
        let cleaned = self.clean(line);
        if cleaned.mapped.is_empty() {
            return;
        }
        let joins = match &self.open {
            None => false,
            // « ⚠ pas de biopsie » is a remark of its own.
            Some(_) if line.mark.is_some() => false,
            // Back at the margin something else is said.
            Some(_) if self.item.is_some() && line.columns < self.margin => false,
            Some(_) if self.item.is_some() && indented => {
                !std::mem::take(&mut self.gap)
                    || cleaned.mapped.text().starts_with(char::is_lowercase)
            }
            // « liste des médicaments → site » at the margin is of no item.
            Some((open, ..))
                if self.item.is_some() && wrap::leads(line, open.mapped.text(), self.language) =>
            {
                false
            }
            Some((open, length, soft)) => {
                let (open, next) = (open.mapped.text(), cleaned.mapped.text());
                let behind_gap = std::mem::take(&mut self.gap);
                if behind_gap {
                    next.starts_with(char::is_lowercase)
                } else {
                    let own = self.item.is_some();
                    let page = if own { self.page.of_an_item() } else { self.page };
                    let above = wrap::Above { open, length: *length, soft: *soft };
                    wrap::joins(above, next, wrap::first_word(line.content), &page)
                }
            }
        };
        if joins {
            if let Some((open, length, soft)) = &mut self.open {
                let sentence_ends = open.mapped.text().ends_with(['.', '!', '?', '…', ':', ';']);
                if self.item.is_some()
                    && indented
                    && !sentence_ends
                    && !wrap::breaks_off(open.mapped.text(), self.language)
                    && cleaned.mapped.text().starts_with(char::is_uppercase)
                {
                    // A remark under a bullet: a sentence of its own.
                    open.mapped.push_instead(".", line.start);
                }
                wrap::join(&mut open.mapped, &cleaned.mapped, line.start);
                (*length, *soft) = (line.content.len(), line.soft);
            }
            return;
        }
        self.close();
        if !indented {
            self.item = None;
        }
        self.end_sections(line);
        if line.apart {
            self.apart = true;
            self.path.truncate(self.path.len().saturating_sub(1).max(1));
            self.share();
        }
        self.column = line.columns;
        self.open = Some((cleaned, line.content.len(), line.soft));
    }

    /// Closes what is open, but for a paragraph that goes on behind the gap.
    fn close_at_gap(&mut self) {
        let hangs =
            |(open, ..): &(Inline, usize, bool)| wrap::hangs_over(open.mapped.text(), &self.page);
        // « … forme les cornets supérieur, » and, a gap behind, « moyen et inférieur ».
        let lists = |(open, ..): &(Inline, usize, bool)| open.mapped.text().ends_with(',');
        let goes_on = |open| if self.item.is_some() { lists(open) } else { hangs(open) };
        self.gap = self.open.as_ref().is_some_and(goes_on);
        if !self.gap {
            self.close();
        }
    }

    /// The open block is the term of the definition list's entry that follows.
    fn close_as_term(&mut self) {
        if let Some((open, ..)) = self.open.take() {
            let term = open.mapped.text().to_owned();
            if term.split_whitespace().count() <= 12 && !term.ends_with(['.', ';']) {
                self.push(Shape::Entry { term }, Inline::default());
            } else {
                self.push(Shape::Paragraph, open);
            }
        }
    }

    fn entry(&mut self, cleaned: Inline) {
        let term = match self.blocks.last() {
            Some(Block { shape: Shape::Entry { term }, text, .. }) => {
                let (term, first) = (term.clone(), text.is_empty());
                if first {
                    self.blocks.pop();
                    self.number -= 1;
                }
                Some((term, first))
            }
            _ => None,
        };
        match term {
            Some((term, true)) => self.push(Shape::Entry { term }, cleaned),
            // A second description says more of the term; it is prose.
            _ => self.push(Shape::Paragraph, cleaned),
        }
    }

    fn close(&mut self) {
        self.gap = false;
        let Some((open, ..)) = self.open.take() else { return };
        match self.item {
            Some(depth) => self.push(Shape::Item { depth }, open),
            None => self.push(Shape::Paragraph, open),
        }
        self.leads = false;
    }

    pub(super) fn push(&mut self, shape: Shape, cleaned: Inline) {
        let (shape, mut cleaned) = self.answering(shape, cleaned);
        if self.short {
            cleaned.mapped = shorthand::spelled(&cleaned.mapped);
        }
        let text = cleaned.mapped.text();
        // A table of contents ends where sentences begin.
        let contents = self.path.last().is_some_and(|(_, last)| course::is_contents(last));
        if self.reference && contents && text.ends_with('.') && text.split(' ').count() >= 7 {
            self.reference = false;
        }
        let shape = if self.reference
            || (course::is_reference_entry(text) || boilerplate::is_caption(text))
        {
            Shape::Reference
        } else {
            asked::shape_of(shape, text)
        };
        let index = self.blocks.len();
        let mut head = None;
        if let Shape::Item { depth } = shape {
            self.heads.retain(|(at, _)| *at <= depth);
            head = self.heads.last().map(|(_, head)| *head);
        }
        if text.trim_end().ends_with(':') {
            let depth = match shape {
                Shape::Item { depth } => depth + 1,
                _ => 0,
            };
            self.heads.retain(|(at, _)| *at < depth);
            self.heads.push((depth, index));
        } else if !matches!(shape, Shape::Item { .. }) {
            self.heads.clear();
            // « 2 formes » right over its bullets; a blank line would part them.
            let leads = self.leads || lead::heads(text, self.blocks.last());
            if shape == Shape::Paragraph && leads {
                self.heads.push((0, index));
            }
        } else if let Shape::Item { depth } = shape {
            // Bullets below this one belong to it, not to the list's head.
            self.heads.retain(|(at, _)| *at <= depth);
            self.heads.push((depth + 1, index));
        }
        self.number += 1;
        self.blocks.push(Block {
            shape,
            text: cleaned.mapped,
            path: Arc::clone(&self.shared),
            number: self.number,
            head,
            list: self.list,
            bold_head: cleaned.bold_head,
            named: None,
            apart: std::mem::take(&mut self.apart),
            ends: self.ends.take(),
        });
    }
}

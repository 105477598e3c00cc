//! A block: one heading, paragraph, bullet or entry of a text, with the headings above it.
//!
//! Says what stands where; knows nothing of sentences or words.

use std::sync::Arc;

use super::clean::Mapped;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    Heading(u8),
    Paragraph,
    /// A bullet, and how far it is indented (0 for the outermost).
    Item {
        depth: u8,
    },
    /// The description of a definition list; the term it describes.
    Entry {
        term: String,
    },
    /// A row of a table: what heads its columns (nothing, in a list of pairs) and its cells.
    Row {
        head: Arc<[String]>,
        cells: Vec<String>,
    },
    /// The author's own answer to the author's own question.
    Answer {
        question: String,
    },
    /// Bibliography, captions, links: never read.
    Reference,
}

/// A stretch of text that was written as one.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) shape: Shape,
    pub(crate) text: Mapped,
    /// The headings above, outermost first; the document's title is the first.
    pub(crate) path: Arc<[String]>,
    /// The paragraph's number under its heading, from 1.
    pub(crate) number: usize,
    /// The block that introduces this bullet (« … sont : »).
    pub(crate) head: Option<usize>,
    /// Bullets of one list have the same number.
    pub(crate) list: usize,
    /// Length of a bold part at the head.
    pub(crate) bold_head: Option<usize>,
    /// Length of the name at the head of an item whose text says more of it in a sentence.
    pub(crate) named: Option<usize>,
    /// The section of the heading above it ended before it.
    pub(crate) apart: bool,
    /// Before it the sections of headings of this level, and deeper ones, ended.
    pub(crate) ends: Option<u8>,
}

impl Block {
    /// The name of an item that says more of it.
    pub(crate) fn name(&self) -> Option<&str> {
        self.text.text().get(..self.named?)
    }

    /// What the block is in a list: its name, or all of it.
    pub(crate) fn listed(&self) -> &str {
        self.name().unwrap_or_else(|| self.text.text())
    }

    /// Where the block stands, as `Diagnostic, § 2`.
    pub(crate) fn place(&self) -> String {
        let depth = self.path.len();
        let shown = self.path.get(depth.saturating_sub(2).max(usize::from(depth > 1))..);
        let path = shown.unwrap_or_default().join(" › ");
        match (path.is_empty(), self.number) {
            (true, n) => format!("§ {n}"),
            (false, n) => format!("{path}, § {n}"),
        }
    }
}

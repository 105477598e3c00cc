//! A line, and what it is: heading, bullet, entry, row of a table, text, or nothing worth reading.

use super::mark::Mark;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    Pipe,
    Tab,
    Semicolon,
    Html,
    /// `"a","b"`, as spreadsheets save it.
    Quoted,
    /// Columns of spaces.
    Gap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    Blank,
    /// Nothing that anyone wrote to be read: a rule, a tag.
    Skip,
    /// Words that are not of the text: shown among the sentences, never asked.
    Aside,
    Heading(u8),
    Item {
        depth: u8,
    },
    Entry,
    /// The lone bullet or arrow under a question.
    Answer,
    /// A row of a table, and what parts its cells.
    Row(Parts),
    Text {
        indented: bool,
    },
}

impl LineKind {
    /// Plain text that begins so many columns from the margin.
    pub(super) fn text_at(columns: usize) -> Self {
        Self::Text { indented: (2..=24).contains(&columns) }
    }
}

/// A line: its kind, its text without the mark, and where that begins in the original.
#[expect(clippy::struct_excessive_bools, reason = "each tells of the line, none of another")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) kind: LineKind,
    pub(super) content: &'a str,
    pub(super) start: usize,
    /// What numbers or marks it.
    pub(super) mark: Option<Mark>,
    /// How far it is indented.
    pub(super) columns: usize,
    /// It ends with a space, as lines do that a page has broken.
    pub(super) soft: bool,
    /// A heading that ran into what follows it.
    pub(super) glued: bool,
    /// The section of the heading above ends before it.
    pub(super) apart: bool,
    /// Sections of headings of this level, and deeper ones, end before it.
    pub(super) ends: Option<u8>,
    /// It announces the items right below.
    pub(super) leads: bool,
}

impl<'a> Line<'a> {
    pub(super) fn skip(start: usize) -> Self {
        Self::new(LineKind::Skip, "", start)
    }

    pub(super) fn blank(start: usize) -> Self {
        Self::new(LineKind::Blank, "", start)
    }

    pub(super) fn new(kind: LineKind, content: &'a str, start: usize) -> Self {
        Self {
            kind,
            content,
            start,
            mark: None,
            columns: 0,
            soft: false,
            glued: false,
            apart: false,
            ends: None,
            leads: false,
        }
    }

    /// What stands there in the original `text`, its mark included, and where that begins.
    pub(super) fn whole(&self, text: &'a str) -> Option<(usize, &'a str)> {
        let from = self.start.saturating_sub(self.mark.map_or(0, |mark| mark.length));
        Some((from, text.get(from..self.start + self.content.len())?))
    }

    /// Whether it is a line of prose or of notes.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, LineKind::Text { .. })
    }

    pub(super) fn is_item(&self) -> bool {
        matches!(self.kind, LineKind::Item { .. })
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.kind, LineKind::Heading(_))
    }

    /// Nothing stands there.
    pub(super) fn is_gap(&self) -> bool {
        matches!(self.kind, LineKind::Blank | LineKind::Skip)
    }

    pub(super) fn words(&self) -> usize {
        self.content.split_whitespace().count()
    }
}

pub(super) fn next<'l, 'a>(lines: &'l [Line<'a>], at: usize) -> Option<&'l Line<'a>> {
    lines.iter().skip(at + 1).find(|line| !line.is_gap() && line.kind != LineKind::Aside)
}

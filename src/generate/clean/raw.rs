//! A line as it stands in the text, or a part of one that a column has.

/// What a line is, as far as its columns tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    /// A line of one column, broken where the column ends.
    Column,
    /// A table's row, its cells parted by spaces.
    Cells,
    /// A bullet so deep, whose mark is taken off.
    Item(u8),
    Aside,
}

/// A line of the text, or one side of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) form: Form,
}

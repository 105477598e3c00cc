//! Which facts are asked by multiple choice.

/// Which facts are asked by multiple choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choices {
    Never,
    /// Numbers with a unit only: to know which of four is enough, to recall it to the digit is
    /// often not worth the effort. Words are better recalled than recognised.
    #[default]
    Numbers,
    /// Wherever the text has three wrong answers of the same kind.
    Everywhere,
}

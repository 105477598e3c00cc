//! In which turn new cards are begun: those that an exam needs first, those of an exam that is
//! only days away not at all.

/// The turn of a new card; the smaller, the sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u8);

impl Turn {
    /// After the first ones, in the order of the decks.
    pub const USUAL: Self = Self(u8::MAX - 1);
    /// Not until it has another turn.
    pub const HELD: Self = Self(u8::MAX);

    /// Before the usual ones, and after those of the exams before the `n`-th (from 0).
    #[must_use]
    pub fn first(n: usize) -> Self {
        Self(u8::try_from(n).unwrap_or(u8::MAX).min(Self::USUAL.0 - 1))
    }
}

impl Default for Turn {
    fn default() -> Self {
        Self::USUAL
    }
}

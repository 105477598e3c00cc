//! How many cards are wanted.

/// How many cards are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// The best of the usual ones.
    Essential,
    #[default]
    Usual,
    /// Whatever can be asked.
    Everything,
}

impl Amount {
    /// From the fewest cards to the most.
    pub const ALL: [Self; 3] = [Self::Essential, Self::Usual, Self::Everything];

    /// The key of its name in the program's texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Essential => "amount-essential",
            Self::Usual => "amount-usual",
            Self::Everything => "amount-everything",
        }
    }

    /// One step up or down; none at the end.
    #[must_use]
    pub fn step(self, step: isize) -> Option<Self> {
        let here = Self::ALL.iter().position(|amount| *amount == self)?;
        Self::ALL.get(here.checked_add_signed(step)?).copied()
    }
}

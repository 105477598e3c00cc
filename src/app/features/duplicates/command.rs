//! What can be done about notes that are twice in the library.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Next,
    Previous,
    /// Make one note of both, with the text of the first or the second.
    Keep(Side),
    /// They are not the same, and are not shown again.
    TellApart,
}

/// One of the two notes that are beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    First,
    Second,
}

impl Command {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Next => "command-duplicates-next",
            Self::Previous => "command-duplicates-previous",
            Self::Keep(Side::First) => "command-duplicates-keep-first",
            Self::Keep(Side::Second) => "command-duplicates-keep-second",
            Self::TellApart => "command-duplicates-tell-apart",
        }
    }
}

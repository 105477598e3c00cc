//! What can be done about files that are damaged.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Look for everything that is wrong in the library.
    Check,
    /// Mend what needs no guess.
    Repair,
    /// Do not show what is wrong any more.
    Dismiss,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Check => "command-check",
            Self::Repair => "command-repair",
            Self::Dismiss => "command-dismiss",
        }
    }
}

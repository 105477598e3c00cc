//! What can be done about a backlog.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Open the form where it is spread over days.
    Open,
    /// Take over the days that it says.
    Keep,
    /// Spread it no longer.
    End,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open | Self::Keep => "command-spread",
            Self::End => "command-end-spread",
        }
    }
}

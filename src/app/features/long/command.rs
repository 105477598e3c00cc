//! What can be done while a change is made beside the window.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Leave everything as it was.
    Cancel,
}

impl Command {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Cancel => "command-cancel",
        }
    }
}

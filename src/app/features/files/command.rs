//! What can be done where a path is asked for in the window.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Take the path that is written.
    Keep,
    /// Go on with the n-th of what the folder holds.
    Complete(usize),
    Leave,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Keep | Self::Complete(_) => "command-end-edit",
            Self::Leave => "command-cancel",
        }
    }
}

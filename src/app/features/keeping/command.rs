//! What can be done with what could not be kept when the window was to close.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Put it on the clipboard.
    Copy,
    /// Write it into a file.
    Save,
    /// Close the window, and lose it.
    Quit,
    /// Stay in the window.
    Stay,
}

impl Command {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Copy => "command-copy-unsaved",
            Self::Save => "command-save-unsaved",
            Self::Quit => "command-quit-anyway",
            Self::Stay => "command-stay",
        }
    }
}

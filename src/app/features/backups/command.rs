//! What can be done with backups.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Go to where they are listed.
    Show,
    /// Copy what has changed into `backups/`.
    Make,
    /// Show what would become of decks and settings with a backup.
    Ask(String),
    /// Leave everything as it is.
    Leave,
    /// Bring decks and settings back to the moment that was asked about.
    Restore,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Show => "command-backups",
            Self::Make => "command-back-up",
            Self::Ask(_) | Self::Restore => "command-restore",
            Self::Leave => "command-cancel",
        }
    }
}

//! What can be done with backups.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Copy what has changed into `backups/`.
    Make,
    /// Bring decks and settings back to the moment of a backup.
    Restore(String),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Make => "command-back-up",
            Self::Restore(_) => "command-restore",
        }
    }
}

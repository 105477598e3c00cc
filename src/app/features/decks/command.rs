//! What can be done with the list of decks.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Hide what is in the folder with this path, or show it.
    Fold(String),
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Fold(_) => "command-fold",
        }
    }
}

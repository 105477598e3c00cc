//! What can be done with a file that the student gives.

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Choose a file in a dialog.
    Open,
    /// The same, for notes of another program.
    Import,
    /// Look at a text that was pasted and is a list of notes.
    Look(String),
    /// Copy the deck that was given into the library.
    TakeDeck,
    /// Take the notes that were given into the library.
    TakeNotes,
    /// What may be notes is a text to make cards from.
    AsText,
    Leave,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open | Self::Look(_) => "command-open-text",
            Self::Import => "command-import-notes",
            Self::TakeDeck => "command-take-deck",
            Self::TakeNotes => "command-take-notes",
            Self::AsText => "command-as-text",
            Self::Leave => "command-cancel",
        }
    }
}

//! What can be chosen, for this machine and for the library.

use crate::library::{Machine, Settings};

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Machine(Box<Machine>),
    Library(Box<Settings>),
    /// Choose another library in a dialog.
    ChooseLibrary,
    OpenFolder,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Machine(_) | Self::Library(_) => "command-settings",
            Self::ChooseLibrary => "command-choose-library",
            Self::OpenFolder => "command-open-library",
        }
    }
}

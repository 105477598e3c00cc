//! What can go wrong with the folder on disk, said so that the student knows what was kept.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::foreign_files::Foreign;
use super::safe_paths::Odd;
use crate::deck::ReadError;
use crate::message::{Message, Tell};

/// Why something could not be done in the library. Nothing was changed.
#[derive(Debug, Error)]
pub enum LibraryError {
    #[error("{}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("there is no library at {}", .0.display())]
    Missing(PathBuf),
    #[error("{} is not empty and not a library", .0.display())]
    NotALibrary(PathBuf),
    #[error("the library is open in another window")]
    ReadOnly,
    #[error("{}:{fault}", path.display())]
    Deck { path: PathBuf, fault: ReadError },
    #[error("the deck could not be written: {0}")]
    Encode(#[from] ron::Error),
    #[error("{} can't be understood", .0.display())]
    Settings(PathBuf),
    #[error("{} can't be understood", .0.display())]
    Drafts(PathBuf),
    #[error("{} holds another deck", .0.display())]
    OtherDeck(PathBuf),
    #[error("{} has changed meanwhile", .0.display())]
    Changed(PathBuf),
    #[error("there is no deck {0} in the library any more")]
    NoDeck(String),
    #[error("there is no backup of {0}")]
    NoBackup(String),
}

impl LibraryError {
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    /// Whether another process was quicker, so that doing it again may do it.
    pub(super) fn is_lost_race(&self) -> bool {
        let Self::Write { source, .. } = self else { return false };
        matches!(source.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::AlreadyExists)
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }
}

/// The key of a sentence for what the system said, without its own words where it has a name.
#[must_use]
pub fn io_key(error: &io::Error) -> &'static str {
    if let Some(odd) = Odd::of(error) {
        return match odd {
            Odd::Outside => "io-outside",
            Odd::Link => "io-link",
            Odd::NoFile => "io-no-file",
        };
    }
    if let Some(foreign) = Foreign::of(error) {
        return foreign.key();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "io-not-found",
        io::ErrorKind::PermissionDenied => "io-permission",
        io::ErrorKind::IsADirectory => "io-directory",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "io-full",
        io::ErrorKind::ReadOnlyFilesystem => "io-read-only",
        io::ErrorKind::FileTooLarge => "io-too-large",
        io::ErrorKind::InvalidData => "io-not-text",
        io::ErrorKind::NotADirectory => "io-folder",
        io::ErrorKind::AlreadyExists => "io-exists",
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => "io-busy",
        io::ErrorKind::InvalidFilename => "io-name",
        io::ErrorKind::StaleNetworkFileHandle
        | io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable => "io-network",
        io::ErrorKind::UnexpectedEof => "io-end",
        _ => "io-other",
    }
}

/// What the system says, without the number that it has for it.
fn without_number(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().to_owned()
}

impl Tell for LibraryError {
    fn message(&self) -> Message {
        let io = |key, path: &Path, source: &io::Error| {
            Message::new(key)
                .with("path", path.display())
                .with("reason", io_key(source))
                .with("detail", without_number(source))
        };
        match self {
            Self::Read { path, source } => io("error-read", path, source),
            Self::Write { path, source } => io("error-write", path, source),
            Self::Missing(path) => Message::new("error-no-library").with("path", path.display()),
            Self::NotALibrary(path) => {
                Message::new("error-not-a-library").with("path", path.display())
            }
            Self::ReadOnly => Message::new("error-read-only"),
            Self::Deck { path, fault } => {
                let mut message = fault.message();
                message.arguments.push(("path", path.display().to_string()));
                message
            }
            Self::Encode(detail) => Message::new("error-encode").with("detail", detail),
            Self::Settings(path) => Message::new("error-settings").with("path", path.display()),
            Self::NoDeck(title) => Message::new("error-no-deck-there").with("title", title),
            Self::Drafts(path) => Message::new("error-drafts").with("path", path.display()),
            Self::NoBackup(moment) => Message::new("error-no-backup").with("moment", moment),
            Self::Changed(path) => Message::new("error-changed").with("path", path.display()),
            Self::OtherDeck(path) => Message::new("error-other-deck").with("path", path.display()),
        }
    }
}

/// Something in the library that needs the student's attention; the file was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub path: PathBuf,
    /// Line and column, from 1, where there are any.
    pub place: Option<(usize, usize)>,
    pub message: Message,
    /// Whether a part of the library could not be used because of it.
    pub serious: bool,
}

impl Problem {
    /// `file:line:column`, as compilers write it.
    #[must_use]
    pub fn location(&self) -> String {
        match self.place {
            Some((line, column)) => format!("{}:{line}:{column}", self.path.display()),
            None => self.path.display().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_a_place_as_compilers_write_it() {
        let problem = |place| Problem {
            path: "decks/a.ron".into(),
            place,
            message: Message::new("error-read"),
            serious: true,
        };
        assert_eq!(problem(Some((3, 7))).location(), "decks/a.ron:3:7");
        assert_eq!(problem(None).location(), "decks/a.ron");
    }

    #[test]
    fn a_full_disk_is_told_from_one_that_can_t_be_written() {
        let key = |kind: io::ErrorKind| io_key(&kind.into());
        assert_eq!(key(io::ErrorKind::StorageFull), "io-full");
        assert_eq!(key(io::ErrorKind::QuotaExceeded), "io-full");
        assert_eq!(key(io::ErrorKind::ReadOnlyFilesystem), "io-read-only");
        assert_eq!(key(io::ErrorKind::Unsupported), "io-other");
        assert_eq!(io_key(&Foreign::Pdf.into()), "io-pdf");
    }
}

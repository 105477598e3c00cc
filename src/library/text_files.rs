//! Reading a student's text files, and saying where a text could not be read.
//!
//! What is not text, and what is larger than [`LARGEST_TEXT`], is an error.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::atomic_files;
use super::encoding::{self, Bad};
use super::error::LibraryError;
use super::foreign_files::Foreign;
use crate::message::{Message, Tell};

/// The longest text that is read, in bytes: two hundred long textbooks.
pub const LARGEST_TEXT: u64 = 256 * 1024 * 1024;

/// A text that was read.
#[derive(Debug, Clone)]
pub struct ReadText {
    pub text: String,
    /// What of it could not be read.
    pub damage: Option<Unreadable>,
}

/// Bytes of a text that are none of its encoding's, and stand in it as “�”.
#[derive(Debug, Clone)]
pub struct Unreadable {
    path: PathBuf,
    count: usize,
    /// The line of the first.
    line: usize,
}

impl Tell for Unreadable {
    fn message(&self) -> Message {
        Message::new("text-unreadable")
            .with("path", self.path.display())
            .with("count", self.count)
            .with("line", self.line)
    }
}

/// Reads a text file.
///
/// # Errors
/// When it can't be read, is a folder, is too large or is no text.
pub fn read_text(path: &Path) -> Result<ReadText, LibraryError> {
    let bytes = atomic_files::read(path).and_then(within);
    bytes.and_then(|bytes| decoded(&bytes, path)).map_err(LibraryError::read(path))
}

/// The texts that `path` means: itself, or all `.txt` and `.md` files below a folder, in the order
/// of their names, without hidden ones.
///
/// # Errors
/// When a folder can't be read.
pub fn texts_in(path: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in atomic_files::entries(&folder).map_err(LibraryError::read(&folder))? {
            let hidden = entry.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            let text = entry
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"));
            // A link to a folder could lead back up.
            if entry.is_dir() && !entry.is_symlink() && !hidden {
                folders.push(entry);
            } else if text && !hidden && entry.is_file() {
                found.push(entry);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a text from a stream (the standard input).
///
/// # Errors
/// As [`read_text`], of which `name` is then the path.
pub fn read_text_from(stream: impl Read, name: &str) -> Result<ReadText, LibraryError> {
    let mut bytes = Vec::new();
    let read = stream.take(LARGEST_TEXT + 1).read_to_end(&mut bytes);
    let path = Path::new(name);
    let text = read.and_then(|_| within(bytes)).and_then(|bytes| decoded(&bytes, path));
    text.map_err(LibraryError::read(path))
}

fn within(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if bytes.len() as u64 > LARGEST_TEXT {
        Err(io::ErrorKind::FileTooLarge.into())
    } else {
        Ok(bytes)
    }
}

fn decoded(bytes: &[u8], path: &Path) -> io::Result<ReadText> {
    if let Some(foreign) = Foreign::told(bytes) {
        return Err(foreign.into());
    }
    let decoded = encoding::decode(bytes)?;
    let damage =
        decoded.bad.map(|Bad { count, line }| Unreadable { path: path.to_owned(), count, line });
    Ok(ReadText { text: decoded.text, damage })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_of_a_text_is_said_with_its_line() {
        let bytes = "Fièvre élevée.\nTempérature : 37 ".as_bytes();
        let bytes = [bytes, b"\xb0C"].concat();
        let read = read_text_from(&*bytes, "cours.txt").unwrap();
        assert_eq!(read.text, "Fièvre élevée.\nTempérature : 37 �C");
        let message = read.damage.unwrap().message();
        let told = [("path", "cours.txt"), ("count", "1"), ("line", "2")];
        assert_eq!(message.arguments, told.map(|(name, value)| (name, value.to_owned())));
        assert!(read_text_from(&b"fi\xe8vre"[..], "cours.txt").unwrap().damage.is_none());
    }
}

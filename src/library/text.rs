//! A student's text file as Unicode, whatever it was saved as.
//!
//! UTF-8 with or without a mark, UTF-16 of either order, and Windows-1252 (which covers
//! Latin-1). Refuses what is not text, so that nobody gets cards from a picture, and texts over
//! [`LARGEST_TEXT`].

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::LibraryError;
use super::files;
use super::foreign::Foreign;

/// The longest text that is read, in bytes: two hundred long textbooks.
pub const LARGEST_TEXT: u64 = 256 * 1024 * 1024;

/// Reads a text file.
///
/// # Errors
/// When it can't be read, is a folder, is too large or is no text.
pub fn read_text(path: &Path) -> Result<String, LibraryError> {
    let bytes = files::read(path).and_then(within);
    bytes.and_then(|bytes| decode(&bytes)).map_err(LibraryError::read(path))
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
        for entry in files::entries(&folder).map_err(LibraryError::read(&folder))? {
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
pub fn read_text_from(stream: impl Read, name: &str) -> Result<String, LibraryError> {
    let mut bytes = Vec::new();
    let read = stream.take(LARGEST_TEXT + 1).read_to_end(&mut bytes);
    let text = read.and_then(|_| within(bytes)).and_then(|bytes| decode(&bytes));
    text.map_err(LibraryError::read(Path::new(name)))
}

fn within(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if bytes.len() as u64 > LARGEST_TEXT {
        Err(io::ErrorKind::FileTooLarge.into())
    } else {
        Ok(bytes)
    }
}

fn decode(bytes: &[u8]) -> io::Result<String> {
    if let Some(foreign) = Foreign::told(bytes) {
        return Err(foreign.into());
    }
    let text = if let Ok(text) = std::str::from_utf8(bytes) {
        text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()
    } else {
        let encoding = match bytes {
            [0xff, 0xfe, ..] => UTF_16LE,
            [0xfe, 0xff, ..] => UTF_16BE,
            _ if zeros(bytes, 1) => UTF_16LE,
            _ if zeros(bytes, 0) => UTF_16BE,
            _ => WINDOWS_1252,
        };
        encoding.decode(bytes).0.into_owned()
    };
    if is_text(&text) { Ok(text) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Whether most bytes at odd (1) or even (0) places are zero: UTF-16 of a European language.
fn zeros(bytes: &[u8], from: usize) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let places = sample.iter().skip(from).step_by(2);
    sample.len() >= 4 && places.clone().filter(|byte| **byte == 0).count() * 10 > places.count() * 7
}

/// Text has next to no control characters and no large share of unreadable ones.
fn is_text(text: &str) -> bool {
    let (mut odd, mut count) = (0_usize, 0_usize);
    for c in text.chars() {
        count += 1;
        let control =
            c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}');
        odd += usize::from(control || c == '\u{fffd}');
    }
    odd * 100 <= count
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "L’œdème aigu du poumon : « une urgence ».\n";

    fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff_u16);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn usual_encodings_are_understood() {
        assert_eq!(decode(TEXT.as_bytes()).unwrap(), TEXT);
        assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes()).unwrap(), TEXT);
        for little in [true, false] {
            assert_eq!(decode(&utf16(TEXT, true, little)).unwrap(), TEXT);
            assert_eq!(decode(&utf16("été à Évian", false, little)).unwrap(), "été à Évian");
        }
        assert_eq!(decode(b"l'\xe9t\xe9 \x9cuf").unwrap(), "l'été œuf");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 1, 2, 3, 4, 0x90, 0x81]].concat();
        assert_eq!(decode(&png).unwrap_err().kind(), io::ErrorKind::InvalidData);
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i * 7919 % 251) as u8).collect();
        assert!(decode(&noise).is_err());
        assert!(decode(&vec![0; 1000]).is_err());
    }
}

//! Files that are no text, told by their first bytes for what they are, so that a student hears
//! what to do with them.
//!
//! A name proves nothing: what is told here are the marks that each kind of file begins with, and
//! the names that a packed one lists within.

use std::io;

use thiserror::Error;

/// What a file is that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum Foreign {
    #[error("it is a PDF")]
    Pdf,
    /// Of a word processor, a presentation or a sheet.
    #[error("it is an office document")]
    Office,
    #[error("it is an RTF document")]
    Rtf,
    #[error("it is a book (EPUB)")]
    Book,
    #[error("it is a package of Anki")]
    Anki,
    #[error("it is a picture")]
    Picture,
    #[error("it is a recording")]
    Recording,
    #[error("it is an archive")]
    Archive,
}

/// How many bytes of a packed file are looked through at either end.
const AROUND: usize = 256 * 1024;

/// What a packed file of a kind lists within.
const PACKED: [(&[u8], Foreign); 8] = [
    (b"collection.anki2", Foreign::Anki),
    (b"word/document.xml", Foreign::Office),
    (b"ppt/presentation.xml", Foreign::Office),
    (b"xl/workbook.xml", Foreign::Office),
    (b"mimetypeapplication/vnd.oasis.opendocument", Foreign::Office),
    (b"Index/Document.iwa", Foreign::Office),
    (b"mimetypeapplication/epub+zip", Foreign::Book),
    (b"META-INF/container.xml", Foreign::Book),
];

/// What a file of a kind begins with.
const MARKS: [(&[u8], Foreign); 20] = [
    (b"%PDF-", Foreign::Pdf),
    (b"{\\rtf", Foreign::Rtf),
    // Documents of Word, Excel and PowerPoint before 2007.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::Office),
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"OggS\0", Foreign::Recording),
    (b"fLaC\0", Foreign::Recording),
    (b"ID3\x02", Foreign::Recording),
    (b"ID3\x03", Foreign::Recording),
    (b"ID3\x04", Foreign::Recording),
    (b"\x1a\x45\xdf\xa3", Foreign::Recording),
    (b"\x1f\x8b\x08", Foreign::Archive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"\xfd7zXZ\0", Foreign::Archive),
    (b"\x28\xb5\x2f\xfd", Foreign::Archive),
];

impl Foreign {
    /// What these bytes of a file are; none: nothing that is told here, perhaps a text.
    pub(super) fn told(bytes: &[u8]) -> Option<Self> {
        // Some programs write a blank or a mark before what a file begins with.
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let begins = |mark: &[u8]| bytes.starts_with(mark) || text.starts_with(mark);
        if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| begins(mark)) {
            return Some(*kind);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            // Packed files name what they hold before it, and once more in a list at their end.
            let head = bytes.get(..bytes.len().min(AROUND)).unwrap_or_default();
            let tail = bytes.get(bytes.len().saturating_sub(AROUND)..).unwrap_or_default();
            let holds =
                |part: &[u8], name: &[u8]| part.windows(name.len()).any(|found| found == name);
            let lists = |name: &[u8]| holds(head, name) || holds(tail, name);
            let packed = PACKED.iter().find(|(name, _)| lists(name));
            return Some(packed.map_or(Self::Archive, |(_, kind)| *kind));
        }
        let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(mark));
        if at(4, b"ftyp") && bytes.starts_with(&[0, 0]) {
            let pictures: [&[u8]; 4] = [b"heic", b"heix", b"mif1", b"avif"];
            let picture = pictures.iter().any(|brand| at(8, brand));
            return Some(if picture { Self::Picture } else { Self::Recording });
        }
        if bytes.starts_with(b"RIFF") && bytes.get(4..8).is_some_and(|size| size.contains(&0)) {
            return Some(if at(8, b"WEBP") { Self::Picture } else { Self::Recording });
        }
        let bitmap = bytes.starts_with(b"BM") && at(6, b"\0\0\0\0");
        let tar = at(257, b"ustar");
        if bitmap { Some(Self::Picture) } else { tar.then_some(Self::Archive) }
    }

    /// Of an error that says so.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }

    /// The key of the sentence that says what it is and what to do.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Pdf => "io-pdf",
            Self::Office => "io-office",
            Self::Rtf => "io-rtf",
            Self::Book => "io-book",
            Self::Anki => "io-anki",
            Self::Picture => "io-picture",
            Self::Recording => "io-recording",
            Self::Archive => "io-archive",
        }
    }
}

impl From<Foreign> for io::Error {
    fn from(foreign: Foreign) -> Self {
        Self::new(io::ErrorKind::InvalidData, foreign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend_from_slice(b"PK\x03\x04\x14\0\0\0\x08\0");
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(&[0x9d, 0x53, 0, 1]);
        }
        bytes
    }

    #[test]
    fn files_are_told_by_what_they_begin_with() {
        let told = |bytes: &[u8]| Foreign::told(bytes);
        assert_eq!(told(b"%PDF-1.7\n%\xe2\xe3"), Some(Foreign::Pdf));
        assert_eq!(told(b"\n%PDF-1.4"), Some(Foreign::Pdf));
        assert_eq!(told(b"{\\rtf1\\ansi L'aorte}"), Some(Foreign::Rtf));
        assert_eq!(told(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(Foreign::Picture));
        assert_eq!(told(b"\0\0\0\x18ftypheic\0"), Some(Foreign::Picture));
        assert_eq!(told(b"\0\0\0\x18ftypmp42\0"), Some(Foreign::Recording));
        assert_eq!(told(b"RIFF\x24\0\0\0WEBPVP8 "), Some(Foreign::Picture));
        assert_eq!(told(b"\x1f\x8b\x08\0"), Some(Foreign::Archive));
        let packed = |names: &[&str]| Foreign::told(&zip(names));
        let word = ["[Content_Types].xml", "word/document.xml"];
        assert_eq!(packed(&word), Some(Foreign::Office));
        assert_eq!(
            packed(&["mimetypeapplication/vnd.oasis.opendocument.text"]),
            Some(Foreign::Office)
        );
        assert_eq!(packed(&["collection.anki21", "collection.anki2"]), Some(Foreign::Anki));
        assert_eq!(packed(&["mimetypeapplication/epub+zip"]), Some(Foreign::Book));
        assert_eq!(packed(&["notes.txt"]), Some(Foreign::Archive));
    }

    #[test]
    fn texts_are_not_taken_for_other_files() {
        for text in [
            "",
            "BM : bilan martial, ferritine",
            "PK : pharmacocinétique",
            "RIFF : syndrome",
            "ID3 est un gène",
            "{{c1::rtf}}",
            "MM* et II*",
            "GIF : facteur intrinsèque gastrique",
            "Les ftyp sont rares",
            "Le format %PDF- est décrit ailleurs.",
        ] {
            assert_eq!(Foreign::told(text.as_bytes()), None, "{text}");
        }
    }
}

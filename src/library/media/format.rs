//! What kind of file a picture or a sound is, by its first bytes: names can say anything.

/// A kind of file that can be put beside the decks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Png,
    Jpeg,
    Webp,
    Gif,
    Svg,
    Wav,
    Mp3,
    Ogg,
    Flac,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Png,
        Self::Jpeg,
        Self::Webp,
        Self::Gif,
        Self::Svg,
        Self::Wav,
        Self::Mp3,
        Self::Ogg,
        Self::Flac,
    ];

    /// How the names of its files end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
            Self::Wav => "wav",
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
            Self::Flac => "flac",
        }
    }

    /// Whether it is to be heard, not to be seen.
    #[must_use]
    pub fn is_sound(self) -> bool {
        matches!(self, Self::Wav | Self::Mp3 | Self::Ogg | Self::Flac)
    }

    /// The kind of a file with these bytes; none where it is of no kind that is known.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        let riff = |kind: &[u8]| starts(b"RIFF") && bytes.get(8..12) == Some(kind);
        if starts(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if starts(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if riff(b"WEBP") {
            Some(Self::Webp)
        } else if starts(b"GIF87a") || starts(b"GIF89a") {
            Some(Self::Gif)
        } else if riff(b"WAVE") {
            Some(Self::Wav)
        } else if starts(b"OggS") {
            Some(Self::Ogg)
        } else if starts(b"fLaC") {
            Some(Self::Flac)
        } else if starts(b"ID3") || is_mpeg_frame(bytes) {
            Some(Self::Mp3)
        } else if is_svg(bytes) {
            Some(Self::Svg)
        } else {
            None
        }
    }

    /// The kind of a file with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        if extension.eq_ignore_ascii_case("jpeg") {
            return Some(Self::Jpeg);
        }
        Self::ALL.into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }
}

/// Whether a frame of MPEG sound of layer III begins here: eleven bits that are set, a version, the
/// layer, and no rate that is not allowed.
fn is_mpeg_frame(bytes: &[u8]) -> bool {
    let [0xff, second, third, ..] = *bytes else { return false };
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    let (rate, sampling) = (third >> 4, (third >> 2) & 3);
    second & 0xe0 == 0xe0 && version != 1 && layer == 1 && !matches!(rate, 0 | 15) && sampling != 3
}

/// Whether the first element of what seems to be XML is `svg`.
fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    // The cut may have gone through a character.
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start();
    if !rest.starts_with('<') {
        return false;
    }
    while let Some(after) = rest.strip_prefix('<') {
        let skipped = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map(|(_, rest)| rest)
        } else if after.starts_with('?') {
            after.split_once("?>").map(|(_, rest)| rest)
        } else if after.starts_with('!') {
            // Declarations of Adobe's programs have brackets of their own.
            match after.split_once(['[', '>']) {
                Some((_, rest)) if after.find('[') < after.find('>') && after.contains('[') => {
                    rest.split_once("]>").map(|(_, rest)| rest)
                }
                found => found.map(|(_, rest)| rest),
            }
        } else {
            let name = after.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
            return name.is_some_and(|name| name.rsplit(':').next() == Some("svg"));
        };
        let Some(after) = skipped else { return false };
        rest = after.trim_start();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_is_in_them() {
        for (bytes, format) in [
            (&b"\x89PNG\r\n\x1a\n.."[..], Some(Format::Png)),
            (b"\xff\xd8\xff\xe0..JFIF", Some(Format::Jpeg)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(Format::Webp)),
            (b"RIFF\0\0\0\0WAVEfmt ", Some(Format::Wav)),
            (b"RIFF\0\0\0\0AVI LIST", None),
            (b"GIF89a", Some(Format::Gif)),
            (b"OggS\0", Some(Format::Ogg)),
            (b"fLaC\0", Some(Format::Flac)),
            (b"ID3\x04", Some(Format::Mp3)),
            (b"\xff\xfb\x90\x64", Some(Format::Mp3)),
            (b"\xff\xff\xff\xff", None),
            (b"\xff\xfe<\0s\0v\0g\0", None),
            (b"%PDF-1.7", None),
            (b"", None),
        ] {
            assert_eq!(Format::of(bytes), format, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_drawing_is_known_after_whatever_stands_before_it() {
        for text in [
            "<svg xmlns='x'/>",
            "\u{feff}  <?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE svg PUBLIC \"a\">\n<svg>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg:svg>",
        ] {
            assert_eq!(Format::of(text.as_bytes()), Some(Format::Svg), "{text}");
        }
        for text in ["<html><svg/></html>", "svg", "<!-- <svg>", "a < svg", "<"] {
            assert_eq!(Format::of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn names_say_what_is_expected() {
        assert_eq!(Format::of_name("a.JPEG"), Some(Format::Jpeg));
        assert_eq!(Format::of_name("a.b.Svg"), Some(Format::Svg));
        assert_eq!(Format::of_name("png"), None);
        for format in Format::ALL {
            assert_eq!(Format::of_name(&format!("a.{}", format.extension())), Some(format));
        }
    }
}

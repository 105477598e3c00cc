//! Bytes as Unicode, whatever encoding a text was saved in.
//!
//! UTF-8 with or without a mark, and with a few bytes that are none; UTF-16 of either order; and
//! the old encodings of French, told apart by what their characters would be in the words. What
//! is no text is an error, so that nobody gets cards from a picture.

use std::io;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What DOS and its terminals wrote in Western Europe: bytes 0x80 to 0xff.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// What stands beside words and numbers, never within a word.
const SIGNS: &str = "\u{a0}–—…•·×±≤≥€§½¼¾²³°™®";

/// What bytes from 0x80 on mean.
type Upper = Vec<char>;

/// Bytes as text; and, where some were no text, how many and the line of the first.
pub(super) struct Decoded {
    pub text: String,
    pub bad: Option<Bad>,
}

/// Bytes that were none of a text's, and are shown as “�”.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bad {
    pub count: usize,
    /// The line of the first, from one on.
    pub line: usize,
}

pub(super) fn decode(bytes: &[u8]) -> io::Result<Decoded> {
    let utf16 = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ if zeros(bytes, 1) => Some(UTF_16LE),
        _ if zeros(bytes, 0) => Some(UTF_16BE),
        _ => None,
    };
    let (text, bad) = match utf16 {
        Some(encoding) => (encoding.decode(bytes).0.into_owned(), None),
        None => match utf8(bytes) {
            Some((text, bad)) => (text, bad),
            None => (old(bytes), None),
        },
    };
    // The bytes that are replaced have been weighed.
    let forgiven = bad.map_or(0, |bad| bad.count);
    if is_text(&text, forgiven) {
        Ok(Decoded { text, bad })
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

/// Text in UTF-8, where its characters of several bytes are more than the bytes that can't be: old
/// encodings have next to none of them by chance.
fn utf8(bytes: &[u8]) -> Option<(String, Option<Bad>)> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (mut text, mut good) = (String::with_capacity(bytes.len()), 0);
    let mut bad: Option<Bad> = None;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let line = || 1 + text.bytes().filter(|byte| *byte == b'\n').count();
            bad.get_or_insert_with(|| Bad { count: 0, line: line() }).count += 1;
            text.push('\u{fffd}');
        }
    }
    bad.is_none_or(|bad| bad.count < good).then_some((text, bad))
}

/// Text in the old encoding in which it reads best.
fn old(bytes: &[u8]) -> String {
    let known = [WINDOWS_1252, ISO_8859_15, MACINTOSH];
    let mut best = upper_of(WINDOWS_1252);
    let mut most = i64::MIN;
    for upper in known.map(upper_of).into_iter().chain([CP850.chars().collect()]) {
        let score = score(bytes, &upper);
        if score > most {
            (best, most) = (upper, score);
        }
    }
    bytes.iter().map(|byte| char_of(*byte, &best)).collect()
}

fn upper_of(encoding: &'static Encoding) -> Upper {
    let of = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
    (0x80..=0xff).map(|byte| of(byte).unwrap_or('\u{fffd}')).collect()
}

fn char_of(byte: u8, upper: &[char]) -> char {
    let above = byte.checked_sub(0x80).and_then(|at| upper.get(usize::from(at)));
    above.copied().unwrap_or(char::from(byte))
}

/// How well the bytes from 0x80 on sit among their neighbours.
fn score(bytes: &[u8], upper: &[char]) -> i64 {
    let at = |place: Option<usize>| {
        place.and_then(|place| bytes.get(place)).map_or(' ', |byte| char_of(*byte, upper))
    };
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    high.map(|(place, byte)| {
        weight(at(place.checked_sub(1)), char_of(*byte, upper), at(place.checked_add(1)))
    })
    .sum()
}

/// What speaks for a character between its neighbours, in French or English.
fn weight(before: char, c: char, after: char) -> i64 {
    let (lower, letters) = (before.is_lowercase(), before.is_alphabetic() && after.is_alphabetic());
    match c {
        _ if c.is_lowercase() && after.is_uppercase() => -2,
        'é' | 'è' | 'à' | 'ê' | 'ç' | 'ù' | 'â' | 'î' | 'ô' | 'û' | 'ë' | 'ï'
            if !before.is_numeric() =>
        {
            3
        }
        // « cœur », « œdème », « fœtus »; never alone.
        'œ' if "udistcnl".contains(after) => 3,
        'É' | 'È' | 'À' | 'Ê' | 'Ç' | 'Î' | 'Ô' | 'Œ' if !lower && after.is_alphabetic() => {
            2
        }
        'À' | 'É' if !lower => 1,
        '’' | '‘' if before.is_alphabetic() || after.is_alphabetic() => 3,
        'µ' if !before.is_alphabetic() && after.is_alphabetic() => 2,
        '«' | '“' if !before.is_alphabetic() => 2,
        '»' | '”' if !after.is_alphabetic() => 2,
        _ if SIGNS.contains(c) && !letters => 2,
        'ä' | 'ö' | 'ü' | 'ñ' | 'á' | 'í' | 'ó' | 'ú' | 'æ' | 'ß' => 1,
        _ if c.is_control() || c == '\u{fffd}' => -6,
        _ if c.is_uppercase() && lower => -4,
        _ if c.is_alphabetic() => -1,
        _ => -3,
    }
}

/// Whether most bytes at odd (1) or even (0) places are zero: UTF-16 of a European language.
fn zeros(bytes: &[u8], from: usize) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let places = sample.iter().skip(from).step_by(2);
    sample.len() >= 4 && places.clone().filter(|byte| **byte == 0).count() * 10 > places.count() * 7
}

/// Text has next to no control characters and no large share of unreadable ones; so many are
/// forgiven.
fn is_text(text: &str, forgiven: usize) -> bool {
    let (mut odd, mut count) = (0_usize, 0_usize);
    for c in text.chars() {
        count += 1;
        let control =
            c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}');
        odd += usize::from(control || c == '\u{fffd}');
    }
    odd.saturating_sub(forgiven) * 100 <= count
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "L’œdème aigu du poumon : « une urgence ».\n";

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff_u16);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    /// A text as an old program would save it.
    fn saved(text: &str, upper: &[char]) -> Vec<u8> {
        let byte = |c: char| match upper.iter().position(|there| *there == c) {
            Some(at) => u8::try_from(0x80 + at).unwrap(),
            None => u8::try_from(c).ok().filter(u8::is_ascii).unwrap(),
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn usual_encodings_are_understood() {
        assert_eq!(text(TEXT.as_bytes()), TEXT);
        assert_eq!(text(format!("\u{feff}{TEXT}").as_bytes()), TEXT);
        for little in [true, false] {
            assert_eq!(text(&utf16(TEXT, true, little)), TEXT);
            assert_eq!(text(&utf16("été à Évian", false, little)), "été à Évian");
            // With a mark, whatever letters it has.
            assert_eq!(text(&utf16("Температура ≥ 38", true, little)), "Температура ≥ 38");
        }
        assert_eq!(text(b"l'\xe9t\xe9 \x9cuf"), "l'été œuf");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn a_stray_byte_spoils_itself_only() {
        let bytes = [TEXT.as_bytes(), b"37 \xb0C \xe0 l'arriv\xe9e\n", TEXT.as_bytes()].concat();
        let Decoded { text, bad } = decode(&bytes).unwrap();
        assert_eq!(text, format!("{TEXT}37 �C � l'arriv�e\n{TEXT}"));
        assert_eq!(bad, Some(Bad { count: 3, line: 2 }));
        // A character that was cut in two counts once.
        let cut = decode("été à l’hôpital…".as_bytes().split_last().unwrap().1).unwrap();
        assert_eq!(cut.text, "été à l’hôpital�");
        assert_eq!(cut.bad, Some(Bad { count: 1, line: 1 }));
        assert_eq!(decode(TEXT.as_bytes()).unwrap().bad, None);
    }

    #[test]
    fn old_encodings_are_told_apart_by_their_words() {
        let (windows, latin9) = (upper_of(WINDOWS_1252), upper_of(ISO_8859_15));
        let (mac, dos): (Upper, Upper) = (upper_of(MACINTOSH), CP850.chars().collect());
        assert_eq!(dos.len(), 128);
        let french = [
            "Pénicilline : 2 µg/L à 37 °C, œdème « aigu ».",
            "L’hémoglobine est élevée chez l’hôte immunodéprimé.",
            "Écoutez le cœur : souffle systolique, fièvre à 39°.",
            "Ça dépend du maïs, de la Noël et de l'île.",
            "ÉTÉ, DÉCÈS, À JEUN",
            "la durée",
            "½ comprimé le soir",
            "25 € la boîte",
        ];
        let english = [
            "The patient’s naïve T cells – “resting” – at 37 °C",
            "Sjögren, Ménière",
            "‘resting’ cells",
        ];
        let mut tried = 0;
        for (name, upper) in
            [("windows", &windows), ("latin9", &latin9), ("mac", &mac), ("dos", &dos)]
        {
            for sentence in french.into_iter().chain(english) {
                if sentence.chars().all(|c| c.is_ascii() || upper.contains(&c)) {
                    assert_eq!(text(&saved(sentence, upper)), sentence, "{name}");
                    tried += 1;
                }
            }
        }
        assert!(tried >= 28, "{tried}");
    }

    #[test]
    fn a_sign_is_believed_where_it_may_stand() {
        // A unit begins with it; within a word it is none.
        assert!(weight(' ', 'µ', 'g') > 0 && weight('a', 'µ', 'g') < 0);
        assert!(weight(' ', '«', ' ') > 0 && weight('a', '«', ' ') < 0);
        assert!(weight('l', 'É', 't') < 0 && weight(' ', 'É', 't') > 0);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 1, 2, 3, 4, 0x90, 0x81]].concat();
        assert_eq!(decode(&png).err().unwrap().kind(), io::ErrorKind::InvalidData);
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i * 7919 % 251) as u8).collect();
        assert!(decode(&noise).is_err());
        assert!(decode(&vec![0; 1000]).is_err());
    }
}

//! What is drawn around a heading: « >>> 1. Bilan », « --- Bilan --- », « [BILAN] », « ~ Bilan ~ ».
//!
//! Says where the words stand between the signs. Whether the line heads others,
//! `signed_headings.rs` says: a sign on both sides is drawn for that alone, one before the words
//! may be a bullet.

use super::heading_shape::is_capitals;
use super::mark::{Shape, number};

/// How a line is drawn, and where its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) sign: char,
    pub(super) shape: Shape,
    /// Bytes of the words, without their number.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Signs of which two or more are drawn before the words.
const RUNS: &[char] = &['>', '-', '*', '~', '+', '/', ':', '=', '–', '—', '•', '■', '_', '·'];
/// As many and more look alike.
const MOST: usize = 9;
/// Signs of which one stands on each side.
const SIDES: &[char] = &['~', '*', '-', '=', '+', '–', '—', '•', '■', '○', '●', '◆', '►', '/', '_'];
/// Signs that fill the rest of a line.
const FILLS: &[char] = &['-', '=', '~', '*', '#', '–', '—'];
const BRACKETS: &[(char, char)] = &[('[', ']'), ('<', '>'), ('{', '}'), ('【', '】'), ('|', '|')];

/// How `content`, a line without its indent, is drawn.
pub(super) fn drawn(content: &str) -> Option<Drawn> {
    let content = content.trim_end();
    let sign = content.chars().next()?;
    let found = sides(content, sign)
        .or_else(|| bracketed(content, sign))
        .or_else(|| run(content, sign))
        .or_else(|| filled(content))?;
    let words = content.get(found.start..found.end)?;
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2).then_some(found)
}

/// The words between `start` and `end`, without spaces and their number.
fn inside(content: &str, sign: char, shape: Shape, start: usize, end: usize) -> Option<Drawn> {
    let words = content.get(start..end)?;
    let open = words.trim_start();
    let from = start + words.len() - open.len();
    let open = open.trim_end();
    let numbered = number(open).map_or(0, |mark| mark.length);
    Some(Drawn { sign, shape, start: from + numbered, end: from + open.len() })
}

/// « --- Bilan --- », « ~ Bilan ~ »; emphasis touches its words, and is none.
fn sides(content: &str, sign: char) -> Option<Drawn> {
    if !SIDES.contains(&sign) {
        return None;
    }
    let before = content.len() - content.trim_start_matches(sign).len();
    let after = content.trim_end_matches(sign).len();
    let words = content.get(before..after)?;
    let apart = words.starts_with(' ') && words.ends_with(' ');
    // « - de 5 - » could be two signs of one's arithmetic; words are between these.
    let closed = after < content.len() && apart && !words.contains(sign);
    closed.then(|| inside(content, sign, Shape::Both, before, after)).flatten()
}

/// « [BILAN] », « << Bilan >> »: the line as a whole.
fn bracketed(content: &str, sign: char) -> Option<Drawn> {
    let (open, close) = BRACKETS.iter().copied().find(|(open, _)| *open == sign)?;
    let before = content.len() - content.trim_start_matches(open).len();
    let after = content.trim_end_matches(close).len();
    let words = content.get(before..after)?;
    let bare = !words.contains([open, close, '=', '"', '/', '|', '%']);
    // « <div> » is a tag, « |---| » a table's rule, « | Signe | » the one column of a table.
    let named = match sign {
        '<' => before >= 2,
        '{' => before == 1,
        '|' => is_capitals(words.trim()),
        _ => before <= 2,
    };
    (after < content.len() && bare && named)
        .then(|| inside(content, sign, Shape::Bracket, before, after))
        .flatten()
}

/// « >> Bilan », « --- a) septique »; an arrow is none, nor is emphasis.
fn run(content: &str, sign: char) -> Option<Drawn> {
    if !RUNS.contains(&sign) {
        return None;
    }
    let rest = content.trim_start_matches(sign);
    let bytes = content.len() - rest.len();
    let signs = bytes / sign.len_utf8();
    let touching = sign == '>' && rest.starts_with(char::is_alphanumeric);
    let spaced = rest.starts_with([' ', '\u{a0}', '\t']);
    if signs < 2 || !(spaced || touching) {
        return None;
    }
    let shape = Shape::Run(u8::try_from(signs.min(MOST)).unwrap_or(u8::MAX));
    inside(content, sign, shape, bytes, content.len())
}

/// « Bilan ---------- »
fn filled(content: &str) -> Option<Drawn> {
    let sign = content.chars().next_back().filter(|sign| FILLS.contains(sign))?;
    let words = content.trim_end_matches(sign);
    let signs = (content.len() - words.len()) / sign.len_utf8();
    (signs >= 3 && words.ends_with(' ') && content.starts_with(char::is_alphanumeric))
        .then(|| inside(content, sign, Shape::Both, 0, words.len()))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(content: &str) -> Option<(char, Shape, &str)> {
        drawn(content).map(|drawn| (drawn.sign, drawn.shape, &content[drawn.start..drawn.end]))
    }

    #[test]
    fn signs_are_taken_off() {
        for (line, sign, shape, words) in [
            (">>> 1. BILAN", '>', Shape::Run(3), "BILAN"),
            (">>Bilan", '>', Shape::Run(2), "Bilan"),
            ("--- a) septique", '-', Shape::Run(3), "septique"),
            ("// Bilan", '/', Shape::Run(2), "Bilan"),
            ("--- Bilan ---", '-', Shape::Both, "Bilan"),
            ("*** II. Bilan ***", '*', Shape::Both, "Bilan"),
            ("~ Bilan ~", '~', Shape::Both, "Bilan"),
            ("Bilan du jour -------", '-', Shape::Both, "Bilan du jour"),
            ("[BILAN]", '[', Shape::Bracket, "BILAN"),
            ("<< Bilan >>", '<', Shape::Bracket, "Bilan"),
            ("| BILAN |", '|', Shape::Bracket, "BILAN"),
        ] {
            assert_eq!(told(line), Some((sign, shape, words)), "{line}");
        }
    }

    #[test]
    fn what_is_written_is_not_drawn() {
        for line in [
            "- toux",
            "--> toux",
            "**Bilan**",
            "__Bilan__",
            "*toux*",
            "----------",
            "— 211 —",
            "<div>",
            "| Signe |",
            "|---|---|",
            "[1]",
            "[x] fait",
            "https://exemple.fr",
            "Nom : ______",
            "Bilan ....... 12",
            "A -> B",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}

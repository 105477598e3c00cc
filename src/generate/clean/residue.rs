//! What stands in a text and is not of it: page numbers, running heads, captions, menus, noise.
//!
//! The words that betray it are data: `assets/language/residue.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::line::{Line, LineKind};
use crate::deck::fold;

/// Words that betray a line, from the asset: the whole line, or how it begins.
struct Words {
    whole: HashSet<&'static str>,
    /// By their first three bytes, so that a line is compared with few.
    starts: HashMap<&'static [u8], Vec<&'static str>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let asset = include_str!("../../../assets/language/residue.txt");
    let mut words = Words { whole: HashSet::new(), starts: HashMap::new() };
    for line in asset.lines() {
        if let Some(whole) = line.strip_prefix("line: ") {
            words.whole.insert(whole.trim());
        } else if let Some(start) = line.strip_prefix("start: ") {
            let key = start.as_bytes().get(..3).unwrap_or(start.as_bytes());
            words.starts.entry(key).or_default().push(start.trim());
        }
    }
    words
});

pub(super) fn is_residue(content: &str) -> bool {
    let binary = |c: char| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
    if content.contains(binary) {
        return true;
    }
    let rule = content.len() >= 3
        && content.chars().all(|c| {
            matches!(c, '-' | '=' | '_' | '*' | '|' | ' ' | ':' | '~' | '+' | '^' | '"' | '#')
        });
    let tag =
        content.starts_with("<img") || content.starts_with("<!--") || content.starts_with("{.");
    let markup = (content.starts_with("{{")
        && content.ends_with("}}")
        && content.matches("}}").count() == 1)
        || content.starts_with("![")
        || content.starts_with("[^");
    let comment =
        content.starts_with("//") || content.starts_with("\\begin") || content.starts_with("\\end");
    let address = content.len() < 120
        && (content.contains("www.") || content.contains("://"))
        && !content.contains(' ');
    let mail = content.contains('@')
        && content.contains('.')
        && content.split_whitespace().count() <= 12
        && !content.contains("](");
    let trail = [" > ", " › ", " » "].iter().any(|mark| content.matches(mark).count() >= 2)
        && content.len() < 160;
    rule || trail
        || tag
        || markup
        || comment
        || address
        || mail
        || is_page_number(content)
        || !content.chars().any(char::is_alphanumeric)
        || is_noise(content)
        || is_code(content)
        || is_said_of_the_page(content)
        || is_signature(content)
}

/// A script's line: `const form = document.getElementById('x');`.
fn is_code(content: &str) -> bool {
    let keyword =
        ["const ", "let ", "var ", "function ", "return ", "import ", "if (", "for (", "else "]
            .iter()
            .any(|word| content.starts_with(word));
    let glued = ["();", "('", "(\"", "=>", "===", "&&", "});", "{ ", "() {", "[i]", "innerHTML"]
        .iter()
        .filter(|mark| content.contains(**mark))
        .count();
    let ends = content.ends_with([';', '{', '}', ')']);
    (keyword && ends && (glued > 0 || content.contains('='))) || (glued >= 2 && ends)
}

/// Menus, notices, identifiers: the page's words, not the author's.
pub(super) fn is_said_of_the_page(content: &str) -> bool {
    if content.len() > 240 || content.starts_with('#') {
        return false;
    }
    let head = content.trim_start_matches(['*', '_', ' ', '>']);
    // Most lines are known by their first letters to be the author's.
    let opening = fold(head.get(..upto(head, 6)).unwrap_or_default());
    let key = opening.as_bytes().get(..3);
    let short = content.len() <= 44;
    if !short && !key.is_some_and(|key| WORDS.starts.contains_key(key)) {
        return false;
    }
    let start = fold(head.get(..upto(head, 60)).unwrap_or_default());
    let bytes = start.as_bytes();
    if let Some(found) = bytes.get(..3).and_then(|key| WORDS.starts.get(key)) {
        let meant = |word: &str| {
            start.strip_prefix(word).is_some_and(|rest| {
                !word.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphabetic)
            })
        };
        if found.iter().any(|word| meant(word)) {
            return true;
        }
    }
    // A lone word of the list is a menu's, unless it is marked as the text's own heading.
    short && {
        let letters: String =
            start.chars().filter(|c| c.is_alphabetic() || *c == ' ' || *c == '-').collect();
        WORDS.whole.contains(letters.trim())
    }
}

/// `length` bytes, or less, up to a whole character.
fn upto(text: &str, length: usize) -> usize {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// « Dr A. Martin – Service de … »: who gives the course.
fn is_signature(content: &str) -> bool {
    let titled = ["Dr ", "Dr. ", "Pr ", "Pr. ", "Docteur ", "Professeur "]
        .iter()
        .any(|title| content.starts_with(title));
    titled
        && content.split_whitespace().count() <= 12
        && !content.ends_with('.')
        && !content.contains(" : ")
}

/// « Figure 2. … », « Tableau I : … »: the words under or over a picture.
pub(super) fn is_caption(text: &str) -> bool {
    let Some((word, rest)) = text.split_once([' ', '\u{a0}']) else { return false };
    let named = matches!(
        fold(word).trim_end_matches('.'),
        "figure"
            | "fig"
            | "tableau"
            | "tab"
            | "table"
            | "schema"
            | "encadre"
            | "photo"
            | "annexe"
            | "graphique"
            | "image"
            | "illustration"
            | "box"
            | "planche"
    );
    let number = rest.split([' ', '\u{a0}', '.', ':', ')']).next().unwrap_or_default();
    let counted = !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || "IVX-".contains(c) || c == 'a' || c == 'b');
    let after = rest.get(number.len()..).unwrap_or_default().trim_start();
    let parted = after.is_empty()
        || after.starts_with(['.', ':', '-', '–', '—', '(', ')'])
        || after.starts_with(char::is_uppercase);
    named && counted && parted
}

/// Lines that come back on each page: running heads and feet.
pub(super) fn set_aside(lines: &mut [Line<'_>]) {
    let shape = |line: &Line<'_>| -> Option<String> {
        let content = line.content.trim();
        let readable = matches!(line.kind, LineKind::Text { .. } | LineKind::Row(_));
        if !readable || content.len() > 110 || content.len() < 8 || content.ends_with(':') {
            return None;
        }
        let spaced: Vec<&str> = content.split_whitespace().collect();
        let words = spaced.join(" ");
        let shape: String = words.chars().filter(|c| !c.is_ascii_digit()).collect();
        let telling = content.contains(|c: char| c.is_ascii_digit() || "©–—|/".contains(c))
            || spaced.len() >= 4;
        (telling && shape.chars().filter(|c| c.is_alphabetic()).count() >= 6)
            .then(|| shape.trim().to_owned())
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for found in lines.iter().filter_map(shape) {
        *counts.entry(found).or_default() += 1;
    }
    counts.retain(|_, count| *count >= 3);
    if counts.is_empty() {
        return;
    }
    for line in lines {
        if shape(line).is_some_and(|found| counts.contains_key(&found)) {
            line.kind = LineKind::Skip;
        }
    }
}

/// Mostly neither letters nor spaces: not a text.
fn is_noise(content: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in content.chars().take(200) {
        all += 1;
        odd += usize::from(!(c.is_alphanumeric() || c == ' ' || ".,;:'’-()".contains(c)));
    }
    odd * 2 > all
}

fn is_page_number(content: &str) -> bool {
    if content.len() > 24 || !content.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = fold(content);
    let rest = ["page", "p.", "p", "pg"].iter().find_map(|word| folded.strip_prefix(word));
    let rest = rest.unwrap_or(&folded);
    let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '.' | '|');
    rest.chars().all(|c| number(c) || "sur of".contains(c))
        && rest.chars().any(|c| c.is_ascii_digit())
}

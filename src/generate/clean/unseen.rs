//! What nobody sees or means: letters without width, and breaks inside words. Copying leaves them
//! in a text, and no card may have them.

use std::borrow::Cow;

/// Without width, or what turns the direction of writing.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// `text` as it looks: without unseen letters, other controls than a line’s end and a tab as
/// blanks.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if !text.contains(|c: char| is_unseen(c) || control(c)) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|c| !is_unseen(*c));
    Cow::Owned(seen.map(|c| if control(c) { ' ' } else { c }).collect())
}

/// « SUPÉ-⏎RIEURE »: the bytes of a hyphen and the end of its line inside a word.
pub(super) fn line_break(before: Option<char>, rest: &str) -> Option<usize> {
    let next = rest.strip_prefix("-\n").or_else(|| rest.strip_prefix("-\r\n"))?.trim_start();
    let inside = before.is_some_and(char::is_alphabetic) && next.starts_with(char::is_alphabetic);
    inside.then(|| rest.len() - next.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_width_is_gone_and_what_parts_words_parts_them() {
        assert_eq!(
            visible("Fibril\u{202e}la\u{200b}tion\u{c}atriale\n\tune"),
            "Fibrillation atriale\n\tune"
        );
        assert!(matches!(visible("L’œdème\u{a0}: eau"), Cow::Borrowed(_)));
    }
}

//! Letters that nobody sees: copying leaves them in a text, and no card may have them.

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

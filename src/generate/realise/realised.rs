//! A fact in words.

use crate::deck::Content;

/// The note's content, and what makes the fact the same fact if the text says it again.
pub(crate) struct Realised {
    pub(crate) content: Content,
    pub(crate) key: String,
}

/// A term without the abbreviation in brackets after it, which has its own note.
pub(super) fn without_sigles(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(open) = out.find(" (") {
        let Some(close) = out.get(open..).and_then(closing) else { break };
        out.replace_range(open..=open + close, "");
    }
    out
}

/// Where the first bracket of `text` closes, those inside it counted.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth <= 1 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_ends_where_its_own_does() {
        let text = "Le PSA (antigène (glycoprotéine) prostatique) total";
        assert_eq!(without_sigles(text), "Le PSA total");
        assert_eq!(without_sigles("L’IRM (a) du rein (b)"), "L’IRM du rein");
        assert_eq!(without_sigles("L’IRM (a (b) du rein"), "L’IRM (a (b) du rein");
    }
}

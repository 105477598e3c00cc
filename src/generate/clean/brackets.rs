//! Brackets of links, pictures and spans inside a line, and those in which nothing is left.

use super::ahead::{REACH, ahead};
use super::unseen::is_unseen;

/// Bytes up to and with the bracket that closes a link's target.
pub(super) fn close(target: &str) -> Option<usize> {
    let mut depth = 1_u32;
    for (offset, c) in target.char_indices().take(REACH) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(offset + 1);
        }
    }
    None
}

/// Nothing that anyone sees.
pub(super) fn is_empty(inside: &str) -> bool {
    inside.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Bytes behind brackets that are dropped: nothing is left inside, or the mark of a footnote,
/// `[^1^](#fn1)`.
pub(super) fn leftover(inside: &str, after: &str) -> Option<usize> {
    let target = after.strip_prefix('(').and_then(close).map(|length| 1 + length);
    if is_empty(inside) {
        return Some(target.unwrap_or(0));
    }
    target.filter(|_| after.starts_with("(#fn") && inside.len() <= 8)
}

/// `{.class}` and `{#id}` at the head of `after`.
pub(super) fn classed(after: &str) -> Option<(&str, usize)> {
    let marked = after.starts_with("{.") || after.starts_with("{#");
    ahead(after, "}").filter(|_| marked)
}

pub(super) fn image(rest: &str) -> Option<usize> {
    let (_, alt) = ahead(rest, "](")?;
    let target = close(rest.get(alt..)?)?;
    Some(alt + target)
}

#[cfg(test)]
mod tests {
    use super::super::document;

    fn read(text: &str) -> String {
        let blocks = document(text).blocks;
        blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn nothing_is_left_of_empty_brackets_and_footnotes() {
        assert_eq!(read("La rate [] est molle ( ).\n"), "La rate est molle.");
        assert_eq!(read("La rate[^2^](#fn2){#fnref2 .ref} est molle.\n"), "La rate est molle.");
    }

    #[test]
    fn words_in_brackets_stay() {
        assert_eq!(read("La [rate]{.term} est [molle](#mou) [1].\n"), "La rate est molle.");
        assert_eq!(
            read("La rate [à revoir] est molle (très).\n"),
            "La rate [à revoir] est molle (très)."
        );
    }
}

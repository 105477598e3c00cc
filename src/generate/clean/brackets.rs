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

/// Bytes of `[[3](#bib)]` and `[[3](#a), [4](#b)]` at the head of `rest`: sources by their numbers.
pub(super) fn cited(rest: &str) -> Option<usize> {
    let mut inner = rest.strip_prefix('[').filter(|inner| inner.starts_with('['))?;
    loop {
        let (number, behind) = inner.strip_prefix('[')?.split_once("](")?;
        let digits = |c: char| c.is_ascii_digit();
        if number.is_empty() || number.len() > 3 || !number.chars().all(digits) {
            return None;
        }
        inner = behind.get(close(behind)?..)?;
        match inner.trim_start_matches([',', ';', ' ']) {
            next if next.starts_with('[') => inner = next,
            _ => break,
        }
    }
    inner.strip_prefix(']').map(|after| rest.len() - after.len())
}

/// `{.class}` and `{#id}` at the head of `after`.
pub(super) fn classed(after: &str) -> Option<(&str, usize)> {
    let marked = after.starts_with("{.") || after.starts_with("{#");
    ahead(after, "}").filter(|_| marked)
}

/// Bytes of `![alt](target){width="200"}`.
pub(super) fn image(rest: &str) -> Option<usize> {
    let (_, alt) = ahead(rest, "](")?;
    let target = close(rest.get(alt..)?)?;
    let end = alt + target;
    Some(end + attributes(rest.get(end..)?))
}

/// Bytes of `[![alt](target){width="200"}](link){:target="_blank"}`: a picture that leads somewhere.
pub(super) fn linked_image(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[').filter(|inside| inside.starts_with("!["))?;
    let end = 1 + image(inside)?;
    let link = rest.get(end..)?.strip_prefix("](").and_then(close)?;
    let end = end + 2 + link;
    Some(end + attributes(rest.get(end..)?))
}

/// Bytes of `{width="200"}` or `{.class}` at the head of `after`, or 0.
fn attributes(after: &str) -> usize {
    let marked = after.starts_with('{') && !after.starts_with("{{");
    let found = ahead(after, "}").filter(|_| marked);
    found.filter(|(inside, _)| inside.contains(['=', '.', '#', ':'])).map_or(0, |found| found.1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn nothing_is_left_of_empty_brackets_and_footnotes() {
        assert_eq!(read("La rate [] est molle ( ).\n"), "La rate est molle.");
        assert_eq!(read("La rate[^2^](#fn2){#fnref2 .ref} est molle.\n"), "La rate est molle.");
    }

    #[test]
    fn nothing_is_left_of_a_picture_and_its_width() {
        let linked = "[![](rate.jpg){width=\"300\"}](https://rate.org/a){:target=\"_blank\"}";
        assert_eq!(
            read(&format!("{linked}\nLa rate ![](b.png){{width=\"20\"}} est molle.\n")),
            "La rate est molle."
        );
        // Words are no attribute.
        assert_eq!(read("La rate ![](b.png){a, b} est molle.\n"), "La rate a, b est molle.");
    }

    #[test]
    fn sources_by_their_numbers_are_not_read() {
        assert_eq!(read("La rate filtre le sang [[3](#bib)].\n"), "La rate filtre le sang.");
        assert_eq!(read("La rate [[3](#a), [12](#b)] est molle.\n"), "La rate est molle.");
        assert_eq!(read("La [[rate](#r)] est molle.\n"), "La [rate] est molle.");
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

//! A closing mark is looked for ahead, and never far: a line of any length costs its length.

/// How far a closing mark is looked for, in bytes.
pub(super) const REACH: usize = 400;

pub(super) fn ahead<'a>(text: &'a str, needle: &str) -> Option<(&'a str, usize)> {
    let found = head(text, REACH).find(needle)?;
    Some((text.get(..found)?, found + needle.len()))
}

/// So many bytes of `text`, or less, up to a whole character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut reach = text.len().min(bytes);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    text.get(..reach).unwrap_or_default()
}

/// Bytes up to and with the brace that closes the one at the head of `rest`, looked for so many bytes ahead.
pub(super) fn closing_brace(rest: &str, reach: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in head(rest, reach).char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

//! A closing mark is looked for ahead, and never far: a line of any length costs its length.

/// How far a closing mark is looked for, in bytes.
pub(super) const REACH: usize = 400;

pub(super) fn ahead<'a>(text: &'a str, needle: &str) -> Option<(&'a str, usize)> {
    let mut reach = text.len().min(REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let found = text.get(..reach)?.find(needle)?;
    Some((text.get(..found)?, found + needle.len()))
}

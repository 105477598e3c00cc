//! Which short lines head the bullets right below them, without a colon.

use crate::generate::block::{Block, Shape};

/// Whether `text`, below `above`, may head the bullets right below it: « 2 formes ».
pub(super) fn heads(text: &str, above: Option<&Block>) -> bool {
    is_lead(text) && !tells_of(text, above)
}

/// A short line that may head the bullets right below it.
fn is_lead(text: &str) -> bool {
    // « THYROÏDITES → scintigraphie blanche »
    let name = text.split(['=', '→']).next().unwrap_or(text).trim();
    text.split_whitespace().count() <= 7
        && !name.is_empty()
        && !text.ends_with(['.', ';', ',', '!', '?'])
        && !text.contains(['|', '%', '↑', '↓'])
        && !text.contains(": ")
}

/// « Leishmaniose viscérale = kala-azar » right under « Leishmaniose viscérale ».
fn tells_of(text: &str, above: Option<&Block>) -> bool {
    let heading = above.filter(|block| matches!(block.shape, Shape::Heading(_)));
    let name = text.split_once(" = ").map(|(name, _)| name.trim_end());
    heading.zip(name).is_some_and(|(heading, name)| heading.text.text() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_tells_a_value_heads_no_bullets() {
        assert!(heads("2 formes", None) && heads("THYROÏDITES → scintigraphie blanche", None));
        assert!(!heads("VS et CRP ↑", None) && !heads("↓ de la kaliémie", None));
    }
}

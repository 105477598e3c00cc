//! Braces of a page that a web framework builds: what they hold is for the program, but for its strings.

use std::ops::Range;

use super::ahead::{REACH, closing_brace};
use super::component::{is_component, prologue};
use super::html;
use super::tags::tag;

/// What stands in braces among tags for the program alone: `{" "}`, `{items.length}`, `onClick={() => go()}`.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains(['{']) || !html::is_page(text) || !is_built(text) {
        return found;
    }
    for (at, _) in text.match_indices('{') {
        if found.last().is_some_and(|span| span.end > at) {
            continue;
        }
        let Some(end) = closing_brace(text.get(at..).unwrap_or_default(), REACH) else { continue };
        let inside = text.get(at + 1..at + end - 1).unwrap_or_default();
        let told = inside.trim();
        let quoted = told.len() > 2
            && told.starts_with(['"', '\'', '`'])
            && told.ends_with(['"', '\'', '`'])
            && told.split_whitespace().nth(1).is_some();
        if quoted {
            let from = at + 1 + (inside.len() - inside.trim_start().len()) + 1;
            found.push(at..from);
            found.push(from + told.len() - 2..at + end);
        } else if !inside.contains("</") {
            found.push(at..at + end);
        }
    }
    found
}

/// Whether a page has components, or code above it.
fn is_built(text: &str) -> bool {
    prologue(text).is_some()
        || text
            .match_indices('<')
            .take(400)
            .any(|(at, _)| tag(text, at).is_some_and(|(name, ..)| is_component(name)))
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::marks;

    #[test]
    fn what_braces_hold_is_hidden_but_for_its_strings() {
        let text = "<Text>\n  {\" \"}\n  {items.length}\n  {\"La rate filtre.\"}\n</Text>\n<p>a</p>\n<p>b</p>\n";
        let hidden: String = marks(text).into_iter().map(|span| &text[span]).collect();
        assert!(hidden.contains("items") && !hidden.contains("filtre"), "{hidden}");
        // Braces of notes are the author's.
        assert!(marks("L’ensemble {A, B} est fini.\n").is_empty());
    }

    #[test]
    fn many_tags_are_read_in_time() {
        assert!(document(&"<Text>\n".repeat(60_000)).blocks.is_empty());
        assert!(marks(&format!("<Text>{}", "<p>{".repeat(60_000))).is_empty());
    }
}

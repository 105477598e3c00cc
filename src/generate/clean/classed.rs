//! Attributes as Pandoc and kramdown write them, `[des mots]{.rouge style="color:red"}`: the braces and the
//! brackets say nothing, though they may close lines below.

use std::ops::Range;

/// How far the bracket that opens is looked for, in bytes.
const REACH: usize = 800;
/// And the brace that closes.
const LIST: usize = 300;

/// Where such brackets and braces stand that a line by itself does not show: they close on another line, or
/// tell values.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('{') {
        let rest = text.get(at..).unwrap_or_default();
        let Some((length, values)) = list(rest) else { continue };
        let before = text.get(..at).unwrap_or_default();
        let end = at + length;
        let open = before.strip_suffix(']').and_then(opens);
        match open {
            Some(open) => {
                let lines = before.get(open..).is_some_and(|inside| inside.contains('\n'));
                if lines || values {
                    found.push(open..open + 1);
                    found.push(at - 1..end);
                }
            }
            None if values && before.ends_with([' ', '*']) => found.push(at..end),
            None => {}
        }
    }
    found.sort_by_key(|mark| mark.start);
    found
}

/// The bytes of `{#id .class key="value"}` at the head of `rest`, and whether it tells a value.
fn list(rest: &str) -> Option<(usize, bool)> {
    let inner = rest.strip_prefix('{')?;
    let inner = inner.strip_prefix(':').unwrap_or(inner);
    let lead = rest.len() - inner.len();
    let (mut quoted, mut end) = (false, None);
    for (at, c) in inner.char_indices().take(LIST) {
        match c {
            '"' => quoted = !quoted,
            '}' if !quoted => {
                end = Some(at);
                break;
            }
            '{' | '[' if !quoted => return None,
            _ => {}
        }
    }
    let inner = inner.get(..end?)?;
    let mut values = false;
    let mut words = 0_usize;
    let mut open = false;
    for word in inner.split_whitespace() {
        let quotes = word.matches('"').count();
        // « style="color: red" » has a blank in its value.
        if open {
            open = quotes % 2 == 0;
            continue;
        }
        words += 1;
        let key = word.split_once('=').filter(|(key, value)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
            !key.is_empty() && key.chars().all(plain) && !value.is_empty()
        });
        values |= key.is_some();
        open = key.is_some() && quotes % 2 == 1;
        if key.is_none() && !(word.len() > 1 && word.starts_with(['.', '#'])) {
            return None;
        }
    }
    (words > 0).then_some((lead + inner.len() + 1, values))
}

/// Where the bracket opens that closes at the end of `before`; none behind an empty line.
fn opens(before: &str) -> Option<usize> {
    let (mut depth, mut line_end) = (1_u32, false);
    for (at, c) in before.char_indices().rev().take(REACH) {
        match c {
            '\n' if line_end => return None,
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => {}
        }
        line_end = c == '\n' || line_end && c.is_whitespace();
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn read(text: &str) -> Vec<(bool, String)> {
        let blocks = document(text).blocks;
        let heads = |shape: &Shape| matches!(shape, Shape::Heading(_));
        blocks.iter().map(|block| (heads(&block.shape), block.text.text().to_owned())).collect()
    }

    #[test]
    fn brackets_with_attributes_close_on_another_line() {
        let text = "# La rate\n\n[**La rate est un organe mou et\nfragile**, qui filtre le sang et détruit les \
                    hématies.\n]{.s1}\n\n[Elle est bleue]{style=\"color: red;\"} chez le vivant.\n";
        let told =
            "La rate est un organe mou et fragile, qui filtre le sang et détruit les hématies.";
        let found = read(text);
        assert_eq!(found.get(1), Some(&(false, told.to_owned())));
        assert_eq!(found.get(2), Some(&(false, "Elle est bleue chez le vivant.".to_owned())));
    }

    #[test]
    fn a_heading_keeps_its_words() {
        let text = "# La rate\n\n### [**Sa forme**]{.s1 style=\"color:#800000;\"} {#sa-forme .p1}\n\nElle est ovale.\n";
        assert!(read(text).contains(&(true, "Sa forme".to_owned())), "{:?}", read(text));
    }

    #[test]
    fn braces_of_the_text_stay() {
        for text in ["L’ensemble {a, b} est fini.", "On pose {x = 3} au départ.", "[voir {note=1]"]
        {
            assert!(super::marks(text).is_empty(), "{text}");
        }
    }
}

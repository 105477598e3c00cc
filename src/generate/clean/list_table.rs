//! `.. list-table::` of reStructuredText and `MyST`, a table whose rows are bullets of bullets: written as rows
//! between bars, byte for byte.

use std::borrow::Cow;

const NAMES: [&str; 2] = [".. list-table::", "```{list-table}"];

/// `text` with such tables in rows, of the same length.
pub(super) fn rewritten(text: &str) -> Cow<'_, str> {
    if !NAMES.iter().any(|name| text.contains(name)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // How far in the table's directive stands, where one is open, and whether a fence closes it.
    let mut open: Option<(usize, bool)> = None;
    let (mut headed, mut rows) = (false, 0);
    for line in text.split_inclusive('\n') {
        let told = line.trim_start();
        let indent = line.len() - told.len();
        if let Some(name) = NAMES.iter().find(|name| told.starts_with(**name)) {
            open = Some((indent, name.starts_with('`')));
            (headed, rows) = (false, 0);
            blank(&mut out, line);
            continue;
        }
        let Some((from, fenced)) = open else {
            out.push_str(line);
            continue;
        };
        if fenced && told.starts_with("```") {
            open = None;
            blank(&mut out, line);
        } else if !fenced && indent <= from && !told.is_empty() {
            open = None;
            out.push_str(line);
        } else if told.starts_with(':') {
            headed |= told.starts_with(":header-rows:") && !told.trim_end().ends_with(" 0");
            blank(&mut out, line);
        } else if told.starts_with("* -") {
            rows += 1;
            // The rule under the head, where there is room for it.
            let ruled = headed && rows == 2 && indent >= 2;
            let rule = if ruled { "---\n" } else { "" };
            out.push_str(rule);
            out.extend(std::iter::repeat_n(' ', indent + 2 - rule.len()));
            out.push('|');
            out.push_str(told.get(3..).unwrap_or_default());
        } else {
            row_goes_on(&mut out, line, told);
        }
    }
    Cow::Owned(out)
}

/// A cell of the row above, or more words of it.
fn row_goes_on(out: &mut String, line: &str, told: &str) {
    if !told.is_empty() && out.ends_with('\n') {
        out.pop();
        out.push(' ');
    }
    let cell = told.strip_prefix('-').filter(|cell| cell.starts_with(char::is_whitespace));
    let Some(cell) = cell else {
        out.push_str(line);
        return;
    };
    out.push_str(line.get(..line.len() - told.len()).unwrap_or_default());
    out.push('|');
    out.push_str(cell);
}

/// Blanks in place of a line; its end stays.
fn blank(out: &mut String, line: &str) {
    let words = line.trim_end_matches(['\n', '\r']);
    out.extend(std::iter::repeat_n(' ', words.len()));
    out.push_str(line.get(words.len()..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::rewritten;
    use crate::generate::block::Shape;

    #[test]
    fn bullets_of_bullets_are_rows() {
        let text = "La rate grossit.\n\n.. list-table:: Causes\n   :header-rows: 1\n\n   * - Cause\n     - Signe\n   * - \
                    Paludisme\n     - Fièvre qui\n       revient\n   * - Leucémie\n     - Pâleur\n\nElle est molle.\n";
        assert_eq!(rewritten(text).len(), text.len());
        let blocks = document(text).blocks;
        let rows: Vec<String> = blocks
            .iter()
            .filter_map(|block| match &block.shape {
                Shape::Row { head, cells } => {
                    Some(format!("{}: {}", head.join("/"), cells.join("/")))
                }
                _ => None,
            })
            .collect();
        assert_eq!(
            rows,
            ["Cause/Signe: Paludisme/Fièvre qui revient", "Cause/Signe: Leucémie/Pâleur"]
        );
        assert!(blocks.iter().any(|block| block.text.text() == "Elle est molle."));
    }

    #[test]
    fn other_bullets_stay() {
        let text = "Signes :\n\n* - toux\n  - fièvre\n";
        assert_eq!(rewritten(text), text);
    }
}

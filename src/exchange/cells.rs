//! A cell as it is written: between quotation marks where something in it would end it.

use super::table::Separator;

/// The cells of a record as a line.
pub(super) fn line(cells: &[&str], separator: Separator) -> String {
    let cells: Vec<String> =
        cells.iter().enumerate().map(|(at, text)| cell(text, separator, at == 0)).collect();
    cells.join(&separator.sign().to_string()) + "\n"
}

fn cell(text: &str, separator: Separator, is_first: bool) -> String {
    let ends = |c: char| c == separator.sign() || matches!(c, '"' | '\n' | '\r');
    // A line that begins with `#` would be a comment.
    if text.contains(ends) || (is_first && text.starts_with('#')) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

//! A program's data with a text in its strings (JavaScript, TypeScript, JSON, SQL): the words are kept where they
//! stand, keys become headings and labels, and the code becomes blanks, byte for byte.
//!
//! Leaves texts as they are that only hold some code.

mod key;
mod reader;
mod sql;

use std::borrow::Cow;

use self::reader::Reader;

/// Strings of such data with words in them, at least.
const TOLD: usize = 1;

/// `text` without its code, of the same length.
pub(super) fn rewritten(text: &str) -> Cow<'_, str> {
    if let Some(table) = sql::rewritten(text) {
        return Cow::Owned(table);
    }
    if !is_data(text) {
        return Cow::Borrowed(text);
    }
    let read = Reader::new(text).read().filter(|read| read.told >= TOLD);
    match read.and_then(|read| String::from_utf8(read.out).ok()) {
        Some(out) if out.len() == text.len() => Cow::Owned(out),
        _ => Cow::Borrowed(text),
    }
}

/// Whether a text opens as a program's data does: `const rate = {`, `export default [`, `{ "nom": …`.
fn is_data(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut remark = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(40) {
        if remark || line.starts_with("/*") {
            remark = !line.contains("*/");
            continue;
        }
        if line.starts_with("//") || line.starts_with("import ") && line.contains(['\'', '"', '{'])
        {
            continue;
        }
        let named = ["const ", "let ", "var ", "export ", "module.exports"];
        let assigned = line.contains('=') || line.starts_with("export default");
        return named.iter().any(|word| line.starts_with(word)) && assigned
            || is_json(text.trim_start());
    }
    false
}

/// `{ "nom": …`, `[ { …`.
fn is_json(text: &str) -> bool {
    let inner = text.strip_prefix('{').map(str::trim_start);
    let keyed = inner.and_then(|inner| inner.strip_prefix('"')).is_some_and(|inner| {
        let behind = inner.split_once('"').map(|(_, behind)| behind.trim_start());
        behind.is_some_and(|behind| behind.starts_with(':'))
    });
    let listed = text.strip_prefix('[').map(str::trim_start);
    keyed || listed.is_some_and(|inner| inner.starts_with('{') && is_json(inner))
}

#[cfg(test)]
mod tests;

//! Rows that a script puts into a database (`INSERT INTO … (…) VALUES (…), (…);`), as a table's rows.

/// `text` with such rows between bars and the rest blank; none where it is no such script.
pub(super) fn rewritten(text: &str) -> Option<String> {
    if !opens(text) {
        return None;
    }
    let mut out: Vec<u8> = text.bytes().map(|b| if b == b'\n' { b'\n' } else { b' ' }).collect();
    let mut at = 0;
    let mut rows = 0;
    while let Some(found) = text.get(at..).and_then(|rest| find(rest, "insert into")) {
        let from = at + found;
        let Some(values) = text.get(from..).and_then(|rest| find(rest, "values")) else { break };
        let values = from + values;
        let columns =
            text.get(from..values).and_then(|head| head.find('(')).map(|open| from + open);
        if let Some(open) = columns {
            // A rule under the head, where there is room for it.
            let end = tuple(text, open, &mut out)?;
            if let Some(room) =
                out.get_mut(end..end + 4).filter(|_| end + 4 < values + "values".len())
            {
                room.copy_from_slice(b"\n---");
            }
        }
        at = values + "values".len();
        while let Some(rest) = text.get(at..) {
            let told = rest.trim_start_matches([' ', '\n', '\r', '\t', ',']);
            let open = at + rest.len() - told.len();
            if !told.starts_with('(') {
                break;
            }
            at = tuple(text, open, &mut out)?;
            rows += 1;
        }
    }
    String::from_utf8(out).ok().filter(|_| rows > 0)
}

/// Whether a text begins as a script of SQL.
fn opens(text: &str) -> bool {
    let words = ["create table", "insert into", "create database", "drop table"];
    let first = text.lines().map(str::trim).find(|line| {
        !line.is_empty()
            && !line.starts_with("--")
            && !line.starts_with("/*")
            && !line.starts_with('#')
    });
    let first = first.unwrap_or_default().to_ascii_lowercase();
    let settled =
        ["use ", "set "].iter().any(|word| first.starts_with(word)) && first.ends_with(';');
    (settled || words.iter().any(|word| first.starts_with(word)))
        && find(text, "insert into").is_some()
}

/// Where `word`, in small letters, stands in `text` in any letters.
fn find(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Writes the tuple at `open` as a row; the byte behind it.
fn tuple(text: &str, open: usize, out: &mut [u8]) -> Option<usize> {
    let mut put = |at: usize, byte: u8| {
        if let Some(place) = out.get_mut(at) {
            *place = byte;
        }
    };
    if open > 0 {
        put(open - 1, b'\n');
    }
    put(open, b'|');
    let (mut depth, mut quote, mut cell) = (0_u32, None, open);
    let bytes = text.as_bytes();
    let mut at = open;
    while let Some(byte) = bytes.get(at).copied() {
        match (quote, byte) {
            (None, b'\'' | b'"') => (quote, cell) = (Some(byte), at + 1),
            (Some(mark), _) if byte == mark => {
                // « l''eau » is one string.
                if bytes.get(at + 1) == Some(&mark) {
                    put(at, b'\'');
                    at += 1;
                } else {
                    quote = None;
                    let told = text.get(cell..at).unwrap_or_default();
                    if told.contains("://") || is_picture(told) {
                        (cell..at).for_each(|at| put(at, b' '));
                    }
                }
            }
            (Some(_), _) => put(at, if byte == b'\n' { b' ' } else { byte }),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth -= 1;
                if depth == 0 {
                    put(at, b'|');
                    return Some(at + 1);
                }
            }
            (None, b',') => put(at, b'|'),
            (None, b'\n') => put(at, b' '),
            (None, byte) if byte.is_ascii_alphabetic() && is_column(text, open) => put(at, byte),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a value is a picture's file.
fn is_picture(value: &str) -> bool {
    let kind = value.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase());
    kind.is_some_and(|kind| ["png", "jpg", "jpeg", "svg", "webp"].contains(&kind.as_str()))
}

/// Whether the tuple at `open` names columns: the table's name stands before it.
fn is_column(text: &str, open: usize) -> bool {
    let before = text.get(..open).unwrap_or_default().trim_end();
    before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '`')
        && !before
            .get(before.len().saturating_sub(6)..)
            .is_some_and(|end| end.eq_ignore_ascii_case("values"))
}

//! The numbers before headings: « 1.2. », « II – », « A/ », « 1°/ », « (a) », « ① ».
//!
//! Leaves out a name's initial (« C. difficile »), a word's letter (« 5-FU ») and a count (« 3
//! formes »).

/// The bytes of the number before a heading: « 1.2. », « II – », « A/ », « 1°/ », « (a) », « ① ».
pub(crate) fn number(text: &str) -> usize {
    let lead = text.len() - text.trim_start().len();
    let body = text.trim_start();
    let Some(first) = body.chars().next() else { return 0 };
    if ('①'..='⓿').contains(&first) || ('❶'..='➓').contains(&first) {
        let rest = body.get(first.len_utf8()..).unwrap_or_default();
        return after_marks(text, rest);
    }
    let opened = body.strip_prefix('(');
    let core = opened.unwrap_or(body);
    let digits = core.bytes().take_while(u8::is_ascii_digit).count();
    let roman = core.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let letter = usize::from(core.starts_with(|c: char| c.is_ascii_alphabetic()));
    let length = match (digits, roman, letter) {
        (1..=2, ..) => digits,
        (0, 1..=5, _) => roman,
        (0, 0, 1) => 1,
        _ => return 0,
    };
    let mut rest = core.get(length..).unwrap_or_default();
    if rest.starts_with(char::is_alphanumeric) {
        return 0;
    }
    // « 1.2.3 », « 1-1- », « 1 . 5 . 1 - »
    let mut levels = 1;
    loop {
        let after = rest.trim_start().trim_start_matches(['.', '-']);
        let marked = after.len() < rest.trim_start().len();
        let inner = after.trim_start();
        let more = inner.bytes().take_while(u8::is_ascii_digit).count();
        let ends = inner.get(more..).is_some_and(|next| {
            next.trim_start().starts_with(['.', '-', '–', ')', '/', ':'])
                || next.starts_with([' ', '\u{a0}'])
        });
        // « C.2 »: a letter's number touches it.
        let numbered = digits > 0 || after.len() == inner.len() && rest.starts_with('.');
        if numbered && marked && (1..=2).contains(&more) && ends {
            rest = inner.get(more..).unwrap_or_default();
            levels += 1;
        } else {
            break;
        }
    }
    let bare = rest.trim_start_matches(['.', ')', '/', '°', '-', '–', '—', ':']);
    let marks = rest.len() - bare.len();
    let (spaced, marked) = spaced_marks(rest, marks, digits > 0);
    let title = rest.get(spaced..).unwrap_or_default().trim_start();
    let upper = title.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '*' | '_'));
    let named = title.chars().nth(1).is_some_and(char::is_lowercase);
    let apart = spaced < rest.len()
        && rest.get(spaced..).is_some_and(|t| t.starts_with([' ', '\u{a0}', '\t']));
    let sure = match (digits > 0 || levels > 1, opened.is_some()) {
        (_, true) => rest.starts_with(')'),
        (true, _) if levels > 1 => apart || marked,
        (true, _) => (marked && (apart || upper)) || (apart && upper && marks == 0),
        // An initial is followed by a small letter, a number by a space and a capital.
        (false, _) => {
            marked
                && (apart || (upper && named && rest.starts_with(['.', '/', ')'])))
                && (upper || rest.starts_with([')', '/']) || !rest.starts_with('.'))
        }
    };
    if sure && title.chars().any(char::is_alphanumeric) {
        lead + (body.len() - title.len())
    } else {
        0
    }
}

/// The bytes of the marks after a number, a spaced dash among them, and whether there are any.
fn spaced_marks(rest: &str, marks: usize, digit: bool) -> (usize, bool) {
    if marks > 0 {
        // « A-bêtalipoprotéinémie », « 5-FU »: a hyphen inside a word is no mark.
        let glued = rest.get(..marks) == Some("-")
            && rest.get(marks..).is_some_and(|next| next.starts_with(char::is_alphabetic));
        let next_upper = rest.get(marks..).is_some_and(|next| {
            let mut chars = next.chars();
            chars.next().is_some_and(char::is_uppercase)
                && chars.next().is_some_and(char::is_lowercase)
        });
        if glued && !(digit && next_upper) {
            return (0, false);
        }
        // « 1) - Titre »
        let after = rest.get(marks..).unwrap_or_default();
        let more = after.trim_start().trim_start_matches(['-', '–', '—']);
        let dashed = after.trim_start().len() > more.len() && more.starts_with(' ');
        return (if dashed { rest.len() - more.len() } else { marks }, true);
    }
    let trimmed = rest.trim_start();
    let bare = trimmed.trim_start_matches(['-', '–', '—', '/', ')', ':', '.']);
    let dashed = bare.len() < trimmed.len() && bare.starts_with([' ', '\u{a0}']);
    if dashed { (rest.len() - bare.len(), true) } else { (0, false) }
}

/// The bytes of `text` before what follows a circled number.
fn after_marks(text: &str, rest: &str) -> usize {
    let title = rest.trim_start_matches([' ', '.', ')', ':', '-', '–', '\u{a0}']);
    if title.is_empty() { 0 } else { text.len() - title.len() }
}

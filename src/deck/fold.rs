//! Text as it is compared: without case, accents or the shapes of apostrophes and spaces.
//!
//! Used wherever two spellings of the same words must meet: search, duplicate facts, typed
//! answers. Never shown.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, no accents, `œ` as `oe`, one apostrophe, one hyphen, single spaces, none at the
/// ends: « L’Œdème  aigu » becomes `l'oedeme aigu`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = plain_run(rest.as_bytes());
        if length > 0 {
            // Most of a text at once.
            let (run, after) = rest.split_at(length);
            if std::mem::take(&mut space) {
                folded.push(' ');
            }
            let start = folded.len();
            folded.push_str(run);
            if let Some(run) = folded.get_mut(start..) {
                run.make_ascii_lowercase();
            }
            rest = after;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c.is_ascii() {
            push(&mut folded, &mut space, c);
        } else if let Some(letter) = plain(c) {
            push(&mut folded, &mut space, letter);
        } else {
            // Letter by letter: no mark is kept, so that their order does not matter.
            decompose_compatible(c, |c| push(&mut folded, &mut space, c));
        }
    }
    folded
}

/// How many bytes from the first on are ASCII, and no space.
fn plain_run(text: &[u8]) -> usize {
    let plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b' ' | 9..=13);
    text.iter().position(|byte| !plain(byte)).unwrap_or(text.len())
}

/// The letters that French has, without the detour through Unicode's tables.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ç' | 'Ç' => 'c',
        '’' | '‘' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => return None,
    })
}

/// Adds one letter, already taken apart.
fn push(folded: &mut String, space: &mut bool, c: char) {
    if c.is_whitespace() {
        *space = !folded.is_empty();
        return;
    }
    if !c.is_ascii() && is_combining_mark(c) {
        return;
    }
    if std::mem::take(space) {
        folded.push(' ');
    }
    match c {
        c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '‐' | '‑' | '–' | '—' | '−' => folded.push('-'),
        '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        c => folded.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_meet() {
        assert_eq!(fold("  L’Œdème\u{a0}\u{202f}aigu "), "l'oedeme aigu");
        assert_eq!(fold("E\u{301}TAT"), fold("état"));
        assert_eq!(fold("ﬁbre"), "fibre");
        assert_eq!(fold("co\u{ad}lon"), "colon");
        assert_eq!(fold(" \t"), "");
    }

    #[test]
    fn the_short_way_is_the_long_way() {
        use unicode_normalization::UnicodeNormalization as _;
        for c in ('\u{80}'..'\u{2100}').filter(|c| super::plain(*c).is_some()) {
            let long: String = c.to_string().nfkd().collect();
            assert_eq!(fold(&c.to_string()), fold(&long), "{c}");
        }
    }
}

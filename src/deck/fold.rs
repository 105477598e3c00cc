//! Text as it is compared: without case, accents or the shapes of apostrophes and spaces.
//!
//! Used wherever two spellings of the same words must meet: search, duplicate facts, typed
//! answers. Never shown.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Lower case, no accents, `œ` as `oe`, one apostrophe, one hyphen, single spaces, none at the
/// ends: « L’Œdème  aigu » becomes `l'oedeme aigu`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_whitespace() {
            space = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            folded.push(' ');
        }
        match c {
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '‐' | '‑' | '–' | '—' | '−' => folded.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
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
}

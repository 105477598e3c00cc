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
    fold_onto(&mut folded, text);
    folded
}

/// Adds a text, folded, to others.
pub fn fold_onto(folded: &mut String, text: &str) {
    let start = folded.len();
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
            let from = folded.len();
            folded.push_str(run);
            if let Some(run) = folded.get_mut(from..) {
                run.make_ascii_lowercase();
            }
            rest = after;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let mut out = Folded { text: folded, start, space: &mut space };
        if c.is_ascii() {
            out.push(c);
        } else if let Some(letter) = plain(c) {
            out.push(letter);
        } else {
            // Letter by letter: no mark is kept, so that their order does not matter.
            decompose_compatible(c, |c| out.push(c));
        }
    }
}

/// How many bytes from the first on are ASCII words, with one space between any two.
fn plain_run(text: &[u8]) -> usize {
    let plain = |byte: u8| byte.is_ascii() && !matches!(byte, b' ' | 9..=13);
    let mut length = 0;
    // Where a space was passed over, something has to follow.
    let mut end = 0;
    for byte in text {
        if plain(*byte) {
            length += 1;
            end = length;
        } else if *byte == b' ' && end == length && length > 0 {
            length += 1;
        } else {
            break;
        }
    }
    end
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

/// A text that is being folded, behind others.
struct Folded<'a> {
    text: &'a mut String,
    start: usize,
    /// A space is due before the next letter.
    space: &'a mut bool,
}

impl Folded<'_> {
    /// Adds one letter, already taken apart.
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            *self.space = self.text.len() > self.start;
            return;
        }
        if !c.is_ascii() && is_combining_mark(c) {
            return;
        }
        if std::mem::take(self.space) {
            self.text.push(' ');
        }
        match c {
            c if c.is_ascii() => self.text.push(c.to_ascii_lowercase()),
            '’' | '‘' | 'ʼ' => self.text.push('\''),
            '‐' | '‑' | '–' | '—' | '−' => self.text.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            'œ' | 'Œ' => self.text.push_str("oe"),
            'æ' | 'Æ' => self.text.push_str("ae"),
            'ß' => self.text.push_str("ss"),
            c => self.text.extend(c.to_lowercase()),
        }
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
        assert_eq!(fold(" a  b c\u{a0} d\te f "), "a b c d e f");
    }

    #[test]
    fn what_is_folded_onto_a_text_is_what_is_folded_alone() {
        let mut text = "x".to_owned();
        for part in [" É  a ", "", "b \u{202f}", "c"] {
            let before = text.clone();
            super::fold_onto(&mut text, part);
            assert_eq!(text, before + &fold(part));
        }
        assert_eq!(text, "xe abc");
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

//! Signs as a copy leaves them, written as they are read: ligatures, a word processor's own glyphs,
//! « --> », « /!\ ».

/// The author's alarm, drawn with three signs.
pub(super) const ALARM: &str = "/!\\";

/// Whether a word processor draws the letter with a font of its own: « \u{f0b7} » for a bullet.
pub(super) fn is_private(c: char) -> bool {
    ('\u{f000}'..='\u{f0ff}').contains(&c)
}

/// What `rest` begins with, as it is read, and its bytes in the text.
pub(super) fn sign(rest: &str) -> Option<(&'static str, usize)> {
    let c = rest.chars().next()?;
    if rest.starts_with(ALARM) {
        return Some(("⚠", ALARM.len()));
    }
    if c == '-' {
        let head = rest.trim_start_matches('-');
        let dashes = rest.len() - head.len();
        return (dashes >= 2 && head.starts_with('>')).then_some(("→", dashes + 1));
    }
    let read = match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '‒' => "–",
        // The arrows of Wingdings and of Symbol, whose other glyphs could be either's.
        '\u{f0e0}' | '\u{f0e8}' | '\u{f0f0}' | '\u{f0ae}' | '\u{f0de}' => "→",
        '\u{f0e1}' | '\u{f0e9}' | '\u{f0f1}' | '\u{f0ad}' => "↑",
        '\u{f0e2}' | '\u{f0ea}' | '\u{f0f2}' | '\u{f0af}' => "↓",
        c if is_private(c) => "",
        _ => return None,
    };
    Some((read, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use crate::generate::clean::document;

    fn told(text: &str) -> Vec<String> {
        document(text).blocks.iter().map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn a_copy_s_signs_are_read() {
        let text = "Asthme\n\n\u{f0fe} Toux sèche la nuit\n\u{f0f0} Sifflements diffus\n/!\\ Silence à \
                    l'auscultation\nAllergène \u{f0f0} bronchospasme\nSpasme --> hypoxie\n";
        assert_eq!(
            told(text).get(1..).unwrap(),
            [
                "Toux sèche la nuit",
                "Sifflements diffus",
                "Silence à l'auscultation",
                "Allergène → bronchospasme",
                "Spasme → hypoxie"
            ]
        );
    }

    #[test]
    fn other_dashes_stay() {
        assert_eq!(told("Fièvre -- frissons, A->B").first().unwrap(), "Fièvre -- frissons, A->B");
    }
}

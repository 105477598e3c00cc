//! Signs as a copy leaves them, written as they are read: ligatures, a word processor's own glyphs,
//! « --> », « /!\ ».

/// The author's alarm, drawn with three signs.
pub(super) const ALARM: &str = "/!\\";

/// Whether a word processor draws the letter with a font of its own: « \u{f0b7} » for a bullet.
pub(super) fn is_private(c: char) -> bool {
    ('\u{f000}'..='\u{f0ff}').contains(&c)
}

/// `:arrow_right:`, as Markdown names a picture: its sign, or nothing, and its bytes. A picture that is
/// no arrow has an underscore in its name, or is one that notes are full of.
pub(super) fn shortcode(rest: &str) -> Option<(&'static str, usize)> {
    const ARROWS: [(&str, &str); 4] = [("right", "→"), ("left", "←"), ("up", "↑"), ("down", "↓")];
    const PICTURES: [&str; 10] = [
        "warning",
        "bulb",
        "pill",
        "syringe",
        "pushpin",
        "star",
        "fire",
        "memo",
        "boom",
        "exclamation",
    ];
    let inside = rest.strip_prefix(':')?;
    let of_a_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let length = inside.find(|c: char| !of_a_name(c))?;
    let name = inside
        .get(..length)
        .filter(|_| inside.get(length..).is_some_and(|end| end.starts_with(':')))?;
    let arrow = |(way, sign): &(&str, &'static str)| {
        (name.starts_with("arrow") && name.ends_with(way)).then_some(*sign)
    };
    let known = name.starts_with(|c: char| c.is_ascii_lowercase())
        && (name.contains('_') || PICTURES.contains(&name));
    let sign = ARROWS.iter().find_map(arrow).or_else(|| known.then_some(""))?;
    Some((sign, length + 2))
}

/// What `rest` begins with, as it is read, and its bytes in the text.
pub(super) fn sign(rest: &str) -> Option<(&'static str, usize)> {
    let c = rest.chars().next()?;
    if rest.starts_with(ALARM) {
        return Some(("⚠", ALARM.len()));
    }
    if c == ':' {
        return shortcode(rest);
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
        // « 💊 local »: a picture is no word of the label.
        '\u{1f300}'..='\u{1faff}' => "",
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
    fn the_pictures_that_markdown_names_are_arrows_or_nothing() {
        let text = "Asthme\n\n:warning: Silence auscultatoire\n\n- Crise :arrow_right: salbutamol\n\n\
                    :arrow_right: Hospitaliser\n";
        let expected = ["Silence auscultatoire", "Crise → salbutamol", "Hospitaliser"];
        assert_eq!(told(text).get(1..).unwrap(), expected);
        // Neither a ratio, nor a word between colons.
        for text in [":20:30", ":b:c", ":dose: fois", ":arrow_right", ": warning:"] {
            assert_eq!(super::shortcode(text), None, "{text}");
        }
    }

    #[test]
    fn a_picture_is_no_word() {
        let text = "Asthme\n\n- 💊 Salbutamol inhalé en crise\n- ✗ Jamais de bêtabloquant\n";
        assert_eq!(
            told(text).get(1..).unwrap(),
            ["Salbutamol inhalé en crise", "✗ Jamais de bêtabloquant"]
        );
    }

    #[test]
    fn other_dashes_stay() {
        assert_eq!(told("Fièvre -- frissons, A->B").first().unwrap(), "Fièvre -- frissons, A->B");
    }
}

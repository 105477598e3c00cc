//! Spaces, quotes and capitals as each language prints them.

use crate::generate::language::Language;

/// The first letter as a capital, accent kept; a sigle, a unit, `mARN` or « πcg » stays.
pub(crate) fn capital(text: &str) -> String {
    let word = text.split([' ', '-', '’']).next().unwrap_or_default();
    if word.chars().skip(1).any(char::is_uppercase) || text.starts_with('{') {
        return text.to_owned();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(c @ ('µ' | 'α'..='ω')) => std::iter::once(c).chain(chars).collect(),
        Some(c) => c.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `text` with the spaces and marks of `language`.
pub(crate) fn polish(text: &str, language: Language) -> String {
    if language == Language::English {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, &c) in chars.iter().enumerate() {
        let after = chars.get(i + 1).copied();
        let before = i.checked_sub(1).and_then(|i| chars.get(i)).copied();
        match c {
            '\'' | 'ʼ' => out.push('’'),
            '?' | '!' | ';' => {
                trim_spaces(&mut out);
                if !out.is_empty() && !matches!(before, Some('?' | '!' | '(')) {
                    out.push('\u{202f}');
                }
                out.push(c);
            }
            ':' => {
                let cloze = after == Some(':') || before == Some(':') || out.ends_with(':');
                let time = before.is_some_and(|b| b.is_ascii_digit())
                    && after.is_some_and(|a| a.is_ascii_digit());
                if !cloze && !time {
                    trim_spaces(&mut out);
                    out.push('\u{a0}');
                }
                out.push(c);
            }
            '»' => {
                trim_spaces(&mut out);
                out.push_str("\u{a0}»");
            }
            '«' => {
                out.push('«');
                out.push('\u{a0}');
            }
            '%' => {
                trim_spaces(&mut out);
                if out.ends_with(|b: char| b.is_ascii_digit() || b == '…') {
                    out.push('\u{a0}');
                }
                out.push('%');
            }
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\u{a0}', '\u{202f}']) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    trim_spaces(&mut out);
    out
}

fn trim_spaces(out: &mut String) {
    while out.ends_with([' ', '\u{a0}', '\u{202f}']) {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_spaces() {
        let french = |text| polish(text, Language::French);
        assert_eq!(french("Qu'est-ce que l'IRM ?"), "Qu’est-ce que l’IRM\u{202f}?");
        assert_eq!(
            french("Fièvre: « haute » à 40 %"),
            "Fièvre\u{a0}: «\u{a0}haute\u{a0}» à 40\u{a0}%"
        );
        assert_eq!(french("a {{c1::b}} c"), "a {{c1::b}} c");
        assert_eq!(french("{{c1::5 %::… %}} d"), "{{c1::5\u{a0}%::…\u{a0}%}} d");
        assert_eq!(capital("échographie"), "Échographie");
        assert_eq!(capital("pH sanguin"), "pH sanguin");
        assert_eq!(capital("πcg"), "πcg");
    }
}

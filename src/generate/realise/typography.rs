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

/// Without a straight quotation mark at one end whose other stands in another sentence.
fn without_lone_quote(text: &str) -> String {
    if text.matches('"').count().is_multiple_of(2) {
        return text.to_owned();
    }
    let text = text.trim();
    let bare = text.strip_prefix('"').map(|rest| rest.trim_start().to_owned());
    let ends = || {
        let (before, after) = text.rsplit_once('"')?;
        let over = after.chars().all(|c| matches!(c, '.' | '?' | '}' | ' ' | '\u{a0}'));
        let after = if before.ends_with('.') { after.trim_start_matches('.') } else { after };
        over.then(|| format!("{before}{after}"))
    };
    bare.or_else(ends).unwrap_or_else(|| text.to_owned())
}

/// « goutte » in quotation marks that stand around all of an answer.
pub(crate) fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('"', '"')];
    let bare = PAIRS.iter().find_map(|(open, close)| {
        let inside = text.trim().strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then(|| inside.trim())
    });
    bare.filter(|bare| !bare.is_empty()).unwrap_or(text)
}

/// `text` with the spaces and marks of `language`.
pub(crate) fn polish(text: &str, language: Language) -> String {
    let text = &without_lone_quote(text);
    if language == Language::English {
        return text.split_whitespace().collect::<Vec<_>>().join(" ").replace(",?", "?");
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
                // « accompagnant les vaisseaux, ? »
                if c == '?' && out.ends_with(',') {
                    out.pop();
                }
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
        assert_eq!(french("\" La crise débute {{c1::la nuit}}"), "La crise débute {{c1::la nuit}}");
        assert_eq!(french("une écorce \"molle\""), "une écorce \"molle\"");
        assert_eq!(polish("Mild Fever\"", Language::English), "Mild Fever");
        assert_eq!(french("en {{c1::anneau}}.\"."), "en {{c1::anneau}}.");
        assert_eq!(polish("a 5\" scar", Language::English), "a 5\" scar");
        assert_eq!(unquoted("« le croup »"), "le croup");
        assert_eq!(unquoted("« a » et « b »"), "« a » et « b »");
        assert_eq!(capital("échographie"), "Échographie");
        assert_eq!(capital("pH sanguin"), "pH sanguin");
        assert_eq!(capital("πcg"), "πcg");
    }
}

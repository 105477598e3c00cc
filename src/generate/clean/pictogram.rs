//! Pictures before a line, and the author's alarm: « 📌 Définition », « !! agranulocytose ».

use super::mark::{GLUED, is_space};
use super::sign::{ALARM, shortcode};

/// The bytes of the pictograms before a line, or of the alarm.
pub(crate) fn pictograms(content: &str) -> usize {
    let picture = |c: char| {
        matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D)
            && !GLUED.contains(&c)
            && !('❶'..='➓').contains(&c)
    };
    let named = shortcode(content).filter(|(sign, _)| sign.is_empty());
    let named = named.and_then(|(_, length)| content.get(length..));
    let drawn = content.trim_start_matches(ALARM);
    let alarmed = content.trim_start_matches('!');
    let alarmed = (alarmed.len() < content.len()).then_some(alarmed);
    let rest = alarmed
        .filter(|rest| rest.starts_with(is_space))
        .or(named)
        .or_else(|| (drawn.len() < content.len()).then_some(drawn))
        .or_else(|| misread(content))
        .unwrap_or_else(|| content.trim_start_matches(picture));
    if rest.len() == content.len() {
        return 0;
    }
    let trimmed = rest.trim_start_matches(|c| is_space(c) || picture(c));
    if trimmed.chars().any(char::is_alphanumeric) { content.len() - trimmed.len() } else { 0 }
}

/// « ¼ Le rein », « ü Le rein »: a bullet of a font of signs, as a copy reads it. « ¼ de dose » is a part.
fn misread(content: &str) -> Option<&str> {
    let rest = content.trim_start_matches(['¼', '¾', '¨', 'ü']);
    let signs = content.chars().count() - rest.chars().count();
    let word = rest.trim_start_matches(is_space);
    let capital = word.starts_with(char::is_uppercase);
    (signs == 1 && word.len() < rest.len() && capital).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::pictograms;

    #[test]
    fn pictograms_are_taken_off() {
        assert_eq!(&"📌 Définition"[pictograms("📌 Définition")..], "Définition");
        assert_eq!(&"⭐️ Signe"[pictograms("⭐️ Signe")..], "Signe");
        assert_eq!(pictograms("✔ fait"), 0);
        assert_eq!(&"!! agranulocytose"[pictograms("!! agranulocytose")..], "agranulocytose");
        assert_eq!(&"/!\\ agranulocytose"[pictograms("/!\\ agranulocytose")..], "agranulocytose");
        assert_eq!(pictograms("!important"), 0);
        assert_eq!(pictograms("Signe"), 0);
        assert_eq!(&"¼ Le rein"[pictograms("¼ Le rein")..], "Le rein");
        assert_eq!(pictograms("¼ de dose"), 0);
    }
}

//! Spaces that a line lacks: behind a full stop, a comma, a colon, before a bracket.
//!
//! Leaves addresses, initials, sigles, decimals and « signe(s) ».

use super::ahead::ahead;
use super::pointer::is_dropped;

/// « risque :âge,tabac »: a word glued to the comma or the colon before it.
pub(super) fn crowded(before: &str, rest: &str) -> bool {
    let mut ahead = rest.chars();
    let word = ahead.next().is_some_and(char::is_alphabetic)
        && ahead.next().is_some_and(|c| c.is_alphabetic() || matches!(c, '’' | '\''));
    let mut behind = before.chars().rev();
    let mark = behind.next();
    let last = behind.next();
    word && match mark {
        Some(',' | ';') => last.is_some_and(|c| c.is_alphabetic() || c == ')'),
        Some(':') => last.is_some_and(|c| c.is_lowercase() || c == ' ' || c == ')'),
        _ => false,
    }
}

/// « densitométrie(DXA) », but not « signe(s) ».
pub(super) fn bracket_glued(before: Option<char>, rest: &str) -> bool {
    let inside = ahead(rest.get(1..).unwrap_or_default(), ")").map_or("", |found| found.0);
    before.is_some_and(char::is_lowercase)
        && inside.chars().count() >= 3
        && inside.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''))
        && !is_dropped(inside)
        && (inside.contains(' ') || inside.chars().all(char::is_uppercase))
}

/// What is counted at the head of a sentence that is glued to the one before.
const UNITS: [&str; 19] = [
    "L", "l", "mL", "ml", "dL", "g", "mg", "kg", "µg", "cm", "mm", "m", "%", "ans", "jours",
    "mois", "patients", "years", "days",
];

/// « le sang.1600L passent », but not « le sang.12 » nor « rein.2 Le », where a source is cited.
fn counts(before: &str, rest: &str) -> bool {
    // It is asked of every letter: what follows is looked at only where it may be so.
    let word = before.strip_suffix('.').unwrap_or_default();
    let letters = word.chars().rev().take_while(|c| c.is_lowercase()).take(3).count();
    if letters < 3 || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let figure = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let unit = figure.trim_start_matches([' ', '\u{a0}']);
    let end = unit.find(|c: char| !(c.is_alphabetic() || c == '%')).unwrap_or(unit.len());
    unit.get(..end).is_some_and(|unit| UNITS.contains(&unit))
}

/// Whether `rest` begins a sentence glued to the full stop before: « fin.Début ».
pub(super) fn glued(before: &str, rest: &str) -> bool {
    if counts(before, rest) {
        return true;
    }
    let mut ahead = rest.chars();
    let upper = ahead.next().is_some_and(char::is_uppercase);
    let lower = ahead.next().is_some_and(|c| c.is_lowercase() || matches!(c, '’' | '\'' | ' '));
    if !(upper && lower) {
        return false;
    }
    let mut behind = before.chars().rev();
    if !behind.next().is_some_and(|c| matches!(c, '.' | '!' | '?' | '…')) {
        return false;
    }
    let word: Vec<char> = behind.take(3).collect();
    match word.as_slice() {
        [a, b, ..] if a.is_lowercase() && b.is_lowercase() => {
            !before.rsplit(' ').next().is_some_and(|word| word.contains("www."))
        }
        [')' | '»', ..] => true,
        // « vitamine D.Le »: an initial is followed by a name, this by an article.
        [a, ' ', ..] if a.is_uppercase() => {
            let next = rest.split([' ', '’', '\'']).next().unwrap_or_default();
            matches!(next, "Le" | "La" | "Les" | "L" | "Un" | "Une" | "Des" | "Il" | "Elle" | "En")
        }
        [a, ..] if a.is_ascii_digit() => false,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline::clean;

    fn text(line: &str) -> String {
        clean(line, 0, false).mapped.text().to_owned()
    }

    #[test]
    fn a_glued_full_stop_is_parted() {
        assert_eq!(text("la fin.Début du texte"), "la fin. Début du texte");
        assert_eq!(text("www.Exemple.fr et J.Dupont"), "www.Exemple.fr et J.Dupont");
        assert_eq!(text("la lymphe.20 L filtrent"), "la lymphe. 20 L filtrent");
        assert_eq!(text("in the lymph.4L are drained"), "in the lymph. 4L are drained");
        assert_eq!(text("la lymphe.12 Le foie"), "la lymphe.12 Le foie");
        assert_eq!(text("un pH de 7.4 g, vol.4 g"), "un pH de 7.4 g, vol. 4 g");
    }
}

//! One figure in two forms: « un malade sur 6 ([17 %]) », “half of them, [50 %]”. The one on the front tells the
//! other.

use super::Setting;
use super::wording::number;

/// Words between a count and what it is out of, at most: « une personne diabétique sur six ».
const BETWEEN: usize = 4;

/// How far a rounded share may be from the exact one, of the share.
const ROUNDED: f32 = 0.06;

/// Whether the share that is hidden stands on the front as a count out of another, or the other way round.
pub(super) fn is_told(setting: &Setting<'_>, answer: &str, before: &str, after: &str) -> bool {
    let front = format!("{before} {after}");
    let same = |one: f32, other: f32| (one - other).abs() <= ROUNDED * other;
    let told = |hidden: &str, shown: &str| {
        let Some(share) = percent(hidden) else { return false };
        counts(setting, shown).into_iter().any(|count| same(count, share))
    };
    told(answer, &front) || told(&nearest(&front), answer)
}

/// The share in a text that has one alone.
fn percent(text: &str) -> Option<f32> {
    let (figure, _) = text.split_once('%').filter(|(_, rest)| !rest.contains('%'))?;
    let word = figure.trim_end().rsplit([' ', '\u{a0}', '\u{202f}', '(']).next()?;
    word.replace(',', ".").parse().ok().filter(|share| *share > 0.0)
}

/// What of the front may be a share in brackets.
fn nearest(front: &str) -> String {
    let inside = front.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    inside.map(|(told, _)| told.to_owned()).unwrap_or_default()
}

/// Shares, of a hundred, that are told as counts or by their names.
fn counts(setting: &Setting<'_>, text: &str) -> Vec<f32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '/'))
        .filter(|w| !w.is_empty())
        .collect();
    let count = |word: &str| -> Option<f32> {
        let one = setting.lexicon.noun_is("one", word).then_some(1);
        let figure = one.or_else(|| number(word)).or_else(|| word.parse::<usize>().ok());
        figure.filter(|n| *n > 0).map(|n| n as f32)
    };
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if setting.lexicon.noun_is("out-of", word)
            && let Some(whole) = words.get(at + 1).and_then(|next| count(next))
        {
            let near = words.get(at.saturating_sub(BETWEEN)..at).unwrap_or_default();
            let parts = near.iter().rev().filter_map(|word| count(word));
            found.extend(parts.filter(|part| *part < whole).map(|part| 100.0 * part / whole));
        }
        if let Some((part, whole)) = word.split_once('/')
            && let (Ok(part), Ok(whole)) = (part.parse::<f32>(), whole.parse::<f32>())
        {
            found.push(100.0 * part / whole);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language::{self, English, French};

    fn told(language: Language, answer: &str, before: &str, after: &str) -> bool {
        with(language, &[], |setting| is_told(setting, answer, before, after))
    }

    #[test]
    fn a_share_is_told_by_its_count() {
        assert!(told(French, "25 %", "Une patiente suivie sur 4 (", ") récidive."));
        assert!(told(French, "33 %", "Un tiers, soit 1/3 (", "), récidive."));
        assert!(told(English, "20 %", "One in five (", ") relapses."));
        assert!(told(English, "one in five", "About ", " (20 %) relapses."));
        assert!(!told(French, "30 %", "Une patiente sur 4 guérit, ", " récidivent."));
        assert!(!told(French, "25 %", "La lésion siège sur 4 segments dans ", " des cas."));
        assert!(!told(English, "20 %", "It occurs in 5 of these, and in ", " of the others."));
    }
}

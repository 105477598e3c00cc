//! Numbers with their units and sigles, as gaps: both bounds of a range, the whole of a rate, nothing
//! that is spelled out beside them.

use super::gapped::{Gap, Sentence};
use super::wording::is_sigle;
use super::{Setting, Way};
use crate::deck::fold;
use crate::generate::fact::is_unit;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be};

/// « 18 à 30 nm », « 80 % »: a number with its unit, both bounds of a range.
pub(super) fn numbers(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let tokens = sentence.tokens;
    let digit = |i: usize| {
        tokens.get(i).is_some_and(|t| {
            t.tag == Tag::Number && t.lower.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let bare = |i: usize| {
        digit(i) && tokens.get(i).is_some_and(|t| t.lower.chars().all(|c| c.is_ascii_digit()))
    };
    let is =
        |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| words.contains(&t.lower.as_str()));
    let one = |i: usize| is(i, &["un", "une", "one"]);
    // « qq jours » counts nothing.
    let known = |t: &Token| can_be(&t.lower, Category::Number, setting.lexicon.language);
    let spelled = |t: &Token| t.tag == Tag::Number && known(t);
    let counts = |i: usize| digit(i) || tokens.get(i).is_some_and(spelled) && !one(i);
    // « une à deux semaines »; « une » alone is an article.
    let opens =
        |i: usize| counts(i) || one(i) && is(i + 1, &["à", "ou", "to", "or"]) && counts(i + 2);
    let unit_at = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| is_unit(&t.lower) || setting.lexicon.noun_is("unit", &t.lower))
    };
    let mut gaps = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some(gap) = ordinal(setting, tokens, i) {
            gaps.push(gap);
        }
        if !opens(i) {
            i += 1;
            continue;
        }
        let mut start = i;
        let mut end = i + 1;
        // « à 25, 45 et 65 ans »: one without the others is half of it.
        while counts(end)
            || is(end, &["à", "et", "ou", "-", "–", "to", "and", "or", "/"]) && counts(end + 1)
            || is(end, &[","]) && bare(end - 1) && bare(end + 1)
        {
            end += 1;
        }
        // « 6 mois à cinq ans »
        if unit_at(end)
            && is(end + 1, &["à", "to", "-", "–"])
            && counts(end + 2)
            && unit_at(end + 3)
        {
            end += 3;
        }
        let unit = unit_at(end);
        if unit {
            end += 1;
            while let Some(behind) = rate(setting, tokens, end) {
                end = behind;
            }
            // « 500 mL/24 h »
            let of_time = is(end, &["/"]) && digit(end + 1);
            let timed = tokens.get(end - 1).is_some_and(|t| {
                t.lower.contains('/') && t.lower.ends_with(|c: char| c.is_ascii_digit())
            });
            let time = if of_time { end + 2 } else { end };
            if (of_time || timed) && (is(time, &["h", "j", "d", "min"]) || unit_at(time)) {
                end = time + 1;
            }
        }
        if is(start.wrapping_sub(1), &["<", ">", "≥", "≤", "±", "~", "environ", "about"]) {
            start -= 1;
        }
        let glued = tokens
            .get(start)
            .zip(tokens.get(start.wrapping_sub(1)))
            .is_some_and(|(a, b)| a.start == b.end && b.is_word());
        let year = tokens.get(i).is_some_and(|t| {
            t.lower.len() == 4 && (t.lower.starts_with("19") || t.lower.starts_with("20"))
        });
        let ordinal = tokens.get(end).is_some_and(|t| t.tag == Tag::Noun) && !unit;
        if let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end - 1))
            && !glued
            && !year
            && unit
        {
            let fit = if ordinal { 0.8 } else { 2.1 };
            gaps.push(Gap {
                way: Way::GapNumber,
                range: first.start..last.end.min(sentence.text.len()),
                fit,
            });
        }
        i = end.max(i + 1);
    }
    gaps
}

/// Where the rate that begins at `at` ends: « par kilogramme », “per square metre”, « /mètre carré »,
/// « et par jour ».
fn rate(setting: &Setting<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|t| words.contains(&t.lower.as_str()))
    };
    let at = if is(at, &["et", "and"]) { at + 1 } else { at };
    if !is(at, &["/", "par", "per"]) {
        return None;
    }
    let squared =
        |at: usize| tokens.get(at).is_some_and(|t| setting.lexicon.noun_is("squared", &t.lower));
    let before = squared(at + 1);
    let unit = if before { at + 2 } else { at + 1 };
    let after = squared(unit + 1);
    // « mètre » is read as a verb.
    let counted = tokens.get(unit).is_some_and(|t| before || after || t.tag == Tag::Noun);
    counted.then_some(if after { unit + 2 } else { unit + 1 })
}

/// Where a phrase at `at` begins with what counts it: « premier | trimestre », « plus de la |
/// moitié ».
pub(super) fn counted(setting: &Setting<'_>, tokens: &[Token], at: usize) -> usize {
    let is = |at: usize, list: &str| {
        tokens.get(at).is_some_and(|t| setting.lexicon.noun_is(list, &t.lower))
    };
    let before = at.wrapping_sub(1);
    if is(before, "ordinal") {
        return before;
    }
    if !is(at, "fraction") {
        return at;
    }
    let mut from = at;
    while from > 0 && is(from - 1, "before-fraction") {
        from -= 1;
    }
    if from > 0 && is(from - 1, "roughly") { from - 1 } else { at }
}

/// « la neuvième semaine »: a time that is counted in a word.
fn ordinal(setting: &Setting<'_>, tokens: &[Token], at: usize) -> Option<Gap> {
    let (first, unit) = (tokens.get(at)?, tokens.get(at + 1)?);
    let counted = setting.lexicon.noun_is("ordinal", &first.lower);
    (counted && is_unit(&unit.lower)).then_some(Gap {
        way: Way::GapNumber,
        range: first.start..unit.end,
        fit: 1.9,
    })
}

/// Whether a sigle is hidden beside the words whose letters it has: « virus West Nile » and VWN.
pub(super) fn spells(answer: &str, before: &str, after: &str) -> bool {
    let letters: Vec<char> = answer.chars().filter(|c| c.is_alphabetic()).collect();
    let sigle = is_sigle(answer) && letters.len() <= 6;
    let of = |text: &str| -> String {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let letters: String = letters.into_iter().flat_map(char::to_lowercase).collect();
    let mut sorted: Vec<char> = letters.chars().collect();
    sorted.sort_unstable();
    let shown = format!("{} {}", of(before), of(after));
    let shown: Vec<char> = shown.chars().collect();
    sigle
        && shown.windows(sorted.len()).any(|part| {
            let mut part = part.to_vec();
            part.sort_unstable();
            part == sorted
        })
}

//! Numbers with their units and sigles, as gaps: both bounds of a range, the whole of a rate, nothing
//! that is spelled out beside them.

use super::gapped::{Gap, Sentence};
use super::wording::is_sigle;
use super::{Setting, Way};
use crate::deck::fold;
use crate::generate::fact::is_unit;
use crate::generate::token::{Tag, Token};

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
        if !digit(i) {
            i += 1;
            continue;
        }
        let mut start = i;
        let mut end = i + 1;
        // « à 25, 45 et 65 ans »: one without the others is half of it.
        while digit(end)
            || is(end, &["à", "et", "ou", "-", "–", "to", "and", "or", "/"]) && digit(end + 1)
            || is(end, &[","]) && bare(end - 1) && bare(end + 1)
        {
            end += 1;
        }
        let unit = unit_at(end);
        if unit {
            end += 1;
            // « 50 mg par kilogramme et par jour », « 5 g/L »
            let counted = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Noun);
            // “50 mg per square metre”, « 2 L par mètre carré »
            let squared = |at: usize| is(at, &["square", "carré", "cubic", "cube"]);
            while is(end, &["/", "par", "per"]) && squared(end + 1) && counted(end + 2)
                || is(end, &["/", "par", "per"]) && counted(end + 1) && squared(end + 2)
            {
                end += 3;
            }
            while is(end, &["/", "par", "per"]) && counted(end + 1)
                || is(end, &["et", "and"]) && is(end + 1, &["par", "per"])
            {
                end += 2;
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

/// Where a phrase at `at` begins with what counts it: « premier | trimestre », « plus de la |
/// moitié ».
pub(super) fn counted(setting: &Setting<'_>, tokens: &[Token], at: usize) -> usize {
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|t| words.contains(&t.lower.as_str()))
    };
    let before = at.wrapping_sub(1);
    if tokens.get(before).is_some_and(|t| setting.lexicon.noun_is("ordinal", &t.lower)) {
        return before;
    }
    if !is(at, &["moitié", "tiers", "quart", "quarts", "half", "third", "thirds", "quarter"]) {
        return at;
    }
    let mut from = at;
    while from > 0
        && is(from - 1, &["de", "d’", "la", "le", "l’", "un", "deux", "than", "a", "one", "two"])
    {
        from -= 1;
    }
    let opens = ["plus", "moins", "près", "environ", "more", "less", "over", "about", "nearly"];
    if from > 0 && is(from - 1, &opens) { from - 1 } else { at }
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

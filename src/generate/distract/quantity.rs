//! Numbers with a unit: wrong ones of the same unit and order of magnitude.
//!
//! Takes the text's own numbers and invents none. Leaves out a number that overlaps the right one.

use std::cell::OnceCell;
use std::ops::Range;

use super::text::{Text, WANTED, stems};
use crate::deck::fold;

/// A wrong number is at most so many times the right one, or the right one it.
const FARTHEST: f64 = 5.0;

/// … and at least such a part of it away.
const CLOSEST: f64 = 0.15;

/// A number or a range of numbers with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    low: f64,
    high: f64,
    /// Without its plural.
    unit: String,
    /// « à », « - »: what a range is written with.
    link: &'static str,
    decimals: bool,
    range: Range<usize>,
}

impl Quantity {
    /// Whether both are written alike, so that the shape does not tell.
    fn alike(&self, other: &Self) -> bool {
        self.unit == other.unit && self.link == other.link && self.decimals == other.decimals
    }

    /// How far apart two are, as a ratio.
    fn apart(&self, other: &Self) -> f64 {
        let middle = |one: &Self| f64::midpoint(one.low, one.high).max(1e-9);
        (middle(self) / middle(other)).ln().abs()
    }

    /// Whether nobody could take one for the other: neither a part of it nor close to it.
    fn excludes(&self, other: &Self) -> bool {
        let gap = (self.low - other.high).max(other.low - self.high);
        let most = self.high.max(other.high);
        // Of 95 % and 97 %, what is left of the whole tells.
        let left = 100.0 - self.low.min(other.low);
        gap > 0.0
            && (gap >= CLOSEST * most || (self.unit == "%" && gap >= 2.0 && gap >= CLOSEST * left))
    }
}

/// The quantities of a text, each with its sentence; looked for when an answer is one.
pub(super) struct Pool {
    found: Vec<(usize, Quantity)>,
}

impl Pool {
    fn new(text: &Text<'_>) -> Self {
        let of = |(index, sentence): (usize, &crate::generate::Sentence)| {
            let units = sentence.text.chars().any(|c| c.is_ascii_digit());
            let found = if units { quantities(&sentence.text) } else { Vec::new() };
            found.into_iter().map(move |quantity| (index, quantity)).collect::<Vec<_>>()
        };
        Self { found: text.sentences.iter().enumerate().flat_map(of).collect() }
    }
}

/// The answer and three wrong ones; none when the answer is no quantity or too few are safe.
pub(super) fn distractors(
    pool: &OnceCell<Pool>,
    text: &Text<'_>,
    sentence: usize,
    question: &str,
    answer: &str,
) -> Option<(String, Vec<String>)> {
    let (before, right) = whole(answer)?;
    let stems = stems(question, answer);
    let asked = fold(question);
    let mut safe: Vec<(f64, &Quantity, String)> = Vec::new();
    for (at, quantity) in &pool.get_or_init(|| Pool::new(text)).found {
        let apart = right.apart(quantity);
        if *at == sentence
            || !quantity.alike(&right)
            || apart > FARTHEST.ln()
            || !quantity.excludes(&right)
            || text.says(*at, &stems)
        {
            continue;
        }
        let words = text.sentences.get(*at)?.text.get(quantity.range.clone())?;
        let option = text.finish(&format!("{before}{words}"));
        let bare = fold(words);
        if asked.contains(&bare) || safe.iter().any(|(_, other, _)| !other.excludes(quantity)) {
            continue;
        }
        safe.push((apart, quantity, option));
    }
    // The nearest are the hardest to tell; of equals, the earlier in the text.
    safe.sort_by(|a, b| a.0.total_cmp(&b.0));
    safe.truncate(WANTED);
    if safe.len() < WANTED {
        return None;
    }
    let mut options: Vec<(f64, String)> =
        safe.into_iter().map(|(_, quantity, option)| (quantity.low, option)).collect();
    options.sort_by(|a, b| a.0.total_cmp(&b.0));
    Some((text.finish(answer), options.into_iter().map(|(_, option)| option).collect()))
}

/// An answer that is one quantity, with at most a word or two before it: « environ 3 mois ».
fn whole(answer: &str) -> Option<(String, Quantity)> {
    const BEFORE: &[&str] = &[
        "",
        "environ",
        "plus de",
        "moins de",
        "au moins",
        "au plus",
        "jusqu’à",
        "entre",
        "de",
        "about",
        "around",
        "more than",
        "less than",
        "at least",
        "at most",
        "up to",
        "between",
        "from",
        "<",
        ">",
        "≤",
        "≥",
        "≈",
        "~",
    ];
    let answer = answer.trim().trim_end_matches('.');
    let [quantity] = <[Quantity; 1]>::try_from(quantities(answer)).ok()?;
    let before = answer.get(..quantity.range.start)?;
    let known = BEFORE.contains(&before.trim().to_lowercase().as_str());
    (known && quantity.range.end == answer.len()).then(|| (before.to_owned(), quantity))
}

/// All numbers with a unit in `text`.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let Some((low, end)) = number(text, start) else { break };
        at = end;
        // « IL-6 », « T4 », « 1/3 » are no numbers of something.
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | ',' | '.' | '^')) {
            continue;
        }
        let (link, high, end) = match second(text, end) {
            Some((link, high, end)) if high > low => (link, high, end),
            Some(_) => continue,
            None => ("", low, end),
        };
        at = end;
        let decimals = text.get(start..end).is_some_and(|number| number.contains([',', '.']));
        if let Some((unit, end)) = unit(text, end) {
            found.push(Quantity { low, high, unit, link, decimals, range: start..end });
            at = end;
        }
    }
    found
}

/// « 10 000 », « 7,4 ».
fn number(text: &str, start: usize) -> Option<(f64, usize)> {
    let rest = text.get(start..)?;
    let mut digits = String::new();
    let mut end = 0;
    let mut decimals = false;
    let letters: Vec<(usize, char)> = rest.char_indices().take(24).collect();
    let digit = |i: usize| letters.get(i).is_some_and(|(_, c)| c.is_ascii_digit());
    for (i, &(at, c)) in letters.iter().enumerate() {
        let group = || digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
        match c {
            '0'..='9' => digits.push(c),
            ',' | '.' if !decimals && digit(i + 1) => {
                decimals = true;
                digits.push('.');
            }
            ' ' | '\u{a0}' | '\u{202f}' if !decimals && group() => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    digits.parse().ok().map(|value| (value, start + end))
}

/// The end of a range: « 8-15 », « 8 à 15 », “8 to 15”.
fn second(text: &str, end: usize) -> Option<(&'static str, f64, usize)> {
    let rest = text.get(end..)?;
    let after = rest.trim_start();
    let links = ["-", "–", "à ", "et ", "to ", "and "];
    let link = links.into_iter().find(|link| after.starts_with(link))?;
    let next = after.get(link.len()..)?.trim_start();
    next.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let (value, end) = number(text, text.len() - next.len())?;
    Some((if link == "–" { "-" } else { link }, value, end))
}

/// What is counted: « % », « mg/j », « jours ».
fn unit(text: &str, end: usize) -> Option<(String, usize)> {
    const NONE: &[&str] = &[
        "à", "a", "et", "ou", "de", "des", "du", "d’", "en", "chez", "le", "la", "les", "un",
        "une", "par", "pour", "sur", "est", "sont", "dans", "ème", "ère", "er", "e", "o", "th",
        "st", "nd", "rd", "and", "or", "of", "to", "in", "the", "is", "are", "for", "with", "si",
        "puis", "avec", "sans", "que", "qui", "fois", "x",
    ];
    let rest = text.get(end..)?;
    let spaces = rest.len() - rest.trim_start().len();
    let word: String = rest
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic() || matches!(c, '%' | '°' | '/' | '²' | '³' | '‰'))
        .collect();
    let word = word.trim_end_matches('/');
    let letters = word.chars().count();
    if letters == 0 || NONE.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let folded = fold(word);
    let single = if letters > 3 { folded.trim_end_matches('s') } else { folded.as_str() };
    let single = if folded == "ans" { "an" } else { single };
    Some((single.to_owned(), end + spaces + word.len()))
}

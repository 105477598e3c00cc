//! A text cut into words as they stand: signs, powers, arrows and decimals are or belong to words.

use std::ops::Range;

use super::letters::letters;

/// The words of a text, one behind the other: as they stand, but for their signs, which are all of one
/// kind.
#[derive(Debug, Default)]
pub(super) struct RawWords {
    text: String,
    words: Vec<Place>,
}

/// A word as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawWord<'a> {
    pub(super) text: &'a str,
    /// A colon stands before it.
    pub(super) behind_colon: bool,
    /// It is all small letters without accents, and digits: as it is when folded.
    pub(super) plain: bool,
}

/// Where a word is in the text, and how it stands.
#[derive(Debug)]
struct Place {
    range: Range<usize>,
    behind_colon: bool,
    plain: bool,
}

impl RawWords {
    /// Those of another text take the place of these.
    pub(super) fn take(&mut self, text: &str) {
        self.text.clear();
        self.words.clear();
        Scanner { text, at: 0, found: self, colon: false }.scan();
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = RawWord<'_>> {
        self.words.iter().map(|Place { range, behind_colon, plain }| RawWord {
            text: self.text.get(range.clone()).unwrap_or_default(),
            behind_colon: *behind_colon,
            plain: *plain,
        })
    }
}

struct Scanner<'a> {
    text: &'a str,
    /// How much of it is passed.
    at: usize,
    found: &'a mut RawWords,
    colon: bool,
}

impl<'a> Scanner<'a> {
    fn scan(mut self) {
        loop {
            // Most of a text are words with a space between any two.
            let (run, plain) = letters(self.rest());
            if run > 0 {
                if ends_at(self.rest(), run) {
                    self.found.text.push_str(self.rest().get(..run).unwrap_or_default());
                    self.end(self.found.text.len() - run, plain);
                    self.skip(run);
                } else {
                    self.word(self.found.text.len());
                }
            }
            let rest = self.rest();
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            if is_between(c) {
                self.skip(c.len_utf8());
                continue;
            }
            let next = chars.next();
            if let Some((arrow, length)) = arrow(rest) {
                self.put(arrow, length);
            } else if c == '^' || is_power(c) || (c == '⁻' && next.is_some_and(is_power)) {
                self.power(c);
            } else if is_minus(c) {
                self.minus(c);
            } else if is_of_a_word(c) {
                self.word(self.found.text.len());
            } else {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                match c {
                    '/' if digit(self.before()) && digit(next) => self.put("/", 1),
                    ':' if next.is_none_or(char::is_whitespace) => {
                        self.colon = true;
                        self.skip(1);
                    }
                    _ => self.skip(c.len_utf8()),
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The letter before the rest.
    fn before(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    fn skip(&mut self, length: usize) {
        self.at += length;
    }

    fn put(&mut self, text: &str, length: usize) {
        let start = self.found.text.len();
        self.found.text.push_str(text);
        self.end(start, false);
        self.skip(length);
    }

    /// What was written from `start` on is a word.
    fn end(&mut self, start: usize, plain: bool) {
        let behind_colon = std::mem::take(&mut self.colon);
        let range = start..self.found.text.len();
        self.found.words.push(Place { range, behind_colon, plain });
    }

    /// A minus before a number belongs to it; alone it is a word, among words a hyphen.
    fn minus(&mut self, c: char) {
        let after = self.rest().get(c.len_utf8()..).unwrap_or_default();
        let bound = self.before().is_some_and(char::is_alphanumeric);
        let real = matches!(c, '−' | '⁻');
        let number = if real { after.trim_start() } else { after };
        if !bound && number.starts_with(|c: char| c.is_ascii_digit()) {
            self.skip(c.len_utf8() + after.len() - number.len());
            let start = self.found.text.len();
            self.found.text.push('-');
            self.word(start);
            return;
        }
        let ends = after.trim_start().is_empty() || after.starts_with([')', ']']);
        if !bound && (real || ends) && c != '–' {
            self.put("-", c.len_utf8());
        } else {
            self.skip(c.len_utf8());
        }
    }

    /// A power is a word of its own: « 10⁻³ », « 10^-3 ».
    fn power(&mut self, c: char) {
        let mut text = String::from("^");
        let typed = c == '^';
        let mut length = usize::from(typed);
        let rest = self.rest().get(length..).unwrap_or_default();
        for (at, c) in rest.char_indices() {
            let plain = on_line(c);
            if at == 0 && (is_minus(c) || plain == '+') {
                text.push(if plain == '+' { '+' } else { '-' });
            } else if plain.is_ascii_alphanumeric() && (typed || is_power(c)) {
                text.push(plain);
            } else {
                break;
            }
            length += c.len_utf8();
        }
        if text.len() > 1 {
            self.put(&text, length);
        } else {
            self.skip(length.max(c.len_utf8()));
        }
    }

    /// The word that the rest begins with; from `start` on, what was written before is of it.
    fn word(&mut self, start: usize) {
        let from = self.found.text.len();
        let mut grouped = false;
        loop {
            // Most of a word at once.
            let (run, _) = letters(self.rest());
            self.found.text.push_str(self.rest().get(..run).unwrap_or_default());
            self.skip(run);
            let rest = self.rest();
            let Some(c) = rest.chars().next() else { break };
            let ends_in_digit = self.found.text.as_bytes().last().is_some_and(u8::is_ascii_digit);
            if (c == ' ' && !ends_in_digit) || arrow(rest).is_some() {
                break;
            }
            if !is_power(c) && is_of_a_word(c) {
                self.add(c);
                continue;
            }
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            let next = after.chars().next();
            let text = self.found.text.get(from..).unwrap_or_default();
            let digits = || text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
            if is_power(c) {
                // « Ca²⁺ » is « Ca2+ »; « m² » has a power.
                let row = rest.find(|c| !is_power(c) && c != '⁻').unwrap_or(rest.len());
                let row = rest.get(..row).unwrap_or_default();
                if !row.ends_with(['⁺', '⁻']) {
                    break;
                }
                self.found.text.extend(row.chars().map(on_line));
                self.skip(row.len());
            } else if is_space(c) && digits() && (grouped || text.len() <= 3) && is_thousand(after)
            {
                // « 1 000 » is « 1000 ».
                grouped = true;
                self.skip(c.len_utf8());
            } else if matches!(c, ',' | '.')
                && text.ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|c| c.is_ascii_digit())
            {
                self.found.text.push('.');
                self.skip(1);
            } else if c == '#' {
                self.add(c);
            } else if is_minus(c)
                && next.is_none_or(|c| !c.is_alphanumeric())
                && (matches!(c, '−' | '⁻') || (c == '-' && is_ion(text)))
            {
                self.found.text.push('-');
                self.skip(c.len_utf8());
            } else {
                break;
            }
        }
        let word = self.found.text.get(start..).unwrap_or_default();
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        self.end(start, plain);
    }

    fn add(&mut self, c: char) {
        self.found.text.push(c);
        self.skip(c.len_utf8());
    }
}

/// Whether letters and digits that a text begins with are a whole word, for sure: behind a digit a
/// space or a point may go on with a number.
fn ends_at(text: &str, run: usize) -> bool {
    let bytes = text.as_bytes();
    let digit =
        || run.checked_sub(1).and_then(|last| bytes.get(last)).is_some_and(u8::is_ascii_digit);
    match bytes.get(run) {
        None | Some(b'(' | b')' | b':' | b';' | b'?' | b'*') => true,
        Some(b' ' | b',' | b'.') => !digit(),
        Some(_) => false,
    }
}

/// An arrow that a text begins with, and its length.
fn arrow(text: &str) -> Option<(&'static str, usize)> {
    const ARROWS: [(&str, &str); 14] = [
        ("<->", "↔"),
        ("->", "→"),
        ("<-", "←"),
        ("→", "→"),
        ("⟶", "→"),
        ("←", "←"),
        ("↔", "↔"),
        ("⇌", "⇌"),
        ("⇄", "⇌"),
        ("⇒", "⇒"),
        ("⇐", "⇐"),
        ("⇔", "⇔"),
        ("↑", "↑"),
        ("↓", "↓"),
    ];
    if !text.starts_with(begins_arrow) {
        return None;
    }
    let found = ARROWS.into_iter().find(|(typed, _)| text.starts_with(typed))?;
    // « < −5 » is no arrow, nor is « <-5 ».
    let digit = text
        .get(found.0.len()..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (!(found.0 == "<-" && digit)).then_some((found.1, found.0.len()))
}

/// Whether an arrow may begin with it.
fn begins_arrow(c: char) -> bool {
    matches!(c, '<' | '-' | '→' | '⟶' | '←' | '↔' | '⇌' | '⇄' | '⇒' | '⇐' | '⇔' | '↑' | '↓')
}

/// Whether three digits follow, and no more.
fn is_thousand(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// Whether a hyphen behind a word is a charge, and not the end of a prefix (« brady- »).
fn is_ion(word: &str) -> bool {
    let letters = word.chars().count();
    (letters <= 2 && word.starts_with(char::is_uppercase))
        || word.chars().any(char::is_numeric)
        || (letters > 1 && !word.chars().any(char::is_lowercase))
}

/// Whether it is only ever between words: the most frequent, for the others are looked at one by one.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | ',' | '.' | ';' | '(' | ')' | '?' | '«' | '»' | '\u{a0}' | '\u{202f}')
}

/// Signs that tell `Na+` from `Na` and `< 5` from `> 5` are of words too.
fn is_of_a_word(c: char) -> bool {
    match c {
        '+' | '<' | '>' | '=' | '%' | '°' | '±' | '≤' | '≥' => true,
        _ if c.is_ascii_alphanumeric() || is_apostrophe(c) => true,
        // The punctuation of ASCII and of French, without the detour through Unicode's tables.
        '\0'..='\u{7f}' | '«' | '»' | '\u{a0}' | '\u{2000}'..='\u{206f}' => false,
        _ => {
            is_latin(c)
                || (c.is_alphanumeric() && !is_power(c))
                || unicode_normalization::char::is_combining_mark(c)
        }
    }
}

/// One of the letters that French has, and many others.
fn is_latin(c: char) -> bool {
    matches!(c, 'À'..='ɏ') && !matches!(c, '×' | '÷')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '⁻' | '‑' | '–')
}

/// Whether it stands above the line.
fn is_power(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹' | '⁺')
}

fn on_line(c: char) -> char {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().position(|small| small == c);
    place.and_then(|place| "0123456789+-".chars().nth(place)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_are_the_long_ones() {
        for c in '\0'..=char::MAX {
            let sign = matches!(c, '+' | '<' | '>' | '=' | '%' | '°' | '±' | '≤' | '≥');
            let letter = c.is_alphanumeric() && !is_power(c);
            let mark = unicode_normalization::char::is_combining_mark(c);
            assert_eq!(is_of_a_word(c), sign || is_apostrophe(c) || letter || mark, "{c:?}");
            let text = c.to_string();
            let counts = is_of_a_word(c) || is_minus(c) || is_power(c) || arrow(&text).is_some();
            assert!(!(is_between(c) && (counts || matches!(c, '/' | ':' | '^'))), "{c:?}");
            let (run, plain) = letters(&text);
            assert!(run == 0 || (run == text.len() && letter && arrow(&text).is_none()), "{c:?}");
            assert_eq!(plain && run > 0, matches!(c, 'a'..='z' | '0'..='9'), "{c:?}");
        }
    }

    #[test]
    fn what_ends_for_sure_is_the_whole_word() {
        for c in '\0'..=char::MAX {
            for text in ["ab", "12"].map(|word| format!("{word}{c}345")) {
                if ends_at(&text, 2) {
                    let mut found = RawWords::default();
                    Scanner { text: &text, at: 0, found: &mut found, colon: false }.word(0);
                    assert_eq!(Some(found.text.as_str()), text.get(..2));
                }
            }
        }
    }
}

//! A text as bare words, to be compared: without accents, punctuation, articles and marks of Markdown,
//! but with all that tells one medical thing from another: signs, powers, arrows, decimals, the case of
//! symbols (`mg` and `Mg`).

use super::fold::{fold, fold_onto};
use super::math::read_out;

/// Words that say nothing of what is asked, folded. A letter alone may be a vitamin's, and stays.
const ARTICLES: [&str; 13] =
    ["an", "au", "aux", "de", "des", "du", "la", "le", "les", "of", "the", "un", "une"];

/// The gender that an article gives its noun: « le tour » is not « la tour ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// A word that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded; of a symbol with capitals, these behind it.
    pub(super) text: String,
    /// That of the article before it.
    pub(super) gender: Option<Gender>,
    /// A colon stands before it.
    pub(super) behind_colon: bool,
}

/// The words of a text that count, in their order. Of « La » alone it is all there is.
pub(super) fn bare_words(text: &str) -> Vec<Word> {
    let text = read_out(text);
    let raw = Scanner::of(&text).words();
    let alone = raw.len() == 1;
    let long = |word: &Raw| word.text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let shouted = raw.iter().any(long) && !text.contains(char::is_lowercase);
    let mut kept = Vec::with_capacity(raw.len());
    let mut articles = Vec::new();
    let (mut gender, mut behind_colon) = (None, false);
    for (at, Raw { text, colon }) in raw.into_iter().enumerate() {
        behind_colon |= colon;
        let word = without_elision(&text);
        if word.is_empty() {
            continue;
        }
        let folded = fold(word);
        if ARTICLES.contains(&folded.as_str()) {
            gender = match folded.as_str() {
                "le" | "un" | "du" => Some(Gender::Masculine),
                "la" | "une" => Some(Gender::Feminine),
                _ => None,
            };
            articles.push(Word { text: folded, gender: None, behind_colon });
            continue;
        }
        let begins = at == 0 && !alone && word.chars().skip(1).all(|c| !c.is_uppercase());
        let case = !shouted && !begins && is_symbol(word);
        let letters = || word.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let text = if case { folded + "|" + &letters() } else { folded };
        kept.push(Word { text, gender: gender.take(), behind_colon });
        behind_colon = false;
    }
    if kept.is_empty() { articles } else { kept }
}

/// Whether capitals count in a word: in one of two letters at most, and in one that has some among
/// small ones.
fn is_symbol(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let capital = letters.clone().any(char::is_uppercase);
    let inside = letters.clone().skip(1).any(char::is_uppercase);
    let small = letters.clone().any(char::is_lowercase);
    capital && (letters.count() <= 2 || (inside && small))
}

fn without_elision(word: &str) -> &str {
    let mut folded = String::new();
    for start in ["l'", "d'", "qu'"] {
        if let Some((at, c)) = word.char_indices().nth(start.len() - 1)
            && is_apostrophe(c)
        {
            folded.clear();
            fold_onto(&mut folded, &word[..at]);
            if start.strip_suffix('\'') == Some(folded.as_str()) {
                return word[at + c.len_utf8()..].trim_matches(is_apostrophe);
            }
        }
    }
    word.trim_matches(is_apostrophe)
}

/// A word as it stands, but for its signs, which are all of one kind.
struct Raw {
    text: String,
    /// A colon stands before it.
    colon: bool,
}

struct Scanner<'a> {
    rest: &'a str,
    /// The letter before the rest.
    before: Option<char>,
    words: Vec<Raw>,
    colon: bool,
}

impl<'a> Scanner<'a> {
    fn of(text: &'a str) -> Self {
        Self { rest: text, before: None, words: Vec::new(), colon: false }
    }

    fn words(mut self) -> Vec<Raw> {
        while let Some(c) = self.rest.chars().next() {
            let next = self.rest.chars().nth(1);
            if let Some((arrow, length)) = arrow(self.rest) {
                self.put(arrow.to_owned(), length);
            } else if c == '^' || is_power(c) || (c == '⁻' && next.is_some_and(is_power)) {
                self.power(c);
            } else if is_minus(c) {
                self.minus(c);
            } else if is_of_a_word(c) {
                self.word();
            } else {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                match c {
                    '/' if digit(self.before) && digit(next) => self.put("/".to_owned(), 1),
                    ':' if next.is_none_or(char::is_whitespace) => {
                        self.colon = true;
                        self.skip(1);
                    }
                    _ => self.skip(c.len_utf8()),
                }
            }
        }
        self.words
    }

    fn skip(&mut self, length: usize) {
        let (passed, rest) = self.rest.split_at(length);
        self.before = passed.chars().next_back().or(self.before);
        self.rest = rest;
    }

    fn put(&mut self, text: String, length: usize) {
        self.words.push(Raw { text, colon: std::mem::take(&mut self.colon) });
        self.skip(length);
    }

    /// A minus before a number belongs to it; alone it is a word, among words a hyphen.
    fn minus(&mut self, c: char) {
        let after = self.rest.get(c.len_utf8()..).unwrap_or_default();
        let bound = self.before.is_some_and(char::is_alphanumeric);
        let real = matches!(c, '−' | '⁻');
        let number = if real { after.trim_start() } else { after };
        if !bound && number.starts_with(|c: char| c.is_ascii_digit()) {
            self.skip(c.len_utf8() + after.len() - number.len());
            let at = self.words.len();
            self.word();
            if let Some(word) = self.words.get_mut(at) {
                word.text.insert(0, '-');
            }
            return;
        }
        let ends = after.trim_start().is_empty() || after.starts_with([')', ']']);
        if !bound && (real || ends) && c != '–' {
            self.put("-".to_owned(), c.len_utf8());
        } else {
            self.skip(c.len_utf8());
        }
    }

    /// A power is a word of its own: « 10⁻³ », « 10^-3 ».
    fn power(&mut self, c: char) {
        let mut text = String::from("^");
        let typed = c == '^';
        let mut length = usize::from(typed);
        let rest = self.rest.get(length..).unwrap_or_default();
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
            self.put(text, length);
        } else {
            self.skip(length.max(c.len_utf8()));
        }
    }

    fn word(&mut self) {
        let mut text = String::new();
        let mut grouped = false;
        while let Some(c) = self.rest.chars().next() {
            let after = self.rest.get(c.len_utf8()..).unwrap_or_default();
            let next = after.chars().next();
            if arrow(self.rest).is_some() {
                break;
            }
            let digits = text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty();
            if is_power(c) {
                // « Ca²⁺ » is « Ca2+ »; « m² » has a power.
                let row: String =
                    self.rest.chars().take_while(|c| is_power(*c) || *c == '⁻').collect();
                if !row.ends_with(['⁺', '⁻']) {
                    break;
                }
                text.extend(row.chars().map(on_line));
                self.skip(row.len());
            } else if is_of_a_word(c) {
                text.push(c);
                self.skip(c.len_utf8());
            } else if digits && is_space(c) && (grouped || text.len() <= 3) && is_thousand(after) {
                // « 1 000 » is « 1000 ».
                grouped = true;
                self.skip(c.len_utf8());
            } else if text.ends_with(|c: char| c.is_ascii_digit())
                && matches!(c, ',' | '.')
                && next.is_some_and(|c| c.is_ascii_digit())
            {
                text.push('.');
                self.skip(1);
            } else if c == '#' {
                text.push(c);
                self.skip(1);
            } else if is_minus(c)
                && next.is_none_or(|c| !c.is_alphanumeric())
                && (matches!(c, '−' | '⁻') || (c == '-' && is_ion(&text)))
            {
                text.push('-');
                self.skip(c.len_utf8());
            } else {
                break;
            }
        }
        self.put(text, 0);
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
    let found = ARROWS.into_iter().find(|(typed, _)| text.starts_with(typed))?;
    // « < −5 » is no arrow, nor is « <-5 ».
    let digit = text
        .get(found.0.len()..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (!(found.0 == "<-" && digit)).then_some((found.1, found.0.len()))
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

/// Signs that tell `Na+` from `Na` and `< 5` from `> 5` are of words too.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() && !is_power(c)
        || is_apostrophe(c)
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '+' | '<' | '>' | '=' | '%' | '°' | '±' | '≤' | '≥')
}

fn is_apostrophe(c: char) -> bool {
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
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺".contains(c)
}

fn on_line(c: char) -> char {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().position(|small| small == c);
    place.and_then(|place| "0123456789+-".chars().nth(place)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let words = bare_words(text).into_iter().map(|word| word.text);
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_says_nothing_is_left_out_and_what_tells_apart_is_not() {
        for (text, expected) in [
            ("Quels sont les signes de l’**OAP**\u{202f}?", "quels sont signes oap"),
            ("Ion Cl- ou Cl", "ion cl-|Cl ou cl|Cl"),
            ("Rhésus −", "rhesus -"),
            ("Rhésus (-)", "rhesus -"),
            ("brady-", "brady"),
            ("à −5 °C", "a -5 °c|C"),
            ("10^-3 g, 10⁻³ g, $10^{-3}$ g", "10 ^-3 g 10 ^-3 g 10 ^-3 g"),
            ("10^3 g et 10³ g", "10 ^3 g et 10 ^3 g"),
            ("Ca²⁺, Ca2+ et x₂", "ca2+ ca2+|Ca et x2"),
            ("IL-6 et 10-20 mg", "il|IL 6 et 10 20 mg"),
            ("T3 → T4 -> T3 <- T4", "t3 → t4|T → t3|T ← t4|T"),
            ("p <-5", "p < -5"),
            ("1,5 mg, 1.5 mg et 1/2", "1.5 mg 1.5 mg et 1 / 2"),
            (
                "1 000 ml, 1\u{202f}000\u{202f}000, 12 5000 et 1000 500",
                "1000 ml 1000000 12 5000 et 1000 500",
            ),
            ("mg et Mg, pH et PH, IgG", "mg et mg|Mg ph|pH et ph|PH igg|IgG"),
            ("La RATE en C#", "rate en c#|C"),
            ("LA RATE EN C", "rate en c"),
            ("Mg", "mg|Mg"),
            ("La", "la"),
            ("?", ""),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_fail() {
        let pieces = [
            "-", "−", "⁻", "²", "^", "é", "’", "L’", "1", " 000", "→", "<-", "#", "\u{301}", ",",
            "/",
        ];
        let mut number = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(number >> 16) as usize % pieces.len()]);
            }
            let _ = bare_words(&text);
        }
    }
}

//! A text cut into what is compared: words, numbers, units, signs.

use unicode_normalization::char::is_combining_mark;

use super::number::{self, Number};
use super::unit::Unit;
use crate::deck::fold;

/// More parts than anybody types; what comes after them is not compared.
const MOST: usize = 300;

/// Between two numbers: « 5 à 10 ».
pub(super) const RANGE: char = '…';

/// What is compared of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    /// Folded, letters and digits only; and the charge or sign that ends it, as in « Ca²⁺ ».
    Word(String, Charge),
    Number(Number),
    Unit(Unit),
    Sign(char),
}

/// What ends a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charge {
    None,
    /// A hyphen that may be one of a prefix: « brady- ».
    Hyphen,
    /// So many plus signs, or minus signs below zero: « CD4+ », « Rh− », « +++ ».
    Sign(i8),
}

impl Charge {
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::None | Self::Hyphen, Self::None | Self::Hyphen)
            | (Self::Sign(-1), Self::Hyphen)
            | (Self::Hyphen, Self::Sign(-1)) => true,
            _ => self == other,
        }
    }
}

impl Key {
    /// Whether both say the same.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Word(a, end), Self::Word(b, other)) => a == b && end.meets(*other),
            (Self::Unit(a), Self::Unit(b)) => a.meets(b),
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Sign(a), Self::Sign(b)) => a == b,
            _ => false,
        }
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self, Self::Word(..))
    }
}

/// How much a part counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It must be there.
    Full,
    /// An article, or what stands in brackets: it may.
    Article,
    Aside,
}

/// A part of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// As the text has it, with its punctuation.
    pub(super) text: String,
    pub(super) key: Key,
    pub(super) weight: Weight,
    /// It does not touch the part before.
    pub(super) spaced: bool,
}

impl Token {
    pub(super) fn is_light(&self) -> bool {
        self.weight != Weight::Full
    }
}

/// The parts of `text` as they stand, each of full weight.
pub(super) fn lexed(text: &str, language: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut lexer = Lexer { chars: &chars, language, parts: Vec::new(), at: 0, spaced: false };
    while lexer.at < chars.len() && lexer.parts.len() < MOST {
        lexer.next();
    }
    lexer.parts
}

struct Lexer<'a> {
    chars: &'a [char],
    language: &'a str,
    parts: Vec<Token>,
    at: usize,
    spaced: bool,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// The character before this place.
    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    fn last(&self) -> Option<&Key> {
        self.parts.last().map(|part| &part.key)
    }

    /// Whether a value stands before: « 5 », « 5 mg ».
    fn after_value(&self) -> bool {
        matches!(self.last(), Some(Key::Number(_) | Key::Unit(_)))
    }

    /// Whether a number comes next, after spaces from `ahead`.
    fn number_after(&self, ahead: usize) -> bool {
        let rest = self.chars.get(self.at + ahead..).unwrap_or_default();
        let spaces = rest.iter().take_while(|c| c.is_whitespace()).count();
        number::starts(self.chars, self.at + ahead + spaces)
    }

    fn put(&mut self, length: usize, key: Key) {
        let end = (self.at + length).min(self.chars.len());
        let text = self.chars.get(self.at..end).unwrap_or_default().iter().collect();
        self.at = end;
        let spaced = std::mem::take(&mut self.spaced);
        self.parts.push(Token { text, key, weight: Weight::Full, spaced });
    }

    /// A mark that weighs nothing belongs to the part before it.
    fn pass(&mut self, c: char) {
        self.at += 1;
        let spaced = self.spaced;
        if let Some(part) = self.parts.last_mut() {
            if spaced {
                part.text.push('\u{a0}');
            }
            part.text.push(c);
            self.spaced = false;
        }
    }

    fn next(&mut self) {
        let Some(c) = self.peek(0) else { return };
        if c.is_whitespace() {
            self.spaced = true;
            self.at += 1;
        } else if let Some((length, sign)) = self.sign() {
            self.put(length, Key::Sign(sign));
        } else if is_dash(c) {
            self.dash(c);
        } else if number::starts(self.chars, self.at) {
            self.number(false);
        } else if c.is_alphanumeric() {
            self.word();
        } else {
            self.pass(c);
        }
    }

    /// A sign that weighs something, and its length.
    fn sign(&self) -> Option<(usize, char)> {
        let (c, next) = (self.peek(0)?, self.peek(1));
        let digit_next = |ahead| self.peek(ahead).is_some_and(|c| c.is_ascii_digit());
        let long = match (c, next, self.peek(2)) {
            ('<', Some('='), _) | ('=', Some('<'), _) => Some((2, '≤')),
            ('>', Some('='), _) => Some((2, '≥')),
            ('-', Some('-'), Some('>')) => Some((3, '→')),
            ('-' | '=', Some('>'), _) => Some((2, '→')),
            ('<', Some('-'), _) if !digit_next(2) => Some((2, '←')),
            ('+', Some('/'), Some('-')) => Some((3, '±')),
            ('*', Some('*'), _) => Some((2, '^')),
            _ => None,
        };
        if long.is_some() {
            return long;
        }
        let sign = match c {
            '⩽' | '≦' => '≤',
            '⩾' | '≧' => '≥',
            '⇒' | '⟶' | '➔' | '➜' | '➝' => '→',
            '⇐' | '⟵' => '←',
            '⇑' | '↗' | '⬆' | '🡅' | '▲' => '↑',
            '⇓' | '↘' | '⬇' | '🡇' | '▼' => '↓',
            '≃' | '≅' | '∼' | '~' => '≈',
            '⁺' | '＋' => '+',
            '⁻' => '−',
            '*' | '·' | '⋅' | '∙' | 'x' | 'X' => {
                return (self.after_value() && self.number_after(1)).then_some((1, '×'));
            }
            ':' => {
                let ratio = matches!(self.last(), Some(Key::Number(_))) && self.number_after(1);
                return ratio.then_some((1, ':'));
            }
            '/' => return self.after_value().then_some((1, '/')),
            '<' | '>' | '=' | '+' | '±' | '×' | '÷' | '%' | '‰' | '°' | '^' | '♀' | '♂' => {
                c
            }
            // Arrows and the signs of mathematics.
            '\u{2190}'..='\u{22ff}' | '\u{27f0}'..='\u{27ff}' | '\u{2900}'..='\u{2bff}'
                if !is_dash(c) =>
            {
                c
            }
            _ => return None,
        };
        Some((1, sign))
    }

    /// A hyphen, a dash or a minus sign.
    fn dash(&mut self, c: char) {
        let number = number::starts(self.chars, self.at + 1);
        let bound = self.before().is_none_or(|c| !c.is_alphanumeric());
        let powered = matches!(self.last(), Some(Key::Sign('^')));
        let alone = self.before() == Some('(') && self.peek(1) == Some(')');
        if self.after_value() && self.number_after(1) {
            self.put(1, Key::Sign(RANGE));
        } else if alone {
            // « Coombs (−) »
            self.put(1, Key::Sign('−'));
        } else if (number && (bound || powered))
            || (self.number_after(1) && (c == '−' || self.parts.is_empty()))
        {
            self.number(true);
        } else {
            self.pass(c);
        }
    }

    fn number(&mut self, negative: bool) {
        let mut from = self.at + usize::from(negative);
        while self.chars.get(from).copied().is_some_and(char::is_whitespace) {
            from += 1;
        }
        let (read, end) = number::read(self.chars, from, self.language);
        let key = if let Some(number) = read {
            Key::Number(Number { negative, ..number })
        } else {
            let text = self.chars.get(self.at..end).unwrap_or_default().iter().collect();
            Key::Word(text, Charge::None)
        };
        self.put(end.saturating_sub(self.at).max(1), key);
        self.power();
    }

    /// « 10⁹ » is 10 to the power of 9, and not 109.
    fn power(&mut self) {
        let raised = |c: &&char| raised(**c).is_some() || matches!(c, '⁻' | '⁺');
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(raised).count();
        let digits: Vec<char> = rest.iter().take(length).filter_map(|c| raised_digit(*c)).collect();
        if digits.is_empty() {
            return;
        }
        let negative = rest.first() == Some(&'⁻');
        if let (Some(number), _) = number::read(&digits, 0, self.language) {
            self.parts.push(Token {
                text: String::new(),
                key: Key::Sign('^'),
                weight: Weight::Full,
                spaced: false,
            });
            self.put(length, Key::Number(Number { negative, ..number }));
        }
    }

    fn word(&mut self) {
        let inside = |c: char| {
            c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}')
        };
        let mut length = 0;
        while let Some(c) = self.peek(length) {
            let hyphen = matches!(c, '-' | '‑' | '‐' | '⁻' | '^')
                && self.peek(length + 1).is_some_and(char::is_alphanumeric);
            if !inside(c) && !hyphen {
                break;
            }
            length += 1;
        }
        let text: String =
            self.chars.get(self.at..self.at + length).unwrap_or_default().iter().collect();
        let elided =
            matches!(self.peek(length), Some('\'' | '’')) && self.peek(length + 1).is_some();
        let (charge, ends) = self.charge(&text, length);
        let folded: String = fold(&greek(&text)).chars().filter(|c| c.is_alphanumeric()).collect();
        let value = self.after_value() || matches!(self.last(), Some(Key::Sign('/' | RANGE)));
        let number_next = self.number_after(length);
        let key = match folded.as_str() {
            "a" | "to" if self.after_value() && number_next => Key::Sign(RANGE),
            "par" | "per" if self.after_value() => Key::Sign('/'),
            "pourcent" | "percent" => Key::Sign('%'),
            "cent" if self.ends_with("pour") => {
                self.parts.pop();
                Key::Sign('%')
            }
            "hg" if self.ends_with("mm") => {
                self.parts.pop();
                Unit::read("mmHg").map_or(Key::Sign('?'), Key::Unit)
            }
            _ => match Unit::read(&text).filter(|_| value && charge == Charge::None) {
                Some(unit) => Key::Unit(unit),
                None => Key::Word(folded, charge),
            },
        };
        self.put(length + ends + usize::from(elided), key);
        if elided
            && let Some(part) = self.parts.last_mut()
            && matches!(&part.key, Key::Word(word, _) if word == "l" || word == "d")
        {
            part.weight = Weight::Article;
        }
    }

    /// Whether the part before is this word.
    fn ends_with(&self, text: &str) -> bool {
        self.parts.last().is_some_and(|part| fold(&part.text) == text)
    }

    /// What ends the word of `length` characters that starts here.
    fn charge(&self, word: &str, length: usize) -> (Charge, usize) {
        let Some(first) = self.peek(length) else { return (Charge::None, 0) };
        let plus = |c: char| matches!(c, '+' | '⁺');
        let minus = |c: char| matches!(c, '-' | '‑' | '−' | '⁻');
        let like = |c: char| if plus(first) { plus(c) } else { minus(first) && minus(c) };
        let rest = self.chars.get(self.at + length..).unwrap_or_default();
        let count = rest.iter().take_while(|c| like(**c)).count();
        let ends = rest.get(count).is_none_or(|c| !c.is_alphanumeric() && *c != '>');
        if count == 0 || !ends {
            return (Charge::None, 0);
        }
        let size = i8::try_from(count).unwrap_or(i8::MAX);
        // « Rh- », « CD4- », « O- »; but « brady- ».
        let symbol = word.chars().count() <= 2 && word.starts_with(char::is_uppercase)
            || word.chars().any(char::is_numeric)
            || !word.chars().any(char::is_lowercase);
        if plus(first) {
            (Charge::Sign(size), count)
        } else if symbol || count > 1 || matches!(first, '−' | '⁻') {
            (Charge::Sign(-size), count)
        } else {
            (Charge::Hyphen, count)
        }
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

fn raised(c: char) -> Option<char> {
    raised_digit(c)
}

/// The digit that stands raised.
fn raised_digit(c: char) -> Option<char> {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let at = digits.iter().position(|digit| *digit == c)?;
    char::from_digit(u32::try_from(at).ok()?, 10)
}

/// « TNF-α » is typed « TNF-alpha »; in a Greek word letters stay letters.
fn greek(text: &str) -> String {
    const NAMES: [(&str, &str); 9] = [
        ("αΑ", "alpha"),
        ("βΒ", "beta"),
        ("γΓ", "gamma"),
        ("δΔ", "delta"),
        ("εΕ", "epsilon"),
        ("κΚ", "kappa"),
        ("λΛ", "lambda"),
        ("σΣ", "sigma"),
        ("ωΩ", "omega"),
    ];
    let is_greek = |c: &char| ('\u{370}'..='\u{3ff}').contains(c);
    if text.chars().filter(is_greek).count() != 1 {
        return text.to_owned();
    }
    let name = |c: char| NAMES.iter().find(|(letters, _)| letters.contains(c)).map(|(_, n)| *n);
    text.chars().fold(String::new(), |mut out, c| {
        match name(c) {
            Some(name) => out.push_str(name),
            None => out.push(c),
        }
        out
    })
}

//! What a student typed beside what was asked, part by part.
//!
//! Forgives case, accents, punctuation and articles, and says which it forgave; numbers, signs and
//! units it weighs. Meaning is not judged: another word for the same thing is another word, and
//! the student grades.

mod align;
mod alternatives;
mod asked;
mod number;
mod token;
mod unit;
mod weights;

use std::collections::BTreeSet;

use self::align::{aligned, join_like};
use self::asked::Asked;
use self::token::{Key, Token, Weight};
use self::weights::parts;
use crate::deck::math::read_out;

/// Longer answers are thought, not typed; articles and what need not be typed don't count.
const LONGEST: usize = 6;

/// A part of the answer, or one that was typed instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As the answer has it, with its punctuation; as the student has it where it is too much.
    pub text: String,
    /// As it was typed, where it was.
    pub typed: Option<String>,
    /// It does not touch what stands before.
    pub spaced: bool,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// In both.
    Right,
    /// Of the answer, typed with one letter wrong.
    Nearly,
    /// Of the answer, and not typed.
    Missing,
    /// Of the answer, not typed, and not asked for.
    Spared,
    /// Typed, and not of the answer.
    Extra,
}

/// What was let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forgiven {
    Case,
    Accents,
    Punctuation,
    Articles,
}

/// An answer and what was typed, laid side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the answer; what is extra stands where it was typed.
    pub words: Vec<Word>,
    pub forgiven: BTreeSet<Forgiven>,
    /// Something was typed.
    pub answered: bool,
}

impl Comparison {
    /// Whether it was answered, and nothing is missing, wrong or too much.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.answered
            && self.words.iter().all(|word| matches!(word.fate, Fate::Right | Fate::Spared))
    }

    /// Whether half of what was asked is there at least, and no number is another.
    #[must_use]
    pub fn is_near(&self) -> bool {
        let count = |is: fn(Fate) -> bool| self.words.iter().filter(|word| is(word.fate)).count();
        let missing = || self.words.iter().filter(|word| word.fate == Fate::Missing);
        let number = missing().any(|word| word.text.contains(|c: char| c.is_ascii_digit()));
        let there = count(|fate| matches!(fate, Fate::Right | Fate::Nearly));
        self.answered && !number && there > 0 && there >= count(|fate| fate == Fate::Missing)
    }
}

/// What is asked, as it is compared.
#[derive(Debug)]
pub struct Expected {
    asked: Asked,
    language: String,
    shown: Option<String>,
}

impl Expected {
    /// Of `answers` in Markdown, all of which are asked, of a deck in `language` (BCP 47).
    #[must_use]
    pub fn read(answers: &[String], language: &str) -> Self {
        let asked = Asked::read(answers, language);
        Self { asked, language: language.to_owned(), shown: None }
    }

    /// The same, where the question shows the end of the answer, which need not be typed.
    #[must_use]
    pub fn showing(self, shown: Option<String>) -> Self {
        Self { shown, ..self }
    }

    /// Whether it is short enough to be typed, and there is anything to type.
    #[must_use]
    pub fn is_short(&self) -> bool {
        let whole = self.asked.versions.first().map(Vec::as_slice).unwrap_or_default();
        (1..=LONGEST).contains(&whole.iter().filter(|part| !part.is_light()).count())
    }

    /// Lays `typed` beside it; `known` tells whether a folded word exists.
    #[must_use]
    pub fn compare(&self, typed: &str, known: &dyn Fn(&str) -> bool) -> Comparison {
        let compared = self.laid(typed, known);
        let shown = self.shown.as_ref().filter(|_| compared.answered && !compared.is_right());
        let whole = shown.map(|shown| self.laid(&format!("{typed} {shown}"), known));
        whole.filter(Comparison::is_right).unwrap_or(compared)
    }

    fn laid(&self, typed: &str, known: &dyn Fn(&str) -> bool) -> Comparison {
        let given = parts(&read_out(typed), &self.language);
        let compared = self.asked.versions.iter().map(|version| {
            let given = join_like(&given, version);
            let wanted = join_like(version, &given);
            let (pairs, cost) = aligned(&wanted, &given, known);
            let comparison = judged(&pairs, !typed.trim().is_empty());
            (!comparison.is_right(), cost, comparison)
        });
        // Of versions that are equally near the first one, which is the whole.
        let nearest = compared.min_by_key(|(wrong, cost, _)| (*wrong, *cost));
        nearest
            .map_or_else(|| judged(&[], !typed.trim().is_empty()), |(_, _, comparison)| comparison)
    }
}

fn judged(pairs: &[(Option<&Token>, Option<&Token>)], answered: bool) -> Comparison {
    let mut comparison = Comparison { words: Vec::new(), forgiven: BTreeSet::new(), answered };
    for (want, give) in pairs {
        let (fate, part) = match (want, give) {
            (Some(want), Some(give)) if want.key.meets(&give.key) => {
                comparison.forgiven.extend(differences(want, give));
                (Fate::Right, want)
            }
            (Some(want), Some(give)) if want.is_light() && give.is_light() => {
                comparison.forgiven.insert(Forgiven::Articles);
                (Fate::Right, want)
            }
            (Some(want), Some(_)) => (Fate::Nearly, want),
            (Some(want), None) if want.is_light() => {
                if want.weight == Weight::Article && answered {
                    comparison.forgiven.insert(Forgiven::Articles);
                }
                (Fate::Spared, want)
            }
            (Some(want), None) => (Fate::Missing, want),
            (None, Some(give)) if give.is_light() => {
                if give.weight == Weight::Article {
                    comparison.forgiven.insert(Forgiven::Articles);
                }
                continue;
            }
            (None, Some(give)) => (Fate::Extra, give),
            (None, None) => continue,
        };
        comparison.words.push(Word {
            text: part.text.clone(),
            typed: give.map(|give| give.text.clone()),
            spaced: part.spaced,
            fate,
        });
    }
    comparison
}

/// In what two parts differ that say the same.
fn differences(want: &Token, give: &Token) -> Vec<Forgiven> {
    let mut found = Vec::new();
    if !matches!(want.key, Key::Word(..)) {
        if want.text != give.text {
            let case = want.text.to_lowercase() == give.text.to_lowercase();
            found.push(if case { Forgiven::Case } else { Forgiven::Punctuation });
        }
        return found;
    }
    // Who types « H2O » has written what a formula sets lower.
    let on_line = |text: &str| text.chars().map(on_line).collect::<String>();
    let (want, give) = (&*on_line(&want.text), &*on_line(&give.text));
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (plain_want, plain_give) = (letters(want), letters(give));
    let marks = |text: &str| -> String {
        let marks = text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
        marks.map(|c| if c == '’' { '\'' } else { c }).collect()
    };
    if marks(want) != marks(give) {
        found.push(Forgiven::Punctuation);
    }
    if plain_want != plain_give {
        let lower = |text: &str| text.to_lowercase();
        if lower(&plain_want) != lower(&plain_give) {
            found.push(Forgiven::Accents);
        }
        let upper = |text: &str| -> Vec<bool> { text.chars().map(char::is_uppercase).collect() };
        if upper(&plain_want) != upper(&plain_give) {
            found.push(Forgiven::Case);
        }
    }
    found
}

/// A small digit or sign as one on the line.
fn on_line(c: char) -> char {
    const ABOVE: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    const BELOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋";
    let place = [ABOVE, BELOW].into_iter().find_map(|row| row.chars().position(|small| small == c));
    place.and_then(|place| "0123456789+-".chars().nth(place)).unwrap_or(c)
}

#[cfg(test)]
mod shown_tests;
#[cfg(test)]
mod tests;

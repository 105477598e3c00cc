//! What is given to make cards from, and how they are to be made.

use super::amount::Amount;
use super::distract::Choices;
use super::language::Language;

/// A text to make cards from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file's name, to show.
    pub name: String,
    pub text: String,
}

/// How to make the cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The deck's title; else the text's own.
    pub title: Option<String>,
    /// Else it is detected.
    pub language: Option<Language>,
    /// How much of what is worth asking is asked.
    pub amount: Amount,
    /// Whether words are taken apart into their elements, too.
    pub etymology: bool,
    /// Which facts are asked by multiple choice.
    pub choices: Choices,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: None,
            language: None,
            amount: Amount::Usual,
            etymology: true,
            choices: Choices::default(),
        }
    }
}

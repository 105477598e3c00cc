//! What the elements of a learned word mean: from Carabin's own table, and said to be.
//!
//! The one kind of card whose answer is not in the text. Leaves out every word that the table does
//! not explain from its first letter to its last.

mod element;
mod segment;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

pub(crate) use self::element::Element;
use super::fact::{Fact, Said};
use super::language::Language;
use super::lexicon::Lexicon;
use super::number_and_gender::{english_singular, singular};
use super::term::Evidence;
use super::token::{Tag, Token};
use super::tokenise::tokens;
use super::{Kind, Reason};

/// The elements of `word`, if the table explains all of it.
pub(crate) fn elements(word: &str, language: Language) -> Option<(String, Vec<Element>)> {
    let table = table::table(language);
    let lower = word.to_lowercase();
    let (word, parts) = singulars(&lower, language)
        .into_iter()
        .find_map(|word| segment::segment(&word, table).map(|parts| (word, parts)))?;
    // More is not one thing to know.
    if parts.len() > 3 {
        return None;
    }
    let last = parts.len() - 1;
    let elements = parts.into_iter().enumerate().map(|(i, (spelled, row))| {
        let row = table.rows.get(row)?;
        let form = match i {
            0 => format!("{spelled}-"),
            i if i == last => format!("-{spelled}"),
            _ => format!("-{spelled}-"),
        };
        Some(Element {
            form,
            sense: row.sense,
            greek: row.greek,
            etymon: row.etymon,
            etymon_sense: row.etymon_sense,
        })
    });
    Some((word, elements.collect::<Option<_>>()?))
}

/// The longest ending of the table that `word` has, even where the rest is not explained.
pub(crate) fn ending(word: &str, language: Language) -> Option<String> {
    table::table(language).ending(&word.to_lowercase())
}

/// The word as it stands and in the singular: « métastases », “metastases”.
fn singulars(word: &str, language: Language) -> Vec<String> {
    let mut words = vec![word.to_owned()];
    match language {
        Language::French => words.push(singular(word)),
        Language::English => {
            words.extend(word.strip_suffix("es").map(|stem| format!("{stem}is")));
            words.extend(word.strip_suffix("mata").map(|stem| format!("{stem}ma")));
            words.push(english_singular(word));
        }
    }
    words
}

/// Looks each word of a text up once.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    looked_up: HashSet<String>,
}

impl Finder {
    /// The facts for the words that the sentence is the first to use.
    pub(crate) fn find(
        &mut self,
        text: &str,
        reason: Reason,
        evidence: &Evidence,
        lexicon: &Lexicon,
    ) -> Vec<Fact> {
        let table = table::table(lexicon.language);
        let new: Vec<&str> = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() >= 5 && table.may_end(word))
            .filter(|word| !self.looked_up.contains(*word))
            .collect();
        if new.is_empty() || !quotable(text, reason) {
            return Vec::new();
        }
        let mut learned: Vec<&str> = Vec::new();
        for word in new {
            if !self.looked_up.insert(word.to_owned()) {
                continue;
            }
            if elements(word, lexicon.language).is_some() {
                learned.push(word);
            }
        }
        // Few sentences have such a word: only these are cut into tokens for it.
        if learned.is_empty() {
            return Vec::new();
        }
        let tokens = tokens(text, lexicon);
        let new = |at: &usize| {
            let token = tokens.get(*at).and_then(|token| text.get(token.start..token.end));
            token.is_some_and(|word| learned.contains(&word))
        };
        let found = (0..tokens.len()).filter(new);
        found.filter_map(|at| fact(text, &tokens, at, evidence, lexicon)).collect()
    }
}

/// The fact for a word of a sentence.
fn fact(
    text: &str,
    tokens: &[Token],
    at: usize,
    evidence: &Evidence,
    lexicon: &Lexicon,
) -> Option<Fact> {
    let token = tokens.get(at)?;
    let spelled = text.get(token.start..token.end)?;
    let opens = !tokens.iter().take(at).any(Token::is_word);
    if token.tag != Tag::Noun || (!opens && spelled.starts_with(char::is_uppercase)) {
        return None;
    }
    // Half of a compound, « méningo-encéphalite », would be a word cut short.
    let joined = |mark: Option<char>| matches!(mark, Some('-' | '‑' | '/'));
    if joined(text.get(..token.start)?.chars().next_back())
        || joined(text.get(token.end..)?.chars().next())
    {
        return None;
    }
    let (word, elements) = elements(spelled, lexicon.language)?;
    let frequency = match evidence.frequency(&token.lower) {
        0 | 1 => 0.65,
        2 | 3 => 0.72,
        _ => 0.78,
    };
    let plain = elements.iter().filter(|element| element.says_itself()).count();
    let pattern = if plain > 0 { frequency * 0.85 } else { frequency };
    let said = Said::Etymology { word, elements };
    Some(Fact { kind: Kind::Etymology, pattern, topic: None, lead: None, said })
}

/// A sentence to quote: a whole one, that does not give the word's origin itself.
fn quotable(text: &str, reason: Reason) -> bool {
    let origin = ["du grec", "du latin", "Greek", "Latin"].iter().any(|word| text.contains(word));
    !origin && !matches!(reason, Reason::Reference | Reason::TooLong | Reason::Question)
}

//! From a query as it is typed to what it asks for.

use std::ops::Range;

use super::error::{QueryError, QueryFault};
use super::expression::ExpressionError;
use super::lex::{Token, What, Word, tokens};
use super::pattern::{self, Pattern};
use super::query::{Comparison, Is, Kind, Named, Node, Part, Property, Query, Term};
use crate::deck::Flag;
use crate::history::Rating;

/// More than anyone means.
const DEEPEST: usize = 50;

/// What can stand before a colon, in the order of the help.
pub(super) const KEYS: [&str; 20] = [
    "deck",
    "tag",
    "is",
    "flag",
    "kind",
    "added",
    "edited",
    "rated",
    "introduced",
    "prop",
    "source",
    "front",
    "back",
    "context",
    "w",
    "re",
    "nid",
    "cid",
    "note",
    "card",
];

/// Reads a query. An empty one is about all cards.
///
/// # Errors
/// When it can't be understood: with what is wrong and where.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let tokens = tokens(query)?;
    let mut parser = Parser { tokens: &tokens, at: 0 };
    if tokens.is_empty() {
        return Ok(Query::all());
    }
    let node = parser.any(0)?;
    match parser.peek() {
        None => Ok(Query(node)),
        Some(token) => Err(fault(&token.at, QueryFault::StrayBracket)),
    }
}

fn fault(at: &Range<usize>, fault: QueryFault) -> QueryError {
    QueryError { at: at.clone(), fault }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn takes(&mut self, what: &What) -> bool {
        let there = self.peek().is_some_and(|token| token.what == *what);
        self.at += usize::from(there);
        there
    }

    /// One or the other.
    fn any(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut nodes = vec![self.all(depth)?];
        while self.takes(&What::Or) {
            nodes.push(self.all(depth)?);
        }
        Ok(if nodes.len() > 1 { Node::Any(nodes) } else { Node::All(nodes) })
    }

    /// One after the other.
    fn all(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut nodes = vec![self.one(depth)?];
        loop {
            let and = self.takes(&What::And);
            match self.peek().map(|token| &token.what) {
                Some(What::Open | What::Not | What::Word(_)) => nodes.push(self.one(depth)?),
                _ if and => return Err(self.missing()),
                _ => return Ok(Node::All(nodes)),
            }
        }
    }

    fn one(&mut self, depth: usize) -> Result<Node, QueryError> {
        let Some(token) = self.peek() else { return Err(self.missing()) };
        if depth > DEEPEST {
            return Err(fault(&token.at, QueryFault::Deep));
        }
        match &token.what {
            What::Not => {
                self.at += 1;
                // What is not to be there stands right behind the sign.
                match self.peek() {
                    Some(next) if next.at.start == token.at.end => {
                        Ok(Node::Not(Box::new(self.one(depth + 1)?)))
                    }
                    _ => Err(self.missing()),
                }
            }
            What::Open => {
                self.at += 1;
                let node = self.any(depth + 1)?;
                if self.takes(&What::Close) {
                    Ok(node)
                } else {
                    Err(fault(&token.at, QueryFault::OpenBracket))
                }
            }
            What::Word(word) => {
                self.at += 1;
                term(word, &token.at)
            }
            What::Close if self.at == 0 => Err(fault(&token.at, QueryFault::StrayBracket)),
            What::Close | What::And | What::Or => Err(self.missing()),
        }
    }

    /// Something should stand here, behind what stands before.
    fn missing(&self) -> QueryError {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let Some(token) = before.or(self.tokens.first()) else {
            return fault(&(0..0), QueryFault::Missing(String::new()));
        };
        let said = match &token.what {
            What::Open => "(".to_owned(),
            What::Close => ")".to_owned(),
            What::Not => "-".to_owned(),
            What::And => "and".to_owned(),
            What::Or => "or".to_owned(),
            What::Word(word) => word.text.clone(),
        };
        fault(&token.at, QueryFault::Missing(said))
    }
}

fn term(word: &Word, at: &Range<usize>) -> Result<Node, QueryError> {
    let pattern =
        |text: &str| Pattern::new(text).map_err(|error| fault(at, QueryFault::Expression(error)));
    let Some((key, value)) = keyed(word) else {
        return Ok(Node::Term(Term::Text(pattern(&word.text)?)));
    };
    let name = key.to_ascii_lowercase();
    let Some(key) = KEYS.into_iter().find(|known| *known == name) else {
        // In quotes it is a text with a colon.
        return if word.quoted {
            Ok(Node::Term(Term::Text(pattern(&word.text)?)))
        } else {
            Err(fault(at, QueryFault::Key(key.to_owned())))
        };
    };
    if value.is_empty() {
        return Err(fault(at, QueryFault::Missing(format!("{key}:"))));
    }
    let plain = value.to_lowercase();
    let known = |words: &[&str]| {
        let (value, known) = (value.to_owned(), words.join(", "));
        fault(at, QueryFault::Value { key, value, known })
    };
    let expression = |error: ExpressionError| fault(at, QueryFault::Expression(error));
    let days = || days(key, value).map_err(|wrong| fault(at, wrong));
    let named = |value: &str| pattern(value).map(|pattern| Named { typed: bare(value), pattern });
    Ok(Node::Term(match key {
        "deck" => Term::Deck(named(value)?),
        "tag" if plain == "none" => Term::Tag(None),
        "tag" => Term::Tag(Some(named(value)?)),
        "source" => Term::Source(pattern(value)?),
        "front" => Term::Field(Part::Front, pattern(value)?),
        "back" => Term::Field(Part::Back, pattern(value)?),
        "context" => Term::Field(Part::Context, pattern(value)?),
        "w" => Term::Words(pattern::words(&bare(value)).map_err(expression)?),
        "re" => {
            Term::Expression(super::expression::expression(value, true, false).map_err(expression)?)
        }
        "is" => Term::Is(Is::of(&plain).ok_or_else(|| known(Is::WORDS))?),
        "kind" => Term::Kind(Kind::of(&plain).ok_or_else(|| known(Kind::WORDS))?),
        "flag" => flag(&plain).ok_or_else(|| known(&FLAGS))?,
        "added" => Term::Added(days()?),
        "edited" => Term::Edited(days()?),
        "introduced" => Term::Introduced(days()?),
        "rated" => rated(value).map_err(|wrong| fault(at, wrong))?,
        "prop" => property(&plain).map_err(|wrong| fault(at, wrong))?,
        "nid" | "note" => Term::Note(bare(value)),
        _ => Term::Card(bare(value)),
    }))
}

/// The key and the value of a word that has both.
fn keyed(word: &Word) -> Option<(&str, &str)> {
    let colon = word.colon?;
    let (key, value) = (word.text.get(..colon)?, word.text.get(colon + 1..)?);
    // `1:2` is a proportion, `https://…` an address.
    let named = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphabetic());
    (named && !value.starts_with("//")).then_some((key, value))
}

/// Without the backslashes.
fn bare(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(c) = signs.next() {
        text.extend(if c == '\\' { signs.next() } else { Some(c) });
    }
    text
}

/// Days back from today: 1 is today alone.
fn days(key: &'static str, value: &str) -> Result<i32, QueryFault> {
    let number = value.parse::<u32>().ok().filter(|days| (1..=1_000_000).contains(days));
    let days = number.and_then(|days| i32::try_from(days).ok());
    days.ok_or_else(|| QueryFault::Number { key, value: value.to_owned() })
}

/// `rated:7`, or `rated:7:1` for the answer *Again*.
fn rated(value: &str) -> Result<Term, QueryFault> {
    let (back, rating) = match value.split_once(':') {
        Some((back, rating)) => (back, Some(rating)),
        None => (value, None),
    };
    let wrong = |value: &str| QueryFault::Number { key: "rated", value: value.to_owned() };
    let rating = match rating {
        None => None,
        Some(text) => {
            let number = text.parse().ok();
            Some(number.and_then(Rating::from_number).ok_or_else(|| wrong(text))?)
        }
    };
    Ok(Term::Rated(days("rated", back)?, rating))
}

/// `stability<10`.
fn property(value: &str) -> Result<Term, QueryFault> {
    let start = value.find(['<', '>', '=', '!']).ok_or(QueryFault::Comparison)?;
    let (name, rest) = value.split_at(start);
    let sign = Comparison::SIGNS.into_iter().find(|(sign, _)| rest.starts_with(sign));
    let (sign, comparison) = sign.ok_or(QueryFault::Comparison)?;
    let number = rest.get(sign.len()..).unwrap_or_default();
    let property = Property::of(name).ok_or_else(|| QueryFault::Value {
        key: "prop",
        value: name.to_owned(),
        known: Property::WORDS.join(", "),
    })?;
    let (digits, share) = match number.strip_suffix('%') {
        Some(digits) => (digits, 0.01),
        None => (number, 1.0),
    };
    let parsed = digits.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    let parsed =
        parsed.ok_or_else(|| QueryFault::Number { key: "prop", value: number.to_owned() })?;
    Ok(Term::Property(property, comparison, parsed * share))
}

/// As they are offered; Anki's numbers are understood too.
pub(super) const FLAGS: [&str; 5] = ["red", "orange", "green", "blue", "none"];

fn flag(value: &str) -> Option<Term> {
    Some(Term::Flag(match value {
        "none" | "0" => None,
        "red" | "1" => Some(Flag::Red),
        "orange" | "2" => Some(Flag::Orange),
        "green" | "3" => Some(Flag::Green),
        "blue" | "4" => Some(Flag::Blue),
        _ => return None,
    }))
}

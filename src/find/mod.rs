//! Finding cards: a query as it is typed, and the cards of a library that it is about.
//!
//! The syntax is Anki's where Anki has one: words, "phrases", `key:value`, `-not`, `or`, brackets.
//! Texts are compared folded, so that accents, case and ligatures are forgiven. What is found are
//! places of cards in a [`Collection`](crate::study::Collection). Knows nothing of files, of
//! changes, of screens.

#[cfg(test)]
mod chance_tests;
mod complete;
mod error;
mod expression;
mod field;
mod index;
mod lex;
mod matching;
mod order;
mod parse;
mod pattern;
mod query;
mod row;
mod tag_names;
#[cfg(test)]
mod tests;
mod told;
mod unknown;

pub use complete::{Completion, complete, term};
pub use error::{QueryError, QueryFault};
pub use expression::{ExpressionError, ExpressionFault, expression};
pub use field::{one_line, plain};
pub use index::Index;
pub use matching::Table;
pub use order::{Column, Sort};
pub use parse::parse;
pub use query::Query;
pub use row::{Row, Standing};
pub use tag_names::TagNames;
pub use told::{told, told_change};

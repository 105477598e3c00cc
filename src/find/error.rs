//! What is wrong with a query, and where.

use std::ops::Range;

use thiserror::Error;

use super::expression::ExpressionError;
use crate::message::{Message, Tell};

/// A query that can't be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}: {fault}", at.start + 1)]
pub struct QueryError {
    /// What it is about, in characters of the query.
    pub at: Range<usize>,
    pub fault: QueryFault,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryFault {
    #[error("a quote is opened and never closed")]
    OpenQuote,
    #[error("a bracket is opened and never closed")]
    OpenBracket,
    #[error("a bracket is closed that was never opened")]
    StrayBracket,
    #[error("something to look for is missing after {0:?}")]
    Missing(String),
    #[error("brackets are nested too deep")]
    Deep,
    #[error("there is no search for {0:?}")]
    Key(String),
    #[error("{key} can't be {value:?}; it is one of {known}")]
    Value { key: &'static str, value: String, known: String },
    #[error("{key} needs a number, not {value:?}")]
    Number { key: &'static str, value: String },
    #[error("prop needs a comparison, as in prop:stability<10")]
    Comparison,
    #[error("{0}")]
    Expression(#[from] ExpressionError),
}

impl Tell for QueryError {
    fn message(&self) -> Message {
        let message = match &self.fault {
            QueryFault::OpenQuote => Message::new("query-open-quote"),
            QueryFault::OpenBracket => Message::new("query-open-bracket"),
            QueryFault::StrayBracket => Message::new("query-stray-bracket"),
            QueryFault::Missing(after) => Message::new("query-missing").with("after", after),
            QueryFault::Deep => Message::new("query-deep"),
            QueryFault::Key(key) => Message::new("query-key").with("key", key),
            QueryFault::Value { key, value, known } => {
                let message = Message::new("query-value").with("key", key);
                message.with("value", value).with("known", known)
            }
            QueryFault::Number { key, value } if value.is_empty() => {
                Message::new("query-number-missing").with("key", key)
            }
            QueryFault::Number { key, value } => {
                Message::new("query-number").with("key", key).with("value", value)
            }
            QueryFault::Comparison => Message::new("query-comparison"),
            QueryFault::Expression(error) => error.message(),
        };
        message.with("at", self.at.start + 1)
    }
}

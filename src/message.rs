//! What the program has to tell the student: a key of the language files and its arguments.
//!
//! Errors are made far from any screen and know nothing of languages, so each one says itself as
//! a [`Message`]; `locale` words it. It holds no ready sentence, which would be in one language
//! only.

use std::fmt;

/// One thing to say: a Fluent key (`error-deck-syntax`) with its named arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

impl Message {
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// Adds one named argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

/// Anything that can be said to the student; every error type of the program is.
pub trait Tell {
    fn message(&self) -> Message;
}

impl Tell for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

//! What is wrong with a text that should be RON, so that it can be said in the student's language:
//! the reader's own words are English.

use thiserror::Error;

use crate::message::Message;

/// So much of what stands at the fault is shown.
const SHOWN: usize = 40;

/// What is wrong, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{error}")]
pub struct Syntax {
    error: ron::Error,
    found: String,
}

impl Syntax {
    /// What the reader found in `text`, and where: line and column, both from 1.
    #[must_use]
    pub fn of(error: &ron::error::SpannedError, text: &str) -> ((usize, usize), Self) {
        let (mut line, mut column) = (error.span.start.line, error.span.start.col);
        let here = after(text, line, column);
        let end = error.span.end;
        let ended = after(text, end.line, end.col).trim_start().is_empty();
        // The reader may have stopped before the spaces that what it did not want stands behind.
        let found = here.trim_start();
        if !found.is_empty() {
            for space in here.chars().take_while(|char| char.is_whitespace()) {
                (line, column) = if space == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
        }
        let code = match &error.code {
            // Where nothing follows, it is not one sign that is missing.
            ron::Error::ExpectedComma
            | ron::Error::ExpectedMapColon
            | ron::Error::NoSuchStructField { .. }
                if ended =>
            {
                ron::Error::Eof
            }
            code => code.clone(),
        };
        ((line, column), Self { error: code, found: value(found) })
    }

    /// Adds to a message what its `ron-fault` needs.
    #[must_use]
    pub fn tell(&self, message: Message) -> Message {
        let (why, name, known) = self.parts();
        let known = known.join(", ");
        let message = message.with("why", why).with("name", name).with("known", known);
        message.with("found", &self.found)
    }

    /// Which fault it is, the name in it, and the names that there are.
    fn parts(&self) -> (&'static str, &str, &'static [&'static str]) {
        use ron::Error as E;
        let plain = |why| (why, "", &[][..]);
        match &self.error {
            E::Eof => plain("end"),
            E::ExpectedArray => ("open", "[", &[]),
            E::ExpectedMap => ("open", "{", &[]),
            E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => ("open", "(", &[]),
            E::ExpectedArrayEnd => ("close", "]", &[]),
            E::ExpectedMapEnd => ("close", "}", &[]),
            E::ExpectedStructLikeEnd | E::ExpectedOptionEnd => ("close", ")", &[]),
            E::ExpectedComma => plain("comma"),
            E::ExpectedMapColon => plain("colon"),
            E::ExpectedString => plain("text"),
            E::ExpectedStringEnd => plain("quote"),
            E::ExpectedInteger
            | E::ExpectedFloat
            | E::IntegerOutOfBounds
            | E::InvalidIntegerDigit { .. } => plain("number"),
            E::ExpectedBoolean => plain("boolean"),
            E::InvalidEscape(_) => plain("escape"),
            E::UnclosedBlockComment => plain("comment"),
            E::TrailingCharacters => plain("more"),
            E::NoSuchStructField { expected, found, .. } => ("field", found, expected),
            E::NoSuchEnumVariant { expected, found, .. } => ("variant", found, expected),
            E::MissingStructField { field, .. } => ("missing", field, &[]),
            E::DuplicateStructField { field, .. } => ("twice", field, &[]),
            E::ExceededRecursionLimit => plain("deep"),
            E::Message(_) | E::InvalidValueForType { .. } => plain("value"),
            _ => plain("other"),
        }
    }
}

/// What stands in `text` from a place on.
fn after(text: &str, line: usize, column: usize) -> &str {
    let start =
        text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let mut rest = text.get(start..).unwrap_or_default().chars();
    if column > 1 {
        rest.nth(column - 2);
    }
    rest.as_str()
}

/// The value that a text begins with.
fn value(text: &str) -> String {
    let ends = |char: &char| matches!(char, '"' | ',' | '(' | ')' | '[' | ']' | '{' | '}' | '\n');
    let first = text.chars().next();
    let rest: Vec<char> = text.chars().skip(1).take(SHOWN + 1).collect();
    let end = rest.iter().position(&ends).unwrap_or(rest.len());
    let quoted = first == Some('"') && rest.get(end) == Some(&'"');
    let alone = first.filter(ends).is_some_and(|first| first != '"');
    let rest = rest.into_iter().take(if alone { 0 } else { end.min(SHOWN) });
    let more = (!alone && end > SHOWN).then_some('…');
    let value: String =
        first.into_iter().chain(rest).chain(quoted.then_some('"')).chain(more).collect();
    value.trim_end().to_owned()
}

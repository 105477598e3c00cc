//! RON as it is written for a person: the outer fields a line each, the inner ones in a row.
//!
//! As the `ron` crate lays it out with a limit of depth, many times as fast: a save waits for it,
//! and a change of many notes for that of every deck.

use std::fmt::{Display, Write as _};

/// How deep a field still has a line of its own.
const LINES: usize = 3;
const INDENT: &str = "    ";

/// A text in RON that is being written.
#[derive(Debug, Default)]
pub(super) struct RonText {
    text: String,
    /// How many brackets are open.
    depth: usize,
    /// Something stands in the innermost of them.
    begun: bool,
}

impl RonText {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A word as it stands.
    pub(super) fn word(&mut self, word: &str) {
        self.text.push_str(word);
    }

    pub(super) fn number(&mut self, number: impl Display) {
        // Text is always taken.
        let _ = write!(self.text, "{number}");
    }

    /// A text between its quotes.
    pub(super) fn quoted(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        loop {
            let (plain, odd) = rest.split_at(plain_run(rest.as_bytes()));
            self.text.push_str(plain);
            let mut chars = odd.chars();
            match chars.next() {
                None => break,
                // A person who reads the file is better served by the spaces of French themselves.
                Some(space @ ('\u{a0}' | '\u{202f}')) => self.text.push(space),
                // The most frequent of what stands for itself, without the detour through tables.
                Some(c @ ('’' | 'œ' | '«' | '»')) => self.text.push(c),
                Some(c) => self.text.extend(c.escape_debug()),
            }
            rest = chars.as_str();
        }
        self.text.push('"');
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.within('[', ']', |ron| {
            for item in items {
                ron.next();
                write(ron, item);
            }
        });
    }

    /// What has fields, each of which [`Self::field`] begins.
    pub(super) fn fields(&mut self, write: impl FnOnce(&mut Self)) {
        self.within('(', ')', write);
    }

    /// Begins a field.
    pub(super) fn field(&mut self, name: &str) -> &mut Self {
        self.next();
        self.text.push_str(name);
        self.text.push_str(": ");
        self
    }

    fn within(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        self.begun = false;
        write(self);
        if std::mem::replace(&mut self.begun, true) && self.depth <= LINES {
            self.text.push(',');
            self.line(self.depth - 1);
        }
        self.depth -= 1;
        self.text.push(close);
    }

    /// Lets something follow what stands in the innermost brackets.
    fn next(&mut self) {
        let begun = std::mem::replace(&mut self.begun, true);
        if self.depth > LINES {
            self.text.push_str(if begun { ", " } else { "" });
            return;
        }
        if begun {
            self.text.push(',');
        }
        self.line(self.depth);
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        for _ in 0..depth {
            self.text.push_str(INDENT);
        }
    }
}

/// How many bytes of a text's beginning stand for themselves between quotes, for sure: ASCII, and the
/// letters of Western Europe.
fn plain_run(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(byte) = text.get(length) {
        match byte {
            b' ' | b'!' | b'#'..=b'&' | b'('..=b'[' | b']'..=b'~' => length += 1,
            0xc3 => length += 2,
            _ => break,
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_spelled_as_the_crate_spells_it() {
        for c in ('\0'..=char::MAX).filter(|c| !matches!(c, '\u{a0}' | '\u{202f}')) {
            let text = c.to_string();
            let mut ours = RonText::default();
            ours.quoted(&text);
            assert_eq!(ours.finish(), ron::to_string(&text).unwrap());
        }
    }

    #[test]
    fn french_spaces_are_written_as_they_are() {
        let mut ron = RonText::default();
        ron.quoted("a\u{202f}? \\u{a0}\u{a0}: \u{200b}");
        assert_eq!(ron.finish(), "\"a\u{202f}? \\\\u{a0}\u{a0}: \\u{200b}\"");
    }
}

//! RON as `write` writes it, read quickly, a field at a time, nothing copied that need not be.
//!
//! A part of RON: no comments, no raw strings, no extensions, numbers of a few digits, names of
//! kinds spelt as Carabin spells them. Whatever else stands in a file, the scanner gives up, and
//! `read` has the last word.

use std::borrow::Cow;

/// What is left of a text.
#[derive(Debug, Clone)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// None if the bytes are no text.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        simdutf8::basic::from_utf8(bytes).ok().map(|text| Self { text, at: 0 })
    }

    /// The next byte that is no white space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
        let length = rest.iter().position(|byte| !space(byte))?;
        self.at += length;
        rest.get(length).copied()
    }

    /// Goes past `byte`, if it is next.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Nothing but white space is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// A name: of a field or of a kind.
    #[inline]
    pub(super) fn name(&mut self) -> Option<&'a str> {
        self.peek()?;
        let rest = self.text.get(self.at..)?;
        let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let length = rest.bytes().position(|byte| !part(byte))?;
        self.at += length;
        rest.get(..length).filter(|name| !name.is_empty())
    }

    /// Whether there is more before the `end` of a list or of fields; goes past the comma before
    /// it, or past the end.
    #[inline]
    fn more(&mut self, end: u8, first: bool) -> Option<bool> {
        if !first && self.take(b',').is_none() {
            return self.take(end).map(|()| false);
        }
        Some(self.take(end).is_none())
    }

    /// `(name: value, …)`, where `value` reads what follows the colon.
    #[inline]
    pub(super) fn fields(
        &mut self,
        mut value: impl FnMut(&mut Self, &'a str) -> Option<()>,
    ) -> Option<()> {
        self.take(b'(')?;
        let mut first = true;
        while self.more(b')', first)? {
            let name = self.name()?;
            self.take(b':')?;
            value(self, name)?;
            first = false;
        }
        Some(())
    }

    /// `[item, …]`.
    #[inline]
    pub(super) fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        let mut first = true;
        while self.more(b']', first)? {
            item(self)?;
            first = false;
        }
        Some(())
    }

    /// `None`, or `Some(value)`.
    #[inline]
    pub(super) fn option(&mut self, value: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        match self.name()? {
            "None" => Some(()),
            "Some" => {
                self.take(b'(')?;
                value(self)?;
                self.take(b')')
            }
            _ => None,
        }
    }

    /// A whole number of at most four digits.
    pub(super) fn number(&mut self) -> Option<u16> {
        self.digits(4)
    }

    /// A whole number of milliseconds, not negative.
    pub(super) fn time(&mut self) -> Option<i64> {
        self.digits(18)
    }

    fn digits<T: std::str::FromStr>(&mut self, longest: usize) -> Option<T> {
        self.peek()?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().position(|byte| !byte.is_ascii_digit())?;
        // A point, a letter or an underscore would make it another kind of number.
        let end = rest.get(length)?;
        let zero = length > 1 && rest.first() == Some(&b'0');
        if length == 0
            || length > longest
            || zero
            || !matches!(end, b',' | b')' | b' ' | b'\n' | b'\r')
        {
            return None;
        }
        let number = self.text.get(self.at..self.at + length)?.parse().ok()?;
        self.at += length;
        Some(number)
    }

    pub(super) fn truth(&mut self) -> Option<bool> {
        match self.name()? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// A quoted text, as it was before it was written.
    #[inline]
    pub(super) fn string(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let mut start = self.at;
        let mut whole = String::new();
        loop {
            let length = memchr::memchr2(b'"', b'\\', self.text.as_bytes().get(start..)?)?;
            let part = self.text.get(start..start + length)?;
            self.at = start + length + 1;
            if self.text.as_bytes().get(start + length) == Some(&b'"') {
                return Some(if whole.is_empty() {
                    Cow::Borrowed(part)
                } else {
                    Cow::Owned(whole + part)
                });
            }
            whole.push_str(part);
            whole.push(self.escaped()?);
            start = self.at;
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        let next = rest.chars().next()?;
        self.at += next.len_utf8();
        match next {
            '"' | '\\' | '\'' => Some(next),
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'u' => {
                let (digits, _) = rest.strip_prefix("u{")?.split_once('}')?;
                let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                if digits.len() > 6 || !hexadecimal {
                    return None;
                }
                self.at += digits.len() + 2;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)
            }
            _ => None,
        }
    }
}

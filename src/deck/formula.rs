//! Where a formula (`\(…\)`, `\[…\]`, `$$…$$`, `$…$`, `\ce{…}`) stands in a text: braces in it are its own.
//!
//! Follows a text piece by piece. What nothing closes is no formula.

use super::math::dollar;

/// How formulas open and close.
const SIGNS: [(&str, &str); 5] =
    [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$"), (CHEMISTRY, BRACE)];
/// What opens a formula that a brace closes.
const CHEMISTRY: &str = "\\ce{";
const BRACE: &str = "}";

/// How far from its end a text holds the last sign that closes a formula of each kind; zero for
/// none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Closers([usize; SIGNS.len()]);

impl Closers {
    pub(super) fn of(text: &str) -> Self {
        if memchr::memchr2(b'\\', b'$', text.as_bytes()).is_none() {
            return Self::default();
        }
        let has_chemistry = text.contains(CHEMISTRY);
        let last = |close| text.rfind(close).map_or(0, |at| text.len() - at);
        Self(SIGNS.map(|(_, close)| if close == BRACE && !has_chemistry { 0 } else { last(close) }))
    }

    /// Whether a text can hold a formula at all.
    pub(super) fn any(self) -> bool {
        self.0.iter().any(|left| *left > 0)
    }
}

/// Which formula a text is in, if in one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Formula {
    close: Option<&'static str>,
    /// It began here, not around what is followed.
    own: bool,
    /// How many of its braces are open.
    braces: usize,
    /// What was passed last, to tell a sum of money.
    before: Option<char>,
}

impl Formula {
    /// The same formula for a part of it that is followed by itself.
    pub(super) fn within(self) -> Self {
        Self { own: false, braces: 0, before: None, ..self }
    }

    /// Whether `}}` is the formula's, and ends no gap.
    pub(super) fn holds_braces(self) -> bool {
        self.close.is_some_and(|close| self.braces > 0 || (self.own && close == BRACE))
    }

    /// Whether `::` is the formula's, and begins no hint.
    pub(super) fn holds_colons(self) -> bool {
        self.close.is_some() && (self.own || self.braces > 0)
    }

    /// Goes on by one piece of `rest`: its length in bytes.
    pub(super) fn step(&mut self, rest: &str, closers: Closers) -> usize {
        let length = self.pass(rest, closers);
        self.before = rest.get(..length).and_then(|passed| passed.chars().next_back());
        length
    }

    fn pass(&mut self, rest: &str, closers: Closers) -> usize {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let Some(close) = self.close else {
            for ((open, close), last) in SIGNS.into_iter().zip(closers.0) {
                let opens = rest.starts_with(open) && rest.len() - open.len() >= last && last > 0;
                // Asked only where one may open, for it reads on; a sum of money opens none.
                let before = self.before;
                let inner = || rest.get(open.len()..).unwrap_or_default();
                let is_sum = || dollar(before, inner()).is_none();
                if opens && !(open == "$" && is_sum()) {
                    *self = Self { close: Some(close), own: true, braces: 0, before };
                    return open.len();
                }
            }
            return first;
        };
        if rest.starts_with(close) && (close != BRACE || self.braces == 0) {
            *self = Self::default();
            return close.len();
        }
        match rest.as_bytes().first() {
            // What is escaped is no brace.
            Some(b'\\') => {
                return 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
            }
            Some(b'{') => self.braces += 1,
            Some(b'}') => self.braces = self.braces.saturating_sub(1),
            _ => {}
        }
        first
    }
}

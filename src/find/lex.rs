//! A query taken into its pieces, each with its place.

use std::ops::Range;

use super::error::{QueryError, QueryFault};

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) what: What,
    /// In characters of the query.
    pub(super) at: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Open,
    Close,
    Not,
    And,
    Or,
    Word(Word),
}

/// What stands between spaces, without its quotes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// Backslashes still stand before what they take the meaning from.
    pub(super) text: String,
    /// It begins with a quote.
    pub(super) quoted: bool,
    /// Where its first colon is that no backslash stands before, in bytes of the text; outside of
    /// quotes, unless all of it is quoted.
    pub(super) colon: Option<usize>,
}

/// The quote that closes another.
fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

pub(super) fn tokens(query: &str) -> Result<Vec<Token>, QueryError> {
    let signs: Vec<char> = query.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = signs.get(at) {
        let (what, end) = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '(' => (What::Open, at + 1),
            ')' => (What::Close, at + 1),
            '-' => (What::Not, at + 1),
            _ => {
                let (word, end) = word(&signs, at)?;
                let plain = !word.quoted && word.colon.is_none();
                let what = match word.text.to_ascii_lowercase().as_str() {
                    "or" if plain => What::Or,
                    "and" if plain => What::And,
                    _ => What::Word(word),
                };
                (what, end)
            }
        };
        tokens.push(Token { what, at: at..end });
        at = end;
    }
    Ok(tokens)
}

/// The word that begins at `from`, and where it ends.
fn word(signs: &[char], from: usize) -> Result<(Word, usize), QueryError> {
    let quoted = signs.get(from).is_some_and(|c| closing(*c).is_some());
    let mut word = Word { quoted, ..Word::default() };
    let mut open: Option<(char, usize)> = None;
    let mut at = from;
    while let Some(&c) = signs.get(at) {
        match (c, open) {
            ('\\', _) => {
                // At the very end it stands for itself.
                let next = signs.get(at + 1).copied().unwrap_or('\\');
                word.text.extend(['\\', next]);
                at += 1;
            }
            (c, Some((close, _))) if c == close => open = None,
            (c, None) if closing(c).is_some() => {
                open = closing(c).map(|close| (close, at));
            }
            (c, None) if c.is_whitespace() || matches!(c, '(' | ')') => break,
            (c, _) => {
                if c == ':' && word.colon.is_none() && (open.is_none() || quoted) {
                    word.colon = Some(word.text.len());
                }
                word.text.push(c);
            }
        }
        at += 1;
    }
    match open {
        Some((_, start)) => {
            Err(QueryError { at: start..signs.len(), fault: QueryFault::OpenQuote })
        }
        None => Ok((word, at.min(signs.len()))),
    }
}

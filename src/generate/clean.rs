//! Turns lines into clean text: Markdown and HTML marks, references and attributes passed over,
//! words that a page broke mended, ligatures undone, glued sentences parted.

use super::block::{Block, Kind};

/// Builds a block from lines, passing over marks.
#[derive(Debug, Default)]
pub(super) struct Cleaner {
    text: String,
    origin: Vec<u32>,
    bold: Vec<String>,
    bold_from: Option<usize>,
}

impl Cleaner {
    fn put(&mut self, c: char, from: usize) {
        if c == ' ' && (self.text.is_empty() || self.text.ends_with(' ')) {
            return;
        }
        self.text.push(c);
        self.origin.resize(self.text.len(), u32::try_from(from).unwrap_or(u32::MAX));
    }

    pub(super) fn line(&mut self, start: usize, line: &str) {
        let trimmed = line.trim_start();
        // A word that a page broke is one word again.
        let broken = self.text.ends_with('-')
            && trimmed.starts_with(char::is_lowercase)
            && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if broken {
            self.text.pop();
            self.origin.truncate(self.text.len());
        } else {
            self.put(' ', start);
        }
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let at = start + (line.len() - rest.len());
            if let Some(length) = markup(rest) {
                if rest.starts_with("**") || rest.starts_with("__") {
                    self.toggle_bold();
                }
                rest = rest.get(length.max(1)..).unwrap_or_default();
                continue;
            }
            self.character(c, at, rest);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }

    fn character(&mut self, c: char, at: usize, rest: &str) {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' => {}
            'ﬁ' => "fi".chars().for_each(|c| self.put(c, at)),
            'ﬂ' => "fl".chars().for_each(|c| self.put(c, at)),
            'ﬀ' => "ff".chars().for_each(|c| self.put(c, at)),
            'ﬃ' => "ffi".chars().for_each(|c| self.put(c, at)),
            '\'' | '‘' | 'ʼ' => self.put('’', at),
            c if c.is_whitespace() || c.is_control() => self.put(' ', at),
            c => {
                self.put(c, at);
                // « fin.Début »: a sentence was glued to the next.
                let next = rest.chars().nth(1);
                let word = self.text.trim_end_matches(['.', '!', '?']);
                let lower = word.chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
                if matches!(c, '.' | '!' | '?') && lower && next.is_some_and(char::is_uppercase) {
                    self.put(' ', at);
                }
            }
        }
    }

    fn toggle_bold(&mut self) {
        match self.bold_from.take() {
            None => self.bold_from = Some(self.text.len()),
            Some(from) => {
                let bold =
                    self.text.get(from..).unwrap_or_default().trim().trim_end_matches(':').trim();
                if !bold.is_empty() {
                    self.bold.push(bold.to_owned());
                }
            }
        }
    }

    pub(super) fn finish(mut self, kind: Kind) -> Block {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.origin.truncate(end);
        Block { kind, text: self.text, origin: self.origin, bold: self.bold }
    }
}

/// The length of the mark at the start of `rest` that is to be passed over.
fn markup(rest: &str) -> Option<usize> {
    let until = |close: &str, most: usize| {
        let near: usize = rest.char_indices().nth(most).map_or(rest.len(), |(i, _)| i);
        rest.get(..near)?.find(close).map(|at| at + close.len())
    };
    let first = rest.as_bytes().first()?;
    match first {
        b'<' => {
            let tag = rest
                .chars()
                .nth(1)
                .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
            if tag { until(">", 300) } else { None }
        }
        b'{' if rest.starts_with("{{") => until("}}", 200),
        b'{' if rest.starts_with("{.") || rest.starts_with("{#") => until("}", 80),
        b'(' if rest.starts_with("()") => Some(2),
        b'(' if rest.starts_with("( )") => Some(3),
        b'{' if rest.starts_with("{%") => until("%}", 200),
        b'!' if rest.starts_with("![") => until(")", 300),
        b'*' if rest.starts_with("**") => Some(2),
        b'_' if rest.starts_with("__") => Some(2),
        b'=' if rest.starts_with("==") => Some(2),
        b'*' | b'`' | b'^' => Some(1),
        b'_' => {
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            (!word(rest.chars().nth(1)) || rest.get(1..)?.contains('_')).then_some(1)
        }
        b'[' => {
            let end = until("]", 400)?;
            let inside = rest.get(1..end - 1)?;
            let note = inside
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | '^'));
            if note { Some(end) } else { rest.get(end..)?.starts_with('(').then_some(1) }
        }
        // The address of a link: `](…)`.
        b']' if rest.starts_with("](") => until(")", 400),
        b'&' => {
            let end = until(";", 10)?;
            rest.get(1..end - 1)?
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '#')
                .then_some(end)
        }
        _ => None,
    }
}

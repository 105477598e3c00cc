//! Reads a program's data token by token, and writes its words where they stand.

use std::ops::Range;

use super::super::tags::tag;
use super::key::{self, Key};

/// What came of it: blanks and words, and how many strings have words.
pub(super) struct Read {
    pub(super) out: Vec<u8>,
    pub(super) told: usize,
}

/// What is open: a bracket, and the key that it is the value of.
struct Holder {
    bracket: u8,
    key: Option<Range<usize>>,
    sort: Option<Key>,
}

pub(super) struct Reader<'a> {
    text: &'a str,
    out: Vec<u8>,
    open: Vec<Holder>,
    /// The key that waits for its value.
    key: Option<Range<usize>>,
    /// The name before a bracket.
    name: Option<Range<usize>>,
    written: usize,
    told: usize,
    /// Tags hold text, so that headings are tags too.
    tagged: bool,
    /// A tag never closes.
    unclosed: bool,
    /// Where a capital is to be written.
    capital: Option<usize>,
}

/// Data is nested no deeper.
const DEEPEST: usize = 60;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let out = text.bytes().map(|b| if b == b'\n' { b'\n' } else { b' ' }).collect();
        let tagged = ["(\n", "( "].iter().any(|open| {
            text.match_indices(open).any(|(at, _)| {
                text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with('<'))
            })
        });
        Self {
            text,
            out,
            open: Vec::new(),
            key: None,
            name: None,
            written: 0,
            told: 0,
            tagged,
            unclosed: false,
            capital: None,
        }
    }

    /// Reads it all; none where a string never closes, as in a text with apostrophes.
    pub(super) fn read(mut self) -> Option<Read> {
        let mut at = 0;
        let mut previous = b'=';
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let byte = rest.as_bytes().first().copied()?;
            let length = match byte {
                b'\'' | b'"' | b'`' => self.string(at, byte)?,
                b'/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                b'/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                b'<' if b"(,:=[?&>".contains(&previous) => self.tags(at).unwrap_or(1),
                _ if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                    self.word(at, rest)
                }
                _ => {
                    self.sign(byte);
                    1
                }
            };
            if self.open.len() > DEEPEST {
                return None;
            }
            if !byte.is_ascii_whitespace() {
                previous = byte;
            }
            at += length;
        }
        Some(Read { out: self.out, told: self.told })
    }

    fn sign(&mut self, byte: u8) {
        match byte {
            b'{' | b'[' | b'(' => {
                let key = self.key.take();
                let named = if byte == b'(' { self.name.take() } else { None };
                let part = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
                let spoken = named.as_ref().is_some_and(|name| key::SPOKEN.contains(&part(name)));
                let sort = if spoken {
                    Some(Key::Hidden)
                } else {
                    key.as_ref().map(|key| match byte {
                        b'{' => key::sort_of_an_object(part(key)),
                        _ => key::sort(part(key)),
                    })
                };
                let above = self.open.last().and_then(|holder| holder.sort);
                let sort = sort.or(above.filter(|sort| *sort == Key::Hidden));
                self.open.push(Holder { bracket: byte, key, sort });
            }
            b'}' | b']' | b')' => {
                self.open.pop();
                self.key = None;
            }
            b',' | b';' => self.key = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            self.name = None;
        }
    }

    /// A word of the program, which may be a key.
    fn word(&mut self, at: usize, rest: &str) -> usize {
        let long = rest.len()
            - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '$').len();
        let long = long.max(rest.chars().next().map_or(1, char::len_utf8));
        if self.is_key(at + long) {
            self.key = Some(at..at + long);
        } else {
            self.name = Some(at..at + long);
        }
        long
    }

    /// Whether a key ends at `end`: a colon follows, inside braces.
    fn is_key(&self, end: usize) -> bool {
        let behind = self.text.get(end..).unwrap_or_default();
        let behind = behind.trim_start_matches([' ', '\t']);
        behind.starts_with(':') && self.open.last().is_some_and(|holder| holder.bracket == b'{')
    }

    /// The bytes of a string; what it tells is written.
    fn string(&mut self, at: usize, quote: u8) -> Option<usize> {
        let inner = self.text.get(at + 1..)?;
        let mut escaped = false;
        let mut end = None;
        for (offset, byte) in inner.bytes().enumerate() {
            if escaped {
                escaped = false;
            } else if byte == b'\\' {
                escaped = true;
            } else if byte == quote {
                end = Some(offset);
                break;
            } else if byte == b'\n' && quote != b'`' {
                return None;
            }
        }
        // A text that was cut ends inside its last string.
        let end = end.or_else(|| (quote == b'`').then_some(inner.len()))?;
        let range = at + 1..at + 1 + end;
        let length = (range.len() + 2).min(self.text.len() - at);
        if quote != b'`' && self.is_key(at + length) {
            self.key = Some(range);
        } else {
            self.value(range);
            self.key = None;
        }
        Some(length)
    }

    fn value(&mut self, range: Range<usize>) {
        let told = self.text.get(range.clone()).unwrap_or_default();
        let key = self.key.take();
        let name = key.clone().and_then(|key| self.text.get(key)).unwrap_or_default();
        let above = self.open.last().and_then(|holder| holder.sort);
        let prose = key::is_prose(told);
        let sort = if above == Some(Key::Hidden) {
            Key::Hidden
        } else if key.is_some() {
            key::sort(name)
        } else {
            Key::Text
        };
        let listed = key.is_none()
            && self
                .open
                .last()
                .is_some_and(|holder| holder.bracket == b'[' && holder.key.is_some());
        match sort {
            Key::Hidden => {}
            Key::Title if key::is_name(told) && told.split_whitespace().count() <= 20 => {
                self.heads_above();
                let level = self.depth().max(1);
                self.head(&range, level);
                self.copy(&range);
            }
            Key::Side if prose && (told.contains('\n') || told.len() > 120) => {
                self.heads_above();
                if let Some(key) = key {
                    let level = self.depth() + 1;
                    self.head(&key, level);
                    self.copy(&key);
                }
                self.paragraph(&range);
            }
            Key::Side if prose || key::is_name(told) => {
                self.heads_above();
                if let Some(key) = key {
                    self.label(&key);
                }
                self.copy(&range);
            }
            Key::Text if listed && (prose || key::is_name(told)) => {
                self.heads_above();
                self.bullet(range.start);
                self.copy(&range);
            }
            Key::Title | Key::Text if prose => {
                self.heads_above();
                // « Cris graves et sonores » is no sentence, and would look like a heading.
                let ended =
                    told.contains('\n') || told.trim_end().ends_with(['.', '!', '?', ':', '…']);
                if ended {
                    self.paragraph(&range);
                } else {
                    self.bullet(range.start);
                    self.copy(&range);
                }
            }
            _ => return,
        }
        self.told += usize::from(sort != Key::Hidden);
    }

    /// Objects that are open.
    fn depth(&self) -> usize {
        self.open.iter().filter(|holder| holder.bracket == b'{').count()
    }

    /// Writes the keys of what is open as headings, which have something below them now.
    fn heads_above(&mut self) {
        let mut level = 1;
        let mut heads: Vec<(Range<usize>, usize, bool)> = Vec::new();
        for holder in &mut self.open {
            level += usize::from(holder.bracket == b'{');
            if holder.sort == Some(Key::Side)
                && let Some(key) = holder.key.take()
            {
                // An array's strings are known by having one.
                if holder.bracket == b'[' {
                    holder.key = Some(0..0);
                }
                if !key.is_empty() {
                    let listed = holder.bracket == b'[';
                    heads.push((key, level - usize::from(!listed), listed));
                }
            }
        }
        for (key, level, listed) in heads {
            if listed {
                self.label(&key);
            } else {
                self.head(&key, level);
                self.copy(&key);
            }
        }
    }

    /// A heading's mark before `words`, as far as there is room for it.
    fn head(&mut self, words: &Range<usize>, level: usize) {
        let room = words.start.saturating_sub(self.line_start(words.start));
        if self.tagged {
            let tag = format!("<h{}>", level.min(6));
            if room >= tag.len() {
                self.put(words.start - tag.len(), tag.as_bytes());
            }
            return;
        }
        // A capital needs no blank before it, where there is no room for one.
        let small = self.text.as_bytes().get(words.start).is_some_and(u8::is_ascii_lowercase);
        if small && room == level.min(6) && room > 1 {
            self.put(words.start - room, "#".repeat(room).as_bytes());
            self.capital = Some(words.start);
            return;
        }
        let marks = level.min(6).min(room.saturating_sub(1));
        if marks > 0 {
            self.put(words.start - 1 - marks, "#".repeat(marks).as_bytes());
        }
    }

    /// `- forme :`
    fn label(&mut self, key: &Range<usize>) {
        self.bullet(key.start);
        self.copy(key);
        self.put(key.end + 1, b":");
    }

    fn bullet(&mut self, at: usize) {
        let mark: &[u8] = if self.tagged { b"<li>" } else { b"- " };
        if at >= self.line_start(at) + mark.len() {
            self.put(at - mark.len(), mark);
        }
    }

    /// Words on lines of their own.
    fn paragraph(&mut self, range: &Range<usize>) {
        let room = range.start.saturating_sub(self.line_start(range.start));
        if self.tagged && room >= 3 {
            self.put(range.start - 3, b"<p>");
        } else if range.start > 0 {
            self.put(range.start - 1, b"\n");
        }
        self.copy(range);
        self.put(range.end, b"\n");
    }

    /// Where the free room before `at` begins in its line.
    fn line_start(&self, at: usize) -> usize {
        let room = self.text.get(self.written..at).unwrap_or_default();
        self.written + room.rfind('\n').map_or(0, |end| end + 1)
    }

    /// Copies what stands in `range`; `\n` is a line's end, `_` in a key a blank.
    fn copy(&mut self, range: &Range<usize>) {
        let told = self.text.get(range.clone()).unwrap_or_default();
        let key = !told.contains(' ');
        let mut bytes = told.as_bytes().to_vec();
        for at in 0..bytes.len() {
            match (bytes.get(at).copied(), bytes.get(at + 1).copied()) {
                (Some(b'\\'), Some(b'n' | b't')) => {
                    if let Some(pair) = bytes.get_mut(at..at + 2) {
                        pair.copy_from_slice(b" \n");
                    }
                }
                (Some(b'_'), _) if key => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = b' ';
                    }
                }
                _ => {}
            }
        }
        if self.capital.take() == Some(range.start)
            && let Some(first) = bytes.first_mut()
        {
            first.make_ascii_uppercase();
        }
        self.put(range.start, &bytes);
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if let Some(place) = self.out.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
            self.written = self.written.max(at + bytes.len());
        }
    }

    /// The bytes of the element at `at`, which is copied; none where it is none.
    fn tags(&mut self, at: usize) -> Option<usize> {
        if self.unclosed {
            return None;
        }
        let mut depth = 0_u32;
        let mut from = at;
        loop {
            let Some(open) = self.text.get(from..)?.find('<').map(|open| from + open) else {
                // Nor does a later one close: it is sought once.
                self.unclosed = true;
                return None;
            };
            let Some((_, closes, end)) = tag(self.text, open) else {
                if open == at {
                    return None;
                }
                from = open + 1;
                continue;
            };
            let alone = self.text.get(open..end)?.ends_with("/>");
            if closes {
                depth = depth.checked_sub(1)?;
            } else if !alone {
                depth += 1;
            }
            from = end;
            if depth == 0 {
                break;
            }
        }
        self.heads_above();
        let bytes = self.text.get(at..from)?.as_bytes();
        self.put(at, bytes);
        self.told += 1;
        Some(from - at)
    }
}

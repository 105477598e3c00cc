//! A text with the way back: each byte knows which byte of the original it came from.
//!
//! Cleaning drops, joins and replaces characters; this keeps runs of bytes that moved together,
//! so that a sentence can be highlighted where the user wrote it.

use std::ops::Range;

/// Cleaned text and the runs that lead back to the original.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mapped {
    text: String,
    /// (first byte here, its byte in the original), in order.
    runs: Vec<(usize, usize)>,
    /// The byte of the original that would continue the last run.
    next: usize,
}

impl Mapped {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds `c`, which stands at `at` in the original.
    pub(crate) fn push(&mut self, c: char, at: usize) {
        if self.runs.is_empty() || at != self.next {
            self.runs.push((self.text.len(), at));
        }
        self.text.push(c);
        self.next = at + c.len_utf8();
    }

    /// Adds text that stands for something else at `at`.
    pub(crate) fn push_instead(&mut self, text: &str, at: usize) {
        for c in text.chars() {
            self.runs.push((self.text.len(), at));
            self.text.push(c);
        }
        self.next = usize::MAX;
    }

    /// Adds a space unless there is one, or nothing, before.
    pub(crate) fn space(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', at);
        }
    }

    pub(crate) fn append(&mut self, other: &Self) {
        let base = self.text.len();
        self.runs.extend(other.runs.iter().map(|(here, at)| (base + here, *at)));
        self.text.push_str(&other.text);
        self.next = other.next;
    }

    /// What stands from byte `at` on.
    pub(crate) fn from(&self, at: usize) -> Self {
        let mut rest = Self::default();
        for (offset, c) in self.text.get(at..).unwrap_or_default().char_indices() {
            rest.push(c, self.origin(at + offset));
        }
        rest
    }

    /// The text with `told` instead of what stands in `gone`.
    pub(crate) fn replaced(&self, gone: Range<usize>, told: &str) -> Self {
        let mut out = Self::default();
        for (here, c) in self.text.char_indices() {
            if here == gone.start {
                out.push_instead(told, self.origin(here));
            }
            if !gone.contains(&here) {
                out.push(c, self.origin(here));
            }
        }
        out
    }

    /// Takes the last character away.
    pub(crate) fn pop(&mut self) {
        self.text.pop();
        while self.runs.len() > 1 && self.runs.last().is_some_and(|run| run.0 >= self.text.len()) {
            self.runs.pop();
        }
        self.next = usize::MAX;
    }

    pub(crate) fn trim_end(&mut self) {
        while self.text.ends_with(char::is_whitespace) {
            self.pop();
        }
    }

    /// Where byte `here` came from.
    pub(crate) fn origin(&self, here: usize) -> usize {
        let run = self.runs.partition_point(|run| run.0 <= here);
        match run.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((start, at)) => at + (here - start),
            None => 0,
        }
    }

    /// The bytes of the original from the first to the last character of `range`.
    pub(crate) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin(range.start);
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().last());
        let end = match last {
            Some((offset, c)) => self.origin(range.start + offset) + c.len_utf8(),
            None => start,
        };
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Mapped;

    #[test]
    fn the_way_back_survives_gaps_and_replacements() {
        let mut mapped = Mapped::default();
        mapped.push('a', 4);
        mapped.push('b', 5);
        mapped.push_instead("fi", 10);
        mapped.push('c', 13);
        assert_eq!(mapped.text(), "abfic");
        assert_eq!(mapped.original(0..2), 4..6);
        assert_eq!(mapped.original(1..5), 5..14);
        let replaced = mapped.replaced(1..2, "-");
        assert_eq!(replaced.text(), "a-fic");
        assert_eq!(replaced.original(0..5), 4..14);
    }
}

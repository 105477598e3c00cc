//! Words of texts, to be compared: all of them in one string, so that a word takes no room of its own.

use std::ops::Range;

/// The gender that an article gives its noun: « le tour » is not « la tour ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// A word that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Folded; of a symbol with capitals, these behind it.
    pub(super) text: &'a str,
    /// That of the article before it.
    pub(super) gender: Option<Gender>,
    /// A colon stands before it.
    pub(super) behind_colon: bool,
}

/// Words, one behind the other.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    text: String,
    marks: Vec<Mark>,
}

/// Where a word ends, and how it stands.
#[derive(Debug, Clone, Copy)]
struct Mark {
    end: u32,
    gender: Option<Gender>,
    behind_colon: bool,
}

/// Some words that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    text: &'a str,
    /// Where the first begins.
    start: usize,
    marks: &'a [Mark],
}

impl Words {
    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
    }

    /// Begins a word, and gives as much as there is of it; it is to be ended or taken back.
    pub(super) fn begin(&mut self, write: impl FnOnce(&mut String)) -> &str {
        write(&mut self.text);
        self.text.get(self.start(self.marks.len())..).unwrap_or_default()
    }

    /// Adds to a word that was begun.
    pub(super) fn go_on(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
    }

    /// Unwrites a word that was begun.
    pub(super) fn take_back(&mut self) {
        self.text.truncate(self.start(self.marks.len()));
    }

    pub(super) fn end(&mut self, gender: Option<Gender>, behind_colon: bool) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.marks.push(Mark { end, gender, behind_colon });
    }

    pub(super) fn extend(&mut self, others: &Self) {
        for word in others.row(0..others.len()).iter() {
            self.begin(|text| text.push_str(word.text));
            self.end(word.gender, word.behind_colon);
        }
    }

    /// Lets go of room that is not needed.
    pub(super) fn close(&mut self) {
        self.text.shrink_to_fit();
        self.marks.shrink_to_fit();
    }

    pub(super) fn row(&self, places: Range<usize>) -> Row<'_> {
        let start = self.start(places.start);
        Row { text: &self.text, start, marks: self.marks.get(places).unwrap_or_default() }
    }

    /// Where the word at a place begins.
    fn start(&self, place: usize) -> usize {
        let before = place.checked_sub(1).and_then(|before| self.marks.get(before));
        before.map_or(0, |mark| mark.end as usize)
    }
}

impl<'a> Row<'a> {
    pub(super) fn len(self) -> usize {
        self.marks.len()
    }

    pub(super) fn is_empty(self) -> bool {
        self.marks.is_empty()
    }

    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = Word<'a>> + Clone {
        let mut start = self.start;
        self.marks.iter().map(move |mark| {
            let end = mark.end as usize;
            let text = self.text.get(start..end).unwrap_or_default();
            start = end;
            Word { text, gender: mark.gender, behind_colon: mark.behind_colon }
        })
    }

    /// The first `at` words, and those after them.
    pub(super) fn split_at(self, at: usize) -> (Self, Self) {
        let (first, rest) = self.marks.split_at(at.min(self.marks.len()));
        let middle = first.last().map_or(self.start, |mark| mark.end as usize);
        (Self { marks: first, ..self }, Self { start: middle, marks: rest, ..self })
    }
}

//! What a person has written between the lines of a deck or of the settings: comments, which RON
//! allows and no value holds.
//!
//! A save takes them over: each stays with the note that it stands in or before, else with its
//! field; where that is gone, it goes to the top. What is no comment is left to the reader of
//! the format.

use std::collections::BTreeMap;

/// Where a comment belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor {
    Top,
    /// Before the first line of the field with this name.
    Field(String),
    /// Before the note with this id.
    Note(String),
}

/// `text`, as `write` writes it, with the comments of `there`, which it is to replace; none where
/// there are none.
#[must_use]
pub fn with_comments(there: &[u8], text: &str) -> Option<String> {
    // Most files have no slash that begins one, and are gone through for nothing else.
    let begins = |at: usize| matches!(there.get(at + 1), Some(b'/' | b'*'));
    if !memchr::memchr_iter(b'/', there).any(begins) {
        return None;
    }
    let mut comments = Reading::of(std::str::from_utf8(there).ok()?).found;
    if comments.is_empty() {
        return None;
    }
    let mut out = String::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let place = if bare == "(" {
            let id = lines.get(at + 1).and_then(|next| next.trim_start().strip_prefix("id: \""));
            id.and_then(|id| id.split_once('"')).map(|(id, _)| Anchor::Note(id.to_owned()))
        } else {
            bare.split_once(':').map(|(name, _)| Anchor::Field(name.to_owned()))
        };
        let indent = line.get(..line.len() - bare.len()).unwrap_or_default();
        for comment in place.and_then(|place| comments.remove(&place)).unwrap_or_default() {
            for part in [indent, &comment, "\n"] {
                out.push_str(part);
            }
        }
        out.push_str(line);
        out.push('\n');
    }
    let top = comments.into_values().flatten().map(|comment| comment + "\n");
    Some(top.collect::<String>() + &out)
}

/// A file in RON, gone through from its beginning to its end.
#[derive(Debug, Default)]
struct Reading {
    found: BTreeMap<Anchor, Vec<String>>,
    /// Comments whose place is still to come.
    waiting: Vec<String>,
    depth: usize,
    /// The field that was named last, and whether that was on this line.
    field: String,
    on_this_line: bool,
    /// The depth of a deck's list of notes.
    notes: Option<usize>,
    /// Of the note that this is in.
    note: Option<String>,
}

impl Reading {
    fn of(text: &str) -> Self {
        let mut reading = Self::default();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let length = reading.take(rest, next).clamp(next.len_utf8(), rest.len());
            // What goes on elsewhere than between two characters is no text of ours.
            rest = rest.get(length..).unwrap_or_default();
        }
        let waiting = std::mem::take(&mut reading.waiting);
        reading.put(Anchor::Top, waiting);
        reading
    }

    fn put(&mut self, place: Anchor, comments: Vec<String>) {
        if !comments.is_empty() {
            self.found.entry(place).or_default().extend(comments);
        }
    }

    /// Takes in what stands at the beginning of `rest`; how many bytes that is.
    fn take(&mut self, rest: &str, next: char) -> usize {
        match next {
            '\n' => self.on_this_line = false,
            '/' if rest.starts_with("//") => {
                let length = rest.find('\n').unwrap_or(rest.len());
                self.comment(rest.get(..length).unwrap_or_default());
                return length;
            }
            '/' if rest.starts_with("/*") => {
                let length = block(rest);
                self.comment(rest.get(..length).unwrap_or_default());
                return length;
            }
            '"' => return self.string(rest),
            '(' | '[' | '{' => self.open(next),
            ')' | ']' | '}' => self.close(),
            c if c.is_alphabetic() || c == '_' => return self.word(rest),
            _ => {}
        }
        next.len_utf8()
    }

    fn comment(&mut self, comment: &str) {
        let comment = comment.trim_end().to_owned();
        if self.depth == 0 {
            self.put(Anchor::Top, vec![comment]);
        } else if self.on_this_line && self.notes.is_none() {
            let field = self.field.clone();
            self.put(Anchor::Field(field), vec![comment]);
        } else {
            self.waiting.push(comment);
        }
    }

    fn open(&mut self, mark: char) {
        self.depth += 1;
        if mark == '[' && self.depth == 2 && self.field == "notes" {
            self.notes = Some(self.depth);
        }
    }

    fn close(&mut self) {
        if self.notes.is_some_and(|notes| self.depth == notes + 1)
            && let Some(note) = self.note.take()
        {
            let waiting = std::mem::take(&mut self.waiting);
            self.put(Anchor::Note(note), waiting);
        }
        if self.notes == Some(self.depth) {
            self.notes = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn string(&mut self, rest: &str) -> usize {
        let mut escaped = false;
        let end = rest.char_indices().skip(1).find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        let end = end.map_or(rest.len(), |(at, _)| at);
        self.value(rest.get(1..end).unwrap_or_default());
        end + 1
    }

    fn value(&mut self, text: &str) {
        if self.field == "id" && self.notes.is_some_and(|notes| self.depth == notes + 1) {
            self.note.get_or_insert_with(|| text.to_owned());
        }
    }

    /// A name, or a raw string.
    fn word(&mut self, rest: &str) -> usize {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        let marks = after.len() - after.trim_start_matches('#').len();
        if matches!(word, "r" | "br" | "b")
            && let Some(inside) = after.get(marks..).and_then(|after| after.strip_prefix('"'))
        {
            let end = format!("\"{}", "#".repeat(marks));
            let found = inside.find(&end).unwrap_or(inside.len());
            self.value(inside.get(..found).unwrap_or_default());
            return length + marks + 1 + found + end.len();
        }
        if after.trim_start().starts_with(':') {
            word.clone_into(&mut self.field);
            self.on_this_line = true;
            if self.notes.is_none() {
                let waiting = std::mem::take(&mut self.waiting);
                self.put(Anchor::Field(word.to_owned()), waiting);
            }
        }
        length
    }
}

/// How long a comment that may hold others is.
fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth.saturating_sub(1), at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{read, write};
    use super::*;

    const DECK: &str = "// Mon cours\n(\n    format: 1, id: \"d\", // l’ancien : \"e\"\n    \
        /* du /* vieux */ livre */\n    title: \"T // pas un commentaire\", language: \"fr\",\n    \
        notes: [\n        // à revoir\n        (id: \"a\", content: Basic(front: r#\"q \" // non\"#, \
        back: \"b\")),\n        (content: Basic(front: \"c\", // sûr ?\n            back: \"d\"), \
        id: \"b\"),\n        // plus rien\n    ],\n)\n// fin\n";

    #[test]
    fn comments_stay_where_they_belong() {
        let deck = read(DECK.as_bytes()).unwrap();
        let text = with_comments(DECK.as_bytes(), &write(&deck)).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap(), deck);
        let before = |comment: &str, line: &str| {
            let mut lines = text.lines().skip_while(|line| line.trim() != comment).skip(1);
            let found =
                lines.find(|line| !line.trim_start().starts_with('/') && line.trim() != "(");
            assert!(found.is_some_and(|found| found.trim().starts_with(line)), "{comment}: {text}");
        };
        assert!(text.starts_with("// Mon cours\n// fin\n"), "{text}");
        before("// l’ancien : \"e\"", "id: \"d\"");
        before("/* du /* vieux */ livre */", "title:");
        before("// à revoir", "id: \"a\"");
        before("// sûr ?", "id: \"b\"");
        assert!(text.contains("// plus rien") && !text.contains("\n    // pas"));
        // The next save changes nothing.
        assert_eq!(with_comments(text.as_bytes(), &write(&deck)).as_ref(), Some(&text));
        // A note that is gone leaves its comment.
        let mut less = deck.clone();
        less.notes.remove(0);
        let left = with_comments(text.as_bytes(), &write(&less)).unwrap();
        assert!(left.contains("// à revoir\n"));
        for none in ["(format: 1)", "(title: \"https://example.org\")"] {
            assert_eq!(with_comments(none.as_bytes(), "x"), None);
        }
    }

    #[test]
    fn either_kind_of_comment_alone_is_enough() {
        let deck = read(DECK.as_bytes()).unwrap();
        for comment in ["// seul\n", "/* seul */\n"] {
            let there = format!("{comment}{}", write(&deck));
            assert_eq!(with_comments(there.as_bytes(), &write(&deck)), Some(there));
        }
    }

    proptest! {
        #[test]
        fn whatever_stands_there_the_deck_stays_what_it_is(
            there in "([(),:\"/*\\\\\n #r]|id|notes|\\[|\\]|é|// x\n|/\\* y \\*/|a: \"b\"){0,60}",
        ) {
            let deck = read(DECK.as_bytes()).unwrap();
            for there in [there.clone(), DECK.replace("// sûr ?", &format!("// {}", there.replace('\n', " ")))] {
                let text = with_comments(there.as_bytes(), &write(&deck)).unwrap_or_else(|| write(&deck));
                if read(there.as_bytes()).is_ok() {
                    prop_assert_eq!(read(text.as_bytes()), Ok(deck.clone()));
                }
            }
        }
    }
}

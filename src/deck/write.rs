//! A deck as canonical RON: the same deck, the same bytes, and one field of a note a line, so
//! that a diff shows what changed.

use std::fmt::Write as _;

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::id::DeckId;
use super::model::{Changes, Content, Deck, Note, Origin, Source};

/// A deck with the version of its format, as `read` reads it.
#[derive(Serialize)]
struct File<'a> {
    format: u32,
    id: &'a DeckId,
    title: &'a str,
    language: &'a str,
    description: &'a str,
    origin: &'a Option<Origin>,
    notes: &'a [Note],
    #[serde(skip_serializing_if = "Changes::is_empty")]
    changes: &'a Changes,
}

/// How a deck ends that has neither notes nor changes.
const NOTHING: &str = "    notes: [],\n)";

/// The deck in canonical RON, with a line feed at the end.
///
/// # Errors
/// None is known: every deck can be written. The error type is ron's.
pub fn write(deck: &Deck) -> Result<String, ron::Error> {
    let mut text = as_ron(deck, &[], &Changes::default())?;
    let Some(head) = text.strip_suffix(NOTHING).map(str::len) else {
        return Ok(as_ron(deck, &deck.notes, &deck.changes)? + "\n");
    };
    text.truncate(head);
    push_all(&mut text, "    notes: [", &deck.notes, push_note)?;
    let Changes { deck: time, notes } = &deck.changes;
    if !deck.changes.is_empty() {
        text.push_str("    changes: (\n");
        if *time != 0 {
            let _ = writeln!(text, "        deck: {time},");
        }
        if !notes.is_empty() {
            push_all(&mut text, "        notes: [", notes, |text, change| {
                push_strings(text, "            (id: ", [change.id.as_str()]);
                let removed = if change.removed { ", removed: true" } else { "" };
                let _ = writeln!(text, ", time: {}{removed}),", change.time);
                Ok(())
            })?;
        }
        text.push_str("    ),\n");
    }
    text.push_str(")\n");
    Ok(text)
}

/// A deck with these notes and changes as ron lays it out: letter by letter, which takes its time.
fn as_ron(deck: &Deck, notes: &[Note], changes: &Changes) -> Result<String, ron::Error> {
    let Deck { id, title, language, description, origin, .. } = deck;
    let format = deck.format();
    let file = File { format, id, title, language, description, origin, notes, changes };
    laid_out(&file, 3)
}

/// The deck as ron writes all of it.
#[cfg(test)]
pub(super) fn write_as_ron_does(deck: &Deck) -> String {
    as_ron(deck, &deck.notes, &deck.changes).unwrap() + "\n"
}

fn laid_out(value: &impl Serialize, depth: usize) -> Result<String, ron::Error> {
    let layout = PrettyConfig::new().depth_limit(depth).new_line("\n").indentor("    ");
    Ok(with_french_spaces(&ron::ser::to_string_pretty(value, layout)?))
}

/// A list, one item a line or more; `start` is the line that it begins on.
fn push_all<T>(
    text: &mut String,
    start: &str,
    items: &[T],
    push: impl Fn(&mut String, &T) -> Result<(), ron::Error>,
) -> Result<(), ron::Error> {
    text.push_str(start);
    if !items.is_empty() {
        text.push('\n');
        for item in items {
            push(text, item)?;
        }
        text.extend(start.chars().take_while(|c| *c == ' '));
    }
    text.push_str("],\n");
    Ok(())
}

fn push_note(text: &mut String, note: &Note) -> Result<(), ron::Error> {
    let Note { id, content, context, tags, source } = note;
    text.push_str("        (\n");
    push_strings(text, "            id: ", [id.as_str()]);
    text.push_str(",\n            content: ");
    push_content(text, content)?;
    text.push_str(",\n");
    if !context.is_empty() {
        push_strings(text, "            context: ", [context]);
        text.push_str(",\n");
    }
    if !tags.is_empty() {
        push_strings(text, "            tags: [", tags);
        text.push_str("],\n");
    }
    if let Some(Source { quote, place }) = source {
        text.push_str("            source: Some((");
        let fields = [("quote: ", quote), ("place: ", place)];
        let mut between = "";
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(between);
            push_strings(text, name, [value]);
            between = ", ";
        }
        text.push_str(")),\n");
    }
    text.push_str("        ),\n");
    Ok(())
}

fn push_content(text: &mut String, content: &Content) -> Result<(), ron::Error> {
    match content {
        Content::Basic { front, back } => {
            push_strings(text, "Basic(front: ", [front]);
            push_strings(text, ", back: ", [back]);
        }
        Content::Reversible { front, back, ask_back, ask_front } => {
            push_strings(text, "Reversible(front: ", [front]);
            push_strings(text, ", back: ", [back]);
            for (name, asked) in [(", ask_back: ", ask_back), (", ask_front: ", ask_front)] {
                if !asked.is_empty() {
                    push_strings(text, name, [asked]);
                }
            }
        }
        Content::Cloze { text: gapped } => push_strings(text, "Cloze(text: ", [gapped]),
        Content::List { prompt, items, open } => {
            push_strings(text, "List(prompt: ", [prompt]);
            push_strings(text, ", items: [", items);
            text.push_str(if *open { "], open: true" } else { "]" });
        }
        Content::Choice { question, answer, distractors } => {
            push_strings(text, "Choice(question: ", [question]);
            push_strings(text, ", answer: ", [answer]);
            push_strings(text, ", distractors: [", distractors);
            text.push(']');
        }
        // Rare, and full of numbers.
        Content::Occlusion { .. } => {
            text.push_str(&laid_out(content, 0)?);
            return Ok(());
        }
    }
    text.push(')');
    Ok(())
}

/// Strings with a comma between them, behind `start`.
fn push_strings<S: AsRef<str>>(
    text: &mut String,
    start: &str,
    strings: impl IntoIterator<Item = S>,
) {
    text.push_str(start);
    for (at, string) in strings.into_iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ", \"" });
        push_escaped(text, string.as_ref());
        text.push('"');
    }
}

/// As ron escapes it, but for the spaces of French typography.
fn push_escaped(text: &mut String, string: &str) {
    let mut rest = string;
    loop {
        // Most of a text at once.
        let (plain, after) = rest.split_at(plain_run(rest));
        text.push_str(plain);
        let mut chars = after.chars();
        let Some(c) = chars.next() else { break };
        if is_plain(c) {
            text.push(c);
        } else {
            text.extend(c.escape_debug());
        }
        rest = chars.as_str();
    }
}

/// How many bytes of a text's beginning need no escape without a doubt: those of ASCII and letters of
/// two bytes.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        match byte {
            b'"' | b'\'' | b'\\' => break,
            b' '..=b'~' => length += 1,
            0xc3..=0xc8 => length += 2,
            _ => break,
        }
    }
    length
}

/// Signs of French typography, which are written as they are.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '’' | '«' | '»' | '–' | '…')
}

/// ron writes the spaces of French typography as `\u{a0}` and `\u{202f}`; a person who reads the
/// file is better served by the characters. Every other escape stays.
fn with_french_spaces(ron: &str) -> String {
    let mut text = String::with_capacity(ron.len());
    let mut rest = ron;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        text.push_str(before);
        let space = [("\\u{a0}", '\u{a0}'), ("\\u{202f}", '\u{202f}')]
            .into_iter()
            .find_map(|(spelled, space)| Some((space, escape.strip_prefix(spelled)?)));
        if let Some((space, after)) = space {
            text.push(space);
            rest = after;
        } else {
            // The backslash and what it escapes, so that an escaped backslash is passed over.
            let length = escape.chars().take(2).map(char::len_utf8).sum();
            let (whole, after) = escape.split_at(length);
            text.push_str(whole);
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Changes, Content, Deck, Note, Source};
    use super::write;

    #[test]
    fn every_letter_is_written_as_ron_writes_it() {
        let all: Vec<char> = ('\0'..=char::MAX).collect();
        for some in all.chunks(1024) {
            let text: String = some.iter().flat_map(|c| ['a', *c]).collect();
            let mut written = String::from("\"");
            super::push_escaped(&mut written, &text);
            written.push('"');
            assert_eq!(written, super::laid_out(&text, 0).unwrap());
        }
    }

    #[test]
    fn french_spaces_are_written_as_they_are() {
        let ron = r#""a\u{202f}? \\u{a0}: \u{200b}""#;
        assert_eq!(super::with_french_spaces(ron), "\"a\u{202f}? \\\\u{a0}: \\u{200b}\"");
    }

    #[test]
    fn one_field_of_a_note_a_line() {
        let mut deck = Deck {
            id: "d".parse().unwrap(),
            title: "T".into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: vec![Note {
                id: "n1".parse().unwrap(),
                content: Content::Basic { front: "Q « é » ?".into(), back: "a\n\"b\"".into() },
                context: String::new(),
                tags: vec!["t".into()],
                source: Some(Source { quote: "q".into(), place: String::new() }),
            }],
            changes: Changes::default(),
        };
        let expected = r#"(
    format: 1,
    id: "d",
    title: "T",
    language: "fr",
    description: "",
    origin: None,
    notes: [
        (
            id: "n1",
            content: Basic(front: "Q « é » ?", back: "a\n\"b\""),
            tags: ["t"],
            source: Some((quote: "q")),
        ),
    ],
)
"#;
        assert_eq!(write(&deck).unwrap(), expected);
        // Only a deck with a context is of format 2.
        deck.notes[0].context = "Rein › Signes".into();
        let tags = "            tags:";
        let context = format!("            context: \"Rein › Signes\",\n{tags}");
        let expected = expected.replace("format: 1", "format: 2").replace(tags, &context);
        assert_eq!(write(&deck).unwrap(), expected);
    }
}

//! A deck as canonical RON: the same deck, the same bytes, and one field of a note a line, so
//! that a diff shows what changed.

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::id::DeckId;
use super::model::{Changes, Deck, Note, Origin};

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

/// The deck in canonical RON, with a line feed at the end.
///
/// # Errors
/// None is known: every deck can be written. The error type is ron's.
pub fn write(deck: &Deck) -> Result<String, ron::Error> {
    let Deck { id, title, language, description, origin, notes, changes } = deck;
    let format = deck.format();
    let file = File { format, id, title, language, description, origin, notes, changes };
    let layout = PrettyConfig::new().depth_limit(3).new_line("\n").indentor("    ");
    let mut text = with_french_spaces(&ron::ser::to_string_pretty(&file, layout)?);
    text.push('\n');
    Ok(text)
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

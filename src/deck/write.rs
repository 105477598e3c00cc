//! A deck as canonical RON: the same deck, the same bytes, and one field of a note a line, so
//! that a diff shows what changed.

use ron::ser::PrettyConfig;

use super::model::Deck;

/// The deck in canonical RON, with a line feed at the end.
///
/// # Errors
/// None is known: every deck can be written. The error type is ron's.
pub fn write(deck: &Deck) -> Result<String, ron::Error> {
    let layout = PrettyConfig::new().depth_limit(3).new_line("\n").indentor("    ");
    let mut text = ron::ser::to_string_pretty(deck, layout)?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::{Content, Deck, FORMAT, Note, Source};
    use super::write;

    #[test]
    fn one_field_of_a_note_a_line() {
        let deck = Deck {
            format: FORMAT,
            id: "d".parse().unwrap(),
            title: "T".into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: vec![Note {
                id: "n1".parse().unwrap(),
                content: Content::Basic { front: "Q « é » ?".into(), back: "a\n\"b\"".into() },
                tags: vec!["t".into()],
                source: Some(Source { quote: "q".into(), place: String::new() }),
            }],
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
    }
}

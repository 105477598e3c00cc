//! A deck as canonical RON: the same deck, the same bytes, and one field of a note a line, so
//! that a diff shows what changed.
//!
//! Every type is taken apart whole: a new field can't be forgotten here.

use super::model::{Change, Changes, Content, Deck, Hide, Mask, Note, Origin, Shape, Source};
use super::ron_text::RonText;

/// How many bytes a note has, about.
const NOTE: usize = 512;

/// The deck in canonical RON, with a line feed at the end.
#[must_use]
pub fn write(deck: &Deck) -> String {
    let Deck { id, title, language, description, origin, notes, changes } = deck;
    let mut ron = RonText::with_capacity(notes.len().saturating_mul(NOTE));
    ron.fields(|ron| {
        ron.field("format").number(deck.format());
        ron.field("id").quoted(id.as_str());
        ron.field("title").quoted(title);
        ron.field("language").quoted(language);
        ron.field("description").quoted(description);
        ron.field("origin");
        write_origin(ron, origin.as_ref());
        ron.field("notes").list(notes, write_note);
        if !changes.is_empty() {
            ron.field("changes");
            write_changes(ron, changes);
        }
    });
    ron.word("\n");
    ron.finish()
}

fn write_origin(ron: &mut RonText, origin: Option<&Origin>) {
    let Some(Origin { document, sha256 }) = origin else { return ron.word("None") };
    ron.word("Some(");
    ron.fields(|ron| {
        ron.field("document").quoted(document);
        ron.field("sha256").quoted(sha256);
    });
    ron.word(")");
}

fn write_note(ron: &mut RonText, note: &Note) {
    let Note { id, content, context, tags, source } = note;
    ron.fields(|ron| {
        ron.field("id").quoted(id.as_str());
        ron.field("content");
        write_content(ron, content);
        text_if_any(ron, "context", context);
        if !tags.is_empty() {
            ron.field("tags");
            write_texts(ron, tags);
        }
        if let Some(Source { quote, place }) = source {
            ron.field("source").word("Some(");
            ron.fields(|ron| {
                text_if_any(ron, "quote", quote);
                text_if_any(ron, "place", place);
            });
            ron.word(")");
        }
    });
}

fn write_content(ron: &mut RonText, content: &Content) {
    let name = match content {
        Content::Basic { .. } => "Basic",
        Content::Reversible { .. } => "Reversible",
        Content::Cloze { .. } => "Cloze",
        Content::List { .. } => "List",
        Content::Choice { .. } => "Choice",
        Content::Occlusion { .. } => "Occlusion",
    };
    ron.word(name);
    ron.fields(|ron| match content {
        Content::Basic { front, back } => {
            ron.field("front").quoted(front);
            ron.field("back").quoted(back);
        }
        Content::Reversible { front, back, ask_back, ask_front } => {
            ron.field("front").quoted(front);
            ron.field("back").quoted(back);
            text_if_any(ron, "ask_back", ask_back);
            text_if_any(ron, "ask_front", ask_front);
        }
        Content::Cloze { text } => ron.field("text").quoted(text),
        Content::List { prompt, items, open } => {
            ron.field("prompt").quoted(prompt);
            write_texts(ron.field("items"), items);
            if *open {
                ron.field("open").word("true");
            }
        }
        Content::Choice { question, answer, distractors } => {
            ron.field("question").quoted(question);
            ron.field("answer").quoted(answer);
            write_texts(ron.field("distractors"), distractors);
        }
        Content::Occlusion { prompt, picture, masks, hide } => {
            text_if_any(ron, "prompt", prompt);
            ron.field("picture").quoted(picture);
            ron.field("masks").list(masks, write_mask);
            if let Hide::One = hide {
                ron.field("hide").word("One");
            }
        }
    });
}

fn write_mask(ron: &mut RonText, mask: &Mask) {
    let Mask { number, left, top, width, height, shape, label } = mask;
    ron.fields(|ron| {
        ron.field("number").number(number);
        ron.field("left").number(left);
        ron.field("top").number(top);
        ron.field("width").number(width);
        ron.field("height").number(height);
        match shape {
            Shape::Rectangle => {}
            Shape::Ellipse => ron.field("shape").word("Ellipse"),
            Shape::Polygon(corners) => {
                ron.field("shape").word("Polygon(");
                ron.list(corners, |ron, (x, y)| ron.word(&format!("({x}, {y})")));
                ron.word(")");
            }
        }
        ron.field("label").quoted(label);
    });
}

fn write_changes(ron: &mut RonText, changes: &Changes) {
    let Changes { deck, notes } = changes;
    ron.fields(|ron| {
        if *deck != 0 {
            ron.field("deck").number(deck);
        }
        if !notes.is_empty() {
            ron.field("notes").list(notes, |ron, Change { id, time, removed }| {
                ron.fields(|ron| {
                    ron.field("id").quoted(id.as_str());
                    ron.field("time").number(time);
                    if *removed {
                        ron.field("removed").word("true");
                    }
                });
            });
        }
    });
}

fn write_texts(ron: &mut RonText, texts: &[String]) {
    ron.list(texts, |ron, text| ron.quoted(text));
}

/// A field that stands there only where it says something.
fn text_if_any(ron: &mut RonText, name: &str, text: &str) {
    if !text.is_empty() {
        ron.field(name).quoted(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Changes, Content, Deck, Note, Source};
    use super::write;

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
        assert_eq!(write(&deck), expected);
        // Only a deck with a context is of format 2.
        deck.notes[0].context = "Rein › Signes".into();
        let tags = "            tags:";
        let context = format!("            context: \"Rein › Signes\",\n{tags}");
        let expected = expected.replace("format: 1", "format: 2").replace(tags, &context);
        assert_eq!(write(&deck), expected);
    }
}

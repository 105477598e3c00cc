//! A note as the texts of its fields, and back again. Texts that could not be asked are an error.

use crate::deck::{Content, Note};
use crate::message::{Message, Tell};

/// A note that could not be asked as it is typed.
#[derive(Debug)]
pub struct Incomplete;

impl Tell for Incomplete {
    fn message(&self) -> Message {
        Message::new("notice-incomplete-note")
    }
}

/// The fields of a note as the editor shows them: a key of the language files, and the text. The
/// context comes first, as it is read.
#[must_use]
pub fn fields(note: &Note) -> Vec<(&'static str, String)> {
    let mut fields = vec![("field-context", note.context.clone())];
    fields.extend(fields_of(&note.content));
    fields
}

/// The note with its fields replaced by `texts`; none when it could then not be asked.
#[must_use]
pub fn with_fields(note: &Note, texts: &[String]) -> Option<Note> {
    let (above, texts) = texts.split_first()?;
    // A context is plain text, in one line.
    let context = above.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Note { content: content_of(&note.content, texts)?, context, ..note.clone() })
}

fn fields_of(content: &Content) -> Vec<(&'static str, String)> {
    match content {
        Content::Basic { front, back } => {
            vec![("field-front", front.clone()), ("field-back", back.clone())]
        }
        Content::Reversible { front, back, ask_back, ask_front } => vec![
            ("field-ask-back", ask_back.clone()),
            ("field-answer-back", back.clone()),
            ("field-ask-front", ask_front.clone()),
            ("field-answer-front", front.clone()),
        ],
        Content::Cloze { text } => vec![("field-cloze", text.clone())],
        Content::List { prompt, items, .. } => {
            vec![("field-front", prompt.clone()), ("field-items", items.join("\n"))]
        }
        Content::Choice { question, answer, distractors } => vec![
            ("field-front", question.clone()),
            ("field-back", answer.clone()),
            ("field-distractors", distractors.join("\n")),
        ],
        Content::Occlusion { prompt, .. } => vec![("field-front", prompt.clone())],
    }
}

fn content_of(content: &Content, texts: &[String]) -> Option<Content> {
    let text = |at: usize| texts.get(at).map(|text| text.trim().to_owned());
    let some = |at: usize| text(at).filter(|text| !text.is_empty());
    let lines = |at: usize| {
        let lines: Vec<String> = text(at)?
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        (!lines.is_empty()).then_some(lines)
    };
    Some(match content {
        Content::Basic { .. } => Content::Basic { front: some(0)?, back: some(1)? },
        Content::Reversible { .. } => Content::Reversible {
            ask_back: text(0)?,
            back: some(1)?,
            ask_front: text(2)?,
            front: some(3)?,
        },
        Content::Cloze { .. } => {
            let text = some(0)?;
            crate::deck::ClozeText::read(&text).ok()?;
            Content::Cloze { text }
        }
        Content::List { open, .. } => {
            Content::List { prompt: some(0)?, items: lines(1)?, open: *open }
        }
        Content::Choice { .. } => {
            Content::Choice { question: some(0)?, answer: some(1)?, distractors: lines(2)? }
        }
        Content::Occlusion { picture, masks, .. } => {
            Content::Occlusion { prompt: text(0)?, picture: picture.clone(), masks: masks.clone() }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_could_not_be_asked_is_not_taken_over() {
        let cloze = Content::Cloze { text: "{{c1::a}}".into() };
        assert_eq!(content_of(&cloze, &["no gap".into()]), None);
        let list = Content::List { prompt: "p".into(), items: vec!["a".into()], open: true };
        assert_eq!(content_of(&list, &["p".into(), " \n".into()]), None);
        let edited = content_of(&list, &["p".into(), "a\n b ".into()]);
        let items = vec!["a".into(), "b".into()];
        assert_eq!(edited, Some(Content::List { prompt: "p".into(), items, open: true }));
    }

    #[test]
    fn fields_and_note_are_one() {
        let content = Content::Reversible {
            front: "f".into(),
            back: "b".into(),
            ask_back: "ab".into(),
            ask_front: "af".into(),
        };
        let both = Note {
            id: "n".parse().unwrap(),
            content,
            context: "Rein › Signes".into(),
            tags: vec!["t".into()],
            source: None,
        };
        let mut texts: Vec<String> = fields(&both).into_iter().map(|(_, text)| text).collect();
        assert_eq!(with_fields(&both, &texts), Some(both.clone()));
        texts[0] = " Rein\n› Signes ".into();
        assert_eq!(with_fields(&both, &texts), Some(both));
    }
}

//! A note that is there, beside its record in a file: whether anything in it was changed, and what it
//! asks after that.
//!
//! A record holds less than a note: a list or a multiple choice is two fields in it. A note that was
//! written by Carabin and comes back stays what it was.

use super::form::Form;
use super::reading::{Foreign, read};
use super::writing::{Kinds, above, write};
use crate::deck::{Changes, Content, Deck, DeckId, Note};

/// Whether a record says what the note would be written as.
#[must_use]
pub fn is_unchanged(there: &Note, note: &Foreign) -> bool {
    if there.content == note.content {
        return true;
    }
    let form = if note.is_ankis { Form::Anki } else { Form::Csv };
    let name = String::new;
    let kinds = Kinds { basic: name(), reversed: "revers".to_owned(), cloze: "cloze".to_owned() };
    let alone = Deck {
        id: DeckId::from_parts(&["alone"]),
        title: "alone".to_owned(),
        language: String::new(),
        description: String::new(),
        origin: None,
        notes: vec![there.clone()],
        changes: Changes::default(),
    };
    let read = read(&write(&[&alone], form, &kinds));
    read.is_ok_and(|read| read.notes.first().is_some_and(|own| own.content == note.content))
}

/// What a note that is there asks, as its record now says: of the same kind where it can be.
#[must_use]
pub fn as_it_is_there(there: &Note, note: &Foreign) -> Content {
    let Content::Basic { front, back } = &note.content else { return note.content.clone() };
    // The context stood above the question.
    let context = super::from_html::markdown(&above(there.context.trim()));
    let front = front.strip_prefix(&context).unwrap_or(front).trim().to_owned();
    let items = |text: &str| -> Option<Vec<String>> {
        let items = text.lines().map(|line| line.strip_prefix("- ").map(str::to_owned));
        items.collect::<Option<Vec<_>>>().filter(|items| !items.is_empty())
    };
    match &there.content {
        Content::List { open, .. } => match items(back) {
            Some(items) => Content::List { prompt: front, items, open: *open },
            None => Content::Basic { front, back: back.clone() },
        },
        Content::Choice { .. } => {
            let parts = front.split_once("\n- ").and_then(|(question, options)| {
                let options = items(&format!("- {options}"))?;
                let right = items(back).unwrap_or_else(|| vec![back.clone()]);
                let distractors: Vec<String> =
                    options.iter().filter(|option| !right.contains(option)).cloned().collect();
                let wrong = distractors.len();
                let sound = wrong + right.len() == options.len() && wrong > 0;
                let question = question.trim_end().to_owned();
                let answer = right.join("\n");
                sound.then_some(Content::Choice { question, answer, distractors })
            });
            parts.unwrap_or(Content::Basic { front, back: back.clone() })
        }
        // A table says nothing of kinds; Anki's text does.
        Content::Reversible { ask_back, ask_front, .. } if !note.is_ankis => {
            let (ask_back, ask_front) = (ask_back.clone(), ask_front.clone());
            Content::Reversible { front, back: back.clone(), ask_back, ask_front }
        }
        Content::Basic { .. }
        | Content::Reversible { .. }
        | Content::Cloze { .. }
        | Content::Occlusion { .. } => Content::Basic { front, back: back.clone() },
    }
}

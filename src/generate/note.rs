//! From a realised fact to a note: its name, its tags, where it stands.
//!
//! The id depends on the deck and on what is asked, never on the place in the text, so that an
//! added paragraph leaves every other note as it was.

use super::language::Language;
use super::{Kind, Sentence};
use crate::deck::{Content, DeckId, Note, NoteId, Source, fold};

/// A deck of this title always has this id.
#[must_use]
pub fn deck_id(title: &str, language: Language) -> DeckId {
    DeckId::from_parts(&["deck", language.code(), &fold(title)])
}

pub(crate) fn note(
    deck: &DeckId,
    kind: Kind,
    key: &str,
    content: Content,
    sentence: &Sentence,
    topic: Option<&str>,
) -> Note {
    let id = NoteId::from_parts(&[deck.as_str(), kind.key(), key]);
    let mut tags = Vec::new();
    if let Some(topic) = topic {
        let tag = tag(topic);
        if !tag.is_empty() {
            tags.push(tag);
        }
    }
    tags.push(kind.key().to_owned());
    let source = Source { quote: sentence.text.clone(), place: sentence.place.clone() };
    Note { id, content, context: String::new(), tags, source: Some(source) }
}

/// A heading as a tag: lower case, hyphens for spaces.
fn tag(topic: &str) -> String {
    let mut tag = String::new();
    for c in topic.to_lowercase().chars().take(60) {
        if c.is_alphanumeric() {
            tag.push(c);
        } else if !tag.is_empty() && !tag.ends_with('-') {
            tag.push('-');
        }
    }
    tag.trim_end_matches('-').to_owned()
}

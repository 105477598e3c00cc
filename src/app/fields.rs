//! A note as the texts of its fields, and back again. Texts that could not be asked are an error
//! that says which.
//!
//! A field has the same text whatever the kind: who finds that a question is better a gap loses
//! nothing on the way.

use std::collections::BTreeMap;

pub use super::kinds::{Field, Kind};
use super::typography;
use crate::deck::{
    ClozeError, ClozeText, Content, Hide, Mask, Note, Source, is_both, without_double_gaps,
};
use crate::find::TagNames;
use crate::message::{Message, Tell};
use crate::workspace::{Written, tag_of};

/// What keeps a note from being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incomplete {
    Missing(Field),
    /// A text has no gap.
    NoGap,
    /// A gap is not written as it should be.
    Gap,
    /// An answer is right and wrong.
    Both,
    NoPicture,
    NoMask,
}

impl Tell for Incomplete {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NoGap => "incomplete-no-gap",
            Self::Gap => "incomplete-gap",
            Self::NoPicture => "incomplete-picture",
            Self::NoMask => "incomplete-masks",
            Self::Both => "incomplete-both",
            Self::Missing(Field::Front) => "incomplete-front",
            Self::Missing(Field::Items) => "incomplete-items",
            Self::Missing(Field::Distractors) => "incomplete-distractors",
            Self::Missing(Field::Text) => "incomplete-text",
            Self::Missing(_) => "incomplete-back",
        })
    }
}

/// A note while it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteForm {
    pub kind: Kind,
    texts: BTreeMap<Field, String>,
    /// A list gives examples, not all there is.
    pub open: bool,
    pub tags: Vec<String>,
    /// A tag that is being typed.
    pub tag: String,
    /// A file of the media folder.
    pub picture: String,
    pub masks: Vec<Mask>,
    pub hide: Hide,
}

impl NoteForm {
    #[must_use]
    pub fn of(note: &Note) -> Self {
        let mut form =
            Self { kind: Kind::of(&note.content), tags: note.tags.clone(), ..Self::default() };
        let mut put = |field, text: &str| text.clone_into(form.text_mut(field));
        put(Field::Context, &note.context);
        if let Some(source) = &note.source {
            put(Field::Quote, &source.quote);
            put(Field::Place, &source.place);
        }
        match &note.content {
            Content::Basic { front, back } => {
                put(Field::Front, front);
                put(Field::Back, back);
            }
            Content::Reversible { front, back, ask_back, ask_front } => {
                put(Field::Front, front);
                put(Field::Back, back);
                put(Field::AskBack, ask_back);
                put(Field::AskFront, ask_front);
            }
            Content::Cloze { text } => put(Field::Text, text),
            Content::List { prompt, items, open } => {
                put(Field::Front, prompt);
                put(Field::Items, &items.join("\n"));
                form.open = *open;
            }
            Content::Choice { question, answer, distractors } => {
                put(Field::Front, question);
                put(Field::Back, answer);
                put(Field::Distractors, &distractors.join("\n"));
            }
            Content::Occlusion { prompt, picture, masks, hide } => {
                put(Field::Front, prompt);
                form.picture.clone_from(picture);
                form.masks.clone_from(masks);
                form.hide = *hide;
            }
        }
        form
    }

    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    pub fn text_mut(&mut self, field: Field) -> &mut String {
        self.texts.entry(field).or_default()
    }

    /// All that is written, in an order of its own for each kind, to be put down.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.listed().map(|field| self.text(field).to_owned()).collect()
    }

    /// What was put down so.
    #[must_use]
    pub fn with_texts(mut self, texts: &[String]) -> Self {
        for (field, text) in self.listed().zip(texts).collect::<Vec<_>>() {
            self.text_mut(field).clone_from(text);
        }
        self
    }

    fn listed(&self) -> impl Iterator<Item = Field> + use<> {
        Field::BESIDE.into_iter().chain(self.kind.fields().iter().copied())
    }

    /// Whether nothing is written that would be missed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let texts = self.texts.values().all(|text| text.trim().is_empty());
        texts && self.picture.is_empty() && self.masks.is_empty()
    }

    /// Takes the tag that is typed, by the name under which it is shown.
    pub fn take_tag(&mut self, names: &TagNames) {
        self.choose_tag(tag_of(&self.tag).map(|tag| names.meant(&tag)));
    }

    /// Takes a tag in the place of what is typed.
    pub fn choose_tag(&mut self, tag: Option<String>) {
        if let Some(tag) = tag
            && !self.tags.contains(&tag)
        {
            self.tags.push(tag);
        }
        self.tag.clear();
    }

    /// A comma ends a tag: those before the last one are taken.
    pub fn part_tags(&mut self, names: &TagNames) {
        while let Some((tag, rest)) = self.tag.split_once([',', ';']) {
            let (tag, rest) = (tag.to_owned(), rest.to_owned());
            self.tag = tag;
            self.take_tag(names);
            self.tag = rest;
        }
    }

    /// The next note is of the same kind, with the same tags and from the same place.
    pub fn begin_next(&mut self) {
        let place = std::mem::take(self.text_mut(Field::Place));
        self.texts.clear();
        self.picture.clear();
        self.masks.clear();
        *self.text_mut(Field::Place) = place;
    }

    /// The note as it is written.
    ///
    /// # Errors
    /// When it could not be asked.
    pub fn written(&self) -> Result<Written, Incomplete> {
        // The spaces of French that do not break stay.
        let words =
            |field| self.text(field).split(typography::breaks).filter(|word| !word.is_empty());
        let line = |field| words(field).collect::<Vec<_>>().join(" ").trim().to_owned();
        let (quote, place) = (self.text(Field::Quote).trim(), line(Field::Place));
        let source = Source { quote: quote.to_owned(), place };
        Ok(Written {
            content: self.content()?,
            // A context is plain text, in one line.
            context: line(Field::Context),
            tags: self.tags.clone(),
            source: (!source.quote.is_empty() || !source.place.is_empty()).then_some(source),
        })
    }

    /// The note with what is written here.
    ///
    /// # Errors
    /// When it could then not be asked.
    pub fn note(&self, note: &Note) -> Result<Note, Incomplete> {
        let Written { content, context, tags, source } = self.written()?;
        Ok(Note { id: note.id.clone(), content, context, tags, source })
    }

    fn content(&self) -> Result<Content, Incomplete> {
        let text = |field| self.text(field).trim().to_owned();
        let some = |field| {
            let text = text(field);
            if text.is_empty() { Err(Incomplete::Missing(field)) } else { Ok(text) }
        };
        let lines = |field| {
            let lines = self.text(field).lines().map(str::trim);
            let lines: Vec<String> =
                lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
            if lines.is_empty() { Err(Incomplete::Missing(field)) } else { Ok(lines) }
        };
        Ok(match self.kind {
            Kind::Basic => Content::Basic { front: some(Field::Front)?, back: some(Field::Back)? },
            Kind::Reversible => Content::Reversible {
                front: some(Field::Front)?,
                back: some(Field::Back)?,
                ask_back: text(Field::AskBack),
                ask_front: text(Field::AskFront),
            },
            Kind::Cloze => {
                let text = some(Field::Text)?;
                match ClozeText::read(&text) {
                    // Made twice on the same words, it would ask the same twice.
                    Ok(_) => Content::Cloze { text: without_double_gaps(&text).unwrap_or(text) },
                    Err(ClozeError::NoGap) => return Err(Incomplete::NoGap),
                    Err(_) => return Err(Incomplete::Gap),
                }
            }
            Kind::List => Content::List {
                prompt: some(Field::Front)?,
                items: lines(Field::Items)?,
                open: self.open,
            },
            Kind::Choice => {
                let question = some(Field::Front)?;
                let answer = lines(Field::Back)?.join("\n");
                let distractors = lines(Field::Distractors)?;
                if is_both(&answer, &distractors) {
                    return Err(Incomplete::Both);
                }
                Content::Choice { question, answer, distractors }
            }
            Kind::Occlusion if self.picture.is_empty() => return Err(Incomplete::NoPicture),
            Kind::Occlusion if self.masks.is_empty() => return Err(Incomplete::NoMask),
            Kind::Occlusion => Content::Occlusion {
                prompt: text(Field::Front),
                picture: self.picture.clone(),
                masks: self.masks.clone(),
                hide: self.hide,
            },
        })
    }
}

#[cfg(test)]
mod tests;

//! A note as the texts of its fields, and back again. Texts that could not be asked are an error
//! that says which.
//!
//! A field has the same text whatever the kind: who finds that a question is better a gap loses
//! nothing on the way.

use std::collections::BTreeMap;

pub use super::kinds::{Field, Kind};
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
        let line = |field| self.text(field).split_whitespace().collect::<Vec<_>>().join(" ");
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
mod tests {
    use super::*;
    use crate::deck::Shape;

    fn note(content: Content) -> Note {
        Note {
            id: "n".parse().unwrap(),
            content,
            context: "Rein › Signes".into(),
            tags: vec!["t".into()],
            source: Some(Source { quote: "La phrase.".into(), place: "Rein, § 2".into() }),
        }
    }

    fn every_kind() -> Vec<Content> {
        let mask = |number, label: &str| Mask {
            number,
            left: 1,
            top: 2,
            width: 3,
            height: 4,
            shape: Shape::Ellipse,
            label: label.into(),
        };
        vec![
            Content::Basic { front: "f".into(), back: "b\n\nc".into() },
            Content::Reversible {
                front: "f".into(),
                back: "b".into(),
                ask_back: "ab".into(),
                ask_front: "af".into(),
            },
            Content::Cloze { text: "{{c1::a}} {{c2::b}}".into() },
            Content::List { prompt: "p".into(), items: vec!["a".into(), "b".into()], open: true },
            Content::Choice {
                question: "q".into(),
                answer: "a".into(),
                distractors: vec!["x".into(), "y".into()],
            },
            Content::Occlusion {
                prompt: String::new(),
                picture: "coeur.png".into(),
                masks: vec![mask(2, "VG"), mask(1, "")],
                hide: Hide::One,
            },
        ]
    }

    #[test]
    fn fields_and_note_are_one() {
        for content in every_kind() {
            let note = note(content);
            assert_eq!(NoteForm::of(&note).note(&note), Ok(note));
        }
    }

    #[test]
    fn a_note_that_could_not_be_asked_is_not_taken_over_and_says_why() {
        for content in every_kind() {
            let note = note(content);
            for field in Kind::of(&note.content).fields() {
                let mut form = NoteForm::of(&note);
                form.text_mut(*field).clear();
                let fault = form.note(&note);
                let may_be_left = matches!(field, Field::AskBack | Field::AskFront)
                    || form.kind == Kind::Occlusion;
                let expected = (!may_be_left).then_some(Incomplete::Missing(*field));
                assert_eq!(fault.err(), expected, "{field:?}");
            }
        }
        let cloze = note(every_kind().remove(2));
        let with = |text: &str| {
            let mut form = NoteForm::of(&cloze);
            text.clone_into(form.text_mut(Field::Text));
            form.note(&cloze).err()
        };
        assert_eq!(with("no gap"), Some(Incomplete::NoGap));
        assert_eq!(with("{{c1::open"), Some(Incomplete::Gap));
        let choice = note(every_kind().remove(4));
        let with = |right: &str, wrong: &str| {
            let mut form = NoteForm::of(&choice);
            right.clone_into(form.text_mut(Field::Back));
            wrong.clone_into(form.text_mut(Field::Distractors));
            form.note(&choice).err()
        };
        assert_eq!(with("HFE", "CFTR\nBRCA1\nhfe"), Some(Incomplete::Both));
        assert_eq!(with("HFE\nHJV", "HJV"), Some(Incomplete::Both));
        assert_eq!(with("HFE\nHJV", "CFTR"), None);
    }

    #[test]
    fn masks_need_a_picture_and_a_picture_masks() {
        let note = note(every_kind().remove(5));
        let mut form = NoteForm::of(&note);
        form.masks.clear();
        assert_eq!(form.note(&note), Err(Incomplete::NoMask));
        form.picture.clear();
        assert_eq!(form.note(&note), Err(Incomplete::NoPicture));
    }

    #[test]
    fn what_is_put_down_is_taken_up_again() {
        for content in every_kind() {
            let note = note(content);
            let form = NoteForm::of(&note);
            let blank = NoteForm { kind: form.kind, ..NoteForm::default() };
            assert_eq!(blank.with_texts(&form.texts()).texts(), form.texts());
            // Fewer, as another version may have put down, change no more than they say.
            assert_eq!(form.clone().with_texts(&[]), form);
        }
    }

    #[test]
    fn another_kind_keeps_what_is_written() {
        let basic = note(every_kind().remove(0));
        let mut form = NoteForm::of(&basic);
        form.kind = Kind::Cloze;
        assert!(form.note(&basic).is_err());
        form.kind = Kind::Reversible;
        let Content::Reversible { front, back, .. } = form.note(&basic).unwrap().content else {
            panic!()
        };
        assert_eq!((front.as_str(), back.as_str()), ("f", "b\n\nc"));
    }

    #[test]
    fn a_context_is_one_line_and_no_source_is_none() {
        let basic = note(every_kind().remove(0));
        let mut form = NoteForm::of(&basic);
        " Rein\n› Signes ".clone_into(form.text_mut(Field::Context));
        form.text_mut(Field::Quote).clear();
        " ".clone_into(form.text_mut(Field::Place));
        let written = form.note(&basic).unwrap();
        assert_eq!((written.context.as_str(), written.source), ("Rein › Signes", None));
    }

    #[test]
    fn the_next_note_has_the_tags_and_the_place_of_the_last() {
        let mut form = NoteForm::of(&note(every_kind().remove(3)));
        form.begin_next();
        assert_eq!(
            (form.kind, form.tags.len(), form.text(Field::Place)),
            (Kind::List, 1, "Rein, § 2")
        );
        assert_eq!((form.text(Field::Front), form.text(Field::Quote)), ("", ""));
    }
}

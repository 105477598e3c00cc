//! The exams in the settings: for a deck, or for a tag in all decks.
//!
//! In the file `(deck: "coeur", date: "2027-06-15", share: 0.95)`, or `tag` in the place of `deck`.
//! Never of both, nor of neither.

use serde::{Deserialize, Serialize};

use super::date::Date;
use crate::deck::DeckId;

/// The day by which a deck, or all notes with a tag, are to be known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct ExamDate {
    pub of: ExamOf,
    pub date: Date,
    /// The share of the cards to know, 0.5 to 0.99.
    pub share: f32,
    /// New cards are begun in the last days too.
    pub begin_late: bool,
}

/// What an exam is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum ExamOf {
    Deck(DeckId),
    /// All notes with this tag, in all decks.
    Tag(String),
}

/// An exam as the file has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, with = "plainly", skip_serializing_if = "Option::is_none")]
    deck: Option<DeckId>,
    #[serde(default, with = "plainly", skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    date: Date,
    share: f32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    begin_late: bool,
}

impl TryFrom<Written> for ExamDate {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written { deck, tag, date, share, begin_late } = written;
        let of = match (deck, tag) {
            (Some(deck), None) => ExamOf::Deck(deck),
            (None, Some(tag)) => ExamOf::Tag(tag),
            _ => return Err("an exam has either a deck or a tag"),
        };
        Ok(Self { of, date, share, begin_late })
    }
}

impl From<ExamDate> for Written {
    fn from(exam: ExamDate) -> Self {
        let ExamDate { of, date, share, begin_late } = exam;
        let (deck, tag) = match of {
            ExamOf::Deck(deck) => (Some(deck), None),
            ExamOf::Tag(tag) => (None, Some(tag)),
        };
        Self { deck, tag, date, share, begin_late }
    }
}

/// A field that may be left out, and is written without `Some`.
mod plainly {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes references")]
    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exam_is_of_a_deck_or_of_a_tag() {
        let read = |text: &str| ron::from_str::<ExamDate>(text);
        let deck = r#"(deck:"coeur",date:"2027-06-15",share:0.95)"#;
        let exam = read(deck).unwrap();
        assert_eq!(exam.of, ExamOf::Deck("coeur".parse().unwrap()));
        assert!(!exam.begin_late);
        assert_eq!(ron::to_string(&exam).unwrap(), deck, "as it always was");
        let tag = r#"(tag:"anatomie",date:"2027-06-15",share:0.9,begin_late:true)"#;
        let exam = read(tag).unwrap();
        assert_eq!(exam.of, ExamOf::Tag("anatomie".into()));
        assert_eq!(ron::to_string(&exam).unwrap(), tag);
        for wrong in [
            r#"(date:"2027-06-15",share:0.9)"#,
            r#"(deck:"a",tag:"b",date:"2027-06-15",share:0.9)"#,
            r#"(deck:"a",date:"2027-06-15",share:0.9,hour:9)"#,
            r#"(deck:"un paquet",date:"2027-06-15",share:0.9)"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}

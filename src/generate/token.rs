//! A word or a mark of a sentence, and its part of speech.

use super::lexicon::{Form, Lexicon};
pub(crate) use super::part_of_speech::Tag;

/// A word or a mark of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes in the sentence.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Lower case, apostrophes curved.
    pub(crate) lower: String,
    pub(crate) tag: Tag,
    pub(crate) form: Option<Form>,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        !matches!(
            self.tag,
            Tag::Comma
                | Tag::Colon
                | Tag::Semicolon
                | Tag::Open
                | Tag::Close
                | Tag::Quote
                | Tag::Dash
                | Tag::End
                | Tag::Symbol
        )
    }

    /// A word that carries meaning.
    pub(crate) fn is_content(&self) -> bool {
        matches!(
            self.tag,
            Tag::Noun
                | Tag::Adjective
                | Tag::Participle
                | Tag::Number
                | Tag::Infinitive
                | Tag::Gerund
                | Tag::Verb
        )
    }

    pub(crate) fn lemma(&self) -> &'static str {
        self.form.map_or("", |form| form.lemma)
    }
}

/// Whether a phrase says how a thing is rather than what: “specific for vasculitis”.
pub(crate) fn says_how(phrase: &[Token], lexicon: &Lexicon) -> bool {
    let Some(first) = phrase.first() else { return false };
    // The model may take “pathognomonic of CLL” for a noun.
    let points = lexicon.noun_is("pointing-to", &first.lower)
        && phrase.get(1).is_some_and(|t| t.tag == Tag::Preposition);
    let mut opening = phrase.iter().take_while(|t| t.tag != Tag::Preposition);
    points || first.tag == Tag::Adjective && !opening.any(|t| t.tag == Tag::Noun)
}

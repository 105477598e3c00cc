//! Parts of speech, as the patterns tell them apart.

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    Determiner,
    Possessive,
    Demonstrative,
    Pronoun,
    Clitic,
    Negation,
    Relative,
    Preposition,
    Coordinator,
    Subordinator,
    Adverb,
    Number,
    Adjective,
    Noun,
    /// A finite verb.
    Verb,
    Infinitive,
    Participle,
    Gerund,
    Comma,
    Colon,
    Semicolon,
    Open,
    Close,
    Quote,
    Dash,
    End,
    Symbol,
}

impl Tag {
    pub(crate) fn of_class(name: &str) -> Option<Self> {
        Some(match name {
            "det" => Self::Determiner,
            "possessive" => Self::Possessive,
            "demonstrative" => Self::Demonstrative,
            "pronoun" => Self::Pronoun,
            "clitic" => Self::Clitic,
            "negation" => Self::Negation,
            "relative" => Self::Relative,
            "preposition" => Self::Preposition,
            "coordinator" => Self::Coordinator,
            "subordinator" => Self::Subordinator,
            "adverb" => Self::Adverb,
            "numeral" => Self::Number,
            "adjective" => Self::Adjective,
            _ => return None,
        })
    }
}

//! The decks that a first start puts into a new library, from the repository's `decks/`.

/// A deck, and what its file is called.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    pub name: &'static str,
    pub text: &'static str,
    /// The language that it is in (BCP 47).
    language: &'static str,
    /// What the file is called where decks in this language are to come first: decks are in the
    /// order of their files' names.
    first: &'static str,
}

pub const DECKS: [Shipped; 3] = [
    Shipped {
        name: "micrometastases.ron",
        text: include_str!("../../decks/micrometastases.ron"),
        language: "fr",
        first: "micrometastases.ron",
    },
    Shipped {
        name: "racines-grecques-et-latines.ron",
        text: include_str!("../../decks/racines-grecques-et-latines.ron"),
        language: "fr",
        first: "racines-grecques-et-latines.ron",
    },
    Shipped {
        name: "terminology-en.ron",
        text: include_str!("../../decks/terminology-en.ron"),
        language: "en",
        first: "english-terminology.ron",
    },
];

impl Shipped {
    /// What the file is called in the library of a student whose language this is.
    pub(super) fn name_for(&self, language: &str) -> &'static str {
        if language == self.language { self.first } else { self.name }
    }

    /// Whether a file of this name is the deck's.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        name == self.name || name == self.first
    }
}

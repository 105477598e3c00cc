//! The kinds of notes, and the parts of each that are written.

use crate::deck::Content;

/// The kinds of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Kind {
    #[default]
    Basic,
    Reversible,
    Cloze,
    List,
    Choice,
    /// Masks on a picture.
    Occlusion,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Basic, Self::Reversible, Self::Cloze, Self::List, Self::Choice, Self::Occlusion];

    #[must_use]
    pub fn of(content: &Content) -> Self {
        match content {
            Content::Basic { .. } => Self::Basic,
            Content::Reversible { .. } => Self::Reversible,
            Content::Cloze { .. } => Self::Cloze,
            Content::List { .. } => Self::List,
            Content::Choice { .. } => Self::Choice,
            Content::Occlusion { .. } => Self::Occlusion,
        }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Basic => "kind-basic",
            Self::Reversible => "kind-reversible",
            Self::Cloze => "kind-cloze",
            Self::List => "kind-list",
            Self::Choice => "kind-choice",
            Self::Occlusion => "kind-occlusion",
        }
    }

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.key().trim_start_matches("kind-")
    }

    /// The kind with a name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What is written for it, in the order of reading.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Basic => &[Field::Front, Field::Back],
            Self::Reversible => &[Field::Front, Field::Back, Field::AskBack, Field::AskFront],
            Self::Cloze => &[Field::Text],
            Self::List => &[Field::Front, Field::Items],
            Self::Choice => &[Field::Front, Field::Back, Field::Distractors],
            Self::Occlusion => &[Field::Front],
        }
    }
}

/// A part of a note that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Front,
    Back,
    AskBack,
    AskFront,
    Text,
    Items,
    Distractors,
    Context,
    Quote,
    Place,
}

impl Field {
    /// What any note may have beside its content.
    pub const BESIDE: [Self; 3] = [Self::Context, Self::Quote, Self::Place];

    /// All of them, each with its name in files.
    pub const NAMED: [(Self, &'static str); 10] = [
        (Self::Front, "front"),
        (Self::Back, "back"),
        (Self::AskBack, "ask_back"),
        (Self::AskFront, "ask_front"),
        (Self::Text, "text"),
        (Self::Items, "items"),
        (Self::Distractors, "distractors"),
        (Self::Context, "context"),
        (Self::Quote, "quote"),
        (Self::Place, "place"),
    ];

    /// The key of its name in the language files, which depends on the kind.
    #[must_use]
    pub fn key(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Front, Kind::Reversible) => "field-recto",
            (Self::Back, Kind::Reversible) => "field-verso",
            (Self::Front, Kind::Occlusion) => "field-front-picture",
            (Self::Front, _) => "field-front",
            (Self::Back, Kind::Choice) => "field-answers",
            (Self::Back, _) => "field-back",
            (Self::AskBack, _) => "field-ask-back",
            (Self::AskFront, _) => "field-ask-front",
            (Self::Text, _) => "field-cloze",
            (Self::Items, _) => "field-items",
            (Self::Distractors, _) => "field-distractors",
            (Self::Context, _) => "field-context",
            (Self::Quote, _) => "field-quote",
            (Self::Place, _) => "field-place",
        }
    }

    /// Whether it is plain text, in which marks of Markdown would stay as they are.
    #[must_use]
    pub fn is_plain(self) -> bool {
        Self::BESIDE.contains(&self)
    }

    /// How many lines it has room for from the start.
    #[must_use]
    pub fn lines(self) -> usize {
        match self {
            Self::Text | Self::Items | Self::Distractors => 3,
            Self::Front | Self::Back => 2,
            Self::AskBack | Self::AskFront | Self::Context | Self::Quote | Self::Place => 1,
        }
    }
}

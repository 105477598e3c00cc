//! A query, understood: what a card must be to be found.

use regex::Regex;

use super::pattern::Pattern;
use crate::deck::Flag;
use crate::history::Rating;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Query(pub(super) Node);

#[derive(Debug, Clone)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Term(Term),
}

/// One thing that is true of a card, or not.
#[derive(Debug, Clone)]
pub(super) enum Term {
    /// It stands somewhere in a field of the note.
    Text(Pattern),
    /// The same, as whole words.
    Words(Regex),
    Expression(Regex),
    /// The whole field is so.
    Field(Part, Pattern),
    Deck(Named),
    /// None: the note has no tag.
    Tag(Option<Named>),
    Source(Pattern),
    Is(Is),
    /// None: the note has no flag.
    Flag(Option<Flag>),
    Kind(Kind),
    /// The day before which a thing must not have happened, counted back from today.
    Added(i32),
    Edited(i32),
    Introduced(i32),
    Rated(i32, Option<Rating>),
    Property(Property, Comparison, f64),
    Note(String),
    Card(String),
}

/// A name that is looked for, as it was typed.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) typed: String,
    pub(super) pattern: Pattern,
}

/// A part of a note's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Front,
    Back,
    Context,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($variant:ident: $first:literal $(| $other:literal)*),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $name {
            $($variant),*
        }

        impl $name {
            /// As they are offered, in the order of the help.
            pub(super) const WORDS: &[&str] = &[$($first),*];

            pub(super) fn of(word: &str) -> Option<Self> {
                match word {
                    $($first $(| $other)* => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// How a card stands.
    Is {
        New: "new",
        Due: "due",
        Learning: "learn" | "learning",
        Review: "review",
        Suspended: "suspended",
        Buried: "buried",
        Leech: "leech",
        Marked: "marked",
    }
}

words! {
    Kind {
        Basic: "basic",
        Reversible: "reversible",
        Cloze: "cloze",
        List: "list",
        Choice: "choice",
        Occlusion: "occlusion",
    }
}

words! {
    /// A number that a card has.
    Property {
        Stability: "stability" | "s",
        Difficulty: "difficulty" | "d",
        Retrievability: "retrievability" | "r",
        Interval: "interval" | "ivl",
        Due: "due",
        Repetitions: "reps",
        Lapses: "lapses",
        Ease: "ease",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    More,
}

impl Comparison {
    /// The longer signs first.
    pub(super) const SIGNS: [(&str, Self); 6] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Other),
        ("<", Self::Less),
        (">", Self::More),
        ("=", Self::Equal),
    ];

    pub(super) fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => (left - right).abs() < 1e-9,
            Self::Other => (left - right).abs() >= 1e-9,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }
}

impl Query {
    /// What every card is.
    #[must_use]
    pub fn all() -> Self {
        Self(Node::All(Vec::new()))
    }

    /// Whether it leaves nothing out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        matches!(&self.0, Node::All(nodes) if nodes.is_empty())
    }

    /// Whether it is several ways parted by `or`.
    #[must_use]
    pub fn is_either(&self) -> bool {
        matches!(&self.0, Node::Any(_))
    }

    /// What this leaves out.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(Node::Not(Box::new(self.0)))
    }

    /// What both find.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(Node::All(vec![self.0, other.0]))
    }
}

//! The ways in which a card can ask.

/// How a card asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// A finder of `fact/` recognised the sentence.
    Pattern,
    /// The text's title, defined by its first line.
    Title,
    /// « Terme. Explication … »
    Entry,
    EntryBack,
    /// « label : value »
    Label,
    /// « A = B »
    Equal,
    EqualBack,
    /// « A → B »
    Arrow,
    /// « A → B → C → D »
    Chain,
    /// Bullets under their head.
    List,
    /// « trois couches : a ; b ; c »
    Counted,
    /// A heading and what stands in brackets after it.
    Bracket,
    /// The subject of a clause, asked by its predicate.
    Subject,
    /// What a clause says of its subject.
    Object,
    /// « X est Y »: what the subject is.
    Being,
    /// Which of a class: « quelles cellules … ? »
    Which,
    GapList,
    GapPhrase,
    GapNumber,
    GapName,
    GapSubject,
    GapBracket,
    /// From Carabin's own table.
    Etymology,
}

impl Way {
    /// All ways, in the order of the ranking's features.
    pub const ALL: [Self; 23] = [
        Self::Pattern,
        Self::Title,
        Self::Entry,
        Self::EntryBack,
        Self::Label,
        Self::Equal,
        Self::EqualBack,
        Self::Arrow,
        Self::Chain,
        Self::List,
        Self::Counted,
        Self::Bracket,
        Self::Subject,
        Self::Object,
        Self::Being,
        Self::Which,
        Self::GapList,
        Self::GapPhrase,
        Self::GapNumber,
        Self::GapName,
        Self::GapSubject,
        Self::GapBracket,
        Self::Etymology,
    ];

    /// A short name, for `--explain` and the feature rows.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Title => "title",
            Self::Entry => "entry",
            Self::EntryBack => "entry-back",
            Self::Label => "label",
            Self::Equal => "equal",
            Self::EqualBack => "equal-back",
            Self::Arrow => "arrow",
            Self::Chain => "chain",
            Self::List => "list",
            Self::Counted => "counted",
            Self::Bracket => "bracket",
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Being => "being",
            Self::Which => "which",
            Self::GapList => "gap-list",
            Self::GapPhrase => "gap-phrase",
            Self::GapNumber => "gap-number",
            Self::GapName => "gap-name",
            Self::GapSubject => "gap-subject",
            Self::GapBracket => "gap-bracket",
            Self::Etymology => "etymology",
        }
    }
}

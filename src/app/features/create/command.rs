//! What can be done to make cards of a text.

use crate::generate::Amount;

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Look for cards in the text.
    Generate,
    /// Look for them again under the title that was typed.
    Retitle,
    Cancel,
    /// Start over with another text.
    NewText,
    /// A text that was pasted where none is awaited.
    Paste(String),
    /// Start over with it.
    TakePasted(String),
    /// Go on with a text that was begun earlier, by its place among those that are offered.
    Resume(usize),
    Forget(usize),
    /// The next candidate.
    Next,
    Previous,
    Select(usize),
    /// Keep or drop a candidate; none: the selected one.
    Toggle(Option<usize>),
    Keep,
    Drop,
    Edit,
    /// Take over what was typed into the editor, or leave the note as it was.
    EndEdit(bool),
    /// Point at a sentence, with what it did not give.
    ShowSentence(usize),
    NextSentence,
    PreviousSentence,
    /// Choose words of a sentence to hide; none: of the one that is pointed at.
    MakeCard(Option<usize>),
    /// Make the card, or leave it.
    KeepGap,
    LeaveGap,
    /// Keep another number of the candidates.
    Amount(Amount),
    Fewer,
    More,
    /// Leave out the cards that ask what a word is made of, or let them in again.
    ToggleEtymology,
    /// Make cards of terms, by their places in the glossary.
    AddTerms(Vec<usize>),
    /// Save, unless it would go into the deck of another course.
    Save,
    /// Save into whatever deck has this title.
    SaveInto,
    StudySaved,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Generate => "command-generate",
            Self::Retitle => "command-retitle",
            Self::Cancel | Self::EndEdit(false) | Self::LeaveGap => "command-cancel",
            Self::NewText => "command-new-text",
            Self::Paste(_) | Self::TakePasted(_) => "command-take-pasted",
            Self::Resume(_) => "command-resume-draft",
            Self::Forget(_) => "command-forget-draft",
            Self::Next => "command-next-candidate",
            Self::Previous => "command-previous-candidate",
            Self::Select(_) => "command-select",
            Self::Toggle(_) | Self::Keep => "command-keep",
            Self::Drop => "command-drop",
            Self::Edit => "command-edit",
            Self::EndEdit(true) => "command-end-edit",
            Self::ShowSentence(_) => "command-show-sentence",
            Self::NextSentence => "command-next-sentence",
            Self::PreviousSentence => "command-previous-sentence",
            Self::MakeCard(_) => "command-make-card",
            Self::KeepGap => "command-keep-gap",
            Self::Amount(_) => "command-amount",
            Self::Fewer => "command-fewer",
            Self::More => "command-more",
            Self::ToggleEtymology => "command-etymology",
            Self::AddTerms(_) => "command-keep-terms",
            Self::Save => "command-save-deck",
            Self::SaveInto => "command-save-into",
            Self::StudySaved => "command-study-saved",
        }
    }

    /// Whether it leaves the candidate that is in the editor.
    #[must_use]
    pub fn leaves_edit(&self) -> bool {
        match self {
            Self::Retitle
            | Self::Save
            | Self::SaveInto
            | Self::StudySaved
            | Self::Next
            | Self::Previous
            | Self::Select(_)
            | Self::ShowSentence(_)
            | Self::NextSentence
            | Self::PreviousSentence
            | Self::MakeCard(_)
            | Self::KeepGap
            | Self::Keep
            | Self::Drop
            | Self::Edit => true,
            // Where the text itself is left, the editor is put back with it.
            Self::Generate
            | Self::Cancel
            | Self::NewText
            | Self::Paste(_)
            | Self::TakePasted(_)
            | Self::Resume(_)
            | Self::Forget(_)
            | Self::Toggle(_)
            | Self::EndEdit(_)
            | Self::LeaveGap
            | Self::Amount(_)
            | Self::Fewer
            | Self::More
            | Self::ToggleEtymology
            | Self::AddTerms(_) => false,
        }
    }
}

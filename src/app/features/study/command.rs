//! What can be done in a sitting, to sit down, and with a card wherever it is listed.

use crate::app::flags;
use crate::deck::{CardId, DeckId, Flag};
use crate::history::Rating;
use crate::study::Scope;

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Study everything that is due.
    All,
    Deck(DeckId),
    /// Study the decks of the folder with this path.
    Folder(String),
    /// Go through all cards of a deck; nothing moves.
    Cram(DeckId),
    /// Go through a deck's cards that are due next; nothing moves.
    Ahead(DeckId),
    /// Review these cards, due or not; every answer counts.
    Over(Vec<CardId>),
    /// Take more new cards today than the limit leaves, and study them; none: where the sitting is.
    More(Option<Scope>),
    /// Show or hide the cards that are forgotten again and again, or suspended.
    ToggleLeeches,
    /// Go through the leeches; nothing moves.
    CramLeeches,
    /// Show the answer, or the next item of a list.
    Reveal,
    /// Take an option of a multiple choice, by its place.
    Choose(usize),
    Grade(Rating),
    Suspend,
    Bury,
    /// Do not ask a card any more, or ask it again.
    SuspendCard(CardId),
    ResumeCard(CardId),
    /// Show what the memory model knows of the card, or hide it.
    LookCloser,
    /// Edit the note of the card.
    EditCard,
    /// Mark the card's note, or take its mark away.
    Mark,
    /// Give the card's note a flag, or take it away.
    Flag(Flag),
    /// Something was typed for a card that has no field for it.
    TypedBeside,
    /// Leave the sitting.
    End,
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::All => "command-study-all",
            Self::Deck(_) | Self::Folder(_) => "command-study-deck",
            Self::Cram(_) => "command-cram",
            Self::Ahead(_) => "command-study-ahead",
            Self::Over(_) => "command-study-for-exam",
            Self::More(_) => "command-more-new",
            Self::ToggleLeeches => "command-leeches",
            Self::CramLeeches => "command-cram-leeches",
            Self::Reveal | Self::TypedBeside => "command-reveal",
            Self::Choose(_) => "command-choose",
            Self::Grade(Rating::Again) => "command-again",
            Self::Grade(Rating::Hard) => "command-hard",
            Self::Grade(Rating::Good) => "command-good",
            Self::Grade(Rating::Easy) => "command-easy",
            Self::Suspend | Self::SuspendCard(_) => "command-suspend",
            Self::ResumeCard(_) => "command-resume",
            Self::Bury => "command-bury",
            Self::LookCloser => "command-look-closer",
            Self::EditCard => "command-edit-card",
            Self::Mark => "command-mark",
            Self::Flag(flag) => flags::key(*flag),
            Self::End => "command-end-study",
        }
    }
}

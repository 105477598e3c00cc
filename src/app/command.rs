//! Everything the student can do, by name.
//!
//! Menus, buttons, shortcuts and the palette all come from here; one place (`apply`) carries a
//! command out. Refuses to know how anything looks.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::counting::{Format, Of};
use super::flags::Flag;
use crate::deck::CardId;
use crate::generate::Amount;
use crate::history::Rating;
use crate::library::{ExamOf, Machine, Settings};
use crate::schedule::Place;
use crate::statistics::{Figure, Period};

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    #[default]
    Decks,
    Study,
    Create,
    Statistics,
    Settings,
    /// What FSRS has learnt of the student, and the retention.
    Memory,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Go(Screen),
    /// Study everything that is due.
    StudyAll,
    /// Study one deck, by its index.
    StudyDeck(usize),
    /// Study the decks of a folder, by its place among the folders.
    StudyFolder(usize),
    /// Hide what is in a folder, or show it.
    Fold(usize),
    /// Open the form for the limits of a folder or a deck.
    LimitDay(Place),
    /// Take over what it says.
    KeepLimits,
    /// Open the form where a backlog is spread over days.
    SpreadBacklog,
    /// Take over the days that it says.
    KeepSpread,
    /// Spread it no longer.
    EndSpread,
    /// Show the answer, or the next item of a list.
    Reveal,
    /// Take an option of a multiple choice, by its place.
    Choose(usize),
    Grade(Rating),
    Undo,
    Suspend,
    Bury,
    /// Do not ask a card any more, or ask it again.
    SuspendCard(CardId),
    ResumeCard(CardId),
    /// Show what the memory model knows of the card, or hide it.
    LookCloser,
    /// Edit the note of the card.
    EditCard,
    /// Edit the note of a card that is not on the table.
    EditNoteOf(CardId),
    /// Take over what was typed, or leave the note as it was.
    EndEditCard(bool),
    /// Mark the card's note, or take its mark away.
    Mark,
    /// Give the card's note a flag, or take it away.
    Flag(Flag),
    /// Show or hide the cards that are forgotten again and again, or suspended.
    ToggleLeeches,
    /// Go through the leeches; nothing moves.
    CramLeeches,
    /// Open the form for an exam; none: of something that is to be chosen.
    PlanExam(Option<ExamOf>),
    /// Take over what it says.
    KeepExam,
    /// Show what an exam's plan comes to, or hide it.
    ShowPlan(Option<ExamOf>),
    /// Review what an exam's plan asks for today.
    StudyForExam(ExamOf),
    /// Begin an exam's new cards in its last days too.
    BeginLate(ExamOf),
    /// Set how many new cards a day there may be, to as many as plans need.
    RaiseLimit(u32),
    /// Go through all cards of a deck, by its index; nothing moves.
    Cram(usize),
    /// Go through a deck's cards that are due next; nothing moves.
    StudyAhead(usize),
    /// Leave the sitting.
    EndStudy,
    /// Choose a text in a dialog.
    OpenText,
    /// Look for cards in the text.
    Generate,
    CancelGenerate,
    /// Start over with another text.
    NewText,
    NextCandidate,
    PreviousCandidate,
    Select(usize),
    /// Keep or drop a candidate.
    Toggle(usize),
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
    /// Show the terms of the text in the place of its cards, or the cards again.
    ToggleTerms,
    /// Make cards of terms, by their places in the glossary.
    KeepTerms(Vec<usize>),
    SaveDeck,
    StudySaved,
    /// Count some cards, or all.
    CountOf(Of),
    /// Count over a period.
    CountOver(Period),
    /// List the numbers of a figure, or hide them.
    ShowNumbers(Figure),
    /// Save a figure as a file.
    Export(Figure, Format),
    /// Save the tables of all figures.
    ExportAll,
    SaveMachine(Box<Machine>),
    SaveSettings(Box<Settings>),
    /// Learn the parameters of FSRS-6 from the student's reviews.
    Train,
    CancelTraining,
    /// Take over what was learnt.
    AdoptParameters,
    /// Stay with the parameters in force, and do not propose a training for a while.
    KeepParameters,
    /// Go back to the parameters that nobody has trained.
    ResetParameters,
    /// Simulate what each retention costs.
    Simulate,
    CancelSimulation,
    /// Aim at another retention, in hundredths.
    AdoptRetention(u32),
    /// Look for everything that is wrong in the library.
    Check,
    /// Mend what needs no guess.
    Repair,
    /// Copy what has changed into `backups/`.
    BackUp,
    /// Bring decks and settings back to the moment of a backup.
    Restore(String),
    /// Choose another library in a dialog.
    ChooseLibrary,
    OpenLibraryFolder,
    DismissProblems,
    DismissNotice,
    TogglePalette,
    ToggleHelp,
    Quit,
}

impl Command {
    /// The key of its name in the language files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Go(Screen::Decks) => "command-decks",
            Self::Go(Screen::Study) => "command-study",
            Self::Go(Screen::Create) => "command-create",
            Self::Go(Screen::Statistics) | Self::CountOf(_) | Self::CountOver(_) => {
                "command-statistics"
            }
            Self::ShowNumbers(_) => "command-numbers",
            Self::Export(..) => "command-export",
            Self::ExportAll => "command-export-all",
            Self::Go(Screen::Settings) | Self::SaveMachine(_) | Self::SaveSettings(_) => {
                "command-settings"
            }
            Self::Go(Screen::Memory) => "command-memory",
            Self::Train => "command-train",
            Self::AdoptParameters => "command-adopt-parameters",
            Self::KeepParameters => "command-keep-parameters",
            Self::ResetParameters => "command-reset-parameters",
            Self::Simulate => "command-simulate",
            Self::AdoptRetention(_) => "command-adopt-retention",
            Self::StudyAll => "command-study-all",
            Self::StudyDeck(_) | Self::StudyFolder(_) => "command-study-deck",
            Self::Fold(_) => "command-fold",
            Self::LimitDay(_) | Self::KeepLimits => "command-limits",
            Self::SpreadBacklog | Self::KeepSpread => "command-spread",
            Self::EndSpread => "command-end-spread",
            Self::Reveal => "command-reveal",
            Self::Choose(_) => "command-choose",
            Self::Grade(Rating::Again) => "command-again",
            Self::Grade(Rating::Hard) => "command-hard",
            Self::Grade(Rating::Good) => "command-good",
            Self::Grade(Rating::Easy) => "command-easy",
            Self::Undo => "command-undo",
            Self::Suspend | Self::SuspendCard(_) => "command-suspend",
            Self::ResumeCard(_) => "command-resume",
            Self::Bury => "command-bury",
            Self::LookCloser => "command-look-closer",
            Self::EditCard | Self::EditNoteOf(_) => "command-edit-card",
            Self::Mark => "command-mark",
            Self::Flag(flag) => flag.key(),
            Self::ToggleLeeches => "command-leeches",
            Self::CramLeeches => "command-cram-leeches",
            Self::PlanExam(None) => "command-new-exam",
            Self::PlanExam(Some(_)) | Self::KeepExam => "command-exam",
            Self::ShowPlan(_) => "command-exam-plan",
            Self::BeginLate(_) => "command-begin-late",
            Self::RaiseLimit(_) => "command-raise-limit",
            Self::StudyForExam(_) => "command-study-for-exam",
            Self::Cram(_) => "command-cram",
            Self::StudyAhead(_) => "command-study-ahead",
            Self::EndStudy => "command-end-study",
            Self::OpenText => "command-open-text",
            Self::Generate => "command-generate",
            Self::CancelGenerate
            | Self::CancelTraining
            | Self::CancelSimulation
            | Self::EndEdit(false)
            | Self::EndEditCard(false)
            | Self::LeaveGap
            | Self::DismissNotice => "command-cancel",
            Self::NewText => "command-new-text",
            Self::NextCandidate => "command-next-candidate",
            Self::PreviousCandidate => "command-previous-candidate",
            Self::Select(_) => "command-select",
            Self::Toggle(_) | Self::Keep => "command-keep",
            Self::Drop => "command-drop",
            Self::Edit => "command-edit",
            Self::EndEdit(true) | Self::EndEditCard(true) => "command-end-edit",
            Self::ShowSentence(_) => "command-show-sentence",
            Self::NextSentence => "command-next-sentence",
            Self::PreviousSentence => "command-previous-sentence",
            Self::MakeCard(_) => "command-make-card",
            Self::KeepGap => "command-keep-gap",
            Self::Amount(_) => "command-amount",
            Self::Fewer => "command-fewer",
            Self::More => "command-more",
            Self::ToggleEtymology => "command-etymology",
            Self::ToggleTerms => "command-terms",
            Self::KeepTerms(_) => "command-keep-terms",
            Self::SaveDeck => "command-save-deck",
            Self::StudySaved => "command-study-saved",
            Self::ChooseLibrary => "command-choose-library",
            Self::OpenLibraryFolder => "command-open-library",
            Self::Check => "command-check",
            Self::Repair => "command-repair",
            Self::BackUp => "command-back-up",
            Self::Restore(_) => "command-restore",
            Self::DismissProblems => "command-dismiss",
            Self::TogglePalette => "command-palette",
            Self::ToggleHelp => "command-help",
            Self::Quit => "command-quit",
        }
    }

    /// Its keys, when they are the same everywhere in the window.
    #[must_use]
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let control = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        match self {
            Self::Go(Screen::Decks) => control(Key::D),
            Self::Go(Screen::Create) => control(Key::N),
            Self::Go(Screen::Statistics) => control(Key::T),
            Self::Go(Screen::Settings) => control(Key::Comma),
            Self::StudyAll => control(Key::E),
            Self::Undo => control(Key::Z),
            Self::Flag(Flag::Red) => control(Key::Num1),
            Self::Flag(Flag::Orange) => control(Key::Num2),
            Self::Flag(Flag::Green) => control(Key::Num3),
            Self::Flag(Flag::Blue) => control(Key::Num4),
            Self::OpenText => control(Key::O),
            Self::Generate => control(Key::Enter),
            Self::SaveDeck => control(Key::S),
            Self::TogglePalette => control(Key::K),
            Self::ToggleHelp => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::Quit => control(Key::Q),
            _ => None,
        }
    }

    /// What the palette offers, in its order.
    #[must_use]
    pub fn listed() -> Vec<Self> {
        vec![
            Self::StudyAll,
            Self::SpreadBacklog,
            Self::EndSpread,
            Self::Go(Screen::Decks),
            Self::Go(Screen::Create),
            Self::Go(Screen::Statistics),
            Self::Go(Screen::Settings),
            Self::Go(Screen::Memory),
            Self::Reveal,
            Self::Grade(Rating::Again),
            Self::Grade(Rating::Hard),
            Self::Grade(Rating::Good),
            Self::Grade(Rating::Easy),
            Self::Undo,
            Self::Suspend,
            Self::Bury,
            Self::LookCloser,
            Self::EditCard,
            Self::Mark,
            Self::Flag(Flag::Red),
            Self::Flag(Flag::Orange),
            Self::Flag(Flag::Green),
            Self::Flag(Flag::Blue),
            Self::EndStudy,
            Self::ToggleLeeches,
            Self::CramLeeches,
            Self::PlanExam(None),
            Self::OpenText,
            Self::Generate,
            Self::NewText,
            Self::Edit,
            Self::Fewer,
            Self::More,
            Self::ToggleEtymology,
            Self::NextSentence,
            Self::PreviousSentence,
            Self::MakeCard(None),
            Self::ToggleTerms,
            Self::SaveDeck,
            Self::StudySaved,
            Self::Train,
            Self::Simulate,
            Self::AdoptParameters,
            Self::KeepParameters,
            Self::ResetParameters,
            Self::ChooseLibrary,
            Self::OpenLibraryFolder,
            Self::ExportAll,
            Self::BackUp,
            Self::Check,
            Self::Repair,
            Self::ToggleHelp,
            Self::Quit,
        ]
    }
}

//! What may be typed, and what it means.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use super::note_arguments::{Add, Cards, CardsFormat, Import, KindChoice};
use crate::find::Column;
use crate::generate::{Amount, Choices, Language};
use crate::statistics::Period;

/// Turns a text into flashcards and makes them stick. Without a command, opens the window.
#[derive(Debug, Parser)]
#[command(name = "carabin", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// The library's folder
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) library: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// What the window is to open: a file that stands where a command could.
    #[arg(skip)]
    pub(super) file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a deck from one or more texts
    Generate(Generate),
    /// Print the terms of texts, the best first
    Terms(Terms),
    /// Print every card of one or more decks, as it is asked
    Cards(Cards),
    /// Add notes to a deck
    Add(Add),
    /// Take in notes of another program: Anki's text export, a table
    Import(Import),
    /// Print the cards that a query finds
    Find(Find),
    /// Change all cards that a query finds, at once
    Edit(Edit),
    /// Print the notes that are alike, pair by pair
    Duplicates(Duplicates),
    /// Print what is to be studied today
    Due,
    /// Print what was done, what is known and what is to come
    Statistics(Statistics),
    /// Validate a library, a folder, a deck or a history
    Check {
        /// What to validate; the library when left out
        path: Option<PathBuf>,
        /// Mend what needs no guess, after a copy into backups/
        #[arg(long)]
        repair: bool,
    },
    /// Copy what has changed since its last copy into backups/
    Backup {
        /// List the copies instead: moment, bytes, files
        #[arg(long)]
        list: bool,
    },
    /// Bring the library back to what it was at the moment of a backup
    Restore {
        /// As `backup --list` names it
        moment: String,
        /// Only these files, by their paths in the library
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Generate {
    /// Texts; - is the standard input. Several make one deck
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    /// Write the deck here instead of into the library; - is the standard output
    #[arg(short, long, value_name = "OUT.ron")]
    pub(super) output: Option<PathBuf>,
    /// The deck's title; else the text's first heading
    #[arg(long)]
    pub(super) title: Option<String>,
    /// The language of the texts
    #[arg(long, value_enum, default_value_t = LanguageChoice::Auto)]
    pub(super) language: LanguageChoice,
    /// What is asked by multiple choice
    #[arg(long, value_enum, default_value_t = ChoicesChoice::Numbers)]
    pub(super) choices: ChoicesChoice,
    /// How many of the cards that could be made are kept
    #[arg(long, value_enum, default_value_t = AmountChoice::Usual)]
    pub(super) amount: AmountChoice,
    /// Keep every card that was thought of, the poor ones too
    #[arg(long, conflicts_with = "amount")]
    pub(super) all: bool,
    /// Don't ask what learned words are made of
    #[arg(long)]
    pub(super) no_etymology: bool,
    /// List every sentence with its cards, or why it gave none; write nothing
    #[arg(long)]
    pub(super) explain: bool,
}

#[derive(Debug, Args)]
pub(super) struct Terms {
    /// Texts, and folders of texts (.txt, .md); - is the standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
    /// The language of the texts
    #[arg(long, value_enum, default_value_t = LanguageChoice::Auto)]
    pub(super) language: LanguageChoice,
    /// `tsv` has the columns term, score, frequency, texts, and no header
    #[arg(long, value_enum, default_value_t = TermFormat::Tsv)]
    pub(super) format: TermFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum TermFormat {
    Tsv,
    Ron,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageChoice {
    Fr,
    En,
    Auto,
}

impl LanguageChoice {
    pub(super) fn language(self) -> Option<Language> {
        match self {
            Self::Fr => Some(Language::French),
            Self::En => Some(Language::English),
            Self::Auto => None,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ChoicesChoice {
    Never,
    Numbers,
    Everywhere,
}

impl ChoicesChoice {
    pub(super) fn choices(self) -> Choices {
        match self {
            Self::Never => Choices::Never,
            Self::Numbers => Choices::Numbers,
            Self::Everywhere => Choices::Everywhere,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum AmountChoice {
    Essential,
    Usual,
    Everything,
}

impl AmountChoice {
    pub(super) fn amount(self) -> Amount {
        match self {
            Self::Essential => Amount::Essential,
            Self::Usual => Amount::Usual,
            Self::Everything => Amount::Everything,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Statistics {
    /// Only the cards of this deck: its title, its id or its file in decks/
    #[arg(long, conflicts_with = "tag")]
    pub(super) deck: Option<String>,
    /// Only the cards of notes with this tag
    #[arg(long)]
    pub(super) tag: Option<String>,
    /// How far to look back, and ahead
    #[arg(long, value_enum, default_value_t = PeriodChoice::Month)]
    pub(super) period: PeriodChoice,
    /// Write each figure's numbers into this folder as a table
    #[arg(long, value_name = "FOLDER")]
    pub(super) csv: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PeriodChoice {
    Month,
    Quarter,
    Year,
    All,
}

impl PeriodChoice {
    pub(super) fn period(self) -> Period {
        match self {
            Self::Month => Period::Month,
            Self::Quarter => Period::Quarter,
            Self::Year => Period::Year,
            Self::All => Period::All,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Find {
    /// As in the window: words, "phrases", deck:, tag:, is:, flag:, prop:, -not, or, brackets
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: String,
    /// `tsv` has a header and the columns id, front, back, deck, tags, state, due, stability,
    /// lapses, created, changed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Sort by a column; else deck by deck, as they are written
    #[arg(long, value_enum, value_name = "COLUMN")]
    pub(super) sort: Option<ColumnChoice>,
    /// Sort the other way round
    #[arg(long, requires = "sort")]
    pub(super) descending: bool,
}

#[derive(Debug, Args)]
pub(super) struct Duplicates {
    /// `tsv` has a header and the columns likeness, id, question, deck, `other_id`,
    /// `other_question`, `other_deck`
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ColumnChoice {
    Front,
    Back,
    Deck,
    Tags,
    State,
    Due,
    Stability,
    Lapses,
    Created,
    Changed,
}

impl ColumnChoice {
    pub(super) fn column(self) -> Column {
        match self {
            Self::Front => Column::Front,
            Self::Back => Column::Back,
            Self::Deck => Column::Deck,
            Self::Tags => Column::Tags,
            Self::State => Column::State,
            Self::Due => Column::Due,
            Self::Stability => Column::Stability,
            Self::Lapses => Column::Lapses,
            Self::Created => Column::Created,
            Self::Changed => Column::Changed,
        }
    }
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct Edit {
    /// Which cards, as for `find`; what is about notes is done to their notes
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: String,
    /// Print what would change; write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Set a field: front, back or context
    #[arg(long, value_name = "FIELD=TEXT")]
    pub(super) set: Vec<String>,
    /// Add a tag
    #[arg(long)]
    pub(super) tag: Vec<String>,
    /// Take a tag away
    #[arg(long, value_name = "TAG")]
    pub(super) untag: Vec<String>,
    /// Give a flag, or take it away
    #[arg(long, value_enum)]
    pub(super) flag: Option<FlagChoice>,
    /// Mark the notes
    #[arg(long, conflicts_with = "unmark")]
    pub(super) mark: bool,
    /// Take their marks away
    #[arg(long)]
    pub(super) unmark: bool,
    /// Do not ask the cards any more
    #[arg(long, conflicts_with = "resume")]
    pub(super) suspend: bool,
    /// Ask suspended cards again
    #[arg(long)]
    pub(super) resume: bool,
    /// Make the cards new again
    #[arg(long, conflicts_with = "due")]
    pub(super) reset: bool,
    /// Have them due in so many days
    #[arg(long, value_name = "DAYS")]
    pub(super) due: Option<u16>,
    /// Move the notes to another deck: its title, its id or its file in decks/
    #[arg(long, value_name = "DECK")]
    pub(super) r#move: Option<String>,
    /// Delete the notes
    #[arg(long, conflicts_with = "move")]
    pub(super) delete: bool,
    /// Replace a text in all fields
    #[arg(long, value_name = "TEXT", requires = "with")]
    pub(super) replace: Option<String>,
    /// By what it is replaced
    #[arg(long, value_name = "TEXT", requires = "replace")]
    pub(super) with: Option<String>,
    /// What is replaced is a regular expression; $1 is its first group
    #[arg(long, requires = "replace")]
    pub(super) regex: bool,
    /// Replace whatever the case
    #[arg(long, requires = "replace")]
    pub(super) any_case: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FlagChoice {
    Red,
    Orange,
    Green,
    Blue,
    None,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Text,
    Tsv,
}

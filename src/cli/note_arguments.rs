//! What may be typed behind the commands that take notes in and print them, and what it means.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct Add {
    /// The deck: its title, its id or its file in decks/
    #[arg(long)]
    pub(super) deck: String,
    /// Make the deck if there is none
    #[arg(long)]
    pub(super) new: bool,
    /// What kind of notes
    #[arg(long, value_enum, default_value_t = KindChoice::Basic)]
    pub(super) kind: KindChoice,
    /// A tag for all of them; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub(super) tags: Vec<String>,
    /// The place in an outline that the question needs
    #[arg(long)]
    pub(super) context: Option<String>,
    /// The sentence that they come from
    #[arg(long)]
    pub(super) source: Option<String>,
    /// Write nothing; print the cards that there would be
    #[arg(long)]
    pub(super) dry_run: bool,
    /// The note's parts: question and answer; a text with gaps; prompt and items; question, answer
    /// and wrong answers. - takes a note from each line of the standard input, its parts between
    /// tabs
    #[arg(required = true, value_name = "PART")]
    pub(super) fields: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindChoice {
    Basic,
    Reversible,
    Cloze,
    List,
    Choice,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Notes in plain text of Anki (.txt), or a table (.csv, .tsv) of questions, answers and tags; -
    /// is the standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// All of them into this deck, whatever the file names: its title, its id or its file in decks/
    #[arg(long)]
    pub(super) deck: Option<String>,
    /// Write nothing; print what would be done
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct Cards {
    /// Deck files
    #[arg(required = true, value_name = "DECK.ron")]
    pub(super) decks: Vec<PathBuf>,
    /// `tsv` has a header and the columns id, front, back, tags, source, context; `anki` and `csv`
    /// have a line for each note, which `carabin import` reads back
    #[arg(long, value_enum, default_value_t = CardsFormat::Text)]
    pub(super) format: CardsFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CardsFormat {
    Text,
    Tsv,
    Anki,
    Csv,
}

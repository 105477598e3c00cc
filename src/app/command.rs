//! Everything the student can do: a command of the window itself, or of one of its features.
//!
//! Menus, buttons, shortcuts and the palette all give commands; `route` hands each to whoever
//! carries it out.

pub use super::features::backlog::command::Command as Backlog;
pub use super::features::backups::command::Command as Backups;
pub use super::features::browse::command::{Beside, Command as Browse};
pub use super::features::create::command::Command as Create;
pub use super::features::deck::command::Command as Deck;
pub use super::features::decks::command::Command as Decks;
pub use super::features::duplicates::command::{Command as Duplicates, Side};
pub use super::features::editor::command::Command as Editor;
pub use super::features::editor::{Choice, Part};
pub use super::features::exams::command::Command as Exams;
pub use super::features::files::command::Command as Files;
pub use super::features::given::command::Command as Given;
pub use super::features::health::command::Command as Health;
pub use super::features::keeping::command::Command as Keeping;
pub use super::features::limits::command::Command as Limits;
pub use super::features::long::command::Command as Long;
pub use super::features::memory::command::Command as Memory;
pub use super::features::quality::command::{Command as Quality, Of as QualityOf};
pub use super::features::settings::command::{Command as Settings, ZOOMS, Zoom};
pub use super::features::statistics::command::Command as Statistics;
pub use super::features::study::command::Command as Study;
pub use super::features::terms::command::Command as Terms;
pub use super::screen::Screen;

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Go(Screen),
    Undo,
    Redo,
    DismissNotice,
    /// Do the n-th of the things that can be done about what is said.
    TakeOffer(usize),
    TogglePalette,
    ToggleHelp,
    Quit,
    Decks(Decks),
    Deck(Deck),
    Editor(Editor),
    Study(Study),
    Create(Create),
    Terms(Terms),
    Exams(Exams),
    Files(Files),
    Given(Given),
    Backlog(Backlog),
    Keeping(Keeping),
    Limits(Limits),
    Long(Long),
    Memory(Memory),
    Statistics(Statistics),
    Settings(Settings),
    Backups(Backups),
    Health(Health),
    Browse(Browse),
    Duplicates(Duplicates),
    Quality(Quality),
}

impl Command {
    /// The key of its name in the language files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Go(Screen::Decks) => "command-decks",
            Self::Go(Screen::Deck) => "command-open-deck",
            Self::Go(Screen::Study) => "command-study",
            Self::Go(Screen::Create) => "command-create",
            Self::Go(Screen::Statistics) => "command-statistics",
            Self::Go(Screen::Settings) => "command-settings",
            Self::Go(Screen::Memory) => "command-memory",
            Self::Go(Screen::Browse) => "command-browse",
            Self::Go(Screen::Quality) => "command-quality",
            Self::Go(Screen::Duplicates) => "command-duplicates",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::DismissNotice => "command-cancel",
            Self::TakeOffer(_) => "command-take-offer",
            Self::TogglePalette => "command-palette",
            Self::ToggleHelp => "command-help",
            Self::Quit => "command-quit",
            Self::Decks(command) => command.key(),
            Self::Deck(command) => command.key(),
            Self::Editor(command) => command.key(),
            Self::Study(command) => command.key(),
            Self::Create(command) => command.key(),
            Self::Terms(command) => command.key(),
            Self::Exams(command) => command.key(),
            Self::Files(command) => command.key(),
            Self::Given(command) => command.key(),
            Self::Backlog(command) => command.key(),
            Self::Keeping(command) => command.key(),
            Self::Limits(command) => command.key(),
            Self::Long(command) => command.key(),
            Self::Memory(command) => command.key(),
            Self::Statistics(command) => command.key(),
            Self::Settings(command) => command.key(),
            Self::Backups(command) => command.key(),
            Self::Health(command) => command.key(),
            Self::Browse(command) => command.key(),
            Self::Duplicates(command) => command.key(),
            Self::Quality(command) => command.key(),
        }
    }
}

macro_rules! from_features {
    ($($name:ident),*) => {
        $(impl From<$name> for Command {
            fn from(command: $name) -> Self {
                Self::$name(command)
            }
        })*
    };
}

from_features!(
    Decks, Deck, Editor, Study, Create, Terms, Exams, Files, Given, Backlog, Keeping, Limits, Long,
    Memory, Statistics, Settings, Backups, Health, Browse, Duplicates, Quality
);

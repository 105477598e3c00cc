//! The one table of commands: their keys, where these count, and whether the palette and the help
//! list them.
//!
//! Shortcuts, palette, menus, F1 and the README's table of keys all come from here.

use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::command::{
    Backlog, Backups, Command, Create, Exams, Health, Memory, Screen, Settings, Statistics, Study,
    Terms,
};
use super::flags::Flag;
use crate::history::Rating;

/// A key, or several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// With Ctrl, ⌘ on a Mac.
    Control(Key),
    Alone(Key),
    /// A digit of the row above the letters, whatever the keyboard writes there.
    Digit(u8),
    ControlDigit(u8),
    /// Whatever key writes this.
    Sign(char),
    /// Space or Enter, as long as the focus is on no button: theirs is the next step.
    Next,
}

/// Where keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Everywhere,
    On(Screen),
}

/// A command with all that is known of it before it is given.
#[derive(Debug)]
pub struct Entry {
    pub command: Command,
    pub place: Place,
    /// Any of them gives it.
    pub keys: &'static [Keys],
    pub in_palette: bool,
}

impl Entry {
    /// Shown in the help: it has keys.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        !self.keys.is_empty()
    }
}

/// All commands that can be given as they are, in the order of the palette.
pub static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(table);

/// What there is to be known of a command.
#[must_use]
pub fn entry(command: &Command) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.command == *command)
}

impl Command {
    /// Its keys, when they are the same everywhere in the window.
    #[must_use]
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let entry = entry(self)?;
        entry.keys.iter().find_map(|keys| keys.shortcut())
    }
}

impl Keys {
    /// As the keyboard has it, where it is one key with or without Ctrl.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            Self::Control(key) => Some(KeyboardShortcut::new(Modifiers::COMMAND, key)),
            Self::ControlDigit(digit) => {
                let key = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
                let key = key.get(usize::from(digit).checked_sub(1)?)?;
                Some(KeyboardShortcut::new(Modifiers::COMMAND, *key))
            }
            Self::Alone(Key::F1) => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::Alone(_) | Self::Digit(_) | Self::Sign(_) | Self::Next => None,
        }
    }
}

fn table() -> Vec<Entry> {
    use Keys::{Alone, Control, ControlDigit, Digit, Next, Sign};
    use Place::{Everywhere, On};
    let row = |command: Command, place: Place, keys: &'static [Keys]| Entry {
        command,
        place,
        keys,
        in_palette: true,
    };
    vec![
        row(Study::All.into(), Everywhere, &[Control(Key::E)]),
        row(Backlog::Open.into(), Everywhere, &[]),
        row(Backlog::End.into(), Everywhere, &[]),
        row(Command::Go(Screen::Decks), Everywhere, &[Control(Key::D)]),
        row(Command::Go(Screen::Create), Everywhere, &[Control(Key::N)]),
        row(Command::Go(Screen::Statistics), Everywhere, &[Control(Key::T)]),
        row(Command::Go(Screen::Settings), Everywhere, &[Control(Key::Comma)]),
        row(Command::Go(Screen::Memory), Everywhere, &[]),
        row(Study::Reveal.into(), On(Screen::Study), &[Next]),
        row(Study::Grade(Rating::Again).into(), On(Screen::Study), &[Digit(1)]),
        row(Study::Grade(Rating::Hard).into(), On(Screen::Study), &[Digit(2)]),
        row(Study::Grade(Rating::Good).into(), On(Screen::Study), &[Digit(3), Next]),
        row(Study::Grade(Rating::Easy).into(), On(Screen::Study), &[Digit(4)]),
        row(Command::Undo, Everywhere, &[Control(Key::Z)]),
        row(Study::Suspend.into(), On(Screen::Study), &[Alone(Key::S)]),
        row(Study::Bury.into(), On(Screen::Study), &[Alone(Key::P)]),
        row(Study::LookCloser.into(), On(Screen::Study), &[Alone(Key::I)]),
        row(Study::EditCard.into(), On(Screen::Study), &[Alone(Key::E)]),
        row(Study::Mark.into(), On(Screen::Study), &[Alone(Key::M)]),
        row(Study::Flag(Flag::Red).into(), On(Screen::Study), &[ControlDigit(1)]),
        row(Study::Flag(Flag::Orange).into(), On(Screen::Study), &[ControlDigit(2)]),
        row(Study::Flag(Flag::Green).into(), On(Screen::Study), &[ControlDigit(3)]),
        row(Study::Flag(Flag::Blue).into(), On(Screen::Study), &[ControlDigit(4)]),
        row(Study::End.into(), On(Screen::Study), &[Alone(Key::Escape)]),
        row(Study::ToggleLeeches.into(), Everywhere, &[]),
        row(Study::CramLeeches.into(), Everywhere, &[]),
        row(Exams::Plan(None).into(), Everywhere, &[]),
        row(Create::OpenText.into(), Everywhere, &[Control(Key::O)]),
        row(Create::Generate.into(), Everywhere, &[Control(Key::Enter)]),
        row(Create::NewText.into(), Everywhere, &[]),
        row(Create::Edit.into(), On(Screen::Create), &[Alone(Key::E), Alone(Key::F2)]),
        row(Create::Fewer.into(), On(Screen::Create), &[Alone(Key::ArrowLeft)]),
        row(Create::More.into(), On(Screen::Create), &[Alone(Key::ArrowRight)]),
        row(Create::ToggleEtymology.into(), Everywhere, &[]),
        row(Create::NextSentence.into(), On(Screen::Create), &[Alone(Key::PageDown)]),
        row(Create::PreviousSentence.into(), On(Screen::Create), &[Alone(Key::PageUp)]),
        row(Create::MakeCard(None).into(), On(Screen::Create), &[Alone(Key::C)]),
        row(Terms::Toggle.into(), On(Screen::Create), &[Alone(Key::T)]),
        row(Create::Save.into(), Everywhere, &[Control(Key::S)]),
        row(Create::StudySaved.into(), Everywhere, &[]),
        row(Memory::Train.into(), Everywhere, &[]),
        row(Memory::Simulate.into(), Everywhere, &[]),
        row(Memory::Adopt.into(), Everywhere, &[]),
        row(Memory::Keep.into(), Everywhere, &[]),
        row(Memory::Reset.into(), Everywhere, &[]),
        row(Settings::ChooseLibrary.into(), Everywhere, &[]),
        row(Settings::OpenFolder.into(), Everywhere, &[]),
        row(Statistics::ExportAll.into(), Everywhere, &[]),
        row(Backups::Make.into(), Everywhere, &[]),
        row(Health::Check.into(), Everywhere, &[]),
        row(Health::Repair.into(), Everywhere, &[]),
        row(Command::ToggleHelp, Everywhere, &[Alone(Key::F1), Sign('?')]),
        row(Command::Quit, Everywhere, &[Control(Key::Q)]),
        Entry { in_palette: false, ..row(Command::TogglePalette, Everywhere, &[Control(Key::K)]) },
    ]
}

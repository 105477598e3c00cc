//! The one table of commands: their keys, where these count, and whether the palette, the menu of
//! *Study* and the help list them.
//!
//! Shortcuts, palette, menus, F1 and the README's table of keys all come from here.

use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Ui};

use super::command::{
    Backlog, Backups, Beside, Browse, Command, Create, Deck, Duplicates, Editor, Exams, Given,
    Health, Memory, Quality, QualityOf, Screen, Settings, Side, Statistics, Study, Terms, Zoom,
};
use super::features::editor::drawing::{Draw, Tool};
use super::key_combination::Keys;
use super::markup::Markup;
use crate::deck::Flag;
use crate::history::Rating;
use crate::study::Scope;

/// Where keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    On(Screen),
    Everywhere,
}

/// A command with all that is known of it before it is given.
#[derive(Debug)]
pub struct Entry {
    pub command: Command,
    pub place: Where,
    /// Any of them gives it.
    pub keys: &'static [Keys],
    /// A form that is open reads them itself.
    pub by_form: bool,
    pub in_palette: bool,
    /// In the menu of *Study*.
    pub in_menu: bool,
    /// What the help says of its keys, where its name would not do. Commands of which the same is
    /// said in one place stand in one line.
    pub help: Option<&'static str>,
}

/// All commands that can be given as they are, in the order of the palette and of menus.
pub static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut table = around();
    table.extend(writing());
    table.extend(drawing());
    table.extend(arranging());
    table.extend(studying());
    table.extend(creating());
    table.extend(browsing());
    table.extend(comparing());
    table.extend(others());
    table
});

impl Command {
    /// The first of its keys.
    #[must_use]
    pub fn keys(&self) -> Option<Keys> {
        let mut entries = TABLE.iter().filter(|entry| entry.command == *self);
        entries.find_map(|entry| entry.keys.first().copied())
    }

    /// Its keys, when they are the same everywhere in the window.
    #[must_use]
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let entries = TABLE.iter().filter(|entry| entry.command == *self);
        entries.flat_map(|entry| entry.keys).find_map(|keys| keys.shortcut())
    }
}

fn row(command: impl Into<Command>, place: Where, keys: &'static [Keys]) -> Entry {
    let command = command.into();
    Entry { command, place, keys, by_form: false, in_palette: true, in_menu: false, help: None }
}

impl Entry {
    /// Whether any of its keys is pressed in this frame; `free`: no button has the focus.
    #[must_use]
    pub fn is_pressed(&self, ui: &Ui, free: bool) -> bool {
        self.keys.iter().any(|keys| keys.is_pressed(ui, free))
    }

    fn says(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    fn in_menu(self) -> Self {
        Self { in_menu: true, ..self }
    }

    /// Its keys are all that is wanted of it here.
    fn keys_only(self) -> Self {
        Self { in_palette: false, ..self }
    }

    fn by_form(self) -> Self {
        Self { by_form: true, ..self.keys_only() }
    }
}

use Keys::{
    Alone, Control, ControlDigit, ControlPlus, ControlShift, ControlShiftAlt, Digit, Free, Shift,
    Sign,
};
use Where::{Everywhere, On};

/// Writing notes, from everywhere.
fn writing() -> Vec<Entry> {
    let mark = |markup, keys| {
        row(Editor::Mark(markup), Everywhere, keys).by_form().says("keys-markup-text")
    };
    vec![
        row(Editor::Add(None), Everywhere, &[ControlShift(Key::N)]),
        row(Editor::Resume, Everywhere, &[]),
        row(Editor::Keep, Everywhere, &[Control(Key::Enter)]).by_form().says("keys-keep-note-text"),
        mark(Markup::Bold, &[Control(Key::B)]),
        mark(Markup::Italic, &[Control(Key::I)]),
        mark(Markup::Gap, &[ControlShift(Key::C)]).says("keys-gap-text"),
        mark(Markup::SameGap, &[ControlShiftAlt(Key::C)]).says("keys-gap-text"),
        mark(Markup::Spaces, &[ControlShift(Key::F)]).says("command-french-spaces"),
        row(Editor::OpenMedia, Everywhere, &[ControlShift(Key::I)])
            .by_form()
            .says("command-open-media"),
    ]
}

/// Drawing masks: the picture reads these keys when it has the focus.
fn drawing() -> Vec<Entry> {
    let draw = |draw: Draw, keys| row(Editor::Draw(draw), Everywhere, keys).by_form();
    let tool = |tool, keys| draw(Draw::Tool(tool), keys).says("keys-draw-tools-text");
    let all = |command, keys| draw(command, keys).says("keys-draw-text");
    vec![
        tool(Tool::Select, &[Alone(Key::V)]),
        tool(Tool::Rectangle, &[Alone(Key::R)]),
        tool(Tool::Ellipse, &[Alone(Key::E)]),
        tool(Tool::Polygon, &[Alone(Key::P)]),
        draw(Draw::Add, &[Alone(Key::Insert)]).says("keys-draw-add-text"),
        draw(Draw::Previous, &[Alone(Key::PageUp)]).says("keys-draw-pass-text"),
        draw(Draw::Next, &[Alone(Key::PageDown)]).says("keys-draw-pass-text"),
        draw(Draw::Ungroup, &[ControlShift(Key::G)]).says("keys-draw-group-text"),
        draw(Draw::Group, &[Control(Key::G)]).says("keys-draw-group-text"),
        all(Draw::Undo, &[Control(Key::Z)]),
        all(Draw::Redo, &[ControlShift(Key::Z), Control(Key::Y)]),
        all(Draw::Duplicate, &[Control(Key::D)]),
        all(Draw::All, &[Control(Key::A)]),
        all(Draw::Delete, &[Alone(Key::Delete), Alone(Key::Backspace)]),
    ]
}

/// A deck and the cards in its list.
fn arranging() -> Vec<Entry> {
    const HERE: Where = On(Screen::Deck);
    let note = |command: Deck, keys| row(command, HERE, keys).says("keys-card-text");
    let flag =
        |flag, keys| row(Deck::Flag(None, flag), HERE, keys).keys_only().says("keys-flags-text");
    let deck = |command: Deck, keys| row(command, HERE, keys);
    vec![
        row(Deck::New, Everywhere, &[]),
        row(Given::Import, Everywhere, &[]),
        deck(Deck::Study, &[Free(Key::Enter)]).keys_only().says("command-study-deck"),
        deck(Deck::Next, &[Alone(Key::ArrowDown), Alone(Key::J)])
            .keys_only()
            .says("keys-cards-text"),
        deck(Deck::Previous, &[Alone(Key::ArrowUp), Alone(Key::K)])
            .keys_only()
            .says("keys-cards-text"),
        note(Deck::Edit, &[Alone(Key::E)]),
        note(Deck::Tags, &[Alone(Key::T)]),
        note(Deck::Suspend, &[Alone(Key::S)]),
        note(Deck::MarkNote(None), &[Alone(Key::M)]),
        note(Deck::MoveNote(None), &[Alone(Key::V)]),
        note(Deck::DeleteNote(None), &[Alone(Key::Delete)]),
        flag(Flag::Red, &[ControlDigit(1)]),
        flag(Flag::Orange, &[ControlDigit(2)]),
        flag(Flag::Green, &[ControlDigit(3)]),
        flag(Flag::Blue, &[ControlDigit(4)]),
        deck(Deck::Rename(None), &[Alone(Key::F2)]).says("keys-deck-text"),
        deck(Deck::Move(None), &[Alone(Key::F6)]).says("keys-deck-text"),
        deck(Deck::Merge(None), &[]),
        deck(Deck::Export(None), &[]),
        deck(Deck::ShowFile(None), &[]),
        deck(Deck::Delete(None), &[Control(Key::Delete)]).says("keys-deck-text"),
        deck(Deck::Close, &[Alone(Key::Escape)]).keys_only().says("command-decks-back"),
    ]
}

/// The way around.
fn around() -> Vec<Entry> {
    vec![
        row(Study::All, Everywhere, &[Control(Key::E)]),
        row(Study::All, On(Screen::Decks), &[Free(Key::Enter)]).keys_only(),
        row(Study::More(Some(Scope::All)), On(Screen::Decks), &[Alone(Key::Plus)])
            .says("command-more-new"),
        row(Backlog::Open, Everywhere, &[]),
        row(Backlog::End, Everywhere, &[]),
        row(Command::Go(Screen::Decks), Everywhere, &[Control(Key::D)]),
        row(Command::Go(Screen::Create), Everywhere, &[Control(Key::N)]),
        row(Command::Go(Screen::Statistics), Everywhere, &[Control(Key::T)]),
        row(
            Command::Go(Screen::Statistics),
            On(Screen::Statistics),
            &[Alone(Key::PageUp), Alone(Key::PageDown), Alone(Key::Home), Alone(Key::End)],
        )
        .by_form()
        .says("keys-pages-text"),
        row(Command::Go(Screen::Settings), Everywhere, &[Control(Key::Comma)]),
        row(Command::Go(Screen::Settings), On(Screen::Memory), &[Alone(Key::Escape)])
            .keys_only()
            .says("keys-back-text"),
        row(Command::Go(Screen::Memory), Everywhere, &[]),
    ]
}

fn studying() -> Vec<Entry> {
    const HERE: Where = On(Screen::Study);
    let choose =
        |option, keys| row(Study::Choose(option), HERE, keys).keys_only().says("keys-letters-text");
    let grade = |rating, keys| row(Study::Grade(rating), HERE, keys).says("keys-grades-text");
    let flag = |flag, keys| row(Study::Flag(flag), HERE, keys).in_menu().says("keys-flags-text");
    vec![
        row(Study::Reveal, HERE, &[Free(Key::Space), Free(Key::Enter)]).says("keys-space-text"),
        grade(Rating::Again, &[Digit(1)]),
        grade(Rating::Hard, &[Digit(2)]),
        grade(Rating::Good, &[Digit(3)]),
        grade(Rating::Easy, &[Digit(4)]),
        row(Study::Grade(Rating::Good), HERE, &[Free(Key::Space), Free(Key::Enter)])
            .keys_only()
            .says("keys-space-text"),
        // Before the other letters: one that answers a choice is an answer.
        choose(0, &[Alone(Key::A)]),
        choose(1, &[Alone(Key::B)]),
        choose(2, &[Alone(Key::C)]),
        choose(3, &[Alone(Key::D)]),
        choose(4, &[Alone(Key::E)]),
        choose(5, &[Alone(Key::F)]),
        row(Command::Undo, Everywhere, &[Control(Key::Z)]).in_menu(),
        row(Command::Redo, Everywhere, &[ControlShift(Key::Z), Control(Key::Y)]),
        row(Study::LookCloser, HERE, &[Alone(Key::I)]).in_menu().says("keys-closer-text"),
        row(Study::Mark, HERE, &[Alone(Key::M)]).in_menu().says("keys-mark-text"),
        row(Study::EditCard, HERE, &[Alone(Key::E)]).in_menu().says("keys-mark-text"),
        row(Study::Suspend, HERE, &[Alone(Key::S)]).in_menu().says("keys-aside-text"),
        row(Study::Bury, HERE, &[Alone(Key::P)]).in_menu().says("keys-aside-text"),
        row(Study::More(None), HERE, &[Alone(Key::Plus)]).says("command-more-new"),
        row(Study::End, HERE, &[Alone(Key::Escape)]).in_menu().says("keys-escape-text"),
        flag(Flag::Red, &[ControlDigit(1)]),
        flag(Flag::Orange, &[ControlDigit(2)]),
        flag(Flag::Green, &[ControlDigit(3)]),
        flag(Flag::Blue, &[ControlDigit(4)]),
        row(Command::TakeOffer(0), HERE, &[Alone(Key::L)]).keys_only().says("keys-leech-text"),
        row(Command::TakeOffer(1), HERE, &[Alone(Key::R)]).keys_only().says("keys-leech-text"),
        row(Study::ToggleLeeches, Everywhere, &[]),
        row(Study::CramLeeches, Everywhere, &[]),
        row(Exams::Plan(None), Everywhere, &[]),
    ]
}

fn creating() -> Vec<Entry> {
    const HERE: Where = On(Screen::Create);
    let pass = |it: Create, keys| row(it, HERE, keys).keys_only().says("keys-candidates-text");
    vec![
        row(Given::Open, Everywhere, &[Control(Key::O)]),
        row(Create::Generate, Everywhere, &[Control(Key::Enter)]),
        row(Create::Retitle, Everywhere, &[]),
        row(Create::NewText, Everywhere, &[]),
        pass(Create::Previous, &[Alone(Key::ArrowUp), Alone(Key::K)]),
        pass(Create::Next, &[Alone(Key::ArrowDown), Alone(Key::J)]),
        row(Create::Keep, HERE, &[Alone(Key::G), Alone(Key::Plus)])
            .keys_only()
            .says("keys-keep-text"),
        row(Create::Toggle(None), HERE, &[Free(Key::Space), Free(Key::Enter)])
            .keys_only()
            .says("keys-toggle-text"),
        row(
            Create::Drop,
            HERE,
            &[Alone(Key::D), Alone(Key::Delete), Alone(Key::Backspace), Alone(Key::Minus)],
        )
        .keys_only()
        .says("keys-drop-text"),
        row(Create::Edit, HERE, &[Alone(Key::E), Alone(Key::F2)]).says("keys-edit-text"),
        row(Create::Fewer, HERE, &[Free(Key::ArrowLeft)]).says("keys-amount-text"),
        row(Create::More, HERE, &[Free(Key::ArrowRight)]).says("keys-amount-text"),
        row(Create::ToggleEtymology, Everywhere, &[]),
        row(Create::PreviousSentence, HERE, &[Alone(Key::PageUp)]).says("keys-sentence-text"),
        row(Create::NextSentence, HERE, &[Alone(Key::PageDown)]).says("keys-sentence-text"),
        row(Create::MakeCard(None), HERE, &[Alone(Key::C)]).says("keys-make-text"),
        row(
            Create::KeepGap,
            HERE,
            &[Alone(Key::ArrowLeft), Alone(Key::ArrowRight), Shift, Alone(Key::Enter)],
        )
        .by_form()
        .says("keys-words-text"),
        row(Create::Cancel, HERE, &[Alone(Key::Escape)]).keys_only().says("keys-leave-text"),
        row(Create::LeaveGap, HERE, &[Alone(Key::Escape)]).keys_only().says("keys-leave-text"),
        row(Create::EndEdit(false), HERE, &[Alone(Key::Escape)])
            .keys_only()
            .says("keys-leave-text"),
        row(Terms::Toggle, HERE, &[Alone(Key::T)]).says("keys-terms-text"),
        row(Create::Save, Everywhere, &[Control(Key::S)]),
        row(Create::StudySaved, Everywhere, &[]),
    ]
}

fn browsing() -> Vec<Entry> {
    const HERE: Where = On(Screen::Browse);
    // Found by their names, too: who looks for a way to delete the chosen cards must not meet the
    // commands first that delete a deck.
    let cards = |command: Browse, keys| Entry {
        by_form: true,
        ..row(command, HERE, keys).says("keys-chosen-text")
    };
    let flag = |flag, keys| cards(Browse::Flag(Some(flag)), keys).says("keys-flags-text");
    vec![
        row(Browse::Focus, Everywhere, &[Control(Key::F)]),
        row(
            Browse::Choose(0),
            HERE,
            &[Alone(Key::ArrowUp), Alone(Key::ArrowDown), Shift, Alone(Key::Home), Alone(Key::End)],
        )
        .by_form()
        .says("keys-browse-rows-text"),
        row(Browse::ChooseAll, HERE, &[Control(Key::A)]).by_form().says("command-browse-all"),
        row(Browse::Study, HERE, &[]),
        cards(Browse::Edit, &[Alone(Key::E), Alone(Key::Enter), Alone(Key::F2)]),
        cards(Browse::AskTag, &[Alone(Key::T)]),
        row(Browse::AskUntag, HERE, &[]),
        cards(Browse::Suspend, &[Alone(Key::S)]),
        cards(Browse::Resume, &[Alone(Key::S)]),
        cards(Browse::Mark(true), &[Alone(Key::M)]),
        cards(Browse::Mark(false), &[Alone(Key::M)]),
        cards(Browse::AskMove, &[Alone(Key::V)]),
        row(Browse::AskReplace, HERE, &[]),
        row(Browse::AskDue, HERE, &[]),
        row(Browse::Reset, HERE, &[]),
        row(Browse::Quality, HERE, &[]),
        row(Browse::Export, HERE, &[]),
        row(Browse::Beside(Beside::Toggle), HERE, &[Control(Key::B)]),
        cards(Browse::Delete, &[Alone(Key::Delete)]),
        flag(Flag::Red, &[ControlDigit(1)]),
        flag(Flag::Orange, &[ControlDigit(2)]),
        flag(Flag::Green, &[ControlDigit(3)]),
        flag(Flag::Blue, &[ControlDigit(4)]),
        row(Browse::Flag(None), HERE, &[]),
    ]
}

/// Two notes that are alike.
fn comparing() -> Vec<Entry> {
    const HERE: Where = On(Screen::Duplicates);
    let pass = |command: Duplicates, keys| {
        row(command, HERE, keys).keys_only().says("keys-duplicates-text")
    };
    let keep = |side, keys| row(Duplicates::Keep(side), HERE, keys).says("keys-keep-side-text");
    vec![
        row(Command::Go(Screen::Duplicates), Everywhere, &[]),
        row(Quality::Look(QualityOf::All), Everywhere, &[]),
        row(Command::Go(Screen::Browse), On(Screen::Quality), &[Alone(Key::Escape)])
            .keys_only()
            .says("keys-back-text"),
        pass(Duplicates::Previous, &[Alone(Key::ArrowUp), Alone(Key::K)]),
        pass(Duplicates::Next, &[Alone(Key::ArrowDown), Alone(Key::J)]),
        keep(Side::First, &[Digit(1)]),
        keep(Side::Second, &[Digit(2)]),
        row(Duplicates::TellApart, HERE, &[Alone(Key::N)]),
        row(Command::Go(Screen::Browse), HERE, &[Alone(Key::Escape)])
            .keys_only()
            .says("keys-back-text"),
    ]
}

fn others() -> Vec<Entry> {
    vec![
        row(Memory::Train, Everywhere, &[]),
        row(Memory::Simulate, Everywhere, &[]),
        row(Memory::Adopt, Everywhere, &[]),
        row(Memory::Keep, Everywhere, &[]),
        row(Memory::Reset, Everywhere, &[]),
        row(Settings::ChooseLibrary, Everywhere, &[]),
        row(Settings::OpenFolder, Everywhere, &[]),
        row(Statistics::ExportAll, Everywhere, &[]),
        row(Backups::Make, Everywhere, &[]),
        row(Backups::Show, Everywhere, &[]),
        row(Health::Check, Everywhere, &[]),
        row(Health::Repair, Everywhere, &[]),
        row(Settings::Zoom(Zoom::Larger), Everywhere, &[ControlPlus]),
        row(Settings::Zoom(Zoom::Smaller), Everywhere, &[Control(Key::Minus)]),
        row(Settings::Zoom(Zoom::Usual), Everywhere, &[ControlDigit(0)]),
        row(Command::ToggleHelp, Everywhere, &[Alone(Key::F1), Sign('?')]),
        row(Command::TogglePalette, Everywhere, &[Control(Key::K)]).keys_only(),
        row(Command::Quit, Everywhere, &[Control(Key::Q)]),
    ]
}

#[cfg(test)]
mod tests;

//! What can be done on *Browse*: searching, choosing, and changing what is chosen.

use super::side::{Node, Section};
use crate::app::flags;
use crate::deck::{CardId, DeckId, Flag};
use crate::find::Column;

#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Put the caret into the search field, with all of it selected.
    Focus,
    /// Search for this.
    Search(String),
    /// Show a card, wherever it is.
    Show(CardId),
    /// Keep the search that is typed, or forget it.
    Keep(String),
    /// Sort by a column, or the other way round.
    Sort(Column),
    /// Show a column, or hide it.
    Column(Column),
    /// Make a column this wide, in points; with none it finds its width again.
    Pull(Column, Option<f32>),
    /// Choose the row at this place alone.
    Choose(usize),
    /// Choose it too, or not any more.
    Toggle(usize),
    /// Choose all rows up to this one.
    Extend(usize),
    ChooseAll,
    /// Edit the note of the row in which the keyboard is.
    Edit,
    /// Review what is chosen, due or not.
    Study,
    /// Ask for a tag to add, or to take away.
    AskTag,
    AskUntag,
    /// Ask in how many days the cards are to come back.
    AskDue,
    /// Ask for the deck to move to.
    AskMove,
    /// Ask for a text, and by what to replace it.
    AskReplace,
    /// Leave what is asked.
    Leave,
    /// Do what was asked, with what was typed.
    Carry,
    MoveTo(DeckId),
    Flag(Option<Flag>),
    Mark(bool),
    Suspend,
    Resume,
    Reset,
    Delete,
    /// Look for what makes the chosen cards hard to keep in mind.
    Quality,
    /// Save the chosen notes as a deck of their own, somewhere else.
    Export,
    Beside(Beside),
}

/// What can be done in the list beside the table.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside {
    /// Show the list, or hide it.
    Toggle,
    /// Show what is below a line, or hide it.
    Fold(Node),
    FoldSection(Section),
    /// The keyboard goes there.
    Go(Node),
    /// Search for its cards alone.
    Only(Node),
    /// Of what is found, only its cards.
    Also(Node),
    /// Of what is found, not its cards.
    Except(Node),
    /// Give the chosen notes a tag.
    TagWith(String),
    /// Ask for another name of a tag.
    AskRename(String),
    /// Put a tag, with those below it, below another, or at the top of all.
    MoveTag(String, Option<String>),
    /// Take a tag, and those below it, from all notes.
    DeleteTag(String),
}

impl Beside {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Toggle => "command-browse-side",
            Self::Fold(_) | Self::FoldSection(_) => "command-browse-fold",
            Self::Go(_) => "command-browse-choose",
            Self::Only(_) => "command-browse-only",
            Self::Also(_) => "command-browse-also",
            Self::Except(_) => "command-browse-except",
            Self::TagWith(_) => "command-browse-tag",
            Self::AskRename(_) => "command-browse-rename-tag",
            Self::MoveTag(..) => "command-browse-move-tag",
            Self::DeleteTag(_) => "command-browse-delete-tag",
        }
    }
}

impl Command {
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Focus => "command-browse-focus",
            Self::Search(_) => "command-browse-search",
            Self::Show(_) => "command-browse-show",
            Self::Keep(_) => "command-browse-keep",
            Self::Sort(_) => "command-browse-sort",
            Self::Column(_) | Self::Pull(..) => "command-browse-column",
            Self::Choose(_) | Self::Toggle(_) | Self::Extend(_) => "command-browse-choose",
            Self::ChooseAll => "command-browse-all",
            Self::Edit => "command-edit-card",
            Self::Study => "command-browse-study",
            Self::AskTag => "command-browse-tag",
            Self::AskUntag => "command-browse-untag",
            Self::AskDue => "command-browse-due",
            Self::AskMove | Self::MoveTo(_) => "command-browse-move",
            Self::AskReplace => "command-browse-replace",
            Self::Leave => "command-cancel",
            Self::Carry => "command-end-edit",
            Self::Flag(None) => "command-browse-no-flag",
            Self::Flag(Some(flag)) => flags::key(*flag),
            Self::Mark(true) => "command-browse-mark",
            Self::Mark(false) => "command-browse-unmark",
            Self::Suspend => "command-browse-suspend",
            Self::Resume => "command-browse-resume",
            Self::Reset => "command-browse-reset",
            Self::Delete => "command-browse-delete",
            Self::Quality => "command-quality-chosen",
            Self::Export => "command-browse-export",
            Self::Beside(beside) => beside.key(),
        }
    }
}

//! What can be done on *Browse*: searching, choosing, and changing what is chosen.

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
    /// Choose the row at this place alone.
    Choose(usize),
    /// Choose it too, or not any more.
    Toggle(usize),
    /// Choose all rows up to this one.
    Extend(usize),
    ChooseAll,
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
            Self::Column(_) => "command-browse-column",
            Self::Choose(_) | Self::Toggle(_) | Self::Extend(_) => "command-browse-choose",
            Self::ChooseAll => "command-browse-all",
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
        }
    }
}

//! What the editor holds: the note that is open, those that were left, and what of them is on disk.

use super::open::Open;
use super::taking::Taking;
use crate::app::kept::Kept;
use crate::library::NoteDraft;

#[derive(Debug, Default)]
pub struct Editor {
    pub open: Option<Open>,
    /// Notes that were left as they were being edited, the last one last.
    pub(super) left: Vec<Left>,
    /// A new note that was left unfinished, or the settings for the next.
    pub(super) begun: Option<Open>,
    /// Pictures and sounds on their way into notes.
    pub(super) taking: Vec<Taking>,
    /// The last serial that was given.
    pub(super) last: u64,
    /// What of all this is on disk.
    pub(super) kept: Kept<NoteDraft>,
    /// What was found there is still to be told.
    pub(super) untold: bool,
}

/// What was left.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) open: Open,
    pub(super) why: Why,
}

/// Why it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The window closed: it is kept on disk until the student has decided.
    Closed,
    /// The student left it.
    Escape,
    /// The student let go of it when it was offered.
    Forgotten,
}

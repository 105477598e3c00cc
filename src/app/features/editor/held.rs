//! What the editor holds: the note that is open, those that were left, and what of them is on disk.

use std::path::PathBuf;

use super::open::Open;
use super::taking::Taking;
use crate::app::jobs::Pending;
use crate::library::{LibraryError, NoteDraft};

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
    pub(super) drafts: Drafts,
}

/// What was left.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) open: Open,
    /// It was not left on purpose: the window closed.
    pub(super) kept: bool,
}

/// What comes of writing them.
type Written = Pending<Result<(), LibraryError>>;

/// What the disk has of what is written.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// Of which library, and where.
    pub(super) of: Option<(PathBuf, PathBuf, String)>,
    pub(super) written: Vec<NoteDraft>,
    pub(super) writing: Option<(Vec<NoteDraft>, Written)>,
    /// Not before then is anything written again (ms UTC).
    pub(super) pause: i64,
    pub(super) failed: bool,
    /// What was found is still to be told.
    pub(super) untold: bool,
}

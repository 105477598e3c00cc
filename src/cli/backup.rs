//! `carabin backup` and `carabin restore`: copies of the library, and the way back to one.
//!
//! A restoration names the backup that undoes it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Failure;
use super::output;
use crate::history::DeviceId;
use crate::library::{self, Library, LibraryError, Machine};
use crate::locale::Locale;
use crate::message::Message;

/// Copies what has changed since its last copy, or lists the copies there are.
pub(super) fn back_up(root: &Path, list: bool, locale: &Locale) -> Result<ExitCode, Failure> {
    // Says so when there is no library.
    drop(Library::look(root)?);
    if !list {
        let copied = library::back_up(root)?;
        output::note(locale, &Message::new("backup-done").with("files", copied));
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = String::new();
    for backup in library::backups(root) {
        let files: Vec<String> = backup.files.iter().map(|f| f.display().to_string()).collect();
        // Writing into a String can't fail.
        let _ = writeln!(text, "{}\t{}\t{}", backup.moment, backup.bytes, files.join(", "));
    }
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Brings the library, or some of its files, back to what it was at `moment`.
pub(super) fn restore(
    root: &Path,
    moment: &str,
    only: &[PathBuf],
    locale: &Locale,
) -> Result<ExitCode, Failure> {
    drop(Library::look(root)?);
    let mut library = Library::open(root, &device()?)?;
    if library.is_read_only() {
        return Err(LibraryError::ReadOnly.into());
    }
    let before = library::backups(root).len();
    let mut files = Vec::new();
    let mut left = Vec::new();
    let wanted: Vec<Option<&Path>> = match only {
        [] => vec![None],
        some => some.iter().map(|file| Some(file.as_path())).collect(),
    };
    for file in wanted {
        let restored = library.restore(moment, file)?;
        files.extend(restored.files);
        left.extend(restored.left);
    }
    let mut text = String::new();
    for file in &files {
        let _ = writeln!(text, "{}", file.display());
    }
    output::print(&text)?;
    for file in &left {
        let message = Message::new("restore-left").with("path", file.display());
        output::error(locale, &message);
    }
    output::note(locale, &Message::new("restore-done").with("files", files.len()));
    let made = library::backups(root);
    if let Some(undo) = made.len().checked_sub(before + 1).and_then(|at| made.get(at)) {
        output::note(locale, &Message::new("restore-undo").with("moment", &undo.moment));
    }
    Ok(if left.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// This machine, so that a window of it that is open is noticed.
pub(super) fn device() -> Result<DeviceId, LibraryError> {
    let machine = match Machine::usual_path() {
        Some(path) => Machine::load(&path)?,
        None => Machine::default(),
    };
    Ok(machine.device())
}

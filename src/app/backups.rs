//! Backups from the window: one on request, one every half hour of work, and the way back.
//!
//! Refuses to take grades back: a restoration changes decks and settings, and is undone as one
//! action.

use super::follow;
use super::jobs::{self, Pending};
use super::state::State;
use super::undo::Before;
use crate::library::{self, LibraryError, Restored};

/// How often it is looked whether a backup is due, in ms.
const PAUSE: i64 = 60_000;

/// A backup that is being made.
#[derive(Debug)]
pub struct Job {
    pending: Pending<Result<usize, LibraryError>>,
    /// The student has asked for it, and is told.
    asked: bool,
}

/// Copies what has changed.
pub fn back_up(state: &mut State, context: &egui::Context) {
    let pending = jobs::back_up(context, state.library.root().to_owned(), None);
    state.asked.backup = Some(Job { pending, asked: true });
}

/// Makes a backup when half an hour of work is over, and says what has come of one; called once a
/// frame.
pub fn follow(state: &mut State, context: &egui::Context) {
    take_result(state);
    let now = state.now().time;
    // Tests make backups when they say so.
    let wanted = state.machine_path.is_some() && !state.library.is_read_only();
    if wanted && state.asked.backup.is_none() && now - state.backups_looked_at >= PAUSE {
        state.backups_looked_at = now;
        let pending = jobs::back_up(context, state.library.root().to_owned(), Some(now));
        state.asked.backup = Some(Job { pending, asked: false });
    }
}

fn take_result(state: &mut State) {
    let Some(job) = &state.asked.backup else { return };
    let Some(answer) = job.pending.poll() else { return };
    let asked = job.asked;
    state.asked.backup = None;
    match answer {
        Ok(Ok(files)) if asked => {
            list(state);
            let text = state.locale.count("notice-backed-up", files);
            state.say(text);
        }
        Ok(Err(error)) => state.fail(&error),
        // A thread that is gone has left no backup; the next one is due in a minute.
        Ok(Ok(_)) | Err(()) => {}
    }
}

/// Looks which backups there are.
pub fn list(state: &mut State) {
    state.backups = library::backups(state.library.root());
}

/// Brings decks and settings back to what they were at a moment.
pub fn restore(moment: &str, state: &mut State) {
    match state.library.restore(moment, None) {
        Ok(restored) => {
            let (files, left) = (restored.files.len(), restored.left.clone());
            follow::take_in(state, None);
            list(state);
            let text = match left.first() {
                None => state.locale.count("notice-restored", files),
                Some(path) => {
                    let path = path.display().to_string();
                    state.locale.with("notice-restored-but", &[("path", path)])
                }
            };
            state.say(text);
            if files > 0 {
                state.undos.done("command-restore", Before::Restored(Box::new(restored)));
            }
        }
        Err(error) => state.fail(&error),
    }
}

/// Puts everything as it was before a restoration.
pub fn take_back(state: &mut State, restored: &Restored) -> Result<(), LibraryError> {
    state.library.undo_restoration(restored)?;
    follow::take_in(state, None);
    list(state);
    Ok(())
}

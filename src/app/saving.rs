//! Choices that are kept: this machine's, and those of the library.
//!
//! A choice that can't be saved is said, and what it was before stays in force where it matters.

use super::memory::Memory;
use super::state::State;
use crate::library::{Library, LibraryError, Machine, Settings};
use crate::locale::Locale;

/// Settings before a change, and after.
pub type Changed = Box<(Settings, Settings)>;

/// Saves the settings that all devices share; what is due is counted anew. What was changed, or
/// none when it could not be saved.
pub fn save_settings(state: &mut State, settings: Settings) -> Option<Changed> {
    if let Err(fault) = settings.scheduling.check() {
        state.fail(&fault);
        return None;
    }
    let before = state.library.settings().clone();
    match state.library.save_settings(settings.clone()) {
        Ok(()) => {
            state.recollect();
            state.refresh_sitting();
            Some(Box::new((before, settings)))
        }
        Err(error) => {
            state.fail(&error);
            None
        }
    }
}

/// Takes back a change of the settings, and nothing that another device has changed since.
pub fn take_settings_back(state: &mut State, changed: &Changed) -> bool {
    match state.library.undo_settings(&changed.0, &changed.1) {
        Ok(()) => {
            state.recollect();
            state.refresh_sitting();
            true
        }
        Err(error) => {
            state.fail(&error);
            false
        }
    }
}

/// Takes this machine's choices over; another library is opened at once.
pub fn save_machine(state: &mut State, machine: Machine) -> bool {
    let root = machine.library.clone().unwrap_or_else(Machine::usual_library);
    if machine.library != state.machine.library && root != state.library.root() {
        match Library::open(&root, &machine.device()) {
            Ok(library) => {
                state.library = library;
                state.sitting = None;
                state.findings = None;
                state.memory = Memory::default();
                state.recollect();
                state.problems_shown = !state.library.problems().is_empty();
                if state.library.is_read_only() {
                    state.fail(&LibraryError::ReadOnly);
                }
            }
            Err(error) => {
                state.fail(&error);
                return false;
            }
        }
    }
    if machine.language != state.machine.language {
        state.locale = Locale::for_choice(machine.language.as_deref());
    }
    state.machine = machine;
    if let Some(path) = &state.machine_path
        && let Err(error) = state.machine.save(path)
    {
        state.fail(&error);
    }
    true
}

/// Keeps the window's size for the next start.
pub fn remember_window(state: &mut State, size: Option<(f32, f32)>) {
    if size.is_some() && size != state.machine.window {
        let mut machine = state.machine.clone();
        machine.window = size;
        let _ = save_machine(state, machine);
    }
}

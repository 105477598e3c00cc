//! Choices that are kept: this machine's, and those of the library.
//!
//! A choice that can't be saved is said, and what it was before stays in force where it matters.

use super::memory::Memory;
use super::state::State;
use crate::library::{Library, LibraryError, Machine, Settings};
use crate::locale::Locale;

/// Saves the settings that all devices share; what is due is counted anew.
pub fn save_settings(state: &mut State, settings: Settings) -> bool {
    if let Err(fault) = settings.scheduling.check() {
        state.fail(&fault);
        return false;
    }
    match state.library.save_settings(settings) {
        Ok(()) => {
            state.recollect();
            state.refresh_sitting();
        }
        Err(error) => {
            state.fail(&error);
            return false;
        }
    }
    true
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

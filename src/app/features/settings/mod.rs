//! Choices that are kept: this machine's, and those of the library.
//!
//! A choice that can't be saved is said, and what it was before stays in force where it matters.

pub mod command;

use std::path::PathBuf;

use self::command::Command;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::features::browse::Columns;
use crate::app::jobs::{self, Pending};
use crate::app::undo::Step;
use crate::app::words;
use crate::library::{Library, LibraryError, Machine, Settings as Shared};
use crate::workspace::Workspace;

#[derive(Debug)]
pub struct Settings {
    pub machine: Machine,
    /// None in tests, which leave nothing behind.
    pub path: Option<PathBuf>,
    /// The library's settings while one of them is being dragged.
    pub form: Option<Shared>,
    folder: Option<Pending<Option<PathBuf>>>,
}

impl Settings {
    #[must_use]
    pub fn new(machine: Machine, path: Option<PathBuf>) -> Self {
        Self { machine, path, form: None, folder: None }
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Machine(machine) => self.change(*machine, key, workspace, here),
            Command::Library(settings) => {
                set(workspace, *settings, key, None, here).unwrap_or_else(Effects::from)
            }
            Command::Zoom(zoom) => {
                let size = zoom.after(self.machine.zoom);
                if (size - self.machine.zoom).abs() < f32::EPSILON {
                    return Effects::default();
                }
                let mut machine = self.machine.clone();
                machine.zoom = size;
                self.change(machine, key, workspace, here)
            }
            Command::ChooseLibrary => {
                self.folder = Some(jobs::ask_folder(here.context, here.locale.tr(key)));
                Effects::default()
            }
            Command::OpenFolder => {
                let path = workspace.library().root().display().to_string();
                here.context.open_url(egui::OpenUrl::new_tab(words::address(&path)));
                Effects::default()
            }
        }
    }

    /// Opens the library that was chosen in a dialog; called once a frame.
    pub fn follow(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(answer) = self.folder.as_ref().and_then(Pending::poll) else {
            return Effects::default();
        };
        self.folder = None;
        let Ok(Some(path)) = answer else { return Effects::default() };
        let mut machine = self.machine.clone();
        machine.library = Some(path);
        self.change(machine, Command::ChooseLibrary.key(), workspace, here)
    }

    fn change(
        &mut self,
        machine: Machine,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let before = self.machine.clone();
        match self.take_over(machine, workspace, here) {
            Ok(effects) => effects.undo(key, Step::Machine(Box::new(before))),
            Err(failed) => failed.into(),
        }
    }

    /// Takes this machine's choices over; another library is opened at once.
    ///
    /// # Errors
    /// When that could not be opened: with what is to be said.
    pub fn take_over(
        &mut self,
        machine: Machine,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Result<Effects, Notice> {
        let root = machine.library.clone().unwrap_or_else(Machine::usual_library);
        if machine.library != self.machine.library && root != workspace.library().root() {
            let language = here.locale.language().code();
            let begun = Library::begin(&root, language);
            match begun.and_then(|()| Library::open(&root, &machine.device())) {
                Ok(library) => workspace.open(library, &here.now),
                Err(error) => return Err(here.failed(&error)),
            }
        }
        self.machine = machine;
        Ok(match self.save() {
            Ok(()) => Effects::default(),
            Err(error) => here.failed(&error).into(),
        })
    }

    /// Goes back to earlier choices.
    ///
    /// # Errors
    /// As [`Self::take_over`].
    pub fn take_back(
        &mut self,
        machine: &Machine,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Result<Effects, Notice> {
        let mut machine = machine.clone();
        // Since then the window may have been given another size, the table other
        // columns, and the device a new name.
        machine.window = self.machine.window;
        machine.columns.clone_from(&self.machine.columns);
        machine.rename(&self.machine.device());
        self.take_over(machine, workspace, here)
    }

    /// Keeps a new name for this device.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn follow_device(&mut self, workspace: &Workspace) -> Result<(), LibraryError> {
        let device = workspace.library().device();
        if *device == self.machine.device() {
            return Ok(());
        }
        self.machine.rename(device);
        self.save()
    }

    /// Keeps the window's size for the next start.
    pub fn remember_window(&mut self, size: Option<(f32, f32)>) {
        if size.is_some() && size != self.machine.window {
            self.machine.window = size;
            // Nobody is left to tell.
            let _ = self.save();
        }
    }

    /// Keeps the columns of the table of all cards for the next start.
    ///
    /// # Errors
    /// When they could not be written; then that is not tried again until they are others.
    pub fn remember_columns(&mut self, columns: &Columns) -> Result<(), LibraryError> {
        let columns = columns.to_keep();
        if columns == self.machine.columns {
            return Ok(());
        }
        self.machine.columns = columns;
        self.save()
    }

    fn save(&self) -> Result<(), LibraryError> {
        self.path.as_ref().map_or(Ok(()), |path| self.machine.save(path))
    }
}

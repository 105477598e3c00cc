//! Where what is not saved yet is kept, and what is asked when the window is to close and it could
//! be kept nowhere.

pub mod command;

use std::path::{Path, PathBuf};

use self::command::Command;
use crate::app::effects::{Effects, Here};
use crate::app::jobs::{self, Pending, Saved};
use crate::history::DeviceId;
use crate::library::{DraftPlace, ReadOnly};
use crate::message::{Message, Tell as _};
use crate::workspace::Workspace;

#[derive(Debug, Default)]
pub struct Keeping {
    place: Option<DraftPlace>,
    /// Where it was kept before the library could be written.
    former: Option<DraftPlace>,
    /// Of which library, for which device, and whether it may not be written.
    of: Option<(PathBuf, DeviceId, bool)>,
    /// It is asked what is to become of what could not be kept.
    pub asked: bool,
    /// The window may close, whatever is lost.
    certain: bool,
    /// What became of it.
    pub said: Option<String>,
    /// Why the library can't be written, where that is so.
    pub read_only: Option<ReadOnly>,
    saving: Option<Pending<Saved>>,
}

impl Keeping {
    /// The place for the library that is open; none yet in the frame in which another one is opened.
    #[must_use]
    pub fn place(&self, workspace: &Workspace) -> Option<&DraftPlace> {
        let root = workspace.library().root();
        self.place.as_ref().filter(|_| self.of.as_ref().is_some_and(|(of, ..)| of == root))
    }

    /// Finds the place for the library that is open; `machine` is the file of the machine's choices.
    pub fn follow(
        &mut self,
        workspace: &Workspace,
        machine: Option<&Path>,
        here: &Here,
    ) -> Effects {
        if let Some(answer) = self.saving.as_ref().and_then(Pending::poll) {
            self.saving = None;
            self.said = answer.ok().flatten().map(|saved| {
                here.locale.say(&match saved {
                    Ok(path) => Message::new("statistics-exported").with("path", path.display()),
                    Err(error) => error.message(),
                })
            });
        }
        let library = workspace.library();
        let is_here = |(root, device, read_only): &(PathBuf, DeviceId, bool)| {
            root == library.root()
                && device == library.device()
                && *read_only == library.is_read_only()
        };
        if self.of.as_ref().is_some_and(is_here) {
            return Effects::default();
        }
        let root = library.root().to_owned();
        self.read_only = library.read_only();
        let same = self.of.as_ref().is_some_and(|(of, ..)| *of == root);
        let folder = machine.and_then(Path::parent);
        let mut effects = Effects::default();
        let place = if library.is_read_only() {
            folder.and_then(|folder| DraftPlace::on_machine(folder, &root, library.device()))
        } else {
            let place = DraftPlace::within(&root, library.device());
            if let Some(Err(error)) =
                folder.map(|folder| place.gather(folder, &root, library.device()))
            {
                effects = here.failed(&error).into();
            }
            Some(place)
        };
        self.of = Some((root, library.device().clone(), library.is_read_only()));
        let former = std::mem::replace(&mut self.place, place);
        self.former = former.filter(|former| same && former.is_held());
        effects
    }

    /// Takes away what is kept twice, once it is where it belongs.
    pub fn settle(&mut self, is_kept: impl FnOnce() -> bool) {
        if let Some(former) = self.former.take_if(|_| is_kept()) {
            // What stays there is offered once more.
            let _ = former.clear();
        }
    }

    /// Whether the window may close, where `kept` says if nothing would be lost; else it is asked
    /// what is to become of it.
    pub fn may_close(&mut self, kept: bool) -> bool {
        let may = kept || self.certain;
        self.asked |= !may;
        may
    }

    pub fn apply(
        &mut self,
        command: Command,
        unsaved: impl FnOnce() -> Vec<String>,
        here: &Here,
    ) -> Effects {
        match command {
            Command::Copy => {
                here.context.copy_text(unsaved().join("\n"));
                self.said = Some(here.locale.tr("unsaved-copied"));
            }
            Command::Save => {
                let (title, name) = (here.locale.tr(command.key()), here.locale.tr("unsaved-name"));
                let bytes = unsaved().join("\n").into_bytes();
                self.saving =
                    Some(jobs::ask_save(here.context, title, format!("{name}.txt"), bytes));
            }
            Command::Quit => {
                self.certain = true;
                here.context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Command::Stay => (self.asked, self.said) = (false, None),
        }
        Effects::default()
    }
}

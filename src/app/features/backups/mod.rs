//! Backups from the window: one on request, one every half hour of work, and the way back.
//!
//! A restoration changes decks and settings, never grades, and is undone as one action.

pub mod command;

use self::command::Command;
use crate::app::effects::{Effects, Here};
use crate::app::jobs::{self, Pending};
use crate::app::screen::Screen;
use crate::library::{self, Backup, LibraryError, Returning};
use crate::workspace::{Change, Outcome, Version, Workspace};

/// How often it is looked whether a backup is due, in ms.
const PAUSE: i64 = 60_000;

#[derive(Debug, Default)]
pub struct Backups {
    /// Those that there are, the newest first.
    pub list: Vec<Backup>,
    /// What is asked before one is gone back to.
    pub asked: Option<Asked>,
    /// What the library held when they were listed.
    listed: Option<Version>,
    /// When it was last looked whether one is due (ms UTC).
    looked_at: i64,
    job: Option<Job>,
    /// How many more frames lead to the list.
    leading: u8,
}

/// A backup that the student may want to go back to.
#[derive(Debug)]
pub struct Asked {
    moment: String,
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// What would change.
    pub would: Vec<Returning>,
}

/// A backup that is being made.
#[derive(Debug)]
struct Job {
    pending: Pending<Result<usize, LibraryError>>,
    /// The student has asked for it, and is told.
    asked: bool,
}

impl Backups {
    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Show => {
                // This frame ends without it, and the next shows the screen.
                self.leading = 2;
                Effects::default().go(Screen::Settings)
            }
            Command::Make => {
                let root = workspace.library().root().to_owned();
                let pending = jobs::back_up(here.context, root, None);
                self.job = Some(Job { pending, asked: true });
                Effects::default()
            }
            Command::Ask(moment) => {
                let backup = self.list.iter().find(|backup| backup.moment == moment);
                self.asked = backup.map(|backup| Asked {
                    time: backup.time,
                    would: workspace.library().would_restore(&moment),
                    moment,
                });
                Effects::default()
            }
            Command::Leave => {
                self.asked = None;
                Effects::default()
            }
            Command::Restore => match self.asked.take() {
                Some(asked) => restore(asked.moment, key, workspace, here),
                None => Effects::default(),
            },
        }
    }

    /// Whether the student is to see the newest now.
    #[must_use]
    pub fn is_led_to(&self) -> bool {
        self.leading > 0
    }

    /// Makes a backup when half an hour of work is over (where `by_itself`), says what has come of
    /// one, and lists them again where they are looked at; called once a frame.
    pub fn follow(
        &mut self,
        workspace: &Workspace,
        by_itself: bool,
        looked_at: bool,
        here: &Here,
    ) -> Effects {
        let root = workspace.library().root();
        let effects = self.take_result(here);
        if self.leading > 0 {
            self.leading -= 1;
            here.context.request_repaint();
        }
        if looked_at && self.listed != Some(workspace.version()) {
            self.list = library::backups(root);
            self.listed = Some(workspace.version());
        } else if !looked_at {
            // Others make them too: who comes back sees them.
            self.listed = None;
        }
        let now = here.now.time;
        let wanted = by_itself && !workspace.library().is_read_only();
        if wanted && self.job.is_none() && now - self.looked_at >= PAUSE {
            self.looked_at = now;
            let pending = jobs::back_up(here.context, root.to_owned(), Some(now));
            self.job = Some(Job { pending, asked: false });
        }
        effects
    }

    fn take_result(&mut self, here: &Here) -> Effects {
        let Some(job) = &self.job else { return Effects::default() };
        let Some(answer) = job.pending.poll() else { return Effects::default() };
        let asked = job.asked;
        self.job = None;
        match answer {
            Ok(Ok(files)) if asked => {
                self.listed = None;
                here.said(here.locale.count("notice-backed-up", files)).into()
            }
            Ok(Err(error)) => here.failed(&error).into(),
            // A thread that is gone has left no backup; the next one is due in a minute.
            Ok(Ok(_)) | Err(()) => Effects::default(),
        }
    }
}

fn restore(moment: String, key: &'static str, workspace: &mut Workspace, here: &Here) -> Effects {
    match workspace.change(&Change::Restore(moment), &here.now) {
        Ok(done) => {
            let Outcome::Restored(files, left) = &done.outcome else {
                return Effects::default();
            };
            let text = match left.first() {
                None => here.locale.count("notice-restored", files),
                Some(path) => {
                    let path = path.display().to_string();
                    here.locale.with("notice-restored-but", &[("path", path)])
                }
            };
            Effects::from(here.said(text)).did(key, done, None)
        }
        Err(error) => here.failed(&error).into(),
    }
}

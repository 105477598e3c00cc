//! A change that takes long, made ready on a thread of its own while the window is painted, and
//! then taken in at once. Until then it can be ended, and nothing has changed.
//!
//! One at a time: what the student commands meanwhile is done after it, as if it had been waited
//! for; where it comes to nothing, so does that. What other devices write meanwhile is taken in
//! after it, too: it would have to be made ready again for each of their changes.

pub mod command;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use self::command::Command;
use crate::app::command::Command as Any;
use crate::app::effects::{Came, Here, Start};
use crate::app::jobs::Work;
use crate::workspace::{ChangeError, Prepared, Workspace};

/// After so many seconds it is said that something takes its time; what is quicker would flicker.
const PATIENCE: f64 = 0.15;

#[derive(Debug, Default)]
pub struct Long {
    at_work: Option<AtWork>,
    /// What was commanded meanwhile.
    held: Vec<Any>,
    /// There was reason meanwhile to look at what is on disk.
    looks_again: bool,
    /// For tests: as long as it is set, nothing goes on, nor hears that it is to end.
    held_back: Arc<AtomicBool>,
}

#[derive(Debug)]
struct AtWork {
    work: Work<Result<Option<Prepared>, ChangeError>>,
    start: Start,
    /// What it is about, for its name.
    about: Option<String>,
    title: String,
    /// By the window's clock, in seconds.
    since: f64,
    shown: bool,
    cancelled: bool,
}

/// A change that is over.
#[derive(Debug)]
pub struct Ended {
    pub start: Start,
    pub about: Option<String>,
    pub came: Came,
}

impl Long {
    /// Begins a change, called `title`.
    pub fn start(
        &mut self,
        start: Start,
        about: Option<String>,
        title: String,
        workspace: &Workspace,
        here: &Here,
    ) {
        let work = self.work(&start, workspace, here);
        let since = here.context.input(|input| input.time);
        here.context.request_repaint_after(Duration::from_secs_f64(PATIENCE));
        let (shown, cancelled) = (false, false);
        self.at_work = Some(AtWork { work, start, about, title, since, shown, cancelled });
    }

    fn work(
        &self,
        start: &Start,
        workspace: &Workspace,
        here: &Here,
    ) -> Work<Result<Option<Prepared>, ChangeError>> {
        let task = workspace.task(&start.wish, &here.now);
        let held_back = Arc::downgrade(&self.held_back);
        Work::run(here.context, move |report| {
            let report = |part: f32| {
                while held_back.upgrade().is_some_and(|held| held.load(Ordering::Relaxed)) {
                    thread::sleep(Duration::from_millis(1));
                }
                report(part)
            };
            task.prepare(&report)
        })
    }

    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.at_work.is_some()
    }

    /// What is being done, and how far it is, once that has taken its time.
    #[must_use]
    pub fn shown(&self) -> Option<(&str, f32)> {
        let at_work = self.at_work.as_ref().filter(|at_work| at_work.shown)?;
        Some((&at_work.title, at_work.work.progress()))
    }

    /// Keeps a command until the change is over.
    pub fn hold(&mut self, command: Any) {
        self.held.push(command);
    }

    /// What was commanded meanwhile, once nothing is at work.
    pub fn take_held(&mut self) -> Vec<Any> {
        if self.is_at_work() { Vec::new() } else { std::mem::take(&mut self.held) }
    }

    /// Whether to look now at what is on disk, where there `is_reason` to, or was while something
    /// was at work.
    pub fn lets_look(&mut self, is_reason: bool) -> bool {
        self.looks_again |= is_reason;
        !self.is_at_work() && std::mem::take(&mut self.looks_again)
    }

    /// Nothing goes on as long as it is held back.
    #[cfg(test)]
    pub fn hold_back(&self, held: bool) {
        self.held_back.store(held, Ordering::Relaxed);
    }

    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Cancel => {
                if let Some(at_work) = &mut self.at_work {
                    at_work.cancelled = true;
                    at_work.work.cancel();
                }
            }
        }
    }

    /// Takes the change in once it is ready; called once a frame. One that was left is over at once:
    /// what its thread may still come to is thrown away there.
    pub fn follow(&mut self, workspace: &mut Workspace, here: &Here) -> Option<Ended> {
        let at_work = self.at_work.as_mut()?;
        let time = here.context.input(|input| input.time);
        at_work.shown |= time - at_work.since >= PATIENCE;
        let answer = if at_work.cancelled { Ok(Ok(None)) } else { at_work.work.pending.poll()? };
        let came = match answer {
            Ok(Ok(Some(prepared))) => {
                let (notes, cards) = (prepared.notes, prepared.cards);
                match workspace.take_prepared(prepared, &here.now) {
                    Ok(Some(done)) => Came::Done { done: Box::new(done), notes, cards },
                    Ok(None) => {
                        self.begin_again(workspace, here);
                        return None;
                    }
                    Err(error) => Came::Failed(error),
                }
            }
            Ok(Err(error)) => Came::Failed(error),
            Ok(Ok(None)) | Err(()) => Came::Cancelled,
        };
        if !matches!(came, Came::Done { .. }) {
            // The rest was commanded in the belief that this would be done.
            let left = matches!(came, Came::Cancelled);
            self.held.retain(|command| left && *command == Any::Quit);
        }
        if self.looks_again {
            here.context.request_repaint();
        }
        let AtWork { start, about, .. } = self.at_work.take()?;
        Some(Ended { start, about, came })
    }

    /// Something else has changed since it was begun.
    fn begin_again(&mut self, workspace: &Workspace, here: &Here) {
        if let Some(mut at_work) = self.at_work.take() {
            at_work.work = self.work(&at_work.start, workspace, here);
            self.at_work = Some(at_work);
        }
    }
}

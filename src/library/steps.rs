//! Long work in many steps, on all threads at once: how far it is, and whether it goes on.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Hears how far something is, from 0 to 1, and says whether to go on.
pub type Report<'a> = &'a (dyn Fn(f32) -> bool + Sync);

/// The steps of something, counted.
pub struct Steps<'a> {
    report: Report<'a>,
    all: usize,
    done: AtomicUsize,
    stopped: AtomicBool,
}

impl std::fmt::Debug for Steps<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { all, done, stopped, report: _ } = self;
        formatter.debug_tuple("Steps").field(all).field(done).field(stopped).finish()
    }
}

impl<'a> Steps<'a> {
    #[must_use]
    pub fn new(report: Report<'a>, all: usize) -> Self {
        Self { report, all, done: AtomicUsize::new(0), stopped: AtomicBool::new(false) }
    }

    /// One more is begun: whether it is to be done.
    pub fn next(&self) -> bool {
        let done = self.done.fetch_add(1, Ordering::Relaxed);
        let goes_on = !self.are_stopped() && (self.report)(done as f32 / self.all.max(1) as f32);
        if !goes_on {
            self.stopped.store(true, Ordering::Relaxed);
        }
        goes_on
    }

    /// Whether a step was not to be done: then none after it is.
    #[must_use]
    pub fn are_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn nothing_is_done_after_it_was_ended() {
        let heard = Mutex::new(Vec::new());
        let report = |part: f32| {
            heard.lock().unwrap().push(part);
            part < 0.5
        };
        let steps = Steps::new(&report, 4);
        let done: Vec<bool> = (0..4).map(|_| steps.next()).collect();
        assert_eq!(done, [true, true, false, false]);
        assert!(steps.are_stopped());
        assert_eq!(*heard.lock().unwrap(), [0.0, 0.25, 0.5]);
    }
}

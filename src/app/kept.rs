//! Drafts on their way to the disk: written while the student works, a moment after the last time, and
//! at once when the window closes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::effects::Here;
use super::jobs::Pending;
use crate::library::{DraftPlace, LibraryError};

/// How long typing goes on before it is written again, in ms.
const PAUSE_MS: i64 = 1_000;
/// The same, when the last time failed.
const RETRY_MS: i64 = 10_000;

/// Writes drafts under a name below a folder.
type Write<T> = fn(&Path, &str, &[T]) -> Result<(), LibraryError>;

/// The drafts of one kind, as the disk has them.
#[derive(Debug)]
pub struct Kept<T> {
    /// As they were read or written last.
    pub written: Vec<T>,
    /// Of which library, and where they are kept.
    of: Option<(PathBuf, PathBuf, String)>,
    writing: Option<Writing<T>>,
    /// Not before then is anything written again (ms UTC).
    pause: i64,
    failed: bool,
}

#[derive(Debug)]
struct Writing<T> {
    drafts: Vec<T>,
    done: Pending<Result<(), LibraryError>>,
}

/// What a place is, seen from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Same,
    /// Another place for the same library.
    Moved,
    OfAnother,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { written: Vec::new(), of: None, writing: None, pause: 0, failed: false }
    }
}

impl<T: Clone + Send + 'static> Kept<T> {
    /// Goes to the place where a library's drafts are kept.
    pub fn go(&mut self, library: &Path, place: &DraftPlace) -> Place {
        let told = match &self.of {
            Some((of, root, name)) if of == library => {
                if *root == place.root && *name == place.name {
                    return Place::Same;
                }
                Place::Moved
            }
            _ => Place::OfAnother,
        };
        self.of = Some((library.to_owned(), place.root.clone(), place.name.clone()));
        told
    }

    /// Whether what is held is of another library than this one, which has just been opened; of one
    /// that is gone it is not, for it may have been moved here.
    #[must_use]
    pub fn is_of_another(&self, library: &Path) -> bool {
        self.of.as_ref().is_some_and(|(of, ..)| of != library && of.is_dir())
    }

    /// Writes what belongs to the library that was open before another one.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn leave(&mut self, drafts: &[T], write: Write<T>) -> Result<(), LibraryError>
    where
        T: PartialEq,
    {
        self.wait();
        match &self.of {
            Some((_, root, name)) if drafts != self.written => write(root, name, drafts),
            _ => Ok(()),
        }
    }

    /// Takes in what became of writing: what is to be said of it, once for all that fail in a row.
    pub fn settle(&mut self) -> Option<LibraryError> {
        let writing = self.writing.take()?;
        let Some(result) = writing.done.poll() else {
            self.writing = Some(writing);
            return None;
        };
        let failed = std::mem::replace(&mut self.failed, !matches!(result, Ok(Ok(()))));
        match result {
            Ok(Ok(())) => {
                self.written = writing.drafts;
                None
            }
            Ok(Err(error)) => (!failed).then_some(error),
            Err(()) => None,
        }
    }

    /// Whether what has changed may be written now; else the window wakes up when it may.
    pub fn is_due(&self, here: &Here) -> bool {
        if self.writing.is_some() {
            return false;
        }
        let wait = self.pause.saturating_sub(here.now.time);
        let waits = (1..=self.pause_ms()).contains(&wait);
        if waits {
            here.context.request_repaint_after(Duration::from_millis(wait.unsigned_abs()));
        }
        !waits
    }

    /// Begins to write.
    pub fn start(&mut self, drafts: Vec<T>, place: &DraftPlace, write: Write<T>, here: &Here) {
        self.pause = here.now.time.saturating_add(self.pause_ms());
        let (root, name) = (place.root.clone(), place.name.clone());
        let now = drafts.clone();
        let done = Pending::start(here.context, move || write(&root, &name, &now));
        self.writing = Some(Writing { drafts, done });
    }

    /// Waits for what is being written.
    pub fn wait(&mut self) {
        if let Some(writing) = self.writing.take()
            && let Ok(Ok(())) = writing.done.wait()
        {
            self.written = writing.drafts;
        }
    }

    /// Writes at once, if it can.
    pub fn write(&mut self, drafts: Vec<T>, place: Option<&DraftPlace>, write: Write<T>) {
        if let Some(place) = place
            && write(&place.root, &place.name, &drafts).is_ok()
        {
            self.written = drafts;
        }
    }

    fn pause_ms(&self) -> i64 {
        if self.failed { RETRY_MS } else { PAUSE_MS }
    }
}

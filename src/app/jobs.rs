//! Work that must not hold the window up: generating cards, training, simulating, reading texts,
//! checking the library, asking for files.
//!
//! Each runs on a thread of its own and sends its result; the window wakes up for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::file_dialog::{self, Wanted};
use crate::deck::Deck;
use crate::exchange::{self, Certainty, Notes, TableError, certainty};
use crate::generate::{Entry, Generated, Input, Options, generate, glossary, terms};
use crate::library::{self, Finding, Library, LibraryError, ReadText, read_deck, read_text};

/// A result that will come.
#[derive(Debug)]
pub struct Pending<T> {
    result: Receiver<T>,
}

impl<T: Send + 'static> Pending<T> {
    /// Runs `work` on a thread and wakes `context` when it is done.
    pub fn start(context: &egui::Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let context = context.clone();
        thread::spawn(move || {
            // Nobody waits any more: the window was closed.
            let _ = sender.send(work());
            context.request_repaint();
        });
        Self { result }
    }

    /// Waits for the result; `Err` when there will be none.
    pub fn wait(self) -> Result<T, ()> {
        self.result.recv().map_err(|_| ())
    }

    /// The result, once it is there; `Err` when there will be none.
    pub fn poll(&self) -> Option<Result<T, ()>> {
        match self.result.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(())),
        }
    }
}

/// Long work: how far it is, and the way to end it. Dropped, it ends too.
#[derive(Debug)]
pub struct Work<T> {
    pub pending: Pending<T>,
    /// In thousandths.
    progress: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl<T: Send + 'static> Work<T> {
    /// Runs `work`, which says how far it is (0 to 1) and hears whether to go on.
    pub fn run(
        context: &egui::Context,
        work: impl FnOnce(&(dyn Fn(f32) -> bool + Sync)) -> T + Send + 'static,
    ) -> Self {
        let progress = Arc::new(AtomicU32::new(0));
        let cancelled = Arc::new(AtomicBool::new(false));
        let (share, stop, wake) = (progress.clone(), cancelled.clone(), context.clone());
        let pending = Pending::start(context, move || {
            work(&|part: f32| {
                let permille = (part * 1000.0) as u32;
                if share.swap(permille, Ordering::Relaxed) != permille {
                    wake.request_repaint();
                }
                !stop.load(Ordering::Relaxed)
            })
        });
        Self { pending, progress, cancelled }
    }
}

impl<T> Work<T> {
    /// From 0 to 1.
    pub fn progress(&self) -> f32 {
        self.progress.load(Ordering::Relaxed) as f32 / 1000.0
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Work<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// The cards of a text, and its terms.
pub type Found = (Generated, Vec<Entry>);

/// Cards being looked for.
pub type Generation = Work<Option<Found>>;

impl Generation {
    pub fn start(context: &egui::Context, input: Input, options: Options) -> Self {
        Self::run(context, move |report| {
            let inputs = [input];
            let generated = generate(&inputs, &options, &|part| report(part * 0.6))?;
            let own = Some(generated.language);
            let ranked = terms(&inputs, own, &|part| report(0.6 + part * 0.35))?;
            let entries = glossary(&generated, &ranked);
            report(1.0).then_some((generated, entries))
        })
    }
}

/// What a file is to the student.
#[derive(Debug)]
pub enum Opened {
    /// A text to make cards from, with the name of its file.
    Text(String, ReadText),
    Deck(Box<Deck>),
    Notes(OpenedNotes),
    /// A list of notes that can't be read, by the name of its file.
    Unclear(String, TableError),
}

/// A list of notes, as another program writes it.
#[derive(Debug)]
pub struct OpenedNotes {
    pub name: String,
    pub read: ReadText,
    pub certainty: Certainty,
    pub notes: Notes,
}

/// A file that was read; none when the student changed their mind.
pub type Taken = Option<Result<Opened, LibraryError>>;

/// Asks for a file, and reads it.
pub fn ask_file(context: &egui::Context, title: String) -> Pending<Taken> {
    let asking = context.clone();
    Pending::start(context, move || {
        let path = file_dialog::ask(&asking, title, Wanted::File)?;
        Some(read_named(&path))
    })
}

/// Reads a file.
pub fn read(context: &egui::Context, path: PathBuf) -> Pending<Taken> {
    Pending::start(context, move || Some(read_named(&path)))
}

fn read_named(path: &Path) -> Result<Opened, LibraryError> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return Ok(Opened::Deck(Box::new(read_deck(path)?)));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = read_text(path)?;
    match certainty(&read.text, &name) {
        Certainty::No => Ok(Opened::Text(name, read)),
        certainty => Ok(notes_of(name, read, certainty)),
    }
}

/// A text that is, or may be, a list of notes.
pub fn notes_of(name: String, read: ReadText, certainty: Certainty) -> Opened {
    match exchange::read(&read.text) {
        Ok(notes) => Opened::Notes(OpenedNotes { name, read, certainty, notes }),
        Err(error) if certainty == Certainty::Yes => Opened::Unclear(name, error),
        Err(_) => Opened::Text(name, read),
    }
}

/// Asks for a folder.
pub fn ask_folder(context: &egui::Context, title: String) -> Pending<Option<PathBuf>> {
    let asking = context.clone();
    Pending::start(context, move || file_dialog::ask(&asking, title, Wanted::Folder))
}

/// What is being saved: the path where it was, none when the student changed their mind.
pub type Saved = Option<Result<PathBuf, LibraryError>>;

/// Asks where to save, and writes `bytes` there; `name` is proposed.
pub fn ask_save(
    context: &egui::Context,
    title: String,
    name: String,
    bytes: Vec<u8>,
) -> Pending<Saved> {
    let asking = context.clone();
    Pending::start(context, move || {
        let path = file_dialog::ask(&asking, title, Wanted::Place(name))?;
        Some(library::write_file(&path, &bytes).map(|()| path))
    })
}

/// Asks for a folder, and writes files with these names there.
pub fn ask_save_all(
    context: &egui::Context,
    title: String,
    files: Vec<(String, Vec<u8>)>,
) -> Pending<Saved> {
    let asking = context.clone();
    Pending::start(context, move || {
        let folder = file_dialog::ask(&asking, title, Wanted::Folder)?;
        Some(write_all(&folder, &files).map(|()| folder))
    })
}

/// Writes each file under its name in `folder`, up to the first that can't be written.
fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), LibraryError> {
    files.iter().try_for_each(|(name, bytes)| library::write_file(&folder.join(name), bytes))
}

/// Looks for everything that is wrong in the library at `root`, reading it again.
pub fn check(context: &egui::Context, root: PathBuf) -> Pending<Vec<Finding>> {
    Pending::start(context, move || library::check(&Library::look_at_folder(&root)))
}

/// Copies what has changed in the library at `root`; with a time (ms UTC), only if half an hour of
/// work is over by then. The number of files.
pub fn back_up(
    context: &egui::Context,
    root: PathBuf,
    due: Option<i64>,
) -> Pending<Result<usize, LibraryError>> {
    Pending::start(context, move || match due {
        Some(now) if !library::is_due(&root, now) => Ok(0),
        _ => library::back_up(&root),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_not_only_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.csv", "b.csv", "c.csv"].map(|name| (name.to_owned(), name.into()));
        write_all(folder.path(), &files).unwrap();
        for (name, bytes) in &files {
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), *bytes);
        }
        let nowhere = folder.path().join("a.csv");
        assert!(write_all(&nowhere, &files).is_err());
    }
}

//! Asks where a file or a folder is: in the system's dialog or, where none answers, in a field of
//! the window's own.
//!
//! The thread that asks waits for the answer; the window finds the question in its context.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::library::Format;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A file that is there.
    File,
    /// A picture or a sound that is there.
    Media,
    Folder,
    /// A place for a new file, with the name that is proposed.
    Place(String),
    /// The same for a deck, whose form follows from the name.
    Export(String),
}

/// A question that no dialog of the system's has answered.
#[derive(Debug)]
pub struct Question {
    /// What the answer is for.
    pub title: String,
    pub wanted: Wanted,
    answer: Sender<PathBuf>,
}

/// Where a question waits for the window.
#[derive(Debug, Clone, Default)]
struct Waiting {
    question: Arc<Mutex<Option<Question>>>,
    /// The system is not asked.
    within: bool,
}

/// Nobody closes a dialog as quickly as that: there was none. A system without a portal for them
/// says so no louder.
const SHORTEST: Duration = Duration::from_millis(400);

impl Question {
    /// Hands the answer to the thread that waits for it. Dropped, the question is not answered.
    pub fn answer(self, path: PathBuf) {
        // Nobody waits any more: what it was for is over.
        let _ = self.answer.send(path);
    }
}

/// Asks, and waits for the answer; none when the student changed their mind.
pub fn ask(context: &egui::Context, title: String, wanted: Wanted) -> Option<PathBuf> {
    let waiting = waiting(context);
    if !waiting.within {
        let start = Instant::now();
        let answer = ask_the_system(&title, &wanted);
        if answer.is_some() || start.elapsed() > SHORTEST {
            return answer;
        }
    }
    let (sender, answer) = channel();
    *waiting.question.lock().ok()? = Some(Question { title, wanted, answer: sender });
    context.request_repaint();
    answer.recv().ok()
}

fn ask_the_system(title: &str, wanted: &Wanted) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(title);
    match wanted {
        Wanted::File => dialog.pick_file(),
        Wanted::Media => {
            let mut extensions: Vec<&str> = Format::ALL.map(Format::extension).into();
            extensions.push("jpeg");
            dialog.add_filter(title, &extensions).pick_file()
        }
        Wanted::Folder => dialog.pick_folder(),
        Wanted::Place(name) | Wanted::Export(name) => dialog.set_file_name(name).save_file(),
    }
}

/// The question that waits for the window.
pub fn take(context: &egui::Context) -> Option<Question> {
    waiting(context).question.lock().ok()?.take()
}

/// Never asks the system: a test opens no dialog.
pub fn stay_within(context: &egui::Context) {
    context.data_mut(|data| data.get_temp_mut_or_default::<Waiting>(id()).within = true);
}

fn waiting(context: &egui::Context) -> Waiting {
    context.data_mut(|data| data.get_temp_mut_or_default::<Waiting>(id()).clone())
}

fn id() -> egui::Id {
    egui::Id::unique("file-dialog")
}

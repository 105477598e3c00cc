//! A path that is written in the window, where the system has no dialog for files.
//!
//! What the folder holds is read on a thread of its own.

pub mod command;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use self::command::Command;
use crate::app::effects::{Effects, Here};
use crate::app::file_dialog::{self, Question, Wanted};
use crate::app::jobs::Pending;
use crate::deck::fold;
use crate::exchange::Form as Written;
use crate::library::Format;

/// The most that is offered to go on with.
const MOST: usize = 8;

/// The form, while something is asked for.
#[derive(Debug, Default)]
pub struct Files {
    pub form: Option<Form>,
    listing: Option<Pending<Listing>>,
}

/// A folder as it is written, and what is in it.
type Listing = (String, Vec<Entry>);

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub is_folder: bool,
}

/// Why a path is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NoFile,
    NoFolder,
    /// A file that is there is not written over.
    Taken,
    /// No deck is written under a name that ends like that.
    Ending,
}

/// What is asked, and what is written.
#[derive(Debug)]
pub struct Form {
    pub question: Question,
    pub text: String,
    /// Which of the names that are offered the keys are at.
    pub chosen: usize,
    pub refused: Option<Refused>,
    /// The text was completed: the caret is to be at its end.
    pub completed: bool,
    /// What is in the folder that is written, once it is known.
    listed: Listing,
}

impl Form {
    fn new(question: Question) -> Self {
        let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
        let mut text = home.map(|home| home.display().to_string()).unwrap_or_default();
        text.push(MAIN_SEPARATOR);
        if let Wanted::Place(name) | Wanted::Export(name) = &question.wanted {
            text.push_str(name);
        }
        let listed = Listing::default();
        Self { question, text, chosen: 0, refused: None, completed: true, listed }
    }

    /// The folder that is written, and the name behind it.
    fn parts(&self) -> (&str, &str) {
        let end = self.text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        self.text.split_at(end)
    }

    /// What is written as a path.
    fn path(&self) -> PathBuf {
        written(&self.text)
    }

    /// What the folder holds that is wanted and goes on with the name that is written.
    #[must_use]
    pub fn offered(&self) -> Vec<&Entry> {
        let (folder, name) = self.parts();
        let (listed, entries) = &self.listed;
        if folder != listed {
            return Vec::new();
        }
        let typed = fold(name);
        let is_wanted = |name: &str| match self.question.wanted {
            Wanted::File => true,
            Wanted::Media => Format::of_name(name).is_some(),
            Wanted::Folder | Wanted::Place(_) | Wanted::Export(_) => false,
        };
        let wanted = |entry: &&Entry| {
            (entry.is_folder || is_wanted(&entry.name))
                && (typed.starts_with('.') || !entry.name.starts_with('.'))
                && fold(&entry.name).starts_with(&typed)
                && (entry.is_folder || entry.name != name)
        };
        entries.iter().filter(wanted).take(MOST).collect()
    }

    /// Goes on with the n-th of what is offered.
    fn complete(&mut self, at: usize) {
        let Some(entry) = self.offered().get(at).copied().cloned() else { return };
        let (folder, _) = self.parts();
        let mut text = format!("{folder}{}", entry.name);
        if entry.is_folder {
            text.push(MAIN_SEPARATOR);
            // The name that is proposed goes along.
            if let Wanted::Place(name) | Wanted::Export(name) = &self.question.wanted {
                text.push_str(name);
            }
        }
        (self.text, self.completed, self.chosen, self.refused) = (text, true, 0, None);
    }

    /// Why the path can't be the answer.
    fn fault(&self) -> Option<Refused> {
        let path = self.path();
        let parent = path.parent().is_some_and(|parent| parent.is_dir() || parent == Path::new(""));
        match &self.question.wanted {
            Wanted::File | Wanted::Media => (!path.is_file()).then_some(Refused::NoFile),
            // A folder that is not there yet is made by whoever asked for one.
            Wanted::Folder => (!path.is_dir() && !parent).then_some(Refused::NoFolder),
            Wanted::Place(_) | Wanted::Export(_) if path.exists() => Some(Refused::Taken),
            Wanted::Export(_) if Written::of_name(&self.text).is_err() => Some(Refused::Ending),
            Wanted::Place(_) | Wanted::Export(_) => (!parent).then_some(Refused::NoFolder),
        }
    }
}

impl Files {
    pub fn apply(&mut self, command: &Command) -> Effects {
        match command {
            Command::Keep => self.keep(),
            Command::Complete(at) => {
                if let Some(form) = &mut self.form {
                    form.complete(*at);
                }
            }
            Command::Leave => self.form = None,
        }
        Effects::default()
    }

    /// Takes up what is asked, and lists the folder that is written; called once a frame.
    pub fn follow(&mut self, here: &Here) {
        if self.form.is_none() {
            self.form = file_dialog::take(here.context).map(Form::new);
        }
        let Some(form) = &mut self.form else { return };
        if let Some(answer) = self.listing.as_ref().and_then(Pending::poll) {
            self.listing = None;
            if let Ok(listed) = answer {
                form.listed = listed;
            }
        }
        let (folder, _) = form.parts();
        if self.listing.is_none() && form.listed.0 != folder {
            let folder = folder.to_owned();
            self.listing = Some(Pending::start(here.context, || list(folder)));
        }
    }

    /// A file that was dropped onto the window is the answer, where one is asked for.
    pub fn is_answered_by(&mut self, path: &Path) -> bool {
        let wanted = |form: &mut Form| match form.question.wanted {
            Wanted::File | Wanted::Media => path.is_file(),
            Wanted::Folder => path.is_dir(),
            Wanted::Place(_) | Wanted::Export(_) => false,
        };
        let Some(form) = self.form.take_if(wanted) else { return false };
        form.question.answer(path.to_owned());
        true
    }

    fn keep(&mut self) {
        let Some(form) = &mut self.form else { return };
        form.refused = form.fault();
        if form.refused.is_none()
            && let Some(form) = self.form.take()
        {
            let path = form.path();
            form.question.answer(path);
        }
    }
}

/// The path that a text is; `~` is the student's own folder.
fn written(text: &str) -> PathBuf {
    let home = || Some(directories::UserDirs::new()?.home_dir().to_owned());
    let own = text
        .trim()
        .strip_prefix('~')
        .filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
    match own.zip(home()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(std::path::is_separator)),
        None => PathBuf::from(text.trim()),
    }
}

/// What is in a folder: folders first, in the order of the alphabet.
fn list(folder: String) -> Listing {
    let path = if folder.is_empty() { PathBuf::from(".") } else { written(&folder) };
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut found: Vec<Entry> = entries
        .filter_map(|entry| {
            let is_folder = entry.path().is_dir();
            Some(Entry { name: entry.file_name().into_string().ok()?, is_folder })
        })
        .collect();
    found.sort_by_cached_key(|entry| (!entry.is_folder, fold(&entry.name)));
    (folder, found)
}

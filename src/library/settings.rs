//! The settings that every device shares: `settings.ron` in the library.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{LibraryError, Problem};
use super::exam_dates::ExamDate;
use super::{atomic_files, safe_paths};
use crate::deck::Syntax;
use crate::message::{Message, Tell as _};
use crate::schedule;

const FORMAT: u32 = 1;

/// What the student has chosen for the library, on all devices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub format: u32,
    #[serde(default)]
    pub scheduling: schedule::Settings,
    #[serde(default)]
    pub answering: Answering,
    /// In the order in which they were set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exams: Vec<ExamDate>,
    /// Searches that are kept, as they are typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<String>,
}

/// How the student answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answering {
    /// Short answers are typed, and compared word by word.
    pub typed: bool,
    /// Only Again and Good are offered.
    pub two_buttons: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            scheduling: schedule::Settings::default(),
            answering: Answering::default(),
            exams: Vec::new(),
            searches: Vec::new(),
        }
    }
}

impl Settings {
    /// The settings at `path`; the usual ones when there are none, or with a problem when they
    /// can't be understood. Such a file is left alone, and saving settings is then an error.
    pub(super) fn load(path: &Path) -> Result<Self, Problem> {
        let problem =
            |place, message| Problem { path: path.to_owned(), place, message, serious: true };
        let root = atomic_files::parent(path);
        let bytes = match safe_paths::real(root, path).and_then(|real| atomic_files::read(&real)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(problem(None, LibraryError::read(path)(error).message())),
        };
        Self::read(&bytes).map_err(|(place, message)| problem(place, message))
    }

    /// The settings that a file's bytes are; or where they can't be understood, and why.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, (Option<(usize, usize)>, Message)> {
        let text = String::from_utf8_lossy(bytes);
        let settings: Self = ron::from_str(&text).map_err(|error| {
            let (place, fault) = Syntax::of(&error, &text);
            (Some(place), fault.tell(Message::new("fault-settings")))
        })?;
        if settings.format > FORMAT {
            return Err((None, Message::new("fault-settings-newer")));
        }
        settings.scheduling.check().map_err(|error| (None, error.message()))?;
        Ok(settings)
    }

    pub(super) fn encode(&self) -> Result<Vec<u8>, LibraryError> {
        let mut text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())?;
        text.push('\n');
        Ok(text.into_bytes())
    }
}

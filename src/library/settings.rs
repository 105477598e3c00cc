//! The settings that every device shares: `settings.ron` in the library.

use serde::{Deserialize, Serialize};

use super::error::LibraryError;
use super::exam_dates::ExamDate;
use crate::deck::{NoteId, Syntax};
use crate::generate::Rule;
use crate::message::{Message, Tell as _};
use crate::schedule;

const FORMAT: u32 = 1;

/// Their file, from the library's folder.
pub(super) const SETTINGS: &str = "settings.ron";

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
    /// Notes that look alike and are not the same, the lower id first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<(NoteId, NoteId)>,
    /// Notes that are good as they are, each with a rule that it may break.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fine: Vec<(NoteId, Rule)>,
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
            distinct: Vec::new(),
            fine: Vec::new(),
        }
    }
}

impl Settings {
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

    pub(super) fn encode(&self) -> Result<String, LibraryError> {
        let mut text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())?;
        text.push('\n');
        Ok(text)
    }
}

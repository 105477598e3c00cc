//! The settings that every device shares: `settings.ron` in the library.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{LibraryError, Problem};
use super::exam::ExamDate;
use super::{files, inside};
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
}

/// A calendar day, written `2026-06-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff::civil::Date);

impl Date {
    /// A day as a student types it: `2026-06-15`, `15/06/2026`, `15.6.2026`; none for another text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let forms = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"];
        let date = |form: &&str| jiff::civil::Date::strptime(form, text.trim()).ok();
        forms.iter().find_map(date).map(Self)
    }

    /// The scheduler day, days since 1970-01-01.
    #[must_use]
    pub fn day(self) -> i32 {
        let first = jiff::civil::date(1970, 1, 1);
        self.0.since(first).map_or(0, |span| span.get_days())
    }

    /// The calendar day of a scheduler day (days since 1970-01-01); the first or the last there is
    /// where it lies beyond.
    #[must_use]
    pub fn of_day(day: i32) -> Self {
        let first = jiff::civil::date(1970, 1, 1);
        // A longer span than this is refused, and no calendar goes so far.
        let day = day.clamp(-4_000_000, 4_000_000);
        Self(first.saturating_add(jiff::Span::new().days(day)))
    }

    /// The day so many days earlier.
    #[must_use]
    pub fn before(self, days: i32) -> Self {
        let earlier = self.0.checked_sub(jiff::Span::new().days(days));
        Self(earlier.unwrap_or(self.0))
    }

    /// The day as the form (of strftime) has it.
    #[must_use]
    pub fn written(self, form: &str) -> String {
        self.0.strftime(form).to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let date = jiff::civil::Date::strptime("%Y-%m-%d", &text);
        date.map(Self).map_err(|_| "a day is written 2026-06-15")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.written("%Y-%m-%d")
    }
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
        }
    }
}

impl Settings {
    /// The settings at `path`; the usual ones when there are none, or with a problem when they
    /// can't be understood. Such a file is left alone: [`Settings::save`] is then refused by the
    /// library.
    pub(super) fn load(path: &Path) -> Result<Self, Problem> {
        let problem =
            |place, message| Problem { path: path.to_owned(), place, message, serious: true };
        let root = files::parent(path);
        let bytes = match inside::real(root, path).and_then(|real| files::read(&real)) {
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
            let place = Some((error.span.start.line, error.span.start.col));
            (place, Message::new("fault-settings").with("detail", error.code))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_students_write_it() {
        let day = Date::read("2026-06-15").unwrap();
        assert_eq!(day.day(), 20_619);
        for text in ["15/06/2026", " 15/6/2026 ", "15.6.2026"] {
            assert_eq!(Date::read(text), Some(day), "{text}");
        }
        for text in ["", "demain", "31/02/2026", "2026"] {
            assert_eq!(Date::read(text), None, "{text}");
        }
        assert_eq!(String::from(day), "2026-06-15");
        assert_eq!(String::from(day.before(15)), "2026-05-31");
        assert_eq!(Date::of_day(20_619), day);
        assert_eq!(String::from(Date::of_day(-1)), "1969-12-31");
        assert!(
            Date::of_day(i32::MIN) < Date::of_day(0) && Date::of_day(0) < Date::of_day(i32::MAX)
        );
        assert!(Date::try_from("15/06/2026".to_owned()).is_err());
    }
}

//! What belongs to this machine and not to the library: which device it is, how the window looks.
//!
//! One RON file in the system's configuration folder, never in the library, so that two devices
//! that share a library do not fight over a zoom. A file that can't be understood is kept beside
//! the new one.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::LibraryError;
use super::{atomic_files, disk};
use crate::deck::NoteId;
use crate::history::DeviceId;
use crate::message::Message;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

/// The choices of one machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    device: String,
    /// Tells this computer from one that got a copy of its files; nothing can be read from it.
    #[serde(default)]
    computer: String,
    /// `fr`, `en`, or none for the system's.
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub theme: Theme,
    /// 1.0 is the size as designed.
    #[serde(default = "one")]
    pub zoom: f32,
    #[serde(default)]
    pub reduced_motion: bool,
    /// The library's folder; none for the usual one.
    #[serde(default)]
    pub library: Option<PathBuf>,
    /// The window's size in points, as it was left.
    #[serde(default)]
    pub window: Option<(f32, f32)>,
    /// The columns of the table of all cards, by name, and how wide each was pulled, in points; none
    /// as long as they are as they come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<(String, Option<f32>)>,
    /// What is to be said of the file.
    #[serde(skip)]
    news: Option<Message>,
}

fn one() -> f32 {
    1.0
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            device: new_device(),
            computer: this_computer(),
            language: None,
            theme: Theme::System,
            zoom: 1.0,
            reduced_motion: false,
            library: None,
            window: None,
            columns: Vec::new(),
            news: None,
        }
    }
}

/// Of a file that a newer Carabin has written.
const NEWER: &str = "notice-machine-newer";

/// A name that no other device has: random, and nothing of the machine is in it.
pub(super) fn new_device() -> String {
    let random = || RandomState::new().build_hasher().finish().to_string();
    NoteId::from_parts(&[&random(), &random()]).to_string()
}

/// The text of a field in a file that is not understood as a whole.
fn string_of(text: &str, name: &str) -> Option<String> {
    let (_, after) = text.split_once(&format!("{name}:"))?;
    let after = after.trim_start();
    let after = after.strip_prefix("Some(").unwrap_or(after).trim_start();
    let inside = after.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    ron::from_str(after.get(..end + 2)?).ok()
}

/// A mark of this computer, where the system has one that does not travel with a user's files.
fn this_computer() -> String {
    let id = std::fs::read_to_string("/etc/machine-id").ok();
    let id = id.or_else(|| std::env::var("COMPUTERNAME").ok()).unwrap_or_default();
    match id.trim() {
        "" => String::new(),
        id => NoteId::from_parts(&["computer", id]).to_string(),
    }
}

impl Machine {
    /// The file of this machine's choices; none where the system names no such folder.
    #[must_use]
    pub fn usual_path() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "Carabin")?;
        Some(folders.config_dir().join("machine.ron"))
    }

    /// The folder of the library when nobody says otherwise: `Carabin` in the documents, or in
    /// the home folder.
    #[must_use]
    pub fn usual_library() -> PathBuf {
        let documents = directories::UserDirs::new()
            .map(|folders| folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned());
        documents.unwrap_or_else(|| PathBuf::from(".")).join("Carabin")
    }

    /// Reads the file at `path`; a new machine when there is none. Its device is on disk when
    /// this returns, so that the next start is the same device; on another computer, to which the
    /// file was copied, it is another one. Of a file that can't be understood the names of the
    /// device and of the library are taken over all the same; it is kept as `machine.ron.kept`,
    /// and one of a newer Carabin is left as it is.
    ///
    /// # Errors
    /// When the file can't be read or made.
    pub fn load(path: &Path) -> Result<Self, LibraryError> {
        let bytes = match atomic_files::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let machine = Self::default();
                machine.save(path)?;
                return Ok(machine);
            }
            Err(error) => return Err(LibraryError::read(path)(error)),
        };
        let machine = Self::understood(&bytes);
        if machine.news.is_none() {
            return machine.at_home(path);
        }
        let kept = path.with_extension("ron.kept");
        atomic_files::replace(&kept, &bytes).map_err(LibraryError::write(&kept))?;
        machine.save(path)?;
        Ok(machine)
    }

    /// What the file at `path` says; nothing is made or written.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn look(path: &Path) -> Result<Self, LibraryError> {
        let bytes = atomic_files::read(path).map_err(LibraryError::read(path))?;
        Ok(Self::understood(&bytes))
    }

    fn understood(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let read = ron::from_str::<Self>(&text).ok();
        if let Some(machine) = read.filter(|machine| machine.device_id().is_some()) {
            return machine.in_range();
        }
        let found = |name: &str| string_of(&text, name);
        let mut machine = Self::default();
        // Whole, but with names that this version does not know.
        let whole = ron::from_str::<ron::Value>(&text).is_ok();
        let mut key = "notice-machine";
        if let Some(device) = found("device").filter(|device| device.parse::<DeviceId>().is_ok()) {
            machine.device = device;
            if whole {
                key = NEWER;
            }
        }
        if let Some(computer) = found("computer") {
            machine.computer = computer;
        }
        machine.language = found("language");
        machine.library = found("library").map(PathBuf::from);
        machine.news = Some(Message::new(key));
        machine
    }

    /// What is to be said of the file from which this was read.
    #[must_use]
    pub fn news(&self) -> Option<&Message> {
        self.news.as_ref()
    }

    /// Writes the file at `path`, and its folder where there is none. One of a newer Carabin is
    /// left as it is.
    ///
    /// # Errors
    /// When the file can't be written; what was there stays.
    pub fn save(&self, path: &Path) -> Result<(), LibraryError> {
        if self.news.as_ref().is_some_and(|news| news.key == NEWER) {
            return Ok(());
        }
        let mut text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())?;
        text.push('\n');
        let folder = atomic_files::parent(path);
        disk::make_folder(folder).map_err(LibraryError::write(folder))?;
        atomic_files::replace(path, text.as_bytes()).map_err(LibraryError::write(path))
    }

    fn device_id(&self) -> Option<DeviceId> {
        self.device.parse().ok()
    }

    /// Takes another name, when somebody else writes under this one.
    pub fn rename(&mut self, device: &DeviceId) {
        device.as_str().clone_into(&mut self.device);
    }

    /// This device's name in the histories.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.device_id().unwrap_or_else(|| NoteId::from_parts(&[&self.device]).into())
    }

    /// The same choices, with a new device where the file comes from another computer: two that
    /// write one history lose what either wrote.
    fn at_home(mut self, path: &Path) -> Result<Self, LibraryError> {
        let here = this_computer();
        if self.computer != here {
            if !self.computer.is_empty() && !here.is_empty() {
                self.device = new_device();
            }
            self.computer = here;
            self.save(path)?;
        }
        Ok(self)
    }

    fn in_range(mut self) -> Self {
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(0.5, 3.0) } else { 1.0 };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_stays_the_same_and_differs_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/machine.ron");
        let machine = Machine::load(&path).unwrap();
        assert_eq!(Machine::load(&path).unwrap(), machine);
        assert_ne!(Machine::default().device(), machine.device());
    }

    #[test]
    fn a_copy_on_another_computer_is_another_device() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("machine.ron");
        let mut machine = Machine { zoom: 1.5, ..Machine::default() };
        // Written by a Carabin that knew no computers: taken as it is.
        machine.computer.clear();
        machine.save(&path).unwrap();
        assert_eq!(Machine::load(&path).unwrap().device(), machine.device());
        machine.computer = "elsewhere".to_owned();
        machine.save(&path).unwrap();
        let copied = Machine::load(&path).unwrap();
        assert_eq!(copied.device() == machine.device(), this_computer().is_empty());
        assert_eq!(copied.zoom, 1.5);
        assert_eq!(Machine::load(&path).unwrap().device(), copied.device());
    }

    #[test]
    fn a_file_that_is_not_understood_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("machine.ron");
        std::fs::write(&path, "(device: \"a\", colour: 1)").unwrap();
        Machine::load(&path).unwrap();
        let kept = std::fs::read_to_string(folder.path().join("machine.ron.kept")).unwrap();
        assert!(kept.contains("colour"));
    }

    #[test]
    fn the_device_and_the_library_outlive_a_damaged_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("machine.ron");
        let machine = Machine {
            library: Some(PathBuf::from("/home/a\"b/Carabin")),
            language: Some("en".into()),
            ..Machine::default()
        };
        machine.save(&path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let broken = text.replace("theme: System", "theme: \u{1}");
        let newer = text.replace("theme:", "colour: 3, theme:");
        for (damaged, key) in [(&broken, "notice-machine"), (&newer, NEWER)] {
            std::fs::write(&path, damaged).unwrap();
            // Looking writes nothing.
            let seen = Machine::look(&path).unwrap();
            assert_eq!(&std::fs::read_to_string(&path).unwrap(), damaged);
            let loaded = Machine::load(&path).unwrap();
            for read in [&seen, &loaded] {
                assert_eq!(read.device(), machine.device());
                assert_eq!((&read.library, &read.language), (&machine.library, &machine.language));
                assert_eq!(read.news().unwrap().key, key);
            }
            let left = std::fs::read_to_string(&path).unwrap() == *damaged;
            assert_eq!(left, key == NEWER, "one of a newer Carabin stays");
            assert_eq!(Machine::load(&path).unwrap().device(), machine.device());
        }
    }
}

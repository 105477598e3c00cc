//! Notes that are being written, before they are saved: a program that ends, however it ends, loses
//! none. They are in a file of their own, beside that of the texts.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::draft_file;
use super::error::LibraryError;
use crate::deck::{DeckId, Hide, Mask, NoteId};

const FORMAT: u32 = 1;

/// A note as it stands in the editor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteDraft {
    /// The note that is edited; none of a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<NoteId>,
    /// Where a new one goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deck: Option<DeckId>,
    /// The title of a new deck for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub new_deck: String,
    pub kind: String,
    /// What is written, by the name of its field.
    pub texts: BTreeMap<String, String>,
    #[serde(default)]
    pub open: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A tag that is being typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tag: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub picture: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masks: Vec<Mask>,
    #[serde(default)]
    pub hide: Hide,
    /// What an edit began from, so that what is changed meanwhile is seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Box<NoteDraft>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    notes: Vec<NoteDraft>,
}

/// The name of their file, beside that of the texts.
pub(super) fn beside(name: &str) -> String {
    format!("{name}.notes")
}

/// The notes that were left under a name, as they were written last.
///
/// # Errors
/// When they can't be read. What can't be understood is then left as it is.
pub fn note_drafts(root: &Path, name: &str) -> Result<Vec<NoteDraft>, LibraryError> {
    draft_file::read(root, &beside(name), understood)
}

/// Writes the notes under a name, in place of those that were there; no note, no file.
///
/// # Errors
/// When they could not be written; what was there stays.
pub fn keep_note_drafts(root: &Path, name: &str, notes: &[NoteDraft]) -> Result<(), LibraryError> {
    let layout = ron::ser::PrettyConfig::default();
    let file = File { format: FORMAT, notes: notes.to_vec() };
    let text = ron::ser::to_string_pretty(&file, layout)? + "\n";
    let text = (!notes.is_empty()).then_some(text.as_str());
    draft_file::write(root, &beside(name), |there| understood(there).is_some(), text)
}

fn understood(bytes: &[u8]) -> Option<Vec<NoteDraft>> {
    let file: File = ron::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    (file.format <= FORMAT).then_some(file.notes)
}

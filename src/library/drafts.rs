//! Texts that cards are being made of, and what was chosen among these, before any of it is saved:
//! a program that ends, however it ends, loses none.
//!
//! One file for each device, `drafts/<device>.ron`, so that it has one writer. What was found in a
//! text is not in it: the same text gives the same again.

use std::borrow::Cow;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::draft_file;
use super::error::LibraryError;
use crate::deck::{Note, NoteId};
use crate::generate::{Amount, Choices};

const FORMAT: u32 = 1;

/// A text that cards are being made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextDraft<'a> {
    /// The name of the text's file; empty where it was pasted.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    /// As it stands in its field.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub title: Cow<'a, str>,
    /// `fr` or `en`; none where it is to be detected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Cow<'a, str>>,
    #[serde(with = "ChoicesName")]
    pub choices: Choices,
    /// What was chosen among the cards; none where none were looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Chosen<'a>>,
    pub text: Cow<'a, str>,
}

/// What the student has chosen among the cards of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen<'a> {
    /// The title under which they were looked for, where it is not the text's own: their ids come
    /// from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_as: Option<Cow<'a, str>>,
    #[serde(with = "AmountName")]
    pub amount: Amount,
    pub etymology: bool,
    /// The note that was selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Cow<'a, NoteId>>,
    /// What stood in the editor, where it was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Cow<'a, [String]>>,
    /// Kept, dropped, edited or made by hand; the others are as they were found.
    pub decided: Vec<Decided<'a>>,
}

/// A note about which the student has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided<'a> {
    pub kept: bool,
    pub note: Cow<'a, Note>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Choices")]
enum ChoicesName {
    Never,
    Numbers,
    Everywhere,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Amount")]
enum AmountName {
    Essential,
    Usual,
    Everything,
}

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    drafts: &'a [TextDraft<'a>],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: u32,
    drafts: Vec<TextDraft<'static>>,
}

/// The texts that were left under a name, that of a device or of a window, as they were written
/// last.
///
/// # Errors
/// When they can't be read. What can't be understood is then left as it is.
pub fn drafts(root: &Path, name: &str) -> Result<Vec<TextDraft<'static>>, LibraryError> {
    draft_file::read(root, name, understood)
}

/// Writes the texts under a name, in place of those that were there; no text, no file. One that
/// can't be understood is kept beside.
///
/// # Errors
/// When it could not be written; what was there stays.
pub fn keep_drafts(root: &Path, name: &str, drafts: &[TextDraft<'_>]) -> Result<(), LibraryError> {
    let layout = ron::ser::PrettyConfig::default();
    let text = ron::ser::to_string_pretty(&File { format: FORMAT, drafts }, layout)? + "\n";
    let text = (!drafts.is_empty()).then_some(text.as_str());
    draft_file::write(root, name, |there| understood(there).is_some(), text)
}

fn understood(bytes: &[u8]) -> Option<Vec<TextDraft<'static>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let file: Read = ron::from_str(text).ok()?;
    (file.format <= FORMAT).then_some(file.drafts)
}

impl TextDraft<'_> {
    /// The same, on its own.
    #[must_use]
    pub fn into_owned(self) -> TextDraft<'static> {
        let own = |text: Cow<'_, str>| -> Cow<'static, str> { text.into_owned().into() };
        TextDraft {
            name: own(self.name),
            title: own(self.title),
            language: self.language.map(own),
            choices: self.choices,
            chosen: self.chosen.map(Chosen::into_owned),
            text: own(self.text),
        }
    }
}

impl Chosen<'_> {
    /// The same, on its own.
    #[must_use]
    pub fn into_owned(self) -> Chosen<'static> {
        let decided = self.decided.into_iter();
        Chosen {
            asked_as: self.asked_as.map(|text| text.into_owned().into()),
            amount: self.amount,
            etymology: self.etymology,
            selected: self.selected.map(|id| Cow::Owned(id.into_owned())),
            edited: self.edited.map(|texts| Cow::Owned(texts.into_owned())),
            decided: decided
                .map(|d| Decided { kept: d.kept, note: Cow::Owned(d.note.into_owned()) })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> TextDraft<'static> {
        TextDraft {
            name: "cours.md".into(),
            title: "Rein".into(),
            language: Some("fr".into()),
            choices: Choices::Never,
            chosen: Some(Chosen {
                asked_as: None,
                amount: Amount::Everything,
                etymology: false,
                selected: None,
                edited: Some(Cow::Owned(vec![String::new(), "« Où »".into()])),
                decided: Vec::new(),
            }),
            text: "# Rein\r\n\"Le\u{202f}\" \\ ♀".into(),
        }
    }

    #[test]
    fn drafts_are_read_as_they_were_written_and_leave_no_file_when_there_are_none() {
        let folder = tempfile::tempdir().unwrap();
        let device = "a";
        let root = folder.path();
        assert_eq!(drafts(root, device).unwrap(), []);
        keep_drafts(root, device, &[]).unwrap();
        assert!(!root.join("drafts").exists());
        keep_drafts(root, device, &[draft(), draft()]).unwrap();
        assert_eq!(drafts(root, device).unwrap(), [draft(), draft()]);
        keep_drafts(root, device, &[]).unwrap();
        assert_eq!(std::fs::read_dir(root.join("drafts")).unwrap().count(), 0);
    }

    #[test]
    fn drafts_that_are_not_understood_are_said_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let device = "a";
        let root = folder.path();
        let path = draft_file::path_of(root, device);
        std::fs::create_dir(root.join("drafts")).unwrap();
        for there in ["(format: 1, drafts: [", "(format: 2, drafts: [])"] {
            std::fs::write(&path, there).unwrap();
            assert!(matches!(drafts(root, device), Err(LibraryError::Drafts(_))));
            keep_drafts(root, device, &[draft()]).unwrap();
            assert_eq!(drafts(root, device).unwrap(), [draft()]);
        }
        let mut kept: Vec<String> = std::fs::read_dir(root.join("drafts"))
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .filter(|text| !text.contains("cours.md"))
            .collect();
        kept.sort();
        assert_eq!(kept, ["(format: 1, drafts: [", "(format: 2, drafts: [])"]);
    }
}

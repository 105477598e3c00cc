//! Notes of another program's that the student gives: what they come to is shown, and done once they
//! say so.

use crate::app::command::Study;
use crate::app::effects::{Effects, Here, Notice};
use crate::app::jobs::OpenedNotes;
use crate::app::screen::Screen;
use crate::deck::Content;
use crate::exchange::{Certainty, Notes, TableError};
use crate::library::ReadText;
use crate::message::Tell as _;
use crate::workspace::{Import, Workspace};

/// The first of them are shown.
const SHOWN: usize = 4;

/// Notes, with what they come to.
#[derive(Debug)]
pub struct GivenNotes {
    /// Of the file.
    pub name: String,
    /// It is sure that they are notes.
    pub is_certain: bool,
    pub import: Import,
    notes: Notes,
    read: ReadText,
}

impl GivenNotes {
    pub(super) fn new(opened: OpenedNotes, workspace: &Workspace, here: &Here) -> Self {
        let OpenedNotes { name, read, certainty, notes } = opened;
        let import = plan(&notes, &name, workspace, here);
        Self { name, is_certain: certainty == Certainty::Yes, import, notes, read }
    }

    /// Whether there is anything to take.
    #[must_use]
    pub fn can_be_taken(&self) -> bool {
        !self.import.is_empty()
    }

    /// The first notes: question and answer.
    pub fn first(&self) -> impl Iterator<Item = (&str, &str)> {
        self.notes.notes.iter().take(SHOWN).map(|note| match &note.content {
            Content::Basic { front, back } | Content::Reversible { front, back, .. } => {
                (front.as_str(), back.as_str())
            }
            Content::Cloze { text } => (text.as_str(), ""),
            Content::List { prompt, .. } | Content::Occlusion { prompt, .. } => {
                (prompt.as_str(), "")
            }
            Content::Choice { question, answer, .. } => (question.as_str(), answer.as_str()),
        })
    }

    /// As a text to make cards from.
    pub(super) fn into_text(self) -> (String, ReadText) {
        (self.name, self.read)
    }
}

/// Says why a list of notes can't be read.
pub(super) fn unclear(name: &str, error: &TableError, here: &Here) -> Notice {
    let detail = here.locale.say(&error.message());
    let text = here.locale.with("import-unclear", &[("name", name.to_owned()), ("detail", detail)]);
    Notice { text, is_error: true, ..Notice::default() }
}

/// Takes the notes into the library.
pub(super) fn take(
    given: &mut Option<Box<GivenNotes>>,
    key: &'static str,
    workspace: &mut Workspace,
    here: &Here,
) -> Effects {
    let Some(notes) = given.take_if(|notes| notes.can_be_taken()) else {
        return Effects::default();
    };
    // The library may be another than when they were looked at.
    let import = plan(&notes.notes, &notes.name, workspace, here);
    match workspace.change(&import.change, &here.now) {
        Ok(done) => {
            let counted = here.locale.say(&import.counted("import-did"));
            let study = match &import.decks[..] {
                [deck] => vec![Study::Deck(deck.id.clone()).into()],
                _ => Vec::new(),
            };
            let effects = Effects::from(here.offer(counted, study)).go(Screen::Decks);
            effects.did(key, done, Some(Screen::Decks))
        }
        Err(error) => {
            // They can be tried again.
            *given = Some(notes);
            here.failed(&error).into()
        }
    }
}

fn plan(notes: &Notes, name: &str, workspace: &Workspace, here: &Here) -> Import {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    workspace.import(notes, None, stem, here.locale.language().code(), &here.now)
}

//! A deck written where the student says, in the form that the name of the file asks for.

use std::path::PathBuf;

use thiserror::Error;

use super::effects::{Effects, Here};
use super::file_dialog::{self, Wanted};
use super::jobs::Pending;
use crate::deck::{self, Deck};
use crate::exchange::{self, Form, Kinds, Lost, Unwritten};
use crate::library::{self, LibraryError};
use crate::message::{Message, Tell};

/// What an error of it is of.
const KEY: &str = "command-export-deck";

/// Why a deck was not written.
#[derive(Debug, Error)]
pub enum ExportError {
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl Tell for ExportError {
    fn message(&self) -> Message {
        match self {
            Self::Unwritten(error) => error.message(),
            Self::Library(error) => error.message(),
        }
    }
}

/// A file that was written.
#[derive(Debug)]
struct Written {
    path: PathBuf,
    form: Form,
    lost: Lost,
}

/// A deck that is being exported.
#[derive(Debug, Default)]
pub struct Export {
    job: Option<Pending<Option<Result<Written, ExportError>>>>,
}

impl Export {
    /// Asks where to write a deck, for a dialog of this title; `name` is proposed.
    pub fn ask(&mut self, deck: Deck, name: String, title: String, here: &Here) {
        let (asking, kinds) = (here.context.clone(), Kinds::told(|key| here.locale.tr(key)));
        self.job = Some(Pending::start(here.context, move || {
            let path = file_dialog::ask(&asking, title, Wanted::Export(name))?;
            Some(write(path, &deck, &kinds))
        }));
    }

    /// Says what came of it; called once a frame.
    pub fn follow(&mut self, here: &Here) -> Effects {
        let Some(answer) = self.job.as_ref().and_then(Pending::poll) else {
            return Effects::default();
        };
        self.job = None;
        match answer.ok().flatten() {
            Some(Ok(Written { path, form, lost })) => {
                let form = match form {
                    Form::Ron => "ron",
                    Form::Anki => "anki",
                    Form::Csv => "csv",
                };
                let message = lost.message().with("path", path.display()).with("form", form);
                Effects::from(here.said(here.locale.say(&message))).settle(KEY)
            }
            Some(Err(error)) => here.failed(&error).of(KEY).into(),
            None => Effects::default(),
        }
    }
}

fn write(path: PathBuf, deck: &Deck, kinds: &Kinds) -> Result<Written, ExportError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let form = Form::of_name(&name)?;
    let text = match form {
        Form::Ron => deck::write(deck),
        Form::Anki | Form::Csv => exchange::write(&[deck], form, kinds),
    };
    library::write_file(&path, text.as_bytes())?;
    Ok(Written { lost: Lost::of(deck, form), path, form })
}

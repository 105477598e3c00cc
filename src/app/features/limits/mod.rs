//! The limits of a day that folders and decks have of their own, while they are being set. A limit
//! is a whole number.

pub mod command;

use self::command::Command;
use crate::app::effects::{Effects, Here, set};
use crate::app::screen::Screen;
use crate::message::{Message, Tell};
use crate::schedule::{Limit, LimitOf};
use crate::workspace::Workspace;

/// The form, while it is open.
#[derive(Debug, Default)]
pub struct Limits {
    pub form: Option<Form>,
}

/// What is typed about the limits of a folder or a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub of: LimitOf,
    pub new: String,
    pub reviews: String,
}

impl Limits {
    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        match command {
            Command::Open(of) => {
                self.open(workspace, of);
                Effects::default()
            }
            Command::Keep => self.keep(workspace, here),
        }
    }

    fn open(&mut self, workspace: &Workspace, of: LimitOf) {
        let written = |limit: Option<u32>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let own = workspace.limit(&of);
        let (new, reviews) = (own.and_then(|own| own.new), own.and_then(|own| own.reviews));
        self.form = Some(Form { of, new: written(new), reviews: written(reviews) });
    }

    /// Takes the form over; where nothing is written there is no limit.
    fn keep(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(form) = &self.form else { return Effects::default() };
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse::<u32>().map(Some),
        };
        let (Ok(new), Ok(reviews)) = (read(&form.new), read(&form.reviews)) else {
            return here.failed(&NoLimit).into();
        };
        let mut settings = workspace.settings().clone();
        let limits = &mut settings.scheduling.limits;
        limits.retain(|limit| limit.of != form.of);
        if new.is_some() || reviews.is_some() {
            limits.push(Limit { of: form.of.clone(), new, reviews });
        }
        let kept = set(workspace, settings, Command::Keep.key(), Some(Screen::Decks), here);
        if kept.is_ok() {
            self.form = None;
        }
        kept.unwrap_or_else(Effects::from)
    }
}

struct NoLimit;

impl Tell for NoLimit {
    fn message(&self) -> Message {
        Message::new("error-no-limit")
    }
}

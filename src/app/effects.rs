//! What carrying a command out asks of the rest of the window: something to say, a way back, where
//! to go, and what is to be done next.

use std::sync::Arc;

use super::command::Command;
use super::jobs::{Pending, Saved};
use super::screen::Screen;
use super::undo::{Step, Undo, Way};
use super::words;
use crate::library::Settings;
use crate::locale::Locale;
use crate::message::{Message, Tell};
use crate::schedule::Now;
use crate::workspace::{Change, ChangeError, Done, Wish, Workspace};

/// How long a sentence is shown, in ms.
const READ_MS: i64 = 6_000;
/// The same, when it can be undone, or something else can be done about it.
pub const DECIDE_MS: i64 = 8_000;

/// Where and when a command is carried out.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    pub now: Now,
    pub locale: &'a Locale,
    /// Woken up by what runs beside the window.
    pub context: &'a egui::Context,
}

/// Over what something was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Over {
    #[default]
    Screen,
    /// A form lay over the screen: it may be of the form.
    Form,
}

/// A sentence that goes away by itself.
#[derive(Debug, Clone, Default)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
    /// ms UTC; errors stay until they are dismissed.
    pub until: Option<i64>,
    /// What can be done about it.
    pub actions: Vec<Command>,
    /// Keys of *Study* do it too: those that its buttons show.
    pub keyed: bool,
    /// It tells of the action that would be undone next.
    pub undo: bool,
    /// Over what it was said.
    pub over: Over,
    /// The screen that it is of; what is of none stays wherever the student goes.
    pub screen: Option<Screen>,
    /// What failed: once that succeeds, the error is over.
    pub failed: Option<&'static str>,
}

impl Notice {
    /// Whether it is over once something else is done on a screen: what was said of the action before
    /// would now undo this one, and nothing lies on the next card.
    #[must_use]
    pub fn is_past(&self, screen: Screen) -> bool {
        self.undo || (screen == Screen::Study && !self.is_error)
    }

    /// An error of what has this key.
    #[must_use]
    pub fn of(self, key: &'static str) -> Self {
        Self { failed: Some(key), ..self }
    }

    /// What can be done about it can be done by the keys of *Study* too.
    #[must_use]
    pub fn keyed(self) -> Self {
        Self { keyed: true, ..self }
    }
}

#[derive(Debug, Default)]
pub struct Effects {
    pub notice: Option<Notice>,
    /// The way back, of the action with this key (of the language files).
    pub undo: Option<(&'static str, Step)>,
    pub go: Option<Screen>,
    /// Commands of others, in their order.
    pub then: Vec<Command>,
    /// What has succeeded: an error that told of it is over.
    pub settles: Option<&'static str>,
    /// Something has happened to many cards: a sitting has to look at its own again.
    pub disturbs: bool,
    /// A change that takes long: it is made beside the window. Whoever asks for it asks for nothing
    /// else, and goes on once it is over.
    pub long: Option<Start>,
}

/// A change to be made beside the window.
#[derive(Debug)]
pub struct Start {
    pub wish: Wish,
    /// Of its name in the language files.
    pub key: &'static str,
    pub asker: Asker,
}

/// What has come of it.
#[derive(Debug)]
pub enum Came {
    Done {
        done: Box<Done>,
        /// How many notes and cards became others.
        notes: usize,
        cards: usize,
    },
    Cancelled,
    Failed(ChangeError),
}

/// Who goes on once it is done.
#[derive(Debug)]
pub enum Asker {
    /// *Browse*, where a tag was given this other name, or taken away.
    Browse(Option<(String, Option<String>)>),
    /// A step on the way back or forward.
    Step(Box<Undo>, Way),
}

impl Effects {
    #[must_use]
    pub fn go(self, screen: Screen) -> Self {
        Self { go: Some(screen), ..self }
    }

    #[must_use]
    pub fn then(mut self, command: Command) -> Self {
        self.then.push(command);
        self
    }

    #[must_use]
    pub fn undo(self, key: &'static str, step: Step) -> Self {
        Self { undo: Some((key, step)), ..self }
    }

    /// The way back from a change, which is seen on this screen.
    #[must_use]
    pub fn did(self, key: &'static str, done: Done, screen: Option<Screen>) -> Self {
        match done.undo {
            Some(change) => self.undo(key, Step::Change(Arc::new(change), screen)),
            None => self,
        }
    }

    /// All that is asked here, and before it what `earlier` asks.
    #[must_use]
    pub fn after(self, earlier: Self) -> Self {
        let then = earlier.then.into_iter().chain(self.then).collect();
        Self {
            notice: self.notice.or(earlier.notice),
            undo: self.undo.or(earlier.undo),
            go: self.go.or(earlier.go),
            then,
            settles: self.settles.or(earlier.settles),
            disturbs: self.disturbs || earlier.disturbs,
            long: self.long.or(earlier.long),
        }
    }

    /// What has this key has succeeded.
    #[must_use]
    pub fn settle(self, key: &'static str) -> Self {
        Self { settles: Some(key), ..self }
    }

    #[must_use]
    pub fn disturbing(self) -> Self {
        Self { disturbs: true, ..self }
    }

    #[must_use]
    pub fn say(self, notice: Notice) -> Self {
        Self { notice: Some(notice), ..self }
    }
}

impl From<Notice> for Effects {
    fn from(notice: Notice) -> Self {
        Self::default().say(notice)
    }
}

impl Here<'_> {
    #[must_use]
    pub fn tr(&self, key: &'static str) -> Notice {
        self.said(self.locale.tr(key))
    }

    #[must_use]
    pub fn said(&self, text: String) -> Notice {
        let text = words::ended_once(text);
        let until = Some(self.now.time.saturating_add(READ_MS));
        Notice { text, until, ..Notice::default() }
    }

    /// Something about which something can be done; there is time to do it.
    #[must_use]
    pub fn offer(&self, text: String, actions: Vec<Command>) -> Notice {
        let until = Some(self.now.time.saturating_add(DECIDE_MS));
        Notice { text, until, actions, ..Notice::default() }
    }

    #[must_use]
    pub fn failed(&self, error: &dyn Tell) -> Notice {
        let text = self.locale.say(&error.message());
        Notice { text, is_error: true, ..Notice::default() }
    }
}

/// What came of a file that was asked for and written, once it is there; to be asked for once a
/// frame.
pub fn saved(saving: &mut Option<Pending<Saved>>, here: &Here) -> Effects {
    let Some(answer) = saving.as_ref().and_then(Pending::poll) else {
        return Effects::default();
    };
    *saving = None;
    match answer.ok().flatten() {
        Some(Ok(path)) => {
            let message = Message::new("statistics-exported").with("path", path.display());
            here.said(here.locale.say(&message)).into()
        }
        Some(Err(error)) => here.failed(&error).into(),
        None => Effects::default(),
    }
}

/// Saves settings, as the action with this key, which is undone on `screen`.
///
/// # Errors
/// When they could not be saved: with what is to be said.
pub fn set(
    workspace: &mut Workspace,
    settings: Settings,
    key: &'static str,
    screen: Option<Screen>,
    here: &Here,
) -> Result<Effects, Notice> {
    match workspace.change(&Change::Settings(settings), &here.now) {
        Ok(done) => Ok(Effects::default().did(key, done, screen)),
        Err(error) => Err(here.failed(&error)),
    }
}

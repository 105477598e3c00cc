//! A sitting on the screen: the card on the table, and how much of it is shown.

use super::stopwatch::Stopwatch;
use crate::deck::Question;
use crate::history::Event;
use crate::schedule::Now;
use crate::study::Session;
use crate::workspace::Workspace;

#[derive(Debug)]
pub struct Sitting {
    pub session: Session,
    pub revealed: bool,
    /// Items of a list that are shown.
    pub items: usize,
    /// The option of a multiple choice that was taken.
    pub choice: Option<usize>,
    /// How long the student has been looking at it.
    pub watch: Stopwatch,
    /// What the memory model knows of the card is shown.
    pub closer: bool,
}

impl Sitting {
    /// A sitting that begins now.
    #[must_use]
    pub fn new(session: Session, now: &Now) -> Self {
        Self {
            session,
            revealed: false,
            items: 0,
            choice: None,
            watch: Stopwatch::start(now.time),
            closer: false,
        }
    }

    /// Another question came up.
    fn begin(&mut self, time: i64) {
        self.revealed = false;
        self.items = 0;
        self.choice = None;
        self.closer = false;
        self.watch = Stopwatch::start(time);
    }

    /// Shows the answer, or the next item of a list.
    pub(super) fn reveal(&mut self, question: &Question) {
        let items = match question {
            Question::List { items, .. } => items.len(),
            Question::Text { .. }
            | Question::Cloze { .. }
            | Question::Choice { .. }
            | Question::Occlusion { .. } => 0,
        };
        self.items = (self.items + 1).min(items);
        self.revealed = self.items >= items;
    }

    /// Takes an option of a multiple choice.
    pub(super) fn choose(&mut self, option: usize) {
        if !self.revealed {
            self.choice = Some(option);
            self.revealed = true;
        }
    }

    /// Takes in an event that was written.
    pub(super) fn take_in(&mut self, event: Event, workspace: &Workspace, now: &Now) {
        let before = self.session.current().cloned();
        let here = before.as_ref() == Some(&event.card);
        self.session.record(workspace.collection(), event, now);
        // Another card may have been suspended: the one on the table stays as it is.
        if here || self.session.current() != before.as_ref() {
            self.begin(now.time);
        }
    }

    /// Goes on with what has changed elsewhere: with the same card, if it still may be asked.
    pub(super) fn refresh(&mut self, workspace: &Workspace, now: &Now) {
        let card = self.session.current().cloned();
        self.session.refresh(workspace.collection(), now);
        if self.session.current() != card.as_ref() {
            self.begin(now.time);
        }
    }
}

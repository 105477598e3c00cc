//! A sitting on the screen: the card on the table, and how much of it is shown.

use std::collections::BTreeSet;

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
    /// The options of a multiple choice that were taken.
    pub taken: BTreeSet<usize>,
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
            taken: BTreeSet::new(),
            watch: Stopwatch::start(now.time),
            closer: false,
        }
    }

    /// Another question came up.
    fn begin(&mut self, time: i64) {
        self.revealed = false;
        self.items = 0;
        self.taken.clear();
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

    /// Takes an option of a multiple choice: the answer shows at once where one alone is right;
    /// else it can be left again, until the student wants to see.
    pub(super) fn choose(&mut self, option: usize, question: &Question) {
        if self.revealed {
            return;
        }
        if !self.taken.remove(&option) {
            self.taken.insert(option);
        }
        self.revealed = !question.has_several_answers();
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

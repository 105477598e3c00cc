//! What is kept goes into a deck of the library.
//!
//! Refuses to save a deck without a note, and asks before another course goes into a deck.

use super::{Create, Making, command::Command};
use crate::app::command::Create as Ours;
use crate::app::effects::{Effects, Here};
use crate::app::undo::Step;
use crate::deck::{Joined, is_other_course};
use crate::message::{Message, Tell as _};
use crate::workspace::{Change, DeckChange, Outcome, Workspace};

impl Create {
    /// Saves what is kept; into the deck of another course only where it is `joining`.
    pub(super) fn save(
        &mut self,
        joining: bool,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Making::Choosing(choosing) = &mut self.making else { return Effects::default() };
        let deck = choosing.deck(&self.form.title);
        if deck.notes.is_empty() {
            return here.tr("notice-nothing-kept").into();
        }
        let there = workspace.deck(&deck.id).filter(|_| choosing.saved.as_ref() != Some(&deck.id));
        if let Some(there) = there.filter(|there| !joining && is_other_course(there, &deck)) {
            let text = here.locale.with("notice-other-course", &[("title", there.title.clone())]);
            return here.offer(text, vec![Ours::SaveInto.into()]).into();
        }
        let (notes, id) = (deck.notes.len(), deck.id.clone());
        let done = match workspace.change(&Change::Generated(deck), &here.now) {
            Ok(done) => done,
            Err(error) => return here.failed(&error).into(),
        };
        let saved = choosing.saved.replace(id);
        self.settle();
        let mut effects = Effects::default();
        if let Outcome::Deck(path) = &done.outcome {
            let message = match &done.undo {
                Some(Change::DeckBack(DeckChange { before: Some(before), after })) => {
                    Joined::of(before, after).message()
                }
                _ => Message::new("notice-saved").with("notes", notes).with("path", path.display()),
            };
            effects = here.said(here.locale.say(&message)).into();
        }
        match done.undo {
            Some(undo) => effects.undo(Command::Save.key(), Step::Saved(Box::new(undo), saved)),
            None => effects,
        }
    }
}

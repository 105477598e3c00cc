//! What is done with a card of the list, or with its note.

use super::command::Command;
use super::form::{Form, What};
use super::{DeckPage, Workspace};
use crate::app::command::{Editor, Study};
use crate::app::effects::{Effects, Here};
use crate::app::{markdown, words};
use crate::deck::toggle_mark;
use crate::deck::{CardId, Deck, Note, NoteId};
use crate::workspace::Change;

impl DeckPage {
    pub(super) fn apply_to_note(
        &mut self,
        command: &Command,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let key = command.key();
        let selected = || self.selected(workspace).map(|(_, card)| card.id.clone());
        let given = match command {
            Command::MarkNote(card)
            | Command::Flag(card, _)
            | Command::MoveNote(card)
            | Command::DeleteNote(card) => card.clone(),
            _ => None,
        };
        let Some(card) = given.or_else(selected) else { return Effects::default() };
        let note = card.note.clone();
        match command {
            Command::Edit => Effects::default().then(Editor::Edit(note).into()),
            Command::Tags => Effects::default().then(Editor::Tags(note).into()),
            Command::Suspend => {
                let state = workspace.collection().state(&card);
                let suspended = state.is_some_and(|state| state.suspended);
                let command =
                    if suspended { Study::ResumeCard(card) } else { Study::SuspendCard(card) };
                Effects::default().then(command.into())
            }
            Command::MarkNote(_) => tag(&note, toggle_mark, key, workspace, here),
            Command::Flag(_, flag) => tag(&note, |tags| flag.toggle(tags), key, workspace, here),
            Command::MoveNote(_) => {
                self.form = Some(Form::new(What::MoveNote(note), String::new()));
                Effects::default()
            }
            Command::DeleteNote(_) => self.remove(&card, key, workspace, here),
            _ => Effects::default(),
        }
    }

    fn remove(
        &mut self,
        card: &CardId,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let next = self.after(&card.note, workspace);
        let asked = workspace.card(card).map(|(_, _, note, question)| note.listed(&question));
        let asked = words::shortened(&markdown::plain(&asked.unwrap_or_default()), 80);
        let change = workspace.remove_notes(std::slice::from_ref(&card.note));
        match workspace.change(&change, &here.now) {
            Ok(done) => {
                self.go_on(&card.note, next);
                let text = here.locale.with("notice-note-deleted", &[("front", asked)]);
                Effects::from(here.said(text)).did(key, done, None)
            }
            Err(error) => here.failed(&error).into(),
        }
    }

    /// The card that the keys go on with when this note leaves the list.
    pub(super) fn after(&self, note: &NoteId, workspace: &Workspace) -> Option<CardId> {
        let cards = self.cards(workspace);
        let place = cards.iter().position(|there| there.id.note == *note).unwrap_or(0);
        let next = cards.iter().skip(place).find(|there| there.id.note != *note);
        let before = cards.iter().take(place).next_back();
        next.or(before).map(|card| card.id.clone())
    }

    /// Lets them, where the note that has left was selected.
    pub(super) fn go_on(&mut self, gone: &NoteId, next: Option<CardId>) {
        if self.selected.as_ref().is_some_and(|there| there.note == *gone) {
            self.selected = next;
            self.follow = true;
        }
    }

    /// The note goes into a deck that is made for it.
    pub(super) fn into_new_deck(
        note: &NoteId,
        title: &str,
        workspace: &Workspace,
        here: &Here,
    ) -> Option<Change> {
        let (home, moved) = workspace.note(note)?;
        let (change, ..) = workspace.add_deck(title, &home.language, &[], &here.now);
        let Change::Deck(new) = change else { return None };
        let kept: Vec<Note> = home.notes.iter().filter(|n| n.id != *note).cloned().collect();
        let saved =
            vec![Deck { notes: vec![moved.clone()], ..new }, Deck { notes: kept, ..home.clone() }];
        Some(Change::Decks { saved, removed: Vec::new() })
    }
}

/// Changes the tags of a note.
fn tag(
    note: &NoteId,
    change: impl Fn(&mut Vec<String>),
    key: &'static str,
    workspace: &mut Workspace,
    here: &Here,
) -> Effects {
    let change = workspace.tag(std::slice::from_ref(note), change);
    match workspace.change(&change, &here.now) {
        Ok(done) => Effects::default().did(key, done, None),
        Err(error) => here.failed(&error).into(),
    }
}

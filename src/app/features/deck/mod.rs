//! One deck with its cards, and what is done with decks as wholes: begun, renamed, moved, merged,
//! exported, deleted; and with the cards in its list.
//!
//! Every change is undone by the one undo. Refuses to ask whether one is sure: what can be undone
//! need not be.

pub mod command;
mod form;
mod notes;

pub use form::{Choice, Form, What};

use self::command::Command;
use crate::app::command::Study;
use crate::app::effects::{Effects, Here};
use crate::app::exporting::Export;
use crate::app::screen::Screen;
use crate::app::words;
use crate::deck::{CardId, Deck, DeckId};
use crate::message::{Message, Tell};
use crate::study::CardEntry;
use crate::workspace::{Change, Outcome, Workspace};

#[derive(Debug, Default)]
pub struct DeckPage {
    open: Option<DeckId>,
    selected: Option<CardId>,
    /// The selected card is to be brought into view.
    pub follow: bool,
    pub form: Option<Form>,
    export: Export,
}

impl DeckPage {
    /// The deck that is shown.
    #[must_use]
    pub fn shown<'a>(&self, workspace: &'a Workspace) -> Option<&'a Deck> {
        workspace.deck(self.open.as_ref()?)
    }

    /// Its cards, in the order of its notes.
    #[must_use]
    pub fn cards<'a>(&self, workspace: &'a Workspace) -> &'a [CardEntry] {
        let place =
            workspace.decks().iter().position(|open| Some(&open.deck.id) == self.open.as_ref());
        place.map_or(&[], |place| workspace.collection().cards_in(place))
    }

    /// The card that the keys act on, and its place in the list.
    #[must_use]
    pub fn selected<'a>(&self, workspace: &'a Workspace) -> Option<(usize, &'a CardEntry)> {
        let selected = self.selected.as_ref()?;
        self.cards(workspace).iter().enumerate().find(|(_, card)| card.id == *selected)
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Open(id) => {
                if self.open.as_ref() != Some(&id) {
                    self.selected = None;
                }
                self.open = Some(id);
                return Effects::default().go(Screen::Deck);
            }
            Command::Close => return Effects::default().go(Screen::Decks),
            Command::Study => {
                let deck = self.open.clone();
                return deck.map_or_else(Effects::default, |deck| {
                    Effects::default().then(Study::Deck(deck).into())
                });
            }
            Command::Next => self.step(workspace, 1),
            Command::Previous => self.step(workspace, -1),
            Command::Select(card) => self.selected = Some(card),
            Command::New => self.form = Some(Form::new(What::New, String::new())),
            Command::Rename(deck) => {
                if let Some(deck) = self.deck(deck.as_ref(), workspace) {
                    let form = Form::new(What::Rename(deck.id.clone()), deck.title.clone());
                    self.form = Some(form);
                }
            }
            Command::Move(deck) => self.ask(deck.as_ref(), What::Move, workspace),
            Command::Merge(deck) => self.ask(deck.as_ref(), What::Merge, workspace),
            Command::MoveTo(deck, folder) => {
                let what = What::Move(deck.clone());
                let change = Change::Move(deck, folder);
                return self.carry_out(&what, &change, None, key, workspace, here);
            }
            Command::Keep => return self.keep(workspace, here),
            Command::LeaveForm => self.form = None,
            Command::Export(deck) => self.export(deck.as_ref(), workspace, here),
            Command::ShowFile(deck) => return self.show_file(deck.as_ref(), workspace, here),
            Command::Delete(deck) => return self.delete(deck.as_ref(), key, workspace, here),
            Command::Edit
            | Command::Tags
            | Command::Suspend
            | Command::MarkNote(_)
            | Command::Flag(..)
            | Command::MoveNote(_)
            | Command::DeleteNote(_) => return self.apply_to_note(&command, workspace, here),
        }
        Effects::default()
    }

    /// Says what came of an export; called once a frame.
    pub fn follow_jobs(&mut self, here: &Here) -> Effects {
        self.export.follow(here)
    }

    /// The deck of this id, or the one that is shown.
    fn deck<'a>(&self, id: Option<&DeckId>, workspace: &'a Workspace) -> Option<&'a Deck> {
        workspace.deck(id.or(self.open.as_ref())?)
    }

    fn ask(&mut self, id: Option<&DeckId>, what: fn(DeckId) -> What, workspace: &Workspace) {
        if let Some(deck) = self.deck(id, workspace) {
            self.form = Some(Form::new(what(deck.id.clone()), String::new()));
        }
    }

    /// Selects the next card, or the one before.
    fn step(&mut self, workspace: &Workspace, by: isize) {
        let cards = self.cards(workspace);
        let place = match self.selected(workspace) {
            Some((at, _)) => at.saturating_add_signed(by).min(cards.len().saturating_sub(1)),
            None => 0,
        };
        self.selected = cards.get(place).map(|card| card.id.clone());
        self.follow = true;
    }

    fn export(&mut self, id: Option<&DeckId>, workspace: &Workspace, here: &Here) {
        let Some(deck) = self.deck(id, workspace) else { return };
        let Some(open) = workspace.library().deck(&deck.id) else { return };
        let name = open.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let title = here.locale.tr("command-export-deck");
        self.export.ask(deck.clone(), name, title, here);
    }

    /// Opens the folder that the deck's file is in, and says its name.
    fn show_file(&self, id: Option<&DeckId>, workspace: &Workspace, here: &Here) -> Effects {
        let open = self.deck(id, workspace).and_then(|deck| workspace.library().deck(&deck.id));
        let Some(open) = open else { return Effects::default() };
        let path = workspace.library().root().join(&open.path);
        let folder = path.parent().unwrap_or(&path).display().to_string();
        here.context.open_url(egui::OpenUrl::new_tab(words::address(&folder)));
        let message = Message::new("notice-file").with("path", open.path.display());
        here.said(here.locale.say(&message)).into()
    }

    fn delete(
        &mut self,
        id: Option<&DeckId>,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Some(deck) = self.deck(id, workspace) else { return Effects::default() };
        let (id, title) = (deck.id.clone(), deck.title.clone());
        match workspace.change(&Change::Remove(id.clone()), &here.now) {
            Ok(done) => {
                let text = here.locale.with("notice-deck-deleted", &[("title", title)]);
                let effects: Effects = here.said(text).into();
                let effects = effects.did(key, done, None);
                // It is shown no more.
                if self.open == Some(id) { effects.go(Screen::Decks) } else { effects }
            }
            Err(error) => here.failed(&error).into(),
        }
    }

    /// Does what the form is for.
    fn keep(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(form) = self.form.clone() else { return Effects::default() };
        let choice = form.choices(workspace).into_iter().nth(form.chosen);
        let title = form.text.trim().to_owned();
        if form.is_name() && title.is_empty() {
            return here.failed(&NoTitle).into();
        }
        if form.taken(workspace).is_some() && !form.is_told() {
            self.form = Some(Form { told: Some(title), ..form });
            return Effects::default();
        }
        let (change, key, opened) = match (&form.what, choice) {
            (What::New, _) => {
                let language = here.locale.language().code();
                let (change, id, _) = workspace.add_deck(&title, language, &[], &here.now);
                (Some(change), "command-new-deck", Some(id))
            }
            (What::Rename(id), _) => {
                let renamed = workspace.deck(id).map(|deck| Deck { title, ..deck.clone() });
                (renamed.map(Change::Deck), "command-rename-deck", None)
            }
            (What::Move(id), Some(Choice::Folder(path) | Choice::NewFolder(path))) => {
                (Some(Change::Move(id.clone(), path)), "command-move-deck", None)
            }
            (What::Merge(id), Some(Choice::Deck(into))) => {
                (workspace.merge(id, &into), "command-merge-deck", Some(into))
            }
            (What::MoveNote(note), Some(Choice::Deck(to))) => {
                (workspace.move_notes(std::slice::from_ref(note), &to), "command-move-note", None)
            }
            (What::MoveNote(note), Some(Choice::NewDeck(title))) => {
                (Self::into_new_deck(note, &title, workspace, here), "command-move-note", None)
            }
            _ => return Effects::default(),
        };
        match change {
            Some(change) => self.carry_out(&form.what, &change, opened, key, workspace, here),
            None => Effects::default(),
        }
    }

    /// Does what a form was for; what comes out of it is the deck `made`.
    fn carry_out(
        &mut self,
        what: &What,
        change: &Change,
        made: Option<DeckId>,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let next = match what {
            What::MoveNote(note) => self.after(note, workspace),
            What::New | What::Rename(_) | What::Move(_) | What::Merge(_) => None,
        };
        let done = match workspace.change(change, &here.now) {
            Ok(done) => done,
            Err(error) => return here.failed(&error).into(),
        };
        self.form = None;
        if let What::MoveNote(note) = what {
            self.go_on(note, next);
        }
        let said = Self::said(what, &done.outcome, here);
        let effects = Effects { notice: said, ..Effects::default() }.did(key, done, None);
        // A new deck is shown; the merged one only to whom has looked at the one that is gone.
        match (what, made) {
            (What::New, Some(id)) => {
                (self.open, self.selected) = (Some(id), None);
                effects.go(Screen::Deck)
            }
            (What::Merge(gone), Some(id)) if self.open.as_ref() == Some(gone) => {
                (self.open, self.selected) = (Some(id), None);
                effects
            }
            _ => effects,
        }
    }

    fn said(what: &What, outcome: &Outcome, here: &Here) -> Option<crate::app::effects::Notice> {
        match (what, outcome) {
            (What::Move(_), Outcome::Deck(path)) => {
                let message = Message::new("notice-deck-moved").with("path", path.display());
                Some(here.said(here.locale.say(&message)))
            }
            (What::Merge(_), _) => Some(here.tr("notice-deck-merged")),
            (What::MoveNote(_), _) => Some(here.tr("notice-note-moved")),
            _ => None,
        }
    }
}

struct NoTitle;

impl Tell for NoTitle {
    fn message(&self) -> Message {
        Message::new("error-no-title")
    }
}

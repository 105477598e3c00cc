//! Sittings: sitting down, answering, and what else is done at the table: a closer look, a mark,
//! cramming.
//!
//! A note that is edited meanwhile keeps its cards' progress and their places in the sitting.

pub mod command;
mod sitting;
mod stopwatch;
mod typing;

use std::path::PathBuf;

pub use sitting::Sitting;
pub use typing::{Compared, Typed};

use self::command::Command;
use crate::app::command::Editor;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::screen::Screen;
use crate::app::words;
use crate::deck::{CardId, Deck, Note, Question, toggle_mark};
use crate::history::{Draft, Due, Event, Kind, Phase, Rating};
use crate::schedule::Now;
use crate::study::{CardEntry, Scope, Session};
use crate::workspace::{Change, Version, Workspace};

/// The most characters of a question, with its context, that a notice tells.
const MOST_TOLD: usize = 120;

#[derive(Debug, Default)]
pub struct Study {
    pub sitting: Option<Sitting>,
    /// What is being typed as an answer.
    pub typed: Typed,
    /// The list of cards that are forgotten again and again is shown.
    pub leeches: bool,
    /// What the sitting was last brought up to, and of which library.
    seen: Version,
    root: PathBuf,
}

impl Study {
    /// The card that is asked, with its note and question.
    #[must_use]
    pub fn asked<'a>(
        &self,
        workspace: &'a Workspace,
    ) -> Option<(&'a CardEntry, &'a Deck, &'a Note, Question)> {
        workspace.card(self.sitting.as_ref()?.session.current()?)
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        let now = &here.now;
        match command {
            Command::All => self.sit_down(Scope::All, workspace, now),
            Command::Deck(id) => self.sit_down(Scope::deck(&id), workspace, now),
            Command::Folder(path) => self.sit_down(Scope::folder(&path), workspace, now),
            Command::Cram(id) => self.cram(workspace.all_of(&id), workspace, here),
            Command::Ahead(id) => self.cram(workspace.due_next(&id, now), workspace, here),
            Command::Over(cards) => {
                self.sit(Session::over(workspace.collection(), cards, now), now)
            }
            Command::More(scope) => self.take_more(scope, key, workspace, here),
            Command::ToggleLeeches => {
                self.leeches = !self.leeches;
                Effects::default()
            }
            Command::CramLeeches => {
                let mut cards: Vec<&CardEntry> = workspace.leeches().collect();
                cards.sort_by_key(|card| std::cmp::Reverse(card.state.lapses));
                let cards = cards.into_iter().map(|card| card.id.clone()).collect();
                self.leeches = false;
                self.cram(cards, workspace, here)
            }
            Command::Reveal => {
                let question = self.asked(workspace).map(|(.., question)| question);
                if let (Some(sitting), Some(question)) = (&mut self.sitting, question) {
                    sitting.reveal(&question);
                }
                Effects::default()
            }
            Command::Choose(option) => {
                let question = self.asked(workspace).map(|(.., question)| question);
                if let (Some(sitting), Some(question)) = (&mut self.sitting, question) {
                    sitting.choose(option, &question);
                }
                Effects::default()
            }
            Command::Grade(rating) => self.grade(rating, key, workspace, here),
            Command::Suspend => self.set_aside(Session::suspend, key, workspace, here),
            Command::Bury => self.set_aside(Session::bury, key, workspace, here),
            Command::SuspendCard(card) => self.suspend(&card, true, key, workspace, here),
            Command::ResumeCard(card) => self.suspend(&card, false, key, workspace, here),
            Command::LookCloser => {
                if let Some(sitting) = &mut self.sitting {
                    sitting.closer = !sitting.closer;
                }
                Effects::default()
            }
            Command::EditCard => {
                let card = self.sitting.as_ref().and_then(|s| s.session.current().cloned());
                card.map_or_else(Effects::default, |card| {
                    Effects::default().then(Editor::EditNoteOf(card).into())
                })
            }
            Command::Mark => self.sign(toggle_mark, key, workspace, here),
            Command::Flag(flag) => self.sign(|tags| flag.toggle(tags), key, workspace, here),
            Command::TypedBeside => {
                let card = self.sitting.as_ref().and_then(|s| s.session.current().cloned());
                self.typed.beside = card;
                here.tr("notice-not-typed").into()
            }
            Command::End => {
                self.sitting = None;
                Effects::default().go(Screen::Decks)
            }
        }
    }

    fn sit_down(&mut self, scope: Scope, workspace: &Workspace, now: &Now) -> Effects {
        self.sit(Session::start(workspace.collection(), scope, now), now)
    }

    /// Lets more new cards through today, and sits down to them.
    fn take_more(
        &mut self,
        scope: Option<Scope>,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let sitting = self.sitting.as_ref().map(|sitting| sitting.session.scope().clone());
        let at_table = scope.is_none();
        let Some(scope) = scope.or(sitting) else { return Effects::default() };
        let mut settings = workspace.settings().clone();
        let of = match &scope {
            Scope::All => None,
            Scope::In(place) => Some(place.clone()),
        };
        settings.scheduling.take_more(of, here.now.day);
        let screen = if at_table { Screen::Study } else { Screen::Decks };
        match set(workspace, settings, key, Some(screen), here) {
            Ok(effects) if at_table => effects,
            Ok(effects) => Effects { go: self.sit_down(scope, workspace, &here.now).go, ..effects },
            Err(failed) => failed.into(),
        }
    }

    fn cram(&mut self, cards: Vec<CardId>, workspace: &Workspace, here: &Here) -> Effects {
        if cards.is_empty() {
            return here.tr("notice-nothing-to-cram").into();
        }
        self.sit(Session::cram(workspace.collection(), cards, &here.now), &here.now)
    }

    fn sit(&mut self, session: Session, now: &Now) -> Effects {
        self.sitting = Some(Sitting::new(session, now));
        Effects::default().go(Screen::Study)
    }

    fn grade(
        &mut self,
        rating: Rating,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Some(sitting) = self.sitting.as_ref().filter(|sitting| sitting.revealed) else {
            return Effects::default();
        };
        let duration = sitting.watch.ms(here.now.time);
        let collection = workspace.collection();
        let draft = sitting.session.grade(collection, rating, duration, &here.now);
        self.record(draft, key, workspace, here, |workspace, event| {
            tell_leech(workspace, event, here)
        })
    }

    fn set_aside(
        &mut self,
        event: fn(&Session, &crate::study::Collection, &Now) -> Option<Draft>,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let said = if key == Command::Bury.key() { "notice-buried" } else { "notice-suspended" };
        let sitting = self.sitting.as_ref();
        let draft = sitting.and_then(|s| event(&s.session, workspace.collection(), &here.now));
        self.record(draft, key, workspace, here, |_, _| Some(here.tr(said)))
    }

    /// Suspends a card, on the table or not, or asks it again from now on.
    fn suspend(
        &mut self,
        card: &CardId,
        suspended: bool,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Some(entry) = workspace.collection().card(card) else { return Effects::default() };
        if entry.state.suspended == suspended {
            return Effects::default();
        }
        let (kind, said) = if suspended {
            (Kind::Suspend, "notice-suspended")
        } else {
            (Kind::Resume, "notice-resumed")
        };
        let scheduler = workspace.collection().scheduler();
        let draft = scheduler.act(card, &entry.state, kind, Due::None, &here.now);
        self.record(Some(draft), key, workspace, here, |_, _| Some(here.tr(said)))
    }

    /// Writes an event, and only then takes it into account, in the sitting when there is one.
    fn record(
        &mut self,
        draft: Option<Draft>,
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
        said: impl FnOnce(&Workspace, &Event) -> Option<Notice>,
    ) -> Effects {
        let Some(draft) = draft else { return Effects::default() };
        match workspace.change(&Change::Event(draft), &here.now) {
            Ok(done) => {
                let mut effects = Effects::default();
                if let Some(event) = done.events().first() {
                    self.take_in(event.clone(), workspace, &here.now);
                    effects.notice = said(workspace, event);
                }
                effects.did(key, done, None)
            }
            Err(error) => here.failed(&error).into(),
        }
    }

    /// Takes an event that was written into the sitting.
    pub fn take_in(&mut self, event: Event, workspace: &Workspace, now: &Now) {
        if let Some(sitting) = &mut self.sitting {
            sitting.take_in(event, workspace, now);
        }
    }

    /// Has the sitting go on with the cards as they are now.
    pub fn look_again(&mut self, workspace: &Workspace, now: &Now) {
        if let Some(sitting) = &mut self.sitting {
            sitting.refresh(workspace, now);
        }
    }

    /// Has the sitting go on with what has changed elsewhere; called once a frame, and after each
    /// command.
    pub fn follow(&mut self, workspace: &Workspace, now: &Now) {
        let root = workspace.library().root();
        if self.root != root {
            *self = Self { root: root.to_owned(), ..Self::default() };
        }
        let version = workspace.version();
        let same = version.has_contents_of(self.seen);
        self.seen = version;
        if let Some(sitting) = &mut self.sitting
            && (!same || sitting.session.current().is_none())
        {
            sitting.refresh(workspace, now);
        }
    }

    /// Lets the stopwatch of the card on the table know whether the student is there; called once
    /// a frame.
    pub fn keep_time(&mut self, here: &Here, shown: bool) {
        let (looks, alive) = here.context.input(|input| {
            let small = input.viewport().minimized == Some(true);
            (input.focused && !small, !input.raw.events.is_empty())
        });
        if let Some(sitting) = &mut self.sitting {
            sitting.watch.tick(here.now.time, looks && shown, alive);
        }
    }

    /// Changes the tags of the note on the table.
    fn sign(
        &mut self,
        change: impl FnOnce(&mut Vec<String>),
        key: &'static str,
        workspace: &mut Workspace,
        here: &Here,
    ) -> Effects {
        let Some((card, deck, ..)) = self.asked(workspace) else { return Effects::default() };
        let place = card.note;
        let mut edited = deck.clone();
        if let Some(note) = edited.notes.get_mut(place) {
            change(&mut note.tags);
        }
        save(edited, key, workspace, here).unwrap_or_else(Effects::from)
    }
}

/// Saves a deck whose card is on the table or in the editor.
fn save(
    edited: Deck,
    key: &'static str,
    workspace: &mut Workspace,
    here: &Here,
) -> Result<Effects, Notice> {
    match workspace.change(&Change::Deck(edited), &here.now) {
        Ok(done) => Ok(Effects::default().did(key, done, None)),
        Err(error) => Err(here.failed(&error)),
    }
}

/// Names a card that has just been forgotten too often.
fn tell_leech(workspace: &Workspace, event: &Event, here: &Here) -> Option<Notice> {
    let settings = workspace.collection().settings();
    let (card, _, note, question) = workspace.card(&event.card)?;
    let threshold = settings.leech_lapses;
    let lapsed = event.rating == Some(Rating::Again) && event.phase == Phase::Review;
    // At the threshold, and each time half as many have come on top.
    let again = card.state.lapses.saturating_sub(threshold) % (threshold / 2).max(1) == 0;
    if !lapsed || !card.state.is_leech(settings) || !again {
        return None;
    }
    let front = words::shortened(&note.asked(&question), MOST_TOLD);
    let told = [("front", front), ("count", card.state.lapses.to_string())];
    let text = here.locale.with("notice-leech", &told);
    let suspend = Command::SuspendCard(card.id.clone()).into();
    let edit = Editor::EditNoteOf(card.id.clone()).into();
    Some(here.offer(text, vec![suspend, edit]).keyed())
}

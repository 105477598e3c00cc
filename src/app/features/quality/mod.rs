//! Which cards break the rules of a good one: of a deck, of chosen notes, or of all.
//!
//! Looked for some notes a frame, so that a large library is not waited for.

pub mod command;

use std::collections::HashSet;

use rayon::prelude::*;

pub use self::command::Of;

use self::command::Command;
use crate::app::effects::{Effects, Here};
use crate::app::screen::Screen;
use crate::deck::{Content, Note, NoteId, Place};
use crate::generate::{Flaw, flaws, split};
use crate::library::OpenDeck;
use crate::workspace::{Version, Workspace};

/// How many notes are looked at in a frame.
const A_FRAME: usize = 2_000;

/// A note with what is wrong with it.
#[derive(Debug, Clone)]
pub struct Finding {
    pub place: Place,
    pub flaws: Vec<Flaw>,
    /// What it would be cut into.
    pub split: Option<Split>,
}

/// What a note can be cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    List(usize),
    Notes(usize),
}

#[derive(Debug, Default)]
pub struct Quality {
    pub of: Of,
    /// Those of the last time, until the next are all there.
    pub found: Vec<Finding>,
    /// How many notes were looked at, of how many; none when that is over.
    pub progress: Option<(usize, usize)>,
    next: Vec<Finding>,
    todo: Vec<Place>,
    done: usize,
    key: Option<(Version, Of)>,
}

impl Quality {
    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Look(of) => {
                self.of = of;
                self.found.clear();
                Effects::default().go(Screen::Quality)
            }
            Command::Split(id) => {
                let Some(change) = workspace.split(&id, &here.now) else {
                    return here.tr("quality-not-split").into();
                };
                match workspace.change(&change, &here.now) {
                    Ok(done) => Effects::from(here.tr("quality-split"))
                        .did(key, done, Some(Screen::Quality))
                        .disturbing(),
                    Err(error) => here.failed(&error).into(),
                }
            }
        }
    }

    /// Goes on looking; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, looked_at: bool, here: &Here) {
        if !looked_at {
            return;
        }
        let fresh = self.key.as_ref().is_some_and(|(version, of)| {
            *of == self.of && version.has_contents_of(workspace.version())
        });
        if !fresh {
            self.key = Some((workspace.version(), self.of.clone()));
            self.todo = places(&self.of, workspace);
            self.next = Vec::new();
            self.done = 0;
        } else if self.progress.is_none() {
            return;
        }
        let end = (self.done + A_FRAME).min(self.todo.len());
        let part = self.todo.get(self.done..end).unwrap_or_default();
        let decks = workspace.decks();
        let found = part.par_iter().with_min_len(64).filter_map(|place| look(*place, decks));
        self.next.extend(found.collect::<Vec<_>>());
        self.done = end;
        if end == self.todo.len() {
            self.found = std::mem::take(&mut self.next);
            self.progress = None;
        } else {
            self.progress = Some((end, self.todo.len()));
            here.context.request_repaint();
        }
    }
}

/// The places of the notes that are to be looked at.
fn places(of: &Of, workspace: &Workspace) -> Vec<Place> {
    let wanted: HashSet<&NoteId> = match of {
        Of::Notes(ids) => ids.iter().collect(),
        Of::All | Of::Deck(_) => HashSet::new(),
    };
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let mut places = Vec::new();
    for (deck, open) in workspace.decks().iter().enumerate() {
        if matches!(of, Of::Deck(id) if *id != open.deck.id) {
            continue;
        }
        let notes = open.deck.notes.iter().enumerate();
        let notes =
            notes.filter(|(_, note)| !matches!(of, Of::Notes(_)) || wanted.contains(&note.id));
        places.extend(notes.map(|(note, _)| (number(deck), number(note))));
    }
    places
}

/// What is wrong with a note, if anything is.
fn look(place: Place, decks: &[OpenDeck]) -> Option<Finding> {
    let deck = &decks.get(place.0 as usize)?.deck;
    let note = deck.notes.get(place.1 as usize)?;
    let flaws = flaws(note, &deck.language);
    let split = (!flaws.is_empty()).then(|| split_of(note, &deck.language)).flatten();
    (!flaws.is_empty()).then_some(Finding { place, flaws, split })
}

fn split_of(note: &Note, language: &str) -> Option<Split> {
    let contents = split(note, language)?;
    match contents.as_slice() {
        [Content::List { items, .. }] => Some(Split::List(items.len())),
        many => Some(Split::Notes(many.len())),
    }
}

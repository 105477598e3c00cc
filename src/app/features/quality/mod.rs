//! Which cards break the rules of a good one: of a deck, of chosen notes, or of all.
//!
//! Looked for some notes a frame, so that a large library is not waited for.

pub mod command;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::command::Of;

use self::command::Command;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::screen::Screen;
use crate::deck::{Content, Note, NoteId, Place};
use crate::generate::{Flaw, Rule, flaws, split};
use crate::library::{OpenDeck, Settings};
use crate::workspace::{Version, Workspace};

/// How many notes are looked at in a frame.
const A_FRAME: usize = 2_000;

/// A note with what is wrong with it.
#[derive(Debug, Clone)]
pub struct Finding {
    pub place: Place,
    /// None of a note that is good as it is.
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
    /// Notes that break a rule and are good as they are, the student says.
    pub fine: Vec<NoteId>,
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
                self.fine.clear();
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
            Command::Fine(id) => {
                let here_is = |finding: &&Finding| {
                    workspace.at(finding.place).is_some_and(|(_, note)| note.id == id)
                };
                let Some(finding) = self.found.iter().find(here_is) else {
                    return Effects::default();
                };
                let mut settings = workspace.settings().clone();
                let rules = finding.flaws.iter().map(|flaw| (id.clone(), flaw.rule()));
                settings.fine.extend(rules);
                choose(workspace, settings, key, here.tr("quality-fine-text"), here)
            }
            Command::ShowFine => {
                let mut settings = workspace.settings().clone();
                let shown: HashSet<&NoteId> = self.fine.iter().collect();
                settings.fine.retain(|(id, _)| !shown.contains(id));
                choose(workspace, settings, key, here.tr("quality-fine-shown"), here)
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
        let fine = fine(workspace.settings());
        let found = part.par_iter().with_min_len(64).filter_map(|place| look(*place, decks, &fine));
        self.next.extend(found.collect::<Vec<_>>());
        self.done = end;
        if end == self.todo.len() {
            let is_fine = |finding: &Finding| finding.flaws.is_empty();
            let (fine, found) = std::mem::take(&mut self.next).into_iter().partition(is_fine);
            self.found = found;
            let id = |finding: Finding| Some(workspace.at(finding.place)?.1.id.clone());
            self.fine = Vec::into_iter(fine).filter_map(id).collect();
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

/// Makes these the settings, which is undone as `key` and seen on this screen.
fn choose(
    workspace: &mut Workspace,
    settings: Settings,
    key: &'static str,
    said: Notice,
    here: &Here,
) -> Effects {
    match set(workspace, settings, key, Some(Screen::Quality), here) {
        Ok(effects) => effects.say(said),
        Err(failed) => failed.into(),
    }
}

/// Which rules each note may break.
fn fine(settings: &Settings) -> HashMap<&NoteId, Vec<Rule>> {
    let mut fine: HashMap<&NoteId, Vec<Rule>> = HashMap::new();
    for (id, rule) in &settings.fine {
        fine.entry(id).or_default().push(*rule);
    }
    fine
}

/// What is wrong with a note, if anything is.
fn look(
    place: Place,
    decks: &[Arc<OpenDeck>],
    fine: &HashMap<&NoteId, Vec<Rule>>,
) -> Option<Finding> {
    let deck = &decks.get(place.0 as usize)?.deck;
    let note = deck.notes.get(place.1 as usize)?;
    let mut flaws = flaws(note, &deck.language);
    if flaws.is_empty() {
        return None;
    }
    // What is said of a note's flaws says nothing of one that a later edit brings.
    if let Some(rules) = fine.get(&note.id) {
        flaws.retain(|flaw| !rules.contains(&flaw.rule()));
    }
    let split = (!flaws.is_empty()).then(|| split_of(note, &deck.language)).flatten();
    Some(Finding { place, flaws, split })
}

fn split_of(note: &Note, language: &str) -> Option<Split> {
    let contents = split(note, language)?;
    match contents.as_slice() {
        [Content::List { items, .. }] => Some(Split::List(items.len())),
        many => Some(Split::Notes(many.len())),
    }
}

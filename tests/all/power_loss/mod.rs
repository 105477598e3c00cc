//! The power fails at each step of sessions of every kind: whatever was not flushed may be gone, and
//! names may have changed before or after what they name.
//!
//! At each step the worlds that a power cut may leave are made of a shadow of the disk, and looked
//! at: everything that was acknowledged is there, what is being done is there or is not, nothing is
//! torn, and what was written over is in `backups/`. The shadow can be told to overlook a kind of
//! flush, and then something is lost: none is there in vain.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod sessions;
mod shadow;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use carabin::deck::{Content, Deck};
use carabin::library::Library;
use carabin::library::disk::{self, Step};
use tempfile::TempDir;

use crate::support;
use sessions::SESSIONS;
use shadow::{Flush, Shadow, World};

/// What a library holds: the times of its events, of each deck its path and the back of its note, a
/// setting.
#[derive(Debug, Clone, Default, PartialEq)]
struct State {
    events: BTreeSet<i64>,
    decks: BTreeMap<String, (PathBuf, String)>,
    new_per_day: u32,
}

impl State {
    fn of(library: &Library) -> Self {
        let decks = library.decks().iter();
        Self {
            events: library.history().events().iter().map(|event| event.time).collect(),
            decks: decks
                .map(|open| (open.deck.id.to_string(), (open.path.clone(), back(&open.deck))))
                .collect(),
            new_per_day: library.settings().scheduling.new_per_day,
        }
    }

    /// What its files say that a student has written.
    fn texts(&self) -> impl Iterator<Item = String> {
        let decks = self.decks.values().map(|(_, back)| format!("back: \"{back}\""));
        decks.chain([format!("new_per_day: {}", self.new_per_day)])
    }
}

/// What the student was told is done, and what is being done.
#[derive(Debug, Clone, Default)]
struct Promised {
    was: State,
    will: State,
    /// What is being done is done as one.
    at_once: bool,
    /// All that was ever there.
    written: BTreeSet<String>,
    /// How often this has changed.
    number: usize,
}

/// What only a copy holds once it is put right: a comment in a copy of a deck, a column that a
/// spreadsheet has added, a line that is torn.
const ODD: [&str; 3] = ["// une copie", "remarque,card_id", "cours-a.1,2,3"];

fn deck_of(id: &str, back: &str) -> Deck {
    support::deck_of(id, &[(&format!("{id}-a"), back)])
}

fn back(deck: &Deck) -> String {
    match &deck.notes[0].content {
        Content::Basic { back, .. } => back.clone(),
        _ => panic!(),
    }
}

/// A session that is played.
struct Session {
    library: Library,
    promised: Rc<RefCell<Promised>>,
}

impl Session {
    /// Does something that comes to what `will` makes of what was: part by part.
    fn does(&mut self, will: impl FnOnce(&mut State), work: impl FnOnce(&mut Library)) {
        self.act(false, will, work);
    }

    /// The same as one: all of it or nothing.
    fn does_at_once(&mut self, will: impl FnOnce(&mut State), work: impl FnOnce(&mut Library)) {
        self.act(true, will, work);
    }

    fn act(
        &mut self,
        at_once: bool,
        will: impl FnOnce(&mut State),
        work: impl FnOnce(&mut Library),
    ) {
        {
            let mut promised = self.promised.borrow_mut();
            promised.number += 1;
            promised.will = promised.was.clone();
            will(&mut promised.will);
            promised.at_once = at_once;
        }
        work(&mut self.library);
        let mut promised = self.promised.borrow_mut();
        assert_eq!(State::of(&self.library), promised.will, "the session does what it says");
        promised.number += 1;
        promised.was = promised.will.clone();
        let texts: Vec<String> = promised.was.texts().collect();
        promised.written.extend(texts);
    }

    /// The program ends, and starts again.
    fn starts_again(&mut self) {
        let root = self.library.root().to_owned();
        // Its lock is let go of first.
        self.library = Library::look(&root).unwrap();
        self.library = Library::open(&root, &"one".parse().unwrap()).unwrap();
    }
}

fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// What is missing of a world.
fn missing(world: &World, promised: &Promised) -> Vec<String> {
    let folder = folder();
    fs::create_dir(folder.path().join("history")).unwrap();
    let mut kept = String::new();
    for (name, bytes) in world {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        kept.push_str(&String::from_utf8_lossy(bytes));
    }
    let there = Library::look(folder.path()).unwrap();
    let mut missing = Vec::new();
    for problem in there.problems() {
        // The line that was being written; a copy that is still to be merged.
        let path = problem.path.strip_prefix(folder.path()).unwrap();
        let copy = path.to_string_lossy().contains("sync-conflict");
        if problem.message.key != "fault-history-torn" && !copy {
            missing.push(format!("{}: {:?}", path.display(), problem.message));
        }
    }
    let state = State::of(&there);
    missing.extend(differences(&state, promised));
    // Whoever opens it next finds the same.
    let opened = Library::open(folder.path(), &"one".parse().unwrap()).unwrap();
    if State::of(&opened) != state {
        missing.push(format!("{state:?}, and once opened {:?}", State::of(&opened)));
    }
    missing.extend(promised.written.iter().filter(|text| !kept.contains(*text)).cloned());
    missing
}

/// In what a state is neither as it was nor as it is to be.
fn differences(state: &State, promised: &Promised) -> Vec<String> {
    let Promised { was, will, at_once, .. } = promised;
    if state == was || state == will {
        return Vec::new();
    }
    if *at_once {
        return vec![format!("a mixture: {state:?} of {was:?} and {will:?}")];
    }
    let mut missing = Vec::new();
    for id in state.decks.keys().chain(was.decks.keys()).chain(will.decks.keys()) {
        let (now, old, new) = (state.decks.get(id), was.decks.get(id), will.decks.get(id));
        if now != old && now != new {
            missing.push(format!("deck {id}: {now:?}, not {old:?} nor {new:?}"));
        }
    }
    missing.extend(was.events.difference(&state.events).map(|time| format!("event {time}")));
    missing.extend(state.events.difference(&will.events).map(|time| format!("no event {time}")));
    if ![was.new_per_day, will.new_per_day].contains(&state.new_per_day) {
        missing.push(format!("settings: {}", state.new_per_day));
    }
    missing
}

/// Plays a session; what is missing after a power cut at any step of it, and which flushes it had.
fn play(
    (name, prepare, act): sessions::Kind,
    overlooked: Option<&Flush>,
) -> (BTreeSet<String>, BTreeSet<Flush>) {
    let folder = folder();
    let root = folder.path().join("Carabin");
    for part in ["decks", "media", "history"] {
        fs::create_dir_all(root.join(part)).unwrap();
    }
    fs::write(root.join("settings.ron"), "(format: 1, scheduling: (new_per_day: 11))").unwrap();
    let mut library = Library::open(&root, &"one".parse().unwrap()).unwrap();
    for (id, back) in [("cours", "cours 0"), ("autre", "autre 0")] {
        library.save_deck(&deck_of(id, back)).unwrap();
    }
    library.append(crate::support::grade("cours-a.1", 1)).unwrap();
    prepare(&mut library);
    drop(library);
    let was = State::of(&Library::look(&root).unwrap());
    let shadow = Shadow::of(&root, overlooked.cloned());
    let odd = ODD.into_iter().filter(|odd| shadow.says(odd)).map(str::to_owned);
    let written = was.texts().chain(odd).collect();
    let promised = Promised { will: was.clone(), was, written, ..Promised::default() };
    let promised = Rc::new(RefCell::new(promised));
    let lost = Rc::new(RefCell::new(BTreeSet::new()));
    let (shadow, seen) = (Rc::new(RefCell::new(shadow)), RefCell::new(HashSet::new()));
    let (told, found, below) = (Rc::clone(&promised), Rc::clone(&lost), Rc::clone(&shadow));
    let overlooks = overlooked.is_some();
    let look = move |step: Step, path: &Path| {
        // One loss is enough where one is looked for.
        if overlooks && !found.borrow().is_empty() {
            return;
        }
        below.borrow_mut().before(step, path);
        for world in below.borrow().worlds() {
            // Most steps leave what the one before may have left.
            if !seen.borrow_mut().insert((told.borrow().number, world.clone())) {
                continue;
            }
            let missing = missing(&world, &told.borrow());
            let at = |what| format!("{name}, before {step:?} of {}: {what}", path.display());
            found.borrow_mut().extend(missing.into_iter().map(at));
        }
    };
    let look = Rc::new(look);
    let plan = Rc::clone(&look);
    disk::fail(
        move |step, path| {
            plan(step, path);
            None
        },
        || {
            let library = Library::open(&root, &"one".parse().unwrap()).unwrap();
            act(&mut Session { library, promised });
        },
    );
    // What is left when all is done.
    look(Step::Remove, &root);
    let flushes = shadow.borrow().flushes.clone();
    (lost.take(), flushes)
}

#[test]
fn nothing_that_was_acknowledged_is_lost_to_a_power_cut() {
    let lost: Vec<String> =
        SESSIONS.into_iter().flat_map(|session| play(session, None).0).collect();
    assert!(lost.is_empty(), "{} losses: {:#?}", lost.len(), lost.get(..lost.len().min(20)));
}

#[test]
fn no_flush_is_there_in_vain() {
    let mut sessions: BTreeMap<Flush, Vec<sessions::Kind>> = BTreeMap::new();
    for session in SESSIONS {
        for flush in play(session, None).1 {
            sessions.entry(flush).or_default().push(session);
        }
    }
    let mut vain = Vec::new();
    for (flush, sessions) in &sessions {
        if sessions.iter().all(|session| play(*session, Some(flush)).0.is_empty()) {
            vain.push(flush);
        }
    }
    assert!(vain.is_empty(), "{vain:?} of {:?}", sessions.keys());
}

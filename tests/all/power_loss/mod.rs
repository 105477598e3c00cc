//! The power fails at each step of a session: whatever was not flushed may be gone, and names may
//! have changed before or after what they name.
//!
//! A shadow of the disk keeps what the flushes so far have made durable: of each file its bytes,
//! of each folder its names. At each step the worlds that a power cut may leave are made of it, and
//! looked at: every grade and every save that was acknowledged is there, and no deck is torn. The
//! shadow can be told to overlook a kind of flush, and then something is lost: none is there in
//! vain.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use carabin::deck::{Changes, Content, Deck, Note};
use carabin::library::disk::{self, Step};
use carabin::library::{Library, Settings};

use crate::support::grade;

/// Tells a file from those that had its number on the disk before.
type Id = usize;
type Names = BTreeMap<PathBuf, Id>;

#[derive(Debug, Default)]
struct Shadow {
    root: PathBuf,
    /// The files that are there, by the disk's numbers.
    ids: HashMap<u64, Id>,
    next: Id,
    /// What each file holds now, and what of it is durable: none of one that was never flushed.
    now: HashMap<Id, Vec<u8>>,
    durable: HashMap<Id, Vec<u8>>,
    /// Names from the root: as they are now, and as they are durable.
    names: Names,
    durable_names: Names,
    folders: BTreeSet<PathBuf>,
    durable_folders: BTreeSet<PathBuf>,
    /// What was about to be done when this looked last.
    last: Option<(Step, PathBuf)>,
    overlooked: Option<(Step, &'static str)>,
}

impl Shadow {
    /// All that is there is durable.
    fn of(root: &Path, overlooked: Option<(Step, &'static str)>) -> Self {
        let mut shadow = Self { root: root.to_owned(), overlooked, ..Self::default() };
        shadow.look();
        shadow.durable = shadow.now.clone();
        shadow.durable_names = shadow.names.clone();
        shadow.durable_folders = shadow.folders.clone();
        shadow
    }

    /// Takes in what is there now.
    fn look(&mut self) {
        let known = std::mem::take(&mut self.ids);
        self.names.clear();
        self.folders.clear();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(&self.root).unwrap().to_owned();
                if path.is_dir() {
                    self.folders.insert(name);
                    folders.push(path);
                    continue;
                }
                let number = fs::metadata(&path).unwrap().ino();
                let id = known.get(&number).copied().unwrap_or_else(|| {
                    self.next += 1;
                    self.next
                });
                self.ids.insert(number, id);
                self.now.insert(id, fs::read(&path).unwrap());
                self.names.insert(name, id);
            }
        }
    }

    /// Takes in that `step` comes next, and that the one before it was done.
    fn before(&mut self, step: Step, path: &Path) {
        let done = self.last.replace((step, path.strip_prefix(&self.root).unwrap().to_owned()));
        self.look();
        let Some((step, path)) = done else { return };
        let overlooked = |&(kind, name): &(Step, &str)| {
            let root = name.is_empty() && path == Path::new("");
            let named = path.file_name().is_some_and(|n| n == name);
            kind == step && (root || named || path.extension().is_some_and(|e| e == name))
        };
        if self.overlooked.as_ref().is_some_and(overlooked) {
            return;
        }
        match step {
            Step::Flush => {
                // What is to take a file's place is written beside it.
                let is_new = |name: &Path| {
                    let temporary = name.extension().is_some_and(|end| end == "tmp");
                    temporary && name.parent() == path.parent()
                };
                let new = self.names.iter().find(|(name, _)| is_new(name));
                if let Some((_, id)) = new.or_else(|| self.names.get_key_value(&path)) {
                    self.durable.insert(*id, self.now[id].clone());
                }
            }
            Step::FlushFolder => {
                let here = |name: &Path| name.parent() == Some(&path);
                self.durable_names.retain(|name, _| !here(name));
                let now = self.names.iter().filter(|(name, _)| here(name));
                self.durable_names.extend(now.map(|(name, id)| (name.clone(), *id)));
                self.durable_folders.retain(|name| !here(name));
                self.durable_folders.extend(self.folders.iter().filter(|n| here(n)).cloned());
            }
            _ => {}
        }
    }

    /// What a power cut may leave: names and bytes as they are now or as they are durable, in one
    /// folder or in all, and half of what was appended.
    fn worlds(&self) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
        let nothing = Vec::new();
        let durable = |id: &Id| self.durable.get(id).unwrap_or(&nothing).clone();
        let now = |id: &Id| self.now[id].clone();
        let half = |id: &Id| {
            let (durable, now) = (durable(id), &self.now[id]);
            let grown = now.len().saturating_sub(durable.len());
            if now.starts_with(&durable) {
                now[..durable.len() + grown / 2].to_vec()
            } else {
                durable
            }
        };
        let world = |names: &Names, folders: &BTreeSet<PathBuf>, bytes: &dyn Fn(&Id) -> Vec<u8>| {
            let reached = |name: &Path| {
                let mut above = name.ancestors().skip(1).filter(|a| *a != Path::new(""));
                above.all(|folder| folders.contains(folder))
            };
            let there = names.iter().filter(|(name, _)| reached(name));
            there.map(|(name, id)| (name.clone(), bytes(id))).collect()
        };
        let (old, new) = (&self.durable_names, &self.names);
        let mut worlds = vec![
            world(old, &self.durable_folders, &durable),
            world(old, &self.durable_folders, &now),
            world(old, &self.durable_folders, &half),
            world(new, &self.folders, &durable),
            world(new, &self.folders, &half),
        ];
        for folder in self.folders.iter().map(PathBuf::as_path).chain([Path::new("")]) {
            let here = |name: &Path| name.parent() == Some(folder);
            let mut mixed: Names = old.clone();
            mixed.retain(|name, _| !here(name));
            let now = new.iter().filter(|(name, _)| here(name));
            mixed.extend(now.map(|(name, id)| (name.clone(), *id)));
            worlds.push(world(&mixed, &self.folders, &durable));
        }
        worlds
    }
}

/// What the student was told is done, and what is being done.
#[derive(Debug, Clone, Default)]
struct Promised {
    grades: BTreeSet<i64>,
    /// By id: the backs of its notes; the second is the one that is being saved.
    decks: BTreeMap<String, (Option<String>, Option<String>)>,
    new_per_day: (u32, u32),
}

fn deck_of(id: &str, back: &str) -> Deck {
    let note = Note {
        id: format!("{id}-a").parse().unwrap(),
        content: Content::Basic { front: "Q ?".into(), back: back.into() },
        context: String::new(),
        tags: Vec::new(),
        source: None,
    };
    Deck {
        id: id.parse().unwrap(),
        title: id.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: vec![note],
        changes: Changes::default(),
    }
}

fn back(deck: &Deck) -> String {
    match &deck.notes[0].content {
        Content::Basic { back, .. } => back.clone(),
        _ => panic!(),
    }
}

/// What is missing of a world.
fn missing(world: &BTreeMap<PathBuf, Vec<u8>>, promised: &Promised) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("history")).unwrap();
    for (name, bytes) in world {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let there = Library::look(folder.path()).unwrap();
    let mut missing = Vec::new();
    for problem in there.problems() {
        // The line that was being written.
        if problem.message.key != "fault-history-torn" {
            missing.push(format!("{problem:?}"));
        }
    }
    let times: BTreeSet<i64> = there.history().events().iter().map(|event| event.time).collect();
    missing.extend(promised.grades.difference(&times).map(|time| format!("grade {time}")));
    for (id, (done, doing)) in &promised.decks {
        let found = there.deck(&id.parse().unwrap()).map(|open| back(&open.deck));
        if found != *done && found != *doing {
            missing.push(format!("deck {id}: {found:?}, not {done:?}"));
        }
    }
    let found = there.settings().scheduling.new_per_day;
    if found != promised.new_per_day.0 && found != promised.new_per_day.1 {
        missing.push(format!("settings: {found}"));
    }
    missing
}

/// Plays a session; what is missing after a power cut at any step of it.
fn play(overlooked: Option<(Step, &'static str)>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Carabin");
    for part in ["decks", "media", "history"] {
        fs::create_dir_all(root.join(part)).unwrap();
    }
    let usual = Settings::default().scheduling.new_per_day;
    fs::write(root.join("settings.ron"), "(format: 1)").unwrap();
    let promised = Promised { new_per_day: (usual, usual), ..Promised::default() };
    let promised = Rc::new(RefCell::new(promised));
    let lost = Rc::new(RefCell::new(Vec::new()));
    let mut shadow = Shadow::of(&root, overlooked);
    let (told, found) = (Rc::clone(&promised), Rc::clone(&lost));
    let plan = move |step: Step, path: &Path| {
        shadow.before(step, path);
        for world in shadow.worlds() {
            let missing = missing(&world, &told.borrow());
            let at = |what| format!("before {step:?} of {}: {what}", path.display());
            found.borrow_mut().extend(missing.into_iter().map(at));
        }
        None
    };
    disk::fail(plan, || {
        let mut library = Library::open(&root, &"one".parse().unwrap()).unwrap();
        for round in 0..2 {
            for time in [10 * round, 10 * round + 1] {
                library.append(grade("a.1", time)).unwrap();
                promised.borrow_mut().grades.insert(time);
            }
            for id in ["cours".to_owned(), format!("new{round}")] {
                let text = format!("round {round}");
                let set = |done: bool| {
                    let mut promised = promised.borrow_mut();
                    let (old, new) = promised.decks.entry(id.clone()).or_default();
                    *new = Some(text.clone());
                    if done {
                        old.clone_from(new);
                    }
                };
                set(false);
                library.save_deck(&deck_of(&id, &text)).unwrap();
                set(true);
            }
            let mut settings = library.settings().clone();
            let new_per_day = u32::try_from(round).unwrap() + 30;
            settings.scheduling.new_per_day = new_per_day;
            promised.borrow_mut().new_per_day.1 = new_per_day;
            library.save_settings(settings).unwrap();
            promised.borrow_mut().new_per_day.0 = new_per_day;
        }
        library.append(grade("a.1", 99)).unwrap();
    });
    lost.take()
}

#[test]
fn nothing_that_was_acknowledged_is_lost_to_a_power_cut() {
    let lost = play(None);
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn no_flush_is_there_in_vain() {
    let flushes = [
        (Step::Flush, "csv"),
        (Step::Flush, "cours.ron"),
        (Step::Flush, "settings.ron"),
        (Step::FlushFolder, "history"),
        (Step::FlushFolder, "decks"),
        (Step::FlushFolder, ""),
    ];
    for overlooked in flushes {
        assert!(!play(Some(overlooked)).is_empty(), "{overlooked:?}");
    }
}

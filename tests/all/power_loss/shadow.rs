//! A shadow of the disk that keeps what the flushes so far have made durable: of each file its bytes,
//! of each folder its names.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use carabin::library::disk::Step;

/// Tells a file from those that had its number on the disk before.
type Id = usize;
type Names = BTreeMap<PathBuf, Id>;
/// What a power cut leaves: the files from the root.
pub type World = BTreeMap<PathBuf, Vec<u8>>;

#[derive(Debug, Default)]
pub struct Shadow {
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
    /// From where and into which folder files have gone, by one renaming each, since either was
    /// flushed.
    moved: BTreeSet<(PathBuf, PathBuf)>,
    /// What was about to be done when this looked last.
    last: Option<(Step, PathBuf)>,
    overlooked: Option<Flush>,
    /// The flushes that there were.
    pub flushes: BTreeSet<Flush>,
}

/// A kind of flush: the step and the path, without what is new each time.
pub type Flush = (Step, String);

/// What a flush of `path` is a kind of.
fn kind(step: Step, path: &Path) -> Flush {
    let mut parts = path.iter().map(|part| part.to_string_lossy().into_owned());
    let mut named: Vec<String> = parts.by_ref().take(1).collect();
    if named.first().is_some_and(|first| first == "backups") {
        named.extend(parts.by_ref().take(1).map(|_| "*".to_owned()));
    }
    named.extend(parts);
    (step, named.join("/"))
}

impl Shadow {
    /// All that is there is durable.
    pub fn of(root: &Path, overlooked: Option<Flush>) -> Self {
        let mut shadow = Self { root: root.to_owned(), overlooked, ..Self::default() };
        shadow.look();
        shadow.durable = shadow.now.clone();
        shadow.durable_names = shadow.names.clone();
        shadow.durable_folders = shadow.folders.clone();
        shadow
    }

    /// Whether a file holds this.
    pub fn says(&self, text: &str) -> bool {
        self.now.values().any(|bytes| String::from_utf8_lossy(bytes).contains(text))
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
                // One that has two names may be new under both.
                let id = known.get(&number).or_else(|| self.ids.get(&number)).copied();
                let id = id.unwrap_or_else(|| {
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
    pub fn before(&mut self, step: Step, path: &Path) {
        let done = self.last.replace((step, path.strip_prefix(&self.root).unwrap().to_owned()));
        let names = self.names.clone();
        self.look();
        let gone = names.iter().filter(|(old, id)| self.names.get(*old) != Some(id));
        let moved = gone.filter_map(|(old, id)| {
            let mut come =
                self.names.iter().filter(|(new, now)| !names.contains_key(*new) && *now == id);
            Some((old.parent()?.to_owned(), come.next()?.0.parent()?.to_owned()))
        });
        self.moved.extend(moved);
        let Some((step, path)) = done else { return };
        if !matches!(step, Step::Flush | Step::FlushFolder) {
            return;
        }
        let kind = kind(step, &path);
        self.flushes.insert(kind.clone());
        if self.overlooked == Some(kind) {
            return;
        }
        if step == Step::Flush {
            // What is to take a file's place is written beside it, under a name of chance; what a
            // change of several files is to put in place has its device's name.
            let temporary = |name: &Path| name.extension().is_some_and(|end| end == "tmp");
            let is_new = |name: &Path| {
                let staged = name.to_string_lossy().contains(".carabin-one-");
                temporary(name) && !staged && name.parent() == path.parent()
            };
            let new = self.names.iter().find(|(name, _)| is_new(name));
            let new = new.filter(|_| !temporary(&path));
            if let Some((_, id)) = new.or_else(|| self.names.get_key_value(&path)) {
                self.durable.insert(*id, self.now[id].clone());
            }
            return;
        }
        let together = self.together(&path);
        self.moved.retain(|(from, _)| !together.contains(from));
        let here = |name: &Path| name.parent().is_some_and(|at| together.contains(at));
        self.durable_names.retain(|name, _| !here(name));
        let now = self.names.iter().filter(|(name, _)| here(name));
        self.durable_names.extend(now.map(|(name, id)| (name.clone(), *id)));
        self.durable_folders.retain(|name| !here(name));
        self.durable_folders.extend(self.folders.iter().filter(|n| here(n)).cloned());
    }

    /// A folder, and those into which and out of which its files have gone: a file that gets another
    /// name is never without one, whatever folders they are in.
    fn together(&self, folder: &Path) -> BTreeSet<PathBuf> {
        let mut together = BTreeSet::from([folder.to_owned()]);
        loop {
            let before = together.len();
            for (from, into) in &self.moved {
                if together.contains(from) || together.contains(into) {
                    together.extend([from.clone(), into.clone()]);
                }
            }
            if together.len() == before {
                return together;
            }
        }
    }

    /// What a power cut may leave: names and bytes as they are now or as they are durable, in one
    /// folder or in all, and half of what was appended.
    pub fn worlds(&self) -> Vec<World> {
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
            let together = self.together(folder);
            let here = |name: &Path| name.parent().is_some_and(|at| together.contains(at));
            let mut mixed: Names = old.clone();
            mixed.retain(|name, _| !here(name));
            let now = new.iter().filter(|(name, _)| here(name));
            mixed.extend(now.map(|(name, id)| (name.clone(), *id)));
            worlds.push(world(&mixed, &self.folders, &durable));
        }
        worlds
    }
}

//! A device with a library, and a synchroniser that carries its files to a store and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use carabin::deck::Deck;
use carabin::history::{Draft, Event};
use carabin::library::{self, Library, Saved};
use carabin::schedule::Now;
use carabin::study::{Collection, Scope, Session};

use crate::mutator::Dice;

/// A file as it was seen: its bytes and its time.
pub type Version = (Vec<u8>, SystemTime);

/// What lies in the synchroniser's store: each path with its version's number; none is deleted.
#[derive(Default)]
pub struct Store {
    pub files: BTreeMap<PathBuf, (u64, Option<Version>)>,
    pub copies: u32,
}

/// The names of the notes that were changed, and each deck before and after.
pub type Changed = (Vec<String>, Vec<(Deck, Deck)>);

/// Each of the numbers that any device chooses.
pub fn chosen_number(settings: &mut library::Settings, which: usize) -> &mut u32 {
    let limits = &mut settings.scheduling;
    match which {
        0 => &mut limits.new_per_day,
        1 => &mut limits.reviews_per_day,
        _ => &mut limits.leech_lapses,
    }
}

pub struct Device {
    pub root: PathBuf,
    pub library: Option<Library>,
    pub collection: Collection,
    pub session: Session,
    /// Its clock, in ms: one is late, one ahead.
    pub time: i64,
    /// What it had of each file when it last met the store.
    pub known: BTreeMap<PathBuf, (u64, Option<Vec<u8>>)>,
    /// The last change here.
    pub change: Option<Changed>,
    /// The last choice here: of which number, what was there before, and what was chosen.
    pub choice: Option<(usize, library::Settings, library::Settings)>,
    /// The file of the settings as it was here at some time.
    pub old_settings: Option<Version>,
    /// The deck that was taken out of the library here, from where it was.
    pub removed: Option<(PathBuf, Deck)>,
}

impl Device {
    pub fn name(&self) -> String {
        self.root.file_name().unwrap().to_string_lossy().into_owned()
    }

    pub fn open(&mut self) {
        self.library = None;
        let name = self.name().parse().unwrap();
        self.library = Some(Library::open(&self.root, &name).unwrap());
        self.collect();
    }

    pub fn library(&mut self) -> &mut Library {
        self.library.as_mut().unwrap()
    }

    pub fn now(&self) -> Now {
        Now::at(self.time, &jiff::tz::TimeZone::UTC, 4)
    }

    pub fn fresh(&self) -> Collection {
        let library = self.library.as_ref().unwrap();
        let decks: Vec<&Deck> = library.decks().iter().map(|open| &open.deck).collect();
        Collection::new(&decks, library.history(), &library.settings().scheduling)
    }

    pub fn collect(&mut self) {
        self.collection = self.fresh();
        let now = self.now();
        self.session = Session::start(&self.collection, Scope::All, &now);
    }

    /// Notices what the synchroniser has brought.
    pub fn refresh(&mut self) {
        // Until then the state is that of replaying everything from nothing.
        assert_eq!(self.collection.cards(), self.fresh().cards());
        if self.library().refresh().unwrap() {
            self.collect();
        }
    }

    /// The deck of this name.
    /// Saves decks, with events, as one: at times made ready beside the window first, as a change of
    /// many cards is, and then taken in. Where the synchroniser has brought something since, that
    /// changes nothing, and it is saved as it would have been.
    pub fn save_together(
        &mut self,
        dice: &mut Dice,
        decks: &[&Deck],
        drafts: Vec<Draft>,
    ) -> Vec<Event> {
        let saved: Vec<Saved> = decks.iter().map(|deck| Saved::from(*deck)).collect();
        if dice.roll(2) == 0 {
            let snapshot = self.library().snapshot();
            let ready = snapshot.make_ready(&saved, None, &|_| true).unwrap().unwrap();
            if dice.roll(3) == 0 {
                // Meanwhile another program saves the deck, with a line feed more.
                let path = self.library().deck(&decks[0].id).unwrap().path.clone();
                let path = self.root.join(path);
                let text = fs::read_to_string(&path).unwrap();
                fs::write(path, text + "\n").unwrap();
            }
            let before = self.on_disk();
            let taken = self.library().take_in(ready, drafts.clone()).unwrap();
            if let Some(events) = taken {
                return events;
            }
            assert!(self.on_disk() == before, "not taken in, and yet something is another");
        }
        self.library().save_together(&saved, &[], drafts, None).unwrap()
    }

    pub fn deck(&mut self, id: &str) -> Deck {
        self.library().deck(&id.parse().unwrap()).unwrap().deck.clone()
    }

    /// What each deck's file holds; those of decks that are there twice too.
    pub fn decks(&self) -> Vec<Deck> {
        let files = self.on_disk().into_keys().filter(|path| path.starts_with("decks"));
        files.map(|path| library::read_deck(&self.root.join(path)).unwrap()).collect()
    }

    pub fn on_disk(&self) -> BTreeMap<PathBuf, Version> {
        let mut found = BTreeMap::new();
        let copies = library::backups(&self.root).into_iter();
        let copies = copies.map(|backup| self.root.join("backups").join(backup.moment));
        let mut folders: Vec<PathBuf> = copies.collect();
        folders.extend(["", "decks", "history"].map(|folder| self.root.join(folder)));
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
                if !hidden && path.is_file() {
                    let time = fs::metadata(&path).unwrap().modified().unwrap();
                    let relative = path.strip_prefix(&self.root).unwrap().to_owned();
                    found.insert(relative, (fs::read(&path).unwrap(), time));
                } else if path.is_dir() && folder.starts_with(self.root.join("decks")) {
                    folders.push(path);
                }
            }
        }
        found
    }

    /// As synchronisers do: beside, then over, with the time it had; through a link to its end.
    pub fn put(&self, path: &Path, version: &Version) {
        let beside = self.root.join("media/incoming.tmp");
        fs::write(&beside, &version.0).unwrap();
        let file = fs::File::options().write(true).open(&beside).unwrap();
        file.set_modified(version.1).unwrap();
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let end = if path.is_symlink() { fs::canonicalize(&path).unwrap() } else { path };
        fs::rename(&beside, end).unwrap();
    }

    /// Exchanges some files, or all, with the store. A file that both sides have changed stays
    /// in the store as it is there, and what is here becomes a conflict copy.
    pub fn sync(&mut self, store: &mut Store, mut wanted: impl FnMut() -> bool) {
        let here = self.on_disk();
        let paths: BTreeSet<PathBuf> = here.keys().chain(store.files.keys()).cloned().collect();
        for path in paths {
            if !wanted() {
                continue;
            }
            let mine = here.get(&path);
            let (number, there) = store.files.get(&path).cloned().unwrap_or((0, None));
            let (known, base) = self.known.get(&path).cloned().unwrap_or((0, None));
            let changed_here = mine.map(|version| &version.0) != base.as_ref();
            let is_newer = number != known;
            let bytes = |version: &Option<Version>| version.as_ref().map(|v| v.0.clone());
            match (changed_here, is_newer) {
                (false, false) => {}
                (true, false) => {
                    store.files.insert(path.clone(), (number + 1, mine.cloned()));
                    self.known.insert(path, (number + 1, mine.map(|v| v.0.clone())));
                }
                (true, true) if mine.map(|v| &v.0) == there.as_ref().map(|v| &v.0) => {
                    self.known.insert(path, (number, bytes(&there)));
                }
                (true, true) if there.is_none() => {
                    store.files.insert(path.clone(), (number + 1, mine.cloned()));
                    self.known.insert(path, (number + 1, mine.map(|v| v.0.clone())));
                }
                _ => {
                    if let (true, Some(mine)) = (changed_here, mine) {
                        store.copies += 1;
                        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
                        let extension = path.extension().unwrap().to_string_lossy().into_owned();
                        let copy = path.with_file_name(format!(
                            "{stem} (conflicted copy 2026-01-01 {}).{extension}",
                            store.copies
                        ));
                        self.put(&copy, mine);
                    }
                    match &there {
                        Some(version) => self.put(&path, version),
                        None => drop(fs::remove_file(self.root.join(&path))),
                    }
                    self.known.insert(path, (number, bytes(&there)));
                }
            }
        }
    }
}

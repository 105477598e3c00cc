//! The library while other programs and other devices change it.
//!
//! What changed on disk is noticed by the files' sizes and times, read again, and joined with what
//! this window has; a window that could only read takes over when the other one is gone; a device
//! whose history somebody else writes takes a new name. A change that it has not read is never
//! overwritten.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup;
use super::check;
use super::conflict_copies::{self, Merged};
use super::dated_settings::Dated;
use super::decks;
use super::error::LibraryError;
use super::held::Held;
use super::merge_settings::Side;
use super::seen::seen;
use super::settings::SETTINGS;
use super::{
    Library, Writing, append_events, atomic_files, is_library, lock, machine, now, safe_paths,
    unfinished, write_turn,
};
use crate::deck::{self, Deck, Note};
use crate::history::{DeviceId, HEADER, encode};
use crate::message::Message;

impl Library {
    /// Opens a library whose lock is held: merges what synchronisers left, then reads it.
    pub(super) fn open_to_write(
        root: &Path,
        device: DeviceId,
        held: Held,
    ) -> Result<Self, LibraryError> {
        // While another device writes, what synchronisers left waits for the next time.
        let turn = write_turn::take(root).ok();
        let finished = match &turn {
            Some(_) => unfinished::finish(root, &device),
            None => unfinished::is_finished(root, &device),
        };
        if let Err(error) = finished {
            // What is to be can be looked at; nothing is written before it is there.
            let (mut library, _) = Self::load(root, &device);
            library.problems.push(decks::problem(root.join("decks"), &error));
            return Ok(library);
        }
        let Merged { said, shared_device } = match &turn {
            Some(_) => conflict_copies::merge_all(root, &device)?,
            None => Merged::default(),
        };
        let (device, held) = if shared_device { another(root)? } else { (device, held) };
        let (mut library, mut found) = Self::load(root, &device);
        let mut news = said;
        for problem in library.problems.iter().filter(|_| turn.is_some()) {
            news.extend(conflict_copies::resolve(root, &problem.path)?);
        }
        drop(turn);
        if news.iter().any(|message| message.key.starts_with("merged")) {
            (library, found) = Self::load(root, &device);
        }
        if shared_device {
            news.push(Message::new("merged-device"));
        }
        library.news = news;
        let events = match append_events::Writer::open(root, &device, &found) {
            Ok(writer) => {
                library.news.extend(found.put_right());
                Some(writer)
            }
            Err(error) => {
                let path = root.join("history");
                library.problems.push(decks::problem(path, &error));
                None
            }
        };
        library.writer = Writing::Allowed { _lock: held, events };
        Ok(library)
    }

    /// What was merged or taken over since this was last asked, one line each.
    pub fn take_news(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.news)
    }

    /// Looks whether anything has changed on disk, and takes it in: true when something has. What
    /// this window knows and a changed file does not is written into it. A window that could only
    /// read writes from now on if it can.
    ///
    /// # Errors
    /// When what was joined could not be written; the files are then as they were.
    pub fn refresh(&mut self) -> Result<bool, LibraryError> {
        if self.is_read_only() {
            return self.refresh_to_read();
        }
        // A folder that is away is not made again before there is something to write.
        if !self.root.is_dir() {
            return Err(LibraryError::read(&self.root)(std::io::ErrorKind::NotFound.into()));
        }
        if !self.is_alone() {
            self.stand_alone()?;
            return Ok(true);
        }
        let own = self.own_history();
        let there = seen(&self.root);
        if there.without(&own).eq(self.seen.without(&own)) && !self.can_be_read_now() {
            return Ok(false);
        }
        self.read_again()?;
        Ok(true)
    }

    /// Whether a file that could not be read can be read now, in the way in which it is read: what
    /// stands behind a link that is not followed never is.
    fn can_be_read_now(&self) -> bool {
        let root = &self.root;
        let readable = |path: &PathBuf| {
            let linked = path.starts_with(root.join("decks")) || *path == root.join(SETTINGS);
            let there = if linked {
                safe_paths::real(root, path)
            } else {
                safe_paths::own(root, path).map(|()| path.clone())
            };
            there.is_ok_and(|there| there.is_file() && atomic_files::read(&there).is_ok())
        };
        let unread = self.problems.iter().filter(|problem| problem.message.key == "error-read");
        unread.map(|problem| &problem.path).any(readable)
    }

    fn refresh_to_read(&mut self) -> Result<bool, LibraryError> {
        // A folder that is away may come back; a lock would make another in its place.
        if !is_library(&self.root) {
            return Ok(false);
        }
        if !matches!(self.writer, Writing::Allowed { .. })
            && let Some(held) = lock(&self.root, &self.device)?
        {
            let mut opened = Self::open_to_write(&self.root, self.device.clone(), held)?;
            if !opened.is_read_only() {
                opened.news.push(Message::new("notice-took-over"));
            }
            *self = opened;
            return Ok(true);
        }
        let changed = seen(&self.root) != self.seen || self.can_be_read_now();
        if changed {
            let (mut read, _) = Self::load(&self.root, &self.device);
            std::mem::swap(&mut read.writer, &mut self.writer);
            *self = read;
        }
        Ok(changed)
    }

    /// Reads everything again. Decks that were open here are joined with what stands there now.
    pub(super) fn read_again(&mut self) -> Result<(), LibraryError> {
        let Writing::Allowed { _lock: held, .. } =
            std::mem::replace(&mut self.writer, Writing::ReadOnly)
        else {
            return Ok(());
        };
        let read = Self::open_to_write(&self.root, self.device.clone(), held)?;
        let known = std::mem::take(&mut self.decks);
        let chosen = std::mem::take(&mut self.settings);
        let mut news = std::mem::take(&mut self.news);
        *self = read;
        news.append(&mut self.news);
        if self.catch_up_settings(&chosen)? {
            news.push(Message::new("merged-settings"));
        }
        for open in known {
            let place = self.decks.iter().position(|now| now.deck.id == open.deck.id);
            let Some(theirs) = place.and_then(|place| self.decks.get_mut(place)) else { continue };
            if theirs.digest == open.digest {
                let path = std::mem::replace(theirs, open).path.clone();
                // It may be shared: to change it would be to copy it.
                if theirs.path != path {
                    Arc::make_mut(theirs).path = path;
                }
                continue;
            }
            let path = self.root.join(&theirs.path);
            let time = atomic_files::modified(&path).unwrap_or_else(now);
            let edited = deck::edited_by_hand(&open.deck, &theirs.deck, time);
            let joined = deck::join(&open.deck, &edited);
            let complete = is_same(&joined, &edited);
            // What is there may stand in another order, and stays as it is.
            Arc::make_mut(theirs).deck = if complete { edited } else { joined.clone() };
            if !complete {
                let taken = joined.notes.iter().filter(|n| !open.deck.notes.contains(n)).count();
                news.push(
                    Message::new("merged-deck")
                        .with("title", &joined.title)
                        .with("taken", taken)
                        .with("notes", joined.notes.len()),
                );
                self.save_deck(&joined)?;
            }
        }
        self.news = news;
        Ok(())
    }

    /// Puts back what was chosen here later than what stands in the file of the settings, as where
    /// an old copy of it has come late. Whether there was any.
    fn catch_up_settings(&mut self, chosen: &Dated) -> Result<bool, LibraryError> {
        let path = self.root.join(SETTINGS);
        let unread = self.problems.iter().any(|problem| problem.path == path);
        let writes = matches!(self.writer, Writing::Allowed { .. });
        // Who took the file away wants the usual ones.
        if unread || !writes || !safe_paths::is_taken(&path) {
            return Ok(false);
        }
        let theirs = &self.settings;
        let joined = Dated::merged(&chosen.settings, chosen, theirs, Side::Theirs);
        if joined.is_same(theirs) {
            return Ok(false);
        }
        let wanted = joined.settings.clone();
        self.settings = joined;
        self.save_settings(wanted)?;
        Ok(true)
    }

    /// Mends what needs no guess ([`super::repair`]), and reads everything again.
    ///
    /// # Errors
    /// When something could not be written, or this window only reads.
    pub fn repair(&mut self) -> Result<Vec<Message>, LibraryError> {
        let Writing::Allowed { events, .. } = &mut self.writer else {
            return Err(LibraryError::ReadOnly);
        };
        // Its file may be mended too.
        *events = None;
        let done = check::mend(&self.root, &self.device);
        self.read_again()?;
        done
    }

    fn own_history(&self) -> PathBuf {
        self.root.join("history").join(format!("{}.csv", self.device))
    }

    /// This device's history, as this window knows it.
    fn own_lines(&self) -> String {
        let mut events = self.history.events();
        events.retain(|event| event.stamp.device == self.device);
        events.sort_by_key(|event| event.stamp.sequence);
        HEADER.to_owned() + &events.iter().map(encode).collect::<String>()
    }

    /// Whether this device's history is as this process has written it.
    fn is_alone(&self) -> bool {
        match &self.writer {
            Writing::Allowed { events: Some(writer), .. } => writer.appender().is_in_place(),
            _ => true,
        }
    }

    /// When somebody else has written or replaced this device's history, keeps what both wrote and
    /// goes on as another device.
    pub(super) fn stand_alone(&mut self) -> Result<(), LibraryError> {
        let (Writing::Allowed { events: Some(writer), .. }, false) =
            (&self.writer, self.is_alone())
        else {
            return Ok(());
        };
        let own = self.own_history();
        let mut mine = writer.appender().contents().map_err(LibraryError::read(&own))?;
        if (mine.len() as u64) < writer.appender().sound() {
            // Cut short where it stands, as by an older copy that was written over it: what was
            // acknowledged is still known here.
            mine = self.own_lines().into_bytes();
        }
        if !self.root.is_dir() {
            // One that was moved, or whose disk is out, is waited for.
            if !writer.appender().is_deleted() {
                return Err(LibraryError::read(&self.root)(std::io::ErrorKind::NotFound.into()));
            }
            return self.make_again(&own, &mine);
        }
        if !self.root.join("history").is_dir() {
            // What this window has read of the other devices is written again, too.
            return self.make_again(&own, &mine);
        }
        if !safe_paths::is_taken(&own) {
            // Taken away, not written by another: it comes back, and this stays the device.
            atomic_files::replace_in(&self.root, &own, &mine).map_err(LibraryError::write(&own))?;
            return self.read_again();
        }
        let copy = own.with_file_name(format!("{}.sync-conflict-carabin.csv", self.device));
        let copy = backup::free(&copy);
        safe_paths::plain(&self.root, &copy).map_err(LibraryError::write(&copy))?;
        atomic_files::make(&copy, &mine).map_err(LibraryError::write(&copy))?;
        let (device, held) = another(&self.root)?;
        let mut news = std::mem::take(&mut self.news);
        *self = Self::open_to_write(&self.root, device, held)?;
        news.append(&mut self.news);
        news.push(Message::new("merged-device"));
        self.news = news;
        Ok(())
    }
}

/// Whether two versions differ in nothing but the order of their notes.
fn is_same(a: &Deck, b: &Deck) -> bool {
    let head = |deck: &Deck| Deck { notes: Vec::new(), ..deck.clone() };
    let notes = |deck: &Deck| -> BTreeSet<Note> { deck.notes.iter().cloned().collect() };
    head(a) == head(b) && notes(a) == notes(b)
}

/// A device that nobody has been, and its lock.
fn another(root: &Path) -> Result<(DeviceId, Held), LibraryError> {
    let device = DeviceId::from(deck::NoteId::from_parts(&[&machine::new_device()]));
    match lock(root, &device)? {
        Some(held) => Ok((device, held)),
        None => Err(LibraryError::ReadOnly),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::test_library::{deck_of, device, folder};
    use super::*;

    /// Two windows on a library: one that writes, one that reads.
    fn two_windows(root: &Path) -> [Library; 2] {
        let windows = [(); 2].map(|()| Library::open(root, &device("one")).unwrap());
        assert!(!windows[0].is_read_only() && windows[1].is_read_only());
        windows
    }

    #[test]
    fn a_deck_that_could_not_be_read_for_a_moment_comes_back_though_its_file_looks_the_same() {
        let folder = folder();
        let mut windows = two_windows(folder.path());
        let file = folder.path().join("decks/d.ron");
        let sound = fs::read(&file).unwrap();
        for window in &mut windows {
            // Too large to be read, as one that the disk does not give.
            let there = fs::File::options().write(true).open(&file).unwrap();
            there.set_len(atomic_files::LARGEST + 1).unwrap();
            assert!(window.refresh().unwrap());
            assert!(window.decks().is_empty());
            fs::write(&file, &sound).unwrap();
            // Of a disk that gives it again nothing else tells.
            window.seen = seen(folder.path());
            assert!(window.refresh().unwrap());
            assert_eq!(window.decks().len(), 1);
            assert!(!window.refresh().unwrap(), "and that once");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_never_read_is_not_waited_for() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        symlink(folder.path().join("decks/d.ron"), folder.path().join("history/two.csv")).unwrap();
        symlink(elsewhere.path(), folder.path().join("decks/out.ron")).unwrap();
        symlink("/dev/null", folder.path().join("history/.writing.change")).unwrap();
        for window in &mut two_windows(folder.path()) {
            assert_eq!(window.problems().len(), 3, "{:?}", window.problems());
            assert!(!window.refresh().unwrap());
        }
    }

    #[test]
    fn what_is_shared_is_not_copied_because_something_else_was_read_again() {
        let folder = folder();
        let mut library = Library::open(folder.path(), &device("one")).unwrap();
        let snapshot = library.snapshot();
        fs::write(folder.path().join("history/two.csv"), HEADER).unwrap();
        assert!(library.refresh().unwrap());
        assert!(Arc::ptr_eq(&snapshot.decks()[0], &library.decks()[0]));
    }

    #[test]
    fn two_versions_are_the_same_in_whatever_order_their_notes_stand() {
        let deck = deck_of("d", &[("a", "1"), ("b", "1")]);
        assert!(is_same(&deck, &deck_of("d", &[("b", "1"), ("a", "1")])));
        assert!(!is_same(&deck, &deck_of("d", &[("a", "1"), ("b", "2")])));
        assert!(!is_same(&deck, &Deck { title: "other".into(), ..deck.clone() }));
    }
}

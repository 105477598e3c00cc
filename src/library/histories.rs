//! The histories of a library: every `.csv` file under `history/`, one of them this device's own.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{LibraryError, Problem};
use super::pending::Overlay;
use super::{atomic_files, safe_paths};
use crate::history::{self, CardNumbers, DeviceId, History, Log};
use crate::message::{Message, Tell as _};

/// What the files of `history/` hold.
#[derive(Debug, Default)]
pub(super) struct Histories {
    pub(super) history: History,
    pub(super) problems: Vec<Problem>,
    /// How many files are not as Carabin writes them: what is appended to one may be no line of it.
    pub(super) others: usize,
    /// Of this device's file: up to where it is sound, what follows, and the last number used.
    pub(super) sound: u64,
    pub(super) torn: Vec<u8>,
    pub(super) last: u64,
    /// Nothing ends its last line.
    pub(super) unended: bool,
    /// It is not as Carabin writes it.
    pub(super) foreign: bool,
    /// It is there, and nothing of it can be understood.
    pub(super) unusable: bool,
}

/// The files of `history/`, as they are on disk.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub(super) paths: Vec<PathBuf>,
    /// In the order of their paths.
    pub(super) files: Vec<(DeviceId, Vec<u8>)>,
    problems: Vec<Problem>,
    /// This device's own could not be read.
    unusable: bool,
}

impl Sources {
    pub(super) fn of(root: &Path, device: &DeviceId) -> Self {
        let mut sources = Self::default();
        let paths = paths(root, &mut sources.problems);
        let overlay = Overlay::of(root);
        let read: Vec<_> = paths.par_iter().map(|path| atomic_files::read_plain(path)).collect();
        for (path, bytes) in paths.into_iter().zip(read) {
            let problem = |path, message| Problem { path, place: None, message, serious: true };
            let Some(owner) = owner(&path) else {
                sources.problems.push(problem(path, Message::new("fault-history-name")));
                continue;
            };
            match bytes {
                Ok(bytes) => {
                    let bytes = overlay.history(&owner, bytes);
                    sources.files.push((owner, bytes));
                    sources.paths.push(path);
                }
                Err(error) => {
                    sources.unusable |= owner == *device;
                    let message = LibraryError::read(&path)(error).message();
                    sources.problems.push(problem(path, message));
                }
            }
        }
        sources
    }

    /// What they hold. The cards of the decks are in `names`.
    pub(super) fn read(self, device: &DeviceId, names: CardNumbers) -> Histories {
        let Self { paths, files, problems, unusable } = self;
        let (history, logs) = history::read_all(&files, names);
        let mut found = Histories { history, problems, unusable, ..Histories::default() };
        for ((owner, bytes), (path, log)) in files.iter().zip(paths.iter().zip(logs)) {
            if owner == device {
                found.take_own(bytes, &log);
            }
            found.others += usize::from(log.foreign || log.unended);
            for fault in log.faults {
                let place = Some((fault.line, fault.column));
                let (path, message) = (path.clone(), fault.message());
                found.problems.push(Problem { path, place, message, serious: false });
            }
        }
        found
    }
}

/// The device whose history is at `path`.
pub(super) fn owner(path: &Path) -> Option<DeviceId> {
    path.file_stem()?.to_str()?.parse().ok()
}

/// Reads all of them. The cards of the decks are in `names`.
pub(super) fn read_all(root: &Path, device: &DeviceId, names: CardNumbers) -> Histories {
    Sources::of(root, device).read(device, names)
}

impl Histories {
    /// What is to be said of this device's file once it can be written.
    pub(super) fn put_right(&self) -> Option<Message> {
        self.foreign.then(|| Message::new("notice-history-form"))
    }

    /// Takes in how far this device's file is sound, and where its numbers end.
    fn take_own(&mut self, bytes: &[u8], log: &Log) {
        let sound = log.torn_at.unwrap_or(bytes.len());
        self.sound = sound as u64;
        self.torn = bytes.get(sound..).unwrap_or_default().to_vec();
        // The numbers of lines that can't be read are not given again.
        let unread = if log.faults.is_empty() { 0 } else { log.lines as u64 };
        self.last = log.last.max(unread);
        (self.unended, self.foreign) = (log.unended, log.foreign);
        self.unusable = log.foreign && log.count == 0 && !log.faults.is_empty();
    }
}

pub(super) fn paths(root: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let folder = root.join("history");
    let below = safe_paths::plainly_below(root, &folder);
    for (path, why) in below.odd {
        let message = LibraryError::read(&path)(why).message();
        problems.push(Problem { path, place: None, message, serious: true });
    }
    let mut paths = below.files;
    paths.retain(|path| {
        path.parent() == Some(&folder) && path.extension().is_some_and(|end| end == "csv")
    });
    paths
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::history::{Draft, Due, Event, HEADER, Kind, Phase, Rating, Stamp, encode};

    /// Some lines of a device's file: grades, undos, cards that no deck has.
    fn lines(device: &str, seeds: &[u32]) -> String {
        let mut text = String::new();
        for (n, seed) in seeds.iter().enumerate() {
            let undo = seed % 11 == 0;
            let (n, time) = (n as u64 + 1, i64::from(seed % 5000));
            let stamp = |sequence| Stamp { device: device.parse().unwrap(), sequence };
            let what = Draft {
                card: format!("note-{}.{}", seed % 40, 1 + seed % 3).parse().unwrap(),
                time,
                rating: (!undo).then_some(Rating::ALL[*seed as usize % 4]),
                phase: Phase::Review,
                duration: seed % 30_000,
                day: (time / 100) as i32,
                offset: 60,
                kind: if undo { Kind::Undo } else { Kind::Review },
                due: if seed % 2 == 0 { Due::Day(9) } else { Due::Instant(time + 7) },
                target: undo.then(|| stamp(1 + u64::from(seed % 50))),
            };
            text.push_str(&encode(&Event { stamp: stamp(n), what }));
        }
        text
    }

    fn names() -> CardNumbers {
        let mut names = CardNumbers::default();
        for note in 0..30 {
            names.number(&format!("note-{note}.1").parse().unwrap());
        }
        names
    }

    /// What `read_all` is to find, the plain way: each file whole, and alone.
    fn plainly(files: &[(&str, Vec<u8>)]) -> (Vec<Event>, Vec<(usize, usize)>) {
        let logs =
            files.iter().map(|(device, bytes)| history::read(bytes, &device.parse().unwrap()));
        let logs: Vec<_> = logs.collect();
        let faults = logs.iter().flat_map(|log| &log.faults);
        let mut places: Vec<_> = faults.map(|fault| (fault.line, fault.column)).collect();
        places.sort_unstable();
        let events = logs.into_iter().flat_map(|log| log.events);
        (History::new(events).events(), places)
    }

    fn check(files: &[(&str, Vec<u8>)]) -> Histories {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("history")).unwrap();
        for (device, bytes) in files {
            fs::write(folder.path().join(format!("history/{device}.csv")), bytes).unwrap();
        }
        let found = read_all(folder.path(), &"one".parse().unwrap(), names());
        let (events, places) = plainly(files);
        assert_eq!(found.history.events(), events);
        assert_eq!(found.history.len(), events.len());
        let mut found_places: Vec<_> = found.problems.iter().map(|p| p.place.unwrap()).collect();
        found_places.sort_unstable();
        assert_eq!(found_places, places);
        found
    }

    proptest! {
        #[test]
        fn several_files_are_read_as_each_is_alone(
            one in proptest::collection::vec(any::<u32>(), 0..60),
            two in proptest::collection::vec(any::<u32>(), 0..60),
            cut in prop_oneof![Just(0_usize), 0_usize..200],
            odd in proptest::option::of((0_usize..4000, any::<u8>())),
        ) {
            let mut bytes = format!("{HEADER}{}", lines("one", &one)).into_bytes();
            if let Some((at, byte)) = odd
                && at < bytes.len()
            {
                bytes[at] = byte;
            }
            bytes.truncate(bytes.len().saturating_sub(cut));
            let whole = format!("{HEADER}{}", lines("two", &two)).into_bytes();
            let log = history::read(&bytes, &"one".parse().unwrap());
            let sound = log.torn_at.unwrap_or(bytes.len());
            let found = check(&[("one", bytes.clone()), ("two", whole)]);
            prop_assert_eq!(found.sound as usize, sound);
            // What has no end of its own is a grade that lacks nothing, or it does not count.
            let ends = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            prop_assert!(sound == ends || log.unended || log.foreign);
            prop_assert_eq!(&found.torn, &bytes[sound..]);
        }
    }

    #[test]
    fn a_file_of_many_parts_is_read_whole_wherever_its_lines_are_cut() {
        let seeds: Vec<u32> = (0..40_000_u32).map(|n| n.wrapping_mul(2_654_435_761)).collect();
        let text = format!("{HEADER}{}", lines("one", &seeds));
        assert!(text.len() > 1024 * 1024);
        let found = check(&[("one", text.clone().into_bytes())]);
        assert_eq!(found.last, 40_000);
        // A tail that begins just before, at and after the end of a part.
        let around = 1024 * 1024;
        let before = text[..around].rfind('\n').unwrap() + 1;
        let after = around + text[around..].find('\n').unwrap() + 1;
        for length in [before, before + 1, around - 1, around, around + 1, after - 1, after] {
            let found = check(&[("one", text.as_bytes()[..length].to_vec())]);
            let whole = [after - 1, after].contains(&length) && found.torn.is_empty();
            assert_eq!(found.sound as usize, if whole { length } else { before });
        }
        // One odd line in the last part, and in the first.
        for line in [39_990, 3] {
            let mut odd: Vec<&str> = text.lines().collect();
            odd[line] = "note-1.1,x,3";
            let text = odd.join("\n") + "\n";
            let found = check(&[("one", text.into_bytes())]);
            assert_eq!(found.problems[0].place, Some((line + 1, 1)));
        }
    }
}

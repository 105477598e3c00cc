//! What is to be studied in a library, from a cache where nothing but new grades came since it
//! was kept. A test holds it to what it would be without one.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::deck::DeckId;
use crate::library::{Cache, Glance, LibraryError, Problem, Settings};
use crate::study::CardStates;

/// The decks of a library and their cards' states.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) decks: Decks,
    pub(super) settings: Settings,
    pub(super) problems: Vec<Problem>,
}

/// What is kept.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Decks {
    pub(super) ids: Vec<DeckId>,
    pub(super) titles: Vec<String>,
    /// The folder that each is in.
    pub(super) folders: Vec<String>,
    pub(super) cards: CardStates,
}

impl Standing {
    /// That of the library at `root`.
    pub(super) fn of(root: &Path, cache: Option<&Cache>) -> Result<Self, LibraryError> {
        if let Some(found) = cache.and_then(|cache| Self::kept(root, cache)) {
            return Ok(found);
        }
        let glance = Glance::at(root)?;
        let cards = CardStates::new(&glance.decks, &glance.history, &glance.settings.scheduling);
        let Glance { decks, folders, settings, problems, prints, history } = glance;
        // The process ends soon; the system takes its memory back quicker than piece by piece.
        std::mem::forget(history);
        let (ids, titles) = decks.into_iter().map(|deck| (deck.id, deck.title)).unzip();
        let decks = Decks { ids, titles, folders, cards };
        if let Some((cache, prints)) = cache.zip(prints) {
            cache.put(root, &prints, &decks);
        }
        Ok(Self { decks, settings, problems })
    }

    fn kept(root: &Path, cache: &Cache) -> Option<Self> {
        let settings = Glance::settings(root).ok()?;
        let (mut decks, events): (Decks, _) = cache.get(root, &settings)?;
        let goes_on = decks.cards.take_in(events, &settings.scheduling);
        goes_on.then_some(Self { decks, settings, problems: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::deck;
    use crate::history::{Draft, Due, Event, HEADER, Kind, Phase, Rating, Stamp, encode};

    struct Desk {
        root: TempDir,
        machine: TempDir,
    }

    impl Desk {
        fn new() -> Self {
            let desk =
                Self { root: tempfile::tempdir().unwrap(), machine: tempfile::tempdir().unwrap() };
            for folder in ["decks/med", "history"] {
                fs::create_dir_all(desk.path(folder)).unwrap();
            }
            desk.write("decks/a.ron", &text_of("a", 3));
            desk.write("decks/med/b.ron", &text_of("b", 4));
            desk.write("history/one.csv", HEADER);
            desk
        }

        fn path(&self, name: &str) -> PathBuf {
            self.root.path().join(name)
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.path(name), text).unwrap();
        }

        /// Leaves the time of the file as it was.
        fn write_unseen(&self, name: &str, bytes: &[u8]) {
            let time = fs::metadata(self.path(name)).and_then(|data| data.modified());
            fs::write(self.path(name), bytes).unwrap();
            let file = fs::File::options().append(true).open(self.path(name)).unwrap();
            file.set_modified(time.unwrap()).unwrap();
        }

        fn append(&self, device: &str, lines: &str) {
            let path = self.path(&format!("history/{device}.csv"));
            let there = fs::read_to_string(&path).unwrap_or_else(|_| HEADER.to_owned());
            fs::write(path, there + lines).unwrap();
        }

        fn cache(&self) -> Cache {
            Cache::at(self.machine.path())
        }

        /// The one file that is kept.
        fn kept(&self) -> PathBuf {
            fs::read_dir(self.machine.path()).unwrap().next().unwrap().unwrap().path()
        }

        /// With the cache it is what it is without.
        fn check(&self) {
            let with = Standing::of(self.root.path(), Some(&self.cache())).unwrap();
            let without = Standing::of(self.root.path(), None).unwrap();
            assert_eq!(with.decks, without.decks);
            assert_eq!(with.settings, without.settings);
            let problems = |standing: &Standing| format!("{:?}", standing.problems);
            assert_eq!(problems(&with), problems(&without));
        }

        fn uses_the_cache(&self) -> bool {
            Standing::kept(self.root.path(), &self.cache()).is_some()
        }
    }

    fn text_of(id: &str, notes: usize) -> String {
        let note = |n: usize| {
            format!("(id:\"{id}{n}\",content:Reversible(front:\"devant {n}\",back:\"b\")),")
        };
        let notes: String = (0..notes).map(note).collect();
        format!("(format:1,id:\"{id}\",title:\"Titre {id}\",language:\"fr\",notes:[{notes}])")
    }

    /// The n-th line of a device.
    fn line(device: &str, n: u64, card: &str, time: i64, undo: Option<(&str, u64)>) -> String {
        let stamp = |device: &str, sequence| Stamp { device: device.parse().unwrap(), sequence };
        let what = Draft {
            card: card.parse().unwrap(),
            time,
            rating: undo.is_none().then_some(Rating::Good),
            phase: Phase::Review,
            duration: 900,
            day: (time / 10) as i32,
            offset: 60,
            kind: if undo.is_some() { Kind::Undo } else { Kind::Review },
            // Some promise nothing, as another program's do.
            due: if time % 5 == 0 { Due::None } else { Due::Day((time / 10) as i32 + 3) },
            target: undo.map(|(device, n)| stamp(device, n)),
        };
        encode(&Event { stamp: stamp(device, n), what })
    }

    #[test]
    fn what_is_kept_is_used_and_goes_on_with_new_grades() {
        let desk = Desk::new();
        assert!(!desk.uses_the_cache());
        desk.check();
        assert!(desk.uses_the_cache());
        desk.append("one", &line("one", 1, "a1.1", 11, None));
        assert!(desk.uses_the_cache());
        desk.check();
        desk.append("one", &line("one", 2, "a1.1", 27, None));
        assert!(desk.uses_the_cache());
        desk.check();
        // An undo is about what was before.
        desk.append("one", &line("one", 3, "a1.1", 28, Some(("one", 1))));
        assert!(!desk.uses_the_cache());
        desk.check();
        assert!(desk.uses_the_cache());
        // A grade that was undone on another device before it came here.
        desk.append("two", &line("two", 1, "a2.1", 30, Some(("one", 4))));
        desk.check();
        desk.append("one", &line("one", 4, "a2.1", 29, None));
        assert!(!desk.uses_the_cache());
        desk.check();
    }

    #[test]
    fn a_change_that_was_begun_and_not_finished_is_seen() {
        let desk = Desk::new();
        desk.check();
        assert!(desk.uses_the_cache());
        // A deck that waits beside the others to be put in its place.
        desk.write("decks/.carabin-one-0.tmp", &text_of("c", 2));
        let note = format!(
            "(decks: [(path: \"decks/c.ron\", beside: \"decks/.carabin-one-0.tmp\", old: None)], \
             sound: {}, lines: \"\")",
            HEADER.len()
        );
        desk.write("history/.one.change", &note);
        desk.check();
        assert!(!desk.uses_the_cache());
    }

    #[test]
    fn what_changes_without_a_trace_in_length_and_time_is_seen() {
        let desk = Desk::new();
        desk.append("one", &line("one", 1, "a1.1", 12, None));
        desk.check();
        for (name, from, to) in
            [("decks/a.ron", "Titre", "titre"), ("history/one.csv", "a1.1", "b1.1")]
        {
            let text = fs::read_to_string(desk.path(name)).unwrap();
            assert!(text.contains(from));
            desk.write_unseen(name, text.replace(from, to).as_bytes());
            assert!(!desk.uses_the_cache(), "{name}");
            desk.check();
            assert!(desk.uses_the_cache(), "{name}");
        }
        desk.write("settings.ron", "(format:1,scheduling:(new_per_day:7))");
        assert!(!desk.uses_the_cache());
        desk.check();
    }

    #[test]
    fn whatever_is_done_to_the_cache_the_answer_is_the_same() {
        let desk = Desk::new();
        desk.append("one", &line("one", 1, "a1.1", 12, None));
        desk.check();
        let old = fs::read(desk.kept()).unwrap();
        desk.append("one", &line("one", 2, "b1.2", 13, None).repeat(2));
        desk.check();
        let sound = fs::read(desk.kept()).unwrap();
        // Of before, of another library, cut, gone, of another kind.
        let other = Desk::new();
        other.write("decks/a.ron", &text_of("c", 3));
        other.check();
        let mut bad = vec![old, fs::read(other.kept()).unwrap(), Vec::new()];
        bad.extend((0..sound.len()).step_by(7).map(|length| sound[..length].to_vec()));
        for at in 0..sound.len() {
            let mut flipped = sound.clone();
            flipped[at] ^= 1 << (at % 8);
            bad.push(flipped);
        }
        bad.push([sound.as_slice(), b"x"].concat());
        let answer = Standing::of(desk.root.path(), None).unwrap().decks;
        for bytes in bad {
            fs::write(desk.kept(), bytes).unwrap();
            let with = Standing::of(desk.root.path(), Some(&desk.cache())).unwrap();
            assert_eq!(with.decks, answer);
        }
        fs::remove_file(desk.kept()).unwrap();
        fs::create_dir(desk.machine.path().join("x")).unwrap();
        desk.check();
        // Where none can be written.
        let nowhere = Cache::at(&desk.path("decks/a.ron"));
        assert_eq!(Standing::of(desk.root.path(), Some(&nowhere)).unwrap().decks, answer);
    }

    #[test]
    fn another_form_of_what_is_kept_has_another_number() {
        let desk = Desk::new();
        desk.append("one", &line("one", 1, "a1.1", 12, None));
        desk.append("one", &line("one", 2, "a1.1", 63, None));
        let decks = Standing::of(desk.root.path(), None).unwrap().decks;
        let bytes = postcard::to_stdvec(&decks).unwrap();
        let form = deck::NoteId::from_parts(&[&format!("{bytes:?}")]);
        // Where this differs, what was kept before is no longer what is kept now: give `MARK` in
        // `library::cache` the next number, and this its new name.
        assert_eq!(form.as_str(), "v1brs8q4g04f6");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn whatever_happens_to_a_library_the_cache_says_what_is_there(
            acts in proptest::collection::vec((0_u8..12, any::<u32>()), 1..25),
        ) {
            let desk = Desk::new();
            let mut written = std::collections::HashMap::new();
            let mut time = 1000_i64;
            for (act, seed) in acts {
                let device = ["one", "two", "three"][seed as usize % 3];
                let deck = ["a", "b", "gone"][(seed / 3) as usize % 3];
                let card = format!("{deck}{}.{}", seed / 9 % 4, 1 + seed / 36 % 2);
                let mut next = |device: &str| {
                    let n: &mut u64 = written.entry(device.to_owned()).or_default();
                    *n += 1;
                    *n
                };
                match act {
                    0..6 => {
                        time += i64::from(seed % 13);
                        desk.append(device, &line(device, next(device), &card, time, None));
                    }
                    // Of a device whose clock is behind, or whose file came late.
                    6 => desk.append(device, &line(device, next(device), &card, time - 40, None)),
                    7 => {
                        let named = u64::from(seed / 7 % 9);
                        let undo = Some((["one", "two"][seed as usize / 5 % 2], named));
                        desk.append(device, &line(device, next(device), &card, time + 1, undo));
                    }
                    8 => desk.write("decks/a.ron", &text_of("a", 1 + seed as usize % 5)),
                    9 => {
                        let text = format!("(format:1,scheduling:(leech_lapses:{}))", seed % 9);
                        desk.write("settings.ron", &text);
                    }
                    10 => desk.append(device, ["odd\n", "torn", ""][seed as usize % 3]),
                    _ => {
                        let (from, to) = ("decks/med/b.ron", "decks/b.ron");
                        let (from, to) = if seed % 2 == 0 { (from, to) } else { (to, from) };
                        let _ = fs::rename(desk.path(from), desk.path(to));
                    }
                }
                desk.check();
            }
        }
    }
}

//! The settings together with when each was chosen: so that two versions of them become one
//! without anyone being asked, and an old copy takes nothing back.
//!
//! Of two choices of one thing the later one counts. A choice is later than whatever it was made
//! upon, so that a slow clock loses nothing that it has seen. What was never chosen since choices
//! have times is told by what both sides started from.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind::NotFound};
use std::path::Path;

use super::chosen::{Chosen, just_after};
use super::error::{LibraryError, Problem};
use super::merge_settings::{Side, Values, side_of_three};
use super::pending::Overlay;
use super::settings::SETTINGS;
use super::{Settings, atomic_files, safe_paths};
use crate::message::{Message, Tell as _};

/// What the file of the settings says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dated {
    pub(super) settings: Settings,
    chosen: Chosen,
}

/// When a setting became what it is, and what that is; none where it was taken out.
type Entry = (i64, Option<String>);

impl Dated {
    /// The settings at `path`; the usual ones when there are none, or with a problem when they
    /// can't be understood. Such a file is left alone, and saving settings is then an error.
    pub(super) fn load(path: &Path) -> Result<Self, Problem> {
        Self::load_with(path, atomic_files::read)
    }

    /// The same of the library at `root`, with what a device has begun to write there and not
    /// finished.
    pub(super) fn of(root: &Path) -> Result<Self, Problem> {
        let overlay = Overlay::of(root);
        let read = |path: &Path| overlay.read(root, path)?.ok_or_else(|| NotFound.into());
        Self::load_with(&root.join(SETTINGS), read)
    }

    fn load_with(
        path: &Path,
        read: impl FnOnce(&Path) -> io::Result<Vec<u8>>,
    ) -> Result<Self, Problem> {
        let problem =
            |place, message| Problem { path: path.to_owned(), place, message, serious: true };
        let root = atomic_files::parent(path);
        let bytes = match safe_paths::real(root, path).and_then(|real| read(&real)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(problem(None, LibraryError::read(path)(error).message())),
        };
        Self::read(&bytes).map_err(|(place, message)| problem(place, message))
    }

    /// What a file's bytes say; or where they can't be understood, and why.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, (Option<(usize, usize)>, Message)> {
        let settings = Settings::read(bytes)?;
        Ok(Self { settings, chosen: Chosen::read(&String::from_utf8_lossy(bytes)) })
    }

    /// The file's text, with the comments of `there`, which it is to replace.
    pub(super) fn encode_over(&self, there: Option<&[u8]>) -> Result<Vec<u8>, LibraryError> {
        let text = self.settings.encode()?;
        let there = there.and_then(|there| std::str::from_utf8(there).ok()).unwrap_or_default();
        let without = Chosen::without(there);
        let mut text = atomic_files::with_comments(without.as_bytes(), text, |bytes| {
            Settings::read(bytes).is_ok_and(|read| read == self.settings)
        });
        text.extend(self.chosen.write().bytes());
        Ok(text)
    }

    /// These, where a student has made `wanted` of them at `now`, having `theirs` on the disk.
    pub(super) fn chosen_now(&self, wanted: &Settings, theirs: &Self, now: i64) -> Self {
        let (before, there, after) = (self.entries(), theirs.entries(), wanted.values());
        let mut chosen = Chosen::default();
        for name in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            let (known, old) = before.get(name).cloned().unwrap_or_default();
            let new = after.get(name);
            let time = if old.as_ref() == new {
                known
            } else {
                let theirs = there.get(name).map_or(0, |(time, _)| *time);
                now.max(just_after(known.max(theirs)))
            };
            chosen.set(name, time, new.map(String::as_str));
        }
        Self { settings: wanted.clone(), chosen }
    }

    /// What both sides made of `base`; `side` is the one that counts where they differ and
    /// neither is known to be the later one.
    pub(super) fn merged(base: &Settings, ours: &Self, theirs: &Self, side: Side) -> Self {
        let (base, here, there): (Values, _, _) = (base.values(), ours.entries(), theirs.entries());
        let nothing = (0, None);
        let mut sides = BTreeMap::new();
        let mut chosen = Chosen::default();
        for name in here.keys().chain(there.keys()).collect::<BTreeSet<_>>() {
            let (mine, other) =
                (here.get(name).unwrap_or(&nothing), there.get(name).unwrap_or(&nothing));
            let side = match mine.0.cmp(&other.0) {
                std::cmp::Ordering::Greater => Side::Ours,
                std::cmp::Ordering::Less => Side::Theirs,
                std::cmp::Ordering::Equal => {
                    side_of_three([base.get(name), mine.1.as_ref(), other.1.as_ref()], side)
                }
            };
            let (time, value) = if side == Side::Ours { mine } else { other };
            chosen.set(name, *time, value.as_deref());
            sides.insert(name.as_str(), side);
        }
        let side_of = |name: &str, _: Option<&str>| sides.get(name).copied().unwrap_or(side);
        Self { settings: ours.settings.combined(&theirs.settings, side_of), chosen }
    }

    /// Whether both say the same, in whatever order.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.entries() == other.entries()
    }

    /// Every setting that there is, or that was taken out.
    fn entries(&self) -> BTreeMap<String, Entry> {
        let values = self.settings.values();
        let gone = self.chosen.names().filter(|name| !values.contains_key(*name));
        let mut entries: BTreeMap<String, Entry> =
            gone.map(|name| (name.clone(), (self.chosen.time(name, None), None))).collect();
        for (name, value) in values {
            let time = self.chosen.time(&name, Some(&value));
            entries.insert(name, (time, Some(value)));
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge_settings::tests::all_others;
    use super::*;

    fn undated(settings: Settings) -> Dated {
        Dated { settings, chosen: Chosen::default() }
    }

    fn merged(base: &Settings, ours: &Settings, theirs: &Settings, side: Side) -> Settings {
        let [ours, theirs] = [ours, theirs].map(|settings| undated(settings.clone()));
        Dated::merged(base, &ours, &theirs, side).settings
    }

    #[test]
    fn what_has_no_time_is_told_by_what_both_sides_started_from() {
        let exam = |tag: &str, day: u8| {
            format!("(tag: \"{tag}\", date: \"2027-06-{day:02}\", share: 0.9)")
        };
        let with = |retention: f32, new: u32, exams: &[String]| -> Settings {
            ron::from_str(&format!(
                "(format: 1, scheduling: (retention: {retention}, new_per_day: {new}), exams: [{}])",
                exams.join(",")
            ))
            .unwrap()
        };
        let base = with(0.9, 20, &[exam("a", 1), exam("gone", 1)]);
        let ours = with(0.93, 30, &[exam("a", 1), exam("gone", 1), exam("ours", 1)]);
        let theirs = with(0.9, 25, &[exam("a", 2), exam("theirs", 1)]);
        let exams = [exam("a", 2), exam("theirs", 1), exam("ours", 1)];
        assert_eq!(merged(&base, &ours, &theirs, Side::Ours), with(0.93, 30, &exams));
        assert_eq!(merged(&base, &ours, &theirs, Side::Theirs), with(0.93, 25, &exams));
    }

    #[test]
    fn from_a_guess_nothing_is_removed() {
        let with = |searches: &[&str]| Settings {
            searches: searches.iter().map(|search| (*search).to_owned()).collect(),
            ..Settings::default()
        };
        // The copy that was taken for the beginning is a later one of our side.
        let (guess, ours, theirs) = (with(&["is:due"]), with(&["is:due"]), with(&["is:new"]));
        let base = guess.without_removals(&ours, &theirs);
        assert_eq!(merged(&base, &ours, &theirs, Side::Ours).searches, ["is:new", "is:due"]);
        // What both have is theirs to change.
        let base = with(&["is:due"]).without_removals(&ours, &ours);
        assert_eq!(base.searches, ["is:due"]);
    }

    #[test]
    fn whatever_is_chosen_has_a_time_that_outlives_the_file_and_counts_whichever_side_is_asked() {
        let [one, other] = all_others();
        let first = undated(Settings::default()).chosen_now(&one, &Dated::default(), 1_000);
        let second = first.chosen_now(&other, &Dated::default(), 2_000);
        // A clock that is behind, and no choice at all.
        assert!(first.chosen_now(&other, &second, 5).entries().values().all(|(time, _)| *time > 5));
        assert!(second.chosen_now(&other, &first, 9_000).is_same(&second));
        for dated in [&first, &second] {
            let text = dated.encode_over(None).unwrap();
            assert!(Dated::read_unchecked(&text).is_same(dated));
            assert_eq!(dated.encode_over(Some(&text)).unwrap(), text);
        }
        for base in [&one, &other, &Settings::default()] {
            for side in [Side::Ours, Side::Theirs] {
                for (ours, theirs) in [(&first, &second), (&second, &first)] {
                    let merged = Dated::merged(base, ours, theirs, side);
                    assert!(merged.is_same(&second), "{merged:?}");
                }
            }
        }
    }

    impl Dated {
        /// Though no memory has such parameters.
        fn read_unchecked(text: &[u8]) -> Self {
            let text = std::str::from_utf8(text).unwrap();
            Self { settings: ron::from_str(text).unwrap(), chosen: Chosen::read(text) }
        }
    }
}

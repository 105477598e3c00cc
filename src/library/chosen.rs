//! When each setting was chosen last, as it stands below the settings in their file.
//!
//! Nothing else travels with a file: its own time is lost on the way, and does not tell one setting
//! from another. A line of each is enough, and is a comment, so that programs that know nothing of
//! it read the settings as ever:
//!
//! ```text
//! // chosen 2026-10-26T08:15:30.123Z 1f3a9c2e scheduling.retention
//! // chosen 2026-10-27T19:02:11.007Z removed  searches "is:due"
//! ```
//!
//! In the middle is a digest of what was chosen. Where the setting is another one, a person or an
//! older program has changed it since, and that counts as a choice just after the one that is told.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_64;

/// What each line begins with.
const MARK: &str = "// chosen ";

/// In the place of a digest.
const REMOVED: &str = "removed";

/// The last choice of each setting that was ever chosen, by the setting's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen(BTreeMap<String, Choice>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Choice {
    /// ms since 1970-01-01 UTC.
    time: i64,
    /// Of what was chosen; none where it was taken out.
    digest: Option<u32>,
}

impl Choice {
    fn of(line: &str) -> Option<(&str, Self)> {
        let mut words = line.strip_prefix(MARK)?.splitn(3, ' ');
        let (time, digest) = (words.next()?, words.next()?);
        let name = words.next()?.trim();
        let time = time.parse::<Timestamp>().ok()?.as_millisecond();
        let digest = match digest {
            REMOVED => None,
            digest => Some(u32::from_str_radix(digest, 16).ok()?),
        };
        (time > 0 && !name.is_empty()).then_some((name, Self { time, digest }))
    }
}

impl Chosen {
    /// What the lines of a file say. A line that can't be understood is a comment like others.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self::default();
        for (name, choice) in text.lines().filter_map(Choice::of) {
            let known = read.0.entry(name.to_owned()).or_insert(choice);
            if known.time < choice.time {
                *known = choice;
            }
        }
        read
    }

    /// A file's text without these lines.
    pub(super) fn without(text: &str) -> Cow<'_, str> {
        if !text.contains(MARK) {
            return Cow::Borrowed(text);
        }
        let lines = text.split_inclusive('\n').filter(|line| Choice::of(line).is_none());
        Cow::Owned(lines.collect())
    }

    /// The lines, in the order of their names.
    pub(super) fn write(&self) -> String {
        let line = |(name, choice): (&String, &Choice)| {
            let time = Timestamp::from_millisecond(choice.time).unwrap_or(Timestamp::MAX);
            let digest = choice.digest.map_or(REMOVED.to_owned(), |digest| format!("{digest:08x}"));
            format!("{MARK}{time:.3} {digest:8} {name}\n")
        };
        self.0.iter().map(line).collect()
    }

    /// When the setting with this name became what it is; 0 where nobody has said.
    pub(super) fn time(&self, name: &str, value: Option<&str>) -> i64 {
        let by_hand = |choice: &Choice| choice.digest != value.map(digest);
        self.0
            .get(name)
            .map_or(0, |choice| if by_hand(choice) { just_after(choice.time) } else { choice.time })
    }

    /// Says that the setting became what it is at `time`; nothing is said of 0.
    pub(super) fn set(&mut self, name: &str, time: i64, value: Option<&str>) {
        if time > 0 {
            let digest = value.map(digest);
            self.0.insert(name.to_owned(), Choice { time, digest });
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}

/// The moment after `time`; there is a last one that can be written.
pub(super) fn just_after(time: i64) -> i64 {
    time.saturating_add(1).min(Timestamp::MAX.as_millisecond())
}

/// Enough of a hash to tell what was chosen from anything else that a person would choose.
fn digest(value: &str) -> u32 {
    let [_, _, _, _, last @ ..] = xxh3_64(value.as_bytes()).to_be_bytes();
    u32::from_be_bytes(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_other_comments_are_none() {
        let mut chosen = Chosen::default();
        chosen.set("scheduling.retention", 1_793_002_530_123, Some("0.93"));
        chosen.set("searches \"is:due é\"", 1, None);
        chosen.set("answering.typed", 0, Some("true"));
        let text = chosen.write();
        assert_eq!(
            text,
            format!(
                "// chosen 2026-10-26T08:15:30.123Z {:08x} scheduling.retention\n\
                 // chosen 1970-01-01T00:00:00.001Z removed  searches \"is:due é\"\n",
                digest("0.93")
            )
        );
        assert_eq!(Chosen::read(&text), chosen);
        let others = "// chosen\n// chosen yesterday 00 x\n// chosen 2026-10-26T08:15:30Z 0\n\
            // chosen 2026-10-26T08:15:30Z xyz a\n // chosen 2026-10-26T08:15:30Z 00 a\n\
            // chosen 1969-10-26T08:15:30Z 00 a\n(format: 1)\n";
        assert_eq!(Chosen::read(others), Chosen::default());
        assert_eq!(Chosen::without(&format!("{others}{text}")), others);
        // Of two lines of one thing, as a merge of texts may leave them, the later one counts.
        let earlier = text.replace("2026", "2025");
        assert_eq!(Chosen::read(&(earlier.clone() + &text)), chosen);
        assert_eq!(Chosen::read(&(text + &earlier)), chosen);
    }

    #[test]
    fn what_was_changed_by_hand_was_chosen_just_after() {
        let mut chosen = Chosen::default();
        chosen.set("a", 7, Some("1"));
        chosen.set("b", 7, None);
        let last = Timestamp::MAX.as_millisecond();
        chosen.set("c", last, Some("1"));
        assert_eq!((chosen.time("a", Some("1")), chosen.time("b", None)), (7, 7));
        assert_eq!((chosen.time("a", Some("2")), chosen.time("b", Some("1"))), (8, 8));
        assert_eq!((chosen.time("a", None), chosen.time("d", Some("1"))), (8, 0));
        assert_eq!(chosen.time("c", Some("2")), last);
        assert_eq!(Chosen::read(&chosen.write()), chosen);
    }
}

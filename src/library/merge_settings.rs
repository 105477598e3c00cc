//! Settings that two sides have changed: field by field.
//!
//! An exam, a limit, a number of cards a day: each is a choice of its own, and a change of one
//! says nothing of the others. Where both sides changed the same one, whoever asks says which
//! side counts.

use super::Settings;
use crate::schedule;

/// Which side counts where both have changed one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

impl Settings {
    /// What both sides made of `base`.
    pub(super) fn merged(base: &Self, ours: &Self, theirs: &Self, side: Side) -> Self {
        Self {
            format: pick(&base.format, &ours.format, &theirs.format, side),
            scheduling: scheduling(&base.scheduling, &ours.scheduling, &theirs.scheduling, side),
            answering: super::Answering {
                typed: pick(
                    &base.answering.typed,
                    &ours.answering.typed,
                    &theirs.answering.typed,
                    side,
                ),
                two_buttons: pick(
                    &base.answering.two_buttons,
                    &ours.answering.two_buttons,
                    &theirs.answering.two_buttons,
                    side,
                ),
            },
            exams: each([&base.exams, &ours.exams, &theirs.exams], side, |one, other| {
                one.of == other.of
            }),
            searches: each(
                [&base.searches, &ours.searches, &theirs.searches],
                side,
                |one, other| one == other,
            ),
            distinct: each(
                [&base.distinct, &ours.distinct, &theirs.distinct],
                side,
                |one, other| one == other,
            ),
            fine: each([&base.fine, &ours.fine, &theirs.fine], side, |one, other| one == other),
        }
    }

    /// What both sides started from, where that is but a guess: a search or a judgement that only one
    /// side has may as well be new there, and is not taken for removed by the other.
    pub(super) fn without_removals(self, ours: &Self, theirs: &Self) -> Self {
        Self {
            searches: of_both(self.searches, &ours.searches, &theirs.searches),
            distinct: of_both(self.distinct, &ours.distinct, &theirs.distinct),
            fine: of_both(self.fine, &ours.fine, &theirs.fine),
            ..self
        }
    }

    /// `now` without the change that made `after` of `before`.
    pub(super) fn taken_back(before: &Self, after: &Self, now: &Self) -> Self {
        Self::merged(after, before, now, Side::Theirs)
    }
}

fn scheduling(
    base: &schedule::Settings,
    ours: &schedule::Settings,
    theirs: &schedule::Settings,
    side: Side,
) -> schedule::Settings {
    macro_rules! fields {
        ($($name:ident),*) => {
            schedule::Settings {
                // What was learnt, and from how much, is one thing.
                parameters: Vec::new(),
                trained_on: 0,
                limits: each(
                    [&base.limits, &ours.limits, &theirs.limits],
                    side,
                    |one, other| one.of == other.of,
                ),
                more: each([&base.more, &ours.more, &theirs.more], side, |one, other| {
                    one.of == other.of && one.on == other.on
                }),
                $($name: pick(&base.$name, &ours.$name, &theirs.$name, side),)*
            }
        };
    }
    let mut merged = fields!(
        model,
        retention,
        learning_steps,
        relearning_steps,
        new_per_day,
        reviews_per_day,
        leech_lapses,
        maximum_interval,
        fuzz,
        separate_siblings,
        rollover_hour,
        backlog
    );
    let learnt = |of: &schedule::Settings| (of.parameters.clone(), of.trained_on);
    (merged.parameters, merged.trained_on) =
        pick(&learnt(base), &learnt(ours), &learnt(theirs), side);
    merged
}

fn pick<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T, side: Side) -> T {
    let ours_counts = theirs == base || (ours != base && side == Side::Ours);
    if ours_counts { ours.clone() } else { theirs.clone() }
}

/// The entries of three lists, each picked by itself; `same` tells which are of the same thing.
fn each<T: Clone + PartialEq>(
    [base, ours, theirs]: [&Vec<T>; 3],
    side: Side,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let of = |list: &[T], entry: &T| list.iter().find(|other| same(other, entry)).cloned();
    let new = ours.iter().filter(|entry| of(theirs, entry).is_none());
    let all = theirs.iter().chain(new);
    all.filter_map(|entry| pick(&of(base, entry), &of(ours, entry), &of(theirs, entry), side))
        .collect()
}

/// The entries of `list` that both sides have.
fn of_both<T: PartialEq>(mut list: Vec<T>, ours: &[T], theirs: &[T]) -> Vec<T> {
    list.retain(|entry| ours.contains(entry) && theirs.contains(entry));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Settings {
        ron::from_str(text).unwrap()
    }

    #[test]
    fn each_choice_is_merged_by_itself() {
        let exam = |tag: &str, day: u8| {
            format!("(tag: \"{tag}\", date: \"2027-06-{day:02}\", share: 0.9)")
        };
        let with = |retention: f32, new: u32, exams: &[String]| {
            settings(&format!(
                "(format: 1, scheduling: (retention: {retention}, new_per_day: {new}), exams: [{}])",
                exams.join(",")
            ))
        };
        let base = with(0.9, 20, &[exam("a", 1), exam("gone", 1)]);
        let ours = with(0.93, 30, &[exam("a", 1), exam("gone", 1), exam("ours", 1)]);
        let theirs = with(0.9, 25, &[exam("a", 2), exam("theirs", 1)]);
        let exams = [exam("a", 2), exam("theirs", 1), exam("ours", 1)];
        assert_eq!(Settings::merged(&base, &ours, &theirs, Side::Ours), with(0.93, 30, &exams));
        assert_eq!(Settings::merged(&base, &ours, &theirs, Side::Theirs), with(0.93, 25, &exams));
        // An undo takes back only what still is as it was left.
        let back = Settings::taken_back(&base, &ours, &with(0.93, 40, &[exam("ours", 1)]));
        assert_eq!(back, with(0.9, 40, &[]));
    }

    #[test]
    fn from_a_guess_nothing_is_removed() {
        let with = |searches: &[&str]| Settings {
            searches: searches.iter().map(|search| (*search).to_owned()).collect(),
            ..settings("(format: 1)")
        };
        // The copy that was taken for the beginning is a later one of our side.
        let (guess, ours, theirs) = (with(&["is:due"]), with(&["is:due"]), with(&["is:new"]));
        let base = guess.without_removals(&ours, &theirs);
        let merged = Settings::merged(&base, &ours, &theirs, Side::Ours);
        assert_eq!(merged.searches, ["is:new", "is:due"]);
        // What both have is theirs to change.
        let base = with(&["is:due"]).without_removals(&ours, &ours);
        assert_eq!(base.searches, ["is:due"]);
    }
}

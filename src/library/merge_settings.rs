//! Settings that two sides have changed: field by field.
//!
//! An exam, a limit, a number of cards a day: each is a choice of its own, and a change of one
//! says nothing of the others. Each has a name (`scheduling.retention`, `searches "is:due"`).

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::{Answering, Settings};
use crate::schedule;

/// A side whose choice counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

/// What is chosen, in RON, by the name of each choice.
pub(super) type Values = BTreeMap<String, String>;

impl Settings {
    /// Each choice by its name.
    pub(super) fn values(&self) -> Values {
        let mut values = Values::new();
        self.combined(self, |name, value| {
            if let Some(value) = value {
                values.insert(name.to_owned(), value.to_owned());
            }
            Side::Ours
        });
        values
    }

    /// What is chosen here or there, each from the side that `choose` tells of its name and of
    /// its value here.
    pub(super) fn combined(
        &self,
        theirs: &Self,
        choose: impl FnMut(&str, Option<&str>) -> Side,
    ) -> Self {
        let mut both = Both { choose };
        Self {
            format: self.format.max(theirs.format),
            scheduling: both.scheduling(&self.scheduling, &theirs.scheduling),
            answering: both.answering(self.answering, theirs.answering),
            exams: both.each("exams", &self.exams, &theirs.exams, |exam| exam.of.clone()),
            searches: both.each("searches", &self.searches, &theirs.searches, String::clone),
            distinct: both.each("distinct", &self.distinct, &theirs.distinct, Clone::clone),
            fine: both.each("fine", &self.fine, &theirs.fine, Clone::clone),
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
        let [old, new, there] = [before, after, now].map(Self::values);
        before.combined(now, |name, _| {
            side_of_three([&new, &old, &there].map(|values| values.get(name)), Side::Theirs)
        })
    }
}

/// Which side has changed what both started from; where both have, `side`.
pub(super) fn side_of_three<T: PartialEq>([base, ours, theirs]: [T; 3], side: Side) -> Side {
    let ours_counts = theirs == base || (ours != base && side == Side::Ours);
    if ours_counts { Side::Ours } else { Side::Theirs }
}

/// Two sides' settings on their way to one.
struct Both<F> {
    choose: F,
}

impl<F: FnMut(&str, Option<&str>) -> Side> Both<F> {
    fn one<T: Clone + Serialize>(&mut self, name: &str, ours: &T, theirs: &T) -> T {
        match (self.choose)(name, Some(&text(ours))) {
            Side::Ours => ours.clone(),
            Side::Theirs => theirs.clone(),
        }
    }

    /// The entries of two lists, those of one `key` together.
    fn each<T: Clone + Serialize, K: Serialize>(
        &mut self,
        list: &str,
        ours: &[T],
        theirs: &[T],
        key: impl Fn(&T) -> K,
    ) -> Vec<T> {
        let keys = |entries: &[T]| -> Vec<String> {
            entries.iter().map(|entry| text(&key(entry))).collect()
        };
        let (our_keys, their_keys) = (keys(ours), keys(theirs));
        let (here, there) = (grouped(&our_keys, ours), grouped(&their_keys, theirs));
        let (mut seen, mut all) = (HashSet::new(), Vec::new());
        for key in their_keys.iter().chain(&our_keys).filter(|key| seen.insert(*key)) {
            let (mine, other) = (here.get(key), there.get(key));
            let value = mine.map(|group| group.iter().map(text).collect::<Vec<_>>().concat());
            let group = match (self.choose)(&format!("{list} {key}"), value.as_deref()) {
                Side::Ours => mine,
                Side::Theirs => other,
            };
            all.extend(group.into_iter().flatten().map(|entry| (*entry).clone()));
        }
        all
    }

    fn answering(&mut self, ours: Answering, theirs: Answering) -> Answering {
        Answering {
            typed: self.one("answering.typed", &ours.typed, &theirs.typed),
            two_buttons: self.one("answering.two_buttons", &ours.two_buttons, &theirs.two_buttons),
        }
    }

    fn scheduling(
        &mut self,
        ours: &schedule::Settings,
        theirs: &schedule::Settings,
    ) -> schedule::Settings {
        // What was learnt, and from how much, is one thing.
        let learnt = |of: &schedule::Settings| (of.parameters.clone(), of.trained_on);
        let (parameters, trained_on) =
            self.one("scheduling.parameters", &learnt(ours), &learnt(theirs));
        macro_rules! fields {
            ($($name:ident),*) => {
                schedule::Settings {
                    parameters,
                    trained_on,
                    limits: self.each("scheduling.limits", &ours.limits, &theirs.limits, |limit| {
                        limit.of.clone()
                    }),
                    // Whoever asks for more on one day forgets what was asked for on others.
                    more: self.each("scheduling.more", &ours.more, &theirs.more, |more| {
                        more.of.clone()
                    }),
                    $($name: self.one(
                        concat!("scheduling.", stringify!($name)),
                        &ours.$name,
                        &theirs.$name,
                    ),)*
                }
            };
        }
        fields!(
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
        )
    }
}

/// In RON. Of numbers, words and lists there is none that can't be written.
fn text<T: Serialize>(value: &T) -> String {
    ron::to_string(value).unwrap_or_default()
}

fn grouped<'a, T>(keys: &'a [String], entries: &'a [T]) -> HashMap<&'a String, Vec<&'a T>> {
    let mut groups: HashMap<&String, Vec<&T>> = HashMap::new();
    for (key, entry) in keys.iter().zip(entries) {
        groups.entry(key).or_default().push(entry);
    }
    groups
}

/// The entries of `list` that both sides have.
fn of_both<T: PartialEq>(mut list: Vec<T>, ours: &[T], theirs: &[T]) -> Vec<T> {
    list.retain(|entry| ours.contains(entry) && theirs.contains(entry));
    list
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two libraries' settings in which nothing is the same, but the names of entries.
    pub fn all_others() -> [Settings; 2] {
        let of = |text: &str| ron::from_str(text).unwrap();
        let one = "(format: 1, scheduling: (model: Fsrs, retention: 0.8, parameters: [1.0],
            trained_on: 1, learning_steps: [1], relearning_steps: [1], new_per_day: 1,
            reviews_per_day: 1, leech_lapses: 1, maximum_interval: 10, fuzz: true,
            separate_siblings: true, rollover_hour: 1, backlog: None,
            limits: [(of: Deck(\"d\"), new: Some(1)), (of: Folder(\"f\"), new: Some(1))],
            more: [(on: \"2027-06-15\", new: 1), (of: Some(Deck(\"d\")), on: \"2027-06-15\", new: 1)]),
            answering: (typed: true, two_buttons: true),
            exams: [(deck: \"d\", date: \"2027-06-15\", share: 0.9),
                (tag: \"d\", date: \"2027-06-15\", share: 0.9)],
            searches: [\"a\"], distinct: [(\"a\", \"b\")], fine: [(\"a\", Leak)])";
        let other = "(format: 1, scheduling: (model: Sm2, retention: 0.9, parameters: [2.0],
            trained_on: 2, learning_steps: [2], relearning_steps: [2], new_per_day: 2,
            reviews_per_day: 2, leech_lapses: 2, maximum_interval: 20, fuzz: false,
            separate_siblings: false, rollover_hour: 2,
            backlog: Some((from: \"2027-06-15\", days: 3)),
            limits: [(of: Deck(\"d\"), new: Some(2)), (of: Folder(\"f\"), new: Some(2))],
            more: [(on: \"2027-06-15\", new: 2), (of: Some(Deck(\"d\")), on: \"2027-06-15\", new: 2)]),
            answering: (typed: false, two_buttons: false),
            exams: [(deck: \"d\", date: \"2027-06-16\", share: 0.9),
                (tag: \"d\", date: \"2027-06-16\", share: 0.9)],
            searches: [\"b\"], distinct: [(\"a\", \"c\")], fine: [(\"a\", LongAnswer)])";
        [of(one), of(other)]
    }

    #[test]
    fn every_setting_is_a_choice_of_its_own_and_comes_from_the_side_that_is_asked_for() {
        let [ours, theirs] = all_others();
        assert_eq!(ours.combined(&theirs, |_, _| Side::Ours), ours);
        assert_eq!(ours.combined(&theirs, |_, _| Side::Theirs), theirs);
        let (here, there) = (ours.values(), theirs.values());
        assert_eq!(here.len(), 24, "{here:#?}");
        let names: HashSet<&String> = here.keys().chain(there.keys()).collect();
        assert_eq!(names.len(), 27, "the last three lists have nothing in common");
        for name in names {
            let side = |other: &str| if other == name { Side::Theirs } else { Side::Ours };
            let mut expected = here.clone();
            match there.get(name) {
                Some(value) => expected.insert(name.clone(), value.clone()),
                None => expected.remove(name),
            };
            assert_eq!(ours.combined(&theirs, |name, _| side(name)).values(), expected, "{name}");
        }
    }

    #[test]
    fn an_undo_takes_back_only_what_still_is_as_it_was_left() {
        let of = |retention: f32, new: u32, searches: &[&str]| {
            let mut settings = Settings::default();
            settings.scheduling.retention = retention;
            settings.scheduling.new_per_day = new;
            settings.searches = searches.iter().map(|search| (*search).to_owned()).collect();
            settings
        };
        let (before, after) = (of(0.9, 20, &["gone"]), of(0.93, 30, &["ours"]));
        let back = Settings::taken_back(&before, &after, &of(0.93, 40, &["theirs", "ours"]));
        assert_eq!(back, of(0.9, 40, &["theirs", "gone"]));
    }
}
